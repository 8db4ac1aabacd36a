"""Single jobs on a Google Sheet, each to be measured in a process of its own; they print what each took as lines of JSON."""

import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from gspread.http_client import HTTPClient

from sync.google.opening import open_google
from sync.place import Place
from sync.sheet_address import sheet_address
from sync.workbook import CellEdit, Verdict
from tests.sheets_emulator.client import Backstage, gspread_client
from tests.sync.google.desk import safe_client
from validation.sheet import RawCell, cell_text

Told = dict[str, Any]


class Counted:
    """What every gspread client of this process, ours among them, asks and gets."""

    def __init__(self) -> None:
        self.calls = self.bytes = 0
        asking = HTTPClient.request

        def request(client: HTTPClient, *arguments: Any, **named: Any) -> Any:
            answer = asking(client, *arguments, **named)
            self.calls += 1
            self.bytes += len(answer.content)
            return answer

        HTTPClient.request = request  # type: ignore[method-assign, assignment]

    @contextmanager
    def told(self, name: str = "") -> Iterator[None]:
        """Print what happened meanwhile, under a name of its own where it has one."""
        calls, received, begin, computed = self.calls, self.bytes, time.perf_counter(), time.process_time()
        yield
        found: Told = {
            "seconds": time.perf_counter() - begin,
            "computing": time.process_time() - computed,
            "calls": self.calls - calls,
            "bytes": self.bytes - received,
        }
        print(json.dumps(({"name": name} if name else {}) | found), flush=True)


def read(counted: Counted, _: str, id_: str, state: str) -> None:
    """Ours: all tabs with their looks, as a process does that has just started."""
    with counted.told():
        workbook = open_google(sheet_address(id_), journal=Path(state) / "google.json")
        workbook.version()
        assert workbook.read().tabs[0].rows


def pull(counted: Counted, _: str, id_: str, state: str) -> None:
    """Ours: as the command does."""
    from sync.pull import pull as pull_now

    with counted.told():
        pull_now(Place(sheet_address(id_), Path(state)))


def running(counted: Counted, url: str, id_: str, state: str) -> None:
    """Ours: an app that stays, with nothing changed, then with 100 rows changed, read only and pulled."""
    from sync.pull import pull as pull_now

    place, journal = Place(sheet_address(id_), Path(state)), Path(state) / "google.json"
    open_google(place.workbook, journal=journal).version()
    with counted.told("app that stays: nothing changed"):
        open_google(place.workbook, journal=journal).version()
    _type(url, id_, "changed")
    with counted.told("app that stays: 100 rows changed, read alone"):
        workbook = open_google(place.workbook, journal=journal)
        workbook.version()
        contents = workbook.read()
    _type(url, id_, "changed again")
    with counted.told("app that stays: 100 rows changed, whole pull"):
        pull_now(place)
    rows = contents.tabs[0].rows
    column, middle = rows[0].index("Notes"), len(rows) // 2
    for row in rows[middle : middle + 2]:  # the first makes the hidden tab, the second finds it
        open_google(place.workbook, journal=journal).apply([_edit(rows[0], row, column)])
    edit = _edit(rows[0], rows[middle + 2], column)
    with counted.told("app that stays: one cell written"):
        assert open_google(place.workbook, journal=journal).apply([edit])[0].verdict is Verdict.APPLIED


def _edit(headings: Sequence[RawCell], row: Sequence[RawCell], column: int) -> CellEdit:
    base, heading = cell_text(row[column]), str(headings[column])
    return CellEdit(f"bench {row[0]}", "Contacts", str(headings[0]), str(row[0]), heading, base, "called")


def _type(url: str, id_: str, text: str) -> None:
    where = {"spreadsheet": id_, "tab": "Contacts", "column": "Notes", "value": text}
    Backstage(url).act(*({"do": "edit", "row": row, **where} for row in range(10, 110)))


def get_all_values(counted: Counted, url: str, id_: str) -> None:
    """gspread: get_all_values of every tab."""
    with counted.told():
        _kept = [tab.get_all_values() for tab in gspread_client(url).open_by_key(id_).worksheets()]


def get_all_records(counted: Counted, url: str, id_: str) -> None:
    """gspread: get_all_records of every tab."""
    with counted.told():
        _kept = [tab.get_all_records() for tab in gspread_client(url).open_by_key(id_).worksheets()]


def grid_data(counted: Counted, url: str, id_: str) -> None:
    """One spreadsheets.get with values and number formats of all cells."""
    with counted.told():
        fields = "sheets(data.rowData.values(userEnteredValue,effectiveValue,effectiveFormat.numberFormat))"
        _kept = safe_client(url).spreadsheet(id_, fields=fields)


if __name__ == "__main__":
    job, *arguments = sys.argv[1:]
    jobs: tuple[Callable[..., None], ...] = (read, pull, running, get_all_values, get_all_records, grid_data)
    next(one for one in jobs if one.__name__ == job)(Counted(), *arguments)

"""How many calls each job takes, by the emulator's log of them."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sync.google import GoogleWorkbook, Memory
from sync.workbook import CellEdit, Edit, NewRow
from tests.sheets_emulator.client import Backstage, gspread_client
from tests.sync.google.desk import safe_client

TABS = tuple(f"Tab {number}" for number in range(14))
QUIET = timedelta(seconds=31)


def opened(url: str, sheet: str, memory: Memory, clock: Callable[[], datetime], folder: Path) -> GoogleWorkbook:
    """A sheet as the app opens it."""
    folder.mkdir(parents=True, exist_ok=True)
    journal = folder / f"{sheet}.json"
    return GoogleWorkbook(safe_client(url), sheet, journal=journal, memory=memory, clock=clock)


def fourteen_tabs(backstage: Backstage, rows: int) -> str:
    """A sheet whose tabs have so many rows."""
    cells = [["id", "Name", "More"], *([f"k{n}", "old", "cell"] for n in range(rows))]
    return backstage.workbook(dict.fromkeys(TABS, cells))


def ours_counted(url: str, rows: int, folder: Path) -> dict[str, int]:
    """Calls by job, on tabs of so many rows."""
    return dict(_Ours(url, rows, folder).counted())


class _Ours:
    def __init__(self, url: str, rows: int, folder: Path) -> None:
        self.backstage, self.now = Backstage(url), datetime(2024, 3, 5, 10)
        self.sheet = fourteen_tabs(self.backstage, rows)
        self.workbook = opened(url, self.sheet, Memory(), lambda: self.now, folder)

    def counted(self) -> Iterator[tuple[str, int]]:
        yield "first look and pull of all 14 tabs", self._count(self._pull)
        self._pull()
        self.now += QUIET
        yield "nothing changed", self._count(self.workbook.version)
        self._type("typed")
        yield "pull of all 14 tabs after a quiet time", self._count(self._pull)
        self.now += timedelta(seconds=10)
        self._type("typed again")
        yield "pull of all 14 tabs while people type", self._count(self._pull)
        self.now += timedelta(seconds=61)
        yield "a look once a minute", self._count(self.workbook.version)
        yield "the very first push, which adds the hidden tab", self._push(self._edit(0, 60))
        self.now += timedelta(seconds=61)
        self._pull()
        yield "push of 1 cell", self._push(self._edit(0, 61))
        edits = [self._edit(tab, row) for tab in range(5) for row in range(20)]
        new = [NewRow(f"new {n}", TABS[0], "id", f"n{n}", (("id", f"n{n}"), ("Name", "x"))) for n in range(20)]
        yield "push of 100 cells in 5 tabs and 20 new rows", self._push(*edits, *new)
        self._around(fault="drop_after")
        yield "push of 1 cell whose answer is lost", self._push(self._edit(0, 62))
        sort = {"do": "sort", "by": "id", "descending": True, "spreadsheet": self.sheet, "tab": TABS[0]}
        self._around(before=[sort])
        yield "push of 1 cell while somebody sorts: put back, written anew", self._push(self._edit(0, 63))

    def _count(self, job: Callable[[], object]) -> int:
        before = len(self.backstage.calls())
        job()
        return len(self.backstage.calls()) - before

    def _pull(self) -> None:
        self.workbook.version()
        self.workbook.read()

    def _push(self, *edits: Edit) -> int:
        return self._count(lambda: self.workbook.apply(edits))

    def _edit(self, tab: int, row: int) -> CellEdit:
        return CellEdit(f"edit {tab} {row}", TABS[tab], "id", f"k{row}", "Name", "old", "new")

    def _type(self, text: str) -> None:
        where = {"spreadsheet": self.sheet, "tab": TABS[0], "row": 90, "column": "More"}
        self.backstage.act({"do": "edit", "value": text, **where})

    def _around(self, **scene: Any) -> None:
        self.backstage.queue({"match": "batchUpdate", **scene})


def theirs_counted(url: str) -> dict[str, int]:
    """The same with gspread as its documentation shows it: a call a tab, a call a cell, a call a row."""
    backstage = Backstage(url)
    sheet = fourteen_tabs(backstage, 100)

    def count(job: Callable[[], object]) -> int:
        before = len(backstage.calls())
        job()
        return len(backstage.calls()) - before

    def pull() -> None:
        for tab in gspread_client(url).open_by_key(sheet).worksheets():
            tab.get_all_values()

    book = gspread_client(url).open_by_key(sheet)

    def push(tabs: int, cells: int, rows: int) -> None:
        for tab in [book.worksheet(name) for name in TABS[:tabs]]:
            for n in range(cells):
                found = tab.find(f"k{n}")
                assert found is not None
                tab.update_cell(found.row, 2, "new")
        for n in range(rows):
            book.sheet1.append_row([f"n{n}", "x"])

    pulled = count(pull)
    return {
        "first look and pull of all 14 tabs": pulled,
        "nothing changed": pulled,
        "pull of all 14 tabs after a quiet time": pulled,
        "pull of all 14 tabs while people type": pulled,
        "push of 1 cell": count(lambda: push(1, 1, 0)),
        "push of 100 cells in 5 tabs and 20 new rows": count(lambda: push(5, 20, 20)),
    }

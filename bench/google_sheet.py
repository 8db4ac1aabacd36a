"""A business of any size in the emulator's Google Sheet, formatted as a prepared sheet is."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from itertools import zip_longest
from random import Random
from typing import Any

from sync.demo import SEED, shop_tabs
from sync.demo.people import people_tabs
from sync.demo.tab import Dice
from sync.google.cells import extended
from sync.new_workbook import Formula, WrittenTab
from tests.sheets_emulator.client import Backstage

NOW = datetime(2024, 3, 5, 10)
SMALLEST = 5000
KINDS = {"@": "TEXT", "dd mmm yyyy": "DATE", "dd mmm yyyy hh:mm": "DATE_TIME"}


@contextmanager
def emulator() -> Iterator[str]:
    """The address of an emulator in a process of its own."""
    process = subprocess.Popen([sys.executable, "-m", "tests.sheets_emulator"], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait()


def business(contacts: int) -> list[WrittenTab]:
    """The tabs of the sample business; beyond 5,000 contacts only these become more, for a sheet holds ten million cells."""
    tabs = shop_tabs(Dice(Random(SEED), NOW), min(contacts, SMALLEST))
    if contacts <= SMALLEST:
        return tabs
    people, _ = people_tabs(Dice(Random(SEED), NOW), contacts, 800)
    return [people.written(), *tabs[1:]]


def sheet_of(url: str, tabs: Sequence[WrittenTab]) -> str:
    """The id of a new sheet with these tabs."""
    backstage = Backstage(url)
    found = backstage.workbook({tab.name: [[c.heading for c in tab.columns], *_rows(tab)] for tab in tabs})
    requests = [request for sheet_id, tab in enumerate(tabs) for request in _formats(sheet_id, tab)]
    backstage.act({"do": "request", "spreadsheet": found, "requests": requests})
    return found


def typed(value: Any) -> Any:
    """A value as a sheet holds it: days are numbers there."""
    return next(iter(extended(value).values()), "")


def typed_kinds(tab: WrittenTab) -> Counter[str]:
    """How many texts, days and numbers were typed into a tab."""
    return Counter(kind for row in tab.rows for value in row if (kind := _kind(value)))


def losses(tab: WrittenTab, found: Sequence[Sequence[Any]]) -> Counter[str]:
    """How many of them are another value, or another kind of value, in what was read."""
    lost: Counter[str] = Counter()
    for row, read in zip_longest(tab.rows, found, fillvalue=()):
        for value, cell in zip_longest(row, read):
            kind = _kind(value)
            if kind and not _is_same(value, cell, kind):
                lost[kind] += 1
    return lost


def _kind(value: Any) -> str:
    if isinstance(value, date):
        return "day"
    if isinstance(value, str):
        return "text" if value else ""
    return "number" if isinstance(value, int | float | Decimal) and not isinstance(value, bool) else ""


def _is_same(value: Any, cell: Any, kind: str) -> bool:
    if kind == "text":
        return bool(cell == value)
    if kind == "number":
        return isinstance(cell, int | float) and abs(float(value) - cell) < 1e-9
    moment = cell if isinstance(cell, datetime) else None
    if isinstance(value, datetime):
        return moment == value or (moment is None and cell == value.date())
    return bool(cell == value)


def _rows(tab: WrittenTab) -> Iterator[list[Any]]:
    for number, row in enumerate(tab.rows, 2):
        yield [
            {"formula": "=" + value.text.lstrip("=").format(row=number), "value": value.value}
            if isinstance(value, Formula)
            else typed(value)
            for value in row
        ]


def _formats(sheet_id: int, tab: WrittenTab) -> Iterator[dict[str, Any]]:
    for column, made in enumerate(tab.columns):
        days = any(isinstance(row[column], date) for row in tab.rows[:200])
        pattern = made.number_format or ("dd mmm yyyy" if days else "")
        if pattern and tab.rows:
            area = {"sheetId": sheet_id, "startRowIndex": 1, "endRowIndex": len(tab.rows) + 1}
            shown = {"type": KINDS.get(pattern, "NUMBER"), "pattern": pattern}
            yield {
                "repeatCell": {
                    "range": area | {"startColumnIndex": column, "endColumnIndex": column + 1},
                    "cell": {"userEnteredFormat": {"numberFormat": shown}},
                    "fields": "userEnteredFormat.numberFormat",
                }
            }

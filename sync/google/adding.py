"""Headings and tabs that the app adds: always to the right of, and after, all that is there."""

import re
from collections.abc import Mapping, Sequence

from sync.cell_text import written_text
from sync.google.batch import new_number
from sync.google.cells import extended
from sync.google.client import Json
from sync.google.grid import Grid, GridTab
from sync.google.plan import RowWrite
from sync.google.preparing import column_below, formatted, headed, offered, own_tab, rule_for, warned
from sync.google.tabstate import TabState
from sync.list_ranges import ListRange, as_raw, is_lists_tab, list_ranges, ranges_in
from sync.workbook import CellValue, NewTab
from sync.xlsx.header import Header

_MOST_ROWS = 1000
_OWN_WIDTH = 26
# Google's own name of the first tab, in any language: Sheet1, शीट1, Feuille 1, 工作表1.
_DEFAULT_NAME = re.compile(r"[^\d\s]+ ?1")


def header_write(tab: GridTab, headings: Sequence[str]) -> RowWrite | None:
    """The missing headings in the header row, right of all that is in the tab; None where none is missing."""
    state = TabState(tab)
    header = header_among(state, headings)
    missing = [heading for heading in dict.fromkeys(headings) if heading not in header.columns]
    first = max(map(len, tab.rows), default=0)
    state.own(header.row, header, "", None, by_id=False)
    for column, heading in enumerate(missing, first):
        state.write(header.row, column, heading)
    return next(iter(state.rows_to_write()), None)


def header_among(state: TabState, headings: Sequence[str]) -> Header:
    """The row that has one of the headings already, else the first that holds nearly as many texts as any."""
    known = next((one for one in state.headers if any(heading in one.columns for heading in headings)), None)
    if known:
        return known
    texts = [sum("stringValue" in cell.shown for cell in state.tab.rows[one.row - 1]) for one in state.headers]
    wide = (one for one, count in zip(state.headers, texts, strict=True) if count and count >= 0.6 * max(texts))
    return next(wide, Header(1, {}))


def missing_tabs(tabs: Sequence[NewTab], grid: Grid) -> list[NewTab]:
    """Those whose names no tab has; Google does not tell capitals apart."""
    there = {tab.title.casefold() for tab in grid.tabs}
    return [tab for tab in tabs if tab.name.casefold() not in there]


def new_tabs(tabs: Sequence[NewTab], grid: Grid) -> list[Json]:
    """The requests that append tabs with headings, notes, formats, drop-downs, warnings and first rows.

    The empty tab that a new sheet begins with becomes the first of them. What somebody types into it meanwhile stays, below
    the headings.
    """
    lists = next((list_ranges(as_raw(tab)) for tab in tabs if is_lists_tab(tab.name)), {})
    ranges = {**lists, **ranges_in([tab.raw for tab in grid.tabs if is_lists_tab(tab.title)])}
    empty = _empty_first(grid)
    numbered = [(empty.sheet_id if empty and place == 0 else new_number(), tab) for place, tab in enumerate(tabs)]
    requests: list[Json] = [] if grid.own else own_tab(new_number(), height=2, width=_OWN_WIDTH)
    for number, tab in numbered:
        requests += _taken(empty, tab) if empty and number == empty.sheet_id else [_added(tab, number)]
    # A drop-down may point only at what is there already.
    for number, tab in sorted(numbered, key=lambda one: not is_lists_tab(one[1].name)):
        requests += _filled(tab, number, ranges)
    return requests


def _empty_first(grid: Grid) -> GridTab | None:
    """The only tab of a new sheet, while nothing is in it and nobody has given it a name."""
    only = grid.tabs[0] if len(grid.tabs) == 1 else None
    return only if only and not any(only.rows) and _DEFAULT_NAME.fullmatch(only.title) else None


def _added(tab: NewTab, sheet_id: int) -> Json:
    height = max(_MOST_ROWS, len(tab.rows) + 1)
    size = {"rowCount": height, "columnCount": max(1, len(tab.columns)), "frozenRowCount": 1}
    shown = {"hidden": tab.is_hidden, "rightToLeft": tab.is_right_to_left}
    return {"addSheet": {"properties": {"sheetId": sheet_id, "title": tab.name, "gridProperties": size, **shown}}}


def _taken(empty: GridTab, tab: NewTab) -> list[Json]:
    """Fresh rows push down what somebody may have typed since it was looked at."""
    sheet_id = empty.sheet_id
    shown = {"rightToLeft": tab.is_right_to_left, "gridProperties": {"frozenRowCount": 1}}
    properties = {"sheetId": sheet_id, "title": tab.name, **shown}
    changes = {"properties": properties, "fields": "title,rightToLeft,gridProperties.frozenRowCount"}
    missing = len(tab.columns) - empty.width
    fresh = {"sheetId": sheet_id, "dimension": "ROWS", "startIndex": 0, "endIndex": len(tab.rows) + 1}
    wider = {"appendDimension": {"sheetId": sheet_id, "dimension": "COLUMNS", "length": missing}}
    return [
        {"insertDimension": {"range": fresh, "inheritFromBefore": False}},
        *([wider] if missing > 0 else []),
        {"updateSheetProperties": changes},
    ]


def _filled(tab: NewTab, sheet_id: int, ranges: Mapping[str, ListRange]) -> list[Json]:
    requests = headed(sheet_id, tab.columns)
    for place, column in enumerate(tab.columns):
        below = column_below(sheet_id, 1, place)
        requests += [*formatted(column, below), *offered(rule_for(column, ranges), below)]
        requests += [warned(sheet_id, place, column.note or column.heading)] if column.is_protected else []
    return requests + _rows(tab, sheet_id)


def _rows(tab: NewTab, sheet_id: int) -> list[Json]:
    rows = [{"values": [_value(value) for value in row]} for row in tab.rows]
    start = {"sheetId": sheet_id, "rowIndex": 1, "columnIndex": 0}
    return [{"updateCells": {"start": start, "rows": rows, "fields": "userEnteredValue"}}] if rows else []


def _value(value: CellValue) -> Json:
    entered = extended(value)
    return {"userEnteredValue": entered} if entered and written_text(value) else {}

"""Headings and tabs that the app adds: always to the right of, and after, all that is there."""

from collections.abc import Sequence

from sync.cell_text import written_text
from sync.google.batch import new_number
from sync.google.cells import extended
from sync.google.client import Json
from sync.google.grid import GridTab
from sync.google.plan import RowWrite
from sync.google.tabstate import TabState
from sync.workbook import CellValue, NewColumn, NewTab
from sync.xlsx.header import Header

_MOST_ROWS = 1000
_KINDS = {"@": "TEXT", "dd mmm yyyy": "DATE", "#,##0.00": "NUMBER"}


def header_write(tab: GridTab, headings: Sequence[str]) -> RowWrite | None:
    """The missing headings in the header row, right of all that is in the tab; None where none is missing."""
    state = TabState(tab)
    header = _header(state, headings)
    missing = [heading for heading in dict.fromkeys(headings) if heading not in header.columns]
    first = max(map(len, tab.rows), default=0)
    state.own(header.row, header, "", None, by_id=False)
    for column, heading in enumerate(missing, first):
        state.write(header.row, column, heading)
    return next(iter(state.rows_to_write()), None)


def _header(state: TabState, headings: Sequence[str]) -> Header:
    """The row that has one of the headings already, else the first that holds nearly as many texts as any."""
    known = next((one for one in state.headers if any(heading in one.columns for heading in headings)), None)
    if known:
        return known
    texts = [sum("stringValue" in cell.shown for cell in state.tab.rows[one.row - 1]) for one in state.headers]
    wide = (one for one, count in zip(state.headers, texts, strict=True) if count and count >= 0.6 * max(texts))
    return next(wide, Header(1, {}))


def new_tabs(tabs: Sequence[NewTab]) -> list[Json]:
    """The requests that append tabs with their headings, notes, formats, drop-downs and first rows."""
    return [request for tab in tabs for request in _new_tab(tab, new_number())]


def _new_tab(tab: NewTab, sheet_id: int) -> list[Json]:
    height = max(_MOST_ROWS, len(tab.rows) + 1)
    size = {"rowCount": height, "columnCount": max(1, len(tab.columns)), "frozenRowCount": 1}
    rows = [{"values": [_heading(column) for column in tab.columns]}]
    rows += [{"values": [_value(value) for value in row]} for row in tab.rows]
    fields = "userEnteredValue,note,userEnteredFormat.numberFormat,userEnteredFormat.textFormat.bold"
    return [
        {"addSheet": {"properties": {"sheetId": sheet_id, "title": tab.name, "gridProperties": size}}},
        *(request for place, column in enumerate(tab.columns) for request in _looks(column, place, sheet_id)),
        {"updateCells": {"start": {"sheetId": sheet_id}, "rows": rows[:1], "fields": fields}},
        *_rows(rows[1:], sheet_id),
    ]


def _rows(rows: Sequence[Json], sheet_id: int) -> list[Json]:
    start = {"sheetId": sheet_id, "rowIndex": 1, "columnIndex": 0}
    return [{"updateCells": {"start": start, "rows": rows, "fields": "userEnteredValue"}}] if rows else []


def _heading(column: NewColumn) -> Json:
    note = {"note": column.note} if column.note else {}
    return {
        "userEnteredValue": {"stringValue": column.heading},
        "userEnteredFormat": {"textFormat": {"bold": True}},
        **note,
    }


def _value(value: CellValue) -> Json:
    entered = extended(value)
    return {"userEnteredValue": entered} if entered and written_text(value) else {}


def _looks(column: NewColumn, place: int, sheet_id: int) -> list[Json]:
    below = {"sheetId": sheet_id, "startRowIndex": 1, "startColumnIndex": place, "endColumnIndex": place + 1}
    requests: list[Json] = []
    if kind := _KINDS.get(column.number_format):
        cell = {"userEnteredFormat": {"numberFormat": {"type": kind, "pattern": column.number_format}}}
        fields = "userEnteredFormat.numberFormat"
        requests.append({"repeatCell": {"range": below, "cell": cell, "fields": fields}})
    if column.choices:
        values = [{"userEnteredValue": choice} for choice in column.choices]
        rule = {"condition": {"type": "ONE_OF_LIST", "values": values}, "strict": False, "showCustomUi": True}
        requests.append({"setDataValidation": {"range": below, "rule": rule}})
    return requests

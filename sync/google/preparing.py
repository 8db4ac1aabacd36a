"""How prepared columns look in a Google Sheet: formats, drop-downs, notes, warnings, headings that stay in view."""

from collections.abc import Mapping, Sequence

from sync.google.client import Json
from sync.google.grid import OWN_TAB
from sync.list_ranges import ListRange
from sync.workbook import NewColumn

_KINDS = {"@": "TEXT", "dd mmm yyyy": "DATE", "dd mmm yyyy hh:mm": "DATE_TIME"}
_MOST_CHOICES = 500
_OWN_WARNING = "Bahi notes here what it writes, so that nothing of yours is ever lost. Please leave it as it is."
_RED, _WHITE = {"red": 0.608, "green": 0.11, "blue": 0.192}, {"red": 1, "green": 1, "blue": 1}
_HEADING = {
    "backgroundColorStyle": {"rgbColor": _RED},
    "textFormat": {"bold": True, "foregroundColorStyle": {"rgbColor": _WHITE}},
    "verticalAlignment": "MIDDLE",
    "wrapStrategy": "WRAP",
}
_HEADING_FIELDS = (
    "userEnteredValue,note,userEnteredFormat(backgroundColorStyle,textFormat,verticalAlignment,wrapStrategy)"
)


def number_format(pattern: str) -> Json:
    """Google's NumberFormat for a pattern of ours."""
    return {"type": _KINDS.get(pattern, "NUMBER"), "pattern": pattern}


def column_below(sheet_id: int, row: int, column: int) -> Json:
    """All of a column below a row (counted from 1), to the end of the tab."""
    return {"sheetId": sheet_id, "startRowIndex": row, "startColumnIndex": column, "endColumnIndex": column + 1}


def formatted(column: NewColumn, below: Json) -> list[Json]:
    """The request that gives cells the column's number format."""
    if not column.number_format:
        return []
    cell = {"userEnteredFormat": {"numberFormat": number_format(column.number_format)}}
    return [{"repeatCell": {"range": below, "cell": cell, "fields": "userEnteredFormat.numberFormat"}}]


def rule_for(column: NewColumn, ranges: Mapping[str, ListRange]) -> Json | None:
    """The drop-down of a column: the range of its list, else its words; other words may be typed all the same."""
    if listed := ranges.get(column.list_name):
        condition: Json = {"type": "ONE_OF_RANGE", "values": [{"userEnteredValue": listed.formula}]}
    elif column.choices and len(column.choices) <= _MOST_CHOICES:
        words = [{"userEnteredValue": choice} for choice in column.choices]
        condition = {"type": "ONE_OF_LIST", "values": words}
    else:
        return None
    return {"condition": condition, "strict": False, "showCustomUi": True}


def offered(rule: Json | None, below: Json) -> list[Json]:
    """The request that gives cells a drop-down."""
    return [{"setDataValidation": {"range": below, "rule": rule}}] if rule else []


def warned(sheet_id: int, column: int | None, description: str) -> Json:
    """The request that has people warned before they change a column, or the whole tab."""
    place: Json = {"sheetId": sheet_id}
    if column is not None:
        place |= {"startColumnIndex": column, "endColumnIndex": column + 1}
    return {"addProtectedRange": {"protectedRange": {"range": place, "description": description, "warningOnly": True}}}


def own_tab(sheet_id: int, *, height: int, width: int) -> list[Json]:
    """The requests that make the app's own hidden tab."""
    size = {"rowCount": height, "columnCount": width}
    properties = {"sheetId": sheet_id, "title": OWN_TAB, "hidden": True, "gridProperties": size}
    return [{"addSheet": {"properties": properties}}, warned(sheet_id, None, _OWN_WARNING)]


def headed(sheet_id: int, columns: Sequence[NewColumn]) -> list[Json]:
    """The requests that write the headings of a new tab, with their notes, and make columns wide enough for them."""
    row = {"values": [_heading(column) for column in columns]}
    update = {"updateCells": {"start": {"sheetId": sheet_id}, "rows": [row], "fields": _HEADING_FIELDS}}
    return [update, *(_wide(sheet_id, place, column) for place, column in enumerate(columns))]


def _heading(column: NewColumn) -> Json:
    note = {"note": column.note} if column.note else {}
    return {"userEnteredValue": {"stringValue": column.heading}, "userEnteredFormat": _HEADING, **note}


def _wide(sheet_id: int, place: int, column: NewColumn) -> Json:
    span = {"sheetId": sheet_id, "dimension": "COLUMNS", "startIndex": place, "endIndex": place + 1}
    pixels = max(90, min(260, 9 * len(column.heading) + 24))
    return {"updateDimensionProperties": {"range": span, "properties": {"pixelSize": pixels}, "fields": "pixelSize"}}

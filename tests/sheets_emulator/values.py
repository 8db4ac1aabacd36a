"""The `spreadsheets.values` calls: get, update, append, clear, and each of them in batches."""

from typing import Any

from .a1 import Area, Box, area_text, column_letters
from .appending import append
from .cell_data import TEXT_LIMIT
from .cells import Extra, Json, Value
from .data_filters import matching_places
from .entering import entered, raw
from .errors import Refused
from .rendering import value_range
from .results import results_of
from .sheet import Sheet
from .spreadsheet import Place, Spreadsheet
from .turn import KEEP, Keep, Turn

Matrix = list[list[Any]]


def get(spreadsheet: Spreadsheet, text: str, options: Json) -> Json:
    """values.get"""
    return value_range(spreadsheet.place(text), results_of(spreadsheet), options)


def batch_get(spreadsheet: Spreadsheet, ranges: list[str], options: Json) -> Json:
    """values.batchGet"""
    places = [_place(spreadsheet, text, at) for at, text in enumerate(ranges)]
    results = results_of(spreadsheet)
    answer: Json = {"spreadsheetId": spreadsheet.id}
    if places:
        answer["valueRanges"] = [value_range(place, results, options) for place in places]
    return answer


def _place(spreadsheet: Spreadsheet, text: str, at: int) -> Place:
    try:
        return spreadsheet.place(text)
    except Refused as error:
        raise (error.within(f"Invalid range[{at}]") if "exceeds" in error.message else error) from None


def batch_get_by_filter(spreadsheet: Spreadsheet, body: Json) -> Json:
    """values.batchGetByDataFilter"""
    results = results_of(spreadsheet)
    found = [
        {"valueRange": value_range(place, results, body), "dataFilters": [_echoed(one) for one in filters]}
        for place, filters in matching_places(spreadsheet, body.get("dataFilters", []))
    ]
    return {"spreadsheetId": spreadsheet.id} | ({"valueRanges": found} if found else {})


def _echoed(data_filter: Json) -> Json:
    bounds = {name: value for name, value in data_filter.get("gridRange", {}).items() if value != 0}
    return data_filter | ({"gridRange": bounds} if "gridRange" in data_filter else {})


def update(turn: Turn, text: str, body: Json, options: Json) -> Json:
    """values.update"""
    named = body.get("range")
    if named and named != text:
        raise Refused(f"Requested range {text} does not match value range {named}.")
    sheet, box = turn.spreadsheet.find(text)
    return write(turn, sheet, box, text, body, options)


def write(turn: Turn, sheet: Sheet, box: Box, text: str, body: Json, options: Json) -> Json:
    """Write a ValueRange at a box, as typed or raw, and say what was updated."""
    rows = rows_of(body)
    area = sheet.area(box)
    if area.height == 1 and area.width == 1:
        area = area._replace(bottom=sheet.height, right=sheet.width)
    _check_fits(rows, area, text)
    return put(turn, sheet, area.top, area.left, rows, options)


def rows_of(body: Json) -> Matrix:
    """The values as rows, whatever the major dimension."""
    values: Matrix = [row if row is not None else [] for row in body.get("values") or []]
    if body.get("majorDimension") != "COLUMNS":
        return values
    height = max(map(len, values), default=0)
    return [[column[at] if at < len(column) else None for column in values] for at in range(height)]


def _check_fits(rows: Matrix, area: Area, text: str) -> None:
    if len(rows) > area.height:
        raise Refused(f"Requested writing within range [{text}], but tried writing to row [{area.bottom + 1}]")
    if max(map(len, rows), default=0) > area.width:
        column = column_letters(area.right)
        raise Refused(f"Requested writing within range [{text}], but tried writing to column [{column}]")


def put(turn: Turn, sheet: Sheet, top: int, left: int, rows: Matrix, options: Json) -> Json:
    """Write rows from a corner; null leaves a cell as it is, an empty text empties it."""
    as_typed = options.get("valueInputOption") == "USER_ENTERED"
    typed = [_typed_row(turn, sheet, top + at, left, row) if as_typed else _raw_row(row) for at, row in enumerate(rows)]
    _check_lengths(rows)
    turn.write(sheet, top, left, typed)
    width = max(map(len, rows), default=0)
    area = Area(top, left, top + len(rows), left + width)
    answer: Json = {"spreadsheetId": turn.spreadsheet.id, "updatedRange": area_text(sheet.title, area)} | _counts(rows)
    if options.get("includeValuesInResponse"):
        shown = {
            "valueRenderOption": options.get("responseValueRenderOption"),
            "dateTimeRenderOption": options.get("responseDateTimeRenderOption"),
        }
        answer["updatedData"] = value_range(Place(sheet, area), turn.results(), shown)
    return answer


def _check_lengths(rows: Matrix) -> None:
    if any(isinstance(value, str) and len(value) > TEXT_LIMIT for row in rows for value in row):
        raise Refused(f"Your input contains more than the maximum of {TEXT_LIMIT} characters in a single cell.")


def _raw_row(row: list[Any]) -> list[Value | Keep]:
    return [KEEP if value is None else raw(value) for value in row]


def _typed_row(turn: Turn, sheet: Sheet, index: int, left: int, row: list[Any]) -> list[Value | Keep]:
    typed: list[Value | Keep] = []
    for at, text in enumerate(row):
        extra = sheet.row(index).extra(left + at)
        number_format = (extra.format or {}).get("numberFormat")
        value, brought = (KEEP, None) if text is None else entered(text, turn.spreadsheet.locale, number_format)
        typed.append(value)
        if brought and not number_format:
            sheet.put_extras(index, left + at, [_with_number_format(extra, brought)])
    return typed


def _with_number_format(extra: Extra, number_format: Json) -> Extra:
    return Extra((extra.format or {}) | {"numberFormat": number_format}, extra.note, extra.validation, extra.runs)


def _counts(rows: Matrix) -> Json:
    """Cells that were given a value; Google leaves out zeros."""
    cells = [(r, c) for r, row in enumerate(rows) for c, value in enumerate(row) if value is not None]
    if not cells:
        return {}
    return {
        "updatedRows": len({r for r, _ in cells}),
        "updatedColumns": len({c for _, c in cells}),
        "updatedCells": len(cells),
    }


def batch_update(turn: Turn, body: Json) -> Json:
    """values.batchUpdate"""
    data = body.get("data") or []
    found = [turn.spreadsheet.find(one.get("range") or "") for one in data]
    jobs = [(sheet, box, one["range"], one) for (sheet, box), one in zip(found, data, strict=True)]
    return _batch_written(turn, jobs, body)


def batch_update_by_filter(turn: Turn, body: Json) -> Json:
    """values.batchUpdateByDataFilter"""
    jobs = []
    for one in body.get("data") or []:
        for (sheet, area), _ in matching_places(turn.spreadsheet, [one.get("dataFilter") or {}]):
            box = Box(area.top, area.left, area.bottom, area.right)
            jobs.append((sheet, box, area_text(sheet.title, area), one))
    return _batch_written(turn, jobs, body)


def _batch_written(turn: Turn, jobs: list[tuple[Sheet, Box, str, Json]], options: Json) -> Json:
    responses, rows, columns, cells = [], set(), set(), 0
    for sheet, box, text, one in jobs:
        responses.append(write(turn, sheet, box, text, one, options))
        area = sheet.area(box)
        for r, row in enumerate(rows_of(one)):
            written = [c for c, value in enumerate(row) if value is not None]
            cells += len(written)
            columns |= {(sheet.id, area.left + c) for c in written}
            rows |= {(sheet.id, area.top + r)} if written else set()
    totals = {
        "totalUpdatedRows": len(rows), "totalUpdatedColumns": len(columns), "totalUpdatedCells": cells,
        "totalUpdatedSheets": len({sheet_id for sheet_id, _ in rows}), "responses": responses,
    }  # fmt: skip
    return {"spreadsheetId": turn.spreadsheet.id} | {name: total for name, total in totals.items() if total}


def append_values(turn: Turn, text: str, body: Json, options: Json) -> Json:
    """values.append"""
    place = turn.spreadsheet.place(text)
    rows = rows_of(body)
    target = append(turn, place, rows, insert=options.get("insertDataOption") == "INSERT_ROWS")
    answer: Json = {"spreadsheetId": turn.spreadsheet.id}
    if target.table:
        answer["tableRange"] = area_text(place.sheet.title, target.table)
    return answer | {"updates": put(turn, place.sheet, target.top, target.left, rows, options)}


def clear(turn: Turn, text: str) -> Json:
    """values.clear"""
    place = turn.spreadsheet.place(text)
    return {"spreadsheetId": turn.spreadsheet.id, "clearedRange": empty(turn, place)}


def batch_clear(turn: Turn, ranges: list[str]) -> Json:
    """values.batchClear"""
    places = [_place(turn.spreadsheet, text, at) for at, text in enumerate(ranges)]
    return {"spreadsheetId": turn.spreadsheet.id, "clearedRanges": [empty(turn, place) for place in places]}


def batch_clear_by_filter(turn: Turn, body: Json) -> Json:
    """values.batchClearByDataFilter"""
    places = [place for place, _ in matching_places(turn.spreadsheet, body.get("dataFilters", []))]
    return {"spreadsheetId": turn.spreadsheet.id, "clearedRanges": [empty(turn, place) for place in places]}


def empty(turn: Turn, place: Place) -> str:
    """Empty the values of an area, keep its formats, notes and rules; its range's text."""
    sheet, area = place
    used = sheet.last_used(area)
    width = max((len(row.values) for row in sheet.rows[area.top : used]), default=0)
    blank: list[Value | Keep] = [None] * (min(area.right, max(width, area.left)) - area.left)
    turn.write(sheet, area.top, area.left, [blank] * (used - area.top))
    return area_text(sheet.title, area)

"""spreadsheets.get: the Spreadsheet resource, of which only what the mask wants is built."""

from collections.abc import Sequence
from typing import Any

from .a1 import Area
from .cell_data import CellWriter, pruned
from .cells import PLAIN_CELL, Formula, Json
from .data_filters import matching_places
from .encoding import Encoded, compact
from .masks import Mask, below, masked, wants
from .results import Results, results_of
from .sheet import Sheet, grid_range, overlap
from .sheet_requests import properties_of
from .spreadsheet import BLACK_ON_WHITE, THEME, Place, Spreadsheet

NOTHING = b"{}"
ROW_PIXELS, COLUMN_PIXELS = 21, 100


def spreadsheet_json(spreadsheet: Spreadsheet, ranges: list[str], mask: Mask, *, grid: bool) -> Json:
    """The spreadsheet, its tabs cut to the ranges; grid data if asked for or named in the mask."""
    return _built(spreadsheet, [spreadsheet.place(text) for text in ranges], mask, grid=grid, cut=bool(ranges))


def spreadsheet_by_filter(spreadsheet: Spreadsheet, body: Json, mask: Mask) -> Json:
    """spreadsheets.getByDataFilter"""
    filters = body.get("dataFilters") or []
    places = [place for place, _ in matching_places(spreadsheet, filters)]
    return _built(spreadsheet, places, mask, grid=bool(body.get("includeGridData")), cut=bool(filters))


def _built(spreadsheet: Spreadsheet, places: list[Place], mask: Mask, *, grid: bool, cut: bool) -> Json:
    with_grid = wants(mask, "sheets", "data") if mask else grid
    results = results_of(spreadsheet)
    shown = [sheet for sheet in spreadsheet.sheets if not cut or any(place.sheet is sheet for place in places)]
    sheets = [_sheet_json(spreadsheet, sheet, places, mask, results, with_grid=with_grid, cut=cut) for sheet in shown]
    answer: Json = {
        "spreadsheetId": spreadsheet.id,
        "properties": _properties(spreadsheet),
        "sheets": sheets,
        "namedRanges": [pruned(one) for one in spreadsheet.named_ranges],
        "spreadsheetUrl": f"https://docs.google.com/spreadsheets/d/{spreadsheet.id}/edit",
        "developerMetadata": [item for item in spreadsheet.metadata if item["location"].get("spreadsheet")],
    }
    answer = {name: value for name, value in answer.items() if value != []}
    found: Json = masked(answer, mask)
    return found


def _properties(spreadsheet: Spreadsheet) -> Json:
    found = spreadsheet.properties
    colours = [{"colorType": name, "color": {"rgbColor": colour}} for name, colour in THEME.items()]
    front = {name: found[name] for name in ("title", "locale", "autoRecalc", "timeZone")}
    defaults = {
        "defaultFormat": BLACK_ON_WHITE,
        "spreadsheetTheme": {"primaryFontFamily": "Arial", "themeColors": colours},
    }
    return front | defaults | found


def _sheet_json(
    spreadsheet: Spreadsheet,
    sheet: Sheet,
    places: list[Place],
    mask: Mask,
    results: Results,
    *,
    with_grid: bool,
    cut: bool,
) -> Json:
    answer: Json = {"properties": properties_of(spreadsheet, sheet)}
    if with_grid:
        areas = [place.area for place in places if place.sheet is sheet] if cut else [sheet.area({})]
        data_mask = below(mask, "sheets", "data")
        answer["data"] = [_grid_data(spreadsheet, sheet, area, data_mask, results) for area in areas]
    lists = {"merges": _touched(sheet, places) if cut else sheet.merges, **sheet.collections}
    answer |= {name: [pruned(one) for one in listed] for name, listed in lists.items() if listed}
    if sheet.basic_filter:
        answer["basicFilter"] = pruned(sheet.basic_filter)
    metadata = [item for item in spreadsheet.metadata if item["location"].get("sheetId") == sheet.id]
    return answer | ({"developerMetadata": metadata} if metadata else {})


def _touched(sheet: Sheet, places: list[Place]) -> list[Json]:
    asked = [grid_range(sheet.id, place.area) for place in places if place.sheet is sheet]
    return [merge for merge in sheet.merges if any(overlap(merge, one) for one in asked)]


def _grid_data(spreadsheet: Spreadsheet, sheet: Sheet, area: Area, mask: Mask, results: Results) -> Json:
    answer: Json = {}
    if area.top:
        answer["startRow"] = area.top
    if area.left:
        answer["startColumn"] = area.left
    if wants(mask, "rowData"):
        rows = _row_data(sheet, area, below(mask, "rowData", "values"), results)
        answer |= {"rowData": rows} if rows else {}
    if wants(mask, "rowMetadata"):
        answer["rowMetadata"] = [_dimension(spreadsheet, sheet, "ROWS", at) for at in range(area.top, area.bottom)]
    if wants(mask, "columnMetadata"):
        answer["columnMetadata"] = [
            _dimension(spreadsheet, sheet, "COLUMNS", at) for at in range(area.left, area.right)
        ]
    return answer


def _row_data(sheet: Sheet, area: Area, mask: Mask, results: Results) -> Encoded:
    used = max(sheet.last_used(area, extras=True), results.last_used(sheet, area))
    writer = CellWriter(mask, results.spreadsheet.locale)
    rows: list[bytes] = []
    quiet = _is_quiet(mask)
    for index in range(area.top, used):
        row = sheet.row(index)
        if quiet and not any(row.extras) and not any(type(value) is Formula for value in row.values):
            rows.append(NOTHING)
            continue
        cells = _cells(sheet, index, area, writer, results)
        rows.append(compact({"values": cells}) if cells else NOTHING)
    while rows and rows[-1] == NOTHING:
        rows.pop()
    return Encoded(rows)


def _cells(sheet: Sheet, index: int, area: Area, writer: CellWriter, results: Results) -> list[Json]:
    row = sheet.row(index)
    shown = results.row(sheet, index, area.left, area.right)
    width = min(max(len(shown), len(row.extras) - area.left), area.width)
    values, extras = row.values[area.left : area.right], row.extras[area.left : area.right]
    effective = results.extras(sheet, index)[area.left : area.right]
    cells = [
        writer.cell(value, result, extra or PLAIN_CELL, formatted or PLAIN_CELL)
        for value, result, extra, formatted in zip(
            *(_padded(part, width) for part in (values, shown, extras, effective)), strict=False
        )
    ]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _padded(cells: Sequence[Any], width: int) -> list[Any]:
    return [*cells, *[None] * (width - len(cells))]


def _is_quiet(mask: Mask) -> bool:
    """Whether the mask asks for nothing that a plain value would answer: a whole row is passed over at once."""
    beside = ("userEnteredFormat", "note", "dataValidation", "textFormatRuns")
    return bool(mask) and all(
        name in beside or (name == "userEnteredValue" and set(deeper) == {"formulaValue"})
        for name, deeper in mask.items()
    )


def _dimension(spreadsheet: Spreadsheet, sheet: Sheet, dimension: str, index: int) -> Json:
    kept = (sheet.row_dimensions if dimension == "ROWS" else sheet.column_dimensions).get(index, {})
    answer: Json = {"pixelSize": ROW_PIXELS if dimension == "ROWS" else COLUMN_PIXELS} | pruned(kept)
    found = [item for item in spreadsheet.metadata if _is_at(item["location"], sheet, dimension, index)]
    return answer | ({"developerMetadata": found} if found else {})


def _is_at(location: Json, sheet: Sheet, dimension: str, index: int) -> bool:
    at = location.get("dimensionRange")
    if not at or at["dimension"] != dimension or at.get("sheetId", 0) != sheet.id:
        return False
    return bool(at.get("startIndex", 0) == index)

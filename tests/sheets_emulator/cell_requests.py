"""Requests of batchUpdate that write cells: updateCells, appendCells, repeatCell, borders and rules."""

from .a1 import Area
from .cell_data import changes_value, check_mask, entered_value, extra_change, pruned
from .cells import Extra, Formula, Json
from .errors import Refused
from .masks import Mask, required_mask
from .references import copied
from .sheet import Sheet
from .turn import KEEP, Turn

SIDES = ("top", "bottom", "left", "right", "innerHorizontal", "innerVertical")


def update_cells(turn: Turn, request: Json) -> Json:
    """updateCells: at `start`, or over `range`, where cells without new content lose what the mask names."""
    mask = _cell_mask(request)
    rows = request.get("rows") or []
    if "start" in request:
        sheet, area = _from_start(turn, request["start"], rows)
    elif "range" in request:
        sheet, area = turn.spreadsheet.place_of(request["range"])
    else:
        raise Refused("No coordinates were specified.")
    _check_inside(area, rows)
    write_rows(turn, sheet, area, rows, mask)
    return {}


def _cell_mask(request: Json) -> Mask:
    mask = required_mask(request)
    check_mask(mask)
    return mask


def _from_start(turn: Turn, start: Json, rows: list[Json]) -> tuple[Sheet, Area]:
    sheet = turn.spreadsheet.sheet(start.get("sheetId"))
    top, left = start.get("rowIndex", 0), start.get("columnIndex", 0)
    for word, index, size in (("row", top, sheet.height), ("column", left, sheet.width)):
        if index < 0:
            raise Refused(f"GridCoordinate.{word}Index[{index}] must not be negative.")
        if index >= size:
            raise Refused(f"GridCoordinate.{word}Index[{index}] is after last {word} in grid[{size - 1}]")
    corner = sheet.area({"startRowIndex": top, "startColumnIndex": left})
    width = max((len(row.get("values") or []) for row in rows), default=0)
    return sheet, Area(top, left, min(top + len(rows), corner.bottom), min(left + width, corner.right))


def _check_inside(area: Area, rows: list[Json]) -> None:
    width = max((len(row.get("values") or []) for row in rows), default=0)
    if len(rows) > area.height:
        raise Refused(f"Attempting to write row: {area.bottom}, beyond the last requested row of: {area.bottom - 1}")
    if width > area.width:
        raise Refused(
            f"Attempting to write column: {area.right}, beyond the last requested column of: {area.right - 1}"
        )


def write_rows(turn: Turn, sheet: Sheet, area: Area, rows: list[Json], mask: Mask) -> None:
    """Write RowData over an area; what is missing in them counts as empty cells, except in rows longer than others."""
    for at in range(area.height):
        cells = (rows[at].get("values") or []) if at < len(rows) else []
        cells = [cell or {} for cell in cells] + [{}] * (area.width - len(cells))
        if changes_value(mask):
            turn.write(sheet, area.top + at, area.left, [[entered_value(cell) for cell in cells]])
        for column, cell in enumerate(cells):
            change = extra_change(cell, mask)
            if change:
                old = sheet.row(area.top + at).extra(area.left + column)
                sheet.put_extras(area.top + at, area.left + column, [change(old) or None])


def append_cells(turn: Turn, request: Json) -> Json:
    """appendCells: under the last row that holds a value. Not in the recordings; written from Google's reference."""
    mask = _cell_mask(request)
    sheet = turn.spreadsheet.sheet(request.get("sheetId"))
    rows = request.get("rows") or []
    top = turn.results().last_used(sheet, sheet.area({}))
    width = max((len(row.get("values") or []) for row in rows), default=0)
    if top + len(rows) > sheet.height or width > sheet.width:
        sheet.resize(max(sheet.height, top + len(rows)), max(sheet.width, width))
        turn.spreadsheet.check_size()
    for at, row in enumerate(rows):
        size = len(row.get("values") or [])
        write_rows(turn, sheet, Area(top + at, 0, top + at + 1, size), [row], mask)
    return {}


def repeat_cell(turn: Turn, request: Json) -> Json:
    """repeatCell: one CellData over a whole range; a formula's references move along."""
    mask = _cell_mask(request)
    cell = request.get("cell") or {}
    sheet, area = turn.spreadsheet.place_of(request.get("range") or {})
    if changes_value(mask):
        value = entered_value(cell)
        for at in range(area.height):
            if isinstance(value, Formula):
                row = [Formula(copied(value.text, at, column)) for column in range(area.width)]
                turn.write(sheet, area.top + at, area.left, [row])
            else:
                turn.write(sheet, area.top + at, area.left, [[value] * area.width])
    change = extra_change(cell, mask)
    if change:
        turn.change_extras(sheet, area, change)
    return {}


def set_data_validation(turn: Turn, request: Json) -> Json:
    """setDataValidation: a rule for a range, or none."""
    sheet, area = turn.spreadsheet.place_of(request.get("range") or {})
    rule = pruned(request.get("rule")) or None
    if rule and "condition" not in rule:
        raise Refused("No condition specified.")
    turn.change_extras(sheet, area, lambda old: Extra(old.format, old.note, rule, old.runs))
    return {}


def update_borders(turn: Turn, request: Json) -> Json:
    """updateBorders: the lines around and inside a range."""
    sheet, area = turn.spreadsheet.place_of(request.get("range") or {})
    given = {side: request[side] for side in SIDES if side in request}
    for row in range(area.top, area.bottom):
        for column in range(area.left, area.right):
            _draw(sheet, area, row, column, given)
    return {}


def _draw(sheet: Sheet, area: Area, row: int, column: int, given: Json) -> None:
    lines = {
        "top": given.get("top" if row == area.top else "innerHorizontal"),
        "bottom": given.get("bottom" if row == area.bottom - 1 else "innerHorizontal"),
        "left": given.get("left" if column == area.left else "innerVertical"),
        "right": given.get("right" if column == area.right - 1 else "innerVertical"),
    }
    drawn = {side: pruned(line) for side, line in lines.items() if line}
    if not drawn:
        return
    old = sheet.row(row).extra(column)
    borders = (old.format or {}).get("borders", {}) | drawn
    borders = {side: line for side, line in borders.items() if line.get("style") != "NONE"}
    formats = {name: value for name, value in (old.format or {}).items() if name != "borders"}
    formats |= {"borders": borders} if borders else {}
    sheet.put_extras(row, column, [Extra(formats or None, old.note, old.validation, old.runs) or None])


def trim_whitespace(turn: Turn, request: Json) -> Json:
    """trimWhitespace: texts lose spaces at their ends and doubled ones inside."""
    sheet, area = turn.spreadsheet.place_of(request.get("range") or {})
    changed = 0
    for index in range(area.top, min(area.bottom, len(sheet.rows))):
        values = sheet.row(index).values[area.left : area.right]
        fresh = [" ".join(value.split()) if isinstance(value, str) else KEEP for value in values]
        changed += sum(1 for old, new in zip(values, fresh, strict=True) if isinstance(new, str) and new != old)
        turn.write(sheet, index, area.left, [fresh])
    return {"cellsChangedCount": changed} if changed else {}


REQUESTS = {
    "updateCells": update_cells,
    "appendCells": append_cells,
    "repeatCell": repeat_cell,
    "setDataValidation": set_data_validation,
    "updateBorders": update_borders,
    "trimWhitespace": trim_whitespace,
}

"""copyPaste, cutPaste, pasteData, insertRange and deleteRange: blocks of cells that go elsewhere."""

from typing import NamedTuple

from .a1 import Area
from .cells import PLAIN_CELL, Extra, Formula, Json, Value
from .entering import entered
from .errors import Refused
from .references import copied
from .sheet import Sheet, grid_range, overlap
from .spreadsheet import Place
from .turn import Turn


class Block(NamedTuple):
    """Cells taken out of a grid, with what their formulas showed."""

    values: list[list[Value]]
    shown: list[list[Value]]
    extras: list[list[Extra]]

    def turned(self) -> "Block":
        """Rows as columns."""
        return Block(*([list(column) for column in zip(*part, strict=True)] for part in self))


def taken(turn: Turn, sheet: Sheet, area: Area) -> Block:
    """The cells of an area as they are now."""
    results = turn.results()
    values, shown, extras = [], [], []
    for index in range(area.top, area.bottom):
        row = sheet.row(index)
        values.append([row.value(column) for column in range(area.left, area.right)])
        found = results.row(sheet, index, area.left, area.right)
        shown.append([*found, *[None] * (area.width - len(found))])
        extras.append([row.extra(column) for column in range(area.left, area.right)])
    return Block(values, shown, extras)  # type: ignore[arg-type]


def copy_paste(turn: Turn, request: Json) -> Json:
    """copyPaste: repeated where the destination is a multiple of the source, whole where it is smaller."""
    source = turn.spreadsheet.place_of(request.get("source") or {})
    destination = turn.spreadsheet.place_of(request.get("destination") or {})
    kind = request.get("pasteType") or "PASTE_NORMAL"
    block = taken(turn, source.sheet, source.area)
    if request.get("pasteOrientation") == "TRANSPOSE":
        block = block.turned()
    for top, left in _corners(block, destination):
        paste(turn, destination.sheet, top, left, block, kind, moved_from=source.area)
        if kind in ("PASTE_NORMAL", "PASTE_FORMAT", "PASTE_CONDITIONAL_FORMATTING"):
            _copy_conditional_formats(source, destination.sheet, top - source.area.top, left - source.area.left)
        if kind == "PASTE_NORMAL":
            _copy_merges(source, destination.sheet, top - source.area.top, left - source.area.left)
    return {}


def _corners(block: Block, destination: Place) -> list[tuple[int, int]]:
    height, width = len(block.values), len(block.values[0]) if block.values else 0
    if not height or not width:
        return []
    area = destination.area
    down = area.height // height if area.height % height == 0 else 1
    across = area.width // width if area.width % width == 0 else 1
    bottom, right = area.top + max(down, 1) * height, area.left + max(across, 1) * width
    if bottom > destination.sheet.height or right > destination.sheet.width:
        limits = f"Max rows: {destination.sheet.height}, max columns: {destination.sheet.width}"
        raise Refused(f"The paste exceeds grid limits. {limits}")
    return [(top, left) for top in range(area.top, bottom, height) for left in range(area.left, right, width)]


def paste(turn: Turn, sheet: Sheet, top: int, left: int, block: Block, kind: str, *, moved_from: Area) -> None:
    """Lay a block at a corner, as its paste type says."""
    if kind in ("PASTE_NORMAL", "PASTE_NO_BORDERS", "PASTE_FORMULA"):
        down, right = top - moved_from.top, left - moved_from.left
        turn.write(sheet, top, left, [[_moved(value, down, right) for value in row] for row in block.values])
    elif kind == "PASTE_VALUES":
        turn.write(sheet, top, left, block.shown)
    if kind not in ("PASTE_VALUES", "PASTE_FORMULA", "PASTE_CONDITIONAL_FORMATTING"):
        for at, extras in enumerate(block.extras):
            old = sheet.row(top + at)
            fresh = [_pasted(extra, old.extra(left + column), kind) or None for column, extra in enumerate(extras)]
            sheet.put_extras(top + at, left, fresh)


def _moved(value: Value, down: int, right: int) -> Value:
    return Formula(copied(value.text, down, right), value.last) if isinstance(value, Formula) else value


def _pasted(new: Extra, old: Extra, kind: str) -> Extra:
    if kind == "PASTE_FORMAT":
        return Extra(new.format, old.note, new.validation, old.runs)
    if kind == "PASTE_DATA_VALIDATION":
        return Extra(old.format, old.note, new.validation, old.runs)
    if kind == "PASTE_NO_BORDERS" and new.format:
        return Extra(
            {name: part for name, part in new.format.items() if name != "borders"}, new.note, new.validation, new.runs
        )
    return new


def _copy_merges(source: Place, sheet: Sheet, down: int, right: int) -> None:
    inside = grid_range(source.sheet.id, source.area)
    for merge in [merge for merge in source.sheet.merges if overlap(merge, inside)]:
        area = Area(
            merge["startRowIndex"] + down, merge["startColumnIndex"] + right,
            merge["endRowIndex"] + down, merge["endColumnIndex"] + right,
        )  # fmt: skip
        fresh = grid_range(sheet.id, area)
        if fresh not in sheet.merges:
            sheet.merges.append(fresh)


def _copy_conditional_formats(source: Place, sheet: Sheet, down: int, right: int) -> None:
    """Rules of the source cover its copy too: one more range for each, or a rule of its own in another tab."""
    rules = sheet.collections["conditionalFormats"]
    for at, rule in enumerate(list(source.sheet.collections["conditionalFormats"])):
        parts = [_met(source.sheet.area(found), source.area) for found in rule["ranges"]]
        fresh = [
            grid_range(sheet.id, Area(part.top + down, part.left + right, part.bottom + down, part.right + right))
            for part in parts
            if part.height > 0 and part.width > 0
        ]
        if fresh and sheet is source.sheet:
            rules[at] = rule | {"ranges": [*rule["ranges"], *(one for one in fresh if one not in rule["ranges"])]}
        elif fresh:
            rules.append(rule | {"ranges": fresh})


def _met(first: Area, second: Area) -> Area:
    return Area(
        max(first.top, second.top), max(first.left, second.left),
        min(first.bottom, second.bottom), min(first.right, second.right),
    )  # fmt: skip


def cut_paste(turn: Turn, request: Json) -> Json:
    """cutPaste: the block moves, its formulas keep what they refer to."""
    source = turn.spreadsheet.place_of(request.get("source") or {})
    at = request.get("destination") or {}
    sheet = turn.spreadsheet.sheet(at.get("sheetId"))
    kind = request.get("pasteType") or "PASTE_NORMAL"
    top, left = at.get("rowIndex", 0), at.get("columnIndex", 0)
    sheet.area({"startRowIndex": top, "startColumnIndex": left})
    block = taken(turn, source.sheet, source.area)
    if top + source.area.height > sheet.height or left + source.area.width > sheet.width:
        raise Refused(f"The paste exceeds grid limits. Max rows: {sheet.height}, max columns: {sheet.width}")
    turn.write(source.sheet, source.area.top, source.area.left, [[None] * source.area.width] * source.area.height)
    if kind == "PASTE_NORMAL":
        turn.change_extras(source.sheet, source.area, lambda old: PLAIN_CELL)
    stay = Area(top, left, top + source.area.height, left + source.area.width)
    paste(turn, sheet, top, left, block, kind, moved_from=stay)
    return {}


def paste_data(turn: Turn, request: Json) -> Json:
    """pasteData: delimited text, as typed."""
    at = request.get("coordinate") or {}
    sheet = turn.spreadsheet.sheet(at.get("sheetId"))
    delimiter = request.get("delimiter") or "\t"
    lines = (request.get("data") or "").split("\n")
    typed = [[entered(text, turn.spreadsheet.locale, None)[0] for text in line.split(delimiter)] for line in lines]
    top, left = at.get("rowIndex", 0), at.get("columnIndex", 0)
    sheet.area({"startRowIndex": top, "startColumnIndex": left})
    width = max(map(len, typed))
    sheet.resize(max(sheet.height, top + len(typed)), max(sheet.width, left + width))
    turn.write(sheet, top, left, typed)
    return {}


def insert_range(turn: Turn, request: Json) -> Json:
    """insertRange: cells move down or right to make room."""
    sheet, area = turn.spreadsheet.place_of(request.get("range") or {})
    down = request.get("shiftDimension") == "ROWS"
    rest = Area(area.top, area.left, sheet.height if down else area.bottom, area.right if down else sheet.width)
    moved = Area(rest.top, rest.left, rest.bottom - area.height * down, rest.right - area.width * (not down))
    _move_block(turn, sheet, moved, rest, area.top + area.height * down, area.left + area.width * (not down))
    return {}


def delete_range(turn: Turn, request: Json) -> Json:
    """deleteRange: the cells go, those below or to the right move in."""
    sheet, area = turn.spreadsheet.place_of(request.get("range") or {})
    up = request.get("shiftDimension") == "ROWS"
    rest = Area(area.top, area.left, sheet.height if up else area.bottom, area.right if up else sheet.width)
    moved = Area(rest.top + area.height * up, rest.left + area.width * (not up), rest.bottom, rest.right)
    _move_block(turn, sheet, moved, rest, area.top, area.left)
    return {}


def _move_block(turn: Turn, sheet: Sheet, moved: Area, cleared: Area, top: int, left: int) -> None:
    used = max(len(sheet.rows), moved.top)
    moved = moved._replace(bottom=min(moved.bottom, used))
    cleared = cleared._replace(bottom=min(cleared.bottom, used))
    block = taken(turn, sheet, moved) if moved.height > 0 and moved.width > 0 else None
    turn.write(sheet, cleared.top, cleared.left, [[None] * cleared.width] * max(cleared.height, 0))
    if cleared.height > 0:
        turn.change_extras(sheet, cleared, lambda old: PLAIN_CELL)
    if block:
        stay = Area(top, left, top, left)
        paste(turn, sheet, top, left, block, "PASTE_NORMAL", moved_from=stay)


REQUESTS = {
    "copyPaste": copy_paste,
    "cutPaste": cut_paste,
    "pasteData": paste_data,
    "insertRange": insert_range,
    "deleteRange": delete_range,
}

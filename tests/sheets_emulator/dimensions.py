"""Rows and columns that come, go, move and get other sizes."""

from .cells import EMPTY_ROW, Extra, Json, Row
from .errors import Refused
from .ledger import told
from .masks import required_mask, updated
from .rendering import matrix
from .sheet import Sheet
from .shifting import KEYS, Dimension, Shift
from .turn import Turn

ROWS_TOLD = 1_000
LINE_PIXELS, LETTER_PIXELS, MARGIN_PIXELS = 21, 7, 3


def insert(turn: Turn, request: Json) -> Json:
    """insertDimension"""
    span = request.get("range") or {}
    sheet, dimension, start, end = _span(turn, span)
    size = sheet.height if dimension == "ROWS" else sheet.width
    inherit = bool(request.get("inheritFromBefore"))
    if inherit and start == 0:
        raise Refused("inheritFromBefore cannot be set to true if inserting at the beginning of the grid.")
    if start > size:
        raise Refused(f"range.startIndex is larger than current grid size ({size})")
    if start == size and not inherit:
        raise Refused(f"range.startIndex must be less than the grid size ({size}) if inheritFromBefore is false.")
    insert_dimension(turn, sheet, dimension, start, end - start, inherit=inherit)
    return {}


def insert_dimension(turn: Turn, sheet: Sheet, dimension: Dimension, start: int, count: int, *, inherit: bool) -> None:
    """Empty rows or columns; with `inherit` they look like the one before, else like the one after."""
    if dimension == "ROWS":
        like = sheet.row(start - 1 if inherit else start)
        fresh = [_like(like)] * count
        if start < len(sheet.rows) or any(row.extras for row in fresh):
            sheet.rows.extend([EMPTY_ROW] * (start - len(sheet.rows)))
            sheet.rows[start:start] = fresh
            for at in range(start, start + count):
                sheet.rows[at], row = EMPTY_ROW, sheet.rows[at]
                sheet.put_row(at, row)
        sheet.properties["gridProperties"]["rowCount"] += count
    else:
        source = start - 1 if inherit else start
        sheet.rows = [_widened(row, start, count, source) for row in sheet.rows]
        sheet.properties["gridProperties"]["columnCount"] += count
    turn.spreadsheet.check_size()
    turn.spreadsheet.shift(sheet, Shift(dimension, "insert", start, count))
    turn.draft.structure(sheet, f"insert_{dimension.lower()}", start=start + 1, count=count)


def _like(row: Row) -> Row:
    extras = tuple(
        Extra(e.format, validation=e.validation) if e and (e.format or e.validation) else None for e in row.extras
    )
    return Row(0, (), extras)


def _widened(row: Row, start: int, count: int, source: int) -> Row:
    values, extras = row.values, row.extras
    if start < len(values):
        values = values[:start] + (None,) * count + values[start:]
    like = row.extra(source)
    if start < len(extras) or like.format:
        extras += (None,) * (start - len(extras))
        fresh = Extra(like.format, validation=like.validation) if like.format or like.validation else None
        extras = extras[:start] + (fresh,) * count + extras[start:]
    return Row(row.uid, values, extras)


def delete(turn: Turn, request: Json) -> Json:
    """deleteDimension"""
    sheet, dimension, start, end = _span(turn, request.get("range") or {})
    size = sheet.height if dimension == "ROWS" else sheet.width
    end = min(end, size)
    word = dimension.lower()
    if start >= size:
        tried = f"Tried to delete {word[:-1]} index {start} but there are only {size} {word}."
        raise Refused(f"Cannot delete a {word[:-1]} that doesn't exist. {tried}")
    if end - start >= size:
        raise Refused(f"You can't delete all the {word} on the sheet.")
    frozen = sheet.properties["gridProperties"].get("frozenRowCount" if dimension == "ROWS" else "frozenColumnCount", 0)
    if frozen and start <= frozen and end >= size:
        raise Refused(f"Cannot delete all the non-frozen {word}.")
    delete_dimension(turn, sheet, dimension, start, end - start)
    return {}


def delete_dimension(turn: Turn, sheet: Sheet, dimension: Dimension, start: int, count: int) -> None:
    """Rows or columns go, with what stands in them."""
    gone = []
    if dimension == "ROWS":
        gone = [
            {"row_uid": row.uid, "values": [told(v) for v in row.values]}
            for row in sheet.rows[start : start + count][:ROWS_TOLD]
        ]
        del sheet.rows[start : start + count]
        sheet.properties["gridProperties"]["rowCount"] -= count
    else:
        end = start + count
        sheet.rows = [
            Row(r.uid, r.values[:start] + r.values[end:], r.extras[:start] + r.extras[end:]) for r in sheet.rows
        ]
        sheet.properties["gridProperties"]["columnCount"] -= count
    turn.spreadsheet.shift(sheet, Shift(dimension, "delete", start, count))
    turn.draft.structure(sheet, f"delete_{dimension.lower()}", start=start + 1, count=count, gone=gone)


def move(turn: Turn, request: Json) -> Json:
    """moveDimension"""
    sheet, dimension, start, end = _span(turn, request.get("source") or {})
    to = request.get("destinationIndex", 0)
    size = sheet.height if dimension == "ROWS" else sheet.width
    if end > size or to > size:
        raise Refused(f"Cannot move {dimension.lower()} outside of the sheet.")
    if start < to < end:
        raise Refused("Cannot move a dimension inside of itself.")
    _check_merges(sheet, dimension, start, end)
    if dimension == "ROWS":
        sheet.rows.extend([EMPTY_ROW] * (max(end, to) - len(sheet.rows)))
        block = sheet.rows[start:end]
        del sheet.rows[start:end]
        at = to if to <= start else to - (end - start)
        sheet.rows[at:at] = block
    else:
        sheet.rows = [_moved(row, start, end, to) for row in sheet.rows]
    turn.spreadsheet.shift(sheet, Shift(dimension, "move", start, end - start, to))
    turn.draft.structure(sheet, f"move_{dimension.lower()}", start=start + 1, count=end - start, to=to + 1)
    return {}


def _check_merges(sheet: Sheet, dimension: Dimension, start: int, end: int) -> None:
    first, last = KEYS[dimension]
    for merge in sheet.merges:
        is_long = merge[last] - merge[first] > 1
        if is_long and merge[first] < end and merge[last] > start:
            word = "row" if dimension == "ROWS" else "column"
            raise Refused(
                f"Sorry, it is not possible to move a {word} to a position that crosses a merged cell. "
                "Please unmerge and try again."
            )


def _moved(row: Row, start: int, end: int, to: int) -> Row:
    def cells(old: tuple[object, ...]) -> tuple[object, ...]:
        padded = list(old) + [None] * (max(end, to) - len(old))
        block = padded[start:end]
        del padded[start:end]
        at = to if to <= start else to - (end - start)
        padded[at:at] = block
        return tuple(padded)

    return Row(row.uid, cells(row.values), cells(row.extras))  # type: ignore[arg-type]


def append(turn: Turn, request: Json) -> Json:
    """appendDimension"""
    sheet = turn.spreadsheet.sheet(request.get("sheetId"))
    length = request.get("length", 0)
    if length < 1:
        raise Refused("length must be greater than 0.")
    dimension: Dimension = request.get("dimension") or "ROWS"
    if dimension == "ROWS":
        sheet.resize(sheet.height + length, sheet.width)
    else:
        sheet.resize(sheet.height, sheet.width + length)
    turn.spreadsheet.check_size()
    turn.draft.structure(sheet, f"append_{dimension.lower()}", count=length)
    return {}


def update_properties(turn: Turn, request: Json) -> Json:
    """updateDimensionProperties"""
    sheet, dimension, start, end = _span(turn, request.get("range") or {})
    kept = sheet.row_dimensions if dimension == "ROWS" else sheet.column_dimensions
    mask = required_mask(request)
    for index in range(start, end):
        kept[index] = updated(kept.get(index, {}), request.get("properties") or {}, mask)
    return {}


def auto_resize(turn: Turn, request: Json) -> Json:
    """autoResizeDimensions, by counted letters: nothing is drawn here. What is empty keeps its size."""
    sheet, dimension, start, end = _span(turn, request.get("dimensions") or {"dimension": "COLUMNS"})
    shown = matrix(sheet, sheet.area({}), turn.results(), {})
    if dimension == "ROWS":
        sizes = {at: _height(row) for at, row in enumerate(shown[:end]) if at >= start and any(row)}
    else:
        columns = {at: [row[at] for row in shown if at < len(row) and row[at]] for at in range(start, end)}
        sizes = {at: max(map(_width, texts)) for at, texts in columns.items() if texts}
    kept = sheet.row_dimensions if dimension == "ROWS" else sheet.column_dimensions
    for at, size in sizes.items():
        kept[at] = kept.get(at, {}) | {"pixelSize": size}
    return {}


def _height(row: list[str]) -> int:
    return LINE_PIXELS * max(text.count("\n") + 1 for text in row)


def _width(text: str) -> int:
    return 2 * MARGIN_PIXELS + LETTER_PIXELS * max(map(len, text.split("\n")))


def _span(turn: Turn, span: Json) -> tuple[Sheet, Dimension, int, int]:
    sheet = turn.spreadsheet.sheet(span.get("sheetId"))
    dimension: Dimension | None = span.get("dimension")
    if dimension not in ("ROWS", "COLUMNS"):
        raise Refused("No dimension specified." if not dimension else f"Invalid dimension: {dimension}")
    size = sheet.height if dimension == "ROWS" else sheet.width
    start, end = span.get("startIndex", 0), span.get("endIndex", size)
    if start < 0 or end <= start:
        raise Refused(f"endIndex ({end}) must be greater than startIndex ({start}).")
    return sheet, dimension, start, end


def group(turn: Turn, request: Json) -> Json:
    """addDimensionGroup: one level deeper inside a group of the same rows or columns."""
    sheet, dimension, start, end = _span(turn, request.get("range") or {})
    groups = _groups(sheet, dimension)
    inside = [g for g in groups if g["range"]["startIndex"] <= start and end <= g["range"]["endIndex"]]
    span = {"dimension": dimension, "startIndex": start, "endIndex": end} | ({"sheetId": sheet.id} if sheet.id else {})
    groups.append({"range": span, "depth": 1 + max((g["depth"] for g in inside), default=0)})
    control = "rowGroupControlAfter" if dimension == "ROWS" else "columnGroupControlAfter"
    sheet.properties["gridProperties"][control] = True
    return {"dimensionGroups": list(groups)}


def ungroup(turn: Turn, request: Json) -> Json:
    """deleteDimensionGroup: the deepest group of exactly or around this span."""
    sheet, dimension, start, end = _span(turn, request.get("range") or {})
    groups = _groups(sheet, dimension)
    found = [g for g in groups if g["range"]["startIndex"] <= start and end <= g["range"]["endIndex"]]
    if not found:
        raise Refused("Cannot delete a dimension group that does not exist.")
    groups.remove(max(found, key=lambda g: g["depth"]))
    return {"dimensionGroups": list(groups)} if groups else {}


def update_group(turn: Turn, request: Json) -> Json:
    """updateDimensionGroup: collapsed or not."""
    wanted = request.get("dimensionGroup") or {}
    sheet, dimension, start, end = _span(turn, wanted.get("range") or {})
    for found in _groups(sheet, dimension):
        span = found["range"]
        if (span["startIndex"], span["endIndex"], found["depth"]) == (start, end, wanted.get("depth")):
            found["collapsed"] = bool(wanted.get("collapsed"))
            return {}
    raise Refused("Cannot find the dimension group to update.")


def _groups(sheet: Sheet, dimension: Dimension) -> list[Json]:
    return sheet.collections["rowGroups" if dimension == "ROWS" else "columnGroups"]


REQUESTS = {
    "insertDimension": insert,
    "deleteDimension": delete,
    "moveDimension": move,
    "appendDimension": append,
    "updateDimensionProperties": update_properties,
    "autoResizeDimensions": auto_resize,
    "addDimensionGroup": group,
    "deleteDimensionGroup": ungroup,
    "updateDimensionGroup": update_group,
}

"""What people do in the sheet, in words: edit, sort, insert, delete, copy, rename, move."""

from typing import Any

from .a1 import column_number, parse_box
from .batch import batch_update
from .cells import Json, Value
from .dimensions import delete_dimension, insert_dimension
from .entering import entered
from .errors import Refused
from .ledger import told
from .routes import run_as
from .sheet import Sheet
from .spreadsheet import Spreadsheet
from .turn import Turn
from .world import World

PERSON = "person@example.com"


def act(world: World, action: Json, number: int = 0) -> bool:
    """One action of a person, at once. False if there was nothing to act on (the row is gone, say)."""
    spreadsheet = _spreadsheet(world, action.get("spreadsheet"))
    try:
        run_as(world, spreadsheet, action.get("author", PERSON), number, lambda turn: _done(turn, action))
    except LookupError:
        return False
    return True


def _spreadsheet(world: World, wanted: str | None) -> Spreadsheet:
    if wanted:
        return world.spreadsheet(wanted)
    found = [file.spreadsheet for file in world.files.values() if file.spreadsheet and not file.is_private]
    if len(found) != 1:
        raise Refused("Say which spreadsheet: there is not exactly one.")
    return found[0]


def _done(turn: Turn, action: Json) -> None:
    turn.draft.request = f"person: {action['do']}"
    if action["do"] == "request":
        batch_update(turn, {"requests": action["requests"]}, {})
        return
    if action["do"] not in ACTIONS:
        raise Refused(f"No such action: {action['do']}")
    sheet = turn.spreadsheet.titled(action["tab"]) if "tab" in action else turn.spreadsheet.sheets[0]
    if sheet is None:
        raise LookupError(action["tab"])
    ACTIONS[action["do"]](turn, sheet, action)


def column_of(sheet: Sheet, wanted: Any, header_row: int = 1) -> int:
    """A column by its heading, else its letters, else its number from one, as an index."""
    if isinstance(wanted, int):
        return wanted - 1
    headings = [told(value) for value in sheet.row(header_row - 1).values]
    if wanted in headings:
        return headings.index(wanted)
    if wanted.isascii() and wanted.isalpha() and wanted.isupper() and len(wanted) <= 2:
        return column_number(wanted)
    raise LookupError(wanted)


def row_of(sheet: Sheet, action: Json) -> int:
    """A row by `row` (from one), or by `id`: the first with this text in the column headed `id` (or `key`)."""
    if "row" in action:
        return int(action["row"]) - 1
    column = column_of(sheet, action.get("key", "id"), action.get("header_row", 1))
    for index in range(action.get("header_row", 1), len(sheet.rows)):
        if str(told(sheet.value(index, column))) == str(action["id"]):
            return index
    raise LookupError(action["id"])


def _edit(turn: Turn, sheet: Sheet, action: Json) -> None:
    row, column = _place(sheet, action)
    number_format = (sheet.row(row).extra(column).format or {}).get("numberFormat")
    value: Value = (
        action["value"] if action.get("raw") else entered(action["value"], turn.spreadsheet.locale, number_format)[0]
    )
    turn.write(sheet, row, column, [[None if value == "" else value]])


def _place(sheet: Sheet, action: Json) -> tuple[int, int]:
    if "cell" in action:
        box = parse_box(action["cell"])
        if box is None or box.top is None or box.left is None:
            raise Refused(f"No cell: {action['cell']}")
        return box.top, box.left
    return row_of(sheet, action), column_of(sheet, action["column"], action.get("header_row", 1))


def _sort(turn: Turn, sheet: Sheet, action: Json) -> None:
    header = action.get("header_row", 1)
    order = "DESCENDING" if action.get("descending") else "ASCENDING"
    spec = {"dimensionIndex": column_of(sheet, action["by"], header), "sortOrder": order}
    whole = {"sheetId": sheet.id, "startRowIndex": header}
    _request(turn, {"sortRange": {"range": whole, "sortSpecs": [spec]}})


def _request(turn: Turn, request: Json) -> None:
    words = turn.draft.request
    batch_update(turn, {"requests": [request]}, {})
    turn.draft.request = words


def _insert_row(turn: Turn, sheet: Sheet, action: Json) -> None:
    at = action.get("at", len(sheet.rows) + 1) - 1
    insert_dimension(turn, sheet, "ROWS", at, 1, inherit=at > 0)
    _fill(turn, sheet, at, action)


def _fill(turn: Turn, sheet: Sheet, row: int, action: Json) -> None:
    cells = action.get("values", {})
    if isinstance(cells, dict):
        cells = {column_of(sheet, name, action.get("header_row", 1)): text for name, text in cells.items()}
    else:
        cells = dict(enumerate(cells))
    for column, text in cells.items():
        turn.write(sheet, row, column, [[entered(text, turn.spreadsheet.locale, None)[0]]])


def _append_row(turn: Turn, sheet: Sheet, action: Json) -> None:
    row = turn.results().last_used(sheet, sheet.area({}))
    if row == sheet.height:
        sheet.resize(row + 1, sheet.width)
    _fill(turn, sheet, row, action)


def _delete_row(turn: Turn, sheet: Sheet, action: Json) -> None:
    delete_dimension(turn, sheet, "ROWS", row_of(sheet, action), action.get("count", 1))


def _copy_row(turn: Turn, sheet: Sheet, action: Json) -> None:
    """Copied and inserted below itself, or at `to`."""
    source = row_of(sheet, action)
    to = action.get("to", source + 2) - 1
    insert_dimension(turn, sheet, "ROWS", to, 1, inherit=to > 0)
    source += to <= source
    rows = [{"sheetId": sheet.id, "startRowIndex": row, "endRowIndex": row + 1} for row in (source, to)]
    _request(turn, {"copyPaste": {"source": rows[0], "destination": rows[1]}})


def _move_row(turn: Turn, sheet: Sheet, action: Json) -> None:
    row = row_of(sheet, action)
    span = {"sheetId": sheet.id, "dimension": "ROWS", "startIndex": row, "endIndex": row + 1}
    _request(turn, {"moveDimension": {"source": span, "destinationIndex": action["to"] - 1}})


def _rename_heading(turn: Turn, sheet: Sheet, action: Json) -> None:
    header = action.get("header_row", 1)
    turn.write(sheet, header - 1, column_of(sheet, action["column"], header), [[action["to"]]])


def _move_column(turn: Turn, sheet: Sheet, action: Json) -> None:
    column = column_of(sheet, action["column"], action.get("header_row", 1))
    to = column_of(sheet, action["to"], action.get("header_row", 1))
    to += to > column
    span = {"sheetId": sheet.id, "dimension": "COLUMNS", "startIndex": column, "endIndex": column + 1}
    _request(turn, {"moveDimension": {"source": span, "destinationIndex": to}})


def _insert_column(turn: Turn, sheet: Sheet, action: Json) -> None:
    at = column_of(sheet, action["at"], action.get("header_row", 1))
    insert_dimension(turn, sheet, "COLUMNS", at, 1, inherit=False)
    if action.get("heading"):
        turn.write(sheet, action.get("header_row", 1) - 1, at, [[action["heading"]]])


def _delete_column(turn: Turn, sheet: Sheet, action: Json) -> None:
    delete_dimension(turn, sheet, "COLUMNS", column_of(sheet, action["column"], action.get("header_row", 1)), 1)


def _rename_tab(turn: Turn, sheet: Sheet, action: Json) -> None:
    properties = {"sheetId": sheet.id, "title": action["to"]}
    _request(turn, {"updateSheetProperties": {"properties": properties, "fields": "title"}})


def _delete_tab(turn: Turn, sheet: Sheet, action: Json) -> None:
    _request(turn, {"deleteSheet": {"sheetId": sheet.id}})


def _clear_row(turn: Turn, sheet: Sheet, action: Json) -> None:
    row = row_of(sheet, action)
    turn.write(sheet, row, 0, [[None] * len(sheet.row(row).values)])


ACTIONS = {
    "edit": _edit,
    "sort": _sort,
    "insert_row": _insert_row,
    "append_row": _append_row,
    "delete_row": _delete_row,
    "copy_row": _copy_row,
    "move_row": _move_row,
    "clear_row": _clear_row,
    "rename_heading": _rename_heading,
    "move_column": _move_column,
    "insert_column": _insert_column,
    "delete_column": _delete_column,
    "rename_tab": _rename_tab,
    "delete_tab": _delete_tab,
}

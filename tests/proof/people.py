"""What people do in a shared sheet at the worst moment: in terms of the n-th row and column, whatever is there by then."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.sheets_emulator.cells import Formula, Json, Value
from tests.sheets_emulator.dimensions import delete_dimension, insert_dimension
from tests.sheets_emulator.ledger import told
from tests.sheets_emulator.people import ACTIONS
from tests.sheets_emulator.sheet import Sheet
from tests.sheets_emulator.turn import Turn

POOL = ("Lahore", "Delhi", "Pune")
Undoing = Callable[[Turn], None]


@dataclass
class Memory:
    """What people remember: how to undo, what a cell held before, and which words they have used."""

    numbers: Any = field(default_factory=lambda: count(1))
    undoing: list[Undoing] = field(default_factory=list)
    before: dict[tuple[int, int, int], list[Value]] = field(default_factory=dict)

    def forget(self) -> None:
        """A new sheet, with other people."""
        self.numbers = count(1)
        self.undoing.clear()
        self.before.clear()


MEMORY = Memory()


def _sheet(turn: Turn, action: Json) -> Sheet:
    wanted = action.get("sheet", 0)
    found = next((sheet for sheet in turn.spreadsheet.sheets if sheet.id == wanted), None)
    if found is None:
        raise LookupError(wanted)
    return found


def _rows(sheet: Sheet) -> list[int]:
    """The rows below the headings in which something stands."""
    return [index for index in range(1, len(sheet.rows)) if any(v is not None for v in sheet.row(index).values)]


def _nth_row(sheet: Sheet, number: int) -> int:
    rows = _rows(sheet)
    if not rows:
        raise LookupError("row")
    return rows[number % len(rows)]


def _headings(sheet: Sheet) -> list[str]:
    return [str(told(value) or "") for value in sheet.row(0).values]


def _nth_column(sheet: Sheet, number: int) -> int:
    columns = [at for at, heading in enumerate(_headings(sheet)) if heading.casefold() != "id"]
    return columns[number % len(columns)]


def _id_column(sheet: Sheet) -> int:
    headings = [heading.casefold() for heading in _headings(sheet)]
    if "id" not in headings:
        raise LookupError("id")
    return headings.index("id")


def _write(turn: Turn, sheet: Sheet, row: int, column: int, value: Value) -> None:
    """One cell, so that it can be undone wherever its row is by then."""
    was, uid = sheet.value(row, column), sheet.row(row).uid
    turn.write(sheet, row, column, [[value]])
    uid = sheet.row(row).uid or uid
    MEMORY.before.setdefault((sheet.id, uid, column), []).append(was)
    sheet_id = sheet.id

    def back(later: Turn) -> None:
        there = _sheet(later, {"sheet": sheet_id})
        _put(later, there, uid, column, was)

    MEMORY.undoing.append(back)


def _put(turn: Turn, sheet: Sheet, uid: int, column: int, value: Value) -> None:
    at = next((index for index, row in enumerate(sheet.rows) if row.uid == uid), None)
    if at is not None and column < sheet.width:
        turn.write(sheet, at, column, [[value]])


def _fresh(kind: str, row: int) -> Value:
    """What somebody types: a word nobody has used, a number, nothing, a formula, or one of a few cities."""
    number = next(MEMORY.numbers)
    if kind == "clear":
        return None
    if kind == "number":
        return 5000 + number
    if kind == "formula":
        return Formula(f'="f{number}"')
    if kind == "reference":
        return Formula(f"=$A${row + 1}&B{row + 1}")
    return kind if kind in POOL else f"p{number}"


def _edit(turn: Turn, _: Sheet, action: Json) -> None:
    sheet = _sheet(turn, action)
    row = _nth_row(sheet, action["row"])
    _write(turn, sheet, row, _nth_column(sheet, action["column"]), _fresh(action["value"], row))


def _put_back(turn: Turn, _: Sheet, action: Json) -> None:
    """A cell gets what it held before its last change by anybody."""
    sheet = _sheet(turn, action)
    row, column = _nth_row(sheet, action["row"]), _nth_column(sheet, action["column"])
    earlier = MEMORY.before.get((sheet.id, sheet.row(row).uid, column))
    if not earlier:
        raise LookupError("nothing before")
    _write(turn, sheet, row, column, earlier[-1])


def _sort(turn: Turn, _: Sheet, action: Json) -> None:
    sheet = _sheet(turn, action)
    order = [row.uid for row in sheet.rows]
    by = action["column"] % max(1, len(_headings(sheet)))
    ACTIONS["sort"](turn, sheet, {"by": by + 1, "descending": action.get("descending", False)})
    sheet_id = sheet.id

    def back(later: Turn) -> None:
        there = _sheet(later, {"sheet": sheet_id})
        places = {uid: at for at, uid in enumerate(order)}
        there.rows[1:] = sorted(there.rows[1:], key=lambda row: places.get(row.uid, len(places)))

    MEMORY.undoing.append(back)


def _insert_row(turn: Turn, _: Sheet, action: Json) -> None:
    """An empty line between the others, or one in which somebody has begun to write."""
    sheet = _sheet(turn, action)
    at = _nth_row(sheet, action["row"])
    insert_dimension(turn, sheet, "ROWS", at, 1, inherit=False)
    if action.get("value"):
        _write(turn, sheet, at, _nth_column(sheet, 0), _fresh(action["value"], at))


def _append_row(turn: Turn, _: Sheet, action: Json) -> None:
    """Below the last; people leave the id empty or make up one of their own."""
    sheet = _sheet(turn, action)
    at = max(_rows(sheet), default=0) + 1
    _write(turn, sheet, at, _nth_column(sheet, 0), _fresh("text", at))
    if action.get("with_id"):
        _write(turn, sheet, at, _id_column(sheet), f"own{next(MEMORY.numbers)}")


def _delete_row(turn: Turn, _: Sheet, action: Json) -> None:
    sheet = _sheet(turn, action)
    at = _nth_row(sheet, action["row"])
    values, sheet_id = sheet.row(at).values, sheet.id
    delete_dimension(turn, sheet, "ROWS", at, 1)

    def back(later: Turn) -> None:
        there = _sheet(later, {"sheet": sheet_id})
        where = min(at, max(_rows(there), default=0) + 1)
        insert_dimension(later, there, "ROWS", where, 1, inherit=False)
        later.write(there, where, 0, [list(values)])

    MEMORY.undoing.append(back)


def _copy_row(turn: Turn, _: Sheet, action: Json) -> None:
    """Copied with its id, and put below itself or at the end."""
    sheet = _sheet(turn, action)
    source = _nth_row(sheet, action["row"])
    to = max(_rows(sheet)) + 1 if action.get("to_end") else source + 1
    insert_dimension(turn, sheet, "ROWS", to, 1, inherit=False)
    turn.write(sheet, to, 0, [list(sheet.row(source).values)])
    uid, sheet_id = sheet.row(to).uid, sheet.id

    def back(later: Turn) -> None:
        there = _sheet(later, {"sheet": sheet_id})
        at = next((index for index, row in enumerate(there.rows) if row.uid == uid), None)
        if at is not None:
            delete_dimension(later, there, "ROWS", at, 1)

    MEMORY.undoing.append(back)


def _paste_id(turn: Turn, _: Sheet, action: Json) -> None:
    """Somebody copies one row's id over another's, or empties it."""
    sheet = _sheet(turn, action)
    row, column = _nth_row(sheet, action["row"]), _id_column(sheet)
    other = _nth_row(sheet, action["other"])
    _write(turn, sheet, row, column, None if action.get("value") == "clear" else sheet.value(other, column))


def _rename_heading(turn: Turn, _: Sheet, action: Json) -> None:
    sheet = _sheet(turn, action)
    column = _id_column(sheet) if action.get("of_id") else _nth_column(sheet, action["column"])
    _write(turn, sheet, 0, column, f"Heading {next(MEMORY.numbers)}")


def _move_column(turn: Turn, _: Sheet, action: Json) -> None:
    sheet = _sheet(turn, action)
    width = len(_headings(sheet))
    source, to = action["column"] % width, action["to"] % width
    if source == to:
        raise LookupError("nowhere to go")
    headings = [{"column": source + 1, "to": to + 1}]
    ACTIONS["move_column"](turn, sheet, headings[0])
    _forget_places()


def _insert_column(turn: Turn, _: Sheet, action: Json) -> None:
    sheet = _sheet(turn, action)
    at = action["column"] % len(_headings(sheet))
    insert_dimension(turn, sheet, "COLUMNS", at, 1, inherit=False)
    _forget_places()
    if action.get("value"):
        _write(turn, sheet, 0, at, f"Heading {next(MEMORY.numbers)}")


def _forget_places() -> None:
    """What is remembered by column number is not true any more."""
    MEMORY.undoing.clear()
    MEMORY.before.clear()


def _rename_tab(turn: Turn, _: Sheet, action: Json) -> None:
    sheet = _sheet(turn, action)
    ACTIONS["rename_tab"](turn, sheet, {"to": f"Tab {next(MEMORY.numbers)}"})


def _clear_row(turn: Turn, _: Sheet, action: Json) -> None:
    sheet = _sheet(turn, action)
    row = _nth_row(sheet, action["row"])
    for column, value in enumerate(sheet.row(row).values):
        if value is not None:
            _write(turn, sheet, row, column, None)


def _undo(turn: Turn, _: Sheet, action: Json) -> None:
    """The last thing that people did, taken back with Ctrl+Z."""
    if not MEMORY.undoing:
        raise LookupError("nothing to undo")
    MEMORY.undoing.pop()(turn)


DOINGS: dict[str, Callable[[Turn, Sheet, Json], None]] = {
    "edit": _edit,
    "put back": _put_back,
    "sort": _sort,
    "insert row": _insert_row,
    "append row": _append_row,
    "delete row": _delete_row,
    "copy row": _copy_row,
    "paste id": _paste_id,
    "rename heading": _rename_heading,
    "move column": _move_column,
    "insert column": _insert_column,
    "rename tab": _rename_tab,
    "clear row": _clear_row,
    "undo": _undo,
}
ACTIONS.update({f"proof {name}": doing for name, doing in DOINGS.items()})


def done(spreadsheet: str, acts: Sequence[Json]) -> list[Json]:
    """The acts as the emulator takes them."""
    return [{**act, "do": f"proof {act['do']}", "spreadsheet": spreadsheet} for act in acts]

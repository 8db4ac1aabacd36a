"""What landed in the wrong place, put back, unless a person has edited the cell since."""

from collections.abc import Sequence
from dataclasses import dataclass

from sync.google.cells import plain_value
from sync.google.client import Json
from sync.google.plan import Restore, Restored, at
from sync.google.tabstate import TabState
from sync.xlsx.header import Header
from validation.sheet import cell_text


@dataclass(frozen=True)
class Lost:
    """A value that we displaced and whose place cannot be told any more; a person has to look."""

    owners: tuple[str, ...]
    value: str


def restore(wanted: Restore, state: TabState | None) -> Lost | None:
    """Write the row's cells back into the state; Lost where more than one row could be it."""
    if state is None:
        return None
    header = _header(wanted, state)
    rows = _rows(wanted, header, state)
    places = [(cell, _column(cell, header)) for cell in wanted.cells]
    ours = [row for row in rows if any(_is_ours(cell, state.typed(row, column)) for cell, column in places)]
    if not ours:
        # The row is gone, or people have written over all that we wrote: theirs counts.
        return None
    if len(ours) > 1 or _is_broken(wanted.cells):
        return Lost(wanted.owners, ", ".join(filter(None, (shown(cell.before) for cell in wanted.cells))))
    state.own(ours[0], header, wanted.id_heading, None, by_id=bool(_rows_with_id(wanted, header, state)))
    for cell, column in places:
        if _is_ours(cell, state.typed(ours[0], column)):
            state.put_back(ours[0], column, cell.before)
    return None


def shown(value: Json) -> str:
    """A value in words: a formula as its text."""
    return str(value["formulaValue"]) if "formulaValue" in value else cell_text(plain_value(value))


def _header(wanted: Restore, state: TabState) -> Header:
    named = (header for header in state.headers if wanted.id_heading and wanted.id_heading in header.columns)
    return next(named, Header(wanted.header_row, {wanted.id_heading: wanted.id_column}))


def _column(cell: Restored, header: Header) -> int:
    return header.columns.get(cell.heading, cell.column) if cell.heading else cell.column


def _rows_with_id(wanted: Restore, header: Header, state: TabState) -> Sequence[int]:
    if not wanted.id or any(cell.column == wanted.id_column for cell in wanted.cells):
        return []
    return state.rows_with(header, wanted.id_heading, shown(wanted.id))


def _rows(wanted: Restore, header: Header, state: TabState) -> Sequence[int]:
    if rows := _rows_with_id(wanted, header, state):
        return rows
    places = [(cell, _column(cell, header)) for cell in wanted.cells]
    everywhere = range(1, len(state.tab.rows) + 1)
    found = [row for row in everywhere if all(_is_ours(cell, state.typed(row, column)) for cell, column in places)]
    written = {column for _, column in places}
    alike = [row for row in found if _is_alike(wanted.before, row, written, state)]
    # An id that we wrote is nowhere else, whatever else has changed in its row; other values may be.
    return alike or (found if any(cell.ours and cell.column == wanted.id_column for cell in wanted.cells) else [])


def _is_alike(before: Sequence[Json], row: int, written: set[int], state: TabState) -> bool:
    width = max(len(before), len(state.tab.rows[row - 1]))
    rest = [column for column in range(width) if column not in written]
    return all(at(before, c) == state.typed(row, c) or state.is_formula(row, c) for c in rest)


def _is_ours(cell: Restored, there: Json) -> bool:
    return there == cell.ours


def _is_broken(cells: Sequence[Restored]) -> bool:
    return any("#REF!" in str(cell.before.get("formulaValue", "")) for cell in cells)

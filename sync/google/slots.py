"""The hidden tab's slots: what rows looked like at the very moment they were written, and what follows from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sync.google.cells import plain_value
from sync.google.client import Json
from sync.google.formulas import moved
from sync.google.plan import Attempt, CellWrite, Restore, Restored, RowWrite, at
from validation.sheet import cell_text, unique_headings

BESIDE = 5
"""The columns left of a slot: fence, moment, what it is, tab, row."""


@dataclass(frozen=True)
class Slot:
    """One row's pre-image: its header row, its values, its formulas, and where in the hidden tab the formulas stood."""

    header: tuple[Json, ...]
    values: tuple[Json, ...]
    formulas: tuple[Json, ...]
    row: int


def header_rows(rows: Sequence[RowWrite]) -> list[tuple[int, int]]:
    """The header rows that need a slot, as sheet id and row."""
    return list(dict.fromkeys((row.sheet_id, row.header_row) for row in rows))


def slots_of(attempt: Attempt, found: Sequence[Sequence[Json]]) -> list[Slot] | None:
    """The slots of an attempt out of its rows in the hidden tab, in order; None where they are not all there."""
    headers = header_rows(attempt.rows)
    if len(found) != len(headers) + 2 * len(attempt.rows):
        return None
    contents = [tuple(row[BESIDE:]) for row in found]
    of: Mapping[tuple[int, int], tuple[Json, ...]] = dict(zip(headers, contents, strict=False))
    rest = contents[len(headers) :]
    return [
        Slot(of[row.sheet_id, row.header_row], rest[2 * n], rest[2 * n + 1], len(headers) + 2 * n + 3)
        for n, row in enumerate(attempt.rows)
    ]


def displaced(row: RowWrite, slot: Slot) -> Restore | None:
    """What our writing displaced, to be put back; None where the row was the right one and its cells as expected."""
    headings = unique_headings([plain_value(value) for value in slot.header])
    id_heading = _heading(row.headings, row.id_column)
    knows = bool(id_heading) and id_heading in headings
    id_column = headings.index(id_heading) if knows else row.id_column
    is_same = _is_same_row(row, slot, id_column if knows or not id_heading else -1)
    wrong = _with_their_like(
        row, [cell for cell in row.cells if not is_same or not _is_right(cell, row, slot, headings)]
    )
    if not wrong:
        return None
    owners = tuple(dict.fromkeys(key for cell in wrong for key in cell.owners)) if is_same else row.owners
    return Restore(
        sheet_id=row.sheet_id,
        row=row.row,
        header_row=row.header_row,
        id_heading=id_heading,
        id_column=id_column,
        id=at(slot.values, id_column),
        headings=tuple(headings),
        before=slot.values,
        cells=tuple(_restored(cell, slot, row, headings if knows else row.headings) for cell in wrong),
        owners=owners,
        mends=tuple(dict.fromkeys((*owners, *row.mends))),
    )


def _with_their_like(row: RowWrite, wrong: Sequence[CellWrite]) -> list[CellWrite]:
    """What one edit writes is right as a whole or not at all, and so is a row that is put back: one repair may follow another."""
    if row.mends and wrong:
        return list(row.cells)
    spoilt = {key for cell in wrong for key in cell.owners}
    return [cell for cell in row.cells if cell in wrong or not spoilt.isdisjoint(cell.owners)]


def _is_right(cell: CellWrite, row: RowWrite, slot: Slot, headings: Sequence[str]) -> bool:
    """Whether a cell of the right row was in the right column, and as it had been seen."""
    is_there = row.row == row.header_row or _heading(headings, cell.column) == _heading(row.headings, cell.column)
    return is_there and _is_as_seen(cell, slot)


def _heading(headings: Sequence[str], column: int) -> str:
    return headings[column] if 0 <= column < len(headings) else ""


def _is_same_row(row: RowWrite, slot: Slot, id_column: int) -> bool:
    if row.by_id:
        return cell_text(plain_value(at(slot.values, id_column))) == cell_text(plain_value(row.id))
    columns = range(max(len(row.seen), len(slot.values)))
    return all("formulaValue" in at(row.seen, c) or at(slot.values, c) == at(row.seen, c) for c in columns)


def _is_as_seen(cell: CellWrite, slot: Slot) -> bool:
    return at(slot.values, cell.column) == cell.seen and "formulaValue" not in at(slot.formulas, cell.column)


def _restored(cell: CellWrite, slot: Slot, row: RowWrite, headings: Sequence[str]) -> Restored:
    formula = at(slot.formulas, cell.column)
    before = at(slot.values, cell.column)
    if "formulaValue" in formula:
        # It was copied into the slot, and its references moved along.
        before = {"formulaValue": moved(formula["formulaValue"], down=row.row - slot.row, right=-BESIDE)}
    return Restored(cell.column, _heading(headings, cell.column), cell.new, before)

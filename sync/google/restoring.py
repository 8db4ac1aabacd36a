"""What landed in the wrong place, put back, unless a person has edited the cell since."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from sync.google.cells import plain_value
from sync.google.client import Json
from sync.google.plan import Restore, Restored, at
from sync.google.tabstate import TabState
from sync.xlsx.header import Header
from validation.sheet import cell_text


@dataclass(frozen=True)
class Lost:
    """A value that we displaced and whose place cannot be told any more; a person has to look."""

    value: str


def restore(wanted: Restore, state: TabState | None) -> Lost | None:
    """Write the row's cells back into the state; Lost where it cannot be told for certain which row it is."""
    if state is None:
        return None
    search = _Search(wanted, state)
    rows = search.certain()
    if not rows and not search.may_be_there():
        # The row is gone, or people have written over all that we wrote: theirs counts.
        return None
    if len(rows) != 1 or _is_broken(wanted.cells) or state.is_closed(rows[0], *search.columns(rows[0])):
        return Lost(", ".join(filter(None, (shown(cell.before) for cell in wanted.cells))))
    (row,) = rows
    state.mend(row, search.header, wanted.id_heading, wanted.mends, by_id=row in search.with_id)
    for cell, column in search.places(row):
        if state.typed(row, column) == cell.ours:
            state.put_back(row, column, cell.before)
    return None


def shown(value: Json) -> str:
    """A value in words: a formula as its text."""
    return str(value["formulaValue"]) if "formulaValue" in value else cell_text(plain_value(value))


@dataclass(frozen=True)
class _Search:
    """Looks for the row that got our values by mistake."""

    wanted: Restore
    state: TabState

    def certain(self) -> Sequence[int]:
        """The row that has its id, or ours, and something of what we wrote; else those that look as it must look."""
        if named := [row for row in self.with_id if self._holds_some(row)]:
            alike = [row for row in named if self._is_it(row)]
            return alike if len(alike) == 1 else named
        found = [row for row in self._everywhere if self._is_it(row)]
        # Of several rows that we may have emptied the one in the same place is it.
        is_emptied = self.wanted.row in found and not any(cell.ours for cell in self.wanted.cells)
        return [self.wanted.row] if is_emptied else found

    def may_be_there(self) -> bool:
        """Whether what we wrote may stand somewhere still, though nobody can tell for certain."""
        if self.with_id and all(self._is_alike(row) for row in self.with_id):
            # There it is, and a person has gone on with the cells.
            return False
        given = [cell for cell in self.wanted.cells if cell.ours]
        return not given or any(self._holds(row, cell) for row in self._everywhere for cell in given)

    @cached_property
    def header(self) -> Header:
        """The row of headings as it is now."""
        known = {heading for heading in self.wanted.headings if heading}
        headers = self.state.headers
        named = (one for one in headers if self.wanted.id_heading and self.wanted.id_heading in one.columns)
        likely = (one for one in headers if len(known & one.columns.keys()) * 2 > len(known))
        there = (one for one in headers if one.row == self.wanted.header_row)
        return next(chain(named, likely, there), Header(self.wanted.header_row, {}))

    @cached_property
    def with_id(self) -> Sequence[int]:
        """The rows with the id that it has or, where we wrote over that, with ours."""
        written = (cell.ours for cell in self.wanted.cells if cell.column == self.wanted.id_column)
        id_ = next(written, self.wanted.id)
        if not shown(id_):
            return []
        if self.wanted.id_heading in self.header.columns:
            return self.state.rows_with(self.header, self.wanted.id_heading, shown(id_))
        return [row for row in self._everywhere if any(cell == id_ for cell in self._cells(row))]

    def places(self, row: int) -> list[tuple[Restored, int]]:
        """The cells with their columns in this row."""
        return [(cell, self._column(cell, row)) for cell in self.wanted.cells]

    def columns(self, row: int) -> list[int]:
        """Where they are in this row."""
        return [column for _, column in self.places(row)]

    @property
    def _everywhere(self) -> range:
        return range(1, len(self.state.tab.rows) + 1)

    def _column(self, cell: Restored, row: int) -> int:
        """By its heading; where that is gone, where our value stands, if it stands there once."""
        if not cell.heading or cell.heading in self.header.columns:
            return self.header.columns.get(cell.heading, cell.column)
        found = [column for column, there in enumerate(self._cells(row)) if cell.ours and there == cell.ours]
        return found[0] if len(found) == 1 else cell.column

    def _cells(self, row: int) -> Sequence[Json]:
        return [self.state.typed(row, column) for column in range(self.state.width(row))]

    def _holds(self, row: int, cell: Restored) -> bool:
        return self.state.typed(row, self._column(cell, row)) == cell.ours

    def _holds_some(self, row: int) -> bool:
        return any(self._holds(row, cell) for cell in self.wanted.cells)

    def _is_it(self, row: int) -> bool:
        return all(self._holds(row, cell) for cell in self.wanted.cells) and self._is_alike(row)

    def _is_alike(self, row: int) -> bool:
        """Whether all that we did not write is as it was; its id may have been changed, formulas do not count."""
        written = {cell.column for cell in self.wanted.cells} | {self.wanted.id_column}
        headings = self.wanted.headings
        rest = [column for column in range(max(len(self.wanted.before), len(headings))) if column not in written]
        return all(self._is_as_before(row, column, at_heading=_text(headings, column)) for column in rest)

    def _is_as_before(self, row: int, column: int, *, at_heading: str) -> bool:
        there = self.header.columns.get(at_heading, column) if at_heading else column
        before = at(self.wanted.before, column)
        return before == self.state.typed(row, there) or self.state.is_formula(row, there)


def _text(headings: Sequence[str], column: int) -> str:
    return headings[column] if column < len(headings) else ""


def _is_broken(cells: Sequence[Restored]) -> bool:
    return any("#REF!" in str(cell.before.get("formulaValue", "")) for cell in cells)

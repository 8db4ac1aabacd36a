"""A tab as it is while edits are applied to it one after the other: what was found, and what is to be written."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sync.workbook import CellValue
from sync.xlsx.cellxml import text_of
from sync.xlsx.header import Header
from sync.xlsx.rowprints import RowPrints
from sync.xlsx.rows import Cell, Row, cells_in
from sync.xlsx.search import Found
from sync.xlsx.values import Decoder
from validation.sheet import RawCell, cell_text

_CELLS_KEPT = 500  # of how many rows; a batch may touch every row of a sheet


@dataclass
class TabState:
    """The rows that edits name. `writes` holds, by row and column, what they leave behind."""

    found: Found
    decoder: Decoder
    headers: Sequence[Header]
    prints: RowPrints
    header_row: int = 0
    """The row after which records begin."""
    totals_row: int = 0
    """The row of totals that a table ends with; 0 where none does."""
    writes: dict[int, dict[int, CellValue]] = field(default_factory=dict)
    new_rows: set[int] = field(default_factory=set)
    removed: set[int] = field(default_factory=set)
    last_new: int = 0
    """The last of the new rows."""
    _cells: dict[int, dict[int, Cell]] = field(default_factory=dict)

    def add_row(self, number: int) -> None:
        """Note that a row is new."""
        self.new_rows.add(number)
        self.last_new = max(self.last_new, number)

    def rows_with(self, header: Header, id_heading: str, id_: str) -> list[int]:
        """The rows below the header that have the id now, edits before this one counted."""
        rows = self.found.ids.get((header.columns[id_heading], id_.strip()), ())
        return [row for row in rows if row > header.row]

    def move_id(self, column: int, row: int, *, old: str = "", new: str = "") -> None:
        """Note that a row has another id, or one for the first time, or none any more."""
        if old:
            self.found.ids[column, old].remove(row)
        if new:
            self.found.ids[column, new].append(row)

    def text(self, row: int, column: int) -> str:
        """The text of a cell now."""
        written = self.writes.get(row, {})
        return text_of(written[column]) if column in written else cell_text(self._value(row, column))

    def is_formula(self, row: int, column: int) -> bool:
        """Whether the cell's value is computed, or will be when a new row takes the formulas of the row above."""
        above = self.found.template
        if row in self.new_rows and above and column not in self.writes[row]:
            if self.found.has_formula(self.cells(above.number).get(column)):
                return True
        return self.found.is_computed(row, self.cells(row).get(column), column)

    def write(self, row: int, column: int, value: CellValue) -> None:
        """Note what a cell will hold."""
        self.writes.setdefault(row, {})[column] = value

    def cells(self, row: int) -> dict[int, Cell]:
        """The cells of a row as they stand in the file; none for a row that is not there."""
        if row not in self._cells:
            if len(self._cells) > _CELLS_KEPT:
                self._cells.clear()
            there = self.row(row)
            self._cells[row] = {cell.column: cell for cell in cells_in(there, self.found.grammar)} if there else {}
        return self._cells[row]

    def row(self, number: int) -> Row | None:
        """A row as it stands in the file, if it was looked for."""
        return self.found.rows.get(number) or self._near.get(number)

    @cached_property
    def _near(self) -> dict[int, Row]:
        """The rows around the place where new ones go."""
        found = self.found
        return {row.number: row for row in (*found.after_last, found.template, found.last) if row}

    def _value(self, row: int, column: int) -> RawCell:
        cell = self.cells(row).get(column)
        return self.decoder.value(cell, self.found.grammar) if cell else None

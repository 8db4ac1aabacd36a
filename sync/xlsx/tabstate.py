"""A tab as it is while edits are applied to it one after the other: what was found, and what is to be written."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from sync.workbook import CellValue
from sync.xlsx.cellxml import text_of
from sync.xlsx.header import Header
from sync.xlsx.rows import Cell, Row, cells_in
from sync.xlsx.search import Found
from sync.xlsx.values import Decoder
from validation.sheet import RawCell, RawTab, cell_text, fingerprint


@dataclass
class TabState:
    """The rows that edits name. `writes` holds, by row and column, what they leave behind."""

    found: Found
    decoder: Decoder
    headers: Sequence[Header]
    raw: RawTab | None = None
    """The tab as read for the snapshot, where an edit is checked by a row's fingerprint."""
    totals_row: int = 0
    """The row of totals that a table ends with; 0 where none does."""
    writes: dict[int, dict[int, CellValue]] = field(default_factory=dict)
    new_rows: set[int] = field(default_factory=set)
    removed: set[int] = field(default_factory=set)
    _cells: dict[int, dict[int, Cell]] = field(default_factory=dict)
    _values: dict[int, dict[int, RawCell]] = field(default_factory=dict)
    _rows_by_print: defaultdict[str, list[int]] | None = None

    def rows_with(self, column: int, id_: str) -> list[int]:
        """The rows that have the id now, edits before this one counted."""
        return self.found.ids.get((column, id_), [])

    def text(self, row: int, column: int) -> str:
        """The text of a cell now."""
        written = self.writes.get(row, {})
        return text_of(written[column]) if column in written else cell_text(self._value(row, column))

    def is_formula(self, row: int, column: int) -> bool:
        """Whether the cell's value is computed."""
        return self.found.is_computed(row, self.cells(row).get(column), column)

    def write(self, row: int, column: int, value: CellValue) -> None:
        """Note what a cell will hold."""
        self.writes.setdefault(row, {})[column] = value

    def cells(self, row: int) -> dict[int, Cell]:
        """The cells of a row as they stand in the file; none for a row that is not there."""
        if row not in self._cells:
            there = self.row(row)
            self._cells[row] = {cell.column: cell for cell in cells_in(there, self.found.grammar)} if there else {}
        return self._cells[row]

    def row(self, number: int) -> Row | None:
        """A row as it stands in the file, if it was looked for."""
        last = self.found.last
        if last and last.number == number:
            return last
        return self.found.rows.get(number) or next((r for r in self.found.after_last if r.number == number), None)

    def fingerprints(self, row: int) -> set[str]:
        """The row's fingerprint, and the one it has while its formulas are not computed."""
        if not self.raw or not 1 <= row <= len(self.raw.rows):
            return set()
        cells = self.raw.rows[row - 1]
        computed = {column for column, rows in self.raw.formulas.items() if row in rows}
        return {fingerprint(cells), fingerprint([None if n in computed else cell for n, cell in enumerate(cells)])}

    def rows_like(self, wanted: str) -> list[int]:
        """The numbers of all rows with this fingerprint."""
        if self._rows_by_print is None:
            self._rows_by_print = defaultdict(list)
            for row in range(1, len(self.raw.rows) + 1 if self.raw else 0):
                for found in self.fingerprints(row):
                    self._rows_by_print[found].append(row)
        return self._rows_by_print.get(wanted, [])

    def _value(self, row: int, column: int) -> RawCell:
        if row not in self._values:
            there = self.row(row)
            self._values[row] = self.decoder.values(there, self.found.grammar) if there else {}
        return self._values[row].get(column)

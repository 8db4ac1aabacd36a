"""Rows recognised by the fingerprint of their cells, where they have no id to be known by."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from sync.workbook import NewId
from validation.sheet import RawTab, fingerprint


class RowPrints:
    """The fingerprints of a tab's rows, read as they are for the snapshot; without a tab there are none."""

    def __init__(self, tab: RawTab | None) -> None:
        self._tab = tab

    def of(self, row: int) -> tuple[str, ...]:
        """A row's fingerprint, and the one it has while its formulas are not computed."""
        if not self._tab or not 1 <= row <= len(self._tab.rows):
            return ()
        cells = self._tab.rows[row - 1]
        computed = {column for column, rows in self._tab.formulas.items() if row in rows}
        if not computed:
            return (fingerprint(cells),)
        return fingerprint(cells), fingerprint([None if n in computed else cell for n, cell in enumerate(cells)])

    def rows_meant(self, edit: NewId) -> Sequence[int]:
        """The row at the edit's number if it still looks the same, else all rows that do; several may look alike."""
        return [edit.row] if edit.fingerprint in self.of(edit.row) else self._rows.get(edit.fingerprint, [])

    @cached_property
    def _rows(self) -> dict[str, list[int]]:
        rows: dict[str, list[int]] = defaultdict(list)
        for row in range(1, len(self._tab.rows) + 1 if self._tab else 0):
            for found in self.of(row):
                rows[found].append(row)
        return rows

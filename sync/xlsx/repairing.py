"""Single cells of a file that has no ids, written where they stand: for a copy that nobody else has open."""

from collections.abc import Mapping
from pathlib import Path

from sync.workbook import CellValue
from sync.xlsx import sentences
from sync.xlsx.assembling import row_splices
from sync.xlsx.changes import write_changed
from sync.xlsx.editing import Editing
from sync.xlsx.header import headers_of
from sync.xlsx.looks import Looks
from sync.xlsx.package import Package, unavailable
from sync.xlsx.rowprints import RowPrints
from sync.xlsx.rows import SheetStream, UnusualSheet
from sync.xlsx.search import Wanted, first_rows, search
from sync.xlsx.tabstate import TabState

Cells = Mapping[str, Mapping[tuple[int, int], CellValue]]
"""By tab: values by row (from 1) and column (from 0)."""


def write_copy(path: Path, target: Path, cells: Cells) -> int:
    """Write the file with these cells to another place; formulas stay as they are. Returns how many cells were written.

    Raises WorkbookUnavailable where the file is none that can be edited.
    """
    with Package(path) as package:
        editing = Editing(package)
        try:
            count = sum(_write(editing, tab, values) for tab, values in cells.items())
        except UnusualSheet as unusual:
            raise unavailable(sentences.UNUSUAL, path) from unusual
        editing.finish(changes_values=bool(count))
        write_changed(package, editing.changes, target)
    return count


def _write(editing: Editing, tab: str, values: Mapping[tuple[int, int], CellValue]) -> int:
    sheet = editing.book.sheet(tab)
    if sheet is None or not values:
        return 0
    stream = SheetStream(editing.package.chunks(sheet.part))
    sample = first_rows(stream)
    editing.decoder.learn(sample, stream.grammar)
    wanted = Wanted(ids={}, rows={row for row, _ in values}, below=0, appended=0, totals_row=0)
    found = search(SheetStream(editing.package.chunks(sheet.part)), wanted, editing.decoder)
    editing.decoder.learn(found.rows.values(), found.grammar)
    state = TabState(found, editing.decoder, headers_of([]), prints=RowPrints(None))
    for (row, column), value in values.items():
        if state.row(row) is not None and not state.is_formula(row, column):
            state.write(row, column, value)
    editing.note(sheet, state, row_splices(state, Looks(editing.decoder, found.grammar, found.head, sample)))
    return sum(map(len, state.writes.values()))

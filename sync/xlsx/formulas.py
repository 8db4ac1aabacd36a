"""Formulas: references moved when one is copied down, and cached results dropped so that every program computes anew."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sync.xlsx.areas import LAST_COLUMN, LAST_ROW, Area, column_index, column_letters
from sync.xlsx.rows import Batch, Cell, Row, SheetStream, cells_in, rows_in
from sync.xlsx.survey import spilling
from sync.xlsx.xml import without_attribute

_TOKEN = re.compile(
    r"""(?P<kept>"(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:[^\[\]]|\[[^\]]*\])*\])"""
    r"""|(?P<rows>(?P<first>\$?\d{1,7}):(?P<last>\$?\d{1,7})(?![\w.]))"""
    r"""|(?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)"""
    r"""|(?P<cell>(?P<column>\$?[A-Za-z]{1,3})(?P<row>\$?\d{1,7}))(?![\w.(!])"""
    r"""|(?P<name>[^\W\d][\w.]*)"""
)
_CACHED = rb"(<%bf(?=[\s/>])(?:[^>]*/>|[^>]*>[^<]*</%bf>))\s*<%bv(?:\s[^>]*)?(?:/>|>[^<]*</%bv>)"
_WITH_RESULT = rb"<%bf(?=[\s/>])(?:[^>]*/>|[^>]*>[^<]*</%bf>)\s*<%bv(?:\s[^>]*)?>[^<]"


class OutsideTheSheet(Exception):
    """A moved reference would leave the sheet."""


def moved(formula: str, *, rows: int, columns: int = 0) -> str | None:
    """The formula as Excel writes it when it is copied that far; None where a reference would leave the sheet."""
    try:
        return _TOKEN.sub(lambda token: _moved_token(token, rows, columns), formula)
    except OutsideTheSheet:
        return None


def _moved_token(token: re.Match[str], rows: int, columns: int) -> str:
    if token["rows"]:
        return f"{_moved_row(token['first'], rows)}:{_moved_row(token['last'], rows)}"
    if not token["cell"] or column_index(token["column"].lstrip("$")) > LAST_COLUMN:
        return token[0]
    return _moved_column(token["column"], columns) + _moved_row(token["row"], rows)


def _moved_row(text: str, by: int) -> str:
    if text.startswith("$"):
        return text
    if not 1 <= int(text) + by <= LAST_ROW:
        raise OutsideTheSheet
    return str(int(text) + by)


def _moved_column(text: str, by: int) -> str:
    if text.startswith("$") or not by:
        return text
    index = column_index(text) + by
    if not 0 <= index <= LAST_COLUMN:
        raise OutsideTheSheet
    return column_letters(index)


@dataclass
class FormulaState:
    """Whether a sheet has formulas, and whether any of them carries its last result."""

    has_formulas: bool = False
    has_results: bool = False

    def note(self, batch: Batch) -> None:
        """Take some rows into account."""
        if not self.has_results and batch.has_formulas:
            self.has_formulas = True
            self.has_results = bool(batch.grammar.compiled(_WITH_RESULT).search(batch.content))


def formula_state(stream: SheetStream) -> FormulaState:
    """The state of a whole sheet, in one pass that ends early."""
    state = FormulaState()
    for batch in stream.batches():
        state.note(batch)
        if state.has_results:
            break
    return state


def without_results(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """A sheet whose formulas have no cached results: LibreOffice computes only those anew, whatever flag is set."""
    stream = SheetStream(chunks)
    yield stream.head
    spills: list[Area] = []
    for batch in stream.batches():
        content = batch.content
        if batch.has_formulas:
            spills += spilling(batch)
            content = stream.grammar.compiled(_CACHED).sub(rb"\1", content)
        yield _without_spilt(Batch(content, 0, batch.before, stream.grammar), spills) if spills else content
    yield stream.tail


def _without_spilt(batch: Batch, spills: list[Area]) -> bytes:
    """The rows without the results that array formulas left in other cells than their own."""
    pieces, done = [], 0
    for row in rows_in(batch):
        here = [area for area in spills if area.top <= row.number <= area.bottom]
        pieces += [batch.content[done : row.start], _without_results_in(row, here, batch)]
        done = row.end
    return b"".join([*pieces, batch.content[done:]])


def _without_results_in(row: Row, areas: list[Area], batch: Batch) -> bytes:
    written = batch.content[row.start : row.end]
    for cell in reversed(cells_in(row, batch.grammar)):
        if any(area.holds(row.number, cell.column) for area in areas) and not batch.grammar.formula.search(
            cell.content
        ):
            start, end = len(row.tag) + cell.start, len(row.tag) + cell.end
            written = written[:start] + emptied(cell, written[start:end]) + written[end:]
    return written


def emptied(cell: Cell, written: bytes) -> bytes:
    """The cell without its content; its style stays."""
    if not cell.content:
        return written
    tag = written[: written.index(b">") + 1]
    return without_attribute(tag, "t")[:-1] + b"/>"

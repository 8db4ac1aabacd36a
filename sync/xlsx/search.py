"""One pass over a sheet that finds the rows which edits name: by id, by number, and the last one that is filled."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile

from sync.xlsx.areas import Area, area_of
from sync.xlsx.formulas import FormulaState
from sync.xlsx.idcolumn import IdColumn
from sync.xlsx.rows import Batch, Cell, Grammar, Row, SheetStream, cells_in, rows_in
from sync.xlsx.survey import spilling
from sync.xlsx.values import Decoder, raw_cell, shared_number
from sync.xlsx.xml import attributes, excel_text
from validation.sheet import cell_text

HEADER_ROWS = 50
_SAMPLE_ROWS = 200
_TOTALS_AT_MOST = 20


def first_rows(stream: SheetStream) -> list[Row]:
    """The rows at the top of a sheet, among them its header and enough to see what its columns wear."""
    rows: list[Row] = []
    for batch in stream.batches():
        rows += takewhile(lambda row: row.number <= _SAMPLE_ROWS, rows_in(batch))
        if batch.last_number >= _SAMPLE_ROWS:
            break
    return rows


@dataclass(frozen=True)
class Wanted:
    """What to look for below the header: ids by column, row numbers, and how many rows are to be appended."""

    ids: Mapping[int, Collection[str]]
    rows: Collection[int]
    below: int
    """The row after which records begin."""
    appended: int
    totals_row: int
    """The row of totals that a table ends with; 0 where none does. New rows go below it."""


@dataclass
class Found:
    """What the pass found."""

    grammar: Grammar
    head: bytes
    tail: bytes = b""
    tail_offset: int = 0
    has_rows: bool = True
    rows: dict[int, Row] = field(default_factory=dict)
    ids: dict[tuple[int, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    last: Row | None = None
    """The last row that holds something typed."""
    template: Row | None = None
    """The last row that has an id: what a new one looks like."""
    after_last: list[Row] = field(default_factory=list)
    spills: list[Area] = field(default_factory=list)
    masters: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    """Of each shared formula: row, column and text of the cell that has the text."""
    state: FormulaState = field(default_factory=FormulaState)

    def is_computed(self, row: int, cell: Cell | None, column: int) -> bool:
        """Whether the cell's value comes from a formula, its own or one that spills into it."""
        return self.has_formula(cell) or any(area.holds(row, column) for area in self.spills)

    def has_formula(self, cell: Cell | None) -> bool:
        """Whether the cell has a formula of its own."""
        return cell is not None and bool(self.grammar.formula.search(cell.content))


def search(stream: SheetStream, wanted: Wanted, decoder: Decoder) -> Found:
    """Go through a sheet once. Only batches with something in them are cut into rows."""
    found = Found(stream.grammar, stream.head, has_rows=stream.has_rows)
    shared = decoder.strings.numbers_of(frozenset().union(*wanted.ids.values()))
    columns = [IdColumn(column, frozenset(ids), decoder, shared) for column, ids in wanted.ids.items()]
    for batch in stream.batches():
        batch.require_usual()
        found.state.note(batch)
        _note_references(batch, found)
        for column in columns:
            for number, text in column.hits(batch):
                if number > wanted.below:
                    found.ids[column.column, text].append(number)
                    found.rows.setdefault(number, _row_at(batch, number))
        if wanted.rows:
            found.rows |= {row.number: row for row in rows_in(batch) if row.number in wanted.rows}
        if wanted.appended:
            _note_last(batch, wanted, decoder, shared, found)
    found.tail, found.tail_offset = stream.tail, stream.tail_offset
    return found


def _row_at(batch: Batch, number: int) -> Row:
    grammar = batch.grammar
    if batch.is_regular:
        start = batch.starts[number]
        if found := grammar.row.match(batch.content, start):
            return next(rows_in(Batch(found[0], batch.offset + start, number - 1, grammar)))
    return next(row for row in rows_in(batch) if row.number == number)


def _note_references(batch: Batch, found: Found) -> None:
    found.spills += spilling(batch)
    if not batch.has_formulas or b'"shared"' not in batch.content or b" ref=" not in batch.content:
        return
    for row in rows_in(batch):
        for cell in cells_in(row, found.grammar) if b" ref=" in row.content else ():
            formula = found.grammar.formula.search(cell.content)
            named = attributes(formula[1]) if formula else {}
            if formula and formula[2] and named.get("t") == "shared" and area_of(named.get("ref", "")):
                found.masters[named.get("si", "")] = (row.number, cell.column, excel_text(formula[2]))


def _note_last(batch: Batch, wanted: Wanted, decoder: Decoder, shared: Mapping[int, str], found: Found) -> None:
    """Remember the last filled row so far, the last one with an id, and the rows below that wear formats or formulas."""
    after: list[Row] = []
    rows = _backwards(batch)
    for row in rows:
        if row.number <= wanted.below or _is_filled(row, decoder, shared, found):
            found.last, found.after_last = row, []
            found.template = (
                _with_id([row, *islice(rows, _TOTALS_AT_MOST)], wanted, decoder, shared, batch.grammar)
                or found.template
            )
            break
        after.append(row)
    below = [*found.after_last, *reversed(after)]
    found.after_last = [row for n, row in enumerate(below) if n < wanted.appended or row.number <= wanted.totals_row]


def _with_id(
    rows: Sequence[Row], wanted: Wanted, decoder: Decoder, shared: Mapping[int, str], grammar: Grammar
) -> Row | None:
    """The first of these rows that is a record: rows of totals have no id."""
    for row in rows:
        cells = (cell for cell in cells_in(row, grammar) if cell.column in wanted.ids and cell.content)
        if row.number > wanted.below and any(_is_typed(cell, decoder, shared, grammar) for cell in cells):
            return row
    return None


def _is_filled(row: Row, decoder: Decoder, shared: Mapping[int, str], found: Found) -> bool:
    """Whether somebody typed something into the row. A check box that is off was put there by a template."""
    return any(
        not found.is_computed(row.number, cell, cell.column) and _is_typed(cell, decoder, shared, found.grammar)
        for cell in cells_in(row, found.grammar)
        if cell.content
    )


def _is_typed(cell: Cell, decoder: Decoder, shared: Mapping[int, str], grammar: Grammar) -> bool:
    number = shared_number(cell, grammar)
    if number is not None:
        # `shared` has the blank texts, and a few others.
        return shared.get(number) != ""
    value = raw_cell(cell, grammar, {}, decoder.styles, decoder.from_1904)
    return value is not False and cell_text(value) != ""


def _backwards(batch: Batch) -> Iterator[Row]:
    if not batch.is_regular:
        yield from reversed(list(rows_in(batch)))
        return
    end = len(batch.content)
    while (start := batch.content.rfind(batch.grammar.tag("row"), 0, end)) >= 0:
        yield from rows_in(Batch(batch.content[start:end], batch.offset + start, 0, batch.grammar))
        end = start

"""The light pass over a sheet's XML for what calamine does not tell: formulas, errors, number formats, merged cells."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from sync.xlsx.areas import Area, area_of, column_index
from sync.xlsx.rows import Batch, Grammar, Row, SheetStream, cells_in, rows_in
from sync.xlsx.styles import Styles
from sync.xlsx.xml import attributes, excel_text

DENSE_LIMIT = 40_000_000
_SAMPLE_FIRST, _SAMPLE_LATER = 300, 10
_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\b[^>]*?ref=["']([^"']+)["']""")
_FORMULA = rb"<%bf(?=[\s/>])(?:[^>]*/>|[^>]*>[^<]*</%bf>)"
_REGULAR_FORMULA = rb'<%bc r="([A-Z]+)(\d+)"[^>]*>\s*' + _FORMULA + rb"\s*(<%bv(?:\s[^>]*)?>[^<])?"
_REGULAR_ERROR = rb'<%bc r="([A-Z]+)(\d+)"[^>]*? t="e"[^>]*>\s*(?:' + _FORMULA + rb")?\s*<%bv>([^<]*)"
_COLOURED_CELL = rb'<%bc r="[A-Z]+(\d+)"(?: [^>]*?)? s="(?:@styles)"[^>]*[^/]>'
_FAR = rb'<%bc r="([A-Z]{2,3})\d'


@dataclass
class Survey:
    """What the pass found in one sheet."""

    formulas: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    uncomputed: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    errors: list[tuple[int, int, str]] = field(default_factory=list)
    """Row number, column and text of cells that show an error, which calamine reads as blank."""
    formats: dict[int, str] = field(default_factory=dict)
    merged: tuple[Area, ...] = ()
    coloured: set[int] = field(default_factory=set)
    """The rows with a cell that is filled in and coloured."""
    last_row: int = 0
    last_column: int = 0
    """The far corner, of formatted cells too."""

    @property
    def is_vast(self) -> bool:
        """Whether the sheet reaches so far that a dense table of it might not fit in memory."""
        return self.last_row * (self.last_column + 1) > DENSE_LIMIT


def survey(stream: SheetStream, styles: Styles) -> Survey:
    """Read a sheet once, looking closely only where there is something to see."""
    found = Survey()
    worn: dict[int, Counter[int]] = defaultdict(Counter)
    blank: dict[int, Counter[int]] = defaultdict(Counter)
    for batch in stream.batches():
        _note_formulas(batch, stream.grammar, found)
        _note_colours(batch, stream.grammar, styles, found)
        _note_extent(batch, stream.grammar, found)
        _note_styles(batch, stream.grammar, _SAMPLE_LATER if worn else _SAMPLE_FIRST, worn, blank)
    found.formats = {column: styles.format_of(most.most_common(1)[0][0]) for column, most in (blank | worn).items()}
    found.merged = tuple(area for ref in _MERGED.findall(stream.tail) if (area := area_of(ref.decode())))
    return found


def _note_extent(batch: Batch, grammar: Grammar, found: Survey) -> None:
    found.last_row = batch.last_number
    letters = grammar.compiled(_FAR).findall(batch.content)
    found.last_column = max(found.last_column, 25, *(column_index(name.decode()) for name in set(letters)))


def _note_colours(batch: Batch, grammar: Grammar, styles: Styles, found: Survey) -> None:
    """Only where the workbook has such styles, and only in the usual spelling: nothing hangs on it."""
    if styles.coloured and batch.is_regular:
        template = _COLOURED_CELL.replace(b"@styles", "|".join(map(str, sorted(styles.coloured))).encode())
        found.coloured.update(map(int, grammar.compiled(template).findall(batch.content)))


def _note_styles(
    batch: Batch, grammar: Grammar, sample: int, worn: dict[int, Counter[int]], blank: dict[int, Counter[int]]
) -> None:
    for _, row in zip(range(sample), rows_in(batch), strict=False):
        for cell in cells_in(row, grammar):
            (worn if cell.content else blank)[cell.column][cell.style] += 1


def _note_formulas(batch: Batch, grammar: Grammar, found: Survey) -> None:
    has_errors = b't="e"' in batch.content
    if not (batch.has_formulas or has_errors):
        return
    if not batch.is_regular:
        _note_cells(rows_in(batch), grammar, found)
        return
    formulas = grammar.compiled(_REGULAR_FORMULA).findall(batch.content) if batch.has_formulas else ()
    for letters, row, cached in formulas:
        _note_formula(found, int(row), column_index(letters.decode()), is_computed=bool(cached))
    for letters, row, text in grammar.compiled(_REGULAR_ERROR).findall(batch.content) if has_errors else ():
        found.errors.append((int(row), column_index(letters.decode()), excel_text(text)))
    for master in spilling(batch):
        _note_spill(found, master)


def _note_cells(rows: Iterable[Row], grammar: Grammar, found: Survey) -> None:
    for row in rows:
        for cell in cells_in(row, grammar):
            value = grammar.value.search(cell.content)
            text = value[1] or b"" if value else b""
            if formula := grammar.formula.search(cell.content):
                _note_formula(found, row.number, cell.column, is_computed=bool(text))
                if area := spill_of(attributes(formula[1])):
                    _note_spill(found, area)
            if cell.kind == "e" and text:
                found.errors.append((row.number, cell.column, excel_text(text)))


def _note_formula(found: Survey, row: int, column: int, *, is_computed: bool) -> None:
    found.formulas[column].add(row)
    if not is_computed:
        found.uncomputed[column].add(row)


def _note_spill(found: Survey, area: Area) -> None:
    """The other cells of an array formula hold its results: theirs is not a typed value either."""
    is_uncomputed = area.top in found.uncomputed.get(area.left, ())
    for column in range(area.left, area.right + 1):
        found.formulas[column].update(range(area.top, area.bottom + 1))
        if is_uncomputed:
            found.uncomputed[column].update(range(area.top, area.bottom + 1))


def spilling(batch: Batch) -> list[Area]:
    """The areas of the array formulas and data tables that begin in these rows."""
    if not batch.has_formulas or (b'="array"' not in batch.content and b'="dataTable"' not in batch.content):
        return []
    areas = (spill_of(attributes(found[1])) for found in batch.grammar.formula.finditer(batch.content))
    return [area for area in areas if area]


def spill_of(formula: dict[str, str]) -> Area | None:
    """The area that one formula fills, where it fills more than its own cell."""
    area = area_of(formula.get("ref", "")) if formula.get("t") in ("array", "dataTable") else None
    return area if area and (area.top, area.left) != (area.bottom, area.right) else None


def is_scattered(stream: SheetStream, seen: Survey) -> bool:
    """Whether few cells lie in the vast rectangle of a sheet, so that a dense table would be mostly nothing."""
    value, inline = stream.grammar.tag("v"), stream.grammar.tag("is")
    filled = sum(batch.content.count(value) + batch.content.count(inline) for batch in stream.batches())
    return seen.last_row * (seen.last_column + 1) > 4 * filled

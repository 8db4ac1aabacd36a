"""A workbook file read whole: values by python-calamine, the rest by a light pass over the XML."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sync.own_tabs import OWN_TABS
from sync.xlsx import sentences
from sync.xlsx.book import Book, Sheet, book_of
from sync.xlsx.package import Package, unavailable
from sync.xlsx.rows import Batch, Row, SheetStream, UnusualSheet, cells_in, rows_in
from sync.xlsx.strings import SharedStrings
from sync.xlsx.styles import Styles
from sync.xlsx.survey import DENSE_LIMIT, Survey, is_scattered, survey
from sync.xlsx.values import raw_cell
from validation.sheet import RawCell, RawTab

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_NOTHING: list[RawCell] = []


def tabs_of(path: Path) -> tuple[RawTab, ...]:
    """All tabs of the file in its order but for Bahi's own. Raises WorkbookUnavailable."""
    with Package(path) as package:
        book = book_of(package)
        styles = Styles(package.read(book.styles_part) if book.styles_part else b"")
        calamine = _opened(path)
        try:
            theirs = [sheet for sheet in book.sheets if sheet.name not in OWN_TABS]
            return tuple(_tab(package, book, sheet, styles, calamine) for sheet in theirs)
        finally:
            calamine.close()


def tab_of(path: Path, name: str) -> RawTab | None:
    """One tab, exactly as `tabs_of` gives it; None where there is none of that name."""
    with Package(path) as package:
        book = book_of(package)
        sheet = book.sheet(name)
        styles = Styles(package.read(book.styles_part) if book.styles_part else b"")
        calamine = _opened(path)
        try:
            return _tab(package, book, sheet, styles, calamine) if sheet else None
        finally:
            calamine.close()


def _opened(path: Path) -> "CalamineWorkbook":
    # Imported here: deciding that nothing changed must not pay for it.
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, XmlError, ZipError

    try:
        return CalamineWorkbook.from_path(path)
    except PasswordError as refused:
        raise unavailable(sentences.ENCRYPTED, path) from refused
    except (CalamineError, XmlError, ZipError, OSError) as damage:
        raise unavailable(sentences.DAMAGED, path) from damage


def _tab(package: Package, book: Book, sheet: Sheet, styles: Styles, calamine: "CalamineWorkbook") -> RawTab:
    try:
        seen = survey(SheetStream(package.chunks(sheet.part)), styles)
    except UnusualSheet:
        seen = Survey()
    rows = _rows(package, book, sheet, styles, calamine, seen)
    return RawTab(
        name=sheet.name,
        rows=rows,
        formulas={column: frozenset(numbers) for column, numbers in seen.formulas.items()},
        uncomputed={column: frozenset(numbers) for column, numbers in seen.uncomputed.items()},
        number_formats=seen.formats,
        merged=tuple((area.top, area.left, area.bottom, area.right) for area in seen.merged),
        is_hidden=sheet.is_hidden,
        coloured=frozenset(seen.coloured),
    )


def _rows(
    package: Package, book: Book, sheet: Sheet, styles: Styles, calamine: "CalamineWorkbook", seen: Survey
) -> list[list[RawCell]]:
    from python_calamine import CalamineError, XmlError

    scattered = partial(_scattered_rows, package, book, sheet, styles)
    if seen.is_vast and is_scattered(SheetStream(package.chunks(sheet.part)), seen):
        return scattered()
    rows: list[list[Any]]
    try:
        rows = calamine.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
    except (CalamineError, XmlError):
        # One cell in a shape that calamine refuses must not hide the others.
        return scattered()
    return _trimmed(_with_errors(_without_blanks(rows), seen.errors))


def _without_blanks(rows: list[list[Any]]) -> list[list[RawCell]]:
    for row in rows:
        if "" in row:
            row[:] = [None if cell == "" else cell for cell in row]
    return rows


def _with_errors(rows: list[list[RawCell]], errors: list[tuple[int, int, str]]) -> list[list[RawCell]]:
    for number, column, text in errors:
        rows.extend([] for _ in range(number - len(rows)))
        row = rows[number - 1]
        row.extend([None] * (column + 1 - len(row)))
        row[column] = text
    return rows


def _trimmed(rows: list[list[RawCell]]) -> list[list[RawCell]]:
    while rows and all(cell is None for cell in rows[-1]):
        rows.pop()
    return rows


def _scattered_rows(package: Package, book: Book, sheet: Sheet, styles: Styles) -> list[list[RawCell]]:
    """The rows where a dense table would not do: each only as long as it is filled."""
    texts = SharedStrings(package, book.strings_part).all_texts()
    rows: list[list[RawCell]] = []
    reached = 0
    try:
        stream = SheetStream(package.chunks(sheet.part))
        for batch in stream.batches():
            for row in _filled(batch, stream):
                rows.extend(_NOTHING for _ in range(row.number - 1 - len(rows)))
                rows[row.number - 1 :] = [_cells(row, stream, texts, styles, book)]
                reached += len(rows[-1])
                if reached > DENSE_LIMIT:
                    raise unavailable(sentences.TOO_MANY_CELLS, package.path, tab=sheet.name)
    except UnusualSheet as unusual:
        raise unavailable(sentences.DAMAGED, package.path) from unusual
    return _trimmed(rows)


def _filled(batch: Batch, stream: SheetStream) -> list[Row]:
    marks = stream.grammar.tag("v"), stream.grammar.tag("is")
    if not any(mark in batch.content for mark in marks):
        return []
    return [row for row in rows_in(batch) if any(mark in row.content for mark in marks)]


def _cells(row: Row, stream: SheetStream, texts: Mapping[int, str], styles: Styles, book: Book) -> list[RawCell]:
    cells: list[RawCell] = []
    for cell in cells_in(row, stream.grammar):
        value = raw_cell(cell, stream.grammar, texts, styles, book.counts_from_1904)
        if value is not None:
            cells.extend([None] * (cell.column + 1 - len(cells)))
            cells[cell.column] = value
    return cells

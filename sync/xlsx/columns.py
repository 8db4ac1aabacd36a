"""Headings appended to a tab, and to the table or filter that they continue, so that sorting moves them with the rest."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sync.xlsx import sentences
from sync.xlsx.areas import Area, area_of, column_index, column_letters
from sync.xlsx.book import Sheet
from sync.xlsx.cellxml import NewCell, new_row, row_with
from sync.xlsx.changes import Splice
from sync.xlsx.editing import Editing
from sync.xlsx.growth import filter_name_pattern
from sync.xlsx.header import Header, headers_of
from sync.xlsx.package import unavailable
from sync.xlsx.rows import Batch, Row, SheetStream, UnusualSheet, cells_in, rows_in
from sync.xlsx.search import HEADER_ROWS, first_rows
from sync.xlsx.xml import attributes, escaped_for_excel, with_attribute
from validation.sheet import RawCell

_FILLED = rb'<%bc r="([A-Z]+)\d+"(?:[^>]*[^>/])?>'
_FILTER = re.compile(rb"<(?:\w+:)?autoFilter\b[^>]*>")
_DIMENSION = re.compile(rb"<(?:\w+:)?dimension\b[^>]*>")
_TABLE = re.compile(rb"<(?:\w+:)?table\b[^>]*>")
_TABLE_COLUMNS = re.compile(rb"(<(\w+:)?tableColumns\b[^>]*>)(.*?)(</(?:\w+:)?tableColumns>)", re.DOTALL)
_TABLE_COLUMN = re.compile(rb"<(?:\w+:)?tableColumn\b[^>]*>")


def append_columns(editing: Editing, tab: str, headings: Sequence[str]) -> None:
    """Put headings right of all that is in the tab, where they are missing."""
    sheet = editing.book.sheet(tab)
    if sheet is None:
        raise unavailable(sentences.NO_SUCH_TAB, editing.package.path, tab=tab)
    try:
        _append(editing, sheet, headings)
    except UnusualSheet as unusual:
        raise unavailable(sentences.UNUSUAL, editing.package.path) from unusual


def _append(editing: Editing, sheet: Sheet, headings: Sequence[str]) -> None:
    rows = [row for row in first_rows(SheetStream(editing.package.chunks(sheet.part))) if row.number <= HEADER_ROWS]
    stream = SheetStream(editing.package.chunks(sheet.part))
    first = max((_last_filled_column(batch) for batch in stream.batches()), default=-1) + 1
    header = header_among([(row.number, editing.decoder.values(row, stream.grammar)) for row in rows], headings)
    missing = [heading for heading in dict.fromkeys(headings) if heading not in header.columns]
    if not missing:
        return
    edge = Area(header.row, first, header.row, first + len(missing) - 1)
    row = next((row for row in rows if row.number == header.row), None)
    splices = [_header_splice(stream, row, edge, missing), *_widened_ranges(stream, edge)]
    editing.changes.splices[sheet.part] = splices
    _widen_tables(editing, sheet, edge, missing)
    _widen_filter_name(editing, sheet, edge)
    editing.finish(changes_values=False)


def header_among(values: Sequence[tuple[int, Mapping[int, RawCell]]], headings: Sequence[str]) -> Header:
    """The row that has one of the headings already, else the first that holds nearly as many texts as any."""
    headers = headers_of(values)
    known = next((header for header in headers if any(heading in header.columns for heading in headings)), None)
    if known:
        return known
    texts = [sum(isinstance(cell, str) for cell in cells.values()) for _, cells in values]
    wide = (header for header, count in zip(headers, texts, strict=True) if count and count >= 0.6 * max(texts))
    return next(wide, Header(1, {}))


def _last_filled_column(batch: Batch) -> int:
    batch.require_usual()
    if batch.is_regular:
        letters = set(batch.grammar.compiled(_FILLED).findall(batch.content))
        return max((column_index(name.decode()) for name in letters), default=-1)
    cells = (cell for row in rows_in(batch) for cell in cells_in(row, batch.grammar) if cell.content)
    return max((cell.column for cell in cells), default=-1)


def _header_splice(stream: SheetStream, row: Row | None, edge: Area, headings: Sequence[str]) -> Splice:
    grammar = stream.grammar
    if row:
        beside = [cell for cell in cells_in(row, grammar) if cell.column < edge.left]
        style = beside[-1].style if beside else 0
        cells = {edge.left + n: NewCell(style, heading) for n, heading in enumerate(headings)}
        return Splice(row.start, row.end, row_with(row, cells, grammar))
    written = new_row(edge.top, b"", {edge.left + n: NewCell(0, text) for n, text in enumerate(headings)}, grammar)
    if stream.has_rows:
        return Splice(len(stream.head), len(stream.head), written)
    opening = grammar.tag("sheetData")
    return Splice(stream.head.rindex(opening), len(stream.head), opening + b">" + written + grammar.end("sheetData"))


def _widened(area: Area | None, edge: Area) -> Area | None:
    """The area with the new columns, where they continue it."""
    return replace(area, right=edge.right) if area and area.top == edge.top and area.right == edge.left - 1 else area


def _widened_ranges(stream: SheetStream, edge: Area) -> list[Splice]:
    splices = []
    for found in _DIMENSION.finditer(stream.head):
        if area := area_of(attributes(found[0]).get("ref", "")):
            right, top = max(area.right, edge.right), min(area.top, edge.top)
            new = str(replace(area, right=right, top=top))
            splices.append(Splice(found.start(), found.end(), with_attribute(found[0], "ref", new)))
    for found in _FILTER.finditer(stream.tail):
        offset = stream.tail_offset
        splices.append(Splice(found.start() + offset, found.end() + offset, _with_reference(found[0], edge)))
    return splices


def _with_reference(tag: bytes, edge: Area) -> bytes:
    area = area_of(attributes(tag).get("ref", ""))
    new = _widened(area, edge)
    return tag if new == area else with_attribute(tag, "ref", str(new))


def _widen_tables(editing: Editing, sheet: Sheet, edge: Area, headings: Sequence[str]) -> None:
    for link in editing.package.relations(sheet.part):
        if link.kind == "table" and editing.package.has(link.target):
            part = editing.package.name_of(link.target)
            xml = editing.package.read(part)
            if (new := _widened_table(xml, edge, headings)) != xml:
                editing.changes.replaced[part] = new


def _widened_table(xml: bytes, edge: Area, headings: Sequence[str]) -> bytes:
    table, columns = _TABLE.search(xml), _TABLE_COLUMNS.search(xml)
    if not table or not columns or _with_reference(table[0], edge) == table[0]:
        return xml
    there = [attributes(tag) for tag in _TABLE_COLUMN.findall(columns[3])]
    names = [named.get("name", "").casefold() for named in there] + [heading.casefold() for heading in headings]
    if len(set(names)) < len(names):
        # A table's columns must differ in more than capitals; Excel would call the file damaged.
        return xml
    number = max((int(named.get("id", "0")) for named in there), default=0)
    prefix = (columns[2] or b"").decode()
    added = "".join(
        f'<{prefix}tableColumn id="{number + n}" name="{escaped_for_excel(heading)}"/>'
        for n, heading in enumerate(headings, 1)
    )
    opening = with_attribute(columns[1], "count", str(len(names)))
    xml = xml[: columns.start()] + opening + columns[3] + added.encode() + columns[4] + xml[columns.end() :]
    xml = _TABLE.sub(lambda tag: _with_reference(tag[0], edge), xml, count=1)
    return _FILTER.sub(lambda tag: _with_reference(tag[0], edge), xml)


def _widen_filter_name(editing: Editing, sheet: Sheet, edge: Area) -> None:
    def widened(found: re.Match[bytes]) -> bytes:
        old = area_of(found[2].decode())
        new = _widened(old, edge)
        if new is None or new == old:
            return found[0]
        return found[1] + f"${column_letters(new.left)}${new.top}:${column_letters(new.right)}${new.bottom}".encode()

    workbook = editing.package.read(editing.book.part)
    new = filter_name_pattern(sheet.position).sub(widened, workbook)
    if new != workbook:
        editing.changes.replaced[editing.book.part] = new

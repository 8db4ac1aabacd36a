"""A sheet part as a stream: its head, batches of whole rows, its tail; and rows and cells cut out of a batch.

Nothing is ever loaded whole. Most batches are never cut into rows: where every row and cell says its address, as all common
programs write it, one regular expression a batch finds what is looked for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from sync.xlsx.areas import column_index, column_letters
from sync.xlsx.xml import attributes

_ROWS_BEGIN = re.compile(rb"<(\w+:)?sheetData\b[^>]*?(/?)>")
_ENCODING = re.compile(rb"""\s*<\?xml[^>]*?encoding=["']([^"']+)""")
_VAST = 20_000
_ADDRESS = re.compile(rb' r="([A-Z]+)')


class UnusualSheet(Exception):
    """The sheet's XML is well-formed perhaps, but not in a shape that we dare to change."""


@dataclass(frozen=True)
class Grammar:
    """How elements are spelled in one sheet: with which namespace prefix."""

    prefix: bytes

    def tag(self, name: str) -> bytes:
        """The beginning of an opening tag."""
        return b"<" + self.prefix + name.encode()

    def end(self, name: str) -> bytes:
        """A closing tag."""
        return b"</" + self.prefix + name.encode() + b">"

    @property
    def row(self) -> re.Pattern[bytes]:
        """Attributes and content of a row."""
        return _pattern(rb"<%brow\b([^>]*?)(?:/>|>(.*?)</%brow>)", self.prefix)

    @property
    def cell(self) -> re.Pattern[bytes]:
        """Attributes and content of a cell."""
        return _pattern(rb"<%bc\b([^>]*?)(?:/>|>(.*?)</%bc>)", self.prefix)

    @property
    def formula(self) -> re.Pattern[bytes]:
        """Attributes and text of a formula."""
        return _pattern(rb"<%bf\b([^>]*?)(?:/>|>([^<]*)</%bf>)", self.prefix)

    @property
    def value(self) -> re.Pattern[bytes]:
        """The text of a cell's value."""
        return _pattern(rb"<%bv\b[^>]*?(?:/>|>([^<]*)</%bv>)", self.prefix)

    def compiled(self, template: bytes) -> re.Pattern[bytes]:
        """A regular expression for this spelling; %b stands for the prefix."""
        return _pattern(template, self.prefix)


@lru_cache(maxsize=64)
def _pattern(template: bytes, prefix: bytes) -> re.Pattern[bytes]:
    return re.compile(template.replace(b"%b", re.escape(prefix)), re.DOTALL)


@dataclass(frozen=True)
class Batch:
    """Some whole rows: their bytes, where these begin in the part, and the number of the row before them."""

    content: bytes
    offset: int
    before: int
    grammar: Grammar

    @cached_property
    def is_regular(self) -> bool:
        """Whether each row and cell begins with its address."""
        # Searches that fail are cheaper here than counting: sixfold, for a megabyte of short tags.
        irregular = rb'<%brow(?! r=")', rb'<%bc(?! r=")'
        return not any(self.grammar.compiled(pattern).search(self.content) for pattern in irregular)

    @cached_property
    def has_formulas(self) -> bool:
        """Whether any cell is a formula."""
        return bool(self.grammar.compiled(rb"<%bf[\s/>]").search(self.content))

    def require_usual(self) -> None:
        """Raise UnusualSheet where comments or CDATA could hide what looks like cells."""
        if self.grammar.compiled(rb"<!").search(self.content):
            raise UnusualSheet

    @cached_property
    def starts(self) -> dict[int, int]:
        """Where each row of a regular batch begins in its content."""
        begins = self.grammar.compiled(rb'<%brow r="(\d+)"').finditer(self.content)
        return {int(found[1]): found.start() for found in begins}

    @cached_property
    def last_number(self) -> int:
        """The number of the last row."""
        begun = self.content.rfind(self.grammar.tag("row"))
        found = self.grammar.compiled(rb'<%brow r="(\d+)"').match(self.content, max(begun, 0))
        return int(found[1]) if found else max((row.number for row in rows_in(self)), default=self.before)


@dataclass(frozen=True)
class Row:
    """One row: its number, its bytes in the part (`start` to `end`), its tag and its cells' XML."""

    number: int
    start: int
    end: int
    tag: bytes
    content: bytes


@dataclass
class Cell:
    """One cell of a row: its column, where it stands in the row's content, its attributes' XML and what it holds."""

    column: int
    start: int
    end: int
    tag: bytes
    content: bytes

    @cached_property
    def named(self) -> dict[str, str]:
        """Its attributes."""
        return attributes(self.tag)

    @property
    def style(self) -> int:
        """The number of its style."""
        return int(self.named.get("s", "0") or 0)

    @property
    def kind(self) -> str:
        """Its type as written: "n" where none is."""
        return self.named.get("t", "n")


class SheetStream:
    """One pass over a sheet: `head` is there at once, `tail` when `batches` has ended."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        """`chunks` are the part's bytes in order."""
        self._chunks = chunks
        self._rest = b""
        found = self._begin()
        self.grammar = Grammar(found[1] or b"")
        self.has_rows = not found[2]
        self.head = self._rest[: found.end()]
        self.tail = b""
        self.tail_offset = 0
        self._rest = self._rest[found.end() :]

    def _begin(self) -> re.Match[bytes]:
        while not (found := _ROWS_BEGIN.search(self._rest)):
            if not (chunk := next(self._chunks, b"")):
                raise UnusualSheet
            self._rest += chunk
        encoding = _ENCODING.match(self._rest)
        if encoding and encoding[1].lower() not in (b"utf-8", b"us-ascii"):
            raise UnusualSheet
        if b"<!DOCTYPE" in self._rest[: found.end()]:
            raise UnusualSheet
        return found

    def batches(self) -> Iterator[Batch]:
        """The rows in the sheet's order, a megabyte or so at a time."""
        offset, before, rest = len(self.head), 0, self._rest
        end, row = self.grammar.end("sheetData"), self.grammar.tag("row")
        closing = rest.find(end) if self.has_rows else 0
        while closing < 0:
            # All that stands before the beginning of a row is whole rows.
            cut = max(rest.rfind(row), 0)
            if cut:
                batch = Batch(rest[:cut], offset, before, self.grammar)
                yield batch
                before, offset, rest = batch.last_number, offset + cut, rest[cut:]
            if not (chunk := next(self._chunks, b"")):
                raise UnusualSheet
            rest += chunk
            closing = rest.find(end)
        if closing:
            yield Batch(rest[:closing], offset, before, self.grammar)
        self.tail_offset = offset + closing
        self.tail = rest[closing:] + b"".join(self._chunks)


def rows_in(batch: Batch) -> Iterator[Row]:
    """The rows of a batch; one without a number follows the row before it."""
    number = batch.before
    _require_ends(batch.content, "row", batch.grammar)
    for found in batch.grammar.row.finditer(batch.content):
        tag = batch.content[found.start() : found.start(2) if found[2] is not None else found.end()]
        number = int(attributes(found[1]).get("r") or number + 1)
        yield Row(number, batch.offset + found.start(), batch.offset + found.end(), tag, found[2] or b"")


def cells_in(row: Row, grammar: Grammar) -> list[Cell]:
    """The cells of a row; one without an address stands right of the cell before it."""
    cells, column = [], -1
    _require_ends(row.content, "c", grammar)
    for found in grammar.cell.finditer(row.content):
        tag, content = found.groups()
        # Nearly every cell begins so; parsing all its attributes takes four times as long.
        letters = _ADDRESS.match(tag)
        address = letters[1].decode() if letters else attributes(tag).get("r", "").rstrip("0123456789")
        column = column_index(address) if address else column + 1
        cells.append(Cell(column, *found.span(), tag, content or b""))
    return cells


def _require_ends(content: bytes, name: str, grammar: Grammar) -> None:
    """Raise UnusualSheet where elements begin and never end: each of thousands would be looked for to the end."""
    if len(content) < _VAST:
        return
    opened = rb"<%b" + name.encode() + rb"(?:\s[^>]*[^/>])?>"
    if grammar.compiled(opened).search(content, max(content.rfind(grammar.end(name)), 0)):
        raise UnusualSheet


def address(column: int, row: int) -> str:
    """ "H12"."""
    return f"{column_letters(column)}{row}"

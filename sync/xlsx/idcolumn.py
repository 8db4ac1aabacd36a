"""Ids found in one column of a sheet, a million rows in a second or two."""

from collections.abc import Iterator, Mapping
from enum import Enum

from sync.xlsx.areas import column_letters
from sync.xlsx.rows import Batch, cells_in, rows_in
from sync.xlsx.styles import Kind
from sync.xlsx.values import Decoder, raw_cell
from sync.xlsx.xml import attributes, excel_text
from validation.sheet import cell_text

_CELL = rb'<%%bc r="%s(\d+)"([^>]*)>(?:<%%bv>([^<]*)</%%bv>|<%%bis><%%bt(?:\s[^>]*)?>(?:([^<&_\s]+)|([^<]*))</%%bt></%%bis>)?'

_Parts = tuple[bytes, bytes, bytes, bytes, bytes]
"""Row number, attributes, value, and the inline text where it has no odd characters or where it has."""


class _Written(Enum):
    """How a cell is written, told from its attributes alone."""

    EMPTY = "empty"
    SHARED = "shared"
    INLINE = "inline"
    NUMBER = "number"
    OTHER = "other"


class IdColumn:
    """The column and the ids to look for; `shared` are the shared strings that are among them."""

    def __init__(self, column: int, ids: frozenset[str], decoder: Decoder, shared: Mapping[int, str]) -> None:
        self.column, self._ids, self._decoder, self._shared = column, ids, decoder, shared
        self._numbers = {b"%d" % number: text for number, text in shared.items() if text in ids}
        self._plain = frozenset(id_.encode() for id_ in ids)
        self._digits = self._plain | self._numbers.keys()
        # A day, a yes or no, a number beyond 15 digits: they are written otherwise than they read.
        odd = (id_ in ("TRUE", "FALSE") or (id_[:1].isdigit() and not id_.isalnum()) for id_ in ids)
        self._looks_at_all = any(odd)
        self._pattern = _CELL % column_letters(column).encode()
        self._written: dict[bytes, _Written] = {}

    def hits(self, batch: Batch) -> list[tuple[int, str]]:
        """Row numbers with their id, where it is one that is looked for."""
        if not batch.is_regular:
            return list(self._slowly(batch))
        cells = self._likely(batch.grammar.compiled(self._pattern).findall(batch.content))
        texts = [(number, self._text(tag, value, clean or other)) for number, tag, value, clean, other in cells]
        if any(text is None for _, text in texts):
            return list(self._slowly(batch))
        return [(int(number), text) for number, text in texts if text and text in self._ids]

    def _likely(self, cells: list[_Parts]) -> list[_Parts]:
        """The cells worth a closer look: this line is met a million times."""
        if self._looks_at_all:
            return cells
        plain, digits = self._plain, self._digits
        return [c for c in cells if (c[3] in plain if c[3] else not c[2].isdigit() or c[2] in digits)]

    def _text(self, tag: bytes, value: bytes, inline: bytes) -> str | None:
        """The cell's text where it may be an id, "" where it is none; None where only a closer look tells."""
        written = self._written.get(tag) or self._learn(tag)
        if written is _Written.EMPTY:
            return ""
        if written is _Written.SHARED:
            return self._numbers.get(value, "") if value else None
        if written is _Written.NUMBER:
            return _number_text(value) if value else None
        if written is _Written.INLINE and inline:
            return excel_text(inline).strip() if b"&" in inline or b"_x" in inline else inline.decode().strip()
        return None

    def _learn(self, tag: bytes) -> _Written:
        named = attributes(tag)
        kind = named.get("t", "n")
        is_number = kind == "n" and self._decoder.styles.kind_of(int(named.get("s", "0"))) is Kind.NUMBER
        written = {"s": _Written.SHARED, "inlineStr": _Written.INLINE}.get(kind, _Written.OTHER)
        written = _Written.EMPTY if tag.endswith(b"/") else _Written.NUMBER if is_number else written
        self._written[tag] = written
        return written

    def _slowly(self, batch: Batch) -> Iterator[tuple[int, str]]:
        decoder, grammar = self._decoder, batch.grammar
        for row in rows_in(batch):
            for cell in cells_in(row, grammar):
                if cell.column == self.column:
                    text = cell_text(raw_cell(cell, grammar, self._shared, decoder.styles, decoder.from_1904))
                    if text in self._ids and text:
                        yield row.number, text


def _number_text(value: bytes) -> str:
    if value.isdigit() and not value.startswith(b"0") and len(value) < 16:
        return value.decode()
    try:
        return cell_text(float(value))
    except ValueError:
        return value.decode()

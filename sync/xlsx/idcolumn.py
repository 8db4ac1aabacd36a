"""Ids found in one column of a sheet, a million rows in a second or two."""

from collections.abc import Iterator, Mapping
from enum import Enum

from sync.xlsx.areas import column_letters
from sync.xlsx.rows import Batch, Grammar, cells_in, rows_in
from sync.xlsx.styles import Kind
from sync.xlsx.values import Decoder, raw_cell
from sync.xlsx.xml import attributes, excel_text
from validation.sheet import cell_text

_CELL = rb'<%%bc r="%s(\d+)"([^>]*)>(?:<%%bv>([^<]*)</%%bv>|<%%bis><%%bt(?:\s[^>]*)?>([^<]*)</%%bt></%%bis>)?'


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
        self._shared_bytes = {b"%d" % number: text for number, text in shared.items() if text in ids}
        self._pattern = _CELL % column_letters(column).encode()
        self._written: dict[bytes, _Written] = {}

    def hits(self, batch: Batch, grammar: Grammar) -> list[tuple[int, str]]:
        """Row numbers with their id, where it is one that is looked for."""
        found = grammar.compiled(self._pattern).findall(batch.content) if grammar.is_regular(batch.content) else None
        texts = [(number, self._text(*cell)) for number, *cell in found] if found is not None else [(b"", None)]
        if any(text is None for _, text in texts):
            return list(self._slowly(batch, grammar))
        return [(int(number), text) for number, text in texts if text in self._ids and text]

    def _text(self, tag: bytes, value: bytes, inline: bytes) -> str | None:
        """The cell's text where it may be an id, "" where it is none; None where only a closer look tells."""
        written = self._written.get(tag) or self._learn(tag)
        if written is _Written.EMPTY:
            return ""
        if written is _Written.SHARED:
            return self._shared_bytes.get(value, "") if value else None
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

    def _slowly(self, batch: Batch, grammar: Grammar) -> Iterator[tuple[int, str]]:
        decoder = self._decoder
        for row in rows_in(batch, grammar):
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

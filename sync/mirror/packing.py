"""Entries of the history as text for cells, and back: many of them packed together take a thousandth of the cells."""

import base64
import binascii
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import accumulate, takewhile
from typing import Any

from sync.own_tabs import KeptRow

PARTS, LONGEST_PART = 6, 30_000
"""An .xlsx cell holds 32,767 characters, a Google cell 50,000."""
_MOST, _MOST_TEXT = 800, 300_000
_CUT, _CUT_CELL = 20_000, 1_000
_MOST_BYTES = 50 << 20

Kept = Mapping[str, Any]
"""A row of the history's table by column, without the snapshot it came with."""
COLUMNS = (
    "number", "at", "kind", "table", "tab", "record", "label", "field", "heading", "before", "after", "origin",
    "author", "operation",
)  # fmt: skip


class Damaged(ValueError):
    """A text that Bahi did not write, or that somebody changed."""


@dataclass(frozen=True)
class Chunk:
    """Some entries in a row, oldest first, under a number that counts the chunks ever begun."""

    number: int
    entries: tuple[Kept, ...]

    @cached_property
    def text(self) -> str:
        """What is written for it."""
        return packed({"chunk": self.number, **{name: [_plain(e[name]) for e in self.entries] for name in COLUMNS}})

    @property
    def note(self) -> str:
        """What it holds, for people who look into the tab."""
        first, last = self.entries[0], self.entries[-1]
        return f"{first['number']}-{last['number']}: {_moment(first['at'])} - {_moment(last['at'])}"


def chunk_of(text: str) -> Chunk:
    """Back from its text. Raises Damaged."""
    given = unpacked(text)
    try:
        columns = [given[name] for name in COLUMNS]
        entries = [dict(zip(COLUMNS, values, strict=True)) for values in zip(*columns, strict=True)]
        return Chunk(int(given["chunk"]), tuple(_checked(entry) for entry in entries))
    except (KeyError, TypeError, ValueError) as error:
        raise Damaged(str(error)) from error


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value


def _checked(entry: dict[str, Any]) -> Kept:
    texts = {name: str(value) for name, value in entry.items()}
    return {**texts, "number": int(entry["number"]), "at": datetime.fromisoformat(entry["at"])}


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"


def chunked(entries: Sequence[Kept], number: int) -> Iterable[Chunk]:
    """The entries in chunks of one cell each; only an entry that is longer by itself takes more."""
    while entries:
        chunk = _fitting(entries, number)
        yield chunk if len(chunk.entries) > 1 else _shortened(chunk)
        entries, number = entries[len(chunk.entries) :], number + 1


def _fitting(entries: Sequence[Kept], number: int) -> Chunk:
    """As many of the first entries as one cell takes."""
    lengths = accumulate(len(entry["before"]) + len(entry["after"]) for entry in entries[:_MOST])
    count = max(1, sum(1 for _ in takewhile(lambda length: length < _MOST_TEXT, lengths)))
    while len((chunk := Chunk(number, tuple(entries[:count]))).text) > LONGEST_PART and count > 1:
        count = max(1, min(count - 1, int(0.97 * count * LONGEST_PART / len(chunk.text))))
    return chunk


def _shortened(chunk: Chunk) -> Chunk:
    """An entry that six cells cannot hold keeps the beginnings of its texts."""
    if len(chunk.text) <= PARTS * LONGEST_PART:
        return chunk
    [entry] = chunk.entries
    return Chunk(chunk.number, ({**entry, **{name: _cut(entry, name) for name in ("before", "after")}},))


def _cut(entry: Kept, name: str) -> str:
    text: str = entry[name]
    if entry["field"] or not text:
        return text[:_CUT]
    # A whole row: the texts of its cells by field.
    return json.dumps({field: cell[:_CUT_CELL] for field, cell in json.loads(text).items()}, ensure_ascii=False)


def packed(thing: Mapping[str, Any]) -> str:
    """Anything that JSON knows, as a text for cells."""
    plain = json.dumps(thing, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return base64.b64encode(zlib.compress(plain, 9)).decode()


def unpacked(text: str) -> Mapping[str, Any]:
    """Back from the text. Raises Damaged: zlib's checksum tells a text that was changed."""
    try:
        inflating = zlib.decompressobj()
        plain = inflating.decompress(base64.b64decode("".join(text.split()), validate=True), _MOST_BYTES)
        if not inflating.eof:
            raise Damaged("it ends too early")
        found = json.loads(plain.decode("utf-8", "surrogatepass"))
    except (binascii.Error, zlib.error, ValueError) as error:
        raise Damaged(str(error)) from error
    if not isinstance(found, dict):
        raise Damaged("no mapping")
    return found


def in_parts(text: str) -> tuple[str, ...]:
    """A text cut into the cells of one row, those not needed empty."""
    parts = [text[start : start + LONGEST_PART] for start in range(0, len(text), LONGEST_PART)]
    return (*parts, *[""] * (PARTS - len(parts)))


def text_in(row: KeptRow, first: int) -> str:
    """The text whose parts stand in a row from the column `first` (from 0)."""
    return "".join(row[first : first + PARTS])

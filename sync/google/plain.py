"""The plain values of a sheet's tabs, from one answer of values.batchGet, and what each row is known by."""

import json
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

Plain = str | int | float | bool | None
Types = tuple[type, ...]

EMPTY_PRINT = hash(())
_HEADER_WITHIN = 20


@dataclass(frozen=True)
class PlainTab:
    """The rows of a tab without their empty ends; for each row the types of its cells and a print of its content.

    Prints hold within this process only. `header` are the first words that look like headings.
    """

    rows: list[list[Plain]]
    types: list[Types]
    prints: "array[int]"

    @property
    def cells(self) -> int:
        """How many cells there are, empty ones between others counted."""
        return sum(map(len, self.rows))

    @property
    def header(self) -> tuple[Plain, ...]:
        """The first row of several texts and nothing else: where it changes, columns may have moved."""
        return header_of(self.rows)


def plain_tabs(answer: bytes | str) -> list[tuple[str, PlainTab]]:
    """The tabs of an answer by their names, in the order in which they were asked for."""
    parts = [part.get("valueRange", part) for part in json.loads(answer).get("valueRanges", [])]
    return [(_title(part["range"]), plain_tab(part.pop("values", []))) for part in parts]


def plain_tab(rows: list[list[Any]]) -> PlainTab:
    """The rows as Google answers them; they are changed in place."""
    known: dict[Types, Types] = {}
    types: list[Types] = []
    prints = array("q")
    for row in rows:
        if "" in row:
            row[:] = [None if value == "" else value for value in row]
        kinds = trim(row)
        kinds = known.setdefault(kinds, kinds)
        types.append(kinds)
        prints.append(print_of(row, kinds))
    while rows and not rows[-1]:
        rows.pop()
    return PlainTab(rows, types[: len(rows)], prints[: len(rows)])


def trim(row: list[Any]) -> Types:
    """Take the empty cells off a row's end; the types of those that stay."""
    while row and row[-1] is None:
        row.pop()
    return tuple(map(type, row))


def print_of(row: Iterable[Plain], types: Types) -> int:
    """What a row with these values is known by, whether numbers were spelt 5 or 5.0."""
    cells = tuple(row)
    # For Python True is 1.
    return hash(cells) if bool not in types else hash((cells, tuple(kind is bool for kind in types)))


def header_of(rows: Sequence[Sequence[Plain]]) -> tuple[Plain, ...]:
    """The first row of at least two texts and nothing else; () where there is none near the top."""
    for row in rows[:_HEADER_WITHIN]:
        if {type(cell) for cell in row if cell is not None} == {str} and len(row) - row.count(None) > 1:
            return tuple(row)
    return ()


def _title(range_: str) -> str:
    title = range_.rpartition("!")[0]
    return title[1:-1].replace("''", "'") if title.startswith("'") else title

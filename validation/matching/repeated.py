"""Columns that only say again what others say: evidence must count once."""

from collections.abc import Mapping

from validation.folding import fold
from validation.matching.kinds import MatchKind
from validation.matching.table import MatchColumn

_LOOKED_AT = 2_000
_AGAIN = 0.85
"""So much of a column's words must stand in the same rows of others for it to say nothing of its own."""
_AS_OFTEN_FILLED = 0.9
_WORDY = (
    MatchKind.NAME,
    MatchKind.GIVEN_NAME,
    MatchKind.SURNAME,
    MatchKind.FIRM,
    MatchKind.ADDRESS,
    MatchKind.PLACE,
    MatchKind.TEXT,
)


def without_repeated(columns: Mapping[str, MatchColumn]) -> dict[str, MatchColumn]:
    """The columns without those that repeat others: a full name beside its parts, a heading that came twice."""
    kept = dict(columns)
    words = {heading: _words(column) for heading, column in columns.items()}
    for heading in sorted(columns, key=lambda heading: (-_length(words[heading]), -list(columns).index(heading))):
        others = [words[other] for other in kept if other != heading and _may_repeat(kept[heading], kept[other])]
        if others and _is_said(words[heading], others):
            del kept[heading]
    return kept


def _may_repeat(column: MatchColumn, other: MatchColumn) -> bool:
    return column.kind is other.kind or (column.kind in _WORDY and other.kind in _WORDY)


def _words(column: MatchColumn) -> list[frozenset[str]]:
    step = max(1, len(column.values) // _LOOKED_AT)
    return [frozenset(fold(text).split()) for text in column.values[::step]]


def _length(rows: list[frozenset[str]]) -> float:
    filled = [len(row) for row in rows if row]
    return sum(filled) / max(len(filled), 1)


def _is_said(rows: list[frozenset[str]], others: list[list[frozenset[str]]]) -> bool:
    """Whether the words of a column stand in others too, and those others are filled as often."""
    together = [frozenset().union(*row) for row in zip(*others, strict=True)]
    said = sum(len(row & other) for row, other in zip(rows, together, strict=True))
    filled = sum(map(bool, rows))
    also = sum(bool(row) and bool(other) for row, other in zip(rows, together, strict=True))
    return also >= _AS_OFTEN_FILLED * filled > 0 and said >= _AGAIN * sum(map(len, rows))

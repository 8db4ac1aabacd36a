"""What was found: pairs of rows with a probability and the evidence column by column, and the groups they make."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp

import numpy as np

from translations import N_, Translator
from validation.matching.distinct import Flags, Floats, Ints, Levels
from validation.matching.kinds import MatchKind
from validation.matching.prepared import Compared
from validation.matching.table import MatchTable

_BITS = 1 / np.log(2)
_NAMES = (MatchKind.NAME, MatchKind.GIVEN_NAME, MatchKind.SURNAME, MatchKind.FIRM)
_FIRST_OF_OTHER_SCRIPTS = "\u0370"
_IN_ANOTHER_SCRIPT = N_("{column} is spelled in another script")


class Band(StrEnum):
    """How sure a match is."""

    CERTAIN = "certain"
    """May be merged with one click."""
    LOOK = "look"
    """Somebody should look."""


@dataclass(frozen=True)
class Evidence:
    """What one column says about a pair."""

    heading: str
    words: str
    """A message with `{column}`."""
    weight: float
    """In bits: how much likelier it is in rows that are the same; negative where it speaks against."""
    agrees: float
    """1 the same, 0 says nothing, -1 another."""
    left: str
    right: str

    def said(self, t: Translator) -> str:
        """In a person's language."""
        return t.gettext(self.words).format(column=t.gettext(self.heading) if self.heading else "")


@dataclass(frozen=True)
class Match:
    """Two rows, how probably they are the same, and why."""

    id_a: str
    id_b: str
    probability: float
    band: Band
    evidence: tuple[Evidence, ...]

    def reasons(self, t: Translator) -> str:
        """In words: what agrees, the most telling first, then what does not."""
        ordered = sorted(self.evidence, key=lambda one: -one.weight)
        return "; ".join(dict.fromkeys(one.said(t) for one in ordered))


@dataclass(frozen=True)
class Pairs:
    """Pairs of rows by number, and what is known of each."""

    left: Ints
    right: Ints
    log_odds: Floats
    is_certain: Flags
    levels: Levels
    """[column, pair]"""
    evidence: Floats
    """[column, pair], natural logarithms."""

    def __len__(self) -> int:
        return len(self.left)

    def only(self, kept: Ints) -> "Pairs":
        """Some of the pairs, in this order."""
        return Pairs(
            self.left[kept],
            self.right[kept],
            self.log_odds[kept],
            self.is_certain[kept],
            self.levels[:, kept],
            self.evidence[:, kept],
        )

    def and_more(self, others: "Pairs") -> "Pairs":
        """These pairs, then others."""
        return Pairs(
            np.append(self.left, others.left),
            np.append(self.right, others.right),
            np.append(self.log_odds, others.log_odds),
            np.append(self.is_certain, others.is_certain),
            np.append(self.levels, others.levels, axis=1),
            np.append(self.evidence, others.evidence, axis=1),
        )


@dataclass(frozen=True)
class Matches:
    """Everything found in a table; pairs the likeliest first."""

    table: MatchTable
    columns: Sequence[Compared]
    pairs: Pairs
    cluster: Ints
    """Of each row the number of the first row of its cluster."""

    def __len__(self) -> int:
        return len(self.pairs)

    def __iter__(self) -> Iterator[Match]:
        return (self.match(at) for at in range(len(self)))

    def match(self, at: int) -> Match:
        """One pair; its evidence is put into words only now."""
        pairs = self.pairs
        left, right = int(pairs.left[at]), int(pairs.right[at])
        found = zip(self.columns, pairs.levels[:, at].tolist(), pairs.evidence[:, at].tolist(), strict=True)
        return Match(
            self.table.ids[left],
            self.table.ids[right],
            probability(float(pairs.log_odds[at])),
            Band.CERTAIN if pairs.is_certain[at] else Band.LOOK,
            tuple(self._evidence(column, level, weight, left, right) for column, level, weight in found if level >= 0),
        )

    def _evidence(self, column: Compared, level: int, weight: float, left: int, right: int) -> Evidence:
        values = self.table.columns[column.heading].values
        a, b = values[left], values[right]
        outcome = column.comparison.levels[level]
        is_other_script = column.kind in _NAMES and outcome.agrees > 0 and _is_latin(a) != _is_latin(b)
        words = _IN_ANOTHER_SCRIPT if is_other_script else outcome.words
        return Evidence(column.heading, words, weight * _BITS, outcome.agrees, a, b)

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The ids of each cluster of two rows and more, in the order of the table."""
        order = np.argsort(self.cluster, kind="stable")
        starts = np.flatnonzero(np.diff(self.cluster[order])) + 1
        return tuple(tuple(self.table.ids[at] for at in rows) for rows in np.split(order, starts) if len(rows) > 1)


def probability(log_odds: float) -> float:
    """Between 0 and 1, never quite either."""
    return 1 / (1 + exp(-min(max(log_odds, -30.0), 30.0)))


def _is_latin(text: str) -> bool:
    return not any(letter >= _FIRST_OF_OTHER_SCRIPTS for letter in text if letter.isalpha())

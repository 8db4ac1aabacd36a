"""A comparison answers with one of a few levels, each of which can be said in words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, Self

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.process import cpdist

from validation.matching.distinct import Floats, Ints, Levels

Texts = NDArray[np.object_]
_WORTH_THREADS = 5_000


@dataclass(frozen=True)
class Level:
    """One outcome of a comparison: a message about the column `{column}`, and how often true pairs come out so."""

    words: str
    expected: float
    agrees: float
    """1 says the same, 0 nothing, -1 that it is another one."""
    most: float = 1.0
    """More often than that true pairs cannot come out so, whatever the pairs of a table suggest."""


class Comparison(Protocol):
    """The different values of a column, ready to be compared with each other by their numbers."""

    @property
    def levels(self) -> Sequence[Level]:
        """From the same to different."""

    def compared(self, left: NDArray[np.integer], right: NDArray[np.integer]) -> Levels:
        """The level of each pair of different values."""

    def extended(self, texts: Sequence[str]) -> Self:
        """With more values, numbered on."""


def as_texts(texts: Sequence[str]) -> Texts:
    """An array of Python strings."""
    array = np.empty(len(texts), object)
    array[:] = texts
    return array


def hashes(texts: Iterable[str], count: int) -> Ints:
    """A number for each text, the same for the same text in one run of the program; 0 for none."""
    return np.fromiter((hash(text) if text else 0 for text in texts), np.int64, count)


def alike(scorer: Callable[..., Any], left: Texts, right: Texts, *, cutoff: float | None = None) -> Floats:
    """Scores of pairs of texts, on all cores."""
    if not len(left):
        return np.empty(0, np.float32)
    workers = -1 if len(left) >= _WORTH_THREADS else 1
    scores: Floats = cpdist(
        left.tolist(), right.tolist(), scorer=scorer, score_cutoff=cutoff, dtype=np.float32, workers=workers
    )
    return scores


def first_true(*conditions: NDArray[np.bool_]) -> Levels:
    """For each pair the number of the first condition that holds; their count where none does."""
    level = np.full(len(conditions[0]), len(conditions), np.int8)
    for number in range(len(conditions) - 1, -1, -1):
        level[conditions[number]] = number
    return level

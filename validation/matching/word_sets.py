"""Texts of many words compared by the words they share, a rare word counting more than a common one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Self

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import ratio

from validation.matching.distinct import Codes, Floats, Ints
from validation.matching.levels import Texts, alike, as_texts

Numbers = NDArray[np.integer]
_SHIFT = 32


@dataclass(frozen=True)
class WordSets:
    """For each value its different words as sorted numbers, end to end, and what each word tells."""

    numbers: dict[str, int]
    starts: Ints
    items: Codes
    tells: Floats
    tells_of_names: Floats
    """As `tells`, but numbers tell nothing: for the names of streets."""
    sorted_texts: Texts
    keys: Ints
    """Value and word in one number, sorted."""

    @classmethod
    def of(cls, texts: Sequence[str]) -> Self:
        """The words of texts; how much a word tells is learnt from them."""
        numbers: dict[str, int] = {}
        starts, items = _laid_out(texts, numbers)
        rows_with = np.bincount(items, minlength=len(numbers))
        tells = np.log((len(texts) + 1) / (rows_with + 0.5)).clip(0.1).astype(np.float32)
        return cls(numbers, starts, items, tells, _of_names(tells, numbers), _sorted_texts(texts), _keys(starts, items))

    def extended(self, texts: Sequence[str]) -> Self:
        """With more values; a word never seen tells as much as the rarest."""
        starts, items = _laid_out(texts, self.numbers)
        tells = np.append(self.tells, np.full(len(self.numbers) - len(self.tells), self.tells.max(initial=1.0)))
        of_names = np.append(
            self.tells_of_names, _of_names(tells[len(self.tells) :], islice(self.numbers, len(self.tells), None))
        )
        all_starts = np.concatenate([self.starts, starts[1:] + self.starts[-1]])
        return type(self)(
            self.numbers,
            all_starts,
            np.concatenate([self.items, items]),
            tells.astype(np.float32),
            of_names.astype(np.float32),
            np.concatenate([self.sorted_texts, _sorted_texts(texts)]),
            np.concatenate([self.keys, _keys(starts, items, first=len(self.starts) - 1)]),
        )

    def shared(self, left: Numbers, right: Numbers, tells: Floats | None = None) -> tuple[Floats, Floats, Floats]:
        """What the words of the left, of the right, and those in both tell, for each pair."""
        tells = self.tells if tells is None else tells
        pair, words = self._words_of(left)
        pair_right, words_right = self._words_of(right)
        wanted = (right[pair].astype(np.int64) << _SHIFT) | words
        found = self.keys[np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)] == wanted
        return (
            _summed(pair, tells[words], len(left)),
            _summed(pair_right, tells[words_right], len(left)),
            _summed(pair[found], tells[words[found]], len(left)),
        )

    def alike(self, left: Numbers, right: Numbers) -> Floats:
        """Likeness of the texts letter by letter, their words sorted, 0..1."""
        return alike(ratio, self.sorted_texts[left], self.sorted_texts[right], cutoff=60) / np.float32(100)

    def _words_of(self, values: Numbers) -> tuple[Ints, Codes]:
        counts = self.starts[values + 1] - self.starts[values]
        pair = np.repeat(np.arange(len(values)), counts)
        offset = np.arange(len(pair)) - np.repeat(np.cumsum(counts) - counts, counts)
        return pair, self.items[np.repeat(self.starts[values], counts) + offset]


def _keys(starts: Ints, items: Codes, *, first: int = 0) -> Ints:
    of = np.repeat(np.arange(first, first + len(starts) - 1), np.diff(starts))
    return (of << _SHIFT) | items


def _of_names(tells: Floats, words: Iterable[str]) -> Floats:
    is_number = np.fromiter((word[0].isdigit() for word in words), bool, len(tells))
    return np.where(is_number, np.float32(1e-6), tells).astype(np.float32)


def _summed(pair: Ints, tells: Floats, pairs: int) -> Floats:
    return np.bincount(pair, weights=tells, minlength=pairs).astype(np.float32)


def _laid_out(texts: Sequence[str], numbers: dict[str, int]) -> tuple[Ints, Codes]:
    """The words of each text as sorted numbers, end to end; new words are given numbers."""
    rows = [sorted({numbers.setdefault(word, len(numbers)) for word in text.split()}) for text in texts]
    starts = np.zeros(len(rows) + 1, np.int64)
    np.cumsum([len(row) for row in rows], out=starts[1:])
    return starts, np.fromiter((number for row in rows for number in row), np.int32, int(starts[-1]))


def _sorted_texts(texts: Sequence[str]) -> Texts:
    return as_texts([" ".join(sorted(text.split())) for text in texts])

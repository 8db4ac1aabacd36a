"""Names of persons, word by word: in any order, with initials, short forms and words left out, in any script."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Self

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.fuzz import ratio

from translations import N_
from validation.matching.common_names import COMMON_NAMES
from validation.matching.distinct import Codes, Flags, Ints, Levels
from validation.matching.levels import Level, Texts, alike, as_texts, first_true
from validation.matching.names import skeletons, weighed
from validation.matching.nicknames import NICKNAMES
from validation.matching.romanisation import romanise

_WORDS = 4
"""So many words of a name are compared; a fifth tells nobody apart."""
_SAME, _NEAR, _SHORT, _CONFUSABLE, _OTHER = 4, 3, 2, 1, 0
SWAPPED = 11
_COMMON = 3
"""A word in so many values is a name of its own, not another one misspelled."""
LEVELS = (
    Level(N_("same {column}"), 0.7, 1),
    Level(N_("{column} spelled otherwise"), 0.1, 0.8),
    Level(N_("{column} has more words in one row"), 0.04, 0.6),
    Level(N_("{column} has initials or a short form in one row"), 0.04, 0.4),
    Level(N_("{column} is a part of the other"), 0.03, 0.3),
    Level(N_("{column} is alike"), 0.02, 0.2),
    Level(N_("{column} is a letter apart, but both are names of their own"), 0.002, -0.6, most=0.01),
    Level(N_("{column} is somewhat alike"), 0.01, -0.1),
    Level(N_("only the last word of {column} is the same"), 0.004, -0.5, most=0.02),
    Level(N_("one word of {column} is the same"), 0.01, -0.3, most=0.05),
    Level(N_("another {column}"), 0.03, -1, most=0.2),
    Level(N_("first and last name are exchanged"), 0.005, 0.9),
)
_LENGTH, _FIRST, _NICKNAME, _SCRIPT, _BONES, _ROWS = range(6)
_HEARD_ACROSS = 72.0
OF_RELATIVES = (0.002, 0.004, 0.01, 0.02, 0.03, 0.03, 0.12, 0.06, 0.42, 0.15, 0.154, 0.0)
"""How whole names of two persons of one family compare."""


@dataclass(frozen=True)
class _Words:
    """How single words are compared; `features` are length, first letter, nickname, script, consonants, how common."""

    plain: Texts
    sounds: Texts
    features: Ints

    @classmethod
    def of(cls, words: Sequence[str], rows: Sequence[int]) -> "_Words":
        plain = [romanise(word) for word in words]
        features = [
            (*_features(word, latin), _rows(latin, many)) for word, latin, many in zip(words, plain, rows, strict=True)
        ]
        array = np.array(features, np.int64).reshape(-1, 6).T
        return cls(as_texts(plain), as_texts([weighed(word) for word in words]), array)

    def with_more(self, words: Sequence[str], rows: Sequence[int]) -> "_Words":
        new = _Words.of(words, rows)
        return _Words(
            np.concatenate([self.plain, new.plain]),
            np.concatenate([self.sounds, new.sounds]),
            np.concatenate([self.features, new.features], axis=1),
        )


@dataclass(frozen=True)
class PersonNames:
    """Names as numbers of their words; the words are shared by all the columns of names of a table."""

    numbers: dict[str, int]
    words: _Words
    of: Codes
    squeezed: Texts
    in_alphabet: Texts
    """The letters of a name in the order of the alphabet."""
    levels = LEVELS

    @classmethod
    def of_texts(cls, texts: Sequence[str]) -> Self:
        """Made ready for comparing."""
        nothing = as_texts([])
        return cls({}, _Words.of([], []), np.empty((0, _WORDS), np.int32), nothing, nothing).extended(texts)

    def extended(self, texts: Sequence[str]) -> Self:
        """With more values, numbered on."""
        rows = np.full((len(texts), _WORDS), -1, np.int32)
        for at, text in enumerate(texts):
            for place, word in enumerate(text.split()[:_WORDS]):
                rows[at, place] = self.numbers.setdefault(word, len(self.numbers))
        new = list(islice(self.numbers, len(self.words.plain), None))
        many = np.bincount(rows[rows >= 0], minlength=len(self.numbers))[len(self.words.plain) :]
        words = self.words.with_more(new, many.tolist())
        squeezed = [romanise(text).replace(" ", "") for text in texts]
        return type(self)(
            self.numbers,
            words,
            np.concatenate([self.of, rows]),
            np.concatenate([self.squeezed, as_texts(squeezed)]),
            np.concatenate([self.in_alphabet, as_texts(["".join(sorted(text)) for text in squeezed])]),
        )

    def compared(self, left: NDArray[np.integer], right: NDArray[np.integer]) -> Levels:
        """The level of each pair of different values."""
        likeness = self._words_alike(left, right)
        best_left, best_right = likeness.max(axis=2), likeness.max(axis=1)
        filled_left, filled_right = self.of[left] >= 0, self.of[right] >= 0
        many_left, many_right = filled_left.sum(axis=1), filled_right.sum(axis=1)
        fewer = np.minimum(many_left, many_right)

        def all_of(level: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
            return (best_left >= level).sum(axis=1) == many_left, (best_right >= level).sum(axis=1) == many_right

        same_left, same_right = all_of(_SAME)
        near_left, near_right = all_of(_NEAR)
        short_left, short_right = all_of(_SHORT)
        any_near = (best_left >= _NEAR).any(axis=1)
        confused_left, confused_right = all_of(_CONFUSABLE)
        confused = confused_left & confused_right & ~(near_left & near_right) & ~(short_left & short_right)
        rows = np.arange(len(left))
        last = (best_left[rows, many_left - 1] >= _NEAR) & (best_right[rows, many_right - 1] >= _NEAR)
        near = near_left & near_right
        whole = np.zeros(len(left), np.float32)
        open_ = np.flatnonzero(~near)
        whole[open_] = self._whole(left[open_], right[open_])
        return first_true(
            same_left & same_right & (many_left == many_right),
            near | ((whole >= 0.92) & ~confused),
            (near_left | near_right) & (fewer >= 2),
            short_left & short_right & (any_near | (fewer == 1)),
            near_left | near_right,
            (whole >= 0.75) & ~confused & ~self._both_common(left, right),
            confused,
            (whole >= 0.55) & ~any_near,
            last,
            any_near,
        )

    def _both_common(self, left: NDArray[np.integer], right: NDArray[np.integer]) -> Flags:
        """Where every word of both is a common one: Anil and Sunil are two names."""
        rows = np.append(self.words.features[_ROWS], _COMMON)
        both = np.minimum(rows[self.of[left]].min(axis=1), rows[self.of[right]].min(axis=1)) >= _COMMON
        return np.asarray(both)

    def _whole(self, left: NDArray[np.integer], right: NDArray[np.integer]) -> NDArray[np.float32]:
        """Likeness letter by letter; letters all there in another order count nearly as much."""
        in_order = alike(OSA.normalized_similarity, self.squeezed[left], self.squeezed[right], cutoff=0.55)
        badly = np.flatnonzero(in_order < 0.75)
        shuffled = alike(
            OSA.normalized_similarity, self.in_alphabet[left[badly]], self.in_alphabet[right[badly]], cutoff=0.8
        )
        in_order[badly] = np.maximum(in_order[badly], shuffled * np.float32(0.8))
        return in_order

    def _words_alike(self, left: NDArray[np.integer], right: NDArray[np.integer]) -> NDArray[np.int8]:
        """[pair, word of the left, word of the right]."""
        width = max(1, int((self.of >= 0).sum(axis=1).max(initial=1)))
        a, b = np.broadcast_arrays(self.of[left][:, :width, None], self.of[right][:, None, :width])
        likeness = np.zeros(a.shape, np.int8)
        both = (a >= 0) & (b >= 0)
        likeness[both & (a == b)] = _SAME
        both &= a != b
        first, second = np.minimum(a[both], b[both]).astype(np.int64), np.maximum(a[both], b[both])
        unique, back = np.unique((first << 32) | second, return_inverse=True)
        likeness[both] = self._likeness(unique >> 32, unique & 0xFFFFFFFF)[back]
        full = np.zeros((len(left), _WORDS, _WORDS), np.int8)
        full[:, :width, :width] = likeness
        return full

    def _likeness(self, left: Ints, right: Ints) -> NDArray[np.int8]:
        a, b = self.words.features[:, left], self.words.features[:, right]
        shorter = np.minimum(a[_LENGTH], b[_LENGTH])
        likely = np.flatnonzero((a[_FIRST] == b[_FIRST]) | (np.abs(a[_LENGTH] - b[_LENGTH]) <= 3))
        likeness = np.where(a[_NICKNAME] == b[_NICKNAME], _SHORT, _OTHER).astype(np.int8)
        likeness[likely] = np.maximum(likeness[likely], self._letters(left[likely], right[likely], shorter[likely]))
        across = np.flatnonzero((a[_SCRIPT] != b[_SCRIPT]) & (likeness < _NEAR))
        likeness[across] = np.where(self._sounds_alike(left[across], right[across]), _NEAR, likeness[across])
        return likeness

    def _sounds_alike(self, left: Ints, right: Ints) -> Flags:
        """Words of two scripts: one skeleton of consonants, or nearly one sound."""
        words = self.words
        heard = alike(ratio, words.sounds[left], words.sounds[right], cutoff=_HEARD_ACROSS)
        bones = words.features[_BONES]
        same_bones = (bones[left] == bones[right]) & (bones[left] != 0)
        return np.asarray((heard >= _HEARD_ACROSS) | same_bones)

    def _letters(self, left: Ints, right: Ints, shorter: Ints) -> NDArray[np.int8]:
        words = self.words
        a, b = words.plain[left], words.plain[right]
        edits = alike(OSA.distance, a, b, cutoff=2)
        near = ((edits <= 1) & (shorter >= 3)) | ((edits <= 2) & (shorter >= 6))
        open_ = np.flatnonzero(~near & (shorter >= 2))
        heard = alike(ratio, words.sounds[left[open_]], words.sounds[right[open_]], cutoff=92) >= 92
        alike_ = alike(JaroWinkler.similarity, a[open_], b[open_], cutoff=0.93) >= 0.93
        near[open_] = alike_ & (shorter[open_] >= 4)
        rows = words.features[_ROWS]
        confused = near & (np.minimum(rows[left], rows[right]) >= _COMMON)
        near &= ~confused
        near[open_] |= heard
        short = np.zeros(len(left), bool)
        begun = np.flatnonzero(
            (words.features[_FIRST][left] == words.features[_FIRST][right]) & ((shorter == 1) | (shorter >= 3))
        )
        short[begun] = [x.startswith(y) or y.startswith(x) for x, y in zip(a[begun], b[begun], strict=True)]
        likeness = np.where(near, _NEAR, np.where(short, _SHORT, np.where(confused, _CONFUSABLE, _OTHER)))
        return likeness.astype(np.int8)


def _rows(latin: str, rows: int) -> int:
    """In how many values a word is; of a name that many people have in enough, whatever the table."""
    return max(rows, _COMMON) if latin in COMMON_NAMES else rows


def _features(word: str, latin: str) -> tuple[int, int, int, int, int]:
    bones = skeletons(word)[0]
    script = 0 if word.isascii() else ord(word[0]) >> 8
    nickname = hash(NICKNAMES.get(latin, latin))
    return len(latin), ord(latin[0]) if latin else 0, nickname, script, hash(bones) if len(bones) > 1 else 0

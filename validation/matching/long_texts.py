"""Firms, addresses and free texts: the same words, nearly, one within the other, or a part in common."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from translations import N_
from validation.matching.distinct import Floats, Levels
from validation.matching.levels import Level, Texts, alike, as_texts, first_true
from validation.matching.word_sets import WordSets

Numbers = NDArray[np.integer]


@dataclass(frozen=True)
class _OfWords:
    """The values as sets of words, without spaces, and the first number in each."""

    words: WordSets
    squeezed: Texts
    first_numbers: Texts

    @classmethod
    def of(cls, texts: Sequence[str]) -> Self:
        """Made ready for comparing."""
        return cls(WordSets.of(texts), _squeezed(texts), _first_numbers(texts))

    def extended(self, texts: Sequence[str]) -> Self:
        """With more values, numbered on."""
        return type(self)(
            self.words.extended(texts),
            np.concatenate([self.squeezed, _squeezed(texts)]),
            np.concatenate([self.first_numbers, _first_numbers(texts)]),
        )

    def likeness(self, left: Numbers, right: Numbers, tells: Floats | None = None) -> tuple[Floats, Floats]:
        """(how alike two texts are as wholes, how much of the shorter is in the longer), 0..1."""
        of_left, of_right, both = self.words.shared(left, right, tells)
        whole = both / np.maximum(of_left + of_right - both, 1e-6)
        part = both / np.maximum(np.minimum(of_left, of_right), 1e-6)
        return whole, part


class Firms(_OfWords):
    """Names of firms, titles, products."""

    levels = (
        Level(N_("same {column}"), 0.55, 1),
        Level(N_("{column} spelled otherwise"), 0.15, 0.8),
        Level(N_("{column} is a part of the other"), 0.1, 0.5),
        Level(N_("{column} has most words in common"), 0.08, 0.3),
        Level(N_("{column} has some words in common"), 0.06, 0, most=0.2),
        Level(N_("another {column}"), 0.05, -1, most=0.12),
    )

    def compared(self, left: Numbers, right: Numbers) -> Levels:
        """The level of each pair of different values."""
        whole, part = self.likeness(left, right)
        letters = self.words.alike(left, right)
        squeezed = alike(OSA.normalized_similarity, self.squeezed[left], self.squeezed[right], cutoff=0.9)
        return first_true(
            (whole >= 0.999) | (squeezed >= 0.999),
            (whole >= 0.8) | (letters >= 0.92) | (squeezed >= 0.92),
            part >= 0.9,
            (whole >= 0.5) | (letters >= 0.8),
            (part >= 0.5) | (whole >= 0.3) | (letters >= 0.7),
        )


class Addresses(_OfWords):
    """Streets and houses: the numbers must agree, the words may be written in many ways."""

    levels = (
        Level(N_("same {column}"), 0.6, 1),
        Level(N_("{column} written otherwise"), 0.15, 0.8),
        Level(N_("same number, {column} partly the same"), 0.08, 0.2),
        Level(N_("{column} without a number is alike"), 0.03, 0.2),
        Level(N_("one digit apart in the number of {column}"), 0.02, 0),
        Level(N_("same street, another number"), 0.02, -0.5),
        Level(N_("another {column}"), 0.1, -0.5),
    )

    def compared(self, left: Numbers, right: Numbers) -> Levels:
        """The level of each pair of different values."""
        whole, _ = self.likeness(left, right)
        street, street_part = self.likeness(left, right, self.words.tells_of_names)
        first_left, first_right = self.first_numbers[left], self.first_numbers[right]
        both = (first_left != "") & (first_right != "")
        same_number = both & (first_left == first_right)
        letters = self.words.alike(left, right)
        same_street = (street >= 0.7) | (street_part >= 0.85) | (letters >= 0.85)
        near = np.zeros(len(left), bool)
        tried = np.flatnonzero(both & same_street)
        near[tried] = alike(OSA.distance, first_left[tried], first_right[tried], cutoff=1) <= 1
        return first_true(
            (whole >= 0.999) | ((letters >= 0.95) & (same_number | ~both)),
            same_number & same_street,
            same_number & ((street_part >= 0.4) | (letters >= 0.6)),
            ~both & ((whole >= 0.5) | (letters >= 0.75)),
            near,
            same_street,
        )


class FreeTexts(_OfWords):
    """Free text: words with digits in them, as models and sizes, must agree for texts to be alike."""

    levels = (
        Level(N_("same {column}"), 0.4, 1),
        Level(N_("{column} is nearly the same"), 0.2, 0.7),
        Level(N_("{column} has most words in common"), 0.15, 0.4),
        Level(N_("{column} has some words in common"), 0.15, 0.1),
        Level(N_("another {column}"), 0.1, -0.3),
    )

    def compared(self, left: Numbers, right: Numbers) -> Levels:
        """The level of each pair of different values."""
        whole, part = self.likeness(left, right)
        letters = self.words.alike(left, right)
        same = (whole >= 0.999) | (letters >= 0.98)
        return first_true(
            same,
            (whole >= 0.75) | (letters >= 0.9),
            (whole >= 0.45) | (part >= 0.8) | (letters >= 0.8),
            (whole >= 0.25) | (part >= 0.5) | (letters >= 0.7),
        )


def _squeezed(texts: Sequence[str]) -> Texts:
    return as_texts([text.replace(" ", "") for text in texts])


def _first_numbers(texts: Sequence[str]) -> Texts:
    """The first word of each text that begins with a digit, "" where there is none."""
    return as_texts([next((word for word in text.split() if word[0].isdigit()), "") for text in texts])

"""Phones, codes, dates, e-mails and single words, compared by the slips that separate them."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA, JaroWinkler

from translations import N_
from validation.matching.distinct import Flags, Ints, Levels
from validation.matching.levels import Level, Texts, alike, as_texts, first_true, hashes

Numbers = NDArray[np.integer]
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class _OfTexts:
    """The values as texts, and what is compared of each without looking at the letters again."""

    texts: Texts
    parts: Ints
    """[part, value]"""
    cuts: ClassVar[tuple[Callable[[Sequence[str]], Ints], ...]] = ()
    """What the parts are made by."""

    @classmethod
    def of(cls, texts: Sequence[str]) -> Self:
        """Made ready for comparing."""
        parts = np.array([cut(texts) for cut in cls.cuts], np.int64)
        return cls(as_texts(texts), parts.reshape(len(cls.cuts), len(texts)))

    def extended(self, texts: Sequence[str]) -> Self:
        """With more values, numbered on."""
        new = self.of(texts)
        return type(self)(np.concatenate([self.texts, new.texts]), np.concatenate([self.parts, new.parts], axis=1))

    def edits(self, left: Numbers, right: Numbers, most: int) -> NDArray[np.float32]:
        """How many slips are between two texts; one more than `most` where there are more."""
        return alike(OSA.distance, self.texts[left], self.texts[right], cutoff=most)

    def equal(self, part: int, left: Numbers, right: Numbers) -> Flags:
        """Where a part is the same, and is there."""
        a, b = self.parts[part][left], self.parts[part][right]
        same: Flags = (a == b) & (a != 0)
        return same

    def shorter(self, left: Numbers, right: Numbers) -> Ints:
        """The smaller of the two lengths; the length is the first part."""
        lengths: Ints = np.minimum(self.parts[0][left], self.parts[0][right])
        return lengths


def _lengths(texts: Sequence[str]) -> Ints:
    return np.fromiter(map(len, texts), np.int64, len(texts))


def _part(cut: Callable[[str], str]) -> Callable[[Sequence[str]], Ints]:
    return lambda texts: hashes(map(cut, texts), len(texts))


class Codes(_OfTexts):
    """Identifiers: none, one or two wrong characters; anything else is another one."""

    cuts = (_lengths, _part(lambda text: text[: len(text) // 2]), _part(lambda text: text[len(text) // 2 :]))
    levels = (
        Level(N_("same {column}"), 0.85, 1),
        Level(N_("one character apart in {column}"), 0.08, 0.7),
        Level(N_("two characters apart in {column}"), 0.02, 0.2),
        Level(N_("half of {column} is the same"), 0.01, 0),
        Level(N_("another {column}"), 0.04, -1),
    )

    def compared(self, left: Numbers, right: Numbers) -> Levels:
        """The level of each pair of different values."""
        edits, length = self.edits(left, right, 2), self.shorter(left, right)
        return first_true(
            left == right,
            (edits <= 1) & (length >= 4),
            (edits <= 2) & (length >= 6),
            (length >= 6) & (self.equal(1, left, right) | self.equal(2, left, right)),
        )


class PostalCodes(_OfTexts):
    """Postal codes: a slip, or the same area."""

    cuts = (_lengths, _part(lambda text: text[: max(2, len(text) // 2)]))
    levels = (
        Level(N_("same {column}"), 0.8, 1),
        Level(N_("one digit apart in {column}"), 0.07, 0.5),
        Level(N_("{column} of the same area"), 0.04, 0.2),
        Level(N_("another {column}"), 0.09, -0.5),
    )

    def compared(self, left: Numbers, right: Numbers) -> Levels:
        """The level of each pair of different values."""
        return first_true(left == right, self.edits(left, right, 1) <= 1, self.equal(1, left, right))


class HouseNumbers(_OfTexts):
    """Numbers of houses and other short numbers."""

    cuts = (_lengths,)
    levels = (
        Level(N_("same {column}"), 0.8, 1),
        Level(N_("one digit apart in {column}"), 0.08, 0),
        Level(N_("another {column}"), 0.12, -0.7),
    )

    def compared(self, left: Numbers, right: Numbers) -> Levels:
        """The level of each pair of different values."""
        longest = np.maximum(self.parts[0][left], self.parts[0][right])
        return first_true(left == right, (self.edits(left, right, 1) <= 1) & (longest >= 2))


class Phones(_OfTexts):
    """Phones, several in a cell: one in common, or one that is a slip away."""

    cuts = (_lengths, _part(lambda text: text[-6:]), lambda texts: np.array([" " in text for text in texts], np.int64))
    levels = (
        Level(N_("same phone"), 0.75, 1),
        Level(N_("one digit apart in the phone"), 0.05, 0.5),
        Level(N_("two digits apart in the phone"), 0.02, 0.1),
        Level(N_("the phones end alike"), 0.01, 0),
        Level(N_("another phone"), 0.17, -0.3, most=0.6),
    )

    def compared(self, left: Numbers, right: Numbers) -> Levels:
        """The level of each pair of different values."""
        edits, length = self.edits(left, right, 2), self.shorter(left, right)
        level = first_true(
            left == right,
            (edits <= 1) & (length >= 6),
            (edits <= 2) & (length >= 7),
            self.equal(1, left, right),
        )
        several = np.flatnonzero((left != right) & ((self.parts[2][left] + self.parts[2][right]) > 0))
        texts = zip(self.texts[left[several]], self.texts[right[several]], strict=True)
        level[several] = [_closest(a.split(), b.split()) for a, b in texts]
        return level


PHONES_OF_NEIGHBOURS = (0.02, 0.05, 0.15, 0.02, 0.76)
"""How phones of two firms in one building, or of two branches, compare: numbers are given out in rows."""


def _closest(a: list[str], b: list[str]) -> int:
    """The level of the closest two of several phones."""
    if not set(a).isdisjoint(b):
        return 0
    edits = min(OSA.distance(x, y, score_cutoff=2) if min(len(x), len(y)) >= 7 else 3 for x in a for y in b)
    return edits if edits <= 2 else 3 + {x[-6:] for x in a}.isdisjoint(y[-6:] for y in b)


class Emails(_OfTexts):
    """E-mail addresses: the same, a slip, or one person's name at two providers."""

    cuts = (
        lambda texts: _lengths([_name(text) for text in texts]),
        _part(lambda text: _own_domain(text)),
        lambda texts: np.array([" " in text for text in texts], np.int64),
        _part(lambda text: _name(text)),
        _part(lambda text: _DIGITS.sub("", text)),
    )
    levels = (
        Level(N_("same e-mail"), 0.7, 1),
        Level(N_("one or two letters apart in the e-mail"), 0.1, 0.6),
        Level(N_("the e-mails differ only in their numbers"), 0.02, 0, most=0.06),
        Level(N_("the same e-mail name at another provider"), 0.04, 0.4),
        Level(N_("the e-mails are alike"), 0.04, 0.2),
        Level(N_("the e-mails are somewhat alike"), 0.02, 0),
        Level(N_("e-mails of the same firm"), 0.02, 0),
        Level(N_("another e-mail"), 0.08, -0.3),
    )

    def compared(self, left: Numbers, right: Numbers) -> Levels:
        """The level of each pair of different values."""
        likeness = alike(OSA.normalized_similarity, self.texts[left], self.texts[right], cutoff=0.65)
        length = self.shorter(left, right)
        same_name = self.equal(3, left, right) & (length >= 5)
        numbers_differ = self.equal(4, left, right) & (left != right)
        edits = np.full(len(left), 9, np.float32)
        close = np.flatnonzero(likeness >= 0.65)
        edits[close] = self.edits(left[close], right[close], 2)
        return first_true(
            (left == right) | self._shared(left, right),
            (((edits <= 2) & (length >= 5)) | ((edits <= 1) & (length >= 3))) & ~numbers_differ,
            numbers_differ,
            same_name,
            likeness >= 0.8,
            likeness >= 0.65,
            self.equal(1, left, right),
        )

    def _shared(self, left: Numbers, right: Numbers) -> Flags:
        """Where one of several addresses is the same."""
        shared = np.zeros(len(left), bool)
        several = np.flatnonzero((self.parts[2][left] + self.parts[2][right]) > 0)
        texts = zip(self.texts[left[several]], self.texts[right[several]], strict=True)
        shared[several] = [not set(a.split()).isdisjoint(b.split()) for a, b in texts]
        return shared


def _name(email: str) -> str:
    return email.partition(" ")[0].partition("@")[0]


def _own_domain(email: str) -> str:
    domain = email.partition(" ")[0].partition("@")[2]
    return "" if domain in _PROVIDERS else domain


EMAILS_OF_NAMESAKES = (0.002, 0.03, 0.25, 0.06, 0.12, 0.15, 0.03, 0.358)
"""How the e-mails of two persons of one name compare: people make them of their names."""


class Dates(_OfTexts):
    """Days as eight digits: a slip, day and month exchanged, or two of the three parts."""

    cuts = (
        _lengths,
        _part(lambda text: text[:4]),
        _part(lambda text: text[4:6]),
        _part(lambda text: text[6:8]),
        lambda texts: np.fromiter(map(_day, texts), np.int64, len(texts)),
    )
    levels = (
        Level(N_("same {column}"), 0.8, 1),
        Level(N_("one digit apart in {column}"), 0.08, 0.6),
        Level(N_("day and month exchanged in {column}"), 0.02, 0.5),
        Level(N_("only the year, the month or the day differs in {column}"), 0.03, 0.1),
        Level(N_("{column} is within a month"), 0.01, 0.1),
        Level(N_("two digits apart in {column}"), 0.01, 0),
        Level(N_("{column} is within a year"), 0.01, 0),
        Level(N_("another {column}"), 0.04, -1),
    )

    def compared(self, left: Numbers, right: Numbers) -> Levels:
        """The level of each pair of different values."""
        edits = self.edits(left, right, 2)
        year, month, day = (self.equal(part, left, right) for part in (1, 2, 3))
        months, days, numbers = self.parts[2], self.parts[3], self.parts[4]
        exchanged = (months[left] == days[right]) & (days[left] == months[right]) & (months[left] != 0)
        apart = np.abs(numbers[left] - numbers[right])
        known = (numbers[left] > 0) & (numbers[right] > 0)
        return first_true(
            left == right,
            edits <= 1,
            year & exchanged,
            year.astype(np.int8) + month + day >= 2,
            known & (apart <= 31),
            edits <= 2,
            known & (apart <= 366),
        )


def _day(date: str) -> int:
    """Days since year 0, near enough for distances; 0 where it is no whole date."""
    if len(date) != 8 or not date.isdigit():
        return 0
    return round(int(date[:4]) * 365.25 + int(date[4:6]) * 30.44 + int(date[6:]))


class Places(_OfTexts):
    """Places and other single words or short phrases: the same, spelled a little otherwise, or with more words."""

    cuts = (
        _lengths,
        _part(lambda text: text.partition(" ")[0]),
        _part(lambda text: text.rpartition(" ")[2]),
    )
    levels = (
        Level(N_("same {column}"), 0.8, 1),
        Level(N_("{column} spelled otherwise"), 0.08, 0.7),
        Level(N_("{column} is alike"), 0.04, 0.2),
        Level(N_("another {column}"), 0.08, -0.4),
    )

    def compared(self, left: Numbers, right: Numbers) -> Levels:
        """The level of each pair of different values."""
        edits, length = self.edits(left, right, 2), self.shorter(left, right)
        likeness = alike(JaroWinkler.similarity, self.texts[left], self.texts[right], cutoff=0.85)
        return first_true(
            left == right,
            ((edits <= 1) & (length >= 3)) | ((edits <= 2) & (length >= 7)),
            (likeness >= 0.85) | self.equal(1, left, right) | self.equal(2, left, right),
        )


class Categories(_OfTexts):
    """One of a few words."""

    levels = (Level(N_("same {column}"), 0.9, 1), Level(N_("another {column}"), 0.1, -0.4))

    def compared(self, left: Numbers, right: Numbers) -> Levels:
        """The level of each pair of different values."""
        return first_true(left == right)


class Amounts(_OfTexts):
    """Amounts and measures: the same, nearly, or roughly."""

    levels = (
        Level(N_("same {column}"), 0.8, 1),
        Level(N_("{column} is nearly the same"), 0.07, 0.5),
        Level(N_("{column} is not far off"), 0.05, 0.1),
        Level(N_("another {column}"), 0.08, -0.6),
    )

    def compared(self, left: Numbers, right: Numbers) -> Levels:
        """The level of each pair of different values."""
        a, b = _amounts(self.texts[left]), _amounts(self.texts[right])
        apart = np.abs(a - b) / np.maximum(np.maximum(np.abs(a), np.abs(b)), 1e-9)
        return first_true(left == right, apart <= 0.02, apart <= 0.15)


def _amounts(texts: Iterable[str]) -> NDArray[np.float64]:
    return np.array([float(text) if text[:1] in "-0123456789" else np.nan for text in texts], np.float64)


_PROVIDERS = frozenset(
    (
        *("gmail.com", "yahoo.com", "yahoo.in", "yahoo.co.in", "hotmail.com", "outlook.com", "live.com", "icloud.com"),
        *("aol.com", "rediffmail.com", "msn.com", "ymail.com", "proton.me", "protonmail.com", "gmx.de", "web.de"),
        *("mail.ru", "qq.com", "163.com"),
    )
)

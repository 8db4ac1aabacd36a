"""What of a value is worth looking up: the whole of it, its sound, its parts, the rare words in it."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from validation.matching.distinct import Ints
from validation.matching.kinds import MatchKind
from validation.matching.levels import hashes
from validation.matching.names import skeletons
from validation.matching.prepared import Compared, Prepared

OF_BOTH = " of both"
"""Ends the name of atoms that are made of two of one family."""
_MIXER = -7046029254386353131
"""2 ** 64 divided by the golden ratio, as a signed number (Knuth, The Art of Computer Programming 3, 6.4)."""


@dataclass(frozen=True)
class Recipe:
    """How atoms of one sort are cut from a value; columns of one `family` are looked up in each other."""

    name: str
    cut: Callable[[str], Iterable[str]] | None = None
    cut_one: Callable[[str], str] | None = None
    """Instead of `cut` where a value has one atom at the most, "" for none."""
    family: str = ""
    most_rows: int = 0
    """Atoms that more rows than this have are left out, 0 for no limit."""

    def atoms(self, text: str) -> Iterable[str]:
        """The atoms of one value."""
        if self.cut_one:
            return filter(None, (self.cut_one(text),))
        return self.cut(text) if self.cut else ()


@dataclass(frozen=True)
class Atoms:
    """The atoms of one sort in one column, by their hash: which row has which."""

    column: int
    recipe: Recipe
    rows: NDArray[np.int32]
    keys: Ints

    @cached_property
    def by_row(self) -> tuple[Ints, Ints, Ints]:
        """(places in the order of the rows; of each row the first of its places and how many there are)"""
        counts = np.bincount(self.rows, minlength=int(self.rows.max(initial=-1)) + 1)
        return np.argsort(self.rows, kind="stable"), np.cumsum(counts) - counts, counts

    def only(self, kept: NDArray[np.bool_]) -> "Atoms":
        """Some of them."""
        return replace(self, rows=self.rows[kept], keys=self.keys[kept])


def atoms_of(table: Prepared, order: Ints) -> list[Atoms]:
    """All atoms of all columns, rows in this order; those of one family together, and two of one row as one atom."""
    found = [
        _atoms(at, column, recipe, order) for at, column in enumerate(table.columns) for recipe in recipes(column.kind)
    ]
    families = {
        one.recipe: [other for other in found if other.recipe == one.recipe] for one in found if one.recipe.family
    }
    merged = [atoms for family in families.values() for atoms in _merged(family)]
    return [*(one for one in found if not one.recipe.family), *merged]


def _atoms(at: int, column: Compared, recipe: Recipe, order: Ints) -> Atoms:
    codes = column.values.codes[order]
    filled = np.flatnonzero(codes >= 0)
    rows, codes = order[filled].astype(np.int32), codes[filled]
    texts = column.values.texts
    if recipe.cut_one:
        keys = hashes(map(recipe.cut_one, texts), len(texts))[codes]
        return Atoms(at, recipe, rows, keys).only(keys != 0)
    place, keys = _cut(texts, recipe, codes)
    return _rare(Atoms(at, recipe, rows[place], keys))


def _cut(texts: Sequence[str], recipe: Recipe, codes: NDArray[np.int32]) -> tuple[Ints, Ints]:
    """Several atoms a value: the places of `codes`, each as often as it has atoms, and the atoms."""
    cut = [[hash(atom) for atom in recipe.atoms(text)] for text in texts]
    counts = np.fromiter(map(len, cut), np.int64, len(cut))
    items = np.fromiter((atom for atoms in cut for atom in atoms), np.int64, int(counts.sum()))
    starts = np.cumsum(counts) - counts
    many = counts[codes]
    place = np.repeat(np.arange(len(codes)), many)
    offset = np.arange(len(place)) - np.repeat(np.cumsum(many) - many, many)
    return place, items[np.repeat(starts[codes], many) + offset]


def _rare(atoms: Atoms) -> Atoms:
    if not atoms.recipe.most_rows or not len(atoms.keys):
        return atoms
    _, back, counts = np.unique(atoms.keys, return_inverse=True, return_counts=True)
    return atoms.only(counts[back] <= atoms.recipe.most_rows)


def _merged(family: Sequence[Atoms]) -> list[Atoms]:
    """First and last names in one, so that exchanged ones meet; and both of a row, in whichever order."""
    one = family[0]
    rows, keys = (np.concatenate([getattr(atoms, name) for atoms in family]) for name in ("rows", "keys"))
    together = replace(one, rows=rows, keys=keys)
    if len(family) != 2:
        return [together]
    rows, a, b = joined(family[0], family[1])
    both = replace(one.recipe, name=one.recipe.name + OF_BOTH)
    return [together, Atoms(one.column, both, rows, unordered(a, b))]


def joined(first: Atoms, second: Atoms) -> tuple[NDArray[np.int32], Ints, Ints]:
    """Every atom of a row in the first with every one of the same row in the second."""
    order, starts, counts = second.by_row
    known = first.rows < len(counts)
    first_rows, first_keys = first.rows[known], first.keys[known]
    many = counts[first_rows]
    rows = np.repeat(first_rows, many)
    offset = np.arange(len(rows)) - np.repeat(np.cumsum(many) - many, many)
    places = order[np.repeat(starts[first_rows], many) + offset]
    return rows, np.repeat(first_keys, many), second.keys[places]


def mixed(first: Ints, second: Ints) -> Ints:
    """One number for two, in this order."""
    with np.errstate(over="ignore"):
        found: Ints = first * np.int64(_MIXER) + second
    return found


def unordered(first: Ints, second: Ints) -> Ints:
    """One number for two, in either order."""
    return mixed(np.minimum(first, second), np.maximum(first, second))


def recipes(kind: MatchKind) -> tuple[Recipe, ...]:
    """The sorts of atoms of a kind."""
    return _RECIPES.get(kind, _OF_TEXT)


def _whole(text: str) -> str:
    return text


def _sound(text: str) -> str:
    return bone(text) if " " not in text else "".join(sorted(map(bone, text.split())))


def bone(word: str) -> str:
    """The consonants of a word."""
    return word if word.isdigit() else skeletons(word)[0]


def _start(text: str) -> str:
    return text[:3]


def _words(text: str) -> set[str]:
    return set(map(bone, text.split()))


def _two_words(text: str) -> set[str]:
    words = sorted(_words(text))
    return {f"{a} {b}" for at, a in enumerate(words) for b in words[at + 1 :]}


def _plain_words(text: str) -> set[str]:
    return {word for word in text.split() if len(word) > 1}


def _neighbours(text: str) -> set[str]:
    words = text.split()
    return set(map(" ".join, pairwise(words)))


def _squeezed(text: str) -> str:
    return text.replace(" ", "")[:10]


def _number_and_word(text: str) -> list[str]:
    words = text.split()
    number = next((word for word in words if word[0].isdigit()), "")
    return [f"{number} {bone(word)}" for word in words if len(word) > 2 and not word[0].isdigit()] if number else []


def _ends(text: str) -> list[str]:
    if " " not in text:
        return [text[-7:], f"<{text[:7]}"] if len(text) > 7 else []
    return [end for one in text.split() for end in _ends(one)]


def _last_four(text: str) -> set[str]:
    return {one[-4:] for one in text.split() if len(one) >= 6}


def _email_name(text: str) -> list[str]:
    return [one.partition("@")[0] for one in text.split()]


def _email_letters(text: str) -> str:
    return _NO_LETTERS.sub("", text.partition("@")[0])[:8]


def _halves(text: str) -> list[str]:
    half = len(text) // 2
    return [text[-half:], f"<{text[:half]}"] if half >= 2 else []


def _year_and_month(text: str) -> str:
    return text[:6] if len(text) == 8 else ""


def _month_and_day(text: str) -> str:
    return text[4:] if len(text) == 8 else ""


_NO_LETTERS = re.compile(r"[\W\d_]+")
_NAMES = (
    Recipe("sound", cut_one=_sound, family="sounds of names"),
    Recipe("start", cut_one=_start, family="starts of names"),
)
_OF_TEXT = (
    Recipe("word", _plain_words, most_rows=200),
    Recipe("two words", _neighbours, most_rows=200),
    Recipe("squeezed", cut_one=_squeezed),
)
_RECIPES: dict[MatchKind, tuple[Recipe, ...]] = {
    MatchKind.GIVEN_NAME: _NAMES,
    MatchKind.SURNAME: _NAMES,
    MatchKind.NAME: (Recipe("word", _words), Recipe("two words", _two_words), Recipe("squeezed", cut_one=_squeezed)),
    MatchKind.FIRM: _OF_TEXT,
    MatchKind.ADDRESS: (
        Recipe("number and word", _number_and_word),
        Recipe("word", _plain_words, most_rows=200),
        Recipe("two words", _neighbours, most_rows=200),
        Recipe("squeezed", cut_one=_squeezed),
    ),
    MatchKind.PHONE: (Recipe("each", str.split), Recipe("ends", _ends), Recipe("last four", _last_four)),
    MatchKind.EMAIL: (
        Recipe("each", str.split),
        Recipe("name", _email_name),
        Recipe("letters", cut_one=_email_letters),
    ),
    MatchKind.DATE: (
        Recipe("whole", cut_one=_whole),
        Recipe("year and month", cut_one=_year_and_month),
        Recipe("month and day", cut_one=_month_and_day),
    ),
    MatchKind.CODE: (Recipe("whole", cut_one=_whole), Recipe("halves", _halves)),
    MatchKind.POSTAL_CODE: (Recipe("whole", cut_one=_whole),),
    MatchKind.HOUSE_NUMBER: (Recipe("whole", cut_one=_whole),),
    MatchKind.PLACE: (Recipe("sound", cut_one=_sound), Recipe("start", cut_one=_start)),
    MatchKind.CATEGORY: (Recipe("whole", cut_one=_whole),),
    MatchKind.NUMBER: (Recipe("whole", cut_one=_whole), Recipe("rounded", cut_one=_start)),
}

"""What cells wear beside their values (number format, formula), remembered row by row and carried along with the rows.

People sort, insert and delete rows; a row that holds what it held before looks as it did before, wherever it stands now. A row
with new content is guessed from its place and from its columns until Google is asked about it.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import NamedTuple

from sync.google.plain import EMPTY_PRINT, Plain, PlainTab, Types

NUMBERS = (int, float)


class Look(NamedTuple):
    """The kind and the pattern of a cell's number format, and whether its value is computed."""

    kind: str
    pattern: str
    is_formula: bool


RowLook = tuple[Look | None, ...]
"""A row's looks by column; None is a cell of which nothing is known, for it was empty."""


@dataclass
class Wardrobe:
    """Every distinct look of a row once, by number: most rows of a tab look the same."""

    looks: list[RowLook] = field(default_factory=lambda: [()])
    _numbers: dict[RowLook, int] = field(default_factory=lambda: {(): 0})

    def number(self, look: RowLook) -> int:
        """The number of a look."""
        if look not in self._numbers:
            self._numbers[look] = len(self.looks)
            self.looks.append(look)
        return self._numbers[look]


class LearntRow(NamedTuple):
    """What Google said about one row."""

    print: int
    look: RowLook


@dataclass(frozen=True)
class TabLooks:
    """The looks of a tab's rows and the prints of what they held, by row index; `guessed` are rows never asked about."""

    wardrobe: Wardrobe = field(default_factory=Wardrobe)
    worn: "array[int]" = field(default_factory=lambda: array("I"))
    prints: "array[int]" = field(default_factory=lambda: array("q"))
    guessed: frozenset[int] = frozenset()
    header: tuple[Plain, ...] = ()

    @property
    def width(self) -> int:
        """How many columns its widest row fills."""
        return max(map(len, self.wardrobe.looks))

    def of(self, row: int) -> RowLook:
        """The look of a row by its index."""
        return self.wardrobe.looks[self.worn[row]] if row < len(self.worn) else ()


def carried(looks: TabLooks, tab: PlainTab) -> TabLooks:
    """The looks of a tab's rows now; where they have no look of old they are guessed."""
    if tab.prints == looks.prints[: len(tab.prints)]:
        return looks if len(looks.prints) == len(tab.prints) else _with_tail(looks, looks.worn, tab, looks.guessed)
    places = {held: row for row, held in reversed(list(enumerate(looks.prints)))}
    worn, guessed, new = array("I"), set(), []
    for row, held in enumerate(tab.prints):
        is_here = row < len(looks.prints) and looks.prints[row] == held
        was_at = row if is_here else places.get(held) if held != EMPTY_PRINT else None
        worn.append(looks.worn[was_at] if was_at is not None else 0)
        if was_at in looks.guessed:
            guessed.add(row)
        if was_at is None and held != EMPTY_PRINT:
            new.append(row)
    guess = _Guess(looks, tab, worn, set(new))
    for row in new:
        worn[row] = guess.number(row)
    return _with_tail(looks, worn, tab, frozenset(guessed.union(new)))


def _with_tail(looks: TabLooks, worn: "array[int]", tab: PlainTab, guessed: Iterable[int]) -> TabLooks:
    """Below the last value cells may be formatted already."""
    size = len(tab.prints)
    tail = zip(looks.worn[size:], looks.prints[size:], strict=True)
    kept = array("I", [look if held == EMPTY_PRINT else 0 for look, held in tail])
    prints = tab.prints + array("q", [EMPTY_PRINT] * len(kept))
    still = frozenset(row for row in guessed if row < size)
    return replace(looks, worn=worn[:size] + kept, prints=prints, guessed=still)


def is_uncertain(looks: TabLooks, tab: PlainTab) -> bool:
    """Whether a guessed row has a number of which nobody can say whether it is a day."""
    for row in looks.guessed:
        look, types = looks.of(row), tab.types[row]
        for column, kind in enumerate(types):
            if kind in NUMBERS and (column >= len(look) or look[column] is None):
                return True
    return False


class Learnt(NamedTuple):
    """Looks with an answer of Google's put in; `surprises` counts rows that look otherwise than was known."""

    looks: TabLooks
    surprises: int


def learnt(looks: TabLooks, rows: Mapping[int, LearntRow]) -> Learnt:
    """Put in what Google said; a row that holds something else by now is asked about another time."""
    worn, prints, surprises = looks.worn[:], looks.prints[:], 0
    guessed = set(looks.guessed)
    for row, said in sorted(rows.items()):
        while row >= len(worn):
            worn.append(0)
            prints.append(EMPTY_PRINT)
        if prints[row] != said.print:
            continue
        number = looks.wardrobe.number(said.look)
        surprises += worn[row] != number and row not in guessed
        worn[row] = number
        guessed.discard(row)
    return Learnt(replace(looks, worn=worn, prints=prints, guessed=frozenset(guessed)), surprises)


class _Guess:
    """What a new row looks like: as the row that stood in its place, else as its columns mostly do."""

    def __init__(self, looks: TabLooks, tab: PlainTab, worn: "array[int]", new: set[int]) -> None:
        self._looks, self._tab, self._worn, self._new = looks, tab, worn, new
        self._is_same_length = len(tab.prints) == _used(looks.prints)
        self._known: dict[tuple[int, Types], int] = {}
        self._columns = self._typical()

    def number(self, row: int) -> int:
        """The number of the look that the row probably has."""
        stands = row < len(self._looks.worn) and (self._is_same_length or self._looks.prints[row] == EMPTY_PRINT)
        base, types = self._looks.worn[row] if stands else 0, self._tab.types[row]
        if (base, types) not in self._known:
            self._known[base, types] = self._looks.wardrobe.number(self._look(base, types))
        return self._known[base, types]

    def _look(self, base: int, types: Types) -> RowLook:
        there = self._looks.wardrobe.looks[base]
        found = []
        for column, kind in enumerate(types):
            look = there[column] if column < len(there) else None
            found.append(self._number_look(column, look) if kind in NUMBERS else self._other_look(column, kind, look))
        return tuple(found)

    def _number_look(self, column: int, there: Look | None) -> Look | None:
        """Typing a day over a text formats the cell, so that a cell without a format says nothing."""
        return there if there and there.kind else self._columns.get((column, True))

    def _other_look(self, column: int, kind: type, there: Look | None) -> Look | None:
        return there or (None if kind is type(None) else self._columns.get((column, False)))

    def _typical(self) -> dict[tuple[int, bool], Look]:
        counts: Counter[tuple[int, Types]] = Counter(
            (self._worn[row], types) for row, types in enumerate(self._tab.types) if row not in self._new and row > 0
        )
        worn: dict[tuple[int, bool], Counter[Look]] = defaultdict(Counter)
        for (number, types), count in counts.items():
            for column, (look, kind) in enumerate(zip(self._looks.wardrobe.looks[number], types, strict=False)):
                if look and kind is not type(None):
                    worn[column, kind in NUMBERS][look] += count
        return {place: looks.most_common(1)[0][0] for place, looks in worn.items()}


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers that follow each other as pairs of the first and the last."""
    found = (list(run) for _, run in groupby(enumerate(sorted(numbers)), lambda pair: pair[1] - pair[0]))
    return [(run[0][1], run[-1][1]) for run in found]


def _used(prints: "array[int]") -> int:
    size = len(prints)
    while size and prints[size - 1] == EMPTY_PRINT:
        size -= 1
    return size

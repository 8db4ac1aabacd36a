"""A table made ready for comparing: its columns as numbers of different values, and a comparison for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from validation.matching.distinct import MISSING, Codes, Distinct, Flags, Ints, Levels, distinct
from validation.matching.edits import (
    Amounts,
    Categories,
    Dates,
    Emails,
    HouseNumbers,
    Phones,
    Places,
    PostalCodes,
)
from validation.matching.edits import Codes as CodesCompared
from validation.matching.kinds import MatchKind, Role, role_of
from validation.matching.levels import Comparison
from validation.matching.long_texts import Addresses, Firms, FreeTexts
from validation.matching.normal import normal_form_of
from validation.matching.person_names import SWAPPED, PersonNames
from validation.matching.repeated import without_repeated
from validation.matching.table import MatchColumn, MatchTable

_BADLY_ALIKE = 4
"""Names at this level or a worse one are tried the other way round."""


@dataclass(frozen=True)
class Compared:
    """One column ready for comparing."""

    heading: str
    kind: MatchKind
    values: Distinct
    comparison: Comparison

    @property
    def role(self) -> Role:
        """What agreeing on it means."""
        return role_of(self.kind)

    def levels(self, left: Ints, right: Ints) -> Levels:
        """The level of each pair of rows, -1 where one of them has nothing."""
        repeats = len(self.values.texts) < len(self.values.codes) / 4
        return _levels(self.comparison, self.values.codes[left], self.values.codes[right], repeats=repeats)


@dataclass(frozen=True)
class Prepared:
    """The compared columns of a table."""

    size: int
    columns: tuple[Compared, ...]

    def extended(self, rows: Sequence[Mapping[str, str]]) -> "Prepared":
        """With more rows after those it has; a heading that a row lacks is empty."""
        extended: dict[str, Compared] = {}
        for together in _sharing_a_comparison(self.columns):
            extended |= {column.heading: column for column in _extended(together, rows)}
        return Prepared(self.size + len(rows), tuple(extended[column.heading] for column in self.columns))

    def levels(self, left: Ints, right: Ints) -> NDArray[np.int8]:
        """[column, pair]: how the rows of each pair compare."""
        found = [column.levels(left, right) for column in self.columns]
        levels = np.stack(found) if found else np.empty((0, len(left)), np.int8)
        self._try_names_exchanged(levels, left, right)
        return levels

    def _try_names_exchanged(self, levels: NDArray[np.int8], left: Ints, right: Ints) -> None:
        """Where first and last names differ they are compared the other way round."""
        places = [at for at, column in enumerate(self.columns) if column.role in (Role.GIVEN_NAME, Role.SURNAME)]
        if len(places) != 2 or self.columns[places[0]].comparison is not self.columns[places[1]].comparison:
            return
        first, second = levels[places]
        none_good = ((first < 0) | _is_bad(first)) & ((second < 0) | _is_bad(second))
        tried = np.flatnonzero(none_good & ((first >= 0) | (second >= 0)))
        across, back = self._across(places, left[tried], right[tried])
        both = (_is_bad(first) & _is_bad(second))[tried]
        exchanged = np.where(both, _is_good(across) & _is_good(back), _is_good(across) | _is_good(back))
        for place in places:
            found = tried[exchanged]
            levels[place, found] = np.where(levels[place, found] >= 0, SWAPPED, MISSING)

    def _across(self, places: Sequence[int], left: Ints, right: Ints) -> tuple[Levels, Levels]:
        one, other = (self.columns[place].values.codes for place in places)
        comparison = self.columns[places[0]].comparison
        return _levels(comparison, one[left], other[right]), _levels(comparison, other[left], one[right])


def _is_bad(levels: Levels) -> Flags:
    return np.asarray(levels >= _BADLY_ALIKE)


def _is_good(levels: Levels) -> Flags:
    return np.asarray((levels == 0) | (levels == 1))


def _sharing_a_comparison(columns: Sequence[Compared]) -> list[list[Compared]]:
    """First and last names have their values in common."""
    groups: dict[int, list[Compared]] = {}
    for column in columns:
        groups.setdefault(id(column.comparison), []).append(column)
    return list(groups.values())


def _extended(together: Sequence[Compared], rows: Sequence[Mapping[str, str]]) -> list[Compared]:
    known, normal = together[0].values, normal_form_of(together[0].kind)
    new: dict[str, int] = {}
    codes = [
        np.array([_number(known, new, normal(row.get(column.heading, ""))) for row in rows], np.int32)
        for column in together
    ]
    texts = [*known.texts, *new] if new else known.texts
    comparison = together[0].comparison.extended(list(new)) if new else together[0].comparison
    return [
        replace(column, values=Distinct(np.concatenate([column.values.codes, own]), texts), comparison=comparison)
        for column, own in zip(together, codes, strict=True)
    ]


def _number(known: Distinct, new: dict[str, int], text: str) -> int:
    """The number of a value, of one never seen before the next."""
    if not text:
        return MISSING
    number = known.numbers.get(text)
    return new.setdefault(text, len(known.texts) + len(new)) if number is None else number


def prepared(table: MatchTable) -> Prepared:
    """The table ready for comparing; ignored columns are left out."""
    columns = without_repeated(
        {h: column for h, column in table.columns.items() if column.kind is not MatchKind.IGNORED}
    )
    names = _together(columns)
    return Prepared(
        len(table.ids), tuple(names.get(heading) or _alone(heading, column) for heading, column in columns.items())
    )


def _alone(heading: str, column: MatchColumn) -> Compared:
    values = distinct(column.values, normal_form_of(column.kind))
    return Compared(heading, column.kind, values, comparison_of(column.kind, values.texts))


def _together(columns: Mapping[str, MatchColumn]) -> dict[str, Compared]:
    """First and last names share one comparison, so that exchanged ones are seen."""
    headings = [h for h, column in columns.items() if column.kind in (MatchKind.GIVEN_NAME, MatchKind.SURNAME)]
    values = distinct([v for h in headings for v in columns[h].values], normal_form_of(MatchKind.NAME))
    comparison = PersonNames.of_texts(values.texts)
    size = len(values.codes) // max(len(headings), 1)
    return {
        heading: Compared(
            heading,
            columns[heading].kind,
            Distinct(values.codes[at * size : (at + 1) * size], values.texts),
            comparison,
        )
        for at, heading in enumerate(headings)
    }


def comparison_of(kind: MatchKind, texts: Sequence[str]) -> Comparison:
    """The comparison of a kind over these normal forms."""
    match kind:
        case MatchKind.NAME | MatchKind.GIVEN_NAME | MatchKind.SURNAME:
            return PersonNames.of_texts(texts)
        case MatchKind.FIRM:
            return Firms.of(texts)
        case MatchKind.ADDRESS:
            return Addresses.of(texts)
        case MatchKind.PHONE:
            return Phones.of(texts)
        case MatchKind.EMAIL:
            return Emails.of(texts)
        case MatchKind.DATE:
            return Dates.of(texts)
        case MatchKind.CODE:
            return CodesCompared.of(texts)
        case MatchKind.POSTAL_CODE:
            return PostalCodes.of(texts)
        case MatchKind.HOUSE_NUMBER:
            return HouseNumbers.of(texts)
        case MatchKind.PLACE:
            return Places.of(texts)
        case MatchKind.CATEGORY:
            return Categories.of(texts)
        case MatchKind.NUMBER:
            return Amounts.of(texts)
        case _:
            return FreeTexts.of(texts)


def _levels(comparison: Comparison, left: Codes, right: Codes, *, repeats: bool = True) -> Levels:
    """Each pair of different values is compared once, where values come often enough for that to be worth a sorting."""
    levels = np.full(len(left), MISSING, np.int8)
    both = np.flatnonzero((left >= 0) & (right >= 0))
    first = np.minimum(left[both], right[both]).astype(np.int64)
    second = np.maximum(left[both], right[both]).astype(np.int64)
    same = first == second
    levels[both[same]] = 0
    first, second, differ = first[~same], second[~same], both[~same]
    if not len(first):
        return levels
    if repeats:
        keys, back = np.unique((first << 32) | second, return_inverse=True)
        levels[differ] = comparison.compared(keys >> 32, keys & 0xFFFFFFFF)[back]
    else:
        levels[differ] = comparison.compared(first, second)
    return levels

"""Which pairs are certain: independent things agree, the name among them, and nothing says another one."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from validation.matching.distinct import Flags, Floats, Levels
from validation.matching.kinds import MatchKind, Role
from validation.matching.prepared import Compared

_CERTAIN_ODDS = 4.0
_STRONG, _HALF, _CONTRARY = 0.5, 0.3, -0.5
_SPEAKS_FOR, _SPEAKS_AGAINST = 1.5, -1.0
"""Natural logarithms: less than that, a column's agreeing or differing is no evidence in this table."""
_ENOUGH, _ENOUGH_IF_MOVED, _ENOUGH_IN_SHORT, _ENOUGH_UNNAMED, _ENOUGH_OF_FIRM = 2, 3, 3, 3, 3
_NAMES = (Role.GIVEN_NAME, Role.SURNAME, Role.NAME)
_SAYS_LITTLE = (MatchKind.CATEGORY, MatchKind.NUMBER)

Belongs = Callable[[Compared], bool]


def certain(columns: Sequence[Compared], levels: Levels, evidence: Floats, odds: Floats) -> Flags:
    """Where the rows of a pair are one without doubt; `evidence` is [column, pair] in natural logarithms."""
    seen = _Seen(columns, _agreement(columns, levels), evidence)
    name = seen.group(lambda column: column.role in _NAMES)
    firm = seen.group(lambda column: column.role is Role.FIRM)
    street = seen.street()
    others = [seen.group(_is(column)) for column in columns if _counts(column)]
    little = [seen.group(_is(column)) for column in columns if column.kind in _SAYS_LITTLE]
    code = seen.any_of(lambda column: column.kind is MatchKind.CODE)
    birth = seen.any_of(lambda column: column.role is Role.BIRTH)
    email = seen.any_of(lambda column: column.role is Role.EMAIL)
    strong = np.sum([one > 0 for one in (name, firm, street, *others)], axis=0)
    contrary = np.sum([one < 0 for one in (firm, street, *others, *little)], axis=0)
    has_name, has_firm = seen.is_filled(*_NAMES), seen.is_filled(Role.FIRM)

    is_person = (name > 0) & (strong >= _ENOUGH) & (contrary == 0)
    has_moved = (name > 0) & (strong >= _ENOUGH_IF_MOVED) & (contrary == 1) & (street < 0) & (birth | code)
    in_short = (seen.names_in_short() >= 0) & (strong >= _ENOUGH_IN_SHORT) & (contrary == 0) & (birth | code)
    is_firm = ~has_name & (firm > 0) & (contrary == 0) & ((street > 0) | code | seen.same_firm_and_area(strong))
    unnamed = ~has_name & ~has_firm & (contrary == 0) & (strong >= _ENOUGH_UNNAMED) & (code | (email & birth))
    return np.asarray((odds >= _CERTAIN_ODDS) & (name >= 0) & (is_person | has_moved | in_short | is_firm | unnamed))


class _Seen:
    """How the columns of pairs agree, group by group; rows of its tables are columns, their columns pairs."""

    def __init__(self, columns: Sequence[Compared], agreement: Floats, evidence: Floats) -> None:
        self.columns, self.agreement, self.evidence = columns, agreement, evidence

    def group(self, belongs: Belongs) -> Levels:
        """1 where the columns that belong agree and that is telling, -1 where one of them says another, else 0."""
        places = self._places(belongs)
        if not places:
            return np.zeros(self.agreement.shape[1], np.int8)
        values, weights = self.agreement[places], self.evidence[places]
        agrees = (_padded(values, 9.0).min(axis=0) >= _STRONG) & ~np.isnan(values).all(axis=0)
        agrees &= (weights.sum(axis=0) >= _SPEAKS_FOR) & self._first_names_known(places)
        differs = ((values <= _CONTRARY) & (weights <= _SPEAKS_AGAINST)).any(axis=0)
        return np.where(differs, -1, agrees).astype(np.int8)

    def street(self) -> Levels:
        """As `group` for streets and houses, which agree on the whole; anything short of that is contrary."""
        places = self._places(_has_role(Role.STREET))
        if not places:
            return np.zeros(self.agreement.shape[1], np.int8)
        filled = ~np.isnan(self.agreement[places])
        mean = np.nansum(self.agreement[places], axis=0) / np.maximum(filled.sum(axis=0), 1)
        agrees = (mean >= _STRONG) & (self.evidence[places].sum(axis=0) >= _SPEAKS_FOR)
        return np.where(filled.any(axis=0) & (mean < _HALF), -1, agrees).astype(np.int8)

    def any_of(self, belongs: Belongs) -> Flags:
        """Where one of the columns that belong agrees."""
        found = [self.group(_is(self.columns[place])) > 0 for place in self._places(belongs)]
        return np.asarray(np.any(found, axis=0)) if found else np.zeros(self.agreement.shape[1], bool)

    def is_filled(self, *roles: Role) -> Flags:
        """Where both rows have something in a column of these roles."""
        values = self.agreement[self._places(lambda column: column.role in roles)]
        return np.asarray((~np.isnan(values)).any(axis=0))

    def names_in_short(self) -> Levels:
        """1 where every name agrees or is an initial or a short form of the other, else -1."""
        values = self.agreement[self._places(lambda column: column.role in _NAMES)]
        agrees = (_padded(values, 9.0) >= _HALF).all(axis=0) & ~np.isnan(values).all(axis=0)
        return np.where(agrees, 1, -1).astype(np.int8)

    def same_firm_and_area(self, strong: NDArray[np.int64]) -> Flags:
        """Where the firm is the same to the letter, two things beside it, and the area is not another."""
        firm = self.agreement[self._places(_has_role(Role.FIRM))]
        area = self.agreement[self._places(_has_role(Role.AREA))]
        same = (_padded(firm, 0.0) >= 1).any(axis=0) & (strong >= _ENOUGH_OF_FIRM)
        return np.asarray(same & (_padded(area, 9.0) >= _STRONG).all(axis=0) & (~np.isnan(area)).any(axis=0))

    def _first_names_known(self, places: Sequence[int]) -> Flags:
        """A surname alone is the family's."""
        given = [place for place in places if self.columns[place].role is Role.GIVEN_NAME]
        return np.asarray(~np.isnan(self.agreement[given]).any(axis=0))

    def _places(self, belongs: Belongs) -> list[int]:
        return [at for at, column in enumerate(self.columns) if belongs(column)]


def _agreement(columns: Sequence[Compared], levels: Levels) -> Floats:
    """[column, pair]: how much each level says that the rows agree, nan where something is missing."""
    rows = [
        np.append([level.agrees for level in column.comparison.levels], np.nan)[levels[at]]
        for at, column in enumerate(columns)
    ]
    return np.array(rows, np.float32).reshape(len(columns), levels.shape[1])


def _padded(values: Floats, where_missing: float) -> Floats:
    return np.where(np.isnan(values), np.float32(where_missing), values)


def _is(one: Compared) -> Belongs:
    return lambda column: column is one


def _has_role(role: Role) -> Belongs:
    return lambda column: column.role is role


def _counts(column: Compared) -> bool:
    """Whether a column is a thing of its own to agree on, beside names and addresses."""
    return column.kind not in _SAYS_LITTLE and column.role in (Role.PHONE, Role.EMAIL, Role.BIRTH, Role.OWN)

"""What agreeing and differing in each column says about a pair, and what all columns say together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from validation.matching.distinct import Flags, Floats, Ints, Levels
from validation.matching.edits import EMAILS_OF_NAMESAKES, PHONES_OF_NEIGHBOURS
from validation.matching.kinds import MatchKind, Role
from validation.matching.person_names import OF_RELATIVES
from validation.matching.prepared import Compared, Prepared
from validation.matching.relations import Relation, columns_in, relations

Weights = NDArray[np.floating[Any]]
DRAWN, DRAWN_IF_FEW = 10.0, 2_500
"""So many rows of average frequency are added to what was counted; the second, divided by the rows, in small tables."""
RAREST = 0.2
"""No value is taken to be rarer than this part of the average: what is rare in a small file may be common elsewhere."""


@dataclass(frozen=True)
class Model:
    """Natural logarithms of probabilities, so that they travel from one version of a table to the next."""

    roles: tuple[Role, ...]
    same: tuple[Weights, ...]
    """Of the levels of each column, in rows that are the same."""
    chance: tuple[Weights, ...]
    """Of the levels of each column, in rows that have nothing to do with each other."""
    shares: Weights
    """Of each relation among all pairs, as `relations` lists them."""

    @property
    def relations(self) -> list[Relation]:
        """The reasons to agree that the columns can tell apart."""
        return relations(self.roles)

    def as_json(self) -> dict[str, Any]:
        """Plain numbers."""
        tables = {"same": self.same, "chance": self.chance}
        return {
            "roles": [role.value for role in self.roles],
            **{name: [row.tolist() for row in table] for name, table in tables.items()},
            "shares": self.shares.tolist(),
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Model":
        """The model that `as_json` wrote down."""
        same, chance = (tuple(np.array(row) for row in kept[name]) for name in ("same", "chance"))
        return cls(tuple(map(Role, kept["roles"])), same, chance, np.array(kept["shares"]))


def frequencies(table: Prepared, model_chance: Sequence[Weights], of_rows: Weights) -> tuple[Weights, ...]:
    """By column and value, how often another row has the value by chance; `of_rows` counts doubles once."""
    return tuple(
        _frequency(column, of_rows, chance) for column, chance in zip(table.columns, model_chance, strict=True)
    )


def _frequency(column: Compared, of_rows: Weights, chance: Weights) -> Weights:
    """From the rows counted beside the first, drawn to the average."""
    codes = column.values.codes
    filled = codes >= 0
    seen = np.bincount(codes[filled], weights=of_rows[filled], minlength=len(column.values.texts))
    average, rows = float(np.exp(chance[0])), max(float(of_rows[filled].sum()), 1)
    drawn = DRAWN + DRAWN_IF_FEW / (rows + 50)
    share = (seen - 1 + drawn * average) / (rows - 1 + drawn)
    return np.asarray(np.log(share.clip(average * RAREST, 1)))


@dataclass(frozen=True)
class Weighing:
    """A model at work on one table."""

    model: Model
    table: Prepared
    frequency: tuple[Weights, ...]

    @classmethod
    def of(cls, model: Model, table: Prepared) -> "Weighing":
        """A model learnt before, at work on a table of the same columns."""
        return cls(model, table, frequencies(table, model.chance, np.ones(table.size)))

    def extended(self, table: Prepared) -> "Weighing":
        """At work on a table with more rows; values never seen are as rare as any."""
        return Weighing(self.model, table, tuple(map(_with_rare, self.frequency, table.columns, self.model.chance)))

    def log_odds(self, left: Ints, right: Ints, at_least: float = -np.inf) -> Floats:
        """Natural log-odds that the rows of each pair are the same; minus infinity where they are below `at_least`."""
        odds = np.full(len(left), -np.inf, np.float32)
        hopeful = self._hopeful(left, right, at_least) if at_least > -np.inf else np.arange(len(left))
        a, b = left[hopeful], right[hopeful]
        odds[hopeful] = self.judged(self.table.levels(a, b), a, b)[0]
        return odds

    def could_say(self, left: Ints, right: Ints) -> Floats:
        """How much the filled columns of each pair could say, as a share of all columns; never quite nothing."""
        most = [
            max(float(same[0] - chance[0]), 0.0)
            for same, chance in zip(self.model.same, self.model.chance, strict=True)
        ]
        said = np.full(len(left), 0.05 * sum(most) + 1e-6, np.float32)
        for column, weight in zip(self.table.columns, most, strict=True):
            said += weight * (column.values.is_filled[left] & column.values.is_filled[right])
        return np.asarray(said / said.max(initial=1e-6))

    def _hopeful(self, left: Ints, right: Ints, at_least: float) -> Ints:
        """Pairs that may reach the odds: columns are compared the cheapest first, and the others hoped to agree."""
        share = float(_log_sum(self.model.shares[None, [one.is_same for one in self.model.relations]])[0])
        best = np.array([self._hoped(at, left, right) for at in range(len(self.table.columns))], np.float32)
        hope, kept = best.sum(axis=0) + share, np.arange(len(left))
        for at in sorted(range(len(self.table.columns)), key=lambda at: _COST[self.table.columns[at].kind]):
            if not len(kept):
                break
            kept = kept[hope[kept] >= at_least]
            a, b = left[kept], right[kept]
            levels = self.table.columns[at].levels(a, b)
            seen = np.where(levels >= 0, self._weight(at, levels, a, b), 0)
            hope[kept] += np.maximum(seen, 0 if self._may_be_excused(at) else -np.inf) - best[at, kept]
        return np.asarray(kept[hope[kept] >= at_least])

    def _may_be_excused(self, at: int) -> bool:
        """Whether the column may differ in rows that are the same: who moves has another address."""
        role = self.model.roles[at]
        is_exchanged = role in (Role.GIVEN_NAME, Role.SURNAME)
        return is_exchanged or any(one.is_same and role not in one.roles for one in self.model.relations)

    def _hoped(self, at: int, left: Ints, right: Ints) -> Floats:
        """The most that a column may say for each pair, knowing only whether the values are equal."""
        codes = self.table.columns[at].values.codes
        a, b = codes[left], codes[right]
        same, chance = self.model.same[at], self.model.chance[at]
        unequal = float((same[1:] - chance[1:]).max(initial=0.0))
        equal = same[0] - self.frequency[at][a] if len(self.frequency[at]) else 0.0
        return np.where((a < 0) | (b < 0), 0, np.where(a == b, equal, max(unequal, float(same[0] - chance[0])))).astype(
            np.float32
        )

    def _weight(self, at: int, levels: Levels, left: Ints, right: Ints) -> Floats:
        return np.asarray(self.model.same[at][levels] - self._chance(at, levels, left, right), np.float32)

    def judged(self, levels: Levels, left: Ints, right: Ints) -> tuple[Floats, Floats]:
        """(log-odds, [column, pair] weights of what is seen)"""
        seen = self.evidence(levels, left, right)
        odds, _ = posterior(self.model, seen)
        odds = np.where(are_named_alike(self.table, levels), odds, np.minimum(odds, _NOTHING_OF_THEIR_OWN))
        return odds, seen[: len(self.model.roles)]

    def evidence(self, levels: Levels, left: Ints, right: Ints) -> Floats:
        """[column, pair] weights against chance; below them a second set, as between relatives and the like."""
        chance = self.chance(levels, left, right)
        return evidence(self.model, levels, chance)

    def chance(self, levels: Levels, left: Ints, right: Ints) -> Floats:
        """[column, pair]: a common value agrees by chance more often than a rare one."""
        rows = np.zeros((len(self.model.roles), len(left)), np.float32)
        for at in range(len(self.table.columns)):
            rows[at] = self._chance(at, levels[at], left, right)
        return rows

    def _chance(self, at: int, levels: Levels, left: Ints, right: Ints) -> Floats:
        codes, frequency = self.table.columns[at].values.codes, self.frequency[at]
        common = np.maximum(frequency[codes[left]], frequency[codes[right]]) if len(frequency) else 0.0
        return np.where(levels == 0, common, self.model.chance[at][levels]).astype(np.float32)


def _with_rare(frequency: Weights, column: Compared, chance: Weights) -> Weights:
    rare = float(chance[0]) + float(np.log(RAREST))
    return np.append(frequency, np.full(len(column.values.texts) - len(frequency), rare))


def evidence(model: Model, levels: Levels, chance: Floats) -> Floats:
    """As `Weighing.evidence`, where chance is known."""
    many = len(model.roles)
    rows = np.zeros((2 * many, levels.shape[1]), np.float32)
    for at, role in enumerate(model.roles):
        seen = levels[at] >= 0
        rows[at] = np.where(seen, model.same[at].astype(np.float32)[levels[at]] - chance[at], 0)
        if role in _BETWEEN_OTHERS:
            rows[many + at] = np.where(seen, _BETWEEN_OTHERS[role][levels[at]] - chance[at], 0)
    return rows


def members(model: Model) -> Floats:
    """[evidence, relation]: 1 where a relation explains the agreement of a column."""
    many = len(model.roles)
    found = np.zeros((2 * many, len(model.relations)), np.float32)
    for number, relation in enumerate(model.relations):
        for at, is_in in enumerate(columns_in(relation, model.roles)):
            is_special = _is_between_others(model.roles[at], relation)
            found[many + at if is_special else at, number] = is_special or is_in
    return found


def _is_between_others(role: Role, relation: Relation) -> bool:
    """Whether a column compares neither as in the same rows nor as by chance."""
    if role is Role.PHONE:
        has_place = not relation.roles.isdisjoint((Role.STREET, Role.FIRM))
        return has_place and not relation.is_same and Role.PHONE not in relation.roles
    return (role is Role.NAME and relation.shares_surname_only) or (role is Role.EMAIL and relation.are_namesakes)


def posterior(model: Model, seen: Floats) -> tuple[Floats, Floats]:
    """(log-odds of the same, [pair, relation] probabilities)"""
    scores = seen.T @ members(model) + model.shares.astype(np.float32)
    is_same = np.array([relation.is_same for relation in model.relations])
    same, other = _log_sum(scores[:, is_same]), _log_sum(scores[:, ~is_same])
    return same - other, np.exp(scores - np.logaddexp(same, other)[:, None])


def are_named_alike(table: Prepared, levels: Levels) -> Flags:
    """Where a pair agrees on something that a customer has of its own, or has nothing of the kind to differ in.

    Who agrees only on where they live, or on what they are, is a neighbour. Without this the many neighbours of a list with few
    doubles would be taken for the doubles.
    """
    agrees, differs = np.zeros(levels.shape[1], bool), np.zeros(levels.shape[1], bool)
    for at, column in enumerate(table.columns):
        if column.role in _THEIR_OWN or column.kind is MatchKind.CODE:
            says = np.array([level.agrees for level in column.comparison.levels])[levels[at]]
            agrees |= (levels[at] >= 0) & (says > 0)
            differs |= (levels[at] >= 0) & (says <= 0)
    return np.asarray(agrees | ~differs)


def _log_sum(scores: Floats) -> Floats:
    highest = scores.max(axis=1)
    summed: Floats = highest + np.log(np.exp(scores - highest[:, None]).sum(axis=1))
    return summed


_BETWEEN_OTHERS = {
    Role.NAME: np.log(np.maximum(OF_RELATIVES, 1e-4)).astype(np.float32),
    Role.EMAIL: np.log(EMAILS_OF_NAMESAKES).astype(np.float32),
    Role.PHONE: np.log(PHONES_OF_NEIGHBOURS).astype(np.float32),
}
"""Levels of whole names among relatives, of e-mails among namesakes, and of phones among neighbours."""
_THEIR_OWN = frozenset(Role) - {Role.AREA, Role.OWN}
_NOTHING_OF_THEIR_OWN = np.float32(-5.0)
"""Log-odds at the most; two rows that a third one joins may be one all the same."""
_COST = {kind: at for at, kind in enumerate(
    (
        MatchKind.CATEGORY, MatchKind.HOUSE_NUMBER, MatchKind.POSTAL_CODE, MatchKind.CODE, MatchKind.DATE,
        MatchKind.PHONE, MatchKind.PLACE, MatchKind.EMAIL, MatchKind.GIVEN_NAME, MatchKind.SURNAME, MatchKind.NAME,
        MatchKind.ADDRESS, MatchKind.FIRM, MatchKind.TEXT, MatchKind.NUMBER,
    )
)}  # fmt: skip
"""Kinds of columns, those that are compared fastest first."""

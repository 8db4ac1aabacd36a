"""Match weights learnt without examples: chance from random pairs, the rest by guarded expectation and maximisation.

Fellegi and Sunter 1969; the share of true pairs is reckoned over all pairs of the table, and the levels of true pairs
start from what is usual for their kind, which imagined pairs keep in force where little is seen.
"""

from dataclasses import dataclass, replace

import numpy as np

from validation.matching.distinct import Floats, Ints, Levels
from validation.matching.kinds import USUAL_CHANCE
from validation.matching.model import (
    Model,
    Weighing,
    Weights,
    are_named_alike,
    evidence,
    frequencies,
    members,
    posterior,
)
from validation.matching.prepared import Compared, Prepared
from validation.matching.relations import relations

_STAGES = (8, 6, 6)
"""Rounds of each stage; between stages chance is counted anew without the doubles found."""
_BELIEF = 30.0
"""So many imagined true pairs stand behind the expected levels."""
_RANDOM_PAIRS = 60_000
_ALIKE = 40_000
"""So many candidate pairs are learnt from at the most: those that agree most, and half as many of the rest."""
_IMAGINED = 50.0
"""So many imagined random pairs, as they usually are, make up for a table of few rows."""
_RARE_LEVEL = 0.004
_TOO_UNLIKELY = 1e-3
_MOST_MOVED = 0.3
"""Of true pairs, to one that stayed: where more seem to have moved it is namesakes that one sees."""
_FIRST_SHARE, _LEAST_SHARE = 0.2, 0.01
"""True pairs a row, to begin with, and in a list that seems to have none: the next row typed may be one."""


@dataclass(frozen=True)
class _Pairs:
    """Pairs with their levels; each stands for so many pairs as its `weight` says."""

    left: Ints
    right: Ints
    levels: Levels
    weight: Floats

    def only(self, kept: Ints) -> "_Pairs":
        return _Pairs(self.left[kept], self.right[kept], self.levels[:, kept], self.weight[kept])


def learnt(table: Prepared, left: Ints, right: Ints, *, seed: int = 1) -> Weighing:
    """The weights of a table from its candidate pairs."""
    rng = np.random.default_rng(seed)
    random = _pairs(table, *_random_pairs(table.size, rng))
    sample = _sampled(table, left, right, rng)
    weighing = _begun(table, random)
    for number, rounds in enumerate(_STAGES):
        if number:
            weighing = _without_doubles(weighing, random, sample)
        weighing, sample = _taught(weighing, sample, rounds)
    return weighing


def _begun(table: Prepared, random: _Pairs) -> Weighing:
    roles = tuple(column.role for column in table.columns)
    first = _FIRST_SHARE * max(table.size, 1) / _all_pairs(table)
    shares = np.array([first * relation.share for relation in relations(roles)[:-1]] + [1.0])
    chance = _chances(table, random, np.ones(len(random.left)), np.ones(table.size))
    model = Model(roles, tuple(_expected(column) for column in table.columns), chance, np.log(shares / shares.sum()))
    return Weighing(model, table, frequencies(table, chance, np.ones(table.size)))


def _expected(column: Compared) -> Weights:
    expected = np.array([level.expected for level in column.comparison.levels])
    return np.asarray(np.log(expected / expected.sum()))


def _chances(table: Prepared, random: _Pairs, weight: Weights, of_rows: Weights) -> tuple[Weights, ...]:
    return tuple(_chance(column, random.levels[at], weight, of_rows) for at, column in enumerate(table.columns))


def _chance(column: Compared, levels: Levels, weight: Weights, of_rows: Weights) -> Weights:
    """How random pairs come out, with a little of everything; how often they are equal is counted, not sampled."""
    many = len(column.comparison.levels)
    seen = np.bincount(levels[levels >= 0], weights=weight[levels >= 0], minlength=many)
    usual = USUAL_CHANCE[column.kind]
    imagined = np.array([usual, *[_RARE_LEVEL] * (many - 2), 1 - usual - _RARE_LEVEL * (many - 2)])
    chance = (seen + 0.5 / many + _IMAGINED * imagined) / (seen.sum() + 0.5 + _IMAGINED)
    chance[0] = _equal_by_chance(column, of_rows)
    chance[1:] *= (1 - chance[0]) / chance[1:].sum()
    return np.asarray(np.log(chance))


def _equal_by_chance(column: Compared, of_rows: Weights) -> float:
    """How probably two different rows, both filled, have the same value."""
    codes = column.values.codes
    filled = codes >= 0
    rows = np.bincount(codes[filled], weights=of_rows[filled]).astype(np.float64)
    total = rows.sum()
    equal = float((rows * (rows - 1)).clip(0).sum()) + 0.5 + _IMAGINED * USUAL_CHANCE[column.kind]
    return min(equal / (max(float(total * (total - 1)), 0.0) + 1 + _IMAGINED), 0.99)


def _taught(weighing: Weighing, pairs: _Pairs, rounds: int) -> tuple[Weighing, _Pairs]:
    """Some rounds of expectation and maximisation; pairs that are nothing but chance are dropped on the way."""
    model = weighing.model
    chance = weighing.chance(pairs.levels, pairs.left, pairs.right)
    may_be_same = are_named_alike(weighing.table, pairs.levels)
    is_same = np.array([relation.is_same for relation in model.relations])
    for _ in range(rounds):
        _, belief = posterior(model, evidence(model, pairs.levels, chance))
        belief[~may_be_same[:, None] & is_same] = 0
        model = _refined(model, weighing.table, pairs, belief)
        likely = np.flatnonzero(belief[:, -1] < 1 - _TOO_UNLIKELY)
        if len(likely) < 0.7 * len(belief):
            pairs, chance, may_be_same = pairs.only(likely), chance[:, likely], may_be_same[likely]
    return replace(weighing, model=model), pairs


def _refined(model: Model, table: Prepared, pairs: _Pairs, belief: Floats) -> Model:
    is_same = np.array([relation.is_same for relation in model.relations])
    agreeing = (members(model)[: len(model.roles)] * is_same).astype(np.float32)
    weight = (agreeing[:, is_same] @ belief[:, is_same].T) * pairs.weight
    same = [_maximised(column, pairs.levels[at], weight[at]) for at, column in enumerate(table.columns)]
    shares = (pairs.weight @ belief).astype(np.float64) + 0.01
    shares[0] = max(shares[0], _LEAST_SHARE * table.size)
    moved = is_same & (np.arange(len(shares)) > 0)
    shares[moved] = np.minimum(shares[moved], _MOST_MOVED * shares[0])
    shares[-1] = max(_all_pairs(table) - shares[:-1].sum(), 1)
    return replace(model, same=tuple(same), shares=np.log(shares / shares.sum()))


def _maximised(column: Compared, levels: Levels, belief: Floats) -> Weights:
    seen = levels >= 0
    usual = np.exp(_expected(column))
    counts = _BELIEF * usual + np.bincount(levels[seen], weights=belief[seen], minlength=len(usual))
    most = np.array([level.most for level in column.comparison.levels])
    share = np.minimum(counts / counts.sum(), most)
    free = usual * (share < most)
    share += (1 - share.sum()) * free / free.sum()
    return np.asarray(np.log(share))


def _without_doubles(weighing: Weighing, random: _Pairs, pairs: _Pairs) -> Weighing:
    """Chance and frequencies counted anew, with rows that are there several times counted once."""
    table = weighing.table
    same = _probability(weighing, pairs) * pairs.weight
    doubles = np.bincount(pairs.left, same, table.size) + np.bincount(pairs.right, same, table.size)
    of_rows = 1 / (1 + doubles)
    chance = _chances(table, random, 1 - _probability(weighing, random), of_rows)
    model = replace(weighing.model, chance=chance)
    return Weighing(model, table, frequencies(table, chance, of_rows))


def _probability(weighing: Weighing, pairs: _Pairs) -> Weights:
    odds, _ = weighing.judged(pairs.levels, pairs.left, pairs.right)
    return np.asarray(1 / (1 + np.exp(-odds.astype(np.float64).clip(-50, 50))))


def _all_pairs(table: Prepared) -> float:
    return max(table.size * (table.size - 1) / 2, 1.0)


def _pairs(table: Prepared, left: Ints, right: Ints, weight: Floats | None = None) -> _Pairs:
    weight = np.ones(len(left), np.float32) if weight is None else weight
    return _Pairs(left, right, table.levels(left, right), weight)


def _random_pairs(size: int, rng: np.random.Generator) -> tuple[Ints, Ints]:
    most = min(_RANDOM_PAIRS, 20_000 + 4 * size)
    if size * (size - 1) // 2 <= most:
        first, second = np.triu_indices(size, 1)
        return first.astype(np.int64), second.astype(np.int64)
    pairs = rng.integers(0, size, (2, most))
    pairs = pairs[:, pairs[0] != pairs[1]]
    return pairs[0], pairs[1]


def _sampled(table: Prepared, left: Ints, right: Ints, rng: np.random.Generator) -> _Pairs:
    """The pairs that agree most, and some of the others to stand for all of them."""
    alike = min(_ALIKE, 5_000 + 8 * table.size)
    if len(left) <= alike + alike // 2:
        return _pairs(table, left, right)
    equal = np.zeros(len(left), np.int8)
    for column in table.columns:
        codes = column.values.codes
        equal += (codes[left] == codes[right]) & (codes[left] >= 0)
    order = np.argsort(-equal + rng.random(len(left)), kind="stable")
    others = rng.choice(order[alike:], alike // 2, replace=False)
    chosen = np.sort(np.concatenate([order[:alike], others]))
    standing = np.isin(chosen, others)
    weight = np.where(standing, (len(left) - alike) / len(others), 1.0).astype(np.float32)
    return _pairs(table, left[chosen], right[chosen], weight)

"""Rows put together by the average of their odds, so that one mistaken pair does not join two groups."""

from collections.abc import Callable, Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from validation.matching.distinct import Floats, Ints

_LARGEST = 300
_MOST_ODDS = 12.0
_LEAST_ODDS = -8.0
_APART = -1e6
_STEP = 1.5
_PAIRS_AT_ONCE = 500_000
Odds = Callable[[Ints, Ints], tuple[Floats, Floats]]
"""Log-odds of pairs, and how much each pair could say: one in which little is filled hardly counts."""


def clusters(size: int, left: Ints, right: Ints, odds: Floats, odds_of: Odds, *, at_least: float = 0.0) -> Ints:
    """The cluster of each row; `odds_of` compares pairs that were never candidates."""
    labels = np.arange(size)
    joined = odds >= at_least
    groups = _groups(left[joined], right[joined], odds[joined])
    for members in groups:
        labels[members] = members.min()
    larger = [members for members in groups if len(members) > 2]
    for some in _portions(larger):
        _split(labels, some, odds_of)
    return labels


def _portions(groups: list[Ints]) -> Iterator[list[Ints]]:
    """Groups a few at a time, so that all their pairs can be compared at once."""
    portion: list[Ints] = []
    pairs = 0
    for members in groups:
        portion.append(members)
        pairs += len(members) ** 2 // 2
        if pairs > _PAIRS_AT_ONCE:
            yield portion
            portion, pairs = [], 0
    if portion:
        yield portion


def _groups(left: Ints, right: Ints, odds: Floats) -> list[Ints]:
    """Connected components; one that is too large is taken apart by asking for higher odds."""
    groups: list[Ints] = []
    for members, edges in _components(left, right):
        if len(members) <= _LARGEST:
            groups.append(members)
        else:
            threshold = odds[edges].min() + _STEP
            kept = edges[odds[edges] >= threshold]
            groups += _groups(left[kept], right[kept], odds[kept])
    return groups


def _components(left: Ints, right: Ints) -> list[tuple[Ints, Ints]]:
    """(rows, edges) of each component."""
    rows, places = np.unique(np.concatenate([left, right]), return_inverse=True)
    a, b = places[: len(left)], places[len(left) :]
    roots = _roots(len(rows), a, b)
    by_root = np.argsort(roots, kind="stable")
    starts = np.flatnonzero(np.append(True, np.diff(roots[by_root]) > 0)) if len(rows) else np.empty(0, int)
    of_edges = roots[a]
    edges = np.argsort(of_edges, kind="stable")
    edge_starts = np.searchsorted(of_edges[edges], roots[by_root][starts])
    members = np.split(rows[by_root], starts[1:]) if len(rows) else []
    return list(zip(members, np.split(edges, edge_starts[1:]), strict=True)) if len(rows) else []


def _roots(size: int, left: Ints, right: Ints) -> Ints:
    """The smallest row that each row is connected with: labels spread along the edges until nothing changes."""
    roots = np.arange(size)
    while True:
        lowest = np.minimum(roots[left], roots[right])
        before = roots.copy()
        np.minimum.at(roots, left, lowest)
        np.minimum.at(roots, right, lowest)
        np.minimum.at(roots, before, roots[np.arange(size)])
        roots = roots[roots]
        if (roots == before).all():
            return roots


def _split(labels: Ints, groups: list[Ints], odds_of: Odds) -> None:
    """Average linkage over all pairs of the members of each group, until no two parts have odds above even."""
    indices = [_all_pairs(len(members)) for members in groups]
    left = np.concatenate([members[a] for members, (a, _) in zip(groups, indices, strict=True)])
    right = np.concatenate([members[b] for members, (_, b) in zip(groups, indices, strict=True)])
    odds, weight = odds_of(left, right)
    total_of, at = _bounded(odds) * weight, 0
    for members, (first, second) in zip(groups, indices, strict=True):
        many = len(members)
        total, weights = np.full((many, many), -np.inf), np.ones((many, many))
        total[first, second] = total[second, first] = total_of[at : at + len(first)]
        weights[first, second] = weights[second, first] = weight[at : at + len(first)]
        at += len(first)
        for group in _linked(total, weights):
            labels[members[group]] = members[group].min()


@lru_cache(maxsize=_LARGEST)
def _all_pairs(many: int) -> tuple[Ints, Ints]:
    return np.triu_indices(many, 1)


def _bounded(odds: Floats) -> Floats:
    """One pair never outvotes all others, but rows that somebody has set apart stay apart."""
    return np.where(np.isneginf(odds), _APART, odds.clip(_LEAST_ODDS, _MOST_ODDS)).astype(np.float32)


def _linked(total: NDArray[np.float64], weight: NDArray[np.float64]) -> list[list[int]]:
    many = len(total)
    groups = [[at] for at in range(many)]
    mean = total / weight
    while True:
        best = int(mean.argmax())
        a, b = divmod(best, many)
        if not mean[a, b] > 0:
            return [group for group in groups if group]
        for table in (total, weight):
            table[a] += table[b]
            table[:, a] = table[a]
        total[a, a] = -np.inf
        groups[a] += groups[b]
        groups[b] = []
        total[b] = total[:, b] = mean[b] = mean[:, b] = -np.inf
        mean[a] = mean[:, a] = total[a] / weight[a]

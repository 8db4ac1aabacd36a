"""Which rows of a table are the same: candidates, weights, groups, and the evidence for each pair."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from validation.matching.bands import certain
from validation.matching.blocking import blocking, candidate_pairs
from validation.matching.clusters import Odds, clusters
from validation.matching.distinct import Flags, Floats, Ints, numbered
from validation.matching.learning import learnt
from validation.matching.matches import Matches, Pairs
from validation.matching.model import Weighing
from validation.matching.prepared import prepared
from validation.matching.table import MatchTable

LEAST_TO_LOOK_AT = -1.0
"""Log-odds from which a pair is shown although its rows are in no common group."""
_HOPELESS = -3.0
_CHUNK = 500_000


def find_matches(
    table: MatchTable, *, link: str | None = None, apart: Collection[tuple[str, str]] = (), seed: int = 1
) -> Matches:
    """All matches of a table.

    With `link`, the heading of a column, only pairs of rows with different values in it are shown. `apart` are pairs of
    ids that somebody has said are not the same: they are neither shown nor put in one group.
    """
    ready = prepared(table)
    side = numbered(table.columns[link].values).codes if link else None
    left, right = allowed(*candidate_pairs(ready, blocking(ready)), side)
    weighing = learnt(ready, left, right, seed=seed)
    return matched(table, weighing, left, right, side=side, apart=Apart.of(table, apart))


def matches_among(table: MatchTable, left: Ints, right: Ints) -> Matches:
    """These pairs of rows and no others, learnt from and judged; no groups are made of them."""
    ready = prepared(table)
    nowhere = np.zeros(ready.size, np.int64)
    pairs = judged(learnt(ready, left, right), left, right, nowhere)
    return Matches(table, ready.columns, pairs, np.arange(ready.size))


@dataclass(frozen=True)
class Apart:
    """Pairs of rows that are not the same, as smaller * size + larger."""

    size: int
    pairs: Ints

    @classmethod
    def of(cls, table: MatchTable, pairs: Collection[tuple[str, str]], is_there: Flags | None = None) -> "Apart":
        """From pairs of ids; ids that are gone are left out."""
        wanted = {id for pair in pairs for id in pair}
        rows = enumerate(table.ids) if pairs else ()
        place = {id: at for at, id in rows if id in wanted and (is_there is None or is_there[at])}
        found = [sorted((place[a], place[b])) for a, b in pairs if a in place and b in place]
        return cls(len(table.ids), np.array([a * len(table.ids) + b for a, b in found], np.int64))

    def applied(self, odds: Floats, left: Ints, right: Ints) -> Floats:
        """Odds without hope for these pairs."""
        keys = np.minimum(left, right) * self.size + np.maximum(left, right)
        return np.where(np.isin(keys, self.pairs), -np.inf, odds).astype(np.float32) if len(self.pairs) else odds

    def odds_by(self, weighing: Weighing) -> Odds:
        """How `clusters` compares pairs that were never candidates."""

        def odds(left: Ints, right: Ints) -> tuple[Floats, Floats]:
            return self.applied(weighing.log_odds(left, right), left, right), weighing.could_say(left, right)

        return odds


def matched(
    table: MatchTable, weighing: Weighing, left: Ints, right: Ints, *, side: Ints | None, apart: Apart
) -> Matches:
    """Groups and bands of candidate pairs under known weights."""
    odds = apart.applied(log_odds(weighing, left, right), left, right)
    cluster = clusters(weighing.table.size, left, right, odds, apart.odds_by(weighing))
    shown = (odds >= LEAST_TO_LOOK_AT) & (cluster[left] != cluster[right])
    together = allowed(*within(cluster), side)
    pairs = judged(weighing, np.append(left[shown], together[0]), np.append(right[shown], together[1]), cluster)
    return Matches(table, weighing.table.columns, pairs, cluster)


def judged(weighing: Weighing, left: Ints, right: Ints, cluster: Ints) -> Pairs:
    """Pairs with all that is to be said of them, likeliest first."""
    levels = weighing.table.levels(left, right)
    odds, evidence = weighing.judged(levels, left, right)
    sure = certain(weighing.table.columns, levels, evidence, odds) & (cluster[left] == cluster[right])
    return Pairs(left, right, odds, sure, levels, evidence).only(np.argsort(-odds, kind="stable"))


def log_odds(weighing: Weighing, left: Ints, right: Ints) -> Floats:
    """The log-odds of many pairs, so many at a time that memory stays small; hopeless pairs have minus infinity."""
    starts = range(0, len(left), _CHUNK)
    parts = [weighing.log_odds(left[at : at + _CHUNK], right[at : at + _CHUNK], _HOPELESS) for at in starts]
    return np.concatenate(parts) if parts else np.empty(0, np.float32)


def allowed(left: Ints, right: Ints, side: Ints | None) -> tuple[Ints, Ints]:
    """Without pairs of one side."""
    if side is None:
        return left, right
    differ = side[left] != side[right]
    return left[differ], right[differ]


def within(cluster: Ints) -> tuple[Ints, Ints]:
    """All pairs of rows that share a cluster."""
    order = np.argsort(cluster, kind="stable").astype(np.int64)
    counts = np.unique(cluster, return_counts=True)[1]
    starts = np.cumsum(counts) - counts
    left, right = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for count in np.unique(counts[counts > 1]):
        members = order[starts[counts == count][:, None] + np.arange(count)]
        first, second = np.triu_indices(count, 1)
        left.append(members[:, first].ravel())
        right.append(members[:, second].ravel())
    return np.concatenate(left), np.concatenate(right)

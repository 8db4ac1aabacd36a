"""The matches of a table kept up to date: only touched rows are compared again, and a new row is looked up at once."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from math import log

import numpy as np

from validation.matching.blocking import blocking, candidate_pairs
from validation.matching.clusters import clusters
from validation.matching.distinct import Flags, Floats, Ints
from validation.matching.find import LEAST_TO_LOOK_AT, Apart, judged, matched, within
from validation.matching.learning import learnt
from validation.matching.lookup import Lookup, lookup
from validation.matching.matches import Match, Matches, Pairs
from validation.matching.model import Model, Weighing
from validation.matching.prepared import Prepared, prepared
from validation.matching.table import Joined, MatchColumn, MatchTable


@dataclass(frozen=True)
class MatchIndex:
    """A table with its matches, and what it takes to compare more rows with it. Never changed: updates give a new one.

    Rows that were changed or removed stay in `matches.table` under their numbers, but in no pair and no group.
    """

    matches: Matches
    weighing: Weighing
    lookup: Lookup
    is_there: Flags
    apart: frozenset[tuple[str, str]]

    @classmethod
    def of(
        cls, table: MatchTable, *, apart: Iterable[tuple[str, str]] = (), model: Model | None = None
    ) -> "MatchIndex":
        """All matches of a table; with the `model` of an earlier version nothing is learnt anew."""
        ready = prepared(table)
        blocks = blocking(ready)
        pairs = candidate_pairs(ready, blocks)
        weighing = Weighing.of(model, ready) if model else learnt(ready, *pairs)
        kept = frozenset(apart)
        matches = matched(table, weighing, *pairs, side=None, apart=Apart.of(table, kept))
        return cls(matches, weighing, lookup(ready, blocks), np.ones(ready.size, bool), kept)

    def candidates(self, row: Mapping[str, str], *, but: str = "", at_least: float = 0.5) -> tuple[Match, ...]:
        """The rows that a row being typed may be, likeliest first; `but` is the id of the row that is being edited.

        `id_b` of these matches is "".
        """
        table = self.weighing.table.extended([row])
        weighing, new = self.weighing.extended(table), table.size - 1
        others = self.lookup.candidates(table, new)
        others = others[self.is_there[others]]
        pairs = judged(weighing, others, np.full(len(others), new), np.zeros(table.size, np.int64))
        likely = pairs.only(np.flatnonzero(pairs.log_odds >= log(at_least / (1 - at_least))))
        found = Matches(_with_rows(self.matches.table, {"": row}), table.columns, likely, self.matches.cluster)
        return tuple(match for match in found if not but or match.id_a != but)

    def updated(self, changed: Mapping[str, Mapping[str, str]], removed: Collection[str] = ()) -> "MatchIndex":
        """With rows that are new or changed, by id, and without those removed; only the changed ones are compared."""
        gone = np.array([self._places[id] for id in (*changed, *removed) if id in self._places], np.int64)
        is_there = np.append(self.is_there, np.ones(len(changed), bool))
        is_there[gone] = False
        table = self.weighing.table.extended(list(changed.values()))
        new = np.arange(self.weighing.table.size, table.size)
        known = self.lookup
        for row in new:
            known = known.with_row(table, int(row))
        rows = _with_rows(self.matches.table, changed)
        index = replace(self, weighing=self.weighing.extended(table), lookup=known, is_there=is_there)
        return replace(index, matches=index._matches(rows, new, gone))

    @cached_property
    def _places(self) -> dict[str, int]:
        there = np.flatnonzero(self.is_there)
        return {self.matches.table.ids[at]: at for at in there.tolist()}

    def _matches(self, rows: MatchTable, new: Ints, gone: Ints) -> Matches:
        table, old, apart = self.weighing.table, self.matches.pairs, Apart.of(rows, self.apart, self.is_there)
        kept = old.only(np.flatnonzero(self.is_there[old.left] & self.is_there[old.right]))
        left, right = self._compared_with(table, new)
        odds = apart.applied(self.weighing.log_odds(left, right), left, right)
        edges = (np.append(kept.left, left), np.append(kept.right, right), np.append(kept.log_odds, odds))
        cluster = np.append(self.matches.cluster, new)
        touched = self._touched(cluster, np.concatenate([new, gone]), edges)
        cluster[touched] = touched
        inside = np.isin(edges[0], touched) & np.isin(edges[1], touched)
        among = edges[0][inside], edges[1][inside], edges[2][inside]
        fresh = clusters(table.size, *among, apart.odds_by(self.weighing))
        cluster[touched] = fresh[touched]
        return self._shown(rows, cluster, kept, touched, (left, right, odds))

    def _compared_with(self, table: Prepared, new: Ints) -> tuple[Ints, Ints]:
        """The rows that each new one is compared with, each pair once."""
        found = [self.lookup.candidates(table, int(row)) for row in new]
        others = np.concatenate(found) if found else np.empty(0, np.int64)
        rows = np.repeat(new, [len(one) for one in found])
        there = self.is_there[others]
        pairs = np.unique(np.minimum(rows, others)[there] * table.size + np.maximum(rows, others)[there])
        return pairs // table.size, pairs % table.size

    def _touched(self, cluster: Ints, rows: Ints, edges: tuple[Ints, Ints, Floats]) -> Ints:
        """The rows of all groups that a new or changed row was in, or may come into."""
        left, right, odds = edges
        likely = odds >= 0
        near = np.isin(left, rows) | np.isin(right, rows)
        reached = np.concatenate([rows, left[near & likely], right[near & likely]])
        return np.flatnonzero(np.isin(cluster, cluster[reached]))

    def _shown(
        self, rows: MatchTable, cluster: Ints, kept: Pairs, touched: Ints, new: tuple[Ints, Ints, Floats]
    ) -> Matches:
        """Pairs of untouched rows as they were, the others judged again."""
        old = kept.only(np.flatnonzero(~(np.isin(kept.left, touched) & np.isin(kept.right, touched))))
        left, right, odds = new
        look = (odds >= LEAST_TO_LOOK_AT) & (cluster[left] != cluster[right])
        again = kept.only(np.flatnonzero(np.isin(kept.left, touched) & np.isin(kept.right, touched)))
        apart_again = cluster[again.left] != cluster[again.right]
        together = within(np.where(np.isin(np.arange(len(cluster)), touched), cluster, np.arange(len(cluster))))
        found = judged(
            self.weighing,
            np.concatenate([left[look], again.left[apart_again], together[0]]),
            np.concatenate([right[look], again.right[apart_again], together[1]]),
            cluster,
        )
        pairs = old.and_more(found)
        return Matches(
            rows, self.weighing.table.columns, pairs.only(np.argsort(-pairs.log_odds, kind="stable")), cluster
        )


def _with_rows(table: MatchTable, rows: Mapping[str, Mapping[str, str]]) -> MatchTable:
    columns = {
        heading: MatchColumn(column.kind, Joined(column.values, [row.get(heading, "") for row in rows.values()]))
        for heading, column in table.columns.items()
    }
    return MatchTable(Joined(table.ids, list(rows)), columns)

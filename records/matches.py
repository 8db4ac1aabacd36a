"""Rows that are probably one customer, as they are reviewed: in groups, those that are certain and worth most first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from validation.matching.matches import Band, Match

MOST_TOGETHER = 10
"""A family or a firm on one phone is looked at as one group up to this size; beyond it pair by pair."""


@dataclass(frozen=True)
class MatchGroup:
    """Rows of one table that are the same, or that somebody should look at together."""

    table: str
    """Its name: "Contacts"."""
    keys: tuple[str, ...]
    band: Band
    """CERTAIN only where certain matches join all of them."""
    value: float
    """What the customers in it are worth together: money, or where there is none the number of rows that belong to them."""
    matches: tuple[Match, ...]
    """The likeliest first; two rows of a group need not have one of their own."""


Apart = frozenset[frozenset[str]]
"""Pairs of rows that somebody has said are not the same."""


def groups_among(
    table: str, clusters: Sequence[Sequence[str]], pairs: Sequence[Match], *, apart: Apart = frozenset()
) -> tuple[MatchGroup, ...]:
    """The groups that clusters of a table's rows and its matches make; what they are worth is not known yet."""
    certain, rest = _certain(clusters, pairs)
    look = _together(clusters, [pair for pair in pairs if (pair.id_a, pair.id_b) not in rest], apart)
    of = _by_row(pairs)
    groups = [*((Band.CERTAIN, keys) for keys in certain), *((Band.LOOK, keys) for keys in look)]
    return tuple(MatchGroup(table, tuple(keys), band, 0.0, tuple(_among(keys, of))) for band, keys in groups)


def pairs_between(some: Sequence[str], others: Sequence[str]) -> Iterator[frozenset[str]]:
    """Every row of the first with every row of the second, but none with itself."""
    return (frozenset((one, other)) for one in some for other in others if one != other)


def in_order(groups: Iterable[MatchGroup]) -> tuple[MatchGroup, ...]:
    """The certain ones first, and the most valuable first among them."""
    return tuple(sorted(groups, key=lambda group: (group.band is not Band.CERTAIN, -group.value)))


def _certain(
    clusters: Iterable[Sequence[str]], pairs: Iterable[Match]
) -> tuple[list[Sequence[str]], set[tuple[str, str]]]:
    """The clusters that certain matches join, and the pairs that lie inside them."""
    sure = Joined()
    for pair in pairs:
        if pair.band is Band.CERTAIN:
            sure.join(pair.id_a, pair.id_b)
    whole = [keys for keys in clusters if all(sure.root(key) == sure.root(keys[0]) for key in keys)]
    return whole, {(a, b) for keys in whole for a in keys for b in keys if a != b}


def _together(clusters: Sequence[Sequence[str]], pairs: Sequence[Match], apart: Apart) -> Iterator[Sequence[str]]:
    """The other rows in groups: clusters whole, and what lies between them joined while a group stays small."""
    joined, left = Joined(), []
    cluster = {key: keys[0] for keys in clusters for key in keys}
    for pair in pairs:
        if pair.id_a in cluster and cluster[pair.id_a] == cluster.get(pair.id_b):
            joined.join(pair.id_a, pair.id_b)
    for pair in pairs:
        if joined.root(pair.id_a) != joined.root(pair.id_b):
            one, other = joined.members(pair.id_a), joined.members(pair.id_b)
            if len(one) + len(other) <= MOST_TOGETHER and apart.isdisjoint(pairs_between(one, other)):
                joined.join(pair.id_a, pair.id_b)
            else:
                left.append((pair.id_a, pair.id_b))
    yield from joined.groups()
    yield from left


class Joined:
    """Rows joined into groups, pair by pair."""

    def __init__(self) -> None:
        self._of: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}

    def root(self, key: str) -> str:
        """The row that stands for the group of a row."""
        return self._of.get(key, key)

    def members(self, key: str) -> Sequence[str]:
        """The rows of its group."""
        return self._members.get(self.root(key), (key,))

    def join(self, one: str, other: str) -> None:
        """Make the groups of two rows one."""
        kept, gone = self.root(one), self.root(other)
        if kept != gone:
            moved = self._members.pop(gone, [gone])
            self._members.setdefault(kept, [kept]).extend(moved)
            self._of.update(dict.fromkeys(moved, kept))

    def groups(self) -> Iterable[Sequence[str]]:
        """The groups of two rows and more."""
        return self._members.values()


def _by_row(pairs: Iterable[Match]) -> dict[str, list[Match]]:
    of: dict[str, list[Match]] = {}
    for pair in pairs:
        of.setdefault(pair.id_a, []).append(pair)
    return of


def _among(keys: Sequence[str], of: Mapping[str, Sequence[Match]]) -> list[Match]:
    """The matches between rows of a group."""
    inside = set(keys)
    found = [pair for key in keys for pair in of.get(key, ()) if pair.id_b in inside]
    return sorted(found, key=lambda pair: -pair.probability)

"""The most valuable customers: how lately, how often and for how much each has bought, compared with all others who did."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from records.buyers import PEOPLE
from records.periods import Period
from records.query import Query
from records.snapshot import Snapshot
from records.sold import counted_in, sold_rows
from translations import N_

MOST_POINTS = 5


class Standing(StrEnum):
    """What kind of customer somebody is, told from three times one to five points."""

    BEST = "best"
    REGULAR = "regular"
    BIG = "big"
    NEW = "new"
    SLIPPING = "slipping"
    OTHER = "other"


TITLES = {
    Standing.BEST: N_("Best customers"),
    Standing.REGULAR: N_("Come often"),
    Standing.BIG: N_("Buy for much"),
    Standing.NEW: N_("Newly come"),
    Standing.SLIPPING: N_("Good ones slipping away"),
    Standing.OTHER: N_("Others"),
}
MEANINGS = {
    Standing.BEST: N_("bought lately, often and for much"),
    Standing.REGULAR: N_("bought often and not long ago"),
    Standing.BIG: N_("bought for much and not long ago"),
    Standing.NEW: N_("bought lately, not often yet"),
    Standing.SLIPPING: N_("bought often or for much, but not lately"),
    Standing.OTHER: N_("all others who bought"),
}
"""Messages to translate."""


@dataclass(frozen=True)
class Valued:
    """A customer who bought in a period, for an amount less what they gave back in it.

    The points are 1 to 5: by fifths of all who bought, 5 the best.
    """

    key: str
    label: str
    phones: tuple[str, ...]
    amount: Decimal
    count: int
    last_on: date
    points: tuple[int, int, int]
    """How lately, how often, for how much."""
    standing: Standing


@dataclass(frozen=True)
class StandingCount:
    """How many customers stand so, and for how much they bought."""

    standing: Standing
    customers: int
    amount: Decimal


def most_valuable(
    snapshot: Snapshot, period: Period, customers: Query | None = None, *, limit: int = 100
) -> tuple[Valued, ...]:
    """Who bought in a period, most points first, and of the same points the largest amount."""
    sql = f"""SELECT s.party, coalesce(p._label, s.party) AS label, p.phones, amount, count, last_on, lately, often, much, standing
        FROM standing s LEFT JOIN {PEOPLE} p ON p._key = s.party
        ORDER BY lately + often + much DESC, amount DESC, label LIMIT {int(limit)}"""
    return tuple(
        Valued(key, label, tuple(phones or ()), amount, count, last, (lately, often, much), Standing(standing))
        for key, label, phones, amount, count, last, lately, often, much, standing in _asked(
            snapshot, period, customers, sql
        )
    )


def standings_counted(snapshot: Snapshot, period: Period, customers: Query | None = None) -> tuple[StandingCount, ...]:
    """All who bought in a period by what kind of customer they are; kinds without any are missing."""
    sql = "SELECT standing, count(*), sum(amount) FROM standing GROUP BY standing"
    found = {Standing(of): (count, amount) for of, count, amount in _asked(snapshot, period, customers, sql)}
    return tuple(StandingCount(of, *found[of]) for of in Standing if of in found)


def _asked(snapshot: Snapshot, period: Period, customers: Query | None, sql: str) -> list[tuple[Any, ...]]:
    counted = counted_in(snapshot, period, customers)
    return sold_rows(snapshot, _SCORED.format(counted=counted.sql) + sql, counted.parameters)


# cume_dist gives everybody with the same number the same points, which ntile does not.
_POINTS = f"ceil({MOST_POINTS} * cume_dist() OVER (ORDER BY {{by}}))::INT"
_SCORED = f""",
bought AS (
    SELECT party, sum(amount) AS amount, (count(*) FILTER (WHERE NOT is_return))::INT AS count,
        max(day) FILTER (WHERE NOT is_return) AS last_on
    FROM sold WHERE party IS NOT NULL AND {{counted}} GROUP BY party HAVING last_on IS NOT NULL
),
scored AS (
    SELECT *, {_POINTS.format(by="last_on")} AS lately, {_POINTS.format(by="count")} AS often, {_POINTS.format(by="amount")} AS much
    FROM bought
),
standing AS (
    SELECT *, CASE WHEN lately >= 4 AND often >= 4 AND much >= 4 THEN '{Standing.BEST}'
        WHEN lately >= 3 AND often >= 4 THEN '{Standing.REGULAR}' WHEN lately >= 3 AND much >= 4 THEN '{Standing.BIG}'
        WHEN lately >= 4 THEN '{Standing.NEW}' WHEN often >= 4 OR much >= 4 THEN '{Standing.SLIPPING}' ELSE '{Standing.OTHER}' END AS standing
    FROM scored
)
"""

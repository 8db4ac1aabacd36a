"""New customers: since when somebody is known, where they came from, who sent them, and what they have bought since."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from records.buyers import PEOPLE, buyers_table
from records.periods import Period
from records.query import Query
from records.snapshot import Snapshot
from records.sold import customers_asked, days_in
from records.sql import commonest


@dataclass(frozen=True)
class Newcomer:
    """A customer and the day they came: the one in the sheet, else that of the first purchase."""

    key: str
    label: str
    phones: tuple[str, ...]
    since: date
    source: str
    referred_by: str
    """The name of who sent them, "" where nobody is named."""
    amount: Decimal
    """For how much they have bought, whenever."""


@dataclass(frozen=True)
class Origin:
    """How many came from somewhere or were sent by somebody, how many of them have bought, and for how much."""

    label: str
    customers: int
    bought: int
    amount: Decimal


def newcomers(
    snapshot: Snapshot, period: Period, customers: Query | None = None, *, limit: int = 1000
) -> tuple[Newcomer, ...]:
    """Those who came in a period, the latest first."""
    columns = "party, label, phones, since, coalesce(source, ''), coalesce(sent_by, ''), coalesce(amount, 0)"
    found = _asked(
        snapshot, period, customers, f"SELECT {columns} FROM came ORDER BY since DESC, label LIMIT {int(limit)}"
    )
    return tuple(Newcomer(key, label, tuple(phones or ()), *rest) for key, label, phones, *rest in found)


def newcomer_count(snapshot: Snapshot, period: Period, customers: Query | None = None) -> Origin:
    """How many came in a period."""
    return Origin("", *_asked(snapshot, period, customers, f"SELECT {_COUNTED} FROM came")[0])


def newcomers_by_source(snapshot: Snapshot, period: Period, customers: Query | None = None) -> tuple[Origin, ...]:
    """Where they came from, most first; "" is what nobody wrote down."""
    sql = f"SELECT coalesce({commonest('trim(source)')}, ''), {_COUNTED} FROM came GROUP BY lower(trim(source)) ORDER BY 2 DESC, 1"
    return tuple(Origin(*values) for values in _asked(snapshot, period, customers, sql))


def newcomers_by_sender(
    snapshot: Snapshot, period: Period, customers: Query | None = None, *, limit: int = 20
) -> tuple[Origin, ...]:
    """Who sent whom, most first."""
    sql = f"""SELECT sent_by, {_COUNTED} FROM came WHERE sent_by IS NOT NULL
        GROUP BY referred_by, sent_by ORDER BY 2 DESC, 4 DESC, 1 LIMIT {int(limit)}"""
    return tuple(Origin(*values) for values in _asked(snapshot, period, customers, sql))


def newcomers_by_month(
    snapshot: Snapshot, period: Period, customers: Query | None = None
) -> tuple[tuple[date, int], ...]:
    """How many came in each month that anybody came in, oldest first."""
    sql = "SELECT date_trunc('month', since)::DATE, count(*) FROM came GROUP BY 1 ORDER BY 1"
    return tuple((month, count) for month, count in _asked(snapshot, period, customers, sql))


def _asked(snapshot: Snapshot, period: Period, customers: Query | None, sql: str) -> list[tuple[Any, ...]]:
    days = days_in("since", period)
    asked = customers_asked(snapshot, customers) if customers else None
    came = _CAME.format(buyers=buyers_table(snapshot), days=days.sql, asked=f"AND {asked.sql}" if asked else "")
    parameters = [*days.parameters, *(asked.parameters if asked else ())]
    return snapshot.cursor().execute(came + sql, parameters).fetchall()


_COUNTED = "count(*), count(amount), coalesce(sum(amount), 0)"
_CAME = f"""
WITH known AS (
    SELECT p._key AS party, p._label AS label, p.phones, coalesce(p.created_on, b.first_on) AS since, p.source, p.referred_by, b.amount
    FROM {PEOPLE} p LEFT JOIN {{buyers}} b ON b.party = p._key WHERE p.merged_into IS NULL
),
came AS (
    SELECT k.*, coalesce(r._label, k.referred_by) AS sent_by FROM (SELECT * FROM known WHERE {{days}} {{asked}}) k
    LEFT JOIN {PEOPLE} r ON r._key = k.referred_by
)
"""

"""How customers buy: since when, how often, for how much, after how many days again; who is worth most, quiet, due."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from records.query import Query
from records.snapshot import Snapshot
from records.sold import customers_asked, sold_parameters, sold_sql

FEWEST_DAYS = 3
"""On so many days somebody must have bought before their usual interval is known."""
QUIET_AFTER, QUIET_DAYS = 2, 21
"""Quiet is who has not bought for twice the usual interval, and at least three weeks."""
DUE_DAYS = 14
"""Due again is who is expected within so many days, or was expected and is not quiet yet."""


@dataclass(frozen=True)
class Buyer:
    """A customer's buying up to today. `usual` is the median of the days between two purchases, None where too few are known."""

    key: str
    label: str
    phones: tuple[str, ...]
    first_on: date
    last_on: date
    count: int
    amount: Decimal
    usual: int | None
    expected_on: date | None
    """The last purchase and the usual interval."""
    item: str
    """What they bought most often."""


def gone_quiet(snapshot: Snapshot, customers: Query | None = None, *, limit: int = 1000) -> tuple[Buyer, ...]:
    """Who has gone quiet against their own usual interval, those who bought for most first."""
    quiet = f"usual > 0 AND date_diff('day', last_on, ?::DATE) > greatest({QUIET_AFTER} * usual, {QUIET_DAYS})"
    return _buyers(snapshot, customers, quiet, "amount DESC, label", limit, [snapshot.today()])


def due_again(snapshot: Snapshot, customers: Query | None = None, *, limit: int = 1000) -> tuple[Buyer, ...]:
    """Who is due to buy again, the longest expected first."""
    due = f"""usual > 0 AND last_on + usual <= ?::DATE + {DUE_DAYS}
        AND date_diff('day', last_on, ?::DATE) <= greatest({QUIET_AFTER} * usual, {QUIET_DAYS})"""
    today = snapshot.today()
    return _buyers(snapshot, customers, due, "last_on + usual, amount DESC, label", limit, [today, today])


def buyers_table(snapshot: Snapshot) -> str:
    """The table of all who ever bought: party, first_on, last_on, days, count, amount less what was given back, usual, item."""
    sql = f"""SELECT party, min(day) AS first_on, max(day) AS last_on, count(*) AS days, sum(sales)::INT AS count,
            any_value(total) AS amount, CASE WHEN count(*) >= {FEWEST_DAYS} THEN round(median(gap))::INT END AS usual, mode(item) AS item
        FROM (
            SELECT *, date_diff('day', lag(day) OVER (PARTITION BY party ORDER BY day), day) AS gap
            FROM (
                SELECT party, day, count(*) FILTER (WHERE NOT is_return) AS sales,
                    sum(sum(amount)) OVER (PARTITION BY party) AS total, any_value(trim(item)) FILTER (WHERE NOT is_return) AS item
                FROM sold_items WHERE party IS NOT NULL AND day IS NOT NULL AND amount IS NOT NULL GROUP BY party, day
            ) WHERE sales > 0
        )
        GROUP BY party"""
    return snapshot.made("buyers", sold_sql(snapshot, sql), sold_parameters(snapshot))


def _buyers(
    snapshot: Snapshot, customers: Query | None, wanted: str, order: str, limit: int, parameters: list[object]
) -> tuple[Buyer, ...]:
    asked = customers_asked(snapshot, customers) if customers else None
    more = f"AND {asked.sql}" if asked else ""
    sql = f"""SELECT b.party, coalesce(p._label, b.party) AS label, p.phones, first_on, last_on, count, amount, usual, last_on + usual, item
        FROM {buyers_table(snapshot)} b LEFT JOIN {PEOPLE} p ON p._key = b.party WHERE {wanted} {more}
        ORDER BY {order} LIMIT {int(limit)}"""
    found = snapshot.cursor().execute(sql, [*parameters, *(asked.parameters if asked else ())]).fetchall()
    return tuple(
        Buyer(key, label, tuple(phones or ()), first, last, count, amount, usual, expected, item or "")
        for key, label, phones, first, last, count, amount, usual, expected, item in found
    )


PEOPLE = """(
    SELECT _key, _label, phones, created_on, source, referred_by, merged_into FROM contacts
    UNION ALL SELECT _key, _label, phones, created_on, NULL, NULL, merged_into FROM organisations
)"""
"""Contacts and organisations together, for joins."""

"""How customers buy: since when, how often, for how much, after how many days again; and who has gone quiet."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from records.query import Query
from records.snapshot import Snapshot
from records.sold import customers_asked, sold_sql
from records.sql import Condition, commonest

FEWEST_DAYS = 3
"""On so many days somebody must have bought before their usual interval is known."""
QUIET_AFTER, QUIET_DAYS = 2, 21
"""Quiet is who has not bought for twice the usual interval, and at least three weeks."""
NOT_QUIET = f"date_diff('day', last_on, ?::DATE) <= greatest({QUIET_AFTER} * usual, {QUIET_DAYS})"
"""What is true, today, of an interval that is known and still holds."""


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
    """What they bought most often, or what the interval is of."""


def gone_quiet(snapshot: Snapshot, customers: Query | None = None, *, limit: int = 1000) -> tuple[Buyer, ...]:
    """Who has gone quiet against their own usual interval, those who bought for most first."""
    quiet = Condition(f"usual > 0 AND NOT {NOT_QUIET}", (snapshot.today(),))
    return buyers_in(snapshot, buyers_table(snapshot), quiet, customers, order="amount DESC, label", limit=limit)


def buyers_table(snapshot: Snapshot) -> str:
    """The table of all who ever bought: party, first_on, last_on, days, count, amount less what was given back, usual, item."""
    sql = f"""SELECT party, min(day) AS first_on, max(day) AS last_on, count(*) AS days, sum(sales)::INT AS count,
            any_value(total) AS amount, {commonest("item")} AS item,
            CASE WHEN count(*) >= {FEWEST_DAYS} THEN round(median(gap))::INT END AS usual
        FROM (
            SELECT *, date_diff('day', lag(day) OVER (PARTITION BY party ORDER BY day), day) AS gap
            FROM (
                SELECT party, day, count(*) FILTER (WHERE NOT is_return) AS sales,
                    sum(sum(amount)) OVER (PARTITION BY party) AS total, min(trim(item)) FILTER (WHERE NOT is_return) AS item
                FROM sold_items WHERE party IS NOT NULL AND day IS NOT NULL AND amount IS NOT NULL GROUP BY party, day
            ) WHERE sales > 0
        )
        GROUP BY party"""
    return snapshot.made("buyers", sold_sql(snapshot, sql))


def buyers_in(
    snapshot: Snapshot, table: str, wanted: Condition, customers: Query | None, *, order: str, limit: int
) -> tuple[Buyer, ...]:
    """The rows of a table such as `buyers_table` of which a condition is true, of the customers that a query asks for."""
    condition = wanted & customers_asked(snapshot, customers) if customers else wanted
    sql = f"""SELECT b.party, coalesce(p._label, b.party) AS label, p.phones, first_on, last_on, count, amount, usual, last_on + usual, item
        FROM {table} b LEFT JOIN {PEOPLE} p ON p._key = b.party WHERE {condition.sql}
        ORDER BY {order} LIMIT {int(limit)}"""
    found = snapshot.cursor().execute(sql, list(condition.parameters)).fetchall()
    return tuple(
        Buyer(key, label, tuple(phones or ()), first, last, count, amount, usual, expected, item or "")
        for key, label, phones, first, last, count, amount, usual, expected, item in found
    )


PEOPLE = """(
    SELECT _key, _label, phones, created_on, source, referred_by, merged_into FROM contacts
    UNION ALL SELECT _key, _label, phones, created_on, NULL, NULL, merged_into FROM organisations
)"""
"""Contacts and organisations together, for joins."""

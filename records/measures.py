"""The business's numbers, each as SQL on the snapshot: how much was sold, when, to how many and what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from records.periods import Period
from records.query import Query
from records.snapshot import Snapshot
from records.sql import ALWAYS, Condition, condition_of
from validation.business import Business
from validation.lists import choices_of

PARTIES = ("contacts", "organisations")
"""The tables whose rows a sale's customer may be."""


@dataclass(frozen=True)
class Takings:
    """What was sold. `customers` counts different ones; a sale without a customer counts none."""

    amount: Decimal = Decimal(0)
    count: int = 0
    customers: int = 0

    @property
    def average(self) -> Decimal | None:
        """The amount of one sale on average, to the paisa; None where nothing was sold."""
        return round(self.amount / self.count, 2) if self.count else None


@dataclass(frozen=True)
class NotCounted:
    """Sales and invoices that no month's number contains, because a cell is empty or was not understood."""

    without_date: int
    without_amount: int


def takings(snapshot: Snapshot, period: Period, customers: Query | None = None) -> Takings:
    """What was sold in a period, to the customers that a query on contacts asks for.

    Sales and invoices both count, never both for one sale: an invoice that a sale names (id or number) is left out.
    """
    return Takings(*_asked(snapshot, period, customers, _TOTALS)[0])


def takings_by_month(
    snapshot: Snapshot, period: Period, customers: Query | None = None
) -> tuple[tuple[date, Takings], ...]:
    """What was sold in each month, by its first day, oldest first; a month without sales between two others is zero."""
    found = _asked(
        snapshot, period, customers, f"SELECT date_trunc('month', day)::DATE AS month, {_COLUMNS} {_FROM} GROUP BY 1"
    )
    by_month = {month: Takings(*numbers) for month, *numbers in found}
    return tuple((month, by_month.get(month, Takings())) for month in _months(by_month)) if by_month else ()


def takings_by_item(
    snapshot: Snapshot, period: Period, customers: Query | None = None, *, limit: int = 10
) -> tuple[tuple[str, Takings], ...]:
    """What sold for most, largest amount first; "" for what is sold without saying what.

    An item's name is the product's where it is one, else its text in its most frequent spelling. The total of an
    invoice is shared among its lines.
    """
    sql = f"""SELECT coalesce(mode(trim(item)), ''), {_COLUMNS} FROM sold_items WHERE {{counted}}
        GROUP BY lower(trim(item)) ORDER BY 2 DESC, 1 LIMIT {int(limit)}"""
    return tuple((item, Takings(*numbers)) for item, *numbers in _asked(snapshot, period, customers, sql))


def sold_to(snapshot: Snapshot, parties: Sequence[str]) -> dict[str, Decimal]:
    """What was ever sold to each of these customers, by key, also on days that nobody wrote down."""
    kinds = [words_for(snapshot.business, *lists) for lists in (_SOLD_WITH, _VOID)]
    sql = "SELECT party, sum(amount) FROM sold WHERE amount IS NOT NULL AND party IN (SELECT unnest(?::VARCHAR[])) GROUP BY party"
    return dict(snapshot.cursor().execute(_SOLD + sql, [*kinds, list(parties)]).fetchall())


def not_counted(snapshot: Snapshot) -> NotCounted:
    """How many sales and invoices lack a date, and how many lack an amount."""
    sql = """SELECT count(*) FILTER (WHERE day IS NULL), count(*) FILTER (WHERE amount IS NULL AND day IS NOT NULL)
        FROM sold"""
    return NotCounted(*_asked(snapshot, Period(), None, sql)[0])


def _asked(snapshot: Snapshot, period: Period, customers: Query | None, sql: str) -> list[tuple[Any, ...]]:
    counted = _counted(snapshot, period, customers)
    kinds = [words_for(snapshot.business, *lists) for lists in (_SOLD_WITH, _VOID)]
    found = snapshot.cursor().execute(_SOLD + sql.format(counted=counted.sql), [*kinds, *counted.parameters])
    return found.fetchall()


def _counted(snapshot: Snapshot, period: Period, customers: Query | None) -> Condition:
    condition = Condition("day IS NOT NULL AND amount IS NOT NULL")
    if period.start:
        condition &= Condition("day >= ?", (period.start,))
    if period.end:
        condition &= Condition("day <= ?", (period.end,))
    return condition & customers_asked(snapshot, customers) if customers else condition


def customers_asked(snapshot: Snapshot, query: Query) -> Condition:
    """What is true of the column `party` where it points to a contact or an organisation that the query finds.

    Organisations are looked at only where they have every field that the query filters on.
    """
    found = [
        (table, condition_of(query, snapshot.all_fields(table), snapshot.today))
        for table in tables_asked(snapshot, query)
    ]
    if all(condition is ALWAYS for _, condition in found):
        return ALWAYS
    ids = " UNION ALL ".join(f"SELECT _key FROM {table} WHERE {condition.sql}" for table, condition in found)
    return Condition(f"party IN ({ids})", tuple(value for _, condition in found for value in condition.parameters))


def tables_asked(snapshot: Snapshot, query: Query) -> tuple[str, ...]:
    """The tables of customers that have every field a query on customers filters on."""
    wanted = {filter.field for filter in query.filters}
    return tuple(table for table in PARTIES if wanted <= {field.name for field in snapshot.all_fields(table)})


def words_for(business: Business, name: str, kinds: Sequence[str]) -> list[str]:
    """The owner's words in a list that mean one of these kinds, and the kinds themselves; small, with _ for spaces."""
    words = [choice.value for choice in choices_of(business, name) if choice.kind in kinds]
    return [word.strip().lower().replace(" ", "_") for word in (*words, *kinds)]


def _months(by_month: Mapping[date, Takings]) -> Iterator[date]:
    month = min(by_month)
    while month <= max(by_month):
        yield month
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)


_SOLD_WITH = ("Document kinds", ("invoice", "bill_of_supply"))
_VOID = ("Document statuses", ("cancelled", "draft"))
_COLUMNS = "coalesce(sum(amount), 0), count(*), count(DISTINCT party)"
_FROM = "FROM sold WHERE {counted}"
_TOTALS = f"SELECT {_COLUMNS} {_FROM}"
_SOLD = """
WITH invoices AS (
    SELECT _key, lower(trim(coalesce(id, ''))) AS id, lower(trim(coalesce(number, ''))) AS number,
        "on" AS day, party, total AS amount
    FROM documents
    WHERE list_contains(?::VARCHAR[], replace(lower(trim(kind)), ' ', '_'))
        AND NOT list_contains(?::VARCHAR[], replace(lower(trim(coalesce(status, ''))), ' ', '_'))
),
named_by_sales AS (SELECT DISTINCT lower(trim(document)) AS document FROM sales WHERE document IS NOT NULL),
billed AS (
    SELECT * FROM invoices
    WHERE id NOT IN (SELECT document FROM named_by_sales) AND number NOT IN (SELECT document FROM named_by_sales)
),
sold AS (
    SELECT "on" AS day, customer AS party, amount FROM sales
    UNION ALL SELECT day, party, amount FROM billed
),
product_names AS (SELECT id, any_value(_label) AS name FROM products WHERE id IS NOT NULL GROUP BY id),
line_items AS (
    SELECT lower(trim(document)) AS document, coalesce(product_names.name, description, product) AS item,
        coalesce(quantity, 1)::DOUBLE * unit_price::DOUBLE * (1 - coalesce(discount_percent, 0)::DOUBLE / 100) AS net
    FROM document_lines LEFT JOIN product_names ON product_names.id = product
    WHERE document IS NOT NULL
),
shared AS (
    SELECT billed.*, item, net, sum(net) OVER (PARTITION BY _key) AS nets, count(*) OVER (PARTITION BY _key) AS lines
    FROM billed LEFT JOIN line_items ON line_items.document IN (billed.id, nullif(billed.number, ''))
),
sold_items AS (
    SELECT "on" AS day, customer AS party, amount, coalesce(product_names.name, item, product) AS item
    FROM sales LEFT JOIN product_names ON product_names.id = product
    UNION ALL
    SELECT day, party,
        (amount * CASE WHEN nets > 0 THEN coalesce(net, 0) / nets ELSE 1 / lines END)::DECIMAL(18, 2), item
    FROM shared
)
"""

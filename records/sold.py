"""What was sold, as SQL: every sale and invoice once, and every item of them; measures count it in their ways."""

from collections.abc import Sequence
from typing import Any

from records.bills import bills, is_return
from records.merged_sql import merged_sql
from records.periods import Period
from records.query import KEY, Query
from records.snapshot import Snapshot
from records.sql import ALWAYS, Condition, condition_of

PARTIES = ("contacts", "organisations")
"""The tables whose rows a sale's customer may be."""


def sold_rows(snapshot: Snapshot, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
    """The answer to a query on `sold` (day, party, owner, amount, is_return) or `sold_items` (the same, with key, item, quantity).

    Sales and bills both count, never both for one sale, and what is given back is taken off: `records.bills` says how. What was
    sold to a customer who was merged into another counts for that one.
    """
    return snapshot.cursor().execute(sold_sql(snapshot, sql), list(parameters)).fetchall()


def sold_sql(snapshot: Snapshot, sql: str) -> str:
    """The same query as a whole, for `Snapshot.made`."""
    return f"WITH {merged_sql(snapshot)}, bills AS (FROM {bills(snapshot)}),{_SOLD}{sql}"


def counted_in(snapshot: Snapshot, period: Period, customers: Query | None = None) -> Condition:
    """What is true of the rows that count: sold in a period, to the customers that a query on contacts asks for."""
    condition = Condition("day IS NOT NULL AND amount IS NOT NULL") & days_in("day", period)
    return condition & customers_asked(snapshot, customers) if customers else condition


def days_in(column: str, period: Period) -> Condition:
    """What is true of a day in a period."""
    condition = Condition(f"{column} IS NOT NULL")
    if period.start:
        condition &= Condition(f"{column} >= ?", (period.start,))
    if period.end:
        condition &= Condition(f"{column} <= ?", (period.end,))
    return condition


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
    wanted = {filter.field for filter in query.filters} - {KEY}
    return tuple(table for table in PARTIES if wanted <= {field.name for field in snapshot.all_fields(table)})


# Lines are joined by one name at a time: by either of two it would be each line with each bill.
_SOLD = f"""
billed AS (
    SELECT _key, paper, numbered, "on" AS day, coalesce(kept, party) AS party, owner, worth AS amount
    FROM bills LEFT JOIN merged ON gone = party WHERE is_sold
),
sold AS (
    SELECT *, {is_return("amount")} AS is_return FROM (
        SELECT "on" AS day, coalesce(kept, customer) AS party, owner, amount FROM sales LEFT JOIN merged ON gone = customer
        UNION ALL SELECT day, party, owner, amount FROM billed
    )
),
product_names AS (SELECT id, min(_label) AS name FROM products WHERE id IS NOT NULL GROUP BY id),
line_items AS (
    SELECT lower(trim(document)) AS document, coalesce(product_names.name, description, product) AS item, quantity,
        coalesce(quantity, 1)::DOUBLE * unit_price::DOUBLE * (1 - coalesce(discount_percent, 0)::DOUBLE / 100) AS net
    FROM document_lines LEFT JOIN product_names ON product_names.id = product
    WHERE document IS NOT NULL
),
billed_names AS (SELECT paper AS name, _key FROM billed UNION SELECT numbered, _key FROM billed WHERE numbered IS NOT NULL),
billed_lines AS (SELECT _key, item, quantity, net FROM line_items JOIN billed_names ON name = document),
shared AS (
    SELECT billed.*, item, quantity, net, sum(net) OVER (PARTITION BY _key) AS nets, count(*) OVER (PARTITION BY _key) AS lines
    FROM billed LEFT JOIN billed_lines USING (_key)
),
sold_items AS (
    SELECT * REPLACE (CASE WHEN is_return THEN -abs(quantity) ELSE quantity END AS quantity) FROM (
        SELECT "on" AS day, coalesce(kept, customer) AS party, owner, amount, coalesce(product_names.name, item, product) AS item, quantity,
            _key AS key, {is_return("amount")} AS is_return
        FROM sales LEFT JOIN product_names ON product_names.id = product LEFT JOIN merged ON gone = customer
        UNION ALL
        SELECT day, party, owner, (amount * CASE WHEN nets <> 0 THEN coalesce(net, 0) / nets ELSE 1 / lines END)::DECIMAL(18, 2), item,
            quantity, _key, {is_return("amount")}
        FROM shared
    )
)
"""

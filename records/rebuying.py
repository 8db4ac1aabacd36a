"""Who is due to buy what again: rice each month, whatever else was bought once in between."""

from records.buyers import FEWEST_DAYS, NOT_QUIET, Buyer, buyers_in, buyers_table
from records.query import Query
from records.snapshot import Snapshot
from records.sold import sold_sql
from records.sql import Condition, commonest

DUE_DAYS = 14
"""Due again is what is expected within so many days, or was expected and is not quiet yet."""


def due_again(snapshot: Snapshot, customers: Query | None = None, *, limit: int = 1000) -> tuple[Buyer, ...]:
    """Who is due to buy an item again, the longest expected first; a customer stands there once for each item.

    Where none of a customer's items has an interval that holds, as where the sheet names none, it is the customer's own.
    """
    due = Condition(f"last_on + usual <= ?::DATE + {DUE_DAYS}", (snapshot.today(),))
    order = "last_on + usual, amount DESC, label, item"
    return buyers_in(snapshot, _intervals(snapshot), due, customers, order=order, limit=limit)


def _intervals(snapshot: Snapshot) -> str:
    """The table of the intervals that hold today, of items, or where none of a customer's does, of the customer."""
    today, columns = snapshot.today(), "party, first_on, last_on, count, amount, usual, item"
    sql = f"""WITH items AS (FROM {item_buyers_table(snapshot)} WHERE usual > 0 AND {NOT_QUIET})
        SELECT {columns} FROM items UNION ALL
        SELECT {columns} FROM {buyers_table(snapshot)} WHERE usual > 0 AND {NOT_QUIET} AND party NOT IN (SELECT party FROM items)"""
    return snapshot.made(f"intervals_{today:%Y%m%d}", sql, [today, today])


def item_buyers_table(snapshot: Snapshot) -> str:
    """The table of the items that somebody bought on enough days to know after how many again.

    Its columns are party, item, first_on, last_on, days, count, amount less what was given back, usual. Purchases of which
    nobody wrote down what it was are one item, "".
    """
    sql = f"""SELECT party, coalesce({commonest("item")}, '') AS item, min(day) AS first_on, max(day) AS last_on, count(*) AS days,
            sum(sales)::INT AS count, any_value(total) AS amount, round(median(gap))::INT AS usual
        FROM (
            SELECT *, date_diff('day', lag(day) OVER (PARTITION BY party, thing ORDER BY day), day) AS gap
            FROM (
                SELECT *, sum(amount) OVER (PARTITION BY party, thing) AS total,
                    count(*) FILTER (WHERE sales > 0) OVER (PARTITION BY party, thing) AS bought_days
                FROM (
                    SELECT party, coalesce(lower(trim(item)), '') AS thing, day, min(trim(item)) AS item, sum(amount) AS amount,
                        count(*) FILTER (WHERE NOT is_return) AS sales
                    FROM sold_items WHERE party IS NOT NULL AND day IS NOT NULL AND amount IS NOT NULL GROUP BY party, thing, day
                )
            ) WHERE sales > 0 AND bought_days >= {FEWEST_DAYS}
        )
        GROUP BY party, thing"""
    return snapshot.made("item_buyers", sold_sql(snapshot, sql))

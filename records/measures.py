"""The business's numbers, each as SQL on the snapshot: how much was sold, when, to how many and what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from records.periods import Period
from records.query import Query
from records.snapshot import Snapshot
from records.sold import PARTIES, counted_in, customers_asked, sold_rows, tables_asked
from records.sql import commonest

__all__ = ["PARTIES", "customers_asked", "tables_asked"]


@dataclass(frozen=True)
class Takings:
    """What was sold less what was given back. `count` and `customers` are of sales, not of returns.

    `customers` counts different ones; a sale without a customer counts none.
    """

    amount: Decimal = Decimal(0)
    count: int = 0
    customers: int = 0

    @property
    def average(self) -> Decimal | None:
        """The amount for one sale on average, to the paisa; None where nothing was sold."""
        return round(self.amount / self.count, 2) if self.count else None


@dataclass(frozen=True)
class NotCounted:
    """Sales and invoices that no month's number contains, because a cell is empty or was not understood."""

    without_date: int
    without_amount: int


def takings(snapshot: Snapshot, period: Period, customers: Query | None = None) -> Takings:
    """What was sold in a period, to the customers that a query on contacts asks for.

    Sales and bills both count, never both for one sale; returns and credit notes are taken off (`records.bills`).
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
    sql = f"""SELECT coalesce({commonest("trim(item)")}, ''), {_COLUMNS} FROM sold_items WHERE {{counted}}
        GROUP BY lower(trim(item)) ORDER BY 2 DESC, 1 LIMIT {int(limit)}"""
    return tuple((item, Takings(*numbers)) for item, *numbers in _asked(snapshot, period, customers, sql))


def sold_to(snapshot: Snapshot, parties: Sequence[str]) -> dict[str, Decimal]:
    """What was ever sold to each of these customers, by key, also on days that nobody wrote down."""
    sql = "SELECT party, sum(amount) FROM sold WHERE amount IS NOT NULL AND party IN (SELECT unnest(?::VARCHAR[])) GROUP BY party"
    return dict(sold_rows(snapshot, sql, [list(parties)]))


def not_counted(snapshot: Snapshot) -> NotCounted:
    """How many sales and invoices lack a date, and how many lack an amount."""
    sql = """SELECT count(*) FILTER (WHERE day IS NULL), count(*) FILTER (WHERE amount IS NULL AND day IS NOT NULL)
        FROM sold"""
    return NotCounted(*sold_rows(snapshot, sql)[0])


def _asked(snapshot: Snapshot, period: Period, customers: Query | None, sql: str) -> list[tuple[Any, ...]]:
    counted = counted_in(snapshot, period, customers)
    return sold_rows(snapshot, sql.format(counted=counted.sql), counted.parameters)


def _months(by_month: Mapping[date, Takings]) -> Iterator[date]:
    month = min(by_month)
    while month <= max(by_month):
        yield month
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)


_COLUMNS = "coalesce(sum(amount), 0), count(*) FILTER (WHERE NOT is_return), count(DISTINCT party) FILTER (WHERE NOT is_return)"
_FROM = "FROM sold WHERE {counted}"
_TOTALS = f"SELECT {_COLUMNS} {_FROM}"

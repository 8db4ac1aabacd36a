"""What customers bought, one line an item."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from records.buyers import PEOPLE
from records.periods import Period
from records.query import Query
from records.snapshot import Snapshot
from records.sold import counted_in, sold_rows


@dataclass(frozen=True)
class Purchase:
    """One item of a sale or of a bill, negative where it was given back; `owner` is the id of who sold it."""

    on: date
    party: str
    """The customer's key, "" where the sale names nobody."""
    customer: str
    item: str
    quantity: Decimal | None
    amount: Decimal
    owner: str
    is_return: bool


def purchases(
    snapshot: Snapshot, period: Period, customers: Query | None = None, *, limit: int = 1000
) -> tuple[Purchase, ...]:
    """What was bought in a period, the latest first."""
    counted = counted_in(snapshot, period, customers)
    sql = f"""SELECT day, coalesce(party, ''), coalesce(p._label, party, ''), coalesce(item, ''), quantity, amount, coalesce(owner, ''),
            is_return
        FROM (SELECT * FROM sold_items WHERE {counted.sql} ORDER BY day DESC, key DESC LIMIT {int(limit)}) s
        LEFT JOIN {PEOPLE} p ON p._key = s.party ORDER BY day DESC, key DESC"""
    return tuple(Purchase(*values) for values in sold_rows(snapshot, sql, counted.parameters))

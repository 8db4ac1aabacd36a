"""The rows of registers that are one customer's, with the name and the phones as each row has them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import duckdb

from records.snapshot import Snapshot


@dataclass(frozen=True)
class RegisterRow:
    """One row: which sale it is, where it stands, and what tells it from the others."""

    sale: str
    tab: str
    row: int
    on: date | None
    item: str
    amount: Decimal | None
    name: str
    phones: str


def register_rows_of(snapshot: Snapshot, customer: str) -> tuple[RegisterRow, ...]:
    """A customer's rows in all registers, the newest first; none where the workbook has no register."""
    try:
        found = snapshot.cursor().execute(
            "SELECT s._key, s._tab, s._row, s.\"on\", coalesce(s.item, ''), s.amount, d.name, d.phones "
            "FROM sales s JOIN derived_rows d ON d.tab = s._tab AND d.row = s._row "
            'WHERE s.customer = ? ORDER BY s."on" DESC NULLS LAST, s._position DESC',
            [customer],
        )
    except duckdb.CatalogException:  # a snapshot of before the names were kept; the next reading has them
        return ()
    return tuple(RegisterRow(*values) for values in found.fetchall())

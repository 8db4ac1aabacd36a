"""What customers are worth: what was sold to them or came in from them, else how much is known of them."""

from collections.abc import Sequence

from records.columns import quoted
from records.measures import sold_to
from records.snapshot import Snapshot
from validation.kinds import SEVERAL
from validation.record import fields_of
from validation.tables import TABLES, record_named, tables_linked


def worth_of(snapshot: Snapshot, table: str, keys: Sequence[str]) -> dict[str, float]:
    """By row of a table: money, or where there is none the number of rows that belong to it; 0 is left out."""
    wanted = list(dict.fromkeys(keys))
    if not wanted:
        return {}
    worth = {key: float(count) for key, count in _children(snapshot, table, wanted)}
    worth |= {key: float(amount) for key, amount in _received(snapshot, wanted) if amount}
    return worth | {key: float(amount) for key, amount in sold_to(snapshot, wanted).items() if amount > 0}


def _received(snapshot: Snapshot, keys: Sequence[str]) -> list[tuple[str, float]]:
    sql = "SELECT party, abs(sum(amount)) FROM payments WHERE party IN (SELECT unnest(?::VARCHAR[])) GROUP BY party"
    return snapshot.cursor().execute(sql, [list(keys)]).fetchall()


def _children(snapshot: Snapshot, table: str, keys: Sequence[str]) -> list[tuple[str, int]]:
    """How many rows of all tables belong to each."""
    parties = [
        f"SELECT {f'unnest({quoted(field.name)})' if field.kind in SEVERAL else quoted(field.name)} AS party "
        f"FROM {quoted(record.table.key)}"
        for record in TABLES
        for field in fields_of(record)
        if field.name in record.table.parties and record_named(table) in tables_linked(field.column)
    ]
    sql = (
        f"SELECT party, count(*) FROM ({' UNION ALL '.join(parties)}) "
        "WHERE party IN (SELECT unnest(?::VARCHAR[])) GROUP BY party"
    )
    return snapshot.cursor().execute(sql, [list(keys)]).fetchall()

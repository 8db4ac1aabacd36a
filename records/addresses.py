"""Where records stand in the workbook: what writing back and the guards need to know of a snapshot."""

from collections.abc import Iterator, Sequence

from records.columns import quoted
from records.merged import merged_away
from records.snapshot import Snapshot
from validation.layout import TabLayout
from validation.tables import record_named


def layout_of(snapshot: Snapshot, tab: str) -> TabLayout | None:
    """How a tab was understood; None where there is no such tab."""
    return next((state.layout for state in snapshot.tabs() if state.tab == tab), None)


def heading_of(snapshot: Snapshot, table: str, field: str, tab: str = "") -> str:
    """The heading of a field's first column, in a tab or in any; "" where it has none."""
    placed = snapshot.headings(table)
    return next((p.heading for p in placed if p.field == field and (not tab or p.tab == tab)), "")


def rows_without_id(snapshot: Snapshot) -> Iterator[tuple[str, int, str]]:
    """(tab, row, fingerprint) of each row that stands in the sheet without an id, in the sheet's order."""
    for state in snapshot.states():
        key = quoted(state.table.key)
        rows = snapshot.cursor().execute(
            f"SELECT _tab, _row, _fingerprint FROM {key} "
            "WHERE id IS NULL AND _row IS NOT NULL AND NOT coalesce(_derived, false) ORDER BY _position"
        )
        yield from rows.fetchall()


def fingerprints_of(snapshot: Snapshot, table: str, keys: Sequence[str]) -> dict[str, str]:
    """The fingerprints of rows as the workbook has them, by key; a row that is not there has none."""
    name = record_named(table).table.key
    found: dict[str, str] = {}
    for place in (name, merged_away(name)) if snapshot.merged(table) else (name,):
        rows = snapshot.cursor().execute(
            f"SELECT _key, _fingerprint FROM {quoted(place)} "
            "WHERE _key IN (SELECT unnest(?::VARCHAR[])) AND _row IS NOT NULL",
            [list(keys)],
        )
        found |= {key: str(fingerprint or "") for key, fingerprint in rows.fetchall()}
    return found


def register_rows(snapshot: Snapshot, tab: str, customer: str) -> tuple[str, ...]:
    """The ids of a register's rows that repeat a customer."""
    rows = snapshot.cursor().execute(
        "SELECT id FROM sales WHERE _tab = ? AND customer = ? AND id IS NOT NULL ORDER BY _position", [tab, customer]
    )
    return tuple(id for (id,) in rows.fetchall())


def filled(snapshot: Snapshot, table: str, fields: Sequence[str]) -> tuple[tuple[str, int, tuple[int, ...]], ...]:
    """(tab, rows, for each field the rows in which it holds something) for each tab of a table."""
    counts = "".join(f", count({quoted(field)})" for field in fields)
    key = quoted(record_named(table).table.key)
    sql = f"SELECT _tab, count(*){counts} FROM {key} WHERE _row IS NOT NULL GROUP BY _tab"
    return tuple((tab, rows, tuple(held)) for tab, rows, *held in snapshot.cursor().execute(sql).fetchall())

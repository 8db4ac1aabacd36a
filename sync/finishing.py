"""What is settled once all rows of a snapshot are there: keys, rules across rows, problems with their keys and counts."""

from collections.abc import Mapping, Sequence

import duckdb

from records.columns import quoted
from sync.snapshot_file import Fields
from validation.business import Business
from validation.rules import RULES, Building
from validation.tables import record_named


def settle_keys(connection: duckdb.DuckDBPyConnection, tables: Sequence[str]) -> None:
    """A row whose id a row further up has goes by its place."""
    for table in tables:
        name = quoted(record_named(table).table.key)
        doubled = f"SELECT id FROM {name} WHERE id IS NOT NULL AND NOT _derived GROUP BY id HAVING count(*) > 1"
        ids = [id for (id,) in connection.execute(doubled).fetchall()]
        if ids:
            turns = f"SELECT rowid AS spot, row_number() OVER (PARTITION BY id ORDER BY _position) AS turn FROM {name}"
            later = f"SELECT spot FROM ({turns} WHERE id IN (SELECT unnest(?::VARCHAR[]))) WHERE turn > 1"
            connection.execute(
                f"UPDATE {name} t SET _key = _tab || '!' || _row FROM ({later}) WHERE t.rowid = spot", [ids]
            )


def settle_problems(connection: duckdb.DuckDBPyConnection, tables: Sequence[str]) -> None:
    """Give the problems found while checking the keys of their rows."""
    for table in tables:
        name = quoted(record_named(table).table.key)
        connection.execute(
            f"""
            INSERT INTO problems
            SELECT p.kind, p."table", p.tab, p.row, coalesce(d.key, t._key, ''), p.* EXCLUDE (kind, "table", tab, row, key)
            FROM found_problems p
            LEFT JOIN {name} t ON t._tab = p.tab AND t._row = p.row AND NOT t._derived
            LEFT JOIN derived_rows d ON d.tab = p.tab AND d.row = p.row AND p."table" = 'Contacts'
            WHERE p."table" = ?
            """,
            [table],
        )
    connection.execute("INSERT INTO problems SELECT * FROM found_problems WHERE row IS NULL AND \"table\" = ''")


def run_rules(
    connection: duckdb.DuckDBPyConnection,
    fields: Fields,
    business: Business,
    *,
    touched: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Ask every rule about all rows, or about those with these keys by table, and count the problems of each row."""
    spots = None if touched is None else {table: _spots(connection, table, keys) for table, keys in touched.items()}
    building = Building(connection, fields, business, spots)
    for rule in RULES:
        for sql in rule(building):
            _insert_found(connection, sql)
    for record in building.tables():
        _count_problems(connection, record.table.name, None if touched is None else touched[record.table.name])


def _spots(connection: duckdb.DuckDBPyConnection, table: str, keys: Sequence[str]) -> list[int]:
    name = quoted(record_named(table).table.key)
    found = connection.execute(f"SELECT rowid FROM {name} WHERE _key IN (SELECT unnest(?::VARCHAR[]))", [list(keys)])
    return [spot for (spot,) in found.fetchall()]


def _count_problems(connection: duckdb.DuckDBPyConnection, table: str, keys: Sequence[str] | None) -> None:
    some = "" if keys is None else "AND key IN (SELECT unnest(?::VARCHAR[]))"
    connection.execute(
        f"""
        UPDATE {quoted(record_named(table).table.key)} t SET _problems = c.count
        FROM (SELECT key, count(*) AS count FROM problems WHERE "table" = ? AND key <> '' {some} GROUP BY key) c
        WHERE t._key = c.key
        """,
        [table] if keys is None else [table, list(keys)],
    )


def _insert_found(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    connection.execute(
        f"""
        INSERT INTO problems
        SELECT r.kind, r."table", r.tab, r.row, r.key, r.field, coalesce(f.heading, ''), r.found, r.proposed, r.is_certain, r.details, true
        FROM ({sql}) r
        LEFT JOIN (SELECT "table", tab, field, first(heading ORDER BY position) AS heading FROM placed_fields GROUP BY ALL) f
        ON f."table" = r."table" AND f.tab = r.tab AND f.field = r.field
        """
    )

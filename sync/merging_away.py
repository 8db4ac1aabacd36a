"""Takes rows that were merged into others out of the tables that everybody reads, and puts them back for who writes."""

from collections.abc import Iterator, Mapping, Sequence

import duckdb

from records.columns import quoted
from records.merged import MERGEABLE, MERGED_INTO, MERGED_PROBLEMS, MERGED_ROWS, merged_away
from validation.column import Field
from validation.kinds import SEVERAL
from validation.record import Record
from validation.tables import record_named, tables_linked

Fields = Mapping[str, Sequence[Field]]
Kept = Mapping[tuple[str, str], str]
"""The row that stands for each merged one: by (table's name, key)."""

_ALL_BEFORE = "{table} before"


def create_merged_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the places of merged rows, where a file has none yet; the tables themselves are there."""
    connection.execute(f'CREATE TABLE IF NOT EXISTS {MERGED_ROWS}("table" VARCHAR, key VARCHAR, kept VARCHAR)')
    connection.execute(f"CREATE TABLE IF NOT EXISTS {MERGED_PROBLEMS} AS FROM problems LIMIT 0")
    for record in MERGEABLE:
        name, away = _names(record)
        connection.execute(f"CREATE TABLE IF NOT EXISTS {away} AS FROM {name} LIMIT 0")


def put_away(connection: duckdb.DuckDBPyConnection) -> Kept:
    """Take out the rows that name another row they were merged into, with their problems.

    Nobody is lost: a row that names nobody, that names itself in however many steps, or that could not be found again by its id
    stays where it is.
    """
    for record in MERGEABLE:
        name, away = _names(record)
        if connection.execute(f"SELECT 1 FROM {name} WHERE {MERGED_INTO} IS NOT NULL LIMIT 1").fetchone():
            table = record.table.name
            connection.execute(f"INSERT INTO {MERGED_ROWS} {_kept_sql(name)}", [table])
            of = f'SELECT key FROM {MERGED_ROWS} WHERE "table" = ?'
            _move(connection, name, away, f"_key IN ({of})", table)
            _move(connection, "problems", MERGED_PROBLEMS, f'"table" = $1 AND key IN ({of.replace("?", "$1")})', table)
    return _kept(connection)


def put_back(connection: duckdb.DuckDBPyConnection) -> Kept:
    """Put all of them back, as they stood; returns which they were."""
    kept = _kept(connection)
    if kept:
        for away, name in [*((_names(record)[1], _names(record)[0]) for record in MERGEABLE)]:
            _move(connection, away, name, "true")
        _move(connection, MERGED_PROBLEMS, "problems", "true")
        connection.execute(f"DELETE FROM {MERGED_ROWS}")
    return kept


def show_all_before(connection: duckdb.DuckDBPyConnection, before: str) -> None:
    """Make views of all rows and problems of an attached snapshot, those of merged rows among them; see `all_before`."""
    found = connection.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = ?", [before]).fetchall()
    there = {name for (name,) in found}
    pairs = [(record.table.key, merged_away(record.table.key)) for record in MERGEABLE]
    for name, away in [*pairs, ("problems", MERGED_PROBLEMS)]:
        # Row ids of two tables would meet; nothing in a sheet counts that far.
        more = f"UNION ALL BY NAME SELECT rowid + {2**40} AS rowid, * FROM {before}.{quoted(away)}"
        rows = f"SELECT rowid, * FROM {before}.{quoted(name)} {more if away in there else ''}"
        connection.execute(f"CREATE TEMP VIEW {all_before(name)} AS {rows}")


def all_before(name: str) -> str:
    """What stands in FROM for all rows of a mergeable table (by its key), or "problems", in the snapshot before."""
    return quoted(_ALL_BEFORE.format(table=name))


def _names(record: type[Record]) -> tuple[str, str]:
    return quoted(record.table.key), quoted(merged_away(record.table.key))


def _move(connection: duckdb.DuckDBPyConnection, name: str, to: str, which: str, *given: str) -> None:
    connection.execute(f"INSERT INTO {to} SELECT * FROM {name} WHERE {which}", list(given))
    connection.execute(f"DELETE FROM {name} WHERE {which}", list(given))


def _kept(connection: duckdb.DuckDBPyConnection) -> Kept:
    found = connection.execute(f'SELECT "table", key, kept FROM {MERGED_ROWS}').fetchall()
    return {(table, key): kept for table, key, kept in found}


def _kept_sql(name: str) -> str:
    """(table, key, the row that stands for it in the end): chains are followed, circles never reached."""
    return f"""
    WITH RECURSIVE naming AS (
        SELECT _key AS gone, {MERGED_INTO} AS named FROM {name}
        WHERE {MERGED_INTO} IN (SELECT _key FROM {name}) AND (_typed ->> '{MERGED_INTO}') IS NULL AND id = _key AND NOT _derived
    ),
    found AS (
        SELECT gone, named AS kept FROM naming WHERE named NOT IN (SELECT gone FROM naming)
        UNION ALL SELECT n.gone, f.kept FROM naming n JOIN found f ON n.named = f.gone
    )
    SELECT ?, gone, kept FROM found"""


def links_to_read_again(
    connection: duckdb.DuckDBPyConnection, fields: Fields, before: Kept, now: Kept
) -> Mapping[str, set[str]]:
    """The rows, by table, whose links may lead elsewhere since other rows are away than before."""
    stirred = {one for one in before.keys() | now.keys() if before.get(one) != now.get(one)}
    again: dict[str, set[str]] = {}
    for target in {table for table, _ in stirred}:
        gone = {key for table, key in stirred if table == target}
        named = gone | {kept[target, key] for kept in (before, now) for key in gone if (target, key) in kept}
        for table, field in _linking(fields, target):
            sql, given = _pointing_sql(table, field), [sorted(gone), table, field.name, sorted(named)]
            again.setdefault(table, set()).update(key for (key,) in connection.execute(sql, given).fetchall())
    return again


def _linking(fields: Fields, target: str) -> Iterator[tuple[str, Field]]:
    for table, some in fields.items():
        for field in some:
            if any(record.table.name == target for record in tables_linked(field.column)):
                yield table, field


def _pointing_sql(table: str, field: Field) -> str:
    """The keys of rows that hold one of some ids, or that were found by name to mean one of others."""
    name, column = quoted(record_named(table).table.key), quoted(field.name)
    holds = (
        f"list_has_any({column}, {{}}::VARCHAR[])"
        if field.kind in SEVERAL
        else f"list_contains({{}}::VARCHAR[], {column})"
    )
    found = 'SELECT 1 FROM resolved r WHERE r.tab = t._tab AND r.row = t._row AND r."table" = $2 AND r.field = $3'
    # A sale of a register whose customer is told by name and phone has no link of its own to read again.
    said = f"{found} AND list_aggregate(r.value, 'count') > 0"
    return (
        f"SELECT _key FROM {name} t WHERE ({holds.format('$1')} AND NOT EXISTS ({found})) "
        f"OR ({holds.format('$4')} AND EXISTS ({said}))"
    )

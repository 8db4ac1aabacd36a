"""The file of a snapshot while it is written: its tables, and rows, problems and settings put into them."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import duckdb
import pyarrow as pa

from records.columns import columns_of, name_list, quoted
from sync.merging_away import create_merged_tables, show_all_before
from validation.column import Field
from validation.problems import Problem
from validation.record import Record, fields_of
from validation.tables import TABLES

Fields = Mapping[str, Sequence[Field]]
"""The fields of each table by its name: all declared ones, then the custom ones."""

_TABLES = """
CREATE TABLE meta(name VARCHAR, value VARCHAR);
CREATE TABLE tabs(tab VARCHAR, "table" VARCHAR, position INTEGER, header_row INTEGER, rows INTEGER, not_records INTEGER,
                  is_register BOOLEAN, looks_like VARCHAR, layout VARCHAR, signature VARCHAR);
CREATE TABLE placed_fields("table" VARCHAR, field VARCHAR, heading VARCHAR, kind VARCHAR, is_custom BOOLEAN, position INTEGER,
                    tab VARCHAR, has_formulas BOOLEAN);
CREATE TABLE problems(kind VARCHAR, "table" VARCHAR, tab VARCHAR, row INTEGER, key VARCHAR, field VARCHAR, heading VARCHAR,
                      found VARCHAR, proposed VARCHAR, is_certain BOOLEAN, details VARCHAR, by_rule BOOLEAN);
CREATE TABLE others(tab VARCHAR, row INTEGER, why VARCHAR, text VARCHAR);
CREATE TABLE underneath("table" VARCHAR, key VARCHAR, cells VARCHAR);
CREATE TABLE resolved("table" VARCHAR, tab VARCHAR, row INTEGER, field VARCHAR, value VARCHAR[], typed VARCHAR);
CREATE TABLE derived_rows(tab VARCHAR, row INTEGER, key VARCHAR, name VARCHAR, phones VARCHAR);
"""
_STAGES = """
CREATE TEMP TABLE found_problems AS FROM problems;
CREATE TEMP TABLE taken_over("table" VARCHAR, tab VARCHAR, row INTEGER, was BIGINT);
"""
PROBLEM_COLUMNS = (
    "kind",
    "table",
    "tab",
    "row",
    "key",
    "field",
    "heading",
    "found",
    "proposed",
    "is_certain",
    "details",
    "by_rule",
)


@contextmanager
def written(path: Path, before: Path | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A snapshot file under a passing name, which gets its own when the block ends well and is removed when it does not.

    All is one transaction. `before` is attached under that name for reading. Raises duckdb.IOException on a full disk.
    """
    fresh = building_path(path)
    try:
        with closing(duckdb.connect(str(fresh))) as connection:
            if before:
                connection.execute(f"ATTACH {_text(str(before))} AS before (READ_ONLY)")
                show_all_before(connection, "before")
            connection.execute("BEGIN")
            yield connection
            _commit(connection)
        fresh.replace(path)
    except BaseException:
        remove(fresh)
        raise


def _commit(connection: duckdb.DuckDBPyConnection) -> None:
    try:
        connection.execute("COMMIT")
        connection.execute("CHECKPOINT")  # closing does it too, but says nothing where the disk has no room for it
    except duckdb.Error as error:
        raise duckdb.IOException(str(error)) from error


def building_path(path: Path) -> Path:
    """The passing name of a snapshot file that is being written."""
    return path.with_name(path.name + ".building")


def remove(path: Path) -> None:
    """Delete a file that nobody shall see, and DuckDB's log beside it."""
    for leftover in (path, path.with_name(path.name + ".wal")):
        with suppress(OSError):
            leftover.unlink(missing_ok=True)


def create_tables(connection: duckdb.DuckDBPyConnection, fields: Fields) -> None:
    """Make every table, those without a tab as well."""
    connection.execute(_TABLES)
    connection.execute(_STAGES)
    for record in TABLES:
        columns = ", ".join(f"{quoted(name)} {type_}" for name, type_ in columns_of(fields[record.table.name]))
        connection.execute(f"CREATE TABLE {quoted(record.table.key)}({columns})")
    create_merged_tables(connection)


def bring_up(old: Path, path: Path) -> None:
    """Write a snapshot that older code made as this code has them: what it lacks is empty. Raises duckdb.Error."""
    with written(path) as connection:
        create_tables(connection, {record.table.name: fields_of(record) for record in TABLES})
        connection.execute(f"ATTACH {_text(str(old))} AS old (READ_ONLY)")
        there = _columns(connection, "'old'")
        for table, columns in _columns(connection, "current_database()").items():
            was = there.get(table, {})
            customs = {name: type_ for name, type_ in was.items() if name.startswith("+")}
            for name, type_ in customs.items():
                connection.execute(f"ALTER TABLE {quoted(table)} ADD COLUMN {quoted(name)} {type_}")
            if shared := name_list([name for name in columns | customs if name in was]):
                connection.execute(f"INSERT INTO {quoted(table)} ({shared}) SELECT {shared} FROM old.{quoted(table)}")


def _columns(connection: duckdb.DuckDBPyConnection, database: str) -> dict[str, dict[str, str]]:
    """The columns of each table of a database, with their types, in their order."""
    sql = f"""
    SELECT table_name, column_name, data_type FROM duckdb_columns()
    WHERE database_name = {database} AND NOT internal ORDER BY table_name, column_index
    """
    found: dict[str, dict[str, str]] = {}
    for table, column, type_ in connection.execute(sql).fetchall():
        found.setdefault(table, {})[column] = type_
    return found


def insert_rows(connection: duckdb.DuckDBPyConnection, record: type[Record], rows: pa.Table) -> None:
    """Append rows that have all the table's columns in their order."""
    with given(connection, "some_rows", rows):
        connection.execute(f"INSERT INTO {quoted(record.table.key)} SELECT * FROM some_rows")


def insert_problems(connection: duckdb.DuckDBPyConnection, problems: Sequence[Problem]) -> None:
    """Append problems that have the keys of their rows."""
    _insert_problems(connection, problems, "problems")


def stage_problems(connection: duckdb.DuckDBPyConnection, problems: Sequence[Problem]) -> None:
    """Keep problems whose rows get their keys later."""
    _insert_problems(connection, problems, "found_problems")


def _insert_problems(connection: duckdb.DuckDBPyConnection, problems: Sequence[Problem], table: str) -> None:
    if not problems:
        return
    columns = list(zip(*map(_problem_values, problems), strict=True))
    arrays = [pa.array(values, type_) for values, type_ in zip(columns, _PROBLEM_TYPES, strict=True)]
    with given(connection, "some_problems", pa.table(arrays, names=list(PROBLEM_COLUMNS))):
        connection.execute(f"INSERT INTO {table} SELECT * FROM some_problems")


def insert_tuples(connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Sequence[object]]) -> None:
    """Append a few rows of plain values to one of the small tables."""
    some = [list(row) for row in rows]
    if some:
        marks = ", ".join("?" * len(some[0]))
        connection.executemany(f"INSERT INTO {quoted(table)} VALUES ({marks})", some)


@contextmanager
def given(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> Iterator[None]:
    """An Arrow table under a name that SQL can use while the block lasts."""
    connection.register(name, table)
    try:
        yield
    finally:
        connection.unregister(name)


def _problem_values(problem: Problem) -> tuple[object, ...]:
    details = json.dumps(dict(problem.details), ensure_ascii=False) if problem.details else None
    place = (problem.kind.value, problem.table, problem.tab, problem.row, problem.key, problem.field, problem.heading)
    return (*place, problem.found, problem.proposed, problem.is_certain, details, False)


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


_TEXT = pa.string()
_PROBLEM_TYPES = (_TEXT, _TEXT, _TEXT, pa.int32(), _TEXT, _TEXT, _TEXT, _TEXT, _TEXT, pa.bool_(), _TEXT, pa.bool_())

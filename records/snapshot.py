"""Everything that was known at one moment, read from one immutable file: lists, cards, counts, names for links."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from threading import Lock, RLock
from typing import TYPE_CHECKING, Any

import duckdb

from records.columns import name_list, quoted
from records.facets import Counts, facets_of
from records.merged import MERGED_ROWS, merged_away
from records.problems import Problems, problem_counts, problems_of
from records.query import Query
from records.rows import Row, RowReader
from records.sql import condition_of, order_of, sort_of
from records.stored import business_from_json, layout_from_json
from validation.business import Business
from validation.column import Field
from validation.feeds import custom_column
from validation.kinds import Kind
from validation.layout import TabLayout
from validation.problems import Problem
from validation.record import Record, Table, fields_of
from validation.tables import TABLES, record_named

if TYPE_CHECKING:
    import pandas as pd

ANSWERS_KEPT = 64
"""So many answers that take a scan (counts, facets) a snapshot remembers: it never changes."""
_making = RLock()
"""One for all: two that have the same file open share what is made beside it."""


@dataclass(frozen=True)
class TabState:
    """A tab as the snapshot has it. `table` is "" where it was not recognised."""

    tab: str
    table: str
    header_row: int
    rows: int
    not_records: int
    is_register: bool
    looks_like: str
    layout: TabLayout


@dataclass(frozen=True)
class PlacedField:
    """The column of one tab that a field has."""

    table: str
    field: str
    heading: str
    tab: str
    has_formulas: bool


@dataclass(frozen=True)
class TableState:
    """A table that has a tab or rows."""

    table: Table
    record: type[Record]
    tabs: tuple[str, ...]
    rows: int
    problems: int
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Page:
    """Some rows of a list, and how many there are in all."""

    rows: tuple[Row, ...]
    count: int


class Snapshot:
    """One snapshot file, open for reading by any number of threads."""

    def __init__(
        self, path: Path, connection: duckdb.DuckDBPyConnection, *, today: Callable[[], date] = date.today
    ) -> None:
        self.path = path
        self.today = today
        self._connection = connection
        self._remembered: dict[object, Any] = {}
        self._lock = Lock()
        self._made: set[str] = set()
        meta: dict[str, str] = dict(self.cursor().execute("SELECT name, value FROM meta").fetchall())
        self.id = path.stem
        self.taken_at = datetime.fromisoformat(meta["taken_at"])
        self.workbook = meta["workbook"]
        self.version = meta["version"]
        self.business: Business = business_from_json(meta["business"])

    @classmethod
    def open(cls, path: Path, *, today: Callable[[], date] = date.today) -> "Snapshot":
        """Open a snapshot file; nobody may write it any more."""
        return cls(path, duckdb.connect(str(path), read_only=True), today=today)

    def close(self) -> None:
        """Let go of the file. A query that is running ends with an error."""
        self._connection.close()

    def __enter__(self) -> "Snapshot":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection of one's own: threads that share one get each other's answers."""
        return self._connection.cursor()

    def fields(self, table: str) -> tuple[Field, ...]:
        """The fields of a table (by key or name) that have a column, in the workbook's order; without a tab all declared ones."""
        return self._fields[_key(table)]

    def all_fields(self, table: str) -> tuple[Field, ...]:
        """All declared fields of a table, then the custom ones."""
        customs = tuple(field for field in self._fields[_key(table)] if field.is_custom)
        return fields_of(record_named(table)) + customs

    def headings(self, table: str) -> tuple[PlacedField, ...]:
        """Which column of which tab each field of a table has."""
        return self._headings.get(_name(table), ())

    def tabs(self) -> tuple[TabState, ...]:
        """The workbook's tabs in their order."""
        return self._tabs

    @cached_property
    def _tabs(self) -> tuple[TabState, ...]:
        columns = 'tab, "table", header_row, rows, not_records, is_register, looks_like, layout'
        found = self.cursor().execute(f"SELECT {columns} FROM tabs ORDER BY position").fetchall()
        return tuple(_tab_state(*values) for values in found)

    @cached_property
    def _headings(self) -> Mapping[str, tuple[PlacedField, ...]]:
        tables = dict.fromkeys(placed.table for placed in self._placed)
        return {table: tuple(placed for placed in self._placed if placed.table == table) for table in tables}

    @cached_property
    def _placed(self) -> tuple[PlacedField, ...]:
        found = self.cursor().execute(
            'SELECT "table", field, heading, tab, has_formulas FROM placed_fields ORDER BY position'
        )
        return tuple(PlacedField(*values) for values in found.fetchall())

    @cached_property
    def _fields(self) -> Mapping[str, tuple[Field, ...]]:
        found = (
            self.cursor()
            .execute('SELECT "table", field, heading, kind, is_custom FROM placed_fields ORDER BY position')
            .fetchall()
        )
        return {record.table.key: self._fields_among(record, found) for record in TABLES}

    def _fields_among(
        self, record: type[Record], placed: Sequence[tuple[str, str, str, str, bool]]
    ) -> tuple[Field, ...]:
        declared = {field.name: field for field in fields_of(record)}
        fields: dict[str, Field] = {}
        for table, name, heading, kind, is_custom in placed:
            if table == record.table.name and name not in fields:
                fields[name] = self._custom(record, name, heading, Kind(kind)) if is_custom else declared[name]
        if "customer" in declared and any(tab.is_register and tab.table == record.table.name for tab in self._tabs):
            fields.setdefault("customer", declared["customer"])  # known from the row's name and phone
        return tuple(fields.values()) or tuple(declared.values())

    def _custom(self, record: type[Record], name: str, heading: str, kind: Kind) -> Field:
        said = next(
            (f for f in self.business.custom_fields if (f.table, f.heading) == (record.table.name, heading)), None
        )
        return Field(name, custom_column(heading, kind, said.choices if said else ()), is_custom=True)

    def states(self) -> tuple[TableState, ...]:
        """The tables that have a tab or rows, in their order."""
        return self._states

    @cached_property
    def _states(self) -> tuple[TableState, ...]:
        counts = dict(self.cursor().execute('SELECT "table", count(*) FROM problems GROUP BY ALL').fetchall())
        states = [self._state(record, counts.get(record.table.name, 0)) for record in TABLES]
        return tuple(state for state in states if state.tabs or state.rows)

    def _state(self, record: type[Record], problems: int) -> TableState:
        key = record.table.key
        tabs = tuple(tab.tab for tab in self._tabs if tab.table == record.table.name)
        rows = self._one(f"SELECT count(*) FROM {quoted(key)}")
        return TableState(record.table, record, tabs, rows, problems, self.fields(key))

    def count(self, query: Query) -> int:
        """How many rows a query finds."""
        where = condition_of(query, self.all_fields(query.table), self.today)
        sql = f"SELECT count(*) FROM {quoted(_key(query.table))} WHERE {where.sql}"
        return int(self.once((sql, where.parameters), lambda: self._one(sql, where.parameters)))

    def page(self, query: Query, *, fields: Sequence[str] | None = None, limit: int = 50, offset: int = 0) -> Page:
        """Some rows that a query finds, with these fields (all by default), in the query's order."""
        if query.search:
            return self._found(query, fields, limit, offset)
        return Page(self.rows(query, fields=fields, limit=limit, offset=offset), self.count(query))

    def _found(self, query: Query, fields: Sequence[str] | None, limit: int, offset: int) -> Page:
        """A page of a search: looking through the texts is what takes time, so it is done once for rows and count."""
        every = self.all_fields(query.table)
        where, (sorted_by, direction) = condition_of(query, every, self.today), sort_of(query, every)
        sql = (
            f"WITH found AS MATERIALIZED (SELECT rowid AS spot, {sorted_by} AS sorted_by, _position "
            f"FROM {quoted(_key(query.table))} WHERE {where.sql}) "
            f"SELECT spot, (SELECT count(*) FROM found) FROM found "
            f"ORDER BY sorted_by {direction}, _position LIMIT {int(limit)} OFFSET {int(offset)}"
        )
        found = self.cursor().execute(sql, list(where.parameters)).fetchall()
        rows = self._reader.rows_at(_key(query.table), self._chosen(query.table, fields), [spot for spot, _ in found])
        return Page(rows, found[0][1] if found else self.count(query) if offset else 0)

    def rows(
        self, query: Query, *, fields: Sequence[str] | None = None, limit: int = 50, offset: int = 0
    ) -> tuple[Row, ...]:
        """The rows of a page without counting the others."""
        every = self.all_fields(query.table)
        where = condition_of(query, every, self.today)
        tail = f"WHERE {where.sql} ORDER BY {order_of(query, every)} LIMIT {int(limit)} OFFSET {int(offset)}"
        return self._reader.rows(_key(query.table), self._chosen(query.table, fields), tail, where.parameters)

    def row(self, table: str, key: str) -> Row | None:
        """One row with all its fields, also one that was merged into another; or None."""
        return self.rows_of(table, [key]).get(key)

    def rows_of(self, table: str, keys: Sequence[str]) -> dict[str, Row]:
        """Several rows at once, by key, merged ones among them; those that are not there are missing."""
        found = self._with_keys(_key(table), keys)
        missing = [key for key in keys if key not in found]
        return found | self._with_keys(_key(table), missing, away=True) if missing and self.merged(table) else found

    def _with_keys(self, table: str, keys: Sequence[str], *, away: bool = False) -> dict[str, Row]:
        source = merged_away(table) if away else table
        one = "WHERE _key = ? LIMIT 1" if len(keys) == 1 else "WHERE _key IN (SELECT unnest(?::VARCHAR[]))"
        asked = (keys[0] if len(keys) == 1 else list(keys),)
        return {row.key: row for row in self._reader.rows(table, self.fields(table), one, asked, source=source)}

    def merged(self, table: str) -> Mapping[str, str]:
        """The row that stands for each row of a table that was merged into another, by key; chains are followed."""
        return self._merged.get(_name(table), {})

    @cached_property
    def keeps_merged(self) -> bool:
        """Whether merged rows stand apart: not so in a file of before they did."""
        sql = "SELECT 1 FROM duckdb_tables() WHERE table_name = ? AND database_name = current_database()"
        return self.cursor().execute(sql, [MERGED_ROWS]).fetchone() is not None

    @cached_property
    def _merged(self) -> Mapping[str, Mapping[str, str]]:
        by_table: dict[str, dict[str, str]] = {}
        if self.keeps_merged:
            for table, key, kept in self.cursor().execute(f'SELECT "table", key, kept FROM {MERGED_ROWS}').fetchall():
                by_table.setdefault(table, {})[key] = kept
        return by_table

    def rows_at(self, table: str, spots: Sequence[int]) -> tuple[Row, ...]:
        """The rows with these row ids of the file, in that order: quicker than by key."""
        return self._reader.rows_at(_key(table), self.fields(table), spots)

    def facets(self, query: Query, fields: Sequence[str]) -> Mapping[str, Counts]:
        """For each field its values among the rows found, most frequent first; a field's own filter does not narrow it."""
        wanted = tuple(field for name in fields for field in self.all_fields(query.table) if field.name == name)
        every = self.all_fields(query.table)
        asked = ("facets", query, tuple(fields), self.today())
        return dict(self.once(asked, lambda: facets_of(self.cursor(), query, wanted, every, self.today)))

    def label(self, table: str, key: str) -> str:
        """What stands for a row, in links and titles; "" where there is no such row."""
        return self.labels({table: [key]}).get((_name(table), key), "")

    def labels(self, keys: Mapping[str, Sequence[str]]) -> Mapping[tuple[str, str], str]:
        """What stands for rows, by (table's name, key): one query for keys of several tables."""
        return self._reader.labels({_name(table): list(some) for table, some in keys.items()})

    def frame(self, query: Query, fields: Sequence[str] | None = None) -> "pd.DataFrame":
        """All rows that a query finds, in its order, with these fields; for downloads."""
        every = self.all_fields(query.table)
        where = condition_of(query, every, self.today)
        names = name_list([field.name for field in self._chosen(query.table, fields)])
        sql = f"SELECT {names} FROM {quoted(_key(query.table))} WHERE {where.sql} ORDER BY {order_of(query, every)}"
        return self.cursor().execute(sql, list(where.parameters)).df()

    def problems(self, wanted: Problems = Problems(), *, limit: int = 50, offset: int = 0) -> tuple[Problem, ...]:
        """Problems of that kind and place, in the sheet's order."""
        return problems_of(self.cursor(), wanted, limit=limit, offset=offset)

    def problem_counts(self) -> Mapping[tuple[str, str], int]:
        """How many problems there are, by (table's name, kind)."""
        return problem_counts(self.cursor())

    @cached_property
    def _reader(self) -> RowReader:
        return RowReader(self.cursor)

    def _chosen(self, table: str, names: Sequence[str] | None) -> tuple[Field, ...]:
        if names is None:
            return self.fields(table)
        known = {field.name: field for field in self.all_fields(table)}
        return tuple(known[name] for name in names if name in known)

    def _one(self, sql: str, parameters: Sequence[object] = ()) -> int:
        found = self.cursor().execute(sql, list(parameters)).fetchone()
        return int(found[0]) if found else 0

    def once(self, asked: object, answer: Callable[[], Any]) -> Any:
        """An answer that takes a scan, remembered: a snapshot never changes. `asked` tells it from all others."""
        key = repr(asked)
        with self._lock:
            if key in self._remembered:
                return self._remembered[key]
        found = answer()
        with self._lock:
            if len(self._remembered) >= ANSWERS_KEPT:
                self._remembered.pop(next(iter(self._remembered)))
            self._remembered[key] = found
        return found

    def made(self, name: str, sql: str, parameters: Sequence[object] = ()) -> str:
        """The name, for other queries, of a table made by a query that takes a scan: made once, and kept in memory beside the file."""
        with _making:
            if name not in self._made:
                cursor = self.cursor()
                cursor.execute("ATTACH IF NOT EXISTS ':memory:' AS made (READ_WRITE)")
                cursor.execute(f"CREATE TABLE IF NOT EXISTS made.{quoted(name)} AS {sql}", list(parameters))
                self._made.add(name)
        return f"made.{quoted(name)}"


def _tab_state(*values: Any) -> TabState:
    tab, table, header_row, rows, not_records, is_register, looks_like, layout = values
    return TabState(tab, table, header_row, rows, not_records, is_register, looks_like, layout_from_json(layout))


def _key(table: str) -> str:
    return record_named(table).table.key


def _name(table: str) -> str:
    return record_named(table).table.name

"""The rows of a snapshot as they are compared with each other: which columns, and their texts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from records.columns import quoted
from records.snapshot import Snapshot
from validation.column import Field
from validation.kinds import SEVERAL, Kind
from validation.matching.declared import compared_as
from validation.matching.kinds import MatchKind
from validation.matching.table import MatchColumn, MatchTable
from validation.tables import record_named, tables_linked

MATCHED = ("Contacts", "Organisations")
"""The tables whose rows are customers; the rows of a register are visits, never duplicates of each other."""


@dataclass(frozen=True)
class MatchedColumn:
    """A column that takes part, by the heading that its evidence names, with the SQL of its text."""

    field: str
    heading: str
    kind: MatchKind
    sql: str


def matched_columns(snapshot: Snapshot, table: str) -> tuple[MatchedColumn, ...]:
    """The columns that tell the rows of a table apart and have something in them."""
    fields = [(field, compared_as(field)) for field in snapshot.all_fields(table)]
    columns = [_column(field, kind) for field, kind in fields if kind is not MatchKind.IGNORED]
    if not columns:
        return ()
    filled = ", ".join(f"bool_or({column.sql} <> '')" for column in columns)
    found = snapshot.cursor().execute(f"SELECT {filled} FROM {_rows(table)}").fetchone() or ()
    return tuple(column for column, is_filled in zip(columns, found, strict=True) if is_filled)


def matched_rows(snapshot: Snapshot, table: str, columns: Sequence[MatchedColumn]) -> MatchTable:
    """The texts of all rows of a table that may be matched, in its order."""
    return _as_table(columns, _texts(snapshot, table, columns, ""))


def rows_matched(
    snapshot: Snapshot, table: str, columns: Sequence[MatchedColumn], keys: Iterable[str]
) -> dict[str, dict[str, str]]:
    """The texts of some rows, by key and heading."""
    found = _texts(snapshot, table, columns, "AND t._key IN (SELECT unnest(?::VARCHAR[]))", [list(keys)])
    return {
        key: dict(zip((c.heading for c in columns), texts, strict=True)) for key, *texts in zip(*found, strict=True)
    }


def row_prints(snapshot: Snapshot, table: str, columns: Sequence[MatchedColumn]) -> dict[str, int]:
    """A number for each row that changes whenever what is compared of it changes."""
    texts = ", ".join(column.sql for column in columns) or "''"
    found = snapshot.cursor().execute(f"SELECT t._key, hash({texts}) AS print FROM {_rows(table)}").fetchnumpy()
    return dict(zip(found["_key"].tolist(), found["print"].tolist(), strict=True))


def _column(field: Field, kind: MatchKind) -> MatchedColumn:
    return MatchedColumn(field.name, field.heading, kind, _text(field))


def _text(field: Field) -> str:
    name = f"t.{quoted(field.name)}"
    if field.kind is Kind.LINK:
        named = [
            f"(SELECT min(_label) FROM {quoted(r.table.key)} o WHERE o._key = {name})"
            for r in tables_linked(field.column)
        ]
        return f"coalesce({', '.join([*named, name])}, '')"
    text = f"array_to_string({name}, ', ')" if field.kind in SEVERAL else f"{name}::VARCHAR"
    return f"coalesce({text}, '')"


def _rows(table: str) -> str:
    return f"{quoted(record_named(table).table.key)} t WHERE t.merged_into IS NULL"


def _texts(
    snapshot: Snapshot, table: str, columns: Sequence[MatchedColumn], some: str, parameters: Sequence[object] = ()
) -> list[list[Any]]:
    """The keys, then the texts of each column."""
    texts = "".join(f", {column.sql} AS c{at}" for at, column in enumerate(columns))
    sql = f"SELECT t._key AS key{texts} FROM {_rows(table)} {some} ORDER BY t._position"
    found = snapshot.cursor().sql(sql, params=list(parameters)).to_arrow_table()
    return [column.to_pylist() for column in found.columns]


def _as_table(columns: Sequence[MatchedColumn], found: Sequence[Sequence[str]]) -> MatchTable:
    return MatchTable(
        found[0], {c.heading: MatchColumn(c.kind, texts) for c, texts in zip(columns, found[1:], strict=True)}
    )

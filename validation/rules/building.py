"""What a rule is given: the tables of a snapshot under build, and how to say a problem in SQL."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from validation.business import Business
from validation.column import Field
from validation.problems import ProblemKind
from validation.record import Record
from validation.tables import TABLES


@dataclass(frozen=True)
class Building:
    """A snapshot under build. Its tables are named by `Table.key`; `fields` are those that have a column, by the table's name."""

    cursor: duckdb.DuckDBPyConnection
    fields: Mapping[str, Sequence[Field]]
    business: Business
    touched: Mapping[str, Sequence[int]] | None = None
    """The row ids by table's name of the rows that alone are to be looked at; None for all rows."""

    def tables(self) -> tuple[type[Record], ...]:
        """The tables that have a tab, or rows to be looked at."""
        names = self.touched if self.touched is not None else self.fields
        return tuple(record for record in TABLES if names.get(record.table.name))

    def considered(self, record: type[Record]) -> str:
        """What stands in FROM for the rows of a table that are to be looked at; they go by the name `r`."""
        if self.touched is None:
            return f"{name_of(record)} r"
        spots = ", ".join(map(str, self.touched.get(record.table.name, ()))) or "NULL"
        return f"(SELECT *, rowid FROM {name_of(record)} WHERE rowid IN ({spots})) r"


def problem_sql(
    kind: ProblemKind,
    record: type[Record],
    field: str,
    source: str,
    *,
    found: str = "''",
    proposed: str = "NULL::VARCHAR",
    is_certain: str = "false",
    details: str = "NULL::VARCHAR",
) -> str:
    """A SELECT of problems of one kind in one field of a table: one for each row `r` of `source` (FROM and what follows).

    The heading is filled in from the tab. `found`, `proposed`, `is_certain` and `details` (JSON) are SQL.
    """
    return (
        f'SELECT {literal(kind.value)} AS kind, {literal(record.table.name)} AS "table", r._tab AS tab, r._row AS row, r._key AS key, '
        f"{literal(field)} AS field, {found} AS found, {proposed} AS proposed, {is_certain} AS is_certain, {details} AS details "
        f"FROM {source}"
    )


def name_of(record: type[Record]) -> str:
    """A table's name as SQL writes it."""
    return column_sql(record.table.key)


def column_sql(name: str) -> str:
    """A column's name as SQL writes it, whatever letters it has."""
    return '"' + name.replace('"', '""') + '"'


def plain_sql(amount: str) -> str:
    """A decimal as text without zeros at its end; `amount` is SQL of a type with decimal places."""
    return f"rtrim(rtrim(({amount})::DECIMAL(18, 4)::VARCHAR, '0'), '.')"


def literal(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"

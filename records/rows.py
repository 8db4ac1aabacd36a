"""Rows as screens get them: values, texts as typed, problems, and names for the rows they link to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import duckdb

from records.columns import name_list, quoted
from records.problems import problems_by_key
from records.stored import texts_from_json
from validation.cells import canonical_text
from validation.checking import ANOTHER_COLUMN
from validation.column import Field
from validation.kinds import SEVERAL, Kind
from validation.problems import Problem
from validation.tables import record_named, tables_linked

_HIDDEN = ("_key", "_tab", "_row", "_label", "_typed", "_problems", "_waiting", "_derived")


@dataclass(frozen=True)
class Row:
    """A row with the fields that were asked for. `row` is its number in the sheet, None while a new row waits."""

    table: str
    """The table's name: "Contacts"."""
    key: str
    """Its id; where it has none, or one that another row has, "tab!row"."""
    tab: str
    row: int | None
    label: str
    values: Mapping[str, Any]
    typed: Mapping[str, str]
    """Texts of cells that say their value in another way than Bahi would write it, by field."""
    waiting: tuple[str, ...] = ()
    """Fields whose value waits to go into the sheet."""
    is_derived: bool = False
    """A customer read from the rows of a register."""
    problems: tuple[Problem, ...] = ()
    links: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """(key, label) of the rows its links point to, by field; a link to nobody is missing."""
    linked_tables: Mapping[str, str] = field(default_factory=dict)
    """The table's name of each key in `links`."""
    kinds: Mapping[str, Kind] = field(default_factory=dict)

    @property
    def has_id(self) -> bool:
        """Whether its key is an id, by which others may point to it; a register's customer without one is known as name|phone."""
        is_of_register = self.is_derived or self.row is None
        return self.values.get("id") == self.key or (is_of_register and "|" not in self.key)

    def text(self, name: str) -> str:
        """The cell's text as this row has it: what a form begins with, and sends back as what its author saw."""
        if name not in self.values:
            return ""
        return self.typed[name] if name in self.typed else canonical_text(self.kinds[name], self.values[name])


@dataclass(frozen=True)
class _Seen:
    """What stands beside the rows of one page."""

    problems: Mapping[str, tuple[Problem, ...]]
    labels: Mapping[tuple[str, str], str]


class RowReader:
    """Reads rows with everything a screen shows of them: one query for the rows, one for problems, one for all names."""

    def __init__(self, cursor: Callable[[], duckdb.DuckDBPyConnection]) -> None:
        self._cursor = cursor

    def rows(
        self, table: str, fields: Sequence[Field], tail: str, parameters: Sequence[object], *, source: str = ""
    ) -> tuple[Row, ...]:
        """The rows of a table (by key) that `tail` (WHERE, ORDER BY, LIMIT) chooses; `source` is where they stand, if elsewhere."""
        names = name_list([*_HIDDEN, *(field.name for field in fields)])
        sql = f"SELECT {names} FROM {quoted(source or table)} {tail}"
        found = self._cursor().execute(sql, list(parameters)).fetchall()
        name = record_named(table).table.name
        seen = _Seen(self._problems(name, found), self._labels(fields, found))
        return tuple(_row(name, fields, values, seen) for values in found)

    def rows_at(self, table: str, fields: Sequence[Field], spots: Sequence[int]) -> tuple[Row, ...]:
        """The rows of a table (by key) with these row ids, in that order."""
        if not spots:
            return ()
        wanted = "(SELECT unnest(?::BIGINT[]) AS spot, generate_subscripts(?::BIGINT[], 1) AS turn)"
        tail = f"t JOIN {wanted} ON t.rowid = spot ORDER BY turn"
        return self.rows(table, fields, tail, (list(spots), list(spots)))

    def labels(self, keys: Mapping[str, Sequence[str]]) -> Mapping[tuple[str, str], str]:
        """What stands for rows, by (table's name, key); keys by table's name."""
        wanted = {table: sorted(set(some)) for table, some in keys.items() if some}
        if not wanted:
            return {}
        one = "SELECT ?, _key, _label FROM {table} WHERE _key IN (SELECT unnest(?::VARCHAR[]))"
        sql = " UNION ALL ".join(one.format(table=quoted(record_named(table).table.key)) for table in wanted)
        found = self._cursor().execute(sql, [part for pair in wanted.items() for part in pair]).fetchall()
        return {(table, key): label for table, key, label in found}

    def _problems(self, table: str, found: Sequence[tuple[Any, ...]]) -> Mapping[str, tuple[Problem, ...]]:
        keys = [values[0] for values in found if values[_HIDDEN.index("_problems")]]
        return problems_by_key(self._cursor(), table, keys) if keys else {}

    def _labels(self, fields: Sequence[Field], found: Sequence[tuple[Any, ...]]) -> Mapping[tuple[str, str], str]:
        wanted: dict[str, list[str]] = {}
        for at, column in enumerate(fields, len(_HIDDEN)):
            for record in tables_linked(column.column):
                wanted.setdefault(record.table.name, []).extend(key for values in found for key in _keys(values[at]))
        return self.labels(wanted)


def _row(table: str, fields: Sequence[Field], found: tuple[Any, ...], seen: _Seen) -> Row:
    key, tab, row, label, typed, _, waiting, is_derived, *values = found
    by_name = {field.name: _value(field.kind, value) for field, value in zip(fields, values, strict=True)}
    linked = {field.name: links for field in fields if (links := _linked(field, by_name[field.name], seen.labels))}
    return Row(
        table=table,
        key=key,
        tab=tab or "",
        row=row,
        label=label,
        values=by_name,
        typed={name: text for name, text in texts_from_json(typed).items() if ANOTHER_COLUMN not in name},
        waiting=tuple(waiting or ()),
        is_derived=bool(is_derived),
        problems=seen.problems.get(key, ()),
        links={name: tuple((key, label) for _, key, label in links) for name, links in linked.items()},
        linked_tables={key: table for links in linked.values() for table, key, _ in links},
        kinds={field.name: field.kind for field in fields},
    )


def _linked(field: Field, value: object, labels: Mapping[tuple[str, str], str]) -> list[tuple[str, str, str]]:
    names = [record.table.name for record in tables_linked(field.column)]
    places = [next(((name, key) for name in names if (name, key) in labels), None) for key in _keys(value) if names]
    return [(*place, labels[place]) for place in places if place]


def _keys(value: object) -> Sequence[str]:
    if value is None:
        return ()
    return value if isinstance(value, (list, tuple)) else (str(value),)


def _value(kind: Kind, value: Any) -> Any:
    return tuple(value or ()) if kind in SEVERAL else value

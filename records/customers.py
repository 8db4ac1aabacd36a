"""All customers in one list: people, firms, and those read from a register, with how each stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from records.columns import name_list, quoted
from records.facets import Counts
from records.measures import PARTIES
from records.query import Query
from records.rows import Row
from records.snapshot import Snapshot
from records.sql import Condition, condition_of, sort_of
from records.standing import customers_standing
from translations import N_
from validation.column import Column, Field
from validation.kinds import SEVERAL, Kind
from validation.tables import record_named

CUSTOMERS = "contacts"
"""The table that a query on all customers names; its sentence says Customers."""
WHO = "who"
PERSON, FIRM, REGISTER = "person", "firm", "register"
MEASURES = (
    Field("owed", Column(heading=N_("Owed"), kind=Kind.MONEY)),
    Field("bought_on", Column(heading=N_("Last purchase"), kind=Kind.DATE)),
    Field("contacted_on", Column(heading=N_("Last contact"), kind=Kind.DATE)),
    Field("next_on", Column(heading=N_("Next step"), kind=Kind.DATE)),
)
"""What is worked out for each customer, as fields to filter and sort by."""
_WHO = Field(WHO, Column(heading=N_("Who"), kind=Kind.TEXT))
_NAMES = frozenset(field.name for field in (*MEASURES, _WHO))
_MOST_VALUES = 100


@dataclass(frozen=True)
class Customer:
    """One line of the list: the row of a contact or an organisation, and how it stands."""

    row: Row
    owed: Decimal
    bought_on: date | None
    contacted_on: date | None
    next_on: date | None
    next_step: str


@dataclass(frozen=True)
class CustomerPage:
    """Some customers, and how many there are in all."""

    customers: tuple[Customer, ...]
    count: int


def shared_fields(snapshot: Snapshot) -> tuple[Field, ...]:
    """The fields that people and firms both have, as far as the workbook has a column for them, in its order."""
    firms = {field.name: field for field in snapshot.all_fields("organisations")}
    people = snapshot.fields("contacts")
    there = [field for field in people if field.name in firms and firms[field.name].kind is field.kind]
    return tuple(field for field in there if field.name not in _NAMES)


def customer_fields(snapshot: Snapshot) -> tuple[Field, ...]:
    """All that the list of customers can be filtered and sorted by."""
    return (*shared_fields(snapshot), *MEASURES, _WHO)


def customer_page(snapshot: Snapshot, query: Query, *, limit: int = 50, offset: int = 0) -> CustomerPage:
    """Some of the customers that a query finds, in its order; those merged into others are left out."""
    found = _found(snapshot, query, f"LIMIT {int(limit)} OFFSET {int(offset)}")
    count = found[0][-1] if found else customer_count(snapshot, query) if offset else 0
    return CustomerPage(_customers(snapshot, found), count)


def customer_count(snapshot: Snapshot, query: Query) -> int:
    """How many customers a query finds."""
    where = condition_of(query, customer_fields(snapshot), snapshot.today)
    sql = f"SELECT count(*) FROM {_everyone(snapshot, query)} WHERE {where.sql}"
    found = snapshot.cursor().execute(sql, list(where.parameters)).fetchone()
    return int(found[0]) if found else 0


def customer_table(snapshot: Snapshot, query: Query, names: Sequence[str]) -> list[tuple[Any, ...]]:
    """These fields, `label` and `next_step` among them, of all customers that a query finds, in its order; for downloads."""
    fields = customer_fields(snapshot)
    where, order = condition_of(query, fields, snapshot.today), _order(snapshot, query)
    columns = name_list(["_label" if name == "label" else name for name in names])
    sql = f"SELECT {columns} FROM {_with_measures(snapshot)} WHERE {where.sql} ORDER BY {order}"
    return snapshot.cursor().execute(sql, list(where.parameters)).fetchall()


def customer_facets(snapshot: Snapshot, query: Query, names: Sequence[str]) -> Mapping[str, Counts]:
    """The values of some shared fields among the customers found, most frequent first; a field's own filter does not narrow it."""
    known = {field.name: field for field in shared_fields(snapshot)}
    asked = ("customer facets", query, tuple(names), snapshot.today())
    found: Mapping[str, Counts] = snapshot.once(
        asked, lambda: {name: _counted(snapshot, query, known[name]) for name in names if name in known}
    )
    return found


def customers_with_keys(snapshot: Snapshot, keys: Sequence[str]) -> tuple[Customer, ...]:
    """These customers in this order, with how they stand; keys of nobody are left out."""
    condition = Condition("_key IN (SELECT unnest(?::VARCHAR[]))", (list(keys),))
    by_key = {each.row.key: each for each in _customers(snapshot, _chosen(snapshot, condition))}
    return tuple(by_key[key] for key in dict.fromkeys(keys) if key in by_key)


def _found(snapshot: Snapshot, query: Query, tail: str) -> list[tuple[Any, ...]]:
    """(table, row id, owed, bought, contacted, next on, next step, how many in all) of the customers asked for.

    The rows are chosen first and their standing looked up after it, unless the choice depends on the standing.
    """
    fields = customer_fields(snapshot)
    where = condition_of(query, fields, snapshot.today)
    sorted_by, direction = sort_of(query, fields)
    sql = f"""
    WITH found AS MATERIALIZED (
        SELECT source, spot, _key, {sorted_by} AS sorted_by, turn, _position, count(*) OVER () AS found
        FROM {_everyone(snapshot, query)} WHERE {where.sql}
    ), page AS (SELECT * FROM found ORDER BY sorted_by {direction}, turn, _position {tail})
    SELECT source, spot, coalesce(owed, 0), bought_on, contacted_on, next_on, next_step, found
    FROM page LEFT JOIN {customers_standing(snapshot)} s ON s.key = page._key ORDER BY sorted_by {direction}, turn, _position
    """
    return snapshot.cursor().execute(sql, list(where.parameters)).fetchall()


def _chosen(snapshot: Snapshot, condition: Condition) -> list[tuple[Any, ...]]:
    sql = f"""SELECT source, spot, coalesce(owed, 0), bought_on, contacted_on, next_on, next_step, 0
        FROM (SELECT * FROM {_parties(snapshot)} WHERE {condition.sql}) p LEFT JOIN {customers_standing(snapshot)} s ON s.key = p._key"""
    return snapshot.cursor().execute(sql, list(condition.parameters)).fetchall()


def _customers(snapshot: Snapshot, found: Sequence[tuple[Any, ...]]) -> tuple[Customer, ...]:
    rows: dict[tuple[str, int], Row] = {}
    for table in PARTIES:
        spots = [spot for source, spot, *_ in found if source == table]
        rows |= {(table, spot): row for spot, row in zip(spots, snapshot.rows_at(table, spots), strict=True)}
    return tuple(
        Customer(rows[source, spot], owed, bought_on, contacted_on, next_on, next_step or "")
        for source, spot, owed, bought_on, contacted_on, next_on, next_step, _ in found
    )


def _needs_standing(query: Query) -> bool:
    asked = {filter.field for filter in query.filters} | ({query.sort[0]} if query.sort else set())
    return bool(asked & {field.name for field in MEASURES})


def _everyone(snapshot: Snapshot, query: Query) -> str:
    return _with_measures(snapshot) if _needs_standing(query) else _parties(snapshot)


def _with_measures(snapshot: Snapshot) -> str:
    standing = f"(SELECT key, owed AS worth, * EXCLUDE (key, owed) FROM {customers_standing(snapshot)})"
    columns = "p.*, coalesce(worth, 0) AS owed, s.* EXCLUDE (key, worth)"
    return f"(SELECT {columns} FROM {_parties(snapshot)} p LEFT JOIN {standing} s ON s.key = p._key)"


def _parties(snapshot: Snapshot) -> str:
    """People and firms as one relation with the columns that both have."""
    shared = [field.name for field in shared_fields(snapshot)]
    hidden = "rowid AS spot, _key, _label, _search, _position"
    parts = [
        f"SELECT '{table}' AS source, {turn} AS turn, {_who(table)} AS {WHO}, {hidden}, {name_list(shared)} "
        f"FROM {quoted(table)} WHERE merged_into IS NULL"
        for turn, table in enumerate(PARTIES)
    ]
    return f"({' UNION ALL '.join(parts)})"


def _who(table: str) -> str:
    one = PERSON if table == "contacts" else FIRM
    return f"CASE WHEN _derived THEN '{REGISTER}' ELSE '{one}' END"


def _order(snapshot: Snapshot, query: Query) -> str:
    sorted_by, direction = sort_of(query, customer_fields(snapshot))
    return f"{sorted_by} {direction}, turn, _position"


def _counted(snapshot: Snapshot, query: Query, field: Field) -> Counts:
    others = replace(query, sort=None, filters=tuple(f for f in query.filters if f.field != field.name))
    where = condition_of(others, customer_fields(snapshot), snapshot.today)
    value = f"unnest({quoted(field.name)})" if field.kind in SEVERAL else quoted(field.name)
    sql = f"""SELECT value, count(*) AS rows FROM (
        SELECT CAST({value} AS VARCHAR) AS value FROM {_everyone(snapshot, others)} WHERE {where.sql})
        WHERE value IS NOT NULL GROUP BY value ORDER BY rows DESC, value LIMIT {_MOST_VALUES}"""
    return tuple(snapshot.cursor().execute(sql, list(where.parameters)).fetchall())


def table_of(customer: Customer) -> str:
    """The name of the table that the customer's row is in."""
    return record_named(customer.row.table).table.name

"""The customers of registers: read from the rows of sales, and put beside those that have a row of their own."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any

import duckdb
import pyarrow as pa

from records.columns import quoted
from sync.placing import TabInHand
from sync.snapshot_file import given, stage_problems
from sync.snapshot_rows import arrow_rows
from validation.business import Business
from validation.cells import canonical_text
from validation.checking import CheckedRows, check_rows
from validation.coloured import colours_problem
from validation.column import Field
from validation.folding import fold
from validation.kinds import SEVERAL
from validation.problems import ProblemKind
from validation.record import Record
from validation.register import Customer, RegisterRows, customers_of
from validation.rules.building import literal
from validation.tables import record_named

CUSTOMER = "customer"
"""The field of a sale that says whose it is."""


def derive_customers(
    connection: duckdb.DuckDBPyConnection, hands: Sequence[TabInHand], fields: Sequence[Field], business: Business
) -> None:
    """Put in the customers that the rows of all registers name, and who they are into the sales. These are there already."""
    record = record_named("Contacts")
    checked = [check_rows(hand.tab, hand.layout, hand.indices, record, business, hand.feeds) for hand in hands]
    for one in checked:
        stage_problems(connection, one.problems)
    stage_problems(connection, list(filter(None, (colours_problem(hand.tab, hand.indices) for hand in hands))))
    spots = [Spot(hand, index) for hand in hands for index in hand.indices]
    together = _together(checked, fields)
    days, ids = _sales(connection, hands)
    ids = _known_parties(connection, spots, ids)
    register = _register(together, days, ids)
    customers = customers_of(register)
    _name_in_sales(connection, hands, spots, register, customers)
    rows = _rows(spots, together, customers, days, fields)
    with given(connection, "some_customers", rows):
        _fill_in(connection, record, fields)
        table = quoted(record.table.key)
        connection.execute(
            f"INSERT INTO {table} SELECT * FROM some_customers ANTI JOIN {table} t ON some_customers.id = t.id"
        )


@dataclass(frozen=True)
class Spot:
    """Where a row of a register stands."""

    hand: TabInHand
    index: int


def _together(checked: Sequence[CheckedRows], fields: Sequence[Field]) -> CheckedRows:
    """The rows of all registers as of one; a field that some have no column for is empty there."""
    empty = {field.name: () if field.kind in SEVERAL else None for field in fields}
    names = dict.fromkeys(name for one in checked for name in one.columns)
    columns = {
        name: [value for one in checked for value in one.columns.get(name, [empty.get(name)] * len(one.rows))]
        for name in names
    }
    typed: dict[int, Mapping[str, str]] = {}
    before = 0
    for one in checked:
        typed |= {before + at: texts for at, texts in one.typed.items()}
        before += len(one.rows)
    rows = [row for one in checked for row in one.rows]
    return CheckedRows(
        checked[0].record, checked[0].tab, rows, columns, typed, tuple(p for one in checked for p in one.problems)
    )


def _rows(
    spots: Sequence[Spot],
    checked: CheckedRows,
    customers: Sequence[Customer],
    days: Sequence[date | None],
    fields: Sequence[Field],
) -> pa.Table:
    derived = _derived(spots, checked, customers, days, fields)
    firsts = [spots[customer.rows[0]] for customer in customers]
    hidden: dict[str, Sequence[object]] = {
        "_key": [customer.key for customer in customers],
        "_tab": [spot.hand.tab.name for spot in firsts],
        "_position": [spot.hand.position(spot.index) for spot in firsts],
        "_fingerprint": [_fingerprint(derived, at) for at in range(len(customers))],
        "_derived": [True] * len(customers),
    }
    return arrow_rows(derived, hidden, fields)


def _fill_in(connection: duckdb.DuckDBPyConnection, record: type[Record], fields: Sequence[Field]) -> None:
    """Customers who have a row of their own, in the tab that holds what the register has no column for: what is empty there."""
    table = quoted(record.table.key)
    same = "FROM some_customers d WHERE t.id = d.id AND NOT t._derived"
    connection.execute(
        f"INSERT INTO resolved SELECT ?, t._tab, t._row, '', NULL, NULL FROM {table} t, some_customers d "
        "WHERE t.id = d.id AND NOT t._derived",
        [record.table.name],
    )
    names = [field.name for field in fields if field.name != "id"]
    filled = ", ".join(f"{quoted(name)} = coalesce(t.{quoted(name)}, d.{quoted(name)})" for name in names)
    empty = " UNION ALL ".join(
        f"SELECT {literal(name)} AS name WHERE t.{quoted(name)} IS NULL AND d.{quoted(name)} IS NOT NULL"
        for name in names
    )
    typed = f"(SELECT json_group_object(name, '') FROM ({empty}))"
    connection.execute(
        f"UPDATE {table} t SET {filled}, _search = t._search || chr(10) || d._search, "
        "_label = CASE WHEN t.name IS NULL THEN d._label ELSE t._label END, "
        f"_typed = json_merge_patch({typed}, coalesce(t._typed, '{{}}')) {same}"
    )


def _sales(
    connection: duckdb.DuckDBPyConnection, hands: Sequence[TabInHand]
) -> tuple[list[date | None], list[str | None]]:
    """The day and the customer's id of each row of the registers, in order."""
    found = [
        row
        for hand in hands
        for row in connection.execute(
            f'SELECT "on", {CUSTOMER} FROM {quoted(hand.record.table.key)} WHERE _tab = ? ORDER BY _row',
            [hand.tab.name],
        ).fetchall()
    ]
    return [day for day, _ in found], [id for _, id in found]


def _known_parties(
    connection: duckdb.DuckDBPyConnection, spots: Sequence[Spot], ids: Sequence[str | None]
) -> list[str | None]:
    """The ids, with those of customers in a tab of their own who are called as a party's tab is, one customer of that name only."""
    if not any(spot.hand.layout.party for spot in spots):
        return list(ids)
    named: dict[str, list[str]] = {}
    for name, id in connection.execute(
        "SELECT name, id FROM contacts WHERE name IS NOT NULL AND id IS NOT NULL AND merged_into IS NULL"
    ).fetchall():
        named.setdefault(fold(name), []).append(id)
    known = {name: same[0] for name, same in named.items() if len(same) == 1}
    return [id or known.get(fold(spot.hand.layout.party)) for spot, id in zip(spots, ids, strict=True)]


def _register(checked: CheckedRows, days: Sequence[date | None], ids: Sequence[str | None]) -> RegisterRows:
    nothing: list[Any] = [None] * len(checked.rows)
    return RegisterRows(
        names=checked.whole_names,
        phones=checked.columns.get("phones", [()] * len(nothing)),
        ids=ids,
        fields={name: values for name, values in checked.columns.items() if name not in ("name", "phones", "id")},
        days=days,
    )


def _name_in_sales(
    connection: duckdb.DuckDBPyConnection,
    hands: Sequence[TabInHand],
    spots: Sequence[Spot],
    register: RegisterRows,
    customers: Sequence[Customer],
) -> None:
    """Say in each sale whose it is, where its row does not say so by itself; what the cell holds is kept as typed."""
    pairs = [(row, customer.key) for customer in customers for row in customer.rows]
    columns = {
        "tab": pa.array([spots[row].hand.tab.name for row, _ in pairs], pa.string()),
        "row": pa.array([spots[row].index + 1 for row, _ in pairs], pa.int32()),
        "key": pa.array([key for _, key in pairs], pa.string()),
        "name": pa.array([register.names[row] or "" for row, _ in pairs], pa.string()),
        "phones": pa.array([", ".join(register.phones[row]) for row, _ in pairs], pa.string()),
    }
    with given(connection, "some_rows", pa.table(columns)):
        connection.execute("INSERT INTO derived_rows SELECT * FROM some_rows")
    for record in dict.fromkeys(hand.record for hand in hands):
        table, name = quoted(record.table.key), record.table.name
        source = (
            f"derived_rows d WHERE {table}._tab = d.tab AND {table}._row = d.row AND {CUSTOMER} IS DISTINCT FROM d.key"
        )
        connection.execute(
            f"INSERT INTO resolved SELECT ?, _tab, _row, '{CUSTOMER}', [{CUSTOMER}], _typed ->> '{CUSTOMER}' FROM {table}, {source}",
            [name],
        )
        connection.execute(
            f"UPDATE {table} SET {CUSTOMER} = d.key, _typed = json_merge_patch("
            f"json_object('{CUSTOMER}', coalesce({CUSTOMER}, '')), coalesce(_typed, '{{}}')) FROM {source}"
        )


def _derived(
    spots: Sequence[Spot],
    checked: CheckedRows,
    customers: Sequence[Customer],
    days: Sequence[date | None],
    fields: Sequence[Field],
) -> CheckedRows:
    """One row a customer, standing where the customer's first row does."""
    columns = {
        field.name: [c.fields.get(field.name, () if field.kind in SEVERAL else None) for c in customers]
        for field in fields
        if field.name in checked.columns or field.name == "name"
    }
    columns["id"] = [customer.key if customer.has_id else None for customer in customers]
    known = {field.name: field for field in fields}
    places: dict[tuple[str, int | None], int] = {(s.hand.tab.name, s.index + 1): at for at, s in enumerate(spots)}
    repeats = (p for p in checked.problems if p.kind in (ProblemKind.DITTO, ProblemKind.MERGED))
    repeating = {(places[p.tab, p.row], p.field) for p in repeats}
    typed = {at: texts for at, c in enumerate(customers) if (texts := _typed(checked, c, days, known, repeating))}
    return CheckedRows(checked.record, checked.tab, [checked.rows[c.rows[0]] for c in customers], columns, typed, ())


def _typed(
    checked: CheckedRows,
    customer: Customer,
    days: Sequence[date | None],
    known: Mapping[str, Field],
    repeating: Set[tuple[int, str]],
) -> dict[str, str]:
    """The text of the newest cell for each field, where it differs from the value: what an edit will replace.

    A cell that only repeats the one above is no such cell.
    """
    newest_first = sorted(customer.rows, key=lambda row: (days[row] or date.min, row), reverse=True)
    typed = {}
    for name, values in checked.columns.items():
        kind, has_text = known[name].kind, [row for row in newest_first if (row, name) not in repeating]
        row = next((row for row in has_text if values[row] or name in checked.typed.get(row, ())), None)
        if row is not None:
            text = checked.typed.get(row, {}).get(name, canonical_text(kind, values[row]))
            if text != canonical_text(kind, customer.fields.get(name, () if kind in SEVERAL else None)):
                typed[name] = text
    return typed


def _fingerprint(derived: CheckedRows, at: int) -> str:
    said = [(name, values[at]) for name, values in sorted(derived.columns.items()) if values[at]]
    typed = sorted(derived.typed.get(at, {}).items())
    return blake2b(repr((said, typed)).encode(), digest_size=12).hexdigest()

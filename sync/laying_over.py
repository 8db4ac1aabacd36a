"""Lays the outbox over a snapshot: each touched row is taken out, read again with its new cells, and put back."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import duckdb

from records.columns import name_list, quoted
from records.problems import problem_from
from records.stored import layout_from_json, texts_from_json
from sync.finishing import run_rules
from sync.merging_away import links_to_read_again, put_away, put_back
from sync.overlay import Overlay
from sync.register_lines import with_customers
from sync.shares import SHOWN_AS_SHARE, share_as_it_was, share_fields
from sync.snapshot_file import Fields, insert_problems, insert_rows, insert_tuples
from sync.snapshot_rows import arrow_rows
from sync.workbook import CellValue
from validation.business import Business
from validation.cells import canonical_text
from validation.checking import ROW_KINDS, CheckedRows, check_values, problems_of_row
from validation.column import Field
from validation.kinds import SEVERAL
from validation.problems import Problem
from validation.record import Record
from validation.sheet import RawCell
from validation.tables import record_named

LAST = 2**62
"""The position of new rows that wait: after everything in the sheet."""
_KEPT = ("_tab", "_row", "_position", "_fingerprint", "_derived")
_TOGETHER = 5_000
_LAID_OVER = "_key IN (SELECT unnest(?::VARCHAR[])) OR _waiting IS NOT NULL"
Texts = Mapping[str, str]


@dataclass(frozen=True)
class _Standing:
    """A row on its way out of the table and back: its place, values, typed texts and the problems that are its own."""

    key: str
    place: Mapping[str, Any]
    values: Mapping[str, Any]
    typed: Texts
    problems: tuple[Problem, ...] = ()
    waiting: tuple[str, ...] = ()
    underneath: Texts | None = None

    @property
    def is_new(self) -> bool:
        """Whether the workbook does not have it yet."""
        return self.place["_row"] is None


def lay_over(
    connection: duckdb.DuckDBPyConnection, overlays: Iterable[Overlay], fields: Fields, business: Business
) -> None:
    """Put these overlays, and no others, over the rows: what was laid over before and is not any more goes back."""
    wanted: dict[str, dict[str, Overlay]] = {}
    for overlay in with_customers(connection, overlays):
        wanted.setdefault(record_named(overlay.table).table.name, {})[overlay.id] = overlay
    underneath: dict[str, dict[str, Texts]] = {}
    for table, key, cells in connection.execute('SELECT "table", key, cells FROM underneath').fetchall():
        underneath.setdefault(table, {})[key] = texts_from_json(cells)
    connection.execute("DELETE FROM underneath")
    were_away = put_back(connection)
    layouts = [layout_from_json(text) for (text,) in connection.execute("SELECT layout FROM tabs").fetchall()]
    touched: dict[str, list[str]] = {}
    for table in sorted({*wanted, *underneath, *_with_waiting(connection, fields)}):
        laying = _Laying(connection, record_named(table), fields[table], business, share_fields(layouts, table))
        touched[table] = laying.lay(wanted.get(table, {}), underneath.get(table, {}))
    for table, keys in links_to_read_again(connection, fields, were_away, put_away(connection)).items():
        again = sorted(keys.difference(touched.get(table, ())))
        laying = _Laying(connection, record_named(table), fields[table], business, share_fields(layouts, table))
        laying.put_again(again)
        touched[table] = [*touched.get(table, ()), *again]
    if any(touched.values()):
        run_rules(connection, fields, business, touched=touched)


def _with_waiting(connection: duckdb.DuckDBPyConnection, fields: Fields) -> list[str]:
    some = "SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {name} WHERE _waiting IS NOT NULL)"
    asked = [some.format(table=table, name=quoted(record_named(table).table.key)) for table in fields]
    return [table for (table,) in connection.execute(" UNION ALL ".join(asked)).fetchall()]


def _raw(cell: CellValue) -> RawCell:
    """The cell as a reader will find it in the sheet: a sheet knows no decimals."""
    return cell if not isinstance(cell, Decimal) else int(cell) if cell == cell.to_integral_value() else float(cell)


def _place(row: _Standing) -> tuple[str, int]:
    return row.place["_tab"], row.place["_row"]


class _Laying:
    """The laying over of one table's rows."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        record: type[Record],
        fields: Sequence[Field],
        business: Business,
        shares: frozenset[str],
    ) -> None:
        self.connection, self.record, self.fields, self.business = connection, record, fields, business
        self.table = quoted(record.table.key)
        self.kinds = {field.name: field.kind for field in fields}
        self.formats = dict.fromkeys(shares, SHOWN_AS_SHARE)

    def lay(self, wanted: Mapping[str, Overlay], underneath: Mapping[str, Texts]) -> list[str]:
        """Returns the keys of the rows put back."""
        stood = {row.key: row for row in self._taken_out(list(wanted))}
        fresh: list[_Standing] = []
        for key in dict.fromkeys([*stood, *wanted]):
            row = self._as_in_workbook(stood.get(key), underneath.get(key, {}))
            overlay = wanted.get(key)
            if row is None and overlay is not None and overlay.is_new:
                row = self._new(key, len(fresh))
            if row is not None:
                fresh.append(self._laid(row, overlay.cells) if overlay else row)
        for start in range(0, len(fresh), _TOGETHER):
            self._put_back(fresh[start : start + _TOGETHER])
        return [row.key for row in fresh]

    def put_again(self, keys: Sequence[str]) -> None:
        """Take rows out and put them back as the workbook has them, for the rules to meet them anew."""
        if keys:
            self._put_back(self._taken_out(keys, "_key IN (SELECT unnest(?::VARCHAR[]))"))

    def _as_in_workbook(self, row: _Standing | None, underneath: Texts) -> _Standing | None:
        if row is None or row.is_new:
            return None
        if not underneath:
            return row
        found = {f: _raw(share_as_it_was(text)) if f in self.formats else text for f, text in underneath.items()}
        return self._read_into(row, found)

    def _new(self, key: str, turn: int) -> _Standing:
        values = {field.name: () if field.kind in SEVERAL else None for field in self.fields} | {"id": key}
        return _Standing(key, {"_tab": None, "_row": None, "_position": LAST + turn, "_derived": False}, values, {})

    def _laid(self, row: _Standing, cells: Mapping[str, CellValue]) -> _Standing:
        known = {name: cell for name, cell in cells.items() if name in self.kinds}
        underneath = None if row.is_new else {name: self._text(row, name) for name in known}
        return replace(
            self._read_into(row, {name: _raw(cell) for name, cell in known.items()}),
            waiting=tuple(known),
            underneath=underneath,
        )

    def _read_into(self, row: _Standing, cells: Mapping[str, RawCell]) -> _Standing:
        """The row with these cells, as checking reads them."""
        read = check_values(self.record, cells, self.business, self.kinds, formats=self.formats)
        values = {**row.values, **read.values}
        kept = [p for p in row.problems if p.field not in cells and p.kind not in ROW_KINDS]
        fresh = [p for p in read.problems if p.kind not in ROW_KINDS]
        placed = tuple(self._placed(row, p) for p in (*kept, *fresh, *problems_of_row(self.record, values)))
        typed = {name: text for name, text in row.typed.items() if name not in cells}
        return replace(row, values=values, typed={**typed, **read.typed}, problems=placed)

    def _placed(self, row: _Standing, problem: Problem) -> Problem:
        return replace(
            problem, table=self.record.table.name, tab=row.place["_tab"] or "", row=row.place["_row"], key=row.key
        )

    def _text(self, row: _Standing, name: str) -> str:
        return row.typed[name] if name in row.typed else canonical_text(self.kinds[name], row.values[name])

    def _taken_out(self, keys: Sequence[str], chosen: str = _LAID_OVER) -> list[_Standing]:
        """The rows with these keys and those that have anything laid over them, removed from the table with their problems."""
        names = name_list(["_key", "_typed", *_KEPT, *self.kinds])
        found = self.connection.execute(f"SELECT {names} FROM {self.table} WHERE {chosen}", [list(keys)]).fetchall()
        rows = [self._standing(values) for values in found]
        self.connection.execute(f"DELETE FROM {self.table} WHERE {chosen}", [list(keys)])
        problems = self._problems_taken_out([row.key for row in rows])
        resolved = self._resolved_taken_out(rows)
        return [
            self._as_typed(replace(row, problems=tuple(problems.get(row.key, ()))), resolved.get(_place(row), ()))
            for row in rows
        ]

    def _standing(self, found: tuple[Any, ...]) -> _Standing:
        key, typed, *rest = found
        place = dict(zip(_KEPT, rest, strict=False))
        values = dict(zip(self.kinds, rest[len(_KEPT) :], strict=True))
        clean = {name: tuple(value or ()) if self.kinds[name] in SEVERAL else value for name, value in values.items()}
        return _Standing(key, place, clean, texts_from_json(typed))

    def _problems_taken_out(self, keys: Sequence[str]) -> Mapping[str, list[Problem]]:
        chosen = '"table" = ? AND key IN (SELECT unnest(?::VARCHAR[]))'
        given = [self.record.table.name, list(keys)]
        order = 'kind, tab, "table", row, key, field, heading, found, proposed, is_certain, details'
        found = self.connection.execute(
            f"SELECT {order} FROM problems WHERE {chosen} AND NOT by_rule", given
        ).fetchall()
        self.connection.execute(f"DELETE FROM problems WHERE {chosen}", given)
        problems: dict[str, list[Problem]] = {}
        for problem in map(problem_from, found):
            problems.setdefault(problem.key, []).append(problem)
        return problems

    def _resolved_taken_out(self, rows: Sequence[_Standing]) -> Mapping[tuple[str, int], list[tuple[Any, ...]]]:
        """What rules have made of links typed by name, by the place of their rows."""
        places = [_place(row) for row in rows if not row.is_new]
        # Without a field it only says that the row was filled in from a register, which stays so.
        chosen = "\"table\" = ? AND (tab, row) IN (SELECT unnest(?::VARCHAR[]), unnest(?::INTEGER[])) AND field <> ''"
        given = [self.record.table.name, [tab for tab, _ in places], [row for _, row in places]]
        found = self.connection.execute(f"SELECT tab, row, field, value, typed FROM resolved WHERE {chosen}", given)
        resolved: dict[tuple[str, int], list[tuple[Any, ...]]] = {}
        for tab, row, *rest in found.fetchall():
            resolved.setdefault((tab, row), []).append(tuple(rest))
        if resolved:
            self.connection.execute(f"DELETE FROM resolved WHERE {chosen}", given)
        return resolved

    def _as_typed(self, row: _Standing, found: Iterable[tuple[Any, ...]]) -> _Standing:
        """The row with its links by name as they were typed, so that the rules meet it as they first did."""
        values, typed = dict(row.values), dict(row.typed)
        for name, value, text in found:
            values[name] = tuple(value) if self.kinds[name] in SEVERAL else value[0]
            typed.pop(name, None)
            typed |= {name: text} if text is not None else {}
        return replace(row, values=values, typed=typed)

    def _put_back(self, rows: Sequence[_Standing]) -> None:
        columns = {name: [row.values[name] for row in rows] for name in self.kinds}
        typed = {at: row.typed for at, row in enumerate(rows) if row.typed}
        problems = tuple(problem for row in rows for problem in row.problems)
        checked = CheckedRows(self.record, "", [row.place["_row"] for row in rows], columns, typed, problems)
        hidden = {name: [row.place.get(name) for row in rows] for name in _KEPT}
        hidden |= {"_key": [row.key for row in rows], "_waiting": [list(row.waiting) or None for row in rows]}
        insert_rows(self.connection, self.record, arrow_rows(checked, hidden, self.fields))
        insert_problems(self.connection, problems)
        under = [(row.key, row.underneath) for row in rows if row.underneath is not None]
        told = [(self.record.table.name, key, json.dumps(dict(cells), ensure_ascii=False)) for key, cells in under]
        insert_tuples(self.connection, "underneath", told)

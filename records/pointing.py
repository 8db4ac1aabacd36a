"""The cells that point at some rows, and what each says once it points at another row instead."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from records.merged import MERGED_INTO
from records.query import Filter, Operator, Query
from records.rows import Row
from records.snapshot import Snapshot
from validation.column import Field
from validation.folding import fold
from validation.kinds import Kind
from validation.tables import record_named, tables_linked

_MOST = 1_000_000
_PHONE_DIGITS = 7


@dataclass(frozen=True)
class Pointer:
    """One cell, as it is and as it is to be. `at` is the first of the rows that it points at."""

    row: Row
    field: Field
    at: str
    before: str
    after: str

    @property
    def is_numbered(self) -> bool:
        """Whether its row can be found again in the sheet."""
        return self.row.values.get("id") == self.row.key and not self.row.is_derived


def pointing_at(snapshot: Snapshot, table: str, instead: Mapping[str, str]) -> Iterator[Pointer]:
    """Every cell that means one of these rows of a table, by id, name or phone; `instead` says whom it is to mean.

    Cells with formulas are left out, and so is what the rows themselves say. In the row that is meant instead, a link to itself
    goes.
    """
    themselves = {(record_named(table).table.name, key) for key in instead}
    for state in snapshot.states():
        computed = {placed.field for placed in snapshot.headings(state.table.name) if placed.has_formulas}
        for field in state.fields:
            if field.name not in {*computed, MERGED_INTO} and _links_to(field, table):
                query = Query(state.table.key, filters=(Filter(field.name, Operator.IS, tuple(instead)),))
                for row in snapshot.rows(query, fields=["id", field.name], limit=_MOST):
                    if (row.table, row.key) not in themselves:
                        yield _pointer(row, field, table, instead)


def still_naming(snapshot: Snapshot, row: Row, kept: Row) -> int:
    """How many cells lead to the row that one was merged into, and yet name the merged one: by its id, its name or its phone."""
    names = _names(row) - _names(kept)
    pointers = pointing_at(snapshot, row.table, {kept.key: kept.key})
    return sum(not names.isdisjoint(map(_name, _parts(pointer.before))) for pointer in pointers)


def _names(row: Row) -> set[str]:
    return {row.key, *map(_name, (row.label, *_parts(row.text("phones"))))}


def _name(text: str) -> str:
    """The same for a name or a phone that is written in other ways."""
    digits = "".join(filter(str.isdigit, fold(text)))
    return digits[-10:] if len(digits) >= _PHONE_DIGITS else fold(text)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,;/|\n]+", text) if part.strip()]


def _links_to(field: Field, table: str) -> bool:
    linked = (record.table.name for record in tables_linked(field.column))
    return field.kind in (Kind.LINK, Kind.LINKS) and record_named(table).table.name in linked


def _pointer(row: Row, field: Field, table: str, instead: Mapping[str, str]) -> Pointer:
    value, text = row.values[field.name], row.text(field.name)
    keys = value if isinstance(value, tuple) else (value,)
    at = next(key for key in keys if key in instead)
    itself = row.key if row.table == table else ""
    typed = _parts(text)
    texts = typed if len(typed) == len(keys) and isinstance(value, tuple) else keys
    meant: dict[str, str] = {}  # who is named twice from now on is named once
    for key, words in zip(keys, texts, strict=True):
        meant.setdefault(instead.get(key, key), instead.get(key, words))
    meant.pop(itself, None)
    return Pointer(row, field, at, text, ", ".join(meant.values()))

"""Rows that somebody has said are not the same: kept as rows of a tab of the sheet, so that no machine forgets them."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from records.matches import Apart, pairs_between
from records.query import Query
from records.rows import Row
from records.snapshot import Snapshot
from sync.current import reading
from sync.edits import EditRefused, Saved, add_record, save_edit
from sync.outbox import new_operation
from sync.place import Place
from sync.publish_pull import publish_overlay
from sync.workbook import CellValue
from translations import N_
from validation.tables import record_named
from validation.tables.settings import NotTheSame

TABLE = NotTheSame.table.name
_MOST = 1_000_000


def remember_apart(
    place: Place, table: str, keys: Sequence[str], author: str = "", *, clock: Callable[[], datetime] = datetime.now
) -> Saved:
    """Never take any two of these rows for one again; undone like any edit. Raises EditRefused for rows without an ID."""
    with reading(place) as snapshot:
        rows = snapshot.rows_of(table, keys)
        labels = snapshot.labels({table: keys})
    if len(set(keys)) < 2 or any(not _is_found_again(rows.get(key)) for key in keys):
        raise EditRefused(_NOT_NUMBERED)
    name = record_named(table).table.name
    said: dict[str, CellValue] = {
        "who": ", ".join(labels[name, key] for key in keys),
        "ids": ", ".join(keys),
        "among": name,
        "decided_by": author,
        "decided_on": clock().date(),
    }
    return add_record(place, TABLE, {f: v for f, v in said.items() if v}, author=author, clock=clock, as_is=True)


def forget_apart(
    place: Place, table: str, keys: Sequence[str], author: str = "", *, clock: Callable[[], datetime] = datetime.now
) -> Saved:
    """Take back every decision that keeps two of these rows apart; undone as one. Raises EditRefused."""
    wanted = set(pairs_between(keys, keys))
    with reading(place) as snapshot:
        decisions = [row.key for row, pairs in _decisions(snapshot, table) if not wanted.isdisjoint(pairs)]
    click, saved = new_operation(), Saved("", "")
    for key in decisions:
        saved = save_edit(
            place, TABLE, key, {"is_taken_back": True}, author=author, saved_as=click, clock=clock, show=False
        )
    if saved.saved_as:
        publish_overlay(place, clock=clock)
    return saved


def apart_pairs(place: Place, table: str) -> Apart:
    """The pairs of rows of a table that are not the same, as somebody has said."""
    with reading(place) as snapshot:
        return apart_in(snapshot, table)


def apart_in(snapshot: Snapshot, table: str) -> Apart:
    """As `apart_pairs`, of a snapshot in hand."""
    return frozenset(pair for _, pairs in _decisions(snapshot, table) for pair in pairs)


def _decisions(snapshot: Snapshot, table: str) -> Iterable[tuple[Row, set[frozenset[str]]]]:
    name = record_named(table).table.name
    for row in snapshot.rows(Query(NotTheSame.table.key), limit=_MOST):
        keys = [id.strip() for id in re.split(r"[,;\n]", row.values.get("ids") or "") if id.strip()]
        if row.values.get("among") == name and not row.values.get("is_taken_back"):
            yield row, set(pairs_between(keys, keys))


def _is_found_again(row: Row | None) -> bool:
    return row is not None and row.has_id


_NOT_NUMBERED = N_(
    "Bahi knows rows by their IDs, and some of these have none yet. Number the rows first, on the Sheet page."
)

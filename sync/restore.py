"""Brings back what the history has kept: one value, or rows that were deleted in the sheet."""

import json
from collections.abc import Sequence
from datetime import datetime

from records.changes import ChangeKind, HistoryEntry
from records.snapshot import Snapshot
from sync.current import reading
from sync.edits import Clock, EditRefused, Saved, add_record, save_edit, value_as_it_was
from sync.history import HistoryFilter, entries_numbered, history
from sync.outbox import new_operation
from sync.place import Place
from sync.publish_pull import publish_overlay
from sync.workbook import CellValue
from translations import N_


def restore_value(place: Place, number: int, *, author: str = "", clock: Clock = datetime.now) -> Saved:
    """Put back the value that a cell had before an entry of the history."""
    entry = next(iter(entries_numbered(place, [number])), None)
    if entry is None or entry.kind is not ChangeKind.CHANGED:
        raise EditRefused(N_("There is no earlier value to bring back here."))
    with reading(place) as snapshot:
        old = value_as_it_was(snapshot, entry.table, entry.field, entry.before)
    return save_edit(place, entry.table, entry.id, {entry.field: old}, author=author, clock=clock, as_is=True)


def restore_rows(place: Place, numbers: Sequence[int], *, author: str = "", clock: Clock = datetime.now) -> Saved:
    """Append rows that were deleted in the sheet again, each with its old id and all its cells. Undone as one."""
    saved_as = new_operation()
    with reading(place) as snapshot:
        wanted = [
            entry
            for entry in entries_numbered(place, numbers)
            if entry.kind is ChangeKind.REMOVED and snapshot.row(entry.table, entry.id) is None
        ]
        values = [_values(snapshot, entry) for entry in wanted]
    for entry, cells in zip(wanted, values, strict=True):
        add_record(
            place,
            entry.table,
            cells,
            id=entry.id,
            author=author,
            saved_as=saved_as,
            clock=clock,
            show=False,
            as_is=True,
        )
    if wanted:
        publish_overlay(place, clock=clock)
    return Saved(wanted[0].id if len(wanted) == 1 else "", saved_as if wanted else "")


def deleted_rows(
    place: Place, *, table: str = "", since: datetime | None = None, limit: int = 5000
) -> tuple[HistoryEntry, ...]:
    """Rows deleted in the sheet that are still gone, newest first."""
    wanted = HistoryFilter(table=table, kinds=(ChangeKind.REMOVED,), since=since)
    with reading(place) as snapshot:
        found = history(place, wanted, limit=limit)
        there = {(entry.table, entry.id) for entry in found if snapshot.row(entry.table, entry.id) is not None}
    seen: set[tuple[str, str]] = set()
    gone = []
    for entry in found:
        record = (entry.table, entry.id)
        if record not in there and record not in seen:
            gone.append(entry)
            seen.add(record)
    return tuple(gone)


def _values(snapshot: Snapshot, entry: HistoryEntry) -> dict[str, CellValue]:
    fields = {field.name for field in snapshot.fields(entry.table)}
    texts: dict[str, str] = json.loads(entry.before or "{}")
    return {
        f: value_as_it_was(snapshot, entry.table, f, text) for f, text in texts.items() if f in fields and f != "id"
    }

"""What the outbox lays over the snapshot, one overlay a record."""

from collections.abc import Iterable

from sync.outbox import Entry, EntryKind
from sync.publish import Overlay
from sync.workbook import CellValue


def overlays_of(entries: Iterable[Entry]) -> tuple[Overlay, ...]:
    """The entries gathered by record, later ones over earlier ones. A row taken out again lays nothing over."""
    cells: dict[tuple[str, str], dict[str, CellValue]] = {}
    new: set[tuple[str, str]] = set()
    for entry in entries:
        record = (entry.table, entry.record)
        if entry.kind is EntryKind.REMOVAL:
            continue
        if entry.kind is EntryKind.ROW:
            new.add(record)
        cells.setdefault(record, {}).update(entry.cells)
    return tuple(Overlay(table, id, (table, id) in new, values) for (table, id), values in cells.items())

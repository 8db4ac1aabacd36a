"""Tells the app's own edits, as a pull finds them in the workbook, from what people changed there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from records.changes import CellChange, ChangeKind, RowChange
from sync.cell_text import written_text
from sync.outbox import Entry, EntryKind, EntryState

_Cell = tuple[str, str, str]


@dataclass(frozen=True)
class Attributed:
    """The changes people made, those the app made that no history has yet, and the operations seen to be in the workbook."""

    by_people: tuple[RowChange, ...]
    by_app: tuple[tuple[Entry, RowChange], ...]
    seen: tuple[str, ...]


def attribute(changes: Sequence[RowChange], entries: Sequence[Entry]) -> Attributed:
    """Sort the differences between two readings by who made them.

    An applied entry is in the history since its push; what a pull adds to it is only what people did to the cell afterwards. An
    entry that was being sent when the process died counts as applied where its value is found.
    """
    applied = [entry for entry in entries if entry.state is EntryState.APPLIED]
    sending = [entry for entry in entries if entry.state is EntryState.SENDING]
    applied_rows, applied_cells, sent_rows, sent_cells = (
        _rows(applied),
        _cells(applied),
        _rows(sending),
        _cells(sending),
    )
    by_people: list[RowChange] = []
    by_app: list[tuple[Entry, RowChange]] = []
    for change in changes:
        rest = _without_applied(change, applied_rows, applied_cells)
        for entry, part in _found(rest, sent_rows, sent_cells):
            by_app.append((entry, part))
            rest = _less(rest, part)
        by_people += [rest] if rest and rest.cells else []
    seen = [entry.operation for entry in applied] + [entry.operation for entry, _ in by_app]
    return Attributed(tuple(by_people), tuple(by_app), tuple(seen))


def _rows(entries: Sequence[Entry]) -> Mapping[tuple[str, str, ChangeKind], Entry]:
    kinds = {EntryKind.ROW: ChangeKind.ADDED, EntryKind.REMOVAL: ChangeKind.REMOVED}
    return {(e.table, e.record, kinds[e.kind]): e for e in entries if e.kind in kinds}


def _cells(entries: Sequence[Entry]) -> Mapping[_Cell, Entry]:
    return {(e.table, e.record, e.field): e for e in entries if e.kind is EntryKind.CELL}


def _without_applied(
    change: RowChange, rows: Mapping[tuple[str, str, ChangeKind], Entry], cells: Mapping[_Cell, Entry]
) -> RowChange | None:
    if (change.table, change.id, change.kind) in rows:
        return None
    if change.kind is not ChangeKind.CHANGED:
        return change
    change = replace(change, cells=tuple(cell for cell in change.cells if not _is_numbering(change, cell)))
    return replace(change, cells=tuple(rest for cell in change.cells if (rest := _after_ours(change, cell, cells))))


def _is_numbering(change: RowChange, cell: CellChange) -> bool:
    """Whether this is Bahi's own number of a register's customer, written where there was none."""
    return (change.table, cell.field, cell.before) == ("Sales", "customer", "")


def _after_ours(change: RowChange, cell: CellChange, cells: Mapping[_Cell, Entry]) -> CellChange | None:
    entry = cells.get((change.table, change.id, cell.field))
    if entry is None:
        return cell
    ours = written_text(entry.cell)
    return None if cell.after == ours else replace(cell, before=ours)


def _found(
    change: RowChange | None, rows: Mapping[tuple[str, str, ChangeKind], Entry], cells: Mapping[_Cell, Entry]
) -> list[tuple[Entry, RowChange]]:
    if change is None:
        return []
    if entry := rows.get((change.table, change.id, change.kind)):
        return [(entry, change)]
    found = []
    for cell in change.cells if change.kind is ChangeKind.CHANGED else ():
        sent = cells.get((change.table, change.id, cell.field))
        if sent and cell.after == written_text(sent.cell):
            found.append((sent, replace(change, cells=(cell,))))
    return found


def _less(change: RowChange | None, part: RowChange) -> RowChange | None:
    if change is None or change.kind is not ChangeKind.CHANGED:
        return None
    return replace(change, cells=tuple(cell for cell in change.cells if cell not in part.cells))

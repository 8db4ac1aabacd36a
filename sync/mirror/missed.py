"""What changed while no machine looked, as far as the last values that the history knows can tell."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import select

from records.changes import CellChange, ChangeKind, Origin, RowChange
from records.rows import Row
from records.snapshot import Snapshot
from sync.current import reading
from sync.history import write_changes
from sync.mirror.mark import mark_in, remember
from sync.place import Place
from sync.state import HISTORY, state, state_as_read

_AT_ONCE = 2_000


@dataclass
class _Known:
    """A row as the history left it: the texts that it knows, of all fields only where the row was added."""

    tab: str
    label: str
    is_there: bool = True
    texts: dict[str, str] = field(default_factory=dict)


def note_missed(place: Place, *, at: datetime) -> int:
    """Write into the history what differs from its last values; returns how many entries that makes.

    A cell whose value the history does not know, and a row that it never saw, may have changed unnoticed.
    """
    known = _known(place)
    with reading(place) as snapshot:
        changes = [change for table, rows in known.items() for change in _changes(snapshot, table, rows)]
    with state(place.state) as connection:
        remember(connection, replace(mark_in(connection), compares=False))
        return write_changes(connection, changes, at=at, origin=Origin.SHEET, author="")


def _known(place: Place) -> Mapping[str, Mapping[str, _Known]]:
    """The rows by table and id."""
    known: dict[str, dict[str, _Known]] = defaultdict(dict)
    with state_as_read(place.state) as connection:
        for entry in connection.execute(select(HISTORY).where(HISTORY.c.record != "").order_by(HISTORY.c.number)):
            row = known[entry.table].setdefault(entry.record, _Known(entry.tab, entry.label))
            row.tab, row.label = entry.tab, entry.label
            row.is_there = entry.kind != ChangeKind.REMOVED
            if entry.kind == ChangeKind.CHANGED:
                row.texts[entry.field] = entry.after
            else:
                row.texts = dict(json.loads(entry.after or entry.before or "{}"))
    return known


def _changes(snapshot: Snapshot, table: str, known: Mapping[str, _Known]) -> Iterator[RowChange]:
    fields, tabs = _comparable(snapshot, table), {tab.tab for tab in snapshot.tabs() if tab.table}
    ids = list(known)
    for start in range(0, len(ids), _AT_ONCE):
        rows = snapshot.rows_of(table, ids[start : start + _AT_ONCE])
        for id in ids[start : start + _AT_ONCE]:
            change = _change(table, id, known[id], rows.get(id), fields)
            if change and change.cells and change.tab in tabs:
                yield change


def _change(
    table: str, id: str, known: _Known, row: Row | None, fields: Mapping[tuple[str, str], str]
) -> RowChange | None:
    if row is None:
        cells = (
            [CellChange(name, name, text, "") for name, text in known.texts.items() if text] if known.is_there else []
        )
        return RowChange(ChangeKind.REMOVED, table, known.tab, id, known.label, tuple(cells))
    if not known.is_there:
        texts = {name: row.text(name) for name in row.values}
        cells = [CellChange(name, name, "", text) for name, text in texts.items() if text]
        return RowChange(ChangeKind.ADDED, table, row.tab, id, row.label, tuple(cells))
    cells = [
        CellChange(name, fields[row.tab, name], text, row.text(name))
        for name, text in known.texts.items()
        if (row.tab, name) in fields and name in row.values and name not in row.waiting and row.text(name) != text
    ]
    return RowChange(ChangeKind.CHANGED, table, row.tab, id, row.label, tuple(cells))


def _comparable(snapshot: Snapshot, table: str) -> Mapping[tuple[str, str], str]:
    """The headings of fields by tab; not of those that stand in several columns, whose texts the history has one by one."""
    placed: Sequence[tuple[str, str]] = [(one.tab, one.field) for one in snapshot.headings(table)]
    alone = {place for place, count in Counter(placed).items() if count == 1}
    return {
        (p.tab, p.field): p.heading for p in snapshot.headings(table) if (p.tab, p.field) in alone and p.field != "id"
    }

"""What changed, when, by whom and from where: written when a snapshot is published or an edit applied, never rewritten."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Row, and_, func, insert, or_, select

from records.changes import ChangeKind, HistoryEntry, Origin, RowChange
from records.merged import MERGED_INTO
from sync.place import Place
from sync.state import HISTORY, OUTBOX, state_as_read

EVENT_ROW_LIMIT = 200
MOST_CHANGES = 500_000


@dataclass(frozen=True)
class HistoryFilter:
    """Which part of the history is asked for; an empty field does not narrow it."""

    table: str = ""
    record: str = ""
    kinds: tuple[ChangeKind, ...] = ()
    origin: Origin | None = None
    field: str = ""
    search: str = ""
    since: datetime | None = None
    until: datetime | None = None


def history(
    place: Place, wanted: HistoryFilter = HistoryFilter(), *, limit: int = 50, offset: int = 0
) -> tuple[HistoryEntry, ...]:
    """Entries of the history, newest first."""
    query = select(HISTORY).where(_condition(wanted)).order_by(HISTORY.c.number.desc()).limit(limit).offset(offset)
    with state_as_read(place.state) as connection:
        return tuple(_entry(row) for row in connection.execute(query))


def history_count(place: Place, wanted: HistoryFilter = HistoryFilter()) -> int:
    """How many entries the history has of that kind."""
    with state_as_read(place.state) as connection:
        return connection.scalar(select(func.count()).select_from(HISTORY).where(_condition(wanted))) or 0


def history_of(place: Place, table: str, record: str) -> tuple[HistoryEntry, ...]:
    """Everything that happened to one record, newest first."""
    return history(place, HistoryFilter(table=table, record=record), limit=EVENT_ROW_LIMIT)


def stage_changes(place: Place) -> tuple[HistoryEntry, ...]:
    """What is known of the enquiries' ways: each change of a stage, and when rows were added; for `records.funnel`."""
    moved = history(place, HistoryFilter(table="Deals", field="stage"), limit=MOST_CHANGES)
    return moved + history(place, HistoryFilter(table="Deals", kinds=(ChangeKind.ADDED,)), limit=MOST_CHANGES)


def merged_with(place: Place, table: str, record: str) -> tuple[HistoryEntry, ...]:
    """When other rows were merged into a record, or became customers of their own again, newest first."""
    column = HISTORY.c
    about = or_(column.after == record, column.before == record)
    query = select(HISTORY).where(column.table == table, column.field == MERGED_INTO, about)
    with state_as_read(place.state) as connection:
        found = connection.execute(query.order_by(column.number.desc()).limit(EVENT_ROW_LIMIT))
        return tuple(_entry(row) for row in found)


def entries_numbered(place: Place, numbers: Sequence[int]) -> tuple[HistoryEntry, ...]:
    """The entries with these numbers, oldest first."""
    query = select(HISTORY).where(HISTORY.c.number.in_(numbers)).order_by(HISTORY.c.number)
    with state_as_read(place.state) as connection:
        return tuple(_entry(row) for row in connection.execute(query))


def write_changes(
    connection: Connection,
    changes: Iterable[RowChange],
    *,
    at: datetime,
    origin: Origin,
    author: str,
    snapshot: str = "",
    operation: str = "",
) -> int:
    """Append changes to the history; returns how many entries they made: one a cell, one an added or removed row."""
    rows = history_rows(changes, at=at, origin=origin, author=author, snapshot=snapshot, operation=operation)
    write_rows(connection, rows)
    return len(rows)


def write_rows(connection: Connection, rows: Sequence[Mapping[str, object]]) -> None:
    """Append what `history_rows` has made."""
    if rows:
        connection.execute(insert(HISTORY), rows)


def changed_after(connection: Connection, saved_as: str) -> list[tuple[str, str, str]]:
    """The table, record and operation of each cell changed after the workbook took the first edit of one click.

    Counted by the order in which history was written: a sheet tells its time in whole seconds, and by its own clock.
    """
    ours = select(OUTBOX.c.operation).where(OUTBOX.c.saved_as == saved_as)
    first = select(func.min(HISTORY.c.number)).where(HISTORY.c.operation.in_(ours)).scalar_subquery()
    columns = (HISTORY.c.table, HISTORY.c.record, HISTORY.c.operation)
    query = select(*columns).where(HISTORY.c.number >= first, HISTORY.c.field != "")
    return [(table, record, operation) for table, record, operation in connection.execute(query)]


def history_rows(
    changes: Iterable[RowChange],
    *,
    at: datetime,
    origin: Origin,
    author: str,
    snapshot: str = "",
    operation: str = "",
) -> list[dict[str, object]]:
    """What `write_changes` writes, without numbers."""
    common = {"at": at, "origin": origin.value, "author": author, "snapshot": snapshot, "operation": operation}
    return [{**row, **common} for change in changes for row in _rows(change)]


def _rows(change: RowChange) -> list[dict[str, str]]:
    place = {
        "table": change.table,
        "tab": change.tab,
        "record": change.id,
        "label": change.label,
        "kind": change.kind.value,
    }
    if change.kind is ChangeKind.CHANGED:
        return [
            {**place, "field": cell.field, "heading": cell.heading, "before": cell.before, "after": cell.after}
            for cell in change.cells
        ]
    before = {cell.field: cell.before for cell in change.cells if cell.before}
    after = {cell.field: cell.after for cell in change.cells if cell.after}
    return [{**place, "field": "", "heading": "", "before": _json(before), "after": _json(after)}]


def _json(texts: dict[str, str]) -> str:
    return json.dumps(texts, ensure_ascii=False) if texts else ""


def _condition(wanted: HistoryFilter) -> ColumnElement[bool]:
    column = HISTORY.c
    parts: list[ColumnElement[bool]] = [column.number > 0]
    parts += [column.table == wanted.table] if wanted.table else []
    parts += [column.record == wanted.record] if wanted.record else []
    parts += [column.field == wanted.field] if wanted.field else []
    parts += [column.kind.in_([kind.value for kind in wanted.kinds])] if wanted.kinds else []
    parts += [column.origin == wanted.origin.value] if wanted.origin else []
    parts += [column.at >= wanted.since] if wanted.since else []
    parts += [column.at < wanted.until] if wanted.until else []
    if wanted.search:
        places = (column.label, column.before, column.after, column.heading)
        parts.append(or_(*(place.icontains(wanted.search, autoescape=True) for place in places)))
    return and_(*parts)


def _entry(row: Row[tuple[object, ...]]) -> HistoryEntry:
    return HistoryEntry(
        number=row.number,
        at=row.at,
        kind=ChangeKind(row.kind),
        table=row.table,
        tab=row.tab,
        id=row.record,
        label=row.label,
        field=row.field,
        heading=row.heading,
        before=row.before,
        after=row.after,
        origin=Origin(row.origin),
        author=row.author,
    )

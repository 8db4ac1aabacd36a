"""What every merge changed, cell by cell: kept before it is done, so that it can be finished or taken back at any later time."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, and_, func, insert, or_, select

from sync.outbox import LAID_OVER, entries_saved_as
from sync.place import Place
from sync.state import MERGED_CELLS, MERGES, state_as_read


@dataclass(frozen=True)
class MergedCell:
    """One cell that a merge changed, as texts."""

    table: str
    id: str
    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Merge:
    """Rows that were made one: `gone` has what the others were called, by id. `saved_as` is the click, of one merge or of many."""

    name: str
    saved_as: str
    at: datetime
    author: str
    table: str
    kept: str
    label: str
    gone: Mapping[str, str]
    cells: tuple[MergedCell, ...]


def remember_merges(connection: Connection, merges: Sequence[Merge]) -> None:
    """Keep what merges are going to change."""
    for merge in merges:
        gone = json.dumps(dict(merge.gone), ensure_ascii=False)
        connection.execute(
            insert(MERGES).values(
                name=merge.name, saved_as=merge.saved_as, at=merge.at, author=merge.author, table=merge.table,
                kept=merge.kept, label=merge.label, gone=gone,
            )
        )  # fmt: skip
    cells = [
        {"merge": m.name, "table": c.table, "record": c.id, "field": c.field, "before": c.before, "after": c.after}
        for m in merges
        for c in m.cells
    ]
    if cells:
        connection.execute(insert(MERGED_CELLS), cells)


def merges_with(place: Place, table: str, key: str) -> tuple[Merge, ...]:
    """The merges that made a row what it is, or took it away, newest first."""
    holds = or_(MERGES.c.kept == key, MERGES.c.gone.contains(json.dumps(key) + ":", autoescape=True))
    query = select(MERGES).where(MERGES.c.table == table, holds).order_by(MERGES.c.at.desc(), MERGES.c.name)
    with state_as_read(place.state) as connection:
        return _merges(connection, connection.execute(query).all())


def merges_away(place: Place, table: str, key: str) -> tuple[Merge, ...]:
    """The merges that took a row away, newest first."""
    return tuple(merge for merge in merges_with(place, table, key) if key in merge.gone)


def recent_merges(place: Place, *, limit: int = 50, offset: int = 0) -> tuple[Merge, ...]:
    """All merges, newest first, those that were taken back among them."""
    query = select(MERGES).order_by(MERGES.c.at.desc(), MERGES.c.name).limit(limit).offset(offset)
    with state_as_read(place.state) as connection:
        return _merges(connection, connection.execute(query).all())


def merge_count(place: Place) -> int:
    """How many merges were ever made."""
    with state_as_read(place.state) as connection:
        return connection.scalar(select(func.count()).select_from(MERGES)) or 0


def merge_named(place: Place, name: str) -> Merge | None:
    """One merge."""
    with state_as_read(place.state) as connection:
        found = _merges(connection, connection.execute(select(MERGES).where(MERGES.c.name == name)).all())
    return next(iter(found), None)


def is_on_its_way(place: Place, merge: Merge) -> bool:
    """Whether anything of the click that made it waits for the sheet, or for the sheet to be read again."""
    with state_as_read(place.state) as connection:
        return any(entry.state in LAID_OVER for entry in entries_saved_as(connection, merge.saved_as))


def connected(place: Place, merges: Sequence[Merge]) -> tuple[Merge, ...]:
    """These merges and all that share a row or a cell with them, or with one that does, oldest first."""
    with state_as_read(place.state) as connection:
        names = _connected(connection, {merge.name for merge in merges})
        found = _merges(connection, connection.execute(select(MERGES).where(MERGES.c.name.in_(names))).all())
        first = dict(map(tuple, connection.execute(_FIRST_CELLS.where(MERGED_CELLS.c.merge.in_(names)))))
    return tuple(sorted(found, key=lambda merge: (merge.at, first.get(merge.name, 0))))


_FIRST_CELLS = select(MERGED_CELLS.c.merge, func.min(MERGED_CELLS.c.number)).group_by(MERGED_CELLS.c.merge)
"""Of each merge the number of its first cell: of two at one moment the one made first has the lower."""


def _connected(connection: Connection, names: set[str]) -> set[str]:
    columns = MERGES.c.name, MERGES.c.table, MERGES.c.kept, MERGES.c.gone
    rows = {name: [(table, key) for key in (kept, *json.loads(gone))]
            for name, table, kept, gone in connection.execute(select(*columns))}  # fmt: skip
    by_row: dict[tuple[str, str], set[str]] = {}
    for name, some in rows.items():
        for row in some:
            by_row.setdefault(row, set()).add(name)
    found, fresh = set(names), set(names)
    while fresh:
        near = {other for name in fresh for row in rows.get(name, ()) for other in by_row[row]}
        fresh = (near | _sharing_cells(connection, fresh)) - found
        found |= fresh
    return found


def _sharing_cells(connection: Connection, names: set[str]) -> set[str]:
    """The merges that wrote a cell which one of these wrote."""
    own, other = MERGED_CELLS.alias(), MERGED_CELLS.alias()
    same = and_(own.c.table == other.c.table, own.c.record == other.c.record, own.c.field == other.c.field)
    query = select(other.c.merge).distinct().select_from(own.join(other, same)).where(own.c.merge.in_(names))
    return set(connection.scalars(query))


def _merges(connection: Connection, rows: Iterable[Row[tuple[object, ...]]]) -> tuple[Merge, ...]:
    found = [row._asdict() for row in rows]
    query = select(MERGED_CELLS).where(MERGED_CELLS.c.merge.in_([row["name"] for row in found]))
    cells: dict[str, list[MergedCell]] = {}
    for cell in connection.execute(query.order_by(MERGED_CELLS.c.number)):
        one = MergedCell(cell.table, cell.record, cell.field, cell.before, cell.after)
        cells.setdefault(cell.merge, []).append(one)
    return tuple(
        Merge(**{**row, "gone": json.loads(row["gone"])}, cells=tuple(cells.get(row["name"], ()))) for row in found
    )

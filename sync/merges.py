"""What every merge changed, cell by cell: kept before it is done, so that it can be finished or taken back at any later time."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from sqlalchemy import Connection, Row, func, insert, or_, select

from records.rows import Row as Record
from records.snapshot import Snapshot
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


class CellState(Enum):
    """How a cell that a merge changed stands now."""

    TAKEN = "taken"
    """It says what the merge wrote."""
    BACK = "back"
    """It says what it said before: refused by the sheet, or taken back."""
    CHANGED = "changed"
    """Somebody has written something else since."""
    GONE = "gone"
    """Its row is not in the sheet any more."""


@dataclass(frozen=True)
class MergeState:
    """How far a merge has come."""

    merge: Merge
    cells: tuple[tuple[MergedCell, CellState], ...]
    stands: bool
    """Whether any of the rows is still merged into the one that was kept."""

    def those(self, *states: CellState) -> tuple[MergedCell, ...]:
        """The cells that stand so."""
        return tuple(cell for cell, state in self.cells if state in states)

    @property
    def is_half_done(self) -> bool:
        """Whether it stands, and some of its cells do not say what it wrote though nobody wrote anything else."""
        return self.stands and bool(self.those(CellState.BACK))


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


def states_of(snapshot: Snapshot, merges: Sequence[Merge]) -> tuple[MergeState, ...]:
    """How merges stand, as the snapshot has their cells."""
    wanted: dict[str, dict[str, None]] = {}
    for cell in (cell for merge in merges for cell in merge.cells):
        wanted.setdefault(cell.table, {})[cell.id] = None
    rows = {table: snapshot.rows_of(table, list(ids)) for table, ids in wanted.items()}
    return tuple(_state(snapshot, merge, rows) for merge in merges)


def _state(snapshot: Snapshot, merge: Merge, rows: Mapping[str, Mapping[str, Record]]) -> MergeState:
    cells = tuple((cell, _cell_state(cell, rows[cell.table].get(cell.id))) for cell in merge.cells)
    away = snapshot.merged(merge.table)
    is_away = any(key in away for key in merge.gone)
    # Of customers whom only a register knows nothing is away: their rows say whose they are.
    has_own_rows = any(cell.field == "merged_into" for cell in merge.cells)
    return MergeState(merge, cells, is_away if has_own_rows else any(s is CellState.TAKEN for _, s in cells))


def _cell_state(cell: MergedCell, row: Record | None) -> CellState:
    if row is None:
        return CellState.GONE
    now = row.text(cell.field)
    return CellState.TAKEN if now == cell.after else CellState.BACK if now == cell.before else CellState.CHANGED


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

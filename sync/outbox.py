"""The edits made in the app, kept durably from the click until the workbook has taken or refused them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import uuid4

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from sync.cell_json import from_json, to_json, values_from_json, values_to_json
from sync.state import OUTBOX
from sync.workbook import CellValue


class EntryKind(StrEnum):
    """What an entry does."""

    CELL = "cell"
    ROW = "row"
    """Append a row."""
    REMOVAL = "removal"
    """Take an appended row out again."""


class EntryState(StrEnum):
    """Where an entry is on its way."""

    WAITING = "waiting"
    SENDING = "sending"
    """A push has begun with it; after a crash it is sent again, which does no harm."""
    APPLIED = "applied"
    """The workbook took it; the next pull confirms it."""
    CONFIRMED = "confirmed"
    CONFLICT = "conflict"
    """The workbook refused it; a person has to look."""
    SETTLED = "settled"
    """A conflict that a person has decided, or an entry undone before it was sent."""


LAID_OVER = (EntryState.WAITING, EntryState.SENDING, EntryState.APPLIED)
"""The states in which people see an entry's value though the last pull has not."""
UNSENT = (EntryState.WAITING, EntryState.SENDING)


@dataclass(frozen=True)
class Entry:
    """One cell edited, one row appended or one removed. `new` is a cell value, or the values by field of a whole row."""

    operation: str
    saved_as: str
    kind: EntryKind
    state: EntryState
    at: datetime
    author: str
    table: str
    tab: str
    record: str
    label: str
    field: str
    heading: str
    base: str
    new: CellValue | Mapping[str, CellValue]
    found: str = ""
    verdict: str = ""

    @property
    def cell(self) -> CellValue:
        """The cell value of a CELL entry."""
        assert not isinstance(self.new, Mapping)
        return self.new

    @property
    def cells(self) -> Mapping[str, CellValue]:
        """What it lays over its record, by field."""
        return self.new if isinstance(self.new, Mapping) else {self.field: self.new}


def new_operation() -> str:
    """A name for an operation that nothing else has."""
    return uuid4().hex


def put(connection: Connection, entries: Iterable[Entry]) -> None:
    """Write entries into the outbox."""
    rows = [_row(entry) for entry in entries]
    if rows:
        connection.execute(insert(OUTBOX), rows)


def entries_in(
    connection: Connection, states: Sequence[EntryState], *, of: tuple[str, str] | None = None
) -> tuple[Entry, ...]:
    """The entries in these states, oldest first; of one record where its table and id are given."""
    query = select(OUTBOX).where(OUTBOX.c.state.in_(states)).order_by(OUTBOX.c.number)
    if of is not None:
        query = query.where(OUTBOX.c.table == of[0], OUTBOX.c.record == of[1])
    return _entries(connection.execute(query))


def newest_waiting(connection: Connection) -> int:
    """The number of the entry that has waited for the shortest time; 0 where none waits."""
    waiting = OUTBOX.c.state == EntryState.WAITING.value
    return connection.scalar(select(func.max(OUTBOX.c.number)).where(waiting)) or 0


def entries_saved_as(connection: Connection, saved_as: str) -> tuple[Entry, ...]:
    """The entries of one click, oldest first."""
    return _entries(connection.execute(select(OUTBOX).where(OUTBOX.c.saved_as == saved_as).order_by(OUTBOX.c.number)))


def entry_of(connection: Connection, operation: str) -> Entry | None:
    """One entry by its operation."""
    return next(iter(_entries(connection.execute(select(OUTBOX).where(OUTBOX.c.operation == operation)))), None)


def move(
    connection: Connection, operations: Iterable[str], state: EntryState, *, verdict: str = "", found: str = ""
) -> None:
    """Put entries into a state, with the verdict that led there."""
    values = {"state": state.value} | ({"verdict": verdict, "found": found} if verdict else {})
    moved = [{"moved": operation} for operation in operations]
    if moved:
        connection.execute(update(OUTBOX).where(OUTBOX.c.operation == bindparam("moved")).values(values), moved)


def _row(entry: Entry) -> dict[str, object]:
    new = values_to_json(dict(entry.new)) if isinstance(entry.new, Mapping) else to_json(entry.new)
    return {**entry.__dict__, "kind": entry.kind.value, "state": entry.state.value, "new": new}


def _entries(rows: Iterable[Row[tuple[object, ...]]]) -> tuple[Entry, ...]:
    return tuple(_entry(row._asdict()) for row in rows)


def _entry(row: dict[str, object]) -> Entry:
    row.pop("number")
    kind, new = EntryKind(str(row.pop("kind"))), str(row.pop("new"))
    value = from_json(new) if kind is EntryKind.CELL else values_from_json(new)
    return Entry(kind=kind, state=EntryState(str(row.pop("state"))), new=value, **row)  # type: ignore[arg-type]

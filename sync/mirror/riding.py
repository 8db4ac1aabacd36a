"""The history of edits, sent in the very batch that carries them out: no further call, and nothing to lose in between."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from records.changes import Origin, RowChange
from sync.history import history_rows
from sync.mirror.contents import chunk_row, row_of
from sync.mirror.mark import Mark, mark_in, remember
from sync.mirror.packing import LONGEST_PART, Chunk, Kept
from sync.mirror.plan import advanced, entries_from, newest_number
from sync.outbox import Entry
from sync.own_tabs import KeepsHistory, KeptRow, Ride
from sync.place import Place
from sync.state import state
from sync.workbook import Edit, Workbook

_MOST_ALONG = 2_000
"""What waits beyond that is written by itself."""


@dataclass
class Along:
    """What goes along with one push. Until it has `arrived` the tab is in doubt, and is written again in a minute."""

    mark: Mark | None = None
    waiting: Sequence[Kept] = ()
    """The entries of the open chunk, those that are not in the tab yet among them."""
    to_come: Sequence[tuple[frozenset[str], Sequence[Kept]]] = ()
    """What the history will say when these operations are carried out."""
    ride: Ride | None = None
    sent: Chunk | None = None

    def rows(self, operations: frozenset[str]) -> Mapping[int, KeptRow]:
        """The open chunk with what is certain and with what these operations will add; nothing where it is full."""
        if self.mark is None:
            return {}
        new = [entry for needed, entries in self.to_come if needed <= operations for entry in entries]
        last = self.waiting[-1]["number"] if self.waiting else self.mark.first - 1
        numbered = [{**entry, "number": number} for number, entry in enumerate(new, last + 1)]
        chunk = Chunk(self.mark.chunk, (*self.waiting, *numbered))
        self.sent = chunk if chunk.entries and len(chunk.text) <= LONGEST_PART else None
        return {row_of(chunk): chunk_row(chunk)} if self.sent else {}

    def arrived(self, connection: Connection) -> None:
        """Compare what was sent with what the history came to say; part of the transaction that wrote it."""
        if self.mark is None:
            return
        if self.sent is None or self.ride is None or not self.ride.is_carried:
            remember(connection, replace(mark_in(connection), is_doubtful=self.mark.is_doubtful))
        elif tuple(entries_from(connection, self.mark.first)) == self.sent.entries:
            remember(connection, advanced(mark_in(connection), [self.sent]))


def ride_along(
    place: Place, workbook: Workbook, changes: Sequence[tuple[Entry, RowChange]], edits: Sequence[Edit], *, at: datetime
) -> Along:
    """Let the history of a push go along with it, where the workbook has a tab for it and that saves a call.

    `changes` are what the history will say of each entry once all its `edits` are carried out.
    """
    if not isinstance(workbook, KeepsHistory):
        return Along()
    with state(place.state) as connection:
        mark = mark_in(connection)
        waiting = entries_from(connection, mark.first, limit=_MOST_ALONG)
        is_ready = mark.is_on(place) and mark.token and not mark.takes_over
        if not is_ready or (waiting and waiting[-1]["number"] < newest_number(connection)):
            return Along()
        along = Along(mark, waiting, [(_operations(entry, edits), _entries(entry, c, at)) for entry, c in changes])
        along.ride = workbook.history_tab().ride(mark.token, along.rows)
        if along.ride is not None:
            remember(connection, replace(mark, is_doubtful=True))
    return along if along.ride else Along()


def _operations(entry: Entry, edits: Sequence[Edit]) -> frozenset[str]:
    return frozenset(edit.operation for edit in edits if edit.operation.split("/")[0] == entry.operation)


def _entries(entry: Entry, change: RowChange, at: datetime) -> list[Kept]:
    rows = history_rows([change], at=at, origin=Origin.APP, author=entry.author, operation=entry.operation)
    return [{name: value for name, value in row.items() if name != "snapshot"} for row in rows]

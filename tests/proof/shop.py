"""One copy of the whole app at a shared sheet: what people do in it, and what its outbox says became of that."""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sync import current
from sync.current import reading
from sync.edits import EditRefused, add_record, conflicts, dismiss, keep_mine, save_edit, undo
from sync.google.opening import memory_of
from sync.guards import Guard
from sync.history import history
from sync.ids import allow_ids
from sync.locks import Busy
from sync.outbox import Entry, EntryKind, EntryState, entries_in
from sync.place import Place
from sync.pull import pull
from sync.push import push
from sync.sheet_address import sheet_address
from sync.state import state_as_read
from sync.workbook import CellEdit, CellValue, Edit, NewRow, Outcome, RowRemoval, Verdict, WorkbookUnavailable
from tests.proof.oracle import Operation, Oracle

ID = "ID"
_GUARDS = frozenset(guard.__name__ for guard in Guard.__subclasses__())
_HEADINGS = {"name": "Name", "city": "City", "notes": "Notes"}
_ANSWERED = (EntryState.APPLIED, EntryState.CONFIRMED)
_REFUSALS = (EditRefused, Guard, WorkbookUnavailable, Busy)


@dataclass
class AppCopy:
    """A state folder, a key, and the clicks so far."""

    name: str
    place: Place
    url: str
    clock: Callable[[], datetime]
    clicks: list[str] = field(default_factory=list)
    operations: dict[str, Operation] = field(default_factory=dict)

    @classmethod
    def at(cls, name: str, sheet: str, folder: Path, url: str, clock: Callable[[], datetime]) -> "AppCopy":
        """A copy with a state folder inside of this one."""
        return cls(name, Place(sheet_address(sheet), folder / name.partition("@")[0]), url, clock)

    def begin(self) -> None:
        """The first reading."""
        with self.running():
            allow_ids(self.place)
            pull(self.place, clock=self.clock)

    @contextmanager
    def running(self) -> Iterator[None]:
        """As a process of its own: with its key, and nothing remembered from another one."""
        os.environ["BAHI_GOOGLE_API"] = self.url
        os.environ["BAHI_GOOGLE_KEY"] = json.dumps(
            {"client_id": "c", "client_secret": "s", "refresh_token": self.name, "token_uri": f"{self.url}/token"}
        )
        memory_of.cache_clear()
        try:
            yield
        except _REFUSALS:
            return

    def people(self) -> list[str]:
        """The ids that this copy shows."""
        with reading(self.place) as snapshot:
            rows = snapshot.cursor().execute('SELECT _key FROM "contacts" ORDER BY _position').fetchall()
        return [key for (key,) in rows]

    def save(self, which: int, name: str, value: CellValue) -> None:
        """Somebody edits a field of a contact."""
        if people := self.people():
            saved = save_edit(self.place, "Contacts", people[which % len(people)], {name: value}, clock=self.clock)
            self.clicks.append(saved.saved_as)

    def add(self, values: Mapping[str, CellValue]) -> None:
        """Somebody adds a contact."""
        self.clicks.append(add_record(self.place, "Contacts", values, clock=self.clock).saved_as)

    def undo(self, which: int) -> None:
        """Somebody takes back what one click saved."""
        if clicks := [click for click in self.clicks if click]:
            undo(self.place, clicks[which % len(clicks)], clock=self.clock)

    def decide(self, which: int, *, is_kept: bool) -> None:
        """Somebody decides about an edit that the sheet refused."""
        if found := conflicts(self.place):
            operation = found[which % len(found)].operation
            if is_kept:
                keep_mine(self.place, operation, clock=self.clock)
            else:
                dismiss(self.place, operation)

    def push(self) -> None:
        """What waits goes into the sheet."""
        push(self.place, clock=self.clock)

    def pull(self) -> None:
        """The sheet is read."""
        pull(self.place, accept=_GUARDS, clock=self.clock)

    def tell(self, oracle: Oracle) -> None:
        """Let the oracle know what was asked for in the app since."""
        for entry in self._entries():
            if entry.operation not in self.operations:
                content = None if entry.kind is EntryKind.REMOVAL else ()
                operation = Operation(self.name, _edit_of(entry), content)
                self.operations[entry.operation] = oracle.asked(operation)

    def answer(self) -> None:
        """Take over what the outbox says became of it."""
        for entry in self._entries():
            operation = self.operations[entry.operation]
            if not operation.is_open:
                continue
            if entry.state in _ANSWERED:
                operation.outcome = Outcome(entry.operation, Verdict.APPLIED)
            elif entry.verdict:
                operation.outcome = Outcome(entry.operation, Verdict(entry.verdict), entry.found)
            elif entry.state is EntryState.SETTLED:
                operation.is_withdrawn = True

    def told_twice(self) -> list[str]:
        """Applied operations that the history has not exactly once."""
        told = [entry for entry in history(self.place, limit=1000) if entry.origin.value == "app"]
        done = [o for o in self.operations.values() if o.outcome and o.outcome.verdict is Verdict.APPLIED]
        return [] if len(told) == len(done) else [f"{self.name}: {len(done)} applied, {len(told)} in the history"]

    def _entries(self) -> tuple[Entry, ...]:
        with state_as_read(self.place.state) as connection:
            return entries_in(connection, list(EntryState))


def close_readings(folder: Path) -> None:
    """What the process holds open of the state folders inside of this one."""
    for path, opened in list(current._opened.items()):
        if path.is_relative_to(folder):
            opened.snapshot.close()
            del current._opened[path]


def _edit_of(entry: Entry) -> Edit:
    if entry.kind is EntryKind.CELL:
        return CellEdit(entry.operation, entry.tab, ID, entry.record, entry.heading, entry.base, entry.cell)
    if entry.kind is EntryKind.REMOVAL:
        return RowRemoval(entry.operation, entry.tab, ID, entry.record, entry.base)
    values = [(_HEADINGS.get(name, name.lstrip("+")), value) for name, value in entry.cells.items() if name != "id"]
    return NewRow(entry.operation, entry.tab, ID, entry.record, ((ID, entry.record), *values))

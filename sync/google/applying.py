"""Edits carried out by swap and fence: read, decide, write with pre-images, judge, put back what was displaced."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sync.edit_keys import key_of
from sync.google import sentences
from sync.google.batch import batch, new_number
from sync.google.beside import Beside
from sync.google.failures import Refused
from sync.google.fence import Fenced, Sent
from sync.google.forgetting import KEPT_FOR, Forgotten, forgotten
from sync.google.grid import Grid
from sync.google.journal import Journal
from sync.google.judging import judge
from sync.google.plan import Attempt, Restore, RowWrite
from sync.google.protection import Closed
from sync.google.restoring import restore
from sync.google.slots import displaced
from sync.google.tabstate import TabState
from sync.workbook import CellEdit, Edit, Outcome, RowRemoval, Verdict, WorkbookUnavailable, WorkbookUnsettled

_ROUNDS = 8
_REFUSALS = 3


@dataclass
class Applying:
    """One batch of edits on its way into the sheet."""

    edits: Sequence[Edit]
    journal: Journal
    fenced: Fenced
    fresh: Callable[[Sequence[str]], Grid]
    """Reads the named tabs as they are now."""
    closed: Callable[[], Mapping[int, Sequence[Closed]]]
    """Asks what parts of the tabs are protected from us."""
    clock: Callable[[], datetime]
    beside: Beside | None = None
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    refusals: int = 0
    kept_out: Mapping[int, Sequence[Closed]] = field(default_factory=dict)

    def outcome(self) -> tuple[Outcome, ...]:
        """Carry them out; the outcomes in the order of the edits.

        Raises WorkbookUnavailable with nothing of them in the sheet, else WorkbookUnsettled.
        """
        keys = [key_of(edit) for edit in self.edits]
        try:
            self._carry_out()
        except WorkbookUnavailable as obstacle:
            if not self.journal.knows(keys):
                raise
            raise WorkbookUnsettled(obstacle.message, **obstacle.parts) from obstacle
        return tuple(self.outcomes[key] for key in keys)

    def _carry_out(self) -> None:
        self._recover()
        self._answer_from_journal()
        for _ in range(_ROUNDS):
            if not self._waiting() and not self.journal.restores:
                break
            if not self._round():
                break
        else:
            raise WorkbookUnavailable(sentences.KEEPS_CHANGING)
        self.journal.restored()

    def _recover(self) -> None:
        """Settle what an earlier run left open, before anything is read."""
        for attempt in list(self.journal.attempts):
            sent = self.fenced.settle(attempt)
            if sent.is_applied:
                self.judge(attempt, sent)

    def _answer_from_journal(self) -> None:
        for edit in self.edits:
            key = key_of(edit)
            if key in self.journal.lost:
                self.outcomes[key] = Outcome(edit.operation, Verdict.LOST, self.journal.lost[key])
            elif key in self.journal.applied:
                self.outcomes[key] = Outcome(edit.operation, Verdict.APPLIED)

    def _waiting(self) -> list[Edit]:
        return [edit for edit in self.edits if key_of(edit) not in self.outcomes]

    def _round(self) -> bool:
        """Whether another look is needed."""
        tabs = {edit.tab for edit in self._waiting()}
        grid = self.fresh([] if self.journal.restores else sorted(tabs))
        rows = self._planned(grid)
        if not rows:
            return False
        now = self.clock()
        gone = Forgotten() if self.refusals else forgotten(grid.own, self.journal.done_since(now - KEPT_FOR), now)
        attempt = Attempt(new_number(), tuple(rows), self._first_steps(rows), gone.fences)
        labels = {key_of(edit): edit.operation for edit in self.edits}
        body = batch(attempt, grid, labels=labels, moment=now, gone=gone)
        body["requests"] += self.beside.requests(self._carried_out()) if self.beside else []
        try:
            sent = self.fenced.send(attempt, body)
        except Refused as refusal:
            # It may have been for what goes beside; the edits do not wait for that.
            self.beside = None
            # A tab or a row went away since it was looked at; what Google keeps refusing is told.
            self.refusals += 1
            if self.refusals == _REFUSALS:
                raise
            if refusal.message == sentences.PROTECTED:
                self.kept_out = self.closed()
            return True
        if sent.is_applied:
            if self.beside:
                self.beside.is_carried = True
            self.judge(attempt, sent, restored=self.journal.restores)
        return True

    def _carried_out(self) -> frozenset[str]:
        """The operations of all edits that are not refused."""
        refused = {key for key, outcome in self.outcomes.items() if outcome.verdict is not Verdict.APPLIED}
        return frozenset(edit.operation for edit in self.edits if key_of(edit) not in refused)

    def _first_steps(self, rows: Sequence[RowWrite]) -> tuple[str, ...]:
        removals = {key_of(edit) for edit in self.edits if isinstance(edit, RowRemoval)}
        emptying = [row for row in rows if all(cell.column != row.id_column for cell in row.cells)]
        return tuple(key for row in emptying for key in row.owners if key in removals)

    def _planned(self, grid: Grid) -> list[RowWrite]:
        states = {tab.title: TabState(tab, self.kept_out.get(tab.sheet_id, ())) for tab in grid.tabs}
        by_sheet = {tab.sheet_id: states[tab.title] for tab in grid.tabs}
        for wanted in list(self.journal.restores):
            if lost := restore(wanted, by_sheet.get(wanted.sheet_id)):
                self.journal.lose(wanted, lost.value)
        self._answer_from_journal()
        later = self._after_restoring(states.values())
        ready = [edit for edit in self._waiting() if key_of(edit) not in later]
        pending = [edit for edit in ready if not self._decided(edit, states.get(edit.tab))]
        rows = [row for state in states.values() for row in state.rows_to_write()]
        written = {key for row in rows for key in row.owners}
        for edit in pending:
            if key_of(edit) not in written:
                # Others of the batch take back what it brings.
                self.outcomes[key_of(edit)] = Outcome(edit.operation, Verdict.APPLIED)
        return rows

    def _after_restoring(self, states: Iterable[TabState]) -> set[str]:
        """Edits whose id landed on another row: written anew only when that is back, as two rows would look alike."""
        if not any(state.rows_to_write() for state in states):
            return set()
        displaced_by = {key for wanted in self.journal.restores for key in wanted.owners}
        return displaced_by - {key_of(edit) for edit in self.edits if isinstance(edit, CellEdit)}

    def _decided(self, edit: Edit, state: TabState | None) -> bool:
        key = key_of(edit)
        found = judge(edit, key, state, self.journal.emptied) if state else Outcome(edit.operation, Verdict.GONE)
        if found:
            self.outcomes[key] = found
        return found is not None

    def judge(self, attempt: Attempt, sent: Sent, *, restored: Sequence[Restore] = ()) -> None:
        """What the pre-images say: applied, or displaced something that is to be put back.

        `restored` are earlier restores that the attempt was to make; where it went astray they are looked at again.
        """
        restores = [] if sent.slots is None else _displaced(attempt, sent)
        spoilt = {key for one in restores for key in one.owners}
        # Without slots nobody can tell; the next look compares the cells themselves.
        done = set() if sent.slots is None else {key for row in attempt.rows for key in row.owners} - spoilt
        is_well = sent.slots is not None and not restores
        earlier = [one for one in self.journal.restores if not (is_well and one in restored)]
        # The last displaced is put back first, as it may stand on what was displaced before it.
        self.journal.judged(attempt, restores=[*restores, *earlier], applied=done)
        self._answer_from_journal()


def _displaced(attempt: Attempt, sent: Sent) -> list[Restore]:
    pairs = zip(attempt.rows, sent.slots or (), strict=True)
    return [found for row, slot in pairs if (found := displaced(row, slot))]

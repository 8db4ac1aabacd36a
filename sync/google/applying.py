"""Edits carried out by swap and fence: read, decide, write with pre-images, judge, put back what was displaced."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sync.google import sentences
from sync.google.batch import batch, new_number
from sync.google.client import Refused
from sync.google.fence import Fenced, Sent
from sync.google.grid import Grid
from sync.google.journal import Journal
from sync.google.judging import judge
from sync.google.plan import Attempt, Restore, RowWrite, key_of
from sync.google.restoring import restore
from sync.google.slots import displaced
from sync.google.tabstate import TabState
from sync.workbook import CellEdit, Edit, Outcome, RowRemoval, Verdict, WorkbookUnavailable

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
    clock: Callable[[], datetime]
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    emptied: set[str] = field(default_factory=set)
    refusals: int = 0

    def outcome(self) -> tuple[Outcome, ...]:
        """Carry them out; the outcomes in the order of the edits. Raises WorkbookUnavailable."""
        keys = [key_of(edit) for edit in self.edits]
        self._recover()
        self._answer_from_journal()
        for _ in range(_ROUNDS):
            if not self._waiting() and not self.journal.restores:
                break
            if not self._round():
                break
        else:
            raise WorkbookUnavailable(sentences.KEEPS_CHANGING)
        self.journal.told(keys)
        return tuple(self.outcomes[key] for key in keys)

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
                self.outcomes[key] = Outcome(edit.operation, Verdict.CONFLICT, self.journal.lost[key])
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
        attempt = Attempt(new_number(), tuple(rows))
        labels = {key_of(edit): edit.operation for edit in self.edits}
        try:
            sent = self.fenced.send(attempt, batch(attempt, grid, labels=labels, moment=self.clock()))
        except Refused:
            # A tab or a row went away since it was looked at; what Google keeps refusing is told.
            self.refusals += 1
            if self.refusals == _REFUSALS:
                raise
            return True
        if sent.is_applied:
            self.judge(attempt, sent, restored=self.journal.restores)
        return True

    def _planned(self, grid: Grid) -> list[RowWrite]:
        states = {tab.title: TabState(tab) for tab in grid.tabs}
        by_sheet = {tab.sheet_id: states[tab.title] for tab in grid.tabs}
        for wanted in self.journal.restores:
            if lost := restore(wanted, by_sheet.get(wanted.sheet_id)):
                self.journal.lost |= dict.fromkeys(lost.owners, lost.value)
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
        found = judge(edit, key, state, self.emptied) if state else Outcome(edit.operation, Verdict.GONE)
        if found:
            self.outcomes[key] = found
        return found is not None

    def judge(self, attempt: Attempt, sent: Sent, *, restored: Sequence[Restore] = ()) -> None:
        """What the pre-images say: applied, or displaced something that is to be put back.

        `restored` are earlier restores that the attempt was to make; where it went astray they are looked at again.
        """
        restores = [] if sent.slots is None else _displaced(attempt, sent)
        spoilt = {key for one in restores for key in one.owners}
        columns: dict[str, set[bool]] = defaultdict(set)
        for row in attempt.rows:
            for key in row.owners:
                columns[key].add(any(cell.column == row.id_column for cell in row.cells))
        # Without slots nobody can tell; the next look compares the cells themselves.
        done = set() if sent.slots is None else set(columns) - spoilt
        half = {key_of(e) for e in self.edits if isinstance(e, RowRemoval) and True not in columns[key_of(e)]} & done
        self.emptied |= half
        is_well = sent.slots is not None and not restores
        earlier = [one for one in self.journal.restores if not (is_well and one in restored)]
        # The last displaced is put back first, as it may stand on what was displaced before it.
        self.journal.judged(attempt, restores=[*restores, *earlier], applied=done - half)
        self._answer_from_journal()


def _displaced(attempt: Attempt, sent: Sent) -> list[Restore]:
    pairs = zip(attempt.rows, sent.slots or (), strict=True)
    return [found for row, slot in pairs if (found := displaced(row, slot))]

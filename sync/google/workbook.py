"""A Google Sheet as the workbook."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from sync.google import sentences
from sync.google.adding import header_write, new_tabs
from sync.google.applying import Applying
from sync.google.batch import batch, claim, new_number
from sync.google.client import Refused, SheetsClient
from sync.google.fence import Fenced, Sent
from sync.google.grid import FIELDS, OWN_TAB, Grid, grid_of, quoted, version_of
from sync.google.journal import Journal
from sync.google.limits import Pace
from sync.google.memory import Memory
from sync.google.plan import Attempt
from sync.sheet_address import sheet_address, sheet_id_in
from sync.workbook import Contents, Edit, NewTab, Outcome, WorkbookUnavailable

_ATTEMPTS = 3


class GoogleWorkbook:
    """Reads with one call, writes with two whatever the number of cells, tabs and new rows.

    `journal` is the file that remembers what was sent and not yet judged. `memory` has the tabs' names, kept by whoever
    opens the same sheet again and again, so that looking for changes asks for values only.
    """

    def __init__(
        self,
        client: SheetsClient,
        address: str,
        *,
        journal: Path,
        memory: Memory | None = None,
        clock: Callable[[], datetime] = datetime.now,
        pace: Pace | None = None,
    ) -> None:
        self._id = sheet_id_in(address)
        if not self._id:
            raise WorkbookUnavailable(sentences.NO_SHEET)
        self.address = sheet_address(self._id)
        self._client, self._clock = client, clock
        self._memory = memory or Memory()
        self._journal = Journal.at(journal)
        self._fenced = Fenced(client, self._id, self._journal, pace or Pace())
        self._held: Grid | None = None

    def version(self) -> str:
        """A hash of what all cells show, from one call. Raises WorkbookUnavailable."""
        self._held = None
        titles = self._memory.titles(self._clock())
        if titles:
            try:
                answer = self._client.values(self._id, [quoted(title) for title in titles])
                rows = (part.get("values", []) for part in answer["valueRanges"])
                return version_of(dict(zip(titles, rows, strict=True)))
            except Refused:
                # A tab has another name by now.
                self._memory.forget()
        self._held = self._whole()
        return self._held.version

    def read(self) -> Contents:
        """All tabs in the sheet's order, as of one moment; no call where `version` has just read all."""
        grid, self._held = self._held or self._whole(), None
        return Contents(grid.version, [tab.raw for tab in grid.tabs])

    def apply(self, edits: Sequence[Edit]) -> tuple[Outcome, ...]:
        """Each edit applied exactly once or refused.

        A removed row is emptied, not taken out, for that would move what formulas point at.
        """
        self._held = None
        return self._applying(edits).outcome() if edits else ()

    def add_columns(self, tab: str, headings: Sequence[str]) -> None:
        """Append headings to a tab's header row; written again further right where somebody was quicker."""
        self._held = None
        for _ in range(_ATTEMPTS):
            grid = self._whole()
            there = grid.tab(tab)
            if there is None:
                raise WorkbookUnavailable(sentences.NO_SUCH_TAB, tab=tab)
            row = header_write(there, headings)
            if row is None:
                return
            attempt = Attempt(new_number(), (row,))
            sent = self._fenced.send(attempt, batch(attempt, grid, labels={}, moment=self._clock()))
            if sent.is_applied and self._is_well(attempt, sent):
                return
        raise WorkbookUnavailable(sentences.KEEPS_CHANGING)

    def add_tabs(self, tabs: Sequence[NewTab]) -> None:
        """Append tabs after the last one; notes stand at headings, choices are drop-downs that accept other values."""
        self._held = None
        for _ in range(_ATTEMPTS):
            there = {tab.title for tab in self._whole().tabs}
            missing = [tab for tab in tabs if tab.name not in there]
            if not missing:
                return
            attempt = Attempt(new_number(), ())
            self._memory.forget()
            sent = self._fenced.send(attempt, {"requests": [claim(attempt.fence), *new_tabs(missing)]})
            if sent.is_applied:
                self._journal.judged(attempt, restores=self._journal.restores, applied=())
                return
        raise WorkbookUnavailable(sentences.KEEPS_CHANGING)

    def back_up(self) -> str:
        """Let Drive copy the sheet as it is now; returns the copy's address."""
        title = str(self._client.spreadsheet(self._id, fields="properties.title")["properties"]["title"])
        name = f"{title} {self._clock():%Y-%m-%d %H.%M.%S}"
        return sheet_address(self._client.copy(self._id, name))

    def _applying(self, edits: Sequence[Edit]) -> Applying:
        return Applying(edits, self._journal, self._fenced, self._fresh, self._clock)

    def _is_well(self, attempt: Attempt, sent: Sent) -> bool:
        """Whether nothing was displaced; what was, is put back."""
        applying = self._applying(())
        applying.judge(attempt, sent)
        is_well = sent.slots is not None and not self._journal.restores
        applying.outcome()
        return is_well

    def _whole(self) -> Grid:
        grid = grid_of(self._client.spreadsheet(self._id, fields=FIELDS))
        self._memory.learn(grid, self._clock())
        return grid

    def _fresh(self, tabs: Sequence[str]) -> Grid:
        """The named tabs and our own, as they are now; everything where some are not known."""
        known = self._memory.titles(self._clock())
        if not tabs or not self._memory.has_own_tab or not set(tabs) <= set(known):
            return self._whole()
        ranges = [*map(quoted, tabs), f"{quoted(OWN_TAB)}!A:B"]
        try:
            return grid_of(self._client.spreadsheet(self._id, fields=FIELDS, ranges=ranges))
        except Refused:
            return self._whole()

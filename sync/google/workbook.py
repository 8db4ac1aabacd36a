"""A Google Sheet as the workbook."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from sync.edit_keys import key_of
from sync.google import sentences
from sync.google.adding import header_write, missing_tabs, new_tabs
from sync.google.applying import Applying
from sync.google.backing_up import keep_sheet
from sync.google.batch import batch, claim, new_number
from sync.google.beside import Beside
from sync.google.client import Json, SheetsClient
from sync.google.dressing import LOOKS, Looks
from sync.google.failures import Refused
from sync.google.fence import Fenced, Sent
from sync.google.grid import Grid
from sync.google.history_tab import GoogleHistoryTab
from sync.google.journal import Journal
from sync.google.limits import Pace
from sync.google.memory import Memory
from sync.google.narrow import Wanted, texts_of
from sync.google.plan import Attempt
from sync.google.protection import PROTECTION, Closed, closed_to_us
from sync.google.reading import SMALL, Reader
from sync.google.straying import strays
from sync.sheet_address import sheet_address, sheet_id_in
from sync.workbook import Contents, Dressing, Edit, Lack, NewTab, Outcome, WorkbookUnavailable

_ATTEMPTS = 3
_DRESSINGS = 5
_MONTH_FIRST = ("en_US", "en_PH", "fil_PH")


class GoogleWorkbook:
    """Reads with one call, writes with two whatever the number of cells, tabs and new rows; tabs of very many cells take one more.

    `journal` is the file that remembers what was sent and not yet judged; `backups` the folder of dated copies, beside it
    unless another is named. `memory` has the tabs' names, kept by whoever
    opens the same sheet again and again, so that looking for changes asks for values only.
    """

    most_at_once = 500
    """Some hundred kilobytes a call: Google advises two megabytes at most, and three minutes is all it takes itself."""

    def __init__(
        self,
        client: SheetsClient,
        address: str,
        *,
        journal: Path,
        backups: Path | None = None,
        memory: Memory | None = None,
        clock: Callable[[], datetime] = datetime.now,
        pace: Pace | None = None,
        small: int = SMALL,
    ) -> None:
        self._id = sheet_id_in(address)
        if not self._id:
            raise WorkbookUnavailable(sentences.NO_SHEET)
        self.address = sheet_address(self._id)
        self._client, self._clock = client, clock
        self._memory = memory or Memory()
        self._journal = Journal.at(journal, clock=clock)
        self._backups = backups or journal.parent / "backups"
        self._fenced = Fenced(client, self._id, self._journal, pace or Pace())
        self._beside: Beside | None = None
        self._reader = Reader(client, self._id, self._memory, self._clock, small=small)

    def version(self) -> str:
        """A hash of what all cells show, from one call. Raises WorkbookUnavailable."""
        return self._reader.version()

    def read(self) -> Contents:
        """All tabs in the sheet's order, as of one moment; no call where `version` has just read all."""
        return self._reader.read()

    def apply(self, edits: Sequence[Edit]) -> tuple[Outcome, ...]:
        """Each edit applied exactly once or refused.

        A removed row is emptied, not taken out, for that would move what formulas point at.
        """
        self._reader.forget()
        if not edits:
            self._settle()
            return ()
        beside, self._beside = self._beside, None
        return self._applying(edits, beside).outcome()

    def settled(self, edits: Sequence[Edit]) -> None:
        """The journal forgets them."""
        self._journal.settled([key_of(edit) for edit in edits])

    def add_columns(self, tab: str, headings: Sequence[str]) -> None:
        """Append headings to a tab's header row; written again further right where somebody was quicker."""
        self._reader.forget()
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
        """Append tabs after the last one; notes stand at headings, drop-downs point at the Lists tab where it has the words.

        The empty tab that a new sheet begins with becomes the first of them.
        """
        self._settle()
        for left in reversed(range(_ATTEMPTS)):
            grid = self._whole()
            missing = missing_tabs(tabs, grid)
            if not missing or self._sent(new_tabs(missing, grid), is_last=not left):
                return
        raise WorkbookUnavailable(sentences.KEEPS_CHANGING)

    def lacks(self, tabs: Sequence[NewTab]) -> tuple[Lack, ...]:
        """What columns could be given."""
        return self._looks().lacks(tabs)

    def dress(self, tabs: Sequence[NewTab], dressings: Collection[Dressing]) -> None:
        """Give columns what they lack; what went astray because somebody moved columns meanwhile is taken back."""
        self._settle()
        before: Looks | None = None
        for left in reversed(range(_DRESSINGS)):
            looks = self._looks()
            requests = [*(strays(before, looks, tabs) if before else ()), *looks.requests(tabs, dressings)]
            if not requests:
                return
            self._sent(requests, is_last=not left)
            before = before or looks
        raise WorkbookUnavailable(sentences.KEEPS_CHANGING)

    def reads_month_first(self) -> bool:
        """Whether 5/3 typed into the sheet becomes the third of May."""
        found = self._client.spreadsheet(self._id, fields="properties.locale")
        return found.get("properties", {}).get("locale") in _MONTH_FIRST

    def back_up(self) -> str:
        """Keep a dated .xlsx of the sheet as it is now in the folder of copies; returns its path."""
        return str(keep_sheet(self._client, self._id, self._backups, self._clock()))

    def _settle(self) -> None:
        """Find out first what became of batches whose answer was lost: none of them may arrive late."""
        self._reader.forget()
        if self._journal.attempts or self._journal.restores:
            self._applying(()).outcome()

    def _sent(self, requests: Sequence[Json], *, is_last: bool) -> bool:
        """Whether requests that need no judging were carried out; once, whatever becomes of the answer."""
        attempt = Attempt(new_number(), ())
        self._memory.forget_shape()
        try:
            sent = self._fenced.send(attempt, {"requests": [claim(attempt.fence), *requests]})
        except Refused:
            # What they name may have gone since it was looked at.
            if is_last:
                raise
            return False
        if sent.is_applied:
            self._journal.judged(attempt, restores=self._journal.restores, applied=())
        return sent.is_applied

    def _looks(self) -> Looks:
        return Looks(self._client.spreadsheet(self._id, fields=LOOKS))

    def history_tab(self) -> GoogleHistoryTab:
        """The hidden tab that keeps the history, there or not."""
        return GoogleHistoryTab(
            self._client,
            self._id,
            self._fenced,
            self._journal,
            settle=self._settle,
            carry=self._carry,
            is_missing=self._memory.lacks_history,
        )

    def _carry(self, beside: Beside) -> None:
        self._beside = beside

    def _applying(self, edits: Sequence[Edit], beside: Beside | None = None) -> Applying:
        fresh = partial(self._fresh, tuple(edits))
        return Applying(edits, self._journal, self._fenced, fresh, self._closed, self._clock, beside)

    def _closed(self) -> Mapping[int, Sequence[Closed]]:
        return closed_to_us(self._client.spreadsheet(self._id, fields=PROTECTION))

    def _is_well(self, attempt: Attempt, sent: Sent) -> bool:
        """Whether nothing was displaced; what was, is put back."""
        applying = self._applying(())
        applying.judge(attempt, sent)
        is_well = sent.slots is not None and not self._journal.restores
        applying.outcome()
        return is_well

    def _whole(self) -> Grid:
        return self._reader.outline()

    def _fresh(self, edits: tuple[Edit, ...], tabs: Sequence[str]) -> Grid:
        """The named tabs and our own, as they are now; of a very large one the rows that edits and repairs are about."""
        restores = self._journal.restores
        texts = frozenset(text for one in restores for text in texts_of(one))
        return self._reader.fresh(tabs, Wanted(edits, texts, frozenset(one.sheet_id for one in restores)))

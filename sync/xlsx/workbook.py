"""A local .xlsx file as the workbook."""

import os
import stat
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sync.edit_keys import key_of
from sync.workbook import Contents, Dressing, Edit, Lack, NewTab, Outcome, Verdict, WorkbookHeld
from sync.xlsx import sentences
from sync.xlsx.backups import keep_copy, keep_daily_copy
from sync.xlsx.changes import Changes, write_changed
from sync.xlsx.columns import append_columns
from sync.xlsx.editing import Editing
from sync.xlsx.journal import Journal
from sync.xlsx.locks import lock_on, may_be_overridden
from sync.xlsx.package import Package, unavailable
from sync.xlsx.replacing import digest, new_file_beside, replace_if_same, told_in_words

_ATTEMPTS = 5

# What is heavy is imported where it is used: deciding that nothing changed must not wait for it.
if TYPE_CHECKING:
    from sync.xlsx.history_tab import XlsxHistoryTab

Answer = TypeVar("Answer")


class XlsxWorkbook:
    """Reads the file whole; writes only the cells it must, into a new file that takes the old one's place.

    `backups` is the folder of dated copies; `journal` the file that remembers what was written and not yet settled, beside
    it unless another is named. `ignore_lock` is a person's word that no office program has the file open;
    it counts only against a lock that is ten minutes old.
    """

    most_at_once = 1_000_000
    """A file is written as a whole, however much there is."""

    def __init__(
        self,
        path: Path,
        *,
        backups: Path,
        journal: Path | None = None,
        clock: Callable[[], datetime] = datetime.now,
        ignore_lock: bool = False,
    ) -> None:
        self.address = str(path)
        self._path = path
        self._journal = Journal.at(journal or backups.parent / "xlsx.json")
        self._backups, self._clock, self._ignore_lock = backups, clock, ignore_lock

    def version(self) -> str:
        """A hash of the file's bytes."""
        return digest(self._path)

    def read(self) -> Contents:
        """All tabs in the file's order; a file that is saved while it is read is read again. Raises WorkbookUnavailable."""
        from sync.xlsx.reading import tabs_of

        for _ in range(_ATTEMPTS):
            version = self.version()
            tabs = tabs_of(self._path)
            if self.version() == version:
                return Contents(version, tabs)
        raise unavailable(sentences.KEEPS_CHANGING, self._path)

    def apply(self, edits: Sequence[Edit]) -> tuple[Outcome, ...]:
        """Each edit applied exactly once or refused, in one write; with nothing to write the file is not touched.

        A new row leaves formulas that wait in its place as they are, whatever it brings for their columns. A removed row
        that has others below it is emptied, for taking it out would move what formulas and names point at.
        """
        self._recover()
        new = [edit for edit in edits if key_of(edit) not in self._journal.applied]
        doubtful = frozenset(edit for edit in new if key_of(edit) in self._journal.doubtful)
        made: Sequence[Outcome] = ()
        if new:
            made = self._change(lambda editing: editing.apply(new, doubtful), keys=_applied(new))
        outcomes = iter(made)
        known = frozenset(edits).difference(new)
        return tuple(Outcome(edit.operation, Verdict.APPLIED) if edit in known else next(outcomes) for edit in edits)

    def settled(self, edits: Sequence[Edit]) -> None:
        """The journal forgets them."""
        self._journal.settled([key_of(edit) for edit in edits])

    def add_columns(self, tab: str, headings: Sequence[str]) -> None:
        """Append headings to a tab's header row, and to the table or filter that ends there, so that they sort along."""
        self._change(lambda editing: append_columns(editing, tab, headings))

    def add_tabs(self, tabs: Sequence[NewTab]) -> None:
        """Append tabs after the last one; notes become tips at the headings, choices drop-downs that accept other values.

        Drop-downs point at the Lists tab where it has the words; elsewhere choices too long for Excel (255 characters
        together) or with a comma in them make none.
        """
        from sync.xlsx.tabs import append_tabs

        self._change(lambda editing: append_tabs(editing, tabs))

    def lacks(self, tabs: Sequence[NewTab]) -> tuple[Lack, ...]:
        """The notes and drop-downs that columns could be given."""
        with Package(self._path) as package:
            from sync.xlsx.dressing import lacks_of

            return lacks_of(Editing(package), tabs)

    def dress(self, tabs: Sequence[NewTab], dressings: Collection[Dressing]) -> None:
        """Give columns the notes, as tips, and drop-downs that they lack; warnings and formats are for Google Sheets."""
        from sync.xlsx.dressing import dress

        self._change(lambda editing: dress(editing, tabs, dressings))

    def back_up(self) -> str:
        """Keep a copy of the file as it is now; returns its path."""
        self.version()
        with told_in_words(self._path):
            return str(keep_copy(self._path, self._backups, self._clock()))

    def history_tab(self) -> "XlsxHistoryTab":
        """The hidden tab that keeps the history, there or not."""
        from sync.xlsx.history_tab import XlsxHistoryTab

        return XlsxHistoryTab(self._path, self._change)

    def _recover(self) -> None:
        if self._journal.exchange:
            self._journal.recover(digest(self._path.resolve()))

    def _change(
        self, act: Callable[[Editing], Answer], *, keys: Callable[[Answer], Sequence[str]] = lambda _: ()
    ) -> Answer:
        """Let `act` plan changes to the file as it is now and write them; plan again where the file changed meanwhile.

        `keys` are those of the edits that the file then has.
        """
        self._recover()
        self._require_free()
        path = self._path.resolve()
        for _ in range(_ATTEMPTS):
            version = digest(path)
            with Package(path) as package:
                editing = Editing(package)
                answer = act(editing)
                if not editing.changes or self._write(package, editing.changes, version, keys(answer)):
                    return answer
        raise unavailable(sentences.KEEPS_CHANGING, self._path)

    def _write(self, package: Package, changes: Changes, version: str, keys: Sequence[str]) -> bool:
        """Whether the changed file took the place of the `version` it was made from."""
        self._require_writable(package)
        with new_file_beside(package.path) as fresh:
            write_changed(package, changes, fresh)
            # Windows does not let a file be replaced that is open.
            package.close()
            keep_daily_copy(package.path, self._backups, self._clock())
            self._require_free()
            return replace_if_same(fresh, package.path, version, journal=self._journal, keys=keys)

    def _require_free(self) -> None:
        lock = lock_on(self._path) or lock_on(self._path.resolve())
        if not lock or (self._ignore_lock and may_be_overridden(lock, self._clock())):
            return
        sentence = sentences.HELD_BY if lock.holder else sentences.HELD
        raise WorkbookHeld(sentence, path=self._path.name, holder=lock.holder, since=lock.since)

    def _require_writable(self, package: Package) -> None:
        if package.is_signed():
            raise unavailable(sentences.SIGNED, self._path)
        # Asked of the file itself, too: whoever runs as administrator may write anything.
        if not os.access(package.path, os.W_OK) or not package.path.stat().st_mode & stat.S_IWUSR:
            raise unavailable(sentences.READ_ONLY, self._path)


def _applied(edits: Sequence[Edit]) -> Callable[[Sequence[Outcome]], Sequence[str]]:
    """The keys of those that were not refused."""
    return lambda outcomes: [
        key_of(edit) for edit, outcome in zip(edits, outcomes, strict=True) if outcome.verdict is Verdict.APPLIED
    ]

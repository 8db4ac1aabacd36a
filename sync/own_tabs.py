"""The tabs of a workbook that are Bahi's own: hidden, and never read as if they were the owner's."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from translations.told import Told

HISTORY_TAB = "_history"
"""Keeps the history, so that it outlives the machine."""
OWN_TABS = frozenset({"_sync", HISTORY_TAB})

KeptRow = tuple[str, ...]
"""The texts of one row's cells."""
RowsFor = Callable[[frozenset[str]], Mapping[int, KeptRow]]
"""The rows to be written beside edits, told the operations that are carried out with them."""


class NotOurs(Told):
    """The tab is not the one that this copy of Bahi writes: it was deleted, or another copy took it over."""


@dataclass(frozen=True)
class KeptTab:
    """What stands in the tab, from its first row, and the word by which this very tab is known."""

    token: str
    rows: Sequence[KeptRow]


class Ride(Protocol):
    """Rows that go into the workbook together with edits."""

    @property
    def is_carried(self) -> bool:
        """Whether they arrived."""


class HistoryTab(Protocol):
    """The hidden tab of one workbook. Whoever takes it over changes its token; nobody else writes it from then on."""

    def read(self) -> KeptTab | None:
        """The whole tab; None where there is none. Raises WorkbookUnavailable."""

    def make(self, rows: Mapping[int, KeptRow], *, height: int) -> str:
        """Make it with room for that many rows, and some of them by their number (from 1); its token. Raises WorkbookUnavailable."""

    def take_over(self, token: str) -> str:
        """Its new token. Raises NotOurs where it has another than this by now, or WorkbookUnavailable."""

    def write(self, token: str, rows: Mapping[int, KeptRow]) -> Mapping[int, str]:
        """Write whole rows, all or none; the texts of the first column after that, by row, as far as they are known.

        Raises NotOurs or WorkbookUnavailable.
        """

    def ride(self, token: str, rows: RowsFor) -> Ride | None:
        """Let rows go along with the next edits of the workbook, at no further call; None where that saves nothing."""


@runtime_checkable
class KeepsHistory(Protocol):
    """A workbook that has room for a history."""

    def history_tab(self) -> HistoryTab:
        """Its hidden tab, there or not."""

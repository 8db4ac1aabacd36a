"""Swap and fence as the app uses it, as one of the approaches that the machine compares."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from google.oauth2.credentials import Credentials

from sync.google import GoogleWorkbook, Memory, SheetsClient
from sync.google.limits import Limiter, Pace
from sync.workbook import Edit, Outcome
from validation.sheet import RawTab


class Watch:
    """A clock that waiting moves, so that waits cost nothing."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> float:
        return self.seconds

    def wait(self, seconds: float) -> None:
        self.seconds += seconds


def unhurried() -> Pace:
    """Waits for nothing."""
    watch = Watch()
    return Pace(clock=watch.now, sleep=watch.wait, chance=lambda: 0.5)


class Approach(Protocol):
    """A way to bring edits into a shared sheet, as one copy of an app runs it."""

    def look(self) -> Sequence[RawTab]:
        """All tabs. Raises WorkbookUnavailable."""

    def apply(self, edits: Sequence[Edit]) -> Sequence[Outcome | None]:
        """What became of each; None is not known yet, and asked again. Raises WorkbookUnavailable."""

    def settled(self, edits: Sequence[Edit]) -> None:
        """The outcomes of these are kept."""

    def restart(self) -> None:
        """The process died and starts again from what is on disk."""


class Ours:
    """GoogleWorkbook with its journal."""

    def __init__(self, url: str, sheet: str, copy: str, folder: Path, clock: Callable[[], datetime]) -> None:
        self._url, self._sheet, self._copy, self._clock = url, sheet, copy, clock
        self._journal = folder / f"{copy}.json"
        self._opened = self._open()

    def look(self) -> Sequence[RawTab]:
        return self._opened.read().tabs

    def apply(self, edits: Sequence[Edit]) -> Sequence[Outcome | None]:
        return self._opened.apply(edits)

    def settled(self, edits: Sequence[Edit]) -> None:
        self._opened.settled(edits)

    def restart(self) -> None:
        self._opened = self._open()

    def _open(self) -> GoogleWorkbook:
        pace = unhurried()
        auth = Credentials(token=self._copy)  # type: ignore[no-untyped-call]
        client = SheetsClient(auth, base=self._url, pace=pace, limiter=Limiter(pace))
        return GoogleWorkbook(client, self._sheet, journal=self._journal, memory=Memory(), clock=self._clock, pace=pace)

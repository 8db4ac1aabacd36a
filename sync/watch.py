"""Keeps the snapshot fresh: looks at the workbook every few seconds, pulls what changed, pushes what waits."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from threading import Event, Lock, Thread
from time import monotonic

import duckdb

from records.accounts import THEIRS, balance_sums
from sync.current import has_snapshot, reading
from sync.edits import waiting
from sync.outbox import newest_waiting
from sync.place import Place
from sync.pull import Pulled, pull
from sync.push import Pushed, push
from sync.room import NoRoom
from sync.sheet_address import is_web_address
from sync.state import state_as_read
from sync.workbook import WorkbookReadOnly, WorkbookUnavailable
from translations.told import Told

INTERVAL_SECONDS, INTERVAL_SECONDS_ONLINE = 5.0, 10.0
LONGEST_PAUSE_SECONDS = 300.0
GLANCE_SECONDS = 0.5
LEAST_SECONDS_ONLINE = 5.0
"""Between the beginnings of two rounds, though somebody saves all the time: what Google grants is for all copies."""

_BROKEN = (OSError, NoRoom, duckdb.IOException)
"""A disk that is full or gone: the next round tries again, for a watcher that ends would leave the pages as they are in silence."""


@dataclass(frozen=True)
class Round:
    """One look: what was pulled and pushed, and what stood in the way (a guard, a held or unreadable workbook, a full disk)."""

    at: datetime
    pulled: Pulled | None = None
    pushed: Pushed | None = None
    obstacle: Told | None = None


def sync_once(place: Place, *, clock: Callable[[], datetime] = datetime.now) -> Round:
    """Pull, push what waits, and pull again to confirm it; obstacles are returned, for the next round will try again."""
    pulled = pushed = None
    try:
        pulled = pull(place, clock=clock)
        if waiting(place) or sum(pulled.without_id.values()):
            pushed = push(place, clock=clock)
            confirmed = pull(place, clock=clock)
            pulled = pulled if confirmed.is_unchanged else confirmed
    except Told as obstacle:
        return Round(clock(), pulled, pushed, obstacle)
    except _BROKEN as broken:
        return Round(clock(), pulled, pushed, NoRoom(place.state, broken))
    return Round(clock(), pulled, pushed)


def watch(place: Place, *, stop: Event, tell: Callable[[Round], None], interval: float | None = None) -> None:
    """Sync again and again until told to stop; `tell` hears of every round. Without an interval it is that of the place."""
    failures = 0
    while not stop.is_set():
        begun, newest = monotonic(), _newest_waiting(place)
        round_ = sync_once(place)
        failures = failures + 1 if is_online_trouble(place, round_) else 0
        tell(round_)
        with suppress(*_BROKEN):
            _keep_matched(place)
        is_web = is_web_address(place.workbook)
        # A sheet that takes long to fetch is not fetched all the time.
        took = monotonic() - begun if is_web else 0.0
        pause = max(pause_seconds(round_, interval or interval_of(place), failures=failures), took)
        least = pause if round_.obstacle else min(pause, LEAST_SECONDS_ONLINE - took if is_web else 0.0)
        _rest(place, stop, seconds=pause, least=least, newest=newest)


def _rest(place: Place, stop: Event, *, seconds: float, least: float, newest: int) -> None:
    """Until it is time for the next look, or somebody has saved something newer than what the last one began with."""
    begun = monotonic()
    while (left := begun + seconds - monotonic()) > 0 and not stop.wait(min(left, GLANCE_SECONDS)):
        if monotonic() - begun >= least and _newest_waiting(place) > newest:
            return


def _keep_matched(place: Place) -> None:
    # It is heavy, and a server's first page must not wait for it.
    from sync.matches import keep_matched

    keep_matched(place)


def _work_out_accounts(place: Place) -> None:
    """Today and Money find the accounts of a new reading worked out: of a large shop that takes a good part of a second."""
    with suppress(*_BROKEN):
        if has_snapshot(place):
            with reading(place) as snapshot:
                balance_sums(snapshot, THEIRS)


def _newest_waiting(place: Place) -> int:
    with suppress(*_BROKEN), state_as_read(place.state) as connection:
        return newest_waiting(connection)
    return 0


def interval_of(place: Place) -> float:
    """The seconds between two looks: what Google grants a minute is for all who use the sheet's key."""
    return INTERVAL_SECONDS_ONLINE if is_web_address(place.workbook) else INTERVAL_SECONDS


def is_online_trouble(place: Place, round_: Round) -> bool:
    """Whether a sheet on the web could not be reached, read or written; one that is only viewed is in no trouble."""
    is_trouble = isinstance(round_.obstacle, WorkbookUnavailable) and not isinstance(round_.obstacle, WorkbookReadOnly)
    return is_trouble and is_web_address(place.workbook)


def pause_seconds(round_: Round, interval: float, *, failures: int) -> float:
    """The seconds until the next look: twice as long after each failure, never shorter than we were asked to wait."""
    asked = round_.obstacle.wait_seconds if isinstance(round_.obstacle, WorkbookUnavailable) else 0.0
    return max(min(interval * 2.0 ** min(failures, 10), LONGEST_PAUSE_SECONDS), asked)


class Watcher:
    """The background sync of one place in an app's server: one thread, and the last round for the pages to show."""

    def __init__(self, place: Place, *, interval: float | None = None) -> None:
        self.place = place
        self._stop, self._lock = Event(), Lock()
        self._last: Round | None = None
        arguments = {"stop": self._stop, "tell": self._keep, "interval": interval}
        self._thread = Thread(
            target=watch, args=(place,), kwargs=arguments, daemon=True, name=f"watch {place.workbook}"
        )
        self._thread.start()

    @property
    def last(self) -> Round | None:
        """The last round, None before the first has ended."""
        with self._lock:
            return self._last

    def sync_now(self) -> Round:
        """One round at once, in the caller's thread."""
        round_ = sync_once(self.place)
        self._keep(round_)
        return round_

    def stop(self) -> None:
        """End after the round that is running, and after the comparing that it began."""
        from sync.matches import finish_matching

        self._stop.set()
        self._thread.join(timeout=30)
        finish_matching(self.place)

    def _keep(self, round_: Round) -> None:
        with self._lock:
            self._last = round_
        _work_out_accounts(self.place)

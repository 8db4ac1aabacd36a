"""Keeps the snapshot fresh: looks at the workbook every few seconds, pulls what changed, pushes what waits."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Event, Lock, Thread

from sync.edits import waiting
from sync.guards import Guard
from sync.locks import Busy
from sync.place import Place
from sync.pull import Pulled, pull
from sync.push import Pushed, push
from sync.workbook import WorkbookUnavailable
from translations.told import Told

INTERVAL_SECONDS = 5.0


@dataclass(frozen=True)
class Round:
    """One look: what was pulled and pushed, and what stood in the way (a guard, a held or unreadable workbook)."""

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
    except (Guard, Busy, WorkbookUnavailable) as obstacle:
        return Round(clock(), pulled, pushed, obstacle)
    return Round(clock(), pulled, pushed)


def watch(place: Place, *, stop: Event, tell: Callable[[Round], None], interval: float = INTERVAL_SECONDS) -> None:
    """Sync again and again until told to stop; `tell` hears of every round."""
    while not stop.is_set():
        tell(sync_once(place))
        stop.wait(interval)


class Watcher:
    """The background sync of one place in an app's server: one thread, and the last round for the pages to show."""

    def __init__(self, place: Place, *, interval: float = INTERVAL_SECONDS) -> None:
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
        """End after the round that is running."""
        self._stop.set()
        self._thread.join(timeout=30)

    def _keep(self, round_: Round) -> None:
        with self._lock:
            self._last = round_

"""How fast we may ask Google: 60 reads and 60 writes a minute, and how long to wait after a refusal."""

import random
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import Lock

A_MINUTE = 60
LEFT_TO_PUSHES = 20
"""Of the calls of a minute, those that looking for changes does not use up."""
WINDOW = 61.0
"""A minute, and a second for calls that are longer under way than others."""
LONGEST_WAIT = 64.0


@dataclass(frozen=True)
class Pace:
    """The clock that waits are measured with and the sleep that spends them."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random

    def wait(self, attempt: int, headers: Mapping[str, str]) -> None:
        """Wait before asking once more."""
        self.sleep(self.length(attempt, headers))

    def length(self, attempt: int, headers: Mapping[str, str]) -> float:
        """The seconds to wait: what Google asks for, else twice as long each time; never all at one moment."""
        asked = asked_wait(headers.get("Retry-After", ""))
        length = min(LONGEST_WAIT, 2.0**attempt) * (0.5 + self.chance() / 2) if asked is None else asked + self.chance()
        return min(length, LONGEST_WAIT)


def asked_wait(header: str) -> float | None:
    """The seconds that a Retry-After header asks for, whether as a number or as a date; None where it says nothing."""
    if not header:
        return None
    try:
        return max(0.0, float(header))
    except ValueError:
        pass
    try:
        return max(0.0, (parsedate_to_datetime(header) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


@dataclass
class Limiter:
    """Lets through so many calls of each kind a minute and makes the next one wait; shared by threads."""

    pace: Pace = field(default_factory=Pace)
    a_minute: int = A_MINUTE
    _taken: dict[str, deque[float]] = field(default_factory=dict)
    _closed_until: float = 0.0
    _lock: Lock = field(default_factory=Lock)

    def take(self, kind: str, *, leaving: int = 0) -> None:
        """Wait until one more call of this kind ("reads", "writes") is within the limit, and so many more would be."""
        # Asleep nobody holds the lock, so that who leaves less room overtakes.
        while (wait := self._wait(kind, self.a_minute - leaving)) > 0:
            self.pace.sleep(wait)

    def close(self, seconds: float) -> None:
        """Let nobody through for so long: Google has said so to one of us."""
        with self._lock:
            self._closed_until = max(self._closed_until, self.pace.clock() + seconds)

    def _wait(self, kind: str, limit: int) -> float:
        """The seconds until it is worth asking again; 0 where the call was counted."""
        with self._lock:
            now = self.pace.clock()
            moments = self._taken.setdefault(kind, deque())
            while moments and moments[0] + WINDOW <= now:
                moments.popleft()
            if now < self._closed_until:
                return self._closed_until - now
            if len(moments) >= limit:
                return moments[len(moments) - limit] + WINDOW - now
            moments.append(now)
            return 0.0


@dataclass
class Shared:
    """What all clients of one process wait by."""

    pace: Pace = field(default_factory=Pace)
    limiter: Limiter = field(default_factory=Limiter)


SHARED = Shared()


@contextmanager
def waiting_by(pace: Pace) -> Iterator[None]:
    """Until the block ends this process measures and spends its waits with another pace: a simulation's clock."""
    before = SHARED.pace, SHARED.limiter
    SHARED.pace, SHARED.limiter = pace, Limiter(pace)
    try:
        yield
    finally:
        SHARED.pace, SHARED.limiter = before

"""How fast we may ask Google: 60 reads and 60 writes a minute, and how long to wait after a refusal."""

import random
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import Lock

MINUTE = 60.0
A_MINUTE = 60
LONGEST_WAIT = 64.0


@dataclass(frozen=True)
class Pace:
    """The clock that waits are measured with and the sleep that spends them."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random

    def wait(self, attempt: int, headers: Mapping[str, str]) -> None:
        """Wait before asking once more: what Google asks for, else twice as long each time; never all at one moment."""
        asked = asked_wait(headers.get("Retry-After", ""))
        length = min(LONGEST_WAIT, 2.0**attempt) * (0.5 + self.chance() / 2) if asked is None else asked + self.chance()
        self.sleep(min(length, LONGEST_WAIT))


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
    _lock: Lock = field(default_factory=Lock)

    def take(self, kind: str) -> None:
        """Wait until one more call of this kind ("reads", "writes") is within the limit."""
        with self._lock:
            moments = self._taken.setdefault(kind, deque())
            while len(moments) >= self.a_minute:
                left = moments[0] + MINUTE - self.pace.clock()
                if left <= 0:
                    moments.popleft()
                else:
                    self.pace.sleep(left)
            moments.append(self.pace.clock())

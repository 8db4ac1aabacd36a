"""Reads and writes a minute, counted only when asked for, on a clock that tests can move."""

import time
from collections import deque
from dataclasses import dataclass, field

from .errors import Refused

MINUTE = 60.0
PER_PROJECT = 300


@dataclass
class Quota:
    """60 of each a user, 300 a project, as Google's defaults; off until `limits` is set."""

    limits: dict[str, int] = field(default_factory=dict)
    ahead: float = 0.0
    stopped_at: float | None = None
    seen: dict[tuple[str, str], deque[float]] = field(default_factory=dict)

    def now(self) -> float:
        """The emulator's time in seconds: real, moved ahead, or standing still."""
        return (time.time() if self.stopped_at is None else self.stopped_at) + self.ahead

    def take(self, kind: str, author: str) -> None:
        """Count one call, or refuse it with 429. A refused call is not counted."""
        if kind not in self.limits:
            return
        for who, limit in ((author, self.limits[kind]), ("", max(PER_PROJECT, self.limits[kind]))):
            if len(self._recent(kind, who)) >= limit:
                raise exhausted(kind, "per user" if who else "")
        for who in (author, ""):
            self._recent(kind, who).append(self.now())

    def _recent(self, kind: str, who: str) -> deque[float]:
        moments = self.seen.setdefault((kind, who), deque())
        while moments and moments[0] <= self.now() - MINUTE:
            moments.popleft()
        return moments


def exhausted(kind: str = "reads", whose: str = "per user") -> Refused:
    """429 as Google words it."""
    word = {"reads": "Read", "writes": "Write"}[kind]
    limit = " ".join(filter(None, (f"{word} requests per minute", whose)))
    message = (
        f"Quota exceeded for quota metric '{word} requests' and limit '{limit}' of service 'sheets.googleapis.com' "
        "for consumer 'project_number:1'."
    )
    details = [{
        "@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "RATE_LIMIT_EXCEEDED",
        "domain": "googleapis.com",
        "metadata": {"service": "sheets.googleapis.com", "consumer": "projects/1", "quota_limit_value": "60"},
    }]  # fmt: skip
    return Refused(message, 429, details)

"""Dying: a process that ends at any touch of the disk, the network or the state, chosen by whoever lights the fuse.

Others may come between two such steps as well, where what they touch is a file that the process works on.
"""

import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine, event

_REMOVALS = frozenset({"os.rename", "os.remove", "os.chmod", "shutil.copymode", "tempfile.mkstemp"})
_CALLS = frozenset({"http.client.send"})
_WRITING = frozenset("wax+")
EXCHANGE = "exchange"
"""The new workbook takes the old one's place."""


class Died(BaseException):
    """The process is gone: nothing may catch it, and nothing that it does afterwards counts."""


@dataclass
class Fuse:
    """Burns down by one at every step that leaves a trace outside of the process's memory."""

    left: int | None = None
    is_lit: bool = False
    thread: int = 0
    is_out: bool = False
    visits: list[Callable[[], None] | None] = field(default_factory=list)
    """Who comes before which step, one after the other."""
    steps: Counter[str] = field(default_factory=Counter)
    """Where processes died so far."""

    def burn(self, step: str) -> None:
        """One step. Raises Died when it is the one, and at each after it: a dead process touches nothing more."""
        if not self.is_lit or threading.get_ident() != self.thread:
            return
        if self.is_out:
            raise Died(step)
        # Between the last look at a file and its exchange there is no step of ours (docs/decisions/0005).
        if self.visits and step != EXCHANGE:
            self._visit()
        if self.left is None:
            return
        if self.left == 0:
            self.is_out = True
            self.steps[step] += 1
            raise Died(step)
        self.left -= 1

    def _visit(self) -> None:
        visit = self.visits.pop(0)
        self.is_lit = False
        try:
            if visit:
                visit()
        finally:
            self.is_lit = True


FUSE = Fuse()


@contextmanager
def dying_after(steps: int | None) -> Iterator[Fuse]:
    """The process dies when it has taken so many steps, if it takes as many."""
    FUSE.left, FUSE.is_lit, FUSE.thread, FUSE.is_out = steps, True, threading.get_ident(), False
    try:
        yield FUSE
    finally:
        FUSE.left, FUSE.is_lit = None, False


def _heard(name: str, given: Sequence[Any]) -> None:
    if not FUSE.is_lit:
        return
    if name in _CALLS:
        FUSE.burn("network")
    elif name == "os.rename" and str(given[1]).endswith(".xlsx"):
        FUSE.burn(EXCHANGE)
    elif name in _REMOVALS:
        FUSE.burn(name)
    elif name == "open" and isinstance(given[1], str) and _WRITING & set(given[1]):
        FUSE.burn("open to write")


# Python tells of each file and each call here before it touches it; a hook that raises ends that.
sys.addaudithook(_heard)


@event.listens_for(Engine, "commit")
def _before_commit(connection: Any) -> None:
    FUSE.burn("commit")

"""Dying: a process that ends at any touch of the disk, the network or the state, chosen by whoever lights the fuse."""

import sys
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine, event

_REMOVALS = frozenset({"os.rename", "os.remove", "os.chmod", "shutil.copymode", "tempfile.mkstemp"})
_CALLS = frozenset({"http.client.send"})
_WRITING = frozenset("wax+")


class Died(BaseException):
    """The process is gone: nothing may catch it, and nothing that it does afterwards counts."""


@dataclass
class Fuse:
    """Burns down by one at every step that leaves a trace outside of the process's memory."""

    left: int | None = None
    thread: int = 0
    is_out: bool = False
    steps: Counter[str] = field(default_factory=Counter)
    """Where processes died so far."""

    def burn(self, step: str) -> None:
        """One step. Raises Died when it is the one, and at each after it: a dead process touches nothing more."""
        if self.left is None or threading.get_ident() != self.thread:
            return
        if self.is_out:
            raise Died(step)
        if self.left == 0:
            self.is_out = True
            self.steps[step] += 1
            raise Died(step)
        self.left -= 1


FUSE = Fuse()


@contextmanager
def dying_after(steps: int | None) -> Iterator[Fuse]:
    """The process dies when it has taken so many steps, if it takes as many."""
    FUSE.left, FUSE.thread, FUSE.is_out = steps, threading.get_ident(), False
    try:
        yield FUSE
    finally:
        FUSE.left = None


def _heard(name: str, given: Sequence[Any]) -> None:
    if FUSE.left is None:
        return
    if name in _CALLS:
        FUSE.burn("network")
    elif name in _REMOVALS:
        FUSE.burn(name)
    elif name == "open" and isinstance(given[1], str) and _WRITING & set(given[1]):
        FUSE.burn("open to write")


# Python tells of each file and each call here before it touches it; a hook that raises ends that.
sys.addaudithook(_heard)


@event.listens_for(Engine, "commit")
def _before_commit(connection: Any) -> None:
    FUSE.burn("commit")

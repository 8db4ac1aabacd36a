"""From the workbook to the snapshot: rows, check, rules, snapshot, history."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from sync.locks import one_syncing
from sync.mirror.rounds import after_reading, before_reading
from sync.place import Place, open_workbook
from sync.unchanged import is_unchanged
from sync.workbook import Workbook
from translations import N_

Progress = Callable[[str, float], None]
"""Told the step, a message, and the share done, 0..1."""
Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Pulled:
    """What a pull found. `changes` counts new entries of the history; a first reading makes none.

    `brought_back` counts the entries that the workbook kept of a history that this machine did not have.
    """

    is_unchanged: bool
    snapshot: str = ""
    rows: Mapping[str, int] = field(default_factory=dict)
    changes: int = 0
    without_id: Mapping[str, int] = field(default_factory=dict)
    brought_back: int = 0


def unheard(step: str, share: float) -> None:
    """Progress that nobody watches."""


def pull(
    place: Place,
    *,
    accept: frozenset[str] = frozenset(),
    anew: bool = False,
    clock: Clock = datetime.now,
    progress: Progress = unheard,
) -> Pulled:
    """Read the workbook and publish a snapshot of it; `anew` also when the workbook has not changed, for settings have.

    Raises Guard when something looks like damage, WorkbookUnavailable when it cannot be read; the last snapshot stays either way.
    """
    with one_syncing(place):
        workbook = open_workbook(place)
        if not accept and not anew and is_unchanged(place, workbook.version()):
            pulled = Pulled(is_unchanged=True)
        else:
            brought_back = before_reading(place, workbook, clock=clock)
            pulled = pull_while_syncing(place, workbook, accept=accept, clock=clock, progress=progress)
            pulled = replace(pulled, brought_back=brought_back)
        after_reading(place, workbook, clock=clock)
        return pulled


def pull_while_syncing(
    place: Place, workbook: Workbook, *, accept: frozenset[str], clock: Clock, progress: Progress
) -> Pulled:
    """The pull itself, for a caller that holds `one_syncing`."""
    # It is heavy, and a pull that finds nothing changed must not wait for it.
    from sync.publish_pull import publish_pull

    progress(N_("Reading the sheet"), 0.0)
    contents = workbook.read()
    progress(N_("Checking the rows"), 0.3)
    build = publish_pull(place, contents.tabs, version=contents.version, accept=accept, clock=clock)
    progress(N_("Done"), 1.0)
    return build

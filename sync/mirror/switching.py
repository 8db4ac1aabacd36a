"""Switches on and off that the history is kept in the workbook, brings it back on demand, and tells how things stand."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sync.locks import one_syncing
from sync.mirror.bringing_back import BroughtBack, bring_back, brought_back
from sync.mirror.contents import PLACES
from sync.mirror.keeping_up import keep_up, write_waiting
from sync.mirror.mark import mark_in, remember
from sync.mirror.plan import from_the_start, newest_number, oldest_number
from sync.own_tabs import HistoryTab, KeepsHistory
from sync.place import Place, open_workbook
from sync.state import state, state_as_read
from translations import N_
from translations.told import Told

NOTHING_KEPT = N_("No history is kept in this sheet.")
NO_ROOM = N_("The history cannot be kept in this sheet: Bahi may only read it.")
_WRITES = 30


@dataclass(frozen=True)
class Keeping:
    """Whether the history is kept in the workbook, how much of it, since when nothing was written, and why."""

    is_on: bool
    kept: int
    is_full: bool
    """Whether the oldest changes have begun to give way."""
    waiting: int
    written_at: datetime | None
    obstacle: Told | None
    brought_back: BroughtBack | None


def keeping(place: Place) -> Keeping:
    """How things stand."""
    with state_as_read(place.state) as connection:
        mark, newest = mark_in(connection), newest_number(connection)
        oldest = oldest_number(connection)
    last = mark.last if mark.token else 0
    return Keeping(
        is_on=mark.is_on(place),
        kept=max(0, last - oldest + 1),
        is_full=mark.chunk >= PLACES,
        waiting=newest - max(last, oldest - 1) if mark.is_on(place) else 0,
        written_at=mark.tried_at,
        obstacle=mark.stopped_by,
        brought_back=brought_back(place),
    )


def switch_on(place: Place, *, clock: Callable[[], datetime] = datetime.now) -> Keeping:
    """Keep the history in the workbook from now on, and write all that there is. Raises Told with it switched on or not at all.

    Where another copy of Bahi has kept one there, both become one, and that copy keeps none from then on.
    """
    with one_syncing(place):
        workbook = open_workbook(place)
        if not isinstance(workbook, KeepsHistory):
            raise Told(NO_ROOM)
        _choose(place, "on")
        tab = workbook.history_tab()
        _look(place, tab)
        for _ in range(_WRITES):
            if write_waiting(place, tab, clock=clock):
                break
    return keeping(place)


def _look(place: Place, tab: HistoryTab) -> None:
    """Where the tab is not the one that was written last, begin again."""
    there = tab.read()
    with state(place.state) as connection:
        mark = mark_in(connection)
        if mark.documents and (there is None or there.token != mark.token):
            remember(connection, replace(from_the_start(connection, mark), token="", takes_over=False))


def switch_off(place: Place, *, clock: Callable[[], datetime] = datetime.now) -> Keeping:
    """Write no more into the workbook but that it is switched off; what is there stays until somebody deletes the tab."""
    with one_syncing(place):
        _choose(place, "off")
        with state_as_read(place.state) as connection:
            mark = mark_in(connection)
        if mark.token:
            keep_up(place, open_workbook(place), clock=clock)
    return keeping(place)


def rebuild(place: Place, *, clock: Callable[[], datetime] = datetime.now) -> BroughtBack:
    """Bring back what the workbook keeps, now. Raises Told where it keeps nothing."""
    with one_syncing(place):
        found = bring_back(place, open_workbook(place), clock=clock)
    if found is None:
        raise Told(NOTHING_KEPT)
    return found


def _choose(place: Place, choice: str) -> None:
    with state(place.state) as connection:
        remember(connection, replace(mark_in(connection), choice=choice, was_taken=False, obstacle="", parts=()))

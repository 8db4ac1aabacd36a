"""Writes into the workbook what its copy of the history lacks: at most one call a minute, and none where nothing happened."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from sync.mirror.bringing_back import take_in
from sync.mirror.contents import HEIGHT, is_ours, misplaced
from sync.mirror.mark import Mark, at_text, mark_in, remember
from sync.mirror.plan import Plan, first_rows, from_the_start, plan
from sync.own_tabs import HISTORY_TAB, HistoryTab, KeepsHistory, NotOurs
from sync.place import Place
from sync.state import state, state_as_read
from sync.workbook import Workbook, WorkbookUnavailable
from translations import N_
from translations.told import Told

NOT_BAHIS = N_("The sheet has a tab {tab} that Bahi did not make. Give it another name, then try again.")
TAKEN = N_("Another copy of Bahi keeps the history of this sheet now.")


def keep_up(place: Place, workbook: Workbook, *, clock: Callable[[], datetime]) -> None:
    """Write what waits. What keeps it from being written is remembered, for the pull does not depend on it."""
    if not isinstance(workbook, KeepsHistory):
        return
    try:
        write_waiting(place, workbook.history_tab(), clock=clock)
    except (WorkbookUnavailable, NotOurs) as obstacle:
        with state(place.state) as connection:
            remember(connection, replace(mark_in(connection).stopped(obstacle), at=at_text(clock())))


def write_waiting(place: Place, tab: HistoryTab, *, clock: Callable[[], datetime]) -> bool:
    """One call, or some more where the tab has to be made or taken over; whether all is written.

    Raises NotOurs or WorkbookUnavailable with what was not written still waiting.
    """
    with state_as_read(place.state) as connection:
        mark = mark_in(connection)
        planned = plan(connection, place, mark)
    if planned is None:
        if mark.takes_over:
            _taken_over(place, tab, mark)
        return True
    if not mark.token:
        return _begin(place, tab, planned, clock=clock)
    try:
        token = _taken_over(place, tab, mark) if mark.takes_over else mark.token
        labels = tab.write(token, planned.rows)
    except NotOurs as refusal:
        return _begin_anew(place, tab, mark, refusal, clock=clock)
    moved = misplaced(labels)
    _done(place, replace(planned.mark, token=token, takes_over=False), at=clock(), moved=moved)
    return planned.is_all and not moved


def _taken_over(place: Place, tab: HistoryTab, mark: Mark) -> str:
    token = tab.take_over(mark.token)
    _remembered(place, token=token, takes_over=False)
    return token


def _begin(place: Place, tab: HistoryTab, planned: Plan, *, clock: Callable[[], datetime]) -> bool:
    """Make the tab; where there is one that another copy has written, bring its history back first."""
    there = tab.read()
    if there is not None:
        if not is_ours(there.rows):
            raise NotOurs(NOT_BAHIS, tab=HISTORY_TAB)
        take_in(place, there, at=clock())
        return write_waiting(place, tab, clock=clock)
    token = tab.make({**first_rows(), **planned.rows}, height=HEIGHT)
    _done(place, replace(planned.mark, token=token), at=clock())
    return planned.is_all


def _begin_anew(place: Place, tab: HistoryTab, mark: Mark, refusal: NotOurs, *, clock: Callable[[], datetime]) -> bool:
    """The tab is not ours any more: where somebody deleted it, make it again; where another copy took it, leave it."""
    there = tab.read()
    if there is not None:
        if there.token == mark.token or not is_ours(there.rows):
            raise refusal if there.token == mark.token else NotOurs(NOT_BAHIS, tab=HISTORY_TAB)
        _remembered(place, token="", takes_over=False, was_taken=not mark.takes_over)
        raise NotOurs(TAKEN)
    with state(place.state) as connection:
        remember(connection, replace(from_the_start(connection, mark), token="", takes_over=False, spoilt=()))
    return write_waiting(place, tab, clock=clock)


def _done(place: Place, mark: Mark, *, at: datetime, moved: tuple[int, ...] = ()) -> None:
    """Remember what was written; where rows were moved, all is written again, for it may have taken another's place."""
    with state(place.state) as connection:
        mark = replace(mark, at=at_text(at), obstacle="", parts=(), spoilt=moved)
        remember(connection, from_the_start(connection, mark) if moved else mark)


def _remembered(place: Place, **changes: object) -> Mark:
    with state(place.state) as connection:
        mark = replace(mark_in(connection), **changes)  # type: ignore[arg-type]
        remember(connection, mark)
    return mark


def obstacle_of(place: Place) -> Told | None:
    """What kept the history from being written into the workbook the last time."""
    with state_as_read(place.state) as connection:
        return mark_in(connection).stopped_by

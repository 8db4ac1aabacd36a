"""How much of the sheet is in order, and whether that grows."""

from datetime import date

import streamlit as st

from records.problems import Problems, problem_count
from records.quality import soundness
from records.snapshot import Snapshot
from sync.current import kept_days, reading_as_of
from sync.place import Place
from translations import formats
from ui.screen import Screen

_DAYS = 14


def health(screen: Screen) -> None:
    """Draw the share of rows in order with its course over the last days, and how many repairs are certain."""
    t, now = screen.t, _percent(screen.snapshot)
    course = [percent for _, percent in _course(screen.place)] + [now]
    certain = problem_count(screen.snapshot.cursor(), Problems(only_certain=True))
    with st.container(horizontal=True):
        st.metric(
            t.gettext("Rows in order"),
            f"{formats.number(now, t.language)} %",
            delta=f"{change:+} %" if (change := round(now - course[0], 1)) else None,
            chart_data=course if len(set(course)) > 1 else None,
            border=True,
        )
        st.metric(t.gettext("Certain repairs"), formats.number(certain, t.language), border=True)


def _course(place: Place) -> list[tuple[date, float]]:
    """The share at the end of each of the last kept days before today, oldest first."""
    days = [(day, id_) for day, id_ in kept_days(place) if day < date.today()][:_DAYS]
    return [(day, _percent_of(place, day, id_)) for day, id_ in reversed(days)]


@st.cache_data(max_entries=100, show_spinner=False)
def _percent_of(_place: Place, day: date, id_: str) -> float:  # noqa: ARG001 -- a reading never changes
    with reading_as_of(_place, day) as snapshot:
        return _percent(snapshot)


def _percent(snapshot: Snapshot) -> float:
    found = soundness(snapshot)
    rows = sum(one.rows for one in found)
    return round(100 * sum(one.sound for one in found) / rows, 1) if rows else 100.0

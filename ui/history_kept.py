"""Whether the history is kept in the sheet too, with the switch for it, and what came back from there."""

import streamlit as st

from sync.mirror.bringing_back import BroughtBack, seen
from sync.mirror.switching import Keeping, keeping, switch_off, switch_on
from translations import formats
from translations.told import Told
from ui.literal import literal
from ui.refused import refuse
from ui.screen import Screen


def history_kept(screen: Screen) -> None:
    """Draw the switch, how much is kept, what is in the way, and what a lost computer had kept."""
    if screen.place.is_demo:
        return
    t, now = screen.t, keeping(screen.place)
    st.subheader(t.gettext("History that outlives this computer"), anchor=False)
    if now.brought_back:
        _came_back(screen, now.brought_back)
    wanted = st.toggle(t.gettext("Keep the history in the sheet too"), now.is_on, key="history_kept")
    st.caption(
        t.gettext(
            "In a hidden tab “_history”, for everyone who may open the sheet. Useful where Bahi runs on a host that forgets its disk."
        )
    )
    if wanted != now.is_on:
        _switch(screen, is_on=wanted)
    _how_it_stands(screen, now)


def _how_it_stands(screen: Screen, now: Keeping) -> None:
    t = screen.t
    if now.is_on:
        kept = t.ngettext("{count} change is kept there.", "{count} changes are kept there.", now.kept)
        full = t.gettext("The tab is full: the oldest of them have given way to newer ones.") if now.is_full else ""
        st.caption(f"{kept.format(count=formats.number(now.kept, t.language))} {full}")
    if now.obstacle:
        st.warning(literal(now.obstacle.said(t)))


def _came_back(screen: Screen, brought: BroughtBack) -> None:
    t = screen.t
    words = t.ngettext(
        "History brought back from the sheet: {count} change.",
        "History brought back from the sheet: {count} changes.",
        brought.changes,
    ).format(count=formats.number(brought.changes, t.language))
    if brought.since:
        words += " " + t.gettext("It begins on {moment}.").format(moment=formats.moment(brought.since, t.language))
    words += " " + t.gettext(
        "What was marked “waiting for the sheet” when the computer was lost is not in it: please look whether it is there."
    )
    st.info(literal(words))
    if brought.damaged:
        places = ", ".join(brought.damaged)
        st.warning(
            literal(t.gettext("Somebody changed these cells, they cannot be read: {places}").format(places=places))
        )
    if brought.missing:
        missing = t.ngettext("{count} change is missing.", "{count} changes are missing.", brought.missing)
        st.warning(missing.format(count=formats.number(brought.missing, t.language)))
    st.button(t.gettext("I have seen it"), key="history_seen", on_click=seen, args=(screen.place,))


def _switch(screen: Screen, *, is_on: bool) -> None:
    try:
        with st.spinner(screen.t.gettext("Writing to the sheet")):
            switch_on(screen.place) if is_on else switch_off(screen.place)
    except Told as refusal:
        refuse(refusal.said(screen.t))
        return
    st.rerun()

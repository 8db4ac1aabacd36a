"""One line for everything at the counter: typed, pasted or dictated, taken apart as one reads it, saved with one click."""

from collections.abc import Sequence

import streamlit as st

from records.known_words import known_words
from sync.counter import Slip, save_slips
from sync.edits import Saved
from sync.outbox import new_operation
from translations.told import Told
from ui.counter_slip import slip_form
from ui.refused import refuse, run_again
from ui.saved import remember_saved
from ui.screen import Screen
from validation.one_line import Entry, read_lines

_TYPED, _ROUND = "counter_typed", "counter_round"
_MOST_LINES = 20


def counter(screen: Screen) -> None:
    """Draw the box and, for each line in it, what was understood."""
    t = screen.t
    key = f"{_TYPED}:{st.session_state.get(_ROUND, 0)}"
    typed = st.text_area(
        t.gettext("Write what happened"), key=key, height=68, max_chars=4000, label_visibility="collapsed",
        placeholder=t.gettext("Write what happened: Ramesh 9876543210 mixer 3200 paid 2000 baki Friday"),
    )  # fmt: skip
    business = screen.snapshot.business
    known = known_words(screen.snapshot) if typed and typed.strip() else None
    # Always drawn, so that the buttons stand where they will stay: one that moves under a finger is missed.
    understood = st.container()
    buttons = st.container(horizontal=True, vertical_alignment="center")
    if known is None:
        # Typing ends with a click beside the box: here is one to click on.
        buttons.button(t.gettext("Show what is understood"), key="counter:read", icon=":material/arrow_downward:")
        return
    found = read_lines(typed or "", today=screen.snapshot.today(), region=business.region, known=known)
    if len(found) > _MOST_LINES:
        words = t.gettext("The first {count} lines are shown. Save them, and the next ones follow.")
        understood.info(words.format(count=_MOST_LINES))
    with understood:
        slips = [slip_form(screen, entry, f"{key}:{at}:{entry.typed}") for at, entry in enumerate(found[:_MOST_LINES])]
    with buttons:
        _buttons(screen, [slip for slip in slips if slip], found)


def _buttons(screen: Screen, slips: Sequence[Slip], entries: Sequence[Entry]) -> None:
    t, count = screen.t, min(len(entries), _MOST_LINES)
    all_clear = len(slips) == count
    words = t.ngettext("Save to sheet", "Save all {count} to sheet", count).format(count=count)
    saves = st.button(words, type="primary", icon=":material/save:", key="counter:save")
    st.button(t.gettext("Clear"), key="counter:clear", on_click=_clear)
    if not all_clear:
        st.caption(t.gettext("Say what it is and who it is about where that is still open."))
    if saves and slips and all_clear:
        _save(screen, slips, [entry.typed for entry in entries])


def _clear(left: Sequence[str] = ()) -> None:
    round_ = st.session_state.get(_ROUND, 0) + 1
    st.session_state[_ROUND] = round_
    if left:
        st.session_state[f"{_TYPED}:{round_}"] = "\n".join(left)


def _save(screen: Screen, slips: Sequence[Slip], typed: Sequence[str]) -> None:
    """All lines as one click; those that are not saved stay in the box."""
    click, done = new_operation(), 0
    try:
        for _ in save_slips(screen.place, slips, author=screen.author, saved_as=click):
            done += 1
    except Told as refusal:
        refuse(refusal.said(screen.t))
        if not done:
            return
    names = ", ".join(dict.fromkeys(slip.name for slip in slips[:done] if slip.name))
    remember_saved(Saved("", click), f"{names}." if names else "")
    _clear(typed[done:])
    run_again()

"""What was just saved, said once at the top of the page, with its undo."""

from datetime import datetime, timedelta

import streamlit as st

from sync.edits import BeingWritten, Saved, conflicts, undo, waiting
from sync.workbook import WorkbookHeld, WorkbookReadOnly
from translations.told import Told
from ui.literal import literal
from ui.refused import refuse
from ui.screen import Screen
from ui.watching import keep_watching

_KEY = "just_saved"
_SHOWN_FOR = timedelta(seconds=90)


def remember_saved(saved: Saved, words: str = "") -> None:
    """Offer to undo this on the pages that follow, for a while; `words` say what was done where that is not plain."""
    if saved.saved_as:
        st.session_state[_KEY] = [saved.saved_as, words, datetime.now().isoformat()]
    elif words:
        st.toast(literal(words))


def saved_bar(screen: Screen) -> None:
    """Draw the bar, where something was saved a moment ago."""
    if _KEY not in st.session_state:
        return
    saved_as, words, at = st.session_state[_KEY]
    if datetime.now() - datetime.fromisoformat(at) > _SHOWN_FOR:
        del st.session_state[_KEY]
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="saved_bar"):
        st.badge(screen.t.gettext("Saved"), icon=":material/check:", color="green")
        st.text(" ".join(filter(None, (words, where_it_is_now(screen, saved_as)))), width="stretch")
        if st.button(screen.t.gettext("Undo"), icon=":material/undo:", key="undo_saved"):
            _undo(screen, saved_as)


def where_it_is_now(screen: Screen, saved_as: str) -> str:
    """How far on its way to the sheet a click's work is."""
    t, last = screen.t, keep_watching(screen.place).last
    if any(entry.saved_as == saved_as for entry in conflicts(screen.place)):
        return t.gettext("The sheet holds something else by now: please decide on the Sheet page.")
    if all(entry.saved_as != saved_as for entry in waiting(screen.place)):
        return t.gettext("It is in the sheet.")
    if last and isinstance(last.obstacle, WorkbookHeld):
        return t.gettext("The file is open in Excel: it goes in when you close it.")
    if last and isinstance(last.obstacle, WorkbookReadOnly):
        return t.gettext("It is kept here: the sheet can only be read until Google is connected.")
    return t.gettext("It goes into the sheet in a moment.")


def take_back(screen: Screen, saved_as: str) -> None:
    """Undo what one click saved, reading the sheet first where that is needed; raises a refusal to tell."""
    try:
        undo(screen.place, saved_as, author=screen.author)
    except BeingWritten:
        keep_watching(screen.place).sync_now()
        undo(screen.place, saved_as, author=screen.author)


def _undo(screen: Screen, saved_as: str) -> None:
    try:
        with st.spinner(screen.t.gettext("Taking it back")):
            take_back(screen, saved_as)
    except Told as refusal:
        refuse(refusal.said(screen.t))
        return
    del st.session_state[_KEY]
    st.toast(screen.t.gettext("Undone."))
    st.rerun()

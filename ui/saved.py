"""What was just saved, said once at the top of the page, with its undo."""

from datetime import datetime, timedelta

import streamlit as st

from sync.edits import Saved, undo
from translations.told import Told
from ui.literal import literal
from ui.screen import Screen

_KEY = "just_saved"
_SHOWN_FOR = timedelta(seconds=90)


def remember_saved(saved: Saved, words: str) -> None:
    """Offer to undo this on the pages that follow, for a while."""
    if saved.saved_as:
        st.session_state[_KEY] = [saved.saved_as, words, datetime.now().isoformat()]
    else:
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
        st.text(words, width="stretch")
        if st.button(screen.t.gettext("Undo"), icon=":material/undo:", key="undo_saved"):
            _undo(screen, saved_as)


def _undo(screen: Screen, saved_as: str) -> None:
    del st.session_state[_KEY]
    try:
        undo(screen.place, saved_as, author=screen.author)
    except Told as refusal:
        st.error(literal(refusal.said(screen.t)))
        return
    st.toast(screen.t.gettext("Undone."))
    st.rerun()

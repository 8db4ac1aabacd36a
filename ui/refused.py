"""What could not be done: said where it was asked for, and still said when the page runs again without a click."""

import streamlit as st

from ui.literal import literal

_SAID, _KEPT = "refusals_said", "refusals_kept"


def refuse(words: str) -> None:
    """Tell a person why nothing, or not all, was done."""
    st.error(literal(words))
    st.session_state[_SAID] = [*st.session_state.get(_SAID, ()), words]


def refuse_next(words: str) -> None:
    """The same from a callback, which runs before the page is drawn: the click has answered what was said before."""
    st.session_state[_SAID] = [words]
    st.session_state[_KEPT] = True


def run_again() -> None:
    """Run the page again with what was refused still in sight, unlike after a click of somebody who has read it."""
    st.session_state[_KEPT] = True
    st.rerun()


def refused_before() -> None:
    """Draw what the run before this one refused, where it was not a click that began this one."""
    said = st.session_state.pop(_SAID, ())
    if st.session_state.pop(_KEPT, False):
        for words in said:
            refuse(words)

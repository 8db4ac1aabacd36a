"""A part of a page that stays open or closed as its reader left it, while its title changes with what is in it."""

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer


def fold(title: str, key: str, *, is_asked: bool = False, icon: str | None = None) -> ExpanderContainer:
    """The part, of which `open` tells whether it is to be filled; at first it is open where it `is_asked` for."""
    # Streamlit takes an expander with another title, or another state to begin with, for a new one.
    before_title, was_asked, began, is_open = st.session_state.get(f"{key}:fold", [title, not is_asked, False, False])
    begins = is_asked if is_asked != was_asked else began if title == before_title else is_open
    part = st.expander(title, expanded=begins, icon=icon, key=key, on_change="rerun")
    st.session_state[f"{key}:fold"] = [title, is_asked, begins, bool(part.open)]
    return part

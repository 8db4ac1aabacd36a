"""On the sample shop: that it is one, and the way to one's own sheet."""

import streamlit as st

from ui.menu import START
from ui.screen import Screen


def sample_remark(screen: Screen) -> None:
    """Draw it; nothing on an owner's own sheet."""
    if not screen.place.is_demo:
        return
    t = screen.t
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="sample_remark"):
        st.text(t.gettext("This is a made-up shop: try everything, no sheet of yours is touched."), width="stretch")
        st.page_link(START, label=t.gettext("Open my own sheet"), icon=":material/swap_horiz:")

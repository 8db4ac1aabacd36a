"""What an address that leads nowhere shows: that it does, and where to go on."""

import streamlit as st

from ui.menu import TODAY
from ui.screen import screen


def not_found() -> None:
    """Say that there is no such page; the address may come from an old bookmark."""
    t = screen().t
    st.header(t.gettext("Page not found"))
    st.text(t.gettext("There is no page at this address. It may be an old bookmark, or a letter is missing."))
    st.page_link(TODAY, label=t.gettext("Go to Today"), icon=":material/today:")

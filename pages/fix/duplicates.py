"""Same customer twice? Rows that are probably one are looked at side by side, merged, kept apart, and unmerged."""

import streamlit as st

from ui.duplicates import VIEWS, duplicates
from ui.merges_view import earlier_merges
from ui.saved import saved_bar
from ui.screen import screen

here = screen()
t = here.t

saved_bar(here)
st.header(t.gettext("Same customer twice?"), anchor=False)
view = st.segmented_control(
    t.gettext("What to look at"),
    list(VIEWS),
    format_func=lambda name: t.gettext(VIEWS[name]),
    default="decide",
    required=True,
    key="duplicates_view",
    label_visibility="collapsed",
)
if view == "merged":
    earlier_merges(here)
else:
    duplicates(here, all_certain=view == "certain")

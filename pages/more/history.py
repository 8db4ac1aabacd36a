"""History: what changed, when, where and by whom; any value and any deleted row can be brought back."""

import streamlit as st

from ui.as_of import as_of
from ui.saved import saved_bar
from ui.screen import screen
from ui.told_history import changes, deleted

here = screen()
t = here.t

saved_bar(here)
st.header(t.gettext("History"), anchor=False)
parts = [t.gettext("Changes"), t.gettext("Deleted rows"), t.gettext("How it looked on a day")]
all_changes, gone, earlier = st.tabs(parts, on_change="rerun", key="history_part")
if all_changes.open:
    with all_changes:
        changes(here)
if gone.open:
    with gone:
        deleted(here)
if earlier.open:
    with earlier:
        as_of(here)

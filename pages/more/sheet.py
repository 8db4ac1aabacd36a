"""Sheet: where it is, how fresh, what waits or was refused, how each tab and heading is understood."""

import streamlit as st

from ui.google_state import can_only_be_read, google_sheet
from ui.history_kept import history_kept
from ui.saved import saved_bar
from ui.screen import screen
from ui.sheet_numbers import first_numbers
from ui.sheet_state import conflicts_to_decide, obstacle, waiting_edits, where_it_is
from ui.sheet_tabs import tabs_understood
from ui.splitting import customers_of_register

here = screen()

saved_bar(here)
st.header(here.t.gettext("Sheet"), anchor=False)
where_it_is(here)
obstacle(here)
conflicts_to_decide(here)
waiting_edits(here)
if not can_only_be_read(here):
    first_numbers(here)
    customers_of_register(here)
google_sheet(here)
tabs_understood(here)
if not can_only_be_read(here):
    history_kept(here)

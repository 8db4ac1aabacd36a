"""Bring in a list: customers and sales from files of other programs, shown first, undone with one click."""

import streamlit as st

from ui.importing import import_list
from ui.saved import saved_bar
from ui.screen import screen

here = screen()

saved_bar(here)
st.header(here.t.gettext("Bring in a list"), anchor=False)
import_list(here)

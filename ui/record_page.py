"""The generated page of a table: its list, the card of one record, or a form, as the address asks."""

import streamlit as st

from ui.address import EDIT, NEW, RECORD
from ui.menu import table_page
from ui.record_card import record_card
from ui.record_form import edit_form, new_form
from ui.record_list import record_list
from ui.saved import saved_bar
from ui.screen import Screen, screen
from validation.record import Table
from validation.tables import record_named

_TOGETHER = ("Contacts", "Organisations")
"""Customers and firms stand under one entry of the menu."""


def record_page(name: str) -> None:
    """Draw the page of the table with this name."""
    here, table = screen(), record_named(name).table
    params = st.query_params
    saved_bar(here)
    if params.get(NEW):
        new_form(here, table)
    elif params.get(RECORD) and params.get(EDIT):
        edit_form(here, table, params[RECORD])
    elif params.get(RECORD):
        record_card(here, table, params[RECORD])
    else:
        _title(here, table)
        record_list(here, table)


def _title(here: Screen, table: Table) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="list_title"):
        st.header(here.t.gettext(table.title), width="content", anchor=False)
        if table.name in _TOGETHER:
            other = record_named(next(name for name in _TOGETHER if name != table.name)).table
            st.page_link(table_page(other, here.t), label=here.t.gettext(other.title))

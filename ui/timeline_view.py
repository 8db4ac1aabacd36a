"""What happened with somebody, newest first: sales, payments, calls, complaints, and changes of the row itself."""

import streamlit as st

from records.rows import Row
from sync.history import history_of
from ui.history_view import history_entry
from ui.screen import Screen
from validation.record import Table


def timeline_view(screen: Screen, table: Table, row: Row) -> None:
    """Draw the timeline."""
    t, entries = screen.t, history_of(screen.place, table.name, row.key)
    st.subheader(t.gettext("What happened"), anchor=False)
    for entry in entries:
        history_entry(screen, entry, with_record=False)

"""What happened with somebody, newest first: sales, payments, calls, complaints, and changes of the row itself."""

from datetime import datetime, time

import streamlit as st

from records.rows import Row
from records.timeline import Moment, timeline
from sync.history import history_of, merged_with
from translations import Translator, formats
from ui.address import RECORD
from ui.history_view import history_entry
from ui.literal import literal
from ui.menu import icon_of, table_page
from ui.screen import Screen
from ui.words import row_in_words
from validation.record import Table
from validation.tables import record_named

_AT_ONCE = 30


def timeline_view(screen: Screen, table: Table, row: Row) -> None:
    """Draw the timeline, its newest part first."""
    t, more = screen.t, f"timeline:{table.key}:{row.key}"
    st.subheader(t.gettext("What happened"), anchor=False)
    limit = _AT_ONCE * int(st.session_state.get(more, 1))
    changes = history_of(screen.place, table.name, row.key) + merged_with(screen.place, table.name, row.key)
    moments = timeline(screen.snapshot, table.name, row.key, changes, limit=limit + 1)
    if not moments:
        st.caption(t.gettext("Nothing yet. Sales, calls and changes appear here by themselves."))
    for moment in moments[:limit]:
        _moment(screen, moment, table)
    if len(moments) > limit and st.button(t.gettext("Show older"), key=f"{more}:button"):
        st.session_state[more] = limit // _AT_ONCE + 1
        st.rerun()


def _moment(screen: Screen, moment: Moment, table: Table) -> None:
    if moment.entry is not None:
        history_entry(screen, moment.entry, with_record=False)
    elif moment.row is not None:
        other = record_named(moment.table).table
        with st.container(gap="xxsmall"):
            words = row_in_words(moment.row, screen, without=(table.name, "Contacts"))
            st.page_link(
                table_page(other, screen.t),
                label=literal(words),
                icon=icon_of(other),
                query_params={RECORD: moment.row.key},
            )
            by = [moment.through[1]] if moment.through else []
            st.caption(literal(" · ".join([when(moment.at, screen.t), screen.t.gettext(other.title), *by])))


def when(at: datetime, t: Translator) -> str:
    """The day, and the time where one is known."""
    return formats.day(at, t.language) if at.time() == time() else formats.moment(at, t.language)

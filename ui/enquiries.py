"""The Enquiries page: a board by stage or the funnel, of those that the filters ask for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from records.enquiries import DEALS, Enquiry, Stages, Stay, enquiries, stages_of, stays_by_enquiry
from records.funnel import longest_days
from records.query import Query
from sync.history import stage_changes
from ui.address import NEW, go_to, params_of, query_here
from ui.enquiry_board import board
from ui.enquiry_funnel import funnel_view
from ui.enquiry_moves import move_dialog
from ui.filter_bar import facet, search_box
from ui.log_contact import log_dialog
from ui.menu import table_page
from ui.saved import saved_bar
from ui.screen import Screen
from ui.words import by_name
from validation.tables import record_named

VIEW, FUNNEL = "view", "funnel"
_FACETS = ("owner", "source", "product")


@dataclass(frozen=True)
class Enquiries:
    """The enquiries asked for, the stages each has been in, and how long is too long in each stage."""

    found: tuple[Enquiry, ...]
    stages: Stages
    stays: Mapping[str, Sequence[Stay]]
    longest: Mapping[str, int]
    today: date


def enquiries_page(screen: Screen) -> None:
    """Draw the page that the address asks for."""
    t, table = screen.t, record_named("Deals").table
    saved_bar(screen)
    fields = screen.snapshot.fields(table.name)
    query = query_here(DEALS, fields)
    with st.container(horizontal=True, vertical_alignment="center", key="list_title"):
        st.header(t.gettext("Enquiries"), anchor=False, width="stretch")
        words = t.gettext("New {one}").format(one=t.gettext(table.one))
        st.page_link(table_page(table, t), label=words, icon=":material/add:", query_params={NEW: "1"})
        to_list = params_of(query)
        st.page_link(table_page(table, t), label=t.gettext("As a list"), icon=":material/list:", query_params=to_list)
    if not screen.snapshot.count(Query(DEALS)):
        st.info(t.gettext("No enquiries yet. Write down who asks for what, and nobody is forgotten."))
        return
    _filters(screen, query)
    asked = _asked(screen, query)
    if _view(screen) == FUNNEL:
        funnel_view(screen, asked.found, asked.stays, asked.stages)
    else:
        board(screen, asked.found, asked.stays, asked.stages, asked.longest)
    move_dialog(screen)
    log_dialog(screen)


def _filters(screen: Screen, query: Query) -> None:
    fields = by_name(screen.snapshot.fields(DEALS))
    with st.container(horizontal=True, vertical_alignment="bottom", key="list_head"):
        search_box(query, screen.t)
        counts = screen.snapshot.facets(query, [name for name in _FACETS if name in fields])
        for name, values in counts.items():
            if len(values) > 1 or query.values(name):
                facet(screen, query, fields[name], values)


def _view(screen: Screen) -> str:
    t, key = screen.t, "enquiries_view"
    titles = {"": t.gettext("Board"), FUNNEL: t.gettext("Funnel")}
    here = FUNNEL if st.query_params.get(VIEW) == FUNNEL else ""
    if st.session_state.get(key) != here:
        st.session_state[key] = here
    st.segmented_control(
        t.gettext("Show as"), list(titles), key=key, required=True, label_visibility="collapsed",
        format_func=lambda view: titles[view], on_change=lambda: go_to(**{VIEW: st.session_state[key] or ""}),
    )  # fmt: skip
    return here


def _asked(screen: Screen, query: Query) -> Enquiries:
    """What is usual for a stage is told from all enquiries, whatever is asked for."""
    snapshot = screen.snapshot
    stages, today = stages_of(snapshot.business), snapshot.today()
    every = stays_by_enquiry(enquiries(snapshot), stage_changes(screen.place), stages, today)
    return Enquiries(enquiries(snapshot, query), stages, every, longest_days(every, stages), today)

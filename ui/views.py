"""Saved views of a list: filters, search and order under a name."""

import streamlit as st

from records.query import Query
from sync.views import SavedView, forget_view, save_view, saved_views
from ui.address import go_to_query
from ui.literal import literal
from ui.screen import Screen
from validation.column import Field


def views(screen: Screen, query: Query, fields: tuple[Field, ...]) -> None:
    """Draw the button with the views of this list, and keep the present one under a name."""
    t, kept = screen.t, saved_views(screen.place, query.table)
    with st.popover(t.gettext("Views"), icon=":material/bookmark:", key=f"views:{query.table}"):
        for view in kept:
            _view(screen, view, fields)
        if not kept:
            st.caption(t.gettext("A view keeps filters, search and order under a name."))
        name = st.text_input(t.gettext("Name of the view"), key=f"views:{query.table}:name").strip()
        if st.button(t.gettext("Keep this view"), key=f"views:{query.table}:keep") and name:
            save_view(screen.place, query.table, name, query.to_params())
            st.rerun()


def _view(screen: Screen, view: SavedView, fields: tuple[Field, ...]) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        query = Query.from_params(view.table, view.params, fields)
        st.button(literal(view.name), key=f"view:{view.number}", width="stretch", on_click=go_to_query, args=(query,))
        help_ = screen.t.gettext("Forget this view")
        if st.button("", icon=":material/delete:", key=f"view:{view.number}:forget", type="tertiary", help=help_):
            forget_view(screen.place, view.number)
            st.rerun()

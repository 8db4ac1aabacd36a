"""The list of a table: search, filters, a page of rows, what to do with them."""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from records.query import Query
from translations import formats
from ui.address import COLUMNS, NEW, PAGE, columns_here, go_to, go_to_query, page_here, query_here
from ui.bulk import bulk_actions
from ui.downloads import list_downloads
from ui.filter_bar import filter_bar, search_box
from ui.grid import grid
from ui.literal import literal
from ui.screen import Screen
from ui.views import views
from ui.words import by_name, heading
from validation.column import Field
from validation.record import Table
from validation.tables import tables_linked

ROWS_A_PAGE = 50
_LISTED_AT_LEAST = 5


def record_list(screen: Screen, table: Table) -> None:
    """Draw the list that the address asks for."""
    t, fields = screen.t, screen.snapshot.fields(table.name)
    query = query_here(table.key, fields)
    if not query.to_params() and screen.snapshot.count(query) == 0:
        _nothing_yet(screen, table)
        return
    with st.container(horizontal=True, vertical_alignment="center", key="list_head"):
        search_box(query, t)
        views(screen, query, fields)
        _add(screen, table)
    filter_bar(screen, query, fields, _facets(screen, query, fields))
    columns = tuple(
        by_name(fields)[name] for name in columns_here([f.name for f in listed_fields(fields)], by_name(fields))
    )
    _rows(screen, table, query, fields, columns)


def _rows(screen: Screen, table: Table, query: Query, fields: Sequence[Field], columns: Sequence[Field]) -> None:
    t, number = screen.t, page_here()
    names = [field.name for field in columns]
    page = screen.snapshot.page(query, fields=names, limit=ROWS_A_PAGE, offset=(number - 1) * ROWS_A_PAGE)
    line = _sentence(screen, query, page.count, fields)
    if not page.rows:
        st.info(t.gettext("Nothing matches. Take a filter away, or search for less."))
        return
    ticked = grid(screen, query, page.rows, columns)
    with line:
        bulk_actions(screen, table.name, ticked, fields)
    with st.container(horizontal=True, vertical_alignment="center", key="list_foot"):
        _pages(page.count, number)
        _choose_columns(screen, query, fields, names)
        list_downloads(screen, query, columns, t.gettext(table.title))


def _nothing_yet(screen: Screen, table: Table) -> None:
    t = screen.t
    st.info(t.gettext("Nothing here yet.") + " " + literal(t.gettext(table.help)))
    _add(screen, table)


def _add(screen: Screen, table: Table) -> None:
    words = screen.t.gettext("New {one}").format(one=screen.t.gettext(table.one))
    st.button(
        words, icon=":material/add:", type="primary", key=f"new:{table.key}", on_click=lambda: go_to(**{NEW: "1"})
    )


def _sentence(screen: Screen, query: Query, count: int, fields: Sequence[Field]) -> DeltaGenerator:
    """What is asked for and how many rows that are; returns the line, for more at its end."""
    t = screen.t
    line = st.container(horizontal=True, vertical_alignment="center", key="list_sentence")
    with line:
        words = t.ngettext("{count} row", "{count} rows", count).format(count=formats.number(count, t.language))
        if not (query.search or query.filters):
            st.text(words, width="stretch")
            return line
        st.text(f"{query.sentence(t, fields, _labels(screen, query, fields), screen.currency)}: {words}")
        everything = Query(query.table, sort=query.sort)
        st.button(t.gettext("Show all"), type="tertiary", key="show_all", on_click=go_to_query, args=(everything,))
        return line


def _labels(screen: Screen, query: Query, fields: Sequence[Field]) -> Mapping[tuple[str, str], str]:
    """Names for the ids that filters on links ask for."""
    known = by_name(fields)
    wanted: dict[str, list[str]] = {}
    for asked in query.filters:
        for record in tables_linked(known[asked.field].column):
            wanted.setdefault(record.table.name, []).extend(asked.values)
    return screen.snapshot.labels(wanted)


def _facets(screen: Screen, query: Query, fields: Sequence[Field]) -> dict[str, Sequence[tuple[str, int]]]:
    """Values to choose from, for the fields that have any; those that are chosen in stay though they have one value."""
    asked = [field.name for field in fields if field.column.is_facet]
    counts = screen.snapshot.facets(query, asked)
    return {name: counts[name] for name in asked if len(counts[name]) > 1 or query.values(name)}


def listed_fields(fields: Sequence[Field]) -> list[Field]:
    """The fields that stand in a list unless others are chosen."""
    listed = [field for field in fields if field.column.is_listed]
    others = [field for field in fields if field not in listed and not field.column.is_app_owned]
    return listed + others[: max(0, _LISTED_AT_LEAST - len(listed))]


def _pages(count: int, number: int) -> None:
    pages = -(-count // ROWS_A_PAGE)
    if pages < 2:
        return
    key = "page_of_rows"
    if st.session_state.get(key) != number:
        st.session_state[key] = min(number, pages)
    st.pagination(pages, key=key, on_change=lambda: go_to(**{PAGE: str(st.session_state[key])}))


def _choose_columns(screen: Screen, query: Query, fields: Sequence[Field], shown: Sequence[str]) -> None:
    t, known, key = screen.t, by_name(fields), f"columns:{query.table}"
    if st.session_state.get(key) != list(shown):
        st.session_state[key] = list(shown)
    with st.popover(t.gettext("Columns"), icon=":material/view_column:", key=f"{key}:open"):
        st.multiselect(
            t.gettext("Columns"), list(known), key=key, format_func=lambda name: heading(known[name], t), width=320,
            on_change=lambda: go_to(**{COLUMNS: ",".join(st.session_state[key])}),
            select_all=False,
        )  # fmt: skip

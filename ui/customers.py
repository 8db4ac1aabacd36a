"""The Customers page: one list of people, firms and those of a register, searched, filtered and sorted on the server."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from records.customers import (
    CUSTOMERS,
    FIRM,
    MEASURES,
    PERSON,
    REGISTER,
    WHO,
    customer_count,
    customer_facets,
    customer_fields,
    customer_page,
    shared_fields,
)
from records.query import Operator, Query
from translations import N_, formats
from ui.address import NEW, PAGE, go_to, go_to_query, page_here, query_here
from ui.customer_downloads import customer_downloads
from ui.customer_grid import customer_grid
from ui.filter_bar import facet, search_box
from ui.log_contact import log_dialog
from ui.menu import table_page
from ui.named_only import add_named_only
from ui.saved import saved_bar
from ui.screen import Screen
from ui.words import by_name
from validation.column import Field
from validation.tables import record_named

ROWS_A_PAGE = 50
_MOST_FACETS = 3
_WHO = {PERSON: N_("People"), FIRM: N_("Firms"), REGISTER: N_("From the register")}
_STANDING = {
    "owed.min=1": N_("Owe us"),
    "owed.max=-1": N_("We owe"),
    "next_on.max=today": N_("Due today or before"),
    "bought_on.min=today-30": N_("Bought in 30 days"),
    "bought_on.max=today-90": N_("Not for 90 days"),
    "bought_on.empty=1": N_("Never bought"),
}
"""Filters that are one click away, as they stand in the address."""
_SORTS = {
    "": N_("As in the sheet"),
    "name": N_("Name"),
    "-owed": N_("Owed, largest first"),
    "-bought_on": N_("Last purchase, newest first"),
    "bought_on": N_("Last purchase, oldest first"),
    "next_on": N_("Next step, earliest first"),
}


def customers_page(screen: Screen) -> None:
    """Draw the page that the address asks for."""
    t, fields = screen.t, customer_fields(screen.snapshot)
    saved_bar(screen)
    query = query_here(CUSTOMERS, fields)
    with st.container(horizontal=True, vertical_alignment="center", key="list_title"):
        st.header(t.gettext("Customers"), anchor=False, width="stretch")
        _add(screen)
    if not query.to_params() and customer_count(screen.snapshot, query) == 0:
        st.info(t.gettext("Nobody here yet. Add the first customer, or bring in a list."))
        add_named_only(screen)
        return
    search_box(query, t)
    _filters(screen, query)
    _rows(screen, query, fields)
    log_dialog(screen)


def _add(screen: Screen) -> None:
    for name, icon in (("Contacts", "person_add"), ("Organisations", "add_business")):
        table = record_named(name).table
        words = screen.t.gettext("New {one}").format(one=screen.t.gettext(table.one))
        st.page_link(table_page(table, screen.t), label=words, icon=f":material/{icon}:", query_params={NEW: "1"})


def _filters(screen: Screen, query: Query) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="list_head"):
        _standing(screen, query)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        fields = by_name(shared_fields(screen.snapshot))
        asked = [name for name, field in fields.items() if field.column.is_facet]
        counts = customer_facets(screen.snapshot, query, asked)
        useful = [name for name in asked if len(counts[name]) > 1 or query.values(name)]
        _who(screen, query)
        for name in useful[:_MOST_FACETS]:
            facet(screen, query, fields[name], counts[name])
        _sort(screen, query)


def _standing(screen: Screen, query: Query) -> None:
    """What they owe, when they bought, what is due, as one-click choices that can be joined."""
    t, key = screen.t, "customers_standing"
    here = [text for text in _STANDING if _is_on(query, text)]
    if st.session_state.get(key) != here:
        st.session_state[key] = here
    st.pills(
        t.gettext("Show only"), list(_STANDING), selection_mode="multi", key=key, label_visibility="collapsed",
        format_func=lambda text: t.gettext(_STANDING[text]), on_change=_stand, args=(query, key),
    )  # fmt: skip


def _is_on(query: Query, text: str) -> bool:
    name, _, value = text.partition("=")
    field, _, operator = name.partition(".")
    asked = [f for f in query.filters if (f.field, str(f.operator)) == (field, operator)]
    return bool(asked) and (asked[0].values == (value,) or operator == "empty")


def _stand(query: Query, key: str) -> None:
    names = {text.partition(".")[0] for text in _STANDING}
    kept = tuple(f for f in query.filters if f.field not in names)
    chosen = "&".join(st.session_state[key])
    fresh = Query.from_text(CUSTOMERS, chosen, MEASURES) if chosen else Query(CUSTOMERS)
    go_to_query(replace(query, filters=kept + fresh.filters))


def _who(screen: Screen, query: Query) -> None:
    """People, firms, those of the register: where there are several of these."""
    t, key = screen.t, "customers_who"
    there = [
        who for who in _WHO if customer_count(screen.snapshot, Query(CUSTOMERS).with_filter(WHO, Operator.IS, (who,)))
    ]
    if len(there) < 2:
        return
    here = next(iter(query.values(WHO)), None)
    if st.session_state.get(key) != here:
        st.session_state[key] = here
    st.selectbox(
        t.gettext("Who"), there, key=key, placeholder=t.gettext("Everybody"), label_visibility="collapsed", width=170,
        format_func=lambda who: t.gettext(_WHO[who]), on_change=_choose_who, args=(query, key), index=None,
    )  # fmt: skip


def _choose_who(query: Query, key: str) -> None:
    chosen = st.session_state[key]
    go_to_query(query.with_filter(WHO, Operator.IS, (chosen,) if chosen else ()))


def _sort(screen: Screen, query: Query) -> None:
    t, key = screen.t, "customers_sort"
    here = ("-" if query.sort and query.sort[1] else "") + (query.sort[0] if query.sort else "")
    options = list(dict.fromkeys((*_SORTS, here)))
    if st.session_state.get(key) != here:
        st.session_state[key] = here
    st.selectbox(
        t.gettext("Sorted by"), options, key=key, label_visibility="collapsed", width=230,
        format_func=lambda sort: t.gettext(_SORTS[sort]) if sort in _SORTS else sort, on_change=_choose_sort, args=(query, key),
    )  # fmt: skip


def _choose_sort(query: Query, key: str) -> None:
    chosen = st.session_state[key]
    go_to_query(replace(query, sort=(chosen.removeprefix("-"), chosen.startswith("-")) if chosen else None))


def _rows(screen: Screen, query: Query, fields: Sequence[Field]) -> None:
    t, number = screen.t, page_here()
    page = customer_page(screen.snapshot, query, limit=ROWS_A_PAGE, offset=(number - 1) * ROWS_A_PAGE)
    _sentence(screen, query, page.count, fields)
    if not page.customers:
        st.info(t.gettext("Nobody matches. Take a filter away, or search for less."))
        return
    columns = customer_grid(screen, query, page.customers)
    with st.container(horizontal=True, vertical_alignment="center", key="list_foot"):
        _pages(page.count, number)
        customer_downloads(screen, query, columns)


def _sentence(screen: Screen, query: Query, count: int, fields: Sequence[Field]) -> None:
    t = screen.t
    words = t.ngettext("{count} customer", "{count} customers", count)
    said = words.format(count=formats.number(count, t.language))
    with st.container(horizontal=True, vertical_alignment="center", key="list_sentence"):
        if not (query.search or query.filters):
            st.text(said, width="stretch")
            return
        st.text(f"{query.sentence(t, fields, {}, screen.currency)}: {said}")
        everything = Query(CUSTOMERS, sort=query.sort)
        st.button(t.gettext("Show all"), type="tertiary", key="show_all", on_click=go_to_query, args=(everything,))


def _pages(count: int, number: int) -> None:
    pages, key = -(-count // ROWS_A_PAGE), "page_of_customers"
    if pages < 2:
        return
    if st.session_state.get(key) != number:
        st.session_state[key] = min(number, pages)
    st.pagination(pages, key=key, on_change=lambda: go_to(**{PAGE: str(st.session_state[key])}))

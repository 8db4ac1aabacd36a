"""The records that point to a record: its sales, its calls, its complaints; each list one click away."""

from collections.abc import Iterator

import streamlit as st

from records.query import Filter, Operator, Query
from records.rows import Row
from translations import formats
from ui.address import RECORD, params_of
from ui.literal import literal
from ui.menu import table_page
from ui.screen import Screen
from ui.words import heading, row_in_words
from validation.column import Field
from validation.record import Table
from validation.tables import tables_linked

_SHOWN = 5


def linked_records(screen: Screen, table: Table, row: Row) -> None:
    """Draw the tables that have rows pointing here, the newest rows of each."""
    pointing = tuple(_pointing_to(screen, table))
    tables = [other for other, _ in pointing]
    for other, field in pointing:
        sort = (other.happened, True) if other.happened else None
        query = Query(other.key, filters=(Filter(field.name, Operator.IS, (row.key,)),), sort=sort)
        if count := screen.snapshot.count(query):
            which = f" ({heading(field, screen.t)})" if tables.count(other) > 1 else ""
            title = f"{screen.t.gettext(other.title)}{which}: {formats.number(count, screen.t.language)}"
            with st.expander(literal(title), key=f"linked:{other.key}:{field.name}"):
                _linked(screen, other, table.name, query)


def _linked(screen: Screen, table: Table, target: str, query: Query) -> None:
    t, page = screen.t, table_page(table, screen.t)
    for row in screen.snapshot.rows(query, limit=_SHOWN):
        happened = row.values.get(table.happened) if table.happened else None
        day = [formats.day(happened, t.language)] if happened else []
        words = " · ".join([*day, row_in_words(row, screen, without=(target,))])
        st.page_link(page, label=literal(words), query_params={RECORD: row.key})
    st.page_link(page, label=t.gettext("Show all"), icon=":material/list:", query_params=params_of(query))


def _pointing_to(screen: Screen, table: Table) -> Iterator[tuple[Table, Field]]:
    for state in screen.snapshot.states():
        for field in state.fields:
            if table in (record.table for record in tables_linked(field.column)):
                yield state.table, field

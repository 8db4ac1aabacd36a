"""The records that point to a record: its sales, its calls, its complaints; each list one click away."""

from collections.abc import Iterator

import streamlit as st

from records.query import Filter, Operator, Query
from records.rows import Row, linked_tables
from translations import formats
from ui.address import RECORD, params_of
from ui.literal import literal
from ui.menu import table_page
from ui.screen import Screen
from ui.words import heading
from validation.column import Field
from validation.record import Table
from validation.tables import record_named

_SHOWN = 5


def linked_records(screen: Screen, table: Table, row: Row) -> None:
    """Draw the tables that have rows pointing here, the newest rows of each."""
    for other, field in _pointing_to(screen, table):
        query = Query(other.key, filters=(Filter(field.name, Operator.IS, (row.key,)),), sort=_newest(other))
        count = screen.snapshot.count(query)
        if count:
            _linked(screen, other, field, query, count)


def _newest(table: Table) -> tuple[str, bool] | None:
    return (table.happened, True) if table.happened else None


def _linked(screen: Screen, table: Table, field: Field, query: Query, count: int) -> None:
    t = screen.t
    title = literal(f"{t.gettext(table.title)} ({heading(field, t)}): {formats.number(count, t.language)}")
    with st.expander(title, key=f"linked:{table.key}:{field.name}"):
        for row in screen.snapshot.rows(query, fields=("id",), limit=_SHOWN):
            st.page_link(table_page(table, t), label=literal(row.label), query_params={RECORD: row.key})
        st.page_link(table_page(table, t), label=t.gettext("Show all"), icon=":material/list:", query_params=params_of(query))


def _pointing_to(screen: Screen, table: Table) -> Iterator[tuple[Table, Field]]:
    for state in screen.snapshot.states():
        for field in state.fields:
            if table.key in linked_tables(field):
                yield record_named(state.table.name).table, field

"""A page of customers as a grid: a click on the name opens the card, one on "Log" asks what was done, one on a phone calls."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig
from streamlit.typing import DataframeState

from messages.handoff import call_link
from records.customers import MEASURES, Customer, shared_fields, table_of
from records.query import Query
from records.shown import shown
from ui.address import RECORD, go_to_query
from ui.log_contact import ask
from ui.menu import table_page
from ui.screen import Screen
from ui.words import by_name, heading, several, value_text
from validation.kinds import Kind
from validation.tables import record_named

_LOG, _CALL, _OPEN = "log", "call", "open_card"
_FIRST = ("label", "owed", "bought_on", "next")
_MOST_OF_THE_ROW = 4
_MOST_RIGHT_TO_LEFT = 7


@dataclass(frozen=True)
class Listed:
    """A column of the list: its name as a field, its heading, and its text for a customer."""

    name: str
    heading: str
    text: Callable[[Customer], str]
    is_number: bool = False
    sorted_by: str = ""


def customer_grid(screen: Screen, query: Query, customers: Sequence[Customer]) -> tuple[str, ...]:
    """Draw the customers; returns the names of the columns that downloads have too."""
    t = screen.t
    columns = [column for column in _columns(screen) if column.name in _FIRST or any(map(column.text, customers))]
    texts = {column.name: [column.text(each) for each in customers] for column in columns}
    texts[_CALL] = [_calls(each) for each in customers]
    texts[_LOG] = [t.gettext("Log")] * len(customers)
    order = [_FIRST[0], _CALL, _LOG, *_FIRST[1:], *(column.name for column in columns if column.name not in _FIRST)]
    if t.is_right_to_left:
        order = order[:_MOST_RIGHT_TO_LEFT][::-1]
    key = _key(query, screen)
    people = [[table_of(each), each.row.key, each.row.label] for each in customers]
    sorts = {column.name: column.sorted_by for column in columns if column.sorted_by}
    st.dataframe(
        pd.DataFrame(texts, dtype=str), hide_index=True, height="content", row_height=32, key=key, alt=t.gettext("Customers"),
        column_order=order, column_config=_config(screen, columns, query), on_select=lambda: _selected(key, people, sorts, query),
        selection_mode=["single-cell", "single-column"],
    )  # fmt: skip
    _open_chosen(screen)
    return tuple(column.name for column in columns)


def _open_chosen(screen: Screen) -> None:
    """Go to the card that a click has chosen; a callback itself cannot leave the page."""
    chosen = st.session_state.pop(_OPEN, None)
    if chosen:
        table, key = chosen
        st.switch_page(table_page(record_named(table).table, screen.t), query_params={RECORD: key})


def _columns(screen: Screen) -> list[Listed]:
    t, measures = screen.t, by_name(MEASURES)

    def money(each: Customer) -> str:
        return shown(each.owed, Kind.MONEY, t, screen.currency) if each.owed else ""

    def next_step(each: Customer) -> str:
        return " ".join(filter(None, (shown(each.next_on, Kind.DATE, t), each.next_step)))

    def contacted(each: Customer) -> str:
        return shown(each.contacted_on, Kind.DATE, t)

    columns = [
        Listed("label", t.gettext("Name"), lambda each: _marked(each), sorted_by="name"),
        Listed("owed", heading(measures["owed"], t), money, is_number=True, sorted_by="owed"),
        Listed("bought_on", heading(measures["bought_on"], t), lambda each: shown(each.bought_on, Kind.DATE, t), sorted_by="bought_on"),
        Listed("next", heading(measures["next_on"], t), next_step, sorted_by="next_on"),
        Listed("contacted_on", heading(measures["contacted_on"], t), contacted, sorted_by="contacted_on"),
    ]  # fmt: skip
    listed = [f for f in shared_fields(screen.snapshot) if f.column.is_listed and f.name != "name"]
    for field in listed[:_MOST_OF_THE_ROW]:
        columns.append(Listed(field.name, heading(field, t), _of_row(screen, field.name), sorted_by=field.name))
    return columns


def _of_row(screen: Screen, name: str) -> Callable[[Customer], str]:
    fields = by_name(shared_fields(screen.snapshot))
    return lambda each: value_text(each.row, fields[name], screen)


def _marked(each: Customer) -> str:
    return ("⏳ " if each.row.waiting else "") + ("⚠ " if each.row.problems else "") + each.row.label


def _calls(each: Customer) -> str:
    phones = several(each.row.values.get("phones"))
    return call_link(phones[0]) if phones else ""


def _selected(key: str, people: Sequence[Sequence[str]], sorts: Mapping[str, str], query: Query) -> None:
    state: DataframeState = st.session_state[key]
    selection = state["selection"]
    if selection["cells"]:
        row, column = selection["cells"][0]
        table, record, name = people[row]
        if column == _LOG:
            ask(table, record, name)
            st.session_state["customers_round"] = st.session_state.get("customers_round", 0) + 1
        elif column != _CALL:
            st.session_state[_OPEN] = [table, record]
    elif selection["columns"] and (name := sorts.get(selection["columns"][0], "")):
        was = query.sort or ("", False)
        go_to_query(replace(query, sort=(name, was[0] == name and not was[1])))


def _key(query: Query, screen: Screen) -> str:
    """Another list is another grid: what was clicked in one never counts in the other."""
    place = (st.query_params.get("page", ""), screen.t.language, st.session_state.get("customers_round", 0))
    said = f"{query.to_text()}|{place}"
    return f"customers:{blake2b(said.encode(), digest_size=6).hexdigest()}"


def _config(screen: Screen, columns: Sequence[Listed], query: Query) -> dict[str, ColumnConfig]:
    t = screen.t
    config: dict[str, ColumnConfig] = {}
    for column in columns:
        arrow = {True: " ↓", False: " ↑"}[query.sort[1]] if query.sort and query.sort[0] == column.sorted_by else ""
        width = {"label": 150, "next": 200}.get(column.name)
        config[column.name] = st.column_config.TextColumn(
            column.heading + arrow, alignment="right" if column.is_number else None, width=width
        )
    config[_CALL] = st.column_config.LinkColumn(t.gettext("Call"), display_text=":material/call:", width=60)
    config[_LOG] = st.column_config.TextColumn(t.gettext("Log"), width=70, help=t.gettext("Called, visited, a note"))
    return config

"""The bar above a list: the search box, a choice of values for fields that are often asked for, any other condition."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from records.query import VALUELESS, Filter, Operator, Query, operators_of
from translations import N_, Translator, formats
from ui.address import go_to_query
from ui.literal import literal
from ui.screen import Screen
from ui.words import by_name, choice_label, heading
from validation.column import Field
from validation.kinds import NUMERIC, TEMPORAL, Kind
from validation.tables import tables_linked

MOST_FACETS = 6
Facets = Mapping[str, Sequence[tuple[str, int]]]

_OPERATORS: Mapping[Operator, str] = {
    Operator.IS: N_("is"),
    Operator.IS_NOT: N_("is not"),
    Operator.CONTAINS: N_("contains"),
    Operator.MIN: N_("at least"),
    Operator.MAX: N_("at most"),
    Operator.EMPTY: N_("is empty"),
    Operator.FILLED: N_("is filled in"),
}
_OF_DATES: Mapping[Operator, str] = {Operator.MIN: N_("from"), Operator.MAX: N_("until"), Operator.IS: N_("on")}


def filter_bar(screen: Screen, query: Query, fields: Sequence[Field], facets: Facets) -> None:
    """Draw the bar; every change goes into the address and so into the next run."""
    t = screen.t
    with st.container(horizontal=True, vertical_alignment="bottom"):
        known = by_name(fields)
        for name, counts in list(facets.items())[:MOST_FACETS]:
            facet(screen, query, known[name], counts)
        with st.popover(t.gettext("More filters"), icon=":material/filter_list:", key=f"more:{query.table}"):
            _any_condition(query, fields, t)


def search_box(query: Query, t: Translator) -> None:
    """The search box; it answers while one types, in any script and any shape of a phone number."""
    key = f"search:{query.table}"
    if st.session_state.get(key) != query.search:
        st.session_state[key] = query.search
    label = t.gettext("Search: a name, a phone, a place")
    st.text_input(
        label, key=key, type="search", placeholder=label, label_visibility="collapsed", live=True,
        on_change=_search, args=(query, key),
    )  # fmt: skip


def _search(query: Query, key: str) -> None:
    go_to_query(replace(query, search=st.session_state[key].strip()))


def facet(screen: Screen, query: Query, field: Field, counts: Sequence[tuple[str, int]]) -> None:
    """Draw the choice among a field's values; what is chosen goes into the address."""
    chosen = query.values(field.name)
    title = literal(heading(field, screen.t)) + (f" ({len(chosen)})" if chosen else "")
    with st.popover(title, key=f"facet:{query.table}:{field.name}:open", type="primary" if chosen else "secondary"):
        key = f"facet:{query.table}:{field.name}"
        if st.session_state.get(key) != list(chosen):
            st.session_state[key] = list(chosen)
        labels = _labels(screen, field, counts)
        options = [value for value, _ in counts] + [value for value in chosen if value not in dict(counts)]
        st.multiselect(
            literal(heading(field, screen.t)), options, key=key, format_func=lambda value: labels.get(value, value),
            placeholder=screen.t.gettext("Choose"), on_change=_choose, args=(query, field.name, key), width=320,
            select_all=False,
        )  # fmt: skip


def _choose(query: Query, field: str, key: str) -> None:
    go_to_query(query.with_filter(field, Operator.IS, st.session_state[key]))


def _labels(screen: Screen, field: Field, counts: Sequence[tuple[str, int]]) -> dict[str, str]:
    values = [value for value, _ in counts]
    names = {value: _said(value, field, screen) for value in values}
    if tables := tables_linked(field.column):
        found = screen.snapshot.labels({record.table.name: values for record in tables})
        names |= {key: label for (_, key), label in found.items()}
    return {value: f"{names[value]}  ({formats.number(count, screen.t.language)})" for value, count in counts}


def _said(value: str, field: Field, screen: Screen) -> str:
    if field.kind is Kind.YES_NO:
        return screen.t.gettext("Yes") if value == "true" else screen.t.gettext("No")
    return choice_label(value, field, screen)


def _any_condition(query: Query, fields: Sequence[Field], t: Translator) -> None:
    known = by_name(fields)
    name = st.selectbox(
        t.gettext("Column"), [f.name for f in fields if f.name != "id"], format_func=lambda n: heading(known[n], t),
        key=f"condition:{query.table}:field",
    )  # fmt: skip
    field = known[name]
    # Plain texts: an Enum kept between runs stops being the same Enum when its module is loaded anew.
    chosen = st.selectbox(
        t.gettext("Condition"), [str(operator) for operator in operators_of(field.kind)],
        format_func=lambda operator: operator_words(Operator(operator), field, t), key=f"condition:{query.table}:{name}:operator",
    )  # fmt: skip
    operator = Operator(chosen)
    value = "1" if operator in VALUELESS else _value_input(field, f"condition:{query.table}:{name}:value", t)
    # Never disabled: a value that is still being typed counts from the moment the button is pressed.
    if st.button(t.gettext("Add filter"), type="primary", key=f"condition:{query.table}:add") and value:
        values = () if operator in VALUELESS else (*query.values(name, operator), value)
        go_to_query(_with(query, Filter(name, operator, values)))
        st.rerun()


def _with(query: Query, filter: Filter) -> Query:
    if filter.operator in VALUELESS:
        return query.narrowed(filter)
    return query.with_filter(filter.field, filter.operator, filter.values)


def operator_words(operator: Operator, field: Field, t: Translator) -> str:
    """An operator as one says it of a field of this kind."""
    of_dates = _OF_DATES.get(operator) if field.kind in TEMPORAL else None
    return t.gettext(of_dates or _OPERATORS[operator])


def _value_input(field: Field, key: str, t: Translator) -> str:
    label = t.gettext("Value")
    if field.kind in TEMPORAL:
        day = st.date_input(label, value=None, key=key, format="DD/MM/YYYY")
        return day.isoformat() if day else ""
    if field.kind in NUMERIC:
        number = st.number_input(label, value=None, key=key)
        return "" if number is None else f"{number:f}".rstrip("0").rstrip(".")
    return st.text_input(label, key=key).strip()

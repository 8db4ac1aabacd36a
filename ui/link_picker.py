"""Choosing another record by name: a short table as one list, a long one by searching."""

from collections.abc import Sequence

import streamlit as st

from records.query import Query
from ui.screen import Screen
from validation.column import Field
from validation.kinds import Kind
from validation.tables import tables_linked

SHORT = 200
"""Rows up to which a table is offered whole."""
_MATCHES = 12


def link_picker(
    screen: Screen, field: Field, chosen: Sequence[str], label: str, help: str | None, key: str
) -> tuple[str, ...]:
    """Draw the choice; returns the ids chosen (what was typed instead of an id stays as it is)."""
    tables = [record.table.name for record in tables_linked(field.column)]
    names = _names(screen, tables, chosen)
    if any(screen.snapshot.count(Query(table)) > SHORT for table in tables):
        names |= _found(screen, tables, label, key)
    else:
        names |= _matching(screen, tables, "", SHORT)
    options, place = list(names), screen.t.gettext("Choose")
    if field.kind is Kind.LINKS:
        several = st.multiselect(
            label, options, list(chosen), format_func=lambda id: names[id], key=key, help=help, placeholder=place,
            on_change="ignore", select_all=False,
        )  # fmt: skip
        return tuple(several)
    one = st.selectbox(
        label, options, options.index(chosen[0]) if chosen else None, format_func=lambda id: names.get(id, id), key=key,
        help=help, placeholder=place, on_change="ignore",
    )  # fmt: skip
    return (one,) if one else ()


def _found(screen: Screen, tables: Sequence[str], label: str, key: str) -> dict[str, str]:
    title = screen.t.gettext("Search for {field}: name or phone").format(field=label)
    searched = st.text_input(title, key=f"{key}:search", type="search", live=True, placeholder="")
    return _matching(screen, tables, searched or "", _MATCHES) if searched else {}


def _matching(screen: Screen, tables: Sequence[str], searched: str, limit: int) -> dict[str, str]:
    found: dict[str, str] = {}
    for table in tables:
        rows = screen.snapshot.rows(Query(table, search=searched), fields=("id",), limit=limit)
        found |= {row.key: row.label for row in rows if row.values.get("id")}
    return found


def _names(screen: Screen, tables: Sequence[str], ids: Sequence[str]) -> dict[str, str]:
    found = {key: label for (_, key), label in screen.snapshot.labels({table: list(ids) for table in tables}).items()}
    return {id: found.get(id, id) for id in ids}

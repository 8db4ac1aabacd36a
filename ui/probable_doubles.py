"""A warning before somebody is added a second time: the same phone, or the same name."""

from collections.abc import Mapping, Sequence

import streamlit as st

from records.query import Query
from records.rows import Row
from sync.workbook import CellValue
from ui.address import RECORD
from ui.literal import literal
from ui.menu import table_page
from ui.screen import Screen
from validation.record import Table

_ASKED_OF = ("Contacts", "Organisations")
_MOST = 5


def probable_doubles(screen: Screen, table: Table, values: Mapping[str, CellValue]) -> tuple[Row, ...]:
    """Rows that have one of the phones, else the name, that were typed."""
    if table.name not in _ASKED_OF:
        return ()
    phones = [phone.strip() for phone in str(values.get("phones") or "").replace("/", ",").split(",")]
    found = {row.key: row for phone in phones if phone for row in _found(screen, table, phone)}
    if not found and (name := str(values.get("name") or "")):
        found = {row.key: row for row in _found(screen, table, name)}
    return tuple(found.values())[:_MOST]


def show_doubles(screen: Screen, table: Table, doubles: Sequence[Row]) -> None:
    """Name them, each a link; pressing Save again adds all the same."""
    t = screen.t
    st.warning(t.gettext("Is it one of these? If not, press Save again."))
    for row in doubles:
        st.page_link(table_page(table, t), label=literal(row.label), query_params={RECORD: row.key})


def _found(screen: Screen, table: Table, searched: str) -> tuple[Row, ...]:
    return screen.snapshot.rows(Query(table.key, search=searched), fields=("name", "phones"), limit=_MOST)

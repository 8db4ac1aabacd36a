"""A warning before somebody is added a second time: who it may be, and what speaks for it."""

from collections.abc import Mapping, Sequence

import streamlit as st

from sync.matches import probable_matches
from sync.workbook import CellValue
from ui.address import RECORD
from ui.literal import literal
from ui.menu import table_page
from ui.screen import Screen
from validation.matching.matches import Match
from validation.record import Table

_MOST = 5


def probable_doubles(screen: Screen, table: Table, values: Mapping[str, CellValue]) -> tuple[Match, ...]:
    """The rows, as `id_a`, that the one being typed probably is, the likeliest first."""
    texts = {field: str(value) for field, value in values.items() if value is not None}
    found = probable_matches(screen.place, table.name, texts)
    there = screen.snapshot.labels({table.name: [match.id_a for match in found]})
    return tuple(match for match in found if (table.name, match.id_a) in there)[:_MOST]


def show_doubles(screen: Screen, table: Table, doubles: Sequence[Match]) -> None:
    """Name them with the reasons, each a link; pressing Save again adds all the same."""
    t = screen.t
    st.warning(t.gettext("Is it one of these? If not, press Save again."))
    labels = screen.snapshot.labels({table.name: [match.id_a for match in doubles]})
    for match in doubles:
        label = labels.get((table.name, match.id_a), match.id_a)
        with st.container(gap="xsmall"):
            st.page_link(table_page(table, t), label=literal(label), query_params={RECORD: match.id_a})
            st.caption(literal(match.reasons(t)))

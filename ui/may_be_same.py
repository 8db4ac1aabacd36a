"""On a card: who else may be this customer, with the way to look at them side by side."""

import streamlit as st

from records.rows import Row
from sync.matches import are_ready, groups_of
from ui.duplicates import GROUP
from ui.literal import literal
from ui.menu import DUPLICATES
from ui.screen import Screen

_NAMED = 3


def may_be_same(screen: Screen, row: Row) -> None:
    """Draw the link; nothing where nobody is, or where the rows have not been compared yet."""
    if not are_ready(screen.place):
        return
    group = next((one for one in groups_of(screen.place) if one.table == row.table and row.key in one.keys), None)
    if group is None:
        return
    others = screen.snapshot.rows_of(row.table, [key for key in group.keys if key != row.key]).values()
    names = ", ".join(dict.fromkeys(other.label for other in list(others)[:_NAMED]))
    words = screen.t.gettext("May be the same as {names}").format(names=names)
    st.page_link(DUPLICATES, label=literal(words), icon=":material/join_inner:", query_params={GROUP: row.key})

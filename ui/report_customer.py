"""From a customer's card to a report about them alone, and from a line of a report to the card of its customer."""

from collections.abc import Sequence

import streamlit as st

from records.periods import PeriodName
from records.query import KEY, Filter, Operator, Query
from records.rows import Row
from records.snapshot import Snapshot
from records.sold import PARTIES
from reports.purchase_history import PURCHASE_HISTORY
from ui.address import PERIOD, RECORD, REPORT, go_to
from ui.literal import literal
from ui.menu import REPORTS, table_page
from ui.money import PARTY
from ui.screen import Screen
from validation.tables import record_named

_CHOSEN = "report_customer"


def purchases_link(screen: Screen, row: Row) -> None:
    """Draw the way to all that a customer ever bought."""
    st.page_link(
        REPORTS, label=screen.t.gettext(PURCHASE_HISTORY.title), icon=":material/receipt_long:",
        query_params={REPORT: PURCHASE_HISTORY.name, PARTY: row.key, PERIOD: str(PeriodName.ALL)},
    )  # fmt: skip


def customer_asked(screen: Screen, table: str) -> Query | None:
    """The query for the one customer that the address names, with the way to the card and to all; None where it names none."""
    key = st.query_params.get(PARTY, "")
    if not key:
        return None
    t, found = screen.t, customer_with_key(screen.snapshot, key)
    with st.container(horizontal=True, vertical_alignment="center", key="report_customer_line"):
        if found is None:
            st.warning(t.gettext("There is no such customer any more. Was the row deleted in the sheet?"))
        else:
            page = table_page(record_named(found.table).table, t)
            st.page_link(page, label=literal(found.label), icon=":material/person:", query_params={RECORD: found.key})
        st.button(
            t.gettext("All {many}").format(many=t.gettext("Customers")), icon=":material/close:", type="tertiary", key="report_of_all",
            on_click=lambda: go_to(**{PARTY: ""}),
        )  # fmt: skip
    return Query(table, filters=(Filter(KEY, Operator.IS, (found.key if found else key,)),))


def customer_with_key(snapshot: Snapshot, key: str) -> Row | None:
    """The row of a contact or of an organisation; of one that was merged into another that one's."""
    for table in PARTIES:
        if row := snapshot.row(table, snapshot.merged(table).get(key, key)):
            return row
    return None


def choose(grid: str, parties: Sequence[str]) -> None:
    """Remember whose line was clicked; the callback itself cannot leave the page."""
    if cells := st.session_state[grid]["selection"]["cells"]:
        row = cells[0][0]
        st.session_state[_CHOSEN] = parties[row] if row < len(parties) else ""


def open_chosen(screen: Screen) -> None:
    """Go to the card of the customer whose line was clicked; a line of nobody stays."""
    key = st.session_state.pop(_CHOSEN, "")
    if key and (row := customer_with_key(screen.snapshot, key)):
        st.switch_page(table_page(record_named(row.table).table, screen.t), query_params={RECORD: row.key})

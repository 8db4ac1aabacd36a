"""How a customer stands, at the top of the card: what is owed, the last purchase, what is next; and noting what was done."""

import streamlit as st

from records.customers import customers_with_keys
from records.measures import PARTIES
from records.rows import Row
from records.shown import shown
from ui.literal import literal
from ui.log_contact import log_buttons
from ui.money_line import money_line
from ui.report_customer import purchases_link
from ui.screen import Screen
from validation.kinds import Kind
from validation.tables import record_named


def standing(screen: Screen, row: Row) -> None:
    """Draw it; nothing on cards of other things."""
    if record_named(row.table).table.key not in PARTIES:
        return
    t = screen.t
    with st.container(horizontal=True, vertical_alignment="center", key="card_standing"):
        money_line(screen, row)
        for each in customers_with_keys(screen.snapshot, [row.key]):
            bought = shown(each.bought_on, Kind.DATE, t) or t.gettext("never")
            st.caption(literal(t.gettext("Last purchase: {day}").format(day=bought)), width="content")
            if each.bought_on:
                purchases_link(screen, row)
            if each.next_on:
                step = " ".join(filter(None, (shown(each.next_on, Kind.DATE, t), each.next_step)))
                st.caption(literal(t.gettext("Next: {step}").format(step=step)), width="content")
    with st.container(horizontal=True, vertical_alignment="center", key="card_log"):
        log_buttons(screen, row)

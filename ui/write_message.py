"""On the card of a customer: a thank-you, a greeting or word that the order is ready, from a template."""

import streamlit as st

from messages.customer import owners_templates
from messages.templates import Occasion
from records.measures import PARTIES
from records.rows import Row
from ui.address import go_to
from ui.message_form import message_form
from ui.money import DO
from ui.screen import Screen
from validation.tables import record_named

_WRITE = "write"
_OCCASIONS = (
    Occasion.THANK_YOU,
    Occasion.ORDER_READY,
    Occasion.VISIT,
    Occasion.BIRTHDAY,
    Occasion.ANNIVERSARY,
    Occasion.FESTIVAL,
)


def write_message(screen: Screen, row: Row) -> None:
    """Draw it once it is asked for; nothing on cards of other things. What they owe is reminded of on the Money page."""
    if record_named(row.table).table.key not in PARTIES:
        return
    is_open = st.query_params.get(DO) == _WRITE
    st.button(
        screen.t.gettext("Write a message"), icon=":material/edit_note:", key="write_message",
        type="primary" if is_open else "secondary", on_click=lambda: go_to(**{DO: "" if is_open else _WRITE}),
    )  # fmt: skip
    if is_open:
        with st.container(border=True, key="writing"):
            has_others = any(each.occasion is None for each in owners_templates(screen.snapshot))
            message_form(screen, row, (*_OCCASIONS, *((None,) if has_others else ())))

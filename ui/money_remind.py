"""Reminding somebody of what they owe, and the QR by which they pay at once."""

import streamlit as st

from messages.templates import Occasion
from messages.upi import MOST, upi_id, upi_link, upi_qr_png
from records.accounts import Balance
from records.rows import Row
from records.shown import shown
from ui.literal import literal
from ui.menu import SETTINGS
from ui.message_form import message_form
from ui.screen import Screen
from validation.kinds import Kind


def remind_form(screen: Screen, row: Row, balance: Balance | None) -> None:
    """Draw the reminder, where there is something to be reminded of."""
    if balance is None or balance.balance <= 0:
        st.info(screen.t.gettext("They owe nothing: there is nothing to remind them of."))
        return
    message_form(screen, row, (Occasion.REMINDER,))


def pay_by_upi(screen: Screen, row: Row, balance: Balance | None) -> None:
    """Draw the QR that the customer scans, with what is owed filled in."""
    t, business = screen.t, screen.snapshot.business
    owed = balance.balance if balance and balance.balance > 0 else None
    link = upi_link(business, owed, row.label)
    if not link:
        st.info(t.gettext("Write your UPI ID into the Settings: then customers can scan and pay here."))
        st.page_link(SETTINGS, label=t.gettext("Settings"), icon=":material/settings:")
        return
    words = (
        t.gettext("{amount} to {upi}") if owed and owed <= MOST else t.gettext("To {upi}; the payer types the amount")
    )
    amount = shown(owed, Kind.MONEY, t, screen.currency)
    st.image(upi_qr_png(link), width=240, alt=t.gettext("QR for UPI"))
    st.text(words.format(amount=amount, upi=upi_id(business)))
    if owed and owed > MOST:
        most = shown(MOST, Kind.MONEY, t, screen.currency)
        st.caption(literal(t.gettext("UPI takes at most {most} at once.").format(most=most)))

"""What one party owes in a few words, on cards and on the account itself."""

from decimal import Decimal

import streamlit as st

from records.accounts import balance_of
from records.measures import PARTIES
from records.rows import Row
from records.shown import shown
from ui.literal import literal
from ui.menu import MONEY
from ui.money import PARTY
from ui.screen import Screen
from validation.kinds import Kind
from validation.tables import record_named


def money_line(screen: Screen, row: Row) -> None:
    """Draw what is owed as a link to the account; nothing on cards of other things."""
    if record_named(row.table).table.key in PARTIES:
        words = standing_words(balance_of(screen.snapshot, row.key), screen)
        icon = ":material/account_balance_wallet:"
        st.page_link(MONEY, label=literal(words), icon=icon, query_params={PARTY: row.key})


def standing_words(worth: Decimal, screen: Screen) -> str:
    """What is owed which way; below zero it is we who owe."""
    t = screen.t
    amount = shown(abs(worth), Kind.MONEY, t, screen.currency)
    if worth == 0:
        return t.gettext("The account is even.")
    return (t.gettext("Owes us {amount}") if worth > 0 else t.gettext("We owe them {amount}")).format(amount=amount)

"""Who is calling: part of a phone or a name finds the customer while one types, with what they owe and when they were last met."""

from collections.abc import Sequence

import streamlit as st

from messages.handoff import call_link
from records.customers import CUSTOMERS, Customer, customer_page, table_of
from records.query import Query
from records.shown import shown
from ui.address import RECORD
from ui.literal import literal
from ui.log_contact import ask
from ui.menu import CUSTOMERS_PAGE, table_page
from ui.screen import Screen
from ui.words import several
from validation.kinds import Kind
from validation.tables import record_named

_MOST = 6
_FEWEST_LETTERS = 2


def look_up(screen: Screen) -> None:
    """Draw the box and who it finds."""
    t = screen.t
    typed = st.text_input(
        t.gettext("Who is calling?"), key="look_up", type="search", live=True, icon=":material/phone_in_talk:",
        placeholder=t.gettext("Name, or the last digits of the phone"), label_visibility="collapsed", max_chars=100,
    )  # fmt: skip
    searched = (typed or "").strip()
    if len(searched) < _FEWEST_LETTERS:
        return
    page = customer_page(screen.snapshot, Query(CUSTOMERS, search=searched, sort=("bought_on", True)), limit=_MOST)
    with st.container(border=True, gap="xsmall", key="looked_up"):
        if not page.customers:
            st.text(t.gettext("Nobody is found."))
        for customer in page.customers:
            _line(screen, customer)
        if page.count > len(page.customers):
            words = t.ngettext("Show all {count}", "Show all {count}", page.count).format(count=page.count)
            st.page_link(CUSTOMERS_PAGE, label=words, icon=":material/group:", query_params={"q": searched})


def _line(screen: Screen, customer: Customer) -> None:
    t, row = screen.t, customer.row
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"looked:{row.key}"):
        to = table_page(record_named(table_of(customer)).table, t)
        words = " · ".join(filter(None, (row.label, *standing_words(screen, customer))))
        st.page_link(to, label=literal(words), query_params={RECORD: row.key}, width="stretch")
        phones = several(row.values.get("phones"))
        if phones and (link := call_link(phones[0])):
            st.link_button(literal(shown(phones[:1], Kind.PHONES, t)), link, icon=":material/call:")
        st.button(
            t.gettext("Log"), icon=":material/edit_note:", key=f"looked:{row.key}:log", on_click=ask,
            args=(table_of(customer), row.key, row.label),
        )  # fmt: skip


def standing_words(screen: Screen, customer: Customer) -> Sequence[str]:
    """What they owe, when they last bought and when they were last met, as far as it is known."""
    t = screen.t
    owed = shown(round(abs(customer.owed)), Kind.MONEY, t, screen.currency)
    money = (t.gettext("owes {amount}") if customer.owed > 0 else t.gettext("we owe {amount}")).format(amount=owed)
    words = [money] if customer.owed else []
    if customer.bought_on:
        words.append(t.gettext("bought {day}").format(day=shown(customer.bought_on, Kind.DATE, t)))
    if customer.contacted_on:
        words.append(t.gettext("met {day}").format(day=shown(customer.contacted_on, Kind.DATE, t)))
    return words

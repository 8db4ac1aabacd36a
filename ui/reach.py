"""Ways to reach somebody with one tap: call, WhatsApp, SMS, mail. Bahi sends nothing itself."""

from collections.abc import Iterable
from urllib.parse import quote

import streamlit as st

from records.rows import Row
from records.shown import shown
from ui.literal import literal
from ui.screen import Screen
from ui.words import several
from validation.kinds import Kind

REACHED = ("phones", "emails")
"""The fields that stand at the top of a card as links."""


def reach(screen: Screen, row: Row) -> None:
    """Draw the ways to reach a contact or organisation; nothing where there are none."""
    phones, emails = several(row.values.get("phones")), several(row.values.get("emails"))
    if not phones and not emails:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="reach"):
        for number, phone in enumerate(phones):
            _phone(screen, phone, number)
        for email in emails:
            mail = f"mailto:{quote(email, safe='@')}"
            st.link_button(literal(shown((email,), Kind.EMAILS, screen.t)), mail, icon=":material/mail:")


def _phone(screen: Screen, phone: str, number: int) -> None:
    t, words = screen.t, literal(shown((phone,), Kind.PHONES, screen.t))
    st.link_button(words, f"tel:{phone}", icon=":material/call:", type="primary" if number == 0 else "secondary")
    st.link_button(t.gettext("WhatsApp"), f"https://wa.me/{_digits(phone)}", icon=":material/chat:")
    st.link_button(t.gettext("SMS"), f"sms:{phone}", icon=":material/sms:")


def _digits(phone: Iterable[str]) -> str:
    return "".join(letter for letter in phone if letter.isdecimal())

"""The day in a few lines, to be sent to the owner by WhatsApp."""

from urllib.parse import quote

import streamlit as st

from messages.handoff import whatsapp_link
from records.evening import evening, evening_text
from translations import LANGUAGES, Language, translator
from ui.screen import Screen
from validation.cells import reader_of
from validation.column import Column
from validation.kinds import Kind


def evening_message(screen: Screen) -> None:
    """Draw the text, in the language of the business, and the link that hands it to WhatsApp."""
    t, business = screen.t, screen.snapshot.business
    with st.expander(t.gettext("The day in one message"), key="evening", icon=":material/nights_stay:"):
        language: Language = next((one for one in LANGUAGES if one == business.language), "en")
        found = evening(screen.snapshot, screen.snapshot.today())
        text = evening_text(found, screen.snapshot, translator(language))
        st.text(text)
        st.link_button(t.gettext("Send by WhatsApp"), _link(screen, text), icon=":material/chat:")


def _link(screen: Screen, text: str) -> str:
    """To the phone in the settings; without one WhatsApp asks whom to send it to."""
    business = screen.snapshot.business
    phones = reader_of(Column(heading="", kind=Kind.PHONES), business)(business.settings.get("phone", "")).value or ()
    return whatsapp_link(phones[0], text) if phones else f"https://wa.me/?text={quote(text, safe='')}"

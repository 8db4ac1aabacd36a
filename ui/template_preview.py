"""On the card of a message template: how it reads for a customer, and the places that may stand in it."""

import streamlit as st

from messages.channels import Channel
from messages.customer import language_of, owners_templates, values_for
from messages.filling import PLACEHOLDERS, filled
from messages.templates import Template
from records.accounts import balances
from records.query import Query
from records.rows import Row
from translations import N_
from ui.collected import balance_here, collected, party_row
from ui.link_picker import link_picker
from ui.literal import literal
from ui.screen import Screen
from validation.column import Column, Field
from validation.kinds import Kind

_CUSTOMER = Field("contact", Column(heading=N_("Customer"), kind=Kind.LINK, links_to="Contacts"))


def template_preview(screen: Screen, row: Row) -> None:
    """Draw it; nothing on cards of other things."""
    template = next((each for each in _templates(screen, row) if each.key == row.key), None)
    if template is None:
        return
    t = screen.t
    st.subheader(t.gettext("How it reads"), anchor=False)
    chosen = link_picker(screen, _CUSTOMER, (), t.gettext("Customer"), None, f"preview:{row.key}")
    reader = party_row(screen.snapshot, chosen[0]) if chosen else _anybody(screen)
    if reader:
        _read(screen, template, reader)
    with st.expander(t.gettext("What may stand in braces"), key="placeholders"):
        for name, meaning in PLACEHOLDERS.items():
            st.text(f"{{{name}}}: {t.gettext(meaning)}")


def _templates(screen: Screen, row: Row) -> tuple[Template, ...]:
    return owners_templates(screen.snapshot) if row.table == "Templates" else ()


def _anybody(screen: Screen) -> Row | None:
    """The one who owes most, else the first of the list."""
    if largest := next(iter(balances(screen.snapshot, limit=1)), None):
        return party_row(screen.snapshot, largest.key)
    return next(iter(screen.snapshot.rows(Query("contacts"), limit=1)), None)


def _read(screen: Screen, template: Template, reader: Row) -> None:
    t, known = screen.t, collected(screen)
    language = template.language or language_of(screen.snapshot, reader)
    values = values_for(
        screen.snapshot,
        reader,
        language,
        balance=balance_here(screen, reader.key),
        promise=known.promises.get(reader.key),
    )
    found = filled(template.body, values, template.channel or Channel.WHATSAPP)
    with st.container(border=True):
        st.caption(literal(t.gettext("For {name}").format(name=reader.label)))
        st.text(found.text)
    if found.unknown:
        words = t.gettext("Bahi has no words for: {places}. They stay as they are.")
        st.warning(literal(words.format(places=", ".join(f"{{{place}}}" for place in found.unknown))))

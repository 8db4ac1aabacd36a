"""A message to one customer: what for, which way, words to look over, the reason where it should not go, one click that notes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from messages.channels import CHANNEL_TITLES, WRITTEN, Channel, channel_of
from messages.consent import may_message
from messages.customer import kind_of, language_of, owners_templates, values_for, wishes_of
from messages.filling import Filled, filled
from messages.handoff import addresses_for, handoff
from messages.templates import TITLES, Occasion, Template, templates_for
from records.rows import Row
from records.shown import shown
from sync.edits import add_record
from sync.place import Place
from sync.workbook import CellValue
from translations import LANGUAGES, N_, Language, Translator
from translations.told import Told
from ui.address import go_to
from ui.collected import balance_here, collected
from ui.literal import literal
from ui.money import DO
from ui.refused import refuse_next
from ui.saved import remember_saved
from ui.screen import Screen
from ui.words import several
from validation.kinds import Kind
from validation.lists import word_of

_HEIGHT = 190
_NEEDED = frozenset({"at", "kind", "contact", "organisation", "subject"})
"""What a line of the log cannot do without; other fields are written where the sheet has a column for them."""
_OTHER = N_("Your other templates")


@dataclass(frozen=True)
class _Message:
    """A message as it stands on the page."""

    channel: Channel
    address: str
    template: Template
    subject: str
    text: str


def message_form(screen: Screen, row: Row, occasions: Sequence[Occasion | None]) -> None:
    """Draw the message: looked over, changed if wished, handed to the phone's own app and noted in the same click.

    None among the occasions stands for the owner's templates that are for none of them.
    """
    t = screen.t
    ways = _ways(row)
    if not ways:
        st.info(t.gettext("There is no phone and no e-mail of theirs yet. Add one on the card."))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        occasion = _occasion(screen, row, occasions)
        channel = _channel(screen, row, ways)
        language = _language(screen, row)
        template = _template(screen, row, templates_for(owners_templates(screen.snapshot), occasion, channel, language))
        address = _address(t, channel, ways[channel])
        festival = _festival(t) if occasion is Occasion.FESTIVAL else ""
    if template is None:
        st.info(t.gettext("There is no template of yours for this channel and language."))
        return
    known = collected(screen)
    values = values_for(
        screen.snapshot,
        row,
        language,
        balance=balance_here(screen, row.key),
        promise=known.promises.get(row.key),
        festival=festival,
    )
    message = _written(t, template, values, channel, address)
    answer = may_message(wishes_of(screen.snapshot, row), template.purpose, channel)
    if not answer.is_allowed:
        st.warning(literal(answer.said(t)), icon=":material/block:")
        return
    _send(screen, row, message)


def _occasion(screen: Screen, row: Row, occasions: Sequence[Occasion | None]) -> Occasion | None:
    if len(occasions) == 1:
        return occasions[0]
    t, known = screen.t, {str(each or "other"): each for each in occasions}
    chosen = st.selectbox(
        t.gettext("What for"), list(known), format_func=lambda name: _what_for(known[name], t), width=220,
        key=f"message:{row.key}:occasion",
    )  # fmt: skip
    return known[chosen]


def _what_for(occasion: Occasion | None, t: Translator) -> str:
    return t.gettext(TITLES[occasion] if occasion else _OTHER)


def _festival(t: Translator) -> str:
    return st.text_input(t.gettext("Which festival"), key="message:festival", max_chars=60, placeholder="") or ""


def _ways(row: Row) -> Mapping[Channel, Sequence[str]]:
    """The channels that reach them, and where."""
    phones, emails = several(row.values.get("phones")), several(row.values.get("emails"))
    found = {channel: addresses_for(channel, phones, emails) for channel in WRITTEN}
    return {channel: addresses for channel, addresses in found.items() if addresses}


def _channel(screen: Screen, row: Row, ways: Mapping[Channel, Sequence[str]]) -> Channel:
    t, options = screen.t, list(ways)
    preferred = channel_of(kind_of(screen.snapshot.business, "Channels", row.values.get("preferred_channel")))
    first = options.index(preferred) if preferred is not None and preferred in ways else 0
    return st.selectbox(
        t.gettext("Channel"), options, first, format_func=lambda each: t.gettext(CHANNEL_TITLES[each]), width=160,
        key=f"message:{row.key}:channel",
    )  # fmt: skip


def _language(screen: Screen, row: Row) -> Language:
    spoken = list(LANGUAGES)
    return st.selectbox(
        screen.t.gettext("Their language"), spoken, spoken.index(language_of(screen.snapshot, row)), width=150,
        format_func=lambda each: LANGUAGES[each], key=f"message:{row.key}:language",
    )  # fmt: skip


def _template(screen: Screen, row: Row, offered: Sequence[Template]) -> Template | None:
    """The wording; there are several where the owner has templates of their own."""
    t = screen.t
    if not offered:
        return None
    names = [each.name if each.key else t.gettext("{name} (Bahi's own)").format(name=each.name) for each in offered]
    kinds = ":".join(each.key or str(each.occasion) for each in offered)
    number = st.selectbox(
        t.gettext("Template"), range(len(offered)), format_func=lambda each: names[each], width=260,
        key=f"message:{row.key}:template:{kinds}",
    )  # fmt: skip
    return offered[number]


def _address(t: Translator, channel: Channel, addresses: Sequence[str]) -> str:
    if len(addresses) == 1:
        return addresses[0]
    kind = Kind.EMAILS if channel is Channel.EMAIL else Kind.PHONES
    return st.selectbox(
        t.gettext("To"),
        addresses,
        width=200,
        key=f"message:to:{channel}",
        format_func=lambda each: shown((each,), kind, t),
    )


def _written(t: Translator, template: Template, values: Mapping[str, str], channel: Channel, address: str) -> _Message:
    """The message filled in, to be changed; what has no value or no meaning is named."""
    found = filled(template.body, values, channel)
    key = f"message:text:{channel}:{hash(found.text)}"
    text = st.text_area(t.gettext("Message"), found.text, height=_HEIGHT, max_chars=2_000, key=key)
    _name_gaps(found, t)
    subject = filled(template.subject or template.name, values, channel).text
    return _Message(channel, address, template, subject, (text or "").strip())


def _name_gaps(found: Filled, t: Translator) -> None:
    if found.unknown:
        words = t.gettext("Bahi has no words for: {places}. They stay as they are.")
        st.warning(literal(words.format(places=", ".join(f"{{{place}}}" for place in found.unknown))))
    if found.missing:
        words = t.gettext("Nothing is known for: {places}.")
        st.caption(literal(words.format(places=", ".join(f"{{{place}}}" for place in found.missing))))


def _send(screen: Screen, row: Row, message: _Message) -> None:
    """The link notes the message as it opens: the text that goes is the one on the page."""
    t = screen.t
    open_in = t.gettext("Open in {app} and note it").format(app=t.gettext(CHANNEL_TITLES[message.channel]))
    link = handoff(message.channel, message.address, message.text, message.subject)
    noted = (screen.place, _activity(screen, row, message), screen.author, t)
    with st.container(horizontal=True):
        st.link_button(
            literal(open_in),
            link,
            icon=":material/send:",
            type="primary",
            key="message:open",
            on_click=_note,
            args=noted,
        )
        st.button(t.gettext("Only note it"), icon=":material/check:", key="message:note", on_click=_note, args=noted)
    words = t.gettext("Bahi sends nothing itself: your own app opens with the message, and you press send.")
    first = t.gettext("After changing the words, click beside the box first.")
    st.caption(f"{words} {first}")


def _activity(screen: Screen, row: Row, message: _Message) -> Mapping[str, CellValue]:
    """The line of the log: who was written to, how, with which words."""
    business, occasion = screen.snapshot.business, message.template.occasion
    is_thanks = occasion is Occasion.THANK_YOU
    there = {field.name for field in screen.snapshot.fields("activities")}
    values: dict[str, CellValue] = {
        "at": datetime.now().replace(second=0, microsecond=0),
        "kind": word_of(business, "Activity kinds", "thank_you" if is_thanks else message.channel),
        "direction": word_of(business, "Directions", "out"),
        "contact" if row.table == "Contacts" else "organisation": row.key,
        "subject": screen.t.gettext(TITLES[occasion]) if occasion else message.template.name,
        "notes": message.text,
        "status": word_of(business, "Activity statuses", "done"),
        "template": message.template.key or None,
    }
    return {name: value for name, value in values.items() if value and (name in there or name in _NEEDED)}


def _note(place: Place, values: Mapping[str, CellValue], author: str, t: Translator) -> None:
    try:
        saved = add_record(place, "Activities", values, author=author)
    except Told as refusal:
        refuse_next(refusal.said(t))
        return
    remember_saved(saved, t.gettext("The message is noted."))
    go_to(**{DO: ""})

"""The ways a message goes out, and what a message is about: the two things that consent depends on."""

from enum import StrEnum

from translations import N_


class Channel(StrEnum):
    """How a message reaches somebody; the value is the kind that the list "Channels" gives the word."""

    WHATSAPP = "whatsapp"
    SMS = "sms"
    EMAIL = "email"
    CALL = "call"
    LETTER = "letter"


class Purpose(StrEnum):
    """What a message is about: the customer's own business, a wish on a day, or an offer."""

    SERVICE = "service"
    GREETING = "greeting"
    PROMOTION = "promotion"


CHANNEL_TITLES = {
    Channel.WHATSAPP: N_("WhatsApp"),
    Channel.SMS: N_("SMS"),
    Channel.EMAIL: N_("E-mail"),
    Channel.CALL: N_("Call"),
    Channel.LETTER: N_("Letter"),
}
"""Messages to translate."""
WRITTEN = (Channel.WHATSAPP, Channel.SMS, Channel.EMAIL)
"""The channels that a text is handed over to."""


def channel_of(kind: str) -> Channel | None:
    """The channel of a word's kind in the list of channels; None for a visit, a website and words of the owner's own."""
    return Channel(kind) if kind in list(Channel) else None

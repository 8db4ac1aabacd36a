"""Messages ready to send, by occasion, channel and language: the owner's own first, else those that come along."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from messages.channels import Channel, Purpose
from translations import LANGUAGES, N_, Language, translator
from validation.tables.spelling import also


class Occasion(StrEnum):
    """Why a message is sent."""

    REMINDER = "reminder"
    THANK_YOU = "thank_you"
    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    FESTIVAL = "festival"
    ORDER_READY = "order_ready"
    VISIT = "visit"


TITLES: Mapping[Occasion, str] = {
    Occasion.REMINDER: N_("Payment reminder"),
    Occasion.THANK_YOU: N_("Thank-you"),
    Occasion.BIRTHDAY: N_("Birthday greeting"),
    Occasion.ANNIVERSARY: N_("Anniversary greeting"),
    Occasion.FESTIVAL: N_("Festival greeting"),
    Occasion.ORDER_READY: N_("Order ready"),
    Occasion.VISIT: N_("After a visit"),
}
"""Messages to translate; an owner's template of that name is for that occasion."""
_ALSO_CALLED: Mapping[Occasion, tuple[str, ...]] = {
    Occasion.REMINDER: also(
        "reminder | due reminder | dues | udhaar | baki | बाकी | बक़ाया | भुगतान की याद | याद दिलाना | باقی | یاد دہانی"
    ),
    Occasion.THANK_YOU: also("thank you | thanks | thank you for your purchase | धन्यवाद | شکریہ"),
    Occasion.BIRTHDAY: also("birthday | happy birthday | जन्मदिन | سالگرہ"),
    Occasion.ANNIVERSARY: also("anniversary | happy anniversary | शादी की सालगिरह | شادی کی سالگرہ"),
    Occasion.FESTIVAL: also(
        "festival | festival wishes | diwali | eid | holi | त्योहार | दिवाली | ईद | تہوار | عید | دیوالی"
    ),
    Occasion.ORDER_READY: also("order ready | ready | ऑर्डर तैयार | सामान तैयार | آرڈر تیار | سامان تیار"),
    Occasion.VISIT: also("visit | visit follow-up | follow-up after visit | मुलाक़ात के बाद | ملاقات کے بعد"),
}
GREETINGS = frozenset((Occasion.BIRTHDAY, Occasion.ANNIVERSARY, Occasion.FESTIVAL))
"""Wishes on a day: neither the customer's own business nor an offer."""
_BODIES: Mapping[Occasion, str] = {
    Occasion.REMINDER: N_(
        "Dear {name},\n{due} is open on your account since {due since}. Please pay when it suits you. Thank you."
        "\nPay by UPI: {upi link}\n{business}"
    ),
    Occasion.THANK_YOU: N_(
        "Dear {name},\nthank you for your purchase. We look forward to your next visit.\n{business}"
    ),
    Occasion.BIRTHDAY: N_("Dear {name},\na very happy birthday to you from all of us.\n{business}"),
    Occasion.ANNIVERSARY: N_("Dear {name},\nhappy wedding anniversary to you both from all of us.\n{business}"),
    Occasion.FESTIVAL: N_("Dear {name},\nwarm wishes on {festival} to you and your family.\n{business}"),
    Occasion.ORDER_READY: N_("Dear {name},\nyour {item} is ready to be collected.\n{business}"),
    Occasion.VISIT: N_(
        "Dear {name},\nthank you for your visit. If you have any question, please call us.\n{business}\n{phone}"
    ),
}
_SUBJECTS: Mapping[Occasion, str] = {
    Occasion.REMINDER: N_("Your account"),
    Occasion.THANK_YOU: N_("Thank you"),
    Occasion.BIRTHDAY: N_("Happy birthday"),
    Occasion.ANNIVERSARY: N_("Happy anniversary"),
    Occasion.FESTIVAL: N_("Warm wishes on {festival}"),
    Occasion.ORDER_READY: N_("Your order is ready"),
    Occasion.VISIT: N_("Thank you for your visit"),
}


@dataclass(frozen=True)
class Template:
    """A message with places. `key` is its row in the Templates tab, "" for one that comes along."""

    name: str
    body: str
    subject: str = ""
    occasion: Occasion | None = None
    channel: Channel | None = None
    """None for every channel."""
    language: Language | None = None
    """None for every language."""
    purpose: Purpose = Purpose.SERVICE
    key: str = ""


def built_in(occasion: Occasion, language: Language) -> Template:
    """The message for an occasion that comes along."""
    t = translator(language)
    return Template(
        name=t.gettext(TITLES[occasion]),
        body=t.gettext(_BODIES[occasion]),
        subject=t.gettext(_SUBJECTS[occasion]),
        occasion=occasion,
        language=language,
        purpose=Purpose.GREETING if occasion in GREETINGS else Purpose.SERVICE,
    )


def templates_for(
    owners: Iterable[Template], occasion: Occasion | None, channel: Channel, language: Language
) -> tuple[Template, ...]:
    """The messages that suit, the closest first: the owner's for this channel and language, for all; then the one that comes along.

    An owner's template of another language is never offered: nobody should get words they cannot read. No occasion stands
    for the owner's templates that are for none of them.
    """
    suiting = [
        template
        for template in owners
        if template.occasion is occasion
        and template.channel in (channel, None)
        and template.language in (language, None)
        and template.body.strip()
    ]
    closest = sorted(suiting, key=lambda each: (each.channel is None) + 2 * (each.language is None))
    return (*closest, built_in(occasion, language)) if occasion else tuple(closest)


def occasion_named(name: str) -> Occasion | None:
    """The occasion that a template's name speaks of, in any of the three languages; None for another one."""
    asked = _folded(name)
    exact = next((occasion for occasion, names in _names().items() if asked in names), None)
    return exact or next((o for o, names in _names().items() if any(_begins(asked, each) for each in names)), None)


def subjects_of(occasion: Occasion) -> tuple[str, ...]:
    """How an activity about this is called, in every language: what Bahi writes, and what is counted."""
    title = TITLES[occasion]
    return tuple(dict.fromkeys(_folded(said) for said in (title, *_said_everywhere(title))))


def _names() -> Mapping[Occasion, Sequence[str]]:
    return {o: (*subjects_of(o), *(_folded(word) for word in _ALSO_CALLED[o])) for o in Occasion}


def _said_everywhere(message: str) -> tuple[str, ...]:
    return tuple(translator(language).gettext(message) for language in LANGUAGES)


def _begins(asked: str, name: str) -> bool:
    """ "Payment reminder 2" and "Reminder - polite" are reminders; "Readymade" is no "ready"."""
    return asked.startswith(f"{name} ")


def _folded(text: str) -> str:
    return " ".join(text.replace("-", " ").replace("_", " ").casefold().split())

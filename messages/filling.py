"""Filling {places} in a message: only known ones, only plain text, and whatever is unknown is named."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from messages.channels import Channel
from translations import N_
from validation.tables.spelling import also

PLACEHOLDERS: Mapping[str, str] = {
    "name": N_("the customer's name"),
    "first name": N_("the first word of the name"),
    "business": N_("your business's name"),
    "phone": N_("your business's phone"),
    "due": N_("what the customer owes"),
    "due since": N_("the day of the oldest amount that is open"),
    "promised": N_("the day for which payment was promised"),
    "item": N_("what was bought last"),
    "amount": N_("the amount of the last purchase"),
    "date": N_("today's date"),
    "festival": N_("the festival's name"),
    "upi": N_("your UPI ID"),
    "upi link": N_("a link that opens the customer's UPI app with the amount"),
}
"""The whole whitelist, each with what it stands for (a message to translate)."""
_OTHER_SPELLINGS: Mapping[str, tuple[str, ...]] = {
    "name": also("customer | customer name | naam | नाम | نام | گاہک"),
    "first name": also("firstname | पहला नाम | پہلا نام"),
    "business": also("business name | shop | shop name | दुकान | دکان"),
    "phone": also("business phone | shop phone | फ़ोन | فون"),
    "due": also("balance | due amount | amount due | outstanding | baki | बाकी | बाक़ी | باقی"),
    "due since": also("since | due date | कब से | کب سے"),
    "promised": also("promised on | promise | वादा | وعدہ"),
    "item": also("product | सामान | चीज़ | سامان | چیز"),
    "amount": also("rakam | रकम | राशि | رقم"),
    "date": also("today | तारीख | तारीख़ | تاریخ"),
    "festival": also("त्योहार | تہوار"),
    "upi": also("upi id | vpa | यूपीआई | یو پی آئی"),
    "upi link": also("pay link | payment link | link | लिंक | لنک"),
}
LONGEST_VALUE = 200
_PLACE = re.compile(r"\{\s*([^{}\n]{1,40}?)\s*\}")
_WHATSAPP_MARKS = re.compile(r"[*_~`]")
_ADDRESSES = frozenset({"upi", "upi link"})
"""A line about these falls away where there is no UPI ID."""
_OURS = _ADDRESSES | {"due", "due since", "promised", "amount", "date"}
"""Written by Bahi and not typed by anybody: untouched, for amounts bring the marks that keep their order in Urdu."""
_JOINERS = "\u200c\u200d"
"""Format characters that letters of Hindi and Urdu need; all others (turned directions, soft hyphens) are dropped."""


@dataclass(frozen=True)
class Filled:
    """A message as it would go out. `unknown` are places that Bahi has no word for, `missing` known ones without a value."""

    text: str
    unknown: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def filled(body: str, values: Mapping[str, str], channel: Channel) -> Filled:
    """A body with its places filled in. An unknown place stays as it was typed; one without a value is left empty."""
    names = {typed: placeholder_named(typed) for typed in _PLACE.findall(body)}
    asked = dict.fromkeys(name for name in names.values() if name)
    without = {name for name in asked if not values.get(name, "").strip()}
    lines = [_line(line, values, channel) for line in body.splitlines() if not _falls_away(line, without)]
    return Filled(
        "\n".join(lines).strip(),
        unknown=tuple(dict.fromkeys(typed for typed, name in names.items() if name is None)),
        missing=tuple(name for name in asked if name in without - _ADDRESSES),
    )


def placeholder_named(typed: str) -> str | None:
    """The whitelisted name that something between braces means, in any of the three languages; None where none."""
    return _KNOWN.get(_folded(typed))


def plain(value: str, channel: Channel) -> str:
    """What people typed as one line of plain text, in which the channel finds nothing to obey."""
    kept = "".join(" " if _is_space(c) else c for c in value if _is_space(c) or _is_letter(c))
    without_marks = _WHATSAPP_MARKS.sub("", kept) if channel is Channel.WHATSAPP else kept
    return " ".join(without_marks.split())[:LONGEST_VALUE]


def _line(line: str, values: Mapping[str, str], channel: Channel) -> str:
    """One pass only: braces in a value are text, never a place."""

    def value_of(place: re.Match[str]) -> str:
        name = placeholder_named(place[1])
        if name is None:
            return place[0]
        return values.get(name, "") if name in _OURS else plain(values.get(name, ""), channel)

    return _PLACE.sub(value_of, line).rstrip()


def _falls_away(line: str, without: set[str]) -> bool:
    """A line about paying by UPI, or of nothing but places, where none of its places has a value."""
    places = {placeholder_named(typed) for typed in _PLACE.findall(line)}
    return bool(places) and places <= without and (places <= _ADDRESSES or not _PLACE.sub("", line).strip())


def _is_space(letter: str) -> bool:
    return letter.isspace()


def _is_letter(letter: str) -> bool:
    return letter in _JOINERS or unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co")


def _folded(typed: str) -> str:
    return " ".join(unicodedata.normalize("NFC", typed).replace("_", " ").replace("-", " ").casefold().split())


_KNOWN = {_folded(word): name for name in PLACEHOLDERS for word in (name, *_OTHER_SPELLINGS.get(name, ()))}

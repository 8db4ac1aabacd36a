"""Links that hand a message to the phone's own apps; Bahi itself sends nothing."""

from collections.abc import Iterable
from urllib.parse import quote

import phonenumbers
from phonenumbers import PhoneNumberType

from messages.channels import Channel

_NO_SMS = frozenset({PhoneNumberType.FIXED_LINE, PhoneNumberType.TOLL_FREE, PhoneNumberType.PREMIUM_RATE})


def handoff(channel: Channel, address: str, text: str, subject: str = "") -> str:
    """The link that opens the channel with the message written. `address` is a phone as E.164 or an e-mail."""
    match channel:
        case Channel.WHATSAPP:
            return whatsapp_link(address, text)
        case Channel.SMS:
            return sms_link(address, text)
        case Channel.EMAIL:
            return mail_link(address, text, subject)
        case Channel.CALL:
            return call_link(address)
        case Channel.LETTER:
            return ""


def whatsapp_link(phone: str, text: str = "") -> str:
    """Opens the chat with that phone; wa.me takes the digits of the international number only."""
    digits = _digits(phone)
    return f"https://wa.me/{digits}" + (f"?text={quote(text, safe='')}" if text else "") if digits else ""


def sms_link(phone: str, text: str = "") -> str:
    """Opens a new SMS. Android reads ?body=, iPhones &body=; both take "?&body="."""
    digits = _digits(phone)
    return f"sms:+{digits}" + (f"?&body={quote(text, safe='')}" if text else "") if digits else ""


def mail_link(address: str, text: str = "", subject: str = "") -> str:
    """Opens a new e-mail; lines end as mail wants them (RFC 6068)."""
    parts = {"subject": " ".join(subject.split()), "body": "\r\n".join(text.splitlines())}
    asked = "&".join(f"{name}={quote(value, safe='')}" for name, value in parts.items() if value)
    return f"mailto:{quote(address, safe='@')}" + (f"?{asked}" if asked else "") if address else ""


def call_link(phone: str) -> str:
    """Dials."""
    digits = _digits(phone)
    return f"tel:+{digits}" if digits else ""


def addresses_for(channel: Channel, phones: Iterable[str], emails: Iterable[str]) -> tuple[str, ...]:
    """Where a channel reaches somebody, the likeliest first: mobiles before landlines, which get no SMS."""
    if channel is Channel.EMAIL:
        return tuple(emails)
    kinds = {phone: _kind(phone) for phone in phones if _digits(phone)}
    if channel is Channel.SMS:
        kinds = {phone: kind for phone, kind in kinds.items() if kind not in _NO_SMS}
    return tuple(sorted(kinds, key=lambda phone: kinds[phone] in _NO_SMS)) if channel is not Channel.LETTER else ()


def _digits(phone: str) -> str:
    """The digits of a number as E.164, without an extension; "" for what is no such number."""
    number = phone.split(";")[0].split("x")[0].strip()
    digits = "".join(letter for letter in number if letter in "0123456789")
    return digits if number.startswith("+") and 8 <= len(digits) <= 15 else ""


def _kind(phone: str) -> int:
    try:
        return phonenumbers.number_type(phonenumbers.parse(phone))
    except phonenumbers.NumberParseException:
        return PhoneNumberType.UNKNOWN

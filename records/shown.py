"""How a checked value is written for a reader: the one function that screens, reports and messages use."""

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

import phonenumbers
from babel.numbers import format_decimal

from translations import Translator, formats
from validation.kinds import CODES, SEVERAL, Kind

_LEFT_TO_RIGHT = CODES | {Kind.EMAILS, Kind.WEBSITE}


def shown(value: object, kind: Kind, t: Translator, currency: str = "INR") -> str:
    """A value as text: ₹1,25,000; 5 Mar 2024; +91 98765 43210; Yes. "" for None; a text of any kind stays as it is.

    Codes, phones, mails and amounts are isolated in Urdu, so that they keep their order inside a sentence.
    """
    if value is None or value == "":
        return ""
    if kind in SEVERAL and not isinstance(value, str):
        return ", ".join(shown(one, kind, t) for one in value) if isinstance(value, (list, tuple)) else str(value)
    if kind in _LEFT_TO_RIGHT:
        text = phone(str(value)) if kind is Kind.PHONES else str(value)
        return formats.isolated(text, t.language)
    return _plain(value, kind, t, currency)


@lru_cache(maxsize=20_000)
def phone(number: str) -> str:
    """A phone in groups: +91 98765 43210. What is not a phone stays as it is."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def amount(value: float | Decimal, t: Translator) -> str:
    """An amount without its currency, for columns whose heading names it; paise only where there are some."""
    text = format_decimal(value, "#,##,##0.00" if value % 1 else "#,##,##0", locale="en_IN")
    return formats.isolated(text, t.language)


def _plain(value: object, kind: Kind, t: Translator, currency: str) -> str:
    if isinstance(value, bool):
        return t.gettext("Yes") if value else t.gettext("No")
    if isinstance(value, datetime):
        return formats.day(value, t.language) if kind is Kind.DATE else formats.moment(value, t.language)
    if isinstance(value, date):
        return formats.day(value, t.language)
    if isinstance(value, (int, float, Decimal)):
        return formats.isolated(_counted(value, kind, t, currency), t.language)
    return str(value)


def _counted(value: float | Decimal, kind: Kind, t: Translator, currency: str) -> str:
    if kind is Kind.MONEY:
        return formats.money(value, currency, t.language)
    text = formats.number(value, t.language)
    return f"{text}%" if kind is Kind.PERCENT else text

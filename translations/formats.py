"""How numbers, money, dates and moments are written for a reader in English, Hindi or Urdu."""

from datetime import date, datetime
from decimal import Decimal

from babel.dates import format_date as _babel_date
from babel.numbers import format_currency, format_decimal

from translations.catalogue import Language

_LOCALES: dict[Language, str] = {"en": "en_IN", "hi": "hi_IN", "ur": "ur_PK"}
# ur_PK groups in thousands; shops in both countries read lakh, so Urdu numbers are grouped as en_IN does.
_NUMBER_LOCALES: dict[Language, str] = {"en": "en_IN", "hi": "hi_IN", "ur": "en_IN"}
_SYMBOLS = {"INR": "₹", "PKR": "Rs"}
_ISOLATE, _END_ISOLATE = "\u2066", "\u2069"


def number(value: int | float | Decimal, language: Language) -> str:
    """A number grouped in lakh: 12,34,567."""
    return format_decimal(value, locale=_NUMBER_LOCALES[language])


def money(amount: int | float | Decimal, currency: str, language: Language) -> str:
    """An amount with its currency's sign, paise only where there are some: ₹1,25,000."""
    pattern = "¤#,##,##0.00" if amount % 1 else "¤#,##,##0"
    text = format_currency(amount, currency, pattern, locale=_NUMBER_LOCALES[language], currency_digits=False)
    return text.replace("PKR", "Rs ").replace("\xa0", " ")


def day(value: date, language: Language) -> str:
    """A date as 5 Mar 2024."""
    return _babel_date(value, "d MMM yyyy", locale=_LOCALES[language])


def month(value: date, language: Language) -> str:
    """A month as Mar 2024."""
    return _babel_date(value, "MMM yyyy", locale=_LOCALES[language])


def moment(value: datetime, language: Language) -> str:
    """A date and time as 5 Mar 2024, 16:05."""
    return f"{day(value, language)}, {value:%H:%M}"


def as_typed(text: str) -> str:
    """What people typed, in whatever script, so that it runs in its own direction and turns nothing beside it."""
    return f"\u2068{text}\u2069"


def isolated(text: str, language: Language) -> str:
    """Text such as a phone or an id, kept left to right inside a right-to-left sentence."""
    return f"{_ISOLATE}{text}{_END_ISOLATE}" if language == "ur" and text else text

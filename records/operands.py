"""The texts of filters as values that columns are compared with."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation

from validation.kinds import NUMERIC, TEMPORAL, Kind

Operand = str | int | bool | Decimal | date


def operand(text: str, kind: Kind, today: Callable[[], date] = date.today) -> Operand | None:
    """The value that a filter's text means for a field of this kind; None where it means none."""
    if kind in NUMERIC:
        return _number(text)
    if kind in TEMPORAL:
        return _day(text.strip(), today)
    if kind is Kind.YES_NO:
        return _YES_NO.get(text.strip().casefold())
    return text


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.replace(",", "").strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < _LARGEST else None


def _day(text: str, today: Callable[[], date]) -> date | None:
    if found := _RELATIVE.fullmatch(text.casefold()):
        return _shifted(today(), int(found[1] or 0))
    try:
        return datetime.fromisoformat(text) if len(text) > len("2024-03-05") else date.fromisoformat(text)
    except ValueError:
        return None


def _shifted(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


_LARGEST = Decimal(10) ** 30
# A "+" in a URL that was not encoded arrives as a space: "today 7".
_RELATIVE = re.compile(r"today\s*((?:[+-]|(?<=\s))\d{1,6})?")
_YES_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}

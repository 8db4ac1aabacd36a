"""What a typed text becomes: USER_ENTERED reads it as a person's typing, RAW keeps it."""

import datetime
import re
from collections.abc import Callable

from .cells import CellError, Formula, Json, Value
from .number_formats import DAY_FIRST

LARGEST_EXACT = 2**53
EPOCH = datetime.datetime(1899, 12, 30)
NUMBER = re.compile(r"^[+-]?(?:\d{1,3}(?:,\d{2,3})+|\d+)?(?:\.\d*)?(?:[eE][+-]?\d+)?$")
CURRENCY = re.compile(r"^([+-]?)([$₹€£]|Rs\.? ?)\s?(.+)$")
SLASHED = re.compile(r"^(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})$")
WORDED = re.compile(r"^(?:(\d{1,2})[ -]([A-Za-z]{3,9})|([A-Za-z]{3,9}) (\d{1,2}),?)[ -](\d{4}|\d{2})$")
TIME = re.compile(r"^(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp][Mm])?$")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ERRORS = {"#N/A": CellError("N_A"), "#REF!": CellError("REF"), "#DIV/0!": CellError("DIVIDE_BY_ZERO")}

Typed = tuple[Value, Json | None]  # the value, and the number format that such typing brings


def entered(value: object, locale: str, number_format: Json | None) -> Typed:
    """As if a person had typed it into a cell of this number format."""
    if not isinstance(value, str):
        return raw(value), None
    if value == "":
        return None, None
    if number_format and number_format.get("type") == "TEXT":
        return value, None
    if value.startswith("'"):
        return value[1:], None
    if value.startswith("=") and len(value) > 1:
        return Formula(value), None
    return read_text(value, locale)


def raw(value: object) -> Value:
    """A JSON value kept as it is; an empty text empties the cell."""
    if value == "" or value is None:
        return None
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    if isinstance(value, int) and abs(value) > LARGEST_EXACT:
        return float(value)  # a cell's number is a double
    return value if isinstance(value, str | bool | int | float) else str(value)


def read_text(text: str, locale: str) -> Typed:
    """A text as a number, a date, a yes or no; else itself."""
    stripped = text.strip()
    if stripped.upper() in ("TRUE", "FALSE"):
        return stripped.upper() == "TRUE", None
    if stripped in ERRORS:
        return ERRORS[stripped], None
    if not stripped or not (stripped[0].isascii() or stripped[0] in "₹€£") or not any(c.isdigit() for c in stripped):
        return text, None
    readers: tuple[Callable[[str, str], Typed | None], ...] = (_number, _percent, _currency, _moment)
    return next((found for reader in readers if (found := reader(stripped, locale))), (text, None))


def _plain(text: str) -> int | float | None:
    if not NUMBER.match(text) or not any(c.isdigit() for c in text):
        return None
    number = float(text.replace(",", ""))
    return int(number) if number.is_integer() and abs(number) < 1e15 else number


def _number(text: str, locale: str) -> Typed | None:
    number = _plain(text)
    if number is None:
        return None
    if "e" in text.lower():
        return number, {"type": "SCIENTIFIC", "pattern": "0.00E+00"}
    if "," in text:
        return number, {"type": "NUMBER", "pattern": "#,##0.00" if "." in text else "#,##0"}
    return number, None


def _percent(text: str, locale: str) -> Typed | None:
    number = _plain(text[:-1].strip()) if text.endswith("%") else None
    if number is None:
        return None
    return number / 100, {"type": "PERCENT", "pattern": "0.00%" if "." in text else "0%"}


def _currency(text: str, locale: str) -> Typed | None:
    found = CURRENCY.match(text)
    number = _plain(found[3]) if found else None
    if not found or number is None:
        return None
    decimals = ".00" if "." in found[3] else ""
    sign = -1 if found[1] == "-" else 1
    return sign * number, {"type": "CURRENCY", "pattern": f'"{found[2].strip()}"#,##0{decimals}'}


def _moment(text: str, locale: str) -> Typed | None:
    if time := _time(text):
        return time
    if date := _date(text, locale):
        return date
    day, _, clock = text.replace("T", " ", 1).partition(" ")
    date, time = _date(day, locale), _time(clock.strip())
    if not date or not time or not isinstance(date[0], int) or not isinstance(time[0], float | int):
        return None
    pattern = date[1]["pattern"] + " " + time[1]["pattern"] if date[1] and time[1] else ""
    return date[0] + time[0], {"type": "DATE_TIME", "pattern": pattern}


def _date(text: str, locale: str) -> Typed | None:
    if found := WORDED.match(text):
        return _worded(found)
    found = SLASHED.match(text)
    if not found or (found[2] == "." and not DAY_FIRST.match(locale)):
        return None
    first, second, third = int(found[1]), int(found[3]), int(found[4])
    if len(found[1]) == 4:
        return _serial(first, second, third, f"yyyy{found[2]}mm{found[2]}dd")
    if len(found[4]) not in (2, 4) or len(found[1]) > 2:
        return None
    year_pattern = "yyyy" if len(found[4]) == 4 else "yy"
    if DAY_FIRST.match(locale):
        return _serial(_year(third), second, first, found[2].join(("dd", "mm", year_pattern)))
    return _serial(_year(third), first, second, found[2].join(("m", "d", year_pattern)))


def _worded(found: re.Match[str]) -> Typed | None:
    name, day = (found[2] or found[3]).lower(), int(found[1] or found[4])
    if name[:3] not in MONTHS:
        return None
    pattern = "d mmm yyyy" if found[1] else "mmm d, yyyy"
    return _serial(
        _year(int(found[5])), MONTHS.index(name[:3]) + 1, day, pattern.replace(" ", "-") if "-" in found[0] else pattern
    )


def _year(year: int) -> int:
    return year if year >= 100 else year + (2000 if year < 50 else 1900)


def _serial(year: int, month: int, day: int, pattern: str) -> Typed | None:
    try:
        moment = datetime.datetime(year, month, day)
    except ValueError:
        return None
    return (moment - EPOCH).days, {"type": "DATE", "pattern": pattern}


def _time(text: str) -> Typed | None:
    found = TIME.match(text)
    if not found or int(found[2]) > 59:
        return None
    hour = int(found[1])
    if found[4]:
        hour = hour % 12 + (12 if found[4].lower() == "pm" else 0)
    seconds = hour * 3600 + int(found[2]) * 60 + int(found[3] or 0)
    pattern = "h:mm" + (":ss" if found[3] else "") + (" am/pm" if found[4] else "")
    return seconds / 86_400, {"type": "TIME", "pattern": pattern}

"""How a number is shown: the automatic format, patterns of numbers, and the default pattern of each type."""

import re
from functools import lru_cache

from .cells import CellError, Json, Result
from .date_formats import formatted_moment

DATE_TYPES = ("DATE", "TIME", "DATE_TIME")
DAY_FIRST = re.compile(r"^(?!en_US|en_CA|fil|ja|ko|zh|hu|lt|sv)")
SECTION = re.compile(r'(?:"[^"]*"|\\.|[^;"\\])+|(?<=;)(?=;|$)')
PART = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|[#0?.,]+(?:[eE][+-]?0+)?|%|[^#0?.,%"\\\[_]')


def shown(value: Result, number_format: Json | None, locale: str) -> str:
    """FORMATTED_VALUE of a cell."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, CellError):
        return value.text
    if not number_format or number_format.get("type") in (None, "NUMBER_FORMAT_TYPE_UNSPECIFIED"):
        return general(value)
    return _patterned(value, number_format["type"], number_format.get("pattern") or "", locale)


def _patterned(value: float, kind: str, pattern: str, locale: str) -> str:
    if kind == "TEXT" or pattern == "@":
        return general(value)
    pattern = pattern or default_pattern(kind, locale)
    if kind in DATE_TYPES:
        return formatted_moment(value, pattern)
    return general(value) if pattern.casefold() == "general" else formatted_number(value, pattern)


def default_pattern(kind: str, locale: str) -> str:
    """The pattern of a type that names none, in the spreadsheet's locale."""
    date = "dd/mm/yyyy" if DAY_FIRST.match(locale) else "m/d/yyyy"
    return {
        "NUMBER": "#,##0.00",
        "PERCENT": "0.00%",
        "CURRENCY": '"₹"#,##0.00' if locale.endswith("_IN") else '"$"#,##0.00',
        "DATE": date,
        "TIME": "h:mm:ss am/pm",
        "DATE_TIME": date + " h:mm:ss",
        "SCIENTIFIC": "0.00E+00",
    }[kind]


def general(value: float) -> str:
    """The automatic format: whole numbers in full, others with ten significant digits."""
    if float(value).is_integer() and abs(value) < 1e15:
        return str(int(value))
    if abs(value) >= 1e15 or 0 < abs(value) < 1e-9:
        return _scientific(value)
    whole = len(str(int(abs(value)))) if abs(value) >= 1 else 0
    decimals = max(10 - whole, 0) if whole else 10
    text = f"{value:.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _scientific(value: float) -> str:
    mantissa, exponent = f"{value:.5E}".split("E")
    mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{mantissa}E{exponent[0]}{int(exponent[1:]):02d}"


def formatted_number(value: float, pattern: str) -> str:
    """A number in a pattern such as `#,##0.00;(#,##0.00)`."""
    sections = SECTION.findall(pattern) or [pattern]
    if value < 0 and len(sections) > 1:
        return _section(-value, sections[1])
    if value == 0 and len(sections) > 2:
        return _section(0, sections[2])
    return ("-" if value < 0 else "") + _section(abs(value), sections[0])


@lru_cache(maxsize=500)
def _parts(section: str) -> tuple[tuple[str, ...], bool]:
    parts = tuple(PART.findall(section))
    return parts, "%" in parts


def _section(value: float, section: str) -> str:
    parts, percent = _parts(section)
    amount, written = value * (100 if percent else 1), False
    shown_parts = []
    for part in parts:
        if part[0] in "#0?.," and any(digit in part for digit in "#0?"):
            shown_parts.append("" if written else _digits(amount, part))
            written = True
        elif part[0] != "[":
            shown_parts.append(_literal(part))
        elif part.startswith("[$"):
            shown_parts.append(part[2:-1].partition("-")[0])
    return "".join(shown_parts)


def _literal(part: str) -> str:
    if part[0] == '"':
        return part[1:-1]
    return part[1:] if part[0] == "\\" else " " if part[0] == "_" else part


def _digits(value: float, pattern: str) -> str:
    if found := re.search(r"[eE][+-]?0+$", pattern):
        return _exponent(value, pattern[: found.start()])
    thousands = "," in pattern.rstrip(",").partition(".")[0]
    scaled = value / 1000 ** (len(pattern) - len(pattern.rstrip(",")))
    whole, _, decimals = pattern.replace(",", "").partition(".")
    text = f"{scaled:{',' if thousands else ''}.{len(decimals)}f}"
    integer, _, fraction = text.partition(".")
    integer = integer.rjust(whole.count("0"), "0") if whole.count("0") else "" if integer == "0" else integer
    least = len(decimals.rstrip("#?"))
    while len(fraction) > least and fraction.endswith("0"):
        fraction = fraction[:-1]
    return integer + ("." + fraction if fraction or (decimals and least) else "")


def _exponent(value: float, pattern: str) -> str:
    decimals = len(pattern.partition(".")[2])
    mantissa, exponent = f"{value:.{decimals}E}".split("E")
    return f"{mantissa}E{exponent[0]}{int(exponent[1:]):02d}"

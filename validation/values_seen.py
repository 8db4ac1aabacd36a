"""What the values of a column look like without its heading: phones, e-mails, dates, numbers, words."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from itertools import islice

from validation.folding import ascii_digits, fold
from validation.sheet import RawCell, cell_text

SAMPLE = 400
"""So many values say what a column is; more would only take longer."""
_LOOKED_THROUGH = 20_000


def is_empty(cell: RawCell) -> bool:
    """Whether a cell has nothing in it, a cell of spaces included."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def column_sample(rows: Sequence[Sequence[RawCell]], start: int, index: int) -> list[RawCell]:
    """The first non-empty values of a column from row index `start` on, as many as it takes to know it."""
    values: list[RawCell] = []
    for row in islice(rows, start, start + _LOOKED_THROUGH):
        if len(row) > index and not is_empty(row[index]):
            values.append(row[index])
            if len(values) == SAMPLE:
                break
    return values


def share(cells: Iterable[RawCell], looks_right: Callable[[RawCell], bool]) -> float:
    """What part of the cells pass; 0 of none."""
    verdicts = [looks_right(cell) for cell in cells]
    return sum(verdicts) / len(verdicts) if verdicts else 0.0


def is_phone(cell: RawCell) -> bool:
    """Whether it can only be one or several phones: ten digits and more, in any usual shape and script."""
    if isinstance(cell, bool | date):
        return False
    text = ascii_digits(cell_text(cell))
    parts = [
        re.sub(r"[\s().\-]", "", part)
        for part in re.split(r"[,;/&\n]|(?<=\d{5})\s+(?=[+0]?\d{10})", text)
        if part.strip()
    ]
    return bool(parts) and all(_PHONE.fullmatch(part) for part in parts)


def is_email(cell: RawCell) -> bool:
    """Whether it is one or several e-mail addresses."""
    parts = re.split(r"[,;\s]+", cell.strip()) if isinstance(cell, str) else []
    return bool(parts) and all(_EMAIL.fullmatch(part) for part in parts)


def is_date(cell: RawCell) -> bool:
    """Whether it is a date, or a text that is written as one."""
    if isinstance(cell, date):
        return True
    return isinstance(cell, str) and bool(_DATE.fullmatch(fold(cell)))


def is_moment(cell: RawCell) -> bool:
    """Whether it is a date with a time of day."""
    if isinstance(cell, datetime):
        return bool(cell.hour or cell.minute or cell.second)
    return isinstance(cell, str) and bool(_DATE.fullmatch(fold(cell))) and ":" in cell


def is_number(cell: RawCell) -> bool:
    """Whether it is a number or an amount, with or without a currency."""
    if isinstance(cell, int | float):
        return not isinstance(cell, bool)
    return isinstance(cell, str) and bool(_NUMBER.fullmatch(fold(cell)))


def is_code(cell: RawCell) -> bool:
    """Whether it is digits that are no amount: a leading zero, or more digits than an amount has."""
    if not isinstance(cell, str):
        return isinstance(cell, int | float) and abs(cell) >= 1e11
    digits = ascii_digits(cell.strip())
    return bool(re.fullmatch(r"0\d+|\d{12,}", digits))


def is_yes_no(cell: RawCell) -> bool:
    """Whether it is a yes or a no in any of the three languages."""
    return isinstance(cell, bool) or (isinstance(cell, str) and fold(cell).rstrip(".") in _YES_NO)


def is_name(cell: RawCell) -> bool:
    """Whether it may be the name of a person or a firm: a few words of letters."""
    return isinstance(cell, str) and bool(_NAME.fullmatch(cell.strip())) and len(cell.split()) <= 6


def has_letters(cell: RawCell) -> bool:
    """Whether there is a letter of any script in it."""
    return isinstance(cell, str) and any(map(str.isalpha, cell))


def has_digits(cell: RawCell) -> bool:
    """Whether it is a number or a date, or a digit of any script is in it."""
    return isinstance(cell, int | float | date) or (isinstance(cell, str) and any(map(str.isdigit, cell)))


_PHONE = re.compile(r"(?:\+|00)\d{9,14}|0?[6-9]\d{9}|0\d{9,10}|(?:91|92)\d{10}|[2-9]\d{9}")
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]{2,}")
_DAY, _YEAR, _TIME = (
    r"\d{1,2}(?:st|nd|rd|th)?",
    r"(?:\d{4}|'?\d{2})",
    r"(?:[t,\s]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:[ap]\.?m\.?|z)?(?:\s*[+\-]\d{2}:?\d{2})?)?",
)
_DATE = re.compile(
    rf"(?:{_DAY}([/.\-\s])\d{{1,2}}\1{_YEAR}|\d{{4}}([/.\-])\d{{1,2}}\2\d{{1,2}}|{_DAY}[\s,.\-/]*[^\W\d]{{3,10}}[\s,.\-/]*{_YEAR}"
    rf"|[^\W\d]{{3,9}}\s+{_DAY},?\s+\d{{4}}){_TIME}"
)
_NUMBER = re.compile(
    r"[-+(]?\s*(?:rs\.?|inr|pkr|₹|\$|€|£|रु\.?)?\s*[-+]?(?:\d[\d,]*\.?\d*|\.\d+)\s*(?:/-|%|rs\.?|k|cr|crore|lakhs?|lac|हजार|लाख|करोड़)?\s*\)?"
)
_YES_NO = frozenset(
    fold(word)
    for word in (
        "yes",
        "no",
        "y",
        "n",
        "true",
        "false",
        "हां",
        "हाँ",
        "जी हाँ",
        "नहीं",
        "ना",
        "ہاں",
        "جی ہاں",
        "نہیں",
        "✓",
        "✔",
        "✗",
        "✘",
    )
)
_NAME = re.compile(r"[^\W\d_][^\d@#%=<>{}\[\]|\\]*")

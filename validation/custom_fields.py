"""What kind of field a column is that the owner added, told from its values and how the sheet shows them."""

import re
from collections import Counter
from collections.abc import Sequence

from validation.folding import fold
from validation.heading_words import is_serial_number
from validation.kinds import Kind
from validation.sheet import RawCell, cell_text
from validation.values_seen import (
    SAMPLE,
    has_letters,
    is_code,
    is_date,
    is_email,
    is_empty,
    is_moment,
    is_number,
    is_phone,
    is_yes_no,
    share,
)

_NEARLY_ALL = 0.9
"""A column of dates with a few words in between is still a column of dates; the words become problems."""
_FEWEST_FOR_A_LIST = 12
_MOST_IN_A_LIST = 30
_LONGEST_IN_A_LIST = 40
_LONG = 80


def custom_kind(heading: str, cells: Sequence[RawCell], number_format: str) -> Kind:
    """The kind of a column nobody declared. `cells` are its values or the first of them; empty ones do not count."""
    values = [cell for cell in cells if not is_empty(cell)][:SAMPLE]
    if share(values, is_yes_no) >= _NEARLY_ALL:
        return Kind.YES_NO
    return (
        _kind_of_dates(values, number_format)
        or _kind_of_numbers(heading, values, number_format)
        or _kind_of_words(values)
    )


def _kind_of_dates(values: Sequence[RawCell], number_format: str) -> Kind | None:
    shown = _LITERAL.sub("", number_format).lower()
    is_shown_as_date = "yy" in shown or "dd" in shown
    dated = share(values, lambda cell: is_date(cell) or (is_shown_as_date and is_number(cell)))
    if dated < _NEARLY_ALL and not (is_shown_as_date and not values):
        return None
    return Kind.MOMENT if share(values, is_moment) > 0.5 or (is_shown_as_date and "h" in shown) else Kind.DATE


def _kind_of_numbers(heading: str, values: Sequence[RawCell], number_format: str) -> Kind | None:
    """Phones, card numbers and codes are digits too, but nobody adds them up."""
    if number_format == "@" or share(values, is_number) < _NEARLY_ALL:
        return None
    if is_serial_number(heading):
        return Kind.INTEGER
    if share(values, is_code) > 0 or share(values, is_phone) > 0.5:
        return None
    if "%" in number_format or share(values, _has_percent) > 0.5:
        return Kind.PERCENT
    return (
        Kind.MONEY
        if _CURRENCY.search(number_format + " " + fold(heading)) or share(values, _has_currency) > 0.5
        else Kind.NUMBER
    )


def _kind_of_words(values: Sequence[RawCell]) -> Kind:
    texts = [cell_text(value) for value in values]
    if texts and (sum(map(len, texts)) > _LONG * len(texts) or sum("\n" in text for text in texts) * 10 > len(texts)):
        return Kind.LONG_TEXT
    return Kind.CHOICE if _is_list(texts) else Kind.TEXT


def _is_list(texts: Sequence[str]) -> bool:
    """Whether few short words come again and again."""
    counts = Counter(map(fold, texts))
    if len(texts) < _FEWEST_FOR_A_LIST or share(texts, is_email) > 0 or share(texts, has_letters) < _NEARLY_ALL:
        return False
    repeated = sum(count for count in counts.values() if count > 1)
    few = len(counts) <= min(_MOST_IN_A_LIST, len(texts) / 4)
    return few and repeated >= _NEARLY_ALL * len(texts) and max(map(len, counts)) <= _LONGEST_IN_A_LIST


def _has_percent(cell: RawCell) -> bool:
    return isinstance(cell, str) and "%" in cell


def _has_currency(cell: RawCell) -> bool:
    return isinstance(cell, str) and bool(_CURRENCY.search(fold(cell)))


_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_CURRENCY = re.compile(
    r"₹|\brs\b|\binr\b|\bpkr\b|[$€£]|रु|روپ|/-|\b(?:amount|price|cost|fees?|salary|income|budget|rate|राशि|रकम|दाम|रकम|رقم|قیمت)\b"
)

"""Reads numbers, amounts of money and percentages: lakh and crore, rupee signs, digits of three scripts."""

import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from validation.cells.reading import Read, Reader, code_text, shown_text, unclear
from validation.kinds import Kind
from validation.problems import ProblemKind
from validation.sheet import RawCell

_TOO_LARGE = Decimal(10) ** 14
"""Numbers from here on are phones, account numbers or two amounts glued together."""


def number_reader(kind: Kind, number_format: str = "") -> Reader:
    """Reads NUMBER, INTEGER, MONEY or PERCENT. `number_format` tells a percentage stored as 0.18 from one of 0.18 %."""
    rounded = _ROUNDED[kind]
    is_stored_as_share = kind is Kind.PERCENT and shows_shares(number_format)

    def read(cell: RawCell) -> Read:
        if isinstance(cell, bool) or not isinstance(cell, int | float | str):
            return unclear(ProblemKind.NUMBER_UNCLEAR, shown_text(cell))
        if isinstance(cell, str):
            text = code_text(cell)
            amount = _plain(text.removeprefix("₹").lstrip())
            if amount is None:
                return _read_words(text, kind, rounded)
        else:
            text = shown_text(cell)
            amount = _of_cell(cell)
            if amount is not None and is_stored_as_share:
                return _bounded(amount * 100, text, rounded)
        if kind is Kind.PERCENT and amount is not None and 0 < abs(amount) < 1:
            return unclear(ProblemKind.NUMBER_UNCLEAR, text, f"{(amount * 100).normalize():f}%")
        return _bounded(amount, text, rounded)

    return read


def shows_shares(number_format: str) -> bool:
    """Whether a number format shows 0.18 as 18%: a sign in quotes or behind a backslash only decorates."""
    return "%" in re.sub(r'"[^"]*"|\\.', "", number_format)


Rounded = Callable[[Decimal], Any]


def _bounded(amount: Decimal | None, text: str, rounded: Rounded) -> Read:
    value = rounded(amount) if amount is not None and abs(amount) < _TOO_LARGE else None
    return unclear(ProblemKind.NUMBER_UNCLEAR, text) if value is None else Read(value)


def _of_cell(cell: float) -> Decimal | None:
    if isinstance(cell, int):
        return Decimal(cell)
    amount = Decimal(repr(cell))
    return amount if amount.is_finite() else None


def _read_words(text: str, kind: Kind, rounded: Rounded) -> Read:
    """A number with signs and words around it."""
    folded = _NOT_SAYING_MUCH.sub(" ", text.casefold()).strip()
    if kind is Kind.PERCENT:
        folded = _PERCENT_SIGN.sub("", folded)
    found = _NUMBER_AND_UNIT.fullmatch(folded)
    amount = _plain(found["number"]) if found else None
    if found is None or amount is None:
        return _explained(text, folded)
    unit = re.sub(r"[\s.]", "", found["unit"])
    if unit == "cr" and not _is_surely_crore(text, found["number"], amount):
        return unclear(ProblemKind.NUMBER_UNCLEAR, text)
    if unit not in _UNITS:
        return _explained(text, folded)
    is_negative = _IN_BRACKETS.fullmatch(_CURRENCY.sub("", text.casefold())) is not None
    minus = -1 if found["minus"] or is_negative else 1
    if is_negative and found["minus"]:
        return unclear(ProblemKind.NUMBER_UNCLEAR, text)
    return _bounded(amount * _UNITS[unit] * minus, text, rounded)


def _is_surely_crore(text: str, number: str, amount: Decimal) -> bool:
    """Whether Cr means crore. In books that Tally wrote, 500.00 Cr is a credit of five hundred rupees."""
    if (re.search(r"\.\d\d$", number) and "Cr" in text) or abs(amount) >= 100:
        return False
    return "." in number or abs(amount) < 10 or "cr" in text or _CURRENCY.search(text.casefold()) is not None


def _explained(text: str, folded: str) -> Read:
    """What to say of a cell that holds more than one number, or words: the first number is proposed, never taken."""
    if _COMMA_AND_FEW.fullmatch(folded):
        return unclear(ProblemKind.NUMBER_UNCLEAR, text, folded.replace(",", ".") if len(folded) > 6 else None)
    if _SPACED_THOUSANDS.fullmatch(folded):
        return unclear(ProblemKind.NUMBER_UNCLEAR, text, _proposed(folded.replace(" ", ",")))
    pair = _TWO_AMOUNTS.fullmatch(folded)
    if pair and _plain(pair[1]) is not None and _plain(pair[3]) is not None:
        return _glued(text, pair[1], pair[3], sign=pair[2])
    remark = _AMOUNT_AND_REMARK.fullmatch(folded)
    if remark:
        number, word = remark["number"] or remark["last"], (remark["word"] or remark["first"]).strip(" .")
        if word in _REMARKS:
            return _glued(text, number, word, remark=_REMARKS[word])
        return unclear(ProblemKind.NUMBER_UNCLEAR, text, _proposed(number))
    return unclear(ProblemKind.NUMBER_UNCLEAR, text)


def _glued(text: str, first: str, second: str, *, remark: str = "", sign: str = "") -> Read:
    """`details` hold both parts, the sign between them, and what a word means for the register: paid, due or advance."""
    first, second = first.strip(), second.strip()
    parts, sign = f"{first} + {second}", sign.strip()
    return unclear(
        ProblemKind.AMOUNT_GLUED,
        text,
        _proposed(first),
        parts=parts,
        first=first,
        second=second,
        remark=remark,
        sign=sign,
    )


def _proposed(number: str) -> str | None:
    amount = _plain(number.strip())
    return None if amount is None else f"{amount:f}"


def _plain(text: str) -> Decimal | None:
    """A number alone, its thousands grouped as in India, as elsewhere, or with dots where nothing else is possible."""
    if not _PLAIN.fullmatch(text):
        return _european(text)
    mantissa, _, exponent = text.replace(",", "").upper().partition("E")
    if exponent and len(mantissa.partition(".")[2]) < int(exponent):
        return None  # 1.23E+05 has lost digits
    return Decimal(f"{mantissa}E{exponent or 0}")


def _european(text: str) -> Decimal | None:
    return Decimal(text.replace(".", "").replace(",", ".")) if _EUROPEAN.fullmatch(text) else None


def _places(places: str) -> Rounded:
    step = Decimal(places)
    return lambda amount: amount.quantize(step, ROUND_HALF_UP) + 0


def _whole(amount: Decimal) -> int | None:
    return int(amount) if amount == amount.to_integral_value() else None


_ROUNDED: Mapping[Kind, Rounded] = {
    Kind.NUMBER: _places("0.0001"),
    Kind.MONEY: _places("0.01"),
    Kind.PERCENT: _places("0.0001"),
    Kind.INTEGER: _whole,
}
_DIGITS = r"(?:\d{1,2}(?:,\d{2})*,\d{3}|\d{1,3}(?:,\d{3})+|\d+)"
_PLAIN = re.compile(rf"[+-]?(?:{_DIGITS}(?:\.\d*)?|\.\d+)(?:[eE]\+?\d{{1,2}})?")
_EUROPEAN = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+,\d{1,2}|[+-]?\d{1,3}(?:\.\d{3}){2,}")
_CURRENCY_WORDS = (
    r"₹|₨|\$|€|£|\b(?:rs|inr|pkr|usd|eur|gbp|aed|sar)\b\.?|\brs\.?(?=\d)|(?<=\d)(?:rs|inr|pkr)\b\.?|\brupees?\b|\brup\b"
)
_CURRENCY_OTHER = r"रुपये|रुपए|रूपये|रूपए|रुपया|रु\.?|रू\.?|روپے|روپیہ|روپئے|روپیے"
_CURRENCY = re.compile(rf"{_CURRENCY_WORDS}|{_CURRENCY_OTHER}")
_NOT_SAYING_MUCH = re.compile(rf"{_CURRENCY.pattern}|/[-=]|=00?\b|\bonly\b\.?|मात्र|केवल|صرف|[()]")
_IN_BRACKETS = re.compile(r"\s*\(.*\)\s*")
_PERCENT_SIGN = re.compile(r"\s*(?:%|٪|\bpct\b\.?|\bper\s?cent\b|\bpercent\b|प्रतिशत|फीसदी|फ़ीसदी|فیصد|فی صد)\s*$")
_NUMBER_AND_UNIT = re.compile(r"(?P<minus>-?)\s*(?P<number>\+?[\d.,]+(?:e\+?\d{1,2})?)\s*(?P<unit>[^\d\-+*/=,]*)")
_COMMA_AND_FEW = re.compile(r"\d+,\d{1,2}")
_SPACED_THOUSANDS = re.compile(r"\d{1,3}(?: \d{2,3})* (?:000|\d{2} \d{3})(?:\.\d+)?")
_TWO_AMOUNTS = re.compile(r"([\d.,]+?)\s*([-+/=*]|\s|,)\s*([\d.,]+)")
_AMOUNT_AND_REMARK = re.compile(
    r"(?P<number>[\d.,]*\d)[\s\-/,.]*(?P<word>[^\d%٪]+)|(?P<first>[^\d\-]+)[\s\-:.]*(?P<last>\d[\d.,]*)"
)
_UNITS: Mapping[str, int] = {
    **dict.fromkeys(("", "dr"), 1),
    **dict.fromkeys(("k", "thousand", "thousands", "hazar", "hazaar", "हजार", "हज़ार", "ہزار"), 10**3),
    **dict.fromkeys(("l", "lac", "lacs", "lakh", "lakhs", "लाख", "لاکھ"), 10**5),
    **dict.fromkeys(("m", "mn", "million"), 10**6),
    **dict.fromkeys(("cr", "crs", "crore", "crores", "करोड", "करोड़", "کروڑ"), 10**7),
    **dict.fromkeys(("b", "bn", "billion", "arab", "अरब", "ارب"), 10**9),
}
_REMARKS: Mapping[str, str] = {
    **dict.fromkeys(("pd", "paid", "pd.", "recd", "received", "rcvd", "jama", "जमा", "جمع", "वसूल", "وصول"), "paid"),
    **dict.fromkeys(
        (
            "bal",
            "balance",
            "baki",
            "baaki",
            "due",
            "pending",
            "udhaar",
            "udhar",
            "बाकी",
            "बाक़ी",
            "उधार",
            "باقی",
            "ادھار",
        ),
        "due",
    ),
    **dict.fromkeys(("adv", "advance", "एडवांस", "पेशगी", "ایڈوانس", "پیشگی"), "advance"),
    **dict.fromkeys(("cash", "upi", "gpay", "phonepe", "paytm", "online", "cheque", "chq", "नकद", "نقد"), "paid"),
}

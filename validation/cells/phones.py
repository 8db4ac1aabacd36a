"""Reads phone numbers, several in a cell, in any shape that people of India and Pakistan write them in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from validation.cells.reading import Read, Reader, code_text, counts_as_empty, shown_text, unclear
from validation.problems import ProblemKind
from validation.sheet import RawCell

_CERTAIN_DIGITS_OF_A_FLOAT = 15
"""Excel and Sheets keep fifteen significant digits of a number and make zeros of the rest."""


def phones_reader(region: str) -> Reader:
    """Reads the numbers of a cell as E.164; a number without a country code is taken to be of the region."""

    def read(cell: RawCell) -> Read:
        if isinstance(cell, str):
            plain = _plain_mobile(cell, region)
            return Read((plain,)) if plain else _read_text(cell, region)
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return _read_number(cell, region)
        return unclear(ProblemKind.PHONE_UNCLEAR, shown_text(cell), value=())

    return read


@lru_cache(maxsize=65_536)
def e164(digits: str, region: str) -> str | None:
    """One phone number as E.164, or None where it is none that may exist; `digits` may begin with a plus."""
    plain = _plain_mobile(digits, region)
    if plain or not 7 <= len(digits) <= 17:
        return plain
    number = _as_phonenumbers_reads(digits, region)
    # 091 98765 43210: the country code with the zero of a city before it.
    if number is None and digits.startswith(f"0{_COUNTRY_CODES.get(region, '-')}"):
        number = _as_phonenumbers_reads(f"+{digits[1:]}", region)
    return number


def _as_phonenumbers_reads(digits: str, region: str) -> str | None:
    import phonenumbers

    try:
        number = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _plain_mobile(text: str, region: str) -> str | None:
    """A mobile number of the region in one of its plain shapes, as phonenumbers would read it, but at once."""
    shape = _PLAIN_MOBILES.get(region)
    found = shape.fullmatch(text) if shape else None
    return f"+{_COUNTRY_CODES[region]}{found[1]}{found[2]}" if found else None


def _read_number(cell: float, region: str) -> Read:
    text = shown_text(cell)
    if not text.isdigit():
        return unclear(ProblemKind.PHONE_UNCLEAR, text, value=())
    if len(text) > _CERTAIN_DIGITS_OF_A_FLOAT and isinstance(cell, float):
        return _damaged(f"{cell:.14E}", region)
    number = e164(text, region)
    if number and text.endswith("0000"):
        return unclear(ProblemKind.PHONE_DAMAGED, text, number, value=())
    return Read((number,)) if number else _read_text(text, region)


def _read_text(typed: str, region: str) -> Read:
    # Programs that took the column for numbers write 9876543210.0 into their CSV files.
    text = _FRACTION_OF_NOTHING.sub("", code_text(typed.replace("\n", ";")))
    if _IN_EXPONENTS.fullmatch(text.replace(" ", "")):
        return _damaged(text.replace(" ", "").upper(), region)
    parts = list(_parts(text, region))
    numbers = tuple(dict.fromkeys(number for part in parts for number in part.numbers))
    strangers = [part for part in parts if not part.numbers]
    if numbers and not strangers:
        return Read(numbers)
    if not strangers:
        return Read(()) if not text or counts_as_empty(text) else unclear(ProblemKind.PHONE_UNCLEAR, text, value=())
    return _explained(strangers, numbers, text, region)


def _explained(strangers: "list[_Part]", numbers: tuple[str, ...], text: str, region: str) -> Read:
    """What to say of a part that is no number: two glued together, the end of a second line, or just unclear."""
    odd = strangers[0]
    glued = _glued(odd.digits, region)
    if glued:
        proposed = ", ".join(dict.fromkeys((*numbers, glued.first, glued.second))) if len(strangers) == 1 else None
        value = tuple(dict.fromkeys((*numbers, glued.first)))
        return unclear(ProblemKind.PHONES_GLUED, odd.text, proposed, value=value, parts=glued.parts)
    return unclear(
        ProblemKind.PHONE_UNCLEAR,
        odd.text if numbers else text,
        _likely(odd, numbers, text, region) if len(strangers) == 1 else None,
        value=numbers,
    )


def _likely(odd: "_Part", numbers: tuple[str, ...], text: str, region: str) -> str | None:
    """022-23456789/90 is two lines of one office; 971501234567 lacks its plus. Such are likely, none is certain."""
    if numbers and len(odd.digits) <= 5 and text.endswith(odd.text):
        other = e164(numbers[-1][: -len(odd.digits)] + odd.digits, region)
        return ", ".join((*numbers, other)) if other and other not in numbers else None
    neighbour = _plain_mobile(odd.digits, "PK" if region == "IN" else "IN")
    abroad = neighbour or (e164(f"+{odd.digits}", region) if len(odd.digits) > 10 else None)
    return ", ".join((*numbers, abroad)) if abroad else None


def _damaged(text: str, region: str) -> Read:
    """A number that a spreadsheet turned into 9.87654E+09: only what has all its digits is recovered."""
    mantissa, _, exponent = text.partition("E")
    whole, _, fraction = mantissa.partition(".")
    digits, length = (whole + fraction).rstrip("0"), len(whole) + int(exponent)
    if length <= _CERTAIN_DIGITS_OF_A_FLOAT:
        number = e164(digits.ljust(length, "0"), region) if length <= len(whole + fraction) else None
        return unclear(
            ProblemKind.PHONE_DAMAGED, text, number, value=(number,) if number else (), is_certain=number is not None
        )
    known = (whole + fraction)[:_CERTAIN_DIGITS_OF_A_FLOAT]
    first = _first_of_glued(known, length, region)
    if first is None:
        return unclear(ProblemKind.PHONE_DAMAGED, text, value=())
    number, size = first
    rest = known[size:] + "?" * (length - len(known))
    return unclear(ProblemKind.PHONES_GLUED, text, value=(number,), parts=f"{known[:size]} + {rest}")


def _first_of_glued(known: str, length: int, region: str) -> tuple[str, int] | None:
    """The first of two glued numbers and its digits, where both are as long as a mobile number is written."""
    for size in _MOBILE_LENGTHS:
        number = _plain_mobile(known[:size], region)
        if number and len(known) >= size and length - size in _MOBILE_LENGTHS:
            return number, size
    return None


@dataclass(frozen=True, slots=True)
class _Glued:
    """Two mobile numbers in one run of digits; `parts` shows where they meet."""

    first: str
    second: str
    parts: str


def _glued(digits: str, region: str) -> _Glued | None:
    """The two mobile numbers that a run of digits is made of, where it can be parted in one way only."""
    ways = []
    for size in _MOBILE_LENGTHS:
        first, second = _plain_mobile(digits[:size], region), _plain_mobile(digits[size:], region)
        if first and second:
            ways.append(_Glued(first, second, f"{digits[:size]} + {digits[size:]}"))
    return ways[0] if len(ways) == 1 else None


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a cell with digits in it, and the numbers that it is; none where it is not understood."""

    text: str
    digits: str
    numbers: tuple[str, ...]


def _parts(text: str, region: str) -> Iterator[_Part]:
    """The stretches between separators, labels and words. A slash may also follow the code of a city."""
    text = _EXTENSION.sub(" ", _ZERO_IN_BRACKETS.sub(" ", _LABEL_IN_BRACKETS.sub(";", _LIST_NUMBER.sub(";", text))))
    chunks = [chunk for chunk in _BETWEEN_NUMBERS.split(text) if any(map(str.isdigit, chunk))]
    parts = [_part(chunk, region) for chunk in chunks]
    if len(parts) == 2 and not any(part.numbers for part in parts):
        joined = _part(" ".join(chunks), region)
        if len(joined.numbers) == 1 and re.fullmatch(r"\D*0\d{1,4}\s*/[\d\s\-]+", text):
            parts = [joined]
    yield from parts


def _part(chunk: str, region: str) -> _Part:
    """A stretch without separators: one number however it is spaced, or several whole numbers beside each other."""
    groups = _GROUP.findall(chunk)
    whole = e164("".join(groups), region) if "+" not in "".join(groups[1:]) else None
    numbers = (whole,) if whole else _whole_numbers(tuple(groups), region)
    return _Part(chunk.strip(" .:-()"), re.sub(r"\D", "", chunk), numbers)


def _whole_numbers(groups: tuple[str, ...], region: str) -> tuple[str, ...]:
    """The fewest numbers that use up all groups of digits; () where there are none, or two ways to part them."""
    if not 2 <= len(groups) <= _MOST_GROUPS:
        return ()
    ways: list[list[tuple[str, ...]]] = [[()]]
    for end in range(1, len(groups) + 1):
        found = [
            (*way, number)
            for start in range(end)
            for number in [e164("".join(groups[start:end]), region)]
            if number and "+" not in "".join(groups[start + 1 : end])
            for way in ways[start]
        ]
        fewest = min(map(len, found), default=0)
        ways.append([way for way in found if len(way) == fewest])
    return ways[-1][0] if len(ways[-1]) == 1 else ()


_MOST_GROUPS = 16
_MOBILE_LENGTHS = (10, 11, 12, 14)
"""Digits of a mobile number in both countries: bare, with 0, with the country code, with 00 and the country code."""
_COUNTRY_CODES = {"IN": "91", "PK": "92"}
# All of 6... to 9... are mobile numbers or landlines with the code of their city; a test compares with phonenumbers.
_PLAIN_MOBILES = {
    "IN": re.compile(r"\s*(?:\+91|0091|91|0)?[ \-]?([6-9][0-9]{4})[ \-]?([0-9]{5})\s*"),
    "PK": re.compile(r"\s*(?:(?:\+92|0092|92)[ \-]?0?|0)?(3(?:[0-247][0-9]|3[0-79]|55|64))[ \-]?([0-9]{7})\s*"),
}
_IN_EXPONENTS = re.compile(r"\d(?:\.\d+)?E\+?\d{1,2}", re.IGNORECASE)
_FRACTION_OF_NOTHING = re.compile(r"(?<=^\d{8})\.0$|(?<=\d{9})\.0$")
_LIST_NUMBER = re.compile(r"(?:^|(?<=[\s,;/]))\(?[1-9][.):]\s*(?=[+\d(])")
_LABEL_IN_BRACKETS = re.compile(r"[(\[][^()\[\]\d]*[)\]]")
_ZERO_IN_BRACKETS = re.compile(r"(?<=\d)\s*\(0\)|(?<=\d)\s*\[0\]")
_EXTENSION = re.compile(r"(?<=[\d )])(?:extension|extn|ext|x)\s*[.:\-]?\s*\d{1,6}\b|#\s*\d{1,6}\b", re.IGNORECASE)
_BETWEEN_NUMBERS = re.compile(r"[/,;|&]|[^\W\d_]+\.?|_")
_GROUP = re.compile(r"\+?\d+")

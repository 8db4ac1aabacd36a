"""The normal form of a value by kind: what does not tell values apart is gone, "" stands for nothing known."""

import re
from collections.abc import Callable

from validation.business import Business
from validation.cells.dates import date_reader
from validation.cells.reading import counts_as_empty
from validation.column import Column
from validation.folding import ascii_digits, fold
from validation.kinds import Kind
from validation.matching.honorifics import name_words
from validation.matching.kinds import MatchKind
from validation.matching.romanisation import romanise, unmarked

LATIN_ENDS = "\u024f"


def normal_form_of(kind: MatchKind) -> Callable[[str], str]:
    """The function that brings a column's values into normal form."""
    form = _FORMS.get(kind, text_form)
    return lambda text: "" if not text or counts_as_empty(text if text[0] > " " else text.strip()) else form(text)


def name_form(text: str) -> str:
    """The telling words of a name; words of other scripts stay in their script."""
    return " ".join(unmarked(word) if word[0] <= LATIN_ENDS else word for word in name_words(text))


def text_form(text: str) -> str:
    """Words in Latin letters, without marks and punctuation."""
    text = fold(text)
    return " ".join(_WORDS.findall(text if text.isascii() else romanise(text)))


def firm_form(text: str) -> str:
    """A firm's name in Latin letters, without its legal form."""
    return text_form(romanise(name_form(_POSSESSIVE.sub("s", text))))


def address_form(text: str) -> str:
    """An address with its usual words shortened in one way."""
    words = (_ORDINAL.sub(r"\1", word) for word in text_form(_DOTS.sub("", text)).split())
    return " ".join(filter(None, (_ADDRESS_WORDS.get(word, word) for word in words)))


def phone_form(text: str) -> str:
    """The numbers of a cell without country code, extension and leading zeros, sorted."""
    if text.isdigit() and len(text) == _DIGITS_THAT_TELL and text[0] != "0" and text.isascii():
        return text
    text = _EXTENSION.sub("", _FRACTION.sub("", ascii_digits(text)))
    parts = [part for part in _BETWEEN_PHONES.split(text) if any(map(str.isdigit, part))]
    if any(sum(map(str.isdigit, part)) < _FEWEST_DIGITS for part in parts):
        joined = "".join(parts)
        parts = [joined] if sum(map(str.isdigit, joined)) <= _MOST_DIGITS else parts
    return " ".join(sorted({_subscriber(part) for part in parts} - {""}))


def _subscriber(phone: str) -> str:
    """The digits that every way of writing one number shares."""
    digits = re.sub(r"\D", "", phone)
    if digits.startswith("00") or phone.lstrip(" (").startswith("+") or _WITH_COUNTRY.fullmatch(digits):
        return digits.lstrip("0")[-_DIGITS_THAT_TELL:]
    return digits.lstrip("0")


def email_form(text: str) -> str:
    """The addresses of a cell, sorted; what is no address is kept as a word."""
    if _PLAIN_EMAIL.fullmatch(text):
        return text.lower().replace("@googlemail.", "@gmail.")
    words = (word.strip(".<>()'\"").removeprefix("mailto:") for word in re.split(r"[,;\s|]+", text.lower()))
    return " ".join(sorted({word.replace("@googlemail.", "@gmail.") for word in words if word}))


def date_form(text: str) -> str:
    """Year, month and day as eight digits; as many as there are where it cannot be read."""
    text = ascii_digits(text.strip())
    if found := _YEAR_FIRST.match(text):
        return found[1] + found[2].zfill(2) + found[3].zfill(2)
    if found := _YEAR_LAST.match(text):
        return _year(found[3]) + "".join(_month_and_day(found[1].zfill(2), found[2].zfill(2)))
    if not text.isdigit():
        value = _read_date(text).value
        text = f"{value:%Y%m%d}" if value else re.sub(r"\W", "", text)
    if _EIGHT.fullmatch(text) and text[:2] not in _CENTURIES and text[4:6] in _CENTURIES:
        return text[4:] + text[2:4] + text[:2]
    return text


def _year(digits: str) -> str:
    return digits if len(digits) == 4 else ("19" if int(digits) > _LAST_SHORT_YEAR else "20") + digits


def _month_and_day(first: str, second: str) -> tuple[str, str]:
    """Day first, unless it cannot be."""
    return (first, second) if int(second) > 12 >= int(first) else (second, first)


def code_form(text: str) -> str:
    """Letters and digits only, capitals."""
    if text.isalnum() and text.isascii():
        return text.upper()
    return re.sub(r"[\W_]", "", ascii_digits(_FRACTION.sub("", text))).upper()


def postal_form(text: str) -> str:
    """A postal code; of an American one the five digits that everyone writes."""
    code = code_form(text)
    return code[:5] if len(code) == 9 and code.isdigit() else code


def number_form(text: str) -> str:
    """A plain decimal number, or the words where there is none."""
    digits = re.sub(r"[^\d.\-]", "", ascii_digits(text).replace(",", ""))
    try:
        return repr(float(digits))
    except ValueError:
        return fold(text)


_read_date = date_reader(Column(heading="", kind=Kind.DATE), Business().region, "")
_WORDS = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’`]s\b", re.IGNORECASE)
_ORDINAL = re.compile(r"^(\d+)(?:st|nd|rd|th)$")
_DOTS = re.compile(r"(?<=\b\w)\.(?=\w\b)|(?<=\w)['’]")
_FRACTION = re.compile(r"(?<=\d)\.0$")
_EXTENSION = re.compile(r"(?i)(?:extension|extn|ext|x)\s*[.:\-]?\s*\d{1,6}\s*$")
_BETWEEN_PHONES = re.compile(r"[/,;|&\n]|\s(?=\+)|[^\W\d_]+")
_FEWEST_DIGITS, _MOST_DIGITS, _DIGITS_THAT_TELL = 6, 13, 10
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ]+(\d{1,2})[-/. ]+(\d{1,2})(?:\D|$)")
_YEAR_LAST = re.compile(r"(\d{1,3})[-/. ]+(\d{1,3})[-/. ]+(\d{4}|\d\d)(?:\D|$)")
_CENTURIES, _LAST_SHORT_YEAR = ("17", "18", "19", "20"), 30
_WITH_COUNTRY = re.compile(r"9[12]\d{10}|1[2-9]\d{9}")
_PLAIN_EMAIL = re.compile(r"[A-Za-z0-9][\w.+-]*@[\w.-]*\w")
_EIGHT = re.compile(r"\d{8}")
_FORMS: dict[MatchKind, Callable[[str], str]] = {
    MatchKind.NAME: name_form,
    MatchKind.GIVEN_NAME: name_form,
    MatchKind.SURNAME: name_form,
    MatchKind.FIRM: firm_form,
    MatchKind.PHONE: phone_form,
    MatchKind.EMAIL: email_form,
    MatchKind.DATE: date_form,
    MatchKind.CODE: code_form,
    MatchKind.POSTAL_CODE: postal_form,
    MatchKind.ADDRESS: address_form,
    MatchKind.HOUSE_NUMBER: code_form,
    MatchKind.NUMBER: number_form,
}
_ADDRESS_WORDS = {
    **dict.fromkeys(("street", "str"), "st"),
    **dict.fromkeys(("avenue", "av", "aven"), "ave"),
    **dict.fromkeys(("boulevard", "bl", "boul", "blv"), "blvd"),
    **dict.fromkeys(("road",), "rd"),
    **dict.fromkeys(("drive", "drv"), "dr"),
    **dict.fromkeys(("lane",), "ln"),
    **dict.fromkeys(("court",), "ct"),
    **dict.fromkeys(("place", "plc"), "pl"),
    **dict.fromkeys(("square",), "sq"),
    **dict.fromkeys(("terrace", "terr"), "ter"),
    **dict.fromkeys(("crescent", "cresc", "cr"), "cres"),
    **dict.fromkeys(("highway",), "hwy"),
    **dict.fromkeys(("parkway", "pky"), "pkwy"),
    **dict.fromkeys(("circuit",), "cct"),
    **dict.fromkeys(("close",), "cl"),
    **dict.fromkeys(("north",), "n"),
    **dict.fromkeys(("south",), "s"),
    **dict.fromkeys(("east",), "e"),
    **dict.fromkeys(("west",), "w"),
    **dict.fromkeys(("apartment", "appartment", "apartments", "appt"), "apt"),
    **dict.fromkeys(("suite",), "ste"),
    **dict.fromkeys(("floor", "flr"), "fl"),
    **dict.fromkeys(("sector", "sec"), "sect"),
    **dict.fromkeys(("colony", "col"), "colny"),
    **dict.fromkeys(("nagar", "ngr"), "nagr"),
    **dict.fromkeys(("mohalla", "mohallah", "muhalla"), "moh"),
    **dict.fromkeys(("gali", "gully"), "gali"),
    **dict.fromkeys(("no", "number", "house", "h", "hno", "near", "nr", "opp", "opposite", "the", "of", "po"), ""),
}

"""Reads codes: PIN and postal codes, tax numbers of India and Pakistan, and finds Aadhaar numbers."""

import re
from collections.abc import Callable

from translations import N_
from validation.cells.reading import Read, Reader, code_text, one_line, shown_text, unclear
from validation.column import Column
from validation.problems import ProblemKind
from validation.sheet import RawCell


def postal_code_reader(region: str) -> Reader:
    """Reads PIN codes (India, six digits) or postal codes (Pakistan, five); elsewhere a code is taken as typed."""
    shape = _POSTAL_SHAPES.get(region)

    def read(cell: RawCell) -> Read:
        typed = one_line(shown_text(cell))
        text = _PIN_LABEL.sub("", code_text(typed)).upper()
        code = re.sub(r"[\s.\-]", "", text)
        if shape is None:
            return Read(text) if _ANY_POSTAL_CODE.fullmatch(text) else unclear(ProblemKind.POSTAL_CODE_UNCLEAR, typed)
        if shape.fullmatch(code):
            return Read(code)
        return unclear(ProblemKind.POSTAL_CODE_UNCLEAR, typed, _likely_postal_code(text, code, shape))

    return read


def tax_number_reader(column: Column, region: str) -> Reader:
    """Reads tax numbers; which one is told from the column's heading, or else from the number's shape."""
    expected = expected_number(column)

    def read(cell: RawCell) -> Read:
        typed = one_line(shown_text(cell))
        text = code_text(typed).upper()
        number = re.sub(r"[\s\-./:]", "", _TAX_LABEL.sub("", text))
        masked = masked_aadhaar(number, needs_groups=False)
        if masked:
            return unclear(ProblemKind.AADHAAR_STORED, masked, masked)
        if text.casefold() in _WITHOUT_NUMBER:
            return Read(None)
        name = expected or _told_by_shape(number, region)
        if name is None:
            return _unknown_number(typed, text, region)
        why = _CHECKS[name](number)
        if why:
            return unclear(ProblemKind.TAX_NUMBER_UNCLEAR, typed, _without_slip(name, number), number=name, why=why)
        if not typed.isascii():
            return unclear(ProblemKind.DIGITS_OF_ANOTHER_SCRIPT, typed, number, value=number, is_certain=True)
        return Read(number)

    return read


def expected_number(column: Column) -> str | None:
    """The number that a column's heading asks for: GSTIN, PAN, CIN, NTN, STRN or CNIC."""
    for heading in (column.heading, *column.aliases):
        for word in re.findall(r"[A-Z]+", heading.upper()):
            if word in _CHECKS or word == "GST":
                return "GSTIN" if word == "GST" else word
    return None


def masked_aadhaar(text: str, *, needs_groups: bool) -> str | None:
    """An Aadhaar number with all but its last four digits hidden, or None where the text is none.

    One phone in ten, written with 91 before it, would pass the check digit: outside columns made for numbers the groups
    of four in which Aadhaar is printed have to be there.
    """
    if not (_AADHAAR_GROUPS if needs_groups else _AADHAAR).fullmatch(text):
        return None
    from stdnum.in_ import aadhaar

    return f"XXXX XXXX {text[-4:]}" if aadhaar.is_valid(text) else None


def _likely_postal_code(text: str, code: str, shape: re.Pattern[str]) -> str | None:
    straightened = code.translate(_LETTERS_FOR_DIGITS)
    if shape.fullmatch(straightened):
        return straightened
    found = [part for part in re.findall(r"(?<!\d)\d+(?!\d)", text) if shape.fullmatch(part)]
    return found[0] if len(found) == 1 else None


def _told_by_shape(number: str, region: str) -> str | None:
    names = _NUMBERS_OF.get(region, ())
    return next((name for name in names if len(number) in _LENGTHS[name] and _LOOKS_LIKE[name].fullmatch(number)), None)


def _unknown_number(typed: str, text: str, region: str) -> Read:
    """A number of no shape known here: of another country, or a slip."""
    if region not in _NUMBERS_OF and re.fullmatch(r"[A-Z0-9][A-Z0-9 ./\-]{3,24}", text):
        return Read(text.replace(" ", ""))
    names = " / ".join(_NUMBERS_OF.get(region, (N_("tax number"),)))
    return unclear(ProblemKind.TAX_NUMBER_UNCLEAR, typed, number=names, why=WRONG_SHAPE)


def _check_gstin(number: str) -> str | None:
    if len(number) != 15:
        return WRONG_LENGTH
    if _GSTIN_OF_ANOTHER_KIND.fullmatch(number):
        return None
    from stdnum import exceptions
    from stdnum.in_ import gstin

    try:
        gstin.validate(number)
    except exceptions.InvalidChecksum:
        return WRONG_CHECK_DIGIT
    except exceptions.ValidationError:
        return WRONG_SHAPE
    return None


def _check_pan(number: str) -> str | None:
    return None if re.fullmatch(r"[A-Z]{3}[ABCEFGHJKLPT][A-Z]\d{4}[A-Z]", number) else _wrong(number, {10})


def _check_cin(number: str) -> str | None:
    is_company = re.fullmatch(r"[LUF]\d{5}[A-Z]{2}(18|19|20)\d\d[A-Z]{3}\d{6}", number)
    return None if is_company or re.fullmatch(r"[A-Z]{3}\d{4}", number) else _wrong(number, {7, 21})


def _check_ntn(number: str) -> str | None:
    """Seven digits, or a letter and six, with or without the check digit; a person's is the CNIC."""
    if len(number) == 13:
        return _check_cnic(number)
    return None if re.fullmatch(r"[A-Z0-9]\d{6}\d?", number) else _wrong(number, {7, 8, 13})


def _check_strn(number: str) -> str | None:
    return None if re.fullmatch(r"\d{13}", number) else _wrong(number, {13})


def _check_cnic(number: str) -> str | None:
    return None if re.fullmatch(r"[1-7]\d{12}", number) else _wrong(number, {13})


def _wrong(number: str, lengths: set[int]) -> str:
    return WRONG_SHAPE if len(number) in lengths else WRONG_LENGTH


def _without_slip(name: str, number: str) -> str | None:
    """The number with O for 0, I for 1 and the like put right, where that alone makes it sound."""
    pattern = _LETTERS_AND_DIGITS.get(name, "")
    if len(pattern) != len(number):
        return None
    straightened = "".join(map(_straightened, number, pattern))
    return straightened if straightened != number and _CHECKS[name](straightened) is None else None


def _straightened(sign: str, place: str) -> str:
    if place == "9":
        return sign.translate(_LETTERS_FOR_DIGITS)
    return sign.translate(_DIGITS_FOR_LETTERS) if place == "A" else sign


WRONG_LENGTH = N_("it has too few or too many letters and digits")
WRONG_SHAPE = N_("letters and digits are not where they should be")
WRONG_CHECK_DIGIT = N_("its last sign does not fit the others, so one of them is wrong")

_CHECKS: dict[str, Callable[[str], str | None]] = {
    "GSTIN": _check_gstin,
    "PAN": _check_pan,
    "CIN": _check_cin,
    "NTN": _check_ntn,
    "STRN": _check_strn,
    "CNIC": _check_cnic,
}
_WITHOUT_NUMBER = frozenset(("urd", "unregistered", "un-registered", "not registered", "b2c", "अपंजीकृत", "غیر رجسٹرڈ"))
_NUMBERS_OF = {"IN": ("GSTIN", "PAN", "CIN"), "PK": ("NTN", "CNIC", "STRN")}
_LENGTHS = {"GSTIN": {14, 15, 16}, "PAN": {10}, "CIN": {7, 21}, "NTN": {7, 8}, "CNIC": {13}, "STRN": {13}}
_LOOKS_LIKE = {
    "GSTIN": re.compile(r"[0-9O]{2}[A-Z0-9]+"),
    "PAN": re.compile(r"[A-Z]{3}[A-Z0-9]+"),
    "CIN": re.compile(r"[A-Z][A-Z0-9]+"),
    "NTN": re.compile(r"[A-Z0-9]\d+"),
    "CNIC": re.compile(r"[1-7]\d+"),
    "STRN": re.compile(r"\d+"),
}
# Of embassies, of sellers abroad, and of those who deduct or collect tax: python-stdnum knows none of them.
_GSTIN_OF_ANOTHER_KIND = re.compile(
    r"\d{4}[A-Z]{3}\d{5}[A-Z]{2}[0-9A-Z]|\d\d[A-Z]{4}[A-Z0-9]\d{4}[A-Z][0-9A-Z][CD][0-9A-Z]"
)
_LETTERS_AND_DIGITS = {"GSTIN": "99AAAAA9999A.Z.", "PAN": "AAAAA9999A"}

_POSTAL_SHAPES = {"IN": re.compile(r"[1-9]\d{5}"), "PK": re.compile(r"[1-9]\d{4}")}
_ANY_POSTAL_CODE = re.compile(r"[A-Z0-9][A-Z0-9 \-]{1,9}")
_PIN_LABEL = re.compile(
    r"^(p\.?i\.?n\.?(\s*code)?|post(al)?\s*code|zip(\s*code)?|पिन(\s*कोड)?|پن(\s*کوڈ)?)\s*(no\.?)?\s*[:.\-]*\s*",
    re.IGNORECASE,
)
_TAX_LABEL = re.compile(r"^(GSTIN|GST|PAN|CIN|NTN|STRN|CNIC)\s*(NUMBER|NO)?\s*[.:#\-]+\s*")
_AADHAAR = re.compile(r"[2-9]\d{3}[ \-]?\d{4}[ \-]?\d{4}")
_AADHAAR_GROUPS = re.compile(r"[2-9]\d{3}([ \-])\d{4}\1\d{4}")
_LETTERS_FOR_DIGITS = str.maketrans("OQILSBZ", "0011582")
_DIGITS_FOR_LETTERS = str.maketrans("01582", "OISBZ")

"""What kind each column is, told from its heading, and from its values where the heading says nothing or is wrong."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from validation.cells.reading import counts_as_empty
from validation.folding import ascii_digits, fold
from validation.heading_words import heading_key, is_serial_number
from validation.matching.declared import compared_as
from validation.matching.kinds import MatchKind
from validation.recognition import word_for
from validation.record import field_of
from validation.tables import Contact, Organisation
from validation.values_seen import is_date, is_email, is_number, is_phone

_LOOKED_AT = 3_000
_MOSTLY, _NEARLY_ALL = 0.7, 0.9
_FEW = 8
"""So few different words are a category; more are places or the like."""
_MOST_OF_ONE_NAME = 0.06
_WORDS_OF_A_PART = 1.7
_VARIETY_OF_A_CATEGORY, _ENOUGH_TO_TELL = 0.3, 30


def told_kinds(columns: Mapping[str, Sequence[str]]) -> dict[str, MatchKind]:
    """The kind of every column of a table, by heading."""
    seen = {heading: _seen(values) for heading, values in columns.items()}
    kinds = {heading: _kind(heading, seen[heading]) for heading in columns}
    return _with_some_name(_with_two_names(_with_firms(kinds, seen), seen), seen)


@dataclass(frozen=True)
class _Seen:
    """What the values of a column look like; shares are of those that are filled."""

    values: Sequence[str]
    filled: int
    different: int
    words: float
    """On average."""
    commonest: float
    """Share of the rows that have the commonest value."""

    def share(self, looks: Callable[[str], bool]) -> float:
        return sum(map(looks, self.values)) / len(self.values) if self.values else 0.0

    @property
    def variety(self) -> float:
        """Different values for each filled one."""
        return self.different / max(self.filled, 1)


def _seen(column: Sequence[str]) -> _Seen:
    filled = [text for text in column if text and not counts_as_empty(text.strip())]
    step = max(1, len(filled) // _LOOKED_AT)
    values = [ascii_digits(text.strip()) for text in filled[::step]]
    words = fmean(len(text.split()) for text in values) if values else 0.0
    counts = Counter(filled)
    return _Seen(values, len(filled), len(counts), words, max(counts.values(), default=0) / max(len(filled), 1))


def _kind(heading: str, seen: _Seen) -> MatchKind:
    if is_serial_number(heading) or _tells_nothing(seen) or _counts_rows(seen):
        return MatchKind.IGNORED
    meant = _meant(heading)
    if meant and _may_be(meant, seen):
        return meant
    return _by_values(seen)


def _tells_nothing(seen: _Seen) -> bool:
    return not seen.filled or (seen.different == 1 and seen.filled >= _ENOUGH_TO_TELL)


def _meant(heading: str) -> MatchKind | None:
    """What the heading says, by the words of the tables, then by words that other programs use."""
    for record in (Contact, Organisation):
        word = word_for(record, heading)
        if word and heading_key(heading) != "title":  # of a job, but as often of a book
            return compared_as(field_of(record, word.field))
    words = set(re.findall(r"[^\W\d_]+", fold(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading))))
    key = heading_key(heading)
    return next((kind for kind, known in _HEADINGS.items() if words & known or key in known), None)


def _may_be(kind: MatchKind, seen: _Seen) -> bool:
    """Whether the values do not speak against what the heading says."""
    if kind in (MatchKind.GIVEN_NAME, MatchKind.SURNAME) and seen.words > _WORDS_OF_A_PART:
        return False
    if kind is MatchKind.CATEGORY and seen.filled >= _ENOUGH_TO_TELL and seen.variety > _VARIETY_OF_A_CATEGORY:
        return False
    looks = _LOOKS.get(kind)
    return looks is None or seen.share(looks) >= 0.5


def _counts_rows(seen: _Seen) -> bool:
    """Whether it only numbers the rows: all different whole numbers without gaps worth mentioning, in order."""
    if seen.variety < 1 or seen.filled < 3 or seen.share(str.isdigit) < 1:
        return False
    numbers = [int(value) for value in seen.values if len(value) < 19]
    return numbers == sorted(numbers) and numbers[-1] - numbers[0] <= 3 * seen.filled


def _by_values(seen: _Seen) -> MatchKind:
    for kind, looks, least in _TESTS:
        if seen.share(looks) >= least and not (kind is MatchKind.POSTAL_CODE and not _repeats(seen)):
            return kind
    if seen.filled >= 50 and seen.different <= min(_FEW, seen.filled / 10):
        return MatchKind.CATEGORY
    if seen.share(_has_digits) >= 0.5:
        return MatchKind.ADDRESS if seen.share(_is_like_an_address) >= 0.5 else MatchKind.TEXT
    if seen.words > 4.5:
        return MatchKind.TEXT
    if seen.filled >= 100 and (seen.variety < 0.1 or seen.commonest > _MOST_OF_ONE_NAME):
        return MatchKind.PLACE
    return MatchKind.NAME if seen.words <= 2.5 else MatchKind.FIRM


def _with_firms(kinds: Mapping[str, MatchKind], seen: Mapping[str, _Seen]) -> dict[str, MatchKind]:
    """A column of names in a table that has nothing personal in it, and names like firms', is of firms."""
    is_personal = any(kind in (MatchKind.GIVEN_NAME, MatchKind.SURNAME) for kind in kinds.values()) or any(
        heading_key(heading) in _PERSONAL for heading in kinds
    )
    return {
        heading: MatchKind.FIRM
        if kind is MatchKind.NAME and not is_personal and seen[heading].share(_is_like_a_firm) >= 0.25
        else kind
        for heading, kind in kinds.items()
    }


def _with_two_names(kinds: dict[str, MatchKind], seen: Mapping[str, _Seen]) -> dict[str, MatchKind]:
    """Two columns of one-word names are first and last names, the last ones the more different."""
    short = [heading for heading, kind in kinds.items() if kind is MatchKind.NAME and seen[heading].words < 1.3]
    has_others = any(kind in (MatchKind.GIVEN_NAME, MatchKind.SURNAME) for kind in kinds.values())
    if len(short) < 2 or has_others:
        return kinds
    first, last = sorted(short, key=lambda heading: seen[heading].different)[-2:]
    return {**kinds, first: MatchKind.GIVEN_NAME, last: MatchKind.SURNAME}


def _with_some_name(kinds: dict[str, MatchKind], seen: Mapping[str, _Seen]) -> dict[str, MatchKind]:
    """Rows are called something: where no column is a name, the most different text is taken to be it."""
    texts = [heading for heading, kind in kinds.items() if kind is MatchKind.TEXT]
    if not texts or not _NAMES.isdisjoint(kinds.values()):
        return kinds
    return {**kinds, max(texts, key=lambda heading: seen[heading].different): MatchKind.FIRM}


def _is_compact_date(text: str) -> bool:
    found = re.fullmatch(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ].*)?", text)
    return found is not None and 1850 <= int(found[1]) <= 2100 and 1 <= int(found[2]) <= 12 and 1 <= int(found[3]) <= 31


def _is_any_date(text: str) -> bool:
    return _is_compact_date(text) or is_date(text)


def _is_long_number(text: str) -> bool:
    return bool(_PHONE.fullmatch(text)) and 7 <= len(re.sub(r"\D", "", text)) <= 15


def _is_formatted_phone(text: str) -> bool:
    return is_phone(text) or (_is_long_number(text) and not text.isdigit())


def _is_code(text: str) -> bool:
    return " " not in text and _has_digits(text) and len(text) >= 5 and not _is_decimal(text)


def _is_short_number(text: str) -> bool:
    return bool(re.fullmatch(r"\d{1,5}[a-zA-Z]?", text))


def _is_postal(text: str) -> bool:
    return bool(_POSTAL.fullmatch(text))


def _repeats(seen: _Seen) -> bool:
    """Whether the values are of one length, and of many rows each, as postal codes are."""
    return len({len(value) for value in seen.values}) <= 4 and seen.variety < 0.75


def _is_year(text: str) -> bool:
    return bool(re.fullmatch(r"(?:1[5-9]|20)\d\d(?:\.0)?", text))


def _is_decimal(text: str) -> bool:
    return is_number(text) and bool(re.search(r"\d[.,]\d|[$€£₹%]", text))


def _has_digits(text: str) -> bool:
    return any(map(str.isdigit, text))


def _is_like_an_address(text: str) -> bool:
    words = re.findall(r"[\w/-]+", text.lower())
    has_number = any(re.fullmatch(r"\d+[a-z]?(?:[/-]\w+)?", word) for word in words[:2])
    return len(words) > 1 and any(map(str.isalpha, text)) and (has_number or not _STREET_WORDS.isdisjoint(words))


def _is_like_a_firm(text: str) -> bool:
    words = re.findall(r"[^\W_]+", fold(text))
    return len(words) >= 4 or _has_digits(text) or "&" in text or not _FIRM_WORDS.isdisjoint(words)


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _set(*rows: str) -> frozenset[str]:
    return frozenset(word for row in rows for word in row.split())


_NAMES = {MatchKind.NAME, MatchKind.GIVEN_NAME, MatchKind.SURNAME, MatchKind.FIRM}
_PHONE = re.compile(r"\+?[\d\s()./\-]+(?:(?:x|ext\.?)\s*\d+)?")
_POSTAL = re.compile(r"\d{4,6}(?:-\d{4})?|\d{3} \d{3}|[A-Za-z]{1,2}\d{1,2}[A-Za-z]? ?\d[A-Za-z]{2}")
_TESTS: Iterable[tuple[MatchKind, Callable[[str], bool], float]] = (
    (MatchKind.EMAIL, is_email, _MOSTLY),
    (MatchKind.DATE, _is_any_date, 0.8),
    (MatchKind.PHONE, _is_formatted_phone, _MOSTLY),
    (MatchKind.DATE, _is_year, _NEARLY_ALL),
    (MatchKind.NUMBER, _is_decimal, 0.5),
    (MatchKind.POSTAL_CODE, _is_postal, 0.9),
    (MatchKind.HOUSE_NUMBER, _is_short_number, 0.8),
    (MatchKind.CODE, _is_code, _MOSTLY),
    (MatchKind.NUMBER, is_number, _MOSTLY),
)
_LOOKS: dict[MatchKind, Callable[[str], bool]] = {
    MatchKind.EMAIL: lambda text: "@" in text,
    MatchKind.PHONE: _is_long_number,
    MatchKind.DATE: _has_digits,
    MatchKind.NUMBER: _has_digits,
    MatchKind.CODE: _has_digits,
    MatchKind.POSTAL_CODE: _has_digits,
    MatchKind.HOUSE_NUMBER: _has_digits,
    MatchKind.NAME: _has_letters,
    MatchKind.GIVEN_NAME: _has_letters,
    MatchKind.SURNAME: _has_letters,
    MatchKind.FIRM: _has_letters,
    MatchKind.PLACE: _has_letters,
    MatchKind.ADDRESS: _has_letters,
}
_HEADINGS: dict[MatchKind, frozenset[str]] = {
    MatchKind.SURNAME: _set("surname lastname lname familyname"),
    MatchKind.GIVEN_NAME: _set("forename firstname fname givenname"),
    MatchKind.EMAIL: _set("email mail"),
    MatchKind.PHONE: _set("phone telephone tel mobile cell fax whatsapp"),
    MatchKind.DATE: _set("dob birth birthdate"),
    MatchKind.HOUSE_NUMBER: _set("housenumber housenum houseno streetnumber streetno"),
    MatchKind.POSTAL_CODE: _set("zip zipcode postcode postal pin pincode plz"),
    MatchKind.ADDRESS: _set("address addr street strasse"),
    MatchKind.PLACE: _set("city town suburb village locality municipality county province district region ort"),
    MatchKind.CATEGORY: _set("gender sex race ethnicity marital"),
    MatchKind.CODE: _set("ssn passport socialsecurity socsecid nationalid isbn ean upc sku"),
    MatchKind.FIRM: _set(
        "company organisation organization business institution employer vendor hotel restaurant school"
    ),
    MatchKind.NAME: _set("name fullname"),
    MatchKind.TEXT: _set("title description details remarks notes text product item"),
}
_PERSONAL = _set("dob dateofbirth birthday gender sex age fathername husbandname salutation occupation")
_STREET_WORDS = _set(
    "street st road rd avenue ave lane ln drive dr court ct place blvd boulevard terrace crescent highway way square",
    "nagar marg colony mohalla gali chowk bazar enclave vihar sector phase block flat floor plot near opp strasse rue",
)
_FIRM_WORDS = _set(
    "ltd limited pvt inc llc llp corp co company traders trading enterprises industries store stores mart shop agency "
    "agencies sons bros brothers restaurant cafe hotel bar grill kitchen school college hospital clinic bank services "
    "service center centre society association club foundation trust church university medical pharmacy motors",
    "electronics textiles jewellers sweets bakery general works house group international systems solutions office",
)

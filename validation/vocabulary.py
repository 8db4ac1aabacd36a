"""The words each table's columns are known by: headings in three languages, aliases, and what other programs write."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as new
from functools import cache

from rapidfuzz.distance import OSA

from translations import LANGUAGES, translator
from validation.column import Field
from validation.heading_words import (
    bilingual_parts,
    heading_key,
    heading_keys,
    is_never_alike,
    is_number_of_something,
    is_serial_number,
)
from validation.kinds import CODES, Kind
from validation.layout import HowKnown
from validation.record import Record, fields_of

_SHORTEST_LIKENESS = 5
_LONGEST_WITH_ONE_SLIP = 8
_NUMBERED = CODES | {Kind.NUMBER, Kind.INTEGER, Kind.LONG_TEXT}
_NUMBERS = frozenset({"number", "reference", "serial_number", "sku", "hsn_code"})


@dataclass(frozen=True)
class Word:
    """What a heading stands for in one table: the field, and how sure that is."""

    field: str
    how: HowKnown
    rank: int = new(default=0, compare=False)
    """Its place among the field's words: of two columns that name one field the one named first is meant."""


@dataclass(frozen=True)
class Vocabulary:
    """Every key of one table, and the field each stands for."""

    words: Mapping[str, Word]
    numbered: frozenset[str] = frozenset()
    """The fields that may go by the number of a thing: a phone, a code, a link, but no name and no amount."""

    def word(self, heading: str) -> Word | None:
        """The field that a heading names in this table, by its own words only."""
        return self._whole(heading) or self._by_parts(heading)

    def _whole(self, heading: str) -> Word | None:
        if is_serial_number(heading):
            return self._serial(heading)
        for place, key in enumerate(heading_keys(heading)):
            word = self.words.get(key)
            if word and place == 0:
                return word
            if word and (word.field in self.numbered or not is_number_of_something(heading)):
                return Word(word.field, HowKnown.ALIAS, word.rank)
        return None

    def _serial(self, heading: str) -> Word | None:
        """A serial number is never the id of a row; it may be that of a machine."""
        word = self.words.get(heading_keys(heading)[0]) if heading_keys(heading) else None
        return word if word and word.field != "id" else None

    def _by_parts(self, heading: str) -> Word | None:
        """Halves in two scripts, or of one meaning: "Name / नाम" is a name; "Name / Phone", "Phone - Type" are not."""
        parts = bilingual_parts(heading)
        words = [self._whole(part) for part in parts]
        known = {word.field for word in words if word}
        if len(known) != 1 or (None in words and len({_is_of_another_script(part) for part in parts}) == 1):
            return None
        return Word(known.pop(), HowKnown.ALIAS)

    def likeness(self, heading: str) -> Word | None:
        """The one field whose words are a slip or two of the fingers away from the heading; None where several are."""
        if is_never_alike(heading):
            return None
        keys = heading_keys(heading)
        fields = {
            word.field
            for key in keys
            for known, word in self.words.items()
            if word.field != "id" and _is_a_slip(key, known)
        }
        return Word(fields.pop(), HowKnown.LIKENESS) if len(fields) == 1 else None


@cache
def vocabulary_of(record: type[Record]) -> Vocabulary:
    """The vocabulary of a table; where two fields claim one word, a heading beats an alias and the first field wins."""
    words: dict[str, Word] = {}
    for how, spoken in ((HowKnown.HEADING, _headings), (HowKnown.ALIAS, _aliases)):
        for known in fields_of(record):
            for rank, text in enumerate(spoken(known)):
                words.setdefault(heading_key(text), Word(known.name, how, rank))
    words.pop("", None)
    numbered = {known.name for known in fields_of(record) if known.kind in _NUMBERED or known.name in _NUMBERS}
    return Vocabulary(words, frozenset(numbered))


def _headings(known: Field) -> Iterable[str]:
    yield known.heading
    for language in LANGUAGES:
        yield translator(language).gettext(known.heading)


def _aliases(known: Field) -> Sequence[str]:
    return (*known.column.aliases, known.name)


def _is_of_another_script(text: str) -> bool:
    return any(letter >= "\u0590" for letter in text)


def _is_a_slip(key: str, known: str) -> bool:
    if len(key) < _SHORTEST_LIKENESS or key[0] != known[0]:
        return False
    slips = 1 if len(key) <= _LONGEST_WITH_ONE_SLIP else 2
    return OSA.distance(key, known, score_cutoff=slips) <= slips

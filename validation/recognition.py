"""How well a row of headings fits each table: the score by which a tab is Contacts, Sales or nothing that we know."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from math import sqrt

from translations import LANGUAGES, translator
from validation.business import Business
from validation.heading_words import bilingual_parts, heading_key, heading_keys
from validation.khata import khata_words
from validation.layout import HowKnown
from validation.record import Record, field_of
from validation.sheet import RawCell, cell_text, unique_headings
from validation.tables import TABLES, Contact, Payment, Sale, tables_linked
from validation.values_seen import has_letters, is_empty
from validation.vocabulary import Word, vocabulary_of

_NAME_IN_TAB = 1.0
_MAPPED = 10.0
_LONGEST_HEADING = 80
_UNEXPLAINED = 0.7
_SMALLEST_SHARE = 0.15
_PLENTY = 4
_FEWEST_ALIKE, _MOSTLY = 3, 0.6
_BEFORE = re.compile(r"[^\W\d_]{3,20}(?: - |_|: |\.)(?=\w)")
_OF_A_PERSON = frozenset({"phones", "emails", "address", "city", "birthday", "relative"})
_EXPENSES = tuple(
    heading_key(word)
    for word in ("expense", "kharch", "खर्च", "خرچ", "اخراجات", "salary", "salaries", "payroll", "wages", "वेतन")
)


@dataclass(frozen=True)
class Headings:
    """One row of a tab taken as its headings."""

    tab: str
    row: int
    """The sheet's row number; 0 where the tab has none."""
    texts: tuple[str, ...]

    @property
    def named(self) -> int:
        """How many columns have a heading."""
        return sum(map(bool, self.texts))

    @cached_property
    def prefix(self) -> str:
        """What most headings begin with, as "Person" of "Person - Name"; "" where they do not."""
        found = Counter(before[0] for text in self.texts if (before := _BEFORE.match(text)))
        prefix, count = found.most_common(1)[0] if found else ("", 0)
        return prefix if count >= max(_FEWEST_ALIKE, _MOSTLY * self.named) else ""

    def bare(self, heading: str) -> str:
        """The heading without what most of them begin with."""
        return heading.removeprefix(self.prefix).strip()


@dataclass(frozen=True)
class Reading:
    """One way to understand a tab: as this table, with these words for its columns."""

    record: type[Record]
    words: Mapping[int, Word]
    score: float


def readings(headings: Headings, business: Business) -> tuple[Reading, ...]:
    """Every table that the headings may be of, the likeliest first; of equally likely ones the first in TABLES."""
    texts = (*headings.texts, *(map(headings.bare, headings.texts) if headings.prefix else ()))
    if not any(map(_words_for, texts)) and not business.headings:
        return ()
    possible = (_reading(headings, record, business) for record in TABLES)
    return tuple(sorted((reading for reading in possible if reading), key=lambda reading: -reading.score))


def headings_in(tab: str, row: int, cells: Sequence[RawCell]) -> Headings | None:
    """The row as headings, or None where its cells are mostly no words, or too long."""
    filled = [cell for cell in cells if not is_empty(cell)]
    wordy = sum(has_letters(cell) and len(cell_text(cell)) <= _LONGEST_HEADING for cell in filled) + _counted(filled)
    return Headings(tab, row, unique_headings(cells)) if filled and wordy * 10 >= len(filled) * 6 else None


def _counted(cells: Sequence[RawCell]) -> int:
    """How many cells are the days or months of a register that has a column for each: 1, 2, 3, or dates one after the other."""
    longest = run = 0
    for before, cell in pairwise(cells):
        run = run + 1 if _follows(before, cell) else 0
        longest = max(longest, run + 1 if run else 0)
    return longest if longest >= _FEWEST_ALIKE else 0


def _follows(before: RawCell, cell: RawCell) -> bool:
    if isinstance(before, date) and isinstance(cell, date):
        return before.timetuple() < cell.timetuple()
    one, other = cell_text(before), cell_text(cell)
    are_short = len(one) <= 2 and len(other) <= 2
    return are_short and one.isdecimal() and other.isdecimal() and int(other) == int(one) + 1


def word_for(record: type[Record], heading: str) -> Word | None:
    """The field of the table that a heading names."""
    return _words_for(heading).get(record)


@lru_cache(maxsize=20_000)
def _words_for(heading: str) -> Mapping[type[Record], Word]:
    """What a heading means to each table that knows it; most texts of a workbook are no table's heading."""
    texts = (heading, *bilingual_parts(heading))
    knowing = {record for text in texts for key in heading_keys(text) for record in _tables_by_key().get(key, ())}
    words = {record: vocabulary_of(record).word(heading) for record in TABLES if record in knowing}
    return {record: word for record, word in words.items() if word}


@cache
def _tables_by_key() -> Mapping[str, Sequence[type[Record]]]:
    tables: dict[str, list[type[Record]]] = {}
    for record in TABLES:
        for key in vocabulary_of(record).words:
            tables.setdefault(key, []).append(record)
    return tables


def is_known_anywhere(heading: str) -> bool:
    """Whether some table has this heading, so that it cannot be another one's with a slip of the fingers."""
    return bool(_words_for(heading))


def is_only_of(record: type[Record], heading: str) -> bool:
    """Whether no other table has this heading, but for a link to the table."""
    words = _words_for(heading)
    others = (field_of(other, word.field).column for other, word in words.items() if other is not record)
    return record in words and all(record in tables_linked(column) for column in others)


@cache
def is_name_of(tab: str, record: type[Record]) -> bool:
    """Whether the tab is called like the table, in any language; a year or a number beside the name does not matter."""
    table = record.table
    names = {table.name, table.title, *table.tab_aliases}
    names |= {translator(language).gettext(name) for language in LANGUAGES for name in (table.name, table.title)}
    return not {heading_key(name) for name in names}.isdisjoint(heading_keys(tab))


def mapped_to(business: Business, tab: str, heading: str) -> tuple[str, str] | None:
    """The owner's own word on a heading: (table, field); ("", "") for theirs alone; None where silent."""
    target = business.headings.get((tab, heading))
    if target is None:
        return None
    table, _, field = target.partition(".")
    return table, field


def _reading(headings: Headings, record: type[Record], business: Business) -> Reading | None:
    words = words_in(headings, record, business)
    score = _score(headings, record, words)
    return Reading(record, words, score) if _is_enough(headings, record, words) else None


def words_in(headings: Headings, record: type[Record], business: Business) -> dict[int, Word]:
    """The fields of the table that the headings name, by column; the owner's own word counts first."""
    own = {heading_key(field.heading) for field in business.custom_fields if field.table == record.table.name}
    words, free = {}, []
    for index, heading in enumerate(headings.texts):
        mapped = mapped_to(business, headings.tab, heading) if heading else None
        if mapped and mapped[0] == record.table.name:
            words[index] = Word(mapped[1], HowKnown.MAPPED)
        elif heading and mapped is None and heading_key(heading) not in own:
            free.append(index)
            if word := _word(headings, record, heading):
                words[index] = word
    if record is not Sale:
        return words
    named = {word.field for text in headings.texts if (word := word_for(Contact, text))}
    own_words = {index: headings.texts[index] for index in free}
    return words | khata_words(own_words, words, names_somebody=not named.isdisjoint({"name", "phones"}))


def _word(headings: Headings, record: type[Record], heading: str) -> Word | None:
    word = word_for(record, heading)
    return word or (word_for(record, headings.bare(heading)) if headings.prefix else None)


def _score(headings: Headings, record: type[Record], words: Mapping[int, Word]) -> float:
    best: dict[str, float] = {}
    for index, word in words.items():
        value = _MAPPED if word.how is HowKnown.MAPPED else worth(record, word.field, headings.texts[index])
        best[word.field] = max(best.get(word.field, 0.0), value)
    unexplained = sum(index not in words and _is_of_a_person(text) for index, text in enumerate(headings.texts))
    called = is_name_of(headings.tab, record) or (
        headings.prefix != "" and is_name_of(f"{headings.prefix[:-1]}s", record)
    )
    return sum(best.values()) + _NAME_IN_TAB * called - _UNEXPLAINED * unexplained


@lru_cache(maxsize=100_000)
def _is_of_a_person(heading: str) -> bool:
    """Whether a column can only be a person's: a table without a place for phones is no list of people with phones."""
    word = word_for(Contact, heading) if heading else None
    return word is not None and word.field in _OF_A_PERSON


@lru_cache(maxsize=100_000)
def worth(record: type[Record], field: str, heading: str) -> float:
    """How much a heading says for a table: the more, the fewer other tables have it. A row's id says nothing."""
    if field == "id":
        return 0.1
    column = field_of(record, field).column
    weight = 2.0 if column.is_required or column.is_first else 1.0
    return weight / sqrt(len(_words_for(heading)) or 1)


def _is_enough(headings: Headings, record: type[Record], words: Mapping[int, Word]) -> bool:
    fields = {word.field for word in words.values()} - {"id"}
    if record is Sale and _names_people(headings):
        fields |= {"customer"}
    named_alike = is_name_of(headings.tab, record)
    if record is Payment and not named_alike and fields.isdisjoint(_ONLY_OF_PAYMENTS) and _speaks_of_goods(headings):
        return False
    groups = NEEDS.get(record.table.name, _required(record))
    missing = sum(fields.isdisjoint(group) for group in groups)
    if missing > (named_alike and record.table.name == "Sales"):
        return any(word.how is HowKnown.MAPPED for word in words.values())
    if not named_alike and (is_not_of_customers(headings.tab) or _is_settings(headings.tab, record)):
        return False
    if record.table.is_steering:
        return named_alike or (record.table.name != "Team" and len(words) == headings.named >= 3)
    only_here = any(worth(record, word.field, headings.texts[index]) >= 1 for index, word in words.items())
    if len(fields) < _PLENTY and len(words) < _SMALLEST_SHARE * headings.named and not only_here:
        return False
    return len(fields) >= 2 or named_alike or (headings.named == 1 and bool(fields) and fields <= _ENOUGH_ALONE)


def _speaks_of_goods(headings: Headings) -> bool:
    """Whether a column says what was sold, or of how many."""
    return any((word := word_for(Sale, text)) and word.field in _GOODS for text in headings.texts)


def _names_people(headings: Headings) -> bool:
    """Whether there are columns for a person's name and phone."""
    return {"name", "phones"} <= {word.field for text in headings.texts if (word := word_for(Contact, text))}


def is_not_of_customers(tab: str) -> bool:
    """Whether the tab's name says that its money went elsewhere: expenses and wages are no sales."""
    return any(word in heading_key(tab) for word in _EXPENSES)


@cache
def _is_settings(tab: str, record: type[Record]) -> bool:
    """Whether the tab is called like a tab of settings, while the table is another: staff are no customers."""
    return any(other.table.is_steering and other is not record and is_name_of(tab, other) for other in TABLES)


@cache
def _required(record: type[Record]) -> tuple[frozenset[str], ...]:
    return tuple(
        frozenset({name})
        for name in record.model_fields
        if name not in ("id", "custom") and field_of(record, name).column.is_required
    )


_GOODS = frozenset({"item", "product", "quantity"})
_ONLY_OF_PAYMENTS = frozenset({"method", "reference", "direction", "promised_on", "cheque_on", "pays_for"})
_ENOUGH_ALONE = frozenset({"phones", "emails"})
_PERSON = "name first_name last_name phones emails"
_NEEDED = {
    "Contacts": (_PERSON,),
    "Organisations": ("name",),
    "Visits": ("at", "contact visitor_name phones", "purpose waited_minutes served_by outcome"),
    "Consents": ("at", "contact", "decision"),
    "Deals": ("title contact organisation", "stage probability expected_on lost_reason next_step"),
    "Products": ("name sku", "sku price cost unit hsn_code tax_rate reorder_level"),
    "Stock moves": ("product", "quantity", "on reason"),
    "Sales": ("amount item product", "on customer received due", "customer quantity product received due"),
    "Payments": (
        "party reference direction promised_on cheque_on",
        "amount",
        "on promised_on cheque_on method reference",
    ),
    "Documents": ("number", "on kind party total buyer_name"),
    "Document lines": ("document", "product description unit_price"),
    "Activities": ("at due_on", "kind subject outcome notes", "contact organisation subject"),
    "Tickets": (
        "contact organisation product subject",
        "subject details resolution priority status",
        "opened_at status details",
    ),
    "Contracts": ("party product", "start_on end_on next_visit_on visits_included"),
    "Memberships": ("contact number", "plan end_on sessions_left"),
    "Events": ("name", "at", "place kind budget"),
    "Attendance": ("event", "contact"),
    "Feedback": ("contact on", "score words"),
    "Segments": ("name", "rule"),
    "Goals": ("measure", "target baseline"),
    "Plan": ("action", "owner due_on department strategy"),
    "Templates": ("name subject", "body"),
    "Team": ("name", "email", "role"),
}
NEEDS: Mapping[str, tuple[frozenset[str], ...]] = {
    table: tuple(frozenset(group.split()) for group in groups) for table, groups in _NEEDED.items()
}
"""By table: of each group at least one field must be there, or the tab is not that table."""

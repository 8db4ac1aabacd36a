"""Which table a tab is and which field each of its columns feeds, told from its headings and its values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from translations import N_
from validation.business import Business
from validation.heading_words import heading_key
from validation.kinds import Kind
from validation.layout import TabLayout
from validation.parties import with_parties
from validation.placement import placed_columns
from validation.recognition import Headings, Reading, headings_in, is_name_of, is_only_of, readings, words_in
from validation.record import Record, field_of
from validation.register_layout import Elsewhere, register_in
from validation.rivals import Target
from validation.sheet import RawTab, cell_text
from validation.tables import Contact, Sale, tables_linked
from validation.unrecognised import (
    columns_of_nobody,
    guessed_header,
    headless_targets,
    looks_like,
    targets_by_values,
)
from validation.values_seen import column_sample, is_email, is_phone, share

SET_ASIDE = N_("a tab that you have set aside")
_HEADINGS_STAND_WITHIN = 30
_REGISTER = "register"
_CUSTOMERS_ARE_SOMEWHERE = 1.0
_A_LITTLE = 0.1
_COME_ONCE = 0.9
_REMINDS_OF = frozenset({"end_on", "score"})
_LOOKED_THROUGH = 5_000


def recognise(tab: RawTab, business: Business) -> TabLayout:
    """One tab by itself, such as a file to import. A list of people without headings has `header_row` 0."""
    layout = workbook_layout([tab], business)[0]
    if layout.table is None and (targets := headless_targets(tab)):
        record = next(iter(targets.values()))[0]
        columns = placed_columns(tab, Headings(tab.name, 0, ()), record, targets, business)
        return TabLayout(tab.name, record.table.name, 0, columns)
    return layout


def recognise_as(tab: RawTab, record: type[Record], business: Business) -> TabLayout:
    """One tab that somebody says is of this table."""
    seen = _understood(tab, business)
    headings = seen.headings if seen else guessed_header(tab)
    targets = {at: (record, word) for at, word in words_in(headings, record, business).items()}
    columns = placed_columns(tab, headings, record, targets or targets_by_values(tab, record, headings.row), business)
    return TabLayout(tab.name, record.table.name, headings.row, columns)


def workbook_layout(tabs: Sequence[RawTab], business: Business) -> tuple[TabLayout, ...]:
    """All tabs of a workbook, in its order. Tabs of one shape are one table; a tab that is not recognised has none."""
    understood = [None if tab.name in business.set_aside else _understood(tab, business) for tab in tabs]
    elsewhere = _contacts_in(tabs, understood, business)
    choices = [_choices(tab, seen, elsewhere, business) for tab, seen in zip(tabs, understood, strict=True)]
    if not elsewhere.has_contacts:
        choices = [_with_people(tab, seen, choice) for tab, seen, choice in zip(tabs, understood, choices, strict=True)]
    tables = _tables_by_shape(understood, choices)
    layouts = [
        _layout(tab, seen, choice.get(tables.get(_shape(seen), "")) or choice.get(_best(choice)), business)
        for tab, seen, choice in zip(tabs, understood, choices, strict=True)
    ]
    return with_parties(tabs, layouts)


@dataclass(frozen=True)
class _Understood:
    """A tab's headings, and the tables that they may be of, the likeliest first."""

    headings: Headings
    readings: tuple[Reading, ...]


@dataclass(frozen=True)
class _Choice:
    """One way to lay a tab out, and how likely it is."""

    main: type[Record]
    targets: Mapping[int, Target]
    score: float


def _understood(tab: RawTab, business: Business) -> _Understood | None:
    """The row that reads best as headings, of those at the top; the higher of two that read alike."""
    best: _Understood | None = None
    for number, cells in enumerate(tab.rows[:_HEADINGS_STAND_WITHIN], start=1):
        headings = headings_in(tab.name, number, cells)
        possible = readings(headings, business) if headings and _has_values(tab, headings) else ()
        if headings and possible and (best is None or possible[0].score > best.readings[0].score):
            best = _Understood(headings, possible)
    return best


def _has_values(tab: RawTab, headings: Headings) -> bool:
    """Whether one heading alone stands over phones or e-mails: the word may stand anywhere in a page of notes."""
    if headings.named > 1:
        return True
    values = column_sample(tab.rows, headings.row, len(headings.texts) - 1)
    return not values or share(values, is_phone) > 0.5 or share(values, is_email) > 0.5


def _contacts_in(tabs: Sequence[RawTab], understood: Sequence[_Understood | None], business: Business) -> Elsewhere:
    """The tabs that are lists of customers whatever the others turn out to be, and the ids in them."""
    has_contacts, ids = False, set[str]()
    for tab, seen in zip(tabs, understood, strict=True):
        if seen and _best(_choices(tab, seen, Elsewhere(), business)) == "Contacts":
            has_contacts = True
            at = next((index for index, word in seen.readings[0].words.items() if word.field == "id"), None)
            ids |= (
                {cell_text(row[at]) for row in tab.rows[seen.headings.row :] if len(row) > at}
                if at is not None
                else set()
            )
    return Elsewhere(has_contacts, frozenset(ids))


def _choices(tab: RawTab, seen: _Understood | None, elsewhere: Elsewhere, business: Business) -> dict[str, _Choice]:
    """What the tab may be, by table; a register goes under a name of its own."""
    choices: dict[str, _Choice] = {}
    for reading in seen.readings if seen else ():
        targets = {index: (reading.record, word) for index, word in reading.words.items()}
        choices[reading.record.table.name] = _Choice(reading.record, targets, reading.score)
        if reading.record.table.name == "Sales":
            register = register_in(tab, seen.headings, reading, elsewhere, business) if seen else None
            if register:
                choices[_REGISTER] = _Choice(reading.record, register.targets, register.score)
    people, bought = choices.get("Contacts"), choices.get(_REGISTER)
    if seen and people and bought:
        at = {word.field: index for index, (_, word) in people.targets.items()}
        if {"name", "phones"} <= at.keys() and not _come_once(tab, seen, (at["name"], at["phones"])):
            choices[_REGISTER] = _above(bought, [people])
    return choices


def _come_once(tab: RawTab, seen: _Understood, columns: Sequence[int]) -> bool:
    """Whether nearly every row has something else in these columns."""
    below = islice(tab.rows, seen.headings.row, seen.headings.row + _LOOKED_THROUGH)
    rows = [tuple(cell_text(row[at]) if len(row) > at else "" for at in columns) for row in below]
    filled = [row for row in rows if row[0]]
    return len(set(filled)) >= _COME_ONCE * len(filled)


def _with_people(tab: RawTab, seen: _Understood | None, choices: dict[str, _Choice]) -> dict[str, _Choice]:
    """In a workbook without customers, a tab of names and phones that stand there once is more likely to be them.

    It is rather them than deals or complaints of customers whom nobody could find.
    """
    people = choices.get("Contacts")
    if people is None or seen is None or _says_what_was_paid(choices):
        return choices
    at = {word.field: index for index, (_, word) in people.targets.items()}
    if not {"name", "phones"} <= at.keys():
        return choices
    if not _come_once(tab, seen, (at["name"],)):
        return choices
    people = replace(people, score=people.score + _CUSTOMERS_ARE_SOMEWHERE)
    pointing = [
        choice for choice in choices.values() if _points_to_customers(tab, seen.headings.texts, choice, at["phones"])
    ]
    return {**choices, "Contacts": _above(people, pointing)}


def _above(choice: _Choice, others: Sequence[_Choice]) -> _Choice:
    """The choice, likelier than the others."""
    return replace(choice, score=max([choice.score, *(other.score + _A_LITTLE for other in others)]))


def _points_to_customers(tab: RawTab, texts: Sequence[str], choice: _Choice, phones: int) -> bool:
    """Whether a table's rows are about customers who stand elsewhere, so that it has no place for their phones.

    Not where what they are for would be lost, as when a membership ends; nor where the tab is called like the table, or a
    heading names its rows that no other table has: "Opportunity".
    """
    record = choice.main
    is_dated = any(word.field == "on" for _, word in choice.targets.values())
    if record is Contact or (record is Sale and is_dated) or is_name_of(tab.name, record):
        return False
    fields = {index: field_of(record, word.field) for index, (_, word) in choice.targets.items()}
    if not _REMINDS_OF.isdisjoint(field.name for field in fields.values()):
        return False
    if any(field.name == record.table.label and is_only_of(record, texts[index]) for index, field in fields.items()):
        return False
    has_phones = phones in fields and fields[phones].kind is Kind.PHONES
    return not has_phones and any(Contact in tables_linked(field.column) for field in fields.values())


def _says_what_was_paid(choices: Mapping[str, _Choice]) -> bool:
    """Whether a register's rows have a day, an amount and what was paid of it: a list of people never has all three."""
    register = choices.get(_REGISTER)
    fields = (
        {word.field for record, word in register.targets.values() if record is register.main} if register else set()
    )
    return {"on", "amount"} <= fields and not fields.isdisjoint({"received", "due"})


def _best(choices: Mapping[str, _Choice]) -> str:
    return max(choices, key=lambda name: choices[name].score, default="")


def _tables_by_shape(
    understood: Sequence[_Understood | None], choices: Sequence[Mapping[str, _Choice]]
) -> dict[tuple[str, ...], str]:
    """One table for all tabs with the same headings: the one that is likeliest of them all together."""
    totals: dict[tuple[str, ...], dict[str, float]] = {}
    for seen, choice in zip(understood, choices, strict=True):
        scores = totals.setdefault(_shape(seen), {}) if seen else {}
        for name, option in choice.items():
            scores[name] = scores.get(name, 0.0) + option.score
    return {shape: max(scores, key=lambda name: scores[name]) for shape, scores in totals.items() if scores}


def _shape(seen: _Understood | None) -> tuple[str, ...]:
    return tuple(heading_key(text) for text in seen.headings.texts) if seen else ()


def _layout(tab: RawTab, seen: _Understood | None, choice: _Choice | None, business: Business) -> TabLayout:
    if seen is None or choice is None:
        header = guessed_header(tab)
        what = SET_ASIDE if tab.name in business.set_aside else looks_like(tab)
        return TabLayout(tab.name, None, header.row, columns_of_nobody(tab, header), what)
    columns = placed_columns(tab, seen.headings, choice.main, choice.targets, business)
    return TabLayout(tab.name, choice.main.table.name, seen.headings.row, columns)

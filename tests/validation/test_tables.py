"""What every table's declaration must keep: clear headings, links that lead somewhere, words in three languages."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import get_args, get_origin

import pytest
from pydantic import ValidationError

import validation.tables
from translations import LANGUAGES, translator
from validation import sheet_reference
from validation.business import Business, Choice
from validation.cells.choices import spelling
from validation.column import Field
from validation.heading_words import heading_key
from validation.kinds import SEVERAL, Kind
from validation.lists import BUILT_IN, OPEN_LISTS, choices_for, choices_of
from validation.problems import MESSAGES, TITLES, ProblemKind
from validation.record import Record, field_of, fields_of
from validation.tables import (
    TABLES,
    Contact,
    Contract,
    Deal,
    Document,
    Feedback,
    Sale,
    Ticket,
    record_named,
    table_keys,
    tables_linked,
)
from validation.tables.spelling import also

every_table = pytest.mark.parametrize("record", TABLES, ids=lambda record: record.table.key)
PYTHON_TYPES = {
    Kind.NUMBER: Decimal,
    Kind.INTEGER: int,
    Kind.MONEY: Decimal,
    Kind.PERCENT: Decimal,
    Kind.DATE: date,
    Kind.MOMENT: datetime,
    Kind.YES_NO: bool,
}


def test_every_declared_table_is_in_the_registry() -> None:
    modules = [module.name for module in pkgutil.iter_modules(validation.tables.__path__)]
    declared = {record for name in modules for record in _records_of(f"validation.tables.{name}")}

    assert declared == set(TABLES)


@every_table
def test_a_heading_in_any_language_means_one_field_of_its_table(record: type[Record]) -> None:
    owners: dict[str, set[str]] = {}
    for field in fields_of(record):
        for heading in (*_in_three_languages(field.heading), *field.column.aliases):
            owners.setdefault(heading_key(heading), set()).add(field.name)

    assert {key: names for key, names in owners.items() if len(names) > 1 or not key} == {}


@every_table
def test_a_field_holds_what_its_kind_says(record: type[Record]) -> None:
    for field in fields_of(record):
        annotation = record.model_fields[field.name].annotation
        expected = PYTHON_TYPES.get(field.kind, str)

        if field.kind in SEVERAL:
            assert (get_origin(annotation), record.model_fields[field.name].default) == (tuple, ()), field.name
        else:
            assert get_args(annotation) == (expected, type(None)), field.name


@every_table
def test_a_link_leads_to_tables_that_exist(record: type[Record]) -> None:
    for field in fields_of(record):
        assert bool(tables_linked(field.column)) == (field.kind in (Kind.LINK, Kind.LINKS)), field.name


@every_table
def test_a_choice_has_a_list_and_begins_with_one_of_its_words(record: type[Record]) -> None:
    for field in fields_of(record):
        assert (field.column.list_name in BUILT_IN) == (field.kind in (Kind.CHOICE, Kind.CHOICES)), field.name
        assert set(_defaults(field)) <= _kinds_and_values(field.column.list_name), field.name


@every_table
def test_what_a_table_says_of_itself_are_fields_of_its(record: type[Record]) -> None:
    table = record.table

    for name in filter(None, (table.label, table.happened, *table.parties)):
        field_of(record, name)
    assert table.module in ("people", "selling", "service", "steering")


@every_table
def test_a_new_form_is_short_and_a_list_fits_the_screen(record: type[Record]) -> None:
    first = [field.name for field in fields_of(record) if field.column.is_first]
    listed = [field.name for field in fields_of(record) if field.column.is_listed]

    assert len(first) <= 4
    assert 2 <= len(listed) <= 7


@every_table
def test_what_bahi_writes_is_marked_as_its_own(record: type[Record]) -> None:
    for name in {"id", "merged_into", "created_on"} & {field.name for field in fields_of(record)}:
        assert field_of(record, name).column.is_app_owned


@pytest.mark.parametrize(
    ("record", "heading", "field"),
    [
        (Contact, "Mobile No.", "phones"),
        (Contact, "फ़ोन", "phones"),
        (Contact, "موبائل", "phones"),
        (Contact, "Phone 2 - Value", "phones"),
        (Contact, "E-mail 3 Address", "emails"),
        (Contact, "MAILINGSTREET", "address"),
        (Contact, "pata", "address"),
        (Contact, "First_Name", "first_name"),
        (Sale, "tarikh", "on"),
        (Sale, "रकम", "amount"),
        (Sale, "jama", "received"),
        (Sale, "Baki", "due"),
        (Sale, "بقایا", "due"),
        (Deal, "Closing Date", "expected_on"),
        (Ticket, "Date/Time Opened", "opened_at"),
    ],
)
def test_headings_of_shops_and_other_programs_are_known(record: type[Record], heading: str, field: str) -> None:
    column = field_of(record, field).column
    known = {heading_key(text) for text in (*_in_three_languages(column.heading), *column.aliases)}

    assert heading_key(heading) in known


def test_a_table_is_found_by_the_name_of_its_tab_and_by_its_key() -> None:
    assert record_named("Document lines") is record_named("document_lines")
    assert len(set(table_keys)) == len(TABLES)


def test_a_number_sign_stands_for_one_to_nine() -> None:
    assert also("Phone | Phone # - Value")[:3] == ("Phone", "Phone 1 - Value", "Phone 2 - Value")
    assert len(also("Phone | Phone # - Value")) == 10


@pytest.mark.parametrize(
    ("record", "values", "field", "other"),
    [
        (Contract, {"start_on": date(2026, 3, 5), "end_on": date(2025, 3, 5)}, "end_on", "Starts on"),
        (Deal, {"opened_on": date(2026, 3, 5), "closed_on": date(2026, 3, 4)}, "closed_on", "Opened on"),
        (Document, {"on": date(2026, 3, 5), "due_on": date(2026, 3, 4)}, "due_on", "Date"),
        (
            Ticket,
            {"opened_at": datetime(2026, 3, 5, 10), "resolved_at": datetime(2026, 3, 5, 9)},
            "resolved_at",
            "Opened at",
        ),
    ],
)
def test_what_ends_before_it_begins_is_named_with_both_dates(
    record: type[Record], values: dict[str, date], field: str, other: str
) -> None:
    with pytest.raises(ValidationError) as raised:
        record.model_validate(values)

    (error,) = raised.value.errors()
    assert error["type"] == ProblemKind.DATES_OUT_OF_ORDER
    assert (error["ctx"]["field"], error["ctx"]["other"]) == (field, other)


def test_a_score_above_ten_is_named_in_words() -> None:
    with pytest.raises(ValidationError, match="a score is a number from 0 to 10"):
        Feedback(score=11)


def test_a_sale_may_bring_in_more_than_it_cost() -> None:
    assert Sale(amount=Decimal(100), received=Decimal(150)).received == 150


def test_the_owners_list_replaces_the_built_in_one() -> None:
    mine = Business(lists={"Stages": (Choice("Measured"), Choice("Stitched"))})

    assert [choice.value for choice in choices_of(mine, "Stages")] == ["Measured", "Stitched"]
    assert [choice.kind for choice in choices_of(Business(), "Stages")][-2:] == ["won", "lost"]


def test_a_list_that_only_suggests_takes_any_word_until_the_owner_fills_it() -> None:
    source = field_of(Contact, "source").column

    assert choices_of(Business(), "Sources")
    assert choices_for(Business(), source) == ()
    assert choices_for(Business(lists={"Sources": (Choice("Mela"),)}), source) == (Choice("Mela"),)


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_spelling_means_one_word_of_its_list(name: str) -> None:
    owners: dict[str, set[str]] = {}
    for choice in BUILT_IN[name]:
        for word in (choice.value, choice.label, *choice.aliases):
            owners.setdefault(spelling(word), set()).add(choice.value)

    assert {word: values for word, values in owners.items() if len(values) > 1} == {}


@pytest.mark.parametrize("language", ["hi", "ur"])
def test_the_label_of_a_word_is_understood_when_it_is_typed(language: str) -> None:
    say = translator("hi" if language == "hi" else "ur").gettext

    for choice in (choice for choices in BUILT_IN.values() for choice in choices):
        assert spelling(say(choice.label)) in map(spelling, choice.aliases), choice.value


def test_lists_that_only_suggest_are_lists() -> None:
    assert set(BUILT_IN) >= OPEN_LISTS


@pytest.mark.parametrize("language", ["hi", "ur"])
def test_every_text_of_the_declarations_is_translated(language: str) -> None:
    say = translator("hi" if language == "hi" else "ur").gettext

    assert [text for text in _texts() if say(text) == text] == []


@pytest.mark.parametrize("language", ["hi", "ur"])
def test_a_translation_keeps_the_places_that_are_filled_in(language: str) -> None:
    say = translator("hi" if language == "hi" else "ur").gettext

    for text in _texts():
        assert sorted(re.findall(r"\{\w+\}", say(text))) == sorted(re.findall(r"\{\w+\}", text))


def test_the_reference_of_the_sheet_is_current() -> None:
    page = sheet_reference.PAGE.read_text(encoding="utf-8")

    assert page == sheet_reference.reference(), "run: python -m validation.sheet_reference"


def _records_of(module: str) -> Iterator[type[Record]]:
    for value in vars(importlib.import_module(module)).values():
        if isinstance(value, type) and issubclass(value, Record) and value is not Record:
            yield value


def _in_three_languages(message: str) -> list[str]:
    return [translator(language).gettext(message) for language in LANGUAGES]


def _defaults(field: Field) -> tuple[str, ...]:
    default = field.column.default
    if not field.column.list_name or default is None:
        return ()
    return default if isinstance(default, tuple) else (default,)


def _kinds_and_values(list_name: str) -> set[str]:
    return {word for choice in BUILT_IN.get(list_name, ()) for word in (choice.kind, choice.value)}


def _texts() -> list[str]:
    texts = [*MESSAGES.values(), *TITLES.values(), *(c.label for choices in BUILT_IN.values() for c in choices)]
    for record in TABLES:
        texts += [record.table.title, record.table.one, record.table.help]
        texts += [text for field in fields_of(record) for text in (field.heading, field.column.help)]
    return [text for text in dict.fromkeys(texts) if text and text != "{heading}: {why}."]

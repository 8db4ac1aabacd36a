"""What the owner has set is read from the Lists, Fields and Settings tabs."""

import pytest

from validation.business import Business, CustomField
from validation.kinds import Kind
from validation.sheet import RawTab
from validation.steering import business_of

CUSTOMERS = RawTab("Customers", [("Name", "Phone", "Ph2"), ("Ram", "9876543210", None)])


def settings(*rows: tuple[object, object]) -> Business:
    return business_of([CUSTOMERS, RawTab("Settings", [("Setting", "Value"), *rows])])


def test_a_workbook_without_settings_has_the_defaults():
    assert business_of([CUSTOMERS]) == Business()


@pytest.mark.parametrize(
    ("rows", "attribute", "expected"),
    [
        ([("Business name", "Sharma Store")], "name", "Sharma Store"),
        ([("दुकान का नाम", "शर्मा स्टोर")], "name", "शर्मा स्टोर"),
        ([("Region", "Pakistan")], "region", "PK"),
        ([("Country", "India")], "region", "IN"),
        ([("Region", "پاکستان")], "currency", "PKR"),
        ([("Region", "Pakistan")], "year_starts_in", 7),
        ([("Currency", "PKR")], "region", "PK"),
        ([("Currency", "₹")], "currency", "INR"),
        ([("Language", "اردو")], "language", "ur"),
        ([("Language", "Hindi")], "language", "hi"),
        ([("Financial year begins in", "January")], "year_starts_in", 1),
        ([("Financial year begins in", 10)], "year_starts_in", 10),
    ],
)
def test_a_setting_is_read_in_any_language(rows, attribute, expected):
    assert getattr(settings(*rows), attribute) == expected


def test_every_setting_is_kept_by_its_built_in_name_and_as_typed():
    kept = settings(("UPI", "sharma@upi"), ("Colour of the shop", "blue")).settings

    assert kept == {"UPI": "sharma@upi", "upi_id": "sharma@upi", "Colour of the shop": "blue"}


def test_a_list_is_the_owners_words_in_the_owners_order():
    rows = [
        ("List", "Value", "Meaning", "Order", "Chance (%)"),
        ("Stage", "Pakka", "won", 2, None),
        ("Stages", "Baat", "open", 1, "40%"),
    ]
    choices = business_of([RawTab("Lists", rows)]).lists["Stages"]

    assert [(choice.value, choice.kind, choice.probability) for choice in choices] == [
        ("Baat", "open", 40),
        ("Pakka", "won", None),
    ]


def test_a_word_of_the_owners_that_is_a_built_in_one_keeps_its_meaning():
    rows = [("List", "Value", "Meaning", "In Hindi"), ("Stages", "Won", None, "जीत लिया")]
    won = business_of([RawTab("Lists", rows)]).lists["Stages"][0]

    assert won.kind == "won"
    assert {"जीत लिया", "Closed Won"} <= set(won.aliases)


def test_a_declared_field_belongs_to_the_table_of_its_tab():
    rows = [
        ("Tab", "Heading", "Kind", "Choices", "Required"),
        ("Customers", "Allergy", "List", "nuts, milk", "yes"),
        ("Deals", "Size", "Number", None, None),
    ]
    declared = business_of([CUSTOMERS, RawTab("Fields", rows)]).custom_fields

    assert declared == (
        CustomField("Contacts", "Allergy", Kind.CHOICE, ("nuts", "milk"), is_required=True),
        CustomField("Deals", "Size", Kind.NUMBER),
    )


def test_headings_are_mapped_a_line_each():
    mapped = settings(("Headings", "Customers: Ph2 = Phones\nCustomers: Phone =\nNowhere: X = Y")).headings

    assert mapped == {("Customers", "Ph2"): "Contacts.phones", ("Customers", "Phone"): ""}

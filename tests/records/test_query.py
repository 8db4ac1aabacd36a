"""Queries: as parameters of a URL and back, and as a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.query import VALUELESS, Filter, Operator, Query, operators_of, parsed
from translations import translator
from validation.column import Field
from validation.feeds import custom_column
from validation.kinds import NUMERIC, TEMPORAL, Kind
from validation.record import fields_of
from validation.tables import Contact, Sale

OWN = {"Allergy": Kind.TEXT, "Price.min": Kind.MONEY, "a&b=c #1": Kind.TEXT, "एलर्जी": Kind.TAGS, "Seen": Kind.MOMENT}
CUSTOMS = tuple(Field(f"+{heading}", custom_column(heading, kind), is_custom=True) for heading, kind in OWN.items())
FIELDS = (*fields_of(Contact), *CUSTOMS)
ENGLISH = translator("en")


def values_of(kind: Kind) -> st.SearchStrategy[str]:
    if kind in NUMERIC:
        return st.decimals(min_value=-(10**9), max_value=10**9, places=2).map(str)
    if kind in TEMPORAL:
        return st.dates().map(str) | st.sampled_from(["today", "today-30", "today+7"])
    return st.sampled_from(["yes", "no"]) if kind is Kind.YES_NO else st.text(min_size=1)


@st.composite
def filters(draw: st.DrawFn) -> Filter:
    field = draw(st.sampled_from(FIELDS))
    operator = draw(st.sampled_from(operators_of(field.kind)))
    some = draw(st.lists(values_of(field.kind), min_size=1, max_size=3, unique=True))
    return Filter(field.name, operator, () if operator in VALUELESS else tuple(some))


@st.composite
def queries(draw: st.DrawFn) -> Query:
    some = draw(st.lists(filters(), max_size=4, unique_by=lambda filter: (filter.field, filter.operator)))
    sort = draw(st.none() | st.tuples(st.sampled_from([field.name for field in FIELDS]), st.booleans()))
    return Query("contacts", draw(st.text()), tuple(some), sort)


@given(queries())
def test_a_link_to_a_view_opens_the_same_view(query: Query) -> None:
    assert Query.from_params("contacts", query.to_params(), FIELDS) == query
    assert Query.from_text("contacts", query.to_text(), FIELDS) == query


def test_parameters_are_plain_pairs() -> None:
    query = Query(
        "contacts",
        "sita",
        (Filter("city", Operator.IS, ("Lahore", "Karachi")), Filter("credit_limit", Operator.MIN, ("500",))),
        ("name", True),
    )

    assert query.to_params() == (
        ("q", "sita"),
        ("city", "Lahore"),
        ("city", "Karachi"),
        ("credit_limit.min", "500"),
        ("sort", "-name"),
    )


def test_what_is_not_understood_is_left_out_and_told() -> None:
    found = parsed(
        "contacts", [("city", "Lahore"), ("colour", "red"), ("credit_limit.min", "much"), ("sort", "-colour")], FIELDS
    )

    assert found.query == Query("contacts", filters=(Filter("city", Operator.IS, ("Lahore",)),))
    assert found.ignored == (("colour", "red"), ("credit_limit.min", "much"), ("sort", "-colour"))


@pytest.mark.parametrize("typed", ["City=Lahore", "city=Lahore", "CITY=Lahore", "?city=Lahore"])
def test_a_field_may_be_named_by_its_heading(typed: str) -> None:
    assert Query.from_text("contacts", typed, FIELDS).values("city") == ("Lahore",)


@pytest.mark.parametrize("typed", ["+Allergy=nuts", "%2BAllergy=nuts", "Allergy=nuts"])
def test_a_column_of_the_owner_is_named_with_or_without_its_plus(typed: str) -> None:
    assert Query.from_text("contacts", typed, FIELDS).values("+Allergy") == ("nuts",)


@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        ("", "Customers"),
        (
            "city=Lahore&city=Karachi&credit_limit.min=500",
            "Customers in Lahore or Karachi with credit limit at least ₹500",
        ),
        ("emails.empty=1&tags=vip&sort=name", "Customers with no e-mails and tags vip, sorted by name"),
        ("q=sita&created_on.max=today-30", "Customers with added on until 30 days ago matching “sita”"),
        (
            "birthday.min=2024-03-05&sort=-credit_limit",
            "Customers with birthday from 5 Mar 2024, largest credit limit first",
        ),
        ("notes.contains=cake&+Allergy.not=nuts", "Customers with “cake” in notes and Allergy other than nuts"),
        ("organisation=O1", "Customers with organisation Gupta Traders"),
    ],
)
def test_a_query_says_itself_in_words(params: str, sentence: str) -> None:
    query = Query.from_text("contacts", params, FIELDS)

    assert query.sentence(ENGLISH, FIELDS, {("Organisations", "O1"): "Gupta Traders"}) == sentence


def test_the_day_a_table_lives_by_needs_no_name() -> None:
    query = Query("sales", sort=("on", True))

    assert query.sentence(ENGLISH, fields_of(Sale)) == "Sales, newest first"

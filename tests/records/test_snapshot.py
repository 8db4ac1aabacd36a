"""Reading a snapshot: lists, searches, counts, cards, by any number of readers at once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.problems import Problems
from records.query import Filter, Operator, Query
from records.snapshot import Snapshot
from tests.built import Rows, snapshot
from validation.problems import ProblemKind

CONTACTS: Rows = [
    ["ID", "Name", "Phones", "City", "Tags", "Credit limit", "Added on", "Organisation", "Allergy"],
    ["C1", "Rajesh Sharma", "098765-43210", "Lahore", "vip, old", 500.0, datetime(2026, 1, 5), "O1", "peanut"],
    ["C2", "सीता देवी", "9876543211", "Karachi", "vip", 1500.0, datetime(2026, 3, 1), None, None],
    ["C3", "anita", None, "Lahore", None, None, None, None, None],
    ["C4", "Bilal", "abc", "Multan", "new", 0.0, datetime(2025, 1, 5), None, "Dust & 'pollen'"],
]
FIRMS: Rows = [["ID", "Name", "Phones", "GSTIN"], ["O1", "Gupta Traders", "0522 2345678", None]]


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    path = tmp_path_factory.mktemp("snapshot") / "s.duckdb"
    with snapshot(
        path, {"Contacts": CONTACTS, "Organisations": FIRMS, "Ideas": [["Thoughts"], ["Paint the door"]]}
    ) as opened:
        yield opened


def keys(shop: Snapshot, params: str) -> list[str]:
    return [row.key for row in shop.page(Query.from_text("contacts", params, shop.fields("contacts"))).rows]


@pytest.mark.parametrize(
    ("params", "found"),
    [
        ("", ["C1", "C2", "C3", "C4"]),
        ("city=Lahore&city=Multan", ["C1", "C3", "C4"]),
        ("city.not=Lahore", ["C2", "C4"]),
        ("tags.not=vip", ["C3", "C4"]),
        ("tags=vip&tags=new", ["C1", "C2", "C4"]),
        ("name.contains=SHARMA", ["C1"]),
        ("phones.contains=43210", ["C1"]),
        ("credit_limit.min=500", ["C1", "C2"]),
        ("credit_limit.min=500&credit_limit.max=1000", ["C1"]),
        ("credit_limit=0", ["C4"]),
        ("created_on.min=today-40", ["C2"]),
        ("created_on=2026-01-05", ["C1"]),
        ("phones.empty=1", ["C3", "C4"]),
        ("organisation.filled=1", ["C1"]),
        ("organisation=O1", ["C1"]),
        ("+Allergy=Dust+%26+'pollen'", ["C4"]),
        ("sort=name", ["C3", "C4", "C1", "C2"]),
        ("sort=-credit_limit", ["C2", "C1", "C4", "C3"]),
        ("sort=created_on", ["C4", "C1", "C2", "C3"]),
        ("sort=-city", ["C4", "C1", "C3", "C2"]),
    ],
)
def test_filters_and_orders(shop: Snapshot, params: str, found: list[str]) -> None:
    assert keys(shop, params) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sharma", ["C1"]),
        ("RAJ", ["C1"]),
        ("seeta", ["C2"]),
        ("09876543211", ["C2"]),
        ("98765 43210", ["C1"]),
        ("peanut", ["C1"]),
        ("pollen dust", ["C4"]),
        ("abc", ["C4"]),
        ("C3", ["C3"]),
        ("nobody", []),
    ],
)
def test_a_search_finds_names_of_any_script_phones_and_own_columns(
    shop: Snapshot, typed: str, found: list[str]
) -> None:
    page = shop.page(Query("contacts", search=typed))

    assert ([row.key for row in page.rows], page.count) == (found, len(found))


def test_a_page_is_a_part_and_says_how_many_there_are(shop: Snapshot) -> None:
    page = shop.page(Query("contacts", search="a", sort=("name", False)), limit=1, offset=1)

    assert page.count == len(shop.page(Query("contacts", search="a")).rows)
    assert len(page.rows) == 1


def test_facets_count_what_the_other_filters_leave(shop: Snapshot) -> None:
    query = Query.from_text("contacts", "city=Lahore&tags=vip", shop.fields("contacts"))

    facets = shop.facets(query, ["city", "tags"])

    assert facets == {"city": (("Karachi", 1), ("Lahore", 1)), "tags": (("old", 1), ("vip", 1))}


def test_a_card_has_texts_links_and_problems(shop: Snapshot) -> None:
    first, last = shop.row("Contacts", "C1"), shop.row("contacts", "C4")

    assert first is not None
    assert last is not None
    assert (first.table, first.tab, first.row, first.text("phones")) == ("Contacts", "Contacts", 2, "098765-43210")
    assert first.links["organisation"] == (("O1", "Gupta Traders"),)
    assert [problem.kind for problem in last.problems] == [ProblemKind.PHONE_UNCLEAR]
    assert shop.row("contacts", "nobody") is None


def test_names_of_rows_by_key(shop: Snapshot) -> None:
    assert (shop.label("Organisations", "O1"), shop.label("contacts", "nobody")) == ("Gupta Traders", "")


def test_fields_are_those_of_the_workbook_in_its_order(shop: Snapshot) -> None:
    names = [field.name for field in shop.fields("Contacts")]

    assert names == ["id", "name", "phones", "city", "tags", "credit_limit", "created_on", "organisation", "+Allergy"]
    assert "stage" in {field.name for field in shop.fields("Deals")}


def test_tables_tabs_and_problems_are_told(shop: Snapshot) -> None:
    assert [(state.table.name, state.rows, state.problems) for state in shop.states()] == [
        ("Contacts", 4, 1),
        ("Organisations", 1, 0),
    ]
    assert [(tab.tab, tab.table, tab.rows) for tab in shop.tabs()][-1] == ("Ideas", "", 0)
    assert shop.problem_counts() == {("Contacts", "phone_unclear"): 1}
    assert [problem.found for problem in shop.problems(Problems(table="Contacts"))] == ["abc"]


def test_a_download_holds_all_rows_in_the_order_asked_for(shop: Snapshot) -> None:
    frame = shop.frame(Query("contacts", sort=("name", True)), ["name", "+Allergy"])

    assert list(frame.columns) == ["name", "+Allergy"]
    assert list(frame["name"]) == ["सीता देवी", "Rajesh Sharma", "Bilal", "anita"]


def test_nothing_typed_is_ever_read_as_a_command(shop: Snapshot) -> None:
    @given(st.text() | st.sampled_from(["'; DROP TABLE contacts; --", '" OR 1=1 --', "%", "?", "$1", "\x00"]))
    def ask(typed: str) -> None:
        filters = [
            Filter(name, operator, (typed,))
            for name in ("city", "tags")
            for operator in (Operator.IS, Operator.CONTAINS)
        ]

        assert shop.page(Query("contacts", typed, tuple(filters), ("name", False))).count in (0, 1)
        assert shop.count(Query("contacts", filters=(Filter(typed, Operator.IS, ("x",)),), sort=(typed, True))) == 0
        assert shop.count(Query("contacts")) == 4

    ask()


def test_sixteen_readers_at_once_each_get_their_own_answer(shop: Snapshot) -> None:
    def ask(number: int) -> bool:
        key = f"C{number % 4 + 1}"
        row, found = (
            shop.row("contacts", key),
            shop.page(Query("contacts", filters=(Filter("id", Operator.IS, (key,)),))),
        )
        return row is not None and row.key == key and [one.key for one in found.rows] == [key]

    with ThreadPoolExecutor(16) as readers:
        assert all(readers.map(ask, range(160)))

"""All customers in one list, and how each stands; the 31st of March 2026 is today."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import pytest

from records.customers import CUSTOMERS, customer_count, customer_facets, customer_fields, customer_page, customer_table
from records.known_words import known_words
from records.query import Query
from records.snapshot import Snapshot
from tests.built import Rows, snapshot

PEOPLE: Rows = [
    ["ID", "Name", "Phones", "City", "Merged into"],
    ["k1", "Asha", "98765 43210", "Lahore", ""],
    ["k2", "राजेश", "98765 43211", "Kanpur", ""],
    ["k3", "Chitra", "98765 43212", "Lahore", ""],
    ["k4", "Asha again", "", "Lahore", "k1"],
]
FIRMS: Rows = [["ID", "Name", "Phones", "City"], ["f1", "Gupta Traders", "98765 43213", "Lahore"]]
SALES: Rows = [
    ["ID", "Date", "Customer ID", "Item", "Amount", "Received"],
    ["s1", date(2026, 1, 5), "k1", "Saree", 1000, 400],
    ["s2", date(2026, 3, 5), "k4", "Suit", 500, 500],
    ["s3", date(2026, 2, 5), "f1", "Cloth", 9000, 0],
]
ACTIVITIES: Rows = [
    ["ID", "At", "Kind", "Customer", "Subject", "Status", "Due on"],
    ["a1", datetime(2026, 3, 1, 10), "Call", "k2", "Spoke", "Done", None],
    ["a2", None, "Call", "k2", "Ask again", "Planned", date(2026, 4, 2)],
    ["a3", datetime(2026, 3, 20, 10), "Call", "k1", "Come back", "Planned", date(2026, 3, 30)],
]
DEALS: Rows = [
    ["ID", "Title", "Customer", "Stage", "Next step", "Next step on"],
    ["d1", "Wedding", "k1", "Quoted", "Send it", date(2026, 3, 29)],
    ["d2", "Over", "k3", "Lost", "Nothing", date(2026, 3, 29)],
]
PAYMENTS: Rows = [
    ["ID", "Date", "Party", "In or out", "Amount", "Promised on"],
    ["p1", None, "f1", "In", 9000, date(2026, 4, 5)],
]


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    tabs = {"Contacts": PEOPLE, "Organisations": FIRMS, "Sales": SALES, "Activities": ACTIVITIES, "Deals": DEALS}
    with snapshot(tmp_path_factory.mktemp("customers") / "s.duckdb", {**tabs, "Payments": PAYMENTS}) as opened:
        yield opened


def _names(taken: Snapshot, text: str) -> list[str]:
    query = Query.from_text(CUSTOMERS, text, customer_fields(taken))
    return [each.row.label for each in customer_page(taken, query).customers]


def test_each_stands_with_what_is_owed_bought_said_and_next(taken: Snapshot) -> None:
    stands = {each.row.label: each for each in customer_page(taken, Query(CUSTOMERS)).customers}

    asha = stands["Asha"]
    assert (asha.owed, asha.bought_on) == (Decimal(600), date(2026, 3, 5))
    assert (asha.contacted_on, asha.next_on, asha.next_step) == (date(2026, 3, 20), date(2026, 3, 29), "Send it")
    assert (stands["राजेश"].next_on, stands["राजेश"].contacted_on) == (date(2026, 4, 2), date(2026, 3, 1))
    assert (stands["Gupta Traders"].owed, stands["Gupta Traders"].next_on) == (Decimal(9000), date(2026, 4, 5))
    assert stands["Chitra"].next_on is None


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("", ["Asha", "राजेश", "Chitra", "Gupta Traders"]),
        ("q=rajesh", ["राजेश"]),
        ("q=43213", ["Gupta Traders"]),
        ("q=४३२१२", ["Chitra"]),
        ("city=Lahore", ["Asha", "Chitra", "Gupta Traders"]),
        ("who=firm", ["Gupta Traders"]),
        ("owed.min=1&sort=-owed", ["Gupta Traders", "Asha"]),
        ("bought_on.empty=1", ["राजेश", "Chitra"]),
        ("next_on.max=today", ["Asha"]),
        ("city=Lahore&owed.max=0", ["Chitra"]),
        ("sort=next_on", ["Asha", "राजेश", "Gupta Traders", "Chitra"]),
    ],
)
def test_people_and_firms_are_asked_for_together(taken: Snapshot, asked: str, names: list[str]) -> None:
    assert _names(taken, asked) == names
    assert customer_count(taken, Query.from_text(CUSTOMERS, asked, customer_fields(taken))) == len(names)


def test_values_to_choose_from_are_those_of_both(taken: Snapshot) -> None:
    assert customer_facets(taken, Query(CUSTOMERS), ["city"]) == {"city": (("Lahore", 3), ("Kanpur", 1))}


def test_a_download_has_what_was_asked_for_in_its_order(taken: Snapshot) -> None:
    query = Query.from_text(CUSTOMERS, "owed.min=1&sort=-owed", customer_fields(taken))

    rows = customer_table(taken, query, ["label", "owed"])

    assert rows == [("Gupta Traders", Decimal(9000)), ("Asha", Decimal(600))]


def test_a_page_beyond_the_last_still_says_how_many_there_are(taken: Snapshot) -> None:
    assert customer_page(taken, Query(CUSTOMERS), offset=50).count == 4


def test_words_of_names_and_goods_are_known(taken: Snapshot) -> None:
    known = known_words(taken)

    assert known.is_name("Chitra")
    assert known.is_item("saree")
    assert not known.is_item("asha")

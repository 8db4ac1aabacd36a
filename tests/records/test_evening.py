"""The evening of the 31st of March 2026, against sums done by hand."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from records.evening import evening, evening_text
from records.measures import Takings
from tests.built import Rows, snapshot
from translations import translator

DAY = date(2026, 3, 31)
CONTACTS: Rows = [
    ["ID", "Name", "Phones", "Birthday", "Relationship wanted"],
    ["k1", "Asha", "98765 43210", date(1980, 4, 1), ""],
    ["k2", "Bilal", "98765 43211", DAY, ""],
    ["k3", "Chitra", "98765 43212", date(1980, 4, 1), "No contact"],
]
SALES: Rows = [
    ["ID", "Date", "Customer ID", "Item", "Amount", "Received"],
    ["s1", DAY, "k1", "Saree", 1000, 400],
    ["s2", DAY, "k2", "Suit", 2500, None],
    ["s3", date(2026, 3, 30), "k2", "Scarf", 700, 700],
]
PAYMENTS: Rows = [
    ["ID", "Date", "Party", "In or out", "Amount", "Promised on"],
    ["p1", DAY, "k2", "In", 300, None],
    ["p2", DAY, "k2", "Out", 9000, None],
    ["p3", None, "k2", "In", 800, date(2026, 4, 1)],
]
ACTIVITIES: Rows = [
    ["ID", "At", "Kind", "Customer", "Subject", "Status", "Due on"],
    ["a1", None, "Call", "k1", "Mixer", "Planned", date(2026, 4, 1)],
    ["a2", None, "Call", "k1", "Dropped", "Done", date(2026, 4, 1)],
]
TABS = {"Contacts": CONTACTS, "Sales": SALES, "Payments": PAYMENTS, "Activities": ACTIVITIES}


def test_the_evening_counts_the_day_and_looks_at_the_next(tmp_path: Path) -> None:
    with snapshot(tmp_path / "s.duckdb", TABS) as taken:
        found = evening(taken, DAY)

    assert found.sold == Takings(Decimal(3500), 2, 2)
    assert found.collected == Decimal(700)  # 400 at the sale, 300 later
    assert (found.due_tomorrow, found.promised_tomorrow) == (1, Decimal(800))
    assert (found.birthdays, found.birthday_count) == (("Asha",), 1)


def test_the_evening_is_a_short_message(tmp_path: Path) -> None:
    with snapshot(tmp_path / "s.duckdb", TABS) as taken:
        text = evening_text(evening(taken, DAY), taken, translator("en"))

    assert text.splitlines() == [
        "31 Mar 2026",
        "Sold: ₹3,500 (2 sales)",
        "Collected: ₹700",
        "To do tomorrow: 1",
        "Promised for tomorrow: ₹800",
        "Birthdays tomorrow: Asha",
    ]


def test_who_was_born_on_the_29th_of_february_has_a_birthday_every_year(tmp_path: Path) -> None:
    born: Rows = [["ID", "Name", "Phones", "Birthday"], ["k1", "Leap", "98765 43210", date(2000, 2, 29)]]
    with snapshot(tmp_path / "s.duckdb", {"Contacts": born}) as taken:
        days = [day for day in (27, 28) if evening(taken, date(2026, 2, day - 1)).birthdays]
        leap_years = [day for day in (28, 29) if evening(taken, date(2028, 2, day - 1)).birthdays]

    assert (days, leap_years) == ([28], [29])


def test_what_a_register_with_dues_alone_took_in_is_the_rest(tmp_path: Path) -> None:
    rows: Rows = [
        ["Date", "Customer Name", "Mobile", "Item", "Amount", "Due"],
        *([date(2026, 3, day), f"Buyer {day}", f"98765432{day}", "Fan", 1000, 100] for day in range(10, 32)),
    ]
    with snapshot(tmp_path / "s.duckdb", {"Bahi": rows}) as taken:
        assert evening(taken, DAY).collected == Decimal(900)

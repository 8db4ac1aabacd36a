"""What needs doing on the 31st of March 2026, against lists made by hand."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from records.tasks import Task, TaskKind, tasks
from tests.built import Rows, snapshot

CONTACTS: Rows = [
    ["ID", "Name", "Phones", "Birthday", "Anniversary", "Relationship wanted"],
    ["k1", "Asha", "98765 43210", date(1980, 3, 31), None, ""],
    ["k2", "Bilal", "98765 43211", date(1980, 4, 1), date(2001, 3, 31), ""],
    ["k3", "Chitra", "98765 43212", date(1980, 3, 31), None, "No contact"],
]
ACTIVITIES: Rows = [
    ["ID", "At", "Kind", "Customer", "Subject", "Notes", "Status", "Due on"],
    ["a1", None, "Call", "k1", "Ask about the mixer", "", "Planned", date(2026, 3, 30)],
    ["a2", None, "Call", "k1", "Not yet", "", "Planned", date(2026, 4, 1)],
    ["a3", datetime(2026, 3, 1), "Call", "k1", "Done already", "Wants it in red", "Done", date(2026, 3, 20)],
    ["a4", None, "Call", "k2", "Nobody said whether", "", "", date(2026, 3, 31)],
    ["a5", None, "Call", "k2", "Long forgotten", "", "", date(2024, 3, 31)],
    ["a6", None, "Thank-you", "k2", "For the order", "", "Planned", None],
]
TICKETS: Rows = [
    ["ID", "Opened at", "Customer", "Subject", "Priority", "Status", "First reply at"],
    ["t1", datetime(2026, 3, 30), "k1", "Fan is loud", "Urgent", "Still open", None],
    ["t2", datetime(2026, 3, 30), "k1", "Answered", "Low", "In work", datetime(2026, 3, 30, 12)],
    ["t3", datetime(2026, 3, 30), "k1", "Over", "Low", "Solved", None],
]
SALES: Rows = [
    ["ID", "Date", "Customer ID", "Item", "Amount", "Received"],
    ["s1", date(2026, 1, 5), "k1", "Saree", 1000, 400],
    ["s2", date(2026, 1, 5), "k2", "Suit", 5000, 0],
    ["s3", date(2026, 3, 30), "k3", "Scarf", 300, 300],
]
PAYMENTS: Rows = [
    ["ID", "Date", "Party", "In or out", "Amount", "Promised on"],
    ["p1", None, "k2", "In", 5000, date(2026, 3, 28)],
]
DEALS: Rows = [
    ["ID", "Title", "Customer", "Stage", "Amount", "Opened on", "Next step", "Next step on"],
    ["d1", "Wedding order", "k1", "Quoted", 90000, date(2026, 3, 1), "", None],
    ["d2", "Curtains", "k2", "Quoted", 9000, date(2026, 3, 1), "Send the swatches", date(2026, 3, 29)],
    ["d3", "Bought elsewhere", "k2", "Lost", 9000, date(2026, 3, 1), "", None],
    ["d4", "Later", "k2", "New", 9000, date(2026, 3, 1), "Call", date(2026, 5, 1)],
]
MEMBERSHIPS: Rows = [
    ["ID", "Member", "Plan", "Starts on", "Ends on", "Fee", "Status"],
    ["m1", "k1", "Gold", date(2025, 4, 11), date(2026, 4, 10), 2000, "Active"],
    ["m2", "k2", "Gold", date(2025, 3, 1), date(2026, 2, 28), 2000, "Active"],
    ["m3", "k2", "Gold", date(2026, 3, 1), date(2027, 2, 28), 2000, "Active"],
    ["m4", "k3", "Gold", date(2025, 3, 1), date(2026, 3, 15), 2000, "Active"],
    ["m5", "k3", "Silver", date(2025, 3, 1), date(2026, 3, 15), 2000, "Cancelled"],
]
TABS: Mapping[str, Rows] = {
    "Contacts": CONTACTS,
    "Activities": ACTIVITIES,
    "Tickets": TICKETS,
    "Sales": SALES,
    "Payments": PAYMENTS,
    "Deals": DEALS,
    "Memberships": MEMBERSHIPS,
}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (TaskKind.FOLLOW_UP, {"a1", "a4", "d2"}),
        (TaskKind.REPLY, {"t1"}),
        (TaskKind.PROMISED, {"p1"}),
        (TaskKind.OVERDUE, {"k1"}),
        (TaskKind.NO_STEP, {"d1"}),
        (TaskKind.RENEWAL, {"m1", "m4"}),
        (TaskKind.BIRTHDAY, {"k1"}),
        (TaskKind.ANNIVERSARY, {"k2"}),
        (TaskKind.THANK_YOU, {"a6", "s3"}),
    ],
)
def test_each_kind_lists_the_rows_that_say_so(kind: TaskKind, expected: set[str], tmp_path: Path) -> None:
    with snapshot(tmp_path / "s.duckdb", TABS) as taken:
        found = tasks(taken, kind=kind)

    assert {task.key for task in found.tasks} == expected
    assert found.counts[kind] == len(expected)


def test_the_most_urgent_and_the_most_valuable_stand_first(tmp_path: Path) -> None:
    with snapshot(tmp_path / "s.duckdb", TABS) as taken:
        found = tasks(taken)

    # p1: 60 + 3 days + 10 log10(51) = 80; t1: 55 + 2 + 20 = 77; d2: 50 + 2 + 10 log10(91) = 72; m4: 45 + 10 + 10 log10(21) = 68.
    assert [task.key for task in found.tasks][:4] == ["p1", "t1", "d2", "m4"]
    assert found.total == len(found.tasks) == 13


def test_a_line_says_whom_to_call_about_what_and_what_was_said_last(tmp_path: Path) -> None:
    with snapshot(tmp_path / "s.duckdb", TABS) as taken:
        (task,) = tasks(taken, kind=TaskKind.OVERDUE).tasks

    assert task == Task(
        kind=TaskKind.OVERDUE,
        table="Contacts",
        key="k1",
        party_table="Contacts",
        party="k1",
        name="Asha",
        phones=("+919876543210",),
        day=date(2026, 1, 5),
        amount=Decimal("600.00"),
        about="",
        last_note="Wants it in red",
        score=task.score,
    )


def test_many_debtors_do_not_hide_who_waits_for_a_reply(tmp_path: Path) -> None:
    debtors: Rows = [[f"k{n}", f"Debtor {n}", f"98765432{n}"] for n in range(10, 90)]
    people: Rows = [CONTACTS[0][:3], *debtors]
    debts: Rows = [[f"s{n}", date(2025, 1, 5), f"k{n}", "Suit", 900000, 0] for n in range(10, 90)]
    sales: Rows = [SALES[0], *debts]
    with snapshot(tmp_path / "s.duckdb", {"Contacts": people, "Sales": sales, "Tickets": TICKETS}) as taken:
        found = tasks(taken)

    assert found.counts[TaskKind.OVERDUE] == 80
    assert TaskKind.REPLY in [task.kind for task in found.tasks[:20]]


def test_no_more_lines_than_asked_for_are_listed_and_all_are_counted(tmp_path: Path) -> None:
    with snapshot(tmp_path / "s.duckdb", TABS) as taken:
        found = tasks(taken, limit=2)

    assert (len(found.tasks), found.counts[TaskKind.FOLLOW_UP]) == (2, 3)


def test_a_sheet_with_customers_alone_has_nothing_to_do(tmp_path: Path) -> None:
    only: Rows = [["ID", "Name", "Phones"], ["k1", "Asha", "98765 43210"]]
    with snapshot(tmp_path / "s.duckdb", {"Contacts": only}) as taken:
        assert tasks(taken).total == 0

"""What was done, planned and forgotten, counted by hand; what came in; how enquiries ended."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import pytest

from records.collecting import collected
from records.doings import doings, doings_by_kind, doings_by_person, overdue
from records.enquiry_counts import EnquiryCounts, enquiries_by_source, enquiry_counts
from records.periods import Period
from records.snapshot import Snapshot
from tests.snapshots import Rows, snapshot_of

MARCH = Period(date(2024, 3, 1), date(2024, 3, 31))
FIFTH, NINTH = datetime(2024, 3, 5, 11), datetime(2024, 3, 9, 11)
ROWS: Rows = {
    "contacts": [{"id": "C1", "name": "Asif"}, {"id": "C2", "name": "Bina"}],
    "activities": [
        {"at": FIFTH, "kind": "Call", "contact": "C1", "owner": "T1", "status": "Done"},
        {"at": FIFTH, "kind": "call", "contact": "C2", "owner": "T1"},
        {"at": NINTH, "kind": "Visit", "contact": "C2", "status": "Done", "due_on": date(2024, 3, 12)},
        {"at": datetime(2024, 2, 1, 9), "kind": "Call", "contact": "C2", "owner": "T1", "status": "Done"},
        {"kind": "Call", "contact": "C1", "owner": "T1", "status": "Planned", "due_on": date(2024, 3, 20), "subject": "Price"},
        {"kind": "Call", "contact": "C1", "status": "Planned", "due_on": date(2024, 4, 2)},
        {"at": NINTH, "kind": "Visit", "contact": "C1", "status": "Dropped"},
    ],
    "sales": [
        {"on": date(2024, 3, 5), "customer": "C1", "amount": 500, "received": 200},
        {"on": date(2024, 2, 5), "customer": "C1", "amount": 500, "received": 500},
    ],
    "payments": [
        {"on": date(2024, 3, 31), "party": "C1", "amount": 100, "direction": "In"},
        {"on": date(2024, 3, 31), "party": "C1", "amount": 70, "direction": "Out"},
        {"promised_on": date(2024, 3, 31), "party": "C1", "amount": 40},
    ],
    "deals": [
        {"id": "E1", "opened_on": date(2024, 3, 2), "closed_on": date(2024, 3, 9), "stage": "Won", "amount": 900, "source": "Google"},
        {"id": "E2", "opened_on": date(2024, 3, 3), "stage": "New", "source": "google "},
        {"id": "E3", "opened_on": date(2024, 1, 3), "closed_on": date(2024, 3, 3), "stage": "Won", "amount": 5},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with snapshot_of(tmp_path_factory.mktemp("shop"), ROWS) as snapshot:
        yield snapshot


def test_done_counts_in_its_period_planned_and_overdue_as_of_today(shop: Snapshot) -> None:
    told = doings(shop, MARCH)

    assert (told.done, told.customers, told.planned, told.overdue) == (3, 2, 1, 1)


def test_who_did_what(shop: Snapshot) -> None:
    assert [(each.name, each.done, each.overdue) for each in doings_by_person(shop, MARCH)] == [
        ("T1", 2, 1),
        ("", 1, 0),
    ]
    assert {each.name.lower(): each.done for each in doings_by_kind(shop, MARCH)} == {"call": 2, "visit": 1}


def test_an_overdue_follow_up_says_whom_to_call_about_what(shop: Snapshot) -> None:
    (late,) = overdue(shop)

    assert (late.party, late.about, late.due_on) == ("Asif", "Price", date(2024, 3, 20))


def test_what_came_in_is_what_was_received_and_paid_not_what_was_promised(shop: Snapshot) -> None:
    assert collected(shop, MARCH) == Decimal(300)


def test_enquiries_are_counted_when_they_come_and_when_they_are_won(shop: Snapshot) -> None:
    assert enquiry_counts(shop, MARCH) == EnquiryCounts(opened=2, won=2)
    assert [(each.source.lower(), each.count, each.won_value) for each in enquiries_by_source(shop, MARCH)] == [
        ("google", 2, 900)
    ]

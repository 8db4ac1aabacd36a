"""Promises, reminders and what came in after them, counted by hand."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from records.collecting import AfterReminders, came_in_after_reminders, last_reminded, promises
from tests.built import Rows, snapshot

SUBJECTS = ("payment reminder", "भुगतान की याद")
CONTACTS: Rows = [
    ["ID", "Name", "Merged into"],
    ["k1", "Asha", ""],
    ["k2", "Bilal", ""],
    ["k3", "Asha D.", "k1"],
    ["k4", "Rao", ""],
]
PAYMENTS: Rows = [
    ["ID", "Date", "Party", "In or out", "Amount", "Promised on"],
    ["p1", date(2026, 3, 15), "k1", "In", 700, None],
    ["p2", date(2026, 3, 16), "k3", "In", 300, None],
    ["p3", date(2026, 3, 28), "k1", "In", 900, None],
    ["p4", date(2026, 3, 12), "k2", "Out", 500, None],
    ["p5", date(2026, 3, 9), "k2", "In", 400, None],
    ["p6", None, "k2", "In", 250, date(2026, 4, 9)],
    ["p7", None, "k2", "In", 100, date(2026, 4, 5)],
    ["p8", date(2026, 3, 20), "k4", "In", 50, date(2026, 3, 18)],
]
ACTIVITIES: Rows = [
    ["ID", "When", "Kind", "Who began", "Customer", "Subject", "Status"],
    ["a1", datetime(2026, 3, 10, 11, 0), "WhatsApp", "We did", "k1", "Payment reminder", "Done"],
    ["a2", datetime(2026, 3, 12, 11, 0), "WhatsApp", "", "k3", "payment-reminder", ""],
    ["a3", datetime(2026, 3, 10, 11, 0), "SMS", "We did", "k2", "भुगतान की याद", "Done"],
    ["a4", datetime(2026, 3, 10, 11, 0), "Call", "They did", "k4", "Payment reminder", "Done"],
    ["a5", datetime(2026, 3, 10, 11, 0), "Call", "We did", "k4", "Payment reminder", "Planned"],
    ["a6", datetime(2026, 3, 10, 11, 0), "Call", "We did", "k4", "About the fan", "Done"],
    ["a7", datetime(2025, 3, 10, 11, 0), "Call", "We did", "k4", "Payment reminder", "Done"],
]
TABS = {"Contacts": CONTACTS, "Payments": PAYMENTS, "Activities": ACTIVITIES}


def test_what_came_in_after_reminders_counts_each_payment_once(tmp_path: Path) -> None:
    with snapshot(tmp_path / "s.duckdb", TABS) as taken:
        found = came_in_after_reminders(taken, SUBJECTS, since=date(2026, 3, 1))

    # Asha was reminded on the 10th and, as the row merged into hers, on the 12th; 700 and 300 came within 14 days, 900 did not.
    # Bilal's 400 came before his reminder, his 500 went out; Rao was reminded a year ago only.
    assert found == AfterReminders(reminders=3, reminded=2, paid=1, amount=Decimal(1000))


def test_who_was_last_reminded_when(tmp_path: Path) -> None:
    with snapshot(tmp_path / "s.duckdb", TABS) as taken:
        found = last_reminded(taken, SUBJECTS)

    assert found == {
        "k1": datetime(2026, 3, 12, 11, 0),
        "k2": datetime(2026, 3, 10, 11, 0),
        "k4": datetime(2025, 3, 10, 11, 0),
    }


def test_a_promise_is_open_until_its_row_has_a_date(tmp_path: Path) -> None:
    with snapshot(tmp_path / "s.duckdb", TABS) as taken:
        found = promises(taken)

    assert {key: (promise.key, promise.day, promise.amount) for key, promise in found.items()} == {
        "k2": ("p7", date(2026, 4, 5), Decimal(100))
    }


def test_a_shop_without_payments_or_calls_has_none_of_it(tmp_path: Path) -> None:
    with snapshot(tmp_path / "s.duckdb", {"Contacts": CONTACTS}) as taken:
        assert promises(taken) == {}
        assert came_in_after_reminders(taken, SUBJECTS, since=date(2026, 3, 1)).reminders == 0

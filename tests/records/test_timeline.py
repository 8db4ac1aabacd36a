"""What happened with somebody, newest first."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from records.changes import ChangeKind, HistoryEntry, Origin
from records.snapshot import Snapshot
from records.timeline import Moment, timeline
from tests.built import Rows, snapshot

TABS: dict[str, Rows] = {
    "Contacts": [["ID", "Name", "Phones", "Organisation"], ["C1", "Rajesh", None, "O1"], ["C2", "Seeta", None, None]],
    "Organisations": [["ID", "Name", "Phones", "GSTIN"], ["O1", "Gupta Traders", None, None]],
    "Activities": [
        ["ID", "At", "Kind", "Contact", "Organisation", "Subject"],
        ["A1", datetime(2026, 1, 5, 10, 30), "Call", "C1", None, "Price"],
        ["A2", datetime(2026, 2, 5, 16, 0), "Visit", "C1", "O1", "Samples"],
        ["A3", datetime(2026, 3, 5), "Call", "C2", None, "Thanks"],
        ["A4", None, "Call", "C1", None, "Some day"],
    ],
    "Payments": [
        ["ID", "On", "Party", "In or out", "Amount", "Method"],
        ["P1", datetime(2026, 1, 20), "O1", "In", 500.0, "Cash"],
        ["P2", datetime(2026, 1, 21), "C1", "In", 100.0, "Cash"],
    ],
}


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with snapshot(tmp_path_factory.mktemp("timeline") / "s.duckdb", TABS) as opened:
        yield opened


def keys(moments: tuple[Moment, ...]) -> list[str]:
    return [moment.row.key for moment in moments if moment.row]


def test_everything_that_happened_with_somebody_the_newest_first(shop: Snapshot) -> None:
    assert keys(timeline(shop, "Contacts", "C1")) == ["A2", "P2", "A1"]


def test_a_firm_has_what_happened_with_its_people_and_says_through_whom(shop: Snapshot) -> None:
    found = timeline(shop, "organisations", "O1")

    assert [(moment.row and moment.row.key, moment.through) for moment in found] == [
        ("A2", None),
        ("P2", ("C1", "Rajesh")),
        ("P1", None),
        ("A1", ("C1", "Rajesh")),
    ]


def test_changes_of_the_row_stand_among_what_happened(shop: Snapshot) -> None:
    change = HistoryEntry(
        1, datetime(2026, 1, 20, 12), ChangeKind.CHANGED, "Contacts", "Contacts", "C1", "Rajesh", "city", "City", "", "Agra",
        Origin.SHEET, "",
    )  # fmt: skip

    found = timeline(shop, "Contacts", "C1", [change])

    assert [moment.entry is change for moment in found] == [False, False, True, False]


def test_more_is_shown_page_by_page(shop: Snapshot) -> None:
    pages = [keys(timeline(shop, "Contacts", "C1", limit=2, offset=offset)) for offset in (0, 2, 4)]

    assert pages == [["A2", "P2"], ["A1"], []]

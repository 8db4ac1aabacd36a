"""Rows that say they were merged into another are out of every list, and nobody is lost by it."""

from decimal import Decimal
from pathlib import Path

import pytest

from records.accounts import account
from records.problems import Problems
from records.query import Query
from sync.current import reading
from sync.edits import save_edit
from sync.ids import allow_ids
from sync.place import Place
from sync.pull import pull
from sync.push import push
from tests import workbooks
from validation.problems import ProblemKind

HEADINGS = ("ID", "Name", "Phone", "Opening balance", "Merged into")
PEOPLE = (
    ("a1", "Rajesh Sharma", "9876543210", 500, None),
    ("b2", "Raju Jeweller", "98765 4", 70, None),
    ("c3", "राजेश शर्मा", "9876543211", None, None),
)
SALES = (
    ("ID", "Date", "Customer", "Item", "Amount"),
    ("s1", "1/2/26", "b2", "Fan", 100),
    ("s2", "2/2/26", "Raju Jeweller", "Iron", 200),
    ("s3", "3/2/26", "c3", "Lamp", 300),
)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    path = workbooks.write(tmp_path / "shop.xlsx", {"Contacts": [HEADINGS, *PEOPLE], "Sales": SALES})
    place = Place(str(path), tmp_path / "state")
    allow_ids(place)
    pull(place)
    return place


def merged_into(place: Place, **kept: str) -> None:
    """As somebody types it into the sheet."""
    people = [(*row[:4], kept.get(row[0])) for row in PEOPLE]
    workbooks.rewrite(Path(place.workbook), [HEADINGS, *people])
    pull(place)


def listed(place: Place) -> list[str]:
    with reading(place) as snapshot:
        return [row.key for row in snapshot.rows(Query("contacts"))]


def bought_by(place: Place) -> dict[str, str]:
    with reading(place) as snapshot:
        return {row.key: row.values["customer"] for row in snapshot.rows(Query("sales"))}


def test_a_merged_row_is_listed_counted_and_found_no_more(place: Place) -> None:
    merged_into(place, b2="a1")

    with reading(place) as snapshot:
        assert snapshot.count(Query("contacts")) == 2
        assert snapshot.page(Query("contacts", search="jeweller")).count == 0
        assert snapshot.problems(Problems(keys=("b2",))) == ()


def test_what_points_to_it_by_number_or_name_counts_for_the_row_that_stands_for_it(place: Place) -> None:
    merged_into(place, b2="a1")

    with reading(place) as snapshot:
        amounts = [entry.amount for entry in account(snapshot, "a1")]
    assert bought_by(place) == {"s1": "a1", "s2": "a1", "s3": "c3"}
    assert sorted(amounts) == [Decimal(70), Decimal(100), Decimal(200), Decimal(500)]


def test_a_chain_ends_at_its_last_row(place: Place) -> None:
    merged_into(place, c3="b2", b2="a1")

    with reading(place) as snapshot:
        assert snapshot.merged("Contacts") == {"b2": "a1", "c3": "a1"}
    assert set(bought_by(place).values()) == {"a1"}


@pytest.mark.parametrize("kept", [{"a1": "b2", "b2": "a1"}, {"a1": "a1"}, {"c3": "b2", "b2": "a1", "a1": "b2"}])
def test_rows_merged_in_a_circle_are_shown_and_are_a_problem(place: Place, kept: dict[str, str]) -> None:
    merged_into(place, **kept)

    with reading(place) as snapshot:
        found = snapshot.problems(Problems(kinds=(ProblemKind.MERGED_IN_CIRCLE,)))
    assert listed(place) == ["a1", "b2", "c3"]
    assert {problem.key for problem in found} == set(kept)


def test_a_row_merged_into_nobody_is_shown_and_is_a_problem(place: Place) -> None:
    merged_into(place, b2="zz9")

    with reading(place) as snapshot:
        (problem,) = snapshot.problems(Problems(kinds=(ProblemKind.LINK_UNKNOWN,), keys=("b2",)))
    assert listed(place) == ["a1", "b2", "c3"]
    assert problem.found == "zz9"


def test_a_merge_and_its_undoing_are_seen_at_once_and_after_the_sheet_has_them(place: Place) -> None:
    seen = []
    for kept in ("a1", None):
        save_edit(place, "Contacts", "b2", {"merged_into": kept}, as_is=True)
        seen.append((listed(place), bought_by(place)))
        push(place)
        pull(place)
        assert (listed(place), bought_by(place)) == seen[-1]

    assert seen[0] == (["a1", "c3"], {"s1": "a1", "s2": "a1", "s3": "c3"})
    assert seen[1] == (["a1", "b2", "c3"], {"s1": "b2", "s2": "b2", "s3": "c3"})


def test_reading_again_makes_no_history_of_merged_rows(place: Place) -> None:
    merged_into(place, b2="a1")
    workbooks.rewrite(Path(place.workbook), [*SALES, ("s4", "4/2/26", "b2", "Bulb", 10)], "Sales")

    assert pull(place).changes == 1
    assert bought_by(place)["s4"] == "a1"


def test_a_merged_row_can_still_be_opened_by_its_number(place: Place) -> None:
    merged_into(place, b2="a1")

    with reading(place) as snapshot:
        row = snapshot.row("Contacts", "b2")
    assert row is not None
    assert (row.values["name"], row.values["merged_into"], row.row) == ("Raju Jeweller", "a1", 3)

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from records.query import Query
from sync.current import reading
from sync.edits import save_edit
from sync.history import history
from sync.place import Place
from sync.prepare import begin_numbering
from sync.pull import pull
from sync.push import push
from tests import workbooks
from validation.problems import ProblemKind

HEADINGS = ("S.No.", "Date", "Customer Name", "Mobile", "Item", "Amount", "Received", "Due")
ROWS = (
    (1, date(2026, 4, 2), "Rajesh Sharma", "9876543210", "Fan", 2400, 2400, None),
    (2, date(2026, 4, 3), "Seeta Devi", "9876500000", "Mixer", 3200, 2000, 1200),
    (3, date(2026, 4, 9), "Rajesh Sharma", "098765-43210", "Iron", 950, 500, 450),
    (None, None, "Total", None, None, 6550, 4900, 1650),
)


@pytest.fixture
def shop(tmp_path: Path) -> Place:
    """A place whose workbook is one register, numbered."""
    path = workbooks.write(tmp_path / "register.xlsx", {"Bahi 2026": [HEADINGS, *ROWS]})
    place = Place(str(path), tmp_path / "state")
    pull(place)
    begin_numbering(place)
    for _ in range(2):
        pull(place)
        push(place)
    pull(place)
    return place


def rows(place: Place, tab: str = "Bahi 2026") -> list[list[object]]:
    return workbooks.cells(Path(place.workbook), tab)


def key_of(place: Place, name: str) -> str:
    with reading(place) as snapshot:
        return next(row.key for row in snapshot.rows(Query("contacts")) if row.label == name)


def test_customers_are_read_out_of_the_rows(shop: Place) -> None:
    with reading(shop) as snapshot:
        assert [row.label for row in snapshot.rows(Query("contacts"))] == ["Rajesh Sharma", "Seeta Devi"]
        assert snapshot.count(Query("sales")) == 3


def test_only_two_columns_are_added_and_one_customer_has_one_number(shop: Place) -> None:
    headings, *lines = rows(shop)

    assert headings == [*HEADINGS, "ID", "Customer ID"]
    assert [line[:8] for line in lines] == [
        [cell if not isinstance(cell, date) else lines[at][1] for cell in row] for at, row in enumerate(ROWS)
    ]
    assert lines[0][9] == lines[2][9] != lines[1][9]
    assert lines[3][8:] == [None, None]


def test_numbering_makes_no_history(shop: Place) -> None:
    assert history(shop) == ()


def test_a_changed_phone_changes_every_row_that_holds_the_old_one(shop: Place) -> None:
    save_edit(shop, "Contacts", key_of(shop, "Rajesh Sharma"), {"phones": "9000000001"})

    assert push(shop).applied == 1

    assert [row[3] for row in rows(shop)[1:4]] == ["9000000001", "9876500000", "9000000001"]


def test_what_the_register_has_no_column_for_goes_into_a_tab_of_customers(shop: Place) -> None:
    key = key_of(shop, "Seeta Devi")
    save_edit(shop, "Contacts", key, {"notes": "prefers evenings"})
    push(shop)
    pull(shop)

    with reading(shop) as snapshot:
        row = snapshot.row("contacts", key)
        assert snapshot.count(Query("sales")) == 3
        assert snapshot.count(Query("contacts")) == 2
    assert row is not None
    assert (row.label, row.values["notes"]) == ("Seeta Devi", "prefers evenings")


def test_a_register_that_nobody_numbered_is_read_again_when_it_grows(tmp_path: Path) -> None:
    path = workbooks.write(tmp_path / "register.xlsx", {"Bahi": [HEADINGS, *ROWS[:3]]})
    place = Place(str(path), tmp_path / "state")
    pull(place)
    workbooks.rewrite(
        path, [HEADINGS, *ROWS[:3], (4, "9/4/26", "Imran Khan", "9876511111", "Fan", 90, 90, None)], "Bahi"
    )

    pull(place)

    with reading(place) as snapshot:
        assert snapshot.count(Query("contacts")) == 3


LEDGER = ("Date", "Particulars", "Debit", "Credit", "Balance")


@pytest.fixture
def ledger(tmp_path: Path) -> Place:
    """A place whose workbook is a ledger with a tab a party, numbered."""
    tabs = {
        "Ramesh Kirana": [LEDGER, ("3/4/26", "Sugar", 4200, 1000, 3200), ("5/4/26", "Tea", 800, 0, 4000)],
        "Salma Boutique": [LEDGER, ("4/4/26", "Lace", 450, 450, 0)],
    }
    place = Place(str(workbooks.write(tmp_path / "ledger.xlsx", tabs)), tmp_path / "state")
    pull(place)
    begin_numbering(place)
    for _ in range(2):
        pull(place)
        push(place)
    pull(place)
    return place


def test_of_a_ledger_the_tabs_are_the_customers_also_once_they_are_numbered(ledger: Place) -> None:
    headings, *lines = rows(ledger, "Ramesh Kirana")

    assert headings == [*LEDGER, "ID", "Customer ID"]
    assert len({line[6] for line in lines}) == 1
    with reading(ledger) as snapshot:
        assert [row.label for row in snapshot.rows(Query("contacts"))] == ["Ramesh Kirana", "Salma Boutique"]


def test_a_partys_phone_goes_into_a_tab_of_customers_and_the_tabs_stay_theirs(ledger: Place) -> None:
    key = key_of(ledger, "Ramesh Kirana")
    save_edit(ledger, "Contacts", key, {"phones": "9876543210"})
    push(ledger)
    pull(ledger)

    with reading(ledger) as snapshot:
        row = snapshot.row("contacts", key)
        assert snapshot.count(Query("contacts")) == 2
    assert row is not None
    assert (row.label, row.values["phones"]) == ("Ramesh Kirana", ("+919876543210",))


def coloured(path: Path, numbers: range, count: int) -> Path:
    """A register of `count` rows, of which some are yellow."""
    lines = [(n, "9/4/26", f"Customer {n}", f"98765{n:05}", "Fan", 90, 90, None) for n in range(count)]
    workbooks.write(path, {"Bahi": [HEADINGS, *lines]})
    book = openpyxl.load_workbook(path)
    for number in numbers:
        for cell in book["Bahi"][number]:
            cell.fill = PatternFill("solid", fgColor="FFFF00")
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("numbers", "said"),
    [(range(5, 9), ["5, 6, 7, 8"]), (range(2, 4), []), (range(2, 22, 2), []), (range(1, 2), [])],
    ids=["some rows", "two rows", "every other row", "headings"],
)
def test_colours_are_mentioned_once_where_they_may_mean_something(
    tmp_path: Path, numbers: range, said: list[str]
) -> None:
    place = Place(str(coloured(tmp_path / "register.xlsx", numbers, 20)), tmp_path / "state")

    pull(place)

    with reading(place) as snapshot:
        assert [one.found for one in snapshot.problems() if one.kind is ProblemKind.COLOURED] == said


def test_a_party_who_has_a_row_among_the_customers_is_that_customer(tmp_path: Path) -> None:
    tabs = {
        "Contacts": [("ID", "Name", "Phone"), ("kfm2a3bcde", "ramesh kirana", "9876543210")],
        "Ramesh Kirana": [LEDGER, ("3/4/26", "Sugar", 4200, 1000, 3200)],
        "Salma Boutique": [LEDGER, ("4/4/26", "Lace", 450, 450, 0)],
    }
    place = Place(str(workbooks.write(tmp_path / "ledger.xlsx", tabs)), tmp_path / "state")

    pull(place)

    with reading(place) as snapshot:
        customers = [(row.label, row.key == "kfm2a3bcde") for row in snapshot.rows(Query("contacts"))]
        sales = {row.values["item"]: row.values["customer"] for row in snapshot.rows(Query("sales"))}
    assert customers == [("ramesh kirana", True), ("Salma Boutique", False)]
    assert sales["Sugar"] == "kfm2a3bcde"

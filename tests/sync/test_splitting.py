"""The customers of a register get a tab of their own on request, and the register counts alone again when it is wanted."""

from pathlib import Path

import pytest

from records.accounts import balances
from records.changes import ChangeKind
from records.query import Query
from sync.current import reading
from sync.edits import EditRefused, save_edit
from sync.history import history
from sync.place import Place
from sync.pull import pull
from sync.push import push
from sync.splitting import join, plan_join, plan_split, split
from tests import workbooks

HEADINGS = ("Date", "Customer Name", "Mobile", "City", "Item", "Amount", "Received")
ROWS = (
    ("2/4/26", "Rajesh Sharma", "98765 43210", "Agra", "Fan", 2400, 2400),
    ("3/4/26", "Seeta Devi", "9811111111", None, "Mixer", 3200, 2000),
    ("9/4/26", "Rajesh Sharma", "98765 43210 / 9876500000", "Mathura", "Iron", 950, 500),
    (None, "Total", None, None, None, 6550, 4900),
)


@pytest.fixture
def shop(tmp_path: Path) -> Place:
    """A place whose workbook is one register, read once and not numbered."""
    path = workbooks.write(tmp_path / "register.xlsx", {"Bahi": [HEADINGS, *ROWS]})
    place = Place(str(path), tmp_path / "state")
    pull(place)
    return place


def cells(place: Place, tab: str) -> list[list[object]]:
    return workbooks.cells(Path(place.workbook), tab)


def known(place: Place) -> dict[str, tuple[object, ...]]:
    """What is known of each customer, and what they owe."""
    with reading(place) as snapshot:
        owed = {balance.key: balance.balance for balance in balances(snapshot)}
        rows = snapshot.rows(Query("contacts"))
        return {row.label: (row.values["phones"], row.values["city"], owed[row.key]) for row in rows}


def key_of(place: Place, name: str) -> str:
    with reading(place) as snapshot:
        return next(row.key for row in snapshot.rows(Query("contacts")) if row.label == name)


def edit(place: Place, name: str, **values: str) -> None:
    save_edit(place, "Contacts", key_of(place, name), {**values})
    push(place)
    pull(place)


def test_what_would_be_done_is_told_first(shop: Place) -> None:
    plan = plan_split(shop)

    assert (plan.tab, plan.is_new, plan.customers, plan.to_number) == ("Contacts", True, 2, 3)
    assert plan.headings == ("Name", "Phones", "City")


def test_each_customer_gets_a_row_and_the_register_keeps_every_cell(shop: Place) -> None:
    before = cells(shop, "Bahi")

    split(shop)

    assert [row[1:] for row in cells(shop, "Contacts")] == [
        ["Name", "Phones", "City"],
        ["Rajesh Sharma", "+919876543210, +919876500000", "Mathura"],
        ["Seeta Devi", "+919811111111", None],
    ]
    assert [row[:7] for row in cells(shop, "Bahi")] == before


def test_the_rows_of_the_register_are_the_sales_of_these_customers(shop: Place) -> None:
    split(shop)

    ids = [row[0] for row in cells(shop, "Contacts")[1:]]
    assert [row[8] for row in cells(shop, "Bahi")[1:4]] == [ids[0], ids[1], ids[0]]


def test_nothing_is_counted_twice_and_nothing_looks_different(shop: Place) -> None:
    before = known(shop)

    split(shop)

    assert known(shop) == before
    with reading(shop) as snapshot:
        assert (snapshot.count(Query("contacts")), snapshot.count(Query("sales"))) == (2, 3)


def test_a_backup_is_kept(shop: Place) -> None:
    before = cells(shop, "Bahi")

    assert workbooks.cells(Path(split(shop).backup), "Bahi") == before


def test_asked_again_only_new_customers_get_a_row(shop: Place) -> None:
    split(shop)
    path = Path(shop.workbook)
    workbooks.rewrite(path, [*cells(shop, "Bahi"), ("9/5/26", "Imran", "9800000000", "Agra", "Lamp", 90, 90)], "Bahi")
    pull(shop)

    assert split(shop).rows == 1
    assert [row[1] for row in cells(shop, "Contacts")[1:]] == ["Rajesh Sharma", "Seeta Devi", "Imran"]


def test_back_to_the_register_alone_what_was_changed_meanwhile_is_carried_over(shop: Place) -> None:
    split(shop)
    edit(shop, "Seeta Devi", phones="9822222222")
    edit(shop, "Rajesh Sharma", city="Delhi")
    before = known(shop)

    join(shop)

    assert known(shop)["Rajesh Sharma"] == before["Rajesh Sharma"]
    assert known(shop)["Seeta Devi"] == before["Seeta Devi"]
    assert [row[2:4] for row in cells(shop, "Bahi")[2:4]] == [
        ["+919822222222", None],
        ["98765 43210 / 9876500000", "Delhi"],
    ]
    assert len(cells(shop, "Contacts")) == 3


def test_what_the_register_has_no_place_for_is_named_before(shop: Place) -> None:
    split(shop)
    edit(shop, "Seeta Devi", notes="prefers evenings")
    path = Path(shop.workbook)
    workbooks.rewrite(path, [*cells(shop, "Contacts"), ("kfm2a3bcde", "Walk-in Wali")], "Contacts")
    pull(shop)

    plan = plan_join(shop)

    assert (dict(plan.stays), plan.only_there) == ({"Notes": 1}, ("Walk-in Wali",))


def test_split_once_more_the_tab_says_what_the_register_says_by_then(shop: Place) -> None:
    split(shop)
    edit(shop, "Seeta Devi", notes="prefers evenings")
    join(shop)
    edit(shop, "Seeta Devi", phones="9833333333")

    split(shop)

    with reading(shop) as snapshot:
        row = snapshot.row("contacts", key_of(shop, "Seeta Devi"))
        assert snapshot.count(Query("contacts")) == 2
    assert row is not None
    assert (row.values["notes"], row.values["phones"]) == ("prefers evenings", ("+919833333333",))


def test_without_a_register_there_is_nothing_to_split(tmp_path: Path) -> None:
    place = Place(str(workbooks.write(tmp_path / "shop.xlsx")), tmp_path / "state")
    pull(place)

    with pytest.raises(EditRefused, match="no register"):
        plan_split(place)


def test_history_tells_only_of_the_rows_that_were_made(shop: Place) -> None:
    split(shop)
    join(shop)

    assert [entry.kind for entry in history(shop)] == [ChangeKind.ADDED, ChangeKind.ADDED]

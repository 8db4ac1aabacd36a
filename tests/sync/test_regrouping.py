"""Which rows are whose can be put right: two people under one name, one person under two."""

from pathlib import Path

import pytest

from records.query import Query
from records.register_rows import register_rows_of
from sync.current import reading
from sync.edits import EditRefused, save_edit, undo
from sync.merges import recent_merges
from sync.merging import Wanted, merge
from sync.place import Place
from sync.prepare import begin_numbering
from sync.pull import pull
from sync.push import push
from sync.regrouping import join, part
from sync.unmerging import unmerge, unmerge_row
from tests import workbooks

HEADINGS = ("Date", "Customer Name", "Mobile", "Item", "Amount")
APRIL = (
    ("2/4/26", "Rajesh Sharma", "9876543210", "Fan", 2400),
    ("3/4/26", "Rajesh Sharma", "9876543210", "Iron", 950),
    ("4/4/26", "R. Sharma", "9811111111", "Mixer", 3200),
)
MAY = (("9/5/26", "Rajesh Sharma", "9876543210", "Cooler", 7000),)


@pytest.fixture
def unnumbered(tmp_path: Path) -> Place:
    """A place whose workbook is a register in two tabs, read once."""
    tabs = {"April": [HEADINGS, *APRIL], "May": [HEADINGS, *MAY]}
    place = Place(str(workbooks.write(tmp_path / "register.xlsx", tabs)), tmp_path / "state")
    pull(place)
    return place


@pytest.fixture
def shop(unnumbered: Place) -> Place:
    """The same, numbered."""
    begin_numbering(unnumbered)
    for _ in range(2):
        pull(unnumbered)
        push(unnumbered)
    pull(unnumbered)
    return unnumbered


def customers(place: Place) -> dict[str, list[str]]:
    """What each customer bought, the newest first."""
    with reading(place) as snapshot:
        rows = snapshot.rows(Query("contacts"))
        return {row.label: [one.item for one in register_rows_of(snapshot, row.key)] for row in rows}


def key_of(place: Place, name: str) -> str:
    with reading(place) as snapshot:
        return next(row.key for row in snapshot.rows(Query("contacts")) if row.label == name)


def sale_of(place: Place, item: str) -> str:
    with reading(place) as snapshot:
        return next(row.key for row in snapshot.rows(Query("sales")) if row.values["item"] == item)


def sync(place: Place) -> None:
    push(place)
    pull(place)


def test_rows_of_two_namesakes_become_two_customers(shop: Place) -> None:
    saved = part(shop, key_of(shop, "Rajesh Sharma"), [sale_of(shop, "Iron"), sale_of(shop, "Cooler")])

    sync(shop)

    with reading(shop) as snapshot:
        assert [row.item for row in register_rows_of(snapshot, saved.id)] == ["Cooler", "Iron"]
        assert snapshot.count(Query("contacts")) == 3


def test_undo_makes_them_one_customer_again(shop: Place) -> None:
    before = workbooks.cells(Path(shop.workbook), "April")
    saved = part(shop, key_of(shop, "Rajesh Sharma"), [sale_of(shop, "Iron")])
    sync(shop)

    undo(shop, saved.saved_as)
    sync(shop)

    assert customers(shop) == {"Rajesh Sharma": ["Cooler", "Iron", "Fan"], "R. Sharma": ["Mixer"]}
    assert workbooks.cells(Path(shop.workbook), "April") == before


def test_one_customer_under_two_names_is_joined_over_all_tabs(shop: Place) -> None:
    join(shop, key_of(shop, "R. Sharma"), key_of(shop, "Rajesh Sharma"))

    sync(shop)

    assert list(customers(shop).values()) == [["Cooler", "Mixer", "Iron", "Fan"]]


def test_a_joined_customer_is_parted_by_one_undo(shop: Place) -> None:
    saved = join(shop, key_of(shop, "Rajesh Sharma"), key_of(shop, "R. Sharma"))
    sync(shop)

    undo(shop, saved.saved_as)
    sync(shop)

    assert customers(shop) == {"Rajesh Sharma": ["Cooler", "Iron", "Fan"], "R. Sharma": ["Mixer"]}


def test_two_customers_of_a_register_are_merged_and_unmerged_with_their_rows_as_typed(shop: Place) -> None:
    before = workbooks.cells(Path(shop.workbook), "April")
    keys = (key_of(shop, "Rajesh Sharma"), key_of(shop, "R. Sharma"))

    merge(shop, [Wanted("Contacts", keys)])
    sync(shop)
    merged, typed = customers(shop), workbooks.cells(Path(shop.workbook), "April")
    unmerge(shop, recent_merges(shop)[0].name)
    sync(shop)

    assert list(merged.values()) == [["Cooler", "Mixer", "Iron", "Fan"]]
    assert [row[:5] for row in typed] == [row[:5] for row in before]
    assert customers(shop) == {"Rajesh Sharma": ["Cooler", "Iron", "Fan"], "R. Sharma": ["Mixer"]}
    assert workbooks.cells(Path(shop.workbook), "April") == before


def test_a_row_that_is_added_later_goes_to_the_joined_customer(shop: Place) -> None:
    join(shop, key_of(shop, "Rajesh Sharma"), key_of(shop, "R. Sharma"))
    sync(shop)
    path = Path(shop.workbook)
    workbooks.rewrite(path, [*workbooks.cells(path, "May"), ("10/5/26", "R. Sharma", "9811111111", "Lamp", 90)], "May")

    pull(shop)

    assert list(customers(shop).values()) == [["Lamp", "Cooler", "Mixer", "Iron", "Fan"]]


def test_what_was_noted_of_the_other_says_whom_it_was_merged_into(shop: Place) -> None:
    kept, other = key_of(shop, "Rajesh Sharma"), key_of(shop, "R. Sharma")
    save_edit(shop, "Contacts", other, {"notes": "prefers evenings"})
    sync(shop)

    join(shop, kept, other)
    sync(shop)

    with reading(shop) as snapshot:
        row = snapshot.row("Contacts", other)
    assert row is not None
    assert (row.values["notes"], row.values["merged_into"]) == ("prefers evenings", kept)


def test_a_customer_joined_on_a_card_is_unmerged_with_their_rows(shop: Place) -> None:
    kept, other = key_of(shop, "Rajesh Sharma"), key_of(shop, "R. Sharma")
    save_edit(shop, "Contacts", other, {"notes": "prefers evenings"})
    sync(shop)
    join(shop, kept, other)
    sync(shop)

    unmerge_row(shop, "Contacts", other)
    sync(shop)

    assert customers(shop) == {"Rajesh Sharma": ["Cooler", "Iron", "Fan"], "R. Sharma": ["Mixer"]}


def test_before_numbers_are_agreed_it_says_so(unnumbered: Place) -> None:
    with pytest.raises(EditRefused, match="Number the rows first"):
        join(unnumbered, key_of(unnumbered, "Rajesh Sharma"), key_of(unnumbered, "R. Sharma"))


def test_all_rows_of_a_customer_are_nobody_elses(shop: Place) -> None:
    with pytest.raises(EditRefused, match="leave the ones that are theirs"):
        part(shop, key_of(shop, "R. Sharma"), [sale_of(shop, "Mixer")])

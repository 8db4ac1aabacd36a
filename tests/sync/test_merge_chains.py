"""Merges built on merges are taken back in any order: each customer gets back what was theirs, and nothing of anybody else's."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from records.query import Query
from records.register_rows import register_rows_of
from sync.current import reading
from sync.edits import save_edit, undo
from sync.ids import allow_ids
from sync.merge_states import states_of
from sync.merges import recent_merges
from sync.merging import Wanted, merge
from sync.place import Place
from sync.prepare import begin_numbering
from sync.pull import pull
from sync.push import push
from sync.unmerging import Unmerged, unmerge, unmerge_row
from tests import workbooks

CONTACTS = (
    ("ID", "Name", "Name in other script", "Phone", "City", "Tags", "Notes", "Referred by", "Merged into"),
    ("asha", "आशा", None, "9811111111", "Agra", "wholesale, wedding", "pays on Fridays", None, None),
    ("bela", "Bela", None, "9822222222", None, "wedding", None, None, None),
    ("chitra", "Chitra", None, "9833333333", None, None, "likes tea", "asha", None),
    ("deepa", "Deepa", None, "9844444444", None, None, None, "bela", None),
    ("esha", "Esha", None, "9855555555", None, None, None, None, None),
)
SALES = (
    ("ID", "Date", "Customer", "Item", "Amount"),
    ("a1", "1/2/26", "asha", "Fan", 10),
    ("a2", "2/2/26", "आशा", "Iron", 20),
    ("b1", "3/2/26", "bela", "Lamp", 30),
    ("c1", "4/2/26", "chitra", "Bulb", 40),
)
MEMBERSHIPS = (
    ("ID", "Contact", "Members covered", "Plan"),
    ("m1", "deepa", "Bela; asha, deepa", "Gold"),
    ("m2", "esha", "bela, Chitra; deepa", "Gold"),
)
A_IN_B, B_IN_C = Wanted("Contacts", ("bela", "asha"), "bela"), Wanted("Contacts", ("chitra", "bela"), "chitra")
TABS: dict[str, Sequence[Sequence[Any]]] = {"Contacts": CONTACTS, "Sales": SALES, "Memberships": MEMBERSHIPS}


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("chains")
    place = Place(str(workbooks.write(folder / "shop.xlsx", TABS)), folder / "state")
    allow_ids(place)
    pull(place)
    return folder


@pytest.fixture
def place(read_once: Path, tmp_path: Path) -> Place:
    folder = copytree(read_once, tmp_path / "copy")
    return Place(str(folder / "shop.xlsx"), folder / "state")


moments = count(1)


def clock() -> datetime:
    return datetime(2026, 5, 1) + timedelta(minutes=next(moments))


def merged(place: Place, *wanted: Wanted) -> list[str]:
    """The names of the merges, made one after the other."""
    names = []
    for one in wanted:
        merge(place, [one], clock=clock)
        names.append(recent_merges(place)[0].name)
    return names


def said(place: Place) -> dict[tuple[str, str], str]:
    """Every filled cell of every row, by row and field."""
    keys = {tab: [str(row[0]) for row in rows[1:]] for tab, rows in TABS.items()}
    with reading(place) as snapshot:
        rows = [row for tab, some in keys.items() for row in snapshot.rows_of(tab, some).values()]
    return {(row.key, name): row.text(name) for row in rows for name in row.values if row.text(name)}


def customers_of(place: Place, *sales: str) -> list[str]:
    texts = said(place)
    return [texts[sale, "customer"] for sale in sales]


def sync(place: Place) -> None:
    push(place)
    pull(place)


def left_in(undone: Unmerged) -> list[tuple[str, str]]:
    return [(cell.id, cell.field) for cell in undone.left]


@pytest.fixture
def both(place: Place) -> tuple[str, str]:
    """आशा was merged into Bela, then Bela into Chitra."""
    first, second = merged(place, A_IN_B, B_IN_C)
    return first, second


def test_who_was_merged_first_comes_back_with_all_that_was_theirs(place: Place, both: tuple[str, str]) -> None:
    undone = unmerge(place, both[0])

    assert customers_of(place, "a1", "a2", "b1", "c1") == ["asha", "आशा", "chitra", "chitra"]
    assert left_in(undone) == []
    with reading(place) as snapshot:
        assert snapshot.merged("Contacts") == {"bela": "chitra"}


def test_the_last_one_keeps_nothing_of_who_has_left_through_the_one_between(
    place: Place, both: tuple[str, str]
) -> None:
    before = said(place)

    unmerge(place, both[0])

    now = said(place)
    fields = ("name_other_script", "phones", "city", "tags", "notes", "referred_by")
    assert [before.get(("chitra", name)) for name in fields] == [
        "आशा", "9833333333, 9822222222, 9811111111", "Agra", "wedding, wholesale", "likes tea\npays on Fridays", None,
    ]  # fmt: skip
    assert [now.get(("chitra", name)) for name in fields] == [
        None, "9833333333, 9822222222", None, "wedding", "likes tea", "asha",
    ]  # fmt: skip


def test_who_was_merged_last_comes_back_with_what_had_come_to_it_before(place: Place, both: tuple[str, str]) -> None:
    unmerge(place, both[1])

    assert customers_of(place, "a1", "a2", "b1", "c1") == ["bela", "bela", "bela", "chitra"]
    assert said(place)["bela", "phones"] == "9822222222, 9811111111"
    assert said(place)["chitra", "phones"] == "9833333333"
    with reading(place) as snapshot:
        assert snapshot.merged("Contacts") == {"asha": "bela"}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("is_synced", [True, False])
def test_in_either_order_everything_is_as_before_and_nothing_is_told(
    place: Place, order: tuple[int, int], is_synced: bool
) -> None:
    before = said(place)
    names = merged(place, A_IN_B, B_IN_C)

    left = []
    for one in order:
        sync(place) if is_synced else None
        left += left_in(unmerge(place, names[one]))
    sync(place) if is_synced else None

    assert said(place) == before
    assert left == []


def test_an_unmerge_in_the_middle_is_undone_as_one(place: Place, both: tuple[str, str]) -> None:
    sync(place)
    before = said(place)

    undo(place, unmerge(place, both[0]).saved.saved_as)
    sync(place)

    assert said(place) == before
    with reading(place) as snapshot:
        assert [one.stands for one in states_of(place, snapshot, recent_merges(place))] == [True, True]


def test_of_four_in_a_row_the_middle_one_leaves_with_what_came_to_it(place: Place) -> None:
    _, middle, _ = merged(place, A_IN_B, B_IN_C, Wanted("Contacts", ("deepa", "chitra"), "deepa"))

    unmerge(place, middle)

    assert customers_of(place, "a1", "a2", "b1", "c1") == ["bela", "bela", "bela", "deepa"]
    assert said(place)["deepa", "phones"] == "9844444444, 9833333333"
    assert said(place)["m1", "covers"] == "Bela, deepa"


def test_one_of_two_merged_into_the_same_row_leaves_the_other_there(place: Place) -> None:
    first, _ = merged(place, A_IN_B, Wanted("Contacts", ("bela", "deepa"), "bela"))

    undone = unmerge(place, first)

    assert said(place)["bela", "phones"] == "9822222222, 9844444444"
    assert said(place)["m1", "covers"] == "Bela, asha, bela"
    assert left_in(undone) == []


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_what_two_of_them_had_stays_until_both_have_left(place: Place, order: tuple[int, int]) -> None:
    names = merged(
        place, Wanted("Contacts", ("deepa", "asha"), "deepa"), Wanted("Contacts", ("deepa", "bela"), "deepa")
    )

    unmerge(place, names[order[0]])
    between = said(place)["deepa", "tags"]
    unmerge(place, names[order[1]])

    assert between == ("wedding" if order == (0, 1) else "wholesale, wedding")
    assert ("deepa", "tags") not in said(place)


def test_what_somebody_changed_since_stays_and_is_told(place: Place, both: tuple[str, str]) -> None:
    save_edit(place, "Sales", "a1", {"customer": "deepa"})
    save_edit(place, "Contacts", "chitra", {"notes": "moved to Delhi"})

    undone = unmerge(place, both[0])

    assert customers_of(place, "a1", "a2") == ["deepa", "आशा"]
    assert said(place)["chitra", "notes"] == "moved to Delhi"
    assert sorted(left_in(undone)) == [("a1", "customer"), ("chitra", "notes")]


def test_what_was_sold_after_the_merges_stays_with_whom_it_names(place: Place, both: tuple[str, str]) -> None:
    save_edit(place, "Sales", "c1", {"customer": "asha"}, as_is=True)

    unmerge(place, both[0])

    assert customers_of(place, "c1") == ["asha"]


def test_a_row_merged_again_elsewhere_is_taken_out_of_there(place: Place, both: tuple[str, str]) -> None:
    unmerge(place, both[0])
    merged(place, Wanted("Contacts", ("deepa", "asha"), "deepa"))

    with reading(place) as snapshot:
        stand = {one.merge.name for one in states_of(place, snapshot, recent_merges(place)) if one.stands}
    unmerge_row(place, "Contacts", "asha")

    assert both[0] not in stand
    assert both[1] in stand
    assert customers_of(place, "a1", "a2", "b1") == ["asha", "आशा", "chitra"]


def test_a_row_that_somebody_typed_into_another_one_since_comes_back_too(place: Place, both: tuple[str, str]) -> None:
    save_edit(place, "Contacts", "asha", {"merged_into": "deepa"}, as_is=True)

    unmerge_row(place, "Contacts", "asha")

    assert customers_of(place, "a1", "a2") == ["asha", "आशा"]
    with reading(place) as snapshot:
        assert snapshot.merged("Contacts") == {"bela": "chitra"}


@pytest.fixture
def register(tmp_path: Path) -> Place:
    """Three customers whom only the rows of a register know."""
    headings = ("Date", "Customer Name", "Mobile", "Item", "Amount")
    rows = [(f"{n}/4/26", f"Person {n}", f"98111{n:05}", f"Thing {n}", 100 * n) for n in (1, 2, 3)]
    place = Place(str(workbooks.write(tmp_path / "register.xlsx", {"April": [headings, *rows]})), tmp_path / "state")
    pull(place)
    begin_numbering(place)
    for _ in range(2):
        pull(place)
        push(place)
    pull(place)
    return place


def bought(place: Place) -> dict[str, list[str]]:
    with reading(place) as snapshot:
        people = snapshot.rows(Query("contacts"))
        return {row.label: sorted(one.item for one in register_rows_of(snapshot, row.key)) for row in people}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_customers_of_a_register_leave_in_either_order_too(register: Place, order: tuple[int, int]) -> None:
    with reading(register) as snapshot:
        one, two, three = (row.key for row in sorted(snapshot.rows(Query("contacts")), key=lambda row: row.label))
    names = merged(register, Wanted("Contacts", (two, one), two), Wanted("Contacts", (three, two), three))
    sync(register)

    left = left_in(unmerge(register, names[order[0]]))
    sync(register)
    between = sorted(bought(register).values())
    left += left_in(unmerge(register, names[order[1]]))
    sync(register)

    expected = {0: [["Thing 1"], ["Thing 2", "Thing 3"]], 1: [["Thing 1", "Thing 2"], ["Thing 3"]]}
    assert between == expected[order[0]]
    assert bought(register) == {f"Person {n}": [f"Thing {n}"] for n in (1, 2, 3)}
    assert left == []


@pytest.mark.parametrize(
    "steps",
    [
        "deepa+esha>bela chitra+bela>asha <chitra+bela asha>bela bela>chitra <deepa+esha <asha <bela",
        "chitra>asha asha>deepa <asha asha>bela <chitra bela>deepa chitra>deepa <asha <bela <chitra",
    ],
    ids=["who is named by name was merged once before", "who is pointed at was merged elsewhere once before"],
)
def test_merges_taken_back_before_do_not_confuse_who_is_meant_now(place: Place, steps: str) -> None:
    first, names = said(place), dict[str, str]()
    for step in steps.split():
        gone, _, kept = step.partition(">")
        if kept:
            (names[gone],) = merged(place, Wanted("Contacts", (kept, *gone.split("+")), kept))
        else:
            assert left_in(unmerge(place, names[step[1:]])) == []

    assert said(place) == first

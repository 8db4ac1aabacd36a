"""Customers that are probably one are found again after each change, and what was decided about them is kept."""

from pathlib import Path

import pytest

from sync.current import current_id
from sync.edits import EditRefused, add_record, save_edit
from sync.ids import allow_ids
from sync.kept_matches import kept_groups
from sync.matches import (
    apart_pairs,
    are_ready,
    forget_apart,
    groups_last_found,
    groups_of,
    match_in_background,
    probable_matches,
    remember_apart,
)
from sync.place import Place
from sync.pull import pull
from sync.push import push
from tests import workbooks
from translations import translator
from validation.matching.matches import Band

HEADINGS = ("ID", "Name", "Mobile", "City", "Email", "Birthday")
ROWS = (
    ("C1", "Rajesh Sharma", "98765 43210", "Agra", "rajesh@example.com", None),
    ("C2", "राजेश शर्मा", "+91 98765-43210", "Agra", "rajesh@example.com", None),
    ("C3", "Sunita Sharma", "9876543210", "Agra", None, None),
    ("C4", "Imran Khan", "9811122233", "Lucknow", "imran@example.com", None),
    ("C5", "Imran Khan", "9811122233", "Lucknow", "imran@example.com", None),
    ("C6", "Zubeida Pinto", "9820012345", "Goa", None, None),
)
GIVEN, FAMILIES = ("Anil", "Mohan", "Ravi", "Geeta", "Asif", "Neha"), ("Gupta", "Verma", "Jain", "Ansari", "Joshi")
OTHERS = [
    (f"X{a}{b}", f"{given} {family}", f"9{a:02d}{b:02d}{(a * 31 + b * 17) ** 3 % 99991:05d}", "Patna", None, None)
    for a, given in enumerate(GIVEN)
    for b, family in enumerate(FAMILIES)
]
SALES = (("ID", "Date", "Customer", "Item", "Amount"), ("S1", "2026-04-01", "C5", "Fan", 2400))
RAJESH = {"C1", "C2"}
EN = translator("en")


@pytest.fixture
def shop(tmp_path: Path) -> Place:
    """A place with two customers written twice, and a family on one phone."""
    path = workbooks.write(tmp_path / "shop.xlsx", {"Customers": [HEADINGS, *ROWS, *OTHERS], "Sales": SALES})
    place = Place(str(path), tmp_path / "state")
    allow_ids(place)
    pull(place)
    return place


def groups(place: Place, band: Band | None = None) -> list[set[str]]:
    return [set(group.keys) for group in groups_of(place) if band in (None, group.band)]


def sync(place: Place) -> None:
    pull(place)
    push(place)
    pull(place)


def elsewhere(place: Place) -> Place:
    """The same workbook on a machine that knows nothing of it."""
    other = Place(place.workbook, place.state.parent / "other")
    allow_ids(other)
    pull(other)
    return other


def test_one_customer_written_twice_is_one_group_and_the_most_valuable_comes_first(shop: Place) -> None:
    assert groups(shop, Band.CERTAIN) == [{"C4", "C5"}, RAJESH]
    assert groups_of(shop)[0].value == 2400


def test_why_is_said_in_words(shop: Place) -> None:
    group = next(one for one in groups_of(shop) if set(one.keys) == RAJESH)

    assert group.matches[0].reasons(EN) == "Name is spelled in another script; same e-mail; same phone; same City"


def test_a_family_on_one_phone_is_never_certain(shop: Place) -> None:
    assert not any("C3" in keys for keys in groups(shop, Band.CERTAIN))


def test_a_customer_added_in_the_app_comes_into_the_group_at_once(shop: Place) -> None:
    groups_of(shop)
    added = add_record(shop, "Contacts", {"name": "Rajesh Sharma", "phones": "9876543210", "city": "Agra"})

    assert any({*RAJESH, added.id} <= keys for keys in groups(shop))


def test_a_changed_row_leaves_its_group(shop: Place) -> None:
    groups_of(shop)
    save_edit(shop, "Contacts", "C5", {"name": "Meera Pillai", "phones": "9000000001", "emails": "meera@example.com"})

    assert {"C4", "C5"} not in groups(shop)


def test_until_a_change_is_compared_the_groups_before_are_told(shop: Place) -> None:
    before = groups_of(shop)
    save_edit(shop, "Contacts", "C5", {"name": "Meera Pillai", "phones": "9000000001", "emails": "meera@example.com"})

    assert groups_last_found(shop) == before
    assert groups_of(shop) != before
    assert groups_last_found(shop) == groups_of(shop)


def test_a_merged_row_takes_no_part(shop: Place) -> None:
    save_edit(shop, "Contacts", "C5", {"merged_into": "C4"})

    assert not any("C5" in keys for keys in groups(shop))


def test_what_is_not_the_same_is_written_into_the_sheet_and_known_on_every_machine(shop: Place) -> None:
    remember_apart(shop, "Contacts", ["C1", "C2"], "Asma")
    sync(shop)

    assert workbooks.cells(Path(shop.workbook), "Not the same")[1][1:5] == [
        "Rajesh Sharma, राजेश शर्मा",
        "C1, C2",
        "Contacts",
        "Asma",
    ]
    assert not any(keys >= RAJESH for keys in groups(elsewhere(shop)))


def test_a_decision_counts_at_once_and_can_be_taken_back(shop: Place) -> None:
    groups_of(shop)
    remember_apart(shop, "Contacts", ["C1", "C2"])
    apart = groups(shop)
    forget_apart(shop, "Contacts", ["C2", "C1"])

    assert RAJESH not in apart
    assert RAJESH in groups(shop)
    assert not apart_pairs(shop, "Contacts")


def test_a_row_without_an_id_cannot_be_remembered(tmp_path: Path) -> None:
    rows = [row[1:] for row in (HEADINGS, *ROWS)]
    place = Place(str(workbooks.write(tmp_path / "shop.xlsx", {"Customers": rows})), tmp_path / "state")
    pull(place)

    with pytest.raises(EditRefused, match="Number the rows first"):
        remember_apart(place, "Contacts", groups_of(place)[0].keys)


def test_another_program_reads_what_was_found(shop: Place) -> None:
    assert not are_ready(shop)
    match_in_background(shop).join()

    assert kept_groups(shop, current_id(shop)) == groups_of(shop)
    assert are_ready(shop)


@pytest.mark.parametrize("is_warm", [False, True])
def test_a_customer_being_typed_is_found(shop: Place, is_warm: bool) -> None:
    if is_warm:
        match_in_background(shop, for_typing=True).join()
    found = probable_matches(shop, "Contacts", {"name": "Rajesh Sharma", "phones": "098765 43210"})

    assert [match.id_a for match in found][:2] == ["C1", "C2"]
    assert not probable_matches(shop, "Contacts", {"name": "Kiran Bedi", "phones": "9000000009"})


def test_customers_of_a_register_are_compared_and_its_rows_are_not(tmp_path: Path) -> None:
    headings = ("Date", "Customer Name", "Mobile", "Item", "Amount")
    visits = [("2026-04-02", name, phone, "Fan", 900) for _, name, phone, *_ in (*ROWS[:2], *ROWS[3:4], *OTHERS)]
    path = workbooks.write(tmp_path / "register.xlsx", {"Bahi": [headings, *visits, *visits]})
    place = Place(str(path), tmp_path / "state")
    pull(place)

    assert [(group.table, len(group.keys), group.value) for group in groups_of(place)] == [("Contacts", 2, 3600)]

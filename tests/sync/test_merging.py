"""Several rows become one customer, and several again: nothing that anybody typed is lost on the way."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from records.query import Query
from sync import merging
from sync.cli import app
from sync.current import reading
from sync.edits import EditRefused, conflicts, save_edit, undo
from sync.ids import allow_ids
from sync.merge_states import states_of
from sync.merges import recent_merges
from sync.merging import Wanted, merge, plans_of
from sync.place import Place
from sync.pull import pull
from sync.push import push
from sync.unmerging import finish, unmerge, unmerge_row
from tests import workbooks

CONTACTS = [
    ("ID", "Name", "Name in other script", "Phone", "E-mail", "City", "Tags", "Notes", "May we message?", "Referred by", "Merged into"),
    ("a1", "Rajesh Sharma", None, "98765-43210", None, "Lucknow", "wedding", "prefers evenings", "Yes", "c3", None),
    ("b2", "राजेश शर्मा", None, "9876543210 / 9811111111", "raj@example.com", None, "Wedding, wholesale", "owes a mixer", "No", None, None),
    ("c3", "Rajesh S.", None, "98765", None, "Kanpur", None, None, None, "a1", None),
    ("d4", "Imran Khan", None, "9822222222", None, "Lahore", None, None, None, "b2", None),
]  # fmt: skip
SALES = [
    ("ID", "Date", "Customer", "Item", "Amount"),
    ("s1", datetime(2026, 2, 1), "b2", "Fan", 100),
    ("s2", datetime(2026, 2, 2), "राजेश शर्मा", "Iron", 200),
    ("s3", datetime(2026, 2, 3), "9811111111", "Lamp", 300),
    ("s4", datetime(2026, 2, 4), "d4", "Bulb", 40),
]
MEMBERSHIPS = [
    ("ID", "Contact", "Members covered", "Plan", "Start on"),
    ("m1", "d4", "b2, Imran Khan; c3", "Gold", None),
]
TABS: dict[str, Sequence[Sequence[Any]]] = {"Contacts": CONTACTS, "Sales": SALES, "Memberships": MEMBERSHIPS}
THREE = Wanted("Contacts", ("a1", "b2", "c3"))


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = Place(str(workbooks.write(tmp_path / "shop.xlsx", TABS)), tmp_path / "state")
    allow_ids(place)
    pull(place)
    return place


def sync(place: Place) -> None:
    push(place)
    pull(place)


def cells(place: Place) -> dict[str, list[list[object]]]:
    return {tab: workbooks.cells(Path(place.workbook), tab) for tab in TABS}


def contact(place: Place, key: str) -> dict[str, str]:
    with reading(place) as snapshot:
        row = snapshot.row("Contacts", key)
        assert row is not None
        return {name: row.text(name) for name in row.values if row.text(name)}


def merged_name(place: Place) -> str:
    return recent_merges(place)[0].name


def typed_over(place: Place, tab: str, id: str, change: Callable[[list[object]], list[object]]) -> None:
    """As somebody edits one row in the sheet."""
    rows = workbooks.cells(Path(place.workbook), tab)
    workbooks.rewrite(Path(place.workbook), [change(row) if row[0] == id else row for row in rows], tab)


def test_the_row_that_stood_first_survives_with_what_each_knew(place: Place) -> None:
    saved = merge(place, [THREE])

    sync(place)

    assert saved.id == "a1"
    assert contact(place, "a1") == {
        "id": "a1",
        "name": "Rajesh Sharma",
        "name_other_script": "राजेश शर्मा",
        "phones": "98765-43210, 9811111111",
        "emails": "raj@example.com",
        "city": "Lucknow",
        "tags": "wedding, wholesale",
        "notes": "prefers evenings\nowes a mixer",
        "may_we_message": "No",
    }


def test_the_others_stay_in_the_sheet_as_typed_and_say_where_they_went(place: Place) -> None:
    merge(place, [THREE])

    sync(place)

    rows = cells(place)["Contacts"]
    assert [row[:-1] for row in rows[2:4]] == [list(row[:-1]) for row in CONTACTS[2:4]]
    assert [row[-1] for row in rows] == ["Merged into", None, "a1", "a1", None]


def test_what_belonged_to_them_belongs_to_the_survivor(place: Place) -> None:
    merge(place, [THREE])

    sync(place)

    now = cells(place)
    assert [row[2] for row in now["Sales"][1:]] == ["a1", "a1", "a1", "d4"]
    assert now["Memberships"][1][2] == "a1, Imran Khan"
    assert [row[9] for row in now["Contacts"][1:]] == [None, None, "a1", "a1"]


def test_only_the_survivor_is_listed(place: Place) -> None:
    merge(place, [THREE])

    with reading(place) as snapshot:
        assert [row.key for row in snapshot.rows(Query("contacts"))] == ["a1", "d4"]


def test_a_person_may_choose_the_survivor_and_any_value(place: Place) -> None:
    merge(place, [Wanted("Contacts", ("a1", "b2"), "b2", {"name": "a1", "tags": "b2", "may_we_message": "a1"})])

    sync(place)

    now = contact(place, "b2")
    assert (now["name"], now["tags"], now["may_we_message"]) == ("Rajesh Sharma", "Wedding, wholesale", "Yes")
    assert now["phones"] == "9876543210 / 9811111111"


@pytest.mark.parametrize("back", ["undo", "unmerge", "unmerge later"])
def test_merged_and_unmerged_the_sheet_is_as_before(place: Place, back: str) -> None:
    before = cells(place)
    saved = merge(place, [THREE])
    if back == "unmerge later":
        sync(place)
    else:
        push(place)

    undo(place, saved.saved_as) if back == "undo" else unmerge(place, merged_name(place))
    sync(place)

    assert cells(place) == before
    with reading(place) as snapshot:
        assert snapshot.count(Query("contacts")) == 4


def test_an_unmerge_can_be_undone(place: Place) -> None:
    merge(place, [THREE])
    sync(place)
    merged = cells(place)

    undone = unmerge(place, merged_name(place))
    sync(place)
    undo(place, undone.saved.saved_as)
    sync(place)

    assert cells(place) == merged


def test_what_was_written_since_stays_with_the_survivor_and_is_told(place: Place) -> None:
    merge(place, [THREE])
    sync(place)
    save_edit(place, "Contacts", "a1", {"notes": "moved to Delhi"})
    typed_over(place, "Sales", "s4", lambda row: [*row[:2], "a1", *row[3:]])
    sync(place)

    undone = unmerge(place, merged_name(place))
    sync(place)

    assert [(cell.id, cell.field) for cell in undone.left] == [("a1", "notes")]
    assert (contact(place, "a1")["notes"], contact(place, "a1")["tags"]) == ("moved to Delhi", "wedding")
    assert [row[2] for row in cells(place)["Sales"][1:]] == ["b2", "राजेश शर्मा", "9811111111", "a1"]


def test_one_of_the_merged_rows_takes_the_whole_merge_back(place: Place) -> None:
    before = cells(place)
    merge(place, [THREE])
    sync(place)

    unmerge_row(place, "Contacts", "c3")
    sync(place)

    assert cells(place) == before


def test_a_merge_typed_into_the_sheet_is_taken_back_too(place: Place) -> None:
    typed_over(place, "Contacts", "b2", lambda row: [*row[:-1], "a1"])
    pull(place)

    unmerge_row(place, "Contacts", "b2")
    sync(place)

    assert cells(place)["Contacts"] == [list(row) for row in CONTACTS]


def test_many_merges_are_one_click_and_each_can_be_unmerged_alone(place: Place) -> None:
    saved = merge(
        place, [Wanted("Contacts", ("a1", "b2")), Wanted("Contacts", ("c3", "d4")), Wanted("Contacts", ("a1", "d4"))]
    )
    sync(place)
    with reading(place) as snapshot:
        assert snapshot.merged("Contacts") == {"b2": "a1", "d4": "c3"}

    unmerge(place, next(one.name for one in recent_merges(place) if one.kept == "c3"))
    sync(place)

    with reading(place) as snapshot:
        assert snapshot.merged("Contacts") == {"b2": "a1"}
    assert len({one.saved_as for one in recent_merges(place)} & {saved.saved_as}) == 1


def test_what_somebody_changed_meanwhile_is_refused_and_the_merge_can_be_finished(place: Place) -> None:
    merge(place, [THREE])
    typed_over(place, "Contacts", "a1", lambda row: [*row[:5], "Delhi", *row[6:]])
    typed_over(place, "Sales", "s1", lambda row: [*row[:2], "d4", *row[3:]])
    sync(place)

    assert [(entry.record, entry.field, entry.found) for entry in conflicts(place)] == [("s1", "customer", "d4")]
    assert contact(place, "a1")["city"] == "Delhi"
    with reading(place) as snapshot:
        assert snapshot.merged("Contacts") == {"b2": "a1", "c3": "a1"}


def test_a_merge_the_sheet_took_in_part_is_seen_and_finished(place: Place) -> None:
    merge(place, [THREE])
    sync(place)
    typed_over(place, "Contacts", "c3", lambda row: [*row[:-1], None])  # as if the sheet had never taken this cell
    pull(place)
    with reading(place) as snapshot:
        (half,) = states_of(place, snapshot, recent_merges(place))
        assert half.is_half_done

    finish(place, merged_name(place))
    sync(place)

    with reading(place) as snapshot:
        assert snapshot.merged("Contacts") == {"b2": "a1", "c3": "a1"}
        assert not states_of(place, snapshot, recent_merges(place))[0].is_half_done


def test_rows_that_changed_while_somebody_looked_are_not_merged(place: Place) -> None:
    with reading(place) as snapshot:
        (plan,) = plans_of(place, snapshot, [THREE])
    save_edit(place, "Contacts", "b2", {"city": "Agra"})

    with pytest.raises(EditRefused, match="while you were looking"):
        merge(place, [Wanted("Contacts", THREE.keys, seen=plan.seen)])


def test_where_a_value_comes_from_is_known(place: Place) -> None:
    save_edit(place, "Contacts", "b2", {"city": "Agra"}, clock=lambda: datetime(2026, 5, 5))
    sync(place)

    with reading(place) as snapshot:
        (plan,) = plans_of(place, snapshot, [THREE])
    city = next(choice for choice in plan.choices if choice.field.name == "city")
    assert (city.chosen, city.text, city.differs) == ("b2", "Agra", True)
    assert [(one.key, one.changed_at is not None) for one in city.candidates] == [
        ("a1", False),
        ("b2", True),
        ("c3", False),
    ]


def test_the_command_line_merges_and_unmerges(place: Place) -> None:
    where = ["--workbook", place.workbook, "--state", str(place.state)]

    merged = CliRunner().invoke(app, ["merge", "Contacts", "b2", "c3", "--into", "c3", *where])
    with reading(place) as snapshot:
        away = dict(snapshot.merged("Contacts"))
    unmerged = CliRunner().invoke(app, ["unmerge", "Contacts", "b2", *where])

    assert (merged.output, away) == ("c3: merged; waits for the sheet.\n", {"b2": "c3"})
    assert (unmerged.exit_code, unmerged.output) == (0, "Separate again; waits for the sheet.\n")


def test_what_a_crash_left_before_anything_was_saved_is_no_merge(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def dies(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(merging, "save_records", dies)
    with pytest.raises(KeyboardInterrupt):
        merge(place, [THREE])

    with reading(place) as snapshot:
        assert [one.stands for one in states_of(place, snapshot, recent_merges(place))] == [False]
        assert snapshot.count(Query("contacts")) == 4

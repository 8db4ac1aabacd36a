"""People act and answers get lost while we write: nothing of theirs is lost, and each edit of ours counts once."""

import json
from pathlib import Path

import pytest

from sync.google import GoogleWorkbook
from sync.workbook import NewId, Outcome, RowRemoval, Verdict, WorkbookUnavailable
from tests.sync.google.desk import Shop
from validation.sheet import fingerprint

NAMES = {"k1": "Asha", "k2": "Bilal", "k3": "Chandra"}
pytestmark = pytest.mark.parametrize("shop", [False, True], indirect=True, ids=["small", "large"])


def test_a_sort_between_reading_and_writing_is_undone_in_the_wrong_row(shop: Shop, workbook: GoogleWorkbook) -> None:
    shop.around_write({"do": "sort", "by": "Name", "descending": True})

    outcomes = workbook.apply([shop.edit("k1", "Name", "Asha", "Aaron")])

    assert outcomes[0].verdict is Verdict.APPLIED
    assert shop.column("Name") == NAMES | {"k1": "Aaron"}


def test_a_row_deleted_between_is_gone_and_its_neighbour_unharmed(shop: Shop, workbook: GoogleWorkbook) -> None:
    shop.around_write({"do": "delete_row", "id": "k1"})

    outcomes = workbook.apply([shop.edit("k1", "Name", "Asha", "Aaron")])

    assert outcomes[0].verdict is Verdict.GONE
    assert shop.column("Name") == {"k2": "Bilal", "k3": "Chandra"}


def test_the_last_row_deleted_between_leaves_nothing_of_ours_behind(shop: Shop, workbook: GoogleWorkbook) -> None:
    shop.around_write({"do": "delete_row", "id": "k3"})

    outcomes = workbook.apply([shop.edit("k3", "Name", "Chandra", "Chitra")])

    assert outcomes[0].verdict is Verdict.GONE
    assert not any("Chitra" in row for row in shop.backstage.cells(shop.id)["Contacts"])


def test_a_person_who_edits_the_cell_between_wins_and_is_named(shop: Shop, workbook: GoogleWorkbook) -> None:
    shop.around_write({"do": "edit", "id": "k1", "column": "Name", "value": "Aasha"})

    outcomes = workbook.apply([shop.edit("k1", "Name", "Asha", "Aaron")])

    assert (outcomes[0].verdict, outcomes[0].found) == (Verdict.CONFLICT, "Aasha")
    assert shop.column("Name")["k1"] == "Aasha"


def test_a_formula_that_a_person_enters_between_comes_back_as_it_was(shop: Shop, workbook: GoogleWorkbook) -> None:
    shop.around_write({"do": "edit", "id": "k2", "column": "Due", "value": "=D2*2+$D$2"})

    outcomes = workbook.apply([shop.edit("k2", "Due", "250.5", 7)])

    assert outcomes[0].verdict is Verdict.FORMULA
    assert shop.column("Due")["k2"] == "=D2*2+$D$2"


@pytest.mark.parametrize(
    "action",
    [
        {"do": "insert_row", "at": 2, "values": {"id": "k9", "Name": "Zoya"}},
        {"do": "insert_row", "at": 1, "values": {}},
        {"do": "insert_column", "at": "Name", "heading": "Village"},
        {"do": "move_column", "column": "Name", "to": "Due"},
        {"do": "move_row", "id": "k1", "to": 5},
        {"do": "rename_tab", "to": "People"},
    ],
    ids=lambda action: action["do"],
)
def test_whatever_moves_between_only_the_named_cell_changes(
    shop: Shop, workbook: GoogleWorkbook, action: dict[str, object]
) -> None:
    shop.around_write(action)

    workbook.apply([shop.edit("k1", "Name", "Asha", "Aaron")])

    tabs = shop.backstage.cells(shop.id)
    cells = [cell for row in tabs.get("Contacts") or tabs["People"] for cell in row]
    assert (cells.count("Aaron"), cells.count("Asha")) == (1, 0)
    assert all(cells.count(value) == 1 for value in ("Bilal", "Chandra", "0501234567", "Name", "Phone", "Due"))


def test_a_new_row_does_not_cover_one_that_a_person_adds_between(shop: Shop, workbook: GoogleWorkbook) -> None:
    shop.around_write({"do": "append_row", "values": {"id": "k8", "Name": "Esther", "Phone": "12345"}})

    outcomes = workbook.apply([shop.row("k4", Name="Dawud")])

    assert outcomes[0].verdict is Verdict.APPLIED
    assert shop.column("Name") == NAMES | {"k8": "Esther", "k4": "Dawud"}
    assert str(shop.column("Phone")["k8"]) == "12345"


def test_a_new_row_does_not_cover_one_without_an_id_either(shop: Shop, workbook: GoogleWorkbook) -> None:
    shop.around_write({"do": "append_row", "values": {"Name": "Esther"}})

    workbook.apply([shop.row("k4", Name="Dawud")])

    assert [row[:2] for row in shop.backstage.cells(shop.id)["Contacts"][4:]] == [[None, "Esther"], ["k4", "Dawud"]]


def test_an_id_goes_to_its_row_though_a_sort_comes_between(shop: Shop, workbook: GoogleWorkbook) -> None:
    shop.act(do="append_row", values={"Name": "Dawud"})
    shop.around_write({"do": "sort", "by": "Name", "descending": True})

    outcomes = workbook.apply([NewId("number", "Contacts", "id", "k4", 5, fingerprint([None, "Dawud", None, None]))])

    assert outcomes[0].verdict is Verdict.APPLIED
    assert shop.column("Name") == NAMES | {"k4": "Dawud"}


def test_a_row_taken_back_takes_no_other_with_it(shop: Shop, workbook: GoogleWorkbook) -> None:
    workbook.apply([shop.row("k4", Name="Dawud")])
    print_ = fingerprint(list(workbook.read().tabs[0].rows[4]))
    shop.around_write({"do": "sort", "by": "Name", "descending": True})
    shop.around_write({"do": "sort", "by": "Name"}, skip=1)

    outcomes = workbook.apply([RowRemoval("undo", "Contacts", "id", "k4", print_)])

    assert outcomes[0].verdict is Verdict.APPLIED
    assert shop.column("Name") == NAMES
    assert shop.column("Phone")["k3"] == "98765 43210"


def test_a_person_who_goes_on_with_a_displaced_cell_is_not_overwritten(shop: Shop, workbook: GoogleWorkbook) -> None:
    shop.around_write({"do": "sort", "by": "Name", "descending": True})
    shop.backstage.queue(
        {
            "match": "GET",
            "skip": 1,
            "before": [{"do": "edit", "tab": "Contacts", "id": "k3", "column": "Name", "value": "Chitra"}],
        }
    )

    workbook.apply([shop.edit("k1", "Name", "Asha", "Aaron")])

    assert shop.column("Name") == NAMES | {"k1": "Aaron", "k3": "Chitra"}


@pytest.mark.parametrize("fault", ["drop_after", "drop_before", "500", "502", "503"])
@pytest.mark.parametrize("is_applied", [True, False], ids=["applied", "not applied"])
def test_a_lost_answer_never_makes_an_edit_count_twice(
    shop: Shop, workbook: GoogleWorkbook, fault: str, is_applied: bool
) -> None:
    shop.around_write(fault=fault, applied=is_applied and fault.isdigit())

    outcomes = workbook.apply([shop.row("k4", Name="Dawud"), shop.edit("k1", "Name", "Asha", "Aaron")])

    assert [outcome.verdict for outcome in outcomes] == [Verdict.APPLIED] * 2
    assert shop.column("Name") == NAMES | {"k1": "Aaron", "k4": "Dawud"}


def test_a_lost_answer_of_a_misplaced_write_is_judged_and_put_back(shop: Shop, workbook: GoogleWorkbook) -> None:
    shop.around_write({"do": "sort", "by": "Name", "descending": True}, fault="drop_after")

    workbook.apply([shop.edit("k1", "Name", "Asha", "Aaron")])

    assert shop.column("Name") == NAMES | {"k1": "Aaron"}


def test_a_write_that_arrives_late_finds_its_fence_taken(shop: Shop, workbook: GoogleWorkbook) -> None:
    shop.around_write(fault="late")

    workbook.apply([shop.edit("k1", "Name", "Asha", "Aaron")])
    shop.act(do="edit", id="k1", column="Name", value="Asha Devi")
    shop.backstage.arrive()

    assert shop.column("Name")["k1"] == "Asha Devi"


def test_a_cancel_whose_own_answer_is_lost_is_told_from_the_write(shop: Shop, workbook: GoogleWorkbook) -> None:
    shop.around_write(fault="drop_before")
    shop.around_write(fault="drop_after")

    outcomes = workbook.apply([shop.edit("k1", "Name", "Asha", "Aaron")])

    assert outcomes[0].verdict is Verdict.APPLIED
    assert shop.column("Name")["k1"] == "Aaron"


def _dies_in_doubt(shop: Shop, workbook: GoogleWorkbook, *outcome_known_to_nobody: dict[str, object]) -> None:
    shop.around_write(*outcome_known_to_nobody, fault="drop_after")
    for _ in range(4):
        shop.around_write(fault="drop_before")
    with pytest.raises(WorkbookUnavailable, match="Google did not say"):
        workbook.apply([shop.edit("k1", "Name", "Asha", "Aaron")])


def test_after_a_crash_in_doubt_the_write_is_judged_before_anything_else(shop: Shop, workbook: GoogleWorkbook) -> None:
    _dies_in_doubt(shop, workbook, {"do": "sort", "by": "Name", "descending": True})

    outcomes = shop.opened().apply([shop.edit("k2", "Due", "250.5", 3)])

    assert outcomes[0].verdict is Verdict.APPLIED
    assert shop.column("Name") == NAMES


def test_after_a_crash_an_edit_that_had_arrived_does_not_overwrite_what_came_later(
    shop: Shop, workbook: GoogleWorkbook
) -> None:
    _dies_in_doubt(shop, workbook)
    shop.act(do="edit", id="k1", column="Name", value="Asha")

    outcomes = shop.opened().apply([shop.edit("k1", "Name", "Asha", "Aaron")])

    assert outcomes[0] == Outcome("edit k1 Name", Verdict.APPLIED)
    assert shop.column("Name")["k1"] == "Asha"


def test_nothing_stays_open_in_the_journal_when_all_is_told(
    shop: Shop, workbook: GoogleWorkbook, tmp_path: Path
) -> None:
    shop.around_write({"do": "sort", "by": "Name", "descending": True}, fault="drop_after")
    edits = [shop.edit("k1", "Name", "Asha", "Aaron")]

    workbook.apply(edits)
    workbook.settled(edits)

    kept = json.loads((tmp_path / "journal.json").read_text(encoding="utf-8"))
    assert [name for name, held in kept.items() if held] == ["fences"]


def test_two_copies_of_the_app_do_not_lose_each_others_rows(shop: Shop, workbook: GoogleWorkbook) -> None:
    other = shop.opened(journal="other.json")
    other.apply([shop.row("k4", Name="Dawud")])

    workbook.apply([shop.row("k5", Name="Esther")])
    outcome = other.apply([shop.edit("k5", "Name", "Esther", "Ester")])[0]

    assert outcome.verdict is Verdict.APPLIED
    assert shop.column("Name") == NAMES | {"k4": "Dawud", "k5": "Ester"}

"""Stories in which the proof once found a wrong, in few words."""

import pytest

from sync.google import GoogleWorkbook
from sync.workbook import Outcome, RowRemoval, Verdict, WorkbookUnsettled
from tests.sync.google.desk import Shop
from validation.sheet import fingerprint

NAMES = {"k1": "Asha", "k2": "Bilal", "k3": "Chandra"}


def _before_read(shop: Shop, *acts: dict[str, object], skip: int) -> None:
    """What happens before a call that reads, so many of them later."""
    scenes = [{"spreadsheet": shop.id, "tab": "Contacts", **act} for act in acts]
    shop.backstage.queue({"match": "GET", "skip": skip, "before": scenes})


def test_an_edit_sent_again_after_a_crash_is_not_made_again_where_the_old_value_was_typed_again(
    shop: Shop, workbook: GoogleWorkbook
) -> None:
    edits = [shop.edit("k1", "Name", "Asha", "Aaron")]
    workbook.apply(edits)
    shop.act(do="edit", id="k1", column="Name", value="Asha")

    outcomes = shop.opened().apply(edits)

    assert outcomes[0].verdict is Verdict.APPLIED
    assert shop.column("Name") == NAMES


def test_a_row_added_and_then_deleted_by_a_person_does_not_come_back_after_a_crash(
    shop: Shop, workbook: GoogleWorkbook
) -> None:
    edits = [shop.row("k4", Name="Dawud")]
    workbook.apply(edits)
    shop.act(do="delete_row", id="k4")

    shop.opened().apply(edits)

    assert shop.column("Name") == NAMES


def test_an_edit_in_doubt_is_told_from_one_that_was_never_sent(shop: Shop, workbook: GoogleWorkbook) -> None:
    shop.around_write(fault="drop_after")
    for _ in range(4):
        shop.around_write(fault="drop_before")

    with pytest.raises(WorkbookUnsettled, match="Google did not say"):
        workbook.apply([shop.edit("k1", "Name", "Asha", "Aaron")])


def test_a_row_half_taken_out_when_the_process_dies_is_taken_out_by_the_next(
    shop: Shop, workbook: GoogleWorkbook
) -> None:
    added = [shop.row("k4", Name="Dawud")]
    workbook.apply(added)
    workbook.settled(added)
    shown = fingerprint(list(workbook.read().tabs[0].rows[4]))
    removal = RowRemoval("undo", "Contacts", "id", "k4", shown)
    shop.around_write(fault="drop_after")
    for _ in range(4):
        shop.around_write(fault="drop_before")
    with pytest.raises(WorkbookUnsettled):
        workbook.apply([removal])

    outcomes = shop.opened().apply([removal])

    assert outcomes == (Outcome("undo", Verdict.APPLIED),)
    assert shop.column("Name") == NAMES


def test_a_repair_that_goes_astray_is_put_right_as_well(shop: Shop, workbook: GoogleWorkbook) -> None:
    shop.around_write({"do": "sort", "by": "Name", "descending": True})
    shop.around_write({"do": "sort", "by": "Name"}, skip=1)

    workbook.apply([shop.edit("k1", "Name", "Asha", "Aaron")])

    assert shop.column("Name") == NAMES | {"k1": "Aaron"}


def test_where_a_person_takes_our_id_out_of_the_row_it_landed_in_it_is_told_what_stood_there(
    shop: Shop, workbook: GoogleWorkbook
) -> None:
    shop.around_write({"do": "append_row", "values": {"Name": "Esther", "Due": 3}})
    _before_read(shop, {"do": "edit", "cell": "A5", "value": ""}, skip=1)

    outcomes = workbook.apply([shop.row("k4", Name="Dawud")])

    assert [(outcome.verdict, outcome.found) for outcome in outcomes] == [(Verdict.LOST, "Esther")]


def test_a_renamed_id_heading_does_not_keep_a_repair_from_its_row(shop: Shop, workbook: GoogleWorkbook) -> None:
    shop.around_write({"do": "sort", "by": "Name", "descending": True})
    renamed = {"do": "rename_heading", "column": "id", "to": "Number"}
    moved = {"do": "insert_column", "at": "Number"}
    _before_read(shop, renamed, moved, skip=1)

    outcomes = workbook.apply([shop.edit("k1", "Name", "Asha", "Aaron")])

    names = [row[2] for row in shop.backstage.cells(shop.id)["Contacts"][1:]]
    assert outcomes[0].verdict is Verdict.NO_COLUMN
    assert sorted(names) == sorted(NAMES.values())


def test_a_column_that_moves_beside_the_id_displaces_nothing(shop: Shop, workbook: GoogleWorkbook) -> None:
    before = len(shop.backstage.calls())
    shop.around_write(
        {"do": "move_column", "column": "id", "to": "Phone"}, {"do": "move_column", "column": "id", "to": "Name"}
    )

    outcomes = workbook.apply([shop.edit("k1", "Due", "100", 7)])

    assert outcomes[0].verdict is Verdict.APPLIED
    assert len(shop.backstage.calls()) - before == 2

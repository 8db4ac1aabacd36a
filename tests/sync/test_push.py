from pathlib import Path

import pytest

from records.changes import ChangeKind, Origin
from records.query import Query
from sync.current import reading
from sync.edits import EditRefused, add_record, conflicts, dismiss, keep_mine, save_edit, undo, waiting
from sync.history import history
from sync.place import Place
from sync.pull import pull
from sync.push import push
from sync.workbook import WorkbookHeld
from tests import workbooks
from tests.workbooks import HEADINGS, PEOPLE
from validation.lists import BUILT_IN, choices_of

RAJESH = "kfm2a3bcde"


def city(place: Place, key: str = RAJESH) -> str:
    with reading(place) as snapshot:
        row = snapshot.row("contacts", key)
    assert row is not None
    return str(row.values["city"])


def in_sheet(place: Place) -> dict[str, list[object]]:
    return {row[0]: row for row in workbooks.cells(Path(place.workbook))[1:]}


def test_an_edit_is_seen_at_once_and_marked_as_waiting(place: Place) -> None:
    save_edit(place, "Contacts", RAJESH, {"city": "Delhi"})

    with reading(place) as snapshot:
        row = snapshot.row("contacts", RAJESH)
    assert row is not None
    assert (row.values["city"], row.waiting) == ("Delhi", ("city",))


def test_an_edit_waiting_is_found_by_searching(place: Place) -> None:
    save_edit(place, "Contacts", RAJESH, {"notes": "likes mangoes"})

    with reading(place) as snapshot:
        assert [row.label for row in snapshot.rows(Query("contacts", search="mango"))] == ["Rajesh Sharma"]


def test_an_edit_goes_into_the_sheet_and_stops_waiting(place: Place) -> None:
    save_edit(place, "Contacts", RAJESH, {"city": "Delhi"}, author="Asha")

    assert push(place).applied == 1
    pull(place)

    assert in_sheet(place)[RAJESH][3] == "Delhi"
    assert waiting(place) == ()
    (entry,) = history(place)
    assert (entry.before, entry.after, entry.origin, entry.author) == ("Lucknow", "Delhi", Origin.APP, "Asha")


def test_an_edit_follows_its_record_when_rows_are_sorted(place: Place) -> None:
    save_edit(place, "Contacts", RAJESH, {"city": "Delhi"})
    workbooks.rewrite(Path(place.workbook), [HEADINGS, *reversed(PEOPLE)])

    push(place)

    assert in_sheet(place)[RAJESH][3] == "Delhi"
    assert in_sheet(place)["mn4jkrstuv"][3] == "Lahore"


def test_people_win_and_both_values_are_kept(place: Place) -> None:
    save_edit(place, "Contacts", RAJESH, {"city": "Delhi"})
    workbooks.rewrite(Path(place.workbook), [HEADINGS, (*PEOPLE[0][:3], "Agra", None, None), *PEOPLE[1:]])

    assert push(place).refused == 1
    pull(place)

    assert in_sheet(place)[RAJESH][3] == city(place) == "Agra"
    (conflict,) = conflicts(place)
    assert (conflict.cell, conflict.found) == ("Delhi", "Agra")


def test_a_refused_edit_can_be_kept_after_all(place: Place) -> None:
    test_people_win_and_both_values_are_kept(place)

    keep_mine(place, conflicts(place)[0].operation)
    push(place)

    assert in_sheet(place)[RAJESH][3] == "Delhi"
    assert conflicts(place) == ()


def test_a_refused_edit_can_be_let_go(place: Place) -> None:
    test_people_win_and_both_values_are_kept(place)

    dismiss(place, conflicts(place)[0].operation)

    assert conflicts(place) == ()
    assert city(place) == "Agra"


def test_an_edit_of_a_row_deleted_meanwhile_is_reported(place: Place) -> None:
    save_edit(place, "Contacts", RAJESH, {"city": "Delhi"})
    workbooks.rewrite(Path(place.workbook), [HEADINGS, *PEOPLE[1:]])

    push(place)

    assert [conflict.verdict for conflict in conflicts(place)] == ["gone"]


def test_what_somebody_else_changed_since_it_was_seen_is_not_saved_over(place: Place) -> None:
    with pytest.raises(EditRefused, match='now says "Lucknow"'):
        save_edit(place, "Contacts", RAJESH, {"city": "Delhi"}, seen={"city": "Agra"})

    assert waiting(place) == ()


def test_a_second_edit_of_a_waiting_cell_replaces_the_first(place: Place) -> None:
    save_edit(place, "Contacts", RAJESH, {"city": "Delhi"})
    save_edit(place, "Contacts", RAJESH, {"city": "Agra"})

    assert push(place).applied == 1
    pull(place)

    assert in_sheet(place)[RAJESH][3] == city(place) == "Agra"


def test_an_edit_back_to_what_the_sheet_has_leaves_nothing_waiting(place: Place) -> None:
    save_edit(place, "Contacts", RAJESH, {"city": "Delhi"})
    save_edit(place, "Contacts", RAJESH, {"city": "Lucknow"})

    assert waiting(place) == ()
    assert city(place) == "Lucknow"


def test_a_new_customer_has_an_id_at_once_and_is_in_the_sheet_once(place: Place) -> None:
    saved = add_record(place, "Contacts", {"name": "Zara Ali", "phones": "+923011111111"})
    push(place)
    push(place)
    pull(place)

    rows = [row for row in workbooks.cells(Path(place.workbook)) if row[1] == "Zara Ali"]
    assert [row[0] for row in rows] == [saved.id]
    assert [(entry.kind, entry.id) for entry in history(place)] == [(ChangeKind.ADDED, saved.id)]


def test_a_new_customer_edited_before_it_is_in_the_sheet_arrives_edited(place: Place) -> None:
    saved = add_record(place, "Contacts", {"name": "Zara Ali"})
    save_edit(place, "Contacts", saved.id, {"city": "Multan"})

    push(place)

    assert in_sheet(place)[saved.id][3] == "Multan"


def test_while_excel_holds_the_file_edits_wait_and_are_seen(place: Place) -> None:
    lock = Path(place.workbook).with_name("~$shop.xlsx")
    lock.write_bytes(b"\x04Asha" + b" " * 160)
    save_edit(place, "Contacts", RAJESH, {"city": "Delhi"})

    with pytest.raises(WorkbookHeld):
        push(place)
    assert city(place) == "Delhi"
    lock.unlink()

    assert push(place).applied == 1


def test_undo_withdraws_what_still_waits(place: Place) -> None:
    saved = save_edit(place, "Contacts", RAJESH, {"city": "Delhi", "notes": "x"})

    assert undo(place, saved.saved_as) == 2
    assert city(place) == "Lucknow"
    assert push(place).applied == 0


def test_undo_takes_back_what_is_in_the_sheet(place: Place) -> None:
    saved = save_edit(place, "Contacts", RAJESH, {"city": "Delhi"})
    push(place)
    pull(place)

    undo(place, saved.saved_as)
    push(place)

    assert in_sheet(place)[RAJESH][3] == "Lucknow"


def test_undo_takes_a_new_row_out_again(place: Place) -> None:
    saved = add_record(place, "Contacts", {"name": "Zara Ali"})
    push(place)
    pull(place)

    undo(place, saved.saved_as)
    push(place)
    pull(place)

    assert saved.id not in in_sheet(place)
    with reading(place) as snapshot:
        assert snapshot.row("contacts", saved.id) is None


def test_the_first_row_of_a_tab_that_is_not_there_makes_it(place: Place) -> None:
    saved = add_record(place, "Activities", {"subject": "Called", "contact": RAJESH, "kind": "Call"})
    push(place)
    pull(place)

    assert workbooks.cells(Path(place.workbook), "Activities")[1][0] == saved.id


def test_the_first_word_of_a_list_of_ones_own_stands_beside_the_built_in_ones(place: Place) -> None:
    saved = add_record(place, "Lists", {"list_name": "Sources", "value": "Wedding fair"})
    push(place)
    pull(place)

    with reading(place) as snapshot:
        words = [choice.value for choice in choices_of(snapshot.business, "Sources")]
    assert words == [*(choice.value for choice in BUILT_IN["Sources"]), "Wedding fair"]
    assert undo(place, saved.saved_as) == len(words)


def test_rows_without_an_id_are_numbered_by_a_push(place: Place) -> None:
    workbooks.rewrite(Path(place.workbook), [HEADINGS, *PEOPLE, (None, "New Person", None, None, None, None)])
    pull(place)

    assert push(place).numbered == 1

    assert pull(place).changes == 0
    assert all(row[0] for row in workbooks.cells(Path(place.workbook))[1:])


def test_a_field_the_tab_has_no_column_for_gets_one_at_the_end(place: Place) -> None:
    save_edit(place, "Contacts", RAJESH, {"landmark": "Near the clock tower"})
    push(place)
    pull(place)

    headings, first, *_ = workbooks.cells(Path(place.workbook))
    assert headings == [*HEADINGS, "Landmark"]
    assert first[6] == "Near the clock tower"
    assert [entry.field for entry in history(place)] == ["landmark"]

"""The history outlives the machine: what came before the loss is there after it, in a file and in a Google Sheet alike."""

from pathlib import Path

import pytest

from records.changes import ChangeKind, Origin
from sync.check import check_file
from sync.edits import conflicts, save_edit
from sync.history import history_count
from sync.mirror.bringing_back import brought_back
from sync.mirror.contents import TITLE
from sync.mirror.switching import keeping, rebuild, switch_off, switch_on
from sync.own_tabs import NotOurs
from sync.place import open_workbook
from sync.restore import restore_value
from sync.views import save_view, saved_views
from tests.sync.mirror.desk import IMRAN, RAJESH, SEETA, Clock, Computer, FileSheet, Sheet
from validation.business import Business

CITY = 4


def city(computer: Computer, row: int = 2) -> object:
    return computer.sheet.rows("Contacts")[row - 1][CITY - 1]


def test_another_machine_has_the_same_history_as_the_one_that_was_lost(computer: Computer) -> None:
    computer.edit(RAJESH, city="Delhi", notes="Pays late")
    computer.sync()
    computer.sheet.type("Contacts", 3, CITY, "Agra")
    computer.sync()
    before = computer.history()

    another = computer.another()
    pulled = another.pull()

    assert pulled.brought_back == len(before) == 3
    assert another.history() == before


def test_a_value_from_before_the_loss_can_be_put_back(computer: Computer) -> None:
    computer.edit(RAJESH, city="Delhi")
    computer.sync()

    another = computer.another()
    another.pull()
    restore_value(another.place, another.history()[0].number, clock=another.clock)
    another.sync()

    assert city(another) == "Lucknow"


def test_the_history_goes_on_after_each_loss(local: Computer) -> None:
    for place in ("Delhi", "Agra", "Pune"):
        local.edit(RAJESH, city=place)
        local.sync()
        local = local.another()
        local.pull()

    found = local.history()
    assert [(entry.number, entry.before, entry.after) for entry in found] == [
        (3, "Agra", "Pune"),
        (2, "Delhi", "Agra"),
        (1, "Lucknow", "Delhi"),
    ]


def test_views_and_the_consent_to_numbering_come_back(local: Computer) -> None:
    from sync.ids import ids_are_allowed

    save_view(local.place, "Contacts", "Lahore", [("city", "Lahore")])
    local.clock.minute()
    local.pull()

    another = local.another()
    another.pull()

    assert [view.name for view in saved_views(another.place, "Contacts")] == ["Lahore"]
    assert ids_are_allowed(another.place)


def test_an_edit_that_waits_for_a_decision_comes_back_with_both_values(local: Computer) -> None:
    local.edit(RAJESH, city="Delhi")
    local.sheet.type("Contacts", 2, CITY, "Agra")
    local.sync()

    another = local.another()
    another.pull()

    [refused] = conflicts(another.place)
    assert (refused.base, refused.new, refused.found, refused.author) == ("Lucknow", "Delhi", "Agra", "Asha")
    assert all(entry.after != "Delhi" for entry in another.history())


def test_what_people_changed_while_no_machine_looked_is_told_where_the_last_value_was_known(local: Computer) -> None:
    local.edit(RAJESH, city="Delhi")
    local.sync()
    local.sheet.type("Contacts", 2, CITY, "Mumbai")
    local.sheet.type("Contacts", 3, CITY, "Agra")

    another = local.another()
    another.pull()

    told = another.history()[0]
    assert (told.id, told.before, told.after, told.origin) == (RAJESH, "Delhi", "Mumbai", Origin.SHEET)
    assert history_count(another.place) == 2  # of Seeta's city the history knew nothing


def test_a_row_that_was_deleted_while_no_machine_looked_is_told_with_what_was_known_of_it(local: Computer) -> None:
    save_edit(local.place, "Contacts", IMRAN, {"city": "Karachi"}, clock=local.clock)
    local.sync()
    for column in range(1, 7):
        local.sheet.type("Contacts", 4, column, "")

    another = local.another()
    another.pull()

    told = another.history()[0]
    assert (told.kind, told.id, told.before) == (ChangeKind.REMOVED, IMRAN, '{"city": "Karachi"}')


def test_a_cell_of_it_that_somebody_changed_is_named_and_all_else_comes_back(computer: Computer) -> None:
    save_view(computer.place, "Contacts", "Lahore", [("city", "Lahore")])
    computer.edit(RAJESH, city="Delhi")
    computer.sync()
    computer.sheet.type("_history", 3, 3, "what is this?")

    another = computer.another()
    another.pull()

    found = brought_back(another.place)
    assert found is not None
    assert (found.changes, [place.split(" ")[0] for place in found.damaged]) == (0, ["_history!3"])
    assert [view.name for view in saved_views(another.place, "Contacts")] == ["Lahore"]


def test_after_damage_the_tab_is_whole_again(local: Computer) -> None:
    local.edit(RAJESH, city="Delhi")
    local.sync()
    local.sheet.type("_history", 1, 1, "My notes")
    local.sheet.type("_history", 2, 3, "what is this?")
    another = local.another()
    another.pull()
    another.edit(SEETA, city="Agra")
    another.sync()

    third = another.another()
    third.pull()

    found = brought_back(third.place)
    assert found is not None
    assert (found.changes, found.damaged, found.missing) == (2, (), 0)


def test_a_tab_that_somebody_deleted_is_made_again_with_everything(computer: Computer) -> None:
    computer.edit(RAJESH, city="Delhi")
    computer.sync()
    computer.sheet.delete("_history")
    computer.edit(RAJESH, city="Agra")
    computer.sync()

    another = computer.another()
    another.pull()

    assert [entry.after for entry in another.history()] == ["Agra", "Delhi"]


def test_the_tab_is_never_taken_for_one_of_the_owners(computer: Computer) -> None:
    assert "_history" in computer.sheet.tabs()

    assert [tab.name for tab in open_workbook(computer.place).read().tabs] == ["Contacts"]
    if isinstance(computer.sheet, FileSheet):
        assert [tab.tab for tab in check_file(Path(computer.sheet.address), Business()).tabs] == ["Contacts"]


def test_when_nothing_happens_nothing_is_written_and_nothing_is_read_again(computer: Computer) -> None:
    computer.edit(RAJESH, city="Delhi")
    computer.sync()
    computer.pull()
    before = computer.sheet.rows("_history")

    for _ in range(3):
        computer.clock.minute()
        assert computer.pull().is_unchanged

    assert computer.sheet.rows("_history") == before


def test_without_being_asked_for_nothing_is_added_to_the_sheet(sheet: Sheet, tmp_path: Path, clock: Clock) -> None:
    computer = Computer.new(sheet, tmp_path, clock).starts(keeps=False)
    computer.edit(RAJESH, city="Delhi")
    computer.sync()

    assert "_history" not in computer.sheet.tabs()


def test_switched_off_it_stays_off_on_the_next_machine_too(local: Computer) -> None:
    local.edit(RAJESH, city="Delhi")
    local.sync()
    switch_off(local.place, clock=local.clock)
    local.edit(RAJESH, city="Agra")
    local.sync()

    another = local.another()
    another.pull()

    assert not keeping(another.place).is_on
    assert "Agra" not in [entry.after for entry in another.history()[1:]]


def test_a_machine_that_is_not_lost_after_all_stops_when_another_took_over(computer: Computer) -> None:
    computer.edit(RAJESH, city="Delhi")
    computer.sync()
    another = computer.another()
    another.pull()
    kept = another.sheet.rows("_history")

    first = Computer(computer.sheet, computer.folder, computer.clock, computer.places[:1])
    first.edit(SEETA, city="Agra")
    first.sync()

    assert another.sheet.rows("_history") == kept
    assert str(keeping(first.place).obstacle) == "Another copy of Bahi keeps the history of this sheet now."
    assert not keeping(first.place).is_on


def test_two_histories_become_one_in_the_order_of_their_moments(local: Computer) -> None:
    local.edit(RAJESH, city="Delhi")
    local.sync()
    another = local.another()
    another.pull()
    another.edit(SEETA, city="Agra")
    another.sync()

    first = Computer(local.sheet, local.folder, local.clock, local.places[:1])
    switch_on(first.place, clock=first.clock)

    assert [entry.after for entry in first.history()] == ["Agra", "Delhi"]


def test_a_tab_of_that_name_that_bahi_did_not_make_is_left_alone(sheet: Sheet, tmp_path: Path, clock: Clock) -> None:
    computer = Computer.new(sheet, tmp_path, clock).starts()
    sheet.delete("_history")
    _add_tab(sheet)

    with pytest.raises(NotOurs, match="_history that Bahi did not make"):
        switch_on(computer.another().place, clock=clock)

    assert sheet.rows("_history")[0][0] == "Old orders"


def _add_tab(sheet: Sheet) -> None:
    if isinstance(sheet, FileSheet):
        import openpyxl

        book = openpyxl.load_workbook(sheet.address)
        book.create_sheet("_history")
        book.save(sheet.address)
    else:
        sheet.act(do="request", requests=[{"addSheet": {"properties": {"title": "_history"}}}])  # type: ignore[attr-defined]
    sheet.type("_history", 1, 1, "Old orders")


def test_a_history_can_be_brought_back_by_hand(local: Computer) -> None:
    local.edit(RAJESH, city="Delhi")
    local.sync()
    another = local.another()

    found = rebuild(another.place, clock=another.clock)

    assert (found.changes, found.missing) == (1, 0)


def test_rows_that_somebody_sorted_are_put_right(computer: Computer) -> None:
    computer.edit(RAJESH, city="Delhi")
    computer.sync()
    chunk = computer.sheet.rows("_history")[2]
    for column, text in enumerate(chunk[:3], 1):
        computer.sheet.type("_history", 7, column, text)
        computer.sheet.type("_history", 3, column, "")
    computer.edit(RAJESH, city="Agra")
    computer.sync()
    computer.sync()

    another = computer.another()
    another.pull()

    assert [entry.after for entry in another.history()] == ["Agra", "Delhi"]
    assert computer.sheet.rows("_history")[0][0] == TITLE

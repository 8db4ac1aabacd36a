from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from records.query import Query
from sync.current import NothingRead, reading, reading_as_of
from sync.edits import EditRefused, undo
from sync.history import history
from sync.place import Place
from sync.pull import pull
from sync.push import push
from sync.restore import deleted_rows, restore_rows, restore_value
from tests import workbooks
from tests.workbooks import HEADINGS, PEOPLE


def sheet(place: Place) -> list[list[object]]:
    return workbooks.cells(Path(place.workbook))[1:]


def change_city(place: Place, city: str) -> None:
    workbooks.rewrite(Path(place.workbook), [HEADINGS, (*PEOPLE[0][:3], city, None, None), *PEOPLE[1:]])
    pull(place)


def test_a_value_overwritten_in_the_sheet_can_be_brought_back(place: Place) -> None:
    change_city(place, "Delhi")

    restore_value(place, history(place)[0].number)
    push(place)

    assert sheet(place)[0][3] == "Lucknow"


def test_rows_deleted_in_the_sheet_come_back_with_their_ids_and_every_cell(place: Place) -> None:
    workbooks.rewrite(Path(place.workbook), [HEADINGS, PEOPLE[2]])
    pull(place)
    gone = deleted_rows(place)

    restore_rows(place, [entry.number for entry in gone])
    push(place)
    pull(place)

    assert sorted(map(tuple, sheet(place)), key=str) == sorted(PEOPLE, key=str)
    assert deleted_rows(place) == ()


def test_bringing_rows_back_twice_brings_them_back_once(place: Place) -> None:
    workbooks.rewrite(Path(place.workbook), [HEADINGS, *PEOPLE[1:]])
    pull(place)
    numbers = [entry.number for entry in deleted_rows(place)]

    restore_rows(place, numbers)
    restore_rows(place, numbers)
    push(place)

    assert len(sheet(place)) == 3


def test_bringing_rows_back_can_be_undone(place: Place) -> None:
    workbooks.rewrite(Path(place.workbook), [HEADINGS, *PEOPLE[1:]])
    pull(place)
    saved = restore_rows(place, [entry.number for entry in deleted_rows(place)])

    undo(place, saved.saved_as)

    with reading(place) as snapshot:
        assert snapshot.row("contacts", PEOPLE[0][0] or "") is None


def test_what_has_no_earlier_value_cannot_be_brought_back(place: Place) -> None:
    with pytest.raises(EditRefused, match="no earlier value"):
        restore_value(place, 99)


def test_the_list_can_be_seen_as_it_was_on_a_day_before(place: Place) -> None:
    workbooks.rewrite(Path(place.workbook), [HEADINGS, *PEOPLE[1:]])
    pull(place, clock=lambda: datetime.now() + timedelta(days=2))
    today = date.today()

    with reading_as_of(place, today) as before, reading_as_of(place, today + timedelta(days=3)) as after:
        assert (before.count(Query("contacts")), after.count(Query("contacts"))) == (3, 2)


def test_a_day_of_which_nothing_is_kept_is_said(place: Place) -> None:
    with pytest.raises(NothingRead, match="2001-01-01"), reading_as_of(place, date(2001, 1, 1)):
        pass

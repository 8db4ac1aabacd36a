from pathlib import Path

import pytest

from records.changes import ChangeKind, Origin
from records.query import Query
from sync.current import reading
from sync.guards import HeadingMissing, MassDeletion, NothingRecognised, TabEmptied, TabMissing
from sync.history import history
from sync.place import Place
from sync.pull import pull
from sync.workbook import WorkbookUnavailable
from tests import workbooks
from tests.workbooks import HEADINGS, PEOPLE


def names(place: Place) -> list[str]:
    with reading(place) as snapshot:
        return [row.label for row in snapshot.rows(Query("contacts"))]


def test_a_workbook_is_read_whole(place: Place) -> None:
    assert names(place) == ["Rajesh Sharma", "Seeta Devi", "Imran Khan"]


def test_nothing_changed_is_nothing_to_do(place: Place) -> None:
    assert pull(place).is_unchanged


def test_saving_the_file_without_a_change_makes_no_history(place: Place) -> None:
    workbooks.rewrite(Path(place.workbook), [HEADINGS, *PEOPLE])

    pulled = pull(place)

    assert not pulled.is_unchanged
    assert pulled.changes == 0


def test_sorting_rows_makes_no_history(place: Place) -> None:
    workbooks.rewrite(Path(place.workbook), [HEADINGS, *reversed(PEOPLE)])

    assert pull(place).changes == 0
    assert names(place) == ["Imran Khan", "Seeta Devi", "Rajesh Sharma"]


def test_moving_columns_makes_no_history(place: Place) -> None:
    moved = [[row[0], row[3], row[1], row[2], *row[4:]] for row in (HEADINGS, *PEOPLE)]

    workbooks.rewrite(Path(place.workbook), moved)

    assert pull(place).changes == 0


def test_a_heading_renamed_to_another_known_word_makes_no_history(place: Place) -> None:
    workbooks.rewrite(Path(place.workbook), [("ID", "Customer Name", "Mobile", *HEADINGS[3:]), *PEOPLE])

    assert pull(place).changes == 0


def test_a_cell_changed_in_the_sheet_is_one_line_of_history(place: Place) -> None:
    workbooks.rewrite(Path(place.workbook), [HEADINGS, (*PEOPLE[0][:3], "Delhi", None, None), *PEOPLE[1:]])

    pull(place)

    (entry,) = history(place)
    assert (entry.label, entry.field, entry.before, entry.after) == ("Rajesh Sharma", "city", "Lucknow", "Delhi")
    assert entry.origin is Origin.SHEET


def test_a_row_deleted_in_the_sheet_is_kept_in_the_history(place: Place) -> None:
    workbooks.rewrite(Path(place.workbook), [HEADINGS, *PEOPLE[1:]])

    pull(place)

    (entry,) = history(place)
    assert (entry.kind, entry.id, entry.label) == (ChangeKind.REMOVED, "kfm2a3bcde", "Rajesh Sharma")


def test_a_column_the_owner_adds_can_be_searched(place: Place) -> None:
    workbooks.rewrite(Path(place.workbook), [(*HEADINGS, "Allergy"), (*PEOPLE[0], "peanut"), *PEOPLE[1:]])

    assert pull(place).changes == 1
    with reading(place) as snapshot:
        (row,) = snapshot.rows(Query("contacts", search="peanut"))
    assert row.values["+Allergy"] == "peanut"


def test_a_cell_that_is_not_understood_is_kept_as_typed(place: Place) -> None:
    workbooks.rewrite(Path(place.workbook), [HEADINGS, (*PEOPLE[0][:4], "31/2/1990", None), *PEOPLE[1:]])

    pull(place)

    with reading(place) as snapshot:
        row = snapshot.row("contacts", "kfm2a3bcde")
    assert row is not None
    assert row.values["birthday"] is None
    assert row.typed["birthday"] == "31/2/1990"
    assert [problem.found for problem in row.problems] == ["31/2/1990"]


def many(count: int) -> list[tuple[str | None, ...]]:
    return [HEADINGS, *((f"row{n:07d}x", f"Person {n}", None, None, None, None) for n in range(count))]


@pytest.fixture
def crowd(tmp_path: Path) -> Place:
    place = Place(str(workbooks.write(tmp_path / "crowd.xlsx", {"Contacts": many(100)})), tmp_path / "state")
    pull(place)
    return place


def test_many_rows_gone_at_once_stop_the_pull_and_are_asked_about(crowd: Place) -> None:
    workbooks.rewrite(Path(crowd.workbook), many(70))

    with pytest.raises(MassDeletion, match="30 of 100 rows are gone from the Contacts tab"):
        pull(crowd)

    with reading(crowd) as snapshot:
        assert snapshot.count(Query("contacts")) == 100


def test_a_guard_can_be_accepted(crowd: Place) -> None:
    workbooks.rewrite(Path(crowd.workbook), many(70))

    pulled = pull(crowd, accept=frozenset({"MassDeletion"}))

    assert pulled.rows["Contacts"] == 70


@pytest.mark.parametrize(
    ("tabs", "guard"),
    [
        ({"Contacts": [HEADINGS]}, TabEmptied),
        ({"Contacts": [(*HEADINGS[:3], "Xyz", *HEADINGS[4:]), *PEOPLE]}, HeadingMissing),
        ({"Products": [("ID", "Product", "SKU", "Price"), ("a", "Fan", "F1", 5)]}, TabMissing),
        ({"Sheet1": [("nothing", "known"), (1, 2)]}, NothingRecognised),
    ],
)  # fmt: skip
def test_damage_is_asked_about_and_the_last_reading_stays(place: Place, tabs: dict[str, object], guard: type) -> None:
    workbooks.write(Path(place.workbook), tabs)  # type: ignore[arg-type]

    with pytest.raises(guard):
        pull(place)

    assert names(place) == ["Rajesh Sharma", "Seeta Devi", "Imran Khan"]


def test_a_renamed_tab_is_still_the_same_table(place: Place) -> None:
    workbooks.write(Path(place.workbook), {"Parties": [HEADINGS, *PEOPLE]})

    assert pull(place).changes == 0


def test_a_missing_file_is_said_and_the_last_reading_stays(place: Place) -> None:
    Path(place.workbook).unlink()

    with pytest.raises(WorkbookUnavailable, match="shop.xlsx"):
        pull(place)

    assert len(names(place)) == 3


def test_snapshots_may_be_deleted_and_are_made_again(place: Place) -> None:
    for path in place.snapshots.iterdir():
        path.unlink()

    assert not pull(place).is_unchanged
    assert len(names(place)) == 3

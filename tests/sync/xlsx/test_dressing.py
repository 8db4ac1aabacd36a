"""Tips and drop-downs for columns of a file that have none, and tabs whose drop-downs point at the Lists tab."""

from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

from sync.adopting import carry_out, plan_for
from sync.place import Place
from sync.prepare import create_workbook
from sync.workbook import Dressing, Lack, NewColumn, NewTab
from tests.sync.xlsx.files import SHEET, changed_parts, parts, plain_file, rich_file, workbook_at

KIND = NewColumn("Name", "Who it is", choices=("A", "B"), list_name="Kinds")
TABS = [NewTab("Contacts", (KIND, NewColumn("Not there", "x")))]
BOTH = {Dressing.NOTE, Dressing.DROP_DOWN}


def _rules(path: Path, tab: str = "Contacts") -> list[tuple[str, str, str]]:
    """The rules of a tab: where, the drop-down's source, the tip."""
    rules = openpyxl.load_workbook(path)[tab].data_validations.dataValidation
    return sorted((str(rule.sqref), rule.formula1 or "", rule.prompt or "") for rule in rules)


def _with_lists(path: Path, rows: Sequence[Sequence[str]]) -> None:
    book = openpyxl.load_workbook(path)
    lists = book.create_sheet("Lists")
    for row in [("List", "Value"), *rows]:
        lists.append(list(row))
    book.save(path)


def test_a_column_gets_a_tip_and_a_drop_down(tmp_path: Path) -> None:
    path = plain_file(tmp_path)

    workbook_at(path).dress(TABS, BOTH)

    assert _rules(path) == [("B1", "", "Who it is"), ("B2:B1048576", '"A,B"', "")]


def test_nothing_but_the_sheet_changes_and_not_its_cells(tmp_path: Path) -> None:
    path = plain_file(tmp_path)
    before, cells = parts(path), list(openpyxl.load_workbook(path)["Contacts"].values)

    workbook_at(path).dress(TABS, BOTH)

    assert changed_parts(before, path) == {SHEET}
    assert list(openpyxl.load_workbook(path)["Contacts"].values) == cells


@pytest.mark.parametrize("make", [plain_file, rich_file])
def test_dressing_twice_changes_nothing(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    path = make(tmp_path)
    workbook_at(path).dress(TABS, BOTH)
    before = path.read_bytes()

    workbook_at(path).dress(TABS, BOTH)

    assert workbook_at(path).lacks(TABS) == ()
    assert path.read_bytes() == before


def test_a_drop_down_points_at_the_lists_tab_where_that_has_the_words(tmp_path: Path) -> None:
    path = plain_file(tmp_path)
    _with_lists(path, [("Other", "x"), ("Kinds", "C"), ("Kinds", "D")])

    workbook_at(path).dress(TABS, {Dressing.DROP_DOWN})

    assert _rules(path) == [("B2:B1048576", "Lists!$B$3:$B$4", "")]


@pytest.mark.parametrize("rows", [[("Kinds", "C"), ("Other", "x"), ("Kinds", "D")], []])
def test_words_that_do_not_stand_together_are_offered_as_they_are(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    path = plain_file(tmp_path)
    _with_lists(path, rows)

    workbook_at(path).dress(TABS, {Dressing.DROP_DOWN})

    assert _rules(path) == [("B2:B1048576", '"A,B"', "")]


def test_rules_and_notes_of_the_owner_stay(tmp_path: Path) -> None:
    path = plain_file(tmp_path)
    book = openpyxl.load_workbook(path)
    own = DataValidation(type="list", formula1='"x,y"', sqref="B2:B50")
    book["Contacts"].add_data_validation(own)
    book["Contacts"]["B1"].comment = Comment("mine", "owner")
    book.save(path)

    workbook_at(path).dress(TABS, BOTH)

    assert workbook_at(path).lacks(TABS) == ()
    assert _rules(path) == [("B2:B50", '"x,y"', "")]


def test_what_is_given_stands_behind_the_rules_of_the_owner(tmp_path: Path) -> None:
    path = plain_file(tmp_path)
    book = openpyxl.load_workbook(path)
    book["Contacts"].add_data_validation(DataValidation(type="list", formula1='"x,y"', sqref="C2:C50"))
    book.save(path)

    workbook_at(path).dress(TABS, BOTH)

    assert [where for where, _, _ in _rules(path)] == ["B1", "B2:B1048576", "C2:C50"]


def test_bars_and_merged_cells_beside_it_stay_whole(tmp_path: Path) -> None:
    path = tmp_path / "bars.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Contacts")
    sheet.write_row(0, 0, ["id", "Name", "Due"])
    sheet.conditional_format("C2:C9", {"type": "data_bar", "data_bar_2010": True})
    sheet.merge_range("E2:F3", "merged")
    sheet.autofilter("A1:C9")
    sheet.set_header("&CContacts")
    book.close()
    before = parts(path)[SHEET]

    workbook_at(path).dress(TABS, BOTH)

    head, _, rest = parts(path)[SHEET].partition(b"<dataValidations")
    assert head + rest.partition(b"</dataValidations>")[2] == before
    assert head.endswith(b"</conditionalFormatting>")


def test_what_a_file_cannot_hold_is_not_offered(tmp_path: Path) -> None:
    columns = (NewColumn("id", is_protected=True), NewColumn("Due", "What is owed", "#,##0.00"))

    lacks = workbook_at(plain_file(tmp_path)).lacks([NewTab("Contacts", columns)])

    assert lacks == (Lack("Contacts", Dressing.NOTE, ("Due",)),)


def test_a_new_tab_takes_its_drop_downs_from_the_lists_tab(tmp_path: Path) -> None:
    path = plain_file(tmp_path)
    _with_lists(path, [("Kinds", "C")])

    workbook_at(path).add_tabs([NewTab("Calls", (NewColumn("id"), NewColumn("Kind", list_name="Kinds")))])

    assert _rules(path, "Calls") == [("B2:B1048576", "Lists!$B$2:$B$2", "")]


def test_a_workbook_made_from_nothing_has_its_lists(tmp_path: Path) -> None:
    place = Place(str(tmp_path / "new.xlsx"), tmp_path / "state")

    create_workbook(place)

    book = openpyxl.load_workbook(place.workbook)
    sources = {rule.formula1 for rule in book["Sales"].data_validations.dataValidation}
    assert book.sheetnames == ["Contacts", "Sales", "Activities", "Lists"]
    assert all(source.startswith("Lists!$C$") for source in sources)


def test_a_file_with_an_empty_tab_gets_the_starters_tabs(tmp_path: Path) -> None:
    path = tmp_path / "empty.xlsx"
    openpyxl.Workbook().save(path)
    place = Place(str(path), tmp_path / "state")

    carry_out(place, plan_for(place))

    assert openpyxl.load_workbook(path).sheetnames == ["Sheet", "Contacts", "Sales", "Activities", "Lists"]
    assert plan_for(place).is_done

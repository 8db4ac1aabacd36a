"""The ordinary life of a gspread user: tabs, cells, formats, filters, ranges, rows and columns."""

from typing import Any

import gspread
import pytest
from gspread.exceptions import APIError, WorksheetNotFound
from gspread.utils import ExportFormat, MergeType, PasteType, ValidationConditionType, ValueRenderOption

ROWS = [["id", "Name", "City"], ["c", "Ravi", "Pune"], ["a", "Seeta", "Delhi"], ["b", "Imran", "Lahore"]]


@pytest.fixture
def people(tab: gspread.Worksheet) -> gspread.Worksheet:
    tab.update(ROWS, "A1")
    return tab


def test_tabs_are_added_found_renamed_ordered_hidden_and_deleted(workbook: gspread.Spreadsheet) -> None:
    first, second = workbook.sheet1, workbook.add_worksheet("Second", 5, 4)
    third = workbook.duplicate_sheet(second.id, new_sheet_name="Third")
    workbook.reorder_worksheets([second, third, first])
    second.update_title("2nd")
    second.hide()
    workbook.del_worksheet(third)

    titles = [tab.title for tab in workbook.worksheets()]

    assert titles == ["2nd", "Sheet1"]
    assert [tab.title for tab in workbook.worksheets(exclude_hidden=True)] == ["Sheet1"]
    assert workbook.get_worksheet_by_id(second.id).row_count == 5
    with pytest.raises(WorksheetNotFound):
        workbook.worksheet("Third")


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (
            lambda book: book.add_worksheet("sheet1", 1, 1),
            'A sheet with the name "sheet1" already exists. Please enter another name.',
        ),
        (lambda book: book.del_worksheet(book.sheet1), "You can't remove all the sheets in a document."),
        (lambda book: book.sheet1.hide(), "You can't hide all the sheets in a document."),
        (lambda book: book.sheet1.resize(400_000, 26), "above the limit of 10000000 cells."),
        (lambda book: book.sheet1.delete_rows(2000), "Cannot delete a row that doesn't exist."),
    ],
)
def test_what_google_does_not_allow_is_refused(workbook: gspread.Spreadsheet, act: Any, message: str) -> None:
    with pytest.raises(APIError, match="requests") as refused:
        act(workbook)

    assert message in refused.value.error["message"]


def test_records_are_read_found_and_sorted(people: gspread.Worksheet) -> None:
    people.sort((1, "asc"), range="A2:C4")

    assert [record["Name"] for record in people.get_all_records()] == ["Seeta", "Imran", "Ravi"]
    assert [cell.address for cell in people.findall("Imran")] == ["B3"]
    assert len(people.findall("Nobody")) == 0
    assert people.col_values(3) == ["City", "Delhi", "Lahore", "Pune"]


def test_cells_are_written_one_by_one_and_together(people: gspread.Worksheet) -> None:
    cells = people.range("A2:B2")
    for cell in cells:
        cell.value = str(cell.value).upper()

    people.update_cells(cells)
    people.update_cell(3, 2, "Sita")

    assert people.get("A2:B3") == [["C", "RAVI"], ["a", "Sita"]]
    assert people.cell(3, 2).value == "Sita"


def test_rows_and_columns_come_and_go(people: gspread.Worksheet) -> None:
    people.insert_row(["d", "Zara"], 2)
    people.insert_cols([["Phone", "1"]], 2)
    people.delete_rows(3, 4)
    people.delete_columns(4)
    people.add_rows(5)
    people.add_cols(2)

    assert people.get_all_values() == [["id", "Phone", "Name"], ["d", "1", "Zara"], ["b", "", "Imran"]]
    assert (people.row_count, people.col_count) == (1004, 28)


def test_formulas_and_ranges_follow_inserted_and_deleted_rows(
    workbook: gspread.Spreadsheet, people: gspread.Worksheet
) -> None:
    people.update([["=B3", "=COUNTA(B2:B4)", "=$A$4&Sheet1!C4"]], "E1", raw=False)
    workbook.sheet1.define_named_range("B2:B4", "names")

    people.insert_row(["new"], 3)
    people.delete_rows(2)

    formulas = people.get("E1:G1", value_render_option=ValueRenderOption.formula)[0]
    assert formulas == ["=B3", "=COUNTA(B2:B4)", "=$A$4&Sheet1!C4"]
    assert people.get("names") == [[], ["Seeta"], ["Imran"]]
    people.delete_rows(3)
    assert people.acell("E1", value_render_option=ValueRenderOption.formula).value == "=#REF!"


def test_formats_notes_and_rules_stay_with_their_cells(people: gspread.Worksheet) -> None:
    people.format("A1:C1", {"textFormat": {"bold": True}, "backgroundColor": {"red": 1}})
    people.batch_format([{"range": "B2", "format": {"numberFormat": {"type": "DATE", "pattern": "dd/mm/yyyy"}}}])
    people.insert_note("A2", "regular customer")
    people.add_validation("C2:C4", ValidationConditionType.one_of_list, ["Pune", "Delhi"], showCustomUi=True)
    people.sort((1, "asc"), range="A2:C4")

    fields = "sheets.data.rowData.values(userEnteredFormat,note,dataValidation)"
    found = people.spreadsheet.fetch_sheet_metadata({"fields": fields, "ranges": "Sheet1!A1:C4"})["sheets"][0]["data"][
        0
    ]["rowData"]

    assert found[0]["values"][0]["userEnteredFormat"]["backgroundColorStyle"] == {"rgbColor": {"red": 1}}
    assert people.get_note("A4") == "regular customer"
    assert found[1]["values"][2]["dataValidation"]["condition"]["type"] == "ONE_OF_LIST"
    assert found[3]["values"][1]["userEnteredFormat"]["numberFormat"]["type"] == "DATE"


def test_ranges_are_named_protected_filtered_frozen_grouped_and_coloured(people: gspread.Worksheet) -> None:
    protected = people.add_protected_range("A1:A4", description="ids", warning_only=True)["replies"][0][
        "addProtectedRange"
    ]
    people.set_basic_filter("A1:C4")
    people.freeze(rows=1)
    people.add_dimension_group_rows(1, 3)
    people.update_tab_color("#ff0000")
    people.hide_columns(0, 1)
    people.hide_gridlines()

    found = people.spreadsheet.fetch_sheet_metadata()["sheets"][0]

    assert found["protectedRanges"][0] | {"requestingUserCanEdit": True} == protected["protectedRange"]
    assert found["basicFilter"]["range"]["endRowIndex"] == 4
    assert found["properties"]["gridProperties"]["frozenRowCount"] == 1
    assert found["properties"]["tabColor"] == {"red": 1}
    assert people.list_dimension_group_rows()[0]["depth"] == 1
    people.delete_protected_range(protected["protectedRange"]["protectedRangeId"])
    people.clear_basic_filter()
    people.clear_tab_color()
    assert set(people.spreadsheet.fetch_sheet_metadata()["sheets"][0]) == {"properties", "rowGroups"}


def test_merged_cells_keep_their_first_value(people: gspread.Worksheet) -> None:
    people.merge_cells("A2:B3", MergeType.merge_all)

    assert people.get_values("A2:C3", combine_merged_cells=True) == [["c", "c", "Pune"], ["c", "c", "Delhi"]]
    people.unmerge_cells("A1:C4")
    assert people.get("A2:C3") == [["c", "", "Pune"], ["", "", "Delhi"]]


def test_cells_are_copied_cut_and_cleared(workbook: gspread.Spreadsheet, people: gspread.Worksheet) -> None:
    people.update_acell("E1", "=A2")
    people.copy_range("A2:C2", "A6:C7", PasteType.normal)
    people.copy_range("E1", "E2")
    people.cut_range("A3", "H1")
    people.batch_clear(["A4:C4"])

    assert people.get("A2:C7") == [["c", "Ravi", "Pune"], ["", "Seeta", "Delhi"], [], [], *[["c", "Ravi", "Pune"]] * 2]
    assert people.acell("H1").value == "a"
    assert people.acell("E2", value_render_option=ValueRenderOption.formula).value == "=A3"


def test_a_tab_is_copied_to_another_spreadsheet(client: gspread.Client, people: gspread.Worksheet) -> None:
    other = client.create("Other")

    people.copy_to(other.id)

    assert other.worksheet("Copy of Sheet1").get_all_values() == ROWS


def test_tables_expand_and_sizes_adjust(people: gspread.Worksheet) -> None:
    people.columns_auto_resize(0, 2)
    people.rows_auto_resize(0, 2)

    assert people.expand("A1") == ROWS


def test_a_whole_workbook_is_described_renamed_and_translated(
    client: gspread.Client, workbook: gspread.Spreadsheet
) -> None:
    workbook.update_title("New name")
    workbook.update_timezone("Asia/Kolkata")

    again = client.open("New name")

    assert (again.id, again.timezone, again.locale) == (workbook.id, "Asia/Kolkata", "en_US")
    assert again.get_lastUpdateTime() >= again.creationTime
    assert [tab.title for tab in again] == ["Sheet1"]


def test_files_are_listed_copied_shared_exported_and_deleted(
    client: gspread.Client, workbook: gspread.Spreadsheet
) -> None:
    workbook.sheet1.update([["a", "b"], [1, 2]], "A1")
    twin = client.copy(workbook.id, "Twin", copy_permissions=True)
    twin.share("friend@example.com", perm_type="user", role="reader")
    shared = [one["emailAddress"] for one in twin.list_permissions()]
    twin.remove_permissions("friend@example.com")

    assert shared[-1] == "friend@example.com"
    assert [one["role"] for one in twin.list_permissions()] == ["owner"]
    assert workbook.export(ExportFormat.CSV) == b"a,b\r\n1,2"
    assert {one["name"] for one in client.list_spreadsheet_files()} == {"Shop", "Twin"}
    client.del_spreadsheet(twin.id)
    assert [one["name"] for one in client.list_spreadsheet_files()] == ["Shop"]


def test_a_csv_replaces_a_workbook(client: gspread.Client, workbook: gspread.Spreadsheet) -> None:
    client.import_csv(workbook.id, b"name,due\nSeeta,12\n")

    assert client.open_by_key(workbook.id).sheet1.get_all_records() == [{"name": "Seeta", "due": 12}]


def test_missing_and_private_spreadsheets_are_told_apart(client: gspread.Client) -> None:
    with pytest.raises(gspread.SpreadsheetNotFound):
        client.open_by_key("1" * 44)
    with pytest.raises(PermissionError):
        client.open_by_key("1jIKzPs8LsiZZdLdeMEP-5ZIHw6RkjiOmj1LrJN706Yc")

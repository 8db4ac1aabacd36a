"""batchUpdate as the push relies on it: in order, all or nothing, refused ids, the state after it."""

from typing import Any

import gspread
import pytest
from gspread.exceptions import APIError

Json = dict[str, Any]


def claim(metadata_id: int) -> Json:
    """A request that claims an id for ever."""
    metadata = {
        "metadataId": metadata_id,
        "metadataKey": "fence",
        "visibility": "DOCUMENT",
        "location": {"spreadsheet": True},
    }
    return {"createDeveloperMetadata": {"developerMetadata": metadata}}


def put(row: int, column: int, *texts: str, sheet_id: int = 0) -> Json:
    """A request that writes texts into one row."""
    cells = [{"userEnteredValue": {"stringValue": text}} for text in texts]
    start = {"sheetId": sheet_id, "rowIndex": row, "columnIndex": column}
    return {"updateCells": {"start": start, "rows": [{"values": cells}], "fields": "userEnteredValue"}}


def rows(sheet_id: int, start: int, end: int) -> Json:
    return {"sheetId": sheet_id, "startRowIndex": start, "endRowIndex": end}


def send(workbook: gspread.Spreadsheet, *requests: Json, **options: Any) -> Json:
    answer: Json = workbook.batch_update({"requests": list(requests), **options})
    return answer


def test_one_refused_request_takes_the_whole_batch_with_it(workbook: gspread.Spreadsheet) -> None:
    with pytest.raises(APIError) as refused:
        send(workbook, put(0, 0, "x"), {"addSheet": {"properties": {"title": "T"}}}, {"deleteSheet": {"sheetId": 77}})

    assert refused.value.error["message"] == "Invalid requests[2].deleteSheet: No grid with id: 77"
    assert [tab.title for tab in workbook.worksheets()] == ["Sheet1"]
    assert workbook.sheet1.get() == [[]]


@pytest.mark.parametrize(
    "request_",
    [
        claim(41),
        {"addSheet": {"properties": {"sheetId": 0}}},
        {"addNamedRange": {"namedRange": {"namedRangeId": "fence41", "name": "other", "range": {"sheetId": 0}}}},
        {"addProtectedRange": {"protectedRange": {"protectedRangeId": 41, "range": {"sheetId": 0}}}},
    ],
)
def test_an_id_in_use_is_refused_and_so_is_everything_beside_it(workbook: gspread.Spreadsheet, request_: Json) -> None:
    named = {"namedRange": {"namedRangeId": "fence41", "name": "fence", "range": {"sheetId": 0}}}
    protected = {"protectedRange": {"protectedRangeId": 41, "range": {"sheetId": 0}}}
    send(workbook, claim(41), {"addNamedRange": named}, {"addProtectedRange": protected})

    with pytest.raises(APIError) as refused:
        send(workbook, put(0, 0, "late"), request_)

    assert refused.value.code == 400
    assert workbook.sheet1.acell("A1").value is None


def test_a_deleted_id_can_be_claimed_again(workbook: gspread.Spreadsheet) -> None:
    send(workbook, claim(7))
    lookup = {"developerMetadataLookup": {"metadataId": 7}}

    gone = send(workbook, {"deleteDeveloperMetadata": {"dataFilter": lookup}})
    send(workbook, claim(7))

    assert gone["replies"][0]["deleteDeveloperMetadata"]["deletedDeveloperMetadata"][0]["metadataId"] == 7


def test_a_row_is_copied_as_it_was_before_the_same_batch_changes_it(workbook: gspread.Spreadsheet) -> None:
    workbook.sheet1.update([["id", "Name"], ["a", "old"]], "A1")
    send(workbook, {"addSheet": {"properties": {"sheetId": 9, "title": "_sync", "hidden": True}}})

    answer = send(
        workbook,
        {"copyPaste": {"source": rows(0, 1, 2), "destination": rows(9, 0, 1), "pasteType": "PASTE_VALUES"}},
        put(1, 1, "new"),
        includeSpreadsheetInResponse=True,
        responseRanges=["_sync!A1:B1", "Sheet1!A:B"],
        responseIncludeGridData=True,
    )

    after = {
        sheet["properties"]["title"]: sheet["data"][0]["rowData"] for sheet in answer["updatedSpreadsheet"]["sheets"]
    }
    assert [cell["formattedValue"] for cell in after["_sync"][0]["values"]] == ["a", "old"]
    assert [cell["formattedValue"] for cell in after["Sheet1"][1]["values"]] == ["a", "new"]


def test_a_mask_says_what_comes_back(workbook: gspread.Spreadsheet) -> None:
    body = {"requests": [put(0, 0, "x")], "includeSpreadsheetInResponse": True, "responseRanges": ["Sheet1!A1:A2"]}
    mask = "replies,updatedSpreadsheet.sheets(properties.sheetId,data.rowData.values.effectiveValue)"

    answer = workbook.client.request(
        "post", f"https://sheets.googleapis.com/v4/spreadsheets/{workbook.id}:batchUpdate", {"fields": mask}, json=body
    ).json()

    data = [{"rowData": [{"values": [{"effectiveValue": {"stringValue": "x"}}]}]}]
    assert answer == {"replies": [{}], "updatedSpreadsheet": {"sheets": [{"properties": {"sheetId": 0}, "data": data}]}}


def test_appended_cells_go_under_the_last_row_with_a_value(workbook: gspread.Spreadsheet) -> None:
    workbook.sheet1.resize(3, 2)
    workbook.sheet1.update([["id"], ["a"], [False]], "A1")
    row = {"values": [{"userEnteredValue": {"stringValue": "=b"}}, {"userEnteredValue": {"numberValue": 5}}]}

    send(workbook, {"appendCells": {"sheetId": 0, "rows": [row], "fields": "userEnteredValue"}})

    assert workbook.sheet1.get_all_values() == [["id", ""], ["a", ""], ["FALSE", ""], ["=b", "5"]]


def test_an_update_over_a_range_empties_what_it_does_not_name(workbook: gspread.Spreadsheet) -> None:
    workbook.sheet1.update([["a", "b"], ["c", "d"]], "A1")
    cells = [{"values": [{"userEnteredValue": {"stringValue": "x"}}]}]
    area = {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 2, "startColumnIndex": 0, "endColumnIndex": 2}

    send(workbook, {"updateCells": {"range": area, "rows": cells, "fields": "userEnteredValue"}})

    assert workbook.sheet1.get() == [["x"]]


def test_texts_are_found_and_replaced_everywhere(workbook: gspread.Spreadsheet) -> None:
    workbook.sheet1.update([["cat", "Cat food"], ["dog", "concat"]], "A1")

    answer = send(workbook, {"findReplace": {"find": "cat", "replacement": "cow", "allSheets": True}})

    counts = {"valuesChanged": 3, "rowsChanged": 2, "sheetsChanged": 1, "occurrencesChanged": 3}
    assert answer["replies"][0]["findReplace"] == counts
    assert workbook.sheet1.get() == [["cow", "cow food"], ["dog", "concow"]]


def test_rows_and_columns_move(workbook: gspread.Spreadsheet) -> None:
    workbook.sheet1.update([["a", "b", "c"], ["1", "2", "3"], ["4", "5", "6"]], "A1")
    span = {"sheetId": 0, "startIndex": 0, "endIndex": 1}

    send(
        workbook,
        {"moveDimension": {"source": span | {"dimension": "COLUMNS"}, "destinationIndex": 3}},
        {"moveDimension": {"source": span | {"dimension": "ROWS"}, "destinationIndex": 2}},
    )

    assert workbook.sheet1.get() == [["2", "3", "1"], ["b", "c", "a"], ["5", "6", "4"]]


def test_conditional_formats_filter_views_and_bands_are_kept(workbook: gspread.Spreadsheet) -> None:
    area = {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 5, "startColumnIndex": 0, "endColumnIndex": 2}
    rule = {
        "ranges": [area],
        "booleanRule": {"condition": {"type": "NOT_BLANK"}, "format": {"backgroundColor": {"green": 1}}},
    }

    view = send(
        workbook,
        {"addConditionalFormatRule": {"rule": rule, "index": 0}},
        {"addFilterView": {"filter": {"title": "Mine", "range": area}}},
        {"addBanding": {"bandedRange": {"range": area, "rowProperties": {"firstBandColor": {"red": 1}}}}},
        {"updateBorders": {"range": area, "top": {"style": "SOLID"}}},
        {"deleteDimension": {"range": {"sheetId": 0, "dimension": "ROWS", "startIndex": 0, "endIndex": 2}}},
    )["replies"][1]["addFilterView"]["filter"]

    found = workbook.fetch_sheet_metadata()["sheets"][0]
    assert found["filterViews"][0]["filterViewId"] == view["filterViewId"]
    assert found["conditionalFormats"][0]["ranges"][0]["endRowIndex"] == 3
    assert "bandedRanges" in found


def test_metadata_of_rows_is_searched_and_follows_insertions(workbook: gspread.Spreadsheet) -> None:
    location = {"dimensionRange": {"sheetId": 0, "dimension": "ROWS", "startIndex": 1, "endIndex": 2}}
    metadata = {"metadataKey": "row", "metadataValue": "a1", "visibility": "DOCUMENT", "location": location}
    send(workbook, {"createDeveloperMetadata": {"developerMetadata": metadata}})
    workbook.sheet1.insert_row(["x"], 1)
    url = f"https://sheets.googleapis.com/v4/spreadsheets/{workbook.id}/developerMetadata:search"

    body = {"dataFilters": [{"developerMetadataLookup": {"metadataKey": "row"}}]}
    found = workbook.client.request("post", url, json=body).json()["matchedDeveloperMetadata"][0]["developerMetadata"]

    assert found["location"]["dimensionRange"]["startIndex"] == 2
    assert found["location"]["locationType"] == "ROW"


REPEATED = {"range": {"sheetId": 0}, "cell": {}}
OUTSIDE = REPEATED | {"range": {"sheetId": 0, "startRowIndex": 1000}, "fields": "note"}


@pytest.mark.parametrize(
    ("requests", "message"),
    [
        ([], "Must specify at least one request."),
        ([{"addShet": {}}], "Unknown name \"addShet\" at 'requests[0]': Cannot find field."),
        ([{"updateCells": {"rows": "x"}}], "Invalid value at 'requests[0].update_cells.rows[0]'"),
        ([{"addSheet": {"properties": {"title": 5}}}], "(TYPE_STRING), 5"),
        ([{"repeatCell": OUTSIDE}], "Range (Sheet1!A1001) exceeds grid limits"),
        ([{"repeatCell": REPEATED}], "At least one field must be listed in 'fields'."),
    ],
)
def test_a_body_that_is_not_a_batch_is_refused(
    workbook: gspread.Spreadsheet, requests: list[Json], message: str
) -> None:
    with pytest.raises(APIError) as refused:
        workbook.batch_update({"requests": requests})

    assert message in refused.value.error["message"]


def test_hidden_rows_stay_where_they_are_when_others_are_sorted(workbook: gspread.Spreadsheet) -> None:
    workbook.sheet1.update([["c"], ["b"], ["a"]], "A1")
    workbook.sheet1.hide_rows(1, 2)

    send(workbook, {"sortRange": {"range": rows(0, 0, 3), "sortSpecs": [{"sortOrder": "ASCENDING"}]}})

    assert workbook.sheet1.get() == [["a"], ["b"], ["c"]]


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        (claim(5), "Cannot add developer metadata with ID [5] because developer metadata with that ID already exists."),
        ({"addSheet": {"properties": {"sheetId": 0}}}, "Sheet with id 0 already exists."),
        (put(1000, 0, "x"), "GridCoordinate.rowIndex[1000] is after last row in grid[999]"),
        (put(0, 25, "x", "y"), "Attempting to write column: 26, beyond the last requested column of: 25"),
        (
            {"sortRange": {"range": rows(0, 0, 9), "sortSpecs": [{}]}},
            "You can't sort a range containing vertical merges. There is a vertical merge at A2:A3",
        ),
    ],
)
def test_refusals_are_worded_as_google_words_them(workbook: gspread.Spreadsheet, request_: Json, message: str) -> None:
    send(workbook, claim(5), {"mergeCells": {"range": rows(0, 1, 3) | {"endColumnIndex": 1}, "mergeType": "MERGE_ALL"}})

    with pytest.raises(APIError) as refused:
        send(workbook, request_)

    [name] = request_
    assert refused.value.error["message"] == f"Invalid requests[0].{name}: {message}"

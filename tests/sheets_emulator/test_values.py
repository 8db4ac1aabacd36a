"""Values, as real gspread reads and writes them."""

from typing import Any

import gspread
import pytest
from gspread.exceptions import APIError
from gspread.utils import DateTimeOption, Dimension, InsertDataOption, ValueInputOption, ValueRenderOption

PEOPLE: list[list[Any]] = [["id", "Name", "Due"], ["a1", "Seeta", 1200], ["b2", "Imran", ""], ["c3", "Ravi", 0.5]]


def test_what_is_written_raw_stays_as_it_is(tab: gspread.Worksheet) -> None:
    tab.update([["0501234567", "=1+1", "5/3/24", True]], "A1", raw=True)

    assert tab.get("A1:D1", value_render_option=ValueRenderOption.unformatted)[0] == [
        "0501234567",
        "=1+1",
        "5/3/24",
        True,
    ]


@pytest.mark.parametrize(
    ("typed", "shown", "kept"),
    [
        ("0501234567", "501234567", 501234567),
        ("'0501234567", "0501234567", "0501234567"),
        ("+919876543210", "919876543210", 919876543210),
        ("8085807e40", "8.09E+46", 8085807e40),
        ("2,000,000.01", "2,000,000.01", 2000000.01),
        ("12%", "12%", 0.12),
        ("$5.50", "$5.50", 5.5),
        ("2024-03-05", "2024-03-05", 45356),
        ("5/3/24", "5/3/24", 45415),
        ("14:30", "14:30", 0.6041666666666666),
        ("5 Mar 2024", "5 Mar 2024", 45356),
        ("true", "TRUE", True),
        ("=1/1024", "0.0009765625", 1 / 1024),
        ("=1/0", "#DIV/0!", "#DIV/0!"),
        ("१२३", "१२३", "१२३"),
        ("12 main road", "12 main road", "12 main road"),
    ],
)
def test_what_is_typed_is_understood_as_google_does(tab: gspread.Worksheet, typed: str, shown: str, kept: Any) -> None:
    tab.update([[typed]], "A1", value_input_option=ValueInputOption.user_entered)

    assert tab.acell("A1").value == shown
    assert tab.acell("A1", value_render_option=ValueRenderOption.unformatted).value == kept


def test_a_day_first_locale_reads_dates_day_first(workbook: gspread.Spreadsheet) -> None:
    workbook.update_locale("en_IN")

    workbook.sheet1.update_acell("A1", "5/3/2024")

    assert workbook.sheet1.get("A1", value_render_option=ValueRenderOption.unformatted) == [[45356]]


def test_empty_ends_are_left_out_and_empty_middles_are_not(tab: gspread.Worksheet) -> None:
    tab.update([["a", "", "c", ""], [""], ["", "d"], ["", ""]], "A1")

    assert tab.get_values("A1:F9", maintain_size=False, pad_values=False) == [["a", "", "c"], [], ["", "d"]]
    assert tab.get("A1:C3", major_dimension=Dimension.cols) == [["a"], ["", "", "d"], ["c"]]


def test_dates_come_as_numbers_or_as_text(tab: gspread.Worksheet) -> None:
    tab.update_acell("A1", "2024-03-05")

    def read(option: DateTimeOption) -> Any:
        return tab.get("A1", value_render_option=ValueRenderOption.unformatted, date_time_render_option=option)[0][0]

    assert (read(DateTimeOption.serial_number), read(DateTimeOption.formatted_string)) == (45356, "2024-03-05")


def test_formulas_are_kept_and_worked_out_when_read(tab: gspread.Worksheet) -> None:
    tab.update([[2, 3, "=A1+B1", '=IF(C1>4,"yes","no")', "=SUM(A1:B1)*10"]], "A1", raw=False)
    tab.update_acell("A1", 4)

    assert tab.get("C1:E1", value_render_option=ValueRenderOption.unformatted)[0] == [7, "yes", 70]
    assert tab.get("C1", value_render_option=ValueRenderOption.formula) == [["=A1+B1"]]


def test_an_array_formula_fills_the_cells_below_until_something_stands_in_its_way(tab: gspread.Worksheet) -> None:
    tab.update([[1, "=ARRAYFORMULA(A1:A3*2)"], [2], [3]], "A1", raw=False)
    before = tab.get("B1:B3")
    tab.update_acell("B2", "mine")

    assert before == [["2"], ["4"], ["6"]]
    assert tab.get("B1:B3") == [["#REF!"], ["mine"]]


def test_a_formula_that_is_not_known_keeps_its_last_value(backstage: Any, client: gspread.Client) -> None:
    key = backstage.workbook({"Sheet1": [[{"formula": '=IMPORTDATA("x")', "value": 42}]]})

    assert client.open_by_key(key).sheet1.acell("A1").value == "42"


def test_null_leaves_a_cell_and_an_empty_text_empties_it(tab: gspread.Worksheet) -> None:
    tab.update([["a", "b", "c"]], "A1")

    answer = tab.update([[None, "", "z"]], "A1")

    assert (tab.row_values(1), answer["updatedCells"]) == (["a", "", "z"], 2)


def test_appended_rows_go_under_the_table_that_the_range_touches(tab: gspread.Worksheet) -> None:
    tab.update(PEOPLE, "B2")

    answer = tab.append_rows([["d4", "Zara"]], table_range="B2")

    assert answer["tableRange"] == "Sheet1!B2:D5"
    assert answer["updates"]["updatedRange"] == "Sheet1!B6:C6"


def test_appending_makes_room_at_the_end_of_the_grid(workbook: gspread.Spreadsheet) -> None:
    tab = workbook.add_worksheet("small", rows=1, cols=2)

    tab.append_rows([["a", "b"], ["c", "d", "e"]], insert_data_option=InsertDataOption.insert_rows)
    tab.append_row(["f"])

    assert tab.get_all_values() == [["a", "b", ""], ["c", "d", "e"], ["f", "", ""]]


def test_several_ranges_are_read_written_and_cleared_at_once(
    workbook: gspread.Spreadsheet, tab: gspread.Worksheet
) -> None:
    tab.batch_update([{"range": "A1:B1", "values": [["a", "b"]]}, {"range": "A3", "values": [["c"]]}])
    tab.batch_clear(["B1"])

    assert tab.batch_get(["A1:B1", "A3"]) == [[["a"]], [["c"]]]
    assert workbook.values_batch_get(["Sheet1!A:A"])["valueRanges"][0]["range"] == "Sheet1!A1:A1000"


@pytest.mark.parametrize(
    ("range_name", "values", "message"),
    [
        ("A1001", [["x"]], "Range (Sheet1!A1001) exceeds grid limits. Max rows: 1000, max columns: 26"),
        ("AA1", [["x"]], "Range (Sheet1!AA1) exceeds grid limits. Max rows: 1000, max columns: 26"),
        (
            "A1:B1",
            [["x", "y", "z"]],
            "Requested writing within range ['Sheet1'!A1:B1], but tried writing to column [C]",
        ),
        ("A1:A2", [["x"]] * 3, "Requested writing within range ['Sheet1'!A1:A2], but tried writing to row [3]"),
        ("nowhere", [["x"]], "Unable to parse range: 'Sheet1'!nowhere"),
        ("A1", [[{"a": 1}]], "Invalid values[0][0]: struct_value {\n}\n"),
    ],
)
def test_writing_where_it_does_not_fit_is_refused_in_googles_words(
    tab: gspread.Worksheet, range_name: str, values: Any, message: str
) -> None:
    with pytest.raises(APIError) as refused:
        tab.update(values, range_name)

    assert (refused.value.code, refused.value.error["message"]) == (400, message)


def test_a_range_that_ends_past_the_grid_is_read_up_to_it(tab: gspread.Worksheet) -> None:
    assert tab.client.values_get(tab.spreadsheet_id, "Sheet1!Y999:AB1002")["range"] == "Sheet1!Y999:Z1000"


def test_titles_that_look_like_cells_are_quoted(workbook: gspread.Spreadsheet) -> None:
    titles = ("A1", "ग्राहक", "It's", "Plain_1", "x.y", "2026", "ABC1234")

    answers = [workbook.add_worksheet(title, 2, 2).update([["x"]], "A1")["updatedRange"] for title in titles]

    assert answers == ["'A1'!A1", "'ग्राहक'!A1", "'It''s'!A1", "Plain_1!A1", "x.y!A1", "'2026'!A1", "'ABC1234'!A1"]


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ("=A1", "14/02/2024"),
        ("=A1+30", "15/03/2024"),
        ("=B1-A1", "10"),
        ("=MAX(A1:B1)", "24/02/2024"),
        ('=IF(C1>3,B1,"")', "24/02/2024"),
        ("=DATE(2024,1,C1)", "05/01/2024"),
        ("=D2", "14/02/2024"),
        ("=A1*1", "45336"),
        ("=YEAR(A1)", "2024"),
        ("=C1-1", "4"),
    ],
)
def test_a_formula_about_a_date_shows_a_date(workbook: gspread.Spreadsheet, formula: str, shown: str) -> None:
    workbook.update_locale("en_IN")
    workbook.sheet1.update([["14/02/2024", "24/02/2024", 5], [None, None, None, "=A1"]], "A1", raw=False)

    workbook.sheet1.update_acell("E1", formula)

    fields = "sheets.data.rowData.values(userEnteredFormat.numberFormat,effectiveFormat.numberFormat)"
    asked: dict[str, Any] = {"fields": fields, "ranges": "Sheet1!E1"}
    cell = workbook.fetch_sheet_metadata(asked)["sheets"][0]["data"][0]["rowData"][0]["values"][0]
    assert workbook.sheet1.acell("E1").value == shown
    assert ("numberFormat" in cell["effectiveFormat"]) is ("/" in shown)
    assert "userEnteredFormat" not in cell

"""Excel files hold real numbers and dates, group them in lakh, and never run what a customer typed."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from reports.content import Figure, ReportColumn
from reports.xlsx import BIG, as_xlsx
from reports.xlsx_numbers import number_format
from tests.reports.contents import full, one_column, table_of
from translations import translator
from validation.kinds import Kind

ENGLISH = translator("en")
HEADER = 4


def opened(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


@pytest.mark.parametrize("typed", ["=1+1", "+91-98765", "-2", "@SUM(A1)", "http://a.example", "007", "{=1}", "\t=1"])
def test_what_a_customer_typed_stays_text(typed: str) -> None:
    book = opened(as_xlsx(one_column(Kind.TEXT, typed), ENGLISH))

    cell = book.worksheets[0].cell(HEADER + 1, 1)

    assert (cell.value, cell.data_type, cell.hyperlink) == (typed, "s", None)


def test_amounts_and_dates_are_numbers_and_dates_of_excel() -> None:
    columns = [ReportColumn("Amount", Kind.MONEY), ReportColumn("On", Kind.DATE), ReportColumn("At", Kind.MOMENT)]
    book = opened(
        as_xlsx(table_of(columns, [(Decimal("1250.50"), date(2024, 3, 5), datetime(2024, 3, 5, 16, 5))]), ENGLISH)
    )

    row = [cell.value for cell in book.worksheets[0][HEADER + 1]]

    assert row == [1250.5, datetime(2024, 3, 5), datetime(2024, 3, 5, 16, 5)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, r"[>=10000000]##\,##\,##\,##0;[>=100000]##\,##\,##0;#,##0"),
        (-125000, r"##\,##\,##0;-##\,##\,##0"),
        (-12345678, r"##\,##\,##\,##0;-##\,##\,##\,##0"),
        (-999, "#,##0;-#,##0"),
        (Decimal("0.5"), r"[>=10000000]##\,##\,##\,##0.00;[>=100000]##\,##\,##0.00;#,##0.00"),
    ],
)
def test_amounts_are_grouped_in_lakh_below_zero_too(value: Decimal, expected: str) -> None:
    assert number_format(value, Kind.MONEY) == expected


def test_the_header_stays_in_view_and_filters() -> None:
    sheet = opened(as_xlsx(one_column(Kind.TEXT, "a", "b"), ENGLISH)).worksheets[0]

    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A5", "A4:A6")


def test_an_amount_names_its_currency_in_the_heading() -> None:
    sheet = opened(as_xlsx(one_column(Kind.MONEY, 5, heading="Amount"), ENGLISH)).worksheets[0]

    assert sheet.cell(HEADER, 1).value == "Amount (₹)"


def test_a_plain_list_is_one_sheet_with_its_figures_above_the_rows() -> None:
    content = replace(one_column(Kind.TEXT, "a"), figures=(Figure("Customers", 1, Kind.INTEGER),))

    book = opened(as_xlsx(content, ENGLISH))

    assert [cell.value for (cell,) in book.worksheets[0]["A1:A6"]][2:] == ["Customers: 1", None, "Column", "a"]
    assert len(book.worksheets) == 1


def test_urdu_files_run_from_right_to_left() -> None:
    book = opened(as_xlsx(full("فاطمہ"), translator("ur")))

    assert all(sheet.sheet_view.rightToLeft for sheet in book)


def test_charts_are_excels_own() -> None:
    book = opened(as_xlsx(full("Fatima"), ENGLISH))

    assert len(book.worksheets[0]._charts) == 3  # type: ignore[attr-defined]


def test_a_total_stands_under_the_rows() -> None:
    sheet = opened(as_xlsx(full("Fatima"), ENGLISH)).worksheets[1]

    assert [cell.value for cell in sheet[sheet.max_row]] == ["Total", None, -1109567.5, None]


def test_titles_that_excel_forbids_as_sheet_names_are_changed() -> None:
    book = opened(
        as_xlsx(table_of([ReportColumn("A", Kind.TEXT)], [], title="Sales: 2023/24 [all] of a very long name"), ENGLISH)
    )

    assert book.sheetnames == ["Sales 2023 24 all of a very lon"]


def test_a_big_list_is_written_whole() -> None:
    book = load_workbook(BytesIO(as_xlsx(one_column(Kind.INTEGER, *range(BIG + 1)), ENGLISH)), read_only=True)

    assert sum(1 for _ in book.worksheets[0].iter_rows()) >= BIG + 1 + HEADER


@pytest.mark.parametrize("odd", ["a" * 40_000, "\x00\x07", "line\nbreak", "\ud83d", date(1, 1, 1), 10**20])
def test_odd_values_do_not_stop_a_file(odd: str) -> None:
    assert opened(as_xlsx(one_column(Kind.TEXT, odd), ENGLISH))

"""CSV files open rightly in Excel and can be read by programs."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from reports.content import Value
from reports.csv import as_csv
from tests.reports.contents import full, one_column
from translations import translator
from validation.kinds import Kind


def cell_of(value: Value, kind: Kind, language: str = "en") -> str:
    lines = as_csv(one_column(kind, value), translator(language)).decode("utf-8-sig").split("\r\n")
    return lines[1].strip('"')


def test_excel_is_told_that_it_is_utf_8() -> None:
    assert as_csv(one_column(Kind.TEXT, "सीता"), translator("hi")).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    "typed", ["=1+1", "+cmd|' /C calc'!A0", "-1-2", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋1-1", "+91-98765"]
)
def test_what_could_run_as_a_formula_is_defused(typed: str) -> None:
    assert cell_of(typed, Kind.TEXT).startswith("'")


@pytest.mark.parametrize("plain", ["-5", "+5.25", "-1,25,000", "+91 98765 43210", "+1 650-253-0000", "a=b", "7%"])
def test_plain_numbers_and_phones_stay_as_they_are(plain: str) -> None:
    assert cell_of(plain, Kind.TEXT) == plain


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (Decimal("125000.00"), Kind.MONEY, "125000"),
        (Decimal("-0.50"), Kind.MONEY, "-0.5"),
        (date(2024, 3, 5), Kind.DATE, "2024-03-05"),
        (datetime(2024, 3, 5, 16, 5), Kind.MOMENT, "2024-03-05 16:05"),
        (("+919876543210", "+923001234567"), Kind.PHONES, "+91 98765 43210, +92 300 1234567"),
        (True, Kind.YES_NO, "Yes"),
        (None, Kind.MONEY, ""),
    ],
)
def test_values_can_be_read_by_programs(value: Value, kind: Kind, expected: str) -> None:
    assert cell_of(value, kind) == expected


def test_codes_carry_no_hidden_marks_in_urdu() -> None:
    assert cell_of(("+923001234567",), Kind.PHONES, "ur") == "+92 300 1234567"


def test_a_single_table_begins_with_its_headings() -> None:
    text = as_csv(full("Fatima"), translator("en")).decode("utf-8-sig")

    assert text.startswith("Name,Phone,Amount (₹),On\r\nFatima,+91 98765 43210,125000,2024-03-05\r\n")

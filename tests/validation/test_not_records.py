"""Rows that are no records are kept and never counted."""

import time
from datetime import date, datetime

import pytest

from validation.business import Business
from validation.headings import recognise
from validation.not_records import WhyNotRecord, is_month_title, is_total, record_rows
from validation.sheet import RawTab

HEADINGS = ("S.No.", "Date", "Customer", "Mobile", "Item", "Amount", "Paid", "Balance")
RAM = (1, "5/3/24", "Ram", "9876543210", "Fan", 2000, 500, 1500)


def read(*rows, headings=HEADINGS, **more):
    tab = RawTab("Register", [headings, *rows], **more)
    return record_rows(tab, recognise(tab, Business()))


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ((), WhyNotRecord.BLANK),
        ((None, None, "  "), WhyNotRecord.BLANK),
        ((2,), WhyNotRecord.BLANK),
        ((2, None, None, None, False), WhyNotRecord.BLANK),
        ((None, None, None, None, "Total", 4000, 2500, 1500), WhyNotRecord.TOTAL),
        (("Grand Total", None, None, None, None, 4000), WhyNotRecord.TOTAL),
        ((None, "31/3/24", "TOTAL:", None, None, "4,000", "2500/-", 1500), WhyNotRecord.TOTAL),
        ((None, date(2024, 3, 31), "Total", None, None, 4000), WhyNotRecord.TOTAL),
        ((None, None, "कुल योग", None, None, 4000), WhyNotRecord.TOTAL),
        ((None, None, None, None, "ٹوٹل", 4000), WhyNotRecord.TOTAL),
        ((None, "میزان", None, None, None, 4000), WhyNotRecord.TOTAL),
        ((None, None, None, None, "Total March 2024", 4000), WhyNotRecord.TOTAL),
        (("March 2024",), WhyNotRecord.TITLE),
        ((None, None, "मार्च 2024"), WhyNotRecord.TITLE),
        ((None, "اپریل ۲۰۲۴"), WhyNotRecord.TITLE),
        ((None, datetime(2024, 3, 1)), WhyNotRecord.TITLE),
        ((None, "Party: Sharma ji"), WhyNotRecord.TITLE),
        (HEADINGS, WhyNotRecord.HEADINGS),
        (tuple(heading.upper() for heading in HEADINGS), WhyNotRecord.HEADINGS),
    ],
)
def test_a_row_that_is_no_record_is_known_by_what_it_is(row, why):
    records, others = read(RAM, row, RAM)

    assert (records, others) == ([1, 3], {2: why})


@pytest.mark.parametrize(
    "row",
    [
        (2, "6/3/24", "Total", "9876543211", "Fan", 2000),
        (2, "6/3/24", "Ram", "9876543211", "Total body checkup", 2000),
        (2, "6/3/24", "Ram", None, "Total", 2000),
        (None, None, "Ram"),
        (None, None, "April"),
        (None, None, None, "9876543211"),
        (None, "6/3/24", None, None, None, 500),
    ],
)
def test_a_row_that_says_something_of_somebody_is_a_record(row):
    assert read(RAM, row)[0] == [1, 2]


def test_formulas_that_were_filled_down_in_advance_make_no_records():
    rows = [RAM, *((None, None, None, None, None, None, None, 0) for _ in range(3))]

    assert read(*rows, formulas={7: frozenset(range(2, 6))})[0] == [1]


def test_a_row_of_formulas_that_show_a_name_is_a_record():
    formulas = {index: frozenset({2}) for index in range(8)}

    assert read(RAM, formulas=formulas)[0] == [1]


def test_a_formula_that_was_never_computed_is_not_nothing():
    assert read(RAM, (), uncomputed={2: frozenset({3})})[0] == [1, 2]


@pytest.mark.parametrize(
    "text", ["Total", "TOTAL :", "Sub-total", "Grand Total (Rs.)", "कुल", "योग", "ٹوٹل", "Total for March 2024"]
)
def test_words_of_totals(text):
    assert is_total(text)


@pytest.mark.parametrize("text", ["Total Gas Agency", "Kotal", "Ram Total", "", None, 5000, "योगेश", "कुलदीप"])
def test_words_that_only_look_like_totals(text):
    assert not is_total(text)


@pytest.mark.parametrize(
    ("text", "expected"), [("Mar-24", True), ("FY 2024", False), ("March", True), ("Marchand", False), ("2024", False)]
)
def test_titles_of_months(text, expected):
    assert is_month_title(text) is expected


def test_a_million_rows_are_told_apart_in_a_moment():
    row = (None, "5/3/24", "Ram", "9876543210", "Fan", 2000, 500, 1500, *[None] * 29)
    total = (None, None, "Total", None, None, 2000)
    tab = RawTab("Register", [HEADINGS, *[row] * 500_000, total])
    layout = recognise(tab, Business())
    began = time.process_time()

    assert len(record_rows(tab, layout)[0]) == 500_000
    assert time.process_time() - began < 3

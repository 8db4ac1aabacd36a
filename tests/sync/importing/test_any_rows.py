"""Whatever stands in a spreadsheet, each of its rows is accounted for."""

from collections import Counter
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from sync.importing import Fate, ReadFile, plan_files
from sync.xlsx.reading import tabs_of
from translations import translator
from validation.sheet import cell_text

HEADINGS = ("Name", "नाम", "موبائل", "Mobile", "Amount", "Date", "Total", "Invoice Number", "id", "", "Name")
CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(date(1901, 1, 1), date(2199, 12, 31)),
    st.datetimes(datetime(1901, 1, 1), datetime(2199, 12, 31)),
    st.times().map(lambda at: time(at.hour, at.minute)),
    st.integers(0, 10**6).map(lambda seconds: timedelta(seconds=seconds)),
    st.sampled_from(
        ["=A1+B1", "#REF!", "9876500001 / 02", "सीता देवी", "عائشہ بیگم", "॥", "\u200f", " ", "Total", "March 2024"]
    ),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12),
)
ROWS = st.lists(st.lists(CELLS, max_size=6), max_size=8)
TABS = st.lists(st.tuples(st.lists(st.sampled_from(HEADINGS), max_size=6), ROWS), min_size=1, max_size=2)
MERGED = st.lists(st.tuples(st.integers(1, 8), st.integers(1, 5), st.integers(0, 2), st.integers(0, 2)), max_size=2)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("any")


@settings(max_examples=25, deadline=None, derandomize=True)
@example(tabs=[(["Name", "Name", "Name"], [[0]])], merged=[])
@given(tabs=TABS, merged=MERGED)
def test_the_parts_of_a_plan_add_up_to_the_rows_of_any_spreadsheet(tabs, merged, folder):
    read = written(folder / "book.xlsx", tabs, merged)

    (planned,) = plan_files([ReadFile("book.xlsx", read)], None).files

    places = Counter((row.tab, row.row) for row in planned.rows if row.is_of_file)
    assert set(places.values()) <= {1}
    assert places.total() == sum(planned.count(fate) for fate in Fate) == planned.as_json(translator("en"))["rows"]
    tabs_read = list(zip(read, planned.layouts, strict=True))
    assert filled(tabs_read, nothing=(None, 0)) <= places.keys() <= filled(tabs_read, nothing=(None,))


def filled(tabs, nothing):
    """Where below the headings something stands; a row of nothing but unticked boxes or zeros may be one that waits for a person."""
    return {
        (tab.name, at)
        for tab, layout in tabs
        for at, row in enumerate(tab.rows, start=1)
        if at > layout.header_row and any(cell_text(cell) and cell not in nothing for cell in row)
    }


def written(path, tabs, merged):
    """These rows as openpyxl writes them, and as the import reads them."""
    book = Workbook()
    book.remove(book.active)
    for headings, rows in tabs:
        sheet = book.create_sheet()
        for row in (headings, *rows):
            sheet.append(row)
        for top, left, down, right in merged:
            sheet.merge_cells(start_row=top, start_column=left, end_row=top + down, end_column=left + right)
    book.save(path)
    return tuple(tabs_of(path))

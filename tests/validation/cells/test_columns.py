"""Reading whole columns, and what holds for every kind: nothing raises, what was read can be written back."""

import json
import math
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.validation.cells.reading import INDIA, PAKISTAN, STAGES
from validation.business import Business
from validation.cells import SheetValue, canonical_text, read_column, reader_of, sheet_value
from validation.column import Column
from validation.kinds import Kind
from validation.sheet import RawCell, cell_text

PIECES = [
    "98765",
    "43210",
    "0",
    "+91",
    "/",
    ",",
    ";",
    "-",
    " ",
    ".",
    "E+09",
    "5000",
    "24",
    "3",
    "Mar",
    "मार्च",
    "५",
    "۵",
    "@",
    "gmail.com",
    "Rs",
    "₹",
]
PIECES += [
    "lakh",
    "Cr",
    "%",
    "(",
    ")",
    "Won",
    "yes",
    "नहीं",
    "ram",
    "www",
    "\n",
    "\xa0",
    "\ud800",
    "\u200f",
    "27AAPFU0939F1ZV",
    "x",
    "T",
    ":",
    "Z",
    "N/A",
    "'",
]
TEXTS = st.text(max_size=30) | st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
NUMBERS = st.integers() | st.floats() | st.booleans() | st.integers(10**300, 10**301) | st.floats(0, 80000)
TIMES = st.dates() | st.datetimes() | st.datetimes(timezones=st.timezones()) | st.times() | st.timedeltas()
CELLS = st.none() | TEXTS | st.text(alphabet=st.characters(exclude_categories=())) | NUMBERS | TIMES
KINDS = st.sampled_from(list(Kind))
BUSINESSES = st.sampled_from([INDIA, PAKISTAN, Business(region="AE")])


@given(KINDS, CELLS, BUSINESSES)
def test_no_cell_makes_a_reader_fail_and_what_it_says_can_be_stored(
    kind: Kind, cell: RawCell, business: Business
) -> None:
    said = reader_of(Column(heading="X", kind=kind), business, STAGES)(cell)

    json.dumps(
        [canonical_text(kind, said.value), said.problem.found if said.problem else ""], ensure_ascii=False
    ).encode()


@given(KINDS, CELLS, BUSINESSES)
def test_what_was_written_back_is_read_as_the_same_value(kind: Kind, cell: RawCell, business: Business) -> None:
    reader = reader_of(Column(heading="X", kind=kind), business)
    value = reader(cell).value

    text, written = canonical_text(kind, value), _as_a_spreadsheet_keeps(sheet_value(kind, value))

    assert (text, reader(text).value) == (cell_text(written), value)
    assert reader(written).value == value


@given(KINDS, st.lists(CELLS, max_size=12))
def test_a_column_says_what_its_cells_say_one_by_one(kind: Kind, cells: list[RawCell]) -> None:
    reader = reader_of(Column(heading="X", kind=kind), INDIA, STAGES)

    values, problems = read_column(reader, cells + cells)

    said = [reader(cell) for cell in cells + cells]
    assert values == [one.value for one in said]
    assert problems == [(at, one.problem) for at, one in enumerate(said) if one.problem]


def test_one_and_true_and_one_point_nought_are_different_cells() -> None:
    values, _ = read_column(reader_of(Column(heading="X", kind=Kind.TEXT), INDIA), [1, True, 1.0, "1", math.nan, None])

    assert values == ["1", "TRUE", "1", "1", None, None]


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        (Kind.MONEY, 1250.5),
        (Kind.MONEY, 5.0),
        (Kind.INTEGER, 5.0),
        (Kind.NUMBER, "2.25"),
        (Kind.PERCENT, "18"),
        (Kind.DATE, date(2024, 3, 5)),
        (Kind.DATE, "2024-03-05"),
        (Kind.MOMENT, datetime(2024, 3, 5, 10, 30)),
        (Kind.MOMENT, datetime(2024, 3, 5)),
        (Kind.YES_NO, "Yes"),
        (Kind.PHONES, "+919876543210, +919123456780"),
        (Kind.TAGS, "vip, festival"),
        (Kind.NAME, "राजेश शर्मा"),
        (Kind.POSTAL_CODE, "226001"),
        (Kind.EMAILS, "a@x.com, b@y.com"),
        (Kind.TAX_NUMBER, "27AAPFU0939F1ZV"),
        (Kind.LINK, 17.0),
        (Kind.TEXT, 2.5),
        (Kind.YES_NO, "No"),
    ],
)
def test_a_clean_cell_is_the_canonical_text_of_its_value(kind: Kind, cell: RawCell) -> None:
    said = reader_of(Column(heading="X", kind=kind), INDIA)(cell)

    assert canonical_text(kind, said.value) == cell_text(cell)


def test_dates_and_numbers_are_written_as_such_and_codes_as_text() -> None:
    assert sheet_value(Kind.DATE, date(2024, 3, 5)) == date(2024, 3, 5)
    assert sheet_value(Kind.PHONES, ("+919876543210",)) == "+919876543210"
    assert sheet_value(Kind.PHONES, ()) is None
    assert sheet_value(Kind.YES_NO, False) == "No"


def _as_a_spreadsheet_keeps(written: SheetValue) -> RawCell:
    """A number becomes a float, unless it has more digits than a float holds."""
    if isinstance(written, Decimal):
        return float(written) if abs(written) < 10**9 else canonical_text(Kind.NUMBER, written)
    return written

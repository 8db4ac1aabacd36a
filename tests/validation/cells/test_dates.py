"""Dates and moments as people write them and as spreadsheets store them."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from tests.validation.cells.reading import PAKISTAN, read, told
from validation.kinds import Kind
from validation.sheet import RawCell


@pytest.mark.parametrize(
    "cell",
    [
        "5/3/24",
        "05/03/2024",
        "5-3-2024",
        "5.3.24",
        "5 3 24",
        "5-Mar-24",
        "05-MAR-2024",
        "5/Mar/2024",
        "5 Mar '24",
        "5 march, 2024",
        "5th March 2024",
        "5th of March 2024",
        "Mar 5, 2024",
        "March 5 2024",
        "Tuesday, 5 March 2024",
        "5march2024",
        "2024-Mar-05",
        "2024-03-05",
        "2024/3/5",
        "2024.03.05",
        "20240305",
        "05032024",
        "2024-03-05T00:00:00",
        "2024-03-05T10:00:00.000Z",
        "2024-03-05 10:00:00+05:30",
        "5/3/2024 10:30 PM",
        "5/3/24 4 pm",
        "5 Mar, 2024 00:02:00",
        "Dt. 5/3/24",
        "'5/3/24",
        "५/३/२०२४",
        "5 मार्च 2024",
        "५ मार्च, २०२४",
        "मंगलवार, 5 मार्च 2024",
        "दिनांक 5/3/24",
        "दि. 5/3/24",
        "۵/۳/۲۰۲۴",
        "٥/٣/٢٠٢٤",
        "5 مارچ 2024",
        "۵ مارچ، ۲۰۲۴ء",
        "تاریخ: 5/3/24",
        45356,
        45356.0,
        45356.75,
        20240305,
        date(2024, 3, 5),
        datetime(2024, 3, 5, 18, 30),
    ],
)
def test_a_day_is_understood_however_it_is_written(cell: RawCell) -> None:
    said = read(Kind.DATE, cell)

    assert said.value == date(2024, 3, 5)
    assert type(said.value) is date
    assert said.problem is None


@pytest.mark.parametrize(
    ("name", "month"),
    [
        ("जनवरी", 1),
        ("फरवरी", 2),
        ("फ़रवरी", 2),
        ("मार्च", 3),
        ("अप्रैल", 4),
        ("मई", 5),
        ("जून", 6),
        ("जुलाई", 7),
        ("अगस्त", 8),
        ("सितंबर", 9),
        ("सितम्बर", 9),
        ("अक्टूबर", 10),
        ("अक्तूबर", 10),
        ("नवंबर", 11),
        ("नवम्बर", 11),
        ("दिसंबर", 12),
        ("दिसम्बर", 12),
        ("جنوری", 1),
        ("فروری", 2),
        ("مارچ", 3),
        ("اپریل", 4),
        ("مئی", 5),
        ("جون", 6),
        ("جولائی", 7),
        ("اگست", 8),
        ("ستمبر", 9),
        ("اکتوبر", 10),
        ("نومبر", 11),
        ("دسمبر", 12),
        ("جنوري", 1),
        ("sept", 9),
        ("Sep.", 9),
        ("DECEMBER", 12),
    ],
)
def test_months_are_known_in_three_languages(name: str, month: int) -> None:
    assert read(Kind.DATE, f"14 {name} 1996").value == date(1996, month, 14)


def test_the_day_comes_first() -> None:
    assert read(Kind.DATE, "3/12/2024").value == date(2024, 12, 3)


def test_the_month_comes_first_only_where_nothing_else_is_possible_and_that_is_said() -> None:
    said = read(Kind.DATE, "12/25/2024")

    assert said.value == date(2024, 12, 25)
    assert told(said) == ("written_differently", "2024-12-25")
    assert said.problem is not None
    assert not said.problem.is_certain


@pytest.mark.parametrize(
    "cell",
    [
        "11-Dec",
        "Dec-11",
        "5/3",
        "5 March",
        "March 2024",
        "03/2024",
        "1996",
        1996,
        1996.0,
        "2024",
        "31/2/2024",
        "29/2/2023",
        "00/00/0000",
        "2024-13-45",
        "2024-02-30T10:00:00",
        "5/3/24 paid",
        "5/3/24-6/3/24",
        "5/3/24, 8/3/24",
        "10:30",
        "tomorrow",
        "कल",
        True,
        0,
        -5.0,
        time(10, 30),
        timedelta(hours=5),
        99999999,
        1e300,
        float("inf"),
        "5/3/224",
        "5/3/24 25:00",
    ],
)
def test_what_is_no_whole_date_is_named_and_nothing_is_proposed(cell: RawCell) -> None:
    said = read(Kind.DATE, cell)

    assert said.value is None
    assert told(said) == ("date_unclear", None)


@pytest.mark.parametrize(
    "cell", ["5/3/0204", "5/3/2204", "1/1/1850", date(1899, 12, 30), datetime(2999, 1, 1), "2204-03-05T10:00:00"]
)
def test_a_year_outside_1900_to_2100_is_unlikely(cell: RawCell) -> None:
    assert (read(Kind.DATE, cell).value, told(read(Kind.DATE, cell))) == (None, ("date_unlikely", None))


@pytest.mark.parametrize(
    ("cell", "proposed"),
    [(14611, "1940-01-01"), (5000.0, "1913-09-08"), (65000, "2077-12-16"), ("45356", "2024-03-05")],
)
def test_a_number_far_from_today_is_asked_about(cell: RawCell, proposed: str) -> None:
    assert told(read(Kind.DATE, cell)) == ("date_unclear", proposed)


def test_any_number_is_a_day_where_the_sheet_shows_the_column_as_dates() -> None:
    assert read(Kind.DATE, 14611, number_format="dd-mmm-yyyy").value == date(1940, 1, 1)


def test_two_digit_years_of_birthdays_are_past() -> None:
    assert read(Kind.DATE, "5/3/45", heading="Birthday").value == date(1945, 3, 5)
    assert read(Kind.DATE, "5/3/45", heading="Valid until").value == date(2045, 3, 5)
    assert read(Kind.DATE, "5/3/98", heading="Valid until").value == date(1998, 3, 5)


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("16 Apr, 2021 00:02:00", datetime(2021, 4, 16, 0, 2)),
        ("5/3/24 4:05 pm", datetime(2024, 3, 5, 16, 5)),
        ("5/3/24 12:05 am", datetime(2024, 3, 5, 0, 5)),
        ("5/3/24 16:05", datetime(2024, 3, 5, 16, 5)),
        (45356.5, datetime(2024, 3, 5, 12)),
        ("5/3/24", datetime(2024, 3, 5)),
        (date(2024, 3, 5), datetime(2024, 3, 5)),
        ("2024-03-05T10:00:00Z", datetime(2024, 3, 5, 15, 30)),
        ("2024-03-05 10:00:59.999", datetime(2024, 3, 5, 10, 0, 59)),
        ("۵ مارچ ۲۰۲۴ ۱۰:۳۰", datetime(2024, 3, 5, 10, 30)),
        (datetime(2024, 3, 5, 10, tzinfo=UTC), datetime(2024, 3, 5, 15, 30)),
    ],
)
def test_a_moment_is_told_in_the_time_of_the_shop(cell: RawCell, moment: datetime) -> None:
    said = read(Kind.MOMENT, cell)

    assert said.value == moment
    assert said.problem is None


def test_pakistan_has_its_own_time() -> None:
    assert read(Kind.MOMENT, "2024-03-05T10:00:00Z", PAKISTAN).value == datetime(2024, 3, 5, 15, 0)

"""Named periods mean the days an owner expects, and are compared with the fair stretch before."""

from datetime import date

import pytest

from records.periods import Period, PeriodName, period_named
from translations import translator

TODAY = date(2024, 3, 12)


@pytest.mark.parametrize(
    ("name", "starts_in", "expected"),
    [
        ("this-month", 4, Period(date(2024, 3, 1), date(2024, 3, 31))),
        ("last-month", 4, Period(date(2024, 2, 1), date(2024, 2, 29))),
        ("this-year", 4, Period(date(2024, 1, 1), date(2024, 12, 31))),
        ("financial-year", 4, Period(date(2023, 4, 1), date(2024, 3, 31))),
        ("financial-year", 7, Period(date(2023, 7, 1), date(2024, 6, 30))),
        ("last-financial-year", 4, Period(date(2022, 4, 1), date(2023, 3, 31))),
        ("this-quarter", 4, Period(date(2024, 1, 1), date(2024, 3, 31))),
        ("last-quarter", 7, Period(date(2023, 10, 1), date(2023, 12, 31))),
        ("last-12-months", 4, Period(date(2023, 3, 13), date(2024, 3, 12))),
        ("all", 4, Period()),
    ],
)
def test_a_named_period(name: str, starts_in: int, expected: Period) -> None:
    assert period_named(PeriodName(name), TODAY, starts_in) == expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Period(date(2024, 2, 1), date(2024, 2, 29)), Period(date(2024, 1, 1), date(2024, 1, 31))),
        (Period(date(2024, 3, 1), date(2024, 3, 31)), Period(date(2024, 2, 1), date(2024, 2, 12))),
        (Period(date(2023, 4, 1), date(2024, 3, 31)), Period(date(2022, 4, 1), date(2023, 3, 12))),
        (Period(date(2024, 3, 4), date(2024, 3, 10)), Period(date(2024, 2, 26), date(2024, 3, 3))),
        (Period(None, date(2024, 3, 10)), None),
        (Period(date(2025, 1, 1), None), None),
    ],
)
def test_a_period_is_compared_with_as_many_days_before(period: Period, expected: Period | None) -> None:
    assert period.before(TODAY) == expected


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period(date(2024, 2, 1), date(2024, 2, 29)), "Feb 2024"),
        (Period(date(2024, 2, 1), date(2024, 2, 10)), "1 Feb 2024 to 10 Feb 2024"),
        (Period(date(2024, 2, 1), None), "from 1 Feb 2024"),
        (Period(None, date(2024, 2, 1)), "until 1 Feb 2024"),
        (Period(), "all days"),
    ],
)
def test_a_period_in_words(period: Period, words: str) -> None:
    assert period.words(translator("en")) == words

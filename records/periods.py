"""The stretch of time a report is about: named ones, from-to, and the one before it to compare with."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from translations import N_, Translator, formats


@dataclass(frozen=True)
class Period:
    """From a day to a day, both included; None is open."""

    start: date | None = None
    end: date | None = None

    def until(self, today: date) -> "Period":
        """The part that has happened by today."""
        return self if self.end is not None and self.end <= today else Period(self.start, today)

    def before(self, today: date) -> "Period | None":
        """The period to compare with: whole months step back by months, other stretches by their length.

        Of a period that is still running, only the days that have passed are compared: 1-12 March with 1-12 February.
        """
        if self.start is None or self.start > today:
            return None
        past = self.until(today)
        if self.end is not None and self._is_of_whole_months:
            count = _months_between(self.start, self.end) + 1
            return Period(_months_back(self.start, count), _months_back(past.end or today, count))
        length = (past.end or today) - self.start
        return Period(self.start - length - timedelta(days=1), self.start - timedelta(days=1))

    @property
    def _is_of_whole_months(self) -> bool:
        return bool(self.start and self.end and self.start.day == 1 and _is_last_of_month(self.end))

    def words(self, t: Translator) -> str:
        """As a person says it: "Mar 2024", "1 Apr 2023 to 31 Mar 2024", "from 5 Mar 2024", "all days"."""
        if self.start and self.end and self._is_of_whole_months and _months_between(self.start, self.end) == 0:
            return formats.month(self.start, t.language)
        start = formats.day(self.start, t.language) if self.start else ""
        end = formats.day(self.end, t.language) if self.end else ""
        return t.gettext(_FORMS[bool(start), bool(end)]).format(start=start, end=end)


class PeriodName(StrEnum):
    """The periods that people pick by name."""

    THIS_MONTH = "this-month"
    LAST_MONTH = "last-month"
    THIS_QUARTER = "this-quarter"
    LAST_QUARTER = "last-quarter"
    LAST_12_MONTHS = "last-12-months"
    THIS_YEAR = "this-year"
    FINANCIAL_YEAR = "financial-year"
    LAST_FINANCIAL_YEAR = "last-financial-year"
    ALL = "all"


TITLES = {
    PeriodName.THIS_MONTH: N_("This month"),
    PeriodName.LAST_MONTH: N_("Last month"),
    PeriodName.THIS_QUARTER: N_("This quarter"),
    PeriodName.LAST_QUARTER: N_("Last quarter"),
    PeriodName.LAST_12_MONTHS: N_("The last 12 months"),
    PeriodName.THIS_YEAR: N_("This calendar year"),
    PeriodName.FINANCIAL_YEAR: N_("This financial year"),
    PeriodName.LAST_FINANCIAL_YEAR: N_("Last financial year"),
    PeriodName.ALL: N_("All days"),
}


def period_named(name: PeriodName, today: date, year_starts_in: int) -> Period:
    """The days that a name means today. The financial year begins in the month given: 4 in India, 7 in Pakistan."""
    first, year = today.replace(day=1), year_of(today, year_starts_in)
    quarter = _months_back(first, (today.month - year_starts_in) % 3)
    named = {
        PeriodName.THIS_MONTH: Period(first, _end_of_month(first)),
        PeriodName.LAST_MONTH: Period(_months_back(first, 1), first - timedelta(days=1)),
        PeriodName.THIS_QUARTER: Period(quarter, _end_of_month(_months_back(quarter, -2))),
        PeriodName.LAST_QUARTER: Period(_months_back(quarter, 3), quarter - timedelta(days=1)),
        PeriodName.LAST_12_MONTHS: Period(_months_back(today, 12) + timedelta(days=1), today),
        PeriodName.THIS_YEAR: Period(date(today.year, 1, 1), date(today.year, 12, 31)),
        PeriodName.FINANCIAL_YEAR: year,
        PeriodName.LAST_FINANCIAL_YEAR: year_of((year.start or first) - timedelta(days=1), year_starts_in),
        PeriodName.ALL: Period(),
    }
    return named[name]


def month_of(day: date) -> Period:
    """The month that a day lies in."""
    return Period(day.replace(day=1), _end_of_month(day))


def year_of(day: date, year_starts_in: int) -> Period:
    """The financial year that a day lies in."""
    start = date(day.year if day.month >= year_starts_in else day.year - 1, year_starts_in, 1)
    return Period(start, _months_back(start, -12) - timedelta(days=1))


_FORMS = {
    (True, True): N_("{start} to {end}"),
    (True, False): N_("from {start}"),
    (False, True): N_("until {end}"),
    (False, False): N_("all days"),
}


def _months_between(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month


def _months_back(day: date, count: int) -> date:
    """The same day so many months earlier; the last of a month stays the last."""
    months = day.year * 12 + day.month - 1 - count
    year, month = divmod(months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, last if _is_last_of_month(day) else min(day.day, last))


def _is_last_of_month(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]


def _end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])

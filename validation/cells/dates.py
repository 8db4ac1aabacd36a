"""Reads dates and moments: day first, with English, Hindi and Urdu months, and as spreadsheets store them."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from validation.cells.month_names import month_named
from validation.cells.reading import Read, Reader, code_text, one_line, shown_text, unclear
from validation.column import Column
from validation.kinds import Kind
from validation.problems import ProblemKind
from validation.sheet import RawCell, cell_text

FIRST_YEAR, LAST_YEAR = 1900, 2100
_FIRST_CERTAIN_SERIAL, _LAST_CERTAIN_SERIAL = 20_000, 60_000
"""1954 to 2064: numbers beyond are more often an amount or a year in the wrong column."""
_SPREADSHEET_EPOCH = datetime(1899, 12, 30)
_ZONES = {"IN": "Asia/Kolkata", "PK": "Asia/Karachi"}


def date_reader(column: Column, region: str, number_format: str = "") -> Reader:
    """Reads a DATE or MOMENT column. Moments with a zone are put into the region's time, then written without it.

    A day that is certainly past (a birthday) pulls two-digit years back: 45 is 1945 there, 2045 in a contract.
    """
    pivot = _PIVOT_OF_PAST if _PAST.search(" ".join((column.heading, *column.aliases))) else _PIVOT
    is_any_serial = re.search(r"[ymd]", re.sub(r'"[^"]*"|\[[^\]]*\]', "", number_format.lower())) is not None
    as_value = _as_date if column.kind is Kind.DATE else _as_moment

    def read(cell: RawCell) -> Read:
        if isinstance(cell, datetime):
            return _likely(_local(cell, region), cell_text(cell), as_value)
        if isinstance(cell, date):
            return _likely(datetime.combine(cell, time.min), cell.isoformat(), as_value)
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return _read_number(cell, is_any_serial, as_value)
        if isinstance(cell, str):
            return _read_text(cell, region, pivot, as_value)
        return unclear(ProblemKind.DATE_UNCLEAR, shown_text(cell))

    return read


AsValue = Callable[[datetime], date]


def _as_date(moment: datetime) -> date:
    return moment.date()


def _as_moment(moment: datetime) -> datetime:
    return moment


def _likely(moment: datetime, found: str, as_value: AsValue) -> Read:
    if FIRST_YEAR <= moment.year <= LAST_YEAR:
        return Read(as_value(moment.replace(microsecond=0)))
    return unclear(ProblemKind.DATE_UNLIKELY, found)


def _local(moment: datetime, region: str) -> datetime:
    if moment.tzinfo is None:
        return moment
    from zoneinfo import ZoneInfo

    try:
        return moment.astimezone(ZoneInfo(_ZONES.get(region, "UTC"))).replace(tzinfo=None)
    except OverflowError:
        return moment.replace(tzinfo=None)


def _read_number(cell: float, is_any_serial: bool, as_value: AsValue) -> Read:
    text = shown_text(cell)
    compact = _compact(text)
    if compact is not None:
        return _likely(compact, text, as_value)
    if not 1 <= cell <= 73_415:  # the last day of 2100
        return unclear(ProblemKind.DATE_UNCLEAR, text)
    moment = _SPREADSHEET_EPOCH + timedelta(seconds=round(cell * 86_400))
    if is_any_serial or _FIRST_CERTAIN_SERIAL <= cell <= _LAST_CERTAIN_SERIAL:
        return _likely(moment, text, as_value)
    is_year = FIRST_YEAR <= cell <= LAST_YEAR
    return unclear(ProblemKind.DATE_UNCLEAR, text, None if is_year else cell_text(as_value(moment)))


def _read_text(typed: str, region: str, pivot: int, as_value: AsValue) -> Read:
    text = code_text(typed)
    if _ISO_MOMENT.fullmatch(text):
        try:
            return _likely(
                _local(datetime.fromisoformat(text.replace(" ", "T", 1).replace(" ", "")), region), text, as_value
            )
        except ValueError:
            return unclear(ProblemKind.DATE_UNCLEAR, text)
    day_text, clock = _parted(text.casefold())
    day = _day(day_text, pivot)
    if day is None or clock is None:
        return unclear(ProblemKind.DATE_UNCLEAR, one_line(typed), _day_of_serial(text))
    said = _likely(datetime.combine(day[0], clock), text, as_value)
    if said.problem is None and day[1]:
        return unclear(ProblemKind.WRITTEN_DIFFERENTLY, text, cell_text(said.value), value=said.value)
    return said


def _day_of_serial(text: str) -> str | None:
    """The day that a spreadsheet's number stands for, where it came as text: likely, not certain."""
    if len(text) != 5 or not text.isdigit() or not _FIRST_CERTAIN_SERIAL <= int(text) <= _LAST_CERTAIN_SERIAL:
        return None
    return (_SPREADSHEET_EPOCH + timedelta(days=int(text))).date().isoformat()


def _parted(text: str) -> tuple[str, time | None]:
    """The day and the time of day; midnight where none is written, None where it is none."""
    text = re.sub(r"(?<=\d)\.(?=\d\d\s*[ap]\.?m\b)", ":", text)
    found = _CLOCK.search(text)
    if found is None:
        return text, time.min
    hour, minute, second = int(found["hour"]), int(found["minute"] or 0), int(found["second"] or 0)
    half = (found["half"] or found["half_of_hour"] or "").replace(".", "")
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    is_time = hour < 24 and minute < 60 and second < 60
    return text[: found.start()], time(hour, minute, second) if is_time else None


def _day(text: str, pivot: int) -> tuple[date, bool] | None:
    """The day, and whether month and day had to be exchanged to make it one."""
    text = _WEEKDAY.sub("", _LABEL.sub("", text)).strip(" ,.-")
    compact = _compact(text)
    if compact is not None:
        return compact.date(), False
    numbers = _DAY_MONTH_YEAR.fullmatch(text)
    if numbers:
        day, month, year = int(numbers[1]), int(numbers[2]), _year(numbers[3], pivot)
        return _exchangeable(year, month, day)
    iso = _YEAR_MONTH_DAY.fullmatch(text)
    if iso:
        return _certain(int(iso[1]), int(iso[2]), int(iso[3]))
    return _with_month_name(text, pivot)


def _with_month_name(text: str, pivot: int) -> tuple[date, bool] | None:
    for shape in (_DAY_NAME_YEAR, _NAME_DAY_YEAR, _YEAR_NAME_DAY):
        found = shape.fullmatch(text)
        month = month_named(found["name"]) if found else None
        if found and month:
            return _certain(_year(found["year"], pivot), month, int(found["day"]))
    return None


def _compact(text: str) -> datetime | None:
    """20240305, or 05032024 where it cannot be the former."""
    if len(text) != 8 or not text.isdigit():
        return None
    for year, month, day in ((text[:4], text[4:6], text[6:]), (text[4:], text[2:4], text[:2])):
        if FIRST_YEAR <= int(year) <= LAST_YEAR:
            made = _certain(int(year), int(month), int(day))
            if made:
                return datetime.combine(made[0], time.min)
    return None


def _exchangeable(year: int, month: int, day: int) -> tuple[date, bool] | None:
    made = _certain(year, month, day)
    if made or month <= 12:
        return made
    exchanged = _certain(year, day, month)
    return (exchanged[0], True) if exchanged else None


def _certain(year: int, month: int, day: int) -> tuple[date, bool] | None:
    try:
        return date(year, month, day), False
    except ValueError:
        return None


def _year(text: str, pivot: int) -> int:
    year = int(text)
    if len(text) > 2:
        return year
    return year + (2000 if year < pivot else 1900)


_PIVOT, _PIVOT_OF_PAST = 70, 30
"""Two-digit years below it are of this century; 30 is what Excel and Sheets do."""
_PAST = re.compile(r"birth|anniversary|\bdob\b|\bborn|जन्म|पैदा|पुण्य|پیدائش|سالگرہ", re.IGNORECASE)
_ISO_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d{1,9})?)?( ?(Z|[+-]\d\d:?\d\d))?")
_CLOCK = re.compile(
    r"[\s,t]+(?:at\s+|@\s*)?(?P<hour>\d{1,2})"
    r"(?::(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?(?:\s*(?P<half>[ap]\.?m\.?))?|\s*(?P<half_of_hour>[ap]\.?m\.?))$"
)
_LABEL = re.compile(r"^(?:dated|date|dt|दिनांक|दि|तारीख|تاریخ|مورخہ)(?=[\s.:\-\d])\s*[.:\-]*\s*|\s*(?:ई\.?|ء|ع)$")
_WEEKDAY = re.compile(
    r"\b(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b[,.]?\s*"
    r"|(?:सोमवार|मंगलवार|बुधवार|गुरुवार|गुरूवार|बृहस्पतिवार|शुक्रवार|शनिवार|रविवार|इतवार)[,.]?\s*"
    r"|(?:پیر|منگل|بدھ|جمعرات|جمعہ|ہفتہ|اتوار)[,.]?\s+"
)
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[/.\-, ]\s*(\d{1,2})\s*[/.\-, ]\s*'?(\d{4}|\d{2})")
_YEAR_MONTH_DAY = re.compile(r"(\d{4})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})")
_BETWEEN = r"[\s/.,\-']*"
_NAME = r"(?P<name>[^\W\d_](?:[^\d/.,\-'\s]|\u093c)+)"
_DAY = r"(?P<day>\d{1,2})(?:\s?(?:st|nd|rd|th)\b)?(?:\s+of\b)?"
_DAY_NAME_YEAR = re.compile(rf"{_DAY}{_BETWEEN}{_NAME}{_BETWEEN}(?P<year>\d{{4}}|\d\d)")
_NAME_DAY_YEAR = re.compile(rf"{_NAME}{_BETWEEN}{_DAY}[\s/.,\-']+(?P<year>\d{{4}}|\d\d)")
_YEAR_NAME_DAY = re.compile(rf"(?P<year>\d{{4}}){_BETWEEN}{_NAME}{_BETWEEN}{_DAY}")

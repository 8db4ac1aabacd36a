"""Days in a line: Friday, kal, 5 tarikh, 12/3, in three scripts; which of two days is meant depends on what is said of it."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from validation.business import Business
from validation.cells import reader_of
from validation.cells.month_names import month_named
from validation.column import Column
from validation.folding import fold
from validation.kinds import Kind
from validation.one_line.tokens import Token


@dataclass(frozen=True)
class Day:
    """A day and the tokens that say it: the last such day up to today, and the next from today on.

    None where it certainly is not that; one that is named in full is both.
    """

    start: int
    end: int
    past: date | None
    next: date | None
    is_weekday: bool = False


def days_in(tokens: Sequence[Token], today: date) -> tuple[Day, ...]:
    """The days that a line names, in their order."""
    found: list[Day] = []
    at = 0
    while at < len(tokens):
        day = _day_at(tokens, at, today)
        if day:
            found.append(day)
        at = day.end if day else at + 1
    return tuple(found)


def _day_at(tokens: Sequence[Token], at: int, today: date) -> Day | None:
    words = [token.folded for token in tokens[at : at + 4]]
    first = words[0]
    if first in _TODAY:
        return Day(at, at + 1, today, today)
    if first in _TOMORROW:
        return Day(at, at + 1, None, today + timedelta(days=1))
    if first in _YESTERDAY:
        return Day(at, at + 1, today - timedelta(days=1), None)
    if first in _AWAY:
        away = timedelta(days=_AWAY[first])
        return Day(at, at + 1, today - away, today + away)
    if first in _WEEKDAYS:
        return _weekday(at, (_WEEKDAYS[first] - today.weekday()) % 7, today)
    return _counted(words, at, today) or _of_month(words, at, today) or _written(tokens, at, today)


def _weekday(at: int, ahead: int, today: date) -> Day:
    coming = today + timedelta(days=ahead or 7)
    return Day(at, at + 1, coming - timedelta(days=7), coming, is_weekday=True)


def _counted(words: Sequence[str], at: int, today: date) -> Day | None:
    """in 3 days, 3 din mein, 10 दिन बाद, ایک ہفتے is not counted."""
    skip = 1 if words[0] in ("in", "after") else 0
    number = words[skip : skip + 2]
    if len(number) == 2 and number[0].isdigit() and int(number[0]) <= 365 and number[1] in _DAYS:
        end = skip + 2 + (words[skip + 2 : skip + 3] != [] and words[skip + 2] in _LATER)
        if skip or end > 2:
            return Day(at, at + end, None, today + timedelta(days=int(number[0])))
    return None


def _of_month(words: Sequence[str], at: int, today: date) -> Day | None:
    """tarikh 5, 5 tarikh, 5th, 5 ko."""
    if words[0] in _DATE_WORDS and len(words) > 1 and words[1].isdigit():
        return _nth(int(words[1]), at, at + 2, today)
    if not (number := re.fullmatch(r"(\d{1,2})(st|nd|rd|th)?", words[0])):
        return None
    after = words[1] if len(words) > 1 else ""
    if after in _DATE_WORDS or after in _ON:
        return _nth(int(number[1]), at, at + 2, today)
    if number[2] and not month_named(after):
        return _nth(int(number[1]), at, at + 1, today)
    return None


def _nth(number: int, start: int, end: int, today: date) -> Day | None:
    """The last and the next day of a month with that number."""
    if not 1 <= number <= 31:
        return None
    first = today.replace(day=1)
    months = (
        [first - timedelta(days=days) for days in (60, 32, 1)]
        + [first]
        + [first + timedelta(days=d) for d in (32, 62, 93)]
    )
    days = sorted({m.replace(day=number) for m in months if number <= monthrange(m.year, m.month)[1]})
    return Day(start, end, max(d for d in days if d <= today), min(d for d in days if d >= today))


def _written(tokens: Sequence[Token], at: int, today: date) -> Day | None:
    """12/3, 12-3-2026, 12 March, March 12, 12 मार्च 2026."""
    for size in (3, 2, 1):
        some = tokens[at : at + size]
        text = " ".join(token.text for token in some)
        if len(some) < size or any(token.phone for token in some):
            continue
        if _IN_FULL.fullmatch(text) or (size == 3 and _has_month(some) and some[-1].text.isdigit()):
            read = _DATE(text)
            if read.value and read.problem is None:
                day: date = read.value
                return Day(at, at + size, day if day <= today else None, day if day >= today else None)
        if (found := _day_and_month(some, text)) and (pair := _nearest(*found, today)):
            return Day(at, at + size, *pair)
    return None


def _has_month(tokens: Sequence[Token]) -> bool:
    return any(month_named(token.text.casefold()) for token in tokens)


def _day_and_month(tokens: Sequence[Token], text: str) -> tuple[int, int] | None:
    if len(tokens) == 1:
        numbers = re.fullmatch(r"(\d{1,2})/(\d{1,2})", text)
        return (int(numbers[1]), int(numbers[2])) if numbers else None
    if len(tokens) != 2:
        return None
    for day, name in (tokens, tokens[::-1]):
        number, month = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", day.text), month_named(name.text.casefold())
        if number and month and len(name.text) > 2:
            return int(number[1]), month
    return None


def _nearest(day: int, month: int, today: date) -> tuple[date, date] | None:
    try:
        around = [date(today.year + years, month, day) for years in (-1, 0, 1)]
    except ValueError:
        return None
    return max(d for d in around if d <= today), min(d for d in around if d >= today)


def _folded(words: str) -> frozenset[str]:
    return frozenset(map(fold, words.split()))


_DATE = reader_of(Column(heading="", kind=Kind.DATE), Business())
_IN_FULL = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}|\d{4}-\d\d-\d\d")
_TODAY = _folded("today aaj aj आज آج")
_TOMORROW, _YESTERDAY = _folded("tomorrow tmrw tmw tomo"), _folded("yesterday")
_AWAY = dict.fromkeys(_folded("kal कल کل"), 1) | dict.fromkeys(_folded("parso parson parsoon परसों परसो پرسوں"), 2)
_DAYS, _LATER = _folded("day days din दिन دن"), _folded("me mein main baad bad later में बाद میں بعد")
_DATE_WORDS = _folded("tarikh tareekh tarik taarikh date तारीख तारीख़ ता تاریخ")
_ON = _folded("ko को کو tak तक تک")
_WEEKDAYS = {
    fold(word): number
    for number, words in enumerate(
        (
            "monday mon somvar somwar सोमवार سوموار پیر peer",
            "tuesday tue tues mangalvar mangalwar mangal मंगलवार मंगल منگل منگلوار",
            "wednesday wed budhvar budhwar budh बुधवार बुध بدھ",
            "thursday thu thur thurs guruvar guruwar veervar jumerat jumeraat गुरुवार गुरूवार बृहस्पतिवार वीरवार جمعرات",
            "friday fri shukravar shukrawar shukrvar juma jumma शुक्रवार जुम्मा जुमा جمعہ جمعے",
            "saturday sat shanivar shaniwar sanichar शनिवार शनिचर ہفتہ سنیچر",
            "sunday sun ravivar raviwar itwar itvar रविवार इतवार اتوار",
        )
    )
    for word in words.split()
}

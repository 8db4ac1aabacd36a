"""How many enquiries come, where from, and how many are won."""

from dataclasses import dataclass
from decimal import Decimal

from records.list_words import words_for
from records.periods import Period
from records.snapshot import Snapshot
from records.sold import days_in
from records.sql import commonest


@dataclass(frozen=True)
class SourceCount:
    """The enquiries of one source; "" is what nobody wrote down."""

    source: str
    count: int
    won: int
    won_value: Decimal


@dataclass(frozen=True)
class EnquiryCounts:
    """How many were opened in a period, and how many were closed as won in it."""

    opened: int
    won: int


def enquiry_counts(snapshot: Snapshot, period: Period) -> EnquiryCounts:
    """The enquiries of a period."""
    opened, closed = days_in("opened_on", period), days_in("closed_on", period)
    sql = f"""SELECT count(*) FILTER (WHERE {opened.sql}),
            count(*) FILTER (WHERE {closed.sql} AND list_contains(?::VARCHAR[], replace(lower(trim(coalesce(stage, ''))), ' ', '_')))
        FROM deals"""
    won = words_for(snapshot.business, "Stages", ("won",))
    found = snapshot.cursor().execute(sql, [*opened.parameters, *closed.parameters, won]).fetchone()
    return EnquiryCounts(*found) if found else EnquiryCounts(0, 0)


def enquiries_by_source(snapshot: Snapshot, period: Period) -> tuple[SourceCount, ...]:
    """The enquiries opened in a period by where they came from, most first; of all days those without one as well."""
    days = days_in("opened_on", period)
    where = days.sql if period.start or period.end else "true"
    sql = f"""SELECT coalesce({commonest("trim(source)")}, ''), count(*), count(*) FILTER (WHERE is_won),
            coalesce(sum(amount) FILTER (WHERE is_won), 0)
        FROM (SELECT *, list_contains(?::VARCHAR[], replace(lower(trim(coalesce(stage, ''))), ' ', '_')) AS is_won FROM deals)
        WHERE {where} GROUP BY lower(trim(source)) ORDER BY 2 DESC, 1"""
    won = words_for(snapshot.business, "Stages", ("won",))
    found = snapshot.cursor().execute(sql, [won, *days.parameters]).fetchall()
    return tuple(SourceCount(*values) for values in found)

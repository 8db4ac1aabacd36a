"""Who did what: calls, messages and visits that were made, and follow-ups that are planned or overdue."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from records.list_words import words_for
from records.periods import Period
from records.query import Query
from records.snapshot import Snapshot
from records.sold import customers_asked, days_in
from records.sql import commonest
from records.tasks import FORGOTTEN_DAYS


@dataclass(frozen=True)
class Doings:
    """Of one person, one kind, or all: what was done in a period and with how many, and what is open today."""

    name: str
    """The person's id, or the kind's word; "" where none is written."""
    done: int
    customers: int
    planned: int
    overdue: int


@dataclass(frozen=True)
class FollowUp:
    """One follow-up whose day is over."""

    due_on: date
    kind: str
    party: str
    """The customer's name."""
    phones: tuple[str, ...]
    about: str
    owner: str


def doings(snapshot: Snapshot, period: Period, customers: Query | None = None) -> Doings:
    """All together."""
    return Doings("", *_asked(snapshot, period, customers, f"SELECT {_COUNTED} FROM told")[0])


def doings_by_person(snapshot: Snapshot, period: Period, customers: Query | None = None) -> tuple[Doings, ...]:
    """By who looked after it, the busiest first."""
    return _by("owner", snapshot, period, customers)


def doings_by_kind(snapshot: Snapshot, period: Period, customers: Query | None = None) -> tuple[Doings, ...]:
    """By kind, the most frequent first."""
    return _by("kind", snapshot, period, customers)


def overdue(snapshot: Snapshot, customers: Query | None = None, *, limit: int = 500) -> tuple[FollowUp, ...]:
    """Follow-ups whose day is over, the latest first: the old ones are mostly forgotten, not due."""
    sql = f"""SELECT due_on, coalesce(kind, ''), coalesce(c._label, o._label, party, ''), coalesce(c.phones, o.phones),
            coalesce(subject, notes, ''), coalesce(owner, '')
        FROM (SELECT * FROM told WHERE is_overdue ORDER BY due_on DESC, _position LIMIT {int(limit)}) t
        LEFT JOIN (SELECT _key, _label, phones FROM contacts) c ON c._key = t.party
        LEFT JOIN (SELECT _key, _label, phones FROM organisations) o ON o._key = t.party ORDER BY due_on DESC, t._position"""
    found = _asked(snapshot, Period(), customers, sql)
    return tuple(
        FollowUp(due, kind, party, tuple(phones or ()), about, owner)
        for due, kind, party, phones, about, owner in found
    )


def _by(column: str, snapshot: Snapshot, period: Period, customers: Query | None) -> tuple[Doings, ...]:
    sql = f"""SELECT coalesce({commonest(f"trim({column})")}, ''), {_COUNTED} FROM told GROUP BY lower(trim({column}))
        HAVING count(*) FILTER (WHERE is_done OR is_planned OR is_overdue) > 0 ORDER BY 2 DESC, 5 DESC, 1"""
    return tuple(Doings(*values) for values in _asked(snapshot, period, customers, sql))


def _asked(snapshot: Snapshot, period: Period, customers: Query | None, sql: str) -> list[tuple[Any, ...]]:
    days, today = days_in('"at"::DATE', period), snapshot.today()
    asked = customers_asked(snapshot, customers) if customers else None
    told = _TOLD.format(days=days.sql, asked=f"WHERE {asked.sql}" if asked else "")
    parameters: Sequence[object] = [
        words_for(snapshot.business, "Activity statuses", ("open",)),
        words_for(snapshot.business, "Activity statuses", ("done",)),
        today,
        *days.parameters,
        *(asked.parameters if asked else ()),
    ]
    return snapshot.cursor().execute(told + sql, parameters).fetchall()


_COUNTED = """count(*) FILTER (WHERE is_done), count(DISTINCT party) FILTER (WHERE is_done), count(*) FILTER (WHERE is_planned),
    count(*) FILTER (WHERE is_overdue)"""
# What has no status was done when it has a day that is over; its follow-up counts as planned until it is long forgotten.
_TOLD = f"""
WITH asked AS (SELECT ?::VARCHAR[] AS open_words, ?::VARCHAR[] AS done_words, ?::DATE AS today),
told AS (
    SELECT * EXCLUDE (is_open),
        ("at"::DATE <= today AND (said = '' OR list_contains(done_words, said)) AND {{days}}) AS is_done,
        (is_open AND (due_on >= today OR (due_on IS NULL AND said <> ''))) AS is_planned,
        (is_open AND due_on < today) AS is_overdue
    FROM (
        SELECT "at", kind, owner, subject, notes, due_on, said, today, done_words, _position, coalesce(contact, organisation) AS party,
            (list_contains(open_words, said) OR (said = '' AND due_on >= today - {FORGOTTEN_DAYS})) AS is_open
        FROM (SELECT *, replace(lower(trim(coalesce(status, ''))), ' ', '_') AS said FROM activities), asked
    ) {{asked}}
)
"""

"""Collecting what is owed: what was promised for when, who was reminded when, and what came in afterwards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from records.list_words import words_for
from records.merged_sql import merged_sql
from records.periods import Period
from records.snapshot import Snapshot
from records.sold import days_in
from records.standings import known_parameters, known_sql

COUNTED_DAYS = 14
"""So many days after a reminder a payment counts as having come in after it."""


@dataclass(frozen=True)
class Promise:
    """Money promised for a day and not yet paid; `key` is its row among the payments. The amount may be unknown."""

    key: str
    day: date
    amount: Decimal | None


@dataclass(frozen=True)
class AfterReminders:
    """How many reminders went out in some days, to how many, and what those paid within COUNTED_DAYS of one."""

    reminders: int
    reminded: int
    paid: int
    """How many of the reminded paid."""
    amount: Decimal


def collected(snapshot: Snapshot, period: Period) -> Decimal:
    """What came in during a period: with sales, and as payments; what a register says only by its dues among it."""
    days = days_in('"on"', period)
    sql = f"""{known_sql(snapshot)} SELECT coalesce(sum(amount), 0)::DECIMAL(18, 2) FROM (
        SELECT received AS amount FROM sales WHERE {days.sql}
        UNION ALL SELECT -correction FROM corrected WHERE correction < 0 AND {days.sql}
        UNION ALL SELECT amount FROM settled WHERE NOT is_out AND {days.sql})"""
    values = [*known_parameters(snapshot), *days.parameters * 3]
    found = snapshot.cursor().execute(sql, values).fetchone()
    return Decimal(found[0]) if found else Decimal(0)


def promises(snapshot: Snapshot) -> Mapping[str, Promise]:
    """The next promise of each party that is still open, by the party's key: a payment with a day promised and no date."""
    sql = f"""WITH {merged_sql(snapshot)}
        SELECT coalesce(kept, party), min_by(p._key, promised_on), min(promised_on), min_by(amount, promised_on)
        FROM payments p LEFT JOIN merged ON gone = party
        WHERE "on" IS NULL AND promised_on IS NOT NULL AND party IS NOT NULL AND NOT list_contains(?::VARCHAR[], {_word("direction")})
        GROUP BY 1"""
    found = snapshot.cursor().execute(sql, [_out(snapshot)]).fetchall()
    return {party: Promise(*values) for party, *values in found}


def last_reminded(snapshot: Snapshot, subjects: Sequence[str]) -> Mapping[str, datetime]:
    """When each party was last reminded. `subjects` are what such activities are called, folded."""
    sql = f'WITH {merged_sql(snapshot)}{_REMINDERS} SELECT party, max("at") FROM reminders GROUP BY party'
    return dict(snapshot.cursor().execute(sql, _reminder_words(snapshot, subjects)).fetchall())


def came_in_after_reminders(snapshot: Snapshot, subjects: Sequence[str], *, since: date) -> AfterReminders:
    """What was paid within COUNTED_DAYS of a reminder that went out since a day. Each payment counts once."""
    sql = f"""WITH {merged_sql(snapshot)}{_REMINDERS},
        counted AS (SELECT * FROM reminders WHERE "at" >= ?),
        paid AS (
            SELECT coalesce(kept, p.party) AS party, amount FROM payments p LEFT JOIN merged ON gone = p.party
            WHERE amount > 0 AND NOT list_contains(?::VARCHAR[], {_word("direction")}) AND EXISTS (
                SELECT 1 FROM counted c WHERE c.party = coalesce(kept, p.party)
                    AND p."on" BETWEEN c."at"::DATE AND c."at"::DATE + {COUNTED_DAYS})
        )
        SELECT (SELECT count(*) FROM counted), (SELECT count(DISTINCT party) FROM counted),
            (SELECT count(DISTINCT party) FROM paid), (SELECT coalesce(sum(amount), 0) FROM paid)"""
    words = [*_reminder_words(snapshot, subjects), since, _out(snapshot)]
    found = snapshot.cursor().execute(sql, words).fetchone()
    return AfterReminders(*found) if found else AfterReminders(0, 0, 0, Decimal(0))


def lately(today: date) -> date:
    """The day from which reminders are counted: of a month, and only those whose days are over or running."""
    return today - timedelta(days=30)


def _out(snapshot: Snapshot) -> list[str]:
    return words_for(snapshot.business, "In or out", ("out",))


def _reminder_words(snapshot: Snapshot, subjects: Sequence[str]) -> list[object]:
    business = snapshot.business
    theirs = words_for(business, "Directions", ("in",))
    not_sent = words_for(business, "Activity statuses", ("open", "cancelled"))
    return [list(subjects), theirs, not_sent]


def _word(column: str) -> str:
    return f"replace(lower(trim(coalesce({column}, ''))), ' ', '_')"


# An activity is a reminder by its subject; those of the customers' own and those that were only planned are none.
_REMINDERS = f""",
reminders AS (
    SELECT coalesce(kept, party) AS party, "at" FROM (
        SELECT coalesce(contact, organisation) AS party, "at" FROM activities
        WHERE "at" IS NOT NULL AND list_contains(?::VARCHAR[], replace(lower(trim(subject)), '-', ' '))
            AND NOT list_contains(?::VARCHAR[], {_word("direction")}) AND NOT list_contains(?::VARCHAR[], {_word("status")})
    ) LEFT JOIN merged ON gone = party WHERE party IS NOT NULL
)
"""

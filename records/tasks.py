"""What needs doing today, over all tabs: one line each, the most urgent and the most valuable first."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from records.bills import is_return
from records.list_words import words_for
from records.merged_sql import merged_sql
from records.snapshot import Snapshot
from records.standings import standings

OVERDUE_DAYS = 30
"""Money that is open for longer and not promised is to be asked for."""
RENEWAL_DAYS, LAPSED_DAYS = 30, 90
"""A contract or membership is spoken of so many days before it ends, and so many after it lapsed without a newer one."""
NEW_CUSTOMER_DAYS = 3
FORGOTTEN_DAYS = 60
"""A follow-up without a status counts as planned for so long; an old list of calls would be nothing but follow-ups."""


class TaskKind(StrEnum):
    """Why somebody is to be called or written to."""

    FOLLOW_UP = "follow-up"
    REPLY = "reply"
    PROMISED = "promised"
    OVERDUE = "overdue"
    NO_STEP = "no-step"
    RENEWAL = "renewal"
    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    THANK_YOU = "thank-you"


@dataclass(frozen=True)
class Task:
    """One thing to do. `table` and `key` are the row that says so; the party is "" where that row names none that is known."""

    kind: TaskKind
    table: str
    key: str
    party_table: str
    party: str
    name: str
    phones: tuple[str, ...]
    day: date | None
    """The day it was or is due: of a ticket when it came, of money since when it is open, of a contract when it ends."""
    amount: Decimal | None
    about: str
    last_note: str
    score: float


@dataclass(frozen=True)
class TaskList:
    """The first tasks, and how many there are of each kind; kinds without any are missing."""

    tasks: tuple[Task, ...]
    counts: Mapping[TaskKind, int]

    @property
    def total(self) -> int:
        """How many there are of all kinds."""
        return sum(self.counts.values())


def tasks(snapshot: Snapshot, *, kind: TaskKind | None = None, limit: int = 50) -> TaskList:
    """What needs doing today, at most `limit` lines, of one kind where one is named; the counts are always of all kinds.

    Urgency is days late on a scale of the kind's own, 20 to 75 points; value adds 10 points for each tenfold of 100.
    """
    found = snapshot.once(("tasks", limit, snapshot.today()), lambda: _found(snapshot, limit))
    numbers = {row[0]: row[-1] for row in found}
    counts = {of: numbers[of] for of in TaskKind if of in numbers}
    each = [_task(row[:-1]) for row in found if kind is None or row[0] == kind]
    each.sort(key=lambda task: (-task.score, task.name, task.key))
    if kind is None:
        before: Counter[TaskKind] = Counter()
        # Each further line of a kind counts a point less: a long list of debtors must not hide the one who waits for a reply.
        standing = {id(task): task.score - _next(before, task.kind) for task in each}
        each.sort(key=lambda task: -standing[id(task)])
    return TaskList(tuple(each[:limit]), counts)


def _next(before: Counter[TaskKind], kind: TaskKind) -> int:
    before[kind] += 1
    return before[kind]


def _found(snapshot: Snapshot, limit: int) -> list[tuple[Any, ...]]:
    """The first rows of each kind, and how many there are of it."""
    sql = f"WITH standing AS (FROM {standings(snapshot)}), {merged_sql(snapshot)}, {_TASKS}"
    return snapshot.cursor().execute(sql, [*_parameters(snapshot), limit]).fetchall()


def _task(row: Sequence[Any]) -> Task:
    kind, table, key, party_table, party, name, phones, day, amount, about, last_note, score = row
    return Task(
        TaskKind(kind),
        table,
        key,
        party_table,
        party,
        name,
        tuple(phones or ()),
        day,
        amount,
        about or "",
        last_note or "",
        float(score),
    )


def _parameters(snapshot: Snapshot) -> Sequence[object]:
    wanted = (
        ("Activity statuses", ("open",)),
        ("Activity kinds", ("thank_you",)),
        ("Ticket statuses", ("done", "cancelled")),
        ("Priorities", ("urgent",)),
        ("Priorities", ("high",)),
        ("In or out", ("out",)),
        ("Stages", ("won", "lost")),
        ("Contract statuses", ("renewed", "ended", "cancelled")),
        ("Membership statuses", ("ended", "cancelled")),
        ("Relationships", ("none",)),
    )
    return [snapshot.today(), *(words_for(snapshot.business, name, kinds) for name, kinds in wanted)]


def _word(column: str) -> str:
    return f"replace(lower(trim(coalesce({column}, ''))), ' ', '_')"


def _ending(table: str, party: str, about: str, amount: str, over: str) -> str:
    """The periods of a table that end soon or have lapsed, where the same party has none that ends later."""
    return f"""
    SELECT 'renewal' AS kind, '{table.capitalize()}' AS source, r._key AS key, r.{party} AS party, r._label AS label, r.end_on AS day,
        r.{amount} AS amount, r.{about} AS about,
        CASE WHEN r.end_on >= today THEN 45 - date_diff('day', today, r.end_on) / 2
            ELSE 45 + least(date_diff('day', r.end_on, today), 10) END AS urgency
    FROM {table} r, asked
    WHERE r.end_on BETWEEN today - {LAPSED_DAYS} AND today + {RENEWAL_DAYS} AND NOT list_contains({over}, {_word("r.status")})
        AND NOT EXISTS (SELECT 1 FROM {table} n WHERE n.{party} = r.{party} AND n.end_on > r.end_on
            AND coalesce(n.{about}, '') = coalesce(r.{about}, ''))"""


def _day_of(field: str) -> str:
    """Those whose day it is; who was born on the 29th of February has it on the 28th where there is no 29th."""
    return f"""
    SELECT '{field}' AS kind, 'Contacts' AS source, _key AS key, _key AS party, _label AS label, today AS day, NULL AS amount, '' AS about,
        58 AS urgency
    FROM contacts, asked
    WHERE {has_day(field, "today")} AND merged_into IS NULL AND NOT list_contains(unwanted, {_word("relationship")})"""


def has_day(field: str, day: str) -> str:
    """The condition that a yearly day falls on a day."""
    return f"""(strftime({field}, '%m%d') = strftime({day}, '%m%d') OR (strftime({field}, '%m%d') = '0229'
        AND strftime({day}, '%m%d') = '0228' AND strftime({day} + 1, '%m%d') = '0301'))"""


_LATE = "date_diff('day', {day}, today)"
_TASKS = f"""
asked AS (
    SELECT ?::DATE AS today, ?::VARCHAR[] AS planned, ?::VARCHAR[] AS thanking, ?::VARCHAR[] AS settled, ?::VARCHAR[] AS urgent,
        ?::VARCHAR[] AS high, ?::VARCHAR[] AS out_words, ?::VARCHAR[] AS decided, ?::VARCHAR[] AS contract_over,
        ?::VARCHAR[] AS membership_over, ?::VARCHAR[] AS unwanted
),
promised AS (
    SELECT _key, coalesce(kept, party) AS party, _label, promised_on, amount, reference FROM payments LEFT JOIN merged ON gone = party, asked
    WHERE "on" IS NULL AND promised_on IS NOT NULL AND NOT list_contains(out_words, {_word("direction")})
),
thank_kinds AS (SELECT kind FROM (SELECT DISTINCT kind FROM activities), asked WHERE list_contains(thanking, {_word("kind")})),
thanked AS (SELECT coalesce(contact, organisation) AS party, max(coalesce("at"::DATE, due_on)) AS day FROM activities
    WHERE kind IN (SELECT kind FROM thank_kinds) GROUP BY 1),
due AS (
    SELECT CASE WHEN list_contains(thanking, {_word("a.kind")}) THEN 'thank-you' ELSE 'follow-up' END AS kind, 'Activities' AS source,
        a._key AS key, coalesce(a.contact, a.organisation) AS party, a._label AS label, a.due_on AS day, d.amount AS amount,
        coalesce(a.subject, a.notes) AS about,
        CASE WHEN a.due_on IS NULL THEN 35 ELSE 50 + least({_LATE.format(day="a.due_on")}, 20) END AS urgency
    FROM activities a LEFT JOIN deals d ON d._key = a.deal, asked
    WHERE (a.due_on <= today AND (list_contains(planned, {_word("a.status")}) OR (a.status IS NULL AND a.due_on >= today - {FORGOTTEN_DAYS})))
        OR (a.due_on IS NULL AND a.kind IN (SELECT kind FROM thank_kinds) AND list_contains(planned, {_word("a.status")}))
    UNION ALL SELECT CASE WHEN next_step_on IS NULL THEN 'no-step' ELSE 'follow-up' END, 'Deals', _key, coalesce(contact, organisation), _label,
        coalesce(next_step_on, opened_on), amount, coalesce(next_step, title),
        CASE WHEN next_step_on IS NULL THEN 25 + greatest(least(coalesce({_LATE.format(day="opened_on")}, 0) / 3, 15), 0)
            ELSE 50 + least({_LATE.format(day="next_step_on")}, 20) END
    FROM deals, asked
    WHERE NOT list_contains(decided, {_word("stage")}) AND closed_on IS NULL
        AND (next_step_on <= today OR (next_step_on IS NULL AND next_step IS NULL))
    UNION ALL SELECT 'reply', 'Tickets', _key, coalesce(contact, organisation), _label, opened_at::DATE, NULL, coalesce(subject, details),
        55 + greatest(least(2 * coalesce({_LATE.format(day="opened_at::DATE")}, 0), 20), 0)
            + CASE WHEN list_contains(urgent, {_word("priority")}) THEN 20 WHEN list_contains(high, {_word("priority")}) THEN 10 ELSE 0 END
    FROM tickets, asked
    WHERE first_reply_at IS NULL AND resolved_at IS NULL AND NOT list_contains(settled, {_word("status")})
    UNION ALL SELECT 'promised', 'Payments', _key, party, _label, promised_on, amount, reference,
        60 + least({_LATE.format(day="promised_on")}, 20)
    FROM promised, asked WHERE promised_on <= today
    UNION ALL SELECT 'overdue', coalesce(nullif(s.source, ''), 'Contacts'), s.party, s.party, s.label, s.oldest, s.balance, '',
        25 + least(({_LATE.format(day="s.oldest")} - {OVERDUE_DAYS}) / 3, 25)
    FROM standing s, asked
    WHERE s.balance > 0 AND s.oldest < today - {OVERDUE_DAYS} AND s.party NOT IN (SELECT party FROM promised WHERE party IS NOT NULL)
    UNION ALL {_ending("contracts", "party", "plan", "amount", "contract_over")}
    UNION ALL {_ending("memberships", "contact", "plan", "fee", "membership_over")}
    UNION ALL {_day_of("birthday")}
    UNION ALL {_day_of("anniversary")}
    UNION ALL SELECT 'thank-you', 'Sales', min_by(_key, "on"), customer, min_by(_label, "on"), min("on"), sum(amount), min_by(item, "on"), 35
    FROM sales, asked
    WHERE "on" IS NOT NULL AND NOT {is_return("amount")}
        AND customer IN (SELECT customer FROM sales, asked WHERE "on" BETWEEN today - {NEW_CUSTOMER_DAYS} AND today)
    GROUP BY customer, today HAVING min("on") BETWEEN today - {NEW_CUSTOMER_DAYS} AND today
        AND customer NOT IN (SELECT party FROM thanked WHERE party IS NOT NULL)
),
scored AS (
    SELECT due.* REPLACE (coalesce(kept, party) AS party), urgency + 10 * log10(1 + greatest(coalesce(amount, 0), 0) / 100) AS score
    FROM due LEFT JOIN merged ON gone = party
),
turns AS (
    SELECT *, count(*) OVER (PARTITION BY kind) AS of_kind, row_number() OVER (PARTITION BY kind ORDER BY score DESC, label, key) AS turn
    FROM scored
),
first AS (SELECT * FROM turns WHERE turn <= ?),
noted AS (
    SELECT coalesce(contact, organisation) AS party, max_by(coalesce(notes, subject), "at") AS said FROM activities
    WHERE "at" IS NOT NULL AND coalesce(notes, subject) IS NOT NULL
        AND coalesce(contact, organisation) IN (SELECT party FROM first WHERE party IS NOT NULL)
    GROUP BY 1
)
SELECT f.kind, f.source, f.key, CASE WHEN c._key IS NOT NULL THEN 'Contacts' WHEN o._key IS NOT NULL THEN 'Organisations' ELSE '' END,
    coalesce(c._key, o._key, ''), coalesce(c._label, o._label, f.label, f.party, ''), coalesce(c.phones, o.phones), f.day,
    f.amount::DECIMAL(18, 2), f.about, n.said, f.score, f.of_kind
FROM first f LEFT JOIN contacts c ON c._key = f.party LEFT JOIN organisations o ON o._key = f.party LEFT JOIN noted n ON n.party = f.party
"""

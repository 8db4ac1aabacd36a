"""Enquiries as they stand, and the stages each has been in: what was written in the sheet counts like what was done here."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from records.changes import ChangeKind, HistoryEntry
from records.query import Query
from records.snapshot import Snapshot
from records.sql import condition_of
from validation.business import Business, Choice
from validation.cells.choices import spelling
from validation.lists import choices_of

DEALS = "deals"
OPEN, WON, LOST = "open", "won", "lost"


@dataclass(frozen=True)
class Stages:
    """The owner's stages in their order: the open ones, then what wins, then what loses."""

    open: tuple[Choice, ...]
    won: tuple[Choice, ...]
    lost: tuple[Choice, ...]

    @property
    def every(self) -> tuple[Choice, ...]:
        """All of them, in the order in which a board shows them."""
        return self.open + self.won + self.lost

    @property
    def way(self) -> tuple[str, ...]:
        """The values from the first stage to won: the way that an enquiry goes."""
        return tuple(choice.value for choice in self.open + self.won[:1])

    def kind(self, stage: str) -> str:
        """What code decides on; a stage that nobody knows is open."""
        return next((choice.kind for choice in self.every if choice.value == stage), OPEN)

    def named(self, typed: str) -> str:
        """The stage that a text says, in any of its spellings; the text itself where it says none."""
        return self._spellings.get(spelling(typed), typed)

    @cached_property
    def _spellings(self) -> Mapping[str, str]:
        return {
            spelling(word): one.value for one in self.every for word in (one.value, one.label, *one.aliases) if word
        }


@dataclass(frozen=True)
class Enquiry:
    """One enquiry. `party` is the id of who asked; `stage` is "" where none is written."""

    key: str
    label: str
    stage: str
    amount: Decimal | None
    opened_on: date | None
    closed_on: date | None
    next_step: str
    next_step_on: date | None
    lost_reason: str
    party: str
    who: str
    owner: str
    source: str


@dataclass(frozen=True)
class Stay:
    """A time that an enquiry was in a stage. `since` is None where nobody knows, `until` where it still is."""

    stage: str
    since: date | None
    until: date | None

    @property
    def days(self) -> int | None:
        """How long a stay that is over took; None where its beginning is not known, or it is not over."""
        return (self.until - self.since).days if self.since and self.until else None


def stages_of(business: Business) -> Stages:
    """The stages that are in use."""
    choices = sorted((c for c in choices_of(business, "Stages") if c.is_active), key=lambda choice: choice.order)

    def of(kind: str) -> tuple[Choice, ...]:
        return tuple(choice for choice in choices if (choice.kind or OPEN) == kind)

    return Stages(of(OPEN), of(WON), of(LOST))


def enquiries(snapshot: Snapshot, query: Query = Query(DEALS)) -> tuple[Enquiry, ...]:
    """The enquiries that a query finds, the largest first."""
    where = condition_of(query, snapshot.all_fields(DEALS), snapshot.today)
    stages = stages_of(snapshot.business)

    def found() -> tuple[Enquiry, ...]:
        rows = snapshot.cursor().execute(_ENQUIRIES.format(where=where.sql), list(where.parameters)).fetchall()
        return tuple(Enquiry(key, label, stages.named(stage or ""), *rest) for key, label, stage, *rest in rows)

    answer: tuple[Enquiry, ...] = snapshot.once(("enquiries", query, snapshot.today()), found)
    return answer


def stays(enquiry: Enquiry, changes: Sequence[HistoryEntry], stages: Stages, today: date) -> tuple[Stay, ...]:
    """The stages that an enquiry has been in, the first first; `changes` are those of its own row, in any order.

    What is not known from changes begins when the enquiry was opened. A decided one whose last change nobody saw was
    decided on the day it was closed.
    """
    moves = [change for change in sorted(changes, key=lambda change: change.number) if change.field == "stage"]
    steps: list[tuple[str, date | None]] = [(stages.named(move.after), move.at.date()) for move in moves]
    first = stages.named(moves[0].before) if moves else enquiry.stage
    begun: date | None = enquiry.opened_on or _added(changes)
    if not moves and stages.kind(enquiry.stage) != OPEN:
        begun = enquiry.closed_on
    elif moves and begun and begun > moves[0].at.date():
        begun = None
    steps = [(first, begun), *steps] if first or not steps else steps
    if steps[-1][0] != enquiry.stage:  # moved a moment ago, and not in the sheet yet
        steps.append((enquiry.stage, today))
    ends = [until for _, (_, until) in pairwise(steps)]
    return tuple(Stay(stage, since, until) for (stage, since), until in zip(steps, [*ends, None], strict=True))


def stays_by_enquiry(
    found: Iterable[Enquiry], changes: Iterable[HistoryEntry], stages: Stages, today: date
) -> Mapping[str, tuple[Stay, ...]]:
    """The stays of several enquiries, by key."""
    own: dict[str, list[HistoryEntry]] = {}
    for change in changes:
        own.setdefault(change.id, []).append(change)
    return {each.key: stays(each, own.get(each.key, ()), stages, today) for each in found}


def _added(changes: Sequence[HistoryEntry]) -> date | None:
    """The day on which the row was first seen with a stage."""
    added = (c for c in changes if c.kind is ChangeKind.ADDED and c.after and "stage" in json.loads(c.after))
    return next((change.at.date() for change in added), None)


_ENQUIRIES = """
SELECT d._key, d._label, d.stage, d.amount, d.opened_on, d.closed_on, coalesce(d.next_step, ''), d.next_step_on,
    coalesce(d.lost_reason, ''), coalesce(c._key, o._key, ''), coalesce(c._label, o._label, d.contact, d.organisation, ''),
    coalesce(d.owner, ''), coalesce(d.source, '')
FROM (SELECT * FROM deals WHERE {where}) d
LEFT JOIN contacts c ON c._key = d.contact LEFT JOIN organisations o ON o._key = d.organisation
ORDER BY d.amount DESC NULLS LAST, d._position
"""

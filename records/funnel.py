"""How enquiries come through the stages: how many reach each, how many go on, how long each takes, which are stuck."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median

from records.changes import HistoryEntry
from records.enquiries import DEALS, LOST, OPEN, WON, Enquiry, Stages, Stay, enquiries, stages_of, stays_by_enquiry
from records.periods import Period
from records.query import Query
from records.snapshot import Snapshot

FEWEST_STAYS = 5
"""So many stays must be known before their median says what is usual for a stage."""
USUAL_DAYS, FEWEST_DAYS = 30, 7
"""Too long in a stage is twice its median, and not less than a week; a month where too few are known."""


@dataclass(frozen=True)
class Step:
    """One stage of the way to won. `reached` counts those that came to it or further, `here` those that stand there."""

    stage: str
    reached: int
    here: int
    value: Decimal
    """What those that stand there would bring."""
    lost: int
    """Those that were lost and had come no further."""
    median_days: float | None
    """Of the stays whose beginning and end are known; None where there is none."""
    onward: float | None
    """The share of those that reached it who went on to the next; None in the last, and where nobody reached it."""


@dataclass(frozen=True)
class Funnel:
    """The steps in their order, and how it ended."""

    steps: tuple[Step, ...]
    won: int
    lost: int
    won_value: Decimal
    lost_reasons: tuple[tuple[str, int], ...]
    """The most frequent first; "" for those of which nobody said why."""

    @property
    def won_of_decided(self) -> float | None:
        """The share of the decided that was won."""
        return self.won / (self.won + self.lost) if self.won + self.lost else None


def funnel(
    snapshot: Snapshot, changes: Iterable[HistoryEntry], period: Period = Period(), query: Query = Query(DEALS)
) -> Funnel:
    """The funnel of the enquiries opened in a period. `changes` are the history of the enquiries' stages.

    An enquiry without an opening day counts in the period of all days only.
    """
    found = [each for each in enquiries(snapshot, query) if _is_of(each, period)]
    stages = stages_of(snapshot.business)
    return funnel_of(found, stays_by_enquiry(found, changes, stages, snapshot.today()), stages)


def funnel_of(found: Sequence[Enquiry], stays: Mapping[str, Sequence[Stay]], stages: Stages) -> Funnel:
    """The funnel of these enquiries."""
    way = stages.way
    furthest = {each.key: _furthest(each, stays[each.key], stages) for each in found}
    reached = [sum(place >= at for place in furthest.values()) for at in range(len(way))]
    lost = [each for each in found if stages.kind(each.stage) == LOST]
    won = [each for each in found if stages.kind(each.stage) == WON]
    usual = median_days(stays)
    steps = tuple(
        Step(
            stage=stage,
            reached=reached[at],
            here=sum(_stands_at(each, at, stages) for each in found),
            value=_worth(each for each in found if _stands_at(each, at, stages)),
            lost=sum(furthest[each.key] == at for each in lost),
            median_days=usual.get(stage),
            onward=reached[at + 1] / reached[at] if at + 1 < len(way) and reached[at] else None,
        )
        for at, stage in enumerate(way)
    )
    return Funnel(steps, len(won), len(lost), _worth(won), _counted(each.lost_reason for each in lost))


def median_days(stays: Mapping[str, Sequence[Stay]], *, fewest: int = 1) -> Mapping[str, float]:
    """The median of the days that stays in each stage took, for stages with so many stays that are over."""
    days: dict[str, list[int]] = {}
    for stay in (stay for some in stays.values() for stay in some if stay.days is not None):
        days.setdefault(stay.stage, []).append(stay.days or 0)
    return {stage: float(median(some)) for stage, some in days.items() if len(some) >= fewest}


def longest_days(stays: Mapping[str, Sequence[Stay]], stages: Stages) -> Mapping[str, int]:
    """How many days an enquiry may be in each open stage before it counts as stuck."""
    usual = median_days(stays, fewest=FEWEST_STAYS)
    return {
        one.value: max(FEWEST_DAYS, round(2 * usual[one.value])) if one.value in usual else USUAL_DAYS
        for one in stages.open
    }


def days_in_stage(stays: Sequence[Stay], today: date) -> int | None:
    """How long an enquiry has been where it is; None where nobody knows."""
    since = stays[-1].since if stays else None
    return max((today - since).days, 0) if since else None


def has_no_step(enquiry: Enquiry, stages: Stages) -> bool:
    """Whether an open enquiry says neither what is next nor when."""
    return stages.kind(enquiry.stage) == OPEN and not enquiry.next_step and enquiry.next_step_on is None


def _furthest(enquiry: Enquiry, stays: Sequence[Stay], stages: Stages) -> int:
    """The place on the way that an enquiry came to; one whose stages nobody knows came to the first."""
    if stages.kind(enquiry.stage) == WON:
        return len(stages.way) - 1
    return max((stages.way.index(stay.stage) for stay in stays if stay.stage in stages.way), default=0)


def _stands_at(enquiry: Enquiry, at: int, stages: Stages) -> bool:
    if stages.kind(enquiry.stage) == WON:
        return at == len(stages.way) - 1
    return enquiry.stage == stages.way[at] or (at == 0 and not enquiry.stage)


def _is_of(enquiry: Enquiry, period: Period) -> bool:
    if period.start is None and period.end is None:
        return True
    day = enquiry.opened_on
    return day is not None and (period.start or day) <= day <= (period.end or day)


def _worth(found: Iterable[Enquiry]) -> Decimal:
    return sum((each.amount or Decimal(0) for each in found), Decimal(0))


def _counted(reasons: Iterable[str]) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = {}
    for reason in reasons:
        counts[reason] = counts.get(reason, 0) + 1
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

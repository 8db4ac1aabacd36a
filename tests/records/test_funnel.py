"""The funnel of six enquiries, worked out by hand; the 31st of March 2026 is today."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

import pytest

from records.changes import ChangeKind, HistoryEntry, Origin
from records.enquiries import Enquiry, Stay, enquiries, stages_of, stays
from records.funnel import Funnel, days_in_stage, funnel, has_no_step, longest_days
from records.periods import Period
from records.snapshot import Snapshot
from tests.built import Rows, snapshot
from validation.business import Business

DEALS: Rows = [
    ["ID", "Title", "Stage", "Amount", "Opened on", "Closed on", "Why lost", "Next step", "Next step on"],
    ["d1", "New one", "New", 1000, date(2026, 3, 1), None, "", "", None],
    ["d2", "Moved in the sheet", "quotation sent", 2000, date(2026, 3, 1), None, "", "Call", None],
    ["d3", "Won by hand", "Won", 3000, date(2026, 2, 1), date(2026, 2, 11), "", "", None],
    ["d4", "Lost after a quote", "Lost", 4000, date(2026, 2, 1), date(2026, 3, 1), "Too expensive", "", None],
    ["d5", "Lost at once", "Lost", None, date(2026, 3, 5), date(2026, 3, 6), "", "", None],
    ["d6", "Nobody said", "", 500, None, None, "", "", date(2026, 4, 2)],
]


def moved(number: int, deal: str, day: date, before: str, after: str) -> HistoryEntry:
    """A change of a stage, as history has it."""
    at = datetime(day.year, day.month, day.day, 12)
    return HistoryEntry(
        number, at, ChangeKind.CHANGED, "Deals", "Deals", deal, deal, "stage", "Stage", before, after, Origin.SHEET, ""
    )


CHANGES = (
    moved(1, "d4", date(2026, 2, 5), "New", "Contacted"),
    moved(2, "d4", date(2026, 2, 15), "Contacted", "Quoted"),
    moved(3, "d4", date(2026, 3, 1), "Quoted", "Lost"),
    moved(4, "d2", date(2026, 3, 11), "new", "quotation sent"),
)


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with snapshot(tmp_path_factory.mktemp("funnel") / "s.duckdb", {"Deals": DEALS}) as opened:
        yield opened


@pytest.fixture(scope="module")
def found(taken: Snapshot) -> Funnel:
    return funnel(taken, CHANGES)


def test_a_stage_is_reached_by_all_that_came_to_it_or_further(found: Funnel) -> None:
    assert [(step.stage, step.reached) for step in found.steps] == [
        ("New", 6),
        ("Contacted", 3),
        ("Quoted", 3),
        ("Negotiating", 1),
        ("Won", 1),
    ]


def test_the_share_that_went_on_is_of_those_that_reached_the_stage(found: Funnel) -> None:
    assert [step.onward for step in found.steps] == [3 / 6, 3 / 3, 1 / 3, 1 / 1, None]


def test_what_stands_in_a_stage_is_counted_with_its_worth(found: Funnel) -> None:
    assert [(step.here, step.value) for step in found.steps] == [
        (2, Decimal(1500)),
        (0, Decimal(0)),
        (1, Decimal(2000)),
        (0, Decimal(0)),
        (1, Decimal(3000)),
    ]


def test_days_in_a_stage_are_the_median_of_the_stays_that_are_over(found: Funnel) -> None:
    assert [step.median_days for step in found.steps] == [7.0, 10.0, 14.0, None, None]


def test_won_and_lost_are_told_with_the_reasons(found: Funnel) -> None:
    assert (found.won, found.lost, found.won_value, found.won_of_decided) == (1, 2, Decimal(3000), 1 / 3)
    assert found.lost_reasons == (("", 1), ("Too expensive", 1))
    assert [step.lost for step in found.steps] == [1, 0, 1, 0, 0]


def test_a_period_counts_the_enquiries_opened_in_it(taken: Snapshot) -> None:
    march = funnel(taken, CHANGES, Period(date(2026, 3, 1), date(2026, 3, 31)))

    assert [step.reached for step in march.steps] == [3, 1, 1, 0, 0]


def test_an_enquiry_is_in_its_stage_since_it_was_moved_there_in_the_sheet(taken: Snapshot) -> None:
    assert stays(_named(taken, "d2"), CHANGES[3:], stages_of(taken.business), date(2026, 3, 31)) == (
        Stay("New", date(2026, 3, 1), date(2026, 3, 11)),
        Stay("Quoted", date(2026, 3, 11), None),
    )


@pytest.mark.parametrize(("deal", "days"), [("d1", 30), ("d3", 48), ("d6", None)])
def test_without_a_known_move_it_is_there_since_it_was_opened_or_closed(
    taken: Snapshot, deal: str, days: int | None
) -> None:
    own = stays(_named(taken, deal), (), stages_of(taken.business), date(2026, 3, 31))

    assert days_in_stage(own, date(2026, 3, 31)) == days


def test_a_move_that_is_not_in_the_sheet_yet_is_of_today(taken: Snapshot) -> None:
    own = stays(
        _named(taken, "d3"),
        [moved(1, "d3", date(2026, 2, 4), "New", "Quoted")],
        stages_of(taken.business),
        date(2026, 3, 31),
    )

    assert own[-1] == Stay("Won", date(2026, 3, 31), None)


@pytest.mark.parametrize(("days", "limit"), [((1, 1, 1, 1, 1), 7), ((10, 20, 30, 10, 30), 40), ((90, 90), 30)])
def test_too_long_is_twice_the_usual_and_a_month_where_that_is_not_known(days: Sequence[int], limit: int) -> None:
    known = {
        str(n): (Stay("New", date(2025, 1, 1), date.fromordinal(date(2025, 1, 1).toordinal() + d)),)
        for n, d in enumerate(days)
    }

    assert longest_days(known, stages_of(Business()))["New"] == limit


def test_only_open_enquiries_can_lack_a_next_step(taken: Snapshot) -> None:
    stages = stages_of(taken.business)

    assert [each.key for each in enquiries(taken) if has_no_step(each, stages)] == ["d1"]


def _named(taken: Snapshot, key: str) -> Enquiry:
    return next(each for each in enquiries(taken) if each.key == key)

"""The owner's page: what was sold and collected, what is owed, who is new, best, quiet, and what is to be done; one page."""

from datetime import date, timedelta

from records.accounts import THEIRS, balances, owed
from records.buyers import gone_quiet
from records.collecting import collected
from records.doings import doings
from records.enquiry_counts import enquiry_counts
from records.measures import takings, takings_by_month
from records.newcomers import newcomer_count
from records.periods import Period, PeriodName
from records.query import Query
from records.snapshot import Snapshot
from records.takings_by import Dimension, takings_by
from reports.content import Chart, Figure, ReportColumn, ReportContent, ReportTable
from reports.report import Group, Report
from reports.shaping import growth, shaped, standing_columns, whole
from translations import N_, Translator, formats
from validation.kinds import Kind

LINES = 5
MONTHS = 12


def digest(snapshot: Snapshot, period: Period, t: Translator, _: Query | None) -> ReportContent:
    """One page about the period."""
    before = period.before(snapshot.today())
    return shaped(
        snapshot, t.gettext("The business on one page"), t, period=period, before=before,
        figures=(*_money(snapshot, period, before, t), *_people(snapshot, period, before, t)),
        tables=(_best(snapshot, period, before, t), _items(snapshot, period, before, t), _quiet(snapshot, t), _debts(snapshot, t)),
        charts=(_months(snapshot, period, t),), is_one_page=True,
        notes=(t.gettext("Owed, quiet and overdue are as of today; the amount owed is compared with the end of the period before."),),
    )  # fmt: skip


def _money(snapshot: Snapshot, period: Period, before: Period | None, t: Translator) -> tuple[Figure, ...]:
    now, then = takings(snapshot, period).amount, takings(snapshot, before).amount if before else None
    came, came_then = collected(snapshot, period), collected(snapshot, before) if before else None
    debts, debts_then = owed(snapshot).to_us, owed(snapshot, until=before.end).to_us if before and before.end else None
    return (
        Figure(t.gettext("Sold"), whole(now), Kind.MONEY, whole(then)),
        Figure(t.gettext("Collected"), whole(came), Kind.MONEY, whole(came_then)),
        Figure(t.gettext("Owed to us"), whole(debts), Kind.MONEY, whole(debts_then)),
    )


def _people(snapshot: Snapshot, period: Period, before: Period | None, t: Translator) -> tuple[Figure, ...]:
    """New customers; enquiries and follow-ups only of a shop that keeps them."""
    kept = {state.table.key for state in snapshot.states()}
    new, new_then = newcomer_count(snapshot, period), newcomer_count(snapshot, before) if before else None
    came = Figure(t.gettext("New customers"), new.customers, Kind.INTEGER, new_then.customers if new_then else None)
    asked = _asked(snapshot, period, before, t) if "deals" in kept else ()
    return (came, *asked, *(_done(snapshot, period, before, t) if "activities" in kept else ()))


def _asked(snapshot: Snapshot, period: Period, before: Period | None, t: Translator) -> tuple[Figure, ...]:
    now, then = enquiry_counts(snapshot, period), enquiry_counts(snapshot, before) if before else None
    return (
        Figure(t.gettext("Enquiries"), now.opened, Kind.INTEGER, then.opened if then else None),
        Figure(t.gettext("Enquiries won"), now.won, Kind.INTEGER, then.won if then else None),
    )


def _done(snapshot: Snapshot, period: Period, before: Period | None, t: Translator) -> tuple[Figure, ...]:
    now, then = doings(snapshot, period), doings(snapshot, before) if before else None
    return (
        Figure(t.gettext("Follow-ups done"), now.done, Kind.INTEGER, then.done if then else None),
        Figure(t.gettext("Follow-ups overdue"), now.overdue, Kind.INTEGER),
    )


def _columns(name: str, t: Translator) -> tuple[ReportColumn, ...]:
    return (
        ReportColumn(name, Kind.NAME, 20),
        ReportColumn(t.gettext("Sales"), Kind.INTEGER, 7),
        ReportColumn(t.gettext("Amount"), Kind.MONEY, 12),
        ReportColumn(t.gettext("Change"), Kind.PERCENT, 9),
    )


def _best(snapshot: Snapshot, period: Period, before: Period | None, t: Translator) -> ReportTable:
    found = takings_by(snapshot, Dimension.CUSTOMER, period, before=before, limit=LINES + 1)
    named = [part for part in found if part.key and part.sold.count][:LINES]
    rows = [(p.label, p.sold.count, whole(p.sold.amount), growth(p.sold.amount, p.before)) for p in named]
    return ReportTable(t.gettext("Best customers"), _columns(t.gettext("Customer"), t), rows)


def _items(snapshot: Snapshot, period: Period, before: Period | None, t: Translator) -> ReportTable:
    found = takings_by(snapshot, Dimension.ITEM, period, before=before, limit=LINES)
    rows = [
        (p.label or t.gettext("(no item named)"), p.sold.count, whole(p.sold.amount), growth(p.sold.amount, p.before))
        for p in found
        if p.sold.count
    ]
    return ReportTable(t.gettext("What sold most"), _columns(t.gettext("Item"), t), rows)


def _quiet(snapshot: Snapshot, t: Translator) -> ReportTable:
    columns = (
        ReportColumn(t.gettext("Customer"), Kind.NAME, 20),
        ReportColumn(t.gettext("Last purchase"), Kind.DATE, 14),
        ReportColumn(t.gettext("Usual days"), Kind.INTEGER, 9),
        ReportColumn(t.gettext("Bought for"), Kind.MONEY, 12),
    )
    rows = [(each.label, each.last_on, each.usual, whole(each.amount)) for each in gone_quiet(snapshot, limit=LINES)]
    return ReportTable(t.gettext("Gone quiet"), columns, rows)


def _debts(snapshot: Snapshot, t: Translator) -> ReportTable:
    columns = (
        ReportColumn(t.gettext("Customer"), Kind.NAME, 20),
        ReportColumn(t.gettext("Open since"), Kind.DATE, 14),
        ReportColumn(t.gettext("Owes"), Kind.MONEY, 12),
    )
    rows = [(each.label, each.oldest, whole(each.balance)) for each in balances(snapshot, THEIRS, limit=LINES)]
    return ReportTable(t.gettext("Who owes most"), columns, rows)


def _months(snapshot: Snapshot, period: Period, t: Translator) -> Chart | None:
    """The twelve months up to the end of the period."""
    end = min(period.end or date.max, snapshot.today())
    begin = (end - timedelta(days=365)).replace(day=1)
    found = takings_by_month(snapshot, Period(begin, end))[-MONTHS:]
    return standing_columns(
        t.gettext("Sales by month"),
        t.gettext("Amount"),
        [(formats.month(month, t.language), sold.amount) for month, sold in found],
    )


DIGEST = Report(
    name="digest",
    title=N_("The business on one page"),
    description=N_("Sold, collected, owed, new, best, quiet and to be done, each against the time before."),
    make=digest,
    group=Group.OWNER,
    period=PeriodName.THIS_MONTH,
)

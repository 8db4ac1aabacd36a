"""Most valuable customers: who bought lately, often and for much, and what kinds of customers there are."""

from collections.abc import Sequence

from records.measures import takings
from records.periods import Period, PeriodName
from records.query import Query
from records.snapshot import Snapshot
from records.valued import MEANINGS, TITLES, StandingCount, Valued, most_valuable, standings_counted
from reports.content import Figure, ReportColumn, ReportContent, ReportTable
from reports.needs import SOLD, SOLD_ON, SOLD_TO
from reports.report import Group, Report
from reports.shaping import bars, shaped, share
from translations import N_, Translator
from validation.kinds import Kind

LIMIT = 100


def valuable_customers(snapshot: Snapshot, period: Period, t: Translator, query: Query | None) -> ReportContent:
    """The most valuable of those who bought in the period."""
    found = most_valuable(snapshot, period, query, limit=LIMIT)
    counted = standings_counted(snapshot, period, query)
    before = period.before(snapshot.today())
    now, then = takings(snapshot, period, query), takings(snapshot, before, query) if before else None
    kinds = [(t.gettext(TITLES[each.standing]), each.amount) for each in counted]
    return shaped(
        snapshot, t.gettext("Most valuable customers"), t, period=period, before=before, query=query,
        figures=(
            Figure(t.gettext("Customers who bought"), now.customers, Kind.INTEGER, then.customers if then else None),
            Figure(t.gettext("Sold for"), now.amount, Kind.MONEY, then.amount if then else None),
            *(
                Figure(t.gettext(TITLES[each.standing]), each.customers, Kind.INTEGER)
                for each in counted[:2]
            ),
        ),
        tables=(_table(found, t), _kinds(counted, t)),
        charts=(bars(t.gettext("What each kind of customer brought"), t.gettext("Amount"), kinds),),
        notes=(
            t.gettext("Points from 1 to 5 compare each customer with all who bought: 5 is the best fifth."),
            t.gettext("Listed are the {count} with the most points.").format(count=len(found)) if found else "",
        ),
    )  # fmt: skip


def _table(found: Sequence[Valued], t: Translator) -> ReportTable:
    columns = (
        ReportColumn(t.gettext("Customer"), Kind.NAME),
        ReportColumn(t.gettext("Phone"), Kind.PHONES),
        ReportColumn(t.gettext("Bought for"), Kind.MONEY),
        ReportColumn(t.gettext("Purchases"), Kind.INTEGER, 11),
        ReportColumn(t.gettext("Last purchase"), Kind.DATE, 15),
        ReportColumn(t.gettext("Lately"), Kind.INTEGER, 8),
        ReportColumn(t.gettext("Often"), Kind.INTEGER, 8),
        ReportColumn(t.gettext("Much"), Kind.INTEGER, 8),
        ReportColumn(t.gettext("Kind"), Kind.TEXT, 20),
    )
    rows = [
        (each.label, each.phones[:1], each.amount, each.count, each.last_on, *each.points, t.gettext(TITLES[each.standing]))
        for each in found
    ]  # fmt: skip
    return ReportTable(t.gettext("The best first"), columns, rows, parties=[each.key for each in found])


def _kinds(counted: Sequence[StandingCount], t: Translator) -> ReportTable:
    columns = (
        ReportColumn(t.gettext("Kind"), Kind.TEXT, 24),
        ReportColumn(t.gettext("Who that is"), Kind.TEXT, 40),
        ReportColumn(t.gettext("Customers"), Kind.INTEGER, 11),
        ReportColumn(t.gettext("Bought for"), Kind.MONEY),
        ReportColumn(t.gettext("Share"), Kind.PERCENT),
    )
    whole = sum(each.amount for each in counted)
    rows = [
        (
            t.gettext(TITLES[each.standing]),
            t.gettext(MEANINGS[each.standing]),
            each.customers,
            each.amount,
            share(each.amount, whole),
        )
        for each in counted
    ]
    return ReportTable(t.gettext("Kinds of customers"), columns, rows)


VALUABLE_CUSTOMERS = Report(
    name="valuable-customers",
    title=N_("Most valuable customers"),
    description=N_("Who bought lately, often and for much, and which good ones are slipping away."),
    make=valuable_customers,
    group=Group.CUSTOMERS,
    filters_on="contacts",
    period=PeriodName.LAST_12_MONTHS,
    needs=(SOLD, SOLD_ON, SOLD_TO),
)

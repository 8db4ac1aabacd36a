"""Growth by year: what was sold in each financial year, to how many, how many were new; the running one against the same days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from records.measures import Takings, takings, takings_by_month
from records.newcomers import newcomer_count
from records.periods import Period, PeriodName, period_named, year_of
from records.query import Query
from records.snapshot import Snapshot
from reports.content import Figure, ReportColumn, ReportContent, ReportTable
from reports.needs import SOLD, SOLD_ON
from reports.report import Group, Report
from reports.shaping import growth, shaped, standing_columns, whole
from translations import N_, Translator
from validation.kinds import Kind

MOST_YEARS = 15


@dataclass(frozen=True)
class _Year:
    period: Period
    sold: Takings
    before: Takings
    """Of the year before; of the running year only the same days."""
    newcomers: int


def growth_by_year(snapshot: Snapshot, _: Period, t: Translator, query: Query | None) -> ReportContent:
    """Every year that has sales, whatever the period."""
    years, today = _years(snapshot, query), snapshot.today()
    running = years[-1] if years else None
    before = running.period.before(today) if running else None
    along = [(_name(year.period, today, t), year.sold.amount) for year in years]
    return shaped(
        snapshot, t.gettext("Growth by year"), t, before=before, query=query,
        figures=(
            Figure(t.gettext("Sold this year so far"), running.sold.amount, Kind.MONEY, running.before.amount),
            Figure(t.gettext("Sales"), running.sold.count, Kind.INTEGER, running.before.count),
            Figure(t.gettext("Customers who bought"), running.sold.customers, Kind.INTEGER, running.before.customers),
            Figure(t.gettext("Average sale"), whole(running.sold.average), Kind.MONEY, whole(running.before.average)),
        ) if running else (),
        tables=(_table(years, today, t),),
        charts=(standing_columns(t.gettext("Sold each year"), t.gettext("Amount"), along),),
        notes=(t.gettext("The running year is compared with the same days of the year before."),),
    )  # fmt: skip


def _years(snapshot: Snapshot, query: Query | None) -> list[_Year]:
    months = takings_by_month(snapshot, Period(end=snapshot.today()), query)
    if not months:
        return []
    begins = snapshot.business.year_starts_in
    first, last = year_of(months[0][0], begins), period_named(PeriodName.FINANCIAL_YEAR, snapshot.today(), begins)
    periods = [
        Period(date(year, begins, 1), year_of(date(year, begins, 1), begins).end)
        for year in range((first.start or date.min).year, (last.start or date.min).year + 1)
    ]
    return [_year(snapshot, period, query) for period in periods[-MOST_YEARS:]]


def _year(snapshot: Snapshot, period: Period, query: Query | None) -> _Year:
    before = period.before(snapshot.today()) or Period()
    return _Year(
        period,
        takings(snapshot, period.until(snapshot.today()), query),
        takings(snapshot, before, query),
        newcomer_count(snapshot, period, query).customers,
    )


def _table(years: Sequence[_Year], today: date, t: Translator) -> ReportTable:
    columns = (
        ReportColumn(t.gettext("Year"), Kind.TEXT, 18),
        ReportColumn(t.gettext("Amount"), Kind.MONEY),
        ReportColumn(t.gettext("Change"), Kind.PERCENT, 10),
        ReportColumn(t.gettext("Sales"), Kind.INTEGER),
        ReportColumn(t.gettext("Customers"), Kind.INTEGER, 11),
        ReportColumn(t.gettext("New customers"), Kind.INTEGER, 14),
        ReportColumn(t.gettext("Average"), Kind.MONEY),
    )
    rows = [
        (
            _name(year.period, today, t),
            year.sold.amount,
            growth(year.sold.amount, year.before.amount),
            year.sold.count,
            year.sold.customers,
            year.newcomers,
            whole(year.sold.average),
        )
        for year in years
    ]
    return ReportTable("", columns, rows)


def _name(period: Period, today: date, t: Translator) -> str:
    """ "2024-25", of a calendar year "2024"; the running one says so."""
    start, end = period.start or today, period.end or today
    name = str(start.year) if start.month == 1 else f"{start.year}-{end.year % 100:02d}"
    return t.gettext("{year} so far").format(year=name) if end >= today else name


GROWTH = Report(
    name="growth",
    title=N_("Growth by year"),
    description=N_("What was sold each year, to how many, and how many customers were new."),
    make=growth_by_year,
    group=Group.OWNER,
    filters_on="contacts",
    needs=(SOLD, SOLD_ON),
)

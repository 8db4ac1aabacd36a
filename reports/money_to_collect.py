"""Money to collect: who owes how much, since when, and what was promised; against the end of the month before."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from records.accounts import THEIRS, Balance, WhichAccounts, balances, owed
from records.collecting import Promise, promises
from records.measures import customers_asked, tables_asked
from records.periods import Period
from records.query import Query
from records.snapshot import Snapshot
from reports.content import Chart, ChartKind, Figure, ReportColumn, ReportContent, ReportTable, Series, Value
from reports.listing import sentence
from reports.report import Group, Report
from reports.statement import AGE_TITLES
from translations import N_, Translator, formats
from validation.kinds import Kind


def money_to_collect(snapshot: Snapshot, _: Period, t: Translator, query: Query | None) -> ReportContent:
    """What is owed to us today, whatever the period, by the customers that the query finds."""
    owing = _owing(snapshot, query)
    ages = tuple(sum((each.by_age[group] for each in owing), Decimal(0)) for group in range(len(AGE_TITLES)))
    last_month = snapshot.today().replace(day=1) - timedelta(days=1)
    return ReportContent(
        title=t.gettext("Money to collect"),
        as_of=snapshot.taken_at,
        subtitle=sentence(snapshot, query, t),
        compared_with=formats.month(last_month, t.language),
        currency=snapshot.business.currency,
        business=snapshot.business.name,
        figures=_figures(snapshot, owing, ages, None if query else last_month, t),
        tables=(_table(snapshot, owing, ages, t),),
        charts=_charts(ages, t) if owing else (),
        notes=(t.gettext("Payments settle the oldest amounts first. The comparison is with the end of that month."),),
    )


def _owing(snapshot: Snapshot, query: Query | None) -> Sequence[Balance]:
    if query is None:
        return balances(snapshot, THEIRS)
    asked = customers_asked(snapshot, query)
    tables = " UNION ALL ".join(f"SELECT _key AS party FROM {table}" for table in tables_asked(snapshot, query))
    found = snapshot.cursor().execute(f"SELECT party FROM ({tables}) WHERE {asked.sql}", list(asked.parameters))
    return balances(snapshot, WhichAccounts(is_ours=False, parties=tuple(key for (key,) in found.fetchall())))


def _figures(
    snapshot: Snapshot, owing: Sequence[Balance], ages: Sequence[Decimal], then: date | None, t: Translator
) -> tuple[Figure, ...]:
    """Two that are compared with the end of a month where everybody is counted, and the ages."""
    before = owed(snapshot, until=then) if then else None
    total = sum((each.balance for each in owing), Decimal(0))
    return (
        Figure(t.gettext("To collect"), total, Kind.MONEY, before.to_us if before else None),
        Figure(t.gettext("Customers who owe"), len(owing), Kind.INTEGER, before.debtors if before else None),
        *(Figure(t.gettext(title), amount, Kind.MONEY) for title, amount in zip(AGE_TITLES, ages, strict=True)),
    )


def _table(snapshot: Snapshot, owing: Sequence[Balance], ages: Sequence[Decimal], t: Translator) -> ReportTable:
    columns = (
        ReportColumn(t.gettext("Customer"), Kind.NAME),
        ReportColumn(t.gettext("Phone"), Kind.PHONES),
        ReportColumn(t.gettext("Owes"), Kind.MONEY),
        *(ReportColumn(t.gettext(title), Kind.MONEY) for title in AGE_TITLES),
        ReportColumn(t.gettext("Open since"), Kind.DATE),
        ReportColumn(t.gettext("Last paid"), Kind.DATE),
        ReportColumn(t.gettext("Promised for"), Kind.DATE),
    )
    promised, phones = promises(snapshot), _phones(snapshot)
    rows = [_row(each, phones.get(each.key), promised.get(each.key)) for each in owing]
    total = sum((each.balance for each in owing), Decimal(0))
    return ReportTable("", columns, rows, total=(t.gettext("Total"), None, total, *ages, None, None, None))


def _row(each: Balance, phone: Value, promise: Promise | None) -> tuple[Value, ...]:
    due = promise.day if promise else None
    ages = (amount or None for amount in each.by_age)
    return (each.label, phone, each.balance, *ages, each.oldest, each.last_paid, due)


def _phones(snapshot: Snapshot) -> dict[str, Value]:
    """The first phone of each party that has one."""
    sql = """SELECT _key, phones[1:1] FROM contacts WHERE len(phones) > 0
        UNION ALL SELECT _key, phones[1:1] FROM organisations WHERE len(phones) > 0"""
    return dict(snapshot.cursor().execute(sql).fetchall())


def _charts(ages: Sequence[Decimal], t: Translator) -> tuple[Chart, ...]:
    labels = tuple(t.gettext(title) for title in AGE_TITLES)
    amounts = Series(t.gettext("To collect"), tuple(ages))
    return (Chart(t.gettext("By age"), ChartKind.BARS, labels, (amounts,), Kind.MONEY),)


MONEY_TO_COLLECT = Report(
    name="money-to-collect",
    title=N_("Money to collect"),
    description=N_("Who owes how much and since when, what was promised, and how that compares with last month."),
    make=money_to_collect,
    group=Group.WORK,
    filters_on="contacts",
)

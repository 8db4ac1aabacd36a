"""Sales by month: how much, how often, to how many, against the period before, and what sold most."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from records.measures import Takings, not_counted, takings, takings_by_item, takings_by_month
from records.periods import Period, PeriodName
from records.query import Query
from records.snapshot import Snapshot
from reports.content import Chart, ChartKind, Figure, ReportColumn, ReportContent, ReportTable, Series, Value
from reports.listing import sentence
from reports.needs import SOLD, SOLD_ON
from reports.report import Group, Report
from translations import N_, Translator, formats
from validation.kinds import Kind

MOST_ITEMS = 10


def sales_by_month(snapshot: Snapshot, period: Period, t: Translator, query: Query | None) -> ReportContent:
    """What was sold in the period, to the customers that the query finds."""
    months = takings_by_month(snapshot, period, query)
    items = takings_by_item(snapshot, period, query, limit=MOST_ITEMS)
    total = takings(snapshot, period, query)
    before = period.before(snapshot.today())
    return ReportContent(
        title=t.gettext("Sales by month"),
        as_of=snapshot.taken_at,
        subtitle=" · ".join(filter(None, [period.words(t), sentence(snapshot, query, t)])),
        compared_with=before.words(t) if before else "",
        currency=snapshot.business.currency,
        business=snapshot.business.name,
        figures=_figures(total, takings(snapshot, before, query) if before else None, t),
        tables=(_by_month(months, total, t), _by_item(items, t)),
        charts=_charts(months, items, t),
        notes=sales_notes(snapshot, t),
    )


def _figures(now: Takings, before: Takings | None, t: Translator) -> tuple[Figure, ...]:
    earlier = _row(before) if before else (None,) * 4
    labels = (
        t.gettext("Sold for"),
        t.gettext("Number of sales"),
        t.gettext("Customers who bought"),
        t.gettext("Average sale"),
    )
    kinds = [column.kind for column in _numbers(t)]
    return tuple(Figure(*figure) for figure in zip(labels, _row(now), kinds, earlier, strict=True))


def _by_month(months: Sequence[tuple[date, Takings]], total: Takings, t: Translator) -> ReportTable:
    growth = [None, *(_growth(now, before) for (_, before), (_, now) in pairwise(months))]
    columns = (
        ReportColumn(t.gettext("Month"), Kind.TEXT, 12),
        *_numbers(t),
        ReportColumn(t.gettext("Change"), Kind.PERCENT, 12),
    )
    rows = [
        (formats.month(month, t.language), *_row(sold), change)
        for (month, sold), change in zip(months, growth, strict=False)
    ]
    return ReportTable(t.gettext("By month"), columns, rows, total=(t.gettext("Total"), *_row(total), None))


def _by_item(items: Sequence[tuple[str, Takings]], t: Translator) -> ReportTable:
    columns = (ReportColumn(t.gettext("Item"), Kind.TEXT, 34), *_numbers(t))
    rows = [(_item(item, t), *_row(sold)) for item, sold in items]
    return ReportTable(t.gettext("What sold most"), columns, rows)


def _numbers(t: Translator) -> tuple[ReportColumn, ...]:
    return (
        ReportColumn(t.gettext("Amount"), Kind.MONEY),
        ReportColumn(t.gettext("Sales"), Kind.INTEGER),
        ReportColumn(t.gettext("Customers"), Kind.INTEGER),
        ReportColumn(t.gettext("Average"), Kind.MONEY),
    )


def _row(sold: Takings) -> tuple[Value, ...]:
    return (sold.amount, sold.count, sold.customers, sold.average)


def _growth(now: Takings, before: Takings) -> int | None:
    return Figure("", now.amount, Kind.MONEY, before.amount).change


def _item(item: str, t: Translator) -> str:
    return item or t.gettext("(no item named)")


def _charts(
    months: Sequence[tuple[date, Takings]], items: Sequence[tuple[str, Takings]], t: Translator
) -> tuple[Chart, ...]:
    amount = t.gettext("Amount")
    labels = tuple(formats.month(month, t.language) for month, _ in months)
    by_month = Series(amount, tuple(sold.amount for _, sold in months))
    by_item = Series(amount, tuple(sold.amount for _, sold in items))
    names = tuple(_item(item, t) for item, _ in items)
    return (
        Chart(t.gettext("Sales by month"), ChartKind.COLUMNS, labels, (by_month,), Kind.MONEY),
        Chart(t.gettext("What sold most"), ChartKind.BARS, names, (by_item,), Kind.MONEY),
    )


def sales_notes(snapshot: Snapshot, t: Translator) -> tuple[str, ...]:
    """What is counted as sold, and what could not be."""
    missing = not_counted(snapshot)
    counted = t.gettext(
        "Counted are sales and invoices less what was given back; an invoice that a sale names is counted once."
    )
    dates = t.ngettext(
        "{count} sale has no date that could be read and is left out.",
        "{count} sales have no date that could be read and are left out.",
        missing.without_date,
    )
    amounts = t.ngettext(
        "{count} sale has no amount that could be read and is left out.",
        "{count} sales have no amount that could be read and are left out.",
        missing.without_amount,
    )
    lacking = ((dates, missing.without_date), (amounts, missing.without_amount))
    return (
        counted,
        *(sentence.format(count=formats.number(count, t.language)) for sentence, count in lacking if count),
    )


SALES_BY_MONTH = Report(
    name="sales-by-month",
    title=N_("Sales by month"),
    description=N_("How much was sold each month, against the period before, and what sold most."),
    make=sales_by_month,
    group=Group.SALES,
    needs=(SOLD, SOLD_ON),
    filters_on="contacts",
    period=PeriodName.FINANCIAL_YEAR,
)

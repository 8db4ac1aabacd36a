"""Purchase history: each thing bought, when and by whom, of all customers or of those that are asked for."""

from collections.abc import Sequence

from records.measures import takings, takings_by_month
from records.periods import Period, PeriodName
from records.purchases import Purchase, purchases
from records.query import Query
from records.snapshot import Snapshot
from reports.content import Figure, ReportColumn, ReportContent, ReportTable
from reports.needs import SOLD, SOLD_ON
from reports.report import Group, Report
from reports.sales_by_month import sales_notes
from reports.shaping import left_out, names_of_team, shaped, standing_columns
from translations import N_, Translator, formats
from validation.kinds import Kind

LIMIT = 20_000


def purchase_history(snapshot: Snapshot, period: Period, t: Translator, query: Query | None) -> ReportContent:
    """What was bought in the period by the customers that the query finds, the latest first."""
    found = purchases(snapshot, period, query, limit=LIMIT)
    before = period.before(snapshot.today())
    now, then = takings(snapshot, period, query), takings(snapshot, before, query) if before else None
    months = [
        (formats.month(month, t.language), sold.amount) for month, sold in takings_by_month(snapshot, period, query)
    ]
    return shaped(
        snapshot, t.gettext("Purchase history"), t, period=period, before=before, query=query,
        figures=(
            Figure(t.gettext("Bought for"), now.amount, Kind.MONEY, then.amount if then else None),
            Figure(t.gettext("Purchases"), now.count, Kind.INTEGER, then.count if then else None),
            Figure(t.gettext("Customers"), now.customers, Kind.INTEGER, then.customers if then else None),
            Figure(t.gettext("Last purchase"), next((each.on for each in found if not each.is_return), None), Kind.DATE),
        ),
        tables=(_table(snapshot, found, t),),
        charts=(standing_columns(t.gettext("Bought each month"), t.gettext("Amount"), months),),
        notes=sales_notes(snapshot, t),
    )  # fmt: skip


def _table(snapshot: Snapshot, found: Sequence[Purchase], t: Translator) -> ReportTable:
    columns = (
        ReportColumn(t.gettext("Date"), Kind.DATE),
        ReportColumn(t.gettext("Customer"), Kind.NAME),
        ReportColumn(t.gettext("Item"), Kind.TEXT, 30),
        ReportColumn(t.gettext("Quantity"), Kind.NUMBER),
        ReportColumn(t.gettext("Amount"), Kind.MONEY),
        ReportColumn(t.gettext("Sold by"), Kind.TEXT, 16),
    )
    people = names_of_team(snapshot, [each.owner for each in found])
    rows = [
        (each.on, each.customer, each.item, each.quantity, each.amount, people.get(each.owner, "")) for each in found
    ]
    return ReportTable("", columns, rows, note=left_out(len(rows), LIMIT, t), parties=[each.party for each in found])


PURCHASE_HISTORY = Report(
    name="purchase-history",
    title=N_("Purchase history"),
    description=N_("Every purchase with its day and item, of one customer or of all."),
    make=purchase_history,
    group=Group.CUSTOMERS,
    filters_on="contacts",
    period=PeriodName.FINANCIAL_YEAR,
    needs=(SOLD, SOLD_ON),
)

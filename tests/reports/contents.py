"""Small reports that the tests of this folder render."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from reports.content import Chart, ChartKind, Figure, ReportColumn, ReportContent, ReportTable, Series, Value
from validation.kinds import Kind

AS_OF = datetime(2024, 3, 31, 10, 42)


def one_column(kind: Kind, *values: Value, heading: str = "Column") -> ReportContent:
    """A report of one table with one column."""
    return table_of([ReportColumn(heading, kind)], [(value,) for value in values])


def table_of(columns: Sequence[ReportColumn], rows: Sequence[Sequence[Value]], title: str = "List") -> ReportContent:
    """A report of one table."""
    return ReportContent(title=title, as_of=AS_OF, tables=(ReportTable(title, tuple(columns), rows),))


def full(name: str, currency: str = "INR") -> ReportContent:
    """A report with everything: a figure, a chart of each kind, and a table with a total."""
    labels, values = (name, "2", "3"), (Decimal(125000), Decimal(98000), None)
    columns = (
        ReportColumn("Name", Kind.NAME),
        ReportColumn("Phone", Kind.PHONES),
        ReportColumn("Amount", Kind.MONEY),
        ReportColumn("On", Kind.DATE),
    )
    rows = [
        (name, ("+919876543210",), Decimal(125000), date(2024, 3, 5)),
        (name, (), Decimal("-1234567.50"), None),
    ]
    return ReportContent(
        title=f"Sales by month: {name}",
        as_of=AS_OF,
        subtitle="Mar 2024",
        compared_with="Feb 2024",
        currency=currency,
        business="Gupta Electricals",
        figures=(Figure("Amount", Decimal(125000), Kind.MONEY, Decimal(100000)),),
        tables=(ReportTable("Sales", columns, rows, total=("Total", None, Decimal("-1109567.50"), None)),),
        charts=tuple(Chart(kind.title(), kind, labels, (Series("Amount", values),), Kind.MONEY) for kind in ChartKind),
        notes=("Sales without a date are left out: 3.",),
    )

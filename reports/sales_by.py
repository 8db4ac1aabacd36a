"""Sales taken apart: by item, by area, by person, by customer; each part with its share and its change."""

from collections.abc import Callable, Sequence

from records.measures import Takings, takings
from records.periods import Period, PeriodName
from records.query import Query
from records.snapshot import Snapshot
from records.takings_by import Dimension, Part, takings_by
from reports.content import Figure, ReportColumn, ReportContent, ReportTable, Value
from reports.needs import SOLD, SOLD_BY, SOLD_ON, SOLD_TO, SOLD_WHAT, WHERE
from reports.report import AnyOf, Group, Maker, Report
from reports.sales_by_month import sales_notes
from reports.shaping import bars, growth, left_out, names_of_team, shaped, share, whole
from translations import N_, Translator
from validation.kinds import Kind

LIMIT = 5000
Named = Callable[[Part], str]


def _maker(title: str, *dimensions: Dimension) -> Maker:
    def make(snapshot: Snapshot, period: Period, t: Translator, query: Query | None) -> ReportContent:
        before = period.before(snapshot.today())
        total, earlier = takings(snapshot, period, query), takings(snapshot, before, query) if before else None
        parts = {each: takings_by(snapshot, each, period, query, before=before, limit=LIMIT) for each in dimensions}
        tables = [_table(snapshot, each, found, total, before, t) for each, found in parts.items() if found]
        first = parts[dimensions[0]]
        named = _names(snapshot, dimensions[0], first, t)
        return shaped(
            snapshot, t.gettext(title), t, period=period, before=before, query=query,
            figures=_figures(total, earlier, sum(part.sold.count > 0 for part in first), dimensions[0], t),
            tables=tuple(tables) or (_table(snapshot, dimensions[0], (), total, before, t),),
            charts=(bars(t.gettext(_LARGEST[dimensions[0]]), t.gettext("Amount"), [(named(part), part.sold.amount) for part in first]),),
            notes=(t.gettext(_SAID[dimensions[0]]), *sales_notes(snapshot, t)),
        )  # fmt: skip

    return make


def _figures(
    total: Takings, earlier: Takings | None, parts: int, dimension: Dimension, t: Translator
) -> tuple[Figure, ...]:
    return (
        Figure(t.gettext("Sold for"), total.amount, Kind.MONEY, earlier.amount if earlier else None),
        Figure(t.gettext("Number of sales"), total.count, Kind.INTEGER, earlier.count if earlier else None),
        Figure(
            t.gettext("Customers who bought"), total.customers, Kind.INTEGER, earlier.customers if earlier else None
        ),
        *((Figure(t.gettext(_COUNTED[dimension]), parts, Kind.INTEGER),) if dimension in _COUNTED else ()),
    )


def _table(
    snapshot: Snapshot,
    dimension: Dimension,
    parts: Sequence[Part],
    total: Takings,
    before: Period | None,
    t: Translator,
) -> ReportTable:
    has_quantity = any(part.quantity for part in parts)
    columns = [ReportColumn(t.gettext(_HEADINGS[dimension]), Kind.TEXT, 30)]
    columns += [ReportColumn(t.gettext("Quantity"), Kind.NUMBER)] if has_quantity else []
    columns += [ReportColumn(t.gettext("Amount"), Kind.MONEY), ReportColumn(t.gettext("Share"), Kind.PERCENT)]
    columns += [ReportColumn(t.gettext("Sales"), Kind.INTEGER)]
    columns += [] if dimension is Dimension.CUSTOMER else [ReportColumn(t.gettext("Customers"), Kind.INTEGER, 11)]
    columns += [ReportColumn(t.gettext("Average"), Kind.MONEY)]
    if before:
        columns += [ReportColumn(t.gettext("Before"), Kind.MONEY), ReportColumn(t.gettext("Change"), Kind.PERCENT, 10)]
    named = _names(snapshot, dimension, parts, t)
    rows = [_row(named(part), part, total, dimension, has_quantity, before) for part in parts]
    note = left_out(len(parts), LIMIT, t)
    return ReportTable(t.gettext(_TITLES[dimension]), tuple(columns), rows, note=note)


def _row(
    name: str, part: Part, total: Takings, dimension: Dimension, has_quantity: bool, before: Period | None
) -> tuple[Value, ...]:
    sold = part.sold
    quantity = (part.quantity,) if has_quantity else ()
    customers = () if dimension is Dimension.CUSTOMER else (sold.customers,)
    then = (whole(part.before) or None, growth(sold.amount, part.before)) if before else ()
    return (
        name,
        *quantity,
        sold.amount,
        share(sold.amount, total.amount),
        sold.count,
        *customers,
        whole(sold.average),
        *then,
    )


def _names(snapshot: Snapshot, dimension: Dimension, parts: Sequence[Part], t: Translator) -> Named:
    """What stands for a part in the reader's language."""
    nothing = t.gettext(_NOT_SAID[dimension])
    if dimension is not Dimension.PERSON:
        return lambda part: part.label or nothing
    people = names_of_team(snapshot, [part.label for part in parts])
    return lambda part: people.get(part.label, nothing)


_HEADINGS = {
    Dimension.ITEM: N_("Item"),
    Dimension.CITY: N_("City"),
    Dimension.LOCALITY: N_("Area"),
    Dimension.PERSON: N_("Person"),
    Dimension.CUSTOMER: N_("Customer"),
}
_TITLES = {
    Dimension.ITEM: N_("By item"),
    Dimension.CITY: N_("By city"),
    Dimension.LOCALITY: N_("By area"),
    Dimension.PERSON: N_("By person"),
    Dimension.CUSTOMER: N_("By customer"),
}
_LARGEST = {
    Dimension.ITEM: N_("What sold most"),
    Dimension.CITY: N_("Where most was sold"),
    Dimension.PERSON: N_("Who sold most"),
    Dimension.CUSTOMER: N_("Who bought most"),
}
_COUNTED = {Dimension.ITEM: N_("Different items"), Dimension.CITY: N_("Cities")}
_NOT_SAID = {
    Dimension.ITEM: N_("(no item named)"),
    Dimension.CITY: N_("(no city known)"),
    Dimension.LOCALITY: N_("(no area known)"),
    Dimension.PERSON: N_("(nobody named)"),
    Dimension.CUSTOMER: N_("(no customer named)"),
}
_SAID = {
    Dimension.ITEM: N_("The total of a bill is shared among its lines. A sale of several items counts once for each."),
    Dimension.CITY: N_("The place is where the customer lives, as the customer's row says today."),
    Dimension.PERSON: N_(
        "The person is who made the sale or, where that is not written, who looks after the customer."
    ),
    Dimension.CUSTOMER: N_("Sales without a customer stand together in one line."),
}


def _report(name: str, title: str, description: str, *dimensions: Dimension, needs: tuple[AnyOf, ...]) -> Report:
    return Report(
        name, title, description, _maker(title, *dimensions), Group.SALES, filters_on="contacts",
        period=PeriodName.FINANCIAL_YEAR, needs=(SOLD, SOLD_ON, *needs),
    )  # fmt: skip


SALES_BY_ITEM = _report(
    "sales-by-item", N_("Sales by item"), N_("What sells, how much of it, and what sells more or less than before."),
    Dimension.ITEM, needs=(SOLD_WHAT,),
)  # fmt: skip
SALES_BY_AREA = _report(
    "sales-by-area", N_("Sales by area"), N_("Which cities and localities your customers buy from."),
    Dimension.CITY, Dimension.LOCALITY, needs=(WHERE,),
)  # fmt: skip
SALES_BY_PERSON = _report(
    "sales-by-person", N_("Sales by person"), N_("How much each member of your team sold."),
    Dimension.PERSON, needs=(SOLD_BY,),
)  # fmt: skip
SALES_BY_CUSTOMER = _report(
    "sales-by-customer", N_("Sales by customer"), N_("Who bought for how much, and who buys more or less than before."),
    Dimension.CUSTOMER, needs=(SOLD_TO,),
)  # fmt: skip

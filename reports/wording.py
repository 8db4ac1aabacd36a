"""The phrases that all media of a report share: when the sheet was read, how a number changed, a column's unit."""

from records.shown import shown
from reports.content import Figure, ReportContent, ReportTable
from translations import N_, Translator, formats
from validation.kinds import Kind

_SIGNS = {"INR": "₹", "PKR": "Rs"}


def as_of_line(content: ReportContent, t: Translator) -> str:
    """When the numbers were true."""
    return t.gettext("From the sheet as read on {moment}").format(moment=formats.moment(content.as_of, t.language))


def with_unit(text: str, kind: Kind, currency: str) -> str:
    """A heading with the currency its amounts are in: "Amount (₹)"."""
    return f"{text} ({_SIGNS.get(currency, currency)})" if kind is Kind.MONEY else text


def headings(table: ReportTable, currency: str) -> tuple[str, ...]:
    """The headings of a table as files show them: amounts name their currency here, not in each cell."""
    return tuple(with_unit(column.heading, column.kind, currency) for column in table.columns)


def change_words(figure: Figure, content: ReportContent, t: Translator) -> str:
    """How a figure compares with the period before: "12% more than ₹1,20,000 in Feb 2024"; "" where there is none."""
    if figure.before is None:
        return ""
    before = shown(figure.before, figure.kind, t, content.currency)
    parts = {"before": before, "period": content.compared_with, "percent": abs(figure.change or 0)}
    return t.gettext(_comparison(figure.change)).format(**parts)


def figures_line(content: ReportContent, t: Translator) -> str:
    """The figures in one line: "Customers: 4 · With a phone: 2"."""
    return " · ".join(f"{f.label}: {shown(f.value, f.kind, t, content.currency)}" for f in content.figures)


def _comparison(change: int | None) -> str:
    if change is None:
        return N_("{before} in {period}")
    if change == 0:
        return N_("as much as in {period} ({before})")
    return (
        N_("{percent}% more than in {period} ({before})")
        if change > 0
        else N_("{percent}% less than in {period} ({before})")
    )

"""The customer list: contacts and organisations together, with the columns that lists show."""

from collections.abc import Sequence

from records.measures import tables_asked
from records.periods import Period
from records.query import Filter, Operator, Query
from records.snapshot import Snapshot
from reports.content import Figure, ReportContent, Value
from reports.listing import columns_of, rows_of, sentence, table_content
from reports.report import Group, Report
from translations import N_, Translator
from validation.column import Field
from validation.kinds import Kind

COLUMNS = ("name", "firm", "phones", "emails", "city", "category", "tags")
"""What is listed of a customer, where the sheet has it; the owner's own columns follow."""


def customer_list(snapshot: Snapshot, _: Period, t: Translator, query: Query | None) -> ReportContent:
    """All customers that the query finds, whatever the period; those merged into another are left out."""
    asked = query or Query("contacts")
    every = _fields(snapshot)
    found = [row for table in tables_asked(snapshot, asked) for row in _rows(snapshot, table, asked, every, t)]
    used = [place for place, field in enumerate(every) if field.name == "name" or any(row[place] for row in found)]
    fields, rows = [every[place] for place in used], [tuple(row[place] for place in used) for row in found]
    return table_content(
        t.gettext("Customer list"),
        columns_of(fields, t),
        rows,
        snapshot=snapshot,
        subtitle=sentence(snapshot, query, t),
        figures=_figures(rows, fields, t),
    )


def _fields(snapshot: Snapshot) -> tuple[Field, ...]:
    here = {field.name: field for field in snapshot.fields("contacts")}
    return (*(here[name] for name in COLUMNS if name in here), *(field for field in here.values() if field.is_custom))


def _rows(
    snapshot: Snapshot, table: str, query: Query, fields: Sequence[Field], t: Translator
) -> list[tuple[Value, ...]]:
    known = {field.name: field for field in snapshot.all_fields(table)}
    theirs = [known[field.name] for field in fields if field.name in known]
    found = rows_of(snapshot, _own(query, table), theirs, t)
    places = {field.name: place for place, field in enumerate(theirs)}
    return [tuple(row[places[f.name]] if f.name in places else None for f in fields) for row in found]


def _own(query: Query, table: str) -> Query:
    return Query(table, query.search, (*query.filters, Filter("merged_into", Operator.EMPTY)), query.sort)


def _figures(rows: Sequence[Sequence[Value]], fields: Sequence[Field], t: Translator) -> tuple[Figure, ...]:
    places = {field.name: place for place, field in enumerate(fields)}
    labels = {"phones": t.gettext("With a phone"), "emails": t.gettext("With an e-mail")}
    counts = [(label, _filled(rows, places[name])) for name, label in labels.items() if name in places]
    return tuple(Figure(label, count, Kind.INTEGER) for label, count in ((t.gettext("Customers"), len(rows)), *counts))


def _filled(rows: Sequence[Sequence[Value]], place: int) -> int:
    """Texts are what was typed and not understood; they do not count."""
    return sum(1 for row in rows if row[place] and not isinstance(row[place], str))


CUSTOMER_LIST = Report(
    name="customer-list",
    title=N_("Customer list"),
    description=N_("Everybody you deal with, with phone, e-mail and place, as filtered."),
    make=customer_list,
    group=Group.CUSTOMERS,
    filters_on="contacts",
)

"""The customer list: contacts and organisations together, with the columns that lists show."""

from collections.abc import Sequence

from records.measures import tables_asked
from records.periods import Period
from records.query import Filter, Operator, Query
from records.snapshot import Snapshot
from reports.content import Figure, ReportContent, Value
from reports.listing import columns_of, rows_of, table_content
from reports.report import Report
from translations import N_, Translator
from validation.column import Field
from validation.kinds import Kind


def customer_list(snapshot: Snapshot, period: Period, t: Translator, query: Query | None) -> ReportContent:
    """All customers that the query finds, whatever the period; those merged into another are left out."""
    asked = query or Query("contacts")
    fields = _fields(snapshot)
    rows = [row for table in tables_asked(snapshot, asked) for row in _rows(snapshot, table, asked, fields, t)]
    return table_content(
        t.gettext("Customer list"),
        columns_of(fields, t),
        rows,
        snapshot=snapshot,
        subtitle=asked.sentence(t, snapshot.all_fields("contacts")) if query else "",
        figures=_figures(rows, fields, t),
    )


def _fields(snapshot: Snapshot) -> tuple[Field, ...]:
    """What lists show of contacts, and the owner's own columns after it."""
    here = snapshot.fields("contacts")
    return tuple(f for f in here if f.column.is_listed) + tuple(f for f in here if f.is_custom)


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
    names = [field.name for field in fields]
    labels = {"phones": t.gettext("With a phone"), "emails": t.gettext("With an e-mail")}
    counted = {name: sum(1 for row in rows if row[names.index(name)]) for name in labels if name in names}
    figures = [Figure(labels[name], count, Kind.INTEGER) for name, count in counted.items()]
    return (Figure(t.gettext("Customers"), len(rows), Kind.INTEGER), *figures)


CUSTOMER_LIST = Report(
    name="customer-list",
    title=N_("Customer list"),
    description=N_("Everybody you deal with, with phone, e-mail and place, as filtered."),
    make=customer_list,
    filters_on="contacts",
)

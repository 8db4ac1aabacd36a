"""The list of customers as a file: exactly those that the page asks for, in its order, with the columns it shows."""

from collections.abc import Sequence
from typing import Any

from records.customers import MEASURES, customer_fields, customer_table
from records.query import Query
from records.snapshot import Snapshot
from reports.content import ReportColumn, ReportContent, Value
from reports.listing import heading_of, table_content
from sync.current import reading
from sync.place import Place
from translations import Language, Translator, translator
from ui.downloads import downloads
from ui.screen import Screen
from validation.kinds import Kind


def customer_downloads(screen: Screen, query: Query, columns: Sequence[str]) -> None:
    """Draw the buttons below the list."""
    place, language = screen.place, screen.t.language
    names = [part for name in columns for part in (("next_on", "next_step") if name == "next" else (name,))]
    downloads(screen.t, "customers", lambda: _content(place, language, query, names))


def _content(place: Place, language: Language, query: Query, names: Sequence[str]) -> ReportContent:
    with reading(place) as snapshot:
        return customer_content(snapshot, query, names, translator(language))


def customer_content(snapshot: Snapshot, query: Query, names: Sequence[str], t: Translator) -> ReportContent:
    """The customers as a report of one table."""
    fields = customer_fields(snapshot)
    rows = [tuple(_cell(cell) for cell in row) for row in customer_table(snapshot, query, names)]
    asked = query.sentence(t, fields, {}, snapshot.business.currency) if query.search or query.filters else ""
    return table_content(t.gettext("Customers"), _columns(snapshot, names, t), rows, snapshot=snapshot, subtitle=asked)


def _columns(snapshot: Snapshot, names: Sequence[str], t: Translator) -> list[ReportColumn]:
    known = {field.name: field for field in (*customer_fields(snapshot), *MEASURES)}
    others = {"label": t.gettext("Name"), "next_step": t.gettext("What is next")}
    return [
        ReportColumn(heading_of(known[name], t), known[name].kind)
        if name in known
        else ReportColumn(others[name], Kind.TEXT)
        for name in names
    ]


def _cell(cell: Any) -> Value:
    return tuple(cell) if isinstance(cell, list) else cell

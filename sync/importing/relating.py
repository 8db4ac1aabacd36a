"""Relations between the files of one export: a column of another file's ids becomes the link that it is."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sync.importing.source import SourceRow, SourceTab
from validation.heading_words import heading_key
from validation.layout import HowKnown, PlacedColumn, TabLayout
from validation.record import fields_of
from validation.tables import record_named, tables_linked

_SHARE = 0.9
_LONG_ID = 6
_TELLING_LETTERS = 4


def related(tabs: Sequence[SourceTab]) -> list[SourceTab]:
    """The tabs with columns of ids of each other understood as links."""
    ids: dict[str, set[str]] = {}
    for tab in tabs:
        for row in tab.rows:
            if row.id:
                ids.setdefault(row.table, set()).add(row.id)
    return [_related(tab, ids) for tab in tabs]


def _related(tab: SourceTab, ids: Mapping[str, set[str]]) -> SourceTab:
    links = {column: field for column in tab.layout.columns if (field := _link(tab, column, ids))}
    if not links:
        return tab
    names = {f"+{column.heading}": field for column, field in links.items()}
    columns = tuple(
        replace(column, field=links[column], how=HowKnown.VALUES) if column in links else column
        for column in tab.layout.columns
    )
    return replace(tab, layout=replace(tab.layout, columns=columns), rows=tuple(_renamed(r, names) for r in tab.rows))


def _link(tab: SourceTab, column: PlacedColumn, ids: Mapping[str, set[str]]) -> str:
    """The link field that a column of the owner's really is, "" where it is none."""
    if not column.is_custom or tab.layout.table is None:
        return ""
    values = {str(said) for row in tab.rows if (said := row.says.get(f"+{column.heading}"))}
    for field in fields_of(record_named(tab.layout.table)):
        for record in tables_linked(field.column):
            known, name = ids.get(record.table.name, set()), record.table.name
            if values and name != "Team" and _is_free(tab.layout, field.name):
                are_ids = len(values & known) >= _SHARE * len(values)
                if are_ids and (_names(column.heading, name) or min(map(len, values)) >= _LONG_ID):
                    return field.name
    return ""


def _is_free(layout: TabLayout, field: str) -> bool:
    return layout.table is not None and layout.column(layout.table, field) is None


def _names(heading: str, table: str) -> bool:
    """Whether a heading speaks of a table: company_id of Organisations, contactId of Contacts."""
    said = record_named(table).table
    key = heading_key(heading)
    words = (heading_key(word) for word in (said.name, said.title, said.one, *said.tab_aliases))
    return any(len(word) >= _TELLING_LETTERS and key.startswith(word[:_TELLING_LETTERS]) for word in words)


def _renamed(row: SourceRow, names: Mapping[str, str]) -> SourceRow:
    return replace(
        row,
        cells={names.get(name, name): cell for name, cell in row.cells.items()},
        says={names.get(name, name): said for name, said in row.says.items()},
    )

"""Any filtered list as a report: exactly the rows and columns that the screen shows, ready to be downloaded."""

from collections.abc import Mapping, Sequence
from typing import Any

from records.columns import name_list, quoted
from records.query import KEY, Query
from records.snapshot import Snapshot
from records.sold import PARTIES
from records.sql import condition_of, order_of
from records.stored import texts_from_json
from reports.content import Figure, ReportColumn, ReportContent, ReportTable, Value
from translations import Translator
from validation.column import Field
from validation.kinds import Kind
from validation.lists import choices_of


def list_content(
    snapshot: Snapshot, query: Query, fields: Sequence[Field], t: Translator, *, title: str
) -> ReportContent:
    """The rows a query asks for, with the given fields as columns; `title` is translated already."""
    rows = rows_of(snapshot, query, fields, t)
    return table_content(
        title,
        columns_of(fields, t),
        rows,
        subtitle=sentence(snapshot, query, t),
        snapshot=snapshot,
        figures=(Figure(t.gettext("Rows"), len(rows), Kind.INTEGER),),
    )


def table_content(
    title: str,
    columns: Sequence[ReportColumn],
    rows: Sequence[Sequence[Value]],
    *,
    snapshot: Snapshot,
    subtitle: str = "",
    figures: tuple[Figure, ...] = (),
) -> ReportContent:
    """A report of one table, dated and named as the snapshot is."""
    return ReportContent(
        title=title,
        as_of=snapshot.taken_at,
        subtitle=subtitle,
        currency=snapshot.business.currency,
        business=snapshot.business.name,
        figures=figures,
        tables=(ReportTable("", tuple(columns), rows),),
    )


def sentence(snapshot: Snapshot, query: Query | None, t: Translator) -> str:
    """Which rows a query asks for, in words, links by name; "" where it asks for all."""
    if query is None or not (query.search or query.filters):
        return ""
    if keys := query.values(KEY):
        names = snapshot.labels(dict.fromkeys((query.table, *PARTIES), keys))
        return ", ".join(next((label for (_, of), label in names.items() if of == key), key) for key in keys)
    fields = snapshot.all_fields(query.table)
    wanted: dict[str, list[str]] = {}
    for field in fields:
        for table in filter(None, field.column.links_to.split("|")):
            wanted.setdefault(table, []).extend(v for f in query.filters if f.field == field.name for v in f.values)
    return query.sentence(t, fields, snapshot.labels(wanted), snapshot.business.currency)


def columns_of(fields: Sequence[Field], t: Translator) -> tuple[ReportColumn, ...]:
    """The fields as columns of a report; a custom field keeps its owner's heading."""
    return tuple(ReportColumn(heading_of(field, t), field.kind) for field in fields)


def heading_of(field: Field, t: Translator) -> str:
    """A field's heading in the reader's language."""
    return field.heading if field.is_custom else t.gettext(field.heading)


def rows_of(snapshot: Snapshot, query: Query, fields: Sequence[Field], t: Translator) -> list[tuple[Value, ...]]:
    """The cells of the rows asked for: links by name, choices by label, what was not understood as it was typed."""
    known = snapshot.all_fields(query.table)
    condition = condition_of(query, known, snapshot.today)
    wanted = f"SELECT _typed, {name_list([field.name for field in fields])} FROM {quoted(table_key(query.table))}"
    sql = f"{wanted} WHERE {condition.sql} ORDER BY {order_of(query, known)}"
    found = snapshot.cursor().execute(sql, list(condition.parameters)).fetchall()
    if not found:
        return []
    typed, *read = zip(*found, strict=True)
    columns = [_read(snapshot, field, cells, t) for field, cells in zip(fields, read, strict=True)]
    return list(zip(*_as_typed_where_empty(fields, columns, typed), strict=True))


def table_key(table: str) -> str:
    """A table's name in SQL, from its name or key."""
    return table.lower().replace(" ", "_")


def _read(snapshot: Snapshot, field: Field, cells: Sequence[Any], t: Translator) -> list[Value]:
    if field.kind in (Kind.LINK, Kind.LINKS):
        return _replaced(cells, _names(snapshot, field, cells))
    if field.kind in (Kind.CHOICE, Kind.CHOICES):
        choices = choices_of(snapshot.business, field.column.list_name)
        return _replaced(cells, {choice.value: t.gettext(choice.label) for choice in choices if choice.label})
    return list(cells)


def _names(snapshot: Snapshot, field: Field, cells: Sequence[Any]) -> Mapping[str, str]:
    ids = [id for cell in cells if cell for id in (cell if isinstance(cell, list) else [cell])]
    found = snapshot.labels({table: ids for table in field.column.links_to.split("|") if table})
    return {key: label for (_, key), label in found.items()}


def _replaced(cells: Sequence[Any], words: Mapping[str, str]) -> list[Value]:
    return [
        tuple(words.get(one, one) for one in cell) if isinstance(cell, list) else words.get(cell, cell)
        for cell in cells
    ]


def _as_typed_where_empty(
    fields: Sequence[Field], columns: Sequence[list[Value]], typed: Sequence[str | None]
) -> Sequence[list[Value]]:
    for row, text in enumerate(typed):
        texts = texts_from_json(text)
        for field, cells in zip(fields, columns, strict=True):
            if cells[row] in (None, [], ()) and field.name in texts:
                cells[row] = texts[field.name]
    return columns

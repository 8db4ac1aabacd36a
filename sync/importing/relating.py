"""Relations between the files of one export: which columns hold ids of other rows, and which link each of them is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from sync.importing.id_headings import is_id_of
from sync.importing.source import SourceRow, SourceTab
from validation.column import Field
from validation.heading_words import heading_key
from validation.layout import HowKnown, PlacedColumn, TabLayout
from validation.record import fields_of
from validation.tables import record_named, tables_linked

_SHARE = 0.9
_LONG_ID, _LONG_NUMBER = 6, 9
_OF_ITS_OWN_TABLE = {"parent_organisation": "parent", "referred_by": "refer", "original_document": "original"}
"""Links between rows of one table need a heading that speaks of them: "Reports To ID" is no referral."""
IdsOf = Callable[[str], Mapping[str, object]]
"""The ids that the workbook has of a table, or has met."""


@dataclass(frozen=True)
class Reference:
    """A column of ids: the name its values go by in rows, the link field that it is, and the tables it may point to."""

    name: str
    field: str
    tables: tuple[str, ...]
    is_trusted: bool
    """Whether ids that only the workbook has are meant: long ones, or nearly all of the column are there."""


def references_of(tab: SourceTab, ids: Mapping[str, frozenset[str]], outside: IdsOf) -> tuple[Reference, ...]:
    """The columns of the tab that hold ids. `ids` are those of the rows imported together, by table."""
    if tab.layout.table is None or tab.layout.is_register:
        return ()
    found: dict[str, Reference] = {}
    for column in tab.layout.columns:
        if column.table == tab.layout.table and (reference := _reference(tab, column, ids, outside)):
            found.setdefault(reference.name, reference)
    return tuple(found.values())


def understood_links(layout: TabLayout, references: Sequence[Reference], resolved: frozenset[str]) -> TabLayout:
    """The layout with columns of ids shown as the links that they became."""
    fields = {reference.name: reference.field for reference in references if reference.name in resolved}
    columns = tuple(
        replace(column, field=fields[f"+{column.heading}"], how=HowKnown.VALUES)
        if column.is_custom and f"+{column.heading}" in fields
        else column
        for column in layout.columns
    )
    return replace(layout, columns=columns)


def parents_first(rows: Sequence[SourceRow], references: Sequence[Reference], table: str) -> Sequence[SourceRow]:
    """The rows so that one that others of the same file point to comes before them; in a circle the order stays."""
    names = [one.name for one in references if table in one.tables]
    at = {row.id: number for number, row in enumerate(rows) if row.id}
    above = [
        next((at[said] for name in names if (said := str(row.says.get(name, ""))) in at and at[said] != number), -1)
        for number, row in enumerate(rows)
    ]
    if max(above, default=-1) < 0:
        return rows
    return [rows[number] for number in sorted(range(len(rows)), key=lambda number: _depth(number, above))]


def is_long(said: str) -> bool:
    """Whether an id is no running number of some other program."""
    return len(said) >= (_LONG_NUMBER if said.isdigit() else _LONG_ID)


def _depth(number: int, above: Sequence[int]) -> int:
    depth, seen = 0, {number}
    while (number := above[number]) >= 0 and number not in seen:
        seen.add(number)
        depth += 1
    return depth


def _reference(
    tab: SourceTab, column: PlacedColumn, ids: Mapping[str, frozenset[str]], outside: IdsOf
) -> Reference | None:
    name = f"+{column.heading}" if column.is_custom else column.field
    values = {str(said) for row in tab.rows if (said := row.says.get(name)) and isinstance(said, str)}
    if not values:
        return None
    for field in _links(tab.layout, column):
        tables = [
            record.table.name
            for record in tables_linked(field.column)
            if _may_point(tab, column, field, record.table.name)
        ]
        pointing = tuple(table for table in tables if _points(column, table, values, ids, outside))
        if pointing:
            there = max(_covered(values, outside(table)) for table in pointing)
            return Reference(name, field.name, pointing, there >= _SHARE or all(map(is_long, values)))
    return None


def _links(layout: TabLayout, column: PlacedColumn) -> list[Field]:
    """The link fields that a column may be; one that feeds a link already is that."""
    links = [field for field in fields_of(record_named(layout.table or "")) if field.column.links_to]
    links = [field for field in links if "Team" not in field.column.links_to and field.name != "merged_into"]
    return links if column.is_custom else [field for field in links if field.name == column.field]


def _may_point(tab: SourceTab, column: PlacedColumn, field: Field, table: str) -> bool:
    if table != tab.layout.table or not column.is_custom:
        return True
    word = _OF_ITS_OWN_TABLE.get(field.name, "")
    return bool(word) and word in heading_key(column.heading)


def _points(
    column: PlacedColumn, table: str, values: set[str], ids: Mapping[str, frozenset[str]], outside: IdsOf
) -> bool:
    """Whether the values are ids of the table: the heading says so and some are there, or nearly all are."""
    here = _covered(values, ids.get(table, frozenset()))
    there = _covered(values, outside(table))
    is_named = not column.is_custom or is_id_of(column.heading, table)
    is_long_id = all(map(is_long, values))
    if is_named and is_long_id:
        return here > 0 or there > 0
    return (is_named or is_long_id) and max(here, there) >= _SHARE


def _covered(values: set[str], ids: frozenset[str] | Mapping[str, object]) -> float:
    return sum(value in ids for value in values) / len(values)

"""Which field each column of a workbook feeds, under the one name the field has in all tabs of its table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from validation.business import Business, CustomField
from validation.column import Column, Field
from validation.kinds import Kind
from validation.layout import PlacedColumn, TabLayout
from validation.record import field_of
from validation.tables import record_named


@dataclass(frozen=True)
class Feed:
    """A column of a tab and the field it feeds: `name` is the field's name, with "+" before the heading of a custom one."""

    table: str
    name: str
    placed: PlacedColumn
    column: Column

    @property
    def field(self) -> Field:
        """The field as screens iterate over it."""
        return Field(self.name, self.column, self.placed.is_custom)


def feeds_of(layouts: Sequence[TabLayout], business: Business) -> Mapping[str, tuple[Feed, ...]]:
    """The feeds of each recognised tab, in the order of its columns.

    Tabs of one table share a custom field when their headings differ in nothing but case; where they disagree about its kind, it
    is text. Two such columns in one tab are two fields, the second with a number behind its heading.
    """
    names: dict[tuple[str, str], str] = {}
    by_tab = {layout.tab: _named(layout, names) for layout in layouts if layout.table}
    kinds = _kinds(by_tab)
    declared = {(field.table, field.heading.casefold()): field for field in business.custom_fields}
    return {
        tab: tuple(Feed(c.table, name, c, _column(c, name, kinds, declared)) for name, c in named)
        for tab, named in by_tab.items()
    }


def custom_column(heading: str, kind: Kind, choices: tuple[str, ...] = (), *, is_required: bool = False) -> Column:
    """The mark of a column that the owner added: found by searching, and a filter where it has few values."""
    is_facet = bool(choices) or kind in (Kind.CHOICE, Kind.CHOICES, Kind.TAGS, Kind.YES_NO)
    return Column(heading=heading, kind=kind, is_searched=True, is_facet=is_facet, is_required=is_required)


def _named(layout: TabLayout, names: dict[tuple[str, str], str]) -> list[tuple[str, PlacedColumn]]:
    taken: set[tuple[str, str]] = set()
    named = []
    for placed in layout.columns:
        name = placed.field if not placed.is_custom else _custom_name(placed, names, taken)
        named.append((name, placed))
    return named


def _custom_name(placed: PlacedColumn, names: dict[tuple[str, str], str], taken: set[tuple[str, str]]) -> str:
    wanted, number = placed.field, 1
    while (place := (placed.table, wanted.casefold())) in taken:
        number += 1
        wanted = f"{placed.field} ({number})"
    taken.add(place)
    return names.setdefault(place, f"+{wanted}")


def _kinds(by_tab: Mapping[str, Sequence[tuple[str, PlacedColumn]]]) -> dict[tuple[str, str], Kind]:
    kinds: dict[tuple[str, str], Kind] = {}
    for name, placed in (pair for named in by_tab.values() for pair in named):
        known = kinds.setdefault((placed.table, name), placed.kind)
        kinds[placed.table, name] = placed.kind if known is placed.kind else Kind.TEXT
    return kinds


def _column(
    placed: PlacedColumn,
    name: str,
    kinds: Mapping[tuple[str, str], Kind],
    declared: Mapping[tuple[str, str], CustomField],
) -> Column:
    if not placed.is_custom:
        return field_of(record_named(placed.table), name).column
    said = declared.get((placed.table, placed.heading.casefold()))
    kind = kinds[placed.table, name]
    return custom_column(
        placed.heading, kind, said.choices if said else (), is_required=bool(said and said.is_required)
    )

"""Preparing a workbook step by step: what would be added is told first, and only what is missing is added."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from records.snapshot import Snapshot
from sync.current import reading
from sync.ids import allow_ids
from sync.list_ranges import is_lists_tab
from sync.locks import one_syncing
from sync.place import Place, open_workbook
from sync.prepare import (
    STARTER_TABS,
    FirstIds,
    begin_numbering,
    first_ids,
    lists_tab,
    new_column,
    new_tab,
    starter_tabs,
)
from sync.pull import pull
from sync.push import push
from sync.workbook import Dressing, Lack, NewColumn, NewTab, UnderstandsDates
from translations import LANGUAGES, Language
from validation.business import Business
from validation.layout import PlacedColumn, TabLayout
from validation.record import fields_of
from validation.tables import record_named

ON_REQUEST = (Dressing.NOTE, Dressing.DROP_DOWN, Dressing.FORMAT)
"""What an owner's own sheet is given only when asked for."""

_OPTIONS = {Dressing.NOTE: "--notes", Dressing.DROP_DOWN: "--drop-downs", Dressing.FORMAT: "--formats"}
_WORDS = {
    Dressing.WARNING: "a warning before anyone changes",
    Dressing.NOTE: "a note at",
    Dressing.DROP_DOWN: "a drop-down in",
    Dressing.FORMAT: "a number format for",
}
_NAMED = 8
_MONTH_FIRST = "This sheet takes 5/3 for the third of May. Set India or Pakistan under File > Settings > Locale."


@dataclass(frozen=True)
class Plan:
    """What preparing would add: tabs, IDs, and what columns would be given; `offers` are what they get on request only.

    `is_new` says that nothing at all is in the workbook yet; `looks` are the columns that are there, as they could look.
    """

    is_new: bool
    tabs: tuple[NewTab, ...] = ()
    ids: tuple[FirstIds, ...] = ()
    lacks: tuple[Lack, ...] = ()
    offers: tuple[Lack, ...] = ()
    looks: tuple[NewTab, ...] = ()
    reads_month_first: bool = False
    """The sheet is set to American dates: what people type as 5/3 becomes the third of May."""

    @property
    def is_done(self) -> bool:
        """Whether there is nothing to add."""
        return not (self.tabs or self.ids or self.lacks)

    def as_json(self) -> dict[str, Any]:
        """What `python -m sync prepare --json` prints of it."""
        return {
            "planned": [ids.__dict__ for ids in self.ids],
            "tabs": [tab.name for tab in self.tabs],
            "looks": [lack.__dict__ for lack in self.lacks],
            "offers": [lack.__dict__ for lack in self.offers],
            "reads_month_first": self.reads_month_first,
        }

    def lines(self, *, is_done: bool) -> list[str]:
        """The same in words; `is_done` leaves out how to have it carried out."""
        lines = [f"{tab.name}: a new tab with {len(tab.columns)} columns" for tab in self.tabs]
        lines += [f"{ids.tab}: {ids.rows} rows without an ID" + ", a new column" * ids.adds_column for ids in self.ids]
        lines += [f"{lack.tab}: {_WORDS[lack.dressing]} {_named(lack.headings)}" for lack in self.lacks]
        lines += [_MONTH_FIRST] * self.reads_month_first
        if is_done:
            return lines
        lines += ["Add this with --yes."] * (not self.is_done)
        return lines + [
            f"On request ({_OPTIONS[lack.dressing]}), {lack.tab}: {_WORDS[lack.dressing]} {_named(lack.headings)}"
            for lack in self.offers
        ]


@dataclass(frozen=True)
class Prepared:
    """What was done: where the workbook as it was before is kept ("" for an empty one), and how many rows were numbered."""

    backup: str
    numbered: int


def dressings(*, notes: bool, drop_downs: bool, formats: bool) -> tuple[Dressing, ...]:
    """What is asked for, of what is given only on request."""
    wishes = zip(ON_REQUEST, (notes, drop_downs, formats), strict=True)
    return tuple(dressing for dressing, is_asked in wishes if is_asked)


def plan_for(
    place: Place,
    *,
    tabs: Sequence[str] = (),
    asked: Collection[Dressing] = (),
    business: Business = Business(),
    starter: Sequence[NewTab] = (),
) -> Plan:
    """What is missing in the workbook; reads it, and writes nothing.

    An empty one lacks the tabs of the `starter`, or of the one for everybody where no tabs are named either.
    """
    workbook = open_workbook(place)
    is_american = isinstance(workbook, UnderstandsDates) and workbook.reads_month_first()
    if not any(any(row) for tab in workbook.read().tabs for row in tab.rows):
        lacking = tuple(starter) or starter_tabs(tabs or STARTER_TABS, business)
        return Plan(True, lacking, reads_month_first=is_american)
    pull(place)
    with reading(place) as snapshot:
        layouts = [tab.layout for tab in snapshot.tabs()]
        wanted = tuple(new_tab(record_named(name), snapshot.business) for name in _without_tab(tabs, layouts))
        looks = tuple(_looks(snapshot, layouts))
        lists = _lists((*wanted, *looks), layouts, snapshot.business) if Dressing.DROP_DOWN in asked else ()
        lacks = workbook.lacks(looks)
        return Plan(
            False,
            tabs=(*wanted, *lists),
            ids=first_ids(snapshot),
            lacks=tuple(lack for lack in lacks if lack.dressing in (Dressing.WARNING, *asked)),
            offers=tuple(lack for lack in lacks if lack.dressing in ON_REQUEST and lack.dressing not in asked),
            looks=looks,
            reads_month_first=is_american,
        )


def carry_out(place: Place, plan: Plan, *, ignore_lock: bool = False) -> Prepared:
    """Add what was planned and is still missing. Raises WorkbookUnavailable; called again it does the rest."""
    backup = ""
    if plan.ids:
        backup = begin_numbering(place, ignore_lock=ignore_lock)
    with one_syncing(place):
        workbook = open_workbook(place, ignore_lock=ignore_lock)
        if not (plan.is_new or plan.is_done or backup):
            backup = workbook.back_up()
        if plan.tabs:
            workbook.add_tabs(plan.tabs)
        if plan.lacks:
            workbook.dress(plan.looks, {lack.dressing for lack in plan.lacks})
        allow_ids(place)
    pull(place)
    numbered = push(place, ignore_lock=ignore_lock).numbered
    if numbered:
        pull(place)
    return Prepared(backup, numbered)


def _named(headings: Sequence[str]) -> str:
    more = len(headings) - _NAMED
    return ", ".join(headings[:_NAMED]) + f" and {more} more" * (more > 0)


def _without_tab(tables: Sequence[str], layouts: Sequence[TabLayout]) -> list[str]:
    there = {layout.table for layout in layouts} | {layout.tab for layout in layouts}
    return [table for table in tables if table not in there]


def _lists(tabs: Sequence[NewTab], layouts: Sequence[TabLayout], business: Business) -> tuple[NewTab, ...]:
    """The Lists tab, where there is none and these columns have words for it."""
    if any(layout.table == "Lists" or is_lists_tab(layout.tab) for layout in layouts):
        return ()
    lists = lists_tab(tabs, business)
    return (lists,) if lists.rows and all(tab.name != lists.name for tab in tabs) else ()


def _looks(snapshot: Snapshot, layouts: Sequence[TabLayout]) -> Iterator[NewTab]:
    """The recognised tabs with the look that their columns would have. Formulas are left to look as they do."""
    for layout in layouts:
        columns = [_look(placed, layout, snapshot.business) for placed in layout.columns if not placed.is_custom]
        if layout.table:
            yield NewTab(layout.tab, tuple(column for column in columns if column))


def _look(placed: PlacedColumn, layout: TabLayout, business: Business) -> NewColumn | None:
    field = next((one for one in fields_of(record_named(placed.table)) if one.name == placed.field), None)
    if field is None:
        return None
    language: Language = next((known for known in LANGUAGES if known == business.language), "en")
    column = replace(new_column(field, business, language=language), heading=placed.heading)
    if placed.has_formulas:
        column = replace(column, number_format="", choices=(), list_name="")
    is_customer_id = layout.is_register and (placed.table, placed.field) == ("Sales", "customer")
    is_id = (placed.table, placed.field) == (layout.table, "id")
    # Any other column of Bahi's may be the owner's own by that name.
    return replace(column, is_protected=is_id or is_customer_id)

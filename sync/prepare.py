"""Prepares a workbook for Bahi: new ones with headings, notes and drop-downs; an owner's own with an ID column and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from records.addresses import rows_without_id
from records.snapshot import Snapshot
from sync.current import reading
from sync.ids import allow_ids
from sync.locks import one_syncing
from sync.place import Place, open_workbook
from sync.sheet_address import is_web_address
from sync.workbook import NewColumn, NewTab
from translations import Language, translator
from validation.business import Business
from validation.kinds import CODES, Kind
from validation.layout import HowKnown, PlacedColumn, TabLayout
from validation.lists import choices_of
from validation.record import Record, fields_of
from validation.sheet import unique_headings
from validation.tables import record_named

STARTER_TABS = ("Contacts", "Sales", "Activities")
NUMBER_FORMATS = {
    Kind.DATE: "dd mmm yyyy",
    Kind.MOMENT: "dd mmm yyyy hh:mm",
    Kind.MONEY: "#,##0.00",
    Kind.PERCENT: '0.##"%"',
}


@dataclass(frozen=True)
class FirstIds:
    """What the first numbering will add to an owner's sheet: shown before anything is written."""

    tab: str
    rows: int
    adds_column: bool


def first_ids(snapshot: Snapshot) -> tuple[FirstIds, ...]:
    """The tabs whose rows would get ids, and whether a column is added for them."""
    counts: dict[str, int] = {}
    for tab, _, _ in rows_without_id(snapshot):
        counts[tab] = counts.get(tab, 0) + 1
    headings = {tab.tab: tab.layout.id_heading for tab in snapshot.tabs()}
    return tuple(FirstIds(tab, rows, not headings[tab]) for tab, rows in counts.items())


def begin_numbering(place: Place, *, ignore_lock: bool = False) -> str:
    """Keep a backup, add the ID columns that are missing, and let every push number rows from now on; returns the backup."""
    with one_syncing(place):
        workbook = open_workbook(place, ignore_lock=ignore_lock)
        backup = workbook.back_up()
        with reading(place) as snapshot:
            layouts = [tab.layout for tab in snapshot.tabs() if tab.table]
        for layout in layouts:
            workbook.add_columns(layout.tab, id_headings(layout))
        allow_ids(place)
        return backup


def id_headings(layout: TabLayout) -> tuple[str, ...]:
    """The ID headings a tab lacks: its own, and in a register the customer's."""
    missing = [] if layout.id_heading else ["ID"]
    if layout.is_register and layout.column("Sales", "customer") is None:
        missing.append("Customer ID")
    return tuple(missing)


def new_tab(record: type[Record], business: Business, *, language: Language = "en") -> NewTab:
    """The tab of a table as a prepared workbook has it."""
    say = translator(language).gettext
    columns = []
    for field in fields_of(record):
        choices = choices_of(business, field.column.list_name) if field.column.list_name else ()
        is_code = field.kind in CODES or field.kind is Kind.WEBSITE
        columns.append(
            NewColumn(
                say(field.heading),
                note=say(field.column.help) if field.column.help else "",
                number_format="@" if is_code else NUMBER_FORMATS.get(field.kind, ""),
                choices=tuple(choice.value for choice in choices if choice.is_active),
            )
        )
    return NewTab(record.table.name, tuple(columns))


def prepared_layout(record: type[Record]) -> TabLayout:
    """How the tab made by `new_tab` in English is understood, before it was ever read."""
    headings = unique_headings([field.heading for field in fields_of(record)])
    columns = tuple(
        PlacedColumn(index, heading, record.table.name, field.name, field.kind, HowKnown.HEADING)
        for index, (field, heading) in enumerate(zip(fields_of(record), headings, strict=True))
    )
    return TabLayout(record.table.name, record.table.name, 1, columns)


def create_workbook(place: Place, tabs: Sequence[str] = STARTER_TABS, *, language: Language = "en") -> bool:
    """Make the workbook of a place with its starter's tabs, unless there is one; returns whether it was made."""
    from sync.new_workbook import WrittenTab, write_new_workbook

    path = Path(place.workbook)
    if is_web_address(place.workbook) or path.exists():
        return False
    wanted = [new_tab(record_named(tab), Business(), language=language) for tab in tabs]
    write_new_workbook(path, [WrittenTab(tab.name, tab.columns, tab.rows) for tab in wanted])
    allow_ids(place)
    return True

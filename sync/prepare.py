"""Prepares a workbook for Bahi: new ones with headings, notes and drop-downs; an owner's own with an ID column and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from records.addresses import rows_without_id
from records.snapshot import Snapshot
from sync.current import reading
from sync.ids import allow_ids, new_id
from sync.locks import one_syncing
from sync.place import Place, open_workbook
from sync.sheet_address import is_web_address
from sync.workbook import CellValue, Dressing, NewColumn, NewTab
from translations import Language, translator
from validation.business import Business, Choice
from validation.column import Field
from validation.kinds import CODES, Kind
from validation.layout import HowKnown, PlacedColumn, TabLayout
from validation.lists import choices_of
from validation.record import Record, field_of, fields_of
from validation.sheet import unique_headings
from validation.tables import record_named
from validation.tables.settings import ListValue

STARTER_TABS = ("Contacts", "Sales", "Activities")
NUMBER_FORMATS = {
    Kind.DATE: "dd mmm yyyy",
    Kind.MOMENT: "dd mmm yyyy hh:mm",
    Kind.MONEY: "#,##0.00",
    Kind.PERCENT: '0.##"%"',
}

NOT_THE_OWNERS = frozenset({"Settings", "Field kinds", "Team roles"})
"""Lists whose words only Bahi knows; they fill their drop-downs by themselves."""


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
    """Keep a backup, add the ID columns that are missing, and let every push number rows from now on; returns the backup.

    Where a sheet can do that, people are warned before they change an ID.
    """
    with one_syncing(place):
        workbook = open_workbook(place, ignore_lock=ignore_lock)
        backup = workbook.back_up()
        with reading(place) as snapshot:
            layouts = [tab.layout for tab in snapshot.tabs() if tab.table]
        for layout in layouts:
            if missing := id_headings(layout):
                workbook.add_columns(layout.tab, missing)
        allow_ids(place)
        workbook.dress([_ids_of(layout) for layout in layouts], {Dressing.WARNING})
        return backup


def id_headings(layout: TabLayout) -> tuple[str, ...]:
    """The ID headings a tab lacks: its own, and in a register the customer's."""
    missing = [] if layout.id_heading else ["ID"]
    if layout.is_register and layout.column("Sales", "customer") is None:
        missing.append("Customer ID")
    return tuple(missing)


def _ids_of(layout: TabLayout) -> NewTab:
    """The ID columns of a tab as they are once numbering has begun."""
    kept = [layout.id_heading] if layout.id_heading else []
    note = translator("en").gettext(field_of(Record, "id").column.help)
    headings = (*kept, *id_headings(layout))
    return NewTab(layout.tab, tuple(NewColumn(heading, note, "@", is_protected=True) for heading in headings))


def new_tab(record: type[Record], business: Business, *, language: Language = "en") -> NewTab:
    """The tab of a table as a prepared workbook has it."""
    columns = (new_column(field, business, language=language) for field in fields_of(record))
    return NewTab(record.table.name, tuple(columns), is_right_to_left=language == "ur")


def new_column(field: Field, business: Business, *, language: Language = "en") -> NewColumn:
    """The column of a field as a prepared workbook has it."""
    say = translator(language).gettext
    choices = choices_of(business, field.column.list_name) if field.column.list_name else ()
    is_code = field.kind in CODES or field.kind is Kind.WEBSITE
    return NewColumn(
        say(field.heading),
        note=say(field.column.help) if field.column.help else "",
        number_format="@" if is_code else NUMBER_FORMATS.get(field.kind, ""),
        choices=tuple(choice.value for choice in choices if choice.is_active),
        list_name=field.column.list_name,
        is_protected=field.column.is_app_owned,
    )


def starter_tabs(tables: Sequence[str], business: Business, *, language: Language = "en") -> tuple[NewTab, ...]:
    """The tabs of these tables, and the Lists tab with the words of their drop-downs."""
    tabs = tuple(new_tab(record_named(table), business, language=language) for table in tables)
    lists = lists_tab(tabs, business, language=language)
    return (*tabs, lists) if lists.rows and lists.name not in tables else tabs


def lists_tab(tabs: Sequence[NewTab], business: Business, *, language: Language = "en") -> NewTab:
    """A Lists tab with the words of the lists that columns of these tabs take theirs from, each list in one piece."""
    named = dict.fromkeys(column.list_name for tab in tabs for column in tab.columns if column.list_name)
    owners = [name for name in named if name not in NOT_THE_OWNERS]
    said = [list_value(name, choice) for name in owners for choice in choices_of(business, name)]
    rows = [tuple(({"id": new_id()} | one).get(field.name) for field in fields_of(ListValue)) for one in said]
    empty = new_tab(ListValue, business, language=language)
    return replace(empty, rows=tuple(rows))


def list_value(name: str, choice: Choice) -> dict[str, CellValue]:
    """A word of a list as its row in the Lists tab, by field; a built-in word's first two spellings are its Hindi and Urdu labels."""
    hindi, urdu = choice.aliases[:2] if len(choice.aliases) >= 2 else (None, None)
    return {
        "list_name": name,
        "value": choice.value,
        "label_hi": hindi,
        "label_ur": urdu,
        "kind": choice.kind,
        "probability": choice.probability,
        "is_active": None if choice.is_active else False,
    }


def prepared_layout(record: type[Record]) -> TabLayout:
    """How the tab made by `new_tab` in English is understood, before it was ever read."""
    headings = unique_headings([field.heading for field in fields_of(record)])
    columns = tuple(
        PlacedColumn(index, heading, record.table.name, field.name, field.kind, HowKnown.HEADING)
        for index, (field, heading) in enumerate(zip(fields_of(record), headings, strict=True))
    )
    return TabLayout(record.table.name, record.table.name, 1, columns)


def create_workbook(place: Place, tabs: Sequence[str] = STARTER_TABS, *, language: Language = "en") -> bool:
    """Make the workbook of a place with these tabs and their lists, unless there is one; returns whether it was made."""
    return create_with(place, starter_tabs(tabs, Business(), language=language))


def create_with(place: Place, tabs: Sequence[NewTab]) -> bool:
    """Make the workbook of a place with exactly these tabs, unless there is one; returns whether it was made."""
    path = Path(place.workbook)
    if is_web_address(place.workbook) or path.exists():
        return False
    write_tabs(path, tabs)
    allow_ids(place)
    return True


def write_tabs(path: Path, tabs: Sequence[NewTab]) -> None:
    """Write a workbook with exactly these tabs."""
    from sync.new_workbook import WrittenTab, write_new_workbook

    written = [WrittenTab(tab.name, tab.columns, tab.rows, is_right_to_left=tab.is_right_to_left) for tab in tabs]
    write_new_workbook(path, written)

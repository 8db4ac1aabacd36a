"""How each tab of a file is understood: its table, its fields, its own ids, and what people have corrected."""

from collections.abc import Sequence
from dataclasses import replace

from sync.files.phone_labels import labelled_column
from sync.importing.bill_kinds import is_paper_list
from sync.importing.bill_lines import lists_lines
from sync.importing.id_headings import is_own_id
from sync.importing.wishes import Wishes
from validation.bills import lists_bills
from validation.business import Business
from validation.heading_words import heading_key
from validation.headings import recognise, recognise_as, workbook_layout
from validation.kinds import Kind
from validation.layout import HowKnown, PlacedColumn, TabLayout
from validation.sheet import RawTab, cell_text
from validation.tables import record_named

_MOSTLY = 0.9
PHONE_NOTES = "phone_notes"
_BIRTH_PARTS = ("birthyear", "birthmonth")


def understood_together(
    files: Sequence[Sequence[RawTab]], business: Business, wishes: Wishes
) -> Sequence[Sequence[TabLayout]]:
    """The layouts of the tabs of each file; a list of bills is that and no register where lines of bills come along, or
    customers and payments, so that nothing is left to be told by it."""
    found = [understood(file, business, wishes) for file in files]
    tables = {layout.table for layouts in found for layout in layouts}
    if "Document lines" not in tables and not tables >= {"Contacts", "Payments"}:
        return found
    return [_with_bills(file, layouts, business, wishes) for file, layouts in zip(files, found, strict=True)]


def _with_bills(
    file: Sequence[RawTab], layouts: Sequence[TabLayout], business: Business, wishes: Wishes
) -> Sequence[TabLayout]:
    bills = {
        tab.name: "Documents"
        for tab, layout in zip(file, layouts, strict=True)
        if layout.is_register and lists_bills(tab, layout.header_row, business)
    }
    return understood(file, business, replace(wishes, tables={**bills, **wishes.tables})) if bills else layouts


def understood(file: Sequence[RawTab], business: Business, wishes: Wishes = Wishes()) -> tuple[TabLayout, ...]:
    """The layout of each tab, as the headings tell and whoever imports has said."""
    told = {tab.name: wishes.table or wishes.tables.get(tab.name, "") for tab in file}
    layouts = _recognised(file, business)
    if before := _corrected_before(layouts, wishes):
        business = replace(business, headings={**before, **business.headings})
        layouts = _recognised(file, business)
    papers = {
        layout.tab
        for tab, layout in zip(file, layouts, strict=True)
        if is_paper_list(layout) or lists_lines(tab, layout)
    }
    told = {name: table or ("Documents" if name in papers else "") for name, table in told.items()}
    return tuple(
        _with_own_ids(tab, _with_labels(_without_birth_parts(_told(tab, layout, told[tab.name], business))), business)
        for tab, layout in zip(file, layouts, strict=True)
    )


def _recognised(file: Sequence[RawTab], business: Business) -> Sequence[TabLayout]:
    return workbook_layout(file, business) if len(file) > 1 else [recognise(tab, business) for tab in file]


def _corrected_before(layouts: Sequence[TabLayout], wishes: Wishes) -> dict[tuple[str, str], str]:
    """What was said of these headings in an earlier import of a list of the same table."""
    return {
        (layout.tab, column.heading): wishes.remembered[layout.table, column.heading]
        for layout in layouts
        for column in layout.columns
        if layout.table and (layout.table, column.heading) in wishes.remembered
    }


def _told(tab: RawTab, layout: TabLayout, table: str, business: Business) -> TabLayout:
    """A register stays one when it is said to be of sales: its customers stand in it all the same."""
    if not table or layout.table == table:
        return layout
    return recognise_as(tab, record_named(table), business)


def _without_birth_parts(layout: TabLayout) -> TabLayout:
    """Thunderbird has year, month and day apart; its "Birth Day" is a day of the month."""
    if not {heading_key(column.heading) for column in layout.columns}.issuperset(_BIRTH_PARTS):
        return layout
    columns = [
        _custom(column) if column.field == "birthday" and heading_key(column.heading) == "birthday" else column
        for column in layout.columns
    ]
    return replace(layout, columns=tuple(columns))


def _with_labels(layout: TabLayout) -> TabLayout:
    """Google Contacts says in a column of its own what each column of phones is."""
    if layout.table != "Contacts" or layout.column("Contacts", PHONE_NOTES):
        return layout
    phones = {column.heading for column in layout.columns if column.field == "phones"}
    columns = [
        replace(column, field=PHONE_NOTES, kind=Kind.TEXT, how=HowKnown.ALIAS)
        if column.is_custom and labelled_column(column.heading) in phones
        else column
        for column in layout.columns
    ]
    return replace(layout, columns=tuple(columns))


def _custom(column: PlacedColumn) -> PlacedColumn:
    return replace(column, field=column.heading, kind=Kind.TEXT, how=HowKnown.CUSTOM)


def _with_own_ids(tab: RawTab, layout: TabLayout, business: Business) -> TabLayout:
    """The layout with "Contact ID" and the like as the id, where the tab has none that is called just so."""
    if layout.table is None or layout.is_register or layout.id_heading:
        return layout
    for column in layout.columns:
        if (tab.name, column.heading) in business.headings:
            continue
        if column.is_custom and is_own_id(column.heading, layout.table) and _tells_rows_apart(tab, layout, column):
            own = replace(column, field="id", kind=Kind.ID, how=HowKnown.VALUES)
            return replace(layout, columns=tuple(own if one is column else one for one in layout.columns))
    return layout


def _tells_rows_apart(tab: RawTab, layout: TabLayout, column: PlacedColumn) -> bool:
    rows = [row for row in tab.rows[layout.header_row :] if any(cell_text(cell) for cell in row)]
    ids = [text for row in rows if len(row) > column.index and (text := cell_text(row[column.index]))]
    return bool(ids) and len(ids) >= _MOSTLY * len(rows) and len(set(ids)) == len(ids)

"""Edits of a register: a customer stands in many rows, and each is changed only where it holds the old value."""

from records.addresses import heading_of, layout_of, register_rows
from records.snapshot import Snapshot
from sync.ids import new_id
from sync.outbox import Entry
from sync.workbook import CellEdit, Workbook
from validation.cells import reader_of
from validation.layout import TabLayout
from validation.lists import choices_for
from validation.record import field_of
from validation.sheet import RawTab, cell_text, unique_headings
from validation.tables import record_named


def register_edits(entry: Entry, snapshot: Snapshot, workbook: Workbook) -> tuple[CellEdit, ...]:
    """One edit for each row of the customer, in any register, that holds the value its author saw, in whatever shape it is there."""
    column = field_of(record_named(entry.table), entry.field).column
    read = reader_of(column, snapshot.business, choices_for(snapshot.business, column))
    tabs = {tab.name: tab for tab in workbook.read().tabs}
    edits = []
    for state in snapshot.tabs():
        heading = heading_of(snapshot, entry.table, entry.field, state.tab) if state.is_register else ""
        if heading and state.tab in tabs:
            held = _texts(tabs[state.tab], state.layout, heading)
            edits += [
                CellEdit(
                    f"{entry.operation}/{id}", state.tab, state.layout.id_heading, id, heading, held[id], entry.cell
                )
                for id in register_rows(snapshot, state.tab, entry.record)
                if id in held and read(held[id]).value == read(entry.base).value
            ]
    return tuple(edits)


def _texts(tab: RawTab, layout: TabLayout, heading: str) -> dict[str, str]:
    """The text of a column by the row's id, as the register has them now."""
    headings = unique_headings(tab.rows[layout.header_row - 1])
    if heading not in headings or layout.id_heading not in headings:
        return {}
    at, id_at = headings.index(heading), headings.index(layout.id_heading)
    rows = [row for row in tab.rows[layout.header_row :] if len(row) > id_at and row[id_at]]
    return {cell_text(row[id_at]): cell_text(row[at]) if len(row) > at else "" for row in rows}


def customer_numbers(snapshot: Snapshot) -> list[CellEdit]:
    """A customer's ID for each row of a register whose customer has none yet, the same in all rows of one customer."""
    ids: dict[str, str] = {}
    edits = []
    for tab, sale, customer in _unnumbered(snapshot):
        layout = layout_of(snapshot, tab)
        heading = heading_of(snapshot, "Sales", "customer", tab)
        if layout and heading and layout.is_register:
            number = ids.setdefault(customer, new_id())
            edits.append(CellEdit(f"number-{sale}", tab, layout.id_heading, sale, heading, "", number))
    return edits


def _unnumbered(snapshot: Snapshot) -> list[tuple[str, str, str]]:
    """(tab, the sale's id, the customer's key) of register rows whose customer has no id."""
    found = snapshot.cursor().execute(
        "SELECT s._tab, s.id, s.customer FROM sales s JOIN contacts c ON c._key = s.customer "
        "WHERE c._derived AND c.id IS NULL AND s.id IS NOT NULL ORDER BY s._position"
    )
    return found.fetchall()

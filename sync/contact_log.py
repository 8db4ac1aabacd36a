"""What was said to or done for a customer, as a row of the communication history, with a day to come back to it."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum

from records.rows import Row
from records.snapshot import Snapshot
from sync.current import reading
from sync.edits import EditRefused, Saved, add_record, layout_for
from sync.place import Place
from sync.workbook import CellValue
from translations import N_
from validation.lists import word_of

_NEEDED = frozenset({"at", "kind", "contact", "organisation", "notes", "status", "due_on"})
"""Fields worth a new column; the others are written only where the tab has theirs."""


class Contacted(StrEnum):
    """How a customer was met; the value is the kind of activity."""

    CALL = "call"
    VISIT = "visit"
    NOTE = "note"


def log_contact(
    place: Place,
    table: str,
    key: str,
    how: Contacted,
    *,
    outcome: str = "",
    notes: str = "",
    follow_up: date | None = None,
    author: str = "",
    clock: Callable[[], datetime] = datetime.now,
) -> Saved:
    """Note that a contact or organisation was called or visited, or something about them; with a day it is a follow-up too.

    Undone as one. Raises EditRefused where there is no such customer any more.
    """
    with reading(place) as snapshot:
        row = snapshot.row(table, key)
        if row is None:
            raise EditRefused(N_("There is no such customer any more. Was the row changed in the sheet?"))
        must_take_rows(snapshot, "Activities")
        values = activity(snapshot, row, how, at=clock(), outcome=outcome, notes=notes, follow_up=follow_up)
    return add_record(place, "Activities", values, author=author, clock=clock)


def activity(
    snapshot: Snapshot,
    row: Row,
    how: Contacted,
    *,
    at: datetime | None,
    outcome: str = "",
    notes: str = "",
    follow_up: date | None = None,
) -> Mapping[str, CellValue]:
    """The cells of such a row. What is to be done on a day is planned until somebody says that it is done."""
    business = snapshot.business
    there = {field.name for field in snapshot.fields("activities")}
    values: dict[str, CellValue] = {
        "at": at.replace(second=0, microsecond=0) if at else None,
        "kind": word_of(business, "Activity kinds", how),
        "direction": word_of(business, "Directions", "out") if how is Contacted.CALL else None,
        "contact" if row.table == "Contacts" else "organisation": link_text(row),
        "outcome": outcome or None,
        "notes": notes or None,
        "status": word_of(business, "Activity statuses", "open" if follow_up else "done"),
        "due_on": follow_up,
    }
    return {name: value for name, value in values.items() if value and (name in there or name in _NEEDED)}


def must_take_rows(snapshot: Snapshot, table: str) -> None:
    """Raises EditRefused where the rows of a tab that is there have no numbers yet, so that a new one could not be told from them."""
    has_tab = any(tab.table == table for tab in snapshot.tabs())
    if has_tab and not layout_for(snapshot, table).id_heading:
        raise EditRefused(N_("The rows of your sheet are not numbered yet. Number them first, on the Sheet page."))


def link_text(row: Row) -> str:
    """What a cell says that points to a customer: the id; of one who has none yet a phone or the name, by which it is found."""
    if row.has_id:
        return row.key
    phones = row.values.get("phones") or ()
    return str(phones[0]) if phones else row.label

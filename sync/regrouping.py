"""Puts right which rows of registers are one customer's: rows given to somebody else, two customers made one."""

from collections.abc import Callable, Sequence
from datetime import datetime

from records.addresses import heading_of
from records.pointing import Pointer, pointing_at
from records.register_rows import register_rows_of
from records.snapshot import Snapshot
from sync.current import reading
from sync.edits import EditRefused, Saved, save_edit
from sync.ids import new_id
from sync.outbox import new_operation
from sync.place import Place
from sync.publish_pull import publish_overlay
from translations import N_


def part(
    place: Place,
    customer: str,
    sales: Sequence[str],
    *,
    author: str = "",
    clock: Callable[[], datetime] = datetime.now,
) -> Saved:
    """Give these sales of a customer to a new one, whose id is returned; undone as one. Raises EditRefused."""
    with reading(place) as snapshot:
        own = [row.sale for row in register_rows_of(snapshot, customer)]
        if not sales or not set(sales) <= set(own):
            raise EditRefused(N_("Please choose rows of this customer that are somebody else's."))
        if set(sales) == set(own):
            raise EditRefused(N_("These are all the rows of this customer: leave the ones that are theirs."))
        must_be_numbered(snapshot, customer)
    fresh = new_id()
    changes = [("Sales", sale, {"customer": fresh}) for sale in dict.fromkeys(sales)]
    return Saved(fresh, _save(place, changes, author=author, clock=clock))


def join(
    place: Place, kept: str, other: str, *, author: str = "", clock: Callable[[], datetime] = datetime.now
) -> Saved:
    """Make everything that points to the other customer point to the kept one; undone as one. Raises EditRefused.

    A row of the other's own in a tab of customers stays, and says whom it was merged into.
    """
    with reading(place) as snapshot:
        if kept == other:
            raise EditRefused(N_("This is the same customer already."))
        for customer in (kept, other):
            must_be_numbered(snapshot, customer)
        changes = [_moved(pointer) for pointer in pointing_at(snapshot, "Contacts", {other: kept})]
        own = snapshot.row("Contacts", other)
        if own is not None and not own.is_derived:
            changes.append(("Contacts", other, {"merged_into": kept}))
    return Saved(kept, _save(place, changes, author=author, clock=clock))


def must_be_numbered(snapshot: Snapshot, customer: str) -> None:
    """Raises EditRefused where the customer's rows could not be found again, or have no place for a customer's number."""
    found = snapshot.cursor().execute("SELECT id FROM contacts WHERE _key = ?", [customer]).fetchone()
    if found is None:
        raise EditRefused(N_("There is no such customer any more. Was the row changed in the sheet?"))
    rows = register_rows_of(snapshot, customer)
    has_columns = all(heading_of(snapshot, "Sales", "customer", tab) for tab in {one.tab for one in rows})
    if found[0] != customer or not has_columns or any("!" in one.sale for one in rows):
        raise EditRefused(
            N_(
                "Bahi tells customers of one name apart by a number in each row, and there are none yet. "
                "Number the rows first, on the Sheet page."
            )
        )


def _save(
    place: Place, changes: Sequence[tuple[str, str, dict[str, str]]], *, author: str, clock: Callable[[], datetime]
) -> str:
    click, saved_as = new_operation(), ""
    for table, id, values in changes:
        saved = save_edit(
            place, table, id, {**values}, author=author, saved_as=click, clock=clock, show=False, as_is=True
        )
        saved_as = saved.saved_as or saved_as
    if saved_as:
        publish_overlay(place, clock=clock)
    return saved_as


def _moved(pointer: Pointer) -> tuple[str, str, dict[str, str]]:
    """A link to the other customer as it is to be: (table, id, the field's new text)."""
    if not pointer.is_numbered:
        raise EditRefused(
            N_("A row of {table} that points to this customer is not numbered yet. Number the rows first."),
            table=pointer.row.table,
        )
    return pointer.row.table, pointer.row.key, {pointer.field.name: pointer.after}

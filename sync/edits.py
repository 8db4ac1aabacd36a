"""What people change in the app: kept in the outbox before anyone is told "saved", and seen by everybody at once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection

from records.addresses import fingerprints_of, heading_of
from records.rows import Row
from records.snapshot import Snapshot
from sync.cell_text import written_text
from sync.current import reading
from sync.history import changed_after
from sync.ids import new_id
from sync.outbox import (
    LAID_OVER,
    Entry,
    EntryKind,
    EntryState,
    entries_in,
    entries_saved_as,
    entry_of,
    move,
    new_operation,
    put,
)
from sync.place import Place
from sync.prepare import list_value, prepared_layout
from sync.publish_pull import publish_overlay
from sync.register_lines import is_customers_cell
from sync.shares import as_share, share_as_it_was, share_fields, share_typed
from sync.state import state, state_as_read
from sync.workbook import CellValue
from translations import N_
from translations.told import Told
from validation.cells import canonical_text, reader_of, sheet_value
from validation.kinds import Kind
from validation.layout import TabLayout
from validation.lists import choices_for, choices_of
from validation.problems import Problem
from validation.record import fields_of
from validation.sheet import RawCell, cell_text
from validation.tables import record_named
from validation.tables.settings import ListValue

Clock = Callable[[], datetime]


CHANGED_SINCE = "changed"
"""Stands for the fingerprint of a row that is not to be taken out: no row has it."""


class EditRefused(Told):
    """An edit that cannot be taken; nothing was saved."""


class BeingWritten(EditRefused):
    """A row that is in the sheet, or on its way, but has not been read back: after the next reading it can be taken back."""


@dataclass(frozen=True)
class Saved:
    """What a click saved: the id of the record, and the word by which it can be undone ("" if nothing differed)."""

    id: str
    saved_as: str
    problems: tuple[Problem, ...] = ()


def save_edit(
    place: Place,
    table: str,
    id: str,
    values: Mapping[str, CellValue],
    *,
    seen: Mapping[str, str] | None = None,
    author: str = "",
    saved_as: str = "",
    clock: Clock = datetime.now,
    show: bool = True,
    as_is: bool = False,
) -> Saved:
    """Save new values of a record's fields, by field name.

    A text is written as what it says (a date, a number), or `as_is` as that text. `seen` holds the cells' texts that the author
    saw; where one is something else by now nothing is saved (EditRefused). `saved_as` joins several calls into one click, for
    undo; `show` False leaves publishing to the last of them.
    """
    saved_as = saved_as or new_operation()
    with reading(place) as snapshot:
        row = _row(snapshot, table, id)
        new = values if as_is else {f: _cell(snapshot, table, f, value) for f, value in values.items()}
        homeless = {f: v for f, v in new.items() if row.is_derived and not heading_of(snapshot, table, f, row.tab)}
        entries = [
            _cell_entry(
                snapshot, row, field, value, seen=(seen or {}).get(field), author=author, at=clock(), saved_as=saved_as
            )
            for field, value in new.items()
            if field not in homeless
        ]
    if homeless:  # what a register has no column for goes into a tab of customers, which is made on first need
        add_record(
            place,
            table,
            homeless,
            author=author,
            saved_as=saved_as,
            clock=clock,
            show=show and not entries,
            id=id,
            as_is=True,
        )
    with state(place.state) as connection:
        on_top = [_on_top(connection, entry) for entry in entries]
        kept = [entry for entry, _ in on_top if entry]
        put(connection, kept)
    if show and (kept or any(replaced for _, replaced in on_top)):
        publish_overlay(place, clock=clock)
    return Saved(id, saved_as if kept or homeless else "")


def add_record(
    place: Place,
    table: str,
    values: Mapping[str, CellValue],
    *,
    author: str = "",
    saved_as: str = "",
    clock: Clock = datetime.now,
    show: bool = True,
    id: str = "",
    as_is: bool = False,
) -> Saved:
    """Add a record; it is seen at once and goes to the end of its tab, which is made when there is none.

    Texts, `saved_as` and `show` as in `save_edit`.
    """
    id, saved_as = id or new_id(), saved_as or new_operation()
    with reading(place) as snapshot:
        layout = layout_for(snapshot, table)
        known = {field.name for field in snapshot.all_fields(table)}
        if unknown := [field for field in values if field not in known and not is_customers_cell(field)]:
            raise EditRefused(N_("{table} has no column for {field}."), table=table, field=unknown[0].lstrip("+"))
        given = {f: v for f, v in values.items() if v not in (None, "")}
        cells = {f: v if as_is or is_customers_cell(f) else _cell(snapshot, table, f, v) for f, v in given.items()}
        built_in = _built_in_words(snapshot, table, cells)
    at = clock()
    rows = [*built_in, (id, cells)]
    entries = [_row_entry(table, layout.tab, *row, author=author, at=at, saved_as=saved_as) for row in rows]
    with state(place.state) as connection:
        put(connection, entries)
    if show:
        publish_overlay(place, clock=clock)
    return Saved(id, saved_as)


def _built_in_words(
    snapshot: Snapshot, table: str, cells: Mapping[str, CellValue]
) -> list[tuple[str, dict[str, CellValue]]]:
    """What goes before the first word of an owner's own list: a list in the sheet takes the place of the built-in one."""
    name = str(cells.get("list_name") or "")
    if record_named(table) is not ListValue or snapshot.business.lists.get(name):
        return []
    words = [one for one in choices_of(snapshot.business, name) if one.value != cells.get("value")]
    return [(new_id(), list_value(name, choice)) for choice in words]


@dataclass(frozen=True)
class RecordCells:
    """A record to be added, or cells of one that is there, by field, as they are to be written."""

    table: str
    id: str
    cells: Mapping[str, CellValue]
    is_new: bool
    label: str = ""
    origin: str = ""
    """Where the values come from, such as the name of a file: kept in history beside who brought them."""

    def brought_by(self, author: str) -> str:
        """Who and what stands behind the values, for the history."""
        return f"{author} ({self.origin})" if author and self.origin else author or self.origin


def save_records(
    place: Place,
    records: Sequence[RecordCells],
    *,
    author: str = "",
    saved_as: str = "",
    clock: Clock = datetime.now,
) -> Saved:
    """Save many records as one click. They are seen after the push that follows, or after `publish_overlay`."""
    saved_as, at = saved_as or new_operation(), clock()
    tables = dict.fromkeys(record.table for record in records)
    with reading(place) as snapshot:
        tabs = {table: layout_for(snapshot, table).tab for table in tables}
        changed = {t: [r.id for r in records if r.table == t and not r.is_new] for t in tables}
        rows = {table: snapshot.rows_of(table, ids) for table, ids in changed.items() if ids}
        entries: list[Entry] = []
        shares = {table: shares_of(snapshot, table) for table in tables}
        for record in (_with_shares(one, shares[one.table]) for one in records):
            by = record.brought_by(author)
            if record.is_new:
                place_of = (record.table, tabs[record.table], record.id)
                entry = _row_entry(*place_of, record.cells, author=by, at=at, saved_as=saved_as)
                entries.append(replace(entry, label=record.label or entry.label))
            else:
                row = rows[record.table].get(record.id)
                entries += _cell_entries(snapshot, row, record, author=by, at=at, saved_as=saved_as)
    with state(place.state) as connection:
        put(connection, entries)
    return Saved("", saved_as if entries else "")


def layout_for(snapshot: Snapshot, table: str) -> TabLayout:
    """The layout of the tab that takes new rows of a table: the last of several; the prepared one where there is no tab yet."""
    own = [tab.layout for tab in snapshot.tabs() if tab.table == table]
    return own[-1] if own else prepared_layout(record_named(table))


def undo(place: Place, saved_as: str, *, author: str = "", clock: Clock = datetime.now) -> int:
    """Take back everything one click saved; returns how many entries.

    What still waits is withdrawn; what the workbook has already taken is edited back, unless somebody has changed it since:
    that is told as a refused edit. Of what is taken back nothing is left for a second undo.
    """
    with reading(place) as snapshot, state(place.state) as connection:
        entries = entries_saved_as(connection, saved_as)
        withdrawn = [e for e in entries if e.state is EntryState.WAITING]
        move(connection, [e.operation for e in withdrawn], EntryState.SETTLED)
        back = [e for e in entries if e.state in (EntryState.SENDING, EntryState.APPLIED, EntryState.CONFIRMED)]
        rows = _rows_as_they_are(snapshot, back)
        gone = [e for e in back if e.state is EntryState.CONFIRMED and rows.get((e.table, e.record)) == ""]
        rows |= dict.fromkeys(rows.keys() & _changed_since(connection, saved_as, back), CHANGED_SINCE)
        taken = [e for e in back if e not in gone]
        put(connection, [_backwards(snapshot, e, rows, author=author, at=clock()) for e in reversed(taken)])
        move(connection, [e.operation for e in back if e.state is EntryState.CONFIRMED], EntryState.SETTLED)
    publish_overlay(place, clock=clock)
    return len(withdrawn) + len(back)


def _rows_as_they_are(snapshot: Snapshot, entries: Iterable[Entry]) -> dict[tuple[str, str], str]:
    """The fingerprints of the rows that entries appended; "" of one that the workbook has not."""
    rows = {(e.table, e.record): "" for e in entries if e.kind is EntryKind.ROW}
    for table in dict.fromkeys(table for table, _ in rows):
        keys = [record for of, record in rows if of == table]
        rows |= {(table, key): row for key, row in fingerprints_of(snapshot, table, keys).items()}
    return rows


def _changed_since(connection: Connection, saved_as: str, entries: Sequence[Entry]) -> set[tuple[str, str]]:
    """The records that somebody has changed after these entries of one click were written."""
    ours = {entry.operation for entry in entries}
    return {(table, record) for table, record, by in changed_after(connection, saved_as) if by not in ours}


def waiting(place: Place) -> tuple[Entry, ...]:
    """The edits on their way to the workbook, oldest first."""
    with state_as_read(place.state) as connection:
        return tuple(e for e in entries_in(connection, LAID_OVER) if e.state is not EntryState.APPLIED)


def conflicts(place: Place) -> tuple[Entry, ...]:
    """The edits that the workbook refused and nobody has decided yet."""
    with state_as_read(place.state) as connection:
        return entries_in(connection, [EntryState.CONFLICT])


def dismiss(place: Place, operation: str) -> None:
    """Leave the workbook as it is: the refused edit is settled."""
    with state(place.state) as connection:
        move(connection, [operation], EntryState.SETTLED)


def keep_mine(place: Place, operation: str, *, author: str = "", clock: Clock = datetime.now) -> Saved:
    """Save a refused edit again, over the value that the person has now been shown."""
    with state(place.state) as connection:
        entry = entry_of(connection, operation)
        if entry is None or entry.state is not EntryState.CONFLICT:
            raise EditRefused(N_("This edit is not waiting any more."))
        move(connection, [operation], EntryState.SETTLED)
        # What the workbook was found to hold counts, not the last reading: that may be older than the refusal.
        base = entry.base if entry.kind is EntryKind.ROW else entry.found
        again = replace(
            entry, operation=new_operation(), saved_as=new_operation(), state=EntryState.WAITING, at=clock()
        )
        again = replace(again, author=author, base=base, found="", verdict="")
        kept = again if entry.kind is not EntryKind.CELL else _on_top(connection, again)[0]
        put(connection, [kept] if kept else [])
    publish_overlay(place, clock=clock)
    return Saved(entry.record, again.saved_as if kept else "")


def cell_value(snapshot: Snapshot, table: str, field: str, typed: RawCell) -> CellValue:
    """What should be written for a typed text: a real date or number where it certainly is one, else the text as typed."""
    wanted = next((f for f in snapshot.all_fields(table) if f.name == field), None)
    if wanted is None:
        raise EditRefused(N_("{table} has no column for {field}."), table=table, field=field.lstrip("+"))
    is_share = field in shares_of(snapshot, table)
    if is_share and (share := share_typed(cell_text(typed))) is not None:
        return share
    read = reader_of(wanted.column, snapshot.business, choices_for(snapshot.business, wanted.column))(typed)
    if read.problem is not None or read.value in (None, "", ()):
        return cell_text(typed) or None
    if is_share:
        return as_share(read.value)
    return sheet_value(wanted.kind, read.value) if wanted.kind is not Kind.PHONES else cell_text(typed)


def heading_to_add(table: str, field: str) -> str:
    """The heading under which a push adds a column for a field that the tab has none for; "" for a field that nobody knows."""
    declared = {known.name: known.heading for known in fields_of(record_named(table))}
    return field[1:] if field.startswith("+") else declared.get(field, "")


def value_as_it_was(snapshot: Snapshot, table: str, field: str, text: str) -> CellValue:
    """The cell value whose text this was: a date or number where the text is how such a cell reads, else the text itself."""
    wanted = next((f for f in snapshot.all_fields(table) if f.name == field), None)
    if wanted is None or not text:
        return text or None
    if field in shares_of(snapshot, table):
        return share_as_it_was(text)
    read = reader_of(wanted.column, snapshot.business, choices_for(snapshot.business, wanted.column))(text)
    is_clean = read.problem is None and canonical_text(wanted.kind, read.value) == text
    return sheet_value(wanted.kind, read.value) if is_clean else text


def shares_of(snapshot: Snapshot, table: str) -> frozenset[str]:
    """The fields of a table whose cells show 0.18 as 18%."""
    return share_fields((state.layout for state in snapshot.tabs()), table)


def _cell(snapshot: Snapshot, table: str, field: str, value: CellValue) -> CellValue:
    if isinstance(value, str):
        return cell_value(snapshot, table, field, value)
    is_percentage = isinstance(value, Decimal | int) and field in shares_of(snapshot, table)
    return as_share(value) if is_percentage else value


def _with_shares(record: RecordCells, shares: frozenset[str]) -> RecordCells:
    """The record with percentages as the cells of its tab keep them."""
    if shares.isdisjoint(record.cells):
        return record
    cells = {
        name: as_share(value) if name in shares and isinstance(value, Decimal | int) else value
        for name, value in record.cells.items()
    }
    return replace(record, cells=cells)


def _row(snapshot: Snapshot, table: str, id: str) -> Row:
    row = snapshot.row(table, id)
    if row is None:
        raise EditRefused(
            N_("There is no row {id} in {table} any more. Was it deleted in the sheet?"), id=id, table=table
        )
    if row.values.get("id") != id and not row.is_derived:
        raise EditRefused(
            N_("This row is not numbered yet, so Bahi could not find it again in the sheet. Number the rows first.")
        )
    return row


def _row_entry(
    table: str, tab: str, id: str, cells: Mapping[str, CellValue], *, author: str, at: datetime, saved_as: str
) -> Entry:
    return Entry(
        operation=new_operation(),
        saved_as=saved_as,
        kind=EntryKind.ROW,
        state=EntryState.WAITING,
        at=at,
        author=author,
        table=table,
        tab=tab,
        record=id,
        label=next((written_text(value) for value in cells.values()), id),
        field="",
        heading="",
        base="",
        new=cells,
    )


def _cell_entries(
    snapshot: Snapshot, row: Row | None, record: RecordCells, *, author: str, at: datetime, saved_as: str
) -> list[Entry]:
    """None for a record that is gone since it was planned."""
    if row is None:
        return []
    return [
        _cell_entry(snapshot, row, field, value, seen=None, author=author, at=at, saved_as=saved_as)
        for field, value in record.cells.items()
    ]


def _cell_entry(
    snapshot: Snapshot,
    row: Row,
    field: str,
    value: CellValue,
    *,
    seen: str | None,
    author: str,
    at: datetime,
    saved_as: str,
) -> Entry:
    base = row.text(field)
    if seen is not None and seen != base:
        raise EditRefused(
            N_(
                'Someone changed {label} while you were editing: it now says "{found}". Nothing was saved. Look at it and save again.'
            ),
            label=row.label,
            found=base,
        )
    tab = row.tab or layout_for(snapshot, row.table).tab
    heading = heading_of(snapshot, row.table, field, tab) or heading_to_add(row.table, field)
    if not heading:
        raise EditRefused(N_("The {tab} tab has no column for {field}."), tab=tab, field=field.lstrip("+"))
    return Entry(
        operation=new_operation(),
        saved_as=saved_as,
        kind=EntryKind.CELL,
        state=EntryState.WAITING,
        at=at,
        author=author,
        table=row.table,
        tab=tab,
        record=row.key,
        label=row.label,
        field=field,
        heading=heading,
        base=_as_typed(row, field, base),
        new=value,
    )


def _as_typed(row: Row, field: str, text: str) -> str:
    """The cell's text with the spaces around it, where they are what is to be repaired."""
    return next((p.found for p in row.problems if p.field == field and p.found and p.found.strip() == text), text)


def _on_top(connection: Connection, entry: Entry) -> tuple[Entry | None, bool]:
    """The entry as it is to be kept above what waits for the same cell (None where it changes nothing), and whether it replaces that.

    An edit that still waits is replaced, and the new one keeps its base: the workbook has never seen the value in between.
    """
    below = entries_in(connection, [EntryState.WAITING], of=(entry.table, entry.record))
    replaced = next((e for e in below if e.kind is EntryKind.CELL and e.field == entry.field), None)
    base = replaced.base if replaced else entry.base
    if replaced:
        move(connection, [replaced.operation], EntryState.SETTLED)
    return None if written_text(entry.cell) == base else replace(entry, base=base), replaced is not None


def _backwards(
    snapshot: Snapshot, entry: Entry, rows: Mapping[tuple[str, str], str], *, author: str, at: datetime
) -> Entry:
    back = replace(
        entry,
        operation=new_operation(),
        saved_as=new_operation(),
        state=EntryState.WAITING,
        author=author,
        at=at,
        found="",
        verdict="",
    )
    if entry.kind is EntryKind.CELL:
        old = value_as_it_was(snapshot, entry.table, entry.field, entry.base)
        return replace(back, base=written_text(entry.cell), new=old)
    if entry.kind is EntryKind.REMOVAL:
        return replace(back, kind=EntryKind.ROW)
    row = rows.get((entry.table, entry.record), "")
    if not row:
        raise BeingWritten(
            N_("{label} is just being written to the sheet. Please try again in a moment."), label=entry.label
        )
    return replace(back, kind=EntryKind.REMOVAL, base=row)

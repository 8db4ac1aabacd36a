"""From the outbox to the workbook: every waiting edit is applied exactly once, or refused with both values."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from records.addresses import heading_of, layout_of
from records.changes import CellChange, ChangeKind, Origin, RowChange
from records.snapshot import Snapshot
from sync.cell_text import written_text
from sync.current import has_snapshot, reading
from sync.edits import heading_to_add
from sync.history import history_rows, write_rows
from sync.ids import ids_are_allowed, missing_ids
from sync.locks import one_syncing
from sync.mirror.riding import ride_along
from sync.outbox import UNSENT, Entry, EntryKind, EntryState, entries_in, move
from sync.place import Place, open_workbook
from sync.prepare import new_tab, prepared_layout
from sync.register_edits import customer_numbers, register_edits
from sync.register_lines import headings_of_customer
from sync.state import state, state_as_read
from sync.workbook import (
    CellEdit,
    Edit,
    NewId,
    NewRow,
    Outcome,
    RowRemoval,
    Verdict,
    Workbook,
    WorkbookUnavailable,
    WorkbookUnsettled,
)
from validation.layout import TabLayout
from validation.tables import record_named


@dataclass(frozen=True)
class Pushed:
    """What a push did: edits taken, edits refused (a person has to look), rows numbered."""

    applied: int = 0
    refused: int = 0
    numbered: int = 0


def push(place: Place, *, ignore_lock: bool = False, clock: Callable[[], datetime] = datetime.now) -> Pushed:
    """Send what waits in the outbox, and ids for rows without one where the owner has agreed to them.

    Raises WorkbookHeld or WorkbookUnavailable with everything still waiting.
    """
    with one_syncing(place):
        if not has_snapshot(place):
            return Pushed()
        workbook = open_workbook(place, ignore_lock=ignore_lock)
        # What an earlier run left open is found out, whether or not anything is to be sent.
        workbook.apply(())
        numbered = _number_rows(place, workbook)
        applied = refused = 0
        for round_ in _rounds(place):
            for part in _parts(round_, workbook.most_at_once):
                took, left = _send(place, workbook, part, clock=clock)
                applied, refused = applied + took, refused + left
        return Pushed(applied, refused, numbered)


def _rounds(place: Place) -> Iterator[tuple[Entry, ...]]:
    """The waiting entries, at most one a cell and one a row at a time, so that later edits build upon earlier ones."""
    while True:
        with state_as_read(place.state) as connection:
            waiting = entries_in(connection, UNSENT)
        firsts: dict[tuple[str, str, str], Entry] = {}
        new_rows = {(e.table, e.record) for e in waiting if e.kind is EntryKind.ROW}
        for entry in waiting:
            if entry.kind is EntryKind.CELL and (entry.table, entry.record) in new_rows:
                continue
            firsts.setdefault((entry.table, entry.record, entry.field), entry)
        if not firsts:
            return
        yield tuple(firsts.values())


def _parts(entries: Sequence[Entry], most: int) -> Iterator[Sequence[Entry]]:
    """The entries in batches of a size that the workbook takes: an import may be of thousands."""
    for start in range(0, len(entries), most):
        yield entries[start : start + most]


def _send(
    place: Place, workbook: Workbook, entries: Sequence[Entry], *, clock: Callable[[], datetime]
) -> tuple[int, int]:
    with state(place.state) as connection:
        # Meanwhile some may have been undone, or replaced by later ones.
        unsent = {entry.operation for entry in entries_in(connection, UNSENT)}
        entries = [entry for entry in entries if entry.operation in unsent]
        move(connection, [entry.operation for entry in entries], EntryState.SENDING)
    with reading(place) as snapshot:
        edits = [edit for entry in entries for edit in edits_of(entry, snapshot, workbook)]
        missing = [new_tab(record_named(table), snapshot.business) for table in _tables_without_tab(entries, snapshot)]
        columns = _columns_to_add(entries, snapshot)
    never_sent = [entry for entry in entries if entry.state is EntryState.WAITING]
    at = clock()
    along = ride_along(place, workbook, [(entry, change_of(entry)) for entry in entries], edits, at=at)
    try:
        if missing:
            workbook.add_tabs(missing)
        for tab, headings in columns.items():
            workbook.add_columns(tab, headings)
        never_sent = list(entries)
        outcomes = workbook.apply(edits)
    except WorkbookUnsettled:
        # They may be in the sheet already: until that is known none of them may be withdrawn.
        raise
    except WorkbookUnavailable:
        with state(place.state) as connection:
            move(connection, [entry.operation for entry in never_sent], EntryState.WAITING)
        raise
    with state(place.state) as connection:
        settled = _settle(connection, entries, outcomes, at=at)
        along.arrived(connection)
    workbook.settled(edits)
    return settled


def _tables_without_tab(entries: Sequence[Entry], snapshot: Snapshot) -> list[str]:
    new = {entry.table for entry in entries if entry.kind is EntryKind.ROW and layout_of(snapshot, entry.tab) is None}
    return sorted(new)


def _columns_to_add(entries: Sequence[Entry], snapshot: Snapshot) -> dict[str, list[str]]:
    """The headings that tabs lack for what is to be written, by tab."""
    wanted: dict[str, list[str]] = {}
    written = ((e.table, e.tab, field) for e in entries if e.kind is not EntryKind.REMOVAL for field in e.cells)
    for table, tab, field in dict.fromkeys(written):
        is_new_tab = layout_of(snapshot, tab) is None
        is_there = heading_of(snapshot, table, field, tab) or (is_new_tab and not field.startswith("+"))
        heading = "" if is_there else heading_to_add(table, field)
        if heading and heading not in wanted.setdefault(tab, []):
            wanted[tab].append(heading)
    return {tab: headings for tab, headings in wanted.items() if headings}


def edits_of(entry: Entry, snapshot: Snapshot, workbook: Workbook) -> tuple[Edit, ...]:
    """The edits of the workbook that an entry stands for: one, or one a row for a customer that a register repeats."""
    layout = layout_of(snapshot, entry.tab) or prepared_layout(record_named(entry.table))
    if entry.kind is EntryKind.ROW:
        return (_new_row(entry, layout, snapshot),)
    if entry.kind is EntryKind.REMOVAL:
        return (RowRemoval(entry.operation, entry.tab, layout.id_heading, entry.record, entry.base),)
    if layout.is_register and layout.table != entry.table:
        return register_edits(entry, snapshot, workbook)
    # Though its headings say nothing any more: what was sent before that may be in the sheet, and only the workbook knows.
    return (_cell_edit(entry, layout),)


def _new_row(entry: Entry, layout: TabLayout, snapshot: Snapshot) -> NewRow:
    headings = {p.field: p.heading for p in reversed(snapshot.headings(entry.table)) if p.tab == entry.tab}
    headings |= headings_of_customer(snapshot, entry.tab) if layout.is_register else {}
    values = [(headings.get(f) or heading_to_add(entry.table, f), v) for f, v in entry.cells.items() if f != "id"]
    id_heading = layout.id_heading
    written = [(heading, value) for heading, value in values if heading]
    return NewRow(entry.operation, entry.tab, id_heading, entry.record, ((id_heading, entry.record), *written))


def _cell_edit(entry: Entry, layout: TabLayout) -> CellEdit:
    place = (entry.tab, layout.id_heading, entry.record, entry.heading)
    return CellEdit(entry.operation, *place, entry.base, entry.cell)


def _by_entry(outcomes: Iterable[Outcome]) -> dict[str, list[Outcome]]:
    """The outcomes by the entry that their edits were made of."""
    found: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        found.setdefault(outcome.operation.split("/")[0], []).append(outcome)
    return found


def _settle(
    connection: Connection, entries: Sequence[Entry], outcomes: Iterable[Outcome], *, at: datetime
) -> tuple[int, int]:
    """Record what became of entries; how many were applied, and how many refused."""
    found = _by_entry(outcomes)
    applied = [entry for entry in entries if _is_applied(found.get(entry.operation, ()))]
    move(connection, [entry.operation for entry in applied], EntryState.APPLIED, verdict=Verdict.APPLIED.value)
    write_rows(connection, [row for entry in applied for row in _history(entry, at)])
    refused = [entry for entry in entries if not _is_applied(found.get(entry.operation, ()))]
    for entry in refused:
        refusal = next((o for o in found.get(entry.operation, ()) if o.verdict is not Verdict.APPLIED), None)
        verdict, there = (refusal.verdict, refusal.found) if refusal else (Verdict.GONE, "")
        move(connection, [entry.operation], EntryState.CONFLICT, verdict=verdict.value, found=there)
    return len(applied), len(refused)


def _is_applied(outcomes: Sequence[Outcome]) -> bool:
    return bool(outcomes) and all(outcome.verdict is Verdict.APPLIED for outcome in outcomes)


def _history(entry: Entry, at: datetime) -> list[dict[str, object]]:
    """What the history says of an applied entry."""
    return history_rows([change_of(entry)], at=at, origin=Origin.APP, author=entry.author, operation=entry.operation)


def change_of(entry: Entry) -> RowChange:
    """An applied entry as a change for the history."""
    place = (entry.table, entry.tab, entry.record, entry.label)
    if entry.kind is EntryKind.CELL:
        cell = CellChange(entry.field, entry.heading, entry.base, written_text(entry.cell))
        return RowChange(ChangeKind.CHANGED, *place, cells=(cell,))
    texts = {field: written_text(value) for field, value in entry.cells.items()}
    if entry.kind is EntryKind.ROW:
        return RowChange(ChangeKind.ADDED, *place, cells=tuple(CellChange(f, f, "", text) for f, text in texts.items()))
    return RowChange(ChangeKind.REMOVED, *place, cells=tuple(CellChange(f, f, text, "") for f, text in texts.items()))


def _number_rows(place: Place, workbook: Workbook) -> int:
    if not ids_are_allowed(place):
        return 0
    with reading(place) as snapshot:
        edits: list[Edit] = [*missing_ids(snapshot), *customer_numbers(snapshot)]
    if not edits:
        return 0
    applied = [outcome for outcome in workbook.apply(edits) if outcome.verdict is Verdict.APPLIED]
    workbook.settled(edits)
    numbered = {edit.operation for edit in edits if isinstance(edit, NewId)}
    return sum(outcome.operation in numbered for outcome in applied)

"""Makes several rows one customer: planned, shown, saved as one click; the other rows stay in the sheet and say where they went."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import blake2b

from sqlalchemy import func, select

from records.merged import MERGEABLE, MERGED_INTO
from records.pointing import Pointer, pointing_at
from records.register_rows import register_rows_of
from records.rows import Row
from records.snapshot import Snapshot
from records.survivorship import Changed, FieldChoice, choices_for_merge
from sync.cell_text import written_text
from sync.current import reading
from sync.edits import Clock, EditRefused, RecordCells, Saved, save_records, value_as_it_was
from sync.merges import Merge, MergedCell, remember_merges
from sync.outbox import new_operation
from sync.place import Place
from sync.publish_pull import publish_overlay
from sync.regrouping import must_be_numbered
from sync.state import HISTORY, state, state_as_read
from sync.workbook import CellValue
from translations import N_
from validation.record import fields_of
from validation.tables import record_named


@dataclass(frozen=True)
class Wanted:
    """A merge that somebody asks for: these rows, into `kept` ("" proposes one), with other values than proposed where `chosen`
    names a row for a field. `seen` is the plan's that its author looked at.
    """

    table: str
    keys: tuple[str, ...]
    kept: str = ""
    chosen: Mapping[str, str] = field(default_factory=dict)
    seen: str = ""


@dataclass(frozen=True)
class MergePlan:
    """What a merge would do."""

    table: str
    kept: Row
    gone: tuple[Row, ...]
    choices: tuple[FieldChoice, ...]
    moved: tuple[Pointer, ...]
    """The cells of other rows that will point at the kept one."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """All of them, the kept one first."""
        return (self.kept, *self.gone)

    @property
    def written(self) -> tuple[FieldChoice, ...]:
        """The fields of the kept row that will say something else. What a register says of a customer stays as typed."""
        return () if self.kept.is_derived else tuple(one for one in self.choices if one.text != one.before)

    @property
    def seen(self) -> str:
        """The same as long as the rows say the same."""
        said = [(row.key, sorted((name, row.text(name)) for name in row.values)) for row in self.rows]
        return blake2b(repr(said).encode(), digest_size=12).hexdigest()


def merge(place: Place, wanted: Sequence[Wanted], *, author: str = "", clock: Clock = datetime.now) -> Saved:
    """Save merges as one click; its id is the row kept by the first. Raises EditRefused with nothing saved.

    A merge of rows that an earlier one of the same click has taken already is left out.
    """
    saved_as, at = new_operation(), clock()
    with reading(place) as snapshot:
        plans = plans_of(place, snapshot, wanted)
        for one, plan in zip(wanted, plans, strict=True):
            _must_be_possible(snapshot, one, plan)
        apart = _apart(plans)
        records = [(plan, _records(snapshot, plan)) for plan in apart]
    merges = [_merge(plan, some, saved_as=saved_as, at=at, author=author) for plan, some in records]
    with state(
        place.state
    ) as connection:  # before the edits: a merge that nothing came of is none, one unknown stays for ever
        remember_merges(connection, merges)
    every = [one.as_saved for _, some in records for one in some]
    save_records(place, every, author=author, saved_as=saved_as, clock=clock)
    publish_overlay(place, clock=clock)
    return Saved(apart[0].kept.key if apart else "", saved_as if every else "")


def plans_of(place: Place, snapshot: Snapshot, wanted: Sequence[Wanted]) -> tuple[MergePlan, ...]:
    """What merges would do. Raises EditRefused where a row is gone."""
    plans = []
    for table in dict.fromkeys(one.table for one in wanted):
        some = [one for one in wanted if one.table == table]
        keys = list(dict.fromkeys(key for one in some for key in one.keys))
        rows, changed = snapshot.rows_of(table, keys), _changed(place, table, keys)
        kept = {one.keys: one.kept or _oldest(one, rows, changed) for one in some}
        instead = {key: kept[one.keys] for one in some for key in one.keys if key != kept[one.keys]}
        pointers = _by_row(pointing_at(snapshot, table, instead)) if instead else {}
        plans += [_plan(snapshot, one, kept[one.keys], rows, changed, pointers) for one in some]
    order = {(one.table, one.keys): at for at, one in enumerate(wanted)}
    return tuple(sorted(plans, key=lambda plan: order[plan.table, _asked(plan, wanted)]))


def _asked(plan: MergePlan, wanted: Sequence[Wanted]) -> tuple[str, ...]:
    keys = {row.key for row in plan.rows}
    return next(one.keys for one in wanted if one.table == plan.table and set(one.keys) == keys)


def _plan(
    snapshot: Snapshot,
    wanted: Wanted,
    kept: str,
    rows: Mapping[str, Row],
    changed: Changed,
    pointers: Mapping[str, Sequence[Pointer]],
) -> MergePlan:
    if missing := [key for key in (*wanted.keys, kept) if key not in rows]:
        raise EditRefused(
            N_("There is no row {id} in {table} any more. Was it deleted in the sheet?"),
            id=missing[0],
            table=wanted.table,
        )
    gone = tuple(rows[key] for key in dict.fromkeys(wanted.keys) if key != kept)
    fields = dict.fromkeys(
        (
            *snapshot.fields(wanted.table),
            *(f for f in fields_of(record_named(wanted.table)) if f.name == "name_other_script"),
        )
    )
    choices = choices_for_merge((rows[kept], *gone), kept, tuple(fields), snapshot.business, changed)
    chosen = tuple(
        one.choosing(wanted.chosen[one.field.name]) if one.field.name in wanted.chosen else one for one in choices
    )
    moved = tuple(pointer for row in gone for pointer in pointers.get(row.key, ()))
    return MergePlan(wanted.table, rows[kept], gone, chosen, moved)


def _by_row(pointers: Iterable[Pointer]) -> dict[str, list[Pointer]]:
    found: dict[str, list[Pointer]] = {}
    for pointer in pointers:
        found.setdefault(pointer.at, []).append(pointer)
    return found


def _oldest(wanted: Wanted, rows: Mapping[str, Row], changed: Changed) -> str:
    """The row that has been there longest, as far as known: one that history saw coming is younger than one it did not."""

    def since(key: str) -> tuple[bool, datetime, date, str, int]:
        row = rows[key]
        return (
            row.is_derived,
            changed.get((key, ""), datetime.min),
            row.values.get("created_on") or date.min,
            row.tab,
            row.row or 0,
        )

    there = [key for key in wanted.keys if key in rows]
    return min(there, key=since) if there else next(iter(wanted.keys), "")


def _changed(place: Place, table: str, keys: Sequence[str]) -> dict[tuple[str, str], datetime]:
    """When each field of these rows was last changed; under "" when a row came."""
    query = (
        select(HISTORY.c.record, HISTORY.c.field, func.max(HISTORY.c.at))
        .where(HISTORY.c.table == table, HISTORY.c.record.in_(keys), HISTORY.c.kind != "removed")
        .group_by(HISTORY.c.record, HISTORY.c.field)
    )
    with state_as_read(place.state) as connection:
        return {(record, name): at for record, name, at in connection.execute(query)}


def _must_be_possible(snapshot: Snapshot, wanted: Wanted, plan: MergePlan) -> None:
    if not plan.gone:
        raise EditRefused(N_("Please leave at least two rows ticked."))
    if wanted.table not in {record.table.name for record in MERGEABLE}:
        raise EditRefused(N_("Rows of {table} cannot be merged."), table=wanted.table)
    if wanted.seen and wanted.seen != plan.seen:
        raise EditRefused(
            N_("Someone changed one of these rows while you were looking. Nothing was merged. Please look again.")
        )
    away = snapshot.merged(wanted.table)
    for row in plan.rows:
        if row.key in away:
            raise EditRefused(N_("{label} is merged into another row already."), label=row.label)
        _must_be_found_again(snapshot, row)
        if row.is_derived and (lost := next((p for p in plan.moved if p.at == row.key and not p.is_numbered), None)):
            raise EditRefused(
                N_("A row of {table} that points to this customer is not numbered yet. Number the rows first."),
                table=lost.row.table,
            )


def _must_be_found_again(snapshot: Snapshot, row: Row) -> None:
    if row.table == "Contacts" and (row.is_derived or register_rows_of(snapshot, row.key)):
        must_be_numbered(snapshot, row.key)
    elif row.values.get("id") != row.key:
        raise EditRefused(
            N_("This row is not numbered yet, so Bahi could not find it again in the sheet. Number the rows first.")
        )


def _apart(plans: Sequence[MergePlan]) -> list[MergePlan]:
    """The plans without those that want a row which an earlier one has."""
    taken: set[tuple[str, str]] = set()
    apart = []
    for plan in plans:
        rows = {(plan.table, row.key) for row in plan.rows}
        if taken.isdisjoint(rows):
            apart.append(plan)
            taken.update(rows)
    return apart


@dataclass(frozen=True)
class _Written:
    """One cell that a merge writes."""

    cell: MergedCell
    value: CellValue
    label: str

    @property
    def as_saved(self) -> RecordCells:
        """As the outbox takes it."""
        return RecordCells(self.cell.table, self.cell.id, {self.cell.field: self.value}, is_new=False, label=self.label)


def _records(snapshot: Snapshot, plan: MergePlan) -> list[_Written]:
    """The cells to be written: what belongs to the rows first, that they are merged last."""
    written = [_cell(one.row, one.field.name, one.before, one.after or None) for one in plan.moved if one.is_numbered]
    for choice in plan.written:
        value = value_as_it_was(snapshot, plan.table, choice.field.name, choice.text)
        written.append(_cell(plan.kept, choice.field.name, choice.before, value))
    for row in (row for row in plan.gone if not row.is_derived):
        written.append(_cell(row, MERGED_INTO, row.text(MERGED_INTO), plan.kept.key))
    once: dict[tuple[str, str, str], _Written] = {}
    for one in written:
        once[one.cell.table, one.cell.id, one.cell.field] = one
    return list(once.values())


def _cell(row: Row, name: str, before: str, value: CellValue) -> _Written:
    return _Written(MergedCell(row.table, row.key, name, before, written_text(value)), value, row.label)


def _merge(plan: MergePlan, written: Sequence[_Written], *, saved_as: str, at: datetime, author: str) -> Merge:
    gone = {row.key: row.label for row in plan.gone}
    cells = tuple(one.cell for one in written)
    return Merge(new_operation(), saved_as, at, author, plan.table, plan.kept.key, plan.kept.label, gone, cells)

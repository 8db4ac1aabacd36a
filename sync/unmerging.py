"""Takes a merge back at any later time, or finishes one that the sheet took only in part; what people wrote since stays."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from records.merged import MERGED_INTO
from records.snapshot import Snapshot
from sync.current import reading
from sync.edits import Clock, EditRefused, RecordCells, Saved, save_edit, save_records, value_as_it_was
from sync.merge_states import CellState, MergeState, states_of
from sync.merges import Merge, MergedCell, merge_named, merges_away, remember_merges
from sync.merges_found_again import merge_in_history
from sync.outbox import EntryState, entries_saved_as, move
from sync.place import Place
from sync.publish_pull import publish_overlay
from sync.state import state
from translations import N_


@dataclass(frozen=True)
class Unmerged:
    """What was taken back; and the cells that stay as they are, for somebody has changed them since or their rows are gone."""

    saved: Saved
    left: tuple[MergedCell, ...] = ()


def unmerge(place: Place, name: str, *, author: str = "", clock: Clock = datetime.now) -> Unmerged:
    """Make the rows of a merge several customers again. Undone as one. Raises EditRefused."""
    return _unmerge(place, _standing(place, name), author=author, clock=clock)


def finish(place: Place, name: str, *, author: str = "", clock: Clock = datetime.now) -> Saved:
    """Write what the sheet has not taken of a merge once more, over what it says now. Raises EditRefused."""
    return _write(place, _standing(place, name), CellState.BACK, lambda cell: cell.after, author=author, clock=clock)


def unmerge_row(place: Place, table: str, key: str, *, author: str = "", clock: Clock = datetime.now) -> Unmerged:
    """Take back the merge by which a row was merged away; of one that was typed into the sheet only the word is taken back."""
    with reading(place) as snapshot:
        if key not in snapshot.merged(table):
            raise EditRefused(N_("This row is not merged any more."))
        known = states_of(place, snapshot, merges_away(place, table, key))
        found = None if known else merge_in_history(place, snapshot, table, key)
    ours = next((one for one in known if one.stands), None)
    if found is not None:
        with state(place.state) as connection:
            remember_merges(connection, [found])
        ours = _standing(place, found.name)
    if ours is not None:
        return _unmerge(place, _with_word(ours, key), author=author, clock=clock)
    return Unmerged(save_edit(place, table, key, {MERGED_INTO: None}, author=author, clock=clock, as_is=True))


def is_remembered(place: Place, snapshot: Snapshot, table: str, key: str) -> bool:
    """Whether more is known of how a row was merged away than the word in its row."""
    known = merges_away(place, table, key)
    if known:
        return any(one.stands for one in states_of(place, snapshot, known))
    return merge_in_history(place, snapshot, table, key) is not None


def _with_word(found: MergeState, key: str) -> MergeState:
    """Whatever somebody has typed since as the row that this one was merged into, it is to be separate."""
    ours = found.merge.table, key, MERGED_INTO
    cells = [
        (cell, CellState.TAKEN if (cell.table, cell.id, cell.field) == ours else state) for cell, state in found.cells
    ]
    return replace(found, cells=tuple(cells))


def _unmerge(place: Place, found: MergeState, *, author: str, clock: Clock) -> Unmerged:
    saved = _write(place, found, CellState.TAKEN, lambda cell: cell.before, author=author, clock=clock)
    return Unmerged(saved, found.those(CellState.CHANGED, CellState.GONE))


def _standing(place: Place, name: str) -> MergeState:
    merge = merge_named(place, name)
    with reading(place) as snapshot:
        found = next(iter(states_of(place, snapshot, [merge] if merge else [])), None)
    if found is None or not found.stands:
        raise EditRefused(N_("These rows are not merged any more."))
    return found


def _write(
    place: Place,
    found: MergeState,
    which: CellState,
    text: Callable[[MergedCell], str],
    *,
    author: str,
    clock: Clock,
) -> Saved:
    with reading(place) as snapshot:
        cells = [_cell(snapshot, cell, text(cell)) for cell in found.those(which)]
    _settle_refused(place, found.merge)
    saved = save_records(place, cells, author=author, clock=clock)
    publish_overlay(place, clock=clock)
    return Saved(found.merge.kept, saved.saved_as)


def _cell(snapshot: Snapshot, cell: MergedCell, text: str) -> RecordCells:
    value = value_as_it_was(snapshot, cell.table, cell.field, text)
    return RecordCells(cell.table, cell.id, {cell.field: value}, is_new=False)


def _settle_refused(place: Place, merge: Merge) -> None:
    """What the sheet refused of a merge is decided by taking it back or doing it again."""
    ours = {(cell.table, cell.id, cell.field) for cell in merge.cells}
    with state(place.state) as connection:
        entries = entries_saved_as(connection, merge.saved_as)
        refused = [e for e in entries if e.state is EntryState.CONFLICT and (e.table, e.record, e.field) in ours]
        move(connection, [entry.operation for entry in refused], EntryState.SETTLED)

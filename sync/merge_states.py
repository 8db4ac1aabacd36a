"""How far merges have come, told from the merges themselves and from what their cells say now."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from enum import Enum

from records.merged import MERGED_INTO
from records.rows import Row
from records.snapshot import Snapshot
from records.survivorship import joiner_of
from sync.merge_chains import Chain, Fields, Spot, spot_of
from sync.merges import Merge, MergedCell, connected
from sync.place import Place
from validation.kinds import Kind

_NAMES = frozenset({"name", "name_other_script"})


class CellState(Enum):
    """How a cell that a merge changed stands now."""

    TAKEN = "taken"
    """It says what the merge wrote, or what later merges made of that."""
    BACK = "back"
    """It says what it would without the merge: refused by the sheet, or taken back."""
    CHANGED = "changed"
    """Somebody has written something else since."""
    GONE = "gone"
    """Its row is not in the sheet any more."""


@dataclass(frozen=True)
class MergeState:
    """How far a merge has come.

    Its cells are those that would say something else (`before`) if it had not been made, the other merges standing as they
    do: also some that only a later merge wrote.
    """

    merge: Merge
    cells: tuple[tuple[MergedCell, CellState], ...]
    stands: bool
    """Whether any of the rows is still merged into the one that was kept."""

    def those(self, *states: CellState) -> tuple[MergedCell, ...]:
        """The cells that stand so."""
        return tuple(cell for cell, state in self.cells if state in states)

    @property
    def is_half_done(self) -> bool:
        """Whether it stands, and some of its cells do not say what it wrote though nobody wrote anything else."""
        return self.stands and bool(self.those(CellState.BACK))


def states_of(place: Place, snapshot: Snapshot, merges: Sequence[Merge]) -> tuple[MergeState, ...]:
    """How merges stand, as the snapshot has their cells."""
    if not merges:
        return ()
    chains = _Chains.of(snapshot, connected(place, merges))
    return tuple(chains.state_of(merge) for merge in merges)


@dataclass(frozen=True)
class _Chains:
    """Merges that may have to do with each other, oldest first, with what stands in the sheet."""

    merges: tuple[Merge, ...]
    standing: Set[str]
    now: Mapping[Spot, str]
    """Of the cells whose rows are there."""
    fields: Fields

    @classmethod
    def of(cls, snapshot: Snapshot, merges: tuple[Merge, ...]) -> "_Chains":
        rows = _rows(snapshot, merges)
        written = {spot_of(cell) for merge in merges for cell in merge.cells}
        names = {name for _, _, name in written} | _NAMES
        now = {(*at, name): row.text(name) for at, row in rows.items() for name in names if name in row.values}
        now |= {spot: "" for spot in written - now.keys() if spot[:2] in rows}
        standing = _standing(snapshot, merges, now)
        return cls(merges, standing, now, _fields(snapshot, {table for table, _, _ in written}))

    def state_of(self, merge: Merge) -> MergeState:
        """The state of one of them."""
        chain = Chain.of(self._chain(merge), self.standing, self.now, self.fields)
        expected = chain.texts_with(self.standing)
        changed = {spot for spot, text in expected.items() if self.now.get(spot, text) != text}
        with_it = chain.texts_with(self.standing | {merge.name}, changed=changed)
        without = chain.texts_with(self.standing - {merge.name}, changed=changed)
        cells = (MergedCell(*spot, without[spot], text) for spot, text in with_it.items() if text != without[spot])
        return MergeState(merge, tuple(self._stands(chain, merge, cell) for cell in cells), merge.name in self.standing)

    def _stands(self, chain: Chain, merge: Merge, cell: MergedCell) -> tuple[MergedCell, CellState]:
        now = self.now.get(spot_of(cell))
        if now is None:
            return cell, CellState.GONE
        if now in (cell.after, cell.before):
            return cell, CellState.TAKEN if now == cell.after else CellState.BACK
        before = self._before_later(chain, merge, cell)
        return (cell, CellState.CHANGED) if before is None else (replace(cell, before=before), CellState.TAKEN)

    def _before_later(self, chain: Chain, merge: Merge, cell: MergedCell) -> str | None:
        """What a cell goes back to that says what the merge wrote, for the sheet refused what later ones wrote there."""
        standing, spot = self.standing, spot_of(cell)
        writing = [m.name for m in chain.merges if m is not merge and any(spot_of(c) == spot for c in m.cells)]
        for name in reversed(writing):
            standing = standing - {name}
            if chain.texts_with(standing)[spot] == self.now[spot]:
                return chain.texts_with(standing - {merge.name})[spot]
        return None

    def _chain(self, merge: Merge) -> tuple[Merge, ...]:
        """Those that may have to do with this one."""
        near, fresh = {merge.name}, [merge]
        while fresh:
            rows = {(m.table, key) for m in fresh for key in (m.kept, *m.gone)}
            spots = {spot_of(cell) for m in fresh for cell in m.cells}
            fresh = [m for m in self.merges if m.name not in near and _touches(m, rows, spots)]
            near |= {m.name for m in fresh}
        return tuple(m for m in self.merges if m.name in near)


def _touches(merge: Merge, rows: Set[tuple[str, str]], spots: Set[Spot]) -> bool:
    own = {(merge.table, key) for key in (merge.kept, *merge.gone)}
    return not own.isdisjoint(rows) or any(spot_of(cell) in spots for cell in merge.cells)


def _standing(snapshot: Snapshot, merges: Iterable[Merge], now: Mapping[Spot, str]) -> frozenset[str]:
    """The names of the merges of which rows are away still."""
    by_spot: dict[Spot, list[tuple[Merge, MergedCell]]] = {}
    for merge in merges:
        for cell in merge.cells:
            by_spot.setdefault(spot_of(cell), []).append((merge, cell))
    found = set()
    for spot, written in by_spot.items():
        if spot[2] == MERGED_INTO:
            found |= {written[-1][0].name} if spot[1] in snapshot.merged(spot[0]) else set()
        else:
            found |= {merge.name for merge in _reached(written, now.get(spot)) if not _has_rows(merge)}
    return frozenset(found)


def _has_rows(merge: Merge) -> bool:
    """Whether rows of their own say so; of customers whom only a register knows their sales say whose they are."""
    return any(cell.field == MERGED_INTO for cell in merge.cells)


def _reached(written: Sequence[tuple[Merge, MergedCell]], now: str | None) -> Iterable[Merge]:
    """The merges that made of a cell what it says, step by step."""
    for merge, cell in reversed(written):
        if cell.after == now:
            yield merge
            now = cell.before


def _rows(snapshot: Snapshot, merges: Iterable[Merge]) -> dict[tuple[str, str], Row]:
    """The rows that merges wrote in or made one, as far as they are there."""
    wanted: dict[str, dict[str, None]] = {}
    for merge in merges:
        for table, id in [
            *((cell.table, cell.id) for cell in merge.cells),
            *((merge.table, key) for key in merge.gone),
        ]:
            wanted.setdefault(table, {})[id] = None
    return {
        (table, key): row for table, ids in wanted.items() for key, row in snapshot.rows_of(table, list(ids)).items()
    }


def _fields(snapshot: Snapshot, tables: Iterable[str]) -> Fields:
    every = [(table, field) for table in tables for field in snapshot.all_fields(table)]
    joiners = {(table, field.name): joiner for table, field in every if (joiner := joiner_of(field))}
    links = {(table, field.name) for table, field in every if field.kind in (Kind.LINK, Kind.LINKS)}
    return Fields(joiners, frozenset(links))

"""Which customers are probably one: kept for each snapshot, compared again only where rows were touched."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock, RLock, Thread

import duckdb

from records.matched_rows import MATCHED
from records.matches import MatchGroup, in_order
from records.snapshot import Snapshot
from records.worth import worth_of
from sync.apart import apart_pairs, forget_apart, remember_apart
from sync.current import current_id, has_snapshot, reading
from sync.kept_matches import are_kept, keep_groups, kept_groups
from sync.locks import one_matching
from sync.match_index import TableIndex
from sync.place import Place
from sync.pull import Progress, unheard
from sync.quick_matches import quick_matches
from translations import N_
from translations.told import Told
from validation.matching.matches import Match
from validation.tables import record_named

MOST_UNASKED = 200_000
"""Above so many customers nothing is compared until somebody asks."""
_PATIENCE_SECONDS = 0.4

__all__ = [
    "MatchGroup",
    "apart_pairs",
    "are_ready",
    "finish_matching",
    "forget_apart",
    "groups_last_found",
    "groups_of",
    "keep_matched",
    "match_in_background",
    "probable_at_once",
    "probable_matches",
    "remember_apart",
]


def groups_of(place: Place, *, progress: Progress = unheard) -> tuple[MatchGroup, ...]:
    """The groups to be reviewed, the certain ones first, and the most valuable first among them.

    Quick once the current snapshot was matched (`are_ready`); else that is done now. Raises NothingRead.
    """
    known = _known(place)
    with known.lock:
        if known.snapshot != current_id(place):
            with reading(place) as snapshot:
                known.groups = _groups(place, known, snapshot, progress)
                known.snapshot = snapshot.id
        return known.groups


def groups_last_found(place: Place) -> tuple[MatchGroup, ...]:
    """The groups of the current snapshot or, while it is being compared, of the one before. Never waits for a comparison."""
    known = _known(place)
    is_at_work = known.at_work is not None and known.at_work.is_alive()
    return groups_of(place) if not is_at_work and are_ready(place) else known.groups


def are_ready(place: Place) -> bool:
    """Whether `groups_of` answers at once. Raises NothingRead."""
    snapshot = current_id(place)
    return _known(place).snapshot == snapshot or are_kept(place, snapshot)


def probable_matches(place: Place, table: str, cells: Mapping[str, str], *, but: str = "") -> tuple[Match, ...]:
    """The rows that one being typed (texts by field name) may be, the likeliest first, as `id_a`; `but` is its own key.

    Never waits for a whole table to be compared: until that is done, rows with its phone or name are looked at.
    """
    name = record_named(table).table.name
    if name not in MATCHED:
        return ()
    with reading(place) as snapshot:
        index = _index_for_typing(place, snapshot, name)
        return index.candidates(cells, but=but) if index else quick_matches(snapshot, name, cells, but=but)


def probable_at_once(place: Place, snapshot: Snapshot, table: str, cells: Mapping[str, str]) -> tuple[Match, ...]:
    """The same of a snapshot that is open, by what is compared already; it is brought up to date behind the scenes."""
    if table not in MATCHED:
        return ()
    index = _known(place).tables.get(table)
    if index is None or index.snapshot != snapshot.id:
        match_in_background(place, for_typing=True)
    asked = ("probable", table, tuple(cells.items()), index.snapshot if index else "")
    found: tuple[Match, ...] = snapshot.once(
        asked, lambda: index.candidates(cells) if index else quick_matches(snapshot, table, cells, by_words=True)
    )
    return found


def keep_matched(place: Place) -> None:
    """Have the current snapshot matched in the background, where that was not done yet."""
    if has_snapshot(place) and not are_ready(place):
        match_in_background(place)


def match_in_background(place: Place, *, for_typing: bool = False) -> Thread:
    """Match the current snapshot in a thread of its own, which is returned; where one is at it already, that one.

    `for_typing` also makes ready what a row being typed is looked up in, where the groups stand already.
    """
    known = _known(place)
    with known.starting:
        thread = known.at_work
        if thread is None or not thread.is_alive():
            thread = Thread(target=_match_quietly, args=(place, for_typing), daemon=True, name="matching")
            known.at_work = thread
            thread.start()
        return thread


def finish_matching(place: Place) -> None:
    """Wait for the matching in the background that is at work, if any."""
    thread = _known(place).at_work
    if thread is not None:
        thread.join()


@dataclass
class _Known:
    """What this process has found out about one place."""

    snapshot: str = ""
    groups: tuple[MatchGroup, ...] = ()
    tables: dict[str, TableIndex] = field(default_factory=dict)
    at_work: Thread | None = None
    lock: RLock = field(default_factory=RLock)
    starting: Lock = field(default_factory=Lock)

    def brought_to(self, snapshot: Snapshot, table: str) -> TableIndex:
        """The index of a table for a snapshot; the lock is held."""
        before = self.tables.get(table)
        index = before.brought_to(snapshot) if before else TableIndex.of(snapshot, table)
        self.tables[table] = index
        return index


_places: dict[Path, _Known] = {}


def _known(place: Place) -> _Known:
    return _places.setdefault(place.state.absolute(), _Known())


def _groups(place: Place, known: _Known, snapshot: Snapshot, progress: Progress) -> tuple[MatchGroup, ...]:
    kept = kept_groups(place, snapshot.id)
    if kept is not None:
        return kept
    with one_matching(place):
        kept = kept_groups(place, snapshot.id)  # found by another process meanwhile
        if kept is None:
            kept = _found(known, snapshot, progress)
            keep_groups(place, snapshot.id, kept)
        return kept


def _found(known: _Known, snapshot: Snapshot, progress: Progress) -> tuple[MatchGroup, ...]:
    tables = [state.table.name for state in snapshot.states() if state.table.name in MATCHED and state.rows]
    groups: list[MatchGroup] = []
    for at, table in enumerate(tables):
        progress(N_("Comparing customers"), at / len(tables))
        together = known.brought_to(snapshot, table).groups()
        worth = worth_of(snapshot, table, [key for group in together for key in group.keys])
        groups += [replace(group, value=sum(worth.get(key, 0.0) for key in group.keys)) for group in together]
    progress(N_("Done"), 1.0)
    return in_order(groups)


def _index_for_typing(place: Place, snapshot: Snapshot, table: str) -> TableIndex | None:
    """That of this snapshot where it is made soon, else the last one there is."""
    known = _known(place)
    index = known.tables.get(table)
    if index is None or index.snapshot != snapshot.id:
        match_in_background(place, for_typing=True).join(_PATIENCE_SECONDS)
    return known.tables.get(table)


def _match_quietly(place: Place, for_typing: bool) -> None:
    """What fails here fails again, and is told, when somebody asks."""
    with suppress(Told, OSError, duckdb.Error), reading(place) as snapshot:
        sizes = {state.table.name: state.rows for state in snapshot.states() if state.table.name in MATCHED}
        if sum(sizes.values()) > MOST_UNASKED:
            return
        known = _known(place)
        with known.lock:
            for table in sizes if for_typing else ():
                known.brought_to(snapshot, table)
            groups_of(place)

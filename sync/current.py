"""Which snapshot is current, opened once a process and closed when its last reader is done."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from threading import Lock

import duckdb
from sqlalchemy import Connection, insert, select, update

from records.snapshot import Snapshot
from sync.locks import one_bringing_up
from sync.place import Place
from sync.state import SNAPSHOTS, state, state_as_read
from sync.unchanged import SNAPSHOT_FORM
from translations import N_
from translations.told import Told


class NothingRead(Told):
    """The workbook has never been read."""


@dataclass
class _Opened:
    snapshot: Snapshot
    readers: int = 0
    is_superseded: bool = False


_opened: dict[Path, _Opened] = {}
_lock = Lock()


@contextmanager
def reading(place: Place) -> Iterator[Snapshot]:
    """The current snapshot, open until the block ends however many newer ones are published. Raises NothingRead."""
    folder = place.snapshots.absolute()
    opened = _take(folder / f"{current_id(place)}.duckdb")
    try:
        yield opened.snapshot
    finally:
        _give_back(opened)


@contextmanager
def reading_as_of(place: Place, day: date) -> Iterator[Snapshot]:
    """The workbook as it was at the end of a day, or of the last day before it of which a reading is kept. Raises NothingRead."""
    found = next((snapshot_id for kept, snapshot_id in kept_days(place) if kept <= day), None)
    if found is None:
        raise NothingRead(N_("No reading of the sheet is kept from {day} or before."), day=day.isoformat())
    with Snapshot.open(_in_our_form(place, found)) as snapshot:
        yield snapshot


def kept_days(place: Place) -> tuple[tuple[date, str], ...]:
    """The days of which a reading is kept, newest first, each with the id of its last snapshot."""
    query = select(SNAPSHOTS.c.taken_at, SNAPSHOTS.c.id).order_by(SNAPSHOTS.c.id.desc())
    with state_as_read(place.state) as connection:
        rows = connection.execute(query).all()
    last: dict[date, str] = {}
    for taken_at, snapshot_id in rows:
        if (place.snapshots / f"{snapshot_id}.duckdb").exists():
            last.setdefault(taken_at.date(), snapshot_id)
    return tuple(last.items())


def current_id(place: Place) -> str:
    """The id of the current snapshot; pages compare it to notice a newer one. Raises NothingRead."""
    found = _current(place)
    if not found:
        raise NothingRead(N_("{workbook} has not been read yet. Press Sync now."), workbook=place.workbook)
    return found


def has_snapshot(place: Place) -> bool:
    """Whether the workbook was ever read, and the reading is still there."""
    return bool(_current(place))


def _current(place: Place) -> str:
    with state_as_read(place.state) as connection:
        found = connection.execute(select(SNAPSHOTS.c.id, SNAPSHOTS.c.form).where(SNAPSHOTS.c.is_current)).one_or_none()
    if found is None or not (place.snapshots / f"{found.id}.duckdb").exists():
        return ""
    return found.id if found.form == SNAPSHOT_FORM else _brought_up(place, found.id)


def _brought_up(place: Place, snapshot_id: str) -> str:
    """The reading that an older Bahi made, so that pages show it until the next, which says what has changed; "" where it cannot be."""
    with suppress(duckdb.Error):
        fresh = _in_our_form(place, snapshot_id)
        current = select(SNAPSHOTS.c.taken_at).where(SNAPSHOTS.c.id == snapshot_id, SNAPSHOTS.c.is_current)
        with state(place.state) as connection:
            if taken_at := connection.scalar(current):
                make_current(connection, fresh.stem, taken_at=taken_at, version="", form=SNAPSHOT_FORM)
        return fresh.stem
    return ""


def _in_our_form(place: Place, snapshot_id: str) -> Path:
    """The file of a snapshot, written anew where older code made it. Raises duckdb.Error."""
    path = place.snapshots / f"{snapshot_id}.duckdb"
    with state_as_read(place.state) as connection:
        form = connection.scalar(select(SNAPSHOTS.c.form).where(SNAPSHOTS.c.id == snapshot_id))
    if form == SNAPSHOT_FORM:
        return path
    from sync.snapshot_file import bring_up  # once after an update

    fresh = path.with_stem(f"{snapshot_id}-{SNAPSHOT_FORM}")
    with one_bringing_up(place):
        if not fresh.exists():
            bring_up(path, fresh)
    return fresh


def make_current(connection: Connection, snapshot_id: str, *, taken_at: datetime, version: str, form: int) -> None:
    """Point to a snapshot; part of the transaction that publishes it."""
    connection.execute(update(SNAPSHOTS).values(is_current=False).where(SNAPSHOTS.c.is_current))
    connection.execute(
        insert(SNAPSHOTS).values(id=snapshot_id, taken_at=taken_at, version=version, form=form, is_current=True)
    )


def _take(path: Path) -> _Opened:
    with _lock:
        for other, opened in list(_opened.items()):
            if other != path and other.parent == path.parent:
                opened.is_superseded = True
                _close_unread(other, opened)
        opened = _opened.get(path) or _opened.setdefault(path, _Opened(Snapshot.open(path)))
        opened.readers += 1
        opened.is_superseded = False
        return opened


def _give_back(opened: _Opened) -> None:
    with _lock:
        opened.readers -= 1
        _close_unread(opened.snapshot.path.absolute(), opened)


def _close_unread(path: Path, opened: _Opened) -> None:
    if opened.is_superseded and opened.readers == 0 and _opened.get(path) is opened:
        del _opened[path]
        opened.snapshot.close()

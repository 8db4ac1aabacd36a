"""Which snapshot is current, opened once a process and closed when its last reader is done."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, insert, select, update

from records.snapshot import Snapshot
from sync.place import Place
from sync.state import SNAPSHOTS, state_as_read
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
    with Snapshot.open(place.snapshots / f"{found}.duckdb") as snapshot:
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
        found = connection.scalar(select(SNAPSHOTS.c.id).where(SNAPSHOTS.c.is_current))
    return found if found and (place.snapshots / f"{found}.duckdb").exists() else ""


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

"""Makes a reading of the workbook the current snapshot, with its history, in one transaction."""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import uuid4

import duckdb
from sqlalchemy import Connection, delete, select

from records.changes import Origin, RowChange
from sync.attribution import Attributed, attribute
from sync.current import has_snapshot, make_current, reading
from sync.dues_setting import answered_dues
from sync.guards import check_gone, check_tabs, tabs_before, tabs_now
from sync.headings_setting import mapped_headings
from sync.history import write_changes
from sync.locks import one_publishing
from sync.outbox import LAID_OVER, UNSENT, Entry, EntryKind, EntryState, entries_in, move
from sync.overlays import overlays_of
from sync.place import Place
from sync.publish import Build, build_snapshot, overlay_snapshot
from sync.pull import Pulled
from sync.room import NoRoom
from sync.set_aside import tabs_set_aside
from sync.state import SNAPSHOTS, state, state_as_read
from sync.unchanged import SNAPSHOT_FORM
from validation.business import Business
from validation.headings import workbook_layout
from validation.sheet import RawTab
from validation.steering import business_of

KEPT_LAST, KEPT_DAYS = 3, 30


def publish_pull(
    place: Place, tabs: Sequence[RawTab], *, version: str, accept: frozenset[str], clock: Callable[[], datetime]
) -> Pulled:
    """Build the next snapshot beside the current one, look at the guards, and publish it."""
    taken_at = clock().replace(microsecond=0)
    business = _business(place, tabs)
    path = new_snapshot_path(place, taken_at)
    with state_as_read(place.state) as connection:
        unsent = entries_in(connection, UNSENT)
    try:
        build = _build(
            place, path, tabs, business=business, version=version, taken_at=taken_at, unsent=unsent, accept=accept
        )
        return _publish(place, build, unsent=unsent, version=version, taken_at=taken_at)
    except (OSError, duckdb.IOException) as error:
        _remove(path)
        raise NoRoom(place.state, error) from error
    except BaseException:
        _remove(path)
        raise


def _business(place: Place, tabs: Sequence[RawTab]) -> Business:
    business = business_of(tabs)
    headings = {**business.headings, **mapped_headings(place)}
    dues = {**business.dues, **answered_dues(place)}
    return replace(business, headings=headings, dues=dues, set_aside=tabs_set_aside(place))


def _build(
    place: Place,
    path: Path,
    tabs: Sequence[RawTab],
    *,
    business: Business,
    version: str,
    taken_at: datetime,
    unsent: Sequence[Entry],
    accept: frozenset[str],
) -> Build:
    layouts = workbook_layout(tabs, business)
    now = tabs_now(tabs, layouts, business)
    build = partial(
        build_snapshot,
        path,
        tabs=tabs,
        layouts=layouts,
        business=business,
        workbook=place.workbook,
        version=version,
        taken_at=taken_at,
        overlay=overlays_of(unsent),
    )
    if not has_snapshot(place):
        check_tabs(now, {}, accept)
        return build(previous=None)
    with reading(place) as before:
        ours = _taken_out_by_us(place)
        was = {tab: replace(at_hand, rows=at_hand.rows - ours[tab]) for tab, at_hand in tabs_before(before).items()}
        check_tabs(now, was, accept)
        built = build(previous=before.path)
        check_gone({tab: count - ours[tab] for tab, count in built.gone.items()}, built.had, accept)
        return built


def _taken_out_by_us(place: Place) -> Counter[str]:
    """How many rows of each tab the app itself has taken out again: an undo of many is no damage."""
    with state_as_read(place.state) as connection:
        sent = entries_in(connection, [EntryState.SENDING, EntryState.APPLIED])
    return Counter(entry.tab for entry in sent if entry.kind is EntryKind.REMOVAL)


def _publish(place: Place, build: Build, *, unsent: Sequence[Entry], version: str, taken_at: datetime) -> Pulled:
    with one_publishing(place):
        with state_as_read(place.state) as connection:
            entries = entries_in(connection, LAID_OVER)
        attributed = attribute(build.changes, entries)
        path = _caught_up(place, build.path, entries, attributed, unsent=unsent, taken_at=taken_at)
        with state(place.state) as connection:
            changes = _write(connection, attributed, at=taken_at, snapshot=path.stem)
            move(connection, attributed.seen, EntryState.CONFIRMED)
            make_current(connection, path.stem, taken_at=taken_at, version=version, form=SNAPSHOT_FORM)
    prune(place)
    return Pulled(is_unchanged=False, snapshot=path.stem, rows=build.rows, changes=changes, without_id=build.without_id)


def _caught_up(
    place: Place,
    path: Path,
    entries: Sequence[Entry],
    attributed: Attributed,
    *,
    unsent: Sequence[Entry],
    taken_at: datetime,
) -> Path:
    """The built snapshot with what was saved in the app while it was being built laid over as well."""
    wanted = [entry for entry in entries if entry.state in UNSENT and entry.operation not in attributed.seen]
    if [entry.operation for entry in wanted] == [entry.operation for entry in unsent]:
        return path
    fresh = new_snapshot_path(place, taken_at)
    overlay_snapshot(fresh, previous=path, overlay=overlays_of(wanted), taken_at=taken_at)
    _remove(path)
    return fresh


def _write(connection: Connection, attributed: Attributed, *, at: datetime, snapshot: str) -> int:
    changes: Sequence[RowChange] = attributed.by_people
    count = write_changes(connection, changes, at=at, origin=Origin.SHEET, author="", snapshot=snapshot)
    for entry, change in attributed.by_app:
        count += write_changes(
            connection, [change], at=entry.at, origin=Origin.APP, author=entry.author, operation=entry.operation
        )
    return count


def publish_overlay(place: Place, *, clock: Callable[[], datetime] = datetime.now) -> None:
    """Lay the outbox over the current snapshot again, so that people see their edits at once.

    Where the disk has no room for that the edits are safe in the outbox: the next push takes them, the next pull shows them.
    """
    with suppress(NoRoom):
        _publish_overlay(place, clock=clock)


def _publish_overlay(place: Place, *, clock: Callable[[], datetime]) -> None:
    with one_publishing(place):
        with state_as_read(place.state) as connection:
            entries = entries_in(connection, LAID_OVER)
        with reading(place) as before:
            taken_at, now = before.taken_at, clock()
            path = new_snapshot_path(place, now)
            try:
                overlay_snapshot(path, previous=before.path, overlay=overlays_of(entries), taken_at=taken_at)
            except (OSError, duckdb.IOException) as error:
                raise NoRoom(place.state, error) from error
        with state(place.state) as connection:
            version = connection.scalar(select(SNAPSHOTS.c.version).where(SNAPSHOTS.c.is_current))
            make_current(connection, path.stem, taken_at=taken_at, version=version or "", form=SNAPSHOT_FORM)
    prune(place)


def new_snapshot_path(place: Place, now: datetime) -> Path:
    """Where the next snapshot will lie; its stem is its id."""
    place.snapshots.mkdir(parents=True, exist_ok=True)
    return place.snapshots / f"{now:%Y%m%dT%H%M%S}-{uuid4().hex[:6]}.duckdb"


def prune(place: Place) -> None:
    """Delete snapshots but the last few and the last of each of the last days, and what a killed build left."""
    with state(place.state) as connection:
        known = connection.execute(select(SNAPSHOTS).order_by(SNAPSHOTS.c.id.desc())).all()
        kept = {row.id for row in known if row.is_current} | {row.id for row in known[:KEPT_LAST]}
        oldest = datetime.now() - timedelta(days=KEPT_DAYS)
        kept |= set({row.taken_at.date(): row.id for row in reversed(known) if row.taken_at >= oldest}.values())
        connection.execute(delete(SNAPSHOTS).where(SNAPSHOTS.c.id.not_in(kept)))
    for path in place.snapshots.iterdir():
        if path.stem.split(".")[0] not in kept and _is_old(path):
            _remove(path)


def _is_old(path: Path) -> bool:
    """Not one that is being built or about to be opened."""
    try:
        return datetime.now().timestamp() - path.stat().st_mtime > 60
    except FileNotFoundError:
        return False


def _remove(path: Path) -> None:
    with suppress(OSError):  # on Windows a file that is still open stays until the next pruning
        path.unlink(missing_ok=True)

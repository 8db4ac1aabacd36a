"""Brings back what a lost machine kept in the workbook: history, views, settings, decisions."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from sync.mirror.contents import Found, found_in, is_ours, labels_in, misplaced
from sync.mirror.documents import print_of, put_back
from sync.mirror.mark import BROUGHT_BACK, Mark, mark_in, remember
from sync.mirror.packing import COLUMNS, Kept
from sync.mirror.plan import from_the_start
from sync.own_tabs import KeepsHistory, KeptTab
from sync.place import Place
from sync.state import HISTORY, set_setting, setting, state, state_as_read
from sync.workbook import Workbook
from translations import N_

NOTHING_KEPT = N_("No history is kept in this sheet.")


@dataclass(frozen=True)
class BroughtBack:
    """What came back: how many changes that were not known here, since when, and what could not be read."""

    changes: int
    since: datetime | None
    damaged: tuple[str, ...]
    missing: int
    """How many changes between the first and the last are gone."""
    at: datetime


def bring_back(place: Place, workbook: Workbook, *, clock: Callable[[], datetime]) -> BroughtBack | None:
    """Take in the history that the workbook keeps; None where it keeps none. Raises WorkbookUnavailable."""
    there = workbook.history_tab().read() if isinstance(workbook, KeepsHistory) else None
    if there is None or not is_ours(there.rows):
        return None
    return take_in(place, there, at=clock())


def take_in(place: Place, there: KeptTab, *, at: datetime) -> BroughtBack:
    """Add what the tab holds to what is known here; from now on the tab is this copy's."""
    found = found_in(there.rows)
    with state(place.state) as connection:
        was_empty = connection.execute(select(HISTORY.c.number).limit(1)).first() is None
        count = _insert(connection, found.entries) if was_empty else _merge(connection, found.entries)
        put_back(connection, place, found.documents)
        remember(connection, _mark_after(connection, found, there, is_same=was_empty))
        brought = BroughtBack(count, _since(found), found.damaged, _missing(found), at)
        set_setting(connection, BROUGHT_BACK, json.dumps(brought.__dict__, default=str))
    return brought


def brought_back(place: Place) -> BroughtBack | None:
    """What came back the last time that something did, for those who want to know."""
    with state_as_read(place.state) as connection:
        kept = setting(connection, BROUGHT_BACK)
    if not kept:
        return None
    given = json.loads(kept)
    since = datetime.fromisoformat(given["since"]) if given["since"] else None
    moments = {"since": since, "at": datetime.fromisoformat(given["at"])}
    return BroughtBack(**{**given, **moments, "damaged": tuple(given["damaged"])})


def seen(place: Place) -> None:
    """Forget what came back: it was read."""
    with state(place.state) as connection:
        set_setting(connection, BROUGHT_BACK, "")


def _insert(connection: Connection, entries: Sequence[Kept]) -> int:
    if entries:
        connection.execute(insert(HISTORY), [{**entry, "snapshot": ""} for entry in entries])
    return len(entries)


def _merge(connection: Connection, entries: Iterable[Kept]) -> int:
    """Both histories as one, in the order of their moments, numbered anew; what both know is in it once."""
    columns = [HISTORY.c[name] for name in (*COLUMNS, "snapshot")]
    here = [row._asdict() for row in connection.execute(select(*columns).order_by(HISTORY.c.number))]
    known = {_identity(entry) for entry in here}
    new = [{**entry, "snapshot": ""} for entry in entries if _identity(entry) not in known]
    if new:
        both = sorted([*new, *here], key=lambda entry: entry["at"])
        connection.execute(delete(HISTORY))
        connection.execute(insert(HISTORY), [{**entry, "number": n} for n, entry in enumerate(both, 1)])
    return len(new)


def _identity(entry: Kept) -> tuple[object, ...]:
    return tuple(entry[name] for name in COLUMNS if name != "number")


def _mark_after(connection: Connection, found: Found, there: KeptTab, *, is_same: bool) -> Mark:
    """Where the tab goes on; all is written anew where its rows are not as they would be."""
    choice = found.documents.get("choice", "")
    spoilt = (*found.spoilt, *misplaced(labels_in(there.rows)))
    before = mark_in(connection)
    mark = replace(
        before,
        choice=before.choice or choice or "on",
        token=there.token,
        takes_over=True,
        was_taken=False,
        chunk=found.last_chunk,
        first=found.last_first,
        last=found.entries[-1]["number"] if found.entries else 0,
        spoilt=spoilt,
        documents=print_of(found.documents),
        obstacle="",
        parts=(),
        compares=is_same and bool(found.entries),
    )
    return mark if is_same and not spoilt else from_the_start(connection, mark)


def _since(found: Found) -> datetime | None:
    return found.entries[0]["at"] if found.entries else None


def _missing(found: Found) -> int:
    if not found.entries:
        return 0
    numbers = found.entries[0]["number"], found.entries[-1]["number"]
    return int(numbers[1] - numbers[0] + 1 - len(found.entries))

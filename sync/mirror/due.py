"""What the mirror has to do around a pull, decided before anything heavy is imported."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sync.glance import glance
from sync.mirror.suggested import is_suggested
from sync.place import Place

BETWEEN_WRITES = timedelta(minutes=1)

_STATE = """
SELECT (SELECT value FROM settings WHERE name = 'history_kept'), (SELECT max(number) FROM history),
EXISTS (SELECT 1 FROM snapshots)
"""
_looked: dict[Path, datetime] = {}


def is_new(place: Place) -> bool:
    """Whether this machine knows nothing of the workbook: the state folder is empty, or was lost."""
    kept, newest, has_read = _state(place)
    return kept is None and newest is None and not has_read


def is_comparing(place: Place) -> bool:
    """Whether the reading just made is the first since the history was brought back."""
    kept, _, has_read = _state(place)
    return has_read and bool(_mark(kept).get("compares"))


def is_due(place: Place, now: datetime) -> bool:
    """Whether something may be waiting for the tab and the last write is a minute ago.

    Entries of the history are seen from here; for all else it is time once a minute.
    """
    kept, newest, _ = _state(place)
    mark = _mark(kept)
    if not is_switched_on(place, mark.get("choice", ""), was_taken=mark.get("was_taken", False)):
        return False
    if mark.get("at") and _is_recent(datetime.fromisoformat(mark["at"]), now):
        return False
    is_pressing = (newest or 0) > mark.get("last", 0) or mark.get("takes_over") or mark.get("is_doubtful")
    if not is_pressing and _is_recent(_looked.get(place.state), now):
        return False
    _looked[place.state] = now
    return True


def is_switched_on(place: Place, choice: str, *, was_taken: bool) -> bool:
    """Whether the history is kept in the workbook: as somebody chose, else where the machine's disk will be lost."""
    return not was_taken and (choice == "on" or (not choice and is_suggested(place)))


def _is_recent(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and timedelta() <= now - moment < BETWEEN_WRITES


def _mark(kept: str | None) -> dict[str, Any]:
    return json.loads(kept) if kept else {}


def _state(place: Place) -> tuple[str | None, int | None, bool]:
    kept, newest, has_read = glance(place, _STATE) or (None, None, 0)
    return kept, newest, bool(has_read)

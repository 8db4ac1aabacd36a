"""How far the workbook's copy of the history goes: remembered with the state, and lost with it."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from sync.mirror.due import is_switched_on
from sync.place import Place
from sync.state import set_setting, setting
from translations.told import Told

MARK, BROUGHT_BACK = "history_kept", "history_brought_back"
"""The settings that tell about this machine and are themselves not kept in the workbook."""


@dataclass(frozen=True)
class Mark:
    """What was written last; `first` and `last` are numbers of the history's entries."""

    choice: str = ""
    """"on" or "off" as somebody chose; "" as the place suggests."""
    token: str = ""
    """Of the tab that is ours; "" where it is not made yet."""
    takes_over: bool = False
    """Whether the tab is still another copy's, whose history was brought back."""
    chunk: int = 0
    """The chunk that takes more entries."""
    first: int = 1
    """The first entry in it."""
    last: int = 0
    """The last entry that is in the tab."""
    is_doubtful: bool = False
    """Whether the chunk may hold what did not happen: edits that were sent and not heard of since."""
    spoilt: tuple[int, ...] = ()
    """Rows that hold what nobody can read, to be emptied."""
    documents: str = ""
    """A print of the other things kept."""
    at: str = ""
    """When it was last written, or tried in vain."""
    obstacle: str = ""
    """What kept it from being written, and in `parts` what to fill in."""
    parts: tuple[tuple[str, str], ...] = ()
    was_taken: bool = False
    """Whether another copy of Bahi writes the tab now."""
    compares: bool = False
    """Whether the next reading is to be compared with the last values that the history knows."""

    @property
    def tried_at(self) -> datetime | None:
        """When it was last written, or tried in vain."""
        return datetime.fromisoformat(self.at) if self.at else None

    @property
    def stopped_by(self) -> Told | None:
        """What kept it from being written."""
        return Told(self.obstacle, **dict(self.parts)) if self.obstacle else None

    def stopped(self, obstacle: Told) -> "Mark":
        """The mark that remembers an obstacle."""
        return replace(self, obstacle=obstacle.message, parts=tuple((n, str(v)) for n, v in obstacle.parts.items()))

    def is_on(self, place: Place) -> bool:
        """Whether the history is kept in the workbook."""
        return is_switched_on(place, self.choice, was_taken=self.was_taken)


def mark_in(connection: Connection) -> Mark:
    """What is remembered."""
    kept = json.loads(setting(connection, MARK, "{}"))
    parts = tuple((name, value) for name, value in kept.pop("parts", ()))
    return Mark(**{**kept, "spoilt": tuple(kept.get("spoilt", ()))}, parts=parts)


def remember(connection: Connection, mark: Mark) -> None:
    """Remember it."""
    set_setting(connection, MARK, json.dumps(asdict(mark)))


def at_text(moment: datetime) -> str:
    """As `Mark.at` holds it."""
    return moment.isoformat(timespec="seconds")

"""What differs between two readings of a workbook, and one entry of the history that is written from it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ChangeKind(StrEnum):
    """What happened to a row."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Origin(StrEnum):
    """Where a change was made."""

    SHEET = "sheet"
    APP = "app"


@dataclass(frozen=True)
class CellChange:
    """One cell, from text to text ("" is empty); `field` is the field's name, or "+" and the heading of a custom one."""

    field: str
    heading: str
    before: str
    after: str


@dataclass(frozen=True)
class RowChange:
    """What happened to one row. A removed or added row carries all its cells that are not empty."""

    kind: ChangeKind
    table: str
    tab: str
    id: str
    label: str
    cells: tuple[CellChange, ...]


@dataclass(frozen=True)
class HistoryEntry:
    """One line of the history: one cell changed, or one row added or removed.

    For an added or removed row `field` is "" and `after` or `before` is JSON of its texts by field.
    """

    number: int
    at: datetime
    kind: ChangeKind
    table: str
    tab: str
    id: str
    label: str
    field: str
    heading: str
    before: str
    after: str
    origin: Origin
    author: str

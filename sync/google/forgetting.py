"""Slots and fences of long ago taken away, in the same batch that writes the next ones.

A copy of the app takes away its own, when they have been judged for ten minutes: until then a batch that is still on its way
must find its fence taken. Those of a copy that has not been heard of for a month are anybody's.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sync.google.client import Json
from sync.google.grid import GridTab

KEPT_FOR = timedelta(minutes=10)
ORPHANED_AFTER = timedelta(days=31)
_AT_ONCE = 100
# Another copy of the app may have put slots above since we looked, so that rows stand lower by now.
_MARGIN = 20


@dataclass(frozen=True)
class Forgotten:
    """What goes: fences, and the last so many rows of the hidden tab from `first` on (the first is 1)."""

    fences: tuple[int, ...] = ()
    first: int = 0
    count: int = 0

    def requests(self, own: int, shifted: int) -> Iterator[Json]:
        """As a part of a batch that puts so many rows on top."""
        if self.count:
            start = self.first - 1 + shifted
            span = {"sheetId": own, "dimension": "ROWS", "startIndex": start, "endIndex": start + self.count}
            yield {"deleteDimension": {"range": span}}
        for fence in self.fences:
            lookup = {"developerMetadataLookup": {"metadataId": fence}}
            yield {"deleteDeveloperMetadata": {"dataFilter": lookup}}


def forgotten(own: GridTab | None, done: Collection[int], now: datetime) -> Forgotten:
    """What may go by now. `done` are the fences of this copy that were judged or cancelled more than ten minutes ago."""
    rows = own.rows if own else ()
    fences = {number: _fence(own, number) for number in range(2, len(rows) + 1)} if own else {}
    tail = len(rows) + 1
    while own and tail > 2 and (fences[tail - 1] in done or _is_orphaned(own.cell(tail - 1, 1).text, now)):
        tail -= 1
    first = tail + _MARGIN
    gone = {fence for number, fence in fences.items() if number >= first}
    kept = {fence for number, fence in fences.items() if number < first}
    away = [fence for fence in {*done, *gone} if fence and fence not in kept]
    return Forgotten(tuple(sorted(away)[:_AT_ONCE]), first, max(0, len(rows) + 1 - first))


def _fence(own: GridTab, row: int) -> int:
    text = own.cell(row, 0).text
    return int(text) if text.isdigit() else 0


def _is_orphaned(moment: str, now: datetime) -> bool:
    try:
        return datetime.fromisoformat(moment) < now - ORPHANED_AFTER
    except ValueError:
        return False

"""What the mirror does around a pull: brings a lost history back before it, writes what is new after it."""

from collections.abc import Callable
from datetime import datetime

from sync.mirror.due import is_comparing, is_due, is_new
from sync.place import Place
from sync.workbook import Workbook

Clock = Callable[[], datetime]


def before_reading(place: Place, workbook: Workbook, *, clock: Clock) -> int:
    """Where this machine knows nothing, bring back what the workbook keeps; how many changes came back."""
    if not is_new(place):
        return 0
    from sync.mirror.bringing_back import bring_back

    brought = bring_back(place, workbook, clock=clock)
    return brought.changes if brought else 0


def after_reading(place: Place, workbook: Workbook, *, clock: Clock) -> None:
    """Note what the history can tell to have changed while no machine looked, and write what waits for the tab."""
    if is_comparing(place):
        from sync.mirror.missed import note_missed

        note_missed(place, at=clock())
    if is_due(place, clock()):
        from sync.mirror.keeping_up import keep_up

        keep_up(place, workbook, clock=clock)

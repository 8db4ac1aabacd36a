"""The names of a sheet's tabs, remembered for some minutes so that looking for changes takes one light call."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sync.google.grid import Grid

KEPT_FOR = timedelta(minutes=10)
"""After that everything is read: only then new tabs are noticed, and formats that changed while no value did."""


@dataclass
class Memory:
    """What was learnt from the last whole reading."""

    has_own_tab: bool = False
    _titles: tuple[str, ...] = ()
    _learnt_at: datetime = datetime.min

    def titles(self, now: datetime) -> tuple[str, ...]:
        """The tabs' names in their order; none where they were learnt too long ago."""
        return self._titles if now - self._learnt_at < KEPT_FOR else ()

    def learn(self, grid: Grid, now: datetime) -> None:
        """Remember a whole reading."""
        self.has_own_tab = grid.own is not None
        self._titles, self._learnt_at = tuple(tab.title for tab in grid.tabs), now

    def forget(self) -> None:
        """Ask again next time."""
        self._titles = ()

"""What is known of a Google Sheet from earlier looks, so that looking again takes one light call."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sync.google.looks import TabLooks
from sync.google.shape import Shape

Prints = Mapping[str, int]
"""What all rows of each tab together are known by, by the tab's name."""


@dataclass
class Memory:
    """Kept by whoever opens the same sheet again and again; moments are of the workbook's clock."""

    shape: Shape | None = None
    """The tabs as they were at `shaped_at`."""
    shaped_at: datetime = datetime.min
    version: str = ""
    """Of the last look."""
    changed_at: datetime = datetime.min
    """When that was found."""
    answer: bytes = b""
    """A hash of the answer that gave all values of this version."""
    is_small: bool = False
    """Whether reading every cell with its look is cheap."""
    prints: Prints = field(default_factory=dict)
    """Of all values of this version, where the sheet is small."""
    looks: dict[int, TabLooks] = field(default_factory=dict)
    """The looks of the cells, by the ids of the tabs, where the sheet is large."""
    asked_at: datetime = datetime.min
    """When Google was last asked for looks."""
    turn: tuple[int, int] = (0, 1)
    """The id of the tab and the row at which verifying the looks goes on."""

    def reshape(self, shape: Shape, now: datetime) -> None:
        """Note the tabs as they are now."""
        if shape != self.shape:
            self.answer = b""
        self.shape, self.shaped_at = shape, now
        there = {tab.sheet_id for tab in shape.tabs}
        self.looks = {sheet_id: looks for sheet_id, looks in self.looks.items() if sheet_id in there}

    def lacks_history(self) -> bool:
        """Whether the last look at the tabs found none that keeps the history."""
        return self.shape is not None and not self.shape.has_history

    def saw(self, version: str, now: datetime) -> None:
        """Note the version found now."""
        if version != self.version:
            self.version, self.changed_at = version, now

    def forget_shape(self) -> None:
        """Ask for the tabs next time."""
        self.shape, self.answer = None, b""

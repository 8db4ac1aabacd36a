"""What whoever imports has chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Counts(StrEnum):
    """Which of several files counts where they say different things of one record."""

    FIRST = "first"
    LATEST = "latest"
    LONGEST = "longest"


class Decision(StrEnum):
    """What a person decided about a row that is probably there already."""

    ADD = "add"
    SAME = "same"
    SKIP = "skip"


RowPlace = tuple[int, str, int]
"""A row of an import: the number of its file, its tab, its row there."""


@dataclass(frozen=True)
class Wishes:
    """What whoever imports has chosen."""

    table: str = ""
    """The table that all tabs are of; "" lets their headings tell."""
    updates: bool = False
    """Whether values of the workbook that differ are changed; empty ones are always filled."""
    adds_duplicates: bool = False
    """Whether rows that are probably there already are added all the same."""
    counts: Counts = Counts.FIRST
    tables: Mapping[str, str] = field(default_factory=dict)
    """The table of single tabs, by name."""
    headings: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(tab, heading) -> "Table.field", or "" for a column that is to stay the owner's own."""
    remembered: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(table, heading) -> the same, as corrected in earlier imports of lists of the table."""
    decisions: Mapping[RowPlace, Decision] = field(default_factory=dict)

"""The rows of one tab on their way into a snapshot: which are records, where they stand, and their fingerprints."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from validation.feeds import Feed
from validation.layout import TabLayout
from validation.not_records import WhyNotRecord, record_rows
from validation.record import Record
from validation.sheet import RawTab, cell_text, fingerprint
from validation.tables import record_named

ROWS_OF_A_TAB = 10_000_000
"""More than a tab can have: Google allows ten million cells, Excel a million rows."""
LONGEST_TEXT = 1_000


@dataclass(frozen=True)
class TabInHand:
    """A recognised tab with its place in the workbook."""

    tab: RawTab
    layout: TabLayout
    feeds: tuple[Feed, ...]
    place: int

    @cached_property
    def record(self) -> type[Record]:
        """What its rows are; in a register the sale."""
        assert self.layout.table is not None
        return record_named(self.layout.table)

    @cached_property
    def _rows(self) -> tuple[Sequence[int], Mapping[int, WhyNotRecord]]:
        return record_rows(self.tab, self.layout)

    @property
    def indices(self) -> Sequence[int]:
        """The places in `tab.rows` of the records, in order."""
        return self._rows[0]

    @cached_property
    def fingerprints(self) -> Sequence[str]:
        """The fingerprint of each record, in the order of `indices`."""
        rows = self.tab.rows
        return [fingerprint(rows[index]) for index in self.indices]

    def position(self, index: int) -> int:
        """Where the row at an index stands among all rows of the workbook."""
        return self.place * ROWS_OF_A_TAB + index + 1

    def others(self) -> Iterator[tuple[str, int, str, str]]:
        """The rows that are no records, for the table of them: tab, row, why, text. Blank ones are left out."""
        for index, why in sorted(self._rows[1].items()):
            if why is not WhyNotRecord.BLANK:
                texts = filter(None, map(cell_text, self.tab.rows[index]))
                yield self.tab.name, index + 1, why.value, " | ".join(texts)[:LONGEST_TEXT]

    @property
    def not_records(self) -> int:
        """How many rows below the headings are no records, blanks not counted."""
        return sum(why is not WhyNotRecord.BLANK for why in self._rows[1].values())

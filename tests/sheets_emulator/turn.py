"""One call's turn at a spreadsheet: its writes go through here, so that they are logged and can be taken back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from .a1 import Area
from .cells import Extra, Value
from .ledger import CELLS_A_REQUEST, Draft
from .protections import check_open
from .results import Results
from .sheet import Sheet
from .spreadsheet import Spreadsheet


class Keep:
    """Stands in a row of new values for a cell that is left as it is."""


KEEP: Final = Keep()


@dataclass
class Turn:
    """Who works on which spreadsheet, and what was done so far."""

    spreadsheet: Spreadsheet
    author: str
    draft: Draft = field(default_factory=Draft)

    def results(self) -> Results:
        """What cells show right now."""
        return Results(self.spreadsheet)

    def write(self, sheet: Sheet, top: int, left: int, rows: Sequence[Sequence[Value | Keep]]) -> None:
        """Put values into the grid; what is outside of it is dropped by the caller beforehand."""
        width = max(map(len, rows), default=0)
        detailed = len(rows) * width <= CELLS_A_REQUEST
        check_open(sheet, Area(top, left, top + len(rows), left + width), self.author)
        for at, values in enumerate(rows):
            self._write_row(sheet, top + at, left, values, detailed=detailed)
        if not detailed:
            self.draft.bulk(sheet, Area(top, left, top + len(rows), left + width))

    def _write_row(
        self, sheet: Sheet, index: int, left: int, values: Sequence[Value | Keep], *, detailed: bool
    ) -> None:
        before = sheet.row(index)
        kept = [before.value(left + at) if isinstance(value, Keep) else value for at, value in enumerate(values)]
        sheet.put_values(index, left, kept)
        if detailed:
            self.draft.cells(sheet, index, left, before, sheet.row(index))

    def change_extras(self, sheet: Sheet, area: Area, change: Callable[[Extra], Extra]) -> None:
        """Pass the formats, notes and rules of an area through `change`; equal cells share the outcome."""
        done: dict[int, tuple[Extra, Extra]] = {}

        def once(extra: Extra) -> Extra:
            if id(extra) not in done:
                done[id(extra)] = (extra, change(extra))
            return done[id(extra)][1]

        for index in range(area.top, area.bottom):
            row = sheet.row(index)
            sheet.put_extras(
                index, area.left, [once(row.extra(column)) or None for column in range(area.left, area.right)]
            )

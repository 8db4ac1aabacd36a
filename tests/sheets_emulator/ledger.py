"""The oracle of tests: each cell's edits and each change of rows and columns, with author and order."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from .a1 import Area, area_text, column_letters
from .cells import CellError, Formula, Json, Row, Value
from .sheet import Sheet

CELLS_A_REQUEST = 5_000  # a request that touches more is one entry, so that memory stays bounded
ENTRIES_KEPT = 200_000


def told(value: Value) -> Any:
    """A cell's content as JSON: formulas by their text."""
    if isinstance(value, Formula):
        return value.text
    return value.text if isinstance(value, CellError) else value


@dataclass
class Ledger:
    """What was done to all spreadsheets, in order."""

    entries: list[Json] = field(default_factory=list)
    order: int = 0

    def add(self, entries: Sequence[Json], *, author: str, spreadsheet: str, call: int) -> None:
        """Entries of one call that was applied."""
        for entry in entries:
            self.order += 1
            origin = {"order": self.order, "author": author, "spreadsheet": spreadsheet, "call": call}
            self.entries.append(origin | entry)
        del self.entries[:-ENTRIES_KEPT]


@dataclass
class Draft:
    """The entries of a call until it is known to apply."""

    entries: list[Json] = field(default_factory=list)
    request: str = ""

    def cells(self, sheet: Sheet, index: int, start: int, before: Row, after: Row) -> None:
        """The cells of one row that changed from `start` on."""
        for column in range(start, max(len(before.values), len(after.values))):
            old, new = before.value(column), after.value(column)
            if old is not new and (old != new or type(old) is not type(new)):
                self.entries.append(self._edit(sheet, index, column, after.uid or before.uid, old, new))

    def bulk(self, sheet: Sheet, area: Area) -> None:
        """Too many cells to name each."""
        self.entries.append(self._entry(sheet, "bulk") | {"range": area_text(sheet.title, area)})

    def structure(self, sheet: Sheet, kind: str, **parts: Any) -> None:
        """Rows or columns came, went or moved, or a tab did."""
        self.entries.append(self._entry(sheet, kind) | parts)

    def _edit(self, sheet: Sheet, index: int, column: int, uid: int, old: Value, new: Value) -> Json:
        return self._entry(sheet, "edit") | {
            "row": index + 1, "column": column + 1, "cell": f"{column_letters(column)}{index + 1}", "row_uid": uid,
            "heading": told(sheet.value(0, column)), "before": told(old), "after": told(new),
        }  # fmt: skip

    def _entry(self, sheet: Sheet, kind: str) -> Json:
        return {"kind": kind, "tab": sheet.title, "sheet_id": sheet.id, "request": self.request}

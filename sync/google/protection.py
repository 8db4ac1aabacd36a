"""The parts of a sheet into which its owner lets only some people write."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sync.google.client import Json

PROTECTION = "sheets(properties.sheetId,protectedRanges(range,unprotectedRanges,warningOnly,requestingUserCanEdit))"
_END = 1 << 31


@dataclass(frozen=True)
class Closed:
    """A range, and the ranges inside of it that are open all the same."""

    area: Json
    but: tuple[Json, ...] = ()

    def holds(self, row: int, column: int) -> bool:
        """Whether nothing may be written to the cell; its row counts from 1, its column from 0."""
        return _is_in(self.area, row - 1, column) and not any(_is_in(hole, row - 1, column) for hole in self.but)


def closed_to_us(answer: Json) -> Mapping[int, Sequence[Closed]]:
    """What spreadsheets.get with PROTECTION says, by the tabs' lasting numbers."""
    return {sheet["properties"].get("sheetId", 0): tuple(_closed(sheet)) for sheet in answer.get("sheets", [])}


def _closed(sheet: Json) -> Iterator[Closed]:
    for one in sheet.get("protectedRanges", []):
        if not one.get("warningOnly") and not one.get("requestingUserCanEdit"):
            yield Closed(one.get("range", {}), tuple(one.get("unprotectedRanges", [])))


def _is_in(area: Json, row: int, column: int) -> bool:
    is_row: bool = area.get("startRowIndex", 0) <= row < area.get("endRowIndex", _END)
    is_column: bool = area.get("startColumnIndex", 0) <= column < area.get("endColumnIndex", _END)
    return is_row and is_column

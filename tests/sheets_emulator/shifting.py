"""What inserting, deleting and moving rows or columns does to intervals, ranges and places."""

from dataclasses import dataclass
from typing import Any, Literal

from .cells import Json

Dimension = Literal["ROWS", "COLUMNS"]
KEYS = {"ROWS": ("startRowIndex", "endRowIndex"), "COLUMNS": ("startColumnIndex", "endColumnIndex")}


@dataclass(frozen=True)
class Shift:
    """One change of a sheet's rows or columns; `to` is where a moved block begins, in the old counting."""

    dimension: Dimension
    kind: Literal["insert", "delete", "move"]
    start: int
    count: int
    to: int = 0

    def place(self, index: int) -> int | None:
        """Where this row or column is afterwards; None if it is gone."""
        if self.kind == "insert":
            return index + self.count if index >= self.start else index
        if self.kind == "delete":
            if self.start <= index < self.start + self.count:
                return None
            return index - self.count if index >= self.start else index
        return self._moved(index)

    def _moved(self, index: int) -> int:
        end = self.start + self.count
        if self.start <= index < end:
            return index + (self.to - self.start if self.to <= self.start else self.to - end)
        if self.to <= index < self.start:
            return index + self.count
        if end <= index < self.to:
            return index - self.count
        return index

    def interval(self, start: int, end: int) -> tuple[int, int] | None:
        """A half-open interval afterwards: grown, shrunk, moved; None if nothing is left."""
        if self.kind == "insert":
            return start + self.count * (start >= self.start), end + self.count * (end > self.start)
        if self.kind == "delete":
            return self._shrunk(start, end)
        if self.start <= start and end <= self.start + self.count:
            first = self._moved(start)
            return first, first + end - start
        places = (self._moved(start), self._moved(end - 1))
        return min(places), max(places) + 1

    def _shrunk(self, start: int, end: int) -> tuple[int, int] | None:
        gone = self.start + self.count
        first = start if start < self.start else max(self.start, start - self.count)
        last = end if end <= self.start else max(self.start, end - self.count)
        return None if start >= self.start and end <= gone else (first, last)


def shifted_range(found: Json, shift: Shift) -> Json | None:
    """A GridRange or DimensionRange afterwards; None if it is gone."""
    if "dimension" in found:
        return _shifted_dimension(found, shift)
    first, last = KEYS[shift.dimension]
    return _shifted_keys(found, shift, first, last)


def _shifted_dimension(found: Json, shift: Shift) -> Json | None:
    return _shifted_keys(found, shift, "startIndex", "endIndex") if found["dimension"] == shift.dimension else found


def _shifted_keys(found: Json, shift: Shift, first: str, last: str) -> Json | None:
    if found.get(last) is None:
        start = shift.place(found[first]) if found.get(first) else found.get(first)
        return found | {first: shift.start if start is None else start} if found.get(first) else found
    interval = shift.interval(found.get(first, 0), found[last])
    return None if interval is None else found | {first: interval[0], last: interval[1]}


def shifted_items(items: list[Json], shift: Shift) -> list[Json]:
    """Things with a `range` or `ranges`; those whose ranges are all gone are left out."""
    return [fresh for item in items if (fresh := shifted_item(item, shift)) is not None]


def shifted_item(item: Json, shift: Shift) -> Json | None:
    """One such thing; None if it is gone."""
    if "ranges" in item:
        kept = [one for old in item["ranges"] if (one := shifted_range(old, shift))]
        return item | {"ranges": kept} if kept else None
    if "range" not in item:
        return item
    fresh = shifted_range(item["range"], shift)
    return None if fresh is None else item | {"range": fresh}


def shifted_index(found: dict[int, Any], shift: Shift) -> dict[int, Any]:
    """A dict by row or column number."""
    places = {index: shift.place(index) for index in found}
    return {place: found[index] for index, place in places.items() if place is not None}

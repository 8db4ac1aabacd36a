"""One tab: its rows, and the ranges that lie over them."""

import itertools
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from .a1 import Area, Box, box_text
from .cells import EMPTY_ROW, Extra, Formula, Json, Row, Value, spliced, trimmed
from .errors import Refused
from .formulas import spills
from .shifting import Shift, shifted_index, shifted_item, shifted_items, shifted_range

COLLECTIONS = (
    "protectedRanges", "filterViews", "conditionalFormats", "bandedRanges", "rowGroups", "columnGroups",
)  # fmt: skip
UIDS = itertools.count(1)


class Sheet:
    """A grid. Rows are shared and immutable, so that keeping an earlier state costs a list of pointers."""

    def __init__(self, properties: Json) -> None:
        self.properties = properties
        self.rows: list[Row] = []
        self.merges: list[Json] = []
        self.collections: dict[str, list[Json]] = {name: [] for name in COLLECTIONS}
        self.basic_filter: Json | None = None
        self.row_dimensions: dict[int, Json] = {}
        self.column_dimensions: dict[int, Json] = {}
        self.has_formulas = False
        self.has_spills = False

    @property
    def id(self) -> int:
        found: int = self.properties["sheetId"]
        return found

    @property
    def title(self) -> str:
        found: str = self.properties["title"]
        return found

    @property
    def height(self) -> int:
        found: int = self.properties["gridProperties"]["rowCount"]
        return found

    @property
    def width(self) -> int:
        found: int = self.properties["gridProperties"]["columnCount"]
        return found

    def resize(self, height: int, width: int) -> None:
        """Grow or cut the grid."""
        self.properties["gridProperties"] |= {"rowCount": height, "columnCount": width}
        del self.rows[height:]
        if any(len(row.values) > width or len(row.extras) > width for row in self.rows):
            self.rows = [Row(row.uid, row.values[:width], row.extras[:width]) for row in self.rows]

    def copy(self, *, deep: bool = False) -> "Sheet":
        """The same state in another object; the rows themselves are shared. `deep` gives rows of their own identity."""
        twin = Sheet(deepcopy(self.properties))
        twin.rows = [row._replace(uid=next(UIDS)) if row.uid else row for row in self.rows] if deep else list(self.rows)
        twin.merges, twin.collections = deepcopy(self.merges), deepcopy(self.collections)
        twin.basic_filter = deepcopy(self.basic_filter)
        twin.has_formulas, twin.has_spills = self.has_formulas, self.has_spills
        twin.row_dimensions, twin.column_dimensions = deepcopy(self.row_dimensions), deepcopy(self.column_dimensions)
        return twin

    def row(self, index: int) -> Row:
        """Rows that nobody touched are empty."""
        return self.rows[index] if index < len(self.rows) else EMPTY_ROW

    def value(self, row: int, column: int) -> Value:
        return self.row(row).value(column)

    def put_row(self, index: int, row: Row) -> None:
        """A new state of the row; it gets its identity when something first stands in it."""
        row = Row(row.uid, trimmed(row.values), trimmed(row.extras))
        if not row.uid and (row.values or row.extras):
            row = row._replace(uid=next(UIDS))
        if index >= len(self.rows):
            if not row.uid:
                return
            self.rows.extend([EMPTY_ROW] * (index + 1 - len(self.rows)))
        self.rows[index] = row

    def put_values(self, index: int, start: int, values: Sequence[Value]) -> None:
        """Lay values over one row; None empties."""
        row = self.row(index)
        self.put_row(index, row._replace(values=spliced(row.values, start, tuple(values))))
        formulas = [value.text for value in values if isinstance(value, Formula)]
        self.has_formulas |= bool(formulas)
        self.has_spills |= any(map(spills, formulas))

    def put_extras(self, index: int, start: int, extras: Sequence[Extra | None]) -> None:
        """Lay formats, notes and rules over one row."""
        row = self.row(index)
        self.put_row(index, row._replace(extras=spliced(row.extras, start, tuple(extras))))

    def area(self, box: Box | Json) -> Area:
        """The part of the grid that a box or GridRange covers; refused if it begins outside."""
        box = box if isinstance(box, Box) else grid_box(box)
        top, left = box.top or 0, box.left or 0
        if min(top, left, box.bottom or 0, box.right or 0) < 0:
            raise Refused("The indices of a range must not be negative.")
        if top >= self.height or left >= self.width:
            limits = f"Max rows: {self.height}, max columns: {self.width}"
            raise Refused(f"Range ({box_text(self.title, box)}) exceeds grid limits. {limits}")
        bottom = self.height if box.bottom is None else min(box.bottom, self.height)
        right = self.width if box.right is None else min(box.right, self.width)
        return Area(top, left, max(top, bottom), max(left, right))

    def last_used(self, area: Area, *, extras: bool = False) -> int:
        """The number of the row after the last one that has something inside the area."""
        for index in range(min(area.bottom, len(self.rows)) - 1, area.top - 1, -1):
            row = self.rows[index]
            if any(value is not None for value in row.values[area.left : area.right]):
                return index + 1
            if extras and any(row.extras[area.left : area.right]):
                return index + 1
        return area.top

    def ranges(self) -> Iterator[list[Json]]:
        """Every list of things with ranges."""
        yield from self.collections.values()

    def shift(self, shift: Shift) -> None:
        """What lies over the rows follows an insertion, a deletion or a move."""
        self.collections = {name: shifted_items(items, shift) for name, items in self.collections.items()}
        self.merges = [fresh for merge in self.merges if (fresh := shifted_range(merge, shift)) and cells_of(fresh) > 1]
        if self.basic_filter:
            self.basic_filter = shifted_item(self.basic_filter, shift)
        if shift.dimension == "ROWS":
            self.row_dimensions = shifted_index(self.row_dimensions, shift)
        else:
            self.column_dimensions = shifted_index(self.column_dimensions, shift)


def grid_box(found: Json) -> Box:
    """A GridRange as a box."""
    return Box(*(found.get(key) for key in ("startRowIndex", "startColumnIndex", "endRowIndex", "endColumnIndex")))


def grid_range(sheet_id: int, area: Area) -> Json:
    """An area as the API's GridRange."""
    return {
        "sheetId": sheet_id, "startRowIndex": area.top, "endRowIndex": area.bottom,
        "startColumnIndex": area.left, "endColumnIndex": area.right,
    }  # fmt: skip


def cells_of(found: Json) -> int:
    """How many cells a bounded GridRange has."""
    height: int = found["endRowIndex"] - found["startRowIndex"]
    width: int = found["endColumnIndex"] - found["startColumnIndex"]
    return height * width


def overlap(first: Json, second: Json) -> bool:
    """Whether two GridRanges share a cell."""
    pairs = (("startRowIndex", "endRowIndex"), ("startColumnIndex", "endColumnIndex"))
    return all(_meet(first, second, start, end) for start, end in pairs)


def _meet(first: Json, second: Json, start: str, end: str) -> bool:
    def bound(found: Json, key: str, otherwise: int) -> Any:
        return otherwise if found.get(key) is None else found[key]

    far = 10**9
    return bool(bound(first, start, 0) < bound(second, end, far) and bound(second, start, 0) < bound(first, end, far))

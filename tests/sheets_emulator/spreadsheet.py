"""A spreadsheet: its tabs, named ranges and developer metadata, with earlier states to go back to."""

import random
from copy import deepcopy
from typing import NamedTuple

from .a1 import Area, Box, parse_box, split_title
from .cells import Formula, Json, Row
from .errors import Refused
from .references import after_shift
from .sheet import Sheet
from .shifting import Shift, shifted_items, shifted_range

CELL_LIMIT = 10_000_000
BLACK_ON_WHITE: Json = {
    "backgroundColor": {"red": 1, "green": 1, "blue": 1},
    "padding": {"top": 2, "right": 3, "bottom": 2, "left": 3},
    "verticalAlignment": "BOTTOM",
    "wrapStrategy": "OVERFLOW_CELL",
    "textFormat": {
        "foregroundColor": {}, "fontFamily": "arial,sans,sans-serif", "fontSize": 10, "bold": False, "italic": False,
        "strikethrough": False, "underline": False, "foregroundColorStyle": {"rgbColor": {}},
    },
    "backgroundColorStyle": {"rgbColor": {"red": 1, "green": 1, "blue": 1}},
}  # fmt: skip
THEME = {
    "TEXT": {}, "BACKGROUND": {"red": 1, "green": 1, "blue": 1},
    "ACCENT1": {"red": 0.25882354, "green": 0.52156866, "blue": 0.95686275},
    "ACCENT2": {"red": 0.91764706, "green": 0.2627451, "blue": 0.20784314},
    "ACCENT3": {"red": 0.9843137, "green": 0.7372549, "blue": 0.015686275},
    "ACCENT4": {"red": 0.20392157, "green": 0.65882355, "blue": 0.3254902},
    "ACCENT5": {"red": 1, "green": 0.42745098, "blue": 0.003921569},
    "ACCENT6": {"red": 0.27450982, "green": 0.7411765, "blue": 0.7764706},
    "LINK": {"red": 0.06666667, "green": 0.33333334, "blue": 0.8},
}  # fmt: skip


class Place(NamedTuple):
    """A part of a tab's grid."""

    sheet: Sheet
    area: Area


class State(NamedTuple):
    """What a spreadsheet goes back to when a batch is refused."""

    properties: Json
    sheets: list[Sheet]
    named_ranges: list[Json]
    metadata: list[Json]


class Spreadsheet:
    """One Google Sheet."""

    def __init__(self, spreadsheet_id: str, properties: Json) -> None:
        self.id = spreadsheet_id
        self.properties: Json = {"locale": "en_US", "autoRecalc": "ON_CHANGE", "timeZone": "Etc/GMT"} | properties
        self.sheets: list[Sheet] = []
        self.named_ranges: list[Json] = []
        self.metadata: list[Json] = []
        self.version = 1

    @property
    def locale(self) -> str:
        found: str = self.properties["locale"]
        return found

    def state(self) -> State:
        """Everything as it is now."""
        sheets = [sheet.copy() for sheet in self.sheets]
        return State(deepcopy(self.properties), sheets, deepcopy(self.named_ranges), deepcopy(self.metadata))

    def go_back(self, state: State) -> None:
        """Forget everything since."""
        self.properties, self.sheets, self.named_ranges, self.metadata = state
        self.version += 1

    def sheet(self, sheet_id: int | None) -> Sheet:
        """The tab of this id; no id is 0."""
        for sheet in self.sheets:
            if sheet.id == (sheet_id or 0):
                return sheet
        raise Refused(f"No grid with id: {sheet_id or 0}")

    def titled(self, title: str) -> Sheet | None:
        """The tab of this title, whatever its letters' case."""
        exact = [sheet for sheet in self.sheets if sheet.title == title]
        folded = [sheet for sheet in self.sheets if sheet.title.casefold() == title.casefold()]
        return next(iter(exact + folded), None)

    def new_sheet_id(self) -> int:
        """One that is free, as large as Google's."""
        taken = {sheet.id for sheet in self.sheets}
        return next(number for number in iter(lambda: random.randint(1, 2**31 - 1), None) if number not in taken)

    def check_size(self) -> None:
        """Refuse more cells than a workbook may have."""
        if sum(sheet.height * sheet.width for sheet in self.sheets) > CELL_LIMIT:
            raise Refused(
                f"This action would increase the number of cells in the workbook above the limit of {CELL_LIMIT} cells."
            )

    def find(self, text: str) -> tuple[Sheet, Box]:
        """What a range's text means: a tab, cells of a tab, a named range."""
        title, rest = split_title(text)
        if title is None:
            return self._find_untitled(rest)
        sheet = self.titled(title)
        box = parse_box(rest) if rest else Box(None, None, None, None)
        if sheet is None or box is None:
            return self._find_named(rest, text)
        return sheet, box

    def _find_untitled(self, text: str) -> tuple[Sheet, Box]:
        if box := parse_box(text):
            return self.sheets[0], box
        if any(named["name"].casefold() == text.casefold() for named in self.named_ranges):
            return self._find_named(text, text)
        sheet = self.titled(text)
        if sheet is None:
            raise Refused(f"Unable to parse range: {text}")
        return sheet, Box(None, None, None, None)

    def _find_named(self, name: str, text: str) -> tuple[Sheet, Box]:
        for named in self.named_ranges:
            if named["name"].casefold() == name.casefold():
                found = named["range"]
                keys = ("startRowIndex", "startColumnIndex", "endRowIndex", "endColumnIndex")
                return self.sheet(found.get("sheetId")), Box(*(found.get(key) for key in keys))
        raise Refused(f"Unable to parse range: {text}")

    def place(self, text: str) -> Place:
        """The cells that a range's text names, cut to the grid."""
        sheet, box = self.find(text)
        return Place(sheet, sheet.area(box))

    def place_of(self, grid_range: Json) -> Place:
        """The cells that a GridRange names, cut to the grid."""
        sheet = self.sheet(grid_range.get("sheetId"))
        return Place(sheet, sheet.area(grid_range))

    def shift(self, sheet: Sheet, shift: Shift) -> None:
        """Ranges, metadata and formulas follow an insertion, a deletion or a move in one tab."""
        sheet.shift(shift)
        self.named_ranges = [
            fresh
            for named in self.named_ranges
            for fresh in shifted_items([named], shift if _is_on(named, sheet) else _NOTHING)
        ]
        self.metadata = [fresh for item in self.metadata if (fresh := _shifted_metadata(item, sheet, shift))]
        for other in self.sheets:
            if other.has_formulas:
                other.rows = [_shifted_row(row, other.title, sheet.title, shift) for row in other.rows]


_NOTHING = Shift("ROWS", "insert", 10**9, 0)


def _is_on(named: Json, sheet: Sheet) -> bool:
    return bool(named["range"].get("sheetId", 0) == sheet.id)


def _shifted_metadata(item: Json, sheet: Sheet, shift: Shift) -> Json | None:
    at = item["location"].get("dimensionRange")
    if not at or at.get("sheetId", 0) != sheet.id:
        return item
    fresh = shifted_range(at, shift)
    return None if fresh is None else item | {"location": item["location"] | {"dimensionRange": fresh}}


def _shifted_row(row: Row, own: str, title: str, shift: Shift) -> Row:
    if not any(type(value) is Formula for value in row.values):
        return row
    fresh = [
        Formula(after_shift(value.text, own, title, shift), value.last) if isinstance(value, Formula) else value
        for value in row.values
    ]
    return row._replace(values=tuple(fresh))

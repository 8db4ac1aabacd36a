"""A Google Sheet as it is at one moment: every tab's cells, from one answer of spreadsheets.get."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from sync.google.cells import EMPTY, GridCell, grid_cell, plain_value
from sync.google.client import Json
from validation.sheet import RawCell, RawTab

OWN_TAB = "_sync"
"""The hidden tab in which the app keeps what rows looked like at the moment they were written."""

FIELDS = (
    "properties.title,sheets(properties(sheetId,title,hidden,gridProperties(rowCount,columnCount)),merges,"
    "data(startRow,startColumn,rowData.values(userEnteredValue,effectiveValue,effectiveFormat.numberFormat)))"
)


@dataclass(frozen=True)
class GridTab:
    """One tab: its lasting number, its name, its size, and its cells up to the last that holds something."""

    sheet_id: int
    title: str
    is_hidden: bool
    height: int
    width: int
    rows: Sequence[Sequence[GridCell]]
    merges: Sequence[Json] = ()

    def cell(self, row: int, column: int) -> GridCell:
        """A cell by its row (from 1) and column (from 0)."""
        if not 1 <= row <= len(self.rows):
            return EMPTY
        cells = self.rows[row - 1]
        return cells[column] if column < len(cells) else EMPTY

    @cached_property
    def raw(self) -> RawTab:
        """The tab as the rest of the app knows it; all rows as wide as the widest."""
        formulas: dict[int, set[int]] = defaultdict(set)
        for number, row in enumerate(self.rows, 1):
            for column, cell in enumerate(row):
                if cell.is_formula:
                    formulas[column].add(number)
        return RawTab(
            name=self.title,
            rows=_values(self.rows),
            formulas={column: frozenset(numbers) for column, numbers in formulas.items()},
            number_formats=_formats(self.rows),
            merged=tuple(_merged(area, self) for area in self.merges),
            is_hidden=self.is_hidden,
        )


@dataclass(frozen=True)
class Grid:
    """All tabs but our own, in the sheet's order, and the size of our own where there is one."""

    title: str
    tabs: tuple[GridTab, ...]
    own: GridTab | None

    def tab(self, title: str) -> GridTab | None:
        """A tab by its name."""
        return next((tab for tab in self.tabs if tab.title == title), None)

    @cached_property
    def version(self) -> str:
        """A hash of what the cells show, the same as `version_of` finds in plain values."""
        plain = {tab.title: [[_plain(cell) for cell in row] for row in tab.rows] for tab in self.tabs}
        return version_of(plain)


def grid_of(answer: Json) -> Grid:
    """The answer of spreadsheets.get with FIELDS."""
    tabs = [_tab(sheet) for sheet in answer.get("sheets", [])]
    own = next((tab for tab in tabs if tab.title == OWN_TAB), None)
    return Grid(answer.get("properties", {}).get("title", ""), tuple(tab for tab in tabs if tab is not own), own)


def _tab(sheet: Json) -> GridTab:
    properties = sheet["properties"]
    size = properties.get("gridProperties", {})
    rows = [
        [grid_cell(cell) for cell in row.get("values", [])]
        for part in sheet.get("data", [])[:1]
        for row in part.get("rowData", [])
    ]
    return GridTab(
        sheet_id=properties.get("sheetId", 0),
        title=properties["title"],
        is_hidden=properties.get("hidden", False),
        height=size.get("rowCount", 0),
        width=size.get("columnCount", 0),
        rows=_trimmed(rows),
        merges=sheet.get("merges", []),
    )


def _trimmed(rows: list[list[GridCell]]) -> list[list[GridCell]]:
    for row in rows:
        while row and not row[-1].shown and not row[-1].typed:
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _values(rows: Sequence[Sequence[GridCell]]) -> list[list[RawCell]]:
    width = max(map(len, rows), default=0)
    return [[cell.value for cell in row] + [None] * (width - len(row)) for row in rows]


def _formats(rows: Sequence[Sequence[GridCell]]) -> dict[int, str]:
    worn: dict[int, Counter[str]] = defaultdict(Counter)
    for row in rows[1:]:
        for column, cell in enumerate(row):
            if cell.shown:
                worn[column][cell.pattern or ("@" if cell.kind == "TEXT" else "")] += 1
    return {column: counts.most_common(1)[0][0] for column, counts in worn.items()}


def _merged(area: Json, tab: GridTab) -> tuple[int, int, int, int]:
    last_row, last_column = area.get("endRowIndex", tab.height), area.get("endColumnIndex", tab.width) - 1
    return area.get("startRowIndex", 0) + 1, area.get("startColumnIndex", 0), last_row, last_column


def _plain(cell: GridCell) -> object:
    return plain_value(cell.shown)


def version_of(tabs: Mapping[str, Sequence[Sequence[object]]]) -> str:
    """A hash of the tabs' names and plain values; spelling of numbers and empty ends do not count."""
    found = blake2b(digest_size=16)
    for title, rows in tabs.items():
        found.update(repr((title, _canonical(rows))).encode())
    return found.hexdigest()


def _canonical(rows: Sequence[Sequence[object]]) -> list[list[object]]:
    canonical: list[list[object]] = []
    for row in rows:
        cells = [_cell(cell) for cell in row]
        while cells and cells[-1] is None:
            cells.pop()
        canonical.append(cells)
    while canonical and not canonical[-1]:
        canonical.pop()
    return canonical


def _cell(value: object) -> object:
    if value == "" or value is None:
        return None
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def quoted(title: str) -> str:
    """A tab's name as a range."""
    return "'" + title.replace("'", "''") + "'"

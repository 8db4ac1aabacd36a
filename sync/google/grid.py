"""A Google Sheet as it is at one moment: every tab's cells, from one answer of spreadsheets.get."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from sync.google.cells import EMPTY, GridCell, grid_cell
from sync.google.client import Json
from sync.google.client import quoted as quoted
from sync.own_tabs import HISTORY_TAB, OWN_TABS
from validation.sheet import RawCell, RawTab

Area = tuple[int, int, int, int]
"""First row from 1, first column from 0, last row, last column."""
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
        """The tab as the rest of the app knows it: as far as something is shown, all rows as wide as the widest."""
        rows = _values(self.rows)
        formulas: dict[int, set[int]] = defaultdict(set)
        for number, row in enumerate(self.rows[: len(rows)], 1):
            for column, cell in enumerate(row):
                if cell.is_formula:
                    formulas[column].add(number)
        return RawTab(
            name=self.title,
            rows=rows,
            formulas={column: frozenset(numbers) for column, numbers in sorted(formulas.items())},
            number_formats=_formats(self.rows),
            merged=merged_areas(self.merges, height=self.height, width=self.width),
            is_hidden=self.is_hidden,
        )


@dataclass(frozen=True)
class Grid:
    """All tabs but our own, in the sheet's order, and the size of our own where there is one."""

    title: str
    tabs: tuple[GridTab, ...]
    own: GridTab | None
    has_history: bool = False
    """Whether our tab of the history was there."""

    def tab(self, title: str) -> GridTab | None:
        """A tab by its name."""
        return next((tab for tab in self.tabs if tab.title == title), None)


def grid_of(answer: Json) -> Grid:
    """The answer of spreadsheets.get with FIELDS."""
    tabs = [_tab(sheet) for sheet in grids_in(answer)]
    own = next((tab for tab in tabs if tab.title == OWN_TAB), None)
    theirs = tuple(tab for tab in tabs if tab.title not in OWN_TABS)
    has_history = any(tab.title == HISTORY_TAB for tab in tabs)
    return Grid(answer.get("properties", {}).get("title", ""), theirs, own, has_history)


def grids_in(answer: Json) -> Iterator[Json]:
    """The tabs of an answer of spreadsheets.get that have cells; a chart may be a tab of its own."""
    return (sheet for sheet in answer.get("sheets", []) if "gridProperties" in sheet["properties"])


def merged_areas(merges: Sequence[Json], *, height: int, width: int) -> tuple[Area, ...]:
    """Merged ranges as RawTab has them."""
    return tuple(
        (
            area.get("startRowIndex", 0) + 1,
            area.get("startColumnIndex", 0),
            area.get("endRowIndex", height),
            area.get("endColumnIndex", width) - 1,
        )
        for area in merges
    )


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
    values = [[cell.value for cell in row] for row in rows]
    for row in values:
        while row and row[-1] is None:
            row.pop()
    while values and not values[-1]:
        values.pop()
    width = max(map(len, values), default=0)
    return [row + [None] * (width - len(row)) for row in values]


def _formats(rows: Sequence[Sequence[GridCell]]) -> dict[int, str]:
    worn: dict[int, Counter[str]] = defaultdict(Counter)
    for row in rows[1:]:
        for column, cell in enumerate(row):
            if cell.value is not None:
                worn[column][worn_format(cell.kind, cell.pattern)] += 1
    return {column: counts.most_common(1)[0][0] for column, counts in sorted(worn.items())}


def worn_format(kind: str, pattern: str) -> str:
    """A number format as RawTab names it."""
    return pattern or ("@" if kind == "TEXT" else "")

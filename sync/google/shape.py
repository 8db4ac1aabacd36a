"""What a Google Sheet is made of, without its cells: the tabs in their order, their sizes and merged ranges."""

from dataclasses import dataclass

from sync.google.client import Json
from sync.google.grid import OWN_TAB, Area, Grid, grids_in, merged_areas
from sync.own_tabs import HISTORY_TAB, OWN_TABS

SHAPE_FIELDS = "properties.title,sheets(properties(sheetId,title,hidden,gridProperties(rowCount,columnCount)),merges)"


@dataclass(frozen=True)
class TabShape:
    """One tab: its lasting number, its name, its size."""

    sheet_id: int
    title: str
    is_hidden: bool
    height: int
    width: int
    merged: tuple[Area, ...] = ()


@dataclass(frozen=True)
class Shape:
    """All tabs but our own, in the sheet's order."""

    tabs: tuple[TabShape, ...]
    has_own_tab: bool
    has_history: bool = False
    """Whether our tab of the history is there, which is never read along with the others."""

    @property
    def titles(self) -> tuple[str, ...]:
        """The tabs' names."""
        return tuple(tab.title for tab in self.tabs)

    @property
    def cells(self) -> int:
        """How many cells the grids have room for; most may be empty."""
        return sum(tab.height * tab.width for tab in self.tabs)


def shape_of(answer: Json) -> Shape:
    """The answer of spreadsheets.get with SHAPE_FIELDS."""
    tabs = [_tab(sheet) for sheet in grids_in(answer)]
    titles = {tab.title for tab in tabs}
    kept = tuple(tab for tab in tabs if tab.title not in OWN_TABS)
    return Shape(kept, OWN_TAB in titles, HISTORY_TAB in titles)


def shape_of_grid(grid: Grid) -> Shape:
    """The shape of a sheet that was read whole."""
    tabs = (
        TabShape(tab.sheet_id, tab.title, tab.is_hidden, tab.height, tab.width, tab.raw.merged) for tab in grid.tabs
    )
    return Shape(tuple(tabs), grid.own is not None, grid.has_history)


def _tab(sheet: Json) -> TabShape:
    properties = sheet["properties"]
    size = properties.get("gridProperties", {})
    height, width = size.get("rowCount", 0), size.get("columnCount", 0)
    return TabShape(
        sheet_id=properties.get("sheetId", 0),
        title=properties["title"],
        is_hidden=properties.get("hidden", False),
        height=height,
        width=width,
        merged=merged_areas(sheet.get("merges", []), height=height, width=width),
    )

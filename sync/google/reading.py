"""Reads a Google Sheet: a small one whole and exactly, of a large one the plain values in one call and the looks bit by bit.

Plain values (values.batchGet) do not say which numbers are days and which cells are formulas; every cell with its look
(spreadsheets.get) is ten times the bytes, for a large sheet hundreds of megabytes. So a large sheet's looks are remembered, go
along with its rows, and are asked for

- at once for a tab that nobody knows or whose columns have moved, and for a number in a column that had none;
- once a minute for rows with new content, which are guessed from their place and their columns until then;
- once a minute for the first rows of every tab and the next 20,000 cells in turn, so that a format or a formula that changes
  while no value does is found without ever reading everything at once.

A day typed over a number may therefore stand as a number for about a minute. Nothing is ever written on the strength of a
remembered look: `fresh` reads the rows to be written as they are.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import blake2b

from sync.google import sentences
from sync.google.assembling import raw_tab, version_of
from sync.google.cells import plain_value
from sync.google.client import Json, SheetsClient, quoted
from sync.google.failures import Refused
from sync.google.grid import FIELDS, OWN_TAB, Grid, GridTab, grid_of
from sync.google.memory import Memory, Prints
from sync.google.narrow import NarrowRows, Wanted
from sync.google.plain import PlainTab, plain_tab, plain_tabs
from sync.google.shape import SHAPE_FIELDS, Shape, TabShape, shape_of, shape_of_grid
from sync.google.verifying import MINUTE, Verifying
from sync.workbook import Contents
from validation.sheet import RawTab

SMALL = 20_000
"""Cells up to which a sheet is read whole and exactly."""
_ROOM = 3
"""Grids have room for more cells than are filled: a new tab of Google's for 26,000."""
_NARROW = 5
"""So many times more cells are not read to write a few of them."""
_ATTEMPTS = 3
_BUSY = timedelta(seconds=30)
_JUST_NOW = timedelta(seconds=2)


class Reader:
    """Looks at one spreadsheet, which is small with so many cells. All methods raise WorkbookUnavailable."""

    def __init__(
        self, client: SheetsClient, id_: str, memory: Memory, clock: Callable[[], datetime], *, small: int = SMALL
    ) -> None:
        self._client, self._id, self._memory, self._clock, self._small = client, id_, memory, clock, small
        self._verifying = Verifying(client, id_, memory)
        self._contents: Contents | None = None
        self._answer = b""

    def version(self) -> str:
        """The version as of now, mostly from one light call."""
        self.forget()
        try:
            self._look()
        except Refused:
            # A tab has another name by now, or is gone.
            self._memory.forget_shape()
            self._look()
        return self._memory.version

    def read(self) -> Contents:
        """What `version` has just looked at, else all as it is now."""
        if self._contents is None and not self._answer:
            self.version()
        if self._contents is None:
            self._contents = self._exactly() if self._memory.is_small else self._assembled(plain_tabs(self._answer))
        contents = self._contents
        self.forget()
        return contents

    def forget(self) -> None:
        """Look again next time."""
        self._contents, self._answer = None, b""

    def whole(self, *, patient: bool = False) -> Grid:
        """Every cell with its look, from one call; from one more where a history is kept in the sheet, which may be long."""
        shape = self._memory.shape
        if shape and shape.has_history:
            return self._beside_history(patient=patient)
        grid = grid_of(self._client.spreadsheet(self._id, fields=FIELDS, patient=patient))
        self._memory.reshape(shape_of_grid(grid), self._clock())
        return grid

    def _beside_history(self, *, patient: bool) -> Grid:
        memory, now = self._memory, self._clock()
        is_fresh = self._shape.has_own_tab and timedelta() <= now - memory.shaped_at < _JUST_NOW
        if not is_fresh:
            self._reshape(patient=patient)
        ranges = [*map(quoted, self._shape.titles), *[f"{quoted(OWN_TAB)}!A:B"] * self._shape.has_own_tab]
        try:
            return grid_of(self._client.spreadsheet(self._id, fields=FIELDS, ranges=ranges, patient=patient))
        except Refused:
            # A tab has another name by now: everything, this once.
            memory.forget_shape()
            return self.whole(patient=patient)

    def fresh(self, tabs: Sequence[str], wanted: Wanted) -> Grid:
        """The named tabs, all where none is named, and our own as they are now, from one call.

        Of tabs with very many cells only what is `wanted` is read cell by cell, and the rest is found with a call before.
        """
        shape = self._memory.shape
        if shape is None or not shape.has_own_tab or not set(tabs) <= set(shape.titles):
            if shape and self._is_surely_small(shape):
                return self.whole()
            self._reshape()
        try:
            return self._fresh(tabs, wanted)
        except Refused:
            # A tab has another name by now, or is gone.
            self._reshape()
            return self._fresh(tabs, wanted)

    def outline(self) -> Grid:
        """All tabs as they are now; of very large ones only the rows at the top cell by cell."""
        shape = self._memory.shape
        if shape and self._is_surely_small(shape):
            return self.whole()
        self._reshape()
        return self._fresh([], Wanted(is_everywhere=True))

    def _fresh(self, tabs: Sequence[str], wanted: Wanted) -> Grid:
        shape = self._shape
        named = [tab for tab in shape.tabs if tab.title in tabs or not tabs]
        if sum(map(self._filled, named)) > _NARROW * self._small:
            named = [tab for tab in named if wanted.is_about(tab)]
            if grid := self._narrow(named, wanted):
                return grid
        return self._cells([quoted(tab.title) for tab in named])

    def _narrow(self, named: Sequence[TabShape], wanted: Wanted) -> Grid | None:
        """None where people keep changing the rows that are looked for."""
        large = [tab for tab in named if self._filled(tab) > self._small]
        others = [quoted(tab.title) for tab in named if tab not in large]
        for _ in range(_ATTEMPTS if large else 0):
            plain = dict(plain_tabs(self._client.values_text(self._id, [quoted(tab.title) for tab in large])))
            found = [
                NarrowRows.of(tab, plain[tab.title], self._memory.looks.get(tab.sheet_id), wanted) for tab in large
            ]
            grid = self._cells([*others, *(text for one in found for text in one.ranges())], found)
            if len(grid.tabs) == len(named):
                return grid
        return None

    def _cells(self, ranges: Sequence[str], narrow: Sequence[NarrowRows] = ()) -> Grid:
        """These ranges and our own tab; a narrow tab that has changed meanwhile is left out."""
        ranges = [*ranges, *[f"{quoted(OWN_TAB)}!A:B"] * self._shape.has_own_tab]
        if not ranges:
            return Grid("", (), None)
        answer = self._client.spreadsheet(self._id, fields=FIELDS, ranges=ranges)
        rows = {one.shape.sheet_id: one for one in narrow}
        grid = grid_of({**answer, "sheets": [s for s in answer["sheets"] if _id(s) not in rows]})
        tabs = [tab for s in answer["sheets"] if _id(s) in rows and (tab := rows[_id(s)].tab(s))]
        return replace(grid, tabs=(*grid.tabs, *tabs))

    def _is_surely_small(self, shape: Shape) -> bool:
        return self._memory.is_small or shape.cells <= _ROOM * self._small

    def _filled(self, tab: TabShape) -> int:
        """How many cells of a tab may be filled; 0 where all of them together are few."""
        if self._memory.is_small:
            return 0
        looks = self._memory.looks.get(tab.sheet_id)
        return len(looks.prints) * looks.width if looks else tab.height * tab.width

    def _reshape(self, *, patient: bool = False) -> None:
        answer = self._client.spreadsheet(self._id, fields=SHAPE_FIELDS, patient=patient)
        self._memory.reshape(shape_of(answer), self._clock())

    def _look(self) -> None:
        memory, now = self._memory, self._clock()
        if memory.shape is None or (not memory.is_small and now - memory.shaped_at >= MINUTE):
            self._reshape(patient=True)
            memory.is_small = memory.is_small or (not memory.looks and self._is_surely_small(self._shape))
        is_due = now - memory.changed_at < _BUSY or now - memory.asked_at >= MINUTE
        if not self._shape.tabs or (memory.is_small and is_due):
            self._contents = self._exactly()
        else:
            self._look_at_values(now)

    def _look_at_values(self, now: datetime) -> None:
        memory, shape = self._memory, self._shape
        answer = self._client.values_text(self._id, [quoted(title) for title in shape.titles], patient=True)
        found = blake2b(answer, digest_size=16).digest()
        if found == memory.answer and (
            memory.is_small or not self._verifying.is_due(now) or not self._verifying.verify(shape, now)
        ):
            self._answer = answer
            return
        tabs = plain_tabs(answer)
        if sum(tab.cells for _, tab in tabs) > self._small:
            memory.is_small = False
            self._contents = self._assembled(tabs)
        elif not memory.is_small or memory.prints != _prints(tabs):
            self._contents = self._exactly()
            return
        else:
            self._answer = answer
        memory.answer = found

    def _exactly(self) -> Contents:
        memory = self._memory
        grid = self.whole(patient=True)
        tabs = [(tab.title, _plain(tab)) for tab in grid.tabs]
        memory.is_small = sum(tab.cells for _, tab in tabs) <= self._small
        memory.prints, memory.answer, memory.looks = _prints(tabs), b"", {}
        memory.asked_at = self._clock()
        return self._seen([tab.raw for tab in grid.tabs])

    def _assembled(self, found: Sequence[tuple[str, PlainTab]]) -> Contents:
        """The tabs from their plain values, which are used up, and from what is known of their looks."""
        shape, tabs = self._shape, dict(found)
        if set(tabs) != set(shape.titles):
            # Google finds a tab whatever its name's capitals.
            raise Refused(sentences.TROUBLE)
        ordered = [tabs[title] for title in shape.titles]
        looks = self._verifying.looks(shape, ordered, self._clock())
        pairs = zip(shape.tabs, ordered, strict=True)
        return self._seen([raw_tab(place, tab, looks[place.sheet_id]) for place, tab in pairs])

    def _seen(self, tabs: Sequence[RawTab]) -> Contents:
        self._memory.saw(version_of(tabs), self._clock())
        return Contents(self._memory.version, tabs)

    @property
    def _shape(self) -> Shape:
        assert self._memory.shape is not None
        return self._memory.shape


def _id(sheet: Json) -> int:
    return int(sheet["properties"].get("sheetId", 0))


def _plain(tab: GridTab) -> PlainTab:
    return plain_tab([[plain_value(cell.shown) for cell in row] for row in tab.rows])


def _prints(tabs: Iterable[tuple[str, PlainTab]]) -> Prints:
    return {title: hash(tuple(tab.prints)) for title, tab in tabs}

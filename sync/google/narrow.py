"""A large tab as it is now, of which only the rows that edits are about are read cell by cell, and of the others plain values.

Reading every cell of 100,000 rows with its look, to write one of them, is 300 MB; their plain values are a tenth of it. The rows
that may be written are read exactly a moment later, and only if they still hold what the plain values say.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import overload

from sync.google.assembling import raw_tab
from sync.google.cells import EMPTY, GridCell, extended, grid_cell, plain_value
from sync.google.client import Json, quoted
from sync.google.grid import GridTab
from sync.google.looks import LearntRow, Look, TabLooks, carried, learnt, runs
from sync.google.plain import EMPTY_PRINT, Plain, PlainTab, print_of, trim
from sync.google.plan import Restore
from sync.google.shape import TabShape
from sync.workbook import Edit, NewId, NewRow
from sync.xlsx.rowprints import RowPrints
from validation.sheet import RawTab, cell_text

HEADER_ROWS = 50
_ROOM = 3

Cells = Sequence[GridCell]


@dataclass(frozen=True)
class Wanted:
    """What is looked for: the rows that edits name, the end of a tab for new ones, and rows that hold one of these texts.

    `sheets` are the ids of the tabs in which the texts are looked for.
    """

    edits: tuple[Edit, ...] = ()
    texts: frozenset[str] = frozenset()
    sheets: frozenset[int] = frozenset()
    is_everywhere: bool = False

    def is_about(self, shape: TabShape) -> bool:
        """Whether anything is looked for in this tab, be it only its headings."""
        is_named = shape.sheet_id in self.sheets or any(edit.tab == shape.title for edit in self.edits)
        return self.is_everywhere or is_named

    def rows(self, tab: PlainTab, shape: TabShape, looks: TabLooks) -> list[int]:
        """The numbers of the rows to be read exactly, among them those at the top, where the headings are."""
        edits = [edit for edit in self.edits if edit.tab == shape.title]
        texts = {edit.id.strip() for edit in edits} | (self.texts if shape.sheet_id in self.sheets else set())
        found = set(range(1, HEADER_ROWS + 1))
        found.update(number for number, row in enumerate(tab.rows, 1) if _holds(row, texts))
        if count := sum(isinstance(edit, NewRow) for edit in edits):
            last = _last_typed(tab, looks)
            found.update(range(max(1, last - 1), last + count + _ROOM))
        if numbered := [edit for edit in edits if isinstance(edit, NewId)]:
            prints = RowPrints(_raw(tab, shape, looks))
            found.update(row for edit in numbered for row in (edit.row, *prints.rows_meant(edit)))
        return sorted(row for row in found if row <= shape.height)


def texts_of(restore: Restore) -> Iterator[str]:
    """What may stand in the row that a repair looks for: its id, and what we wrote by mistake."""
    values = (restore.id, *(cell.ours for cell in restore.cells))
    return (text for value in values if (text := cell_text(plain_value(value))))


def _holds(row: Sequence[Plain], texts: Set[str]) -> bool:
    for value in row:
        if type(value) is str:
            if value.strip() in texts:
                return True
        elif value is not None and cell_text(value) in texts:
            return True
    return False


def _last_typed(tab: PlainTab, looks: TabLooks) -> int:
    """The number of the last row that holds more than formulas, as far as is known."""
    for index in range(len(tab.rows) - 1, -1, -1):
        look = looks.of(index)
        for column, value in enumerate(tab.rows[index]):
            known = look[column] if column < len(look) else None
            if value is not None and value is not False and not (known and known.is_formula):
                return index + 1
    return 0


def _raw(tab: PlainTab, shape: TabShape, looks: TabLooks) -> RawTab:
    return raw_tab(shape, PlainTab([list(row) for row in tab.rows], tab.types, tab.prints), looks)


@dataclass(frozen=True)
class NarrowTab(GridTab):
    """A tab whose rows in `exact`, by index, are as Google gave them; the cells of others are made of plain values when asked for."""

    shape: TabShape = field(kw_only=True)
    plain: PlainTab = field(kw_only=True)
    looks: TabLooks = field(kw_only=True)
    exact: Mapping[int, Cells] = field(kw_only=True)

    def cell(self, row: int, column: int) -> GridCell:
        """A cell by its row (from 1) and column (from 0)."""
        if row - 1 in self.exact:
            cells = self.exact[row - 1]
            return cells[column] if column < len(cells) else EMPTY
        there = 1 <= row <= len(self.plain.rows) and column < len(self.plain.rows[row - 1])
        return made_cell(self.plain.rows[row - 1][column], self._look(row - 1, column)) if there else EMPTY

    @cached_property
    def raw(self) -> RawTab:
        """The tab as the rest of the app knows it."""
        return _raw(self.plain, self.shape, self.looks)

    def _look(self, row: int, column: int) -> Look | None:
        look = self.looks.of(row)
        return look[column] if column < len(look) else None


class _Rows(Sequence[Cells]):
    """The rows of a narrow tab, each made when it is asked for."""

    def __init__(self, plain: PlainTab, looks: TabLooks, exact: Mapping[int, Cells]) -> None:
        self._plain, self._looks, self._exact = plain, looks, exact
        self._length = max([len(plain.rows), *(row + 1 for row, cells in exact.items() if cells)])

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> Cells: ...
    @overload
    def __getitem__(self, index: slice) -> list[Cells]: ...
    def __getitem__(self, index: int | slice) -> Cells | list[Cells]:
        if isinstance(index, slice):
            return [self[row] for row in range(*index.indices(self._length))]
        row = range(self._length)[index]
        if row in self._exact:
            return self._exact[row]
        values = self._plain.rows[row] if row < len(self._plain.rows) else []
        look = self._looks.of(row)
        return [made_cell(value, look[n] if n < len(look) else None) for n, value in enumerate(values)]


def made_cell(value: Plain, look: Look | None) -> GridCell:
    """A cell made of its plain value."""
    shown = {"numberValue": value} if isinstance(value, float) else extended(value)
    typed: Json = {"formulaValue": ""} if look and look.is_formula else shown
    return GridCell(typed, shown, look.kind if look else "", look.pattern if look else "")


@dataclass(frozen=True)
class NarrowRows:
    """The rows of a tab that are wanted, and the plain values in which they were found."""

    shape: TabShape
    plain: PlainTab
    looks: TabLooks
    rows: Sequence[int]

    @classmethod
    def of(cls, shape: TabShape, plain: PlainTab, known: TabLooks | None, wanted: Wanted) -> "NarrowRows":
        """What is wanted in a tab."""
        looks = carried(known or TabLooks(), plain)
        return cls(shape, plain, looks, wanted.rows(plain, shape, looks))

    def ranges(self) -> list[str]:
        """The rows as ranges."""
        return [f"{quoted(self.shape.title)}!{first}:{last}" for first, last in runs(self.rows)]

    def tab(self, sheet: Json) -> NarrowTab | None:
        """The tab out of the answer about these rows; None where one of them holds something else by now."""
        exact: dict[int, Cells] = dict.fromkeys((row - 1 for row in self.rows), ()) | dict(_exact(sheet))
        said = {row: _learnt(cells) for row, cells in exact.items()}
        prints = self.plain.prints
        if any(one.print != (prints[row] if row < len(prints) else EMPTY_PRINT) for row, one in said.items()):
            return None
        size, looks = sheet["properties"]["gridProperties"], learnt(self.looks, said).looks
        return NarrowTab(
            sheet_id=self.shape.sheet_id,
            title=sheet["properties"]["title"],
            is_hidden=self.shape.is_hidden,
            height=size["rowCount"],
            width=size["columnCount"],
            rows=_Rows(self.plain, looks, exact),
            shape=self.shape,
            plain=self.plain,
            looks=looks,
            exact=exact,
        )


def _exact(sheet: Json) -> Iterator[tuple[int, Cells]]:
    for part in sheet.get("data", []):
        for row, found in enumerate(part.get("rowData", []), part.get("startRow", 0)):
            cells = [grid_cell(cell) for cell in found.get("values", [])]
            while cells and not cells[-1].shown and not cells[-1].typed:
                cells.pop()
            yield row, cells


def _learnt(cells: Cells) -> LearntRow:
    values = [plain_value(cell.shown) for cell in cells]
    looks = tuple(Look(cell.kind, cell.pattern, cell.is_formula) if cell != EMPTY else None for cell in cells)
    return LearntRow(print_of(values, trim(values)), looks)

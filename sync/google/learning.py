"""Asks Google what rows look like, in pieces that neither side chokes on, and keeps of the answer only the looks."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sync.google.cells import plain_value
from sync.google.client import Json, SheetsClient, quoted
from sync.google.looks import LearntRow, Look, RowLook
from sync.google.plain import print_of, trim
from sync.google.shape import TabShape

CELLS_A_CALL = 250_000
LOOK_FIELDS = (
    "sheets(properties.sheetId,data(startRow,rowData.values("
    "userEnteredValue,effectiveValue,effectiveFormat.numberFormat)))"
)
RANGES_A_CALL = 200


class Rows(NamedTuple):
    """Some rows of a tab, from the first to the last, as row numbers."""

    tab: TabShape
    first: int
    last: int


LearntRows = dict[int, dict[int, LearntRow]]
"""By sheet id and row index."""


def learn(client: SheetsClient, id_: str, wanted: Iterable[Rows], widths: dict[int, int]) -> LearntRows:
    """What these rows look like and what they hold; `widths` are how many columns each tab fills, by its id.

    Asking for the values too is dearer by a third, and makes sure that a look is never given to another row.
    """
    found: LearntRows = {}
    for rows in _calls(wanted, widths):
        ranges = [f"{quoted(tab.title)}!{first}:{last}" for tab, first, last in rows]
        for sheet_id, row, learnt in _parsed(
            client.spreadsheet_text(id_, fields=LOOK_FIELDS, ranges=ranges, patient=True)
        ):
            found.setdefault(sheet_id, {})[row] = learnt
    return found


def _calls(wanted: Iterable[Rows], widths: dict[int, int]) -> Iterator[list[Rows]]:
    call: list[Rows] = []
    room = CELLS_A_CALL
    for rows in _pieces(wanted, widths):
        size = (rows.last - rows.first + 1) * max(1, widths.get(rows.tab.sheet_id, 1))
        if call and (size > room or len(call) >= RANGES_A_CALL):
            yield call
            call, room = [], CELLS_A_CALL
        call.append(rows)
        room -= size
    if call:
        yield call


def _pieces(wanted: Iterable[Rows], widths: dict[int, int]) -> Iterator[Rows]:
    for tab, first, last in wanted:
        step = max(1, CELLS_A_CALL // max(1, widths.get(tab.sheet_id, 1)))
        for begin in range(first, last + 1, step):
            yield Rows(tab, begin, min(begin + step - 1, last))


def _parsed(answer: bytes) -> Iterator[tuple[int, int, LearntRow]]:
    sheets: Sequence[Json] = json.loads(answer, object_hook=_Hook()).get("sheets", [])
    for sheet in sheets:
        sheet_id = sheet.get("properties", {}).get("sheetId", 0)
        for part in sheet.get("data", []):
            for row, learnt in enumerate(part.get("rowData", []), part.get("startRow", 0)):
                yield sheet_id, row, learnt or LearntRow(print_of((), ()), ())


class _Hook:
    """Turns cells and rows into what is kept of them while the JSON is parsed, so that the answer is never held as objects."""

    def __init__(self) -> None:
        self._looks: dict[Look, Look] = {}
        self._row_looks: dict[RowLook, RowLook] = {}

    def __call__(self, found: Json) -> Any:
        if "values" in found:
            return self._row(found["values"])
        if "userEnteredValue" in found or "effectiveValue" in found or "effectiveFormat" in found:
            return self._cell(found)
        return found

    def _cell(self, found: Json) -> tuple[Any, Look | None]:
        typed, shown = found.get("userEnteredValue"), found.get("effectiveValue")
        worn = found.get("effectiveFormat", {}).get("numberFormat", {})
        if not (typed or shown or worn):
            return None, None
        is_formula = "formulaValue" in typed if typed else bool(shown)
        look = Look(worn.get("type", ""), worn.get("pattern", ""), is_formula)
        return plain_value(shown) if shown else None, self._looks.setdefault(look, look)

    def _row(self, cells: list[Any]) -> LearntRow:
        values = [cell[0] if cell else None for cell in cells]
        looks = [cell[1] if cell else None for cell in cells]
        trim(looks)
        look = tuple(looks)
        types = trim(values)
        return LearntRow(print_of(values, types), self._row_looks.setdefault(look, look))

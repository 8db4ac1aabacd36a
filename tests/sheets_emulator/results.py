"""What cells show: formulas worked out when they are read, once per version of the spreadsheet."""

from collections.abc import Sequence
from typing import Any
from weakref import WeakKeyDictionary, ref

from .a1 import Area, Box, parse_box
from .automatic_formats import automatic_format
from .cells import CellError, Extra, Formula, Json, Result, Value
from .formula_functions import Failure, Grid
from .formulas import Unsupported, spills, worked_out
from .number_formats import DATE_TYPES
from .sheet import Sheet
from .spreadsheet import Spreadsheet

Key = tuple[int, int, int]
KEPT: "WeakKeyDictionary[Spreadsheet, Results]" = WeakKeyDictionary()
CIRCLE = CellError("REF", "Circular dependency detected.")


def results_of(spreadsheet: Spreadsheet) -> "Results":
    """What cells show now, kept for the next reader until something changes."""
    kept = KEPT.get(spreadsheet)
    if kept is None or kept.version != spreadsheet.version:
        kept = KEPT[spreadsheet] = Results(spreadsheet)
    return kept


class Results:
    """The values of one spreadsheet at one version."""

    def __init__(self, spreadsheet: Spreadsheet) -> None:
        self._spreadsheet = ref(spreadsheet)
        self.version = spreadsheet.version
        self.known: dict[Key, Result] = {}
        self.open: set[Key] = set()
        self.spilt: dict[int, dict[tuple[int, int], Result]] = {}
        self.formats: dict[Key, Json | None] = {}
        self.dated: dict[tuple[int, Any, Any], tuple[Extra, Extra]] = {}

    @property
    def spreadsheet(self) -> Spreadsheet:
        """Held weakly, or what is kept for it would keep it."""
        found = self._spreadsheet()
        assert found is not None
        return found

    def row(self, sheet: Sheet, index: int, left: int, right: int) -> list[Result]:
        """What the cells of one row show, from `left` up to `right`; shorter where the row ends."""
        values = sheet.row(index).values[left:right]
        if not sheet.has_formulas:
            return list(values)  # type: ignore[arg-type]
        spilt = self._spilt(sheet)
        of = self.of
        shown = [of(sheet, index, left + at, v) if isinstance(v, Formula) else v for at, v in enumerate(values)]
        if not spilt:
            return shown
        shown += [None] * (right - left - len(shown))
        shown = [spilt.get((index, left + at)) if value is None else value for at, value in enumerate(shown)]
        while shown and shown[-1] is None:
            shown.pop()
        return shown

    def of(self, sheet: Sheet, row: int, column: int, value: Value) -> Result:
        """What one cell shows."""
        if not isinstance(value, Formula):
            return value
        key = (sheet.id, row, column)
        if key in self.known:
            return self.known[key]
        if key in self.open:
            raise Failure(CIRCLE)
        self.open.add(key)
        try:
            self.known[key] = self._work_out(sheet, row, column, value)
        finally:
            self.open.discard(key)
        return self.known[key]

    def extras(self, sheet: Sheet, index: int) -> Sequence[Extra | None]:
        """What stands beside the values of one row, formulas with the number format that they bring."""
        row = sheet.row(index)
        if not sheet.has_formulas or Formula not in map(type, row.values):
            return row.extras
        found = [*row.extras, *[None] * (len(row.values) - len(row.extras))]
        for column, value in enumerate(row.values):
            if type(value) is Formula and (number_format := self.number_format(sheet, index, column)):
                found[column] = self._dated(row.extra(column), number_format)
        return found

    def _dated(self, extra: Extra, number_format: Json) -> Extra:
        key = (id(extra), number_format.get("type"), number_format.get("pattern"))
        if key not in self.dated:
            formats = (extra.format or {}) | {"numberFormat": number_format}
            self.dated[key] = (extra, Extra(formats, extra.note, extra.validation, extra.runs))
        return self.dated[key][1]

    def number_format(self, sheet: Sheet, row: int, column: int) -> Json | None:
        """How the cell's number is shown: its own format, or the one that its formula brings."""
        own = (sheet.row(row).extra(column).format or {}).get("numberFormat")
        value = sheet.value(row, column)
        if own or not isinstance(value, Formula):
            return own
        key = (sheet.id, row, column)
        if key not in self.formats:
            self.formats[key] = None  # a circle ends here
            self.formats[key] = automatic_format(value.text, lambda reference: self._date_at(sheet, reference))
        return self.formats[key]

    def _date_at(self, sheet: Sheet, reference: str) -> Json | None:
        title, _, cell = reference.rpartition("!")
        found = self.spreadsheet.titled(title.strip("'").replace("''", "'")) if title else sheet
        box = parse_box(cell.replace("$", ""))
        if found is None or box is None:
            return None
        number_format = self.number_format(found, box.top or 0, box.left or 0)
        return number_format if number_format and number_format.get("type") in DATE_TYPES else None

    def last_used(self, sheet: Sheet, area: Area) -> int:
        """As of the sheet, with what formulas lay out."""
        used = sheet.last_used(area)
        inside = [r for r, c in self._spilt(sheet) if area.top <= r < area.bottom and area.left <= c < area.right]
        return max([used, *(row + 1 for row in inside)])

    def _work_out(self, sheet: Sheet, row: int, column: int, formula: Formula) -> Result:
        try:
            found = worked_out(formula.text, _Scope(self, sheet, row, column))
        except Unsupported:
            return formula.last
        if not isinstance(found, list):
            return found
        if self._is_blocked(sheet, row, column, found):
            return CellError("REF", "Array result was not expanded because it would overwrite data.")
        laid = self.spilt.setdefault(sheet.id, {})
        laid |= {
            (row + r, column + c): value for r, cells in enumerate(found) for c, value in enumerate(cells) if r or c
        }
        return found[0][0] if found and found[0] else None

    def _is_blocked(self, sheet: Sheet, row: int, column: int, found: Grid) -> bool:
        width = max(map(len, found), default=0)
        for r in range(min(len(found), len(sheet.rows) - row)):
            cells = sheet.row(row + r).values[column : column + width]
            if any(value is not None and (r or c) for c, value in enumerate(cells)):
                return True
        return False

    def _spilt(self, sheet: Sheet) -> dict[tuple[int, int], Result]:
        if sheet.id not in self.spilt and sheet.has_spills:
            self.spilt[sheet.id] = {}
            for index, row in enumerate(sheet.rows):
                for column, value in enumerate(row.values):
                    if type(value) is Formula and spills(value.text):
                        self.of(sheet, index, column, value)
        return self.spilt.get(sheet.id, {})


class _Scope:
    """A formula's view of the spreadsheet from its own cell."""

    def __init__(self, results: Results, sheet: Sheet, row: int, column: int) -> None:
        self.results, self.sheet, self.at = results, sheet, (row, column)

    def place(self) -> tuple[int, int]:
        return self.at

    def area(self, reference: str) -> Grid:
        title, _, cells = reference.rpartition("!")
        sheet = self.results.spreadsheet.titled(title.strip("'").replace("''", "'")) if title else self.sheet
        box = parse_box(cells.replace("$", ""))
        if sheet is None or box is None:
            raise Failure(CellError("REF", f"Unresolved sheet name '{title}'."))
        return self._cells(sheet, box)

    def named(self, name: str) -> Grid:
        for named in self.results.spreadsheet.named_ranges:
            if named["name"].casefold() == name.casefold():
                found = named["range"]
                keys = ("startRowIndex", "startColumnIndex", "endRowIndex", "endColumnIndex")
                sheet = self.results.spreadsheet.sheet(found.get("sheetId"))
                return self._cells(sheet, Box(*(found.get(key) for key in keys)))
        raise Failure(CellError("NAME", f"Unknown range name: '{name}'."))

    def _cells(self, sheet: Sheet, box: Box) -> Grid:
        top, left = box.top or 0, box.left or 0
        bottom = min(sheet.height if box.bottom is None else box.bottom, max(len(sheet.rows), top + 1))
        right = sheet.width if box.right is None else box.right
        return [self._row(sheet, index, left, right) for index in range(top, bottom)]

    def _row(self, sheet: Sheet, index: int, left: int, right: int) -> list[Result]:
        values = sheet.row(index).values[left:right]
        of = self.results.of
        shown = [of(sheet, index, left + at, v) if isinstance(v, Formula) else v for at, v in enumerate(values)]
        shown += [None] * (right - left - len(shown))
        laid = self.results.spilt.get(sheet.id)
        return shown if not laid else [laid.get((index, left + at)) if v is None else v for at, v in enumerate(shown)]

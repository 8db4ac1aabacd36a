"""A Google Sheet written as an .xlsx from one reading: all tabs, hidden ones too, values, formulas, number formats."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sync.google.cells import GridCell, grid_cell, plain_value
from sync.google.client import Json

CELLS = (
    "properties.title,sheets(properties(title,hidden),merges,"
    "data(rowData.values(userEnteredValue,effectiveValue,effectiveFormat.numberFormat)))"
)
"""The fields of spreadsheets.get that `write_copy` needs."""
_LONGEST_TITLE, _LONGEST_TEXT = 31, 32_767
_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\", "_"))
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
}
_REST = "Rest of long texts"


def write_copy(answer: Json, path: Path) -> None:
    """Write the answer of spreadsheets.get. Colours, charts and rules are left out.

    Excel holds at most 32,767 letters in a cell; what is beyond them stands in a tab of its own.
    """
    sheets = [sheet for sheet in answer.get("sheets", []) if sheet["properties"].get("sheetType", "GRID") == "GRID"]
    titles = _titles([str(sheet["properties"]["title"]) for sheet in sheets])
    with xlsxwriter.Workbook(path, _OPTIONS) as book:
        copy = _Copy(book)
        for sheet, title in zip(sheets, titles, strict=True):
            copy.add(sheet, title)
        copy.add_rest()


class _Copy:
    """The file while it is written."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._formats: dict[str, Format] = {}
        self._rest: list[tuple[str, int, int, str]] = []
        self._has_visible = False

    def add(self, sheet: Json, title: str) -> None:
        """One tab."""
        page = self._book.add_worksheet(title)
        if sheet["properties"].get("hidden"):
            page.hide()
        elif not self._has_visible:
            self._has_visible = True
            page.activate()
            page.set_first_sheet()
        for row, cells in enumerate(_rows(sheet)):
            for column, cell in enumerate(cells):
                self._write(page, row, column, cell)

    def add_rest(self) -> None:
        """What was too long for its cell."""
        if self._rest:
            page = self._book.add_worksheet(_titles([*(sheet.name for sheet in self._book.worksheets()), _REST])[-1])
            for row, (title, at, column, text) in enumerate(self._rest):
                page.write_row(row, 0, [title, at + 1, column + 1])
                page.write_string(row, 3, text)

    def _write(self, page: Worksheet, row: int, column: int, cell: GridCell) -> None:
        style = self._style(cell)
        shown = plain_value(cell.shown)
        if "formulaValue" in cell.typed:
            page.write_formula(row, column, str(cell.typed["formulaValue"]), style, "" if shown is None else shown)
        elif isinstance(shown, bool):
            page.write_boolean(row, column, shown, style)
        elif isinstance(shown, float):
            page.write_number(row, column, shown, style)
        elif shown is not None:
            page.write_string(row, column, shown[:_LONGEST_TEXT], style)
            beyond = range(_LONGEST_TEXT, len(shown), _LONGEST_TEXT)
            self._rest += [(page.name, row, column, shown[at : at + _LONGEST_TEXT]) for at in beyond]
        elif style:
            page.write_blank(row, column, None, style)

    def _style(self, cell: GridCell) -> Format | None:
        pattern = "@" if cell.kind == "TEXT" else cell.pattern
        if pattern and pattern not in self._formats:
            self._formats[pattern] = self._book.add_format({"num_format": pattern})
        return self._formats.get(pattern)


def _rows(sheet: Json) -> Iterator[list[GridCell]]:
    for part in sheet.get("data", [])[:1]:
        for row in part.get("rowData", []):
            yield [grid_cell(cell) for cell in row.get("values", [])]


def _titles(wanted: Sequence[str]) -> list[str]:
    """Each tab's name as Excel allows it, no two alike."""
    titles: list[str] = []
    for title in wanted:
        plain = title.translate(_NOT_IN_TITLES).strip("'")[:_LONGEST_TITLE] or "Tab"
        name, number = "History_" if plain.casefold() == "history" else plain, 2
        while name.casefold() in (other.casefold() for other in titles):
            name, number = f"{plain[: _LONGEST_TITLE - 4]} {number}", number + 1
        titles.append(name)
    return titles

"""Writes a workbook that does not exist yet: headings with notes, drop-downs and formats, and the rows to begin with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sync.list_ranges import ListRange, as_raw, is_lists_tab, list_ranges
from sync.workbook import CellValue, NewColumn, NewTab
from validation.sheet import RawTab

HEADING_STYLE = {"bold": True, "bg_color": "#9B1C31", "font_color": "#FFFFFF", "valign": "vcenter"}
SHEET_ROWS = 1_048_576
_NO_GUESSING = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}

Ranges = Mapping[str, ListRange]
"""Where the words of lists stand, by list."""


@dataclass(frozen=True)
class Formula:
    """A formula in a cell, with `{row}` for its own row number, and the value it shows until it is computed again."""

    text: str
    value: float | str = 0


@dataclass(frozen=True)
class WrittenTab:
    """A tab to write: its columns, and rows of values or formulas. `title` stands above the headings where it is not ""."""

    name: str
    columns: tuple[NewColumn, ...]
    rows: Sequence[Sequence[CellValue | Formula]] = ()
    title: str = ""
    is_right_to_left: bool = False


def write_new_workbook(path: Path, tabs: Sequence[WrittenTab]) -> None:
    """Write the workbook beside its place and move it there when it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.stem}.new.xlsx")
    ranges = next((list_ranges(_raw(tab)) for tab in tabs if is_lists_tab(tab.name)), {})
    with xlsxwriter.Workbook(fresh, _NO_GUESSING) as book:
        heading = book.add_format(HEADING_STYLE)
        for tab in tabs:
            formats = [
                book.add_format({"num_format": c.number_format}) if c.number_format else None for c in tab.columns
            ]
            _write_tab(book.add_worksheet(tab.name), tab, heading, formats, ranges)
    fresh.replace(path)


def _raw(tab: WrittenTab) -> RawTab:
    rows = [[None if isinstance(value, Formula) else value for value in row] for row in tab.rows]
    return as_raw(NewTab(tab.name, tab.columns, tuple(map(tuple, rows))), title=tab.title)


def _write_tab(
    sheet: Worksheet, tab: WrittenTab, heading: Format, formats: Sequence[Format | None], ranges: Ranges
) -> None:
    first = 2 if tab.title else 0
    if tab.is_right_to_left:
        sheet.right_to_left()
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    if tab.title:
        sheet.write_string(0, 0, tab.title)
    for index, column in enumerate(tab.columns):
        sheet.set_column(index, index, _width(column, tab, index), formats[index])
        sheet.write_string(first, index, column.heading, heading)
        _write_help(sheet, first, index, column, ranges)
    sheet.freeze_panes(first + 1, 0)
    for number, row in enumerate(tab.rows, first + 1):
        for index, value in enumerate(row):
            _write_cell(sheet, number, index, value, formats[index])
    if tab.rows:
        sheet.autofilter(first, 0, first + len(tab.rows), len(tab.columns) - 1)


def _write_help(sheet: Worksheet, row: int, index: int, column: NewColumn, ranges: Ranges) -> None:
    if column.note:
        sheet.write_comment(row, index, column.note, {"x_scale": 1.6})
    if source := _source(column, ranges):
        below = {
            "validate": "list",
            "source": source,
            "error_type": "information",
            "ignore_blank": True,
            "show_error": False,
        }
        sheet.data_validation(row + 1, index, SHEET_ROWS - 1, index, below)


def _source(column: NewColumn, ranges: Ranges) -> str | list[str]:
    """Where a drop-down takes its words from: the Lists tab, else they stand in the rule; nothing where they do not fit."""
    if listed := ranges.get(column.list_name):
        return listed.formula
    kept = [choice for choice in column.choices if "," not in choice]
    # Excel keeps at most 255 letters of an inline list; a longer one is left to Bahi's own check.
    return kept if len(",".join(kept)) <= 255 else []


def _write_cell(sheet: Worksheet, row: int, index: int, value: CellValue | Formula, style: Format | None) -> None:
    if value is None or value == "":
        return
    if isinstance(value, Formula):
        sheet.write_formula(row, index, value.text.format(row=row + 1), style, value.value)
    elif isinstance(value, bool):
        sheet.write_boolean(row, index, value, style)
    elif isinstance(value, int | Decimal | float):
        sheet.write_number(row, index, float(value), style)
    elif isinstance(value, datetime):
        sheet.write_datetime(row, index, value, style)
    elif isinstance(value, date):
        sheet.write_datetime(row, index, datetime(value.year, value.month, value.day), style)
    else:
        sheet.write_string(row, index, value, style)


def _width(column: NewColumn, tab: WrittenTab, index: int) -> int:
    """Wide enough for what is there, and for what people will type: a day that does not fit shows as #####."""
    longest = max(
        (len(str(row[index])) for row in tab.rows[:50] if index < len(row) and isinstance(row[index], str)), default=0
    )
    typed = len(column.number_format) if "yy" in column.number_format else _EMPTY if not tab.rows else 0
    return max(8, min(40, max(len(column.heading), longest, typed) + 2))


_EMPTY = 12
"""Letters that a column of a tab without rows has room for."""

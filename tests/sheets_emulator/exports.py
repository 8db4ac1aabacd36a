"""A spreadsheet as a file: CSV and TSV of one tab, .xlsx of all."""

import csv
import io
import re
from typing import Any

import xlsxwriter

from .cells import CellError, Formula
from .entering import entered
from .number_formats import DATE_TYPES, default_pattern
from .rendering import matrix
from .results import Results, results_of
from .sheet import Sheet
from .spreadsheet import Spreadsheet
from .turn import Turn

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_TEXT = 32_767
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
TYPES = {"text/csv": ",", "text/tab-separated-values": "\t"}


def delimited(spreadsheet: Spreadsheet, delimiter: str, sheet: Sheet | None = None) -> bytes:
    """One tab as text, as people see its values; rows end in CRLF but the last."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(shown_rows(spreadsheet, sheet))
    return out.getvalue().removesuffix("\r\n").encode()


def shown_rows(spreadsheet: Spreadsheet, sheet: Sheet | None = None) -> list[list[str]]:
    """What people see in a tab, the first if none is named; all rows equally wide."""
    sheet = sheet or spreadsheet.sheets[0]
    rows = matrix(sheet, sheet.area({}), results_of(spreadsheet), {})
    width = max(map(len, rows), default=0)
    return [[*row, *[""] * (width - len(row))] for row in rows]


def xlsx(spreadsheet: Spreadsheet) -> bytes:
    """The whole spreadsheet as a workbook: values, formulas with what they show, number formats, hidden tabs."""
    out = io.BytesIO()
    results = results_of(spreadsheet)
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        formats: dict[str, Any] = {}
        for sheet, name in zip(spreadsheet.sheets, page_names(spreadsheet), strict=True):
            page = book.add_worksheet(name)
            if sheet.properties.get("hidden"):
                page.hide()
            for index in range(len(sheet.rows)):
                _write_row(page, sheet, index, results, book, formats)
    return out.getvalue()


def page_names(spreadsheet: Spreadsheet) -> list[str]:
    """The tabs' titles as .xlsx allows them: 31 letters, some signs not at all, each name once."""
    names: list[str] = []
    for sheet in spreadsheet.sheets:
        name = stem = NOT_IN_NAMES.sub("", sheet.title).strip("'")[:31] or "Sheet"
        number = 1
        while name.casefold() in map(str.casefold, names):
            number += 1
            name = f"{stem[: 30 - len(str(number))]} {number}"
        names.append(name)
    return names


def _write_row(page: Any, sheet: Sheet, index: int, results: Results, book: Any, formats: dict[str, Any]) -> None:
    row, extras = sheet.row(index), results.extras(sheet, index)
    for column, shown in enumerate(results.row(sheet, index, 0, sheet.width)):
        extra = extras[column] if column < len(extras) else None
        pattern = _pattern(extra.format, results.spreadsheet.locale) if extra else ""
        if pattern and pattern not in formats:
            formats[pattern] = book.add_format({"num_format": pattern})
        value = row.value(column)
        shown = shown.text if isinstance(shown, CellError) else shown
        if isinstance(shown, str):
            shown = shown[:LONGEST_TEXT]
        if isinstance(value, Formula):
            page.write_formula(index, column, value.text, formats.get(pattern), "" if shown is None else shown)
        elif shown is not None:
            page.write(index, column, shown, formats.get(pattern))


def _pattern(found: Any, locale: str) -> str:
    number_format = (found or {}).get("numberFormat") or {}
    kind = number_format.get("type", "")
    if kind == "TEXT":
        return "@"
    if not number_format.get("pattern") and kind in (*DATE_TYPES, "NUMBER", "PERCENT", "CURRENCY", "SCIENTIFIC"):
        return default_pattern(kind, locale).replace("am/pm", "AM/PM")
    return re.sub(r"am/pm|a/p", lambda found: found[0].upper(), str(number_format.get("pattern") or ""))


def import_delimited(turn: Turn, text: str, title: str) -> None:
    """Replace everything by one tab with the cells of a CSV, as typed."""
    spreadsheet = turn.spreadsheet
    rows = list(csv.reader(io.StringIO(text)))
    size = {"rowCount": max(1000, len(rows)), "columnCount": max(26, *map(len, rows), 1)}
    sheet_id = spreadsheet.new_sheet_id()
    sheet = Sheet({"sheetId": sheet_id, "title": title, "sheetType": "GRID", "gridProperties": size})
    spreadsheet.sheets = [sheet]
    spreadsheet.properties["timeZone"] = "America/Los_Angeles"  # what Google answered in the recordings
    spreadsheet.named_ranges, spreadsheet.metadata = [], []
    turn.write(sheet, 0, 0, [[entered(cell, spreadsheet.locale, None)[0] for cell in row] for row in rows])

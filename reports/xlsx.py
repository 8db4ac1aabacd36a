"""A report as an Excel workbook: a summary with figures and charts, then a sheet for each table."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from records.shown import shown
from reports import xlsx_charts
from reports.content import Chart, ReportColumn, ReportContent, ReportTable, Value
from reports.wording import as_of_line, change_words, figures_line, headings, with_unit
from reports.xlsx_numbers import number_format
from translations import Translator
from validation.kinds import NUMERIC, TEMPORAL, Kind

BIG = 20_000
"""Rows from which the workbook is written row by row, so that memory stays small."""
MOST_ROWS = 1_048_000
LONGEST_CELL = 32_000
_ACCENT = "#9B1C31"
_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
    "remove_timezone": True,
}


def as_xlsx(content: ReportContent, t: Translator) -> bytes:
    """The report as the bytes of an .xlsx file. A customer's text is text there, never a formula or a link."""
    result = BytesIO()
    is_big = sum(len(table.rows) for table in content.tables) > BIG
    book = _Book(xlsxwriter.Workbook(result, {**_OPTIONS, "constant_memory": is_big}), content, t)
    book.write()
    return result.getvalue()


@dataclass(frozen=True)
class _Book:
    """The workbook while it is written, with the formats made so far."""

    workbook: xlsxwriter.Workbook
    content: ReportContent
    t: Translator
    formats: dict[tuple[tuple[str, Any], ...], Format] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def write(self) -> None:
        self.workbook.set_properties({"title": self.content.title, "author": self.content.business or "Bahi"})
        self.workbook.set_size(2400, 1400)
        if self._has_summary:
            self._summary()
        for table in self.content.tables:
            self._table(table)
        self.workbook.close()

    @property
    def _has_summary(self) -> bool:
        """A plain list is one sheet; its few figures stand above the rows."""
        return bool(self.content.charts) or len(self.content.tables) != 1

    def _format(self, **wanted: Any) -> Format:
        key = tuple(sorted(wanted.items()))
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format(
                {"valign": "top", "reading_order": self._direction(), **wanted}
            )
        return self.formats[key]

    def _direction(self) -> int:
        return 2 if self.t.is_right_to_left else 0

    def _sheet(self, name: str) -> Worksheet:
        sheet = self.workbook.add_worksheet(_sheet_name(name, self.names))
        sheet.hide_gridlines(2)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P / &N")
        if self.t.is_right_to_left:
            sheet.right_to_left()
        return sheet

    def _heading_block(self, sheet: Worksheet, title: str) -> int:
        """Writes the lines above a sheet's content and returns the first free row."""
        sheet.set_row(0, 34 if self.t.is_right_to_left else 24)
        sheet.write_string(0, 0, title, self._format(bold=True, font_size=16, font_color=_ACCENT, valign="vcenter"))
        figures = "" if self._has_summary else figures_line(self.content, self.t)
        lines = filter(None, [self.content.business, self.content.subtitle, as_of_line(self.content, self.t), figures])
        row = 0
        for row, line in enumerate(lines, 1):
            sheet.write_string(row, 0, line, self._format(font_color="#5F574C"))
        return row + 2

    def _summary(self) -> None:
        sheet = self._sheet(self.t.gettext("Summary"))
        sheet.set_landscape()
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 40, 15)
        row = self._heading_block(sheet, self.content.title)
        for figure in self.content.figures:
            sheet.write_string(row, 0, with_unit(figure.label, figure.kind, self.content.currency), self._format())
            self._cell(sheet, (row, 1), figure.value, figure.kind, bold=True)
            sheet.write_string(
                row, 2, change_words(figure, self.content, self.t), self._format(font_color="#5F574C", indent=1)
            )
            row += 1
        row = self._lines(sheet, row + 1, self.content.notes)
        for chart in self.content.charts:
            row = self._chart(sheet, row, chart)

    def _chart(self, sheet: Worksheet, row: int, chart: Chart) -> int:
        title = with_unit(chart.title, chart.unit, self.content.currency)
        sheet.write_string(row, 0, title, self._format(bold=True, font_size=12))
        for column, series in enumerate(chart.series, 1):
            sheet.write_string(row + 1, column, series.name, self._format(bold=True, align="right"))
        for i, label in enumerate(chart.labels):
            sheet.write_string(row + 2 + i, 0, label, self._format())
            for column, series in enumerate(chart.series, 1):
                self._cell(sheet, (row + 2 + i, column), series.values[i], chart.unit)
        height = xlsx_charts.insert(self.workbook, sheet, row, chart, title, len(chart.series) + 2)
        return row + max(height, len(chart.labels) + 4)

    def _table(self, table: ReportTable) -> None:
        sheet = self._sheet(table.title or self.content.title)
        top = self._heading_block(sheet, table.title or self.content.title)
        for i, (heading, column) in enumerate(zip(headings(table, self.content.currency), table.columns, strict=True)):
            sheet.set_column(i, i, max(min(len(heading) + 3, 30), self._width(column, table, i)))
            sheet.write_string(top, i, heading, self._header(column))
        end = self._rows(sheet, top + 1, table)
        sheet.freeze_panes(top + 1, 0)
        sheet.repeat_rows(top)
        if table.rows:
            sheet.autofilter(top, 0, end - 1, len(table.columns) - 1)
        if sum(column.characters for column in table.columns) > 100:
            sheet.set_landscape()
        self._below(sheet, end, table)

    def _width(self, column: ReportColumn, table: ReportTable, position: int) -> int:
        """In characters: what the column asks for, more where its first texts are longer."""
        if column.is_numeric or column.kind in TEMPORAL:
            return column.characters
        texts = (shown(row[position], column.kind, self.t) for row in table.rows[:200])
        return max(column.characters, min(45, max(map(len, texts), default=0) + 1))

    def _header(self, column: ReportColumn) -> Format:
        look = {"bold": True, "bg_color": "#FBF6EC", "bottom": 2, "bottom_color": _ACCENT, "text_wrap": True}
        return self._format(**look, align="right") if column.is_numeric else self._format(**look)

    def _rows(self, sheet: Worksheet, top: int, table: ReportTable) -> int:
        """Writes the rows of a table from row `top` on and returns the first free row."""
        kinds = [column.kind for column in table.columns]
        rows = table.rows[:MOST_ROWS]
        for row, values in enumerate(rows, top):
            for column, (value, kind) in enumerate(zip(values, kinds, strict=True)):
                self._cell(sheet, (row, column), value, kind)
        return top + len(rows)

    def _below(self, sheet: Worksheet, row: int, table: ReportTable) -> None:
        if table.total is not None:
            for i, (value, column) in enumerate(zip(table.total, table.columns, strict=True)):
                self._cell(sheet, (row, i), value, column.kind, bold=True, top=1, top_color=_ACCENT)
            row += 1
        self._lines(sheet, row + 1, [table.note] if table.note else [])

    def _lines(self, sheet: Worksheet, row: int, lines: Iterable[str]) -> int:
        for line in lines:
            sheet.write_string(row, 0, line, self._format(font_color="#5F574C"))
            row += 1
        return row + 1

    def _cell(self, sheet: Worksheet, at: tuple[int, int], value: Value, kind: Kind, **style: Any) -> None:
        if value is None or value == "" or value == ():
            if style:
                sheet.write_blank(*at, None, self._format(**style))
        elif kind in NUMERIC and isinstance(value, (int, Decimal)) and -(10**15) < value < 10**15:
            sheet.write_number(*at, float(value), self._format(num_format=number_format(value, kind), **style))
        elif kind in TEMPORAL and isinstance(value, date) and value.year > 1900:
            wanted = "d mmm yyyy, hh:mm" if kind is Kind.MOMENT and isinstance(value, datetime) else "d mmm yyyy"
            sheet.write_datetime(*at, value, self._format(num_format=wanted, align="left", **style))
        else:
            text = shown(value, kind, self.t, self.content.currency)[:LONGEST_CELL]
            # Half a character, left by a cut emoji, cannot be written to any file.
            text = text.encode("utf-8", "replace").decode()
            sheet.write_string(*at, text, self._format(num_format="@", **style))


def _sheet_name(title: str, taken: set[str]) -> str:
    """A name that Excel accepts: at most 31 characters, without its reserved ones, and not used yet."""
    clean = (
        " ".join("".join(" " if letter in "[]:*?/\\" else letter for letter in title).split())[:31].strip(" '") or "1"
    )
    name, number = clean, 2
    while name.casefold() in taken:
        name, number = f"{clean[:27]} {number}", number + 1
    taken.add(name.casefold())
    return name

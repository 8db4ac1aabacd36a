"""Values as `values.get` gives them: formatted, unformatted or as formulas, rows or columns, empty ends trimmed."""

from itertools import zip_longest
from typing import Any

from .a1 import Area, area_text
from .cells import CellError, Extra, Formula, Json, Result, Value
from .number_formats import DATE_TYPES, shown
from .results import Results
from .sheet import Sheet
from .spreadsheet import Place


def value_range(place: Place, results: Results, options: Json) -> Json:
    """A ValueRange of one place, under valueRenderOption, dateTimeRenderOption and majorDimension."""
    sheet, area = place
    answer: Json = {"range": area_text(sheet.title, area), "majorDimension": options.get("majorDimension") or "ROWS"}
    if answer["majorDimension"] == "DIMENSION_UNSPECIFIED":
        answer["majorDimension"] = "ROWS"
    rows = matrix(sheet, area, results, options)
    if answer["majorDimension"] == "COLUMNS":
        rows = _transposed(rows)
    if rows:
        answer["values"] = rows
    return answer


def matrix(sheet: Sheet, area: Area, results: Results, options: Json) -> list[list[Any]]:
    """The cells of an area as JSON values, without its empty ends."""
    last = results.last_used(sheet, area)
    rendered = _Renderer(results, options)
    rows = [rendered.row(sheet, index, area) for index in range(area.top, last)]
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _transposed(rows: list[list[Any]]) -> list[list[Any]]:
    width = max(map(len, rows), default=0)
    columns = [[row[at] if at < len(row) else "" for row in rows] for at in range(width)]
    for column in columns:
        while column and column[-1] == "":
            column.pop()
    return columns


class _Renderer:
    def __init__(self, results: Results, options: Json) -> None:
        self.results = results
        self.locale = results.spreadsheet.locale
        self.option = options.get("valueRenderOption") or "FORMATTED_VALUE"
        self.as_text = options.get("dateTimeRenderOption") == "FORMATTED_STRING"

    def row(self, sheet: Sheet, index: int, area: Area) -> list[Any]:
        values: list[Any]
        if self.option == "FORMULA":
            values = self._formulas(sheet, index, area)
        else:
            values = list(self.results.row(sheet, index, area.left, area.right))
        if self.option != "UNFORMATTED_VALUE" or self.as_text or sheet.has_formulas:
            with_formats = self.option == "FORMATTED_VALUE" or self.as_text
            extras = self.results.extras(sheet, index)[area.left : area.right] if with_formats else ()
            values = [
                value if value is None or type(value) is str else self._one(value, extra)
                for value, extra in zip_longest(values, extras[: len(values)])
            ]
        while values and values[-1] is None:
            values.pop()
        return ["" if value is None else value for value in values]

    def _formulas(self, sheet: Sheet, index: int, area: Area) -> list[Value]:
        values = sheet.row(index).values[area.left : area.right]
        if not sheet.has_formulas:
            return list(values)
        shown_values = self.results.row(sheet, index, area.left, area.right)
        return [
            v if isinstance(v, Formula) else s
            for v, s in zip(_padded(values, len(shown_values)), shown_values, strict=False)
        ]

    def _one(self, value: Value, extra: Extra | None) -> Any:
        if isinstance(value, Formula):
            return value.text
        if extra is None and type(value) is int and self.option == "FORMATTED_VALUE" and -(10**15) < value < 10**15:
            return str(value)
        number_format = extra.format.get("numberFormat") if extra and extra.format else None
        if self.option == "FORMATTED_VALUE":
            return value if isinstance(value, str) else shown(value, number_format, self.locale)
        return self._unformatted(value, number_format)

    def _unformatted(self, value: Result, number_format: Json | None) -> Any:
        if isinstance(value, CellError):
            return value.text
        is_date = number_format and number_format.get("type") in DATE_TYPES
        if self.as_text and is_date and isinstance(value, int | float) and not isinstance(value, bool):
            return shown(value, number_format, self.locale)
        return value


def _padded(values: tuple[Value, ...], size: int) -> tuple[Value, ...]:
    return values + (None,) * (size - len(values))

"""What a written cell wears: its own style, or one in which its value shows as what it is."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import cached_property

from sync.workbook import CellValue
from sync.xlsx.cellxml import NewCell, stored
from sync.xlsx.rows import Cell, Grammar, Row, cells_in
from sync.xlsx.styles import Kind
from sync.xlsx.values import Decoder
from sync.xlsx.xml import attributes

DATE_FORMAT, MOMENT_FORMAT = "dd mmm yyyy", "dd mmm yyyy hh:mm"
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")


class Looks:
    """The styles of one sheet: by cell, else by row, else by column."""

    def __init__(self, decoder: Decoder, grammar: Grammar, head: bytes, sample: Sequence[Row]) -> None:
        self._decoder, self._grammar, self._head, self._sample = decoder, grammar, head, sample

    def style_at(self, cell: Cell | None, row: Row | None, column: int) -> int:
        """The style a cell wears, or would as soon as something is typed there."""
        if cell:
            return cell.style
        named = attributes(row.tag) if row else {}
        if named.get("customFormat") in ("1", "true"):
            return int(named.get("s", "0"))
        return next((style for first, last, style in self._columns if first <= column <= last), 0)

    def dressed(self, value: CellValue, style: int, column: int) -> NewCell:
        """The cell for a value in the given style, or in a better one where it would show a date as a number or the reverse."""
        content = stored(value, self._decoder.from_1904)
        if isinstance(content, float):
            style = self._date_style(value, style, column) if isinstance(value, date) else self._number_style(style)
            if isinstance(value, date) and self._decoder.styles.kind_of(style) is not Kind.MOMENT:
                return NewCell(style, value.isoformat())
        return NewCell(style, content)

    def _date_style(self, value: date, style: int, column: int) -> int:
        if self._decoder.styles.kind_of(style) is Kind.MOMENT:
            return style
        has_time = isinstance(value, datetime) and value.time() != time()
        added = MOMENT_FORMAT if has_time else DATE_FORMAT
        return self._date_styles.get(column) or self._decoder.styles.with_format(style, added)

    def _number_style(self, style: int) -> int:
        styles = self._decoder.styles
        return style if styles.kind_of(style) is Kind.NUMBER else styles.with_format(style, "")

    @cached_property
    def _date_styles(self) -> dict[int, int]:
        """By column, the date style most of its first cells wear."""
        worn: dict[int, Counter[int]] = defaultdict(Counter)
        for row in self._sample:
            for cell in cells_in(row, self._grammar):
                if self._decoder.styles.kind_of(cell.style) is Kind.MOMENT:
                    worn[cell.column][cell.style] += 1
        return {column: styles.most_common(1)[0][0] for column, styles in worn.items()}

    @cached_property
    def _columns(self) -> list[tuple[int, int, int]]:
        named = [attributes(tag) for tag in _COLUMN.findall(self._head)]
        return [
            (int(n["min"]) - 1, int(n["max"]) - 1, int(n["style"])) for n in named if {"min", "max", "style"} <= set(n)
        ]

"""A cell's XML to the value that python-calamine gives for it, for the few cells that we read ourselves."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sync.xlsx.rows import Cell, Grammar, Row, cells_in
from sync.xlsx.strings import SharedStrings, rich_text
from sync.xlsx.styles import Kind, Styles
from sync.xlsx.xml import excel_text
from validation.sheet import RawCell

_LAST_DAY = 2_958_465  # 31 December 9999
_DATE = re.compile(r"\d{4}-\d\d-\d\d\Z")


@dataclass(frozen=True)
class Decoder:
    """How the cells of one workbook are read."""

    strings: SharedStrings
    styles: Styles
    from_1904: bool

    def learn(self, rows: Iterable[Row], grammar: Grammar) -> None:
        """Look up the shared strings of many rows in one pass; one by one they would each take a pass."""
        cells = (cell for row in rows for cell in cells_in(row, grammar))
        self.strings.texts(n for cell in cells if (n := shared_number(cell, grammar)) is not None)

    def value(self, cell: Cell, grammar: Grammar) -> RawCell:
        """What a cell holds."""
        number = shared_number(cell, grammar)
        texts = self.strings.texts(() if number is None else (number,))
        return raw_cell(cell, grammar, texts, self.styles, self.from_1904)

    def values(self, row: Row, grammar: Grammar) -> dict[int, RawCell]:
        """The values of a row by column; empty cells are left out."""
        found = {cell.column: self.value(cell, grammar) for cell in cells_in(row, grammar)}
        return {column: value for column, value in found.items() if value is not None}


def raw_cell(cell: Cell, grammar: Grammar, strings: Mapping[int, str], styles: Styles, from_1904: bool) -> RawCell:
    """What the cell holds; None where that is nothing. Errors are their text."""
    if cell.kind == "inlineStr":
        return rich_text(cell.content) or None
    found = grammar.value.search(cell.content)
    text = excel_text(found[1] or b"") if found else ""
    if not text:
        return None
    if cell.kind == "s":
        return strings.get(int(text)) or None
    return _by_kind(cell.kind, text, styles.kind_of(cell.style), from_1904)


def shared_number(cell: Cell, grammar: Grammar) -> int | None:
    """The number of the shared string that a cell shows."""
    found = grammar.value.search(cell.content) if b"s" in cell.tag and cell.kind == "s" else None
    return int(found[1]) if found and found[1] else None


def _by_kind(kind: str, text: str, number_kind: Kind, from_1904: bool) -> RawCell:
    if kind in ("str", "e"):
        return text
    if kind == "b":
        return text in ("1", "true")
    if kind == "d":
        return _iso(text)
    try:
        number = float(text)
    except ValueError:
        return text
    return number if number_kind is Kind.NUMBER else dated(number, number_kind, from_1904)


def dated(number: float, kind: Kind, from_1904: bool) -> RawCell:
    """A serial number as a date, a time, a moment or a duration, with calamine's reading of the odd ones."""
    if kind is Kind.DURATION:
        return _rounded(number)
    if number < 1:
        return (datetime.min + _rounded(number % 1)).time()
    days = number + 1462 if from_1904 else number
    if days >= _LAST_DAY + 1:
        return number
    # Excel believes in 29 February 1900, so serials before it are one day nearer to the epoch.
    moment = datetime(1899, 12, 31 if days < 60 else 30) + _rounded(days)
    return moment if moment.time() != time() else moment.date()


def _rounded(number: float) -> timedelta:
    return timedelta(milliseconds=round(number * 86_400_000))


def _iso(text: str) -> RawCell:
    try:
        return date.fromisoformat(text) if _DATE.match(text) else datetime.fromisoformat(text)
    except ValueError:
        return text

"""Rows of separated text: any separator, line break and quoting, rows of unequal length."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from sync.files.spreadsheet import TOO_MANY_COLUMNS
from sync.workbook import WorkbookUnavailable
from translations import N_
from validation.sheet import RawCell

MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 1_500_000, 5_000, 40_000_000
_SAMPLE = 100_000
_MOST_LINES_IN_A_CELL = 300


def rows_in(text: str, name: str) -> list[list[RawCell]]:
    """The rows as they stand in the file, blank ones too. Raises WorkbookUnavailable for more than a sheet holds."""
    separator, text = _separator(text)
    try:
        return list(_within_limits(_quoted_rows(text, separator), name))
    except csv.Error:
        return list(_within_limits(_unquoted_rows(text, separator), name))


def _separator(text: str) -> tuple[str, str]:
    """The separator and the text behind Excel's own line about it, "sep=;"."""
    said = re.match(r"sep=(.)\r?\n?", text, re.IGNORECASE)
    if said:
        return said[1], text[said.end() :]
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample[: max(sample.rfind("\n"), sample.rfind("\r"), 1)]
    return max(",;\t|", key=lambda separator: _merit(sample, separator)), text


def _merit(sample: str, separator: str) -> tuple[float, int]:
    """How evenly the separator parts the lines, and into how many columns."""
    try:
        widths = Counter(len(row) for _, row in zip(range(200), _quoted_rows(sample, separator), strict=False) if row)
    except csv.Error:
        widths = Counter(line.count(separator) + 1 for line in sample.splitlines()[:200] if line)
    if not widths:
        return 0.0, 0
    width = max(widths, key=lambda columns: (widths[columns] * (columns > 1), columns))
    return (widths[width] / widths.total() if width > 1 else 0.0), width


def _quoted_rows(text: str, separator: str) -> Iterator[list[str]]:
    """Raises csv.Error where a quotation mark that nobody closed swallows the rows that follow."""
    skips = re.search(re.escape(separator) + ' +"', text[:_SAMPLE]) is not None
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=skips):
        for cell in row:
            if len(cell) > 2000 and cell.count("\n") + cell.count("\r") > _MOST_LINES_IN_A_CELL:
                raise csv.Error("an open quotation mark")
        yield row


def _unquoted_rows(text: str, separator: str) -> Iterator[list[str]]:
    for line in io.StringIO(text, newline=None):
        yield [_without_quotes(cell) for cell in line.rstrip("\n").split(separator)] if line.strip() else []


def _without_quotes(cell: str) -> str:
    quoted = len(cell) > 1 and cell[0] == cell[-1] == '"'
    return (cell[1:-1] if quoted else cell).replace('""', '"')


def _within_limits(rows: Iterable[list[str]], name: str) -> Iterator[list[RawCell]]:
    cells = 0
    for number, row in enumerate(rows, start=1):
        cells += len(row)
        if number > MOST_ROWS or cells > MOST_CELLS:
            raise WorkbookUnavailable(
                N_("{file} has more rows than a spreadsheet can hold. Please split it."), file=name
            )
        if len(row) > MOST_COLUMNS:
            raise WorkbookUnavailable(TOO_MANY_COLUMNS, file=name)
        yield [cell or None for cell in row]

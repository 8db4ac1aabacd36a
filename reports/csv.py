"""A report as CSV that opens rightly in every spreadsheet program and runs nothing there."""

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import StringIO

from records.shown import shown
from reports.content import ReportContent, ReportTable, Value
from reports.wording import headings
from translations import Translator, translator
from validation.kinds import Kind

_STARTS_A_FORMULA = "=+-@\t\r＝＋－＠"
_NUMBER = re.compile(r"[+-]?\d[\d,]*(\.\d+)?%?")
_PHONES = re.compile(r"\+\d{1,3} [\d ()-]+( ext\. \d+)?(, \+\d{1,3} [\d ()-]+( ext\. \d+)?)*")


def as_csv(content: ReportContent, t: Translator) -> bytes:
    """The tables of a report, UTF-8 with a byte order mark: without it Excel misreads Hindi and Urdu.

    A single table is nothing but its headings and rows; of several, each stands under its title. Dates are 2024-03-05,
    amounts plain digits, so that programs can read them too.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for number, table in enumerate(content.tables):
        if len(content.tables) > 1:
            writer.writerows(([[]] if number else []) + [[_safe(table.title)]])
        writer.writerow(_safe(heading) for heading in headings(table, content.currency))
        writer.writerows(_rows(table, t))
    return ("\ufeff" + text.getvalue()).encode("utf-8", "replace")


def _rows(table: ReportTable, t: Translator) -> Iterator[list[str]]:
    kinds = [column.kind for column in table.columns]
    for row in table.rows:
        yield _cells(row, kinds, t)
    if table.total is not None and len(kinds) > 1:
        yield _cells(table.total, kinds, t)


def _cells(row: Sequence[Value], kinds: Sequence[Kind], t: Translator) -> list[str]:
    return [_safe(_text(value, kind, t)) for value, kind in zip(row, kinds, strict=True)]


def _text(value: Value, kind: Kind, t: Translator) -> str:
    if isinstance(value, bool) or not isinstance(value, (int, Decimal, date)):
        # English keeps codes free of the marks that hold them left to right on a page.
        return shown(value, kind, t if kind is Kind.YES_NO else translator("en"))
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if kind is Kind.DATE else f"{value:%Y-%m-%d %H:%M}"
    return value.isoformat() if isinstance(value, date) else _digits(value)


def _digits(value: int | Decimal) -> str:
    return f"{value:f}".rstrip("0").rstrip(".") if isinstance(value, Decimal) and value % 1 else f"{value:.0f}"


def _safe(cell: str) -> str:
    """A cell that no spreadsheet program takes for a formula (https://owasp.org/www-community/attacks/CSV_Injection)."""
    start = cell.lstrip(" \u00a0\u200b\u200e\u200f\ufeff\n")[:1]
    if not start or start not in _STARTS_A_FORMULA or _NUMBER.fullmatch(cell) or _PHONES.fullmatch(cell):
        return cell
    return "'" + cell

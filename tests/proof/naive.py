"""How the usual tools write to a sheet, for comparison under the same people, the same faults and the same deaths.

Each is written as its users write it, with gspread as it comes; what an approach does after a failure is what it is named for.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import gspread
from gspread.exceptions import APIError, GSpreadException
from gspread.utils import ValueInputOption, ValueRenderOption
from requests import RequestException

from sync.cell_text import written_text
from sync.google.cells import extended, plain_value
from sync.workbook import CellEdit, CellValue, Edit, NewId, NewRow, Outcome, RowRemoval, Verdict, WorkbookUnavailable
from tests.sheets_emulator.client import gspread_client
from validation.sheet import RawTab, cell_text

_OWN_TABS = ("_sync",)
_AGAIN = 3
Rows = list[list[Any]]
Answer = TypeVar("Answer")


class Unreached(WorkbookUnavailable):
    """The call failed; a careful user tries the edit again next time."""


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except (APIError, GSpreadException, RequestException, ValueError) as error:
        raise Unreached("no answer") from error


class Naive:
    """What they have in common: a look at all tabs, and edits made one after the other."""

    def __init__(self, url: str, sheet: str, copy: str, folder: Path, clock: Callable[[], datetime]) -> None:
        self._client, self._sheet = gspread_client(url, copy), sheet
        self.seen: dict[str, Rows] = {}

    def look(self) -> Sequence[RawTab]:
        with _told():
            book = self._client.open_by_key(self._sheet)
            tabs = [tab for tab in book.worksheets() if tab.title not in _OWN_TABS]
            self.seen = {tab.title: _values(tab) for tab in tabs}
        return [RawTab(title, _even(rows), formulas={}, number_formats={}) for title, rows in self.seen.items()]

    def apply(self, edits: Sequence[Edit]) -> Sequence[Outcome | None]:
        outcomes: list[Outcome | None] = []
        for edit in edits:
            try:
                with _told():
                    outcomes.append(self.make(edit))
            except Unreached:
                outcomes.append(None)
        return outcomes

    def make(self, edit: Edit) -> Outcome:
        """Make one edit."""
        raise NotImplementedError

    def settled(self, edits: Sequence[Edit]) -> None:
        """They keep no journal."""

    def restart(self) -> None:
        """They keep nothing."""

    def tab(self, edit: Edit) -> gspread.Worksheet | None:
        """The tab as it is named now."""
        book = self._client.open_by_key(self._sheet)
        return next((tab for tab in book.worksheets() if tab.title == edit.tab), None)


class ByRowNumber(Naive):
    """Writes to the row in which the record was when the sheet was last read."""

    def make(self, edit: Edit) -> Outcome:
        tab, rows = self.tab(edit), self.seen.get(edit.tab, [])
        if tab is None or not rows:
            return Outcome(edit.operation, Verdict.GONE)
        return _make(edit, tab, rows)


class WholeTab(Naive):
    """Reads a tab, changes it in memory and writes all of it back, as with a data frame."""

    def make(self, edit: Edit) -> Outcome:
        tab = self.tab(edit)
        if tab is None:
            return Outcome(edit.operation, Verdict.GONE)
        rows = _values(tab)
        outcome = _changed(edit, rows)
        if outcome.verdict is Verdict.APPLIED:
            tab.update([[_blank(value) for value in row] for row in _even(rows)], "A1", raw=False)
        return outcome


class Verifying(Naive):
    """Reads, compares, writes to the row just found, reads again, and writes again where it is not there."""

    def make(self, edit: Edit) -> Outcome:
        tab = self.tab(edit)
        if tab is None:
            return Outcome(edit.operation, Verdict.GONE)
        for _ in range(_AGAIN):
            rows = _values(tab)
            if _is_made(edit, rows):
                return Outcome(edit.operation, Verdict.APPLIED)
            if isinstance(edit, CellEdit) and (found := _text(edit, rows)) != edit.base:
                return Outcome(edit.operation, Verdict.CONFLICT, found or "")
            outcome = _make(edit, tab, rows)
            if outcome.verdict is not Verdict.APPLIED:
                return outcome
        return Outcome(edit.operation, Verdict.CONFLICT)


class SendingAgain(Naive):
    """Looks the row up, writes, and sends the same call again after every failure, as BackOffHTTPClient does."""

    def make(self, edit: Edit) -> Outcome:
        tab = self._again(lambda: self.tab(edit))
        if tab is None:
            return Outcome(edit.operation, Verdict.GONE)
        rows = self._again(lambda: _values(tab))
        if isinstance(edit, CellEdit) and (found := _text(edit, rows)) != edit.base:
            return Outcome(edit.operation, Verdict.CONFLICT, found or "")
        return self._again(lambda: _make(edit, tab, rows))

    def _again(self, call: Callable[[], Answer]) -> Answer:
        for _ in range(_AGAIN):
            try:
                return call()
            except (APIError, RequestException):
                continue
        return call()


NAIVE: dict[str, type[Naive]] = {
    "row number": ByRowNumber,
    "whole tab": WholeTab,
    "read, write, verify": Verifying,
    "send again": SendingAgain,
}


def _make(edit: Edit, tab: gspread.Worksheet, rows: Rows) -> Outcome:
    """One edit with one call, by the row and column numbers in `rows`."""
    headings = _headings(rows)
    if isinstance(edit, NewRow):
        values = dict(edit.values)
        line = [_blank(plain_value(extended(values.get(heading)))) for heading in headings]
        tab.append_row(line, value_input_option=ValueInputOption.raw)
        return Outcome(edit.operation, Verdict.APPLIED)
    row = _row(edit, rows)
    if row is None or edit.id_heading not in headings:
        return Outcome(edit.operation, Verdict.GONE)
    if isinstance(edit, RowRemoval):
        tab.delete_rows(row)
        return Outcome(edit.operation, Verdict.APPLIED)
    heading, value = (edit.heading, edit.new) if isinstance(edit, CellEdit) else (edit.id_heading, edit.id)
    if heading not in headings:
        return Outcome(edit.operation, Verdict.NO_COLUMN)
    cell = gspread.utils.rowcol_to_a1(row, headings.index(heading) + 1)
    tab.update([[_blank(plain_value(extended(value)))]], cell, raw=True)
    return Outcome(edit.operation, Verdict.APPLIED)


def _changed(edit: Edit, rows: Rows) -> Outcome:
    """The same in memory."""
    headings = _headings(rows)
    if isinstance(edit, NewRow):
        values = dict(edit.values)
        rows.append([plain_value(extended(values.get(heading))) for heading in headings])
        return Outcome(edit.operation, Verdict.APPLIED)
    row = _row(edit, rows)
    if row is None or edit.id_heading not in headings:
        return Outcome(edit.operation, Verdict.GONE)
    if isinstance(edit, RowRemoval):
        rows[row - 1] = [None] * len(rows[row - 1])
        return Outcome(edit.operation, Verdict.APPLIED)
    heading, value = (edit.heading, edit.new) if isinstance(edit, CellEdit) else (edit.id_heading, edit.id)
    if heading not in headings:
        return Outcome(edit.operation, Verdict.NO_COLUMN)
    line = rows[row - 1]
    line.extend([None] * (headings.index(heading) + 1 - len(line)))
    line[headings.index(heading)] = plain_value(extended(value))
    return Outcome(edit.operation, Verdict.APPLIED)


def _is_made(edit: Edit, rows: Rows) -> bool:
    row = _row(edit, rows)
    if isinstance(edit, RowRemoval):
        return row is None
    return (
        _text(edit, rows) == written_text(edit.new)
        if isinstance(edit, CellEdit)
        else row is not None and (not isinstance(edit, NewId) or _id(rows, row, edit.id_heading) == edit.id)
    )


def _text(edit: CellEdit, rows: Rows) -> str | None:
    row, headings = _row(edit, rows), _headings(rows)
    if row is None or edit.heading not in headings:
        return None
    line, column = rows[row - 1], headings.index(edit.heading)
    return cell_text(line[column]) if column < len(line) and line[column] is not None else ""


def _row(edit: Edit, rows: Rows) -> int | None:
    """The first row with the id; of a row that has none, its number."""
    if isinstance(edit, NewId):
        taken = next((n for n in range(2, len(rows) + 1) if _id(rows, n, edit.id_heading) == edit.id), None)
        return taken or (edit.row if edit.row <= len(rows) else None)
    return next((n for n in range(2, len(rows) + 1) if _id(rows, n, edit.id_heading) == edit.id), None)


def _id(rows: Rows, row: int, heading: str) -> str:
    headings = _headings(rows)
    column = headings.index(heading) if heading in headings else -1
    return cell_text(rows[row - 1][column]) if 0 <= column < len(rows[row - 1]) else ""


def _headings(rows: Rows) -> list[str]:
    return ["" if value is None else str(value) for value in rows[0]] if rows else []


def _values(tab: gspread.Worksheet) -> Rows:
    """All cells: formulas as they were typed, as whoever writes them back must have them."""
    found = tab.get_values(value_render_option=ValueRenderOption.formula)
    return [[None if value == "" else value for value in row] for row in found]


def _even(rows: Rows) -> Rows:
    width = max(map(len, rows), default=0)
    return [row + [None] * (width - len(row)) for row in rows]


def _blank(value: CellValue) -> Any:
    return "" if value is None else value

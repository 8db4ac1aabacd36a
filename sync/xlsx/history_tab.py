"""The hidden tab of a file that keeps the history: its part is written whole, so that nothing else of the file is touched."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypeVar
from uuid import uuid4

from sync.own_tabs import HISTORY_TAB, KeptRow, KeptTab, NotOurs, RowsFor
from sync.workbook import NewColumn, NewTab
from sync.xlsx.editing import Editing
from sync.xlsx.tabs import put_tab
from translations import N_
from validation.sheet import cell_text

GONE = N_("The tab {tab} is not there any more.")
Answer = TypeVar("Answer")


class Change(Protocol):
    """How a workbook's file is changed: as it is now, or not at all."""

    def __call__(self, act: Callable[[Editing], Answer], /) -> Answer:
        """What `act` answers, which plans the changes."""


class XlsxHistoryTab:
    """Its token is the last text of the first row. Every write makes the whole file anew, so nothing rides along."""

    def __init__(self, path: Path, change: Change) -> None:
        self._path, self._change = path, change

    def read(self) -> KeptTab | None:
        """Read without waiting for whoever has the file open."""
        from sync.xlsx.reading import tab_of

        tab = tab_of(self._path, HISTORY_TAB)
        if tab is None:
            return None
        first, *others = [tuple(cell_text(cell) for cell in row) for row in tab.rows] or [()]
        width = max((place for place, text in enumerate(first, 1) if text), default=1)
        return KeptTab("".join(first[width - 1 : width]), [first[: width - 1], *others])

    def make(self, rows: Mapping[int, KeptRow], *, height: int) -> str:  # noqa: ARG002 -- a file has room
        """Rows beyond the last need no room in a file."""
        token = uuid4().hex
        self._change(lambda editing: put_tab(editing, _tab(_filled(rows, ()), token)))
        return token

    def take_over(self, token: str) -> str:
        """The same rows under another token."""
        fresh = uuid4().hex
        self._change(lambda editing: put_tab(editing, _tab(self._ours(token), fresh)))
        return fresh

    def write(self, token: str, rows: Mapping[int, KeptRow]) -> Mapping[int, str]:
        """One new file, in which only this tab's part differs."""

        def written(editing: Editing) -> list[KeptRow]:
            wanted = _filled(rows, self._ours(token))
            put_tab(editing, _tab(wanted, token))
            return wanted

        return {number: row[0] for number, row in enumerate(self._change(written), 1) if row}

    def ride(self, token: str, rows: RowsFor) -> None:
        """Nothing is saved by it."""

    def _ours(self, token: str) -> Sequence[KeptRow]:
        there = self.read()
        if there is None or there.token != token:
            raise NotOurs(GONE, tab=HISTORY_TAB)
        return there.rows


def _filled(rows: Mapping[int, KeptRow], before: Sequence[KeptRow]) -> list[KeptRow]:
    height = max(len(before), *rows)
    known = dict(enumerate(before, 1)) | dict(rows)
    return [known.get(number, ()) for number in range(1, height + 1)]


def _tab(rows: Sequence[KeptRow], token: str) -> NewTab:
    columns = tuple(NewColumn(heading) for heading in (*rows[0], token))
    return NewTab(HISTORY_TAB, columns, tuple(rows[1:]), is_hidden=True)

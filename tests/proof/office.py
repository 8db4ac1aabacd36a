"""An .xlsx file that people edit with an office program while the app writes to it.

What they do is worked out in the emulator, as for a shared sheet, and saved with openpyxl; what the app has written is read
with openpyxl and taken over, so that one ledger tells it all.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl

from sync.workbook import Edit, Outcome
from sync.xlsx import XlsxWorkbook
from tests.proof.machine import MakeApproach
from tests.proof.mortal import FUSE
from tests.proof.oracle import plain
from tests.proof.theatre import Theatre
from tests.sheets_emulator.cells import Formula, Json, Value
from tests.sheets_emulator.ledger import told
from tests.sheets_emulator.routes import run_as
from tests.sheets_emulator.server import Server, running_emulator
from tests.sheets_emulator.sheet import Sheet
from tests.sheets_emulator.turn import Turn
from validation.sheet import RawTab

_ROOM = (40, 12)


class Office(Theatre):
    """One file at a time, in a folder of its own."""

    is_file = True

    def __init__(self, server: Server, folder: Path) -> None:
        super().__init__(server)
        self.path = folder / "book.xlsx"
        self._lock = folder / "~$book.xlsx"
        self._calls = count(10**6)
        self.writer = ""

    def open(self, tabs: dict[str, Sequence[Sequence[Any]]], **properties: Any) -> str:
        """A new file."""
        self._lock.unlink(missing_ok=True)
        found = super().open(tabs, **properties)
        self._save()
        return found

    def act(self, acts: Sequence[Json]) -> None:
        """People open the file, do something and save it."""
        self._take_over()
        super().act(acts)
        self._save()

    @contextmanager
    def scenes(self, scenes: Sequence[Json]) -> Iterator[None]:
        """People come between the steps of what follows; the n-th scene is two steps after the one before it."""
        for scene in scenes:
            FUSE.visits += [self._visit(scene), None]
        try:
            yield
        finally:
            FUSE.visits.clear()
            self._lock.unlink(missing_ok=True)

    def arrive(self) -> None:
        """Nothing is ever on its way to a file."""

    def news(self) -> list[Json]:
        """The ledger, with what the app has written."""
        self._take_over()
        return super().news()

    def _visit(self, scene: Json) -> Callable[[], None] | None:
        acts = [*scene.get("before", ()), *scene.get("after", ())]
        if scene.get("fault"):
            return self._lock_or_unlock
        return (lambda: self.act(acts)) if acts else None

    def _lock_or_unlock(self) -> None:
        self.counts.faults += 1
        if self._lock.exists():
            self._lock.unlink()
        else:
            self._lock.write_bytes(b"\x05Chloe" + b" " * 159)

    def _save(self) -> None:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for sheet in self.spreadsheet.sheets:
            tab = book.create_sheet(sheet.title)
            for row, cells in enumerate(sheet.rows, 1):
                for column, value in enumerate(cells.values, 1):
                    if value is not None:
                        tab.cell(row, column, told(value))
        book.save(self.path)

    def _take_over(self) -> None:
        """What stands in the file and not in the ledger was written by the app."""
        book = openpyxl.load_workbook(self.path)
        with self._performance.world.lock:
            for sheet in self.spreadsheet.sheets:
                changed = list(_changed(sheet, book[sheet.title]))
                if changed:
                    run_as(
                        self._performance.world,
                        self.spreadsheet,
                        self.writer,
                        next(self._calls),
                        _write(sheet, changed),
                    )


@contextmanager
def office() -> Iterator[Office]:
    """Open until the block ends."""
    with running_emulator() as server, TemporaryDirectory() as folder:
        yield Office(server, Path(folder))


def _changed(sheet: Sheet, tab: Any) -> Iterator[tuple[int, int, Value]]:
    for row in range(max(_ROOM[0], len(sheet.rows), tab.max_row)):
        for column in range(max(_ROOM[1], tab.max_column)):
            found = tab.cell(row + 1, column + 1).value
            if plain(told(sheet.value(row, column))) != plain(found):
                is_formula = isinstance(found, str) and found.startswith("=")
                yield row, column, Formula(found) if is_formula else found


def _write(sheet: Sheet, changed: Sequence[tuple[int, int, Value]]) -> Callable[[Turn], None]:
    def work(turn: Turn) -> None:
        turn.draft.request = "file"
        for row, column, value in changed:
            turn.write(sheet, row, column, [[value]])

    return work


class OursInAFile:
    """XlsxWorkbook with its journal."""

    def __init__(self, office: Office, copy: str, folder: Path, clock: Callable[[], datetime]) -> None:
        self._office, self._copy, self._folder, self._clock = office, copy, folder / copy, clock
        self._opened = self._open()

    @classmethod
    def at(cls, office: Office) -> MakeApproach:
        """A copy of the app in this office."""
        return lambda _url, _sheet, copy, folder, clock: cls(office, copy, folder, clock)

    def look(self) -> Sequence[RawTab]:
        return self._opened.read().tabs

    def apply(self, edits: Sequence[Edit]) -> Sequence[Outcome | None]:
        self._office.writer = self._copy
        return self._opened.apply(edits)

    def settled(self, edits: Sequence[Edit]) -> None:
        self._opened.settled(edits)

    def restart(self) -> None:
        self._opened = self._open()

    def _open(self) -> XlsxWorkbook:
        return XlsxWorkbook(self._office.path, backups=self._folder / "backups", clock=self._clock)

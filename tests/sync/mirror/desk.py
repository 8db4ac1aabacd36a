"""A shop whose sheet keeps the history, the people who type in it, and the computers that come and go."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

import openpyxl

from records.changes import HistoryEntry
from sync.edits import save_edit
from sync.history import history
from sync.ids import allow_ids
from sync.mirror.switching import switch_on
from sync.place import Place
from sync.pull import Pulled, pull
from sync.push import Pushed, push
from tests import workbooks
from tests.sheets_emulator.client import Backstage

RAJESH, SEETA, IMRAN = (row[0] for row in workbooks.PEOPLE)
EVERYTHING = 100_000


class Sheet(Protocol):
    """The workbook as people have it open."""

    @property
    def address(self) -> str:
        """Its path, or where it is in the web."""

    def rows(self, tab: str) -> list[list[Any]]:
        """All cells of a tab."""

    def tabs(self) -> list[str]:
        """The names of all tabs, hidden ones too."""

    def type(self, tab: str, row: int, column: int, value: str) -> None:
        """Somebody types into a cell (both counted from 1)."""

    def delete(self, tab: str) -> None:
        """Somebody deletes a tab."""


@dataclass(frozen=True)
class FileSheet:
    """An .xlsx file."""

    address: str

    def rows(self, tab: str) -> list[list[Any]]:
        return workbooks.cells(Path(self.address), tab)

    def tabs(self) -> list[str]:
        return openpyxl.load_workbook(self.address).sheetnames

    def type(self, tab: str, row: int, column: int, value: str) -> None:
        book = openpyxl.load_workbook(self.address)
        book[tab].cell(row, column, value)
        book.save(self.address)

    def delete(self, tab: str) -> None:
        book = openpyxl.load_workbook(self.address)
        del book[tab]
        book.save(self.address)


@dataclass(frozen=True)
class GoogleSheet:
    """A Google Sheet in the emulator."""

    address: str
    id: str
    backstage: Backstage

    def rows(self, tab: str) -> list[list[Any]]:
        return self.backstage.cells(self.id)[tab]

    def tabs(self) -> list[str]:
        return list(self.backstage.cells(self.id))

    def type(self, tab: str, row: int, column: int, value: str) -> None:
        cell = f"{chr(64 + column)}{row}"
        self.act(do="edit", tab=tab, cell=cell, value=value)

    def delete(self, tab: str) -> None:
        self.act(do="delete_tab", tab=tab)

    def act(self, **action: Any) -> None:
        assert self.backstage.act({"spreadsheet": self.id, **action}) == [True]

    def calls(self, since: int = 0) -> list[str]:
        """The calls so far, as the methods of HTTP."""
        return [call["method"] for call in self.backstage.calls()[since:]]


@dataclass
class Clock:
    """Stands still until it is moved."""

    now: datetime = datetime(2026, 1, 5, 10)

    def __call__(self) -> datetime:
        return self.now

    def minute(self) -> None:
        self.now += timedelta(seconds=61)


@dataclass
class Computer:
    """One machine with a state folder of its own; losing it is having another."""

    sheet: Sheet
    folder: Path
    clock: Clock
    places: list[Place] = field(default_factory=list)

    @classmethod
    def new(cls, sheet: Sheet, folder: Path, clock: Clock) -> "Computer":
        return cls(sheet, folder, clock, [Place(sheet.address, folder / "state")])

    @property
    def place(self) -> Place:
        return self.places[-1]

    def another(self) -> "Computer":
        """Another machine, which knows only the sheet."""
        place = Place(self.sheet.address, self.folder / f"state {len(self.places)}")
        self.places.append(place)
        return Computer(self.sheet, self.folder, self.clock, [*self.places])

    def as_it_was(self, kept: Path) -> "Computer":
        """The machine with an older state of its disk: what it did since, it does not know."""
        return Computer(self.sheet, self.folder, self.clock, [Place(self.sheet.address, kept)])

    def disk(self, name: str) -> Path:
        """A copy of the disk as it is now."""
        return shutil.copytree(self.place.state, self.folder / name)

    def pull(self) -> Pulled:
        return pull(self.place, clock=self.clock)

    def push(self) -> Pushed:
        return push(self.place, clock=self.clock)

    def edit(self, id: str, *, author: str = "Asha", **values: str) -> None:
        save_edit(self.place, "Contacts", id, values, author=author, clock=self.clock)

    def sync(self) -> None:
        """As the app does: an edit goes out, a reading confirms it, and a minute passes."""
        self.push()
        self.pull()
        self.clock.minute()
        self.pull()

    def history(self) -> Sequence[HistoryEntry]:
        return history(self.place, limit=EVERYTHING)

    def starts(self, *, keeps: bool = True) -> "Computer":
        """Read the sheet for the first time; and switch on that it keeps the history."""
        allow_ids(self.place)
        self.pull()
        if keeps:
            switch_on(self.place, clock=self.clock)
            self.clock.minute()
            self.pull()
        return self

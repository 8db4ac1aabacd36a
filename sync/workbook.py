"""What we ask of a spreadsheet, whether a local .xlsx file or a Google Sheet: read it whole, apply edits safely, add tabs."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Protocol, runtime_checkable

from translations.told import Told
from validation.sheet import RawTab

CellValue = str | int | Decimal | bool | date | datetime | None
"""What may be written into a cell. Text is written as text whatever it looks like; None empties the cell."""


@dataclass(frozen=True)
class CellEdit:
    """One cell of one row that has an id: from the value its author saw to the one wanted.

    `heading` is the column's heading as `validation.sheet.unique_headings` makes it; `base` is the cell's text (`cell_text`)
    as the author saw it.
    """

    operation: str
    tab: str
    id_heading: str
    id: str
    heading: str
    base: str
    new: CellValue


@dataclass(frozen=True)
class NewRow:
    """A row to be appended to a tab: values by heading, the id among them. Applying it twice adds it once."""

    operation: str
    tab: str
    id_heading: str
    id: str
    values: tuple[tuple[str, CellValue], ...]


@dataclass(frozen=True)
class NewId:
    """An id for a row that has none, addressed by its number and checked by the fingerprint of its cells.

    Where the row has moved, it is looked for by its fingerprint; where several look the same, any one of them is as good.
    """

    operation: str
    tab: str
    id_heading: str
    id: str
    row: int
    fingerprint: str


@dataclass(frozen=True)
class RowRemoval:
    """A row to be deleted (the undo of an added row), only while its cells are those that we wrote (`fingerprint`)."""

    operation: str
    tab: str
    id_heading: str
    id: str
    fingerprint: str


Edit = CellEdit | NewRow | NewId | RowRemoval


class Verdict(StrEnum):
    """What became of an edit."""

    APPLIED = "applied"
    CONFLICT = "conflict"
    """The cell holds something else by now; people win."""
    GONE = "gone"
    """No row with this id, or the tab is gone."""
    DOUBLED = "doubled"
    """Two rows have this id."""
    FORMULA = "formula"
    """The cell is a formula; its value is the sheet's to compute."""
    NO_COLUMN = "no_column"
    """The tab has no such heading, or no id heading."""
    PROTECTED = "protected"
    """The sheet's owner lets only others write into the cell."""
    LOST = "lost"
    """Rows or columns moved while it was written: `found` was written over and could not be put back, nor this told apart."""


@dataclass(frozen=True)
class Outcome:
    """The verdict on one edit; `found` is the text the cell holds where that explains a refusal."""

    operation: str
    verdict: Verdict
    found: str = ""


@dataclass(frozen=True)
class NewColumn:
    """A column of a tab to be made: its heading and what a prepared sheet shows about it.

    `number_format` is "@" for text, "dd mmm yyyy" for dates, "#,##0.00" for money, "" for general; `choices` fill a drop-down
    that also accepts other values. `list_name` is the list of the Lists tab that they are the words of: where that tab has it,
    the drop-down points there. `is_protected` has people warned before they change the column, where a sheet can do that.
    """

    heading: str
    note: str = ""
    number_format: str = ""
    choices: tuple[str, ...] = ()
    list_name: str = ""
    is_protected: bool = False


@dataclass(frozen=True)
class NewTab:
    """A tab to be made: its columns and the rows to begin with."""

    name: str
    columns: tuple[NewColumn, ...]
    rows: tuple[tuple[CellValue, ...], ...] = ()
    is_hidden: bool = False
    is_right_to_left: bool = False


class Dressing(StrEnum):
    """What a column of a prepared sheet wears; in an owner's own sheet each is added only where nothing of its kind is."""

    WARNING = "warning"
    NOTE = "note"
    DROP_DOWN = "drop_down"
    FORMAT = "format"


@dataclass(frozen=True)
class Lack:
    """The columns of a tab that could still be given something."""

    tab: str
    dressing: Dressing
    headings: tuple[str, ...]


class WorkbookUnavailable(Told):
    """The workbook cannot be read or written now; the snapshot stays."""

    wait_seconds: float = 0.0
    """How long we were asked to wait before trying again."""


class WorkbookUnsettled(WorkbookUnavailable):
    """Some of the edits have reached the workbook, or may yet; the next `apply` of them finds out."""


class WorkbookHeld(WorkbookUnavailable):
    """An office program has the file open. Edits wait in the outbox until it is closed.

    `holder` names who, as far as the lock tells; `since` when the lock was made.
    """

    def __init__(self, message: str, *, holder: str = "", since: datetime | None = None, **parts: object) -> None:
        super().__init__(message, holder=holder, **parts)
        self.holder = holder
        self.since = since


class WorkbookReadOnly(WorkbookUnavailable):
    """The workbook can be read but not written with what we have. Edits wait in the outbox until we may write."""


@dataclass(frozen=True)
class Contents:
    """All tabs of a workbook in its order, and the version they are of."""

    version: str
    tabs: Sequence[RawTab]


@runtime_checkable
class UnderstandsDates(Protocol):
    """A workbook that makes days of what people type as it is set to."""

    def reads_month_first(self) -> bool:
        """Whether 5/3 becomes the third of May, which nobody here means. Raises WorkbookUnavailable."""


class Workbook(Protocol):
    """A spreadsheet that stays the source of truth. Both implementations pass tests/contracts/test_workbook.py."""

    address: str
    """The file's path or the sheet's web address, as a person would write it."""
    most_at_once: int
    """So many entries of the outbox are sent together; of more, one batch after the other."""

    def version(self) -> str:
        """A text that differs whenever the content does. Raises WorkbookUnavailable."""

    def read(self) -> Contents:
        """The whole workbook as of one moment. Raises WorkbookUnavailable."""

    def apply(self, edits: Sequence[Edit]) -> tuple[Outcome, ...]:
        """Each edit applied exactly once or refused, in one write; outcomes in the order of the edits.

        Compares each base with the sheet as it is now; anything not named by an applied edit stays as it is. Raises
        WorkbookUnavailable with nothing written, WorkbookUnsettled where that is not certain. Until `settled` an edit is
        known: applied again, after a crash, it gets its outcome and does nothing.
        """

    def settled(self, edits: Sequence[Edit]) -> None:
        """The outcomes of these edits are kept durably; they will not be applied again and may be forgotten."""

    def add_columns(self, tab: str, headings: Sequence[str]) -> None:
        """Append headings to a tab's header row, without touching any other cell; those already there are left."""

    def add_tabs(self, tabs: Sequence[NewTab]) -> None:
        """Append tabs after the last one; a tab whose name exists is left as it is."""

    def lacks(self, tabs: Sequence[NewTab]) -> tuple[Lack, ...]:
        """What columns that are there could be given, so that they look as these say; a tab's rows do not count here.

        Nothing is named that the owner has in a shape of his own, nor what this kind of workbook cannot hold.
        """

    def dress(self, tabs: Sequence[NewTab], dressings: Collection[Dressing]) -> None:
        """Give columns what they lack of these. No cell's value changes."""

    def back_up(self) -> str:
        """Keep a copy of the workbook as it is now; returns where."""

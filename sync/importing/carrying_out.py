"""Carries a planned import out: one click's worth of edits in the outbox, sent to the workbook, undone as one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from records.snapshot import Snapshot
from sync.current import has_snapshot, reading
from sync.edits import RecordCells, heading_to_add, save_records
from sync.importing.foreign_ids import remember
from sync.importing.plan import Fate, ImportPlan, PlannedRow
from sync.place import Place
from sync.prepare import create_workbook
from sync.publish_pull import publish_overlay
from sync.pull import Progress, pull, unheard
from sync.push import push
from sync.sheet_address import is_web_address
from sync.workbook import CellValue, WorkbookUnavailable
from translations import N_

RecordPlace = tuple[str, str]
"""A table, and the id of one of its records."""
_Cells = dict[str, tuple[CellValue, str]]
"""What is to be written by field, and the file that it comes from."""


@dataclass(frozen=True)
class Imported:
    """What an import saved. `saved_as` undoes all of it; `obstacle` says why it still waits for the workbook."""

    added: int
    changed: int
    saved_as: str
    obstacle: WorkbookUnavailable | None = None


def carry_out(
    place: Place,
    plan: ImportPlan,
    *,
    author: str = "",
    clock: Callable[[], datetime] = datetime.now,
    progress: Progress = unheard,
) -> Imported:
    """Save what the plan says and send it to the workbook, which is made where there is none yet.

    Raises WorkbookUnavailable only where the workbook cannot be made or was never read.
    """
    records = _records(plan)
    if not has_snapshot(place):
        begin(place, tuple(dict.fromkeys(record.table for record in records)))
    progress(N_("Saving the rows"), 0.1)
    saved = save_records(place, records, author=author, clock=clock)
    remember(place, ((row.table, row.foreign, row.id) for row in plan.rows if row.foreign and row.id))
    obstacle = _sent(place, clock, progress) if saved.saved_as else None
    added, all_ = sum(record.is_new for record in records), len({(record.table, record.id) for record in records})
    return Imported(added, all_ - added, saved.saved_as, obstacle)


def begin(place: Place, tables: tuple[str, ...] = ()) -> None:
    """Make the workbook with tabs for these tables, unless there is one, and read it."""
    if not is_web_address(place.workbook) and not Path(place.workbook).exists():
        Path(place.workbook).parent.mkdir(parents=True, exist_ok=True)
        create_workbook(place, tables or ("Contacts",))
    pull(place)


@contextmanager
def snapshot_to_import_into(place: Place) -> Iterator[Snapshot | None]:
    """The workbook as it is now; None where there is none yet. Raises WorkbookUnavailable."""
    if not is_web_address(place.workbook) and not Path(place.workbook).exists() and not has_snapshot(place):
        yield None
        return
    pull(place)
    with reading(place) as snapshot:
        yield snapshot


def _sent(place: Place, clock: Callable[[], datetime], progress: Progress) -> WorkbookUnavailable | None:
    try:
        progress(N_("Writing into the sheet"), 0.3)
        push(place, clock=clock)
        progress(N_("Reading the sheet"), 0.7)
        pull(place, clock=clock)
    except WorkbookUnavailable as obstacle:
        publish_overlay(place, clock=clock)
        return obstacle
    return None


def _records(plan: ImportPlan) -> list[RecordCells]:
    """New records first, with what later rows of the files add to them; each value says which file it comes from."""
    new: dict[RecordPlace, _Cells] = {}
    changed: dict[RecordPlace, _Cells] = {}
    labels: dict[RecordPlace, str] = {}
    for file, row in _rows(plan, Fate.NEW):
        new[row.table, row.id] = {name: (cell, file) for name, cell in row.cells.items()}
        labels[row.table, row.id] = row.label
    for file, row in _rows(plan, Fate.UPDATE):
        at = (row.table, row.id)
        cells = new[at] if at in new else changed.setdefault(at, {})
        cells |= {name: (cell, file) for name, cell in row.cells.items()}
    whole = [RecordCells(*at, _bare(cells), True, labels[at], _origin(at[0], cells)) for at, cells in new.items()]
    parts = [
        RecordCells(*at, _bare(of_file), is_new=False, origin=file)
        for at, cells in changed.items()
        for file, of_file in _by_file(cells).items()
    ]
    return whole + parts


def _bare(cells: _Cells) -> dict[str, CellValue]:
    return {name: cell for name, (cell, _) in cells.items()}


def _by_file(cells: _Cells) -> dict[str, _Cells]:
    found: dict[str, _Cells] = {}
    for name, (cell, file) in cells.items():
        found.setdefault(file, {})[name] = (cell, file)
    return found


def _origin(table: str, cells: _Cells) -> str:
    """The file of a new record, and what others have added to it: "till.csv; fair.csv: City, E-mails"."""
    first, *others = _by_file(cells).items() or [("", {})]
    added = [f"{file}: {', '.join(heading_to_add(table, name) for name in of_file)}" for file, of_file in others]
    return "; ".join([first[0], *added])


def _rows(plan: ImportPlan, fate: Fate) -> Iterator[tuple[str, PlannedRow]]:
    for file in plan.files:
        for row in file.rows:
            if row.fate is fate:
                yield Path(file.file).name, row

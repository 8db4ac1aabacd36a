"""What somebody at a desk does with files from elsewhere: look at what would happen, bring them in, take them back."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sync.current import reading
from sync.edits import undo
from sync.importing import Fate, Imported, ImportPlan, Wishes, carry_out, met_before, plan_import
from sync.importing.carrying_out import snapshot_to_import_into
from sync.place import Place
from sync.pull import pull
from sync.push import push


def file(folder: Path, name: str, *rows: Sequence[Any]) -> Path:
    """A CSV file with these rows, headings first."""
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as written:
        csv.writer(written).writerows(rows)
    return path


def look(place: Place, *files: Path, wishes: Wishes = Wishes()) -> ImportPlan:
    """What importing the files would do."""
    with snapshot_to_import_into(place) as snapshot:
        return plan_import(files, snapshot, wishes, met=met_before(place))


def bring(place: Place, *files: Path, wishes: Wishes = Wishes()) -> Imported:
    """Import the files."""
    return carry_out(place, look(place, *files, wishes=wishes), author="Meera")


def take_back(place: Place, imported: Imported) -> None:
    """Undo an import, in the workbook too."""
    undo(place, imported.saved_as)
    push(place)
    pull(place)


def counts(plan: ImportPlan) -> dict[str, int]:
    """How many rows of each fate, those that there are."""
    return {fate.value: plan.count(fate) for fate in Fate if plan.count(fate)}


def records(place: Place, table: str, *fields: str) -> list[tuple[Any, ...]]:
    """These fields of all records, in the order of the sheet."""
    with reading(place) as snapshot:
        names = ", ".join(f'"{field}"' for field in fields)
        return snapshot.cursor().execute(f"SELECT {names} FROM {table} ORDER BY _position").fetchall()

"""What is kept of imports beside the workbook: how columns were corrected, and which imports there were."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sync.importing.carrying_out import Imported
from sync.importing.plan import ImportPlan
from sync.place import Place
from sync.state import set_setting, setting, state, state_as_read

_HEADINGS, _IMPORTS = "import_headings", "imports"
_MOST = 20


@dataclass(frozen=True)
class PastImport:
    """An import that was carried out; `saved_as` undoes it."""

    at: datetime
    author: str
    files: tuple[str, ...]
    added: int
    changed: int
    saved_as: str


def remembered_headings(place: Place) -> dict[tuple[str, str], str]:
    """(table, heading) -> "Table.field", or "" for a column that is to stay the owner's own, as corrected before."""
    with state_as_read(place.state) as connection:
        rows = json.loads(setting(connection, _HEADINGS, "[]"))
    return {(table, heading): target for table, heading, target in rows}


def remember_headings(place: Place, corrected: Mapping[tuple[str, str], str]) -> None:
    """Keep what headings mean in lists of a table, whatever the file is called the next time."""
    kept = {**remembered_headings(place), **corrected}
    if corrected:
        rows = [[*of, target] for of, target in kept.items()]
        with state(place.state) as connection:
            set_setting(connection, _HEADINGS, json.dumps(rows, ensure_ascii=False))


def note_import(place: Place, plan: ImportPlan, imported: Imported, *, author: str, at: datetime) -> None:
    """Keep that there was an import, for whoever wants to take it back later."""
    if not imported.saved_as:
        return
    files = tuple(file.file for file in plan.files)
    new = PastImport(at, author, files, imported.added, imported.changed, imported.saved_as)
    _keep(place, [new, *imports(place)])


def imports(place: Place) -> tuple[PastImport, ...]:
    """The last imports that nobody has taken back, the newest first."""
    with state_as_read(place.state) as connection:
        rows = json.loads(setting(connection, _IMPORTS, "[]"))
    return tuple(
        PastImport(**{**row, "at": datetime.fromisoformat(row["at"]), "files": tuple(row["files"])}) for row in rows
    )


def forget_import(place: Place, saved_as: str) -> None:
    """An import that was taken back is no more."""
    _keep(place, [one for one in imports(place) if one.saved_as != saved_as])


def _keep(place: Place, some: Sequence[PastImport]) -> None:
    rows = [asdict(one) | {"at": one.at.isoformat()} for one in some[:_MOST]]
    with state(place.state) as connection:
        set_setting(connection, _IMPORTS, json.dumps(rows, ensure_ascii=False))

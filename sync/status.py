"""One look at everything: which snapshot, how old, how many rows and problems, what waits."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sync.current import has_snapshot, reading
from sync.edits import conflicts, waiting
from sync.history import history_count
from sync.place import Place


@dataclass(frozen=True)
class TableCount:
    """Rows of a table, and problems found in them."""

    rows: int
    problems: int


@dataclass(frozen=True)
class Status:
    """The state of a place. `snapshot` is "" before the first pull."""

    workbook: str
    state: str
    snapshot: str
    taken_at: datetime | None
    tables: dict[str, TableCount]
    pending: int
    conflicts: int
    changes: int

    def as_json(self) -> dict[str, Any]:
        """The shape that `status --json` promises."""
        return {
            "workbook": self.workbook,
            "state": self.state,
            "snapshot": self.snapshot or None,
            "taken_at": self.taken_at.isoformat() if self.taken_at else None,
            "tables": {name: asdict(count) for name, count in self.tables.items()},
            "outbox": {"pending": self.pending, "conflicts": self.conflicts},
            "history": {"changes": self.changes},
        }


def status(place: Place) -> Status:
    """How things stand now."""
    snapshot_id, taken_at, tables = "", None, {}
    if has_snapshot(place):
        with reading(place) as snapshot:
            snapshot_id, taken_at = snapshot.id, snapshot.taken_at
            tables = {state.table.name: TableCount(state.rows, state.problems) for state in snapshot.states()}
    return Status(
        workbook=place.workbook,
        state=str(place.state),
        snapshot=snapshot_id,
        taken_at=taken_at,
        tables=tables,
        pending=len(waiting(place)),
        conflicts=len(conflicts(place)),
        changes=history_count(place),
    )

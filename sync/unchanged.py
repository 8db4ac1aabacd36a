"""Whether there is anything to do at all, decided before anything heavy is imported."""

from sync.glance import glance
from sync.place import Place

SNAPSHOT_FORM = 3
"""Raised whenever the code would read the same workbook differently; older snapshots are then built anew."""

_CURRENT = """
SELECT id, version, form, (SELECT count(*) FROM outbox WHERE state = 'applied') FROM snapshots WHERE is_current
"""


def is_unchanged(place: Place, version: str) -> bool:
    """Whether the current snapshot is of this version of the workbook, with nothing applied that it has yet to confirm."""
    current = glance(place, _CURRENT)
    if current is None:
        return False
    snapshot_id, *rest = current
    return rest == [version, SNAPSHOT_FORM, 0] and (place.snapshots / f"{snapshot_id}.duckdb").exists()

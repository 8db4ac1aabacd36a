"""Snapshots built from tabs given as plain rows, the first of them the headings."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from records.snapshot import Snapshot
from sync.publish import Build, Overlay, build_snapshot
from validation.business import Business
from validation.headings import workbook_layout
from validation.sheet import RawCell, RawTab

Rows = Sequence[Sequence[RawCell]]
TAKEN_AT = datetime(2026, 3, 31, 10, 42)


def built(
    path: Path,
    tabs: Mapping[str, Rows],
    *,
    previous: Path | None = None,
    overlay: Sequence[Overlay] = (),
    business: Business = Business(),
    uncomputed: Mapping[int, frozenset[int]] = {},
) -> Build:
    """The building of a snapshot of these tabs."""
    raw = [RawTab(name, rows, formulas=uncomputed, uncomputed=uncomputed) for name, rows in tabs.items()]
    return build_snapshot(
        path,
        tabs=raw,
        layouts=workbook_layout(raw, business),
        business=business,
        workbook="shop.xlsx",
        version="1",
        taken_at=TAKEN_AT,
        previous=previous,
        overlay=overlay,
    )


def snapshot(path: Path, tabs: Mapping[str, Rows], *, previous: Path | None = None) -> Snapshot:
    """The snapshot of these tabs, open; the 31st of March 2026 is today."""
    built(path, tabs, previous=previous)
    return Snapshot.open(path, today=TAKEN_AT.date)

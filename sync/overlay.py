"""One record as the outbox changes it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sync.workbook import CellValue


@dataclass(frozen=True)
class Overlay:
    """One record as the outbox changes it: cells by field."""

    table: str
    id: str
    is_new: bool
    cells: Mapping[str, CellValue]

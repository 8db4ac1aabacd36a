"""What an import would do, row by row: every row of every file is in exactly one place."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sync.workbook import CellValue
from translations import Translator, translator
from validation.layout import TabLayout


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    UPDATE = "update"
    """The workbook has the record, and something is added to it or changed."""
    SAME = "same"
    """The workbook, or a row above in the import, says all of it already."""
    DUPLICATE = "duplicate"
    """Probably somebody whom the workbook has already; a person has to look."""
    SKIPPED = "skipped"
    """No record: a total, a title, the headings once more, or a tab that is not recognised."""


@dataclass(frozen=True)
class PlannedRow:
    """One row of a file. `row` is its number there; `id` the record's, once imported or found."""

    tab: str
    row: int
    table: str
    fate: Fate
    id: str = ""
    label: str = ""
    cells: Mapping[str, CellValue] = field(default_factory=dict)
    """What is written, by field."""
    why: str = ""
    """Why it is skipped or set aside, a message; `of` fills its {name}."""
    of: str = ""
    """The record that it is the same as, or resembles."""
    of_id: str = ""
    has_problem: bool = False
    is_of_file: bool = True
    """Not for a customer derived from a register's rows: no row of the file by itself."""


@dataclass(frozen=True)
class PlannedFile:
    """One file, how its tabs were understood, and its rows in order."""

    file: str
    layouts: tuple[TabLayout, ...]
    rows: tuple[PlannedRow, ...]

    def count(self, fate: Fate) -> int:
        """How many rows of the file have this fate."""
        return self._counts[fate]

    @property
    def _counts(self) -> Counter[Fate]:
        return Counter(row.fate for row in self.rows if row.is_of_file)

    def as_json(self, t: Translator) -> dict[str, Any]:
        """The shape that `python -m sync import --json` prints."""
        counts = self._counts
        skipped = [{"tab": r.tab, "row": r.row, "why": said(r, t)} for r in self.rows if r.fate is Fate.SKIPPED]
        look = [
            {"tab": r.tab, "row": r.row, "label": r.label, "of": r.of_id, "why": said(r, t)}
            for r in self.rows
            if r.fate is Fate.DUPLICATE
        ]
        return {
            "file": self.file,
            "rows": counts.total(),
            **{fate.value: counts[fate] for fate in (Fate.NEW, Fate.UPDATE, Fate.SAME, Fate.DUPLICATE)},
            "skipped": skipped,
            "with_problems": sum(row.has_problem for row in self.rows if row.is_of_file),
            "derived": sum(row.fate is Fate.NEW for row in self.rows if not row.is_of_file),
            "duplicates": look,
            "tabs": [{"tab": layout.tab, "table": layout.table} for layout in self.layouts],
            "columns": [column for layout in self.layouts for column in _columns(layout)],
        }


@dataclass(frozen=True)
class ImportPlan:
    """What an import would do with all its files."""

    files: tuple[PlannedFile, ...]

    @property
    def rows(self) -> tuple[PlannedRow, ...]:
        """The rows of all files."""
        return tuple(row for file in self.files for row in file.rows)

    def as_json(self, t: Translator | None = None) -> dict[str, Any]:
        """All files, with sentences in the reader's language."""
        return {"files": [file.as_json(t or translator("en")) for file in self.files]}


def said(row: PlannedRow, t: Translator) -> str:
    """Why a row is skipped or set aside, in the reader's language."""
    return t.gettext(row.why).format(name=row.of, tab=row.tab) if row.why else ""


def _columns(layout: TabLayout) -> list[dict[str, Any]]:
    return [
        {
            "tab": layout.tab,
            "heading": column.heading,
            "field": None if column.is_custom else _field(layout, column.table, column.field),
        }
        for column in layout.columns
    ]


def _field(layout: TabLayout, table: str, name: str) -> str:
    return name if table == layout.table else f"{table}.{name}"

"""What an import would do, row by row: every row of every file is in exactly one place."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from sync.workbook import CellValue
from translations import Translator, translator
from validation.layout import TabLayout
from validation.matching.matches import Match
from validation.problems import Problem, message
from validation.sheet import cell_text


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


@dataclass(frozen=True, slots=True)
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
    given: Mapping[str, CellValue] = field(default_factory=dict)
    """All that the row says, by field."""
    foreign: str = ""
    """The id that the other program gave it."""
    why: str = ""
    """Why it is skipped or set aside, a message; `of` fills its {name}."""
    of: str = ""
    """The record that it is the same as, or resembles."""
    of_id: str = ""
    match: Match | None = None
    """In what it resembles that; fills the {reasons} of `why`."""
    problems: tuple[Problem, ...] = ()
    is_of_file: bool = True
    """Not for a customer derived from a register's rows, nor for a record that only learns of a link."""


@dataclass(frozen=True)
class Source:
    """One place that a record's values come from: `file` "" is the workbook itself."""

    file: str
    tab: str
    row: int
    values: Mapping[str, str]


@dataclass(frozen=True)
class Gathered:
    """A record that several rows speak of, with what each of them says."""

    table: str
    id: str
    label: str
    sources: tuple[Source, ...]
    kept: Mapping[str, str]
    """What the record says in the end, of the fields that its sources say differently."""

    def differing(self) -> Mapping[str, tuple[tuple[Source, str], ...]]:
        """The fields that are said in more than one way, and who says what."""
        said: dict[str, list[tuple[Source, str]]] = {}
        for source in self.sources:
            for name, text in source.values.items():
                said.setdefault(name, []).append((source, text))
        return {name: tuple(told) for name, told in said.items() if len({text for _, text in told}) > 1}


@dataclass(frozen=True)
class PlannedFile:
    """One file, how its tabs were understood, and its rows in order."""

    file: str
    layouts: tuple[TabLayout, ...]
    rows: tuple[PlannedRow, ...]

    def count(self, fate: Fate) -> int:
        """How many rows of the file have this fate."""
        return self._counts[fate]

    @cached_property
    def _counts(self) -> Counter[Fate]:
        return Counter(row.fate for row in self.rows if row.is_of_file)

    def with_fate(self, fate: Fate) -> tuple[PlannedRow, ...]:
        """The rows of the file that have this fate."""
        return tuple(row for row in self.rows if row.fate is fate and row.is_of_file)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with single cells, row by row."""
        return tuple(problem for row in self.rows if row.is_of_file for problem in row.problems)

    def as_json(self, t: Translator) -> dict[str, Any]:
        """The shape that `python -m sync import --json` prints."""
        counts = self._counts
        return {
            "file": self.file,
            "rows": counts.total(),
            **{fate.value: counts[fate] for fate in (Fate.NEW, Fate.UPDATE, Fate.SAME, Fate.DUPLICATE)},
            "skipped": [_place(row) | {"why": said(row, t)} for row in self.with_fate(Fate.SKIPPED)],
            "with_problems": sum(bool(row.problems) for row in self.rows if row.is_of_file),
            "problems": [_problem(problem, t) for problem in self.problems],
            "derived": sum(row.fate is Fate.NEW for row in self.rows if not row.is_of_file),
            "duplicates": [
                _place(row) | {"label": row.label, "of": row.of_id, "why": said(row, t)}
                for row in self.with_fate(Fate.DUPLICATE)
            ],
            "tabs": [{"tab": layout.tab, "table": layout.table} for layout in self.layouts],
            "columns": [column for layout in self.layouts for column in _columns(layout)],
        }


@dataclass(frozen=True)
class ImportPlan:
    """What an import would do with all its files."""

    files: tuple[PlannedFile, ...]
    gathered: tuple[Gathered, ...] = ()
    """The records that several rows speak of, or a row and the workbook, and differ in."""

    @property
    def rows(self) -> tuple[PlannedRow, ...]:
        """The rows of all files."""
        return tuple(row for file in self.files for row in file.rows)

    def count(self, fate: Fate) -> int:
        """How many rows of all files have this fate."""
        return sum(file.count(fate) for file in self.files)

    def as_json(self, t: Translator | None = None) -> dict[str, Any]:
        """All files, with sentences in the reader's language."""
        files = [file.as_json(t or translator("en")) for file in self.files]
        return {"files": files, "sources": [_gathered(one) for one in self.gathered]}


def said(row: PlannedRow, t: Translator) -> str:
    """Why a row is skipped or set aside, in the reader's language."""
    reasons = row.match.reasons(t) if row.match else ""
    return t.gettext(row.why).format(name=row.of, tab=row.tab, reasons=reasons) if row.why else ""


def texts_of(cells: Mapping[str, CellValue]) -> dict[str, str]:
    """Cells as people read them, empty ones left out."""
    return {name: str(cell) if not isinstance(cell, float) else cell_text(cell) for name, cell in cells.items() if cell}


def _place(row: PlannedRow) -> dict[str, Any]:
    return {"tab": row.tab, "row": row.row}


def _problem(problem: Problem, t: Translator) -> dict[str, Any]:
    said = {"tab": problem.tab, "row": problem.row, "heading": problem.heading, "found": problem.found}
    return said | {"message": message(problem, t), "proposed": problem.proposed}


def _columns(layout: TabLayout) -> Iterable[dict[str, Any]]:
    for column in layout.columns:
        field = None if column.is_custom else _field(layout, column.table, column.field)
        yield {"tab": layout.tab, "heading": column.heading, "field": field}


def _field(layout: TabLayout, table: str, name: str) -> str:
    return name if table == layout.table else f"{table}.{name}"


def _gathered(one: Gathered) -> dict[str, Any]:
    return {
        "table": one.table,
        "id": one.id,
        "label": one.label,
        "fields": {
            name: {
                "kept": one.kept.get(name, ""),
                "said": [
                    {"file": source.file, "tab": source.tab, "row": source.row, "value": text} for source, text in told
                ],
            }
            for name, told in one.differing().items()
        },
    }

"""A copy of any file with the certain repairs made in it; the original is only read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from sync.check import FileCheck, check_tabs
from sync.files import read_file
from sync.new_workbook import WrittenTab, write_new_workbook
from sync.workbook import CellValue, NewColumn
from sync.xlsx.repairing import write_copy
from validation.business import Business
from validation.cells import reader_of, sheet_value
from validation.column import Column
from validation.kinds import NUMERIC, TEMPORAL, Kind
from validation.problems import Problem, ProblemKind
from validation.sheet import RawCell, RawTab

Repairs = Mapping[str, Mapping[tuple[int, int], CellValue]]
"""By tab: values by row (from 1) and column (from 0)."""


@dataclass(frozen=True)
class RepairedCopy:
    """An .xlsx file's bytes, and how many cells differ from the original."""

    content: bytes
    repairs: int


def repaired_copy(path: Path, business: Business) -> RepairedCopy:
    """The file with its certain repairs: an .xlsx as it is but for those cells, any other as a new .xlsx of its values.

    Raises WorkbookUnavailable where it cannot be read.
    """
    tabs = read_file(path)
    repairs = repairs_in(check_tabs(str(path), tabs, business), business)
    with TemporaryDirectory() as folder:
        target = Path(folder) / "repaired.xlsx"
        if path.suffix.lower() == ".xlsx":
            count = write_copy(path, target, repairs)
        else:
            write_new_workbook(target, [_written(tab, repairs.get(tab.name, {})) for tab in tabs])
            count = sum(map(len, repairs.values()))
        return RepairedCopy(target.read_bytes(), count)


def repairs_in(checked: FileCheck, business: Business) -> Repairs:
    """What the certain repairs of a file would write; a formula stays as it is all the same."""
    found: dict[str, dict[tuple[int, int], CellValue]] = {}
    for tab in checked.tabs:
        places = {column.heading: (column.index, column.kind) for column in tab.columns}
        fields = {column.field: column.heading for column in reversed(tab.columns)}
        for problem in sorted(tab.problems, key=lambda problem: problem.kind is not ProblemKind.SPACES):
            for heading, text in _texts(problem, fields):
                if problem.row and heading in places:
                    index, kind = places[heading]
                    found.setdefault(tab.tab, {})[problem.row, index] = _value(kind, text, business)
    return found


def _texts(problem: Problem, fields: Mapping[str | None, str]) -> Iterator[tuple[str, str]]:
    """What a certain repair writes, by heading."""
    for field, text in problem.repair.items() if problem.is_certain else ():
        yield (problem.heading if field == problem.field else fields.get(field, "")), text


def _value(kind: Kind, text: str, business: Business) -> CellValue:
    """The proposed text as it should stand in the sheet: dates and numbers as such."""
    if kind not in NUMERIC | TEMPORAL:
        return text
    value = reader_of(Column(heading="", kind=kind), business)(text).value
    return text if value is None else sheet_value(kind, value)


def _written(tab: RawTab, repairs: Mapping[tuple[int, int], CellValue]) -> WrittenTab:
    width = max(map(len, tab.rows), default=0)
    rows = [
        tuple(
            _cell(repairs.get((number, column), row[column] if column < len(row) else None)) for column in range(width)
        )
        for number, row in enumerate(tab.rows, 1)
    ]
    headings = [NewColumn("" if cell is None else str(cell)) for cell in rows[0]] if rows else []
    return WrittenTab(tab.name[:31], tuple(headings), rows[1:])


def _cell(cell: RawCell | CellValue) -> CellValue:
    if isinstance(cell, float):
        return Decimal(repr(cell))
    return str(cell) if isinstance(cell, (time, timedelta)) else cell

"""Reads a whole column at once: each different cell is read once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any

from validation.cells.reading import Read, Reader, counts_as_empty, is_formula_error, unclear
from validation.problems import CellProblem, ProblemKind
from validation.sheet import RawCell


@dataclass(frozen=True, slots=True)
class CellReader:
    """The reader of one column. Cells that are empty, or show the error of a formula, are the same for every kind."""

    read: Reader
    empty: Any
    """The value of a cell that holds nothing: None, or () where a cell may hold several."""
    is_value_itself: Callable[[str], bool] | None = None
    """Tells quickly the texts that are their own value, where there are such."""

    def __call__(self, cell: RawCell) -> Read:
        """What the cell says."""
        if cell is None:
            return Read(self.empty)
        if isinstance(cell, str):
            if counts_as_empty(cell):
                return Read(self.empty)
            if is_formula_error(cell):
                return unclear(ProblemKind.FORMULA_ERROR, cell.strip(), value=self.empty)
        elif isinstance(cell, float) and isnan(cell):
            return Read(self.empty)
        said = self.read(cell)
        return Read(self.empty, said.problem) if said.value is None and self.empty is not None else said


def read_column(reader: Reader, cells: Sequence[RawCell]) -> tuple[list[Any], list[tuple[int, CellProblem]]]:
    """The values of a column's cells in order, and the problems with the index of the cell they were seen in."""
    keys: Sequence[Any] = cells
    if len(_LOOK_ALIKE.intersection(map(type, cells))) > 1:
        keys = list(zip(map(type, cells), cells, strict=True))
    cell_of = dict(zip(keys, cells, strict=True))
    values: dict[Any, Any] = {}
    problems: dict[Any, CellProblem] = {}
    is_value_itself = reader.is_value_itself if isinstance(reader, CellReader) else None
    for key, cell in cell_of.items():
        if is_value_itself is not None and type(cell) is str and is_value_itself(cell):
            values[key] = cell
            continue
        said = reader(cell)
        values[key] = said.value
        if said.problem is not None:
            problems[key] = said.problem
    found = [(at, problems[key]) for at, key in enumerate(keys) if key in problems] if problems else []
    return [values[key] for key in keys], found


# 1, 1.0 and True are one key of a dict but not one cell; NaN is no key at all, and is its own cell each time.
_LOOK_ALIKE = frozenset({int, float, bool})

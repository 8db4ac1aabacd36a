"""Reads a whole column at once: each different cell is read once."""

from collections.abc import Callable, Iterator, Sequence
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
    longest: int
    """Letters beyond which a text is a pasted document, which is not searched for what the column holds."""
    is_value_itself: Callable[[str], bool] | None = None
    """Tells quickly the texts that are their own value, where there are such."""

    def __call__(self, cell: RawCell) -> Read:
        """What the cell says."""
        if cell is None:
            return Read(self.empty)
        if isinstance(cell, str):
            if counts_as_empty(cell):
                return Read(self.empty)
            if len(cell) > self.longest:
                return unclear(ProblemKind.TEXT_TOO_LONG, cell[:80], value=self.empty, length=str(len(cell)))
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
    said = {key: reader(cell) for key, cell in _worth_reading(reader, keys, cells)}
    values = {key: one.value for key, one in said.items()}
    problems = {key: one.problem for key, one in said.items() if one.problem is not None}
    found = [(at, problems[key]) for at, key in enumerate(keys) if key in problems] if problems else []
    return [values.get(key, cell) for key, cell in zip(keys, cells, strict=True)] if values else list(cells), found


def _worth_reading(reader: Reader, keys: Sequence[Any], cells: Sequence[RawCell]) -> Iterator[tuple[Any, RawCell]]:
    """Each different cell under its key, without the texts that are their own value."""
    different = dict(zip(keys, cells, strict=True)).items()
    is_value_itself = reader.is_value_itself if isinstance(reader, CellReader) else None
    if is_value_itself is None:
        yield from different
    else:
        yield from ((key, cell) for key, cell in different if type(cell) is not str or not is_value_itself(cell))


# 1, 1.0 and True are one key of a dict but not one cell; NaN is no key at all, and is its own cell each time.
_LOOK_ALIKE = frozenset({int, float, bool})

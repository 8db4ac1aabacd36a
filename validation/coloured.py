"""Colours in a register: people mark rows with them, and Bahi says that it does not read them."""

from collections.abc import Sequence

from validation.problems import Problem, ProblemKind
from validation.sheet import RawTab

_FEWEST, _MOST = 4, 0.4
_NAMED = 5


def colours_problem(tab: RawTab, indices: Sequence[int]) -> Problem | None:
    """The rows that stand out by a colour, as one problem of the tab. `indices` are the places of its records.

    A few rows are nothing, and where almost every other row is coloured it is the tab's look.
    """
    rows = [index + 1 for index in indices if index + 1 in tab.coloured]
    if not _FEWEST <= len(rows) <= _MOST * len(indices):
        return None
    named = ", ".join(map(str, rows[:_NAMED])) + (" …" if len(rows) > _NAMED else "")
    details = {"rows": named, "count": str(len(rows))}
    return Problem(ProblemKind.COLOURED, tab.name, found=named, details=details)

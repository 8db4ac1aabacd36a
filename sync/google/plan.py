"""What is to be written where, with what stood there when it was decided: plain values that survive a crash as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sync.google.client import Json


@dataclass(frozen=True)
class CellWrite:
    """One cell: the value that was seen in it and the one it gets, as ExtendedValue."""

    column: int
    seen: Json
    new: Json
    number_format: Json | None = None
    owners: tuple[str, ...] = ()
    """The keys of the edits that want it."""


@dataclass(frozen=True)
class RowWrite:
    """The cells to be written in one row, and how to tell afterwards whether it was the right row.

    `row` counts from 1. With `by_id` the row is the right one if its id is; else if all that was `seen` in it is there.
    `seen` holds typed values by column; formulas are {"formulaValue": ...} and do not count.
    """

    sheet_id: int
    row: int
    header_row: int
    headings: tuple[str, ...]
    id_column: int
    by_id: bool
    id: Json
    seen: tuple[Json, ...]
    cells: tuple[CellWrite, ...]
    owners: tuple[str, ...] = ()
    """The keys of the edits that want something in it."""
    mends: tuple[str, ...] = ()
    """The keys of the edits whose earlier try it puts right."""


@dataclass(frozen=True)
class Restored:
    """A cell that got our value by mistake and what it held before."""

    column: int
    heading: str
    ours: Json
    before: Json


@dataclass(frozen=True)
class Restore:
    """Cells of one row to be put back: the row with `id`, or the one with our values where the id was written over."""

    sheet_id: int
    row: int
    header_row: int
    id_heading: str
    id_column: int
    id: Json
    headings: tuple[str, ...]
    before: tuple[Json, ...]
    cells: tuple[Restored, ...]
    owners: tuple[str, ...] = ()
    """The keys of the edits that were to be made there; none of them has been."""
    mends: tuple[str, ...] = ()
    """The keys of the edits that led here, to be told of what is lost."""


@dataclass(frozen=True)
class Attempt:
    """One batch sent: the fence it claims and what it writes."""

    fence: int
    rows: tuple[RowWrite, ...]
    first_steps: tuple[str, ...] = ()
    """The keys of removals that empty their row and have yet to take its id."""
    forgets: tuple[int, ...] = ()
    """Fences of long ago that it takes away."""


def as_json(thing: Attempt | Restore) -> Json:
    """For the journal."""
    return asdict(thing)


def attempt_from(given: Mapping[str, Any]) -> Attempt:
    """Back from the journal."""
    rows = tuple(_row(row) for row in given["rows"])
    return Attempt(given["fence"], rows, tuple(given["first_steps"]), tuple(given["forgets"]))


def restore_from(given: Mapping[str, Any]) -> Restore:
    """Back from the journal."""
    return Restore(**_tuples(given) | {"cells": tuple(Restored(**cell) for cell in given["cells"])})


def _row(given: Mapping[str, Any]) -> RowWrite:
    return RowWrite(**_tuples(given) | {"cells": tuple(CellWrite(**_tuples(cell)) for cell in given["cells"])})


def _tuples(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}


def at(values: Sequence[Json], column: int) -> Json:
    """A value by its column; nothing beyond the last."""
    return values[column] if 0 <= column < len(values) else {}

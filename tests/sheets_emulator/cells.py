"""What one cell holds: a typed value, a formula or an error, and what stands beside the value."""

from dataclasses import dataclass
from typing import Any, NamedTuple

Json = dict[str, Any]
Plain = None | bool | int | float | str

ERROR_TEXTS = {
    "ERROR": "#ERROR!",
    "NULL_VALUE": "#NULL!",
    "DIVIDE_BY_ZERO": "#DIV/0!",
    "VALUE": "#VALUE!",
    "REF": "#REF!",
    "NAME": "#NAME?",
    "NUM": "#NUM!",
    "N_A": "#N/A",
    "LOADING": "Loading...",
}


@dataclass(frozen=True, slots=True)
class CellError:
    """A formula's failure, by the API's ErrorType."""

    kind: str
    message: str = ""

    @property
    def text(self) -> str:
        """As people see it in the cell."""
        return ERROR_TEXTS[self.kind]


Result = Plain | CellError


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with its leading '='; `last` is what it showed when it was last known."""

    text: str
    last: Result = None


Value = Result | Formula


@dataclass(frozen=True, slots=True)
class Extra:
    """Everything of a cell but its value; shared between cells, so never changed in place."""

    format: Json | None = None
    note: str = ""
    validation: Json | None = None
    runs: list[Any] | None = None

    def __bool__(self) -> bool:
        return bool(self.format or self.note or self.validation or self.runs)


PLAIN_CELL = Extra()


class Row(NamedTuple):
    """One row, never changed in place; `uid` stays with it through sorting, inserting and moving."""

    uid: int
    values: tuple[Value, ...]
    extras: tuple[Extra | None, ...]

    def value(self, column: int) -> Value:
        """None where the row is shorter."""
        return self.values[column] if column < len(self.values) else None

    def extra(self, column: int) -> Extra:
        """The cell's format, note and rule."""
        found = self.extras[column] if column < len(self.extras) else None
        return found or PLAIN_CELL


EMPTY_ROW = Row(0, (), ())


def spliced(old: tuple[Any, ...], start: int, new: tuple[Any, ...]) -> tuple[Any, ...]:
    """`old` with `new` laid over it from `start`, padded with None."""
    padded = old + (None,) * (start - len(old)) if len(old) < start else old
    return padded[:start] + new + padded[start + len(new) :]


def trimmed(cells: tuple[Any, ...]) -> tuple[Any, ...]:
    """Without the empty end."""
    size = len(cells)
    while size and not cells[size - 1] and cells[size - 1] in (None, PLAIN_CELL):
        size -= 1
    return cells[:size]

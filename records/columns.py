"""How a record lies in a snapshot file: names and types of columns, and what every table has before its fields."""

from collections.abc import Sequence

from validation.column import Field
from validation.kinds import SEVERAL, Kind

HIDDEN: tuple[tuple[str, str], ...] = (
    ("_key", "VARCHAR"),
    ("_tab", "VARCHAR"),
    ("_row", "INTEGER"),
    ("_position", "BIGINT"),
    ("_fingerprint", "VARCHAR"),
    ("_label", "VARCHAR"),
    ("_search", "VARCHAR"),
    ("_typed", "VARCHAR"),
    ("_problems", "INTEGER"),
    ("_waiting", "VARCHAR[]"),
    ("_derived", "BOOLEAN"),
)
"""The columns that every table has before its fields, with their types."""
MONEY_PLACES, NUMBER_PLACES, NUMBER_DIGITS = 2, 4, 18


def quoted(name: str) -> str:
    """A name as SQL writes it, whatever letters it has."""
    return '"' + name.replace('"', '""') + '"'


def sql_type(kind: Kind) -> str:
    """The type of a column that holds values of this kind."""
    return "VARCHAR[]" if kind in SEVERAL else _TYPES.get(kind, "VARCHAR")


def columns_of(fields: Sequence[Field]) -> tuple[tuple[str, str], ...]:
    """All columns of a table with their types, in their order."""
    return (*HIDDEN, *((field.name, sql_type(field.kind)) for field in fields))


def name_list(names: Sequence[str]) -> str:
    """Names with commas between them."""
    return ", ".join(map(quoted, names))


_TYPES = {
    Kind.NUMBER: f"DECIMAL({NUMBER_DIGITS},{NUMBER_PLACES})",
    Kind.PERCENT: f"DECIMAL({NUMBER_DIGITS},{NUMBER_PLACES})",
    Kind.MONEY: f"DECIMAL({NUMBER_DIGITS},{MONEY_PLACES})",
    Kind.INTEGER: "BIGINT",
    Kind.DATE: "DATE",
    Kind.MOMENT: "TIMESTAMP",
    Kind.YES_NO: "BOOLEAN",
}

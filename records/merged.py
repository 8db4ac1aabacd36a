"""Rows that were merged into others: where a snapshot keeps them, out of every list, count and search."""

from validation.record import Record
from validation.tables import TABLES

MERGED_INTO = "merged_into"
"""The field in which a row says whom it was merged into."""
MERGEABLE: tuple[type[Record], ...] = tuple(record for record in TABLES if MERGED_INTO in record.model_fields)
"""The tables whose rows can be merged."""
MERGED_ROWS, MERGED_PROBLEMS = "merged_rows", "merged_problems"
"""Which row stands for each merged one, whatever chain leads there: ("table", key, kept); and what is wrong with merged rows."""


def merged_away(table: str) -> str:
    """What the rows of a table (by its key) stand in that were merged into others."""
    return f"{table}_merged"

"""What the dues of each tab are, told once from its first rows and remembered: accounts and evenings need it again and again."""

from records.snapshot import Snapshot
from validation.rules.dues import COMPARED_FIRST, KINDS

DUE_KINDS = "SELECT unnest(?::VARCHAR[]) AS tab, unnest(?::VARCHAR[]) AS kind"
"""The rows of `validation.rules.dues.KINDS` in a query, with `due_kinds` as its parameters."""


def due_kinds(snapshot: Snapshot) -> tuple[list[str], list[str | None]]:
    """The tabs that have dues, and the kind of each."""
    sql = f"WITH dues AS ({COMPARED_FIRST}) {KINDS}"
    found = snapshot.once("due kinds", lambda: snapshot.cursor().execute(sql).fetchall())
    return [tab for tab, _ in found], [kind for _, kind in found]

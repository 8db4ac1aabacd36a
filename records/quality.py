"""How much of the sheet is in order: problems by kind and tab, rows without a serious one, fields that are filled."""

from collections.abc import Sequence
from dataclasses import dataclass

from records.query import Filter, Operator, Query
from records.snapshot import Snapshot
from records.sql import condition_of
from validation.column import Field
from validation.problems import ProblemKind

MINOR = frozenset(
    {
        ProblemKind.ID_MISSING,
        ProblemKind.SPACES,
        ProblemKind.DIGITS_OF_ANOTHER_SCRIPT,
        ProblemKind.WRITTEN_DIFFERENTLY,
        ProblemKind.LINK_BY_NAME,
        ProblemKind.DITTO,
        ProblemKind.MERGED,
    }
)
"""Kinds under which the cell is still understood; a row with only these counts as in order."""


@dataclass(frozen=True)
class ProblemCount:
    """How many problems of one kind a tab has, and how many of them Bahi can repair with certainty."""

    kind: ProblemKind
    tab: str
    count: int
    certain: int

    @property
    def is_serious(self) -> bool:
        """Whether something is not known because of it."""
        return self.kind not in MINOR


@dataclass(frozen=True)
class Soundness:
    """How many rows of a table (by its title, a message) there are, and how many of them have no serious problem."""

    title: str
    rows: int
    sound: int


def counts_of_problems(snapshot: Snapshot) -> tuple[ProblemCount, ...]:
    """Problems by kind and tab: serious ones first, then the most frequent."""
    sql = """SELECT kind, tab, count(*), count(*) FILTER (WHERE is_certain AND proposed IS NOT NULL)
        FROM problems GROUP BY kind, tab ORDER BY 3 DESC, tab, kind"""
    found = [ProblemCount(ProblemKind(kind), *rest) for kind, *rest in snapshot.cursor().execute(sql).fetchall()]
    return tuple(sorted(found, key=lambda count: not count.is_serious))


def soundness(snapshot: Snapshot) -> tuple[Soundness, ...]:
    """For each table that has rows, how many of them are in order."""
    sql = """SELECT "table", count(DISTINCT key) FROM problems
        WHERE key <> '' AND kind NOT IN (SELECT unnest(?::VARCHAR[])) GROUP BY 1"""
    unsound = dict(snapshot.cursor().execute(sql, [[str(kind) for kind in MINOR]]).fetchall())
    states = [(state.table, state.rows) for state in snapshot.states() if state.rows and not state.table.is_steering]
    return tuple(Soundness(table.title, rows, max(rows - unsound.get(table.name, 0), 0)) for table, rows in states)


def filled(snapshot: Snapshot, table: str, fields: Sequence[Field]) -> tuple[int, ...]:
    """In how many rows of a table each field is filled."""
    conditions = [condition_of(Query(table, filters=(Filter(f.name, Operator.FILLED),)), fields) for f in fields]
    counts = ", ".join(f"count(*) FILTER (WHERE {condition.sql})" for condition in conditions)
    found = snapshot.cursor().execute(f'SELECT {counts} FROM "{table}"').fetchone() if fields else ()
    return tuple(found or ())

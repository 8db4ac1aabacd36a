"""The problems of a snapshot: which, where, how many."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from validation.problems import Problem, ProblemKind

_COLUMNS = 'kind, tab, "table", row, key, field, heading, found, proposed, is_certain, details'


@dataclass(frozen=True)
class Problems:
    """Which problems are asked for; an empty field does not narrow."""

    table: str = ""
    kinds: tuple[ProblemKind, ...] = ()
    tab: str = ""
    keys: tuple[str, ...] = ()
    only_certain: bool = False
    text: str = ""
    """What the cell holds, or a part of it."""


def problems_of(
    cursor: duckdb.DuckDBPyConnection, wanted: Problems, *, limit: int = 50, offset: int = 0
) -> tuple[Problem, ...]:
    """The problems asked for, in the sheet's order."""
    where, parameters = _where(wanted)
    order = f"ORDER BY tab, row NULLS FIRST, heading, kind LIMIT {int(limit)} OFFSET {int(offset)}"
    found = cursor.execute(f"SELECT {_COLUMNS} FROM problems WHERE {where} {order}", parameters)
    return tuple(map(problem_from, found.fetchall()))


def problem_count(cursor: duckdb.DuckDBPyConnection, wanted: Problems) -> int:
    """How many problems are as asked."""
    where, parameters = _where(wanted)
    found = cursor.execute(f"SELECT count(*) FROM problems WHERE {where}", parameters).fetchone()
    return int(found[0]) if found else 0


def problem_counts(cursor: duckdb.DuckDBPyConnection) -> Mapping[tuple[str, str], int]:
    """How many problems there are, by (table's name, kind)."""
    found = cursor.execute('SELECT "table", kind, count(*) FROM problems GROUP BY ALL ORDER BY ALL')
    return {(table, kind): count for table, kind, count in found.fetchall()}


def tabs_with(cursor: duckdb.DuckDBPyConnection, kind: ProblemKind) -> tuple[str, ...]:
    """The tabs that have problems of a kind, those with the most first."""
    sql = "SELECT tab FROM problems WHERE kind = ? GROUP BY tab ORDER BY count(*) DESC, tab"
    return tuple(tab for (tab,) in cursor.execute(sql, [str(kind)]).fetchall())


def problems_by_key(
    cursor: duckdb.DuckDBPyConnection, table: str, keys: Sequence[str]
) -> Mapping[str, tuple[Problem, ...]]:
    """The problems of some rows of a table, by the row's key."""
    found = cursor.execute(
        f'SELECT {_COLUMNS} FROM problems WHERE "table" = ? AND key IN (SELECT unnest(?::VARCHAR[]))',
        [table, list(keys)],
    )
    by_key: dict[str, list[Problem]] = {}
    for problem in map(problem_from, found.fetchall()):
        by_key.setdefault(problem.key, []).append(problem)
    return {key: tuple(problems) for key, problems in by_key.items()}


def problem_from(values: tuple[Any, ...]) -> Problem:
    """A problem from the columns that hold it."""
    kind, tab, table, row, key, field, heading, found, proposed, is_certain, details = values
    more = json.loads(details) if details else {}
    return Problem(ProblemKind(kind), tab, table, row, key, field, heading, found, proposed, is_certain, more)


def _where(wanted: Problems) -> tuple[str, list[Any]]:
    asked: list[tuple[str, Any]] = []
    asked += [('"table" = ?', wanted.table)] if wanted.table else []
    asked += [("tab = ?", wanted.tab)] if wanted.tab else []
    asked += [("kind IN (SELECT unnest(?::VARCHAR[]))", [str(kind) for kind in wanted.kinds])] if wanted.kinds else []
    asked += [("key IN (SELECT unnest(?::VARCHAR[]))", list(wanted.keys))] if wanted.keys else []
    asked += [("contains(lower(found), lower(?))", wanted.text.strip())] if wanted.text.strip() else []
    conditions = [sql for sql, _ in asked] + (["is_certain AND proposed IS NOT NULL"] if wanted.only_certain else [])
    return " AND ".join(conditions) or "true", [value for _, value in asked]

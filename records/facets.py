"""How often each value of some fields occurs among the rows of a query."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import duckdb

from records.columns import quoted
from records.query import Filter, Query
from records.sql import ALWAYS, Clock, Condition, all_of, condition_of, filter_condition
from validation.column import Field
from validation.kinds import SEVERAL
from validation.tables import record_named

Counts = tuple[tuple[Any, int], ...]
MOST_VALUES = 100


def facets_of(
    cursor: duckdb.DuckDBPyConnection,
    query: Query,
    wanted: Sequence[Field],
    fields: Sequence[Field],
    today: Clock = date.today,
) -> Mapping[str, Counts]:
    """Values and counts by field, most frequent first, in one query. A field's own filters do not narrow its values."""
    if not wanted:
        return {}
    own = {field.name: [f for f in query.filters if f.field == field.name] for field in wanted}
    chosen = _chosen(query, wanted, own, fields, today)
    counted = " UNION ALL ".join(_counted(at, field, own) for at, field in enumerate(wanted))
    found = cursor.execute(f"WITH chosen AS MATERIALIZED ({chosen.sql}) {counted}", list(chosen.parameters)).fetchall()
    return {field.name: _sorted(found, at) for at, field in enumerate(wanted)}


def _chosen(
    query: Query, wanted: Sequence[Field], own: Mapping[str, list[Filter]], fields: Sequence[Field], today: Clock
) -> Condition:
    """The rows before any facet's own filters, with a column for whether each of those is met."""
    kept = tuple(f for f in query.filters if f.field not in own)
    where = condition_of(replace(query, filters=kept), fields, today)
    met = {name: all_of([filter_condition(f, fields, today) for f in some]) for name, some in own.items() if some}
    columns = [quoted(field.name) for field in wanted]
    columns += [f"coalesce({condition.sql}, false) AS {quoted('met ' + name)}" for name, condition in met.items()]
    parameters = [value for condition in (*met.values(), where) for value in condition.parameters]
    some = f" WHERE {where.sql}" if where is not ALWAYS else ""
    return Condition(
        f"SELECT {', '.join(columns)} FROM {quoted(record_named(query.table).table.key)}{some}", tuple(parameters)
    )


def _counted(at: int, field: Field, own: Mapping[str, list[Filter]]) -> str:
    others = [quoted("met " + name) for name, some in own.items() if some and name != field.name]
    some = f" WHERE {' AND '.join(others)}" if others else ""
    value = f"unnest({quoted(field.name)})" if field.kind in SEVERAL else quoted(field.name)
    counted = f"SELECT CAST({value} AS VARCHAR) AS value FROM chosen{some}"
    return (
        f"(SELECT {at}, value, count(*) AS rows FROM ({counted}) WHERE value IS NOT NULL GROUP BY value"
        f" ORDER BY rows DESC, value LIMIT {MOST_VALUES})"
    )


def _sorted(found: Sequence[tuple[int, str, int]], at: int) -> Counts:
    counts = [(value, rows) for place, value, rows in found if place == at]
    return tuple(sorted(counts, key=lambda pair: (-pair[1], pair[0])))

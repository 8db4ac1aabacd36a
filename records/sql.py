"""Queries as SQL: the one place where conditions and orders are composed, always with bound parameters."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from records.columns import quoted
from records.operands import Operand, operand
from records.query import KEY, Filter, Operator, Query
from validation.column import Field
from validation.folding import search_terms
from validation.kinds import NUMERIC, SEVERAL, TEMPORAL, Kind

Parameter = Operand | list[Operand]


@dataclass(frozen=True)
class Condition:
    """A piece of SQL that is true or false of a row, with the values for its question marks."""

    sql: str
    parameters: tuple[Parameter, ...] = ()

    def __and__(self, other: "Condition") -> "Condition":
        return Condition(f"{self.sql} AND {other.sql}", self.parameters + other.parameters)


ALWAYS, NEVER = Condition("true"), Condition("false")
Clock = Callable[[], date]


def condition_of(query: Query, fields: Sequence[Field], today: Clock = date.today) -> Condition:
    """What is true of the rows that a query asks for. A filter on a field that the table does not have is true of none."""
    return all_of(
        [search_condition(query.search), *(filter_condition(filter, fields, today) for filter in query.filters)]
    )


def all_of(conditions: Sequence[Condition]) -> Condition:
    """What is true where all of these are."""
    said = [condition for condition in conditions if condition is not ALWAYS]
    together = said[0] if said else ALWAYS
    for condition in said[1:]:
        together &= condition
    return together


def search_condition(typed: str) -> Condition:
    """What is true of the rows found by a typed text: each word, in any of its spellings."""
    return all_of([_any_of("contains(_search, ?)", group) for group in search_terms(typed)])


def filter_condition(filter: Filter, fields: Sequence[Field], today: Clock = date.today) -> Condition:
    """What one filter is true of."""
    if filter.field == KEY:
        return in_list(KEY, filter.values)
    field = next((field for field in fields if field.name == filter.field), None)
    if field is None:
        return NEVER
    column, kind = quoted(field.name), field.kind
    match filter.operator:
        case Operator.EMPTY:
            return Condition(_is_empty(column, kind))
        case Operator.FILLED:
            return Condition(f"NOT {_is_empty(column, kind)}")
        case Operator.CONTAINS:
            return _any_of(f"contains(lower({_as_text(column, kind)}), lower(?))", filter.values)
    values = [value for text in filter.values if (value := operand(text, kind, today)) is not None]
    return _compared(column, kind, filter.operator, values) if values else NEVER


def order_of(query: Query, fields: Sequence[Field], default: str = "") -> str:
    """What follows ORDER BY: empty cells last, names whatever their case, rows that are equal as the sheet has them."""
    sorted_by, direction = sort_of(query, fields, default)
    return f"{sorted_by} {direction}, _position"


def sort_of(query: Query, fields: Sequence[Field], default: str = "") -> tuple[str, str]:
    """What a query sorts by, and in which direction."""
    name, descending = query.sort or (default, False)
    field = next((field for field in fields if field.name == name), None)
    direction = "DESC NULLS LAST" if descending else "ASC NULLS LAST"
    return (_sorted_by(quoted(field.name), field.kind), direction) if field else ("_position", "ASC")


def in_list(expression: str, values: Sequence[str]) -> Condition:
    """What is true where the expression is one of the values."""
    return Condition(f"{expression} IN (SELECT unnest(?::VARCHAR[]))", (list(values),))


def commonest(expression: str) -> str:
    """The value that comes most often in a group; of several that come as often the first in their order, every time."""
    return f"mode({expression} ORDER BY {expression})"


def _compared(column: str, kind: Kind, operator: Operator, values: Sequence[Operand]) -> Condition:
    if operator is Operator.IS:
        return _is_any(column, kind, values)
    if operator is Operator.IS_NOT:
        found = _is_any(column, kind, values)
        return Condition(f"NOT coalesce({found.sql}, false)", found.parameters)
    if operator is Operator.MIN:
        return Condition(f"{column} >= ?", (min(values),))
    most = max(values)
    if kind is Kind.MOMENT and isinstance(most, date) and not isinstance(most, datetime):
        return Condition(f"{column} < ?", (_day_after(most),))
    return Condition(f"{column} <= ?", (most,))


def _is_any(column: str, kind: Kind, values: Sequence[Operand]) -> Condition:
    if kind in SEVERAL:
        return Condition(f"list_has_any({column}, ?::VARCHAR[])", (list(values),))
    if kind is Kind.MOMENT:
        column = f"CAST({column} AS DATE)"
    return Condition(f"{column} IN ({', '.join('?' * len(values))})", tuple(values))


def _day_after(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


def _any_of(sql: str, values: Sequence[str]) -> Condition:
    return Condition(f"({' OR '.join([sql] * len(values))})", tuple(values)) if values else ALWAYS


def _is_empty(column: str, kind: Kind) -> str:
    return f"({column} IS NULL OR len({column}) = 0)" if kind in SEVERAL else f"({column} IS NULL)"


def _as_text(column: str, kind: Kind) -> str:
    if kind in SEVERAL:
        return f"array_to_string({column}, ' ')"
    return f"CAST({column} AS VARCHAR)" if kind in NUMERIC | TEMPORAL or kind is Kind.YES_NO else column


def _sorted_by(column: str, kind: Kind) -> str:
    if kind in SEVERAL:
        return f"lower({column}[1])"
    return column if kind in NUMERIC | TEMPORAL or kind is Kind.YES_NO else f"lower({column})"

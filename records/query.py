"""Which rows of a table are asked for: filters, search and sort, as a value, as URL parameters and as a sentence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import parse_qsl, urlencode

from translations import Translator
from validation.column import Field
from validation.kinds import NUMERIC, SEVERAL, TEMPORAL, Kind


class Operator(StrEnum):
    """What a filter asks of a field; the value is its ending in URL parameters ("amount.min")."""

    IS = "is"
    """Any of the values."""
    IS_NOT = "not"
    """None of the values; rows where the field is empty count."""
    CONTAINS = "contains"
    """Any of the values stands somewhere in the text, whatever the case."""
    MIN = "min"
    """At least; on or after."""
    MAX = "max"
    """At most; on or before."""
    EMPTY = "empty"
    FILLED = "filled"


Labels = Mapping[tuple[str, str], str]
VALUELESS = frozenset({Operator.EMPTY, Operator.FILLED})
SEARCH, SORT = "q", "sort"
"""The parameters that are no filters."""
KEY = "_key"
"""What a filter on single rows asks, whether they have an id in the sheet or not; no address can ask it."""


@dataclass(frozen=True)
class Filter:
    """One condition on one field. Values are texts; a date may also be "today", "today-30" or "today+7"."""

    field: str
    operator: Operator
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Query:
    """Rows of a table (by its key), narrowed and sorted. `sort` is (field, whether descending)."""

    table: str
    search: str = ""
    filters: tuple[Filter, ...] = ()
    sort: tuple[str, bool] | None = None

    def to_params(self) -> tuple[tuple[str, str], ...]:
        """Plain pairs for a URL: city=Lahore, city=Karachi, amount.min=500, q=..., sort=-name."""
        pairs = [(SEARCH, self.search)] if self.search else []
        pairs += [pair for filter in self.filters for pair in _pairs(filter)]
        if self.sort:
            pairs.append((SORT, ("-" if self.sort[1] else "") + self.sort[0]))
        return tuple(pairs)

    @classmethod
    def from_params(cls, table: str, params: Iterable[tuple[str, str]], fields: Sequence[Field]) -> "Query":
        """The query that plain pairs ask for. What names no field of the table is left out; see `ignored`."""
        return parsed(table, params, fields).query

    def to_text(self) -> str:
        """The query as one line: city=Lahore&amount.min=500."""
        return urlencode(self.to_params())

    @classmethod
    def from_text(cls, table: str, text: str, fields: Sequence[Field]) -> "Query":
        """The query that a line such as "city=Lahore&amount.min=500" asks for."""
        return parsed(table, parse_qsl(text.lstrip("?"), keep_blank_values=True), fields).query

    def sentence(self, t: Translator, fields: Sequence[Field], labels: Labels = {}, currency: str = "INR") -> str:  # noqa: B006
        """The query in words: Customers in Lahore or Karachi with amount at least ₹500, newest first.

        `labels` say what stands for the rows that links point to, by (table's name, key): `Snapshot.labels`.
        """
        from records.sentences import sentence_of

        return sentence_of(self, t, fields, labels, currency)

    def narrowed(self, *filters: Filter) -> "Query":
        """This query with more filters."""
        return replace(self, filters=self.filters + filters)

    def values(self, field: str, operator: Operator = Operator.IS) -> tuple[str, ...]:
        """The values that filters with this operator ask of a field."""
        return tuple(v for f in self.filters if (f.field, f.operator) == (field, operator) for v in f.values)

    def with_filter(self, field: str, operator: Operator, values: Sequence[str]) -> "Query":
        """This query with a field's filter of that operator set to these values; none removes it."""
        kept = tuple(f for f in self.filters if (f.field, f.operator) != (field, operator))
        return replace(self, filters=kept + ((Filter(field, operator, tuple(values)),) if values else ()))


@dataclass(frozen=True)
class Parsed:
    """What URL parameters asked for, and those that were not understood."""

    query: Query
    ignored: tuple[tuple[str, str], ...] = ()


def parsed(table: str, params: Iterable[tuple[str, str]], fields: Sequence[Field]) -> Parsed:
    """The query that plain pairs ask for, and the pairs that name no field or hold no value of its kind."""
    known = {field.name: field for field in fields}
    names = _spellings(fields)
    search, sort, ignored = "", None, []
    values: dict[tuple[str, Operator], list[str]] = {}
    for name, value in params:
        if name == SEARCH:
            search = value
        elif name == SORT and (field := names.get(value.removeprefix("-").strip().casefold())):
            sort = (field, value.startswith("-"))
        elif (asked := _asked(name, names)) and _is_understood(known[asked[0]], asked[1], value):
            values.setdefault(asked, []).append(value)
        else:
            ignored.append((name, value))
    filters = tuple(Filter(f, o, () if o in VALUELESS else tuple(dict.fromkeys(v))) for (f, o), v in values.items())
    return Parsed(Query(table, search, filters, sort), tuple(ignored))


_OPERATORS: Mapping[str, Operator] = {operator.value: operator for operator in Operator}


def operators_of(kind: Kind) -> tuple[Operator, ...]:
    """What may be asked of a field of this kind, the likeliest first."""
    if kind in NUMERIC | TEMPORAL:
        return (Operator.MIN, Operator.MAX, Operator.IS, Operator.IS_NOT, Operator.EMPTY, Operator.FILLED)
    if kind is Kind.YES_NO:
        return (Operator.IS, Operator.EMPTY, Operator.FILLED)
    return (Operator.IS, Operator.IS_NOT, Operator.CONTAINS, Operator.EMPTY, Operator.FILLED)


def _pairs(filter: Filter) -> list[tuple[str, str]]:
    # "is" goes without saying, unless the field's own name ends as an operator does: "+Price.min".
    goes_without = filter.operator is Operator.IS and _operator(filter.field) is None
    name = filter.field if goes_without else f"{filter.field}.{filter.operator}"
    return [(name, "1")] if filter.operator in VALUELESS else [(name, value) for value in filter.values]


def _spellings(fields: Sequence[Field]) -> Mapping[str, str]:
    """Fields by what people may write for them: the name, before that the heading. "+" of a custom field may have become a space."""
    headings = {field.heading.casefold(): field.name for field in reversed(fields)}
    names = {field.name.casefold().strip(): field.name for field in fields}
    return headings | names | {field.name: field.name for field in fields}


def _asked(name: str, names: Mapping[str, str]) -> tuple[str, Operator] | None:
    operator = _operator(name)
    if operator and (field := _spelled(name.rpartition(".")[0], names)):
        return field, operator
    field = _spelled(name, names)
    return (field, Operator.IS) if field else None


def _spelled(name: str, names: Mapping[str, str]) -> str | None:
    return names.get(name) or names.get(name.strip().casefold())


def _operator(name: str) -> Operator | None:
    return _OPERATORS.get(name.rpartition(".")[2]) if "." in name else None


def _is_understood(field: Field, operator: Operator, value: str) -> bool:
    from records.operands import operand

    if operator not in operators_of(field.kind) or (field.kind in SEVERAL and operator in (Operator.MIN, Operator.MAX)):
        return False
    return operator in VALUELESS or operator is Operator.CONTAINS or operand(value, field.kind) is not None

"""Checks rows column by column, then each row as a whole: values, texts that say them in another way, and problems with places."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from itertools import repeat
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from validation.abroad import without_postal_codes_abroad
from validation.business import Business
from validation.cells import canonical_text, read_column, reader_of
from validation.column import Column
from validation.ditto import filled_down
from validation.feeds import Feed, custom_column, feeds_of
from validation.glued import parted
from validation.kinds import SEVERAL, Kind
from validation.layout import HowKnown, PlacedColumn, TabLayout
from validation.lists import choices_for
from validation.problems import CellProblem, Problem, ProblemKind
from validation.record import Record, fields_of
from validation.sheet import RawCell, RawTab, cell_text

ANOTHER_COLUMN = "\t"
"""Parts field and heading in the name under which the text of a field's second column is kept."""
PLACES: Mapping[Kind, int] = {Kind.MONEY: 2, Kind.NUMBER: 4, Kind.PERCENT: 4, Kind.INTEGER: 0}
MOST_DIGITS = 18
"""Decimals are kept with this many digits, places included; a longer number is a problem."""
ROW_KINDS = frozenset({ProblemKind.NAME_MISSING, ProblemKind.DATES_OUT_OF_ORDER, ProblemKind.RECORD_UNSOUND})
"""Problems that only the row as a whole can have."""
_KINDS: Mapping[str, ProblemKind] = {kind.value: kind for kind in ProblemKind}
_NAMING = ("name", "first_name", "last_name", "firm")


@dataclass(frozen=True)
class CheckedRows:
    """Rows of one tab as records of one table.

    `columns` holds the values by field in the order of `rows` (the sheet's row numbers). `typed` holds, by place in `rows`, the cells'
    texts that differ from how Bahi writes the value; of a field with several columns it is the first one's, the others stand
    under "field<tab>heading". Problems have no key yet.
    """

    record: type[Record]
    tab: str
    rows: Sequence[int]
    columns: Mapping[str, Sequence[Any]]
    typed: Mapping[int, Mapping[str, str]]
    problems: tuple[Problem, ...]

    @property
    def whole_names(self) -> list[str | None]:
        """The name of each row, put together where it stands in parts."""
        nothing: list[Any] = [None] * len(self.rows)
        parts = [self.columns.get(name, nothing) for name in ("name", "first_name", "last_name")]
        return [name or " ".join(filter(None, rest)) or None for name, *rest in zip(*parts, strict=True)]


def check_rows(
    tab: RawTab,
    layout: TabLayout,
    indices: Sequence[int],
    record: type[Record],
    business: Business,
    feeds: Sequence[Feed] | None = None,
) -> CheckedRows:
    """The rows at these indices of `tab.rows`, checked. `feeds` are the tab's own, where the whole workbook's are known."""
    own = [feed for feed in feeds or feeds_of([layout], business)[layout.tab] if feed.table == record.table.name]
    checked = _Checking(tab, indices, record, own, business).checked()
    return replace(checked, columns={**checked.columns, **_told_by_the_tab(layout, record, checked)})


def _told_by_the_tab(layout: TabLayout, record: type[Record], checked: CheckedRows) -> Mapping[str, Sequence[Any]]:
    """The name of the party whose tab it is, where the rows say no name of their own."""
    if not layout.party or record.table.name != "Contacts" or not checked.columns.keys().isdisjoint(_NAMING):
        return {}
    return {"name": [layout.party] * len(checked.rows)}


@dataclass(frozen=True)
class CheckedValues:
    """One row's values by field, the texts that say them in another way, and its problems."""

    values: Mapping[str, Any]
    typed: Mapping[str, str]
    problems: tuple[Problem, ...]


def check_values(
    record: type[Record],
    texts: Mapping[str, RawCell],
    business: Business,
    custom: Mapping[str, Kind] | None = None,
    *,
    formats: Mapping[str, str] | None = None,
) -> CheckedValues:
    """One row as a form or the outbox has it, by field.

    `custom` says the kinds of custom fields, which are text otherwise; `formats` the number formats that matter.
    """
    declared = {field.name: field.column for field in fields_of(record)}
    columns = {
        name: declared.get(name) or custom_column(name[1:], (custom or {}).get(name, Kind.TEXT)) for name in texts
    }
    feeds = [_feed(record, index, name, column) for index, (name, column) in enumerate(columns.items())]
    shown = {index: formats[name] for index, name in enumerate(columns) if formats and name in formats}
    tab = RawTab("", [list(texts.values())], number_formats=shown)
    checked = _Checking(tab, [0], record, feeds, business).checked()
    return CheckedValues(
        {name: values[0] for name, values in checked.columns.items()}, checked.typed.get(0, {}), checked.problems
    )


def problems_of_row(record: type[Record], values: Mapping[str, Any]) -> tuple[Problem, ...]:
    """What is wrong between the values of one row, whatever the single cells are: kinds of ROW_KINDS, without a place."""
    known = {name: value for name, value in values.items() if not name.startswith("+") and value is not None}
    unsound = [Problem(**problem) for problem in _unsound(record.__pydantic_validator__.validate_python, known)]
    if record.table.label == "name" and not any(values.get(name) for name in _NAMING):
        unsound.append(Problem(ProblemKind.NAME_MISSING, "", record.table.name, field="name", heading="Name"))
    return tuple(unsound)


class _Checking:
    """The checking of some rows of one tab."""

    def __init__(
        self, tab: RawTab, indices: Sequence[int], record: type[Record], feeds: Sequence[Feed], business: Business
    ) -> None:
        self.tab, self.indices, self.record, self.feeds, self.business = tab, indices, record, feeds, business
        self.cells_of_rows = [tab.rows[index] for index in indices]
        self.typed: dict[int, dict[str, str]] = {}
        self.problems: list[Problem] = []

    def checked(self) -> CheckedRows:
        """Column by column, then row by row."""
        columns: dict[str, list[Any]] = {}
        texts: dict[str, list[RawCell]] = {}
        for feed in self.feeds:
            cells = self._cells(feed.placed.index)
            values = self._values(feed, self._meant(feed, cells))
            if feed.name in columns:
                self._add_column(feed, columns[feed.name], cells, values)
            else:
                columns[feed.name], texts[feed.name] = values, cells
        rows = [index + 1 for index in self.indices]
        self.problems = without_postal_codes_abroad(self.problems, columns, rows, self.business)
        self.problems = parted(self.problems, columns, rows)
        for feed in {feed.name: feed for feed in reversed(self.feeds)}.values():
            self._note_typed(feed, texts[feed.name], columns[feed.name])
        self._check_whole_rows(columns, texts)
        return CheckedRows(self.record, self.tab.name, rows, columns, self.typed, tuple(self.problems))

    def _meant(self, feed: Feed, cells: Sequence[RawCell]) -> Sequence[RawCell]:
        """The cells with those that say "as above" filled in."""
        if feed.column.kind is Kind.ID:
            return cells
        meant, problems = filled_down(self.tab, feed.placed.index, self.indices, cells)
        for at, problem in problems:
            self._note(feed, at, problem)
        return meant

    def _cells(self, index: int) -> list[RawCell]:
        cells = [row[index] if len(row) > index else None for row in self.cells_of_rows]
        return [None if cell == "" else cell for cell in cells] if "" in cells else cells

    def _values(self, feed: Feed, cells: Sequence[RawCell]) -> list[Any]:
        shown = self.tab.number_formats.get(feed.placed.index, "")
        reader = reader_of(feed.column, self.business, choices_for(self.business, feed.column), number_format=shown)
        cells, repeated = filled_down(self.tab, feed.placed.index, self.indices, cells)
        values, problems = read_column(reader, cells)
        for at, problem in (*repeated, *problems):
            self._note(feed, at, problem)
        return self._fitting(feed, cells, values) if feed.column.kind in PLACES else values

    def _fitting(self, feed: Feed, cells: Sequence[RawCell], values: list[Any]) -> list[Any]:
        """Numbers with the places that are kept; a number too large to keep is a problem and no value."""
        fitting = {value: _fitted(value, feed.column.kind) for value in dict.fromkeys(values) if value is not None}
        fitting[None] = None
        for at, value in enumerate(values):
            if value is not None and fitting[value] is None:
                self._note(feed, at, CellProblem(ProblemKind.NUMBER_UNCLEAR, cell_text(cells[at])))
        return [fitting[value] for value in values]

    def _add_column(self, feed: Feed, values: list[Any], cells: Sequence[RawCell], more: Sequence[Any]) -> None:
        """A further column of a field: values of kinds that take several are united, of others the first that is there counts."""
        is_several = feed.column.kind in SEVERAL
        for at, (cell, value) in enumerate(zip(cells, more, strict=True)):
            if cell is None:
                continue
            self.typed.setdefault(at, {})[feed.name + ANOTHER_COLUMN + feed.placed.heading] = cell_text(cell)
            if is_several:
                values[at] = tuple(dict.fromkeys((*values[at], *value)))
            elif values[at] is None:
                values[at] = value

    def _note_typed(self, feed: Feed, cells: Sequence[RawCell], values: Sequence[Any]) -> None:
        kind, name, known = feed.column.kind, feed.name, {}
        for at, (cell, value) in enumerate(zip(cells, values, strict=True)):
            if cell is value:
                continue
            pair = (type(cell), cell, value)
            if pair not in known:
                text = cell_text(cell)
                known[pair] = None if text == canonical_text(kind, value) else text
            if (typed := known[pair]) is not None:
                self.typed.setdefault(at, {})[name] = typed

    def _check_whole_rows(self, columns: Mapping[str, Sequence[Any]], texts: Mapping[str, Sequence[RawCell]]) -> None:
        self._check_presence(columns, texts)
        if not _has_own_checks(self.record):
            return  # each value is what its column's reader gives: there is nothing left to find, in the slowest way
        names = ["custom", *(name for name in columns if not name.startswith("+"))]
        validate = self.record.__pydantic_validator__.validate_python
        # Said outright, because pydantic would copy the default of `custom` for each row, which takes longer than the checking.
        values_of_rows = zip(repeat({}, len(self.indices)), *(columns[name] for name in names[1:]), strict=True)
        for at, values in enumerate(values_of_rows):
            try:
                validate(dict(zip(names, values)))  # noqa: B905 - strict costs a tenth of the checking
            except ValidationError:
                self._note_unsound(at, _unsound(validate, dict(zip(names, values, strict=True))))

    def _check_presence(self, columns: Mapping[str, Sequence[Any]], texts: Mapping[str, Sequence[RawCell]]) -> None:
        for feed in self.feeds:
            if feed.column.is_required:
                for at, cell in enumerate(texts[feed.name]):
                    if cell is None and not columns[feed.name][at]:
                        self._note(feed, at, CellProblem(ProblemKind.REQUIRED_MISSING, ""))
        naming = [columns[name] for name in _NAMING if name in columns]
        named = next((feed for feed in self.feeds if feed.name in _NAMING), None)
        if named and self.record.table.label == "name" and not named.column.is_required:
            for at, values in enumerate(zip(*naming, strict=True)):
                if not any(values):
                    self._note(named, at, CellProblem(ProblemKind.NAME_MISSING, ""))

    def _note_unsound(self, at: int, problems: Sequence[Mapping[str, Any]]) -> None:
        for problem in problems:
            heading = next((f.placed.heading for f in self.feeds if f.name == problem["field"]), problem["heading"])
            place = {"tab": self.tab.name, "row": self.indices[at] + 1, "heading": heading}
            self.problems.append(Problem(**{**problem, **place}))

    def _note(self, feed: Feed, at: int, problem: CellProblem) -> None:
        self.problems.append(
            Problem(
                kind=problem.kind,
                tab=self.tab.name,
                table=self.record.table.name,
                row=self.indices[at] + 1,
                field=feed.name,
                heading=feed.placed.heading,
                found=problem.found,
                proposed=problem.proposed,
                is_certain=problem.is_certain,
                details=problem.details,
            )
        )


@cache
def _has_own_checks(record: type[Record]) -> bool:
    """Whether a table says more of a row than which kinds its cells are of."""
    said = record.__pydantic_decorators__
    bounds = any(not isinstance(mark, Column) for field in record.model_fields.values() for mark in field.metadata)
    return bool(said.model_validators or said.field_validators or bounds)


def _unsound(validate: Callable[[Any], Any], values: Mapping[str, Any]) -> list[dict[str, Any]]:
    try:
        record = validate(dict(values))
    except ValidationError as unsound:
        found = [_problem_of(error) for error in unsound.errors(include_url=False)]
        table = unsound.title
        return [problem | {"table": table} for problem in found]
    assert record is not None
    return []


def _problem_of(error: ErrorDetails) -> dict[str, Any]:
    context = {name: str(value) for name, value in error.get("ctx", {}).items()}
    kind = _KINDS.get(error["type"], ProblemKind.RECORD_UNSOUND)
    field = context.pop("field", "") or str(next(iter(error["loc"]), ""))
    problem = {
        "kind": kind,
        "tab": "",
        "field": field,
        "heading": context.pop("heading", field),
        "found": context.pop("found", ""),
    }
    return problem | {"details": context or {"why": error["msg"]}}


def _fitted(value: int | Decimal, kind: Kind) -> int | Decimal | None:
    places = PLACES[kind]
    if abs(value) >= 10 ** (MOST_DIGITS - places):
        return None
    if isinstance(value, int):
        return value
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -places:
        return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return value


def _feed(record: type[Record], index: int, name: str, column: Column) -> Feed:
    how = HowKnown.CUSTOM if name.startswith("+") else HowKnown.HEADING
    placed = PlacedColumn(index, column.heading, record.table.name, name.removeprefix("+"), column.kind, how)
    return Feed(record.table.name, name, placed, column)

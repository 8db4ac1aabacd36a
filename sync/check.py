"""What a file is and what is wrong in it, without writing anything."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sync.check_doubles import Doubles, doubles_in
from sync.check_register import RegisterCheck, TabOfRegister, kinds_by_tab, register_check
from sync.files import read_file
from sync.place import Place, default_state, open_workbook
from translations import Translator, translator
from validation.business import Business
from validation.checking import CheckedRows, check_rows
from validation.coloured import colours_problem
from validation.headings import recognise, workbook_layout
from validation.kinds import Kind
from validation.layout import TabLayout
from validation.not_records import record_rows
from validation.problems import Problem, message
from validation.register_dues import DueKind, due_kind, due_problem
from validation.sheet import RawTab
from validation.steering import CURRENCIES, business_of, region_of_phones
from validation.tables import record_named


def check_file(path: Path, business: Business) -> "FileCheck":
    """What the file's tabs are and what is wrong in them; settings that the file has itself count before `business`.

    Raises WorkbookUnavailable where the file cannot be read.
    """
    return check_tabs(str(path), read_file(path), business)


def check_sheet(address: str, business: Business) -> "FileCheck":
    """The same for a Google Sheet: with the key that is there, else as anyone with its link may view it.

    Raises WorkbookUnavailable where it cannot be read.
    """
    from sync.google.links import sheet_link

    sheet = sheet_link(address).address
    place = Place(sheet, default_state(sheet))
    return check_tabs(place.workbook, open_workbook(place).read().tabs, business)


def check_tabs(name: str, tabs: Sequence[RawTab], business: Business) -> "FileCheck":
    """What tabs that were read from somewhere are, and what is wrong in them."""
    own = business_of(tabs)
    used = own if own.settings or own.lists or own.custom_fields else _with_region(business, tabs)
    layouts = workbook_layout(tabs, used) if len(tabs) > 1 else [recognise(tab, used) for tab in tabs]
    looks = [_look(tab, layout, used) for tab, layout in zip(tabs, layouts, strict=True)]
    registers = [look.of_register for look in looks if look.of_register]
    kinds = kinds_by_tab(registers)
    checked = tuple(_checked(look, kinds) for look in looks)
    return FileCheck(name, checked, register_check(registers), used.currency)


def _with_region(business: Business, tabs: Sequence[RawTab]) -> Business:
    """The business with the country that the phones of the file are of, where it is another."""
    region = region_of_phones(tabs)
    return replace(business, region=region, currency=CURRENCIES[region]) if region == "PK" else business


@dataclass(frozen=True)
class ColumnCheck:
    """A column and the field it feeds, None for the owner's own; in a register "Contacts.name" is the customer's."""

    heading: str
    field: str | None
    kind: Kind
    index: int
    """Its place in the tab, from 0."""


@dataclass(frozen=True)
class TabCheck:
    """One tab: its table or None, and what was found in it."""

    tab: str
    table: str | None
    rows: int
    not_records: int
    columns: tuple[ColumnCheck, ...]
    problems: tuple[Problem, ...]
    doubles: Doubles
    """Rows of people or firms that are there twice, or probably are; none of a register."""
    looks_like: str = ""


@dataclass(frozen=True)
class FileCheck:
    """A file and its tabs."""

    file: str
    tabs: tuple[TabCheck, ...]
    register: RegisterCheck | None = None
    """What its registers say together, where it has any."""
    currency: str = "INR"

    def as_json(self, t: Translator | None = None) -> dict[str, Any]:
        """The shape that `python -m sync check --json` prints, with sentences in the reader's language."""
        t = t or translator("en")
        register = {"register": self.register.as_json(t)} if self.register else {}
        return {"file": self.file, "tabs": [_tab_json(tab, t) for tab in self.tabs], **register}


@dataclass(frozen=True)
class _Look:
    """A tab, how it is understood, and its rows as checked for each table they feed."""

    tab: RawTab
    layout: TabLayout
    checked: Mapping[str, CheckedRows]
    not_records: int

    @property
    def of_register(self) -> TabOfRegister | None:
        """The tab as one of a register's."""
        if not (self.layout.is_register and {"Sales", "Contacts"} <= self.checked.keys()):
            return None
        return TabOfRegister(self.layout, self.checked["Sales"], self.checked["Contacts"])


def _look(tab: RawTab, layout: TabLayout, business: Business) -> _Look:
    if layout.table is None:
        return _Look(tab, layout, {}, 0)
    indices, others = record_rows(tab, layout)
    people = ["Contacts"] if layout.is_register else []
    tables = dict.fromkeys((layout.table, *people, *(column.table for column in layout.columns)))
    checked = {table: check_rows(tab, layout, indices, record_named(table), business) for table in tables}
    return _Look(tab, layout, checked, len(others))


def _checked(look: _Look, dues: Mapping[str, DueKind]) -> TabCheck:
    tab, layout, checked = look.tab, look.layout, look.checked
    columns = tuple(
        ColumnCheck(c.heading, _field(layout, c.table, c.field, c.is_custom), c.kind, c.index) for c in layout.columns
    )
    if layout.table is None:
        filled = sum(any(cell is not None for cell in row) for row in tab.rows[layout.header_row :])
        return TabCheck(tab.name, None, filled, 0, columns, (), Doubles(), layout.looks_like)
    found = [*_problems(layout, checked.values(), dues), *_colours(look)]
    problems = sorted(found, key=lambda problem: problem.row or 0)
    doubles = Doubles() if layout.is_register else doubles_in(checked[layout.table])
    rows = len(checked[layout.table].rows)
    return TabCheck(tab.name, layout.table, rows, look.not_records, columns, tuple(problems), doubles)


def _field(layout: TabLayout, table: str, field: str, is_custom: bool) -> str | None:
    if is_custom:
        return None
    return field if table == layout.table else f"{table}.{field}"


def _problems(layout: TabLayout, checked: Iterable[CheckedRows], dues: Mapping[str, DueKind]) -> Iterator[Problem]:
    for rows in checked:
        yield from rows.problems
        if rows.record.table.name == "Sales":
            asked = due_problem(rows.columns, layout)
            if asked and (dues.get(layout.tab) or _due_kind(rows.columns)) is DueKind.UNCLEAR:
                yield asked


def _colours(look: _Look) -> Iterator[Problem]:
    people = look.of_register
    problem = colours_problem(look.tab, [row - 1 for row in people.people.rows]) if people else None
    yield from [problem] if problem else []


def _due_kind(columns: Mapping[str, Sequence[Any]]) -> DueKind:
    """What the dues of a tab are that is no register: its rows point to customers."""
    nothing = [None] * len(columns.get("due", ()))
    amounts, receiveds, dues = (columns.get(name) or nothing for name in ("amount", "received", "due"))
    return due_kind(amounts, receiveds, dues, columns.get("customer") or ())


def _tab_json(tab: TabCheck, t: Translator) -> dict[str, Any]:
    return {
        "tab": tab.tab,
        "table": tab.table,
        "rows": tab.rows,
        "not_records": tab.not_records,
        "looks_like": t.gettext(tab.looks_like) if tab.looks_like else "",
        "columns": [{"heading": one.heading, "field": one.field, "kind": one.kind.value} for one in tab.columns],
        "problems": [_problem_json(problem, t) for problem in tab.problems],
        "duplicates": {"certain": tab.doubles.certain, "look": tab.doubles.look},
        "doubles": [double.as_json(t) for double in tab.doubles.pairs],
    }


def _problem_json(problem: Problem, t: Translator) -> dict[str, Any]:
    said = {"row": problem.row, "heading": problem.heading, "found": problem.found, "message": message(problem, t)}
    return said | {"proposed": problem.proposed, "kind": problem.kind.value}

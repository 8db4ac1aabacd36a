"""What a file is and what is wrong in it, without writing anything."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sync.files import read_file
from translations import Translator, translator
from validation.business import Business
from validation.checking import CheckedRows, check_rows
from validation.headings import recognise, workbook_layout
from validation.kinds import Kind
from validation.layout import TabLayout
from validation.not_records import record_rows
from validation.problems import Problem, message
from validation.register import RegisterRows, customers_of, due_problem
from validation.sheet import RawTab
from validation.steering import business_of
from validation.tables import record_named


def check_file(path: Path, business: Business) -> "FileCheck":
    """What the file's tabs are and what is wrong in them; settings that the file has itself count before `business`.

    Raises WorkbookUnavailable where the file cannot be read.
    """
    tabs = read_file(path)
    own = business_of(tabs)
    used = own if own.settings or own.lists or own.custom_fields else business
    layouts = workbook_layout(tabs, used) if len(tabs) > 1 else [recognise(tab, used) for tab in tabs]
    return FileCheck(str(path), tuple(_checked(tab, layout, used) for tab, layout in zip(tabs, layouts, strict=True)))


@dataclass(frozen=True)
class ColumnCheck:
    """A column and the field it feeds, None for the owner's own; in a register "Contacts.name" is the customer's."""

    heading: str
    field: str | None
    kind: Kind


@dataclass(frozen=True)
class TabCheck:
    """One tab: its table or None, and what was found in it."""

    tab: str
    table: str | None
    rows: int
    not_records: int
    columns: tuple[ColumnCheck, ...]
    problems: tuple[Problem, ...]
    duplicates: int
    """Rows of people that say the same name and phone as one above."""
    looks_like: str = ""


@dataclass(frozen=True)
class FileCheck:
    """A file and its tabs."""

    file: str
    tabs: tuple[TabCheck, ...]

    def as_json(self, t: Translator | None = None) -> dict[str, Any]:
        """The shape that `python -m sync check --json` prints, with sentences in the reader's language."""
        t = t or translator("en")
        return {"file": self.file, "tabs": [_tab_json(tab, t) for tab in self.tabs]}


def _checked(tab: RawTab, layout: TabLayout, business: Business) -> TabCheck:
    columns = tuple(
        ColumnCheck(c.heading, _field(layout, c.table, c.field, c.is_custom), c.kind) for c in layout.columns
    )
    if layout.table is None:
        filled = sum(any(cell is not None for cell in row) for row in tab.rows[layout.header_row :])
        return TabCheck(tab.name, None, filled, 0, columns, (), 0, layout.looks_like)
    indices, others = record_rows(tab, layout)
    tables = dict.fromkeys((layout.table, *(column.table for column in layout.columns)))
    checked = {table: check_rows(tab, layout, indices, record_named(table), business) for table in tables}
    problems = sorted(_problems(layout, checked.values()), key=lambda problem: problem.row or 0)
    duplicates = 0 if layout.is_register else _duplicates(checked[layout.table])
    return TabCheck(tab.name, layout.table, len(indices), len(others), columns, tuple(problems), duplicates)


def _field(layout: TabLayout, table: str, field: str, is_custom: bool) -> str | None:
    if is_custom:
        return None
    return field if table == layout.table else f"{table}.{field}"


def _problems(layout: TabLayout, checked: Iterable[CheckedRows]) -> list[Problem]:
    found = [problem for rows in checked for problem in rows.problems]
    dues = [due_problem(rows.columns, layout) for rows in checked if rows.record.table.name == "Sales"]
    return found + [problem for problem in dues if problem]


def _duplicates(checked: CheckedRows) -> int:
    """How many rows are certainly there twice."""
    columns = checked.columns
    if checked.record.table.name not in ("Contacts", "Organisations") or not {"name", "phones"} <= columns.keys():
        return 0
    return sum(
        len(one.rows) - 1
        for one in customers_of(RegisterRows(columns["name"], columns["phones"]))
        if one.fields.get("phones")
    )


def _tab_json(tab: TabCheck, t: Translator) -> dict[str, Any]:
    return {
        "tab": tab.tab,
        "table": tab.table,
        "rows": tab.rows,
        "not_records": tab.not_records,
        "looks_like": t.gettext(tab.looks_like) if tab.looks_like else "",
        "columns": [{"heading": one.heading, "field": one.field, "kind": one.kind.value} for one in tab.columns],
        "problems": [_problem_json(problem, t) for problem in tab.problems],
        "duplicates": {"certain": tab.duplicates, "look": 0},
    }


def _problem_json(problem: Problem, t: Translator) -> dict[str, Any]:
    said = {"row": problem.row, "heading": problem.heading, "found": problem.found, "message": message(problem, t)}
    return said | {"proposed": problem.proposed, "kind": problem.kind.value}

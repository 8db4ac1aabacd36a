"""Whatever edits come, in whatever order, another program finds exactly the applied ones in the file and nothing else."""

from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.workbook import CellEdit, Edit, NewRow, Verdict
from sync.xlsx.cellxml import text_of
from tests.sync.xlsx.files import parts, workbook_at
from validation.sheet import cell_text

HEADINGS = ("id", "Name", "Due", "Sum")
IDS = ["k1", "k2", "k3", "7", "a&b", "x_x0041_", "क"]
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\r"), max_size=6)
VALUES = st.one_of(
    st.none(), st.integers(-(10**6), 10**6), st.booleans(), TEXTS.filter(lambda text: not text.startswith("="))
)
SHEETS = st.lists(st.tuples(st.sampled_from(IDS), VALUES, VALUES, st.booleans()), max_size=6)


@dataclass
class Model:
    """The sheet as it ought to be: rows of the texts that openpyxl shows."""

    rows: list[list[str]]
    formulas: set[int]
    last: int = field(default=0)

    def apply(self, edit: Edit) -> Verdict:
        rows = [row for row in self.rows[1:] if row[0] == edit.id]
        if isinstance(edit, NewRow):
            if not rows:
                self.add(edit)
            return Verdict.APPLIED
        assert isinstance(edit, CellEdit)
        if len(rows) != 1:
            return Verdict.DOUBLED if rows else Verdict.GONE
        return self.change(rows[0], HEADINGS.index(edit.heading), edit)

    def change(self, row: list[str], column: int, edit: CellEdit) -> Verdict:
        if row[column].startswith("=SUM("):
            return Verdict.FORMULA
        if row[column] != text_of(edit.new):
            if row[column] != edit.base:
                return Verdict.CONFLICT
            row[column] = text_of(edit.new)
        return Verdict.APPLIED

    def add(self, edit: NewRow) -> None:
        last = max((n for n, row in enumerate(self.rows) if any(typed(cell) for cell in row)), default=0)
        values = dict(edit.values)
        row = [text_of(values.get(heading)) for heading in HEADINGS]
        place = last + 1
        if last and self.rows[last][3].startswith("=SUM("):
            row[3] = f"=SUM(C{place + 1})"
        there = self.rows[place][3] if place < len(self.rows) else ""
        row[3] = there if there.startswith("=SUM(") else row[3]
        self.rows[place : place + 1] = [row]


def typed(cell: str) -> bool:
    return cell not in ("", "FALSE") and not cell.startswith("=SUM(")


def edits_of(draw: st.DrawFn, rows: list[list[str]]) -> Edit:
    id_ = draw(st.sampled_from(IDS))
    if draw(st.booleans()):
        return NewRow("new", "T", "id", id_, (("id", id_), ("Name", draw(VALUES)), ("Due", draw(VALUES))))
    heading = draw(st.sampled_from(HEADINGS[1:]))
    bases = [row[HEADINGS.index(heading)] for row in rows[1:]] or [""]
    return CellEdit("edit", "T", "id", id_, heading, draw(st.sampled_from(bases)), draw(VALUES))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("edits")


@settings(max_examples=60, deadline=None)
@given(st.data(), SHEETS)
def test_the_file_holds_what_was_applied_and_nothing_else(folder: Path, data: st.DataObject, sheet: list) -> None:
    path = folder / "book.xlsx"
    write(path, sheet)
    model = Model(seen(path), set())
    edits = data.draw(st.lists(st.composite(edits_of)(model.rows), max_size=6))
    before = parts(path)

    workbook = workbook_at(path)
    outcomes = workbook.apply(edits)
    workbook.settled(edits)

    assert [outcome.verdict for outcome in outcomes] == [model.apply(edit) for edit in edits]
    assert trimmed(seen(path)) == trimmed(model.rows)
    assert {name for name, content in parts(path).items() if before.get(name) != content} <= {
        "xl/worksheets/sheet1.xml"
    }


def write(path: Path, rows: list) -> None:
    book = openpyxl.Workbook()
    book.active.title = "T"
    book.active.append(HEADINGS)
    for number, (*values, has_sum) in enumerate(rows, 2):
        for column, value in enumerate(values, 1):
            cell = book.active.cell(number, column)
            cell.value = illegal(value)
        if has_sum:
            book.active.cell(number, 4, f"=SUM(C{number})")
    book.save(path)


def illegal(value: object) -> object:
    """openpyxl refuses control characters that Excel can hold."""
    return "".join(letter for letter in value if letter >= " ") if isinstance(value, str) else value


def seen(path: Path) -> list[list[str]]:
    sheet = openpyxl.load_workbook(path)["T"]
    return [[text_seen(cell.value) for cell in row] for row in sheet.iter_rows(max_col=4)]


def text_seen(value: object) -> str:
    from openpyxl.utils.escape import unescape

    return cell_text(unescape(value) if isinstance(value, str) else value)  # type: ignore[arg-type]


def trimmed(rows: list[list[str]]) -> list[list[str]]:
    while rows and not any(rows[-1]):
        rows = rows[:-1]
    return rows

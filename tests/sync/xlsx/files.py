"""Workbook files for the tests: a rich one as Excel would save it, and ways to look at and to alter its parts."""

import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import openpyxl
import xlsxwriter
from PIL import Image

from sync.workbook import CellEdit, CellValue, Edit, NewRow, Outcome
from sync.xlsx import XlsxWorkbook

SHEET = "xl/worksheets/sheet1.xml"
ROWS = (
    ("k1", "Asha", date(2024, 3, 5), 100.0),
    ("k2", "Bilal", date(2024, 3, 6), 250.5),
    ("k3", "Chandra", date(2024, 3, 7), 0.0),
)


def rich_file(folder: Path) -> Path:
    """Contacts with a table, formulas, rules, comments, a chart and a picture; a Summary that computes; plain Notes."""
    path = folder / "book.xlsx"
    Image.new("RGB", (8, 8), "red").save(folder / "logo.png")
    book = xlsxwriter.Workbook(path)
    day, bold = book.add_format({"num_format": "dd mmm yyyy"}), book.add_format({"bold": True})
    sheet = book.add_worksheet("Contacts")
    sheet.write_row(0, 0, ["id", "Name", "On", "Due", "Double"], bold)
    for number, (id_, name, on, due) in enumerate(ROWS, 1):
        sheet.write_row(number, 0, [id_, name])
        sheet.write_datetime(number, 2, on, day)
        sheet.write_number(number, 3, due)
        sheet.write_formula(number, 4, f"=D{number + 1}*2", None, due * 2)
    headings = [{"header": heading} for heading in ("id", "Name", "On", "Due", "Double")]
    sheet.add_table("A1:E4", {"columns": headings, "name": "Customers"})
    sheet.data_validation("D2:D4", {"validate": "decimal", "criteria": ">=", "value": 0})
    sheet.conditional_format("D2:D4", {"type": "cell", "criteria": ">", "value": 200, "format": bold})
    sheet.write_comment("B2", "a good customer")
    sheet.insert_image("H2", folder / "logo.png")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Contacts!$D$2:$D$4"})
    sheet.insert_chart("H10", chart)
    summary = book.add_worksheet("Summary")
    summary.write_formula("A1", "=SUM(Contacts!D2:D100)", None, 350.5)
    summary.write_formula("A2", '=COUNTIF(Contacts!B2:B100,"<>")', None, 3)
    notes = book.add_worksheet("Notes")
    notes.write_row(0, 0, ["id", "Text"])
    notes.write_row(1, 0, ["n1", "hello"])
    book.close()
    # Excel, unlike XlsxWriter, leaves no order to compute anew.
    return alter(path, {"xl/workbook.xml": lambda xml: xml.replace(b' fullCalcOnLoad="1"', b"")})


def plain_file(folder: Path, rows: int = 3) -> Path:
    """One tab without formulas, its texts in the shared strings."""
    path = folder / "plain.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Contacts")
    sheet.write_row(0, 0, ["id", "Name", "Due"])
    for number in range(1, rows + 1):
        sheet.write_row(number, 0, [f"k{number}", f"Name {number}", number])
    book.close()
    return path


def workbook_at(path: Path) -> XlsxWorkbook:
    """The workbook, its backups beside it."""
    return XlsxWorkbook(path, backups=path.parent / "backups")


def edit(path: Path, id_: str, heading: str, base: str, new: CellValue, *, tab: str = "Contacts") -> Outcome:
    """Apply one edit of a cell."""
    return _applied(path, CellEdit("edit", tab, "id", id_, heading, base, new))


def add(path: Path, id_: str, *, tab: str = "Contacts", **values: CellValue) -> Outcome:
    """Apply one new row."""
    return _applied(path, NewRow("new", tab, "id", id_, (("id", id_), *values.items())))


def _applied(path: Path, edit: Edit) -> Outcome:
    workbook = workbook_at(path)
    (outcome,) = workbook.apply([edit])
    workbook.settled([edit])
    return outcome


def parts(path: Path) -> dict[str, bytes]:
    """The parts of a file, inflated."""
    with zipfile.ZipFile(path) as package:
        return {entry.filename: package.read(entry) for entry in package.infolist()}


def changed_parts(before: Mapping[str, bytes], path: Path) -> set[str]:
    """The names of parts that came, went or differ."""
    after = parts(path)
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def alter(path: Path, changes: Mapping[str, Callable[[bytes], bytes]]) -> Path:
    """The file with some of its parts changed, as another program might have written them."""
    old = parts(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in old.items():
            package.writestr(name, changes[name](content) if name in changes else content)
    return path


def with_rows(path: Path, rows: str) -> Path:
    """The file with other XML for the rows of its first sheet."""
    new = f"<sheetData>{rows}</sheetData>".encode()
    return alter(path, {SHEET: lambda xml: re.sub(rb"<sheetData.*</sheetData>", lambda _: new, xml, flags=re.DOTALL)})


def cells(path: Path, tab: str = "Contacts") -> list[list[object]]:
    """What openpyxl sees: formulas as text."""
    sheet = openpyxl.load_workbook(path)[tab]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]

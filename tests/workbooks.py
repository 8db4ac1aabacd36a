"""Small workbooks for tests, written and edited as people do it: with another spreadsheet library."""

from collections.abc import Sequence
from pathlib import Path
from time import monotonic_ns
from typing import Any

import openpyxl

HEADINGS = ("ID", "Name", "Phone", "City", "Birthday", "Notes")
PEOPLE = (
    ("kfm2a3bcde", "Rajesh Sharma", "9876543210", "Lucknow", None, None),
    ("pq7tuvwxyz", "Seeta Devi", "098765-43211", "Kanpur", "5/3/84", None),
    ("mn4jkrstuv", "Imran Khan", "+923001234567", "Lahore", None, "Wholesale"),
)


def write(path: Path, tabs: dict[str, Sequence[Sequence[Any]]] | None = None) -> Path:
    """A workbook with these tabs, headings first; without any, three contacts."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in (tabs or {"Contacts": [HEADINGS, *PEOPLE]}).items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def cells(path: Path, tab: str = "Contacts") -> list[list[Any]]:
    """All cells of a tab, headings first."""
    return [list(row) for row in openpyxl.load_workbook(path)[tab].iter_rows(values_only=True)]


def rewrite(path: Path, rows: Sequence[Sequence[Any]], tab: str = "Contacts") -> None:
    """Replace a tab's cells, as somebody who sorts, deletes, copies or types over."""
    book = openpyxl.load_workbook(path)
    sheet = book[tab]
    sheet.delete_rows(1, sheet.max_row)
    for row in rows:
        sheet.append(list(row))
    book.properties.description = f"saved {monotonic_ns()}"  # as office programs do: each saving makes other bytes
    book.save(path)

"""The throw-away sheet that is experimented on: tabs of an experiment's own, requests, and what cells hold."""

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sync.google.batch import new_number
from sync.google.cells import extended
from sync.google.client import GOOGLE, Json, SheetsClient
from sync.google.grid import quoted
from sync.google.limits import Pace
from sync.workbook import CellValue, WorkbookUnavailable

SHEETS = f"{GOOGLE}/v4/spreadsheets"
FILES = "https://www.googleapis.com/drive/v3/files"

Cell = CellValue | float | Json
"""What goes into a cell; an ExtendedValue goes in as it is."""

_CORNERS = re.compile(r"([A-Z]+)(\d*)(?::([A-Z]+)(\d*))?")
_REFUSALS = (400, 403)
_LONGEST_REASON = 300


def formula(text: str) -> Json:
    """A cell's formula."""
    return {"formulaValue": text}


@dataclass(frozen=True)
class Sheet:
    """One spreadsheet of ours."""

    client: SheetsClient
    id: str
    pace: Pace = field(default_factory=Pace)
    spent: Callable[[], float] = time.monotonic
    """The seconds that Google has taken so far, our own waits for its quota left out."""

    def add_tab(self, rows: Sequence[Sequence[Cell]] = (), *, height: int = 100, width: int = 10) -> "Tab":
        """A new tab of random name that holds these rows, by one call."""
        tab = self.planned_tab()
        self.send(tab.creation(height=height, width=width), *([tab.write("A1", *rows)] if rows else []))
        return tab

    def planned_tab(self) -> "Tab":
        """A tab's number and name, before it is there."""
        number = new_number()
        return Tab(self, number, f"Test {number}")

    def send(self, *requests: Json, fields: str = "", **more: Any) -> Json:
        """spreadsheets.batchUpdate; `more` stands beside the requests."""
        return self.client.update(self.id, {"requests": list(requests), **more}, fields=fields)

    def refusal(self, *requests: Json) -> str:
        """Google's reason for refusing the batch; "" where it is carried out."""
        try:
            self.send(*requests)
        except WorkbookUnavailable as error:
            if status_of(error) not in _REFUSALS:
                raise
            return reason_of(error)
        return ""

    def read(self, fields: str, *ranges: str) -> Json:
        """spreadsheets.get"""
        return self.client.spreadsheet(self.id, fields=fields, ranges=ranges)

    def ask(self, method: str, address: str, **request: Any) -> Json:
        """Any other call."""
        answer: Json = self.client.request(method, address, **request).json()
        return answer


@dataclass(frozen=True)
class Tab:
    """One tab, made for one experiment."""

    sheet: Sheet
    number: int
    title: str

    def creation(self, *, height: int = 100, width: int = 10, hidden: bool = False) -> Json:
        """The request that makes the tab."""
        size = {"rowCount": height, "columnCount": width}
        properties = {"sheetId": self.number, "title": self.title, "gridProperties": size}
        return {"addSheet": {"properties": properties | ({"hidden": True} if hidden else {})}}

    def area(self, corners: str) -> Json:
        """A GridRange from "A2:C4", "A2" or "A:C"."""
        found = _CORNERS.fullmatch(corners)
        assert found, corners
        left, top, right, bottom = found[1], found[2], found[3] or found[1], found[4] or found[2]
        area = {"sheetId": self.number, "startColumnIndex": _column(left), "endColumnIndex": _column(right) + 1}
        return area | (
            {"startRowIndex": int(top) - 1, "endRowIndex": int(bottom) if bottom else int(top)} if top else {}
        )

    def rows(self, first: int, last: int) -> Json:
        """A DimensionRange of rows, counted from 1, both ends in it."""
        return {"sheetId": self.number, "dimension": "ROWS", "startIndex": first - 1, "endIndex": last}

    def write(self, corner: str, *rows: Sequence[Cell]) -> Json:
        """The request that writes values as the app writes them: text as text, formats left alone."""
        area = self.area(corner)
        start = {"sheetId": self.number, "rowIndex": area["startRowIndex"], "columnIndex": area["startColumnIndex"]}
        return {"updateCells": {"start": start, "rows": row_data(rows), "fields": "userEnteredValue"}}

    def append(self, *cells: Cell) -> Json:
        """The request that lets Google find the place for a row."""
        return {"appendCells": {"sheetId": self.number, "rows": row_data([cells]), "fields": "userEnteredValue"}}

    def paste(self, source: str, destination: str, kind: str, *, into: "Tab | None" = None) -> Json:
        """The request that copies cells, into another tab if one is named."""
        area = (into or self).area(destination)
        return {"copyPaste": {"source": self.area(source), "destination": area, "pasteType": kind}}

    def sort(self, corners: str, *, descending: bool = True) -> Json:
        """The request that sorts rows by the area's first column."""
        area = self.area(corners)
        order = "DESCENDING" if descending else "ASCENDING"
        return {
            "sortRange": {
                "range": area,
                "sortSpecs": [{"dimensionIndex": area["startColumnIndex"], "sortOrder": order}],
            }
        }

    def typed(self, corners: str) -> list[list[Json]]:
        """The userEnteredValue of each cell; {} where there is none."""
        return self.cells(corners, "userEnteredValue")

    def shown(self, corners: str) -> list[list[Json]]:
        """The effectiveValue of each cell."""
        return self.cells(corners, "effectiveValue")

    def cells(self, corners: str, part: str) -> list[list[Json]]:
        """One part of each cell, in full rows."""
        answer = self.sheet.read(f"sheets(data(rowData(values({part}))))", self.address(corners))
        rows = [row for sheet in answer.get("sheets", []) for one in sheet["data"] for row in one.get("rowData", [])]
        area = self.area(corners)
        height = area["endRowIndex"] - area["startRowIndex"]
        width = area["endColumnIndex"] - area["startColumnIndex"]
        given = [[cell.get(part, {}) for cell in row.get("values", [])] for row in rows]
        given += [[]] * (height - len(given))
        return [row + [{}] * (width - len(row)) for row in given]

    def plain(self, corners: str) -> list[list[Any]]:
        """The values as the look for changes reads them."""
        answer = self.sheet.client.values(self.sheet.id, [self.address(corners)])
        rows: list[list[Any]] = answer["valueRanges"][0].get("values", [])
        return rows

    def address(self, corners: str = "") -> str:
        """The tab, or an area of it, as a range of the API."""
        return quoted(self.title) + (f"!{corners}" if corners else "")


def row_data(rows: Sequence[Sequence[Cell]]) -> list[Json]:
    """RowData; None is an empty cell."""
    return [{"values": [_cell_data(cell) for cell in row]} for row in rows]


def _cell_data(cell: Cell) -> Json:
    entered = cell if isinstance(cell, dict) else _extended(cell)
    return {"userEnteredValue": entered} if entered else {}


def _extended(cell: CellValue | float) -> Json:
    return {"numberValue": cell} if isinstance(cell, float) else extended(cell)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def status_of(error: WorkbookUnavailable) -> int:
    """The HTTP status that Google answered; 0 where it answered nothing."""
    response = getattr(error.__cause__, "response", None)
    return int(getattr(response, "status_code", 0) or 0)


def reason_of(error: WorkbookUnavailable) -> str:
    """Google's own words for a refusal, else ours."""
    told = getattr(error.__cause__, "error", None)
    words = told.get("message", "") if isinstance(told, dict) else ""
    return str(words)[:_LONGEST_REASON] or str(error)

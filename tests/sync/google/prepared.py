"""What a prepared Google Sheet shows, as spreadsheets.get tells it, and the commands that prepare it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from sync.cli import app
from sync.google.limits import SHARED, Limiter
from tests.sheets_emulator.client import Backstage, gspread_client, service_account_key

Json = dict[str, Any]
ACCOUNT = "shop@bahi-shop.iam.gserviceaccount.com"


@dataclass(frozen=True)
class Shown:
    """A whole sheet: each tab as spreadsheets.get shows it."""

    tabs: Mapping[str, Json]

    @property
    def titles(self) -> list[str]:
        """The tabs that people see."""
        return [title for title, tab in self.tabs.items() if not tab["properties"].get("hidden")]

    def column(self, tab: str, heading: str, *, header_row: int = 1) -> list[Json]:
        """A column's cells from its heading on."""
        rows = [row.get("values", []) for row in self.tabs[tab]["data"][0]["rowData"]]
        place = [cell.get("formattedValue") for cell in rows[header_row - 1]].index(heading)
        return [row[place] if place < len(row) else {} for row in rows[header_row - 1 :]]

    def format(self, tab: str, heading: str, *, header_row: int = 1) -> Json:
        """The number format of the first cell below a heading."""
        below = self.column(tab, heading, header_row=header_row)[1]
        found: Json = below.get("userEnteredFormat", {}).get("numberFormat", {})
        return found

    def warned(self, tab: str) -> list[int]:
        """The columns that people are warned before they change, from 0."""
        ranges = self.tabs[tab].get("protectedRanges", [])
        assert all(one["warningOnly"] for one in ranges)
        return [one["range"].get("startColumnIndex", 0) for one in ranges]


@dataclass(frozen=True)
class Bench:
    """An installation of Bahi with a service account's key, at the emulator."""

    backstage: Backstage
    folder: Path

    def prepare(self, sheet: str, *words: str) -> Json:
        """`python -m sync prepare`, told as JSON."""
        found: Json = json.loads(self.said(sheet, *words, "--json"))
        return found

    def said(self, sheet: str, *words: str) -> str:
        """`python -m sync prepare`, in words."""
        return self._run("--workbook", f"https://docs.google.com/spreadsheets/d/{sheet}/edit", *words)

    def prepare_new(self, title: str) -> Json:
        """`python -m sync prepare --new`, told as JSON."""
        found: Json = json.loads(self._run("--new", title, "--json"))
        return found

    def _run(self, *words: str) -> str:
        done = CliRunner().invoke(app, ["prepare", "--state", str(self.folder / "state"), *words])
        if done.exception:
            raise done.exception
        return done.stdout

    def shown(self, sheet: str) -> Shown:
        """The sheet as it is now."""
        return shown_at(self.backstage, sheet)

    def rows(self, sheet: str, tab: str) -> list[list[Any]]:
        """The rows of a tab that hold something."""
        return [row for row in self.backstage.cells(sheet)[tab] if row]

    def our_edits(self) -> list[tuple[str, str, Any]]:
        """The cells in people's tabs whose value we changed: tab, cell, what stood there."""
        edits = [one for one in self.backstage.log() if one["kind"] == "edit" and one["author"] == ACCOUNT]
        return [(one["tab"], one["cell"], one["before"]) for one in edits if one["tab"] != "_sync"]

    def act(self, sheet: str, *requests: Json) -> None:
        """The owner does something in the sheet."""
        self.backstage.act({"do": "request", "spreadsheet": sheet, "requests": list(requests)})

    def at_the_next_write(self, sheet: str, **action: Any) -> None:
        """A person is a moment quicker than our next writing."""
        self.backstage.queue({"match": "batchUpdate", "before": [action | {"spreadsheet": sheet}]})

    def fault(self, fault: str, *, skip: int = 0) -> None:
        """A coming call that writes gets no proper answer."""
        self.backstage.queue({"match": "batchUpdate", "fault": fault, "skip": skip})


def shown_at(backstage: Backstage, sheet: str) -> Shown:
    """A sheet as it is now."""
    found = gspread_client(backstage.url).open_by_key(sheet).fetch_sheet_metadata({"includeGridData": "true"})
    return Shown({tab["properties"]["title"]: tab for tab in found["sheets"]})


def bench_at(backstage: Backstage, folder: Path, patch: pytest.MonkeyPatch) -> Bench:
    """An installation in an empty folder that takes the emulator for Google."""
    patch.setenv("BAHI_GOOGLE_API", backstage.url)
    patch.setenv("BAHI_GOOGLE_KEY", json.dumps(service_account_key(backstage.url, ACCOUNT)))
    # One limit a minute is shared by all that one process does, and these tests are one.
    patch.setattr(SHARED, "limiter", Limiter(a_minute=10**6))
    patch.chdir(folder)
    return Bench(backstage, folder)


def owner_wears(sheet_id: int, column: int, pattern: str, rows: Sequence[int]) -> list[Json]:
    """The requests with which an owner gives cells of a column a number format."""
    area = {"sheetId": sheet_id, "startColumnIndex": column, "endColumnIndex": column + 1}
    cell = {"userEnteredFormat": {"numberFormat": {"type": "NUMBER", "pattern": pattern}}}
    return [
        {
            "repeatCell": {
                "range": area | {"startRowIndex": row, "endRowIndex": row + 1},
                "cell": cell,
                "fields": "userEnteredFormat.numberFormat",
            }
        }
        for row in rows
    ]

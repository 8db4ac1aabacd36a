"""A Google Sheet in the emulator with our client, and the requests with which people rearrange it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from google.oauth2.credentials import Credentials

from sync.google import GoogleWorkbook, SheetsClient
from sync.google.limits import Limiter, Pace
from sync.google.reading import SMALL
from sync.workbook import CellEdit, CellValue, NewRow
from tests.sheets_emulator.client import Backstage

Json = dict[str, Any]
UNHURRIED = Pace(sleep=lambda seconds: None)


def safe_client(url: str, *, pace: Pace = UNHURRIED, author: str = "app@bahi.example.com") -> SheetsClient:
    """Our client at the emulator; waits cost nothing unless a test brings its own pace."""
    auth = Credentials(token=author)  # type: ignore[no-untyped-call]
    return SheetsClient(auth, base=url, pace=pace, limiter=Limiter(pace, a_minute=10**6))


def sheet_of(sheet_id: int, rows: Sequence[Sequence[Any]]) -> Json:
    """The request that replaces all of a tab's cells."""
    whole = {"sheetId": sheet_id, "startRowIndex": 0, "endRowIndex": 200, "startColumnIndex": 0, "endColumnIndex": 26}
    cells = [{"values": [_cell(value) for value in row]} for row in rows]
    return {"updateCells": {"range": whole, "rows": cells, "fields": "userEnteredValue"}}


def _cell(value: Any) -> Json:
    if value is None:
        return {}
    if isinstance(value, str):
        return {"userEnteredValue": {"formulaValue" if value.startswith("=") else "stringValue": value}}
    return {"userEnteredValue": {"numberValue": value}}


@dataclass(frozen=True)
class Shop:
    """A sheet in the emulator: what the app opens, what people do to it, and what it holds."""

    backstage: Backstage
    id: str
    folder: Path
    small: int = SMALL

    def opened(self, *, journal: str = "journal.json", pace: Pace = UNHURRIED) -> GoogleWorkbook:
        """As by a process that starts now; another journal is another copy of the app."""
        client = safe_client(self.backstage.url, pace=pace)
        return GoogleWorkbook(client, self.id, journal=self.folder / journal, pace=pace, small=self.small)

    def edit(self, id_: str, heading: str, base: str, new: CellValue, *, tab: str = "Contacts") -> CellEdit:
        return CellEdit(f"edit {id_} {heading}", tab, "id", id_, heading, base, new)

    def row(self, id_: str, **values: CellValue) -> NewRow:
        return NewRow(f"new {id_}", "Contacts", "id", id_, (("id", id_), *values.items()))

    def around_write(self, *before: Json, fault: str = "", **more: Any) -> None:
        """What happens just before and to the next call that writes."""
        acts = [{"spreadsheet": self.id, "tab": "Contacts", **action} for action in before]
        self.backstage.queue({"match": "batchUpdate", "before": acts, "fault": fault, **more})

    def act(self, **action: Any) -> None:
        """A person does something now."""
        self.backstage.act({"spreadsheet": self.id, "tab": "Contacts", **action})

    def column(self, heading: str) -> dict[str, Any]:
        """What the Contacts hold under a heading, by id; a doubled id fails the test."""
        header, *rows = self.backstage.cells(self.id)["Contacts"]
        ids, place = header.index("id"), header.index(heading)
        found = [(row[ids], row[place] if place < len(row) else None) for row in rows if len(row) > ids and row[ids]]
        assert len(dict(found)) == len(found)
        return dict(found)

    def calls(self) -> list[tuple[str, str]]:
        """The calls so far: method and the last part of the path."""
        return [(call["method"], call["path"].rpartition("/")[2].rpartition(":")[2]) for call in self.backstage.calls()]

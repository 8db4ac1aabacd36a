"""A Google Sheet in the emulator with our client, and the requests with which people rearrange it."""

from collections.abc import Sequence
from typing import Any

from google.oauth2.credentials import Credentials

from sync.google import SheetsClient
from sync.google.limits import Limiter, Pace

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

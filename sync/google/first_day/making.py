"""The throw-away sheet: made by ourselves, or an empty one that a person made, and deleted at the end if it is ours."""

from sync.google import sentences
from sync.google.client import SheetsClient
from sync.google.first_day.sheet import FILES, SHEETS, reason_of
from sync.sheet_address import sheet_id_in
from sync.workbook import WorkbookUnavailable
from translations import N_

TITLE = "Bahi first day (may be deleted)"
_MAY_NOT_MAKE = N_(
    "Google does not let this account make a sheet ({reason}). Make an empty one yourself, share it with the account as an "
    "editor, and name it with --sheet."
)
_NOT_EMPTY = N_("The sheet is not empty. Name one that may be thrown away.")


def made(client: SheetsClient) -> str:
    """A new sheet's id. Raises WorkbookUnavailable."""
    body = {"properties": {"title": TITLE, "locale": "en_GB", "timeZone": "Asia/Kolkata"}}
    try:
        answer = client.request("post", SHEETS, params={"fields": "spreadsheetId"}, json=body).json()
    except WorkbookUnavailable as error:
        # Since 2025 service accounts have no room of their own in Drive.
        if error.message not in (sentences.NO_ROOM, sentences.VIEW_ONLY, sentences.VIEW_ONLY_PERSON):
            raise
        raise WorkbookUnavailable(_MAY_NOT_MAKE, reason=reason_of(error)) from error
    return str(answer["spreadsheetId"])


def adopted(client: SheetsClient, address: str) -> str:
    """The id of a sheet that a person made for this. Raises WorkbookUnavailable where anything stands in it."""
    id_ = sheet_id_in(address)
    answer = client.spreadsheet(id_, fields="sheets(data(rowData(values(userEnteredValue))))")
    grids = [grid for one in answer.get("sheets", []) for grid in one.get("data", [])]
    rows = [row for grid in grids for row in grid.get("rowData", [])]
    if any(cell.get("userEnteredValue") for row in rows for cell in row.get("values", [])):
        raise WorkbookUnavailable(_NOT_EMPTY)
    return id_


def delete(client: SheetsClient, id_: str) -> None:
    """Delete a sheet for good. Raises WorkbookUnavailable."""
    client.request("delete", f"{FILES}/{id_}", params={"supportsAllDrives": "true"})

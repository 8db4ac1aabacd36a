"""A Google Sheet kept as a dated .xlsx: as Drive exports it, else written from one reading of all its cells."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sync.file_names import safe_name
from sync.google.client import SheetsClient
from sync.workbook import WorkbookUnavailable
from sync.xlsx.backups import keep_copy

_ZIP = b"PK"


def keep_sheet(client: SheetsClient, id_: str, folder: Path, now: datetime) -> Path:
    """Keep the sheet as it is now; returns the copy. Raises WorkbookUnavailable."""
    title = str(client.spreadsheet(id_, fields="properties.title")["properties"]["title"])
    with TemporaryDirectory() as desk:
        path = Path(desk) / f"{safe_name(title)}.xlsx"
        _fetch(client, id_, path)
        return keep_copy(path, folder, now)


def _fetch(client: SheetsClient, id_: str, path: Path) -> None:
    exported = _exported(client, id_)
    if exported.startswith(_ZIP):
        path.write_bytes(exported)
        return
    # Its writer takes a while to be imported, and every look for changes imports this module.
    from sync.google.written import CELLS, write_copy

    write_copy(client.spreadsheet(id_, fields=CELLS), path)


def _exported(client: SheetsClient, id_: str) -> bytes:
    """Drive's export; nothing where it hands none out: above 10 MB, not allowed by the sign-in or by the sheet's owner."""
    try:
        return client.exported(id_)
    except WorkbookUnavailable:
        return b""

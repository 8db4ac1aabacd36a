"""A Google Sheet opened with the key that this installation has; what one process learns about it is shared by all who open it."""

from functools import lru_cache
from pathlib import Path

from sync.google import sentences
from sync.google.keys import client_for, google_key
from sync.google.memory import Memory
from sync.google.workbook import GoogleWorkbook
from sync.sheet_address import sheet_id_in
from sync.workbook import Workbook, WorkbookUnavailable


def open_google(address: str, *, journal: Path) -> Workbook:
    """The workbook at a sheet's web address; nothing is read yet.

    Raises WorkbookUnavailable where the address names no sheet or the key is none.
    """
    key = google_key()
    if key is None:
        raise WorkbookUnavailable(sentences.NO_KEY)
    return GoogleWorkbook(client_for(key), address, journal=journal, memory=_memory(sheet_id_in(address)))


@lru_cache(maxsize=64)
def _memory(sheet_id: str) -> Memory:  # noqa: ARG001 -- one for each sheet
    return Memory()

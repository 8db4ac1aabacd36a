"""A Google Sheet opened with the key that this installation has, or as whoever has the link sees it.

What one process learns about a sheet is shared by all who open it.
"""

from functools import lru_cache
from pathlib import Path

from sync.google.keys import Key, client_for, google_key, other_google
from sync.google.limits import SHARED
from sync.google.links import sheet_link
from sync.google.memory import Memory
from sync.google.viewed import Seen, ViewedSheet
from sync.google.workbook import GoogleWorkbook
from sync.workbook import Workbook


def open_google(address: str, *, journal: Path, backups: Path | None = None) -> Workbook:
    """The workbook at a sheet's web address; nothing is read yet. Without a key it can only be read.

    Copies are kept in `backups`, else in a folder beside the journal.
    Raises WorkbookUnavailable where the address names no sheet or the key is none.
    """
    id_ = sheet_link(address).id
    key = google_key()
    return viewed(id_) if key is None else with_key(id_, key, journal=journal, backups=backups)


def with_key(id_: str, key: Key, *, journal: Path, backups: Path | None = None) -> Workbook:
    """The sheet as the key's account may read and write it."""
    client, memory = client_for(key), memory_of(id_)
    return GoogleWorkbook(client, id_, journal=journal, backups=backups, memory=memory, pace=SHARED.pace)


def viewed(id_: str) -> Workbook:
    """The sheet as anyone with its link may view it."""
    return ViewedSheet(id_, base=other_google(), seen=_seen(id_))


@lru_cache(maxsize=64)
def memory_of(sheet_id: str) -> Memory:  # noqa: ARG001 -- one for each sheet
    """What this process knows of a sheet; empty before it was looked at."""
    return Memory()


@lru_cache(maxsize=64)
def _seen(sheet_id: str) -> Seen:  # noqa: ARG001 -- one for each sheet
    return Seen()

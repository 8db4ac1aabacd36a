"""A Google Sheet opened with what the settings hold; what one process learns about it is shared by all who open it."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from sync.google.client import SheetsClient, credentials_from
from sync.google.limits import Limiter
from sync.google.memory import Memory
from sync.google.workbook import GoogleWorkbook, sheet_id_in


def open_google(address: str, secrets: Mapping[str, Any], *, journal: Path, base: str = "") -> GoogleWorkbook:
    """The workbook at a sheet's web address; nothing is read yet. `secrets` is a service account's key or a sign-in.

    Raises WorkbookUnavailable where the address names no sheet or the secrets hold no key.
    """
    client = SheetsClient(credentials_from(secrets), base=base, limiter=_limiter())
    return GoogleWorkbook(client, address, journal=journal, memory=_memory(sheet_id_in(address)))


@lru_cache(maxsize=1)
def _limiter() -> Limiter:
    return Limiter()


@lru_cache(maxsize=64)
def _memory(sheet_id: str) -> Memory:  # noqa: ARG001 -- one for each sheet
    return Memory()

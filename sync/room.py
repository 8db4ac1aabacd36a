"""What is said when the disk of the state folder is full or gone."""

from pathlib import Path

from translations import N_
from translations.told import Told

_OF_THE_DISK = frozenset({5, 6, 8, 10, 13, 14})
"""SQLite's codes for what a disk does: BUSY and LOCKED by another program, READONLY, IOERR, FULL, CANTOPEN."""


def is_of_the_disk(error: BaseException | None) -> bool:
    """Whether SQLite refused for the disk's sake, and not because of what was asked."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _OF_THE_DISK


class NoRoom(Told):
    """The state folder cannot be written, or not be read; what it held stays as it was."""

    def __init__(self, folder: Path, why: object) -> None:
        super().__init__(N_("Bahi could not write to {folder}: {why}. Is the disk full?"), folder=folder, why=why)

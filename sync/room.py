"""What is said when the disk of the state folder is full or gone."""

from pathlib import Path

from translations import N_
from translations.told import Told


class NoRoom(Told):
    """The state folder cannot be written, or not be read; what it held stays as it was."""

    def __init__(self, folder: Path, why: object) -> None:
        super().__init__(N_("Bahi could not write to {folder}: {why}. Is the disk full?"), folder=folder, why=why)

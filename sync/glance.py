"""A look into the state database where nothing heavy may be imported."""

import sqlite3
from contextlib import closing
from typing import Any

from sync.place import Place
from sync.room import NoRoom, is_of_the_disk

_HAS_TABLES = "SELECT 1 FROM sqlite_master WHERE name = 'settings'"


def glance(place: Place, query: str) -> tuple[Any, ...] | None:
    """The first row of a query of the state database; None where there is none, or the database is not yet made, or lacks what is asked for.

    Raises NoRoom.
    """
    path = place.state / "state.sqlite"
    if not path.exists():
        return None
    row: tuple[Any, ...] | None = None
    try:
        with closing(sqlite3.connect(path, timeout=30)) as connection:
            if connection.execute(_HAS_TABLES).fetchone():  # a process may have been killed as it made them
                row = connection.execute(query).fetchone()
    except sqlite3.OperationalError as error:
        if is_of_the_disk(error):
            raise NoRoom(place.state, error) from error
        return None  # an older Bahi made it; whoever writes next brings it up
    return row

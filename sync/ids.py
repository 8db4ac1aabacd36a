"""Ids: short random text, unique, written only after the owner has seen what will be added and a backup was made."""

import secrets
from collections.abc import Mapping

from records.addresses import rows_without_id
from records.snapshot import Snapshot
from sync.place import Place
from sync.state import set_setting, setting, state, state_as_read
from sync.workbook import NewId

# Without 0/o, 1/l/i: people read ids to each other. Among 1,000,000 ids of ten letters a clash has odds of about 1 in 1,000.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 10
_IDS = len(ALPHABET[8:]) * len(ALPHABET) ** (LENGTH - 1)


def new_id() -> str:
    """A fresh id. It begins with a letter, so that no spreadsheet takes it for a number.

    It has a digit, so that no reader of headings takes it for a name.
    """
    letters, digits = ALPHABET[8:], ALPHABET[:8]
    number, first = divmod(secrets.randbelow(_IDS), len(letters))  # one number drawn: each drawing asks the system
    id = letters[first]
    for _ in range(LENGTH - 1):
        number, letter = divmod(number, len(ALPHABET))
        id += ALPHABET[letter]
    return id if any(letter in digits for letter in id) else new_id()


def ids_are_allowed(place: Place) -> bool:
    """Whether the owner has agreed that Bahi numbers rows in this workbook."""
    with state_as_read(place.state) as connection:
        return setting(connection, "ids_allowed") == "yes"


def allow_ids(place: Place) -> None:
    """Remember that the owner has agreed."""
    with state(place.state) as connection:
        set_setting(connection, "ids_allowed", "yes")


def missing_ids(snapshot: Snapshot) -> list[NewId]:
    """An id for each row that has none, in tabs that have a column for it."""
    headings: Mapping[str, str] = {tab.tab: tab.layout.id_heading for tab in snapshot.tabs()}
    return [
        NewId("number-" + (fresh := new_id()), tab, headings[tab], fresh, row, fingerprint)
        for tab, row, fingerprint in rows_without_id(snapshot)
        if headings[tab]
    ]

"""What the Money page shows beside the accounts: worked out once for each reading of the sheet."""

from dataclasses import dataclass
from datetime import date, datetime

import streamlit as st

from messages.templates import Occasion, subjects_of
from records.accounts import Balance, WhichAccounts, balances
from records.collecting import AfterReminders, Promise, came_in_after_reminders, last_reminded, lately, promises
from records.measures import PARTIES
from records.query import Query
from records.rows import Row
from records.snapshot import Snapshot
from ui.screen import Screen

_MOST_FOUND = 500
"""Customers that a search narrows the list to."""


@dataclass(frozen=True)
class Collected:
    """What was promised, and what reminders brought."""

    promises: dict[str, Promise]
    reminded: dict[str, datetime]
    after: AfterReminders


def collected(screen: Screen) -> Collected:
    """As the sheet was last read."""
    return _collected(screen.snapshot, str(screen.snapshot.path), screen.snapshot.today())


def balance_here(screen: Screen, key: str) -> Balance | None:
    """The standing of one party; None where its account is even."""
    return next(iter(balances(screen.snapshot, WhichAccounts(parties=(key,)))), None)


def party_row(snapshot: Snapshot, key: str) -> Row | None:
    """The row of a contact or organisation."""
    return next((row for table in PARTIES if (row := snapshot.row(table, key))), None)


def found_parties(snapshot: Snapshot, search: str) -> frozenset[str]:
    """The keys of those whom a search finds, by name, phone or whatever their row says."""
    found = (snapshot.rows(Query(table, search=search), fields=("id",), limit=_MOST_FOUND) for table in PARTIES)
    return frozenset(row.key for rows in found for row in rows)


@st.cache_resource(max_entries=4, show_spinner=False)
def _collected(
    _snapshot: Snapshot,
    path: str,  # noqa: ARG001 - part of what it is remembered by
    today: date,
) -> Collected:
    """Newer rows are another snapshot file, so its path is part of the question."""
    subjects = subjects_of(Occasion.REMINDER)
    return Collected(
        dict(promises(_snapshot)),
        dict(last_reminded(_snapshot, subjects)),
        came_in_after_reminders(_snapshot, subjects, since=lately(today)),
    )

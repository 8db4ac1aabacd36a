"""A new Google Sheet in the Drive of whoever signed in."""

from sync.google import sentences
from sync.google.failures import Unknown
from sync.google.keys import account_of, client_for, google_key
from sync.sheet_address import sheet_address
from sync.workbook import WorkbookUnavailable

LOCALE = "en_IN"
"""Dates are read day first in it. Google's own choice is American, where 5/3 is the third of May."""


def new_sheet(title: str) -> str:
    """Make an empty sheet of that name; returns its address. Raises WorkbookUnavailable.

    A service account owns no space in Drive (Google gives none to those made since 2025), so a person has to make the sheet.
    """
    key = google_key()
    if key is None:
        raise WorkbookUnavailable(sentences.NO_KEY)
    if account := account_of(key):
        raise WorkbookUnavailable(sentences.CANNOT_MAKE, account=account)
    try:
        return sheet_address(client_for(key).created(title, locale=LOCALE))
    except Unknown as error:
        raise WorkbookUnavailable(sentences.MAYBE_MADE, title=title) from error

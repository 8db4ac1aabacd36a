"""What stands in a Google Sheet, read once for a person who thinks about using it, and shown in plain words."""

import streamlit as st

from sync.check import FileCheck, check_sheet
from sync.google.keys import FoundKey, found_key
from sync.workbook import WorkbookUnavailable
from ui.checked_file import show_found
from ui.screen import Screen
from validation.business import Business

_REMEMBERED_SECONDS = 300


def found_in_sheet(screen: Screen, address: str) -> bool:
    """Say what is in it, and answer whether Bahi can work with it. Raises WorkbookUnavailable."""
    with st.spinner(screen.t.gettext("Reading the sheet")):
        found = _looked(address, key_in_use(), screen.snapshot.business)
    if not any(tab.table or tab.rows for tab in found.tabs):
        st.info(
            screen.t.gettext("The sheet is empty. Bahi makes the tabs that it needs when you add your first customer.")
        )
        return True
    return show_found(screen, found)


def look_anew() -> None:
    """Forget what sheets looked like, so that the next look reads them again."""
    _looked.clear()


def key_in_use() -> str:
    """Where the key for Google lies, "" without one."""
    found = key_or_none()
    return found.where if found else ""


def key_or_none() -> FoundKey | None:
    """The key for Google; none where what should be one cannot be read, which the pages of the key tell."""
    try:
        return found_key()
    except WorkbookUnavailable:
        return None


# Every press of a button runs the page again, and a sheet must not be read again for that.
@st.cache_data(ttl=_REMEMBERED_SECONDS, max_entries=8, show_spinner=False)
def _looked(address: str, key: str, _business: Business) -> FileCheck:  # noqa: ARG001 -- another key may see other things
    return check_sheet(address, _business)

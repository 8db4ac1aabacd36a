"""The web address of a Google Sheet, in whatever form it was copied."""

import re

_ID = re.compile(r"/spreadsheets/(?:u/\d+/)?d/([\w-]+)|[?&]id=([\w-]{20,})|^([\w-]{20,})$")


def is_web_address(workbook: str) -> bool:
    """Whether a workbook is named by an address in the web rather than by a path."""
    return workbook.strip().startswith(("https://", "http://"))


def sheet_id_in(address: str) -> str:
    """The id in a sheet's address, or an id by itself; "" where there is none."""
    found = _ID.search(address.strip())
    return next(filter(None, found.groups()), "") if found else ""


def sheet_address(id_: str) -> str:
    """The address at which a sheet is opened."""
    return f"https://docs.google.com/spreadsheets/d/{id_}/edit"

"""A repaired copy of a file that was only looked at: every certain repair made, the file itself left alone."""

from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from sync.check import FileCheck
from sync.repaired_copy import repaired_copy, repairs_in
from translations import formats
from ui.screen import Screen
from validation.business import Business

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer_repaired_copy(screen: Screen, name: str, content: bytes, checked: FileCheck) -> None:
    """The button that gives the copy; nothing where no repair is certain."""
    t, business = screen.t, screen.snapshot.business
    count = sum(map(len, repairs_in(checked, business).values()))
    if not count:
        return
    words = t.ngettext("Download a repaired copy ({count} cell)", "Download a repaired copy ({count} cells)", count)
    st.download_button(
        words.format(count=formats.number(count, t.language)),
        lambda: _made(name, content, business),
        f"{Path(name).stem} repaired.xlsx",
        _XLSX,
        key="repaired_copy",
        icon=":material/healing:",
        on_click="ignore",
    )
    st.caption(t.gettext("Only what is certain is changed in it. Your file stays as it is."))


def _made(name: str, content: bytes, business: Business) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"original{Path(name).suffix.lower()}"
        path.write_bytes(content)
        return repaired_copy(path, business).content

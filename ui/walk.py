"""Where somebody is in the walk that connects a Google Sheet; it stands in the page's address, so that a reload stays there."""

from dataclasses import dataclass

import streamlit as st

from sync.google.links import sheet_link
from sync.workbook import WorkbookUnavailable

LAST_STEP = 4


@dataclass(frozen=True)
class Walk:
    """The open step, from 1, and the id of the sheet, "" before one is named."""

    step: int
    sheet: str


def walk() -> Walk:
    """As the address says; the first step where it says nothing that can be."""
    sheet = st.query_params.get("sheet", "")
    try:
        sheet = sheet_link(sheet).id
    except WorkbookUnavailable:
        return Walk(1, "")
    step = st.query_params.get("step", "")
    return Walk(int(step) if step in ("2", "3", "4") else 1, sheet)


def go_to(step: int, sheet: str) -> None:
    """Open a step, in the next run of the page."""
    st.query_params.from_dict({"step": str(step), "sheet": sheet} if sheet else {"step": str(step)})

"""The walk that connects a Google Sheet: four numbered steps, one open at a time; the address of the page says which."""

from collections.abc import Callable, Sequence

import streamlit as st

from sync.google import sentences
from sync.google.links import sheet_link
from sync.sheet_address import sheet_address
from sync.workbook import WorkbookUnavailable
from translations import N_, formats
from ui.connect_key import choose_the_way_in
from ui.connect_sharing import share_and_check
from ui.connect_use import look_and_use
from ui.found_sheet import key_or_none
from ui.literal import literal
from ui.menu import START
from ui.refused import refuse
from ui.screen import Screen
from ui.walk import Walk, go_to, walk

_TITLES: Sequence[str] = (
    N_("Your sheet"),
    N_("How Bahi gets in"),
    N_("Share the sheet"),
    N_("What Bahi found"),
)
_NEW_SHEET = "https://sheets.new"


def connect_a_sheet(screen: Screen) -> None:
    """Draw the page."""
    t, at = screen.t, walk()
    st.header(t.gettext("Connect a Google Sheet"), anchor=False)
    st.text(
        t.gettext(
            "Four steps. Until the last one nothing is written into your sheet, and nothing of yours is shown to others."
        )
    )
    steps: Sequence[Callable[[Screen, Walk], None]] = (_link, choose_the_way_in, share_and_check, look_and_use)
    for number, (title, draw) in enumerate(zip(_TITLES, steps, strict=True), 1):
        if number == at.step:
            with st.container(border=True, key=f"walk:{number}"):
                st.subheader(f"{number}. {t.gettext(title)}", anchor=False)
                draw(screen, at)
        else:
            _folded(screen, at, number, title)
    with st.container(key="back"):
        st.page_link(START, label=t.gettext("Back to the start"), icon=":material/arrow_back:")


def _folded(screen: Screen, at: Walk, number: int, title: str) -> None:
    """A step that is done, with the way back to it, or one that is still to come."""
    t = screen.t
    if number > at.step:
        st.caption(literal(f"{number}. {t.gettext(title)}"))
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"walk_done:{number}"):
        st.text(f"✓ {number}. {t.gettext(title)}: {_so_far(screen, at, number)}", width="stretch")
        st.button(
            t.gettext("Change it"), key=f"walk_back:{number}", type="tertiary", on_click=go_to, args=(number, at.sheet)
        )


def _so_far(screen: Screen, at: Walk, number: int) -> str:
    t = screen.t
    if number == 1:
        return formats.isolated(f"docs.google.com/…/{at.sheet[:8]}…", t.language)
    key = key_or_none()
    if key is None:
        return t.gettext("without a key, only for looking")
    if number == 2:
        return formats.isolated(key.account, t.language) or t.gettext("your own sign-in with Google")
    return t.gettext("done")


def _link(screen: Screen, at: Walk) -> None:
    t = screen.t
    with st.form("sheet_link", border=False):
        label = t.gettext("The link of your sheet")
        known = sheet_address(at.sheet) if at.sheet else ""
        pasted = st.text_input(label, known, key="sheet_link", placeholder="https://docs.google.com/spreadsheets/d/…")
        st.caption(
            t.gettext(
                "Open your sheet in the browser and copy the address from the top of the window, or press Share, Copy link."
            )
        )
        is_sent = st.form_submit_button(t.gettext("Go on"), type="primary", key="take_link")
    with st.expander(t.gettext("I have no Google Sheet yet"), key="no_sheet_yet"):
        st.text(t.gettext("Make an empty one: it opens in a new window. Give it a name, then copy its link."))
        st.link_button(t.gettext("Make an empty sheet"), _NEW_SHEET, icon=":material/add:")
        st.text(
            t.gettext(
                "You have an Excel file? In Google Drive choose New > File upload, open the file, then choose File > Save as Google Sheets."
            )
        )
    if is_sent:
        _take(screen, pasted or "")


def _take(screen: Screen, pasted: str) -> None:
    try:
        link = sheet_link(pasted)
        if link.is_office_file:
            raise WorkbookUnavailable(sentences.OFFICE_FILE)
    except WorkbookUnavailable as refusal:
        refuse(refusal.said(screen.t))
        return
    go_to(2, link.id)
    st.rerun()

"""Check my sheet, where the sheet lies at Google: a pasted link is looked at, with the key that is there or with none."""

import streamlit as st

from translations.told import Told
from ui.literal import literal
from ui.menu import CONNECT
from ui.screen import Screen

_CHECKED = "checked_link"


def check_link(screen: Screen) -> None:
    """Ask for the link, and say what is in the sheet."""
    t = screen.t
    with st.form("check_link", border=False):
        label = t.gettext("Or the link of your Google Sheet")
        pasted = st.text_input(label, key="pasted_link", placeholder="https://docs.google.com/spreadsheets/d/…")
        if st.form_submit_button(t.gettext("Check this link"), key="check_pasted_link"):
            _anew()
            st.session_state[_CHECKED] = pasted
    checked = str(st.session_state.get(_CHECKED) or "")
    if not (checked and _found(screen, checked)):
        st.page_link(CONNECT, label=t.gettext("Connect a Google Sheet"), icon=":material/link:")


def _anew() -> None:
    from ui.found_sheet import look_anew

    look_anew()


def _found(screen: Screen, pasted: str) -> bool:
    """Whether it can be used. Heavy modules are imported only here: most people begin with a file."""
    from sync.google.links import sheet_link
    from ui.found_sheet import found_in_sheet

    t = screen.t
    try:
        link = sheet_link(pasted)
        can_be_used = found_in_sheet(screen, link.address)
    except Told as refusal:
        st.error(literal(refusal.said(t)))
        return False
    if not can_be_used:
        return False
    with st.container(border=True, key="use_link"):
        st.text(
            t.gettext("Nothing was kept. If you like what you see, connect the sheet: Bahi then opens it every day.")
        )
        if st.button(t.gettext("Use this sheet"), type="primary", key="use_checked_link"):
            step = "1" if link.is_office_file else "2"
            st.switch_page(CONNECT, query_params={"step": step, "sheet": link.id})
    return True

"""The last step of connecting a sheet: what is in it, and the button that opens it from then on."""

import streamlit as st

from sync.place import place_from
from sync.sheet_address import is_web_address, sheet_address, sheet_id_in
from sync.workbook import WorkbookUnavailable
from ui.found_sheet import found_in_sheet, key_or_none
from ui.menu import SHEET
from ui.own_sheet import begin_with, is_fixed
from ui.refusal import refused
from ui.screen import Screen
from ui.walk import Walk, go_to


def look_and_use(screen: Screen, at: Walk) -> None:
    """Draw the step."""
    t, address = screen.t, sheet_address(at.sheet)
    try:
        found_in_sheet(screen, address)
    except WorkbookUnavailable as trouble:
        refused(screen, trouble)
        st.button(t.gettext("Back to sharing"), key="share_again", on_click=go_to, args=(3, at.sheet))
        return
    if key_or_none() is None:
        st.caption(t.gettext("Without a key Bahi can look at this sheet, but not write in it."))
    else:
        st.caption(
            t.gettext("Nothing has been written yet. Before Bahi writes for the first time, it says what it will add.")
        )
    if _opens_already(at):
        st.page_link(SHEET, label=t.gettext("Bahi opens this sheet already"), icon=":material/table:")
    elif not is_fixed(screen) and st.button(
        t.gettext("Use this sheet"), type="primary", key="use_sheet_found", icon=":material/table:"
    ):
        begin_with(screen, address)


def _opens_already(at: Walk) -> bool:
    opens = place_from().workbook
    return is_web_address(opens) and sheet_id_in(opens) == at.sheet

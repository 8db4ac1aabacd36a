"""What the Sheet page says of a Google Sheet: where to open it, who has to be let in, whether it can be written, and the key."""

import streamlit as st

from sync.google.keys import FoundKey, forget_key
from sync.sheet_address import is_web_address, sheet_address, sheet_id_in
from sync.workbook import WorkbookReadOnly
from translations.told import Told
from ui.found_sheet import key_or_none
from ui.literal import literal
from ui.menu import CONNECT
from ui.refusal import page_to_open
from ui.screen import Screen
from ui.watching import keep_watching


def google_sheet(screen: Screen) -> None:
    """Draw it, where the workbook is a Google Sheet."""
    if not is_web_address(screen.place.workbook):
        return
    t, key = screen.t, key_or_none()
    with st.container(border=True, key="google_sheet"):
        st.link_button(
            t.gettext("Open in Google Sheets"),
            sheet_address(sheet_id_in(screen.place.workbook)),
            icon=":material/open_in_new:",
        )
        if key is None:
            _only_looking(screen)
        else:
            _whose(screen, key)
            _disconnect(screen, key)


def can_only_be_read(screen: Screen) -> bool:
    """Whether there is no way yet to write into the workbook."""
    return is_web_address(screen.place.workbook) and key_or_none() is None


def way_on(screen: Screen, stopped: Told) -> None:
    """What to press when Google stands in the way."""
    if not is_web_address(screen.place.workbook):
        return
    page_to_open(screen, stopped)
    if not isinstance(stopped, WorkbookReadOnly):
        _connect_link(screen, screen.t.gettext("Check the connection step by step"), step=3)


def _only_looking(screen: Screen) -> None:
    t = screen.t
    st.text(
        t.gettext(
            "Bahi can only look at this sheet: there is no key for Google yet. What you change here is kept and goes into the "
            "sheet once Google is connected."
        )
    )
    _connect_link(screen, t.gettext("Connect Google"), step=2)


def _connect_link(screen: Screen, label: str, *, step: int) -> None:
    sheet = sheet_id_in(screen.place.workbook)
    st.page_link(CONNECT, label=label, icon=":material/link:", query_params={"step": str(step), "sheet": sheet})


def _whose(screen: Screen, key: FoundKey) -> None:
    t = screen.t
    if key.account:
        st.text(t.gettext("Bahi comes in as this address. The sheet has to be shared with it, as an editor:"))
        st.code(key.account, language=None)
    else:
        st.text(t.gettext("Bahi comes in with your own sign-in with Google."))
    st.caption(
        t.gettext(
            "Edits of people are seen within seconds; what you save here is in the sheet within seconds. When Google asks us to "
            "slow down, Bahi waits and tries again by itself."
        )
    )


def _disconnect(screen: Screen, key: FoundKey) -> None:
    t = screen.t
    if not key.is_kept:
        st.caption(
            literal(t.gettext("The key comes from {where}. It can be taken away only there.").format(where=key.where))
        )
        return
    with st.popover(t.gettext("Disconnect Google"), icon=":material/link_off:", type="tertiary", key="disconnect"):
        st.text(
            t.gettext(
                "Bahi forgets the key. The sheet stays as it is, and so does what waits here. To shut the key out for good, open "
                "Share in the sheet and remove its address."
            )
        )
        if st.button(t.gettext("Forget the key"), key="forget_key"):
            forget_key()
            keep_watching(screen.place).sync_now()
            st.toast(t.gettext("The key is forgotten."))
            st.rerun()

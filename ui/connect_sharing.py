"""Sharing the sheet with Bahi, and finding out whether it worked."""

import streamlit as st

from sync.google.connecting import PASSED, Access, access_to
from sync.google.keys import FoundKey, found_key
from sync.google.opening import viewed
from sync.sheet_address import sheet_address
from sync.workbook import WorkbookUnavailable
from translations import N_
from ui.found_sheet import look_anew
from ui.literal import literal
from ui.refusal import refused
from ui.screen import Screen
from ui.walk import Walk, go_to

_HOW = (
    N_("Open your sheet and press Share at the top right."),
    N_("Paste the address where it says “Add people”, leave “Editor”, and press Send."),
    N_("Come back here and press “Check again”."),
)
_HOW_TO_OPEN = (
    N_("Open your sheet and press Share at the top right."),
    N_("Under “General access” choose “Anyone with the link”, and leave “Viewer”."),
    N_("Come back here and press “Check again”."),
)


def share_and_check(screen: Screen, at: Walk) -> None:
    """Draw the step."""
    t = screen.t
    try:
        key = found_key()
    except WorkbookUnavailable as broken:
        st.error(literal(broken.said(t)))
        return
    _what_to_do(screen, key)
    with st.container(horizontal=True, key="sharing_buttons"):
        st.link_button(t.gettext("Open my sheet"), sheet_address(at.sheet), icon=":material/open_in_new:")
        is_asked = st.button(t.gettext("Check again"), type="primary", key="check_access", icon=":material/refresh:")
    if is_asked:
        look_anew()
    with st.spinner(t.gettext("Asking Google")):
        _check(screen, at, key, is_asked=is_asked)


def _what_to_do(screen: Screen, key: FoundKey | None) -> None:
    t = screen.t
    if key and not key.account:
        st.text(t.gettext("Bahi opens the sheet with your own sign-in: there is nothing to share."))
        return
    if key:
        st.text(t.gettext("Share your sheet with this address, as you would with a colleague:"))
        st.code(key.account, language=None)
    with st.container(gap="xsmall", key="how_to_share"):
        for number, words in enumerate(_HOW if key else _HOW_TO_OPEN, 1):
            st.text(f"{number}. {t.gettext(words)}")
    if key:
        st.caption(
            t.gettext(
                "Google may say that the address is outside your company, or that no mail reaches it: share all the same."
            )
        )


def _check(screen: Screen, at: Walk, key: FoundKey | None, *, is_asked: bool) -> None:
    """Whoever comes to a sheet that is shared already goes on at once."""
    if key is None:
        _check_link(screen, at, is_asked=is_asked)
        return
    access = access_to(at.sheet, key.key)
    if access.may_write:
        go_to(4, at.sheet)
        st.rerun()
    _how_far(screen, access, is_asked=is_asked)
    if access.may_read:
        st.button(screen.t.gettext("Go on, only for looking"), key="only_look", on_click=go_to, args=(4, at.sheet))


def _how_far(screen: Screen, access: Access, *, is_asked: bool) -> None:
    with st.container(gap="xsmall", key="how_far"):
        for step in access.passed:
            st.text("✓ " + screen.t.gettext(PASSED[step]))
    if access.trouble:
        refused(screen, access.trouble, is_answer=is_asked)


def _check_link(screen: Screen, at: Walk, *, is_asked: bool) -> None:
    try:
        viewed(at.sheet).version()
    except WorkbookUnavailable as trouble:
        refused(screen, trouble, is_answer=is_asked)
        return
    go_to(4, at.sheet)
    st.rerun()

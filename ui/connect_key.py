"""How Bahi gets into a Google Sheet: the key that is there, a key that an owner makes, or none at all."""

import streamlit as st

from sync.google.keys import FoundKey, found_key
from sync.workbook import WorkbookUnavailable
from ui.found_sheet import look_anew
from ui.key_file import make_a_key, take_key_file
from ui.literal import literal
from ui.screen import Screen
from ui.walk import Walk, go_to

_WITH_KEY, _WITHOUT = "key", "look"


def choose_the_way_in(screen: Screen, at: Walk) -> None:
    """Draw the step."""
    try:
        found = found_key()
    except WorkbookUnavailable as broken:
        st.error(literal(broken.said(screen.t)))
        found = None
    if found is None:
        _choose(screen, at)
        return
    _there_already(screen, at, found)


def _there_already(screen: Screen, at: Walk, found: FoundKey) -> None:
    t = screen.t
    if found.account:
        st.text(
            "✓ "
            + t.gettext("Bahi has a key for Google already. Its address is {account}.").format(account=found.account)
        )
    else:
        st.text("✓ " + t.gettext("Bahi has your own sign-in with Google already."))
    if st.button(t.gettext("Go on with it"), type="primary", key="use_key_there"):
        go_to(3, at.sheet)
        st.rerun()
    if found.is_kept:
        with st.expander(t.gettext("Use another key"), key="another_key"):
            _take_file(screen, at)
    else:
        st.caption(
            literal(t.gettext("The key comes from {where}. It can be exchanged only there.").format(where=found.where))
        )


def _choose(screen: Screen, at: Walk) -> None:
    t = screen.t
    ways = {
        _WITH_KEY: t.gettext("With a key: Bahi reads and writes, and the sheet stays private"),
        _WITHOUT: t.gettext("Without a key: Bahi only looks, and whoever has the link can see the sheet"),
    }
    label = t.gettext("How Bahi gets in")
    chosen = st.radio(label, list(ways), format_func=lambda way: ways[way], key="way_in", label_visibility="collapsed")
    if chosen == _WITH_KEY:
        make_a_key(t)
        _take_file(screen, at)
        return
    st.text(t.gettext("What you change in Bahi is then kept here and waits. You can add a key later; nothing is lost."))
    if st.button(t.gettext("Go on without a key"), type="primary", key="no_key"):
        go_to(3, at.sheet)
        st.rerun()


def _take_file(screen: Screen, at: Walk) -> None:
    if take_key_file(screen.t):
        look_anew()
        go_to(3, at.sheet)
        st.rerun()

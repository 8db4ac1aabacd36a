"""The very first reading of a workbook, with its progress, or what stands in its way."""

from pathlib import Path

import streamlit as st

from sync.guards import Guard
from sync.place import Place, choose, was_chosen
from sync.pull import pull
from sync.sheet_address import is_web_address
from translations import Translator
from translations.told import Told
from ui.literal import literal


def first_reading(place: Place, t: Translator) -> None:
    """Read the workbook for the first time, made if it is the sample shop, then show the page that was asked for."""
    accepted = frozenset(st.session_state.get("accepted_at_first", ()))
    try:
        with st.status(t.gettext("Reading the sheet"), expanded=False) as status:
            _make_sample(place)
            pull(place, accept=accepted, progress=lambda step, _: status.update(label=t.gettext(step)))
    except Guard as guard:
        st.warning(literal(guard.said(t)))
        if st.button(t.gettext("Go on all the same")):
            st.session_state["accepted_at_first"] = [*accepted, guard.name]
            st.rerun()
    except Told as obstacle:
        st.error(literal(obstacle.said(t)))
        st.button(t.gettext("Try again"), type="primary")
        if was_chosen():
            st.button(t.gettext("Go back to the sample shop"), on_click=choose, args=("",))
        if is_web_address(place.workbook):
            _key_for_google(t)
    else:
        st.rerun()


def _key_for_google(t: Translator) -> None:
    """The pages that connect a sheet cannot open before one was read."""
    from ui.key_file import make_a_key, take_key_file

    with st.expander(t.gettext("Connect Google"), icon=":material/link:", key="key_at_first"):
        make_a_key(t)
        if take_key_file(t):
            st.rerun()


def _make_sample(place: Place) -> None:
    if place.is_demo and not is_web_address(place.workbook) and not Path(place.workbook).exists():
        from sync.demo import make_demo

        make_demo(place)

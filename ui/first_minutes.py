"""The first two minutes: a language, then a file checked in plain words, one's own sheet, or a sample shop."""

import streamlit as st

from translations import LANGUAGES
from ui.checked_file import check_uploaded
from ui.checked_link import check_link
from ui.import_files import offer_to_bring_in
from ui.language import speak
from ui.menu import TODAY
from ui.own_sheet import use_uploaded, use_where_it_lies
from ui.preferences import keep
from ui.screen import Screen
from ui.starter import begin_empty

_TYPES = ["xlsx", "xls", "ods", "csv", "vcf"]


def first_minutes(screen: Screen) -> None:
    """Draw the page."""
    t = screen.t
    with st.container(horizontal=True, key="first_language"):
        for language, name in LANGUAGES.items():
            st.button(
                name,
                type="primary" if language == t.language else "secondary",
                key=f"first:{language}",
                on_click=speak,
                args=(screen.place, language),
            )
    st.header(t.gettext("Your customers, straight from your own sheet"), anchor=False)
    st.text(
        t.gettext(
            "Bahi reads the list you already keep, finds what is wrong in it, and never changes a cell before you say so."
        )
    )
    check, look = st.columns(2, gap="large")
    with check, st.container(border=True):
        _check(screen)
    with look, st.container(border=True):
        _look_around(screen)
        begin_empty(screen)


def _check(screen: Screen) -> None:
    t = screen.t
    st.subheader(t.gettext("Check my sheet"), anchor=False)
    st.caption(
        t.gettext(
            "Any Excel, CSV or contacts file. It is looked at on this computer and goes nowhere; nothing is written into it."
        )
    )
    file = st.file_uploader(t.gettext("Your file"), _TYPES, key="checked_file", label_visibility="collapsed")
    if file is not None and check_uploaded(screen, file.name, file.getvalue()):
        offer_to_bring_in(screen, file.name, file.getvalue())
        use_uploaded(screen, file.name, file.getvalue())
    check_link(screen)
    use_where_it_lies(screen)


def _look_around(screen: Screen) -> None:
    t = screen.t
    st.subheader(t.gettext("Look around a sample shop"), anchor=False)
    st.caption(
        t.gettext("A made-up shop with customers, sales and follow-ups. Try everything; no sheet of yours is touched.")
    )
    if st.button(
        t.gettext("Look around a sample shop"), type="primary", key="look_around", icon=":material/storefront:"
    ):
        _open_sample(screen, "")
    st.caption(
        t.gettext("Or one long register, as many shops keep it: a line a sale, the customer written again each time.")
    )
    if st.button(t.gettext("Look around a sample register"), key="look_register", icon=":material/menu_book:"):
        _open_sample(screen, "register")


def _open_sample(screen: Screen, which: str) -> None:
    from ui.samples import open_sample

    with st.spinner(screen.t.gettext("Making the sample shop")):
        place = open_sample(which)
    keep(place, has_started=True)
    st.switch_page(TODAY)

"""An empty workbook for the owner's trade: chosen, made and opened, or taken along as a blank file."""

import streamlit as st

from sync.starters import Starter, begin_trade, blank_template, file_name, starters, tabs_of
from translations import LANGUAGES, Language
from ui.literal import literal
from ui.own_sheet import begin_with, is_fixed
from ui.screen import Screen

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def begin_empty(screen: Screen) -> None:
    """Draw the choice of trade and language, what the workbook holds, and the two ways to take it."""
    t = screen.t
    with st.expander(
        t.gettext("Begin with an empty workbook for my trade"), key="begin_empty", icon=":material/note_add:"
    ):
        if is_fixed(screen):
            return
        by_key = {starter.key: starter for starter in starters()}
        key = st.selectbox(
            t.gettext("What do you do?"),
            list(by_key),
            format_func=lambda key: by_key[key].title.said(t.language),
            key="trade",
        )
        languages = list(LANGUAGES)
        language = st.selectbox(
            t.gettext("Headings and words in"),
            languages,
            index=languages.index(t.language),
            format_func=lambda one: LANGUAGES[one],
            key="trade_language",
        )
        _take(screen, by_key[key], language)


def _take(screen: Screen, starter: Starter, language: Language) -> None:
    t = screen.t
    st.text(starter.about.said(t.language))
    for tab in tabs_of(starter, language)[: len(starter.tabs)]:
        st.caption(literal(f"{tab.name}: {', '.join(column.heading for column in tab.columns[:-1])}"))
    with st.container(horizontal=True):
        if st.button(t.gettext("Make it and begin"), type="primary", key="begin_trade", icon=":material/table:"):
            begin_with(screen, begin_trade(starter, language).workbook)
        st.download_button(
            t.gettext("Download it blank"),
            lambda: blank_template(starter, language),
            file_name(starter, language),
            _XLSX,
            key="blank_template",
            icon=":material/download:",
            on_click="ignore",
        )

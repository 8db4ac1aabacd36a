"""The first numbering of an owner's rows: shown first, then a backup, then an ID column and nothing else."""

import streamlit as st

from sync.prepare import begin_numbering, first_ids
from translations.told import Told
from ui.literal import literal
from ui.menu import SHEET
from ui.refused import refuse
from ui.screen import Screen
from ui.watching import keep_watching


def first_numbers(screen: Screen) -> None:
    """Draw what would be added, with the button that begins it; nothing where every row has its ID."""
    t, planned = screen.t, first_ids(screen.snapshot)
    if not planned:
        return
    st.subheader(t.gettext("Number your rows"), anchor=False)
    st.text(
        t.gettext(
            "Bahi finds a row again by its ID, whatever you sort or insert. Until a row has one, it can be looked at but not changed here."
        )
    )
    for ids in planned:
        words = t.ngettext("{tab}: {count} row gets an ID", "{tab}: {count} rows get an ID", ids.rows).format(
            tab=ids.tab, count=ids.rows
        )
        st.text(words + (", " + t.gettext("in a new last column “ID”") if ids.adds_column else ""))
    st.caption(t.gettext("Before that Bahi keeps a copy of your file. No other cell is touched."))
    if st.button(t.gettext("Keep a copy and number the rows"), type="primary", key="begin_numbering"):
        _begin(screen)


def numbers_asked(screen: Screen) -> None:
    """The same in one line, on the page that everybody sees first; nothing where every tab has its column of IDs."""
    t = screen.t
    if all(tab.layout.id_heading for tab in screen.snapshot.tabs() if tab.table):
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="numbers_asked"):
        words = t.gettext(
            "To note sales, calls and money here, Bahi needs a number on each row: a new last column “ID”."
        )
        st.text(words + " " + t.gettext("Before that Bahi keeps a copy of your file. No other cell is touched."))
        if st.button(t.gettext("Keep a copy and number the rows"), type="primary", key="begin_numbering"):
            _begin(screen)
        st.page_link(SHEET, label=t.gettext("More about it"), icon=":material/table:")


def _begin(screen: Screen) -> None:
    t = screen.t
    try:
        with st.spinner(t.gettext("Numbering the rows")):
            backup = begin_numbering(screen.place)
            keep_watching(screen.place).sync_now()
    except Told as refusal:
        refuse(refusal.said(t))
        return
    st.toast(literal(t.gettext("Done. The copy is {backup}").format(backup=backup)), duration="long")
    st.rerun()

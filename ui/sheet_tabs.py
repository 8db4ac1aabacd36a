"""How each tab was understood, heading by heading, and the way to say what a heading means."""

from collections.abc import Mapping

import streamlit as st

from records.snapshot import TabState
from sync.headings_setting import map_heading
from sync.pull import pull
from translations import N_, formats
from translations.told import Told
from ui.dues_asked import answered_about_dues
from ui.literal import literal
from ui.refused import refuse
from ui.screen import Screen
from validation.layout import HowKnown, PlacedColumn
from validation.record import Record, fields_of
from validation.tables import TABLES, record_named

_HOW: Mapping[HowKnown, str] = {
    HowKnown.HEADING: N_("by its heading"),
    HowKnown.ALIAS: N_("by its heading, another word for it"),
    HowKnown.MAPPED: N_("because you said so"),
    HowKnown.LIKENESS: N_("because it looks like it: please check"),
    HowKnown.VALUES: N_("by what stands in it: please check"),
    HowKnown.CUSTOM: N_("a column of your own, kept as it is"),
}


def tabs_understood(screen: Screen) -> None:
    """Draw every tab of the workbook, in its order."""
    t = screen.t
    st.subheader(t.gettext("Tabs and headings"), anchor=False)
    for tab in screen.snapshot.tabs():
        with st.expander(literal(_title(screen, tab)), key=f"tab:{tab.tab}"):
            _tab(screen, tab)


def _title(screen: Screen, tab: TabState) -> str:
    t = screen.t
    if not tab.table:
        return f"{tab.tab}: {t.gettext('not one of the lists Bahi knows; left as it is')}"
    count = t.ngettext("{count} row", "{count} rows", tab.rows).format(count=formats.number(tab.rows, t.language))
    return f"{tab.tab}: {t.gettext(record_named(tab.table).table.title)}, {count}"


def _tab(screen: Screen, tab: TabState) -> None:
    t = screen.t
    if tab.looks_like:
        st.text(t.gettext("It looks like {what}.").format(what=t.gettext(tab.looks_like)))
    if tab.not_records:
        words = t.ngettext(
            "{count} row is a total, a title or a repeated heading and is not counted.",
            "{count} rows are totals, titles or repeated headings and are not counted.",
            tab.not_records,
        )
        st.caption(words.format(count=tab.not_records))
    answered_about_dues(screen, tab)
    for column in tab.layout.columns:
        if column.heading:
            _column(screen, tab, column)


def _column(screen: Screen, tab: TabState, column: PlacedColumn) -> None:
    t = screen.t
    with st.container(horizontal=True, vertical_alignment="center", key=f"heading:{tab.tab}:{column.index}"):
        st.text(column.heading, width=180)
        meaning = "" if column.is_custom else t.gettext(_heading_of(record_named(column.table), column.field))
        formula = t.gettext("formula, never overwritten") if column.has_formulas else ""
        st.caption(
            literal(" · ".join(part for part in (meaning, t.gettext(_HOW[column.how]), formula) if part)),
            width="stretch",
        )
        if tab.table:
            with st.popover(t.gettext("Means something else"), type="tertiary", key=f"means:{tab.tab}:{column.index}"):
                _choose_meaning(screen, tab, column)


def _choose_meaning(screen: Screen, tab: TabState, column: PlacedColumn) -> None:
    t, key = screen.t, f"meaning:{tab.tab}:{column.index}"
    tables = [record_named(tab.table)] + [
        record for record in TABLES if tab.is_register and record.table.name == "Contacts"
    ]
    meanings = {
        f"{record.table.name}.{field.name}": t.gettext(field.heading)
        for record in tables
        for field in fields_of(record)
    }
    options = ["", *meanings]
    chosen = st.selectbox(
        t.gettext("This column is"),
        options,
        format_func=lambda m: meanings.get(m, t.gettext("a column of my own")),
        key=key,
    )
    if st.button(t.gettext("Read it so"), key=f"{key}:save"):
        map_heading(screen.place, tab.tab, column.heading, chosen)
        _read_again(screen)


def _read_again(screen: Screen) -> None:
    try:
        with st.spinner(screen.t.gettext("Reading the sheet")):
            # What a heading means has changed, not the workbook: without this the reading would be skipped.
            pull(screen.place, accept=frozenset({"HeadingMissing"}), anew=True)
    except Told as refusal:
        refuse(refusal.said(screen.t))
        return
    st.rerun()


def _heading_of(record: type[Record], name: str) -> str:
    return next((field.heading for field in fields_of(record) if field.name == name), name)

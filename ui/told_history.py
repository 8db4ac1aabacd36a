"""The parts of the History page: changes to look through, and deleted rows to bring back."""

from datetime import datetime, time

import streamlit as st

from records.changes import ChangeKind, Origin
from sync.history import HistoryFilter, history, history_count
from sync.restore import deleted_rows
from translations import N_, formats
from ui.history_view import history_entry, restore_deleted
from ui.history_words import what_changed, whose
from ui.screen import Screen

ENTRIES_A_PAGE = 30
MOST_RESTORED = 300
_ORIGINS = {"": N_("Anywhere"), "sheet": N_("in the sheet"), "app": N_("in the app")}
_KINDS = {
    "": N_("Every kind"),
    "changed": N_("Values changed"),
    "added": N_("Rows added"),
    "removed": N_("Rows deleted"),
}


def changes(screen: Screen) -> None:
    """Draw the filters, then the entries they leave, newest first."""
    t, wanted = screen.t, _wanted(screen)
    count = history_count(screen.place, wanted)
    if not count:
        st.info(t.gettext("No changes here. Whatever is changed in the sheet or in Bahi is kept and can be undone."))
        return
    st.caption(t.ngettext("{count} change", "{count} changes", count).format(count=formats.number(count, t.language)))
    pages = -(-count // ENTRIES_A_PAGE)
    shown = st.container(gap="small")
    number = st.pagination(pages, key="history_page") if pages > 1 else 1
    with shown:
        for entry in history(screen.place, wanted, limit=ENTRIES_A_PAGE, offset=(number - 1) * ENTRIES_A_PAGE):
            history_entry(screen, entry)


def _wanted(screen: Screen) -> HistoryFilter:
    t, tables = screen.t, {state.table.name: state.table.title for state in screen.snapshot.states()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        search = st.text_input(
            t.gettext("Search"), type="search", key="history_search", placeholder=t.gettext("Search")
        ).strip()
        table = st.selectbox(
            t.gettext("Where"),
            ["", *tables],
            format_func=lambda n: t.gettext(tables[n]) if n else t.gettext("Everywhere"),
            key="history_table",
        )
        kind = st.selectbox(
            t.gettext("What"), list(_KINDS), format_func=lambda k: t.gettext(_KINDS[k]), key="history_kind"
        )
        origin = st.selectbox(
            t.gettext("Made"), list(_ORIGINS), format_func=lambda o: t.gettext(_ORIGINS[o]), key="history_origin"
        )
        since = st.date_input(t.gettext("Since"), None, format="DD/MM/YYYY", key="history_since")
    return HistoryFilter(
        table=table,
        kinds=(ChangeKind(kind),) if kind else (),
        origin=Origin(origin) if origin else None,
        search=search,
        since=datetime.combine(since, time()) if since else None,
    )


def deleted(screen: Screen) -> None:
    """Draw the rows that are gone from the sheet, to tick and bring back."""
    t, entries = screen.t, deleted_rows(screen.place, limit=MOST_RESTORED)
    if not entries:
        st.info(t.gettext("No row has been deleted from the sheet since Bahi reads it."))
        return
    labels = {
        entry.number: f"{formats.moment(entry.at, t.language)} · {entry.tab} · {_of(whose(screen, entry), what_changed(screen, entry))}"
        for entry in entries
    }
    chosen = st.multiselect(
        t.gettext("Rows"), list(labels), format_func=lambda number: labels[number], key="deleted_chosen",
        placeholder=t.gettext("Choose rows"), label_visibility="collapsed", select_all=False,
    )  # fmt: skip
    with st.container(horizontal=True):
        _restore_button(screen, chosen, "restore_chosen", "primary" if chosen else "secondary")
        if len(chosen) < len(entries):
            _restore_button(screen, list(labels), "restore_all", "secondary")
    for entry in entries[:ENTRIES_A_PAGE]:
        st.text(labels[entry.number])


def _of(label: str, words: str) -> str:
    return f"{label}: {words}"


def _restore_button(screen: Screen, numbers: list[int], key: str, kind: str) -> None:
    words = screen.t.ngettext("Bring {count} row back", "Bring {count} rows back", len(numbers)).format(
        count=len(numbers)
    )
    if st.button(
        words,
        key=key,
        type="primary" if kind == "primary" else "secondary",
        disabled=not numbers,
        icon=":material/undo:",
    ):
        restore_deleted(screen, numbers)

"""Bringing in lists from elsewhere: what would happen is shown, one click does it, and one takes it back."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import streamlit as st

from sync.edits import Saved
from sync.importing import Fate, Imported, ImportPlan, Wishes, carry_out, met_before, plan_files
from sync.importing.planning import ReadFile
from sync.importing.remembering import forget_import, imports, note_import, remember_headings
from translations import formats
from translations.told import Told
from ui.import_columns import columns_understood
from ui.import_files import chosen_files, files_read, forget_files, mark_of
from ui.import_rows import (
    counts_in_words,
    preview,
    problems_found,
    rows_left_out,
    rows_to_look_at,
    said_differently,
)
from ui.import_wishes import corrected, forget_wishes, wishes_of
from ui.refused import refuse
from ui.saved import remember_saved, take_back
from ui.screen import Screen
from ui.watching import keep_watching


def import_list(screen: Screen) -> None:
    """Draw the whole of it."""
    t = screen.t
    chosen = chosen_files(screen)
    if not chosen:
        st.text(
            t.gettext(
                "Choose one file or several: Excel, CSV, or the contacts of a phone. Exports of Zoho, Vyapar, Tally, "
                "Khatabook, Google Contacts, Outlook and many others are understood as they are. "
                "You see first what would happen; nothing is written before you say so."
            )
        )
        _earlier(screen)
        return
    files = files_read(screen, chosen)
    if files is None:
        return
    wishes = wishes_of(screen, has_several=len(files) > 1)
    plan = _plan(screen, mark_of(chosen), files, wishes)
    counts_in_words(screen, plan)
    rows_to_look_at(screen, plan)
    st.subheader(t.gettext("How the columns were understood"), anchor=False)
    columns_understood(screen, files, plan)
    preview(screen, plan)
    said_differently(screen, plan)
    rows_left_out(screen, plan)
    problems_found(screen, plan)
    _bring_in(screen, plan)


def _plan(screen: Screen, mark: str, files: Sequence[ReadFile], wishes: Wishes) -> ImportPlan:
    with st.spinner(screen.t.gettext("Looking who is there already")):
        return _planned(f"{screen.place}|{screen.snapshot.id}|{mark}|{wishes}", screen, files, wishes)


@st.cache_resource(max_entries=2, show_spinner=False)
def _planned(mark: str, _screen: Screen, _files: Sequence[ReadFile], _wishes: Wishes) -> ImportPlan:  # noqa: ARG001
    """Kept under the mark: Streamlit does not look at what begins with an underscore."""
    return plan_files(_files, _screen.snapshot, _wishes, met=met_before(_screen.place))


def _bring_in(screen: Screen, plan: ImportPlan) -> None:
    t = screen.t
    count = sum(row.fate in (Fate.NEW, Fate.UPDATE) for row in plan.rows if row.is_of_file)
    if not count:
        st.info(t.gettext("There is nothing to bring in: your sheet has all of it."))
        return
    words = t.ngettext("Bring in {count} row", "Bring in {count} rows", count)
    words = words.format(count=formats.number(count, t.language))
    if st.button(words, type="primary", key="import_now", icon=":material/move_to_inbox:"):
        if imported := _carried_out(screen, plan):
            _remember(screen, plan, imported)
            st.rerun()


def _carried_out(screen: Screen, plan: ImportPlan) -> Imported | None:
    t, bar = screen.t, st.progress(0.0)

    def told(step: str, share: float) -> None:
        bar.progress(share, text=t.gettext(step))

    try:
        return carry_out(
            screen.place,
            plan,
            author=screen.author,
            progress=told,
        )
    except Told as refusal:
        refuse(refusal.said(t))
        return None


def _remember(screen: Screen, plan: ImportPlan, imported: Imported) -> None:
    tables = {layout.tab: layout.table for file in plan.files for layout in file.layouts if layout.table}
    said = {(tables[tab] or "", heading): target for (tab, heading), target in corrected().items() if tab in tables}
    remember_headings(screen.place, said)
    note_import(screen.place, plan, imported, author=screen.author, at=datetime.now())
    remember_saved(Saved("", imported.saved_as), _words(screen, imported.added, imported.changed))
    forget_files()
    forget_wishes()


def _earlier(screen: Screen) -> None:
    """The imports that may still be taken back."""
    t, past = screen.t, imports(screen.place)
    if not past:
        return
    st.subheader(t.gettext("Brought in before"), anchor=False)
    for one in past:
        with st.container(horizontal=True, vertical_alignment="center", key=f"import_past:{one.saved_as}"):
            files = ", ".join(Path(file).name for file in one.files)
            st.text(
                f"{formats.moment(one.at, t.language)} · {files} · {_words(screen, one.added, one.changed)}",
                width="stretch",
            )
            if st.button(t.gettext("Undo"), key=f"import_undo:{one.saved_as}", icon=":material/undo:"):
                _take_back(screen, one.saved_as)


def _take_back(screen: Screen, saved_as: str) -> None:
    try:
        with st.spinner(screen.t.gettext("Taking it back")):
            take_back(screen, saved_as)
    except Told as refusal:
        refuse(refusal.said(screen.t))
        return
    forget_import(screen.place, saved_as)
    keep_watching(screen.place).sync_now()
    st.rerun()


def _words(screen: Screen, added: int, changed: int) -> str:
    t = screen.t
    parts = [
        t.ngettext("{count} row added", "{count} rows added", added).format(count=formats.number(added, t.language)),
    ]
    if changed:
        words = t.ngettext("{count} row changed", "{count} rows changed", changed)
        parts.append(words.format(count=formats.number(changed, t.language)))
    return ", ".join(parts)

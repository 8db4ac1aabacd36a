"""How things stand between Bahi and the sheet: freshness, what is in the way, what waits, what was refused."""

from datetime import datetime
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from records.changes import Origin
from sync.cell_text import written_text
from sync.edits import conflicts, dismiss, keep_mine, waiting
from sync.guards import Guard
from sync.history import HistoryFilter, history
from sync.outbox import Entry, EntryKind
from sync.pull import pull
from sync.sheet_address import is_web_address
from sync.workbook import Verdict, WorkbookHeld
from translations import N_, Translator, formats
from translations.told import Told
from ui.cell_link import link_to_cell
from ui.google_state import way_on
from ui.literal import literal
from ui.menu import CONNECT, START
from ui.refused import refuse
from ui.saved import remember_saved
from ui.screen import Screen
from ui.watching import keep_watching

_WHY = {
    Verdict.CONFLICT: N_("Someone changed this cell in the sheet meanwhile."),
    Verdict.GONE: N_("This row is not in the sheet any more."),
    Verdict.DOUBLED: N_("Two rows of the sheet have this ID."),
    Verdict.FORMULA: N_("This cell is a formula in the sheet."),
    Verdict.NO_COLUMN: N_("The tab has no such column any more."),
    Verdict.PROTECTED: N_("This cell is protected in the sheet, so Bahi may not change it."),
    Verdict.LOST: N_(
        "Someone moved rows or columns in the very second in which Bahi wrote. What stands here was written over "
        "and could not be put back. Please look at the sheet."
    ),
}


def where_it_is(screen: Screen) -> None:
    """Which workbook, when it was read, and Sync now."""
    t = screen.t
    with st.container(border=True):
        st.code(_address(screen), language=None, wrap_lines=True)
        last = keep_watching(screen.place).last
        read = t.gettext("What you see was read on {moment}.").format(
            moment=formats.moment(screen.snapshot.taken_at, t.language)
        )
        looked = t.gettext("Last looked at {time}.").format(time=f"{last.at:%H:%M}") if last else ""
        st.caption(literal(f"{read} {looked}"))
        if screen.place.is_demo:
            st.caption(t.gettext("This is a made-up shop: try everything, no sheet of yours is touched."))
        st.page_link(START, label=t.gettext("Use another sheet"), icon=":material/swap_horiz:")
        if not is_web_address(screen.place.workbook):
            st.page_link(CONNECT, label=t.gettext("Connect a Google Sheet"), icon=":material/link:")


def _address(screen: Screen) -> str:
    """Whole, so that it can be copied and opened from anywhere."""
    workbook = screen.place.workbook
    return workbook if is_web_address(workbook) else str(Path(workbook).absolute())


def obstacle(screen: Screen) -> None:
    """What keeps Bahi from reading or writing, and the way on."""
    last = keep_watching(screen.place).last
    stopped = last.obstacle if last else None
    if stopped is None:
        return
    st.warning(literal(stopped.said(screen.t)))
    way_on(screen, stopped)
    if isinstance(stopped, Guard):
        words = screen.t.gettext("It is meant: read the sheet as it is now")
        if st.button(words, key=f"accept_guard:{stopped.name}"):
            _accept(screen, stopped)
    if isinstance(stopped, WorkbookHeld):
        st.caption(screen.t.gettext("Saved in Bahi; goes to Excel when you close it"))


def _accept(screen: Screen, guard: Guard) -> None:
    try:
        with st.spinner(screen.t.gettext("Reading the sheet")):
            pull(screen.place, accept=frozenset({guard.name}))
            keep_watching(screen.place).sync_now()
    except Told as refusal:
        refuse(refusal.said(screen.t))
        return
    st.rerun()


def conflicts_to_decide(screen: Screen) -> None:
    """The edits that the sheet refused: both values, and a choice."""
    found = conflicts(screen.place)
    if not found:
        return
    st.subheader(screen.t.gettext("To decide"), anchor=False)
    for entry in found:
        with st.container(border=True, key=f"conflict:{entry.operation}"):
            _conflict(screen, entry)


def _conflict(screen: Screen, entry: Entry) -> None:
    t = screen.t
    st.text(" · ".join(part for part in (entry.tab, entry.label, entry.heading) if part))
    st.caption(literal(t.gettext(_WHY.get(Verdict(entry.verdict), N_("The sheet did not take this edit.")))))
    mine, theirs = st.columns(2)
    with theirs:
        st.caption(t.gettext("In the sheet now"))
        st.text(entry.found or t.gettext("(empty)"))
        st.caption(literal(_changed_there(screen, entry)))
        _show_cell(screen, entry, theirs)
        st.button(
            t.gettext("Leave the sheet as it is"),
            key=f"dismiss:{entry.operation}",
            on_click=dismiss,
            args=(screen.place, entry.operation),
        )
    with mine:
        st.caption(t.gettext("What you wrote"))
        st.text(_wanted(entry) or t.gettext("(empty)"))
        st.caption(literal(" · ".join(part for part in (entry.author, formats.moment(entry.at, t.language)) if part)))
        if st.button(t.gettext("Write mine"), key=f"mine:{entry.operation}", type="primary"):
            _keep_mine(screen, entry)


def _show_cell(screen: Screen, entry: Entry, where: DeltaGenerator) -> None:
    found = screen.snapshot.row(entry.table, entry.record)
    row = found.row if found else None
    link_to_cell(screen, where, tab=entry.tab, row=row, heading=entry.heading, key=entry.operation)


def _changed_there(screen: Screen, entry: Entry) -> str:
    """When the sheet's value was first seen; a sheet does not tell who typed it."""
    t = screen.t
    wanted = HistoryFilter(table=entry.table, record=entry.record, origin=Origin.SHEET)
    change = next((found for found in history(screen.place, wanted) if found.field in (entry.field, "")), None)
    if change is None:
        return t.gettext("Changed in the sheet")
    return t.gettext("Changed in the sheet, seen on {moment}").format(moment=formats.moment(change.at, t.language))


def _wanted(entry: Entry) -> str:
    if entry.kind is EntryKind.CELL:
        return written_text(entry.cell)
    return ", ".join(written_text(value) for value in entry.cells.values())


def _keep_mine(screen: Screen, entry: Entry) -> None:
    try:
        saved = keep_mine(screen.place, entry.operation, author=screen.author)
    except Told as refusal:
        refuse(refusal.said(screen.t))
        return
    remember_saved(saved)
    st.rerun()


def waiting_edits(screen: Screen) -> None:
    """What was saved here and is on its way."""
    entries = waiting(screen.place)
    if not entries:
        return
    t = screen.t
    title = t.ngettext("{count} edit waits for the sheet", "{count} edits wait for the sheet", len(entries))
    with st.expander(title.format(count=len(entries))):
        for entry in entries[:50]:
            st.text(_line(entry, t))


def _line(entry: Entry, t: Translator) -> str:
    what = t.gettext("new row") if entry.kind is EntryKind.ROW else entry.heading
    when = formats.moment(entry.at, t.language) if isinstance(entry.at, datetime) else ""
    return " · ".join(
        part for part in (when, entry.tab, entry.label, f"{what}: {_wanted(entry)}", entry.author) if part
    )

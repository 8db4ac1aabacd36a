"""Use this sheet: the file that was just checked, kept as a copy of its own, or a file that stays where it lies."""

import os
from pathlib import Path

import streamlit as st

from sync.keeping import KEPT_WORKBOOKS, free_path, keep_file
from sync.place import choose, place_from
from sync.sheet_address import is_web_address
from sync.workbook import WorkbookUnavailable
from translations.told import Told
from ui.literal import literal
from ui.menu import CONNECT, SHEET
from ui.preferences import keep
from ui.refused import refuse
from ui.screen import Screen

_FIXED = "BAHI_WORKBOOK"


def use_uploaded(screen: Screen, name: str, content: bytes) -> None:
    """Say what happens with a file handed over through the browser, and begin with a copy of it."""
    t, path = screen.t, free_path(name).absolute()
    if is_fixed(screen):
        return
    with st.container(border=True, key="use_uploaded"):
        st.text(t.gettext("Bahi keeps a copy of this file and works with the copy:"))
        st.code(str(path), language=None, wrap_lines=True)
        st.text(
            t.gettext(
                "From then on open that copy in Excel, not the old file, and both show the same. "
                "The file you chose stays as it is."
            )
        )
        if st.button(t.gettext("Use this sheet"), type="primary", key="use_checked", icon=":material/table:"):
            _begin_with_copy(screen, name, content)


def use_where_it_lies(screen: Screen) -> None:
    """Ask where the file lies, for whoever wants to go on with the very same file."""
    t = screen.t
    with st.expander(t.gettext("Use my file where it lies"), key="use_sheet", icon=":material/table:"):
        if is_fixed(screen):
            return
        st.text(
            t.gettext("Bahi then works with the file itself. Nothing is written before you agree on the Sheet page.")
        )
        label = t.gettext("Where the Excel file lies on this computer")
        typed = st.text_input(label, key="own_sheet", placeholder="C:\\Users\\Ramesh\\Documents\\customers.xlsx")
        st.caption(
            t.gettext(
                "On Windows: hold Shift, right-click the file, “Copy as path”, and paste it here. "
                "On a Mac: hold Option, right-click the file, “Copy … as Pathname”."
            )
        )
        if st.button(t.gettext("Use this sheet"), type="primary", key="use_own_sheet"):
            _begin_where_it_lies(screen, (typed or "").strip().strip("\"'").removeprefix("file://"))


def is_fixed(screen: Screen) -> bool:
    """Whether Bahi was started for one sheet, so that no other can be chosen here; it says so."""
    if not os.environ.get(_FIXED):
        return False
    words = screen.t.gettext(
        "Bahi was started for one sheet, {workbook}. Start it without {name} to choose another here."
    )
    st.caption(literal(words.format(workbook=screen.place.workbook, name=_FIXED)))
    return True


def _begin_with_copy(screen: Screen, name: str, content: bytes) -> None:
    try:
        with st.spinner(screen.t.gettext("Keeping a copy")):
            path = keep_file(name, content, KEPT_WORKBOOKS)
    except Told as refusal:
        refuse(refusal.said(screen.t))
        return
    begin_with(screen, str(path.absolute()))


def _begin_where_it_lies(screen: Screen, typed: str) -> None:
    t, path = screen.t, Path(typed).expanduser()
    if is_web_address(typed):
        _connect(screen, typed)
    elif path.suffix.lower() != ".xlsx" or not path.is_file():
        st.error(
            t.gettext("There is no .xlsx file at this place. Please copy the whole path, with the name of the file.")
        )
    else:
        begin_with(screen, str(path.absolute()))


def _connect(screen: Screen, pasted: str) -> None:
    # Imported here: most people begin with a file, and what talks to Google is heavy.
    from sync.google.links import sheet_link

    try:
        sheet = sheet_link(pasted).id
    except WorkbookUnavailable as refusal:
        refuse(refusal.said(screen.t))
        return
    st.switch_page(CONNECT, query_params={"step": "2", "sheet": sheet})


def begin_with(screen: Screen, workbook: str) -> None:
    """Open it from now on, in the language that was chosen, on the page that says what comes next."""
    choose(workbook)
    keep(place_from(), language=screen.preferences.language, has_started=True)
    st.switch_page(SHEET)

"""What stands under the menu on every page: how old the rows are, what waits, and Sync now."""

from datetime import datetime

import streamlit as st

from sync.current import NothingRead, current_id
from sync.edits import conflicts, waiting
from sync.place import Place
from sync.workbook import WorkbookHeld
from translations import Translator, formats
from ui.language import speak
from ui.literal import literal
from ui.menu import SHEET
from ui.screen import Screen, screen
from ui.watching import keep_watching
from translations import LANGUAGES

LOOK_EVERY_SECONDS = 3


def sidebar() -> None:
    """Draw it, and rerun the page when there is something newer to show."""
    here = screen()
    with st.sidebar:
        _age(here)
        _notice_newer(here.place, here.snapshot.id)
        _language(here)


def _age(here: Screen) -> None:
    t = here.t
    st.caption(literal(t.gettext("From the sheet, {age}").format(age=age(here.snapshot.taken_at, datetime.now(), t))))
    if st.button(t.gettext("Sync now"), icon=":material/sync:", width="stretch", key="sync_now"):
        with st.spinner(t.gettext("Reading the sheet")):
            keep_watching(here.place).sync_now()
        st.rerun()
    _standing(here)


def _standing(here: Screen) -> None:
    """What waits, what was refused, and what stands in the way; each leads to the Sheet page."""
    t, waits, refused = here.t, len(waiting(here.place)), len(conflicts(here.place))
    last = keep_watching(here.place).last
    obstacle = last.obstacle if last else None
    if refused:
        words = t.ngettext("{count} edit to decide", "{count} edits to decide", refused).format(count=refused)
        st.page_link(SHEET, label=words, icon=":material/call_split:")
    if obstacle is not None and not isinstance(obstacle, WorkbookHeld):
        st.page_link(SHEET, label=t.gettext("The sheet needs a look"), icon=":material/warning:")
    if waits:
        held = isinstance(obstacle, WorkbookHeld)
        st.caption(t.gettext("Saved in Bahi; goes to Excel when you close it") if held else _waiting(waits, t))


def _waiting(count: int, t: Translator) -> str:
    return t.ngettext("{count} edit waits for the sheet", "{count} edits wait for the sheet", count).format(count=count)


def age(then: datetime, now: datetime, t: Translator) -> str:
    """How long ago, as one says it."""
    minutes = int((now - then).total_seconds() // 60)
    if minutes < 1:
        return t.gettext("just now")
    if minutes < 60:
        return t.ngettext("{count} minute ago", "{count} minutes ago", minutes).format(count=minutes)
    return formats.moment(then, t.language)


@st.fragment(run_every=LOOK_EVERY_SECONDS)
def _notice_newer(place: Place, shown: str) -> None:
    try:
        newest = current_id(place)
    except NothingRead:
        return
    if newest != shown:
        st.rerun()


def _language(here: Screen) -> None:
    key = "language_choice"
    if st.session_state.get(key) != here.t.language:
        st.session_state[key] = here.t.language
    st.selectbox(
        here.t.gettext("Language"), list(LANGUAGES), key=key, format_func=lambda language: LANGUAGES[language],
        label_visibility="collapsed", on_change=lambda: speak(here.place, st.session_state[key]),
    )  # fmt: skip

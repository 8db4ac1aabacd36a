"""What stands under the menu on every page: how fresh the rows are, what waits, Sync now, and the language."""

from datetime import datetime

import streamlit as st

from sync.current import NothingRead, current_id
from sync.edits import conflicts, waiting
from sync.place import Place
from sync.watch import Round
from sync.workbook import WorkbookHeld
from translations import LANGUAGES, Language, Translator, formats, translator
from ui.language import speak
from ui.literal import literal
from ui.menu import SHEET
from ui.refused import run_again
from ui.screen import Screen, screen
from ui.sign_in import way_out
from ui.watching import keep_watching

LOOK_EVERY_SECONDS = 3


def sidebar() -> None:
    """Draw it; the page is run again as soon as there is something newer to show."""
    here = screen()
    with st.sidebar:
        _sync_now(here)
        _standing(here.place, _how_it_stands(here.place, here.snapshot.id), here.snapshot.taken_at, here.t.language)
        _language(here)
        way_out(here.t)


def _sync_now(here: Screen) -> None:
    if st.button(here.t.gettext("Sync now"), icon=":material/sync:", width="stretch", key="sync_now"):
        with st.spinner(here.t.gettext("Reading the sheet")):
            keep_watching(here.place).sync_now()
        st.rerun()


@st.fragment(run_every=LOOK_EVERY_SECONDS)
def _standing(place: Place, shown: tuple[str, ...], taken_at: datetime, language: Language) -> None:
    """How things stand. It runs by itself every few seconds, so it holds no open snapshot."""
    if _how_it_stands(place, shown[0]) != shown:
        run_again()
    t, last = translator(language), keep_watching(place).last
    obstacle = last.obstacle if last else None
    st.caption(literal(freshness(last, taken_at, datetime.now(), t)))
    if obstacle is not None and not isinstance(obstacle, WorkbookHeld):
        st.page_link(SHEET, label=t.gettext("The sheet needs a look"), icon=":material/warning:")
    _edits(place, isinstance(obstacle, WorkbookHeld), t)


def _how_it_stands(place: Place, shown: str) -> tuple[str, ...]:
    """What the pages tell of the sheet, in short: the reading, what stands in the way, what waits and what was refused."""
    try:
        reading = current_id(place)
    except NothingRead:
        reading = shown
    last = keep_watching(place).last
    obstacle = str(last.obstacle) if last and last.obstacle else ""
    return reading, obstacle, *(entry.operation for entry in conflicts(place)), str(len(waiting(place)))


def _edits(place: Place, is_held: bool, t: Translator) -> None:
    if refused := len(conflicts(place)):
        words = t.ngettext("{count} edit to decide", "{count} edits to decide", refused).format(count=refused)
        st.page_link(SHEET, label=words, icon=":material/call_split:")
    if waits := len(waiting(place)):
        words = t.ngettext("{count} edit waits for the sheet", "{count} edits wait for the sheet", waits)
        st.caption("⏳ " + words.format(count=waits))
        if is_held:
            st.caption(t.gettext("Saved in Bahi; goes to Excel when you close it"))


def freshness(last: Round | None, taken_at: datetime, now: datetime, t: Translator) -> str:
    """How fresh the rows are: the same as the sheet a moment ago, or as it was when it could last be read."""
    if last is None or last.obstacle is not None:
        return t.gettext("As the sheet was on {moment}").format(moment=formats.moment(taken_at, t.language))
    minutes = int((now - last.at).total_seconds() // 60)
    if minutes < 1:
        return t.gettext("Same as the sheet, checked just now")
    words = t.ngettext("Same as the sheet {count} minute ago", "Same as the sheet {count} minutes ago", minutes)
    return words.format(count=minutes)


def _language(here: Screen) -> None:
    key = "language_choice"
    if st.session_state.get(key) != here.t.language:
        st.session_state[key] = here.t.language
    st.selectbox(
        here.t.gettext("Language"), list(LANGUAGES), key=key, format_func=lambda language: LANGUAGES[language],
        label_visibility="collapsed", on_change=lambda: speak(here.place, st.session_state[key]),
    )  # fmt: skip

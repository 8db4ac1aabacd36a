"""The files that somebody wants to bring in: chosen here, or handed over from another page, and read once."""

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from sync.importing import read_files
from sync.importing.planning import ReadFile
from translations.told import Told
from ui.literal import literal
from ui.menu import IMPORT
from ui.screen import Screen

TYPES = ["xlsx", "xlsm", "xls", "ods", "csv", "tsv", "txt", "vcf"]
_HANDED_OVER = "handed_over"
Chosen = tuple[str, bytes]
"""The name of a file, and what is in it."""


def hand_over(name: str, content: bytes) -> None:
    """Let the import page begin with this file."""
    st.session_state[_HANDED_OVER] = [name, content]


def offer_to_bring_in(screen: Screen, name: str, content: bytes) -> None:
    """For a file that was just checked, where a sheet of one's own is in use already: its rows may go into that."""
    if not screen.preferences.has_started or screen.place.is_demo:
        return
    words = screen.t.gettext("Bring these customers into my sheet")
    if st.button(words, key="bring_in", icon=":material/move_to_inbox:"):
        hand_over(name, content)
        st.switch_page(IMPORT)


def chosen_files(screen: Screen) -> Sequence[Chosen]:
    """Ask for files; those that are there."""
    t = screen.t
    handed = st.session_state.get(_HANDED_OVER)
    if handed is not None:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(handed[0], width="stretch")
            if st.button(t.gettext("Other files"), key="import_others", icon=":material/upload_file:"):
                forget_files()
                st.rerun()
        return [(handed[0], handed[1])]
    files = st.file_uploader(
        t.gettext("Your files"),
        TYPES,
        key=f"import_files:{st.session_state.get(_ROUND, 0)}",
        accept_multiple_files=True,
        label_visibility="collapsed",
    )
    return [(file.name, file.getvalue()) for file in files]


def forget_files() -> None:
    """Begin anew, without files."""
    st.session_state.pop(_HANDED_OVER, None)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def files_read(screen: Screen, chosen: Sequence[Chosen]) -> tuple[ReadFile, ...] | None:
    """The files, read; None where one cannot be, which is said."""
    try:
        with st.spinner(screen.t.gettext("Reading the files")):
            return _read(mark_of(chosen), chosen)
    except Told as refusal:
        st.error(literal(refusal.said(screen.t)))
        return None


def mark_of(chosen: Sequence[Chosen]) -> str:
    """A short text that is another one for other files."""
    mark = blake2b(digest_size=12)
    for name, content in chosen:
        mark.update(name.encode() + b"\0" + blake2b(content).digest())
    return mark.hexdigest()


@st.cache_resource(max_entries=3, show_spinner=False)
def _read(mark: str, _chosen: Sequence[Chosen]) -> tuple[ReadFile, ...]:
    """Kept under the mark: Streamlit does not look at what begins with an underscore."""
    with TemporaryDirectory(prefix=mark) as folder:
        paths = []
        for number, (name, content) in enumerate(_chosen):
            path = Path(folder) / str(number) / (Path(name).name or "list")
            path.parent.mkdir()
            path.write_bytes(content)
            paths.append(path)
        read = read_files(paths)
    return tuple(ReadFile(name, file.tabs) for (name, _), file in zip(_chosen, read, strict=True))


_ROUND = "import_round"

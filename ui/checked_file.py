"""What is found in an uploaded file, in plain words and numbers."""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from sync.check import FileCheck, TabCheck, check_file
from translations import formats
from translations.told import Told
from ui.literal import literal
from ui.problem_view import problem_view
from ui.screen import Screen
from validation.problems import TITLES
from validation.tables import record_named

_SHOWN = 20


def check_uploaded(screen: Screen, name: str, content: bytes) -> bool:
    """Look at a file that was just uploaded, say what is in it, and answer whether Bahi can work with it."""
    try:
        with st.spinner(screen.t.gettext("Checking the rows")), TemporaryDirectory() as folder:
            path = Path(folder) / f"checked{Path(name).suffix.lower()}"
            path.write_bytes(content)
            checked = check_file(path, screen.snapshot.business)
    except Told as refusal:
        st.error(literal(refusal.said(screen.t)))
        return False
    _found(screen, checked)
    return any(tab.table for tab in checked.tabs)


def _found(screen: Screen, checked: FileCheck) -> None:
    for tab in checked.tabs:
        if tab.table:
            _tab(screen, tab)
        elif tab.rows:
            st.caption(
                literal(screen.t.gettext("{tab}: not one of the lists Bahi knows; left as it is").format(tab=tab.tab))
            )
    if not any(tab.table for tab in checked.tabs):
        st.warning(screen.t.gettext("No tab of this file looks like a list of customers or sales."))


def _tab(screen: Screen, tab: TabCheck) -> None:
    t = screen.t
    title = t.gettext(record_named(tab.table or "").table.title)
    st.metric(literal(f"{tab.tab} · {title}"), formats.number(tab.rows, t.language))
    counts = Counter(problem.kind for problem in tab.problems)
    for kind, count in counts.most_common():
        st.text(f"⚠ {t.gettext(TITLES[kind])}: {formats.number(count, t.language)}")
    if tab.duplicates:
        words = t.ngettext("{count} row is there twice.", "{count} rows are there twice.", tab.duplicates)
        st.text("⚠ " + words.format(count=formats.number(tab.duplicates, t.language)))
    if not counts and not tab.duplicates:
        st.text("✓ " + t.gettext("Every cell is understood."))
    if tab.problems:
        with st.expander(t.gettext("Where exactly"), key=f"checked:{tab.tab}"):
            for position, problem in enumerate(tab.problems[:_SHOWN]):
                problem_view(screen, problem, f"checked:{tab.tab}:{position}", can_repair=False)

"""What a tab's due column holds, asked of the owner where it is unclear, and changed on the sheet page."""

import streamlit as st

from records.snapshot import TabState
from sync.dues_setting import answer_dues
from sync.pull import pull
from translations import N_
from translations.told import Told
from ui.literal import literal
from ui.refused import refuse
from ui.screen import Screen
from validation.problems import Problem, ProblemKind
from validation.register_dues import DueKind

_ANSWERS = {DueKind.PER_ROW: N_("Each row's own due"), DueKind.RUNNING: N_("A running balance")}


def asks_about_dues(problem: Problem) -> bool:
    """Whether a problem is the question what a tab's dues are."""
    return problem.kind is ProblemKind.DUE_UNCLEAR and problem.row is None


def ask_about_dues(screen: Screen, problem: Problem) -> None:
    """A button for each answer."""
    with st.container(horizontal=True, key=f"dues:{problem.tab}"):
        for kind, words in _ANSWERS.items():
            if st.button(screen.t.gettext(words), key=f"dues:{problem.tab}:{kind}"):
                _answer(screen, problem.tab, kind)


def answered_about_dues(screen: Screen, tab: TabState) -> None:
    """What was answered for a tab, and the way to be asked again; nothing where nobody answered."""
    t, answer = screen.t, screen.snapshot.business.dues.get(tab.tab, "")
    due = tab.layout.column("Sales", "due")
    if not answer or due is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"dues:{tab.tab}"):
        said = t.gettext("“{heading}” is understood as you said: {answer}.")
        st.caption(literal(said.format(heading=due.heading, answer=t.gettext(_ANSWERS[DueKind(answer)]))))
        if st.button(t.gettext("Let Bahi find out again"), type="tertiary", key=f"dues:{tab.tab}:anew"):
            _answer(screen, tab.tab, None)


def _answer(screen: Screen, tab: str, kind: DueKind | None) -> None:
    answer_dues(screen.place, tab, kind)
    try:
        with st.spinner(screen.t.gettext("Reading the sheet")):
            # The answer has changed, not the workbook: without this the reading would be skipped.
            pull(screen.place, anew=True)
    except Told as refusal:
        refuse(refusal.said(screen.t))
        return
    st.rerun()

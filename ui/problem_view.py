"""One problem: where it is, what it says, and the repair that one click accepts."""

from collections.abc import Sequence

import streamlit as st

from sync.edits import save_edit
from translations.told import Told
from ui.cell_link import link_to_cell
from ui.dues_asked import ask_about_dues, asks_about_dues
from ui.literal import literal
from ui.refused import refuse
from ui.saved import remember_saved
from ui.screen import Screen
from validation.problems import Problem, message, where
from validation.tables import record_named


def problem_view(
    screen: Screen, problem: Problem, key: str, *, with_place: bool = True, can_repair: bool = True
) -> None:
    """Draw a problem; a repair that needs a person's eye is offered too, but never taken in bulk."""
    text, button = st.columns([5, 2], vertical_alignment="center")
    place = f"{where(problem, screen.t)}: " if with_place else f"{problem.heading}: " if problem.heading else ""
    text.text(f"⚠ {place}{message(problem, screen.t)}")
    if can_repair and can_be_accepted(problem):
        words = screen.t.gettext("Write {proposed}").format(proposed=literal(repair_text(problem)))
        if button.button(words, key=f"accept:{key}", icon=":material/check:"):
            _accept(screen, problem)
    if can_repair and asks_about_dues(problem):
        ask_about_dues(screen, problem)
    link_to_cell(screen, button, tab=problem.tab, row=problem.row, heading=problem.heading, key=key)


def can_be_accepted(problem: Problem) -> bool:
    """Whether a click can repair it: a value is proposed, and the row can be found again in the sheet."""
    return problem.proposed is not None and bool(problem.key and problem.table and problem.field)


def repair_text(problem: Problem) -> str:
    """What the repair writes; of several cells the problem's own first."""
    return " · ".join(problem.repair.values())


def problem_key(problem: Problem, position: int) -> str:
    """A name for a problem's widgets."""
    return f"{problem.table}:{problem.key}:{problem.field}:{problem.kind}:{position}"


def problems_view(screen: Screen, problems: Sequence[Problem]) -> None:
    """The problems of one record, on its card."""
    for position, problem in enumerate(problems):
        problem_view(screen, problem, problem_key(problem, position), with_place=False)


def _accept(screen: Screen, problem: Problem) -> None:
    table = record_named(problem.table).table.name
    try:
        saved = save_edit(screen.place, table, problem.key, {**problem.repair}, author=screen.author)
    except Told as refusal:
        refuse(refusal.said(screen.t))
        return
    remember_saved(saved)
    st.rerun()

"""Repairs: the problems of one kind, one by one, or all the certain ones of a kind at once."""

import streamlit as st

from records.problems import Problems, problem_count
from sync.edits import Saved
from sync.outbox import new_operation
from sync.workbook import CellValue
from ui.bulk import save_all
from ui.literal import literal
from ui.menu import START
from ui.problem_view import can_be_accepted, problem_key, problem_view
from ui.saved import remember_saved
from ui.screen import Screen
from ui.watching import keep_watching
from validation.problems import Problem, ProblemKind
from validation.tables import record_named

_SHOWN = 25
MOST_AT_ONCE = 2_000


def check_again(screen: Screen) -> None:
    """Buttons: read and check the sheet now, or look at any other file."""
    t = screen.t
    if st.button(t.gettext("Check my sheet"), icon=":material/fact_check:", key="check_again"):
        with st.spinner(t.gettext("Checking the rows")):
            keep_watching(screen.place).sync_now()
        st.rerun()
    st.page_link(START, label=t.gettext("Check a file"), icon=":material/upload_file:")


def problems_of_kind(screen: Screen, kind: ProblemKind, count: int) -> None:
    """The first problems of a kind, each with its repair, and one button for all that are certain."""
    _accept_all(screen, kind)
    for position, problem in enumerate(screen.snapshot.problems(Problems(kinds=(kind,)), limit=_SHOWN)):
        problem_view(screen, problem, problem_key(problem, position))
    if count > _SHOWN:
        words = screen.t.ngettext("and {count} more", "and {count} more", count - _SHOWN)
        st.caption(words.format(count=count - _SHOWN))


def _accept_all(screen: Screen, kind: ProblemKind) -> None:
    t, wanted = screen.t, Problems(kinds=(kind,), only_certain=True)
    certain = min(problem_count(screen.snapshot.cursor(), wanted), MOST_AT_ONCE)
    if certain < 2:
        return
    words = t.ngettext("Accept {count} certain repair", "Accept all {count} certain repairs", certain).format(
        count=certain
    )
    if st.button(words, type="primary", icon=":material/done_all:", key=f"accept_all:{kind}"):
        problems = screen.snapshot.problems(wanted, limit=MOST_AT_ONCE)
        _save_all(screen, [problem for problem in problems if can_be_accepted(problem)])


def _save_all(screen: Screen, problems: list[Problem]) -> None:
    t, done, bar = screen.t, 0, st.progress(0.0)
    saved, refused, click = Saved("", ""), "", new_operation()
    for table in dict.fromkeys(problem.table for problem in problems):
        changes: dict[str, dict[str, CellValue]] = {}
        for problem in problems:
            if problem.table == table:
                changes.setdefault(problem.key, {})[problem.field] = problem.proposed
        last, said = save_all(screen, record_named(table).table.name, changes, bar.progress, click)
        saved, refused, done = last if last.saved_as else saved, said or refused, done + len(changes)
    if refused:
        st.error(literal(refused))
    if saved.saved_as:
        remember_saved(saved, t.ngettext("{count} row repaired.", "{count} rows repaired.", done).format(count=done))
        st.rerun()

"""Repairs: the problems of one kind, one by one, or all the certain ones of a kind at once."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from records.problems import Problems, problem_count, tabs_with
from sync.edits import Saved
from sync.outbox import new_operation
from sync.workbook import CellValue
from translations import formats
from ui.bulk import save_all
from ui.fold import fold
from ui.menu import START
from ui.problem_view import can_be_accepted, problem_key, problem_view, repair_text
from ui.refused import refuse, run_again
from ui.saved import remember_saved
from ui.screen import Screen
from ui.ticking import ticked_lines
from ui.watching import keep_watching
from validation.problems import Problem, ProblemKind, where
from validation.tables import record_named

_SHOWN = 25
_FEW = 10
"""So many problems of a kind need no filter."""
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
    """The first problems of a kind, each with its repair, and one button for all that are certain, as far as filtered."""
    wanted = _wanted(screen, kind) if count > _FEW else Problems(kinds=(kind,))
    found = problem_count(screen.snapshot.cursor(), wanted)
    _accept_many(screen, wanted)
    for position, problem in enumerate(screen.snapshot.problems(wanted, limit=_SHOWN)):
        problem_view(screen, problem, problem_key(problem, position))
    if found > _SHOWN:
        words = screen.t.ngettext("and {count} more", "and {count} more", found - _SHOWN)
        st.caption(words.format(count=formats.number(found - _SHOWN, screen.t.language)))


def _wanted(screen: Screen, kind: ProblemKind) -> Problems:
    """The problems of a kind as narrowed by tab and by what the cell holds."""
    t, tabs = screen.t, tabs_with(screen.snapshot.cursor(), kind)
    bar = st.container(horizontal=True, vertical_alignment="bottom")
    tab = bar.selectbox(t.gettext("Tab"), tabs, None, key=f"fix_tab:{kind}") if len(tabs) > 1 else None
    words = t.gettext("Search")
    text = bar.text_input(words, key=f"fix_text:{kind}", placeholder=words, type="search")
    return Problems(kinds=(kind,), tab=tab or "", text=text or "")


def _accept_many(screen: Screen, wanted: Problems) -> None:
    """What all certain repairs would change, row by row, and the button that makes those that are ticked."""
    t, certain = screen.t, replace(wanted, only_certain=True)
    count = min(problem_count(screen.snapshot.cursor(), certain), MOST_AT_ONCE)
    if count < 2:
        return
    kind = wanted.kinds[0]
    words = t.ngettext("{count} certain repair", "{count} certain repairs", count)
    title = words.format(count=formats.number(count, t.language))
    section = fold(title, f"accept_many:{kind}", icon=":material/done_all:")
    if not section.open:
        return
    with section:
        problems = [p for p in screen.snapshot.problems(certain, limit=MOST_AT_ONCE) if can_be_accepted(p)]
        ticked = _ticked(screen, problems, f"repairs:{kind}")
        words = t.ngettext("Repair {count} cell", "Repair {count} cells", len(ticked))
        words = words.format(count=formats.number(len(ticked), t.language))
        if st.button(words, type="primary", icon=":material/done_all:", key=f"accept_all:{kind}", disabled=not ticked):
            _save_all(screen, ticked)


def _ticked(screen: Screen, problems: Sequence[Problem], key: str) -> list[Problem]:
    t = screen.t
    place, before, after = t.gettext("Where"), t.gettext("Now"), t.gettext("Then")
    lines = [[where(problem, t), problem.found, repair_text(problem)] for problem in problems]
    return [problems[at] for at in ticked_lines(key, [place, before, after], lines)]


def _save_all(screen: Screen, problems: list[Problem]) -> None:
    t, done, bar = screen.t, 0, st.progress(0.0)
    saved, refused, click = Saved("", ""), "", new_operation()
    for table in dict.fromkeys(problem.table for problem in problems):
        changes: dict[str, dict[str, CellValue]] = {}
        for problem in problems:
            if problem.table == table:
                changes.setdefault(problem.key, {}).update(problem.repair)
        last, said = save_all(screen, record_named(table).table.name, changes, bar.progress, click)
        saved, refused, done = last if last.saved_as else saved, said or refused, done + len(changes)
    if refused:
        refuse(refused)
    if saved.saved_as:
        remember_saved(saved, t.ngettext("{count} row repaired.", "{count} rows repaired.", done).format(count=done))
        run_again()

"""The rows of files to be brought in: who is new, who is probably there already, what is left out and why."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd
import streamlit as st

from sync.importing import Decision, Fate, ImportPlan, PlannedRow
from sync.importing.plan import Gathered, said, texts_of
from translations import formats
from ui.import_wishes import decide, decision_on
from ui.literal import literal
from ui.problem_view import problem_view
from ui.screen import Screen
from validation.record import field_of
from validation.tables import record_named

_SHOWN, _PREVIEWED = 30, 10


def counts_in_words(screen: Screen, plan: ImportPlan) -> None:
    """How many rows are new, there already, to be looked at and left out."""
    t = screen.t
    counts = {
        t.gettext("New"): plan.count(Fate.NEW),
        t.gettext("Get something added"): plan.count(Fate.UPDATE),
        t.gettext("There already"): plan.count(Fate.SAME),
        t.gettext("To look at"): plan.count(Fate.DUPLICATE),
        t.gettext("Left out"): plan.count(Fate.SKIPPED),
    }
    with st.container(horizontal=True, key="import_counts_in_words"):
        for words, count in counts.items():
            if count or words == t.gettext("New"):
                st.metric(words, formats.number(count, t.language), width="content")
    more = [row for row in plan.rows if row.fate is Fate.NEW and row.row > 0 and not row.is_of_file]
    paid = sum(row.table == "Payments" for row in more)
    if paid:
        words = t.ngettext(
            "{count} of these bills is paid, or partly, as its balance says: its payment comes in with it.",
            "{count} of these bills are paid, or partly, as their balances say: their payments come in with them.",
            paid,
        )
        st.text(words.format(count=formats.number(paid, t.language)))
    if derived := len(more) - paid:
        words = t.ngettext(
            "{count} customer stands in these sales.", "{count} customers stand in these sales.", derived
        )
        st.text(words.format(count=formats.number(derived, t.language)))


def preview(screen: Screen, plan: ImportPlan) -> None:
    """The first rows as they will stand in the sheet."""
    rows = [row for row in plan.rows if row.fate in (Fate.NEW, Fate.UPDATE) and row.is_of_file]
    if not rows:
        return
    with st.expander(screen.t.gettext("The first rows, as they will stand in your sheet"), key="import_preview"):
        for table in dict.fromkeys(row.table for row in rows):
            some = [row for row in rows if row.table == table][:_PREVIEWED]
            names = dict.fromkeys(name for row in some for name in row.given)
            cells = [texts_of(row.given) for row in some]
            columns = {heading_of(screen, table, name): [texts.get(name, "") for texts in cells] for name in names}
            st.caption(literal(screen.t.gettext(record_named(table).table.title)))
            st.dataframe(pd.DataFrame(columns, dtype=str), hide_index=True, key=f"import_preview:{table}")


def rows_to_look_at(screen: Screen, plan: ImportPlan) -> None:
    """Each row that is probably there already, with what a person may say about it."""
    t = screen.t
    asked = [
        (origin, row)
        for origin, file in enumerate(plan.files)
        for row in file.rows
        if row.fate is Fate.DUPLICATE or (row.is_of_file and decision_on(origin, row.tab, row.row))
    ]
    if not asked:
        return
    title = t.ngettext("{count} row to look at", "{count} rows to look at", len(asked))
    with st.expander(title.format(count=formats.number(len(asked), t.language)), key="import_look", expanded=True):
        st.text(t.gettext("Who is probably there already is left aside until you decide."))
        _for_all(screen, asked)
        for origin, row in asked[:_SHOWN]:
            _row_to_decide(screen, origin, row)
        _and_more(screen, len(asked))


def _for_all(screen: Screen, asked: Sequence[tuple[int, PlannedRow]]) -> None:
    t = screen.t
    with st.container(horizontal=True):
        for decision, words in _decisions(screen).items():
            if st.button(t.gettext("All: {what}").format(what=words), key=f"import_all:{decision}"):
                for origin, row in asked:
                    decide(origin, row.tab, row.row, decision)
                st.rerun()


def _row_to_decide(screen: Screen, origin: int, row: PlannedRow) -> None:
    decisions = _decisions(screen)
    text, choice = st.columns([3, 2], vertical_alignment="center")
    text.text(" · ".join(filter(None, (row.label, *list(texts_of(row.given).values())[1:4]))))
    if row.why:
        text.caption(literal(said(row, screen.t)))
    before = decision_on(origin, row.tab, row.row)
    chosen = choice.segmented_control(
        literal(row.label),
        list(decisions),
        default=before,
        format_func=lambda one: decisions[one],
        key=f"import_decide:{origin}:{row.tab}:{row.row}:{before}",
        label_visibility="collapsed",
    )
    if chosen != before:
        decide(origin, row.tab, row.row, chosen)
        st.rerun()


def _decisions(screen: Screen) -> Mapping[Decision, str]:
    t = screen.t
    return {
        Decision.SAME: t.gettext("Is the same"),
        Decision.ADD: t.gettext("Add"),
        Decision.SKIP: t.gettext("Leave out"),
    }


def rows_left_out(screen: Screen, plan: ImportPlan) -> None:
    """What is no record, and why."""
    t = screen.t
    left = [(file.file, row) for file in plan.files for row in file.with_fate(Fate.SKIPPED)]
    if not left:
        return
    title = t.ngettext("{count} row is left out", "{count} rows are left out", len(left))
    with st.expander(title.format(count=formats.number(len(left), t.language)), key="import_left_out"):
        for file, row in left[:_SHOWN]:
            st.text(f"{_place(screen, file, row.row)}: {said(row, t)}")
        _and_more(screen, len(left))


def problems_found(screen: Screen, plan: ImportPlan) -> None:
    """What is wrong in single cells; they come along as typed and are found again under Check & fix."""
    t = screen.t
    problems = [problem for file in plan.files for problem in file.problems]
    if not problems:
        return
    title = t.ngettext("{count} cell is not understood", "{count} cells are not understood", len(problems))
    with st.expander(title.format(count=formats.number(len(problems), t.language)), key="import_problems"):
        st.text(t.gettext("They are brought in as they were typed; you can repair them afterwards."))
        for position, problem in enumerate(problems[:_SHOWN]):
            problem_view(screen, problem, f"import:{position}", can_repair=False)
        _and_more(screen, len(problems))


def said_differently(screen: Screen, plan: ImportPlan) -> None:
    """The records of which files, or a file and the sheet, say different things: who says what, and what counts."""
    t = screen.t
    if not plan.gathered:
        return
    count = len(plan.gathered)
    title = t.ngettext("{count} record is said differently", "{count} records are said differently", count)
    with st.expander(title.format(count=formats.number(count, t.language)), key="import_sources"):
        for one in plan.gathered[:_SHOWN]:
            st.text(f"{one.label}:")
            for name in one.differing():
                _voices(screen, one, name)
        _and_more(screen, count)


def _voices(screen: Screen, one: Gathered, name: str) -> None:
    kept = one.kept.get(name, "")
    for source, text in one.differing()[name]:
        place = _place(screen, source.file, source.row) if source.file else screen.t.gettext("your sheet")
        mark = "✓" if text == kept else "·"
        st.text(f"{mark} {heading_of(screen, one.table, name)}: {text} ({place})")


def heading_of(screen: Screen, table: str, name: str) -> str:
    """A field's heading in the reader's language; the owner's own as it is."""
    return name[1:] if name.startswith("+") else screen.t.gettext(field_of(record_named(table), name).heading)


def _place(screen: Screen, file: str, row: int) -> str:
    return screen.t.gettext("{file}, row {row}").format(file=Path(file).name, row=row)


def _and_more(screen: Screen, count: int) -> None:
    if count > _SHOWN:
        words = screen.t.ngettext("and {count} more", "and {count} more", count - _SHOWN)
        st.caption(words.format(count=formats.number(count - _SHOWN, screen.t.language)))

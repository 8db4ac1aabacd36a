"""What the rows of a group hold, field by field, each cell a choice of what the one customer will say."""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from records.matches import MatchGroup
from records.rows import Row
from records.survivorship import UNITED, Candidate, FieldChoice
from sync.merging import MergePlan
from translations import formats
from ui.literal import literal
from ui.screen import Screen
from ui.words import heading, value_text

_ON, _OFF = ":material/radio_button_checked:", ":material/radio_button_unchecked:"
COLUMNS = 4
"""So many rows stand side by side; more go below."""


def group_key(group: MatchGroup, *parts: str) -> str:
    """A name for what a person has chosen in a group."""
    return ":".join(("duplicates", group.table, *group.keys, *parts))


def picked(group: MatchGroup, ticked: Sequence[str]) -> tuple[str, dict[str, str]]:
    """The row that is to stay ("" proposes one), and the row whose value is to stay by field, as far as a person chose."""
    state, chosen = st.session_state, group_key(group, "field", "")
    kept = state.get(group_key(group, "kept"), "")
    fields = {str(name).removeprefix(chosen): value for name, value in state.items() if str(name).startswith(chosen)}
    return kept if kept in ticked else "", {f: v for f, v in fields.items() if v in (*ticked, UNITED)}


def fields_side_by_side(screen: Screen, group: MatchGroup, plan: MergePlan) -> None:
    """Draw the fields in which the rows differ, and below them what they have in common."""
    rows = [row for key in group.keys for row in plan.rows if row.key == key]
    for choice in plan.choices:
        if choice.differs and not plan.kept.is_derived:
            _field(screen, group, choice, rows)
    alike = [choice for choice in plan.choices if not choice.differs or plan.kept.is_derived]
    if alike:
        with st.expander(screen.t.gettext("The same in all, or only in one")):
            for choice in alike:
                st.text(f"{heading(choice.field, screen.t)}: {_said(screen, choice, rows, choice.candidates[0])}")


def who_stays(screen: Screen, group: MatchGroup, plan: MergePlan, heads: Mapping[str, DeltaGenerator]) -> None:
    """Draw below the head of each row whether it is the one that stays, to be chosen."""
    t = screen.t
    for row in plan.rows:
        is_kept = row.key == plan.kept.key
        words = t.gettext("This row stays") if is_kept else t.gettext("Let this row stay")
        key = group_key(group, "stays", row.key)
        with heads[row.key]:
            if st.button(words, icon=_ON if is_kept else _OFF, type="tertiary", key=key) and not is_kept:
                st.session_state[group_key(group, "kept")] = row.key
                st.rerun()


def _field(screen: Screen, group: MatchGroup, choice: FieldChoice, rows: Sequence[Row]) -> None:
    t = screen.t
    held = {one.key: one for one in choice.candidates}
    for number, line in enumerate(_lines(rows)):
        columns = st.columns([2, *[3] * len(line)], vertical_alignment="top", border=False)
        with columns[0], st.container(gap="xxsmall"):
            st.caption(literal(heading(choice.field, t)))
            if choice.can_be_united and not number:
                _choose(group, choice, UNITED, t.gettext("Keep all"))
        for column, row in zip(columns[1:], line, strict=True):
            with column, st.container(gap="xxsmall"):
                if row.key in held:
                    _choose(group, choice, row.key, literal(_said(screen, choice, rows, held[row.key])))
                    st.caption(literal(_provenance(screen, row, held[row.key])))
                else:
                    st.caption(t.gettext("(empty)"))


def _choose(group: MatchGroup, choice: FieldChoice, key: str, words: str) -> None:
    is_chosen = choice.chosen == key
    name = choice.field.name
    if (
        st.button(
            words, icon=_ON if is_chosen else _OFF, type="tertiary", key=group_key(group, "cell", name, key), wrap=True
        )
        and not is_chosen
    ):
        st.session_state[group_key(group, "field", name)] = key
        st.rerun()


def _said(screen: Screen, choice: FieldChoice, rows: Sequence[Row], one: Candidate) -> str:
    row = next(row for row in rows if row.key == one.key)
    is_own = choice.field.name in row.values and row.text(choice.field.name) == one.text
    said = (value_text(row, choice.field, screen) if is_own else "") or one.text
    return formats.as_typed(said) if screen.t.is_right_to_left else said


def _provenance(screen: Screen, row: Row, one: Candidate) -> str:
    """Which row, and since when it says so, as far as known."""
    t = screen.t
    parts = [t.gettext("row {row}").format(row=row.row)] if row.row else []
    if one.is_verified:
        parts.append(t.gettext("verified"))
    if one.changed_at:
        parts.append(t.gettext("changed {day}").format(day=formats.day(one.changed_at, t.language)))
    return " · ".join(parts)


def _lines(rows: Sequence[Row]) -> list[Sequence[Row]]:
    return [rows[start : start + COLUMNS] for start in range(0, len(rows), COLUMNS)]

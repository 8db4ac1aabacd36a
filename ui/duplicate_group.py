"""One group of rows that may be the same customer, side by side: why, what differs, what stays, what a merge would change."""

from collections.abc import Callable, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from records.matches import MatchGroup
from records.rows import Row
from records.survivorship import FieldChoice
from sync.edits import Saved
from sync.matches import remember_apart
from sync.merging import MergePlan, Wanted, merge, plans_of
from translations import formats
from translations.told import Told
from ui.address import RECORD
from ui.duplicate_fields import COLUMNS, fields_side_by_side, group_key, picked, who_stays
from ui.duplicates_known import decided
from ui.literal import literal
from ui.menu import table_page
from ui.merge_words import moved_in_words, place_in_words
from ui.refused import refuse
from ui.saved import remember_saved
from ui.screen import Screen
from ui.words import heading
from validation.matching.matches import Band
from validation.tables import record_named

_REASONS = 6


def duplicate_group(screen: Screen, group: MatchGroup) -> bool:
    """Draw the group with its buttons; returns whether it was put off until later."""
    t = screen.t
    rows = screen.snapshot.rows_of(group.table, group.keys)
    there = [rows[key] for key in group.keys if key in rows]
    certain = group.band is Band.CERTAIN
    with st.container(horizontal=True, vertical_alignment="center"):
        st.badge(
            t.gettext("Certain") if certain else t.gettext("Please look"),
            icon=":material/verified:" if certain else ":material/visibility:",
            color="green" if certain else "orange",
        )
        st.caption(literal(t.gettext(record_named(group.table).table.title)))
    _reasons(screen, group, rows)
    ticked, heads = _rows(screen, group, there)
    plan = _plan(screen, group, ticked)
    if plan is not None:
        who_stays(screen, group, plan, heads)
        fields_side_by_side(screen, group, plan)
        _preview(screen, plan)
    return _buttons(screen, group, ticked, plan)


def _reasons(screen: Screen, group: MatchGroup, rows: dict[str, Row]) -> None:
    t = screen.t
    for match in group.matches[:_REASONS]:
        if match.id_a in rows and match.id_b in rows:
            pair = f"{rows[match.id_a].label} – {rows[match.id_b].label}: " if len(rows) > 2 else ""
            st.text(pair + match.reasons(t))
    if (more := len(group.matches) - _REASONS) > 0:
        words = t.ngettext("and {count} more", "and {count} more", more)
        st.caption(words.format(count=formats.number(more, t.language)))


def _rows(screen: Screen, group: MatchGroup, rows: Sequence[Row]) -> tuple[list[str], dict[str, DeltaGenerator]]:
    """The heads of the columns, with a tick each; returns the keys of the ticked ones, and room at the foot of each head."""
    ticked, heads = [], {}
    for start in range(0, len(rows), COLUMNS):
        some = rows[start : start + COLUMNS]
        columns = st.columns([2, *[3] * len(some)], vertical_alignment="top")
        for column, row in zip(columns[1:], some, strict=True):
            with column, st.container(gap="xxsmall"):
                if st.checkbox(literal(row.label), value=True, key=group_key(group, "tick", row.key)):
                    ticked.append(row.key)
                st.caption(literal(place_in_words(screen, row)))
                page = table_page(record_named(group.table).table, screen.t)
                st.page_link(page, label=screen.t.gettext("Open the card"), query_params={RECORD: row.key})
                heads[row.key] = st.container()
    return ticked, heads


def _plan(screen: Screen, group: MatchGroup, ticked: Sequence[str]) -> MergePlan | None:
    if len(ticked) < 2:
        st.info(screen.t.gettext("Please leave at least two rows ticked."))
        return None
    (plan,) = plans_of(screen.place, screen.snapshot, [_wanted(group, ticked)])
    return plan


def _wanted(group: MatchGroup, ticked: Sequence[str], seen: str = "") -> Wanted:
    kept, chosen = picked(group, ticked)
    return Wanted(group.table, tuple(ticked), kept, chosen, seen)


def _preview(screen: Screen, plan: MergePlan) -> None:
    t = screen.t
    st.text(moved_in_words(screen, plan))
    written = plan.written
    if not written:
        return
    words = t.ngettext("{count} cell of {name} changes", "{count} cells of {name} change", len(written))
    with st.expander(literal(words.format(count=formats.number(len(written), t.language), name=plan.kept.label))):
        for choice in written:
            st.text(_change(screen, choice))


def _change(screen: Screen, choice: FieldChoice) -> str:
    t = screen.t
    parts = {
        "heading": heading(choice.field, t),
        "before": choice.before or t.gettext("(empty)"),
        "after": choice.text or t.gettext("(empty)"),
    }
    return t.gettext("{heading}: {before} → {after}").format(**parts)


def _buttons(screen: Screen, group: MatchGroup, ticked: Sequence[str], plan: MergePlan | None) -> bool:
    t = screen.t
    name = plan.kept.label if plan else ""
    words = t.ngettext("Merge {count} into {name}", "Merge {count} into {name}", len(ticked))
    words = words.format(count=formats.number(len(ticked), t.language), name=literal(name))
    seen = group_key(group, "seen", plan.kept.key if plan else "")
    with st.container(horizontal=True, key="duplicates_buttons"):
        if st.button(
            words if plan else t.gettext("Merge"), type="primary", icon=":material/call_merge:", key="merge",
            disabled=plan is None, shortcut="M",
        ):  # fmt: skip
            wanted = _wanted(group, ticked, st.session_state.get(seen, ""))
            said = t.gettext("They are one customer now: {name}.").format(name=name)
            _save(screen, group, lambda: merge(screen.place, [wanted], author=screen.author), said)
        if st.button(
            t.gettext("Not the same"), icon=":material/call_split:", key="apart", shortcut="N", disabled=plan is None
        ):
            said = t.gettext("Bahi will not ask about these again.")
            _save(screen, group, lambda: remember_apart(screen.place, group.table, ticked, screen.author), said)
        later = st.button(t.gettext("Later"), icon=":material/schedule:", key="later", type="tertiary", shortcut="L")
    if plan is not None:
        st.session_state[seen] = plan.seen
    return later


def _save(screen: Screen, group: MatchGroup, save: Callable[[], Saved], words: str) -> None:
    try:
        with st.spinner(screen.t.gettext("Saving")):
            saved = save()
    except Told as refusal:
        refuse(refusal.said(screen.t))
        return
    decided(group)
    remember_saved(saved, words)
    st.rerun()

"""All groups that are certain, in a table: what goes into what, ticks to leave some out, and one button with one undo."""

from collections.abc import Sequence

import streamlit as st

from records.matches import MatchGroup
from sync.merging import MergePlan, Wanted, merge, plans_of
from translations import formats
from translations.told import Told
from ui.refused import refuse
from ui.saved import remember_saved
from ui.screen import Screen
from ui.ticking import ticked_lines

A_PAGE = 50


def merge_all_certain(screen: Screen, groups: Sequence[MatchGroup]) -> None:
    """Draw a page of them with the button that merges those that are ticked."""
    t = screen.t
    if not groups:
        st.info(t.gettext("There is none of this kind."))
        return
    pages = -(-len(groups) // A_PAGE)
    table = st.container()
    number = st.pagination(pages, key="certain_page") if pages > 1 else 1
    some = groups[(number - 1) * A_PAGE : number * A_PAGE]
    wanted = [Wanted(group.table, group.keys) for group in some]
    with table:
        plans = plans_of(screen.place, screen.snapshot, wanted)
        ticked = _ticked(screen, plans, some)
        words = t.ngettext("Merge {count} that is certain", "Merge all {count} that are certain", len(ticked))
        words = words.format(count=formats.number(len(ticked), t.language))
        if st.button(words, type="primary", icon=":material/done_all:", key="merge_certain", disabled=not ticked):
            _merge(screen, [Wanted(plan.table, tuple(row.key for row in plan.rows), plan.kept.key) for plan in ticked])


def _ticked(screen: Screen, plans: Sequence[MergePlan], groups: Sequence[MatchGroup]) -> list[MergePlan]:
    t = screen.t
    stays, goes, moved, why = (
        t.gettext("Stays"), t.gettext("Goes into it"), t.gettext("Rows that move"), t.gettext("Why"),
    )  # fmt: skip
    lines = [
        [
            _named(screen, plan.kept.label, plan.kept.row),
            ", ".join(_named(screen, row.label, row.row) for row in plan.gone),
            len(plan.moved),
            group.matches[0].reasons(t) if group.matches else "",
        ]
        for plan, group in zip(plans, groups, strict=True)
    ]
    return [plans[at] for at in ticked_lines("certain", [stays, goes, moved, why], lines)]


def _named(screen: Screen, label: str, row: int | None) -> str:
    return f"{label} ({screen.t.gettext('row {row}').format(row=row)})" if row else label


def _merge(screen: Screen, wanted: Sequence[Wanted]) -> None:
    t = screen.t
    try:
        with st.spinner(t.gettext("Merging")):
            saved = merge(screen.place, wanted, author=screen.author)
    except Told as refusal:
        refuse(refusal.said(t))
        return
    words = t.ngettext(
        "{count} customer is in the sheet once now.", "{count} customers are in the sheet once now.", len(wanted)
    )
    remember_saved(saved, words.format(count=formats.number(len(wanted), t.language)))
    st.rerun()

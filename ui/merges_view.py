"""Merges that were made: what went into what, when and by whom, how far the sheet has taken it, and taking it back."""

from collections.abc import Callable

import streamlit as st

from records.pointing import still_naming
from records.rows import Row
from sync.edits import Saved
from sync.merge_states import CellState, MergeState, states_of
from sync.merges import is_on_its_way, merge_count, merges_with, recent_merges
from sync.unmerging import Unmerged, finish, is_remembered, unmerge, unmerge_row
from translations import formats
from translations.told import Told
from ui.address import RECORD
from ui.literal import literal
from ui.menu import table_page
from ui.refused import refuse
from ui.saved import remember_saved
from ui.screen import Screen
from validation.tables import record_named

A_PAGE = 20


def earlier_merges(screen: Screen) -> None:
    """Draw all merges, newest first, a page at a time."""
    t, count = screen.t, merge_count(screen.place)
    if not count:
        st.info(t.gettext("Nothing has been merged yet. What you merge can be taken back here at any later time."))
        return
    pages = -(-count // A_PAGE)
    shown = st.container(gap="small")
    number = st.pagination(pages, key="merges_page") if pages > 1 else 1
    with shown:
        merges = recent_merges(screen.place, limit=A_PAGE, offset=(number - 1) * A_PAGE)
        for one in states_of(screen.place, screen.snapshot, merges):
            _merge(screen, one)


def merged_note(screen: Screen, row: Row, kept: Row) -> None:
    """Draw, above the card of the row that stands for another, where the other has gone, with the way back."""
    t = screen.t
    words = t.gettext("{name} was merged into {kept}.").format(name=row.label, kept=kept.label)
    made = next((m for m in merges_with(screen.place, row.table, row.key) if row.key in m.gone), None)
    if made is not None:
        words = t.gettext("{name} was merged into {kept} on {day}.").format(
            name=row.label, kept=kept.label, day=formats.day(made.at, t.language)
        )
    with st.container(border=True, key="merged_note", gap="xxsmall"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(words, width="stretch")
            unmerge_button(
                screen,
                f"unmerge:{row.key}",
                lambda: unmerge_row(screen.place, row.table, row.key, author=screen.author),
            )
        what_comes_back(screen, row, kept)


def merged_into_this(screen: Screen, row: Row) -> None:
    """Draw on a card the rows that were merged into it; nothing where there are none."""
    away = [key for key, kept in screen.snapshot.merged(row.table).items() if kept == row.key]
    if not away:
        return
    t, others = screen.t, screen.snapshot.rows_of(row.table, away)
    words = t.ngettext("{count} row is merged into this one", "{count} rows are merged into this one", len(away))
    with st.expander(words.format(count=formats.number(len(away), t.language)), icon=":material/call_merge:"):
        for other in others.values():
            _other(screen, other, row)


def what_comes_back(screen: Screen, row: Row, kept: Row) -> None:
    """Draw, where Bahi does not remember a merge, what taking it back will bring and what it will not; else nothing."""
    if is_remembered(screen.place, screen.snapshot, row.table, row.key):
        return
    t, count = screen.t, still_naming(screen.snapshot, row, kept)
    parts = [
        t.gettext(
            "Bahi does not remember what this merge changed. Unmerge makes {name} a customer again, as its own row in "
            "the sheet says; sales and everything else that was moved to {kept} then stay with {kept}."
        ).format(name=row.label, kept=kept.label)
    ]
    if count:
        words = t.ngettext(
            "{count} row that still names {name} comes back with it.",
            "{count} rows that still name {name} come back with it.",
            count,
        )
        parts.append(words.format(count=formats.number(count, t.language), name=row.label))
    st.caption(literal(" ".join(parts)))


def _other(screen: Screen, other: Row, kept: Row) -> None:
    t = screen.t
    with st.container(horizontal=True, vertical_alignment="center", key=f"merged:{other.key}"):
        place = t.gettext("{tab} tab, row {row}").format(tab=other.tab, row=other.row) if other.row else ""
        st.text(" · ".join(filter(None, (other.label, place))), width="stretch")
        unmerge_button(
            screen,
            f"unmerge_here:{other.key}",
            lambda: unmerge_row(screen.place, other.table, other.key, author=screen.author),
        )
    what_comes_back(screen, other, kept)


def _merge(screen: Screen, one: MergeState) -> None:
    t, merge = screen.t, one.merge
    with st.container(border=True, key=f"merge:{merge.name}", gap="xxsmall"):
        with st.container(horizontal=True, vertical_alignment="center"):
            names = ", ".join(merge.gone.values())
            st.text(t.gettext("{names} → {kept}").format(names=names, kept=merge.label), width="stretch")
            if one.stands:
                page = table_page(record_named(merge.table).table, t)
                st.page_link(page, label=t.gettext("Open the card"), query_params={RECORD: merge.kept})
                unmerge_button(
                    screen, f"unmerge:{merge.name}", lambda: unmerge(screen.place, merge.name, author=screen.author)
                )
        st.caption(
            literal(
                " · ".join(filter(None, (formats.moment(merge.at, t.language), merge.author, _how_far(screen, one))))
            )
        )
        if one.is_half_done and not is_on_its_way(screen.place, one.merge):
            _finish_button(screen, one)


def _how_far(screen: Screen, one: MergeState) -> str:
    t, changed = screen.t, len(one.those(CellState.CHANGED, CellState.GONE))
    if not one.stands:
        return t.gettext("taken back")
    if is_on_its_way(screen.place, one.merge):
        return t.gettext("on its way to the sheet")
    if one.is_half_done:
        return t.gettext("the sheet has taken only a part of it")
    words = t.ngettext("{count} cell was changed since", "{count} cells were changed since", changed)
    return words.format(count=formats.number(changed, t.language)) if changed else ""


def _finish_button(screen: Screen, one: MergeState) -> None:
    t = screen.t
    if st.button(t.gettext("Finish it"), key=f"finish:{one.merge.name}", icon=":material/done:"):
        _done(
            screen, lambda: finish(screen.place, one.merge.name, author=screen.author), t.gettext("The rest is saved.")
        )


def unmerge_button(screen: Screen, key: str, take_back: Callable[[], Unmerged]) -> None:
    """Draw the button that takes a merge back, and tell what stays because somebody changed it since."""
    t = screen.t
    if not st.button(t.gettext("Unmerge"), key=key, icon=":material/call_split:", type="tertiary"):
        return
    left: list[int] = []

    def saved() -> Saved:
        undone = take_back()
        left.append(len(undone.left))
        return undone.saved

    _done(screen, saved, t.gettext("They are separate customers again."), left)


def _done(screen: Screen, save: Callable[[], Saved], words: str, left: list[int] | None = None) -> None:
    t = screen.t
    try:
        with st.spinner(t.gettext("Saving")):
            saved = save()
    except Told as refusal:
        refuse(refusal.said(t))
        return
    kept = sum(left or ())
    more = t.ngettext(
        "{count} cell that somebody changed since stays as it is.",
        "{count} cells that somebody changed since stay as they are.",
        kept,
    ).format(count=formats.number(kept, t.language))
    remember_saved(saved, f"{words} {more}" if kept else words)
    st.rerun()

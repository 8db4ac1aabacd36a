"""One entry of the history: old and new value, where from, by whom, and bringing the old one back."""

from functools import partial

import streamlit as st

from records.changes import ChangeKind, HistoryEntry, Origin
from records.merged import MERGED_INTO
from sync.restore import restore_rows, restore_value
from sync.unmerging import unmerge_row
from translations import Translator, formats
from translations.told import Told
from ui.history_words import short, what_changed, whose
from ui.literal import literal
from ui.merges_view import unmerge_button, what_comes_back
from ui.refused import refuse
from ui.saved import remember_saved
from ui.screen import Screen


def history_entry(screen: Screen, entry: HistoryEntry, *, with_record: bool = True) -> None:
    """Draw one entry with the button that fits it."""
    t = screen.t
    what, action = st.columns([5, 2] if with_record else [3, 2], vertical_alignment="center")
    with what, st.container(gap="xxsmall"):
        st.text(
            _merged(screen, entry) or (f"{whose(screen, entry)}: " if with_record else "") + what_changed(screen, entry)
        )
        st.caption(literal(when_and_who(entry, t)))
    if entry.field == MERGED_INTO:
        if entry.after and (kept := screen.snapshot.merged(entry.table).get(entry.id)):
            rows = screen.snapshot.rows_of(entry.table, [entry.id, kept])
            with what:
                what_comes_back(screen, rows[entry.id], rows[kept])
            back = partial(unmerge_row, screen.place, entry.table, entry.id, author=screen.author)
            with action:
                unmerge_button(screen, f"unmerge:{entry.number}", back)
    elif entry.kind is ChangeKind.CHANGED:
        words, was = t.gettext("Restore this value"), literal(short(entry.before)) or None
        if action.button(
            words, key=f"restore:{entry.number}", icon=":material/undo:", type="tertiary", help=was, wrap=True
        ):
            _restore(screen, entry)


def _merged(screen: Screen, entry: HistoryEntry) -> str:
    """Merging and unmerging in words; "" for every other change."""
    if entry.field != MERGED_INTO:
        return ""
    t, other = screen.t, entry.after or entry.before
    row = screen.snapshot.rows_of(entry.table, [other]).get(other)
    words = (
        t.gettext("{name} was merged into {kept}.")
        if entry.after
        else t.gettext("{name} is no longer merged into {kept}.")
    )
    return words.format(name=entry.label, kept=row.label if row else other)


def when_and_who(entry: HistoryEntry, t: Translator) -> str:
    """When, where, and by whom as far as known."""
    origin = t.gettext("in the app") if entry.origin is Origin.APP else t.gettext("in the sheet")
    return " · ".join(part for part in (formats.moment(entry.at, t.language), origin, entry.author) if part)


def restore_deleted(screen: Screen, numbers: list[int]) -> None:
    """Append deleted rows again."""
    t = screen.t
    try:
        with st.spinner(t.gettext("Bringing rows back")):
            saved = restore_rows(screen.place, numbers, author=screen.author)
    except Told as refusal:
        refuse(refusal.said(t))
        return
    remember_saved(
        saved, t.ngettext("{count} row is back.", "{count} rows are back.", len(numbers)).format(count=len(numbers))
    )
    st.rerun()


def _restore(screen: Screen, entry: HistoryEntry) -> None:
    try:
        saved = restore_value(screen.place, entry.number, author=screen.author)
    except Told as refusal:
        refuse(refusal.said(screen.t))
        return
    remember_saved(saved, screen.t.gettext("The old value is back."))
    st.rerun()

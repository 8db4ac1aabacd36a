"""One change on all the rows that are ticked: a tag added, a choice set; saved and undone as one."""

from collections.abc import Callable, Sequence

import streamlit as st

from records.rows import Row
from sync.edits import Saved, save_edit
from sync.outbox import new_operation
from sync.workbook import CellValue
from translations.told import Told
from ui.grid import untick
from ui.refused import refuse
from ui.saved import remember_saved
from ui.screen import Screen
from ui.words import by_name, choices_of, heading, several
from validation.column import Field
from validation.kinds import Kind

_KINDS = frozenset({Kind.TAGS, Kind.CHOICE, Kind.CHOICES, Kind.TEXT, Kind.NAME, Kind.YES_NO})


def bulk_actions(screen: Screen, table: str, keys: Sequence[str], fields: Sequence[Field]) -> None:
    """Draw what can be done with the ticked rows."""
    t = screen.t
    computed = {place.field for place in screen.snapshot.headings(table) if place.has_formulas}
    possible = [f for f in fields if f.kind in _KINDS and not f.column.is_app_owned and f.name not in computed]
    if not possible:
        return
    words = t.gettext("Change ticked rows")
    if keys:
        words = t.ngettext("Change {count} ticked row", "Change {count} ticked rows", len(keys)).format(count=len(keys))
    # There also while nothing is ticked: a button that comes and goes would move the rows under the finger.
    with st.popover(words, type="primary" if keys else "secondary", icon=":material/edit_note:", disabled=not keys):
        if not keys:
            return
        known = by_name(sorted(possible, key=lambda field: field.kind is not Kind.TAGS))
        name = st.selectbox(
            t.gettext("Column"), list(known), format_func=lambda n: heading(known[n], t), key=f"bulk:{table}:field"
        )
        value = _value(screen, known[name], f"bulk:{table}:{name}")
        if st.button(t.gettext("Save to sheet"), type="primary", key=f"bulk:{table}:save") and value:
            _save(screen, table, keys, known[name], value)


def _value(screen: Screen, field: Field, key: str) -> str | None:
    t = screen.t
    options = [choice.value for choice in choices_of(field, screen.snapshot.business)]
    if field.kind is Kind.YES_NO:
        words = {"TRUE": t.gettext("Yes"), "FALSE": t.gettext("No")}
        return st.selectbox(t.gettext("Value"), list(words), None, key=key, format_func=lambda value: words[value])
    if options:
        return st.selectbox(t.gettext("Value"), options, None, key=key, accept_new_options=True)
    label = t.gettext("Tag to add") if field.kind is Kind.TAGS else t.gettext("Value")
    return st.text_input(label, key=key).strip()


def _save(screen: Screen, table: str, keys: Sequence[str], field: Field, value: str) -> None:
    t = screen.t
    rows = screen.snapshot.rows_of(table, keys)
    changes = {key: new for key, row in rows.items() if (new := _changed(row, field, value)) != row.text(field.name)}
    saved, refused = save_all(
        screen, table, {key: {field.name: new} for key, new in changes.items()}, st.progress(0.0).progress
    )
    if refused:
        refuse(refused)
        return
    words = t.ngettext("{count} row changed.", "{count} rows changed.", len(changes)).format(count=len(changes))
    remember_saved(saved, words)
    untick()
    st.rerun()


def _changed(row: Row, field: Field, value: str) -> str:
    if field.kind not in (Kind.TAGS, Kind.CHOICES):
        return value
    return ", ".join(dict.fromkeys((*several(row.values.get(field.name)), value)))


def save_all(
    screen: Screen,
    table: str,
    changes: dict[str, dict[str, CellValue]],
    progress: Callable[[float], object],
    saved_as: str = "",
) -> tuple[Saved, str]:
    """Save changes of several records as one click; returns it, and what was said where some could not be saved.

    `saved_as` joins the tables of one click, so that one undo takes all of it back.
    """
    saved_as, refused, done = saved_as or new_operation(), "", ""
    for number, (key, values) in enumerate(changes.items(), 1):
        is_last = number == len(changes)
        try:
            saved = save_edit(screen.place, table, key, values, author=screen.author, saved_as=saved_as, show=is_last)
            done = saved.saved_as or done
        except Told as refusal:
            refused = refusal.said(screen.t)
        progress(number / len(changes))
    return Saved("", done), refused

"""The form of a record, generated from its fields: a few first, the rest folded; saved when one says so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from records.rows import Row
from sync.edits import Saved, add_record, layout_for, save_edit
from sync.workbook import CellValue
from translations.told import Told
from ui.address import EDIT, NEW, RECORD, go_to
from ui.form_fields import Answer, computed_input, field_input
from ui.literal import literal
from ui.probable_doubles import probable_doubles, show_doubles
from ui.refused import refuse
from ui.saved import remember_saved
from ui.screen import Screen
from validation.column import Field
from validation.record import Table

_FIRST_AT_LEAST = 3


@dataclass(frozen=True)
class Asking:
    """What a form asks for: at once, folded away, folded away for want of a column; and what the sheet works out itself."""

    first: Sequence[Field]
    rest: Sequence[Field]
    missing: Sequence[Field]
    computed: frozenset[str]


def new_form(screen: Screen, table: Table) -> None:
    """The form for a new record. Three fields suffice for a customer."""
    t, key = screen.t, f"form:{table.key}:new"
    st.header(t.gettext("New {one}").format(one=t.gettext(table.one)), anchor=False)
    fields = _askable(screen.snapshot.fields(table.name))
    computed = _computed(screen, table, layout_for(screen.snapshot, table.name).tab)
    fields = [field for field in fields if field.name not in computed]
    first = [field for field in fields if field.column.is_first] or fields[:_FIRST_AT_LEAST]
    rest = [field for field in fields if field not in first]
    answers = _answers(screen, Asking(first, rest, _without_column(screen, table), computed), None, {}, key)
    values = {
        name: answer.value for name, answer in answers.items() if answer.is_changed and answer.value not in (None, "")
    }
    wanted, doubles_key = _buttons(screen, key, {NEW: ""}), f"{key}:doubles"
    if wanted and not values:
        st.warning(t.gettext("Nothing is filled in yet."))
    elif wanted and not st.session_state.get(doubles_key) and (found := probable_doubles(screen, table, values)):
        st.session_state[doubles_key] = True
        show_doubles(screen, table, found)
    elif wanted:
        _add(screen, table, values)


def edit_form(screen: Screen, table: Table, record: str) -> None:
    """The form of an existing record. It sends along what the person saw, so that nobody's edit is overwritten unseen."""
    row = screen.snapshot.row(table.name, record)
    if row is None:
        st.warning(screen.t.gettext("There is no such row any more. Was it deleted in the sheet?"))
        return
    st.header(literal(row.label), anchor=False)
    key = f"form:{table.key}:{record}"
    fields, missing = _askable(screen.snapshot.fields(table.name)), _without_column(screen, table)
    seen = _seen(row, [*fields, *missing], f"{key}:seen")
    filled = [field for field in fields if seen.get(field.name) or field.column.is_first]
    rest = [field for field in fields if field not in filled]
    asking = Asking(filled, rest, missing, _computed(screen, table, row.tab))
    answers = _answers(screen, asking, row, seen, key)
    if _buttons(screen, key, {EDIT: ""}):
        changes = {name: answer.value for name, answer in answers.items() if answer.is_changed}
        _save(screen, table, row, changes, {name: seen[name] for name in changes}, f"{key}:seen")


def _askable(fields: Sequence[Field]) -> list[Field]:
    return [field for field in fields if not field.column.is_app_owned]


def _without_column(screen: Screen, table: Table) -> list[Field]:
    """What Bahi knows of such a record and the sheet has no column for: it is added at the end when it is first needed."""
    there = {field.name for field in screen.snapshot.fields(table.name)}
    return [field for field in _askable(screen.snapshot.all_fields(table.name)) if field.name not in there]


def _computed(screen: Screen, table: Table, tab: str) -> frozenset[str]:
    """The fields that the sheet works out itself in this tab."""
    placed = screen.snapshot.headings(table.name)
    return frozenset(place.field for place in placed if place.has_formulas and place.tab == tab)


def _seen(row: Row, fields: Sequence[Field], key: str) -> Mapping[str, str]:
    """The cells' texts as they were when the form was opened, whatever has been read since."""
    if key not in st.session_state:
        st.session_state[key] = {field.name: row.text(field.name) for field in fields}
    kept: dict[str, str] = st.session_state[key]
    return {field.name: kept.get(field.name, "") for field in fields}


def _answers(screen: Screen, asking: Asking, row: Row | None, seen: Mapping[str, str], key: str) -> dict[str, Answer]:
    t, answers = screen.t, _inputs(screen, asking.first, asking, row, seen, key)
    if asking.rest or asking.missing:
        with st.expander(t.gettext("More fields"), key=f"{key}:more"):
            answers |= _inputs(screen, asking.rest, asking, row, seen, key)
            if asking.missing:
                st.caption(t.gettext("Your sheet has no column for these. What you fill in gets a new last column."))
                answers |= _inputs(screen, asking.missing, asking, row, seen, key)
    return answers


def _inputs(
    screen: Screen, fields: Sequence[Field], asking: Asking, row: Row | None, seen: Mapping[str, str], key: str
) -> dict[str, Answer]:
    answers = {}
    with st.grid(3, min_column_width=240):
        for field in fields:
            text, input_key = seen.get(field.name, ""), f"{key}:{field.name}"
            with st.container(gap="xsmall"):
                if field.name in asking.computed:
                    computed_input(screen, field, row, input_key)
                else:
                    has_column = field not in asking.missing
                    answers[field.name] = field_input(screen, field, row, text, input_key, has_column=has_column)
    return answers


def _buttons(screen: Screen, key: str, leaving: Mapping[str, str]) -> bool:
    """Save and Cancel; whether Save was pressed."""
    with st.container(horizontal=True):
        saves = st.button(screen.t.gettext("Save to sheet"), type="primary", icon=":material/save:", key=f"{key}:save")
        st.button(screen.t.gettext("Cancel"), key=f"{key}:cancel", on_click=_leave, args=(f"{key}:seen", dict(leaving)))
    return saves


def _leave(seen_key: str, leaving: dict[str, str]) -> None:
    st.session_state.pop(seen_key, None)
    go_to(**leaving)


def _add(screen: Screen, table: Table, values: Mapping[str, CellValue]) -> None:
    try:
        saved = add_record(screen.place, table.name, values, author=screen.author)
    except Told as refusal:
        refuse(refusal.said(screen.t))
        return
    st.session_state.pop(f"form:{table.key}:new:doubles", None)
    remember_saved(saved)
    go_to(**{NEW: "", RECORD: saved.id})
    st.rerun()


def _save(
    screen: Screen, table: Table, row: Row, changes: Mapping[str, CellValue], seen: Mapping[str, str], seen_key: str
) -> None:
    t = screen.t
    try:
        saved = (
            save_edit(screen.place, table.name, row.key, changes, seen=seen, author=screen.author)
            if changes
            else Saved(row.key, "")
        )
    except Told as refusal:
        refuse(refusal.said(t))
        st.button(t.gettext("Show the new values"), on_click=lambda: st.session_state.pop(seen_key, None))
        return
    remember_saved(saved, "" if saved.saved_as else t.gettext("Nothing was changed."))
    _leave(seen_key, {EDIT: ""})
    st.rerun()

"""Customers who are only named so far: their cards made with one click, from the names and phones that stand in other tabs."""

from collections.abc import Sequence

import streamlit as st

from records.matched_rows import MATCHED
from records.named_only import NamedOnly, named_only
from sync.edits import RecordCells, save_records
from sync.ids import new_id
from sync.matches import probable_at_once
from sync.publish_pull import publish_overlay
from translations import formats
from translations.told import Told
from ui.fold import fold
from ui.refused import refuse, run_again
from ui.saved import remember_saved
from ui.screen import Screen
from ui.ticking import ticked_lines

_AT_ONCE = 100
_PROBABLE, _SAME_NAME = 0.5, 0.85


def add_named_only(screen: Screen) -> None:
    """The names that nobody has, and the button that makes customers of those that are ticked; nothing where there is none."""
    t, found = screen.t, named_only(screen.snapshot)
    if not found:
        return
    words = t.ngettext("{count} name has no card yet", "{count} names have no card yet", len(found))
    section = fold(
        words.format(count=formats.number(len(found), t.language)), "named_only", icon=":material/person_add:"
    )
    if not section.open:
        return
    with section:
        st.text(
            t.gettext(
                "They stand in your tabs, but in no list of customers. Add them, and all their rows stand on one card."
            )
        )
        like = {one.name: who for one in found[:_AT_ONCE] if (who := _like(screen, one))}
        new = [one for one in found[:_AT_ONCE] if one.name not in like]
        if new:
            _add(screen, _ticked(screen, new))
        for name, who in like.items():
            st.text(t.gettext("{name} may be {customer}.").format(name=name, customer=who))


def _ticked(screen: Screen, found: Sequence[NamedOnly]) -> list[NamedOnly]:
    t = screen.t
    lines = [
        [
            one.name,
            _phone(one),
            ", ".join(f"{tab}: {formats.number(rows, t.language)}" for tab, rows in one.rows.items()),
        ]
        for one in found
    ]
    return [
        found[at]
        for at in ticked_lines("named_only", [t.gettext("Name"), t.gettext("Phones"), t.gettext("Rows")], lines)
    ]


def _add(screen: Screen, ticked: Sequence[NamedOnly]) -> None:
    t = screen.t
    words = t.ngettext("Add {count} customer", "Add {count} customers", len(ticked))
    words = words.format(count=formats.number(len(ticked), t.language))
    if not st.button(words, type="primary", icon=":material/person_add:", key="add_named_only", disabled=not ticked):
        return
    records = [
        RecordCells(
            "Contacts", new_id(), {"name": one.name} | ({"phones": _phone(one)} if _phone(one) else {}), True, one.name
        )
        for one in ticked
    ]
    try:
        with st.spinner(t.gettext("Saving the rows")):
            saved = save_records(screen.place, records, author=screen.author)
            publish_overlay(screen.place)
    except Told as refusal:
        refuse(refusal.said(t))
        return
    words = t.ngettext("{count} customer added.", "{count} customers added.", len(ticked))
    remember_saved(saved, words.format(count=formats.number(len(ticked), t.language)))
    run_again()


def _phone(one: NamedOnly) -> str:
    """The phone that stands beside the name; of several nobody knows whose they are."""
    return next(iter(one.phones)) if len(one.phones) == 1 else ""


def _like(screen: Screen, one: NamedOnly) -> str:
    """Somebody who is there already and may be meant: probably by all that is known, or by the name alone."""
    from validation.matching.names import similarity

    cells = {"name": one.name, "phones": _phone(one)}
    for state in screen.snapshot.states():
        table = state.table.name
        matches = (
            probable_at_once(screen.place, screen.snapshot, table, cells) if table in MATCHED and state.rows else ()
        )
        for match in matches:
            row = screen.snapshot.row(table, match.id_a)
            if row and (match.probability >= _PROBABLE or similarity(one.name, row.label) >= _SAME_NAME):
                return row.label
    return ""

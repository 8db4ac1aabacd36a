"""Customers who are only named so far: their cards made with one click, from the names and phones that stand in other tabs."""

from collections.abc import Sequence

import streamlit as st

from records.named_only import NamedOnly, named_only
from sync.named_only import add_customers, may_be
from translations import formats
from translations.told import Told
from ui.fold import fold
from ui.refused import refuse, run_again
from ui.saved import remember_saved
from ui.screen import Screen
from ui.ticking import ticked_lines

_AT_ONCE = 100


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
        like = {one.name: who for one in found[:_AT_ONCE] if (who := may_be(screen.place, screen.snapshot, one))}
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
            one.phone,
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
    try:
        with st.spinner(t.gettext("Saving the rows")):
            saved = add_customers(screen.place, ticked, author=screen.author)
    except Told as refusal:
        refuse(refusal.said(t))
        return
    words = t.ngettext("{count} customer added.", "{count} customers added.", len(ticked))
    remember_saved(saved, words.format(count=formats.number(len(ticked), t.language)))
    run_again()

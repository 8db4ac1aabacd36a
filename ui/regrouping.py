"""On the card of a customer read from a register: rows that are somebody else's, and another customer who is the same."""

from collections.abc import Callable, Sequence

import streamlit as st

from records.register_rows import RegisterRow, register_rows_of
from records.rows import Row
from records.shown import shown
from sync.edits import Saved
from sync.regrouping import join, must_be_numbered, part
from translations import N_
from translations.told import Told
from ui.link_picker import link_picker
from ui.literal import literal
from ui.refused import refuse
from ui.saved import remember_saved
from ui.screen import Screen
from validation.column import Column, Field
from validation.kinds import Kind

_SHOWN = 200
_SCROLLS_AFTER = 8
_OTHER = Field("customer", Column(heading=N_("Customer"), kind=Kind.LINK, links_to="Contacts"))


def regrouping(screen: Screen, row: Row) -> None:
    """Draw both, folded away; nothing where no register has a row of this customer."""
    if row.table != "Contacts":
        return
    rows = register_rows_of(screen.snapshot, row.key)
    if not rows:
        return
    section = screen.t.gettext("Is this one person?")
    with st.expander(section, icon=":material/call_split:", key=f"regrouping:{row.key}"):
        try:
            must_be_numbered(screen.snapshot, row.key)
        except Told as refusal:
            st.caption(literal(refusal.said(screen.t)))
            return
        if len(rows) > 1:
            _two_people(screen, row, rows)
        _the_same(screen, row)


def _two_people(screen: Screen, row: Row, rows: Sequence[RegisterRow]) -> None:
    t, key = screen.t, f"part:{row.key}"
    st.text(t.gettext("These rows are two people? Tick those that are somebody else's."))
    with st.container(height=320 if len(rows) > _SCROLLS_AFTER else "content", gap="xxsmall", border=False):
        ticked = [
            one.sale for one in rows[:_SHOWN] if st.checkbox(literal(_words(screen, one)), key=f"{key}:{one.sale}")
        ]
    words = t.ngettext("{count} row is somebody else's", "{count} rows are somebody else's", len(ticked))
    words = words.format(count=len(ticked)) if ticked else t.gettext("Somebody else's")
    if st.button(words, icon=":material/call_split:", key=key, disabled=not ticked):
        said = t.ngettext("{count} row is a new customer's.", "{count} rows are a new customer's.", len(ticked))
        _saved(
            screen,
            lambda: part(screen.place, row.key, ticked, author=screen.author),
            said.format(count=len(ticked)),
        )


def _words(screen: Screen, one: RegisterRow) -> str:
    t = screen.t
    amount, day = shown(one.amount, Kind.MONEY, t, screen.currency), shown(one.on, Kind.DATE, t)
    phones = shown(tuple(filter(None, one.phones.split(", "))), Kind.PHONES, t)
    return " · ".join(filter(None, (day, one.item, amount, one.name, phones)))


def _the_same(screen: Screen, row: Row) -> None:
    t, key = screen.t, f"join:{row.key}"
    chosen = link_picker(screen, _OTHER, (), t.gettext("This is the same customer as"), None, f"{key}:other")
    if not chosen or chosen[0] == row.key:
        return
    other = screen.snapshot.label("Contacts", chosen[0])
    st.caption(literal(t.gettext("The rows of {other} get the number of {name}.").format(other=other, name=row.label)))
    if st.button(t.gettext("Make them one customer"), icon=":material/call_merge:", key=key, type="primary"):
        said = t.gettext("{other} and {name} are one customer.").format(other=other, name=row.label)
        _saved(screen, lambda: join(screen.place, row.key, chosen[0], author=screen.author), said)


def _saved(screen: Screen, save: Callable[[], Saved], words: str) -> None:
    try:
        saved = save()
    except Told as refusal:
        refuse(refusal.said(screen.t))
        return
    remember_saved(saved, words)
    st.rerun()

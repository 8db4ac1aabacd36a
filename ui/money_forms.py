"""What is written down about money: received, paid out, promised; each goes into the Payments tab as a row."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

import streamlit as st

from records.accounts import Balance
from records.collecting import Promise
from records.rows import Row
from records.shown import shown
from sync.edits import add_record, save_edit
from sync.workbook import CellValue
from translations.told import Told
from ui.address import go_to
from ui.collected import collected
from ui.literal import literal
from ui.money import DO
from ui.refused import refuse
from ui.saved import remember_saved
from ui.screen import Screen
from validation.kinds import Kind
from validation.lists import choices_of, word_of

_NEEDED = frozenset({"on", "party", "amount", "promised_on"})
"""Fields worth a new column; the others are written only where the tab has theirs."""
_IN_DAYS = 7


def receive_form(screen: Screen, row: Row, balance: Balance | None) -> None:
    """Money that came in, or went out to them; where it was promised, the promise becomes the payment."""
    t, promise = screen.t, collected(screen).promises.get(row.key)
    key = f"receive:{row.key}"
    ways = {"in": t.gettext("They paid us"), "out": t.gettext("We paid them")}
    first = "out" if balance and balance.balance < 0 else "in"
    way = st.segmented_control(
        t.gettext("Which way"), list(ways), default=first, format_func=lambda each: ways[each], required=True,
        key=f"{key}:way", label_visibility="collapsed",
    )  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="bottom"):
        amount = _amount(screen, promise.amount if promise and way == "in" else None, key)
        method = _method(screen, key)
        day = st.date_input(t.gettext("Date"), screen.snapshot.today(), format="DD/MM/YYYY", width=150, key=f"{key}:on")
    reference = st.text_input(t.gettext("Reference"), key=f"{key}:reference", max_chars=100, placeholder="", width=320)
    keeps = _keeps(screen, promise, key) if promise and way == "in" else False
    if not st.button(t.gettext("Save to sheet"), type="primary", icon=":material/save:", key=f"{key}:save"):
        return
    if not amount or not day:
        st.warning(t.gettext("How much was it, and on which day?"))
        return
    direction = word_of(screen.snapshot.business, "In or out", way or "in")
    values: dict[str, CellValue] = {"on": day, "party": row.key, "direction": direction, "amount": amount}
    values |= {"method": method, "reference": (reference or "").strip() or None}
    _save(screen, values, promise if keeps else None, _received_words(screen, amount, way or "in"))


def promise_form(screen: Screen, row: Row, balance: Balance | None) -> None:
    """The day for which they promised to pay; a promise that is open already is moved."""
    t, promise = screen.t, collected(screen).promises.get(row.key)
    key, owed = f"promise:{row.key}", balance.balance if balance and balance.balance > 0 else None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        begins = promise.day if promise else screen.snapshot.today() + timedelta(days=_IN_DAYS)
        day = st.date_input(t.gettext("Promised for"), begins, format="DD/MM/YYYY", width=170, key=f"{key}:day")
        amount = _amount(screen, promise.amount if promise else owed, key)
    st.caption(t.gettext("On that day it appears under what is due."))
    if not st.button(t.gettext("Save to sheet"), type="primary", icon=":material/save:", key=f"{key}:save"):
        return
    if not isinstance(day, date) or not amount:
        st.warning(t.gettext("For which day, and how much?"))
        return
    direction = word_of(screen.snapshot.business, "In or out", "in")
    values: dict[str, CellValue] = {"party": row.key, "direction": direction, "amount": amount, "promised_on": day}
    words = t.gettext("Promised for {day}.").format(day=shown(day, Kind.DATE, t))
    _save(screen, values, promise, words)


def _amount(screen: Screen, begins: Decimal | None, key: str) -> Decimal | None:
    typed = st.number_input(
        screen.t.gettext("Amount"), min_value=0.0, value=float(begins) if begins else None, step=None, format="%.2f",
        key=f"{key}:amount", width=180, placeholder="",
    )  # fmt: skip
    return Decimal(str(typed)).quantize(Decimal("0.01")) if typed else None


def _method(screen: Screen, key: str) -> str | None:
    t = screen.t
    choices = {c.value: c.label for c in choices_of(screen.snapshot.business, "Payment methods") if c.is_active}
    return st.selectbox(
        t.gettext("Paid by"), list(choices), None, key=f"{key}:method", placeholder=t.gettext("Choose"), width=200,
        format_func=lambda value: t.gettext(choices[value]) if choices[value] else value,
    )  # fmt: skip


def _keeps(screen: Screen, promise: Promise, key: str) -> bool:
    t = screen.t
    words = t.gettext("This is what was promised for {day}").format(day=shown(promise.day, Kind.DATE, t))
    return st.checkbox(literal(words), True, key=f"{key}:keeps")


def _received_words(screen: Screen, amount: Decimal, way: str) -> str:
    t = screen.t
    words = t.gettext("Received {amount}.") if way == "in" else t.gettext("Paid out {amount}.")
    return words.format(amount=shown(amount, Kind.MONEY, t, screen.currency))


def _save(screen: Screen, values: Mapping[str, CellValue], promise: Promise | None, words: str) -> None:
    """A new row, or the row of the promise that this is about."""
    there = {field.name for field in screen.snapshot.fields("payments")}
    cells = {name: value for name, value in values.items() if value is not None and (name in there or name in _NEEDED)}
    try:
        if promise and (row := screen.snapshot.row("payments", promise.key)):
            changed = {name: value for name, value in cells.items() if name not in ("party", "direction")}
            seen = {name: row.text(name) for name in changed}
            saved = save_edit(screen.place, "Payments", promise.key, changed, seen=seen, author=screen.author)
        else:
            saved = add_record(screen.place, "Payments", cells, author=screen.author)
    except Told as refusal:
        refuse(refusal.said(screen.t))
        return
    remember_saved(saved, words)
    go_to(**{DO: ""})
    st.rerun()

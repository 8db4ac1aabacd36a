"""One line of the counter as it was understood: each piece to be put right before it is saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import streamlit as st

from records.customers import Customer, table_of
from records.shown import shown
from sync.counter import Slip
from translations import N_, Translator
from ui.counter_choice import NEW, choice_of
from ui.literal import literal
from ui.look_up import standing_words
from ui.screen import Screen
from ui.words import several
from validation.cells.choices import spelling
from validation.kinds import Kind
from validation.lists import choices_of
from validation.one_line import Doing, Entry

_TITLES: Mapping[Doing, str] = {
    Doing.SALE: N_("Sale"),
    Doing.PAYMENT: N_("Money received"),
    Doing.PROMISE: N_("Promise to pay"),
    Doing.ENQUIRY: N_("Enquiry"),
    Doing.VISIT: N_("Visit"),
    Doing.FOLLOW_UP: N_("Follow-up"),
    Doing.CUSTOMER: N_("New customer"),
}
_DUE_LABELS: Mapping[Doing, str] = {
    Doing.SALE: N_("Rest promised for"),
    Doing.PAYMENT: N_("Rest promised for"),
    Doing.PROMISE: N_("Promised for"),
    Doing.ENQUIRY: N_("Call on"),
    Doing.VISIT: N_("Come back to it on"),
    Doing.FOLLOW_UP: N_("Call on"),
}
_WITH_AMOUNT = frozenset({Doing.SALE, Doing.PROMISE, Doing.ENQUIRY})
_WITH_RECEIVED = frozenset({Doing.SALE, Doing.PAYMENT})
_WITH_DAY = frozenset({Doing.SALE, Doing.PAYMENT, Doing.VISIT})


@dataclass(frozen=True)
class _Who:
    """Whom it is about: the table and key of a customer, or the name and phones of a new one."""

    table: str
    key: str
    name: str
    phones: tuple[str, ...]


def slip_form(screen: Screen, entry: Entry, key: str) -> Slip | None:
    """Draw what was understood; returns it as the person has left it, None while something is missing."""
    t = screen.t
    with st.container(border=True, gap="xsmall", key=f"slip:{abs(hash(key))}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(entry.typed, width="stretch")
            doing = _doing(entry, key, t)
        who = _who(screen, entry, key)
        if doing is None:
            _left_over(entry, t)
            return None
        with st.container(horizontal=True, vertical_alignment="bottom"):
            slip = _pieces(screen, entry, doing, who, key)
        _left_over(entry, t)
        _rest(screen, slip)
    return slip if _is_enough(slip, who) else None


def _doing(entry: Entry, key: str, t: Translator) -> Doing | None:
    options = [str(doing) for doing in _TITLES]
    here = options.index(str(entry.doing)) if entry.doing in _TITLES else None
    chosen = st.selectbox(
        t.gettext("What was it"), options, here, key=f"{key}:doing", placeholder=t.gettext("What was it?"), width=190,
        format_func=lambda each: t.gettext(_TITLES[Doing(each)]), label_visibility="collapsed",
    )  # fmt: skip
    return Doing(chosen) if chosen else None


def _who(screen: Screen, entry: Entry, key: str) -> _Who | None:
    """The customer found by phone or by name, somebody else who is like it, or a new one."""
    t = screen.t
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(t.gettext("Name"), entry.name, key=f"{key}:name", max_chars=200, width=240)
        name = (name or "").strip()
        choice = choice_of(screen, name, entry.phones)
        by_key = {each.row.key: each for each in choice.customers}
        is_new = bool(name or entry.phones)
        options = [*by_key, *([NEW] if is_new else [])]
        index = options.index(choice.certain) if choice.certain in options else None
        phones = shown(entry.phones, Kind.PHONES, t)
        new = t.gettext("New customer: {name}").format(name=" · ".join(filter(None, (name, phones))))
        labels = {each: _label(screen, by_key[each]) for each in by_key} | {NEW: new}
        chosen = st.selectbox(
            t.gettext("Customer"), options, index, key=f"{key}:who:{name}", format_func=lambda each: labels.get(each, each),
            placeholder=t.gettext("Who is it?"), width="stretch",
        )  # fmt: skip
    if not chosen:
        return None
    if chosen == NEW:
        return _Who("", "", name, entry.phones)
    return _Who(table_of(by_key[chosen]), chosen, by_key[chosen].row.label, entry.phones)


def _label(screen: Screen, customer: Customer) -> str:
    phones = shown(several(customer.row.values.get("phones"))[:1], Kind.PHONES, screen.t)
    return " · ".join(filter(None, (customer.row.label, phones, *standing_words(screen, customer)[:1])))


def _pieces(screen: Screen, entry: Entry, doing: Doing, who: _Who | None, key: str) -> Slip:
    t = screen.t
    is_told = doing in (Doing.VISIT, Doing.FOLLOW_UP)
    item = amount = received = day = due_on = method = None
    if doing is not Doing.CUSTOMER and doing is not Doing.PROMISE:
        label = t.gettext("What about") if is_told else t.gettext("Item")
        item = st.text_input(label, entry.item, key=f"{key}:item", max_chars=500, width=220)
    if doing in _WITH_AMOUNT:
        amount = _money(t.gettext("Amount"), entry.amount, f"{key}:amount")
    if doing in _WITH_RECEIVED:
        received = _money(t.gettext("Received"), entry.received, f"{key}:received")
        method = _method(screen, entry, key)
    if doing in _WITH_DAY:
        day = _day(t.gettext("Date"), entry.day or screen.snapshot.today(), f"{key}:day")
    if doing in _DUE_LABELS and (doing is not Doing.PAYMENT or entry.due_on):
        due_on = _day(t.gettext(_DUE_LABELS[doing]), entry.due_on, f"{key}:due")
    who = who or _Who("", "", "", ())
    return Slip(
        doing, who.table, who.key, who.name, who.phones, (item or "").strip(), amount, received, day, due_on, method or "",
        " ".join(entry.left_over) if entry.left_over != (entry.typed,) else "",
    )  # fmt: skip


def _money(label: str, begins: Decimal | None, key: str) -> Decimal | None:
    typed = st.number_input(
        label,
        0.0,
        value=None if begins is None else float(begins),
        step=None,
        format="%.2f",
        key=key,
        width=130,
        placeholder="",
    )
    return None if typed is None else Decimal(str(typed)).quantize(Decimal("0.01"))


def _day(label: str, begins: date | None, key: str) -> date | None:
    day = st.date_input(label, begins, format="DD/MM/YYYY", key=key, width=150)
    return day if isinstance(day, date) else None


def _method(screen: Screen, entry: Entry, key: str) -> str | None:
    t = screen.t
    choices = [choice for choice in choices_of(screen.snapshot.business, "Payment methods") if choice.is_active]
    typed = spelling(entry.method)
    told = next((c.value for c in choices if typed and typed in {spelling(w) for w in (c.value, *c.aliases)}), None)
    labels = {choice.value: t.gettext(choice.label) if choice.label else choice.value for choice in choices}
    options = list(labels)
    return st.selectbox(
        t.gettext("Paid by"), options, options.index(told) if told else None, key=f"{key}:method", width=150,
        format_func=lambda value: labels[value], placeholder="",
    )  # fmt: skip


def _left_over(entry: Entry, t: Translator) -> None:
    if entry.left_over:
        words = t.gettext("Not certain, so left to you: {text}").format(text=" | ".join(entry.left_over))
        st.caption(f":material/help: {literal(words)}")


def _rest(screen: Screen, slip: Slip) -> None:
    """What stays to be paid, worked out for the person to see."""
    if slip.doing is Doing.SALE and slip.amount is not None:
        rest = slip.amount - (slip.received or Decimal(0))
        if rest:
            amount = shown(rest, Kind.MONEY, screen.t, screen.currency)
            st.caption(literal(screen.t.gettext("Left to pay: {amount}").format(amount=amount)))


def _is_enough(slip: Slip, who: _Who | None) -> bool:
    """Whether it can be saved: it is known whom it is about, and what."""
    if who is None:
        return False
    match slip.doing:
        case Doing.SALE:
            return bool(slip.item or slip.amount)
        case Doing.PAYMENT:
            return bool(slip.received)
        case Doing.PROMISE:
            return bool(slip.amount and slip.due_on)
        case Doing.ENQUIRY:
            return bool(slip.item)
        case Doing.FOLLOW_UP:
            return slip.due_on is not None
        case Doing.CUSTOMER:
            return not who.key
        case _:
            return True

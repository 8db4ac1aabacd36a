"""Moving an enquiry: at once to an open stage; won asks about the sale, lost asks why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import streamlit as st

from records.enquiries import OPEN, WON, Enquiry
from sync.counter import Slip, save_slip
from sync.edits import Saved, save_edit
from sync.outbox import new_operation
from sync.place import Place
from sync.workbook import CellValue
from translations import Language, Translator, translator
from translations.told import Told
from ui.literal import literal
from ui.refused import refuse, refuse_next
from ui.saved import remember_saved
from ui.screen import Screen
from validation.lists import choices_of
from validation.one_line import Doing

_ASKED = "move_asked"


@dataclass(frozen=True)
class _Moving:
    """What the form needs after the page has run: plain values, for it runs again by itself."""

    place: Place
    author: str
    language: Language
    key: str
    label: str
    amount: float | None
    party_table: str
    party: str
    stage: str
    seen: str
    is_won: bool
    reasons: Sequence[tuple[str, str]]
    today: date


def ask_move(screen: Screen, enquiry: Enquiry, kind: str, stage: str) -> None:
    """Move to an open stage, or open the form for a decided one in the run that follows."""
    if kind != OPEN:
        st.session_state[_ASKED] = [enquiry.key, stage, kind]
        return
    try:
        remember_saved(save_edit(screen.place, "Deals", enquiry.key, {"stage": stage}, author=screen.author))
    except Told as refusal:
        refuse_next(refusal.said(screen.t))


def move_dialog(screen: Screen) -> None:
    """Draw the form, where it was asked for; once a page, after everything else."""
    if _ASKED not in st.session_state:
        return
    key, stage, kind = st.session_state[_ASKED]
    row = screen.snapshot.row("deals", key)
    if row is None:
        _close()
        return
    t = screen.t
    choices = [choice for choice in choices_of(screen.snapshot.business, "Lost reasons") if choice.is_active]
    party = next((name for name in ("contact", "organisation") if row.links.get(name)), "")
    amount = row.values.get("amount")
    moving = _Moving(
        screen.place, screen.author, t.language, key, row.label, float(amount) if amount else None,
        {"contact": "Contacts", "organisation": "Organisations"}.get(party, ""),
        row.links[party][0][0] if party else "", stage, row.text("stage"), kind == WON,
        [(one.value, t.gettext(one.label) if one.label else one.value) for one in choices], screen.snapshot.today(),
    )  # fmt: skip
    title = t.gettext("Won: {title}") if kind == WON else t.gettext("Lost: {title}")
    st.dialog(literal(title.format(title=row.label)), on_dismiss=_close)(lambda: _form(moving))()


def lost_reason(screen: Screen, reason: str) -> str:
    """Why an enquiry was lost, in the reader's language where it is one of the list's words."""
    labels = {one.value: one.label for one in choices_of(screen.snapshot.business, "Lost reasons") if one.label}
    return screen.t.gettext(labels[reason]) if reason in labels else reason or screen.t.gettext("Nobody said why")


def _close() -> None:
    st.session_state.pop(_ASKED, None)


def _form(moving: _Moving) -> None:
    t, key = translator(moving.language), f"move:{moving.key}:form"
    values: dict[str, CellValue] = {"stage": moving.stage, "closed_on": moving.today}
    slip = None
    if moving.is_won:
        slip = _sale(moving, key, t)
    else:
        labels = dict(moving.reasons)
        reason = st.pills(
            t.gettext("Why was it lost?"), list(labels), key=f"{key}:reason", format_func=lambda one: labels[one]
        )
        other = st.text_input(t.gettext("In other words"), key=f"{key}:other", max_chars=200, placeholder="")
        values["lost_reason"] = reason or (other or "").strip() or None
    words = t.gettext("Save to sheet")
    if not st.button(words, type="primary", icon=":material/save:", key=f"{key}:save"):
        return
    try:
        saved = _save(moving, values, slip)
    except Told as refusal:
        refuse(refusal.said(t))
        return
    remember_saved(saved)
    _close()
    st.rerun()


def _sale(moving: _Moving, key: str, t: Translator) -> Slip | None:
    """The sale that it became, where the person wants it noted."""
    if not st.checkbox(t.gettext("Note the sale too"), bool(moving.party), key=f"{key}:with_sale"):
        return None
    item = st.text_input(t.gettext("Item"), moving.label, key=f"{key}:item", max_chars=200)
    with st.container(horizontal=True):
        amount = st.number_input(
            t.gettext("Amount"), 0.0, value=moving.amount, step=None, format="%.2f", key=f"{key}:amount"
        )
        received = st.number_input(
            t.gettext("Received"), 0.0, value=None, step=None, format="%.2f", key=f"{key}:received"
        )
    return Slip(
        Doing.SALE,
        moving.party_table,
        moving.party,
        item=(item or "").strip(),
        amount=_money(amount),
        received=_money(received),
    )


def _money(typed: float | None) -> Decimal | None:
    return None if typed is None else Decimal(str(typed)).quantize(Decimal("0.01"))


def _save(moving: _Moving, values: dict[str, CellValue], slip: Slip | None) -> Saved:
    """The new stage and the sale as one click."""
    click = new_operation()
    cells = {name: value for name, value in values.items() if value is not None}
    saved = save_edit(
        moving.place, "Deals", moving.key, cells, seen={"stage": moving.seen}, author=moving.author, saved_as=click,
        show=slip is None,
    )  # fmt: skip
    if slip is not None:
        save_slip(moving.place, slip, author=moving.author, saved_as=click)
        return Saved(moving.key, click)
    return saved

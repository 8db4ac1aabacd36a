"""Called, visited, a note: one click asks, a second saves; with a day on which to come back to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from records.rows import Row
from records.shown import shown
from sync.contact_log import Contacted, log_contact
from sync.place import Place
from translations import N_, Language, Translator, translator
from translations.told import Told
from ui.literal import literal
from ui.refused import refuse
from ui.saved import remember_saved
from ui.screen import Screen
from validation.kinds import Kind
from validation.lists import choices_of

LABELS = {Contacted.CALL: N_("Called"), Contacted.VISIT: N_("Visited"), Contacted.NOTE: N_("Note")}
_ICONS = {Contacted.CALL: "call_made", Contacted.VISIT: "directions_walk", Contacted.NOTE: "sticky_note_2"}
_ASKED = "contact_asked"
_LATER = {"tomorrow": N_("Tomorrow"), "friday": N_("Friday"), "week": N_("In a week"), "other": N_("Another day")}
_FRIDAY = 4


@dataclass(frozen=True)
class _Asking:
    """What the form needs after the page has run: plain values, for it runs again by itself."""

    place: Place
    author: str
    language: Language
    table: str
    key: str
    name: str
    how: Contacted
    outcomes: Sequence[tuple[str, str]]
    today: date


def log_buttons(screen: Screen, row: Row) -> None:
    """Draw the three buttons of a customer's card."""
    for how, label in LABELS.items():
        st.button(
            screen.t.gettext(label), icon=f":material/{_ICONS[how]}:", key=f"log:{how}", on_click=ask,
            args=(row.table, row.key, row.label, how),
        )  # fmt: skip


def ask(table: str, key: str, name: str, how: Contacted = Contacted.CALL) -> None:
    """Open the form for a customer, in the run that follows."""
    st.session_state[_ASKED] = [table, key, name, str(how)]


def log_dialog(screen: Screen) -> None:
    """Draw the form, where it was asked for; once a page, after everything else."""
    if _ASKED not in st.session_state:
        return
    table, key, name, how = st.session_state[_ASKED]
    choices = [choice for choice in choices_of(screen.snapshot.business, "Outcomes") if choice.is_active]
    outcomes = [(c.value, screen.t.gettext(c.label) if c.label else c.value) for c in choices]
    today = screen.snapshot.today()
    asking = _Asking(screen.place, screen.author, screen.t.language, table, key, name, Contacted(how), outcomes, today)
    st.dialog(literal(name), on_dismiss=_close)(lambda: _form(asking))()


def _close() -> None:
    st.session_state.pop(_ASKED, None)


def _form(asking: _Asking) -> None:
    t = translator(asking.language)
    key = f"log:{asking.table}:{asking.key}"
    titles = {str(how): t.gettext(label) for how, label in LABELS.items()}
    how = st.segmented_control(
        t.gettext("What was it"), list(titles), default=str(asking.how), required=True, key=f"{key}:how",
        format_func=lambda each: titles[each], label_visibility="collapsed",
    )  # fmt: skip
    labels = dict(asking.outcomes)
    outcome = (
        st.pills(t.gettext("How it went"), list(labels), key=f"{key}:outcome", format_func=lambda each: labels[each])
        if how != Contacted.NOTE
        else None
    )
    notes = st.text_input(t.gettext("In a few words"), key=f"{key}:notes", max_chars=1000, placeholder="")
    follow_up = _follow_up(asking.today, key, t)
    if not st.button(t.gettext("Save to sheet"), type="primary", icon=":material/save:", key=f"{key}:save"):
        return
    if how == Contacted.NOTE and not (notes or "").strip() and not follow_up:
        st.warning(t.gettext("Write the note first."))
        return
    try:
        saved = log_contact(
            asking.place, asking.table, asking.key, Contacted(how or "call"), outcome=outcome or "",
            notes=(notes or "").strip(), follow_up=follow_up, author=asking.author,
        )  # fmt: skip
    except Told as refusal:
        refuse(refusal.said(t))
        return
    words = t.gettext("{name}: {what}").format(name=asking.name, what=titles[how or "call"])
    until = t.gettext("It comes up again on {day}.").format(day=shown(follow_up, Kind.DATE, t)) if follow_up else ""
    remember_saved(saved, " ".join(filter(None, (f"{words}.", until))))
    for name in ("how", "outcome", "notes", "later", "day"):
        st.session_state.pop(f"{key}:{name}", None)
    _close()
    st.rerun()


def _follow_up(today: date, key: str, t: Translator) -> date | None:
    """The day on which to come back to it; none unless one is chosen."""
    days = quick_days(today)
    labels = {name: t.gettext(label) for name, label in _LATER.items()}
    chosen = st.pills(
        t.gettext("Come back to it"), list(labels), key=f"{key}:later", format_func=lambda each: labels[each]
    )
    if chosen != "other":
        return days[chosen] if chosen else None
    day = st.date_input(t.gettext("Day"), None, format="DD/MM/YYYY", key=f"{key}:day", min_value=today, width=170)
    return day if isinstance(day, date) else None


def quick_days(today: date) -> dict[str, date]:
    """The days that are one click away; Friday is never today."""
    friday = today + timedelta(days=(_FRIDAY - today.weekday()) % 7 or 7)
    return {"tomorrow": today + timedelta(days=1), "friday": friday, "week": today + timedelta(days=7)}

"""What an owner says once about the business: it stands in messages, on statements and in the UPI code."""

from collections.abc import Mapping

import streamlit as st

from messages.upi import is_upi_id
from records.query import Query
from records.rows import Row
from sync.contact_log import must_take_rows
from sync.edits import Saved, add_record, save_edit
from sync.outbox import new_operation
from translations import N_
from translations.told import Told
from ui.refused import refuse
from ui.saved import remember_saved
from ui.screen import Screen
from validation.lists import word_of

_ASKED: Mapping[str, str] = {
    "business_name": N_("Business name"),
    "phone": N_("Phone"),
    "address": N_("Address"),
    "tax_numbers": N_("Tax numbers"),
    "hours": N_("Opening hours"),
    "upi_id": N_("UPI ID"),
}
_INDIAN = frozenset({"upi_id"})
_LONGEST, _MOST_ROWS = 500, 10_000


def shop_form(screen: Screen) -> None:
    """Draw the fields; what is changed goes into the Settings tab, which is made where there is none."""
    t, rows = screen.t, _rows(screen)
    is_indian = screen.snapshot.business.currency == "INR"
    asked = {name: label for name, label in _ASKED.items() if is_indian or name not in _INDIAN}
    said = {name: rows[name].text("value") if name in rows else "" for name in asked}
    st.subheader(t.gettext("Your business"), anchor=False)
    st.caption(t.gettext("It stands in your messages and on statements. It is kept in the Settings tab of your sheet."))
    with st.form("your_business", border=False), st.container(gap="small"):
        typed = {
            name: st.text_input(t.gettext(label), said[name], key=f"setting:{name}", max_chars=_LONGEST, width=420)
            for name, label in asked.items()
        }
        saves = st.form_submit_button(t.gettext("Save to sheet"), type="primary", icon=":material/save:")
    changed = {name: text for name in asked if (text := (typed[name] or "").strip()) != said[name]}
    if saves and changed:
        _save(screen, rows, changed)


def _rows(screen: Screen) -> dict[str, Row]:
    """The rows of the Settings tab by the built-in name of what they set."""
    words = {word_of(screen.snapshot.business, "Settings", name): name for name in _ASKED}
    found = {
        words.get(str(row.values.get("name"))): row for row in screen.snapshot.rows(Query("settings"), limit=_MOST_ROWS)
    }
    return {name: row for name, row in found.items() if name}


def _save(screen: Screen, rows: Mapping[str, Row], changed: Mapping[str, str]) -> None:
    t, place, author, click = screen.t, screen.place, screen.author, new_operation()
    if changed.get("upi_id") and not is_upi_id(changed["upi_id"]):
        refuse(t.gettext("This is not a UPI ID: it looks like shop@bank."))
        return
    try:
        must_take_rows(screen.snapshot, "Settings")
        for name, text in changed.items():
            if name in rows:
                seen = {"value": rows[name].text("value")}
                save_edit(place, "Settings", rows[name].key, {"value": text}, seen=seen, author=author, saved_as=click)
            else:
                word = word_of(screen.snapshot.business, "Settings", name)
                add_record(place, "Settings", {"name": word, "value": text}, author=author, saved_as=click)
    except Told as refusal:
        refuse(refusal.said(t))
        return
    remember_saved(Saved("", click))
    st.rerun()

"""A tab of their own for the customers of a register, offered on the sheet page with what it would do, and the way back."""

from collections.abc import Callable

import streamlit as st

from sync.edits import Saved
from sync.splitting import JoinPlan, SplitPlan, Switched, join, plan_join, plan_split, split
from translations import formats
from translations.told import Told
from ui.literal import literal
from ui.refused import refuse
from ui.saved import remember_saved
from ui.screen import Screen

_NAMED = 5


def customers_of_register(screen: Screen) -> None:
    """Draw the offer, folded away; nothing where the workbook has no register."""
    if not any(tab.is_register for tab in screen.snapshot.tabs()):
        return
    t = screen.t
    section = st.expander(
        t.gettext("A tab for your customers"), icon=":material/call_split:", key="splitting", on_change="rerun"
    )
    if not section.open:
        return
    with section:
        try:
            plan = plan_split(screen.place)
        except Told as refusal:
            st.caption(literal(refusal.said(t)))
            return
        if plan.customers:
            _offer(screen, plan)
        if any(tab.table == "Contacts" for tab in screen.snapshot.tabs()):
            _way_back(screen, plan_join(screen.place))


def _offer(screen: Screen, plan: SplitPlan) -> None:
    t = screen.t
    st.text(
        t.gettext(
            "Your register stays as it is and goes on as your list of sales. Each customer gets one row in a tab "
            "of customers, with what the register tells of them."
        )
    )
    words = t.ngettext("{tab}: {count} customer gets a row", "{tab}: {count} customers get a row", plan.customers)
    st.text(words.format(tab=plan.tab, count=formats.number(plan.customers, t.language)))
    st.caption(literal(", ".join(t.gettext(heading) for heading in plan.headings)))
    if plan.to_number:
        words = t.ngettext("{count} row gets an ID first", "{count} rows get an ID first", plan.to_number)
        st.caption(words.format(count=formats.number(plan.to_number, t.language)))
    label = t.gettext("Keep a copy and make the tab") if plan.is_new else t.gettext("Keep a copy and add these rows")
    if st.button(label, key="split_register", type="primary"):
        _do(screen, lambda: split(screen.place, author=screen.author))


def _way_back(screen: Screen, plan: JoinPlan) -> None:
    t = screen.t
    st.text(
        t.gettext(
            "Back to the register alone: the tab {tab} stays in your sheet and is not used any more. What was changed "
            "in it goes into the register's rows."
        ).format(tab=plan.tab)
    )
    for heading, count in plan.stays.items():
        words = t.ngettext(
            "{heading} of {count} customer is then seen in that tab only.",
            "{heading} of {count} customers is then seen in that tab only.",
            count,
        )
        st.text("⚠ " + words.format(heading=t.gettext(heading), count=formats.number(count, t.language)))
    if plan.only_there:
        words = t.ngettext(
            "{count} customer has no row in the register: {names}.",
            "{count} customers have no row in the register: {names}.",
            len(plan.only_there),
        )
        names = ", ".join(plan.only_there[:_NAMED]) + (" …" if len(plan.only_there) > _NAMED else "")
        st.text("⚠ " + words.format(count=formats.number(len(plan.only_there), t.language), names=names))
    if st.button(t.gettext("Keep a copy and use the register alone"), key="join_register"):
        _do(screen, lambda: join(screen.place, author=screen.author))


def _do(screen: Screen, switch: Callable[[], Switched]) -> None:
    t = screen.t
    try:
        with st.spinner(t.gettext("Writing to the sheet")):
            done = switch()
    except Told as refusal:
        refuse(refusal.said(t))
        return
    words = t.gettext("Done. The copy is {backup}").format(backup=done.backup)
    st.toast(literal(words), duration="long")
    remember_saved(Saved("", done.saved_as), words)
    st.rerun()

"""What is found in an uploaded file, in plain words and numbers."""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from sync.check import FileCheck, TabCheck, check_file
from sync.check_doubles import Double
from sync.check_register import UNDERSTOOD, RegisterCheck
from translations import Translator, formats
from translations.told import Told
from ui.literal import literal
from ui.problem_view import problem_view
from ui.repaired import offer_repaired_copy
from ui.screen import Screen
from validation.problems import TITLES
from validation.register_dues import DueKind
from validation.tables import record_named

_SHOWN = 20


def check_uploaded(screen: Screen, name: str, content: bytes) -> bool:
    """Look at a file that was just uploaded, say what is in it, and answer whether Bahi can work with it."""
    try:
        with st.spinner(screen.t.gettext("Checking the rows")), TemporaryDirectory() as folder:
            path = Path(folder) / f"checked{Path(name).suffix.lower()}"
            path.write_bytes(content)
            checked = check_file(path, screen.snapshot.business)
    except Told as refusal:
        st.error(literal(refusal.said(screen.t)))
        return False
    is_known = show_found(screen, checked)
    offer_repaired_copy(screen, name, content, checked)
    return is_known


def show_found(screen: Screen, checked: FileCheck) -> bool:
    """Say what is in a file or a sheet, and answer whether Bahi can work with it."""
    for tab in checked.tabs:
        if tab.table:
            _tab(screen, tab)
        elif tab.rows:
            st.caption(
                literal(screen.t.gettext("{tab}: not one of the lists Bahi knows; left as it is").format(tab=tab.tab))
            )
    if checked.register:
        _register(screen, checked.register, checked.currency)
    is_known = any(tab.table for tab in checked.tabs)
    if not is_known:
        st.warning(screen.t.gettext("No tab of this file looks like a list of customers or sales."))
    return is_known


def _register(screen: Screen, register: RegisterCheck, currency: str) -> None:
    """Whom its rows name and what these owe, with how the dues were understood."""
    t = screen.t
    with st.container(horizontal=True, key="checked_register"):
        st.metric(t.gettext("Customers in the register"), formats.number(register.customers, t.language))
        if register.due is not None:
            st.metric(t.gettext("Money due"), formats.money(register.due, currency, t.language))
    for tab, kind in register.kinds.items():
        words = t.gettext("{tab}: the dues are {what}.").format(tab=tab, what=t.gettext(UNDERSTOOD[kind]))
        st.text(f"{'⚠' if kind is DueKind.UNCLEAR else '✓'} {words}")


def _tab(screen: Screen, tab: TabCheck) -> None:
    t = screen.t
    title = t.gettext(record_named(tab.table or "").table.title)
    st.metric(literal(f"{tab.tab} · {title}"), formats.number(tab.rows, t.language))
    counts = Counter(problem.kind for problem in tab.problems)
    for kind, count in counts.most_common():
        st.text(f"⚠ {t.gettext(TITLES[kind])}: {formats.number(count, t.language)}")
    if twice := tab.doubles.certain:
        words = t.ngettext("{count} row is there twice.", "{count} rows are there twice.", twice)
        st.text("⚠ " + words.format(count=formats.number(twice, t.language)))
    if look := tab.doubles.look:
        words = t.ngettext("{count} pair may be one: please look.", "{count} pairs may be one: please look.", look)
        st.text("⚠ " + words.format(count=formats.number(look, t.language)))
    if not counts and not tab.doubles.pairs and not twice:
        st.text("✓ " + t.gettext("Every cell is understood."))
    if tab.doubles.pairs:
        with st.expander(t.gettext("Who is there twice"), key=f"checked:{tab.tab}:doubles"):
            for double in tab.doubles.pairs[:_SHOWN]:
                _double(t, double)
    if tab.problems:
        with st.expander(t.gettext("Where exactly"), key=f"checked:{tab.tab}"):
            for position, problem in enumerate(tab.problems[:_SHOWN]):
                problem_view(screen, problem, f"checked:{tab.tab}:{position}", can_repair=False)


def _double(t: Translator, double: Double) -> None:
    (one, other), (name, again) = double.rows, double.names
    rows = t.gettext("Rows {one} and {other}").format(one=one, other=other)
    st.text(f"{rows}: {name} · {again}\n{double.match.reasons(t)}")

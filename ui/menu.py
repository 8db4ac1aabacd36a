"""The menu: a few entries for every shop, then the tables that this shop's sheet has, by module."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal
from urllib.parse import urlparse

import streamlit as st

from translations import N_, Translator, formats
from ui.preferences import Preferences
from ui.screen import screen
from validation.record import Record, Table
from validation.tables import TABLES

_PAGES = Path(__file__).parent.parent / "pages"
TODAY = _PAGES / "home/today.py"
CUSTOMERS_PAGE = _PAGES / "home/customers.py"
MONEY = _PAGES / "home/money.py"
ENQUIRIES = _PAGES / "selling/enquiries.py"
REPORTS = _PAGES / "reports/reports.py"
PROBLEMS = _PAGES / "fix/problems.py"
DUPLICATES = _PAGES / "fix/duplicates.py"
IMPORT = _PAGES / "fix/import_list.py"
HISTORY = _PAGES / "more/history.py"
SHEET = _PAGES / "more/sheet.py"
SETTINGS = _PAGES / "more/settings.py"
HELP = _PAGES / "more/help.py"
START = _PAGES / "start/start.py"
CONNECT = _PAGES / "start/connect.py"

MODULES: Mapping[str, str] = {
    "people": N_("People"),
    "selling": N_("Selling"),
    "service": N_("Service"),
    "steering": N_("Planning"),
}
_BESIDE_MAIN = "Organisations"
"""Firms stand among the customers; their own list is reached by its address."""
_HAVE_A_PAGE = frozenset({"Contacts", _BESIDE_MAIN, "Deals"})
"""Tables that a page of the first section shows: their generated pages hold the cards and forms, and stay out of the menu."""
_OF_THE_SAMPLE = frozenset({"Contacts", "Deals", "Sales", "Payments", "Activities"})
_ICONS = {
    "Contacts": "group",
    "Organisations": "storefront",
    "Visits": "door_open",
    "Deals": "handshake",
    "Products": "inventory_2",
    "Stock moves": "swap_vert",
    "Sales": "shopping_bag",
    "Payments": "payments",
    "Documents": "receipt_long",
    "Document lines": "list_alt",
    "Activities": "forum",
    "Tickets": "support_agent",
    "Answers": "quiz",
    "Contracts": "verified_user",
    "Memberships": "card_membership",
    "Events": "event",
    "Attendance": "how_to_reg",
    "Feedback": "sentiment_satisfied",
    "Segments": "category",
    "Goals": "flag",
    "Plan": "map",
    "Templates": "draft",
}


def menu(
    t: Translator, existing: Iterable[str], chosen: Preferences, *, is_sample: bool = False, doubles: int = 0
) -> st.Page:
    """Draw the menu and return the page that is open. `existing` names the tables that have a tab or rows.

    `doubles` is how many groups of rows are probably one customer each, as far as known.

    Every table's page is there for links, also where its module is off: then it is only hidden.
    """
    shown = tables_shown(existing, chosen, is_sample=is_sample)
    sections: dict[str, Sequence[st.Page]] = {"": _first(t, doubles, has_enquiries="Deals" in shown)}
    for module, title in MODULES.items():
        records = (record for record in TABLES if record.table.module == module)
        sections[t.gettext(title)] = [_page(record, t, record.table.name in shown - _HAVE_A_PAGE) for record in records]
    decided = [] if doubles else [_twice(t)]
    more = decided + _more(t)
    sections[t.gettext("More")] = more + _unknown(t, [*sections.values(), more])
    return st.navigation(sections, expanded=True)


def _unknown(t: Translator, sections: Iterable[Sequence[st.Page]]) -> list[st.Page]:
    """A page for an address that names none: without it Streamlit shows the first page and a remark in English."""
    known = {page.url_path for pages in sections for page in pages}
    asked = (
        urlparse(st.context.url or "")
        .path.strip("/")
        .removeprefix(st.get_option("server.baseUrlPath").strip("/"))
        .strip("/")
    )
    if not asked or asked in known or "/" in asked:
        return []
    return [st.Page(not_found, title=t.gettext("Page not found"), url_path=asked, visibility="hidden")]


def not_found() -> None:
    """Say that an address leads nowhere, and where to go on."""
    t = screen().t
    st.header(t.gettext("Page not found"), anchor=False)
    st.text(t.gettext("There is no page at this address. It may be an old bookmark, or a letter is missing."))
    st.page_link(TODAY, label=t.gettext("Go to Today"), icon=":material/today:")


def tables_shown(existing: Iterable[str], chosen: Preferences, *, is_sample: bool = False) -> frozenset[str]:
    """The tables that have an entry in the menu: those of the sheet, and those of modules that are switched on.

    The sample shop has a tab for everything; of it the few are shown that most shops keep.
    """
    on = frozenset(r.table.name for r in TABLES if chosen.shows_everything or r.table.module in chosen.modules)
    steering = frozenset(record.table.name for record in TABLES if record.table.is_steering)
    hidden = frozenset() if chosen.shows_everything else steering | {_BESIDE_MAIN}
    there = frozenset(existing) & _OF_THE_SAMPLE if is_sample else frozenset(existing)
    return (there | on) - hidden


def table_page(table: Table, t: Translator, *, is_hidden: bool = False) -> st.Page:
    """The generated page of a table, for the menu and for links to it."""
    return st.Page(
        _render(table.name),
        title=t.gettext(table.title),
        icon=icon_of(table),
        url_path=table.key,
        visibility="hidden" if is_hidden else "visible",
    )


def icon_of(table: Table) -> str:
    """The icon of a table, in the menu and in timelines."""
    return f":material/{_ICONS.get(table.name, 'table_rows')}:"


def _page(record: type[Record], t: Translator, is_shown: bool) -> st.Page:
    return table_page(record.table, t, is_hidden=not is_shown)


def _render(table: str) -> Callable[[], None]:
    def render() -> None:
        from ui.record_page import record_page

        record_page(table)

    return render


def _first(t: Translator, doubles: int, *, has_enquiries: bool) -> list[st.Page]:
    is_shown: Literal["visible", "hidden"] = "visible" if has_enquiries else "hidden"
    return [
        st.Page(TODAY, title=t.gettext("Today"), icon=":material/today:", default=True),
        st.Page(CUSTOMERS_PAGE, title=t.gettext("Customers"), icon=":material/group:"),
        st.Page(MONEY, title=t.gettext("Money"), icon=":material/account_balance_wallet:"),
        st.Page(ENQUIRIES, title=t.gettext("Enquiries"), icon=":material/handshake:", visibility=is_shown),
        st.Page(REPORTS, title=t.gettext("Reports"), icon=":material/bar_chart:"),
        st.Page(PROBLEMS, title=t.gettext("Check & fix"), icon=":material/fact_check:"),
        *([_twice(t, doubles)] if doubles else []),
    ]


def _twice(t: Translator, doubles: int = 0) -> st.Page:
    """The page of rows that are probably one customer: beside Check & fix while something waits there for a decision."""
    words = t.gettext("Same customer twice?")
    title = f"{words} ({formats.number(doubles, t.language)})" if doubles else words
    return st.Page(DUPLICATES, title=title, icon=":material/join_inner:")


def _more(t: Translator) -> list[st.Page]:
    return [
        st.Page(IMPORT, title=t.gettext("Bring in a list"), icon=":material/move_to_inbox:"),
        st.Page(HISTORY, title=t.gettext("History"), icon=":material/history:"),
        st.Page(SHEET, title=t.gettext("Sheet"), icon=":material/table:"),
        st.Page(SETTINGS, title=t.gettext("Settings"), icon=":material/settings:", url_path="app_settings"),
        st.Page(HELP, title=t.gettext("Help"), icon=":material/help:"),
        st.Page(START, title=t.gettext("First two minutes"), icon=":material/waving_hand:", visibility="hidden"),
        st.Page(CONNECT, title=t.gettext("Connect a Google Sheet"), icon=":material/link:", visibility="hidden"),
    ]

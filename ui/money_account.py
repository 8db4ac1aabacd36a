"""One party's account as a page of the book, with what can be done about it: receive, promise, remind, state."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

import pandas as pd
import streamlit as st

from messages.customer import language_of
from records.accounts import Balance, account
from records.periods import TITLES, PeriodName, period_named
from records.rows import Row
from records.shown import shown
from reports.content import ReportContent
from reports.statement import AGE_TITLES, ENTRY_TITLES, StatementLine, lines_of, statement, what_it_was
from sync.current import reading
from translations import LANGUAGES, Language, Translator, translator
from ui.address import RECORD, go_to
from ui.collected import balance_here, collected, party_row
from ui.downloads import downloads
from ui.literal import literal
from ui.menu import table_page
from ui.money import DO, PARTY
from ui.money_forms import promise_form, receive_form
from ui.money_line import standing_words
from ui.money_remind import pay_by_upi, remind_form
from ui.reach import reach
from ui.screen import Screen
from validation.kinds import Kind
from validation.tables import record_named

_LAST_LINES, _MOST_LINES = 25, 1_000
"""Lines of an account that stand on the page at first, and at most; the statement holds all of them."""
_ALL = "all"
_FILE_NAME = 40


def account_page(screen: Screen, key: str) -> None:
    """Draw the account, or say that there is nobody of that key."""
    t, row = screen.t, party_row(screen.snapshot, key)
    st.button(
        t.gettext("All accounts"),
        icon=":material/arrow_back:",
        type="tertiary",
        key="back",
        on_click=lambda: go_to(**{PARTY: "", DO: "", _ALL: ""}),
    )
    if row is None:
        st.warning(t.gettext("There is no such customer any more. Was the row deleted in the sheet?"))
        return
    balance = balance_here(screen, key)
    _head(screen, row, balance)
    reach(screen, row)
    _actions(screen, row, balance)
    _book(screen, lines_of(account(screen.snapshot, key)))


def _head(screen: Screen, row: Row, balance: Balance | None) -> None:
    t = screen.t
    with st.container(horizontal=True, vertical_alignment="center", key="account_head"):
        st.header(literal(row.label), anchor=False, width="content")
        page = table_page(record_named(row.table).table, t)
        st.page_link(page, label=t.gettext("Open the card"), icon=":material/badge:", query_params={RECORD: row.key})
    st.subheader(literal(standing_words(balance.balance if balance else Decimal(0), screen)), anchor=False)
    parts = [*_ages(balance, screen), *_last_words(screen, row, balance)]
    if parts:
        st.text(" · ".join(parts))


def _ages(balance: Balance | None, screen: Screen) -> list[str]:
    groups = zip(AGE_TITLES, balance.by_age, strict=True) if balance and balance.balance > 0 else ()
    t, currency = screen.t, screen.currency
    return [f"{t.gettext(title)}: {shown(amount, Kind.MONEY, t, currency)}" for title, amount in groups if amount]


def _last_words(screen: Screen, row: Row, balance: Balance | None) -> list[str]:
    t, known = screen.t, collected(screen)
    promise, reminded = known.promises.get(row.key), known.reminded.get(row.key)
    days = (
        (t.gettext("Last paid: {day}"), balance.last_paid if balance else None),
        (t.gettext("Promised for: {day}"), promise.day if promise else None),
        (t.gettext("Last reminded: {day}"), reminded),
    )
    return [words.format(day=shown(day, Kind.DATE, t)) for words, day in days if day]


def _actions(screen: Screen, row: Row, balance: Balance | None) -> None:
    t, doing = screen.t, st.query_params.get(DO, "")
    titles = {
        "receive": (t.gettext("Received money"), ":material/payments:"),
        "promise": (t.gettext("Promised on"), ":material/event_upcoming:"),
        "remind": (t.gettext("Remind"), ":material/notifications:"),
        "upi": (t.gettext("Pay by UPI"), ":material/qr_code_2:"),
        "statement": (t.gettext("Statement"), ":material/description:"),
    }
    with st.container(horizontal=True, key="account_actions"):
        for name, (label, icon) in titles.items():
            st.button(
                label, icon=icon, key=f"do:{name}", type="primary" if name == doing else "secondary", on_click=_do,
                args=("" if name == doing else name,),
            )  # fmt: skip
    if form := _FORMS.get(doing):
        with st.container(border=True, key=f"doing-{doing}"):
            form(screen, row, balance)


def _do(name: str) -> None:
    go_to(**{DO: name})


def _statement(screen: Screen, row: Row, _: Balance | None) -> None:
    """Which days, in whose language, and the files."""
    t = screen.t
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox(
            t.gettext("Period"), list(PeriodName), list(PeriodName).index(PeriodName.FINANCIAL_YEAR), width=260,
            format_func=lambda each: t.gettext(TITLES[each]), key="statement:period",
        )  # fmt: skip
        spoken = list(LANGUAGES)
        language = st.selectbox(
            t.gettext("In which language"), spoken, spoken.index(language_of(screen.snapshot, row)), width=200,
            format_func=lambda each: LANGUAGES[each], key=f"statement:language:{row.key}",
        )  # fmt: skip
    content = _statement_maker(screen, row, name or PeriodName.ALL, language)
    with st.container(horizontal=True, key="statement_files"):
        downloads(t, f"statement-{_file_name(row.label)}", content, language=language)


def _statement_maker(screen: Screen, row: Row, name: PeriodName, language: Language) -> Callable[[], ReportContent]:
    """Made when the file is asked for; plain values only."""
    period = period_named(name, screen.snapshot.today(), screen.snapshot.business.year_starts_in)
    place, table, key = screen.place, row.table, row.key

    def made() -> ReportContent:
        with reading(place) as snapshot:
            return statement(snapshot, table, key, period, translator(language))

    return made


def _file_name(label: str) -> str:
    kept = (letter if letter.isalnum() or not letter.isascii() else " " for letter in label)
    return "-".join("".join(kept).split())[:_FILE_NAME]


def _book(screen: Screen, lines: Sequence[StatementLine]) -> None:
    """The account, oldest first; a click on a line opens its row."""
    t = screen.t
    if not lines:
        st.info(t.gettext("Nothing was sold to them and nothing paid yet."))
        return
    st.subheader(t.gettext("The account"), anchor=False)
    if len(lines) > _LAST_LINES and not st.query_params.get(_ALL):
        lines = lines[-_LAST_LINES:]
        st.button(
            t.gettext("Show earlier lines too"), icon=":material/expand_less:", type="tertiary", key="earlier_lines",
            on_click=lambda: go_to(**{_ALL: "1"}),
        )  # fmt: skip
    lines = lines[-_MOST_LINES:]
    headings = _headings(t)
    names, key = list(headings), f"book:{lines[0].entry.key}:{len(lines)}:{t.language}"
    st.dataframe(
        pd.DataFrame([_cells(line, screen) for line in lines], columns=names, dtype=str), hide_index=True, height="content",
        row_height=32, key=key, alt=t.gettext("The account"), selection_mode="single-cell",
        on_select=lambda: _remember_line(key, lines), column_order=list(reversed(names)) if t.is_right_to_left else names,
        column_config={
            name: st.column_config.TextColumn(
                heading, alignment="right" if name in _MONEY else None, width=_WIDTHS.get(name)
            )
            for name, heading in headings.items()
        },
    )  # fmt: skip
    _open_line(t)


_MONEY = ("charged", "paid", "balance")
_WIDTHS = {"what": 170, "for": 210}


def _headings(t: Translator) -> Mapping[str, str]:
    return {
        "day": t.gettext("Date"),
        "what": t.gettext("What"),
        "for": t.gettext("For"),
        "charged": t.gettext("Charged"),
        "paid": t.gettext("Paid or credited"),
        "balance": t.gettext("Balance"),
    }


def _cells(line: StatementLine, screen: Screen) -> tuple[str, ...]:
    t, entry = screen.t, line.entry

    def money(amount: Decimal) -> str:
        return shown(amount, Kind.MONEY, t, screen.currency)

    charged, paid = (money(entry.amount), "") if entry.amount > 0 else ("", money(-entry.amount))
    what = t.gettext(ENTRY_TITLES.get(entry.kind, entry.kind))
    about = what_it_was(entry, screen.snapshot.business, t)
    return (shown(entry.day, Kind.DATE, t), what, about, charged, paid, money(line.balance))


_LINE = "account_line"


def _remember_line(key: str, lines: Sequence[StatementLine]) -> None:
    """A page can be changed in the run only, not where the click is taken in."""
    if cells := st.session_state[key]["selection"]["cells"]:
        entry = lines[cells[0][0]].entry
        st.session_state[_LINE] = [entry.table, entry.key]


def _open_line(t: Translator) -> None:
    table, key = st.session_state.pop(_LINE, ("", ""))
    if table and key:
        st.switch_page(table_page(record_named(table).table, t), query_params={RECORD: key})


Form = Callable[[Screen, Row, Balance | None], None]
_FORMS: Mapping[str, Form] = {
    "receive": receive_form,
    "promise": promise_form,
    "remind": remind_form,
    "upi": pay_by_upi,
    "statement": _statement,
}

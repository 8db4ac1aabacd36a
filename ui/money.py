"""The Money page's list: what is to be collected and what we owe, by size and age; a click opens the account."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from records.accounts import OURS, THEIRS, Balance, BalanceSums, WhichAccounts, balance_sums, balances
from records.collecting import COUNTED_DAYS
from records.shown import shown
from reports.statement import AGE_TITLES
from translations import Translator, formats
from ui.address import PAGE, go_to, page_here
from ui.collected import Collected, collected, found_parties
from ui.literal import literal
from ui.menu import MONEY
from ui.screen import Screen
from validation.kinds import Kind

PARTY, DO, SIDE, AGE, FIND = "party", "do", "side", "age", "find"
"""What the page's address says: whose account, doing what there; which side, which age, whom to look for."""
OWED_BY_US = "we-owe"
PROMISED = "promised"
ROWS_A_PAGE = 50
_NARROW = ("label", "balance", "oldest", "last_paid", "promised", "reminded")
"""The columns that Urdu pages keep: seven at most."""


@dataclass(frozen=True)
class MoneyNumber:
    """A number at the top, the words below it, and the list it leads to."""

    label: str
    amount: Decimal
    words: str
    leads_to: Mapping[str, str]


def money_list(screen: Screen) -> None:
    """Draw the numbers and the list."""
    known = collected(screen)
    sums = {which: balance_sums(screen.snapshot, which) for which in (THEIRS, OURS)}
    if not any(each.count for each in sums.values()):
        words = screen.t.gettext("Nobody owes anything. What is sold and not paid yet appears here with its age.")
        st.info(words)
        return
    with st.grid(3, min_column_width=200):
        for number in _numbers(screen, known, sums):
            _draw(screen, number)
    _after_reminders(screen, known)
    _list(screen, known, sums[THEIRS])


def _numbers(screen: Screen, known: Collected, sums: Mapping[WhichAccounts, BalanceSums]) -> tuple[MoneyNumber, ...]:
    t, theirs, ours = screen.t, sums[THEIRS], sums[OURS]
    numbers = (
        MoneyNumber(t.gettext("To collect"), theirs.amount, _from_so_many(theirs.count, t), {}),
        MoneyNumber(t.gettext("We owe"), ours.amount, _to_so_many(ours.count, t), {SIDE: OWED_BY_US}),
    )
    if not known.promises:
        return numbers
    due = [each.key for each in balances(screen.snapshot, _due(screen, known))]
    promised = sum((known.promises[key].amount or Decimal(0) for key in due), Decimal(0))
    until_today = MoneyNumber(t.gettext("Promised until today"), promised, _from_so_many(len(due), t), {AGE: PROMISED})
    return (*numbers, until_today)


def _due(screen: Screen, known: Collected) -> WhichAccounts:
    """The accounts with a promise whose day has come."""
    today = screen.snapshot.today()
    return WhichAccounts(parties=tuple(key for key, promise in known.promises.items() if promise.day <= today))


def _draw(screen: Screen, number: MoneyNumber) -> None:
    place = "-".join(number.leads_to.values()) or "all"
    with st.container(border=True, gap="xxsmall", key=f"number-money-{place}"):
        st.metric(number.label, shown(round(number.amount), Kind.MONEY, screen.t, screen.currency))
        st.page_link(MONEY, label=literal(number.words), icon=":material/arrow_forward:", query_params=number.leads_to)


def _after_reminders(screen: Screen, known: Collected) -> None:
    """What reminders of the last month brought."""
    t, after = screen.t, known.after
    if not after.reminders:
        return
    sent = t.ngettext(
        "{count} reminder in 30 days.", "{count} reminders in 30 days.", after.reminders
    )  # fmt: skip
    came = t.gettext("{paid} of {reminded} paid within {days} days of it: {amount} came in.")
    amount = shown(after.amount, Kind.MONEY, t, screen.currency)
    words = came.format(paid=after.paid, reminded=after.reminded, days=COUNTED_DAYS, amount=amount)
    st.caption(literal(f"{sent.format(count=formats.number(after.reminders, t.language))} {words}"))


def _asked(screen: Screen, known: Collected) -> WhichAccounts:
    """The accounts that side, age and search ask for."""
    params = st.query_params
    is_ours, age = params.get(SIDE) == OWED_BY_US, params.get(AGE, "")
    which = WhichAccounts(is_ours)
    if age == PROMISED:
        which = _due(screen, known)
    elif age in map(str, range(len(AGE_TITLES))):
        which = WhichAccounts(is_ours, int(age))
    if search := params.get(FIND, "").strip():
        keys = found_parties(screen.snapshot, search)
        which = replace(which, parties=tuple(keys if which.parties is None else keys & set(which.parties)))
    return which


def _list(screen: Screen, known: Collected, theirs: BalanceSums) -> None:
    t = screen.t
    _side(t)
    if st.query_params.get(SIDE) != OWED_BY_US:
        _ages(screen, theirs)
    _search(t)
    which = _asked(screen, known)
    found = balance_sums(screen.snapshot, which)
    st.text(_sentence(screen, found))
    if not found.count:
        st.info(t.gettext("Nobody here. Take the search or the choice above away."))
        return
    pages = -(-found.count // ROWS_A_PAGE)
    number = min(page_here(), pages)
    rows = balances(screen.snapshot, which, limit=ROWS_A_PAGE, offset=(number - 1) * ROWS_A_PAGE)
    _grid(screen, known, rows, number)
    if pages > 1:
        key = "money_page"
        if st.session_state.get(key) != number:
            st.session_state[key] = number
        st.pagination(pages, key=key, on_change=lambda: go_to(**{PAGE: str(st.session_state[key])}))


def _side(t: Translator) -> None:
    titles = {"": t.gettext("They owe us"), OWED_BY_US: t.gettext("We owe them")}
    here, key = st.query_params.get(SIDE, ""), "money_side"
    here = here if here in titles else ""
    if st.session_state.get(key) != here:
        st.session_state[key] = here
    st.segmented_control(
        t.gettext("Which way"), list(titles), key=key, format_func=lambda side: titles[side], required=True,
        label_visibility="collapsed", on_change=lambda: go_to(**{SIDE: st.session_state[key] or "", AGE: "", PAGE: ""}),
    )  # fmt: skip


def _ages(screen: Screen, theirs: BalanceSums) -> None:
    """What is open by age; a click narrows the list to it."""
    t, key, asked = screen.t, "money_age", st.query_params.get(AGE, "")
    titles = {str(group): _age_words(screen, theirs, group) for group, _ in enumerate(AGE_TITLES)}
    here = asked if asked in titles else None
    if st.session_state.get(key) != here:
        st.session_state[key] = here
    st.pills(
        t.gettext("How old"), list(titles), key=key, format_func=lambda group: titles[group], label_visibility="collapsed",
        on_change=lambda: go_to(**{AGE: st.session_state[key] or "", PAGE: ""}),
    )  # fmt: skip


def _age_words(screen: Screen, theirs: BalanceSums, group: int) -> str:
    amount = shown(round(theirs.by_age[group]), Kind.MONEY, screen.t, screen.currency)
    return literal(f"{screen.t.gettext(AGE_TITLES[group])}: {amount}")


def _search(t: Translator) -> None:
    key, here = "money_find", st.query_params.get(FIND, "")
    if st.session_state.get(key) != here:
        st.session_state[key] = here
    st.text_input(
        t.gettext("Search"), key=key, type="search", live=True, label_visibility="collapsed",
        width=420, placeholder=t.gettext("Name or phone"), on_change=lambda: go_to(**{FIND: st.session_state[key] or "", PAGE: ""}),
    )  # fmt: skip


def _sentence(screen: Screen, found: BalanceSums) -> str:
    """How many accounts and how much; of an age only what is that old."""
    t, age = screen.t, st.query_params.get(AGE, "")
    titles = {str(group): t.gettext(title) for group, title in enumerate(AGE_TITLES)}
    words = t.ngettext("{count} account, {amount}", "{count} accounts, {amount}", found.count)
    amount = shown(found.by_age[int(age)] if age in titles else found.amount, Kind.MONEY, t, screen.currency)
    said = words.format(count=formats.number(found.count, t.language), amount=amount)
    titles[PROMISED] = t.gettext("Promised until today")
    return f"{titles[age]}: {said}" if age in titles else said


@dataclass(frozen=True)
class _Shown:
    """A column of the list: its heading, whether it is a number, and its text for a balance."""

    heading: str
    is_number: bool
    text: Callable[[Balance], str]


def _columns(screen: Screen, known: Collected) -> dict[str, _Shown]:
    t = screen.t

    def money(amount: Decimal) -> str:
        return shown(amount, Kind.MONEY, t, screen.currency) if amount else ""

    def day(value: object) -> str:
        return shown(value, Kind.DATE, t)

    columns = {"label": _Shown(t.gettext("Customer"), False, lambda each: each.label)}
    columns["balance"] = _Shown(t.gettext("Amount"), True, lambda each: money(abs(each.balance)))
    for group, title in enumerate(AGE_TITLES):
        columns[f"age{group}"] = _Shown(t.gettext(title), True, _age_text(group, money))
    columns["oldest"] = _Shown(t.gettext("Open since"), False, lambda each: day(each.oldest))
    columns["last_paid"] = _Shown(t.gettext("Last paid"), False, lambda each: day(each.last_paid))
    promised, reminded = known.promises, known.reminded
    columns["promised"] = _Shown(
        t.gettext("Promised for"), False, lambda each: day(promised[each.key].day) if each.key in promised else ""
    )
    columns["reminded"] = _Shown(t.gettext("Last reminded"), False, lambda each: day(reminded.get(each.key)))
    return columns


def _age_text(group: int, money: Callable[[Decimal], str]) -> Callable[[Balance], str]:
    return lambda each: money(each.by_age[group])


def _grid(screen: Screen, known: Collected, rows: Sequence[Balance], number: int) -> None:
    columns = _columns(screen, known)
    used = {
        name: [column.text(each) for each in rows]
        for name, column in columns.items()
        if not screen.t.is_right_to_left or name in _NARROW
    }
    used = {name: texts for name, texts in used.items() if any(texts)}
    keys, key = [each.key for each in rows], f"money_grid:{number}:{hash(tuple(each.key for each in rows))}"
    config: dict[str, ColumnConfig] = {
        name: st.column_config.TextColumn(
            columns[name].heading,
            alignment="right" if columns[name].is_number else None,
            width=200 if name == "label" else None,
        )
        for name in used
    }
    st.dataframe(
        pd.DataFrame(used, dtype=str), hide_index=True, height="content", row_height=32, key=key, column_config=config,
        column_order=list(reversed(used)) if screen.t.is_right_to_left else list(used), alt=screen.t.gettext("Accounts"),
        selection_mode="single-cell", on_select=lambda: _opened(key, keys),
    )  # fmt: skip


def _opened(key: str, keys: Sequence[str]) -> None:
    if cells := st.session_state[key]["selection"]["cells"]:
        go_to(**{PARTY: keys[cells[0][0]], DO: ""})


def _from_so_many(count: int, t: Translator) -> str:
    return t.ngettext("from {count} customer", "from {count} customers", count).format(
        count=formats.number(count, t.language)
    )


def _to_so_many(count: int, t: Translator) -> str:
    return t.ngettext("to {count} party", "to {count} parties", count).format(count=formats.number(count, t.language))

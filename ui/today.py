"""The parts of the Today page: each number and each line leads to the rows behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from records.customers import CUSTOMERS, customer_count
from records.measures import takings
from records.periods import PeriodName, period_named
from records.query import Filter, Operator, Query
from records.shown import shown
from sync.history import history
from translations import formats
from ui.address import params_of
from ui.history_view import when_and_who
from ui.history_words import what_changed, whose
from ui.literal import literal
from ui.menu import CUSTOMERS_PAGE, HISTORY, PROBLEMS, table_page
from ui.screen import Screen
from ui.words import choices_of
from validation.column import Field
from validation.kinds import Kind
from validation.problems import TITLES, ProblemKind
from validation.tables import record_named

_LINES = 8


@dataclass(frozen=True)
class Number:
    """A number of the Today page and where its rows are."""

    label: str
    value: str
    query: Query


def numbers(screen: Screen) -> None:
    """Draw the numbers of the tables that this shop has."""
    found = [number for number in (_customers(screen), _sold(screen), _due(screen)) if number]
    with st.grid(4, min_column_width=150):
        for number in found:
            with st.container(
                border=True, gap="xsmall", key=f"number-{number.query.table}-{len(number.query.filters)}"
            ):
                st.metric(number.label, number.value)
                is_people = number.query.table == CUSTOMERS
                page = CUSTOMERS_PAGE if is_people else table_page(record_named(number.query.table).table, screen.t)
                words = screen.t.gettext("Show them")
                st.page_link(page, label=words, icon=":material/arrow_forward:", query_params=params_of(number.query))
        _problems(screen)


def to_fix(screen: Screen) -> None:
    """Draw the commonest problems with their counts."""
    t, counts = screen.t, problems_by_kind(screen)
    st.subheader(t.gettext("To check and fix"), anchor=False)
    if not counts:
        st.caption(t.gettext("Nothing to fix: every cell of your sheet is understood."))
    for kind, count in list(counts.items())[:5]:
        words = f"{t.gettext(TITLES[kind])}: {formats.number(count, t.language)}"
        st.page_link(PROBLEMS, label=literal(words), query_params={"kind": str(kind)})


def latest_changes(screen: Screen) -> None:
    """Draw what changed last, in the sheet or here."""
    t, entries = screen.t, history(screen.place, limit=_LINES)
    st.subheader(t.gettext("What changed"), anchor=False)
    if not entries:
        st.caption(t.gettext("No changes yet. Whatever is changed in the sheet or here is kept and can be undone."))
    for entry in entries:
        with st.container(gap="xxsmall"):
            st.text(f"{whose(screen, entry)}: {what_changed(screen, entry)}")
            st.caption(literal(when_and_who(entry, t)))
    if entries:
        st.page_link(HISTORY, label=t.gettext("All changes"), icon=":material/history:")


def problems_by_kind(screen: Screen) -> Mapping[ProblemKind, int]:
    """How many problems there are of each kind, the most frequent first."""
    counts: dict[ProblemKind, int] = {}
    for (_, kind), count in screen.snapshot.problem_counts().items():
        counts[ProblemKind(kind)] = counts.get(ProblemKind(kind), 0) + count
    return dict(sorted(counts.items(), key=lambda pair: -pair[1]))


def due_query(screen: Screen) -> Query | None:
    """The planned activities whose day has come; None where the sheet has none of the columns for that."""
    fields = {field.name: field for field in screen.snapshot.fields("activities")}
    if not _has_rows(screen, "activities") or not {"status", "due_on"} <= fields.keys():
        return None
    planned = _values_of_kind(screen, fields["status"], "open")
    filters = (Filter("status", Operator.IS, planned), Filter("due_on", Operator.MAX, ("today",)))
    return Query("activities", filters=filters, sort=("due_on", False))


def _values_of_kind(screen: Screen, field: Field, kind: str) -> tuple[str, ...]:
    return tuple(choice.value for choice in choices_of(field, screen.snapshot.business) if choice.kind == kind) or (
        kind,
    )


def _has_rows(screen: Screen, key: str) -> bool:
    return any(state.table.key == key and state.rows for state in screen.snapshot.states())


def _customers(screen: Screen) -> Number | None:
    if not _has_rows(screen, "contacts") and not _has_rows(screen, "organisations"):
        return None
    query = Query(CUSTOMERS)
    count = formats.number(customer_count(screen.snapshot, query), screen.t.language)
    return Number(screen.t.gettext("Customers"), count, query)


def _sold(screen: Screen) -> Number | None:
    if not _has_rows(screen, "sales"):
        return None
    t, business = screen.t, screen.snapshot.business
    period = period_named(PeriodName.THIS_MONTH, date.today(), business.year_starts_in)
    sold = takings(screen.snapshot, period).amount
    first = period.start.isoformat() if period.start else ""
    query = Query("sales", filters=(Filter("on", Operator.MIN, (first,)),), sort=("on", True))
    return Number(t.gettext("Sold this month"), shown(round(sold), Kind.MONEY, t, business.currency), query)


def _due(screen: Screen) -> Number | None:
    query = due_query(screen)
    return Number(screen.t.gettext("Follow-ups due"), _counted(screen, query), query) if query else None


def _problems(screen: Screen) -> None:
    t, count = screen.t, sum(problems_by_kind(screen).values())
    with st.container(border=True, gap="xsmall", key="number-problems"):
        st.metric(t.gettext("To check and fix"), formats.number(count, t.language))
        st.page_link(PROBLEMS, label=t.gettext("Show them"), icon=":material/arrow_forward:")


def _counted(screen: Screen, query: Query) -> str:
    return formats.number(screen.snapshot.count(query), screen.t.language)

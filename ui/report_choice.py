"""Which report, over which days, about which rows: chosen on the page, kept in its address."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from records.periods import TITLES, Period, PeriodName, period_named
from records.query import Query
from records.sold import PARTIES
from reports.catalogue import REPORTS, report_named
from reports.content import ReportContent
from reports.making import made
from reports.report import Report
from sync.current import reading
from sync.place import Place
from translations import Language, translator
from ui.address import END, PERIOD, REPORT, START, go_to, query_here
from ui.filter_bar import filter_bar, search_box
from ui.menu import REPORTS as REPORTS_PAGE
from ui.report_customer import customer_asked
from ui.screen import Screen

_OWN_DAYS = "own-days"


def asked_report(screen: Screen) -> Report | None:
    """The report that the address names, with a way to the others; None where it names none."""
    t = screen.t
    report = report_named(st.query_params.get(REPORT, ""))
    if report is None:
        return None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _select(REPORT, t.gettext("Report"), {each.name: t.gettext(each.title) for each in REPORTS}, report.name)
        st.page_link(REPORTS_PAGE, label=t.gettext("All reports"), icon=":material/apps:")
    st.caption(t.gettext(report.description))
    return report


def period_asked(screen: Screen, report: Report) -> Period:
    """Draw the choice of days, where the report is about days at all."""
    if report.period is None:
        return Period()
    t = screen.t
    titles = {str(name): t.gettext(title) for name, title in TITLES.items()} | {_OWN_DAYS: t.gettext("From day to day")}
    asked = st.query_params.get(PERIOD, str(report.period))
    asked = asked if asked in titles else str(report.period)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _select(PERIOD, t.gettext("Period"), titles, asked)
        if asked == _OWN_DAYS:
            return Period(_day(START, t.gettext("From")), _day(END, t.gettext("Until")))
    return period_named(PeriodName(asked), date.today(), screen.snapshot.business.year_starts_in)


def filters(screen: Screen, report: Report) -> Query | None:
    """Draw the filter bar of the rows that the report is about; None where everything counts."""
    if not report.filters_on:
        return None
    if report.filters_on in PARTIES and (query := customer_asked(screen, report.filters_on)):
        return query
    fields = screen.snapshot.fields(report.filters_on)
    query = query_here(report.filters_on, fields)
    asked = [field.name for field in fields if field.column.is_facet]
    counts = screen.snapshot.facets(query, asked)
    with st.expander(screen.t.gettext("Only some customers"), expanded=bool(query.to_params()), key="report_filters"):
        search_box(query, screen.t)
        filter_bar(
            screen, query, fields, {name: counts[name] for name in asked if len(counts[name]) > 1 or query.values(name)}
        )
    return query if query.search or query.filters else None


def content_maker(screen: Screen, report: Report, period: Period, query: Query | None) -> Callable[[], ReportContent]:
    """What makes the report, now for the page or later for a file; it holds plain values only."""
    place, language, snapshot_id = screen.place, screen.t.language, screen.snapshot.id
    return lambda: _made(place, snapshot_id, report.name, period, query, language)


@st.cache_resource(max_entries=8, show_spinner=False)
def _made(
    place: Place,
    snapshot_id: str,  # noqa: ARG001 - part of what it is remembered by
    name: str,
    period: Period,
    query: Query | None,
    language: Language,
) -> ReportContent:
    """Newer rows make another report, so the snapshot is part of the question."""
    report = report_named(name)
    assert report is not None
    with reading(place) as snapshot:
        return made(report, place, snapshot, period, translator(language), query)


def _select(name: str, label: str, titles: dict[str, str], chosen: str) -> None:
    key = f"asked:{name}"
    if st.session_state.get(key) != chosen:
        st.session_state[key] = chosen
    st.selectbox(
        label, list(titles), key=key, format_func=lambda each: titles[each], width=360,
        on_change=lambda: go_to(**{name: st.session_state[key]}),
    )  # fmt: skip


def _day(name: str, label: str) -> date | None:
    asked = st.query_params.get(name, "")
    key = f"asked:{name}"
    if key not in st.session_state and asked:
        st.session_state[key] = _read(asked)
    day = st.date_input(
        label, None, key=key, format="DD/MM/YYYY", on_change=lambda: go_to(**{name: _text(st.session_state[key])})
    )
    return day if isinstance(day, date) else None


def _read(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _text(day: date | None) -> str:
    return day.isoformat() if day else ""

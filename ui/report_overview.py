"""All reports at a glance: grouped, each with the question that it answers; and all of a month in one zip."""

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from records.periods import TITLES, Period, PeriodName, month_of, period_named
from reports.catalogue import REPORTS
from reports.month_zip import month_zip, zip_name
from reports.needs import missing
from reports.report import GROUP_TITLES, Report
from sync.current import reading
from sync.place import Place
from translations import Language, Translator, formats, translator
from ui.address import REPORT
from ui.literal import literal
from ui.menu import REPORTS as REPORTS_PAGE
from ui.screen import Screen

MONTHS = 12
_YEARS = (PeriodName.FINANCIAL_YEAR, PeriodName.LAST_FINANCIAL_YEAR)


def report_overview(screen: Screen) -> None:
    """Draw the groups, the zip, and what other reports would need."""
    t = screen.t
    lacking = {report.name: missing(report, screen.snapshot, t) for report in REPORTS}
    with st.container(key="report_groups"), st.grid(2, min_column_width=320):
        for group, title in GROUP_TITLES.items():
            offered = [report for report in REPORTS if report.group is group and not lacking[report.name]]
            if offered:
                _group(t.gettext(title), offered, t)
    _month(screen)
    if others := [report for report in REPORTS if lacking[report.name]]:
        with st.expander(t.gettext("What other reports would need")):
            for report in others:
                st.text(f"{t.gettext(report.title)}: {lacking[report.name]}")


def _group(title: str, reports: Sequence[Report], t: Translator) -> None:
    with st.container(border=True, gap="xsmall"):
        st.subheader(title, anchor=False)
        for report in reports:
            with st.container(gap=None):
                st.page_link(REPORTS_PAGE, label=t.gettext(report.title), query_params={REPORT: report.name})
                st.caption(literal(t.gettext(report.description)))


def _month(screen: Screen) -> None:
    """The choice of a month and the button for its zip."""
    t, today = screen.t, screen.snapshot.today()
    begins = screen.snapshot.business.year_starts_in
    months = {f"{first:%Y-%m}": first for first in _months(today)}
    titles = {key: formats.month(first, t.language) for key, first in months.items()}
    titles |= {str(name): t.gettext(TITLES[name]) for name in _YEARS}
    with st.container(border=True):
        st.subheader(t.gettext("All reports in one zip"), anchor=False)
        st.caption(t.gettext("Every report as Excel and as PDF, to keep or to send. It takes up to half a minute."))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            chosen = st.selectbox(
                t.gettext("Which days"), list(titles), index=1, format_func=lambda key: titles[key], width=240
            )
            period = month_of(months[chosen]) if chosen in months else period_named(PeriodName(chosen), today, begins)
            st.download_button(
                t.gettext("Download the zip"), _zip_maker(screen.place, period, t.language), zip_name(period, t), "application/zip",
                key="download:zip", icon=":material/folder_zip:", on_click="ignore",
            )  # fmt: skip


def _months(today: date) -> list[date]:
    """The first days of this month and of those before it."""
    numbers = (today.year * 12 + today.month - 1 - back for back in range(MONTHS))
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]


def _zip_maker(place: Place, period: Period, language: Language) -> Callable[[], bytes]:
    """Runs later and alone, so it holds plain values only."""

    def make() -> bytes:
        with reading(place) as snapshot:
            return month_zip(place, snapshot, period, translator(language))

    return make

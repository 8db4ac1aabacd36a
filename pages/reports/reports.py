"""Reports: one question at a time, the same numbers on the screen and in the file."""

import streamlit as st

from ui.downloads import downloads
from ui.report_choice import asked_report, content_maker, filters, period_asked
from ui.report_customer import open_chosen
from ui.report_overview import report_overview
from ui.report_view import report_view
from ui.screen import screen

here = screen()
open_chosen(here)

st.header(here.t.gettext("Reports"), anchor=False)
report = asked_report(here)
if report is None:
    report_overview(here)
    st.stop()
period = period_asked(here, report)
query = filters(here, report)
content = content_maker(here, report, period, query)
report_view(content(), here.t)
with st.container(horizontal=True):
    downloads(here.t, report.name, content)

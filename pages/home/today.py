"""Today: a few numbers that each lead to their rows, what needs doing, what needs fixing, what changed."""

import streamlit as st

from ui.counter import counter
from ui.first_minutes import first_minutes
from ui.literal import literal
from ui.log_contact import log_dialog
from ui.look_up import look_up
from ui.sample_remark import sample_remark
from ui.saved import saved_bar
from ui.screen import screen
from ui.sheet_numbers import numbers_asked
from ui.today import latest_changes, numbers, to_fix
from ui.today_evening import evening_message
from ui.today_tasks import task_list

here = screen()
t = here.t

if here.place.is_demo and not here.preferences.has_started:
    first_minutes(here)
    st.stop()

saved_bar(here)
st.header(literal(here.snapshot.business.name) or t.gettext("Today"), anchor=False)
if not here.snapshot.states():
    st.info(t.gettext("No tab of your sheet is one that Bahi knows. The Sheet page says what each tab looks like."))
sample_remark(here)
numbers_asked(here)
look_up(here)
counter(here)
numbers(here)
left, right = st.columns([2, 1], gap="large")
with left:
    task_list(here)
with right:
    evening_message(here)
    to_fix(here)
    latest_changes(here)
log_dialog(here)

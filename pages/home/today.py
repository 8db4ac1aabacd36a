"""Today: a few numbers that each lead to their rows, what is due, what needs fixing, what changed."""

import streamlit as st

from ui.first_minutes import first_minutes
from ui.literal import literal
from ui.sample_remark import sample_remark
from ui.saved import saved_bar
from ui.screen import screen
from ui.today import due_follow_ups, latest_changes, numbers, to_fix

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
numbers(here)
left, right = st.columns(2, gap="large")
with left:
    due_follow_ups(here)
    to_fix(here)
with right:
    latest_changes(here)

"""Check & fix: every problem of the sheet by kind, with the repairs that one click accepts."""

import streamlit as st

from translations import formats
from ui.fixing import check_again, problems_of_kind
from ui.fold import fold
from ui.health import health
from ui.menu import DUPLICATES
from ui.named_only import add_named_only
from ui.saved import saved_bar
from ui.screen import screen
from ui.today import problems_by_kind
from validation.problems import TITLES

here = screen()
t = here.t

saved_bar(here)
with st.container(horizontal=True, vertical_alignment="center"):
    st.header(t.gettext("Check & fix"), anchor=False, width="stretch")
    check_again(here)

health(here)
st.page_link(DUPLICATES, label=t.gettext("Same customer twice?"), icon=":material/join_inner:")
add_named_only(here)
counts = problems_by_kind(here)
if not counts:
    st.success(t.gettext("Nothing to fix: every cell of your sheet is understood."))
else:
    st.text(t.gettext("Nothing is changed before you say so, and everything can be undone."))
for kind, count in counts.items():
    title = f"{t.gettext(TITLES[kind])}: {formats.number(count, t.language)}"
    is_asked = st.query_params.get("kind") == kind
    section = fold(title, f"kind:{kind}", is_asked=is_asked)
    if section.open:
        with section:
            problems_of_kind(here, kind, count)

"""The map of the app: where the business is, which language, the menu, and the page that is open."""

import streamlit as st

from sync.current import has_snapshot, reading
from sync.place import place_from
from ui.address import say_address
from ui.duplicates_known import group_count
from ui.first_reading import first_reading
from ui.language import spoken
from ui.menu import menu
from ui.page_frame import frame
from ui.person import author
from ui.preferences import preferences
from ui.refused import refused_before
from ui.screen import Screen, on_screen
from ui.secrets import hand_over_key
from ui.sidebar import sidebar
from ui.sign_in import is_let_in
from ui.watching import keep_watching

hand_over_key()
place = place_from()
chosen = preferences(place)

if not is_let_in(place, spoken(place)):
    st.stop()

if not has_snapshot(place):
    t = spoken(place)
    frame(t)
    menu(t, (), chosen)
    first_reading(place, t)
    st.stop()

keep_watching(place)
with reading(place) as snapshot:
    t = spoken(place, snapshot.business.language)
    frame(t)
    existing = (state.table.name for state in snapshot.states())
    page = menu(t, existing, chosen, is_sample=place.is_demo, doubles=group_count(place))
    with on_screen(Screen(place, snapshot, t, author(), chosen)):
        say_address()
        sidebar()
        refused_before()
        page.run()

"""Settings: language, which lists the menu shows, and where the rest is set."""

import streamlit as st

from translations import LANGUAGES
from ui.language import speak
from ui.menu import MODULES, SHEET
from ui.preferences import keep
from ui.saved import saved_bar
from ui.screen import screen
from ui.shop_form import shop_form

here = screen()
t = here.t

saved_bar(here)
st.header(t.gettext("Settings"), anchor=False)
st.subheader(t.gettext("Language"), anchor=False)
with st.container(horizontal=True):
    for language, name in LANGUAGES.items():
        st.button(
            name,
            type="primary" if language == t.language else "secondary",
            key=f"speak:{language}",
            on_click=speak,
            args=(here.place, language),
        )

shop_form(here)

st.subheader(t.gettext("What the menu shows"), anchor=False)
st.caption(t.gettext("A list appears by itself when your sheet has a tab for it. Here you switch on more."))
chosen = here.preferences
everything = st.toggle(t.gettext("Show everything"), chosen.shows_everything, key="show_everything")
modules = tuple(
    module
    for module, title in MODULES.items()
    if st.toggle(t.gettext(title), module in chosen.modules, key=f"module:{module}", disabled=everything)
)
if (everything, modules) != (chosen.shows_everything, chosen.modules):
    keep(here.place, shows_everything=everything, modules=modules)
    st.rerun()

st.subheader(t.gettext("Your sheet"), anchor=False)
st.page_link(SHEET, label=t.gettext("What each heading means, and which sheet this is"), icon=":material/table:")

"""A refusal of Google, with the page within reach that it speaks of."""

import streamlit as st

from translations.told import Told
from ui.literal import literal
from ui.screen import Screen


def refused(screen: Screen, trouble: Told, *, is_answer: bool = True) -> None:
    """Say it; as mere news, where nobody has asked yet."""
    say = st.error if is_answer else st.info
    say(literal(trouble.said(screen.t)))
    page_to_open(screen, trouble)


def page_to_open(screen: Screen, trouble: Told) -> None:
    """The button that opens the page on which something can be done about it, where Google names one."""
    if link := str(trouble.parts.get("link") or ""):
        st.link_button(screen.t.gettext("Open that page"), link, icon=":material/open_in_new:")

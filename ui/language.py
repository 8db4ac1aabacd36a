"""In which language the page speaks: chosen here, in the address, before, by the browser, or by the business."""

from typing import get_args

import streamlit as st

from sync.place import Place
from translations import Language, Translator, translator
from ui.preferences import keep, preferences

_CHOSEN = "language"
_LANGUAGES: tuple[Language, ...] = get_args(Language)


def spoken(place: Place, business_language: str = "") -> Translator:
    """The translator of this page. `?lang=ur` in the address counts as a choice."""
    asked = st.query_params.get("lang", "")
    if asked in _LANGUAGES:
        st.session_state[_CHOSEN] = asked
    kept = preferences(place).language
    browser = (st.context.locale or "")[:2]
    wishes = (st.session_state.get(_CHOSEN, ""), kept, business_language if business_language != "en" else "", browser)
    return translator(next((language for wish in wishes for language in _LANGUAGES if language == wish), "en"))


def speak(place: Place, language: Language) -> None:
    """Speak this language from now on, also the next time."""
    st.session_state[_CHOSEN] = language
    if "lang" in st.query_params:
        del st.query_params["lang"]
    keep(place, language=language)

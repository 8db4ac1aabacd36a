"""The background sync, begun once a server process and shared by all its pages."""

import streamlit as st

from sync.place import Place
from sync.watch import Watcher


@st.cache_resource(show_spinner=False)
def keep_watching(place: Place) -> Watcher:
    """The watcher of a place, begun by the first page that asks."""
    return Watcher(place)

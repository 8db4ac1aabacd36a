"""What stands around every page: its title and icon, the language and direction of the document, the few rules of style."""

from pathlib import Path

import streamlit as st

from translations import Translator

_ROOT = Path(__file__).parent.parent
_STYLE = _ROOT / "static" / "bahi.css"
ICON = _ROOT / "static" / "bahi.png"
"""A local file: an icon by name would be fetched from outside."""

_document = st.components.v2.component(
    "bahi_document",
    js="""
export default function ({ data }) {
  document.documentElement.lang = data.language
  document.documentElement.dir = data.direction
  // The grid is painted, not laid out: its letters must be there before it is.
  for (const face of data.faces) document.fonts.load(face)
}
""",
)
_FACES = {
    "en": [],
    "hi": ["15px 'Noto Sans Devanagari'"],
    "ur": ["15px 'Noto Naskh Arabic'", "700 28px 'Noto Nastaliq Urdu'"],
}


def frame(t: Translator) -> None:
    """Set up the page; comes before anything else is drawn."""
    st.set_page_config(page_title=t.gettext("Bahi"), page_icon=str(ICON), layout="wide")
    st.html(_STYLE)
    direction = "rtl" if t.is_right_to_left else "ltr"
    _document(key="document", data={"language": t.language, "direction": direction, "faces": _FACES[t.language]})

"""What stands around every page: title and icon, the language and direction of the document, the rules of style."""

import json
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

import streamlit as st

from translations import Language, Translator

_ROOT = Path(__file__).parent.parent
_STYLE = _ROOT / "static" / "bahi.css"
ICON = _ROOT / "static" / "bahi.png"
"""A local file: an icon by name would be fetched from outside."""

# A component (v2) would do this too, but its state cannot be pickled, which enforceSerializableSessionState refuses
# (Streamlit 1.67). Nothing that people typed ever gets in here.
_DOCUMENT = """<script>
const speak = () => {
  const said = document.querySelector(".bahi-language"), page = document.documentElement
  if (!said || (page.lang === said.lang && page.dir === said.dir)) return
  page.lang = said.lang
  page.dir = said.dir
  for (const face of JSON.parse(said.dataset.faces)) document.fonts.load(face)
}
const beginAtTheRight = () => {
  if (document.documentElement.dir !== "rtl") return
  for (const grid of document.querySelectorAll(".dvn-scroller:not([data-begun])"))
    if (grid.scrollWidth > grid.clientWidth) { grid.dataset.begun = "yes"; grid.scrollLeft = grid.scrollWidth }
}
const look = () => { speak(); beginAtTheRight() }
look()
const changes = { childList: true, subtree: true, attributes: true, attributeFilter: ["lang"] }
new MutationObserver(look).observe(document.body, changes)
const closeMenu = () =>
  document.querySelector('[data-testid="stSidebar"][data-collapsed="false"] [data-testid="stSidebarCollapseButton"] button')?.click()
const beginAnew = (click) => {
  const link = click.target.closest?.('[data-testid="stSidebarNavLink"]')
  if (link && innerWidth < 768) setTimeout(closeMenu, 300)
  if (!link || !location.search || new URL(link.href).pathname !== location.pathname) return
  history.pushState({}, "", link.href)
  dispatchEvent(new PopStateEvent("popstate"))
}
if (!window.bahiBeginsAnew) document.addEventListener("click", beginAnew, true)
window.bahiBeginsAnew = true
const closeRemark = () => {
  for (const dialog of document.querySelectorAll('[role="dialog"]'))
    if (dialog.textContent.includes("page that you have requested")) dialog.querySelector("button")?.click()
}
closeRemark()
const watching = new MutationObserver(closeRemark)
watching.observe(document.body, { childList: true, subtree: true })
setTimeout(() => watching.disconnect(), 5000)
</script>"""
# On a server that has just started, Streamlit takes pages/ for its own and remarks on every deep link that there is no such
# page, while it shows the page. Addresses that really lead nowhere have a page of their own (ui.menu), so the remark goes.
# The menu's entry of the page that is open would keep what it shows, a report or an account, in place of the page's beginning.
# On a phone the menu lies over the page, and would stay there after one has been chosen.
# A grid's first column stands at the right in Urdu; on a phone it begins there, for the first column is the name.
_FACES: Mapping[Language, Sequence[str]] = {
    "en": (),
    "hi": ("15px 'Noto Sans Devanagari'", "700 15px 'Noto Sans Devanagari'"),
    "ur": ("15px 'Noto Naskh Arabic'", "700 28px 'Noto Nastaliq Urdu'"),
}
"""The grid is painted, not laid out: its letters must be there before it is."""

# Streamlit's own words on the upload button cannot be translated, so they are replaced.
_UPLOAD = """<style>
[data-testid="stFileUploaderDropzone"] button [data-testid="stMarkdownContainer"] p {{ font-size: 0; }}
[data-testid="stFileUploaderDropzone"] button [data-testid="stMarkdownContainer"] p::after {{ content: "{words}"; font-size: 0.9rem; }}
[data-testid="stFileUploaderDropzoneInstructions"] {{ display: none; }}
</style>"""


def frame(t: Translator) -> None:
    """Set up the page; comes before anything else is drawn."""
    st.set_page_config(page_title=t.gettext("Bahi"), page_icon=str(ICON), layout="wide")
    st.logo(str(ICON), size="large")
    st.html(_STYLE)
    st.html(_UPLOAD.format(words=t.gettext("Choose a file")))
    direction = "rtl" if t.is_right_to_left else "ltr"
    faces = escape(json.dumps(_FACES[t.language]))
    with st.container(key="document"):
        # Scripts run once a page is opened, not when its language is changed: so the language is said beside, and watched.
        st.html(f'<p class="bahi-language" lang="{t.language}" dir="{direction}" data-faces="{faces}"></p>')
        st.html(_DOCUMENT, unsafe_allow_javascript=True)

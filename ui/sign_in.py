"""Signing in, where the app is reached from elsewhere: who may come in, and the way out."""

import os
from collections.abc import Sequence

import streamlit as st

from sync.place import Place
from translations import Translator
from ui.literal import literal
from ui.page_frame import frame

_THIS_COMPUTER = ("localhost", "127.0.0.1", "[::1]")
_OPEN = "BAHI_WITHOUT_SIGN_IN"


def is_let_in(place: Place, t: Translator) -> bool:
    """Whether this visitor may go on; where not, the page says what to do.

    With [auth] in secrets.toml whoever stands in [people] allowed may, after signing in. Without it only the computer
    itself may, unless BAHI_WITHOUT_SIGN_IN=yes says that something else keeps strangers out. The sample shop is open.
    """
    if not _section("auth"):
        if place.is_demo or _is_this_computer() or os.environ.get(_OPEN) == "yes":
            return True
        _say_how(t)
        return False
    if not st.user.is_logged_in:
        _ask(t)
        return False
    if signed_in_as().casefold() in _allowed() and st.user.get("email_verified", True):
        return True
    _refuse(t)
    return False


def signed_in_as() -> str:
    """The e-mail address of whoever has signed in; "" where nobody has to."""
    return str(st.user.get("email") or "") if _section("auth") and st.user.is_logged_in else ""


def way_out(t: Translator) -> None:
    """Who is signed in, and the button that signs them out; nothing where nobody has to."""
    if email := signed_in_as():
        st.caption(literal(email))
        st.button(t.gettext("Sign out"), on_click=st.logout, width="stretch", key="sign_out")


def _section(name: str) -> bool:
    return st.secrets.load_if_toml_exists() and name in st.secrets


def _allowed() -> Sequence[str]:
    people = st.secrets["people"] if _section("people") else {}
    return [str(email).strip().casefold() for email in people.get("allowed", ())]


def _is_this_computer() -> bool:
    host = st.context.headers.get("Host", "")
    return not host or host.rpartition(":")[0] in _THIS_COMPUTER or host in _THIS_COMPUTER


def _ask(t: Translator) -> None:
    frame(t)
    st.title(t.gettext("Bahi"))
    st.text(t.gettext("Your customers are for your eyes only. Please sign in."))
    st.button(t.gettext("Sign in"), on_click=st.login, type="primary", key="sign_in")


def _refuse(t: Translator) -> None:
    frame(t)
    words = t.gettext(
        "{email} is not on the list of people who may use this Bahi. Ask its owner to add the address to [people] in "
        "secrets.toml."
    )
    st.warning(literal(words.format(email=signed_in_as())))
    st.button(t.gettext("Sign in with another account"), on_click=st.logout, key="sign_in_again")


def _say_how(t: Translator) -> None:
    frame(t)
    st.error(t.gettext("This Bahi can be reached from outside, and nobody has to sign in. So it shows nothing yet."))
    st.text(
        t.gettext(
            "Whoever runs it: set up sign-in as the guide for hosting says, or, where something else already keeps "
            "strangers out, start Bahi with {setting}."
        ).format(setting=f"{_OPEN}=yes")
    )

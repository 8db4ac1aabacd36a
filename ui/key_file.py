"""A key for Google: how an owner makes one, and the file that hands it over."""

from collections.abc import Sequence

import streamlit as st

from sync.google.keys import KEPT_KEY, keep_key, key_in
from sync.workbook import WorkbookUnavailable
from translations import N_, Translator
from ui.literal import literal
from ui.refused import refuse

_CONSOLE = "https://console.cloud.google.com"
_MAKING: Sequence[tuple[str, str, str]] = (
    (
        N_(
            "Open the console with your Google account. Name the project bahi and press Create. It is free; no card is asked for."
        ),
        N_("Make a project"),
        f"{_CONSOLE}/projectcreate",
    ),
    (
        N_("Press Enable, so that the project may use Google Sheets."),
        N_("Switch on Google Sheets"),
        f"{_CONSOLE}/apis/library/sheets.googleapis.com",
    ),
    (
        N_("Press Enable here too: before Bahi writes for the first time, it keeps a copy of your sheet."),
        N_("Switch on Google Drive"),
        f"{_CONSOLE}/apis/library/drive.googleapis.com",
    ),
    (
        N_("Name the account bahi, press Create and continue, then Done. Choose no role."),
        N_("Make an account for Bahi"),
        f"{_CONSOLE}/iam-admin/serviceaccounts/create",
    ),
    (
        N_("Press the account in the list, then Keys, Add key, Create new key, JSON, Create. A file is downloaded."),
        N_("Make the key"),
        f"{_CONSOLE}/iam-admin/serviceaccounts",
    ),
)


def make_a_key(t: Translator) -> None:
    """How an owner makes one, with the pages of Google to press it on."""
    st.text(
        t.gettext(
            "Making a key takes ten minutes, once. Each button opens a page of Google in a new window; come back here after each."
        )
    )
    for number, (words, button, link) in zip("abcde", _MAKING, strict=True):
        press, read = st.columns([2, 5], vertical_alignment="center")
        label = f"{number}. {t.gettext(button)}"
        press.link_button(label, link, icon=":material/open_in_new:", key=f"making_key:{number}", width="stretch")
        read.text(t.gettext(words))
    with st.expander(t.gettext("Google says that I may not do this"), key="key_refused"):
        st.text(
            t.gettext(
                "In Google accounts of companies and schools, making keys is often forbidden. Sign in to the console with a "
                "private Gmail account instead: the sheet may stay where it is, for it is shared with the key's address."
            )
        )


def take_key_file(t: Translator) -> bool:
    """Ask for the file and keep the key in it; whether it was kept just now."""
    file = st.file_uploader(
        t.gettext("The .json file that was downloaded"), ["json"], key="google_key", max_upload_size=1
    )
    st.caption(
        literal(
            t.gettext(
                "The key opens only sheets that are shared with its address. Bahi keeps it on this computer in {file}, readable "
                "by you alone. Delete the downloaded file afterwards."
            ).format(file=KEPT_KEY)
        )
    )
    if file is None:
        return False
    try:
        keep_key(key_in(file.getvalue().decode("utf-8", "replace")))
    except WorkbookUnavailable as refusal:
        refuse(refusal.said(t))
        return False
    return True

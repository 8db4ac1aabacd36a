"""Help: what one wants to know on the first day, in a shop's words."""

import streamlit as st

from translations import N_
from ui.menu import START
from ui.screen import screen

t = screen().t

QUESTIONS = (
    (
        N_("Where are my customers kept?"),
        N_(
            "In your own sheet, as before. Bahi reads it, shows it, and writes back only what you save here. "
            "You can go on working in the sheet at the same time."
        ),
    ),
    (
        N_("I changed something in the sheet. When do I see it here?"),
        N_("Within a few seconds after you save the file. “Sync now” in the menu looks at once."),
    ),
    (
        N_("I saved something here. When is it in the sheet?"),
        N_(
            "Within a few seconds. While Excel has the file open, Bahi keeps what you saved "
            "and writes it when you close Excel. Until then it is marked ⏳."
        ),
    ),
    (
        N_("Two of us changed the same cell."),
        N_("The sheet wins. The Sheet page shows both values, and you choose."),
    ),
    (
        N_("I deleted rows by mistake."),
        N_("Open History, Deleted rows, tick them and bring them back. Every single value can be brought back too."),
    ),
    (
        N_("What does ⚠ mean?"),
        N_(
            "Something in the row is not clear: a phone with a digit missing, a date that cannot be read. "
            "Check & fix lists them all and offers repairs. Nothing is changed before you say so."
        ),
    ),
    (
        N_("How do I find somebody?"),
        N_(
            "Open Customers and type a part of the name, in English, Hindi or Urdu letters, or any part of the phone number."
        ),
    ),
    (
        N_("Does anything leave this computer?"),
        N_(
            "No. Bahi shows its pages to this computer only and sends nothing anywhere. "
            "WhatsApp and mail open only when you press their buttons."
        ),
    ),
)

st.header(t.gettext("Help"), anchor=False)
for question, answer in QUESTIONS:
    with st.expander(t.gettext(question)):
        st.text(t.gettext(answer))
st.page_link(START, label=t.gettext("First two minutes"), icon=":material/waving_hand:")

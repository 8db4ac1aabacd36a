"""Money: who owes how much and since when, and each account with what can be done about it."""

import streamlit as st

from ui.money import PARTY, money_list
from ui.money_account import account_page
from ui.saved import saved_bar
from ui.screen import screen

here = screen()

saved_bar(here)
if party := st.query_params.get(PARTY):
    account_page(here, party)
else:
    st.header(here.t.gettext("Money"), anchor=False)
    money_list(here)

"""What the host of the app keeps secret for it, put where sync looks."""

import json
import os

import streamlit as st

_KEY = "BAHI_GOOGLE_KEY"


def hand_over_key() -> None:
    """Let sync have the key for Google that stands in Streamlit's secrets, wherever the host keeps their file."""
    if _KEY not in os.environ and st.secrets.load_if_toml_exists() and "google" in st.secrets:
        os.environ[_KEY] = json.dumps(st.secrets["google"].to_dict())

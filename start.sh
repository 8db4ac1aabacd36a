#!/bin/sh
# Starts Bahi: finds Python, makes its own environment once, opens the browser.
cd "$(dirname "$0")" || exit 1
wanted=requirements.txt
. ./tests/environment.sh || exit 1
echo "Bahi opens in your browser at http://localhost:8501. Close this window to stop it."
exec .venv/bin/python -m streamlit run streamlit_app.py "$@"

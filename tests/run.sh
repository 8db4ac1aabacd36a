#!/bin/sh
# Sets up what the tests need and runs them; arguments go to pytest.
cd "$(dirname "$0")/.." || exit 1
. ./tests/environment.sh requirements-dev.txt || exit 1
exec .venv/bin/python -m pytest "$@"

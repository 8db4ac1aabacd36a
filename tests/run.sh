#!/bin/sh
# Sets up what the tests need and runs them; arguments go to pytest.
cd "$(dirname "$0")/.." || exit 1
wanted=requirements-dev.txt
. ./tests/environment.sh || exit 1
exec .venv/bin/python -m pytest "$@"

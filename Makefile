# A target for each habit. On Windows, or without make, the commands below work as they stand.
PYTHON = .venv/bin/python

.PHONY: dev run check test docs bench proof fuzz strings

.venv/ready: requirements.txt requirements-dev.txt
	python3 -m venv .venv
	$(PYTHON) -m pip install --quiet -r requirements-dev.txt
	touch $@

dev: .venv/ready

run: dev
	$(PYTHON) -m streamlit run streamlit_app.py

check: dev
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	.venv/bin/lint-imports
	$(PYTHON) -m validation.sheet_reference --check
	$(PYTHON) -m pytest

test: dev
	$(PYTHON) -m pytest

docs: dev
	$(PYTHON) -m validation.sheet_reference

# atheris is only for Linux and macOS, so it is no requirement: pip install atheris
fuzz: dev
	$(PYTHON) -m tests.fuzz vcard -max_total_time=300
	$(PYTHON) -m tests.fuzz csv -max_total_time=300

strings: dev
	$(PYTHON) -m translations.update

bench: dev
	$(PYTHON) -m pip install --quiet -r bench/requirements.txt
	$(PYTHON) -m bench

proof: dev
	$(PYTHON) -m tests.proof --examples 5000

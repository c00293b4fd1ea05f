# Two commands matter: `make run` and `make test`. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARGS ?= --once

.PHONY: help run collect test faults check format lock clean audit licences

help:             ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 18

run: $(VENV)/.installed            ## the dashboard on http://127.0.0.1:8501 (PORT=… for another)
	@exec $(BIN)/python -m core.start --with-parent

collect: $(VENV)/.installed        ## gather postings: make collect ARGS="--once --import FILE"
	@exec $(BIN)/python -m collector $(ARGS)

test: check browser nginx          ## format, lint, types, data and all tests
	$(BIN)/python -m pytest -n auto --dist loadfile $(PYTEST_ARGS)

faults: $(VENV)/.installed-dev     ## all of the faults: 20 kills of each, 10,000 garbage connections (half an hour)
	FAULT_ROUNDS=20 FAULT_CONNECTIONS=10000 $(BIN)/python -m pytest -s tests/faults tests/collector/test_killed.py $(PYTEST_ARGS)

check: $(VENV)/.installed-dev      ## format, lint, types and data
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m core.skills check

format: $(VENV)/.installed-dev     ## write the format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

.PHONY: browser
browser: $(VENV)/.installed-dev
	@$(BIN)/python -m tests.browser.ensure_chromium

.PHONY: nginx
nginx: $(VENV)/.installed-dev
	@$(BIN)/python -m tests.deploy.ensure_nginx

audit: $(VENV)/.installed-dev      ## ask the public database of vulnerabilities about every pinned package
	@$(BIN)/pip-audit --requirement requirements-dev.txt --require-hashes --disable-pip --strict --progress-spinner off || { \
	  echo "The audit did not pass. A table above names known vulnerabilities: raise those versions in pyproject.toml, then make lock." >&2; \
	  echo "No table: the database (PyPI's, over the internet) could not be asked, and nothing is known about the packages." >&2; \
	  exit 1; }

licences: $(VENV)/.installed-dev   ## write the licences of what a user installs into docs/licences.md
	@sed -n '1,/^$$/p' docs/licences.md > docs/licences.md.new
	@$(BIN)/pip-licenses --with-system --from=mixed --format=markdown --with-urls --order=name --packages $$(sed -nE 's/^([A-Za-z0-9._-]+)==.*/\1/p' requirements.txt) >> docs/licences.md.new
	@mv docs/licences.md.new docs/licences.md

lock: $(VENV)/.installed-dev       ## pin all dependencies anew, with hashes
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Career Navigator needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make run PYTHON=python3.12")'
	@echo "Making $(VENV) …"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt | $(VENV)/bin/python
	@echo "Installing the pinned packages (once, some minutes) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	@echo "Installing what the tests need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

clean:            ## remove the environment and caches; never the data in var/
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

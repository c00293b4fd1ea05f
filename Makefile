# Two commands matter: `make run` and `make test`. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARGS ?= --once
# Tests wait for servers and browsers: with one worker more than cores all of them take a tenth less time.
WORKERS ?= $(shell $(PYTHON) -c "import os; print((os.cpu_count() or 1) + 1)")
STORED := tests/store tests/accounts tests/snapshot tests/collector tests/api tests/pages tests/faults
FAST := tests/catalogue tests/skills tests/stats tests/market tests/snapshot tests/charts tests/views tests/test_architecture.py tests/test_config.py tests/test_export.py tests/test_ics.py tests/test_markup.py tests/test_texts.py tests/test_translations.py

.PHONY: help run collect mail-test sample test test-mongodb test-fast explore load pages-all coverage faults image-test check format docs docs-serve lock clean audit licences

help:             ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 18

run: $(VENV)/.installed            ## the dashboard on http://127.0.0.1:8501 (PORT=… for another)
	@exec $(BIN)/python -m core.start --with-parent

collect: $(VENV)/.installed        ## gather postings: make collect ARGS="--once --import FILE"
	@exec $(BIN)/python -m collector $(ARGS)

test: check browser nginx          ## format, lint, types, data and all tests
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(PYTEST_ARGS)

test-mongodb: $(VENV)/.installed-dev ## all that touches the store, on MONGODB_TEST_URI=…; without it on our own server behind TLS
	@if [ -n "$(MONGODB_TEST_URI)" ]; then \
	  MONGODB_TEST_URI='$(MONGODB_TEST_URI)' $(BIN)/python -m pytest -rs $(if $(MONGODB_TEST_DATABASE),,-n auto --dist loadfile) $(STORED) $(PYTEST_ARGS); \
	else $(BIN)/python -m tests.store.over_tls $(PYTEST_ARGS); fi

test-fast: $(VENV)/.installed-dev  ## what needs no browser and no server of its own: under a minute
	$(BIN)/python -m pytest -q -n auto --dist loadfile -m "not browser and not faults" $(FAST) $(PYTEST_ARGS)

explore: $(VENV)/.installed-dev    ## random search with new seeds, long (EXAMPLES=20000); what it finds becomes an example
	HYPOTHESIS_PROFILE=explore EXPLORE_EXAMPLES=$(or $(EXAMPLES),20000) $(BIN)/python -m pytest -q -n auto --dist loadfile -m explore $(PYTEST_ARGS)

pages-all: browser                 ## every page at every width, in both themes, as visitor and as member
	PAGES=all $(BIN)/python -m pytest -n auto --dist loadfile -m browser tests/browser $(PYTEST_ARGS)

load: nginx                        ## minutes of load on a real dashboard, and on two behind nginx with kills (MINUTES=30)
	$(BIN)/python -m benchmarks.soak
	$(BIN)/python -m benchmarks.fleet --minutes $(or $(MINUTES),30)

coverage: browser nginx            ## all tests, with the share of lines they run; fails below the floor in pyproject.toml
	$(BIN)/python -m pytest -n auto --dist loadfile --cov --cov-report=term:skip-covered $(PYTEST_ARGS)

docs: $(VENV)/.installed-dev       ## build the documentation site into build/site; a broken link fails
	$(BIN)/mkdocs build --strict --quiet

docs-serve: $(VENV)/.installed-dev ## the documentation on http://127.0.0.1:8000, made anew as you write
	$(BIN)/mkdocs serve

image-test: $(VENV)/.installed-dev ## build deploy/Dockerfile with buildah on a stand-in of its base image, and start it (root, Debian)
	IMAGE_TEST=1 $(BIN)/python -m pytest -rs tests/deploy/test_image.py $(PYTEST_ARGS)

faults: $(VENV)/.installed-dev     ## all of the faults: 30 kills of each, 10,000 garbage connections (half an hour)
	FAULT_ROUNDS=30 FAULT_CONNECTIONS=10000 FAULT_CLIENTS=200,400 HOSTILE_ROUNDS=100 ACCOUNTS=100000 API_EXAMPLES=50 API_SECONDS=600 $(BIN)/python -m pytest -s \
	  tests/faults tests/api/test_schema.py tests/collector/test_killed.py tests/accounts/test_hostile.py tests/accounts/test_hostile_forms.py tests/accounts/test_scale.py tests/collector/test_bounded.py $(PYTEST_ARGS)

check: $(VENV)/.installed-dev      ## format, lint, types and data
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy -n auto
	$(BIN)/python -m core.skills check

mail-test: $(VENV)/.installed      ## send one mail over the SMTP settings: make mail-test TO=me@example.org
	@$(BIN)/python -m core.mail $(or $(TO),$(error say to whom: make mail-test TO=me@example.org))

sample: $(VENV)/.installed         ## read the sample's texts and pack what was read into data/
	$(BIN)/python -m collector.packed_sample

format: $(VENV)/.installed-dev     ## write the format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

.PHONY: browser
browser: $(VENV)/.installed-dev
	@$(BIN)/python -m testbed.ensure_chromium

.PHONY: nginx
nginx: $(VENV)/.installed-dev
	@$(BIN)/python -m testbed.ensure_nginx

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
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . --editable client
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	@echo "Installing what the tests need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

clean:            ## remove the environment and caches; never the data in var/
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

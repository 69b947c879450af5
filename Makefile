# `make run` and `make test` set up all they need: a virtual environment with pinned, hashed packages,
# and the command .venv/bin/meetings.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
INSTALL = $(BIN)/python -m pip install --quiet --require-hashes
# Any options of `meetings run`, as in: make run ARGS="--sandbox --port 3001"
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help run test bench check format build screenshots pins clean

help:  ## show these lines
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

# PostgreSQL's driver is only needed when the store is there.
ON_POSTGRES = $(filter postgres%,$(DATABASE_URL))$(shell grep -sE '^ *(export +)?DATABASE_URL *= *.?postgres' .env)

run: $(VENV)/.run $(if $(ON_POSTGRES),$(VENV)/.postgres)  ## start the bot: in Slack when tokens are set, else in a local workspace
	@exec $(BIN)/meetings run $(ARGS)

test: $(VENV)/.dev  ## run all tests and show the branch coverage
	@$(BIN)/python -m pytest -n auto --dist worksteal --cov --cov-report=term $(ARGS)

bench: $(VENV)/.bench  ## run the full benchmarks, for more than an hour, and put their tables into tests/bench/README.md
	@$(BIN)/python -m tests.bench.search.compare --readme
	@$(BIN)/python -m tests.bench.search.hostile --readme
	@$(BIN)/python -m tests.bench.exactly_once --readme
	@$(BIN)/python -m tests.bench.due_selection --readme
	@$(BIN)/python -m tests.bench.on_this_day --readme
	@$(BIN)/python -m tests.bench.importing --readme

check: $(VENV)/.dev  ## formatting, lint, import rules, types
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/mypy

format: $(VENV)/.dev  ## format the code and mend what lint can mend
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

build: $(VENV)/.run  ## build data/meetings.db from data/records
	@$(BIN)/meetings build data/records --output data/meetings.db

# The pins of dev have all that the others have, in the same versions.
COMPILE := $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --no-strip-extras
SAME := -c requirements-dev.txt

screenshots: $(VENV)/.dev  ## take the README's screenshots again, with this machine's Chromium
	@$(BIN)/python -m tests.browser.screenshots

pins: $(VENV)/.dev  ## resolve the dependencies anew and pin them, with hashes
	@$(COMPILE) --upgrade pyproject.toml --all-extras --group dev -o requirements-dev.txt
	@$(COMPILE) --upgrade $(SAME) pyproject.toml -o requirements.txt
	@$(COMPILE) --upgrade $(SAME) pyproject.toml --extra sandbox -o requirements-sandbox.txt
	@$(COMPILE) --upgrade $(SAME) pyproject.toml --extra postgres -o requirements-postgres.txt
	@$(COMPILE) --upgrade $(SAME) --group build -o requirements-build.txt
	@$(COMPILE) --upgrade --group bench -o requirements-bench.txt

clean:  ## remove what make has set up
	rm -rf $(VENV)

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and none was found: install it, or name one with PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing: on Debian and Ubuntu install python3-venv." >&2; rm -rf $(VENV); exit 1; }
	@touch $@

$(VENV)/.run: requirements-sandbox.txt requirements-build.txt pyproject.toml $(VENV)/.made
	@echo "Setting up $(VENV) ..."
	@$(INSTALL) -r requirements-sandbox.txt
	@$(INSTALL) -r requirements-build.txt
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.postgres: requirements-postgres.txt $(VENV)/.run
	@echo "Adding PostgreSQL's driver to $(VENV) ..."
	@$(INSTALL) -r requirements-postgres.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	@echo "Adding what the tests need to $(VENV) ..."
	@$(INSTALL) -r requirements-dev.txt
	@touch $@

$(VENV)/.bench: requirements-bench.txt $(VENV)/.dev
	@echo "Adding what the benchmarks compare with to $(VENV) ..."
	@$(INSTALL) -r requirements-bench.txt
	@touch $@

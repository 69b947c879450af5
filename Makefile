# `make run` and `make test` set up all they need: a virtual environment with pinned, hashed packages.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
# Any options of `python -m bot run`, as in: make run ARGS="--sandbox --port 3001"
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help run test bench check format build screenshots pins clean

help:  ## show these lines
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

run: $(VENV)/.run  ## start the bot: in Slack when tokens are set, else in a local workspace
	@exec $(BIN)/python -m bot run $(ARGS)

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
	@$(BIN)/python -m bot build data/records --output data/meetings.db

screenshots: $(VENV)/.dev  ## take the README's screenshots again, with this machine's Chromium
	@$(BIN)/python -m tests.browser.screenshots

pins: $(VENV)/.dev  ## resolve the dependencies anew and pin them, with hashes
	@$(BIN)/uv pip compile -q pyproject.toml --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --upgrade -o requirements.txt
	@$(BIN)/uv pip compile -q pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --upgrade -o requirements-dev.txt
	@$(BIN)/uv pip compile -q --group bench --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --upgrade -o requirements-bench.txt

clean:  ## remove what make has set up
	rm -rf $(VENV)

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and none was found: install it, or name one with PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing: on Debian and Ubuntu install python3-venv." >&2; rm -rf $(VENV); exit 1; }
	@touch $@

$(VENV)/.run: requirements.txt $(VENV)/.made
	@echo "Setting up $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	@echo "Adding what the tests need to $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

$(VENV)/.bench: requirements-bench.txt $(VENV)/.dev
	@echo "Adding what the benchmarks compare with to $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.txt
	@touch $@

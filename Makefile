# Every command a person needs. `make help` prints the lines that carry two hashes.

PYTHON ?= python3
VENV ?= .venv
RUN := $(VENV)/bin
SANDBOX := $(RUN)/python tools/sandbox.py

.DEFAULT_GOAL := help
.PHONY: help setup demo test long walk check fix ledger bench faults mutants audit messages lock environment-run environment-dev \
	check-style check-types check-floors check-weaknesses check-house check-migrations check-messages

help: ## Say what each command does
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

setup: environment-dev ## Make .venv with everything a developer needs, and nothing else

demo: environment-run ## Load the invented demo country (first time) and serve it on 127.0.0.1:8000
	@$(RUN)/amparo demo

test: environment-dev ## Run the tests that a developer waits for (SQLite, no browser, under three minutes)
	@$(SANDBOX) -m pytest -n auto --dist loadfile --short -m "not browser and not drill and not walk" --ignore tests/stories

long: environment-dev ## Run the other tests: screens, commands, content, what takes seconds each (SQLite, five minutes)
	@$(SANDBOX) -m pytest -n auto --dist loadfile -m long

walk: environment-dev ## Walk every page as everybody and look for words they may not see (SQLite, three minutes)
	@$(SANDBOX) -m pytest -n auto --dist loadfile -m walk tests/canary

check: check-style check-types check-floors check-weaknesses check-migrations check-messages check-house ## Check style, types, floors, weaknesses, migrations, messages, docs (first time asks PyPI)

check-style: environment-dev
	@$(RUN)/ruff check .
	@$(RUN)/ruff format --check .

check-types: environment-dev
	@$(RUN)/mypy

check-floors: environment-dev
	@$(RUN)/lint-imports

check-weaknesses: environment-dev
	@$(RUN)/bandit --quiet --configfile pyproject.toml --recursive amparo tools
	@$(RUN)/python -m tools.semgrep
	@$(RUN)/python -m tools.audit --age

check-migrations: environment-dev
	@$(SANDBOX) -m django makemigrations --check --dry-run --settings amparo.config.settings

check-messages: environment-dev
	@$(RUN)/python -m tools.messages check

check-house: environment-dev
	@$(SANDBOX) -m pytest tests/house

fix: environment-dev ## Repair style where a machine can
	@$(RUN)/ruff check --fix .
	@$(RUN)/ruff format .

audit: environment-dev ## Ask for known flaws in the locked libraries, and say how old the locks are (asks PyPI)
	@$(RUN)/python -m tools.audit

messages: environment-dev ## Bring the translation files up to date with the English in code and screens
	@$(RUN)/python -m tools.messages update

ledger: environment-dev ## Lower the list of large files and functions to what they are today
	@$(RUN)/python -m tools.ledger

bench: environment-dev ## Measure speed at 10,000 and 100,000 cases, of the log and of figures, and what onlookers learn (45 minutes)
	@$(SANDBOX) -m benchmarks
	@$(SANDBOX) -m benchmarks.search
	@$(SANDBOX) -m benchmarks.log
	@$(SANDBOX) -m benchmarks.figures
	@$(SANDBOX) -m benchmarks.dashboards
	@$(SANDBOX) -m benchmarks.alerts 300
	@$(SANDBOX) -m benchmarks.directory
	@$(SANDBOX) -m benchmarks.portal
	@$(SANDBOX) -m benchmarks.feedback
	@$(SANDBOX) -m benchmarks.feed
	@$(SANDBOX) -m benchmarks.onlookers 60

faults: environment-dev ## Kill, cut, fill and fail during work, and judge what is left (root, half an hour)
	@$(RUN)/python -m benchmarks.faults

mutants: environment-dev ## Put small faults into the access policy one by one: its tests must notice (asks PyPI, 20 minutes)
	@$(RUN)/python -m tools.mutants $(MUTANTS)

lock: environment-dev ## Choose package versions anew (asks PyPI) and write the lock files
	@$(RUN)/python tools/lock.py

environment-run environment-dev:
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
		echo "There is no '$(PYTHON)' here: install Python 3.11, 3.12 or 3.13 and run this again." >&2; exit 1; }
	@$(PYTHON) tools/bootstrap.py $(@:environment-%=%) "$(VENV)"
	@$(RUN)/python -m tools.messages compile

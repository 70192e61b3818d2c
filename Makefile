# The two commands that matter: `make run` and `make test`. Each target sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help

help: ## Show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip --constraint constraints.txt
	$(BIN)/python -m pip install --quiet --editable '.[dev]' --constraint constraints.txt
	@touch $@

run: $(READY) ## Read the example plans in corpus/ into outputs/examples
	$(BIN)/beskplan run corpus/examples --output outputs/examples

test: $(READY) ## Run the tests
	$(BIN)/python -m pytest

check: $(READY) ## Everything a change must pass: style, types, layers, docs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m report.codebook --check
	$(BIN)/python -m report.evaluation_page --check
	$(BIN)/python -m report.benchmarks_page --check

fix: $(READY) ## Mend style and rewrite generated docs
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python -m report.codebook --write
	$(BIN)/python -m report.evaluation_page --write
	$(BIN)/python -m report.benchmarks_page --write

examples: $(READY) ## Make corpus/examples and corpus/gold again from corpus/specification
	$(BIN)/python -m scripts.examples

evaluation: $(READY) ## Measure the figures of docs/EVALUATION.md again
	$(BIN)/python -m scripts.evaluation

benchmarks: $(READY) ## Measure the figures of docs/BENCHMARKS.md again, beside other tools
	$(BIN)/python -m pip install --quiet --editable '.[benchmarks]' --constraint constraints.txt
	$(BIN)/python -m benchmarks

clean: ## Remove the environment and all caches
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

.PHONY: help run test check fix examples evaluation benchmarks clean

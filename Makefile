# Two commands do everything: make run, make test. See README.md.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CORPUS ?= corpus
KB ?= kb
READY := $(VENV)/.ready

.PHONY: run test check lint types contracts eval bench bench-language clean

run: $(READY)
	@$(BIN)/kommunegraf ingest "$(CORPUS)" --kb "$(KB)"; code=$$?; \
	 if [ $$code -ne 0 ] && [ $$code -ne 3 ]; then exit $$code; fi
	@$(BIN)/kommunegraf app --kb "$(KB)"

test: $(READY)
	@$(BIN)/python -m pytest -q

check: lint types contracts test

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(READY)
	@$(BIN)/mypy

contracts: $(READY)
	@$(BIN)/lint-imports --no-logo

eval: $(READY)
	@$(BIN)/python bench/evaluate_shared.py

bench: $(READY)
	@$(BIN)/python bench/run.py

bench-language: $(READY)
	@$(BIN)/python bench/language/report.py

# The environment is made once, and again when its description changes. torch comes
# first and by exact version: asked for by range it would bring CUDA packages along.
$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	 || { echo "Kommunegraf needs Python 3.11 or newer; set PYTHON=…"; exit 2; }
	@echo "Making the environment in $(VENV) (a minute or two, once) …"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check \
	 "$$(grep '^torch==' constraints.txt)"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check \
	 --constraint constraints.txt --editable ".[dev]"
	@touch $@

clean:
	@rm -rf $(VENV) kb build *.egg-info

# Two commands: `make demo` shows what Nightcount does, `make test` checks that it does it. Both set themselves up.

PYTHON ?=
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# Two workers by default: what the tests wait for is mostly the processor.
WORKERS ?= 2

.DEFAULT_GOAL := help
.SILENT:
.PHONY: help demo test bench clean

help:
	echo "make demo    the night to 4 July 2025: the record, then three articles held against it"
	echo "make test    formatting, lint, types, import contracts, tests with coverage"
	echo "make bench   speeds of reading and of alerts, beside spaCy and pandas on the same data, and of the pages"
	echo "make clean   remove the environment, the demo's output and every cache"
	echo
	echo "The first run makes $(VENV) with Python 3.11 or newer (choose one with PYTHON=python3.12)."

demo: $(READY)
	PATH="$(CURDIR)/$(BIN):$$PATH" demo/run

test: $(READY)
	.ci/checks "$(BIN)" "$(WORKERS)"

bench: $(READY)
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.alerts
	$(BIN)/python -m benchmarks.web

clean:
	echo "Removing $(VENV), demo-out and caches"
	rm -rf $(VENV) benchmarks/.venv benchmarks/.compiled demo-out .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): pyproject.toml constraints.txt
	PYTHON="$(PYTHON)" .ci/environment "$(VENV)"
	touch $(READY)

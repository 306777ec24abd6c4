# `make run` starts Alaqat on the seed article, `make test` runs every check; `make help` lists the rest.
# What is done is kept as stamp files under .venv, so that a second call is quick.
# Every path below is relative, so the project may lie in a folder with spaces.

SHELL := /bin/sh
VENV  := .venv
PY    := $(VENV)/bin/python
PINS  := requirements/constraints.txt
BUILT := api/static/dist/.stamp

# The Pythons to try for a new .venv, first come first served; PYTHON=/path/to/python3.12 chooses one.
PYTHON ?= python3 python3.13 python3.12 python3.11 python

# What the install depends on: the web sources too, and their folders, so that a deleted file counts as a change.
WEB   := $(shell find api/web -type d \( -name node_modules -o -name templates -o -name translations \) -prune -o -print 2>/dev/null)
INPUT := pyproject.toml hatch_build.py alaqat.py $(PINS) $(WEB)

export PIP_DISABLE_PIP_VERSION_CHECK ?= 1

.PHONY: help run test postgresql lint types layers web bench compile lock clean

help:
	@echo "make run     install into .venv, build the web interface, read the seed article in, serve on 127.0.0.1:5000"
	@echo "make test    install what the tests need, then ruff, mypy, import-linter and pytest"
	@echo "make lint    ruff alone;  make types  mypy alone;  make layers  import-linter alone"
	@echo "make web     build the web interface again (after installing Node, say)"
	@echo "make bench   cold start, speed and memory, what the coder gets right in every set of texts, names across scripts"
	@echo "             python -m bench.scale: a million claims, loaded and asked beside two other stores (many minutes)"
	@echo "make compile the coder as C in build/compiled, which make bench measures too (some minutes, needs a C compiler)"
	@echo "make lock    pin the newest allowed version of every dependency in $(PINS)"
	@echo "make clean   remove .venv, what was built, and caches; never var/, where your data is"

run: $(VENV)/.ok
	@$(VENV)/bin/alaqat demo

test: lint types layers postgresql
	@$(PY) -m pytest

# Ledgers are tested on PostgreSQL too: Debian's is installed where we may, and those tests say why they are skipped elsewhere.
postgresql:
	@command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || \
	  { test "$$(id -u)" = 0 && command -v apt-get >/dev/null 2>&1 && echo "installing Debian's postgresql for the tests" && \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends postgresql >/dev/null; } || true

lint: $(VENV)/.test
	@$(PY) -m ruff check .

types: $(VENV)/.test
	@$(PY) -m mypy

layers: $(VENV)/.test
	@$(VENV)/bin/lint-imports --no-logo

web:
	@rm -f $(VENV)/.ok $(VENV)/.test $(BUILT)
	@$(MAKE) --no-print-directory $(VENV)/.ok

bench: $(VENV)/.ok
	@$(PY) bench/startup.py
	@$(PY) -m bench.coding
	@$(PY) -m bench.accuracy
	@$(PY) -m bench.names
	@$(PY) -m bench.scale --claims 20000

compile: $(VENV)/.ok
	@rm -rf build/compiled
	@ALAQAT_COMPILE=1 ALAQAT_SKIP_UI=1 $(PY) -m pip install --quiet --no-deps --target build/compiled .

lock: | $(PY)
	@$(PY) -m pip install --quiet "uv>=0.8"
	@mkdir -p requirements
	@$(PY) -m uv pip compile --quiet --upgrade --universal --python-version 3.11 --all-extras \
	  --no-header --no-annotate --no-emit-index-url -o $(PINS) pyproject.toml
	@echo "$(PINS): $$(grep -c == $(PINS)) pins"

clean:
	rm -rf $(VENV) api/static/dist api/web/node_modules build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find . -name __pycache__ -type d -not -path './var/*' -prune -exec rm -rf {} +

# A Python of 3.11 to 3.13 that can make environments; else a newer one; else a clear word.
$(PY):
	@for below in 14 1000; do for python in $(PYTHON); do \
	  if $$python -c "import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, $$below))" 2>/dev/null; then \
	    echo "making $(VENV) with $$($$python --version)"; exec $$python -m venv $(VENV); \
	  fi; \
	done; done; \
	echo "Alaqat needs Python 3.11 or newer with its venv module; tried: $(PYTHON)." >&2; \
	echo "On Debian or Ubuntu: apt install python3-venv. Elsewhere: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)" >&2; exit 1

$(VENV)/.ok: $(INPUT) | $(PY)
	@echo "installing into $(VENV) (about a minute the first time)"
	@$(PY) -m pip install --quiet -c $(PINS) -e .
	@touch $@
	@$(say_web)

$(VENV)/.test: $(INPUT) | $(PY)
	@echo "installing into $(VENV), with what the tests need (about a minute the first time)"
	@$(PY) -m pip install --quiet -c $(PINS) -e ".[test]"
	@touch $(VENV)/.ok $@
	@$(say_web)

# pip hides what a build says, so the outcome is said here.
say_web = test ! -f api/web/package.json || test -f $(BUILT) || \
  echo "warning: the web interface was not built, pages work without graph and charts; install Node 20.19 or newer, then: make web" >&2

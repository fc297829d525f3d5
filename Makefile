# Each command prepares what it needs the first time, and again only when the locked dependencies change.
.DEFAULT_GOAL := help
.PHONY: help serve build test test-webkit check bench browsers lock clean

# Material's banner about MkDocs 2 is known and settled: this guide stays on 1.x, pinned.
export NO_MKDOCS_2_WARNING := 1

PYTHON := .venv/bin/python
# Reading and building need a sixth of what the tests need, so `make serve` does not wait for the rest.
BASE := .venv/.base-ready
TESTS := .venv/.test-ready

help: ## List these commands
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

serve: $(BASE) ## Show the guide at http://127.0.0.1:8000/, again after each change
	$(PYTHON) -m mkdocs serve

build: $(BASE) ## Build the site into site/, refusing anything doubtful
	$(PYTHON) -m mkdocs build --strict

check: $(BASE) ## Check the content only, without building
	$(PYTHON) -m macros check $(if $(GITHUB_ACTIONS),--annotate)

test: $(TESTS) browsers ## Run every test, in real browsers where it matters
	$(PYTHON) -m ruff check
	$(PYTHON) -m codespell_lib
	$(PYTHON) -m pytest --numprocesses auto --dist worksteal --durations 20

test-webkit: $(BASE) ## Save, reload and print once in WebKitGTK, the nearest to Safari (Debian only; nightly)
	@command -v WebKitWebDriver xvfb-run dbus-run-session >/dev/null || $(if $(filter 0,$(shell id -u)),,sudo) apt-get install -y --no-install-recommends webkit2gtk-driver xvfb xauth dbus gir1.2-webkit2-4.1 python3-gi poppler-utils
	dbus-run-session -- xvfb-run -a $(PYTHON) -m tests.webkit

bench: $(TESTS) browsers ## Measure build time and page weight
	$(PYTHON) -m tests.bench

lock: ## Write uv.lock and constraints.txt anew after a change to dependencies (needs uv)
	uv lock --default-index https://pypi.org/simple
	sh tests/setup/constraints.sh > constraints.txt

clean: ## Remove what these commands made
	rm -rf .venv site

browsers: $(TESTS)
	@$(PYTHON) -m tests.setup.browsers

$(BASE): uv.lock constraints.txt pyproject.toml tests/setup/environment.sh
	@sh tests/setup/environment.sh base
	@touch $@

$(TESTS): $(BASE)
	@sh tests/setup/environment.sh test
	@touch $@

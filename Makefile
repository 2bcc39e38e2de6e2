# Needs Python 3.11 or newer with pip, and make. Everything else is fetched into .tools/ and .venv/, pinned by hash.

PYTHON ?= $(shell for python in python3.11 python3 python3.12 python3.13; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
UV := .tools/bin/uv

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run setup test lint unit servers browser chromium postgresql access screenshots torture hostile bench score goldens gazetteer basemap catalogues reference lock clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

run: setup ## start the map on this machine and open it in the browser
	@$(BIN)/footprint serve

test: setup chromium postgresql lint unit servers browser ## every check: style, types, imports, tests, the page in a real browser

lint: setup ## style, types and the import contract
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

unit: setup ## all tests but those in the browser
	$(BIN)/python -m pytest -q -n 2 --ignore=tests/browser

servers: setup postgresql ## the tests of the store once more, every store kept by a PostgreSQL server of their own
	FOOTPRINT_TEST_DATABASE=postgresql $(BIN)/python -m pytest -q -n 2 --dist loadfile tests/test_store.py \
		tests/test_store_search.py tests/test_store_review.py tests/test_store_links.py

browser: setup chromium ## the tests in the browser, each file with servers of its own
	$(BIN)/python -m pytest -q -n 2 --dist loadfile tests/browser

hostile: setup chromium ## every hostile string through every door and screen, in the browser too
	FOOTPRINT_HOSTILE_STEP=1 $(BIN)/python -m pytest -q tests/test_hostile.py tests/test_hostile_in.py tests/test_hostile_out.py tests/browser/test_hostile_screens.py \
		tests/browser/test_hostile_site.py

access: setup chromium ## every page in both languages and themes against axe-core
	FOOTPRINT_AXE=all $(BIN)/python -m pytest -q tests/browser/test_accessibility.py

screenshots: setup chromium ## pictures of every page in build/screenshots, in both languages and themes, on four sizes of screen
	FOOTPRINT_SCREENSHOTS=all $(BIN)/python -m pytest -q tests/browser/test_screenshots.py

torture: setup ## kill footprint 200 times at its work, alter 1,000 rows behind its back: is anything lost, or not found?
	$(BIN)/python tools/torture.py 200
	$(BIN)/python tools/torture_bulk.py 20
	FOOTPRINT_TAMPERINGS=1000 $(BIN)/python -m pytest -q tests/test_store_verify.py -k "altered or flipped"

bench: setup chromium ## measure the page and the server at 1,000 to a million claims (BENCH="--claims 1000" for less)
	$(BIN)/python tools/bench.py $(BENCH)
	$(BIN)/python tools/bench_store.py
	$(BIN)/python tools/bench_reading.py
	$(BIN)/python tools/bench_bulk.py
	$(BIN)/python tools/bench_exchange.py

score: setup ## score the reader against the hand-made claims of tests/gold
	$(BIN)/python tools/score_all.py

goldens: setup ## write the reader's present output anew; read the diff before you commit it
	$(BIN)/python tools/goldens.py

gazetteer: setup ## build data/gazetteer from its sources
	$(BIN)/python tools/build_gazetteer.py

catalogues: setup ## make room in data/locale for texts that are new (LANGUAGE=tr begins another language)
	$(BIN)/python tools/catalogues.py $(LANGUAGE)

reference: setup ## write docs/reference from the code
	$(BIN)/python tools/reference.py

basemap: setup ## build data/basemap from its sources
	$(BIN)/python tools/build_basemap.py

lock: setup ## pin what pyproject.toml asks for, with hashes
	$(UV) pip compile -q --universal --generate-hashes --no-emit-index-url --no-header \
		--group dev pyproject.toml -o requirements.lock

clean: ## remove everything that was fetched or made; your reports stay
	rm -rf .venv .tools .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

setup:
	@test -n "$(PYTHON)" || { echo 'footprint needs Python 3.11 or newer; install it, or: make PYTHON=/path/to/python3.11'; exit 1; }
	@$(PYTHON) tools/set_up.py

postgresql:
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || { \
		run=; test "$$(id -u)" = 0 || run='sudo -n'; \
		if command -v apt-get >/dev/null && $$run true 2>/dev/null; then \
			echo 'Installing postgresql, over which the tests of the store run too'; \
			$$run apt-get -qq update && \
			DEBIAN_FRONTEND=noninteractive $$run apt-get -qq -y install postgresql >/dev/null; \
		else \
			echo 'No PostgreSQL here: the tests that need it are left out. Type: sudo apt-get install postgresql'; \
		fi; }

chromium:
	@test -n "$$FOOTPRINT_CHROMIUM" || command -v chromium >/dev/null || { \
		run=; test "$$(id -u)" = 0 || run='sudo -n'; \
		if command -v apt-get >/dev/null && $$run true 2>/dev/null; then \
			echo 'Installing chromium, which the tests drive'; \
			$$run apt-get -qq update && \
			DEBIAN_FRONTEND=noninteractive $$run apt-get -qq -y install chromium fonts-noto-core >/dev/null; \
		else \
			echo 'The tests need chromium. Type: sudo apt-get install chromium fonts-noto-core  (or set FOOTPRINT_CHROMIUM to yours)'; exit 1; \
		fi; }

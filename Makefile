# Everything runs in .venv, which is made on first use.
PYTHON ?= python3
BIN := .venv/bin
SAMPLES := build/samples
Q ?= How many North Korean troops did Ukraine expect to fight for Russia?

.PHONY: eval ask chat screenshots test check fix clean

ask: $(SAMPLES)/library.sqlite  ## answer Q over the sample articles
	@$(BIN)/byline --data $(SAMPLES) ask "$(Q)"

chat: .venv/base  ## open the page over your library, over the samples while it is empty
	@$(BIN)/byline chat

screenshots: .venv/dev  ## take the pictures of the page anew; needs chromium
	$(BIN)/python -m tests.ui.screenshots docs/images

eval: $(SAMPLES)/library.sqlite  ## how right the answers to the shipped cases are
	@$(BIN)/byline --data $(SAMPLES) eval eval/samples.jsonl --answerer extractive

test: .venv/dev  ## run the tests
	$(BIN)/pytest

check: .venv/dev  ## format, lint, types, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest

fix: .venv/dev  ## format, and mend what the linter can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:  ## remove the environment and all that was built
	rm -rf .venv build *.egg-info

$(SAMPLES)/library.sqlite: .venv/base $(wildcard corpus/samples/*.md)
	@$(BIN)/byline --data $(SAMPLES) add --quiet corpus/samples
	@touch $@

# The second install only adds to the first, so `make ask` fetches no more than it needs.
.venv/base: pyproject.toml constraints.txt
	@echo "Making the environment in .venv: about 2.1 GB on disk, some minutes." >&2
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt torch
	@$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

.venv/dev: .venv/base
	@$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	@touch $@

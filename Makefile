# Two commands do all the set-up on a fresh machine with Python 3.11+ and make: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The lock files name every package with its hashes, so there is nothing to resolve; Python compiles what it imports.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --no-deps

# Compiled code is kept, whatever else the shell says: the tests start many processes, and each would compile it all anew.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: demo test tests check format lock clean

demo: $(VENV)/.use
	$(BIN)/caseround demo --out .demo

# Side by side: what checks the types takes one processor, and the tests go on to the end whatever it finds.
test: $(VENV)/.development
	@$(MAKE) --no-print-directory --jobs=2 check tests

tests: $(VENV)/.development
	$(BIN)/pytest --numprocesses auto --dist worksteal

check: $(VENV)/.development
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.development
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The virtual environment stands in the checkout; nothing else on the machine is changed.
$(VENV)/.use: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Caseround needs Python 3.11 or newer.")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(INSTALL) --require-hashes --requirement requirements.lock
	$(INSTALL) --no-build-isolation --editable .
	touch $@

$(VENV)/.development: $(VENV)/.use requirements-dev.lock
	$(INSTALL) --require-hashes --requirement requirements-dev.lock
	touch $@

# Pins every dependency with its hashes, and names no registry (needs uv).
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--extra build pyproject.toml --output-file requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--extra build --extra dev pyproject.toml --output-file requirements-dev.lock

clean:
	rm -rf $(VENV) .demo .mypy_cache .ruff_cache .pytest_cache

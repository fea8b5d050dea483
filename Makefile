# What a person or a machine runs here. Everything works on a fresh checkout; nothing needs a token but `make bot`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := .demo
PORT ?= 8080
Q ?= How many troops is the US sending to Kabul?
# Asked as it was typed, whatever is in it: the shell sees only the name of the variable, and make looks nothing up.
override Q := $(value Q)
export Q

.PHONY: install ask preview bot test fuzz check lint types layers bench lock clean

install: $(VENV)/installed

# Made again when the lock or the project changes. The code and the model are compiled here, so that the first
# question is quick, also where Python is told to write no bytecode; and an index of the samples that an older
# version made is made again.
$(VENV)/installed: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	$(BIN)/python -m compileall -q bot index knowledge
	$(BIN)/dateline --data $(DEMO) index --rebuild
	touch $@

# The samples are added once; what is there already is not added again.
$(DEMO)/added: $(VENV)/installed $(wildcard knowledge/articles/*.txt)
	$(BIN)/dateline --data $(DEMO) add --source "Dateline samples" knowledge/articles > /dev/null
	touch $@

ask: $(DEMO)/added
	@$(BIN)/dateline --data $(DEMO) ask -- "$$Q"

# The bot in the browser, at http://localhost:8080; PORT=… serves it elsewhere.
preview: $(DEMO)/added
	$(BIN)/dateline --data $(DEMO) preview --port $(PORT)

bot: install
	$(BIN)/dateline run

# By two processes; the one that is done first helps the other.
test: install
	$(BIN)/python -m pytest --numprocesses 2 --dist worksteal

# Broken files of every kind, thirty times as many as `make test` tries.
fuzz: install
	$(BIN)/python -m pytest tests/knowledge/test_fuzz.py --hypothesis-profile fuzz

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/hadolint Dockerfile

types: install
	$(BIN)/mypy

layers: install
	$(BIN)/lint-imports

check: lint types layers

# With SETS=folder also how good the answers are on the sets of questions in it; their indexes are kept in .bench.
bench: install
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/embedding.py
	test -z "$(SETS)" || $(BIN)/python benchmarks/quality.py "$(SETS)" .bench

# The exact versions that everybody gets. Torch is named without the suffix of its CPU build.
lock:
	rm -rf $(VENV)-lock && $(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/python -m pip install --quiet torch==2.13.0
	$(VENV)-lock/bin/python -m pip install --quiet --editable '.[dev]'
	$(VENV)-lock/bin/python -m pip freeze --exclude-editable | sed 's/+cpu$$//' > requirements.lock
	rm -rf $(VENV)-lock

clean:
	rm -rf $(VENV) $(DEMO)

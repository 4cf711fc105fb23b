# Two commands for everyone: `make run` and `make test`. Each sets up all that it needs; what is up to date is left.

.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: run test bench lint lock translations compile static system-run system-test

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
UV_VERSION := 0.13.9
PO := $(wildcard transition/i18n/*/LC_MESSAGES/messages.po)
MO := $(PO:.po=.mo)
NPM_DONE := node_modules/.package-lock.json
BUILT := static/css/app.css static/fonts/SourceSans3-Regular.ttf static/js/govuk-frontend.min.js
EXTRACT := -F pyproject.toml -k _l -k lazy_gettext -k ngettext:1,2 --no-location --sort-output --no-wrap

run: .venv/.run static compile
	@$(BIN)/python -m transition.demo.run

# By file, so that a browser and a database are set up once for each file that wants them.
test: .venv/.test static compile
	@$(BIN)/pytest -n 2 --dist loadfile

bench: .venv/.test static compile
	@$(BIN)/python -m tests.bench

lint: .venv/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint templates --lint --quiet

# What the machine itself must have: installed where that is allowed, else named in one line.
system-run system-test: system-%:
	@sh .ci/system $*

.venv/bin/python:
	@python=$$(sh .ci/system which-python) && $$python -m venv .venv

.venv/.run: requirements.lock | .venv/bin/python system-run
	$(PIP) install --require-hashes -r $<
	@touch $@

.venv/.test: requirements-dev.lock | .venv/bin/python system-run system-test
	$(PIP) install --require-hashes -r $<
	@sh .ci/system browser
	@$(BIN)/python -c 'from tests.pdfua import compile_verifier; compile_verifier()' || true
	@touch $@ .venv/.run

static: $(BUILT)

$(NPM_DONE): package-lock.json .npmrc
	@sh .ci/system node
	npm ci --ignore-scripts --silent
	@touch $@

static/css/app.css: $(wildcard static/scss/*.scss) $(NPM_DONE)
	npm run --silent css
	@touch $@

static/fonts/SourceSans3-Regular.ttf: $(NPM_DONE)
	npm run --silent fonts

static/js/govuk-frontend.min.js: $(NPM_DONE)
	npm run --silent scripts

compile: $(MO)

%.mo: %.po | .venv/.run
	@$(BIN)/pybabel --quiet compile -l $(notdir $(patsubst %/LC_MESSAGES/messages.po,%,$<)) -i $< -o $@

# New sentences into the catalogue, for their Welsh to be written.
translations: .venv/.test
	@mkdir -p .cache
	$(BIN)/pybabel --quiet extract $(EXTRACT) -o .cache/messages.pot .
	$(BIN)/pybabel --quiet update -l cy -D messages -i .cache/messages.pot -d transition/i18n --init-missing \
	    --no-fuzzy-matching --no-wrap --ignore-obsolete --ignore-pot-creation-date
	@$(MAKE) --no-print-directory compile

# The locks name no host; uv is here only to write them. Newer versions: make lock UPGRADE=--upgrade
lock: .venv/.run
	$(PIP) install uv==$(UV_VERSION)
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header $(UPGRADE) \
	    --output-file requirements.lock pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header $(UPGRADE) \
	    --group dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml
	npm install --ignore-scripts --package-lock-only --silent

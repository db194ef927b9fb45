# Two commands on a bare Debian: make demo, make test. `make` alone prints the list.

PORT ?= 8000
export PORT
python := .venv/bin/python
compile := uv pip compile pyproject.toml --quiet --generate-hashes --no-emit-index-url --no-header --python-version 3.11

.DEFAULT_GOAL := list
.PHONY: list setup setup-test demo demo-reset test test-fast coverage check requirements

list:
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup:  ## install what is missing, nothing else
	@.ci/install runtime

setup-test:
	@.ci/install test

demo: setup  ## run the demo on 127.0.0.1:8000 (PORT=… for another); its data is kept in var/
	@$(python) -m lscp.keys
	@exec env LSCP_DEMO=true $(python) manage.py supervise

demo-reset:  ## forget the demo's data: the next `make demo` starts afresh
	@.ci/demo-reset

test: setup-test  ## the whole suite on SQLite, PostgreSQL's tests on PostgreSQL, journeys in a browser
	@.ci/test

test-fast: setup-test  ## K=… (folder, file or word): those tests on SQLite, no journeys, nothing slow
	@.ci/test fast "$(K)"

coverage: setup-test  ## branch coverage of the whole suite on SQLite, templates included
	@.ci/coverage

check: setup-test  ## format, lint, types, imports, migrations, deployment, diagrams, .env.example
	@.ci/check

requirements:  ## compile requirements*.txt again from pyproject.toml (needs uv)
	$(compile) --output-file requirements.txt
	$(compile) --output-file requirements-test.txt --extra test

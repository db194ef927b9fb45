# Two commands on a bare Debian: make demo, make test. `make` alone prints the list.

PORT ?= 8000
export PORT
python := .venv/bin/python
djade := find templates -name '*.html' -print0 | xargs -0 .venv/bin/djade --target-version 5.2
compile := uv pip compile pyproject.toml --quiet --generate-hashes --no-emit-index-url --no-header --python-version 3.11

.DEFAULT_GOAL := list
.PHONY: list setup setup-test demo demo-reset shell migrate test test-fast bench hostile coverage check fix pictures docs requirements

list:
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup:  ## install what is missing, nothing else
	@.ci/install runtime

setup-test:
	@.ci/install test

demo: setup  ## run the demo on 127.0.0.1:8000 (PORT=… for another); its data is kept in var/
	@$(python) -m lscp.generate_secrets
	@exec env LSCP_DEMO=true $(python) manage.py supervise

demo-reset:  ## forget the demo's data: the next `make demo` starts afresh
	@.ci/demo-reset

shell: setup  ## a Python shell with every model of ours imported
	@$(python) manage.py shell

migrate: setup  ## after a change of models: write our apps' migrations, then apply all
	@$(python) manage.py makemigrations governance reviews training assurance
	@$(python) manage.py migrate

test: setup-test  ## the whole suite on SQLite, PostgreSQL's tests on PostgreSQL, journeys in a browser
	@.ci/test

test-fast: setup-test  ## K=… (folder, file or word): those tests on SQLite, no journeys, nothing slow
	@.ci/test fast "$(K)"

bench: setup-test  ## our pages beside a plain one, in times of it: SIZES=a,b[,c] ROUNDS=5 ONLY=word
	@$(python) -m tests.bench --sizes "$(or $(SIZES),a,b)" --rounds $(or $(ROUNDS),5) --only "$(ONLY)"

hostile: setup-test  ## send 10,000 hostile requests to a world of its own: none may meet a fault
	@$(python) -m pytest --quiet -m hostile --hostile 10000 -o faulthandler_timeout=3600 tests/permissions

coverage: setup-test  ## branch coverage of the whole suite on SQLite, templates included
	@.ci/coverage

check: setup-test  ## format, lint, types, imports, migrations, deployment, generated pages, .env.example
	@.ci/check

fix: setup-test  ## put format, lint and templates right where a tool can
	@.venv/bin/ruff format --quiet .
	@.venv/bin/ruff check --fix .
	@$(djade) || $(djade) --check

docs: setup-test  ## write docs/states.md and docs/permissions.md from the tables
	@$(python) manage.py write_docs

pictures: setup-test  ## take the README's pictures by a journey through the demo
	@env LSCP_PICTURES=docs/pictures $(python) -m pytest --quiet tests/e2e/test_main_pages.py

requirements:  ## compile requirements*.txt again from pyproject.toml (needs uv)
	$(compile) --output-file requirements.txt
	$(compile) --output-file requirements-test.txt --extra test

# `make run` serves the archive, `make test` runs all checks and tests. Both set up .venv/ first.
.POSIX:
.PHONY: run test setup setup-test lock

run: setup
	@exec .venv/bin/python manage.py serve

test: setup-test
	@bin/test

setup:
	@bin/setup

# Also installs linters and test tools, which the pre-commit hooks need.
setup-test:
	@bin/setup test

# Run this after changing dependencies in pyproject.toml (needs uv). Both lock files work for Python 3.11 to 3.14 on every
# platform, name no package index, and pin the same versions. Then run docs/supply_chain.py in the new environment, which
# brings the table of licences and the bill of materials up to date.
lock:
	uv pip compile --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
		pyproject.toml -o requirements.lock
	uv pip compile --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
		pyproject.toml --group test --constraint requirements.lock -o requirements-test.lock

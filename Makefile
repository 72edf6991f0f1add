# `make run` serves the archive, `make test` checks all of it. Both set up .venv/ first.
.POSIX:
.PHONY: run test setup setup-test lock

run: setup
	@exec .venv/bin/python manage.py serve

test: setup-test
	@bin/test

setup:
	@bin/setup

# With linters and test tools, as the pre-commit hooks need them.
setup-test:
	@bin/setup test

# After a change of dependencies in pyproject.toml (needs uv). Both locks hold for Python 3.11 to 3.14 on every platform,
# name no index, and agree with each other.
lock:
	uv pip compile --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
		pyproject.toml -o requirements.lock
	uv pip compile --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
		pyproject.toml --group test --constraint requirements.lock -o requirements-test.lock

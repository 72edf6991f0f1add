from __future__ import annotations

import os
import shutil

import pytest

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database-only", action="store_true", help="run the tests that use the database, and no others")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--database-only"):
        return
    uses = [
        item
        for item in items
        if item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ()))
    ]
    chosen = [item for item in uses if not item.get_closest_marker("browser")]
    config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
    items[:] = chosen


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out what needs a browser where there is none: from one place, so that the summary says it in one line."""
    browser = os.environ.get("NEWSARCHIVE_CHROMIUM") or shutil.which("chromium")
    if item.get_closest_marker("browser") and not browser:
        pytest.skip("no Chromium on PATH for the tests in a browser (Debian: apt install chromium)")

from __future__ import annotations

import os
import shutil

import pytest
from hypothesis import settings

# Property tests try the same examples every time, so that what fails is the change's fault; how long one takes is for
# the growth tests. ``pytest tests/text --hypothesis-profile explore`` looks for new ones.
settings.register_profile("archive", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=2_000)
settings.load_profile("archive")

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

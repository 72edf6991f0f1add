"""What every test stands on.

Without ``DATABASE_URL`` the tests run on a server of their own, in a folder of their own: never in a reader's archive.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.test import override_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

# Set before the settings are read; workers of pytest-xdist inherit it, so that they share one server.
_OWN_DATA = "NEWSARCHIVE_TESTS_DATA"
if _OWN_DATA not in os.environ:
    os.environ[_OWN_DATA] = os.environ["NEWSARCHIVE_DATA"] = tempfile.mkdtemp(prefix="newsarchive-tests-")
    Path(os.environ[_OWN_DATA], "static").mkdir()
for _variable in ("NEWSARCHIVE_HOST", "NEWSARCHIVE_PORT", "NEWSARCHIVE_ORIGIN", "NEWSARCHIVE_TIME_ZONE"):
    os.environ.pop(_variable, None)

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


def pytest_unconfigure(config: pytest.Config) -> None:
    if hasattr(config, "workerinput"):  # a worker; its folder is the controller's
        return
    if settings.configured and settings.DATABASES["default"]["ENGINE"] == "newsarchive.postgres":
        from newsarchive.postgres.server import server_in

        server_in(Path(settings.DATABASES["default"]["HOST"])).release()
    shutil.rmtree(os.environ[_OWN_DATA], ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def _static_files_as_they_are() -> Iterator[None]:
    """Serve static files without collecting them first."""
    backends = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    with override_settings(STORAGES=backends):
        yield

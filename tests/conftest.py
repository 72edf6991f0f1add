from __future__ import annotations

import os
import shutil
from functools import cache
from typing import TYPE_CHECKING

import psycopg
import pytest
from django.db import connection, connections, transaction
from django.test import TransactionTestCase
from hypothesis import settings
from hypothesis.internal.conjecture import providers

from newsarchive.postgres.base import DatabaseWrapper
from newsarchive.postgres.cluster import SUPERUSER
from tests.factories import make_curator, make_user

if TYPE_CHECKING:
    from django.test import Client

    from newsarchive.accounts.models import User

# Property tests try the same examples every time, so that a new failure is caused by a change. Time limits are left to
# the growth tests. ``pytest tests/text --hypothesis-profile explore`` tries new examples.
settings.register_profile("archive", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=2_000)
settings.load_profile("archive")

# Tests that call one of these are slow, because they time repeated runs.
GROWTH = {"grows_linearly", "processor_seconds"}
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database-only", action="store_true", help="run only the tests that use the database")


@pytest.hookimpl(trylast=True)  # after Hypothesis has loaded the profile of the command line
def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: measures how time grows with the input; skip with -m 'not slow'")
    TransactionTestCase._fixture_teardown = delete_rows
    if settings.get_current_profile_name() == "archive":
        # Hypothesis also tries strings and numbers found in the source of all modules loaded so far. Then the examples
        # of a test would depend on which other tests run, and change with every word list.
        providers._get_local_constants = providers.Constants


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if isinstance(item, pytest.Function) and GROWTH & set(item.function.__code__.co_names):
            item.add_marker(pytest.mark.slow)
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
    """Skip browser tests if there is no browser: in one place, so that the summary has one line for all of them."""
    if item.get_closest_marker("browser") and not chromium():
        pytest.skip("no Chromium on PATH for the tests in a browser (Debian: apt install chromium-headless-shell)")


def chromium() -> str | None:
    """Return the path of Chromium. Preferred is the program without windows, which takes a third of the time."""
    given = os.environ.get("NEWSARCHIVE_CHROMIUM")
    return given or shutil.which("chromium-headless-shell") or shutil.which("chromium")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Let the tests' own server not wait for the disk, because its data is thrown away."""
    database = connections["default"]
    if not isinstance(database, DatabaseWrapper):
        return
    address = {**database.address(), "user": SUPERUSER, "dbname": "postgres"}
    with psycopg.connect(**address, autocommit=True) as server:
        for name in ("fsync", "full_page_writes", "synchronous_commit"):
            server.execute(f"ALTER SYSTEM SET {name} = off")
        server.execute("SELECT pg_reload_conf()")


@cache
def emptied_tables() -> list[str]:
    """Return the tables of all models but those that ``migrate`` fills."""
    names = connection.introspection.django_table_names(only_existing=True, include_views=False)
    return sorted({*names} - {"django_content_type", "auth_permission"})


def delete_rows(_test: TransactionTestCase) -> None:
    """Empty the database after a test that commits.

    Django would truncate every table and fill two of them again, which takes far longer than to delete a few rows.
    """
    filled = " UNION ALL ".join(f"SELECT '{table}' WHERE EXISTS (SELECT FROM {table})" for table in emptied_tables())
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(filled)
        for (table,) in cursor.fetchall():
            cursor.execute(f"DELETE FROM {table}")


@pytest.fixture
def user(db: None) -> User:
    """A reader."""
    return make_user()


@pytest.fixture
def reader(client: Client, user: User) -> Client:
    """A test client with ``user`` logged in."""
    client.force_login(user)
    return client


@pytest.fixture
def curator(client: Client, db: None) -> Client:
    """A test client with a curator logged in."""
    client.force_login(make_curator())
    return client

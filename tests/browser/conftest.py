"""Browser tests on the live server, with Chromium on PATH or the one in ``NEWSARCHIVE_CHROMIUM``.

``reader`` and ``curator`` are logged-in pages; ``plain_reader`` and ``plain_curator`` have JavaScript disabled.
A test fails if a page logs an error to the console, also for a violation of the content security policy.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.db import connection
from django.test import Client
from playwright.sync_api import expect, sync_playwright

from tests.conftest import chromium
from tests.factories import make_curator, make_user

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page
    from pytest_django.live_server_helper import LiveServer

    from newsarchive.accounts.models import User

# Playwright's synchronous API runs an event loop in this thread, in which Django would refuse the tests' queries.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
PATIENCE = 30_000  # Milliseconds. Pages take about 50; an overloaded machine takes far longer.
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # Containers often lack what Chromium's sandbox needs. The pages are our own.
        launched = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield launched
        launched.close()


OpenPage = Callable[..., "Page"]


@pytest.fixture
def open_page(browser: Browser, live_server: LiveServer) -> Iterator[OpenPage]:
    """Return a function that logs ``user`` in: ``open_page(user, scripts=False, viewport=PHONE, dark=True)``."""
    contexts = []
    errors: list[str] = []

    def record(message: ConsoleMessage) -> None:
        # Some tests expect responses with an error status.
        if message.type == "error" and "Failed to load resource" not in message.text:
            errors.append(message.text)

    def open_page(user: User, *, scripts: bool = True, viewport: dict[str, int] = WIDE, dark: bool = False) -> Page:
        client = Client()
        client.force_login(user)
        context = browser.new_context(
            base_url=live_server.url,
            java_script_enabled=scripts,
            viewport=viewport,  # type: ignore[arg-type]
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("console", record)
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    finish_requests()
    assert not errors


def finish_requests() -> None:
    """Wait until the live server is idle: truncating tables during a request can cause a deadlock."""
    busy = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    deadline = time.monotonic() + PATIENCE / 1000
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            cursor.execute(f"{busy} AND state <> 'idle'")
            if cursor.fetchone() == (0,):
                return
            time.sleep(0.02)
    pytest.fail("The live server is still processing a request.")


@pytest.fixture
def reader(open_page: OpenPage) -> Page:
    return open_page(make_user(username="tom"))


@pytest.fixture
def curator(open_page: OpenPage) -> Page:
    return open_page(make_curator(username="vera"))


@pytest.fixture
def plain_reader(open_page: OpenPage) -> Page:
    return open_page(make_user(username="tom"), scripts=False)


@pytest.fixture
def plain_curator(open_page: OpenPage) -> Page:
    return open_page(make_curator(username="vera"), scripts=False)


def violations(page: Page) -> list[str]:
    """Return the accessibility problems that axe finds on a page, each with its elements."""
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {[node['html'][:200] for node in each['nodes']]}" for each in found]


@contextmanager
def no_reload(page: Page) -> Iterator[None]:
    """Assert that the page is not reloaded inside the ``with`` block."""
    page.evaluate("window.notReloaded = true")
    yield
    assert page.evaluate("window.notReloaded") is True

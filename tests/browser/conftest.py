"""A browser on the live server: Debian's Chromium, or the one that ``NEWSARCHIVE_CHROMIUM`` names.

``reader`` and ``curator`` are pages of somebody who is logged in; ``plain_reader`` and ``plain_curator`` run no script.
Whatever a page reports as an error on its console fails the test, so does a broken content security policy.
"""

from __future__ import annotations

import os
import shutil
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

from tests.factories import make_curator, make_user

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page
    from pytest_django.live_server_helper import LiveServer

    from newsarchive.accounts.models import User

# Playwright's synchronous interface runs an event loop in this thread; the tests' own queries are none of its business.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
PATIENCE = 30_000  # Milliseconds. A page takes some 50; a machine at its limits takes far longer.
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = os.environ.get("NEWSARCHIVE_CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        pytest.fail("There is no chromium on PATH: install Debian's, or name one in NEWSARCHIVE_CHROMIUM.")
    with sync_playwright() as playwright:
        # Chromium's own sandbox needs what a container of a CI does not give; the pages are ours.
        launched = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield launched
        launched.close()


OpenPage = Callable[..., "Page"]


@pytest.fixture
def open_page(browser: Browser, live_server: LiveServer) -> Iterator[OpenPage]:
    """Open a page of ``user`` on the live server: ``open_page(user, scripts=False, viewport=PHONE, dark=True)``."""
    contexts = []
    errors: list[str] = []

    def told(message: ConsoleMessage) -> None:
        # That an answer was a refusal is what some tests ask for.
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
        page.on("console", told)
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    finish_requests()
    assert not errors


def finish_requests() -> None:
    """Wait until the live server is idle: emptying the tables under a request in flight can end in a deadlock."""
    busy = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    deadline = time.monotonic() + PATIENCE / 1000
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            cursor.execute(f"{busy} AND state <> 'idle'")
            if cursor.fetchone() == (0,):
                return
            time.sleep(0.02)
    pytest.fail("The live server is still busy with a request.")


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
    """Return what axe finds wrong with a page, each with the elements it is about."""
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {[node['html'][:200] for node in each['nodes']]}" for each in found]


@contextmanager
def no_reload(page: Page) -> Iterator[None]:
    """Assert that what happens inside does not load the page anew."""
    page.evaluate("window.notReloaded = true")
    yield
    assert page.evaluate("window.notReloaded") is True

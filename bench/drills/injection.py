"""Markup in clippings, in a real browser: every page that shows any is opened, and nothing of it may run.

With Django set up on the archive that is served.
"""

from __future__ import annotations

import os
import shutil
from collections import deque
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connections
from django.test import Client
from playwright.sync_api import Error, sync_playwright

from bench.drills.addresses import addresses, make_rows
from bench.drills.markup import PAYLOADS, make_hostile, more_addresses

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

    from bench.drills.outcomes import Outcome, Plan
    from newsarchive.accounts.models import User

PAGES, PATIENCE = 900, 20_000  # milliseconds
# In the page: what of a clipping became part of it. Style attributes are left to the policy, whose refusals are
# counted: the admin's own scripts set styles, which it allows.
LOOK = """() => {
  const wrong = [...document.querySelectorAll('*')].filter(element =>
    element.getAttributeNames().some(name => name === 'data-drilled' || name.startsWith('on')) ||
    /^(base|style|iframe|object|embed|video)$/.test(element.localName) ||
    (element.localName === 'script' && !element.src) ||
    /^\\s*(javascript|data|vbscript):/i.test(element.getAttribute('href') || element.getAttribute('action') || '')
  ).map(element => element.outerHTML.slice(0, 120));
  return {
    wrong: [...wrong, ...(window.refusedByPolicy || [])],
    template: document.body ? document.body.innerText.includes('7784') : false,
    links: [...document.links].map(link => link.href),
  };
}"""
WATCH = """
window.refusedByPolicy = [];
document.addEventListener('securitypolicyviolation', event =>
  window.refusedByPolicy.push(`refused by the policy: ${event.violatedDirective} ${event.blockedURI}`));
"""


def run(plan: Plan, outcome: Outcome) -> None:
    program = os.environ.get("NEWSARCHIVE_CHROMIUM") or shutil.which("chromium-headless-shell")
    program = program or shutil.which("chromium")
    if not program:
        outcome.refused = "there is no Chromium on PATH (Debian: apt install chromium-headless-shell)"
        return
    # Playwright runs an event loop in this thread, in which Django would refuse queries.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    plan.archive.manage("migrate", "--verbosity", "0")
    rows = make_rows()
    payloads = PAYLOADS[:: 1 if plan.share == 1 else 6]
    count = make_hostile(rows, plan.archive.folder.with_name("clippings"), payloads)
    start = [address.path for address in addresses(rows)] + more_addresses()
    cookie = session_of(rows.people.curator)
    connections.close_all()
    server = plan.archive.serve()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
            context = browser.new_context(base_url=server.url)
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": server.url}])
            opened = crawl(
                context, server.url, start, outcome, most=plan.times(PAGES, 60), is_over=lambda: plan.is_over
            )
            browser.close()
    finally:
        server.stop()
    outcome.done = f"{len(payloads)} payloads in {count} clippings, {opened} pages"


def session_of(user: User) -> str:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def crawl(
    context: BrowserContext,
    base: str,
    start: list[str],
    outcome: Outcome,
    *,
    most: int,
    is_over: Callable[[], bool] = lambda: False,
) -> int:
    """Open the addresses and what they link to on this server, ``most`` pages, and return how many were opened."""
    context.set_default_timeout(PATIENCE)
    context.add_init_script(WATCH)
    page = context.new_page()
    watch(page, base, outcome)
    waiting, seen, opened = deque(dict.fromkeys(start)), set(start), 0
    while waiting and opened < most and not is_over():
        path = waiting.popleft()
        links = look_at(page, path, outcome)
        opened += 1
        for link in links:
            parts = urlsplit(link)
            to = parts.path + (f"?{parts.query}" if parts.query else "")
            if link.startswith(base + "/") and to not in seen and not parts.path.endswith("/original/"):
                seen.add(to)
                waiting.append(to)
    return opened


def look_at(page: Page, path: str, outcome: Outcome) -> list[str]:
    """Open a page, count what is wrong in it, and return its links."""
    try:
        answer = page.goto(path, wait_until="load")
        if answer is None or "text/html" not in answer.headers.get("content-type", ""):
            return []
        if answer.status >= 500:
            outcome.count("errors", f"{path}: {answer.status}")
        found = page.evaluate(LOOK)
    except Error as error:
        # Files to download, and redirects to one, are no pages.
        if "Download is starting" not in str(error) and "ERR_ABORTED" not in str(error):
            outcome.broken.append(f"{path} could not be opened: {str(error).splitlines()[0]}")
        return []
    for wrong in found["wrong"]:
        outcome.count("executed", f"{path}: {wrong}")
    if found["template"]:
        outcome.count("executed", f"{path}: a template in a clipping was evaluated")
    return list(found["links"])


def watch(page: Page, base: str, outcome: Outcome) -> None:
    """Count scripts of clippings that run, dialogs, and requests to other machines, which are refused."""

    def dialog(shown: object) -> None:
        outcome.count("executed", f"{page.url} opened a dialog")
        shown.dismiss()  # type: ignore[attr-defined]

    page.expose_function("drilled", lambda *given: outcome.count("executed", f"{page.url} ran a script of a clipping"))
    page.on("dialog", dialog)
    page.context.route(
        lambda address: not address.startswith((base + "/", "data:", "blob:", "about:")),
        lambda route: (
            outcome.count("executed", f"{page.url} asked for {route.request.url[:80]}"),
            route.abort(),
        ),
    )

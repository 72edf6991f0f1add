"""Who gets in: every address, with real ids, asked by everybody; and values that no form would send.

With Django set up. Each request is undone, so that the rows stay as they are.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from articles.models import Clipping
from bench.drills.addresses import SECRET, addresses, field_names, make_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bench.drills.addresses import Address, Rows
    from bench.drills.outcomes import Outcome, Plan

ANONYMOUS, DEACTIVATED, OWNER, OTHER, CURATOR = "anonymous", "deactivated", "owner", "other reader", "curator"
ROLES = (ANONYMOUS, DEACTIVATED, OWNER, OTHER, CURATOR)
# Values that no form sends: not text, not numbers, not there, too long.
ODD_VALUES = (
    "\x00",
    "a\x00b",
    "9" * 40,
    "-1",
    "1e400",
    "٣",
    "²",
    "[",
    "%00",
    "\ud800",
    "\\",
    "(" * 300,
    "x" * 5_000,
    "2024-02-30",
    "0000-00-00",
    "NaN",
    "../../etc/passwd",
    "' OR 1=1 --",
    "{% debug %}",
    "//elsewhere.example/",
)
ODD_ADDRESSES = (
    "http://[",
    "http://testserver/\x00",
    "//",
    "http://testserver:99999999/",
    "javascript:alert(1)",
    "é" * 90,
)


def run(plan: Plan, outcome: Outcome) -> None:
    with undone():
        rows = make_rows()
        asked = check_roles(rows, outcome, everything=addresses(rows))
        asked += check_odd_values(rows, outcome, ODD_VALUES if plan.share == 1 else ODD_VALUES[:4])
    outcome.done = f"{asked} requests, {len(ROLES)} roles"


@contextmanager
def undone() -> Iterator[None]:
    """Undo what the block writes."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def client_of(role: str, rows: Rows) -> Client:
    """Return a client that is logged in as ``role``, and gives an answer 500 for a failure of the server."""
    client = Client(raise_request_exception=False, SERVER_NAME="localhost")
    people = rows.people
    users = {DEACTIVATED: people.deactivated, OWNER: people.owner, OTHER: people.other, CURATOR: people.curator}
    if role in users:
        client.force_login(users[role], backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


def check_roles(rows: Rows, outcome: Outcome, *, everything: Iterable[Address], roles: Iterable[str] = ROLES) -> int:
    """Ask for every address as everybody, and return the number of requests."""
    asked, everything = 0, list(everything)
    with quiet():
        for role in roles:
            client = client_of(role, rows)
            for address in everything:
                for method in ("get", "post"):
                    with undone():
                        answer = getattr(client, method)(address.path)
                        judge(address, role, method, answer, rows, outcome)
                    asked += 1
    return asked


def judge(address: Address, role: str, method: str, answer: Any, rows: Rows, outcome: Outcome) -> None:
    """Count what is wrong with the answer to ``role``."""
    place = f"{method.upper()} {address.path} as {role}: {answer.status_code}"
    if answer.status_code >= 500:
        outcome.count("errors", place)
        return
    if address.is_open:
        return
    content = b"" if answer.streaming else answer.content
    if role in (ANONYMOUS, DEACTIVATED):
        if not (answer.status_code == 302 and answer["Location"].startswith((reverse("login"), "/admin/login/"))):
            outcome.count("let_in", place)
    elif role in (OWNER, OTHER) and address.is_for_curators and not _is_closed(answer):
        outcome.count("let_in", place)
    if role != OWNER and SECRET.encode() in content:
        outcome.count("let_in", f"{place} shows another reader's unsaved clipping")
    if role != OWNER and not _is_untouched(rows.pending):
        outcome.count("lost", f"{place} changed another reader's unsaved clipping")


def _is_closed(answer: Any) -> bool:
    redirected = answer.status_code == 302 and answer["Location"].startswith(("/admin/login/", reverse("login")))
    return redirected or answer.status_code in (403, 404, 405)


def _is_untouched(pending: Clipping) -> bool:
    now = Clipping.objects.filter(pk=pending.pk).values_list("status", "draft", "sha256").first()
    return now == (pending.status, pending.draft, pending.sha256)


def check_odd_values(rows: Rows, outcome: Outcome, values: tuple[str, ...]) -> int:
    """Send values that no form would send, in every field there is, and return the number of requests."""
    names, asked = field_names(), 0
    with quiet():
        client = client_of(CURATOR, rows)
        everything = addresses(rows)
        for value in values:
            fields = dict.fromkeys(names, value.encode("utf-8", "surrogatepass"))
            headers = {"HX-Request": "true", "HX-Current-URL": f"http://testserver/?q={'9' * 40}"}
            for address in everything:
                for method in ("get", "post"):
                    asked += 1
                    _ask(client, address, method, fields, headers, outcome, repr(value[:20]))
        for value in ODD_ADDRESSES:
            for address in everything:
                for method in ("get", "post"):
                    asked += 1
                    headers = {"HX-Request": "true", "HX-Current-URL": value, "Referer": value}
                    _ask(client, address, method, {}, headers, outcome, f"HX-Current-URL {value[:30]!r}")
    return asked


def _ask(
    client: Client,
    address: Address,
    method: str,
    fields: dict[str, bytes],
    headers: dict[str, str],
    outcome: Outcome,
    what: str,
) -> None:
    with undone():
        answer = getattr(client, method)(address.path, fields, headers=headers)
    if answer.status_code >= 500:
        outcome.count("errors", f"{method.upper()} {address.path} with {what}: {answer.status_code}")


@contextmanager
def quiet() -> Iterator[None]:
    """Keep refused and failed requests out of the log: they are counted."""
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)

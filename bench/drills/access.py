"""Who gets in: every address, with real ids, asked by everybody; and values that no form would send.

With Django set up. Each request is undone, so that the rows stay as they are.
"""

from __future__ import annotations

import logging
from contextlib import ExitStack, contextmanager
from http.cookies import SimpleCookie
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from django.conf import settings
from django.contrib.admin import site
from django.db import transaction
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from articles.models import Clipping
from bench.drills.addresses import SECRET, addresses, make_rows

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
# In a quick drill: two values for every so many addresses.
QUICK_VALUES, QUICK_STEP = ("a\x00b", "9" * 40), 8
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
        values, step = (QUICK_VALUES, QUICK_STEP) if plan.is_quick else (ODD_VALUES, 1)
        asked += check_odd_values(plan, rows, outcome, values, step=step)
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


class Caller:
    """Asks as one role, always logged in: whatever a request does to the session or the rows is undone."""

    def __init__(self, role: str, rows: Rows) -> None:
        self.client = client_of(role, rows)
        self.cookies = self.client.cookies.output(header="", sep=";")

    @contextmanager
    def asking(self, path: str, method: str, fields: dict[str, Any], headers: dict[str, str]) -> Iterator[Any]:
        """Give the answer to the block, and undo afterwards what the request did."""
        self.client.cookies = SimpleCookie(self.cookies)
        with undone():
            yield getattr(self.client, method)(path, fields, headers=headers)


def check_roles(
    rows: Rows,
    outcome: Outcome,
    *,
    everything: Iterable[Address],
    roles: Iterable[str] = ROLES,
    methods: Iterable[str] = ("get", "post"),
) -> int:
    """Ask for every address as everybody, and return the number of requests."""
    asked, everything = 0, list(everything)
    with quiet():
        for role in roles:
            caller = Caller(role, rows)
            for address in everything:
                for method in methods:
                    with caller.asking(address.path, method, {}, {}) as answer:
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


def check_odd_values(plan: Plan, rows: Rows, outcome: Outcome, values: Iterable[str], *, step: int) -> int:
    """Send values that no form would send, in every field that an address reads, and return the number of requests.

    Every ``step``-th address is asked, from one that the seed says.

    An address tells which fields it reads when it is asked; each is then sent alone, because a field that is refused
    may hide another that is not.
    """
    asked, caller, values = 0, Caller(CURATOR, rows), list(values)
    with quiet():
        for address in addresses(rows)[plan.seed % step :: step]:
            if plan.is_over:
                break
            for method in ("get", "post"):
                asked += _check_fields(caller, address, method, values, outcome)
                for value in ODD_ADDRESSES[::step]:
                    headers = {"HX-Request": "true", "HX-Current-URL": value, "Referer": value}
                    _ask(caller, address.path, method, {}, outcome, headers)
                    asked += 1
        for path in odd_paths(rows)[plan.seed % step :: step]:
            _ask(caller, path, "get", {}, outcome)
            asked += 1
    return asked


def _check_fields(caller: Caller, address: Address, method: str, values: list[str], outcome: Outcome) -> int:
    asked, known = 0, set(filters_of(address))
    with fields_read() as fields:
        _ask(caller, address.path, method, {}, outcome)
        waiting = sorted((fields | known) - {"csrfmiddlewaretoken"})
        sent = set(waiting)
        while waiting:
            name = waiting.pop()
            for value in values:
                _ask(caller, address.path, method, {name: value.encode("utf-8", "surrogatepass")}, outcome)
                asked += 1
            waiting += sorted(fields - sent - {"csrfmiddlewaretoken"})
            sent |= fields
    return asked


def filters_of(address: Address) -> list[str]:
    """Return the parameters of an admin list that Django reads all at once: filters, search, order."""
    if not address.name.endswith("_changelist"):
        return []
    found = ["q", "o", "p", "all", "e", "_popup", "_to_field"]
    for model, admin in site._registry.items():
        if address.name == f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist":
            if admin.date_hierarchy:
                found += [f"{admin.date_hierarchy}__{part}" for part in ("year", "month", "day")]
            for each in admin.list_filter:
                if isinstance(each, str):
                    found += [each, *(f"{each}__{lookup}" for lookup in ("exact", "id__exact", "gte", "isnull"))]
                elif name := getattr(each, "parameter_name", None):
                    found.append(name)
    return found


@contextmanager
def fields_read() -> Iterator[set[str]]:
    """Collect the names of the fields and parameters that views and forms ask a request for."""
    names: set[str] = set()

    def recording(method: Any) -> Any:
        def recorded(self: QueryDict, key: str, *rest: Any, **options: Any) -> Any:
            names.add(key)
            return method(self, key, *rest, **options)

        return recorded

    methods = ("__getitem__", "__contains__", "get", "getlist")
    patches = [patch.object(QueryDict, name, recording(getattr(QueryDict, name))) for name in methods]
    with ExitStack() as stack:
        for each in patches:
            stack.enter_context(each)
        yield names


def odd_paths(rows: Rows) -> list[str]:
    """Return addresses with ids that are no ids: too large, negative, words, NUL."""
    odd = (
        "0",
        "2147483648",
        "9223372036854775808",
        "9" * 40,
        "-1",
        "%00",
        "a%00b",
        "%ff",
        "..",
        "[",
        "1.1-1.1",
        "1.0-",
    )
    found = []
    for address in addresses(rows):
        parts = address.path.split("/")
        for place, part in enumerate(parts):
            if any(letter.isdigit() for letter in part) or part in ("harbours", "ledger"):
                found += ["/".join((*parts[:place], each, *parts[place + 1 :])) for each in odd]
    return found


def _ask(
    caller: Caller,
    path: str,
    method: str,
    fields: dict[str, bytes],
    outcome: Outcome,
    headers: dict[str, str] | None = None,
) -> None:
    with caller.asking(path, method, fields, headers or {}) as answer:
        if answer.status_code >= 500:
            sent = {name: value[:20] for name, value in (fields or headers or {}).items()}
            outcome.count("errors", f"{method.upper()} {path} with {sent}: {answer.status_code}")


@contextmanager
def quiet() -> Iterator[None]:
    """Keep refused and failed requests out of the log: they are counted."""
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)

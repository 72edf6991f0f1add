"""Accounts: creating the first one and others, logging in, and pages that need an account."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.contrib.auth import get_user
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from newsarchive.accounts.addresses import client_address
from newsarchive.accounts.models import FirstAccountLink, User
from tests.factories import PASSWORD, make_curator, make_user

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import RequestFactory
    from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db

FIRST = {"username": "ada", "password1": "eleven blue kites", "password2": "eleven blue kites"}


def first_account_url() -> str:
    token = FirstAccountLink.objects.renew()
    assert token is not None
    return reverse("first_account", args=[token])


def test_the_link_creates_the_first_account_as_curator_and_superuser(client: Client) -> None:
    url = first_account_url()
    assert "Create the first account" in client.get(url).content.decode()

    answer = client.post(url, FIRST)

    assert answer.status_code == 302
    account = User.objects.get()
    assert (account.username, account.is_curator, account.is_superuser) == ("ada", True, True)
    assert get_user(client) == account  # type: ignore[arg-type]


def test_the_link_works_once(client: Client) -> None:
    url = first_account_url()
    client.post(url, FIRST)

    again = Client().post(url, {**FIRST, "username": "eve"})

    assert again.status_code == 404
    assert User.objects.count() == 1


def test_the_next_start_invalidates_the_previous_link(client: Client) -> None:
    old = first_account_url()
    new = first_account_url()

    assert client.get(old).status_code == 404
    assert client.post(old, FIRST).status_code == 404
    assert not User.objects.exists()
    assert "Create the first account" in client.get(new).content.decode()


def test_only_the_hash_of_the_token_is_stored() -> None:
    token = FirstAccountLink.objects.renew()
    assert token is not None

    kept = FirstAccountLink.objects.get()

    assert token not in str(vars(kept))
    assert len(token) >= 43  # 32 bytes in base64


def test_a_guessed_link_is_not_found(client: Client) -> None:
    first_account_url()

    guessed = reverse("first_account", args=["guess"])

    assert client.get(guessed).status_code == 404
    assert client.post(guessed, FIRST).status_code == 404
    assert not User.objects.exists()


def test_the_link_ends_once_an_account_exists(client: Client) -> None:
    url = first_account_url()
    make_user()

    assert client.get(url).status_code == 404
    assert FirstAccountLink.objects.renew() is None
    assert not FirstAccountLink.objects.exists()


def test_the_link_still_works_after_a_weak_password(client: Client) -> None:
    url = first_account_url()

    answer = client.post(url, {"username": "ada", "password1": "ada", "password2": "ada"})

    assert "too short" in answer.content.decode()
    assert not User.objects.exists()
    client.post(url, FIRST)
    assert User.objects.get().username == "ada"


def test_log_in_change_password_and_log_out(client: Client) -> None:
    make_user(username="ida")
    page = client.post(reverse("login"), {"username": "ida", "password": PASSWORD})
    assert page.status_code == 302

    changed = client.post(
        reverse("password_change"),
        {"old_password": PASSWORD, "new_password1": "nine grey herons", "new_password2": "nine grey herons"},
    )
    assert changed["Location"] == reverse("password_change_done")
    assert "Password changed" in client.get(changed["Location"]).content.decode()

    assert client.post(reverse("logout"))["Location"] == reverse("login")
    assert not get_user(client).is_authenticated  # type: ignore[arg-type]
    client.post(reverse("login"), {"username": "ida", "password": "nine grey herons"})
    assert get_user(client).is_authenticated  # type: ignore[arg-type]


def test_the_login_page_says_if_there_are_no_accounts_yet(client: Client) -> None:
    assert "No accounts yet" in client.get(reverse("login")).content.decode()

    make_user()

    assert "No accounts yet" not in client.get(reverse("login")).content.decode()


def test_login_does_not_redirect_to_other_sites(client: Client) -> None:
    make_user(username="ida")

    answer = client.post(
        reverse("login"), {"username": "ida", "password": PASSWORD, "next": "https://elsewhere.example"}
    )

    assert answer["Location"] == "/"


@pytest.mark.parametrize("role", ["reader", "curator"])
def test_a_curator_adds_accounts(client: Client, role: str) -> None:
    client.force_login(make_curator())
    given = {"username": "bea", "password1": "nine grey herons", "password2": "nine grey herons", "role": role}

    answer = client.post(reverse("accounts"), given, follow=True)

    assert "Account bea added." in answer.content.decode()
    added = User.objects.get(username="bea")
    assert (added.is_curator, added.is_superuser) == (role == "curator", False)


def test_a_reader_cannot_add_accounts(client: Client) -> None:
    client.force_login(make_user())

    given = {"username": "bea", "password1": "nine grey herons", "password2": "nine grey herons", "role": "reader"}

    assert client.get(reverse("accounts")).status_code == 403
    assert client.post(reverse("accounts"), given).status_code == 403
    assert not User.objects.filter(username="bea").exists()


def test_more_accounts_need_no_more_queries(client: Client) -> None:
    client.force_login(make_curator())
    client.get(reverse("accounts"))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("accounts"))
    for _ in range(5):
        make_user()

    with CaptureQueriesContext(connection) as many:
        client.get(reverse("accounts"))

    assert len(many) == len(few)


def test_a_curator_has_all_permissions_on_articles_and_none_on_accounts() -> None:
    curator, reader = make_curator(), make_user()

    assert curator.has_perm("articles.delete_article")
    assert not curator.has_perm("accounts.change_user")
    assert not reader.has_perm("articles.delete_article")
    curator.is_active = False
    assert not curator.has_perm("articles.delete_article")


def test_wrong_passwords_lock_the_account_for_that_address_only(client: Client) -> None:
    make_user(username="ida")
    wrong = {"username": "ida", "password": "guess"}
    answers = [client.post(reverse("login"), wrong).status_code for _ in range(settings.AXES_FAILURE_LIMIT)]
    assert answers[:-1] == [200] * (settings.AXES_FAILURE_LIMIT - 1)
    assert answers[-1] == 429

    right = client.post(reverse("login"), {"username": "ida", "password": PASSWORD})
    elsewhere = Client(REMOTE_ADDR="192.0.2.7").post(reverse("login"), {"username": "ida", "password": PASSWORD})

    assert right.status_code == 429
    assert "Too many attempts" in right.content.decode()
    assert elsewhere.status_code == 302


def test_the_lock_ends_after_15_minutes(client: Client) -> None:
    from axes.models import AccessAttempt

    make_user(username="ida")
    for _ in range(settings.AXES_FAILURE_LIMIT):
        client.post(reverse("login"), {"username": "ida", "password": "guess"})

    AccessAttempt.objects.update(attempt_time=timezone.now() - settings.AXES_COOLOFF_TIME - timedelta(seconds=1))

    client.post(reverse("login"), {"username": "ida", "password": PASSWORD})
    assert get_user(client).is_authenticated  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("origin", "peer", "forwarded", "address"),
    [
        pytest.param(None, "127.0.0.1", "192.0.2.7", "127.0.0.1", id="header ignored without an origin"),
        pytest.param("https://a.example", "127.0.0.1", "192.0.2.7", "192.0.2.7", id="local proxy trusted"),
        pytest.param("https://a.example", "127.0.0.1", "10.9.9.9, 192.0.2.7", "192.0.2.7", id="only last address used"),
        pytest.param("https://a.example", "198.51.100.1", "192.0.2.7", "198.51.100.1", id="remote peer not trusted"),
        pytest.param("https://a.example", "127.0.0.1", "me", "127.0.0.1", id="invalid address ignored"),
    ],
)
def test_client_address(
    rf: RequestFactory, settings: Settings, origin: str | None, peer: str, forwarded: str, address: str
) -> None:
    settings.ORIGIN = origin

    assert client_address(rf.get("/", REMOTE_ADDR=peer, HTTP_X_FORWARDED_FOR=forwarded)) == address


OPEN = {"healthz", "login", "first_account", "new_password"}


def pages(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, str | None]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from pages(entry, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            yield prefix + str(entry.pattern), entry.name


def test_every_page_except_the_open_ones_redirects_to_login(client: Client) -> None:
    """Covers all URLs, so also those added later."""
    import re

    seen = 0
    for pattern, name in pages(get_resolver()):
        if pattern.startswith("admin/") or name in OPEN:
            continue
        path = "/" + re.sub(r"<(?:\w+:)?\w+>", "1", pattern)
        if re.search(r"[\\^$?()]", path):
            continue
        for answer in (client.get(path), client.post(path)):
            assert answer.status_code == 302, path
            assert answer["Location"].startswith(reverse("login")), path
        seen += 1
    assert seen > 10


def test_the_admin_uses_the_site_s_login_page(client: Client) -> None:
    assert client.get("/admin/", follow=True).redirect_chain[-1][0].startswith(reverse("login"))
    assert client.get("/admin/login/?next=/admin/")["Location"] == reverse("login") + "?next=/admin/"

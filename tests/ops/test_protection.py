"""Security headers, the health check and Django's deployment check."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from django.db import DatabaseError, OperationalError, connection
from django.urls import reverse

import newsarchive
from newsarchive import health
from newsarchive.data_folder import DataFolderUnusable
from newsarchive.health import HealthCheck
from tests.factories import make_curator
from tests.ops.own_server import CHECKOUT, environment

if TYPE_CHECKING:
    from django.test import Client


@pytest.mark.django_db
def test_the_health_check_tells_strangers_nothing_but_that_all_is_well(client: Client) -> None:
    answer = client.get("/healthz")

    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "database": "reached"}


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OperationalError("connection to db.example.org as reader failed"), "database unreachable"),
        (DatabaseError("permission denied for reader"), "database error"),
        (DataFolderUnusable("/srv/archive is gone"), "data folder missing"),
    ],
)
@pytest.mark.django_db
def test_the_health_check_reports_a_failure_without_details(client: Client, error: Exception, reason: str) -> None:
    with patch.object(health.connection, "cursor", side_effect=error):
        problem = health.find_problem()
    with patch.object(health, "find_problem", return_value=problem):
        answer = client.get("/healthz")

    assert answer.status_code == 503
    assert answer.json() == {"status": "unavailable", "reason": reason}


@pytest.mark.django_db
def test_the_health_check_answers_in_time_if_the_database_hangs(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "ANSWER_SECONDS", 0.05)
    monkeypatch.setattr(health, "check", HealthCheck())
    release = threading.Event()

    with patch.object(health, "find_problem", side_effect=lambda: release.wait(10) and ""):
        answers = [client.get("/healthz") for _ in range(2)]
        release.set()
        monkeypatch.setattr(health, "ANSWER_SECONDS", 10)
        assert client.get("/healthz").status_code == 200

    assert {answer.json()["reason"] for answer in answers} == {"no answer in time"}


@pytest.mark.django_db
def test_pages_say_that_the_database_is_away(client: Client) -> None:
    client.raise_request_exception = False
    client.force_login(make_curator())

    with patch.object(connection, "cursor", side_effect=OperationalError("secret details")):
        answer = client.get("/")

    assert answer.status_code == 503
    assert answer["Retry-After"] == "30"
    assert "The archive cannot be reached" in answer.content.decode()
    assert "secret details" not in answer.content.decode()


def test_changelog_and_pyproject_have_the_current_version() -> None:
    changelog = (CHECKOUT / "CHANGELOG.md").read_text()

    assert f"## [{newsarchive.__version__}] - " in changelog
    assert '{ attr = "newsarchive.__version__" }' in (CHECKOUT / "pyproject.toml").read_text()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/healthz", "/nowhere", "/accounts/login/", "/admin/"])
def test_every_response_has_security_headers(client: Client, path: str) -> None:
    answer = client.get(path)

    policy = dict(part.split(" ", 1) for part in answer["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]


@pytest.mark.django_db
def test_the_admin_has_no_inline_scripts_or_styles(client: Client) -> None:
    client.force_login(make_curator(is_superuser=True))

    for path in ("/admin/", reverse("admin:accounts_user_changelist"), reverse("admin:accounts_user_add")):
        page = client.get(path).content.decode()
        assert "<style" not in page
        assert " style=" not in page
        assert "<script>" not in page
        assert " onclick=" not in page


def deploy_check(**changes: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=CHECKOUT,
        env=environment(**changes),
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_deployment_check_passes_with_an_https_origin() -> None:
    done = deploy_check(NEWSARCHIVE_ORIGIN="https://archive.example.org")

    assert done.returncode == 0, done.stderr


def test_the_deployment_check_passes_only_on_loopback_without_an_origin() -> None:
    assert deploy_check().returncode == 0

    public = deploy_check(NEWSARCHIVE_HOST="0.0.0.0")

    assert public.returncode != 0
    assert "SECURE_SSL_REDIRECT" in public.stderr


def test_with_an_https_origin_cookies_and_pages_are_https_only() -> None:
    script = (
        "import json, django; django.setup()\nfrom django.conf import settings\nfrom django.test import "
        "Client\nanswers = [Client().get('/', secure=secure, headers={'host': 'archive.example.org'}) for secure "
        "in (False, True)]\nprint(json.dumps([settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, "
        "settings.CSRF_TRUSTED_ORIGINS,\n    answers[0]['Location'], answers[1]['Strict-Transport-Security']]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=CHECKOUT,
        env=environment(NEWSARCHIVE_ORIGIN="https://archive.example.org"),
        capture_output=True,
        text=True,
        check=True,
    )

    origin = "https://archive.example.org"
    assert json.loads(done.stdout) == [True, True, [origin], f"{origin}/", "max-age=31536000"]

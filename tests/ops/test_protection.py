"""What browsers and monitors are told, and what a deployment check says."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from django.db import DatabaseError, OperationalError, connection
from django.urls import reverse

import newsarchive
from tests.factories import make_curator
from tests.ops.own_server import CHECKOUT, environment

if TYPE_CHECKING:
    from django.test import Client


@pytest.mark.django_db
def test_health_tells_the_version_without_log_in(client: Client) -> None:
    answer = client.get("/healthz")

    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "database": "reached", "version": newsarchive.__version__}


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OperationalError("connection to db.example.org as reader failed"), "database unreachable"),
        (DatabaseError("permission denied for reader"), "database refuses"),
    ],
)
@pytest.mark.django_db
def test_health_names_the_class_of_a_failure_and_no_host_or_user(
    client: Client, error: DatabaseError, reason: str
) -> None:
    with patch.object(connection, "cursor", side_effect=error):
        answer = client.get("/healthz")

    assert answer.status_code == 503
    assert answer.json() == {"status": "unavailable", "reason": reason, "version": newsarchive.__version__}


def test_the_changelog_and_the_project_file_have_the_version() -> None:
    changelog = (CHECKOUT / "CHANGELOG.md").read_text()

    assert f"## [{newsarchive.__version__}] - " in changelog
    assert '{ attr = "newsarchive.__version__" }' in (CHECKOUT / "pyproject.toml").read_text()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/healthz", "/nowhere", "/accounts/login/", "/admin/"])
def test_every_answer_forbids_what_the_pages_do_not_need(client: Client, path: str) -> None:
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
def test_the_admin_carries_no_inline_script_or_style(client: Client) -> None:
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


def test_the_deployment_check_is_clean_with_an_https_origin() -> None:
    done = deploy_check(NEWSARCHIVE_ORIGIN="https://archive.example.org")

    assert done.returncode == 0, done.stderr


def test_the_deployment_check_is_clean_on_loopback_and_not_beyond() -> None:
    assert deploy_check().returncode == 0

    beyond = deploy_check(NEWSARCHIVE_HOST="0.0.0.0")

    assert beyond.returncode != 0
    assert "SECURE_SSL_REDIRECT" in beyond.stderr


def test_an_https_origin_makes_cookies_and_pages_https_alone() -> None:
    asked = (
        "import json, django; django.setup()\nfrom django.conf import settings\nfrom django.test import "
        "Client\nanswers = [Client().get('/', secure=secure, headers={'host': 'archive.example.org'}) for secure "
        "in (False, True)]\nprint(json.dumps([settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, "
        "settings.CSRF_TRUSTED_ORIGINS,\n    answers[0]['Location'], answers[1]['Strict-Transport-Security']]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=CHECKOUT,
        env=environment(NEWSARCHIVE_ORIGIN="https://archive.example.org"),
        capture_output=True,
        text=True,
        check=True,
    )

    origin = "https://archive.example.org"
    assert json.loads(done.stdout) == [True, True, [origin], f"{origin}/", "max-age=31536000"]

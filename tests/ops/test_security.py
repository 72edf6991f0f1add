"""Second factor, sessions, managing other accounts, and the security log."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from newsarchive.accounts import second_factor
from newsarchive.accounts.browsers import browser_of
from newsarchive.accounts.models import LoginSession, SecurityEvent, User
from newsarchive.accounts.security_events import record
from newsarchive.accounts.security_log import as_cell
from tests.factories import PASSWORD, make_article, make_curator, make_line_rule, make_saved_comparison, make_user

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db

Kind = SecurityEvent.Kind
HOUR = 3600
NEW = "nine grey herons"


def code_of(device: TOTPDevice, *, steps: int = 0) -> str:
    """Return the code that the app shows now, or some steps of 30 seconds later."""
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = time.time() + steps * device.step
    return f"{totp.token():06d}"


def with_second_factor(account: User) -> tuple[TOTPDevice, list[str]]:
    """Turn the second factor of ``account`` on. Returns its device and its recovery codes."""
    device = TOTPDevice.objects.create(user=account, name="app", confirmed=True)
    return device, second_factor.make_recovery_codes(account)


def is_logged_in(client: Client) -> bool:
    return get_user(client).is_authenticated  # type: ignore[arg-type]


def give_password(client: Client, **fields: str) -> Any:
    return client.post(reverse("login"), {"username": "ida", "password": PASSWORD, **fields})


def give_code(client: Client, code: str, **fields: str) -> Any:
    return client.post(reverse("login_code"), {"code": code, **fields})


@pytest.fixture
def ida() -> User:
    return make_user(username="ida")


@pytest.fixture
def device(ida: User) -> TOTPDevice:
    return with_second_factor(ida)[0]


def events(*kinds: SecurityEvent.Kind) -> list[tuple[str, str, str]]:
    """Return (kind, account, details) of the events in the log, oldest first."""
    found = SecurityEvent.objects.order_by("pk").values_list("kind", "account_name", "about")
    return [event for event in found if not kinds or event[0] in kinds]


# Second factor


def test_turning_the_second_factor_on_shows_ten_recovery_codes_once(client: Client, ida: User) -> None:
    client.force_login(ida)
    assert client.post(reverse("start_second_factor"), {"password": "wrong"}).status_code == 422
    client.post(reverse("start_second_factor"), {"password": PASSWORD})
    device = TOTPDevice.objects.get()
    page = client.get(reverse("second_factor")).content.decode()
    assert second_factor.secret_of(device) in page
    assert "<svg" in page
    assert second_factor.device_of(ida) is None

    wrong = client.post(reverse("second_factor"), {"code": "000000"})
    assert "This code is wrong" in wrong.content.decode()
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    shown = client.post(reverse("second_factor"), {"code": code_of(device)})

    assert second_factor.device_of(ida) == device
    assert shown.content.decode().count("<li><code>") == second_factor.RECOVERY_CODES
    assert "recovery-codes.txt" in shown.content.decode()
    assert "<li><code>" not in client.get(reverse("second_factor")).content.decode()
    assert events(Kind.SECOND_FACTOR_ON) == [("second_factor_on", "ida", "ida")]


def test_the_qr_code_is_that_of_the_secret(ida: User) -> None:
    device = second_factor.begin(ida)
    size, path = second_factor.qr_code_of(device)

    assert "otpauth://totp/" in device.config_url
    assert "issuer=News%20Archive" in device.config_url
    # The corner of the finder pattern is dark, the quiet zone around it is not.
    assert path.startswith("M4 4h1v1h-1z")
    assert size > 29


def test_the_password_alone_logs_nobody_in(client: Client, device: TOTPDevice) -> None:
    answer = give_password(client)

    assert answer["Location"] == reverse("login_code")
    assert not is_logged_in(client)
    for path in ("/", "/admin/", reverse("security"), reverse("second_factor")):
        assert client.get(path)["Location"].partition("?")[0] in {reverse("login"), "/admin/login/"}


def test_the_code_logs_in_and_leads_to_the_page_asked_for(client: Client, device: TOTPDevice) -> None:
    give_password(client, next="/people/?q=a")
    page = client.get(reverse("login_code")).content.decode()
    assert 'autocomplete="one-time-code"' in page
    assert 'inputmode="numeric"' in page
    before = client.session.session_key

    answer = give_code(client, f" {code_of(device)[:3]} {code_of(device)[3:]} ")

    assert answer["Location"] == "/people/?q=a"
    assert is_logged_in(client)
    assert client.session.session_key != before
    assert LoginSession.objects.get().second_factor


def test_a_code_works_once_and_may_be_a_step_late(device: TOTPDevice) -> None:
    code = code_of(device, steps=-1)
    first, second = Client(), Client()
    give_password(first)
    give_password(second)

    give_code(first, code)
    give_code(second, code)

    assert is_logged_in(first)
    assert not is_logged_in(second)


def test_a_code_of_five_minutes_ago_is_refused(client: Client, device: TOTPDevice) -> None:
    give_password(client)

    answer = give_code(client, code_of(device, steps=-10))

    assert "This code is wrong" in answer.content.decode()
    assert not is_logged_in(client)


def test_a_recovery_code_logs_in_once(ida: User) -> None:
    _device, codes = with_second_factor(ida)
    first, second = Client(), Client()
    give_password(first)
    give_password(second)

    give_code(first, codes[0].upper(), recovery="1")
    answer = give_code(second, codes[0], recovery="1")

    assert is_logged_in(first)
    assert not is_logged_in(second)
    assert "This code is wrong" in answer.content.decode()
    assert second_factor.recovery_codes_left(ida) == len(codes) - 1
    assert events(Kind.RECOVERY_CODE_USED) == [("recovery_code_used", "ida", "")]
    assert not StaticToken.objects.filter(token__in=[code.replace("-", "") for code in codes]).exists()


def test_wrong_codes_lock_like_wrong_passwords(client: Client, device: TOTPDevice) -> None:
    give_password(client)
    answers = []
    for _ in range(settings.AXES_FAILURE_LIMIT):
        TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
        answers.append(give_code(client, "000000").status_code)
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)

    assert answers == [200] * (settings.AXES_FAILURE_LIMIT - 1) + [429]
    assert give_code(client, code_of(device)).status_code == 429
    assert not is_logged_in(client)


def test_after_a_wrong_code_the_next_has_to_wait(client: Client, device: TOTPDevice) -> None:
    give_password(client)
    give_code(client, "000000")

    answer = give_code(client, code_of(device))

    assert "Wait a moment" in answer.content.decode()
    assert not is_logged_in(client)


def test_the_password_step_expires_and_ends_with_a_new_password(ida: User, device: TOTPDevice) -> None:
    late, changed = Client(), Client()
    give_password(late)
    give_password(changed)

    with patch("newsarchive.accounts.login.time.time", return_value=time.time() + 11 * 60):
        assert give_code(late, code_of(device))["Location"] == reverse("login")
    ida.set_password(NEW)
    ida.save()
    assert give_code(changed, code_of(device))["Location"] == reverse("login")


def test_turning_it_off_takes_the_password_or_a_code(client: Client, ida: User, device: TOTPDevice) -> None:
    client.force_login(ida)
    refused = client.post(reverse("change_second_factor"), {"confirmation": "guess", "off": "1"})
    assert refused.status_code == 422
    assert second_factor.device_of(ida)

    client.post(reverse("change_second_factor"), {"confirmation": PASSWORD, "off": "1"})

    assert second_factor.device_of(ida) is None
    assert not StaticToken.objects.exists()
    assert events(Kind.SECOND_FACTOR_OFF)


def test_new_recovery_codes_replace_the_old(client: Client, ida: User) -> None:
    device, old = with_second_factor(ida)
    client.force_login(ida)

    client.post(reverse("change_second_factor"), {"confirmation": code_of(device), "codes": "1"})

    assert second_factor.recovery_codes_left(ida) == second_factor.RECOVERY_CODES
    assert second_factor.verify(ida, old[0])[0] is second_factor.Answer.WRONG
    assert events(Kind.RECOVERY_CODES_MADE)


@pytest.mark.parametrize(
    ("required", "reader", "curator"), [("optional", 200, 200), ("curators", 200, 302), ("everyone", 302, 302)]
)
def test_a_second_factor_can_be_required(settings: Settings, required: str, reader: int, curator: int) -> None:
    settings.SECOND_FACTOR = required
    for account, status in ((make_user(), reader), (make_curator(), curator)):
        client = Client()
        client.force_login(account)
        for path in ("/people/", reverse("security"), "/admin/" if account.is_staff else "/tags/"):
            answer = client.get(path)
            assert answer.status_code == status
            assert status == 200 or answer["Location"] == reverse("second_factor")
        assert client.get(reverse("second_factor")).status_code == 200


def test_a_required_second_factor_opens_the_archive_once_it_is_on(
    client: Client, ida: User, settings: Settings
) -> None:
    settings.SECOND_FACTOR = "everyone"
    client.force_login(ida)
    client.post(reverse("start_second_factor"), {"password": PASSWORD})

    client.post(reverse("second_factor"), {"code": code_of(TOTPDevice.objects.get())})

    assert client.get("/people/").status_code == 200


def test_the_command_resets_a_second_factor(client: Client, ida: User, device: TOTPDevice) -> None:
    client.force_login(ida)

    call_command("reset_second_factor", "ida")

    assert second_factor.device_of(ida) is None
    assert not is_logged_in(client)
    assert events(Kind.SECOND_FACTOR_RESET) == [("second_factor_reset", "", "ida")]
    with pytest.raises(CommandError, match="no account named 'eve'"):
        call_command("reset_second_factor", "eve")


def test_the_admin_shows_no_secrets(client: Client, device: TOTPDevice) -> None:
    client.force_login(make_curator(is_superuser=True))

    assert "otp" not in client.get("/admin/").content.decode().casefold()
    assert client.get("/admin/otp_totp/totpdevice/").status_code == 404


# Passwords


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("ada", "ada-ada-ada"),
        ("ada", "ada1234567890"),
        ("johanna", "johanna2024!"),
        ("johanna", "Annahoj-12345"),
        ("harbour.desk", "HarbourDesk99"),
    ],
)
def test_a_password_like_the_user_name_is_refused(client: Client, name: str, password: str) -> None:
    account = make_user(username=name)
    with pytest.raises(ValidationError):
        validate_password(password, account)  # as ``createsuperuser`` does
    client.force_login(make_curator(username="vera", is_superuser=True))
    url = reverse("admin:accounts_user_add")
    new = {"username": f"{name}2", "password1": password, "password2": password, "usable_password": "true"}

    assert "too similar to the username" in client.post(url, new).content.decode()


@pytest.mark.parametrize(
    ("name", "password"), [("ada", "canada goose lake"), ("li", "violin and oboe"), ("", PASSWORD)]
)
def test_other_passwords_are_accepted(name: str, password: str) -> None:
    validate_password(password, User(username=name))


def test_a_new_password_ends_the_other_sessions(ida: User) -> None:
    here, there = Client(), Client()
    here.force_login(ida)
    there.force_login(ida)

    given = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    here.post(reverse("password_change"), given)

    assert is_logged_in(here)
    assert not is_logged_in(there)
    assert [session.session_key for session in LoginSession.objects.all()] == [here.session.session_key]
    assert events(Kind.PASSWORD_CHANGED) == [("password_changed", "ida", "ida")]


# Sessions


def test_logging_in_renews_the_session(client: Client, ida: User) -> None:
    session = client.session
    session["kept"] = "before"
    session.save()
    before = session.session_key

    give_password(client)

    assert client.session.session_key != before
    assert not Session.objects.filter(pk=before).exists()


@pytest.mark.parametrize(("hours", "status"), [(7.9, 200), (8.1, 302)])
def test_an_unused_session_ends_after_eight_hours(client: Client, ida: User, hours: float, status: int) -> None:
    client.force_login(ida)

    with patch("newsarchive.accounts.sessions.time.time", return_value=time.time() + hours * HOUR):
        answer = client.get("/people/", follow=False)

    assert answer.status_code == status
    assert is_logged_in(client) == (status == 200)
    if status == 302:
        assert "not used for a while" in client.get(answer["Location"]).content.decode()


def test_a_session_in_use_ends_after_two_weeks(client: Client, ida: User) -> None:
    client.force_login(ida)
    now = time.time()
    answers = []
    for hour in range(0, 15 * 24, 6):
        with patch("newsarchive.accounts.sessions.time.time", return_value=now + hour * HOUR):
            answers.append(client.get(reverse("password_change_done")).status_code)

    assert answers.index(302) == 14 * 24 // 6


def test_sessions_are_listed_and_ended(ida: User) -> None:
    here = Client(HTTP_USER_AGENT="Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0")
    there = Client(HTTP_USER_AGENT="Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1")
    for client in (here, there):
        client.post(reverse("login"), {"username": "ida", "password": PASSWORD})
    page = here.get(reverse("security")).content.decode()
    assert "Firefox on Linux" in page
    assert "Safari on iPhone" in page
    assert "127.0.0.1" in page

    other = LoginSession.objects.get(session_key=there.session.session_key)
    here.post(reverse("end_session", args=[other.pk]))

    assert is_logged_in(here)
    assert there.get("/people/").status_code == 302


def test_all_other_sessions_are_ended_and_those_of_others_stay(ida: User) -> None:
    here, there, other = Client(), Client(), Client()
    other.force_login(make_user())
    for client in (here, there):
        client.force_login(ida)

    here.post(reverse("end_other_sessions"))

    assert [is_logged_in(client) for client in (here, there, other)] == [True, False, True]
    foreign = LoginSession.objects.exclude(account=ida).get()
    assert here.post(reverse("end_session", args=[foreign.pk])).status_code == 404


def test_logging_out_removes_the_session_from_the_list(client: Client, ida: User) -> None:
    client.force_login(ida)

    client.post(reverse("logout"))

    assert not LoginSession.objects.exists()
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0", "Edge on Windows"),
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36", "Chrome on Android"),
        ("", "Unknown browser"),
        ("curl/8.5.0", "curl"),
    ],
)
def test_browsers_in_words(header: str, words: str) -> None:
    assert browser_of(header) == words


# Other accounts


@pytest.fixture
def vera(client: Client) -> Client:
    client.force_login(make_curator(username="vera"))
    return client


def test_a_curator_ends_deactivates_and_reactivates(vera: Client, ida: User) -> None:
    theirs = Client()
    theirs.force_login(ida)
    url = reverse("account", args=[ida.pk])

    vera.post(url, {"action": "sessions"})
    assert not is_logged_in(theirs)
    theirs.force_login(ida)
    vera.post(url, {"action": "deactivate"})
    assert not is_logged_in(theirs)
    assert give_password(theirs).status_code == 200
    vera.post(url, {"action": "reactivate"})
    assert give_password(theirs).status_code == 302

    kinds = (Kind.SESSIONS_ENDED, Kind.ACCOUNT_DEACTIVATED, Kind.ACCOUNT_REACTIVATED)
    assert events(*kinds) == [(kind, "vera", "ida") for kind in kinds]


def test_a_password_link_works_once_and_keeps_the_second_factor(vera: Client, ida: User, device: TOTPDevice) -> None:
    page = vera.post(reverse("account", args=[ida.pk]), {"action": "password"})
    url = page.context["link"].removeprefix("http://testserver")
    theirs = Client()
    form = theirs.get(url)

    done = theirs.post(form["Location"], {"new_password1": NEW, "new_password2": NEW})

    assert done["Location"] == reverse("login")
    assert not is_logged_in(theirs)
    assert theirs.post(reverse("login"), {"username": "ida", "password": NEW})["Location"] == reverse("login_code")
    assert "no longer works" in Client().get(url).content.decode()
    assert events(Kind.PASSWORD_LINK_MADE) == [("password_link_made", "vera", "ida")]


def test_a_curator_resets_a_second_factor(vera: Client, ida: User, device: TOTPDevice) -> None:
    vera.post(reverse("account", args=[ida.pk]), {"action": "second_factor"})

    assert second_factor.device_of(ida) is None
    assert events(Kind.SECOND_FACTOR_RESET) == [("second_factor_reset", "vera", "ida")]


@pytest.mark.parametrize("action", ["sessions", "deactivate", "password", "second_factor"])
def test_curators_cannot_touch_administrators_nor_themselves_and_readers_nobody(vera: Client, action: str) -> None:
    administrator, reader = make_curator(is_superuser=True), make_user()
    curator = User.objects.get(username="vera")

    assert vera.post(reverse("account", args=[administrator.pk]), {"action": action}).status_code == 403
    assert vera.post(reverse("account", args=[curator.pk]), {"action": action})["Location"] == reverse("security")
    vera.force_login(reader)
    assert vera.post(reverse("account", args=[curator.pk]), {"action": action}).status_code == 403
    assert not User.objects.filter(is_active=False).exists()


# Security log


def test_log_ins_failures_and_lock_outs_are_recorded(client: Client, ida: User) -> None:
    for _ in range(settings.AXES_FAILURE_LIMIT + 3):
        client.post(reverse("login"), {"username": "ida", "password": "guess"})
    client.post(reverse("login"), {"username": "my secret password", "password": "guess"})
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    give_password(elsewhere)
    elsewhere.post(reverse("logout"))

    found = [event[:3] for event in SecurityEvent.objects.order_by("pk").values_list("kind", "account_name", "address")]
    assert ("login_failed", "ida", "127.0.0.1") in found
    assert ("locked_out", "ida", "127.0.0.1") in found
    assert found[-2:] == [
        ("logged_in", "ida", "192.0.2.7"),
        ("logged_out", "ida", "192.0.2.7"),
    ]
    assert len(found) == 6
    assert "my secret password" not in str(list(SecurityEvent.objects.values()))


def test_changes_to_accounts_are_recorded(client: Client) -> None:
    client.force_login(make_curator(username="ada", is_superuser=True))
    bea = make_user(username="bea")
    bea.is_staff = True
    bea.save()
    bea.username = "bee"
    bea.save()
    bea.delete()

    kinds = (Kind.ACCOUNT_ADDED, Kind.MADE_CURATOR, Kind.ACCOUNT_RENAMED, Kind.ACCOUNT_DELETED)
    assert [event for event in events(*kinds) if event[2] != "ada"] == [
        ("account_added", "", "bea"),
        ("made_curator", "", "bea"),
        ("account_renamed", "", "bea > bee"),
        ("account_deleted", "", "bee"),
    ]


def test_exports_and_deletions_are_recorded_but_not_reading(vera: Client) -> None:
    articles = [make_article(), make_article()]
    comparison = make_saved_comparison(articles=articles)
    columns = "-".join(f"{article.pk}.{article.revision}" for article in articles)
    rule = make_line_rule()

    vera.get(reverse("articles:article", args=[articles[0].pk]))
    vera.get(reverse("articles:clipping", args=[articles[0].clipping_id]))
    vera.get(reverse("articles:original", args=[articles[0].clipping_id]))
    assert events(Kind.EXPORTED, Kind.DELETED) == []
    vera.get(reverse("articles:export_comparison", args=[columns, "json"]))
    vera.post(reverse("articles:delete_comparison", args=[comparison.pk]))
    vera.post(reverse("admin:articles_linerule_delete", args=[rule.pk]), {"post": "yes"})

    assert [event[0] for event in events(Kind.EXPORTED, Kind.DELETED)] == ["exported", "deleted", "deleted"]


def test_the_log_is_filtered_exported_and_for_curators(vera: Client, ida: User) -> None:
    ida.username = "=cmd()"
    ida.save()
    record(Kind.LOGGED_IN, account=ida)

    page = vera.get(reverse("security_log"), {"kind": "logged_in", "account": "=cmd"})
    table = vera.get(reverse("export_security_log")).content.decode()

    assert "=cmd()" in page.content.decode()
    assert page.context["page"].paginator.count == 1
    assert ",'=cmd()," in table
    assert vera.get(reverse("security_log"), {"kind": "nonsense", "page": "9"}).status_code == 200
    vera.force_login(ida)
    assert vera.get(reverse("security_log")).status_code == 403
    assert vera.get(reverse("export_security_log")).status_code == 403


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1"])
def test_cells_of_the_export_are_not_computed(text: str) -> None:
    assert as_cell(text) == f"'{text}"
    assert as_cell("harbour") == "harbour"


def test_events_are_kept_for_a_limited_time(ida: User) -> None:
    record(Kind.LOGGED_IN, account=ida)
    SecurityEvent.objects.update(at=timezone.now() - settings.SECURITY_LOG_AGE - timedelta(days=1))
    assert not SecurityEvent.objects.kept().exists()

    record(Kind.LOGGED_OUT, account=ida)

    assert [event[0] for event in events()] == ["logged_out"]


# Caching


@pytest.mark.parametrize("path", ["/", "/people/", "/accounts/security/", "/admin/", "/add/", "/nowhere"])
def test_browsers_keep_no_page(vera: Client, path: str) -> None:
    assert "no-store" in vera.get(path)["Cache-Control"]
    assert "private" in vera.get(path)["Cache-Control"]


def test_browsers_keep_no_downloads(vera: Client) -> None:
    article = make_article()

    for path in (article.get_absolute_url(), reverse("articles:original", args=[article.clipping_id])):
        assert "no-store" in vera.get(path)["Cache-Control"]

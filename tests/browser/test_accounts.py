"""Accounts in a browser, from the first account's link to a second account."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice
from playwright.sync_api import expect

from newsarchive.accounts.models import FirstAccountLink
from tests.browser.conftest import PATIENCE, violations
from tests.factories import PASSWORD, make_curator, make_user
from tests.ops.test_security import code_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

    Problems = Callable[[Page], list[str]]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def visitor(browser: Browser, live_server: LiveServer, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A browser page without login."""
    context = browser.new_context(base_url=live_server.url, java_script_enabled=request.param)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture
def problems(request: pytest.FixtureRequest) -> Problems:
    """Return what finds accessibility problems; without scripts nothing, because axe is a script."""
    return violations if request.node.callspec.params["visitor"] else lambda _page: []


def test_creating_the_first_account_and_adding_another(visitor: Page) -> None:
    token = FirstAccountLink.objects.renew()

    visitor.goto(reverse("first_account", args=[token]))
    visitor.get_by_label("Username").fill("ada")
    visitor.get_by_label("Password", exact=True).fill("eleven blue kites")
    visitor.get_by_label("Password confirmation").fill("eleven blue kites")
    visitor.get_by_role("button", name="Create account").click()
    expect(visitor.get_by_text("Account created. You are logged in.")).to_be_visible()

    visitor.goto(reverse("accounts"))
    visitor.get_by_label("Username").fill("bea")
    visitor.get_by_label("Password", exact=True).fill("nine grey herons")
    visitor.get_by_label("Password confirmation").fill("nine grey herons")
    visitor.get_by_role("radio", name="Curator").check()
    visitor.get_by_role("button", name="Add account").click()

    expect(visitor.get_by_role("row", name="bea curator")).to_be_visible()


def test_login_leads_to_the_requested_page_and_logout_back_to_login(visitor: Page) -> None:
    make_user(username="tom")

    visitor.goto("/people/")
    visitor.get_by_label("Username").fill("tom")
    visitor.get_by_label("Password").fill("wrong")
    visitor.get_by_role("button", name="Log in").click()
    expect(visitor.get_by_text("Please enter a correct username and password")).to_be_visible()
    visitor.get_by_label("Password").fill(PASSWORD)
    visitor.get_by_role("button", name="Log in").click()
    expect(visitor).to_have_title("People · News Archive")

    visitor.get_by_role("banner").get_by_text("tom").click()
    visitor.get_by_role("button", name="Log out").click()
    expect(visitor).to_have_title("Log in · News Archive")


def test_account_pages_pass_axe_without_login(browser: Browser, live_server: LiveServer) -> None:
    token = FirstAccountLink.objects.renew()
    page = browser.new_context(base_url=live_server.url).new_page()
    for path in (reverse("login"), reverse("first_account", args=[token])):
        page.goto(path)
        assert violations(page) == [], path
    page.context.close()


def test_account_pages_pass_axe_with_login(curator: Page) -> None:
    for name in ("accounts", "password_change", "password_change_done", "security", "security_log"):
        curator.goto(reverse(name))
        assert violations(curator) == [], name


def test_the_admin_works_under_the_content_security_policy_for_superusers(open_page: object) -> None:
    """The ``open_page`` fixture fails the test if the browser blocked anything."""
    page: Page = open_page(make_curator(username="ada", is_superuser=True))  # type: ignore[operator]

    page.goto(reverse("admin:accounts_user_changelist"))
    page.get_by_role("link", name="ada").first.click()
    expect(page.get_by_label("Username")).to_have_value("ada")
    page.get_by_role("link", name="Today").first.click()
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_text("was changed successfully")).to_be_visible()


def test_turning_the_second_factor_on_and_logging_in_with_it(visitor: Page, problems: Problems) -> None:
    ida = make_user(username="ida")
    visitor.goto(reverse("login"))
    log_in(visitor)
    visitor.get_by_role("banner").get_by_text("ida").click()
    visitor.get_by_role("link", name="Security").click()
    visitor.get_by_role("link", name="Turn on second factor").click()
    assert not problems(visitor)
    visitor.get_by_label("Your password").fill(PASSWORD)
    visitor.get_by_role("button", name="Continue").click()
    expect(visitor.get_by_role("img", name="QR code with the secret below")).to_be_visible()
    assert not problems(visitor)
    device = TOTPDevice.objects.get(user=ida)
    visitor.get_by_label("Code", exact=True).fill(code_of(device))
    visitor.get_by_role("button", name="Turn on").click()
    codes = visitor.locator("main li code").all_inner_texts()
    assert len(codes) == 10
    with visitor.expect_download() as download:
        visitor.get_by_role("link", name="Download").click()
    assert codes[0] in download.value.path().read_text()
    assert not problems(visitor)

    visitor.get_by_role("banner").get_by_text("ida").click()
    visitor.get_by_role("button", name="Log out").click()
    visitor.goto("/people/")
    log_in(visitor)
    expect(visitor.get_by_role("heading", name="Enter your code")).to_be_visible()
    assert not problems(visitor)
    visitor.get_by_text("Use a recovery code").click()
    visitor.get_by_label("Recovery code", exact=True).fill(codes[3])
    visitor.get_by_role("button", name="Log in with recovery code").click()
    expect(visitor).to_have_title("People · News Archive")

    visitor.goto(reverse("security"))
    expect(visitor.get_by_text("9 recovery codes left")).to_be_visible()
    assert not problems(visitor)


def test_curators_manage_accounts_and_read_the_security_log(visitor: Page, problems: Problems) -> None:
    make_curator(username="ida")
    make_user(username="bea")
    visitor.goto(reverse("accounts"))
    log_in(visitor)

    visitor.get_by_role("link", name="bea").click()
    visitor.get_by_role("button", name="Create password link").click()
    expect(visitor.get_by_text("It sets a new password once")).to_be_visible()
    assert not problems(visitor)
    visitor.get_by_role("button", name="Deactivate account").click()
    expect(visitor.get_by_text("Account bea deactivated.")).to_be_visible()

    visitor.goto(reverse("security_log"))
    visitor.get_by_label("Event").select_option("account deactivated")
    visitor.get_by_role("button", name="Filter").click()
    expect(visitor.get_by_role("row", name="account deactivated ida")).to_be_visible()
    assert not problems(visitor)


def log_in(visitor: Page) -> None:
    visitor.get_by_label("Username").fill("ida")
    visitor.get_by_label("Password").fill(PASSWORD)
    visitor.get_by_role("button", name="Log in").click()

"""No request is answered with "500 Internal Server Error", whatever its path, query, fields, cookies and headers hold.

``NEWSARCHIVE_CRAWL=1`` also tries all links and forms of all pages, the admin's too, with every bad value in one field
after another: about 25,000 requests.
"""

from __future__ import annotations

import logging
import os
import re
import traceback
from dataclasses import dataclass
from html.parser import HTMLParser
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit
from wsgiref.util import setup_testing_defaults

import pytest
from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import got_request_exception
from django.db import transaction
from django.test import Client
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

from newsarchive.wsgi import application
from tests.factories import (
    make_alias,
    make_annotation,
    make_appearance,
    make_article,
    make_change,
    make_curator,
    make_line_rule,
    make_passage_note,
    make_pending_clipping,
    make_person,
    make_quote,
    make_revision,
    make_saved_comparison,
    make_saved_link,
    make_source,
    make_source_line,
    make_story,
    make_tag,
    make_tagging,
)
from tests.ops.own_server import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsarchive.accounts.models import User

pytestmark = pytest.mark.django_db

# Percent-encoded bytes.
VALUES = {
    "NUL": "a%00b",
    "lone surrogate": "a%ED%A0%80b",
    "invalid UTF-8": "a%FF%FEb",
    "long": "x" * 3_000,
    "many digits": "1" * 5_000,
    "huge number": str(2**63),
    "larger than 32 bits": str(2**31),
    "negative": "-1",
    "list": "1,2,,-1,9999999999999999999",
    "JSON": quote('{"a": [1, null, "\\ud800"]}'),
    "emoji": quote("👩‍🚀🏽"),
    "right to left": quote("\u202eشکل\u2066"),
    "control characters": "%01%0D%0A%1B%7F",
    "superscript digit": quote("²"),
    "infinity": "1e999",
    "not a number": "NaN",
    "empty": "",
    "brackets": quote("http://[::1"),
    "year zero": "0000-00-00",
    "far year": "99999-13-45",
    "format": quote("%s %(a)d {0} {a.b} {{ a }}"),
}
PLAIN = "1"


def fields_in_source() -> list[str]:
    """Return the names of query parameters and form fields that the code mentions."""
    read = re.compile(r'(?:GET|POST|query|data)(?:\.get|\.getlist)?[(\[]"(\w+)"|^    (\w+) = forms\.', re.MULTILINE)
    folders = [CHECKOUT / name for name in ("articles", "newsarchive")]
    found = {a or b for folder in folders for path in folder.rglob("*.py") for a, b in read.findall(path.read_text())}
    return sorted({*found, "o", "p", "q", "e", "all", "_popup", "_to_field", "action", "select_across", "index"})


FIELDS = fields_in_source()


class Page(HTMLParser):
    """The links of a page, and its forms as (method, action, fields)."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.forms: list[tuple[str, str, list[tuple[str, str]]]] = []
        self.inside: list[tuple[str, str]] | None = None
        self.select = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        for name in ("href", "hx-get"):
            if name in given and tag != "link":
                self.links.add(given[name])
        if "hx-post" in given and tag != "form":
            self.forms.append(("post", given["hx-post"], []))
        if tag == "form":
            self.inside = []
            self.forms.append((given.get("method", "get").lower(), given.get("action", ""), self.inside))
        if self.inside is None:
            return
        if tag == "select":
            self.select = given.get("name", "")
            self.inside.append((self.select, ""))
        elif tag == "option" and self.select and "selected" in given:
            self.inside.append((self.select, given.get("value", "")))
        elif tag in {"input", "textarea", "button"} and given.get("name"):
            self.inside.append((given["name"], given.get("value", PLAIN)))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = None
        elif tag == "select":
            self.select = ""


@dataclass(frozen=True)
class Address:
    """An address of the archive with good values: ``path`` matches ``route``."""

    method: str
    path: str
    route: str
    fields: tuple[tuple[str, str], ...]


@pytest.fixture
def user() -> User:
    return make_curator(is_superuser=True)


@pytest.fixture
def browser(user: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def fill(user: User) -> None:
    """Fill the archive with a few rows of each kind."""
    body = "“We shall see,” said Ilse Marrandt.\n\nThe harbour stays open, and nobody said why."
    source = make_source(name="Harbour Courier", slug="harbour-courier")
    make_source_line(source=source)
    first, second = (make_article(body=body, source=source) for _ in range(2))
    person = make_person(name="Ilse Marrandt")
    make_person(name="Otto Brenn")
    make_alias(person=person, name="Marrandt")
    make_quote(article=first, text="We shall see", speaker=person)
    make_appearance(article=first, person=person, name="Ilse Marrandt")
    make_tagging(article=first, tag=make_tag(name="harbour", slug="harbour"))
    make_tag()
    make_story(accounts=[first, second])
    make_story(accounts=[make_article(body=body)])
    make_revision(article=first)
    make_passage_note(comparison=make_saved_comparison(articles=[first, second], user=user), user=user)
    make_annotation(article=first)
    make_saved_link()
    make_pending_clipping(user=user)
    make_line_rule()
    make_change(made_by=user)


def routes(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from routes(entry, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            yield prefix + str(entry.pattern)


def crawl(client: Client) -> list[Address]:
    """Return the links and forms of all pages, one of each kind, and every address of the URL list at least once."""
    seeds = [
        f"/admin/{model._meta.app_label}/{model._meta.model_name}/{page}"
        for model in admin.site._registry
        for page in (
            "",
            "add/",
            *(
                f"{row.pk}/{part}/"
                for row in model._default_manager.order_by("pk")[:1]
                for part in ("change", "delete", "history")
            ),
        )
    ]
    waiting = [(path, "get", ()) for path in ("/", *seeds)]
    found: list[Address] = []
    known: set[tuple[str, str, str]] = set()  # of each field of each address
    while waiting:
        path, method, fields = waiting.pop(0)
        try:
            route = resolve(path).route
        except Resolver404:
            continue
        parts_of = {(method, route, name) for name in ("", *(name for name, _value in fields))}
        if parts_of <= known:
            continue
        known |= parts_of
        address = Address(method, path, route, tuple(fields))
        found.append(address)
        if method == "post":
            continue
        answer = client.get(path, dict(fields))
        assert answer.status_code < 500, address
        if not answer.get("Content-Type", "").startswith("text/html"):
            continue
        page = Page(answer.content.decode())
        here = f"http://testserver{path}"
        for link in page.links:
            parts = urlsplit(urljoin(here, link))
            if parts.netloc == "testserver":
                waiting.append((parts.path, "get", tuple(parse_qsl(parts.query, keep_blank_values=True))))
        for form_method, action, form_fields in page.forms:
            parts = urlsplit(urljoin(here, action))
            waiting.append((parts.path, form_method, tuple(form_fields)))
    for route in routes(get_resolver()):
        path = "/" + re.sub(r"<(?:\w+:)?\w+>", PLAIN, route)
        missing = [method for method in ("get", "post") if (method, route, "") not in known and "(" not in path]
        found.extend(Address(method, path, route, ()) for method in missing)
    return found


def bad_requests(addresses: list[Address]) -> Iterator[tuple[str, str, str, str]]:
    """Yield (method, path, query or form, description): every part of every address with every bad value."""
    for address in addresses:
        pattern = re.split(r"<(?:\w+:)?\w+>", address.route)
        for name, value in VALUES.items():
            if len(pattern) > 1 and value:
                yield address.method, "/" + value.join(pattern), urlencode(address.fields), f"{name} in path"
            for field in dict.fromkeys(field for field, _value in address.fields):
                others = urlencode([(key, text) for key, text in address.fields if key != field])
                yield address.method, quote(address.path), f"{quote(field)}={value}&{others}", f"{name} in {field}"
            everything = "&".join(f"{field}={value}" for field in FIELDS)
            yield address.method, quote(address.path), everything, f"{name} in every field"


def outcome(client: Client, method: str, path: str, fields: str) -> str:
    """Make a request and undo it. Returns the traceback of an error 500; empty for any other answer."""
    errors: list[str] = []

    def remember(sender: Any, **_: Any) -> None:
        errors.append(traceback.format_exc())

    got_request_exception.connect(remember)
    with transaction.atomic():
        if method == "post":
            answer = client.generic("POST", path, fields.encode(), "application/x-www-form-urlencoded")
        else:
            answer = client.generic("GET", path, QUERY_STRING=fields)
        transaction.set_rollback(True)
    got_request_exception.disconnect(remember)
    return (errors or [str(answer.status_code)])[-1] if answer.status_code >= 500 else ""


@pytest.mark.skipif("NEWSARCHIVE_CRAWL" not in os.environ, reason="a crawl by hand: NEWSARCHIVE_CRAWL=1 (20 minutes)")
def test_no_value_in_any_link_or_form_is_an_error_500(browser: Client, user: User) -> None:
    fill(user)
    failed = [
        f"{method} {path[:150]} {description}: {error}"
        for method, path, fields, description in bad_requests(crawl(browser))
        if (error := outcome(browser, method, path, fields))
    ]
    assert failed == []


def test_every_address_takes_bad_values(browser: Client, user: User) -> None:
    """Each address is tried with a few of the values, in all fields at once."""
    fill(user)
    failed = []
    for number, route in enumerate(routes(get_resolver())):
        value = list(VALUES.values())[number % len(VALUES)]
        pattern = re.split(r"<(?:\w+:)?\w+>", route)
        everything = "&".join(f"{field}={value}" for field in FIELDS)
        for method, path in (("post", PLAIN.join(pattern)), ("get", (value if number % 2 else PLAIN).join(pattern))):
            if error := outcome(browser, method, f"/{path}", everything):
                failed.append(f"{method} {path} {value}: {error}")
    assert failed == []


@pytest.mark.parametrize(
    ("path", "given"),
    [
        pytest.param("/tags/a%00b/", {}, id="path"),
        pytest.param("/", {"QUERY_STRING": "q=%00"}, id="query"),
        pytest.param("/admin/articles/article/", {"QUERY_STRING": "source__id__exact=%00"}, id="admin filter"),
        pytest.param("/admin/articles/tag/1/change/", {"QUERY_STRING": "_to_field="}, id="admin pop-up"),
        pytest.param("/admin/articles/article/", {"QUERY_STRING": "%00=1"}, id="name of a field"),
        pytest.param("/", {"HTTP_COOKIE": 'newsarchive-session="\\000"'}, id="session cookie"),
        pytest.param("/", {"HTTP_HX_REQUEST": "true", "HTTP_HX_CURRENT_URL": "http://[::1"}, id="HX-Current-URL"),
        pytest.param("/", {"HTTP_HX_CURRENT_URL": "http://a:b"}, id="port in HX-Current-URL"),
        pytest.param(
            "/", {"HTTP_HX_CURRENT_URL": "/%3Fq=%00", "HTTP_HX_CURRENT_URL_URI_AUTOENCODED": "true"}, id="encoded"
        ),
        pytest.param("/", {"HTTP_REFERER": "https://[", "HTTP_X_FORWARDED_PROTO": "https"}, id="Referer"),
        pytest.param("/", {"HTTP_ACCEPT_LANGUAGE": "de\0"}, id="another header"),
    ],
)
def test_unreadable_requests_are_refused(browser: Client, path: str, given: dict[str, str]) -> None:
    answer = browser.generic("GET", path, **given)

    assert answer.status_code == 400
    assert "Bad request" in answer.content.decode()
    assert "Content-Security-Policy" in answer.headers


def test_numbers_of_thousands_of_digits_name_nothing(browser: Client) -> None:
    digits = "1" * 5_000

    assert browser.get("/compare/", {"article": [digits, digits]}).status_code < 500
    assert browser.get(f"/compare/{digits}.1-{digits}.2/").status_code == 404
    assert browser.get("/quotes/", {"year": digits, "page": digits, "person": digits}).status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        {"published_on__year": "9" * 20},
        {"published_on__year": "9999"},
        {"published_on__year": "9999", "published_on__month": "12"},
        {"published_on__year": "0"},
        {"published_on__year": "x"},
    ],
)
def test_a_year_that_no_date_has_is_no_filter_of_the_admin(browser: Client, asked: dict[str, str]) -> None:
    assert browser.get("/admin/articles/article/", {"published_on__year": "2024"}).status_code == 200

    answer = browser.get("/admin/articles/article/", asked)

    assert (answer.status_code, answer.url) == (302, "/admin/articles/article/?e=1")


@pytest.mark.parametrize("logger", ["django.security.csrf", "django.security.DisallowedHost", "django.request"])
def test_refused_requests_are_not_logged(logger: str) -> None:
    assert not logging.getLogger(logger).isEnabledFor(logging.WARNING)


def test_form_fields_that_cannot_be_stored_are_refused(browser: Client) -> None:
    article = make_article()

    answer = browser.post(f"/articles/{article.pk}/edit/", {"headline": "Harbour\0"})

    assert answer.status_code == 400


CONTENT_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain")
CHARSETS = ("punycode", "unicode_escape", "utf-7", "utf-16", "undefined", "idna", "rot13", "base64", "nonesuch")


@pytest.mark.parametrize(
    "content_type",
    [
        *(f"{kind}; charset={charset}" for kind in CONTENT_TYPES for charset in CHARSETS),
        "multipart/form-data; boundary*=nonesuch''x",
        "multipart/form-data; boundary*=idna''%ff",
        "text/plain; charset*=undefined''x",
    ],
)
@pytest.mark.parametrize("path", ["/accounts/login/", "/add/", "/nowhere/"])
def test_bodies_in_other_encodings_than_utf_8_are_refused(path: str, content_type: str) -> None:
    """Django itself fails on some of them before any middleware is asked."""
    body = b"--x\r\nContent-Disposition: form-data; name=a\r\n\r\n\\ud800\r\n--x--\r\n"
    environ: dict[str, Any] = {"REQUEST_METHOD": "POST", "PATH_INFO": path, "QUERY_STRING": "q=a"}
    environ |= {"CONTENT_TYPE": content_type, "CONTENT_LENGTH": str(len(body)), "wsgi.input": BytesIO(body)}
    setup_testing_defaults(environ)
    statuses: list[str] = []

    page = application(environ, lambda status, headers, error=None: statuses.append(status) or NotImplemented)

    assert statuses == ["400 Bad Request"]
    assert b"<title>" in b"".join(page)


def test_files_with_any_bytes_can_be_uploaded(browser: Client) -> None:
    """The Add page reads its form itself, with limits of its own."""
    answer = browser.post("/add/", {"files": SimpleUploadedFile("a.txt", b"A headline\n\nOne\0 sentence.\n")})

    assert answer.status_code == 302

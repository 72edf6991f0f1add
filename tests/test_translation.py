"""The choice of an interface language, and that every text of the pages can be translated."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import translation

from articles.models import Article, Clipping
from newsarchive.languages import available_languages
from tests.factories import make_curator, make_pending_clipping, make_user
from tests.pseudo_locale import CLOSING, OPENING, PSEUDO_LANGUAGE, Data, untranslated, write_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytest_django.fixtures import Settings

# Pages checked per view, for example several articles.
PAGES_A_VIEW = 4
MOST_PAGES = 160

# Texts that Django's admin does not translate.
OF_DJANGO = {"Search", "True", "False"}
# Texts that the tests enter, in searches and clippings.
TYPED = ("the", "harbor", "budget", "the harbor -budget", "Nobody Known", "said Nobody Known", "zzzz", "Typed words")


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("locale")
    write_catalogue(folder)
    return folder


@pytest.fixture
def pseudo_locale(catalogue: Path, settings: Settings) -> Iterator[None]:
    settings.LOCALE_PATHS = [str(catalogue)]
    settings.LANGUAGES = available_languages(catalogue)
    yield
    translation.activate("en")


def client_for(user: object = None) -> Client:
    client = Client(HTTP_ACCEPT_LANGUAGE=PSEUDO_LANGUAGE, raise_request_exception=False)
    if user:
        client.force_login(user)  # type: ignore[arg-type]
    return client


def test_there_is_no_language_menu_for_english_only(client: Client, db: None) -> None:
    client.force_login(make_user())

    assert "menu__languages" not in client.get("/").content.decode()


def test_a_language_with_a_compiled_catalogue_is_available(tmp_path: Path) -> None:
    for code in ("de", "pt_BR", "xx"):
        folder = tmp_path / code / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "django.mo").touch()
    (tmp_path / "fr").mkdir()

    assert available_languages(tmp_path) == [
        ("en", "English"),
        ("de", "Deutsch"),
        ("pt-br", "Português brasileiro"),
        ("xx", "Xx"),
    ]


@pytest.mark.django_db
@pytest.mark.usefixtures("pseudo_locale")
def test_a_chosen_language_is_remembered(client: Client) -> None:
    client.force_login(make_user())
    page = client.get("/stories/").content.decode()
    assert f'<button class="menu__action" type="submit" name="language" value="{PSEUDO_LANGUAGE}"' in page
    assert OPENING not in page

    response = client.post("/language/", {"language": PSEUDO_LANGUAGE, "next": "/stories/"}, follow=True)

    page = response.content.decode()
    assert response.redirect_chain == [("/stories/", 302)]
    assert f'<html lang="{PSEUDO_LANGUAGE}" dir="ltr">' in page
    assert f"{OPENING}Stories{CLOSING}" in page
    assert response.headers["Content-Language"] == PSEUDO_LANGUAGE


@pytest.mark.django_db
def test_choosing_a_language_requires_login(client: Client) -> None:
    response = client.post("/language/", {"language": "en"})

    assert response.headers["Location"].startswith("/accounts/login/")


def test_pages_in_a_right_to_left_language_have_that_direction() -> None:
    with translation.override("ar"):
        assert '<html lang="ar" dir="rtl">' in render_to_string("500.html")
        assert '<html lang="ar" dir="rtl">' in render_to_string("base.html", request=HttpRequest())


@pytest.mark.django_db
@pytest.mark.usefixtures("pseudo_locale")
def test_every_text_of_every_page_can_be_translated() -> None:
    call_command("sample", "--load", verbosity=0)
    curator = make_curator(username="Thea Curator")
    make_pending_clipping(user=curator, content=b"Typed words.\n\nTyped words.\n")
    client = client_for(curator)
    _add_content(client)
    data = Data(*TYPED)

    escaped = {(view, text) for view, html in _pages(client) for text in untranslated(html, data)}

    _fail_if_any(escaped)


@pytest.mark.django_db
@pytest.mark.usefixtures("pseudo_locale")
def test_every_text_of_an_empty_archive_can_be_translated() -> None:
    client = client_for(make_curator(username="Thea Curator"))
    data = Data(*TYPED)

    escaped = {(view, text) for view, html in _pages(client) for text in untranslated(html, data)}

    _fail_if_any(escaped)


@pytest.mark.django_db
@pytest.mark.usefixtures("pseudo_locale")
@pytest.mark.parametrize("address", ["/accounts/login/", "/accounts/login/?next=/people/"])
def test_every_text_of_the_login_page_can_be_translated(address: str) -> None:
    page = client_for().get(address).content.decode()
    wrong = client_for().post(address, {"username": "nobody", "password": "wrong"}).content.decode()

    assert OPENING in page
    assert untranslated(page, Data()) == untranslated(wrong, Data()) == []


@pytest.mark.django_db
@pytest.mark.usefixtures("pseudo_locale")
@pytest.mark.parametrize("template", ["400", "403_csrf", "500", "403", "404", "accounts/locked"])
def test_every_text_of_an_error_page_can_be_translated(template: str) -> None:
    with translation.override(PSEUDO_LANGUAGE):
        page = render_to_string(f"{template}.html", request=None if template != "404" else HttpRequest())

    assert OPENING in page
    assert untranslated(page, Data()) == []


def _add_content(client: Client) -> None:
    """Add content that gives pages more elements: tags, a saved comparison and a note."""
    first, second, *_ = Article.objects.order_by("pk").values_list("pk", "revision")
    columns = f"{first[0]}.{first[1]}-{second[0]}.{second[1]}"
    client.post("/selection/", {"do": "tag", "article": [first[0], second[0]], "tags": "Pressing"})
    saved = client.post(f"/compare/{columns}/save/", {"title": "Two of a kind"})
    query = urlsplit(saved.headers["Location"]).query
    client.post(f"/compare/{columns}/notes/?{query}", {"row": 1, "text": "Remark upon it."})
    export = json.dumps([READING_LIST_ENTRY | {"content": ""}, READING_LIST_ENTRY | {"url": "https://b.example/2"}])
    for name, content in (("saved.json", export), ("pending.json", export + "\n")):
        client.post("/add/", {"files": SimpleUploadedFile(name, content.encode())})
    client.post(f"/add/{Clipping.objects.get(name='saved.json').pk}/save/")


# An entry of a reading list, with everything that it may say about an article.
READING_LIST_ENTRY = {
    "url": "https://b.example/1",
    "title": "Pressed flowers",
    "content": "Pressed flowers were shown on Monday. Pressed flowers were shown on Tuesday.",
    "created_at": "2024-06-03",
    "tags": ["Pressing"],
    "is_archived": 0,
    "is_starred": 0,
    "domain_name": "b.example",
    "annotations": [
        {"quote": "flowers were shown", "text": "Remark upon it.", "color": "green", "created_at": "2024-06-04"},
        {"quote": "flowers were hidden"},
    ],
    "notes": ["Remark upon it."],
}

STARTS = [
    "/",
    "/?q=the+harbor+-budget&order=rank",
    "/?q=said%3A%22Nobody+Known%22",
    "/?q=the",
    "/?q=zzzz",
    "/?group=story&order=added",
    "/?from=2024&undated=1",
    "/compare/",
    "/compare/?article=1",
    "/compare/1.99-2.99/",
    "/add/",
    "/links/",
    "/links/?q=zzzz",
    "/history/",
    "/reparse/",
    "/rules/",
    "/rules/new/",
    "/accounts/",
    "/accounts/password/",
    "/accounts/password/changed/",
    "/people/review/",
    "/quotes/",
    "/nothing/here/",
    "/admin/",
]


def _pages(client: Client) -> Iterator[tuple[str, str]]:
    """Follow the links from page to page, and yield each page's view name and HTML."""
    waiting, seen = list(STARTS), set(STARTS)
    of_view: Counter[str] = Counter()
    while waiting and of_view.total() < MOST_PAGES:
        address = waiting.pop(0)
        response = client.get(address)
        view = _view_name(address)
        if not response.headers.get("Content-Type", "").startswith("text/html"):
            continue
        html = response.content.decode()
        if response.status_code in (301, 302):
            targets = [response.headers["Location"]]
        else:
            of_view[view] += 1
            yield view, html
            targets = re.findall(r'href="([^"]+)"', html)
        for target in targets:
            target = urldefrag(target.replace("&amp;", "&")).url
            target = address.partition("?")[0] + target if target.startswith("?") else target
            if not target.startswith("/") or target.startswith(("//", "/static/")) or target in seen:
                continue
            if of_view[name := _view_name(target)] + sum(_view_name(each) == name for each in waiting) < PAGES_A_VIEW:
                seen.add(target)
                waiting.append(target)


def _fail_if_any(escaped: set[tuple[str, str]]) -> None:
    unknown = sorted(
        f"{view}: {text}" for view, text in escaped if not (view.startswith("admin:") and text in OF_DJANGO)
    )
    if unknown:
        pytest.fail("\n".join(["These texts cannot be translated:", *unknown]), pytrace=False)


@cache
def _view_name(address: str) -> str:
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return "404"

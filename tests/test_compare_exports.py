"""Exported comparisons: they are complete, and nothing in them runs when they are opened."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from django.utils.html import strip_tags
from hypothesis import given
from hypothesis import strategies as st

from articles.compare import Arrangement, Key
from articles.compare.serializers import BYTE_ORDER_MARK, comparison_to_dict, escape_formula
from articles.text.comparing.align import ComparisonInput, compare
from tests.factories import (
    make_agency,
    make_article,
    make_passage_note,
    make_quote,
    make_revision,
    make_saved_comparison,
    make_source,
    make_user,
)
from tests.test_compare_page import FERRY, FERRY_ELSEWHERE, make_accounts

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

    from articles.models import Article


@pytest.fixture
def reader(client: Client, db: None) -> Client:
    client.force_login(make_user())
    return client


def export(client: Client, form: str, *articles: Article, **query: Any) -> HttpResponse:
    keys = tuple(Key(article.pk, article.revision) for article in articles)
    address = Arrangement.from_query(keys, query).address_in("articles:export_comparison", form)
    return client.get(address)


def table(response: HttpResponse) -> list[list[str]]:
    text = response.content.decode()
    assert text.startswith(BYTE_ORDER_MARK)
    return list(csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK))))


# Completeness


def sentences_of(article: Article) -> list[str]:
    """Return the sentences of the body as a comparison splits them."""
    (compared, _other) = compare([ComparisonInput(body=article.body), ComparisonInput(body="")]).articles
    return [sentence.span.of(article.body) for sentence in compared.sentences]


def test_csv_has_every_sentence_of_every_account_once(reader: Client) -> None:
    articles = make_accounts()
    _heading, *rows = table(export(reader, "csv", *articles))
    for place, article in enumerate(articles):
        texts = [row[5 + 3 * place] for row in rows]
        for sentence in sentences_of(article):
            assert sum(sentence in text for text in texts) == 1, sentence


def test_an_exported_page_ignores_display_options_and_has_every_sentence(reader: Client) -> None:
    articles = [*make_accounts(), make_article(body="Only this account has the tide tables of the harbour.")]
    hidden = f"{articles[2].pk}.1"
    page = unescape(strip_tags(export(reader, "html", *articles, hide=hidden, show="differences").content.decode()))
    shown = " ".join(re.sub(r"\[(deleted|inserted): ([^\]]*)\]", r"\2", page).split())
    for sentence in sentences_of(articles[0]) + sentences_of(articles[2]):
        assert sentence in shown
    assert "[deleted: 40]" in page


bodies = st.lists(
    st.lists(
        st.sampled_from(["The pier fell.", "A ferry came in.", "=1+1 was chalked up.", "Nobody spoke."]), max_size=4
    ).map(" ".join),
    max_size=4,
).map("\n\n".join)


@given(texts=st.lists(bodies, min_size=2, max_size=4))
def test_the_json_rows_have_every_sentence_once(texts: list[str]) -> None:
    found = comparison_to_dict([{} for _text in texts], compare([ComparisonInput(body=text) for text in texts]))
    for place, article in enumerate(found["articles"]):
        numbers = sorted(number for row in found["rows"] for number in row["cells"][place])
        assert numbers == list(range(len(article["sentences"])))


# Facts


def test_json_has_the_shape_of_the_command_plus_facts_and_link(reader: Client) -> None:
    ours = make_article(
        body=FERRY,
        headline="Ferry hits pier",
        source=make_source(name="The Harrow Ledger"),
        agency=make_agency(name="Halyard"),
    )
    theirs = make_article(body=FERRY_ELSEWHERE)
    make_quote(article=ours, text="We heard the wood go before we felt it,")
    response = export(reader, "json", ours, theirs, base=f"{theirs.pk}.1")
    found = json.loads(response.content)
    assert set(found) == {"link", "base", "articles", "rows", "quotes", "figures", "reported", "notes"}
    assert found["base"] == 1
    assert found["link"] == f"http://testserver/compare/{ours.pk}.1-{theirs.pk}.1/?base={theirs.pk}.1"
    assert (
        found["articles"][0].items()
        >= {
            "file": ours.clipping.name,
            "headline": "Ferry hits pier",
            "siglum": "A",
            "article": ours.pk,
            "revision": 1,
            "source": "The Harrow Ledger",
            "agency": "Halyard",
            "published": None,
        }.items()
    )
    assert set(found["rows"][0]) == {"cells", "relation", "relations", "moved", "differences", "certainty"}


def test_an_earlier_revision_is_exported(reader: Client) -> None:
    ours, theirs = make_accounts()
    make_revision(article=theirs, number=1, body="Nothing of the sort happened.", headline="First report")
    found = json.loads(reader.get(f"/compare/{ours.pk}.1-{theirs.pk}.1/export/json/").content)
    assert found["articles"][1]["headline"] == "First report"
    assert found["articles"][1]["sentences"] == ["Nothing of the sort happened."]


@pytest.mark.parametrize("form", ["html", "csv", "json"])
def test_notes_are_exported_with_their_passage(reader: Client, form: str) -> None:
    articles = make_accounts()
    saved = make_saved_comparison(articles=articles)
    make_passage_note(comparison=saved, row=1, text="Who counted?", user=make_user(username="ilse"))
    response = export(reader, form, *articles, saved=str(saved.pk))
    assert "Who counted?" in response.content.decode()
    assert "ilse" in response.content.decode()
    if form == "json":
        assert json.loads(response.content)["notes"][0]["row"] == 0


# Files


@pytest.mark.parametrize(
    ("form", "media_type"),
    [("html", "text/html; charset=utf-8"), ("csv", "text/csv; charset=utf-8"), ("json", "application/json")],
)
def test_a_file_is_named_after_headline_and_articles(reader: Client, form: str, media_type: str) -> None:
    ours, theirs = make_accounts()
    response = export(reader, form, ours, theirs)
    assert response.headers["Content-Type"] == media_type
    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="ferry-hits-pier-{ours.pk}.1-{theirs.pk}.1.{form}"'
    )
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]


def test_a_headline_without_latin_letters_gets_a_generic_file_name(reader: Client) -> None:
    ours = make_article(body=FERRY, headline="渡船撞上码头")
    assert 'filename="comparison-' in export(reader, "csv", ours, make_article()).headers["Content-Disposition"]


@pytest.mark.parametrize(
    "path", ["1.1-2.1/export/docx/", "1.1-2.1/export/csv/", "x/export/csv/", "1.1-1.1/export/csv/"]
)
def test_unknown_formats_and_articles_give_404(reader: Client, path: str) -> None:
    assert reader.get(f"/compare/{path}/").status_code == 404


@pytest.mark.django_db
def test_exports_require_login(client: Client) -> None:
    assert export(client, "csv", *make_accounts()).headers["Location"].startswith("/accounts/login/")


# Safety


def test_an_exported_page_has_no_scripts_and_loads_nothing(reader: Client) -> None:
    evil = "<script>alert(1)</script>"
    ours = make_article(body=f"{FERRY}\n\n{evil} was written on the pier.", headline=evil)
    saved = make_saved_comparison(articles=[ours, make_article(body=FERRY_ELSEWHERE)], title=evil)
    make_passage_note(comparison=saved, text=f"{evil} again")
    html = reader.get(f"{saved.get_absolute_url()}", follow=True).content.decode()
    assert "<script>alert" not in html
    articles = [column.article for column in saved.columns.order_by("position")]
    html = export(reader, "html", *articles, saved=str(saved.pk)).content.decode()
    assert "<script" not in html
    assert "default-src 'none'" in html
    assert not re.findall(r'(?:src|srcset)="', html)
    assert not re.findall(r"<(?:link|img|iframe|form)\b", html)
    links = re.findall(r'href="([^"]*)"', html)
    assert [link for link in links if not link.startswith(("#", "http://testserver/compare/"))] == []


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        pytest.param('=HYPERLINK("x")', '\'=HYPERLINK("x")', id="a formula"),
        pytest.param("+1", "'+1", id="a plus"),
        pytest.param("-5 degrees", "'-5 degrees", id="a minus"),
        pytest.param("@sum", "'@sum", id="an at sign"),
        pytest.param("\t=1", "'\t=1", id="a tab before a formula"),
        pytest.param("  =1", "'  =1", id="blanks before a formula"),
        pytest.param("He said 1+1=2", "He said 1+1=2", id="signs within a text"),
        pytest.param(12, "12", id="a number"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_formulas_are_escaped(cell: object, written: str) -> None:
    assert escape_formula(cell) == written


def test_csv_has_no_formulas(reader: Client) -> None:
    ours = make_article(
        body='=HYPERLINK("http://x.example") was chalked on the pier.', source=make_source(name="=Ledger")
    )
    saved = make_saved_comparison(articles=[ours, make_article()])
    make_passage_note(comparison=saved, text="@all look", user=make_user(username="=ilse"))
    articles = [column.article for column in saved.columns.order_by("position")]
    rows = table(export(reader, "csv", *articles, saved=str(saved.pk)))
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))] == []
    assert any(cell.startswith("'=HYPERLINK") for row in rows for cell in row)

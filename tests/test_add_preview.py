"""Reviewing a pending clipping: correcting fields and lines, saving, discarding."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from html import unescape
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from articles.curation import drafts
from articles.ingest import pending
from articles.ingest.pending import preview
from articles.models import Article, Clipping, FieldCorrection, LineCorrection
from articles.text.data.kinds import Kind
from tests.factories import make_article, make_pending_clipping, make_source, make_user

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

    from articles.text.parse import ParsedClipping
    from newsarchive.accounts.models import User

pytestmark = pytest.mark.django_db

MOST_QUERIES = 27  # What a page is allowed.

DUMP = """Council closes the ferry pier
By Nora Quenby
Published 12:40 p.m. Nov. 12, 2024

The council of Port Elder closed the ferry pier on Tuesday after a night of storms that tore two of its piles loose.

Advertisement

"We had no choice," said Ilse Marrandt, the harbor master, who walked the pier at dawn with two engineers and a lamp.

The ferry will sail from the north quay until the piles are driven again, which may take all of the winter.
"""
LAST = "The ferry will sail from the north quay until the piles are driven again, which may take all of the winter."
EVIL = "<script>alert(1)</script>"


@pytest.fixture
def user() -> User:
    return make_user()


@pytest.fixture
def reader(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


@pytest.fixture
def clipping(user: User) -> Clipping:
    return make_pending_clipping(user=user, content=DUMP.encode(), name="pier.txt")


def words_of(response: HttpResponse) -> str:
    return " ".join(unescape(strip_tags(response.content.decode())).split())


def address(name: str, clipping: Clipping) -> str:
    return reverse(f"articles:{name}", args=[clipping.pk])


def fields(**changed: str) -> dict[str, str]:
    """Return the data that the details form of ``DUMP`` submits."""
    return {
        "article": "0",
        "headline": "Council closes the ferry pier",
        "standfirst": "",
        "source": "",
        "agency": "",
        "authors": "Nora Quenby",
        "published_on": "2024-11-12",
        "published_time": "12:40",
        "published_offset": "",
        "url": "",
    } | changed


def decision(clipping: Clipping, text: str, kind: str) -> dict[str, str]:
    clipping.refresh_from_db()
    (article,) = preview(clipping).articles
    line = next(line for line in drafts.lines_of(article, clipping.draft) if line.text == text)
    return {"article": "0", "decision": f"{line.place} {kind}".strip()}


# The page


def test_the_preview_shows_fields_body_ledger_people_and_quotes(reader: Client, clipping: Clipping) -> None:
    response = reader.get(address("preview", clipping))
    page = words_of(response)
    html = unescape(response.content.decode())
    assert "Not saved yet: only you can see it" in page
    assert 'value="2024-11-12"' in html
    assert "Nora Quenby</textarea>" in html
    assert "Removed: advertisement" in page
    assert LAST in page
    assert "Ilse Marrandt" in page
    assert "“We had no choice,”" in page


def test_a_preview_is_visible_to_its_owner_only(client: Client, clipping: Clipping) -> None:
    client.force_login(make_user(is_staff=True))
    assert client.get(address("preview", clipping)).status_code == 404
    assert client.post(address("discard_clipping", clipping)).status_code == 404
    assert Clipping.objects.filter(pk=clipping.pk).exists()


def test_the_url_of_a_preview_redirects_to_the_saved_clipping(reader: Client, clipping: Clipping) -> None:
    reader.post(address("save_clipping", clipping))
    assert reader.get(address("preview", clipping)).headers["Location"] == clipping.get_absolute_url()


def test_long_runs_of_removed_lines_are_folded() -> None:
    lines = tuple(
        drafts.Line(
            number=number,
            decision=drafts.LineDecision(text=f"line {number}", nth=0),
            text=f"line {number}",
            kind=kind,
            rule="test",
            by_hand=False,
        )
        for number, kind in enumerate([Kind.PARAGRAPH, *[Kind.SHARE] * 5, Kind.NAVIGATION, Kind.PARAGRAPH, Kind.SHARE])
    )
    runs = drafts.runs_of(lines)
    assert [(len(run.lines), run.is_folded) for run in runs] == [(1, False), (6, True), (1, False), (1, False)]
    assert runs[1].kinds == (Kind.SHARE, Kind.NAVIGATION)


def test_a_preview_shows_a_limited_number_of_lines(reader: Client, user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    clipping = make_pending_clipping(user=user, content=DUMP.encode(), name="long.txt")
    lines = drafts.lines_of(preview(clipping).articles[0], clipping.draft)
    monkeypatch.setattr("articles.views.add.LINES_SHOWN", 3)

    page = reader.get(address("preview", clipping)).content.decode()

    assert page.count('class="line__text"') == 3
    assert f"{len(lines) - 3} more lines are not shown here" in page
    reader.post(address("save_clipping", clipping))
    body = Article.objects.get(clipping=clipping).body
    assert all(line.text in body for line in lines if line.is_body)


# Fields


def test_a_corrected_field_is_kept_in_the_draft_and_saved_as_a_correction(
    reader: Client, clipping: Clipping, user: User
) -> None:
    response = reader.post(
        address("correct_fields", clipping), fields(source="The Harbor Sheet", authors="Nora Quenby\nDale Ostrick")
    )
    assert response.status_code == 302
    clipping.refresh_from_db()
    assert clipping.draft["articles"]["0"]["fields"] == {
        "source": "The Harbor Sheet",
        "authors": ["Nora Quenby", "Dale Ostrick"],
    }
    assert not FieldCorrection.objects.exists()

    reader.post(address("save_clipping", clipping))
    article = Article.objects.get()
    assert article.source is not None
    assert article.source.name == "The Harbor Sheet"
    assert article.authors == ["Nora Quenby", "Dale Ostrick"]
    assert set(FieldCorrection.objects.values_list("field", "made_by")) == {("source", user.pk), ("authors", user.pk)}


@pytest.mark.parametrize(
    ("offset", "stored"),
    [("", None), ("UTC", 0), ("+09:00", 540), ("-5", -300), ("UTC−03:30", -210)],
)
def test_date_time_and_zone_are_corrected_together(
    reader: Client, clipping: Clipping, offset: str, stored: int | None
) -> None:
    changed = fields(published_on="2024-11-13", published_time="07:05", published_offset=offset)
    reader.post(address("correct_fields", clipping), changed)
    reader.post(address("save_clipping", clipping))
    article = Article.objects.get()
    assert (article.published_on, article.published_time) == (date(2024, 11, 13), time(7, 5))
    assert article.published_offset == stored


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        pytest.param({"headline": " "}, "This field is required", id="no headline"),
        pytest.param({"published_on": ""}, "A time needs a date.", id="a time without a date"),
        pytest.param({"published_offset": "+99"}, "Enter an offset of at most 14 hours.", id="an impossible time zone"),
        pytest.param({"url": "no address"}, "Enter a valid URL", id="not a URL"),
    ],
)
def test_invalid_fields_are_reported_and_change_nothing(
    reader: Client, clipping: Clipping, changed: dict[str, str], said: str
) -> None:
    response = reader.post(address("correct_fields", clipping), fields(**changed))
    assert response.status_code == 422
    assert said in words_of(response)
    clipping.refresh_from_db()
    assert clipping.draft == {}


def test_submitting_unchanged_fields_corrects_nothing(reader: Client, clipping: Clipping) -> None:
    reader.post(address("correct_fields", clipping), fields())
    clipping.refresh_from_db()
    assert clipping.draft == {}


def test_a_field_is_reset_to_the_original(reader: Client, clipping: Clipping) -> None:
    reader.post(address("correct_fields", clipping), fields(headline="Pier shut", source="The Harbor Sheet"))
    assert words_of(reader.get(address("preview", clipping))).count("Edited") == 2
    reader.post(address("correct_fields", clipping), fields() | {"reset": "headline"})
    clipping.refresh_from_db()
    assert clipping.draft["articles"]["0"]["fields"] == {"source": "The Harbor Sheet"}


# Lines


def test_a_removed_line_is_restored(reader: Client, clipping: Clipping) -> None:
    response = reader.post(address("correct_draft_line", clipping), decision(clipping, "Advertisement", "paragraph"))
    assert response.status_code == 302
    assert "#line-" in response.headers["Location"]
    reader.post(address("save_clipping", clipping))
    assert "\n\nAdvertisement\n\n" in Article.objects.get().body
    assert LineCorrection.objects.get().text == "Advertisement"


def test_a_line_is_removed_and_reset(reader: Client, clipping: Clipping) -> None:
    reader.post(address("correct_draft_line", clipping), decision(clipping, LAST, "promotion"))
    assert LAST not in preview(Clipping.objects.get()).articles[0].body
    assert "Edited" in words_of(reader.get(address("preview", clipping)))
    reader.post(address("correct_draft_line", clipping), decision(clipping, LAST, "rules"))
    assert LAST in preview(Clipping.objects.get()).articles[0].body


def test_the_kind_of_a_line_is_selected_from_a_list(reader: Client, clipping: Clipping) -> None:
    html = reader.get(address("preview", clipping), {"line": 3}).content.decode()
    assert html.count("<select") == 1
    reader.post(address("correct_draft_line", clipping), decision(clipping, LAST, "") | {"kind": "author_bio"})
    blocks = preview(Clipping.objects.get()).articles[0].blocks
    assert [block.kind for block in blocks if block.text == LAST] == [Kind.AUTHOR_BIO]


def test_the_text_of_a_line_is_corrected_and_saved(reader: Client, clipping: Clipping) -> None:
    number = next(n for n, block in enumerate(preview(clipping).articles[0].blocks) if block.text == LAST)
    page = reader.get(address("preview", clipping), {"words": number}).content.decode()
    assert page.count('name="wording"') == 1
    corrected = LAST.replace(" ", "  ", 1) + " So they say."

    reader.post(address("correct_draft_line", clipping), decision(clipping, LAST, "words") | {"wording": corrected})
    reader.post(address("save_clipping", clipping))

    assert Article.objects.get().body.endswith(LAST + " So they say.")
    row = LineCorrection.objects.get()
    assert (row.text, row.kind, row.wording) == (LAST, "", LAST + " So they say.")


def test_the_original_text_of_a_line_is_not_a_correction(reader: Client, clipping: Clipping) -> None:
    for wording in ("Other words.", LAST):
        line = next(line for line in drafts.lines_of(preview(clipping).articles[0], {}) if line.decision.text == LAST)
        reader.post(
            address("correct_draft_line", clipping),
            {"article": "0", "decision": f"{line.place} words", "wording": wording},
        )
        clipping.refresh_from_db()

    assert clipping.draft["articles"]["0"]["lines"] == []


@pytest.mark.parametrize("sent", ["0-00000000 paragraph", "99-00000000 paragraph", "", "x"])
def test_a_line_that_no_longer_exists_is_ignored(reader: Client, clipping: Clipping, sent: str) -> None:
    response = reader.post(address("correct_draft_line", clipping), {"article": "0", "decision": sent}, follow=True)
    assert "The lines have changed" in words_of(response)
    clipping.refresh_from_db()
    assert clipping.draft == {}


def test_an_unknown_kind_is_rejected(reader: Client, clipping: Clipping) -> None:
    sent = decision(clipping, LAST, "nonsense")
    assert reader.post(address("correct_draft_line", clipping), sent).status_code == 400
    clipping.refresh_from_db()
    assert clipping.draft == {}


@pytest.mark.parametrize("article", ["7", "-1", "x", "9" * 30])
def test_an_article_that_is_not_in_the_clipping_gives_404(reader: Client, clipping: Clipping, article: str) -> None:
    response = reader.post(address("drop_article", clipping), {"article": article, "leave": "0"})
    assert response.status_code == (404 if article == "7" else 302)


def test_a_number_with_thousands_of_digits_is_ignored(reader: Client, clipping: Clipping) -> None:
    long = "9" * 5_000

    pages = [reader.get(f"{address('preview', clipping)}?{name}={long}") for name in ("article", "line", "words")]
    saved = reader.post(address("save_clipping", clipping), {"compare": long, "article": long})

    assert all("Ilse Marrandt" in words_of(page) for page in pages)
    assert saved.headers["Location"] == Article.objects.get().get_absolute_url()


# Several articles in a clipping


@pytest.fixture
def two_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the parser find the article of every clipping twice, the second time with another headline."""
    parse = pending.parse_clipping

    def parse_twice(*args: object, **kwargs: object) -> ParsedClipping:
        parsed = parse(*args, **kwargs)  # type: ignore[arg-type]
        (first,) = parsed.articles
        return replace(parsed, articles=(first, replace(first, index=1, headline="Pier closes again")))

    monkeypatch.setattr(pending, "parse_clipping", parse_twice)


@pytest.mark.usefixtures("two_articles")
def test_an_article_is_excluded_and_included_again(reader: Client, clipping: Clipping) -> None:
    page = words_of(reader.get(address("preview", clipping), {"article": 1}))
    assert "Pier closes again" in page
    assert "2 articles in this clipping 2 to be saved" in page
    reader.post(address("drop_article", clipping), {"article": "1", "leave": "1"})
    assert "will not be saved" in words_of(reader.get(address("preview", clipping), {"article": 1}))
    reader.post(address("drop_article", clipping), {"article": "1", "take": "1"})
    reader.post(address("drop_article", clipping), {"article": "1", "leave": "0"})
    reader.post(address("save_clipping", clipping))
    assert list(Article.objects.values_list("headline", flat=True)) == ["Pier closes again"]


@pytest.mark.usefixtures("two_articles")
def test_a_clipping_with_every_article_excluded_cannot_be_saved(reader: Client, clipping: Clipping) -> None:
    reader.post(address("drop_article", clipping), {"article": "0", "leave": "all"})
    response = reader.post(address("save_clipping", clipping), follow=True)
    assert "This clipping cannot be saved" in words_of(response)
    assert Clipping.objects.get().is_pending


# Similar articles in the archive


def test_a_version_is_announced(reader: Client, clipping: Clipping, user: User) -> None:
    reader.post(address("correct_fields", clipping), fields(source="The Harbor Sheet"))
    reader.post(address("save_clipping", clipping))
    later = make_pending_clipping(user=user, content=DUMP.replace("dawn", "noon").encode())
    reader.post(address("correct_fields", later), fields(source="The Harbor Sheet"))
    response = reader.get(address("preview", later))
    assert "It will be saved as another version of" in words_of(response)
    assert Article.objects.get().get_absolute_url() in response.content.decode()
    saved = reader.post(address("save_clipping", later), follow=True)
    assert "Saved as another version" in words_of(saved)


def test_the_same_text_in_another_outlet_is_linked(reader: Client, clipping: Clipping) -> None:
    reader.post(address("save_clipping", clipping))
    article = Article.objects.get()
    article.source = make_source(name="Tideway News")
    article.save(update_fields=["source"])
    later = make_pending_clipping(user=clipping.received_by, content=DUMP.replace("dawn", "noon").encode())
    page = words_of(reader.get(address("preview", later)))
    assert "of this text is in an article you already have: Council closes the ferry pier · Tideway News" in page


def test_a_clipping_saved_by_somebody_else_meanwhile_is_shown_instead(reader: Client, clipping: Clipping) -> None:
    other = make_user()
    others = make_pending_clipping(user=other, content=DUMP.encode())
    pending.accept(others)
    response = reader.post(address("save_clipping", clipping), follow=True)
    assert "was already in the archive" in words_of(response)
    assert Article.objects.count() == 1
    assert not Clipping.objects.filter(pk=clipping.pk).exists()


def test_dissimilar_texts_are_not_listed(reader: Client, clipping: Clipping) -> None:
    make_article(body="Something else entirely happened far away, and nobody in Port Elder heard of it for a week.")
    assert "an article you already have" not in words_of(reader.get(address("preview", clipping)))


# Discarding, htmx, safety, cost


def test_discarding_deletes_the_clipping(reader: Client, clipping: Clipping) -> None:
    response = reader.post(address("discard_clipping", clipping), follow=True)
    assert "Clipping discarded" in words_of(response)
    assert not Clipping.objects.exists()


def test_htmx_gets_the_preview_alone(reader: Client, clipping: Clipping) -> None:
    response = reader.post(
        address("correct_fields", clipping), fields(headline="Pier shut"), headers={"HX-Request": "true"}
    )
    html = response.content.decode()
    assert response.status_code == 200
    assert html.lstrip().startswith('<div id="preview"')
    assert "Pier shut" in html
    assert "HX-Request" in response.headers["Vary"]


def test_markup_in_a_preview_is_escaped(reader: Client, user: User) -> None:
    evil = DUMP.replace("Council", EVIL).replace("Advertisement", f"Advertisement {EVIL}").replace("Nora", EVIL)
    clipping = make_pending_clipping(user=user, content=evil.encode(), name=f"{EVIL}.txt")
    reader.post(address("correct_fields", clipping), fields(source=EVIL, authors=EVIL))
    for query in ({}, {"line": 0}):
        assert EVIL not in reader.get(address("preview", clipping), query).content.decode()


def test_query_count_does_not_depend_on_clipping_length(reader: Client, user: User, clipping: Clipping) -> None:
    def count(looked_at: Clipping) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert reader.get(address("preview", looked_at)).status_code == 200
        return len(queries)

    longer = make_pending_clipping(
        user=user, content="\n\n".join(f"{DUMP} “We saw {number},” said Dale Ostrick." for number in range(20)).encode()
    )
    assert count(clipping) == count(longer) <= MOST_QUERIES

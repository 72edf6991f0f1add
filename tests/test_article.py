"""The page of an article, its ledger, details and tags, and its clipping."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import ingest
from articles.ingest import Received
from articles.lines.ledger import digest
from articles.models import Article, Change, Clipping, FieldCorrection
from articles.models.labels import utc_offset
from articles.text.terms import sketch
from tests.factories import (
    make_agency,
    make_appearance,
    make_article,
    make_clipping,
    make_pending_clipping,
    make_person,
    make_quote,
    make_read_mark,
    make_revision,
    make_source,
    make_tag,
    make_user,
)

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

    from newsarchive.accounts.models import User

pytestmark = pytest.mark.django_db

MOST_QUERIES = 25
EVIL = "<script>alert(1)</script>"
DUMP = """Council closes the ferry pier
By Nora Quenby
Published 12:40 p.m. Nov. 12, 2024

The council of Port Elder closed the ferry pier on Tuesday after a night of storms that tore two of its piles loose.

Advertisement

"We had no choice," said Ilse Marrandt, the harbor master, who walked the pier at dawn with two engineers and a lamp.

The ferry will sail from the north quay until the piles are driven again, which may take the whole of the winter.
"""


@pytest.fixture
def stored() -> Article:
    """An article ingested from a clipping, so that corrections can parse it again."""
    (result,) = ingest.store([Received(data=DUMP.encode(), name="pier.txt")], origin=Clipping.Origin.COMMAND)
    return Article.objects.get(pk__in=result.article_ids)


def page(client: Client, article: Article, query: str = "") -> str:
    response = client.get(f"{article.get_absolute_url()}{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_an_article_shows_its_details(reader: Client) -> None:
    article = make_article(
        headline="Tanker aground",
        standfirst="Crew is safe",
        source=make_source(name="The Ledger"),
        agency=make_agency(name="Wire"),
        authors=["Nora Quenby", "Dale Ostrick"],
        url="https://ledger.example/tanker",
        credit="Reporting by Ivo Brandt",
        dateline=["PORT ELDER"],
        word_count=700,
    )

    shown = page(reader, article)

    for text in ("Tanker aground", "Crew is safe", "The Ledger", "Wire", "Nora Quenby, Dale Ostrick", "PORT ELDER"):
        assert text in shown
    assert "3 min read" in shown
    assert 'href="https://ledger.example/tanker" rel="noreferrer noopener external"' in shown
    assert "Reporting by Ivo Brandt" in shown


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ({}, "Undated"),
        ({"published_on": date(2022, 2, 4)}, '<time datetime="2022-02-04">Friday, 4 February 2022</time>'),
        (
            {"published_on": date(2022, 2, 4), "published_time": time(19, 5)},
            "time zone unknown",
        ),
        (
            {"published_on": date(2022, 2, 4), "published_time": time(0, 0), "published_offset": 540},
            '<time datetime="2022-02-04T00:00:00+09:00">Friday, 4 February 2022, 00:00</time> UTC+09:00',
        ),
    ],
    ids=["undated", "a day", "a time without zone", "midnight, with its zone"],
)
def test_the_date_shows_what_is_known(reader: Client, published: dict[str, Any], shown: str) -> None:
    assert shown in " ".join(page(reader, make_article(**published)).split())


@pytest.mark.parametrize(("minutes", "name"), [(0, "UTC"), (60, "UTC+01:00"), (-210, "UTC−03:30"), (840, "UTC+14:00")])
def test_an_offset_is_formatted(minutes: int, name: str) -> None:
    assert utc_offset(minutes) == name


def test_a_headline_taken_from_the_lead_is_labelled(reader: Client) -> None:
    assert "taken from the lead" in page(reader, make_article(headline_origin="lead"))
    assert "taken from the lead" not in page(reader, make_article())


def test_markup_in_an_article_is_escaped(reader: Client) -> None:
    article = make_article(
        headline=EVIL,
        standfirst=EVIL,
        authors=[EVIL],
        credit=EVIL,
        dateline=[EVIL],
        body=f"“{EVIL}” {EVIL}",
        removed=[(EVIL, "advertisement")],
        source=make_source(name=EVIL),
        tags=[make_tag(name=EVIL)],
        clipping=make_clipping(content=EVIL.encode(), name=EVIL),
    )
    make_quote(article=article, text=EVIL, speaker_text=EVIL, cue=EVIL)
    make_appearance(article=article, person=make_person(name=EVIL))
    addresses = [article.get_absolute_url(), article.clipping.get_absolute_url()]
    addresses += [reverse(f"articles:{name}", args=[article.pk]) for name in ("ledger", "received")]

    for address in addresses:
        for headers in ({}, {"HX-Request": "true"}):
            shown = reader.get(address, headers=headers, follow=True).content.decode()

            assert EVIL not in shown
            assert "&lt;script&gt;" in shown


def test_an_address_that_is_not_http_is_not_linked(reader: Client) -> None:
    shown = page(reader, make_article(url="javascript:alert(1)"))

    assert 'href="javascript' not in shown


def test_opening_an_article_marks_it_read_for_that_reader_only(reader: Client, user: User) -> None:
    article = make_article()
    make_read_mark(user=make_user(), article=make_article())

    page(reader, article)
    page(reader, article)

    assert list(user.read_marks.values_list("article", flat=True)) == [article.pk]
    assert article.read_marks.count() == 1


def test_a_head_request_does_not_mark_as_read(reader: Client, user: User) -> None:
    reader.head(make_article().get_absolute_url())

    assert not user.read_marks.exists()


def test_an_article_can_be_marked_unread_and_the_reader_returns_to_the_list(reader: Client, user: User) -> None:
    article = make_article()
    page(reader, article)

    response = reader.post(reverse("articles:mark_unread", args=[article.pk]) + "?q=tanker&next=//evil.example")

    assert response.url == "/?q=tanker"
    assert not user.read_marks.exists()


def test_next_and_previous_follow_the_list_in_browse(reader: Client) -> None:
    oil = make_tag(slug="oil")
    first = make_article(headline="First tagged", tags=[oil])
    make_article(headline="Not tagged")
    here = make_article(headline="Here", tags=[oil])

    shown = page(reader, here, "?tag=oil")

    assert f'rel="next" href="{first.get_absolute_url()}?tag=oil"' in shown
    assert "Not tagged" not in shown
    assert "Back to the results" in shown
    assert "Not tagged" in page(reader, here)


def test_quotes_have_an_id_and_their_speaker_in_the_margin(reader: Client) -> None:
    article = make_article(body="“We had no choice,” said Ilse Marrandt.")
    quote = make_quote(article=article, text="We had no choice,", speaker=make_person(name="Ilse Marrandt"))
    uncertain = make_quote(article=article, text="said", certainty=0.2, speaker_text="he")

    shown = page(reader, article)

    assert f'id="quote-{quote.pk}"' in shown
    assert f'href="#quote-{uncertain.pk}"' in shown
    assert f'href="{quote.speaker.get_absolute_url()}"' in shown
    assert "uncertain" in shown


def test_the_number_of_queries_does_not_grow_with_rows(reader: Client) -> None:
    def fill(article: Article, count: int) -> None:
        for _ in range(count):
            make_quote(article=article, text="The", speaker=make_person())
            make_revision(article=article, number=article.revision)
            make_article(version_of=article)
            make_appearance(article=article, person=make_person(), mentions=[(1, 2), (3, 4)])

    few, many = make_article(tags=[make_tag()]), make_article(tags=[make_tag(), make_tag(), make_tag()])
    fill(few, 1)
    fill(many, 4)
    counts = []
    for article in (few, many):
        with CaptureQueriesContext(connection) as queries:
            page(reader, article, "?q=council&order=rank")
        counts.append(len(queries))

    assert counts[0] == counts[1] <= MOST_QUERIES


def test_other_coverage_is_offered_for_comparison(reader: Client) -> None:
    copy = "The council of Port Elder closed the ferry pier on Tuesday after a night of storms and high water."
    here, *others = (
        make_article(
            headline=f"{outlet} on the pier", body=copy, sketch=list(sketch(copy)), source=make_source(name=outlet)
        )
        for outlet in ("Ledger", "Post", "Courier")
    )
    make_article(headline="Another matter")

    shown = page(reader, here)

    for other in others:
        assert f"?article={here.pk}&amp;article={other.pk}" in shown
    assert "100% of the shorter article appears in the longer one" in shown
    assert "Compare with the top 2" in shown


# The ledger


def test_the_ledger_lists_removed_lines_with_kind_and_reason(reader: Client) -> None:
    article = make_article(body="The body.", removed=[("Share this", "share"), ("© Ledger", "legal")])

    response = reader.get(reverse("articles:ledger", args=[article.pk]))
    shown = response.content.decode()

    assert [line.text for line in response.context["lines"]] == ["Share this", "© Ledger"]
    assert "share buttons" in shown
    assert "legal notice" in shown
    assert "Restore" not in shown


def test_a_rule_is_shown_with_its_reason(reader: Client) -> None:
    article = make_article()
    article.blocks.append({"text": "Advertisement", "kind": "advertisement", "rule": "advertisement label"})
    article.save()

    assert (
        "Pages use this label to set advertisements apart"
        in reader.get(reverse("articles:ledger", args=[article.pk])).content.decode()
    )


def test_htmx_gets_only_the_ledger(reader: Client) -> None:
    address = reverse("articles:ledger", args=[make_article().pk])

    whole, part = reader.get(address), reader.get(address, headers={"HX-Request": "true"})

    assert "<html" in whole.content.decode()
    assert "<html" not in part.content.decode()
    assert "HX-Request" in whole["Vary"]


def line(article: Article, text: str, kind: str) -> dict[str, Any]:
    number = next(number for number, block in enumerate(article.blocks) if block["text"] == text)
    return {"number": number, "digest": digest(text), "kind": kind}


def test_a_curator_restores_a_line_and_removes_another(curator: Client, stored: Article) -> None:
    address = reverse("articles:correct_line", args=[stored.pk])
    ferry = next(block["text"] for block in stored.blocks if block["text"].startswith("The ferry will sail"))

    back = curator.post(address, line(stored, "Advertisement", "paragraph"))
    stored.refresh_from_db()
    cut = curator.post(address + "?lines=all", line(stored, ferry, "promotion"))
    stored.refresh_from_db()

    assert back.url.startswith(f"{reverse('articles:ledger', args=[stored.pk])}#line-")
    assert cut.url.startswith(f"{reverse('articles:ledger', args=[stored.pk])}?lines=all#line-")
    assert "\n\nAdvertisement\n\n" in stored.body
    assert ferry not in stored.body
    assert Change.objects.filter(kind=Change.Kind.CORRECT_LINE).count() == 2


def test_with_htmx_ledger_and_body_are_updated(curator: Client, stored: Article) -> None:
    shown = curator.post(
        reverse("articles:correct_line", args=[stored.pk]),
        line(stored, "Advertisement", "paragraph"),
        headers={"HX-Request": "true", "HX-Current-URL": f"http://testserver{stored.get_absolute_url()}?q=pier"},
    ).content.decode()

    assert 'id="ledger"' in shown
    assert 'id="article-body"' in shown
    assert "<p>Advertisement</p>" in shown


def test_with_htmx_the_page_of_the_ledger_updates_only_the_ledger(curator: Client, stored: Article) -> None:
    address = reverse("articles:ledger", args=[stored.pk])

    shown = curator.post(
        reverse("articles:correct_line", args=[stored.pk]),
        line(stored, "Advertisement", "paragraph"),
        headers={"HX-Request": "true", "HX-Current-URL": f"http://testserver{address}"},
    ).content.decode()

    assert 'id="ledger"' in shown
    assert 'id="article-body"' not in shown


def test_a_line_changed_meanwhile_is_not_corrected(curator: Client, stored: Article) -> None:
    data = line(stored, "Advertisement", "paragraph") | {"digest": digest("Another line")}

    response = curator.post(reverse("articles:correct_line", args=[stored.pk]), data, follow=True)

    assert "has changed in the meantime" in response.content.decode()
    assert not Change.objects.exists()


@pytest.mark.parametrize(
    "data",
    [{}, {"number": "x"}, {"number": "-1"}, {"number": "99"}, {"number": "0", "kind": "nonsense"}],
    ids=["nothing", "no number", "a negative number", "too large a number", "an unknown kind"],
)
def test_an_invalid_correction_of_a_line_is_rejected(curator: Client, data: dict[str, str]) -> None:
    response = curator.post(reverse("articles:correct_line", args=[make_article().pk]), data)

    assert response.status_code == 302
    assert not Change.objects.exists()


# Correcting details


def details(article: Article, **changes: str) -> dict[str, str]:
    values = {
        "headline": article.headline,
        "standfirst": article.standfirst,
        "source": article.source.name if article.source else "",
        "agency": article.agency.name if article.agency else "",
        "authors": "\n".join(article.authors),
        "published_on": str(article.published_on or ""),
        "published_time": str(article.published_time or ""),
        "published_offset": "" if article.published_offset is None else utc_offset(article.published_offset),
        "url": article.url,
    }
    return values | changes


def test_a_curator_edits_details(curator: Client, stored: Article) -> None:
    response = curator.post(
        reverse("articles:edit_article", args=[stored.pk]) + "?q=pier",
        details(
            stored,
            headline="  Pier  closed ",
            source="The Elder Post",
            authors="Ivo Brandt\n\nDale Ostrick",
            published_on="2024-11-13",
            published_time="06:30",
            published_offset="UTC-5",
            url="https://post.example/pier",
        ),
    )
    stored.refresh_from_db()

    assert response.url == stored.get_absolute_url() + "?q=pier"
    assert stored.headline == "Pier closed"
    assert stored.source is not None
    assert stored.source.name == "The Elder Post"
    assert stored.authors == ["Ivo Brandt", "Dale Ostrick"]
    assert stored.published == "2024-11-13T06:30:00-05:00"
    assert stored.url == "https://post.example/pier"


def test_only_changed_fields_become_corrections(curator: Client, stored: Article) -> None:
    address = reverse("articles:edit_article", args=[stored.pk])

    curator.post(address, details(stored))
    untouched = FieldCorrection.objects.count()
    curator.post(address, details(stored, published_on="", published_time=""))
    stored.refresh_from_db()

    assert untouched == 0
    assert list(FieldCorrection.objects.values_list("field", "value")) == [("published", None)]
    assert stored.published_on is None


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"headline": " "}, "required"),
        ({"published_on": "", "published_time": "10:00"}, "A time needs a date."),
        (
            {"published_on": "2024-11-12", "published_time": "", "published_offset": "UTC+1"},
            "A time zone needs a time.",
        ),
        ({"published_offset": "half past"}, "Enter the time zone as"),
        ({"published_offset": "+15:00"}, "Enter an offset of at most 14 hours."),
        ({"url": "javascript:alert(1)"}, "valid URL"),
        ({"authors": "x" * 300}, "at most 200"),
    ],
)
def test_invalid_details_give_an_error(curator: Client, stored: Article, changes: dict[str, str], error: str) -> None:
    response = curator.post(reverse("articles:edit_article", args=[stored.pk]), details(stored, **changes))

    assert response.status_code == 422
    assert error in response.content.decode()
    assert not FieldCorrection.objects.exists()


def test_with_htmx_form_and_head_replace_each_other(curator: Client, stored: Article) -> None:
    address, htmx = reverse("articles:edit_article", args=[stored.pk]), {"HX-Request": "true"}

    form = curator.get(address, headers=htmx).content.decode()
    saved = curator.post(address, details(stored, headline="Pier closed"), headers=htmx).content.decode()
    cancelled = curator.get(stored.get_absolute_url(), headers=htmx).content.decode()

    for part in (form, saved, cancelled):
        assert part.count('id="article-head"') == 1
        assert "<html" not in part
    assert "<form" in form
    assert "Pier closed" in saved


def test_an_edited_field_can_be_reset_to_the_original(curator: Client, stored: Article) -> None:
    address = reverse("articles:edit_article", args=[stored.pk])
    curator.post(address, details(stored, headline="Pier closed", published_on="", published_time="", authors=""))

    form = curator.get(address).content.decode()
    back = curator.post(address, {"reset": "headline"})
    part = curator.post(address, {"reset": "published"}, headers={"HX-Request": "true"}).content.decode()

    for original in ("Council closes the ferry pier", "12 November 2024, 12:40", "Nora Quenby"):
        assert f'<q dir="auto">{original}</q>' in form
    assert form.count("Edited") == 3
    assert back.url == address
    assert part.count("Edited") == 1
    stored.refresh_from_db()
    assert (stored.headline, stored.published, stored.authors) == (
        "Council closes the ferry pier",
        "2024-11-12T12:40:00",
        [],
    )
    assert list(FieldCorrection.objects.values_list("field", flat=True)) == ["authors"]
    assert Change.objects.count() == 3


@pytest.mark.parametrize("field", ["headline", "nonsense"])
def test_an_unedited_field_cannot_be_reset(curator: Client, stored: Article, field: str) -> None:
    curator.post(reverse("articles:edit_article", args=[stored.pk]), {"reset": field})

    assert not Change.objects.exists()


@pytest.mark.parametrize("name", ["edit_article", "correct_line"])
def test_readers_cannot_edit(reader: Client, name: str) -> None:
    response = reader.post(reverse(f"articles:{name}", args=[make_article().pk]))

    assert response.status_code == 403
    assert "Curators only" in response.content.decode()


def test_readers_get_no_link_to_edit(reader: Client) -> None:
    article = make_article(removed=[("Share", "share")])

    assert reverse("articles:edit_article", args=[article.pk]) not in page(reader, article)


# Tags


def test_tags_are_added_and_removed(reader: Client) -> None:
    article = make_article(tags=[make_tag(name="old", slug="old")])
    address = reverse("articles:article_tags", args=[article.pk])

    added = reader.post(address + "?q=pier", {"tags": "oil spill, #Marsh,oil spill,"})
    removed = reader.post(address, {"remove": "old"})

    assert added.url == article.get_absolute_url() + "?q=pier#article-tags"
    assert removed.status_code == 302
    assert sorted(article.tags.values_list("name", flat=True)) == ["Marsh", "oil spill"]


def test_with_htmx_only_the_tags_are_updated(reader: Client) -> None:
    article = make_article()

    shown = reader.post(
        reverse("articles:article_tags", args=[article.pk]), {"tags": "marsh"}, headers={"HX-Request": "true"}
    ).content.decode()

    assert 'id="article-tags"' in shown
    assert ">marsh</a>" in shown
    assert "<html" not in shown


@pytest.mark.parametrize(("tags", "error"), [(" , ", "Enter a tag"), ("x" * 61, "at most 60"), ("", "required")])
def test_an_invalid_tag_gives_an_error(reader: Client, tags: str, error: str) -> None:
    article = make_article()
    address = reverse("articles:article_tags", args=[article.pk])

    part = reader.post(address, {"tags": tags}, headers={"HX-Request": "true"}).content.decode()
    whole = reader.post(address, {"tags": tags}, follow=True).content.decode()

    assert error in part
    assert error in whole
    assert not article.tags.exists()


# Versions and revisions


def test_versions_and_revisions_are_listed(reader: Client) -> None:
    first = make_article(headline="First version")
    second = make_article(headline="Second version", version_of=first)
    make_revision(article=second)

    shown = page(reader, second)

    assert first.get_absolute_url() in shown
    assert reverse("articles:revision", args=[second.pk, 1]) in shown
    assert reverse("articles:compare", args=[f"{second.pk}.1-{second.pk}.2"]) in shown
    assert second.get_absolute_url() in page(reader, first)


def test_an_earlier_revision_has_a_page(reader: Client) -> None:
    article = make_article(headline="Now")
    make_revision(article=article, number=1, headline="Then", body="As it was.")

    shown = reader.get(reverse("articles:revision", args=[article.pk, 1])).content.decode()

    assert "Then" in shown
    assert "<p>As it was.</p>" in shown
    comparison = reverse("articles:compare", args=[f"{article.pk}.1-{article.pk}.2"])
    assert comparison in shown
    assert reader.get(comparison).status_code == 200
    assert reader.get(reverse("articles:revision", args=[article.pk, 2])).url == article.get_absolute_url()
    assert reader.get(reverse("articles:revision", args=[article.pk, 3])).status_code == 404


# The clipping


def test_the_clipping_is_shown_verbatim(reader: Client) -> None:
    content = "Zwölf  Stühle\r\n\tund <b>ein</b> Tisch".encode("cp1252")
    article = make_article(clipping=make_clipping(content=content, encoding="cp1252", name="stühle.txt"))

    shown = reader.get(reverse("articles:received", args=[article.pk]), follow=True).content.decode()

    assert "Zwölf  Stühle\r\n\tund &lt;b&gt;ein&lt;/b&gt; Tisch</pre>" in shown
    assert article.get_absolute_url() in shown
    assert article.clipping.sha256 in shown


def test_bytes_that_cannot_be_decoded_are_replaced(reader: Client) -> None:
    clipping = make_clipping(content=b"caf\xe9 \xff", encoding="utf-8")

    assert "caf\ufffd \ufffd" in reader.get(clipping.get_absolute_url()).content.decode()


@pytest.mark.parametrize("encoding", ["punycode", "idna", "undefined", "hex", "utf-7", "no-such-name", "x\r\ny"])
def test_an_original_stored_with_an_odd_encoding_is_shown_and_downloaded(reader: Client, encoding: str) -> None:
    clipping = make_clipping(content="café \\u0041".encode(), encoding=encoding)

    assert "café \\u0041" in reader.get(clipping.get_absolute_url()).content.decode()
    response = reader.get(reverse("articles:original", args=[clipping.pk]))
    assert response["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("name", ["page.html", "evil\r\nname.html", "ünï “x”.svg", ""])
def test_the_original_is_always_downloaded_as_plain_text(reader: Client, name: str) -> None:
    content = b"<html><script>alert(1)</script>\xff\x00"
    clipping = make_clipping(content=content, name=name, media_type="text/html", encoding="utf-8")

    response: HttpResponse = reader.get(reverse("articles:original", args=[clipping.pk]))

    assert response.content == content
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("name", ["clipping", "original"])
def test_a_pending_clipping_is_visible_only_to_its_owner(reader: Client, user: User, name: str) -> None:
    own, other = make_pending_clipping(user=user, content=b"My own words."), make_pending_clipping()

    assert b"My own words." in reader.get(reverse(f"articles:{name}", args=[own.pk])).content
    assert reader.get(reverse(f"articles:{name}", args=[other.pk])).status_code == 404

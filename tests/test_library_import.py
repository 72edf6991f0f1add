"""Import of exports of other programs: tags, notes and highlights of articles, and links without text."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import curation, ingest
from articles.ingest import Outcome, Received
from articles.models import Annotation, Article, Change, Clipping, SavedLink, Tag, Tagging
from tests.factories import make_article, make_clipping, make_tag, make_user

if TYPE_CHECKING:
    from articles.ingest import Result

pytestmark = pytest.mark.django_db

LINES = (
    "The lighthouse on Skerry Point will be lit again in spring, the harbour board of Nordvik said on Monday.",
    "“The lamp has waited long enough,” said the keeper, Torvald Henningsen, who has the key since 1988.",
    "A crew will carry the lens up the stairs in nine pieces before the first storms of the autumn arrive.",
)
TEXT = "\n\n".join(LINES)
ADDRESS = "https://nordvik.example/lighthouse"


def pocket(*rows: str) -> bytes:
    return "\n".join(["title,url,time_added,tags,status", *rows, ""]).encode()


def wallabag(**fields: object) -> bytes:
    entry = {
        "title": "Lighthouse to shine again",
        "url": ADDRESS,
        "content": "".join(f"<p>{line}</p>" for line in LINES),
        "created_at": "2024-06-03T08:00:00+0000",
        "published_at": "2024-06-01T06:00:00+0000",
        "tags": ["sea", "light"],
        "is_archived": 0,
        "is_starred": 0,
        "domain_name": "nordvik.example",
        "annotations": [
            {"text": "who pays?", "quote": "lit again in spring", "created_at": "2024-06-05T08:00:00+0000"},
        ],
    }
    return json.dumps(
        [entry | fields, entry | fields | {"title": "Other", "url": ADDRESS + "/2", "content": ""}]
    ).encode()


def store(*files: tuple[str, bytes]) -> list[Result]:
    received = [Received(data=data, name=name) for name, data in files]
    return list(ingest.store(received, origin=Clipping.Origin.COMMAND))


def tags_of(article: Article) -> set[str]:
    return set(article.tags.values_list("name", flat=True))


def test_an_article_keeps_its_tags_notes_highlights_and_day() -> None:
    make_tag(name="Sea")

    [result] = store(("wallabag.json", wallabag()))

    article = Article.objects.get()
    annotation = Annotation.objects.get()
    assert tags_of(article) == {"Sea", "light"}
    assert (article.saved_on, article.published_on) == (date(2024, 6, 3), date(2024, 6, 1))
    assert (annotation.passage, annotation.note) == ("lit again in spring", "who pays?")
    assert (annotation.made_on, annotation.program) == (date(2024, 6, 5), "wallabag")
    assert annotation.clipping_id == article.clipping_id
    assert (result.outcome, result.reason) == (Outcome.STORED, "1 link without text; new tag: light")


def test_a_row_without_text_becomes_a_saved_link() -> None:
    [result] = store(("pocket.csv", pocket(f"Lighthouse,{ADDRESS}?utm_source=x,1717401600,sea|light,unread")))

    link = SavedLink.objects.get()
    assert (link.title, link.url, link.host) == ("Lighthouse", f"{ADDRESS}?utm_source=x", "nordvik.example")
    assert (link.saved_on, link.tags, link.program) == (date(2024, 6, 3), ["sea", "light"], "Pocket")
    assert link.is_waiting
    assert not Tag.objects.exists()
    assert (result.outcome, result.links, result.article_ids) == (Outcome.STORED, 1, ())
    assert result.reason == "1 link without text"


def test_importing_an_export_again_creates_nothing_twice() -> None:
    first = pocket(f"Lighthouse,{ADDRESS},1717401600,sea,unread")
    store(("pocket.csv", first))

    [same, later] = store(
        ("pocket.csv", first), ("new.csv", pocket(f"Lighthouse,{ADDRESS}/,1717401600,sea|new,unread"))
    )

    assert (same.outcome, same.reason) == (Outcome.DUPLICATE, "already in the archive")
    assert later.reason == "1 link already saved"
    assert SavedLink.objects.get().tags == ["sea", "new"]


def test_files_of_one_library_are_brought_together() -> None:
    """Pocket keeps links in one file of its archive, and highlights in another."""
    highlights = [
        {"url": ADDRESS, "title": "Lighthouse", "highlights": [{"quote": "lit again", "created_at": 1717401600}]}
    ]

    store(
        ("part_000000.csv", pocket(f"Lighthouse,{ADDRESS},1717401600,sea,unread")),
        ("annotations.json", json.dumps(highlights).encode()),
    )

    link = SavedLink.objects.get()
    assert link.tags == ["sea"]
    assert link.highlights == [{"passage": "lit again", "note": "", "color": "", "made_on": "2024-06-03"}]


def test_a_removed_link_does_not_come_back_with_another_export() -> None:
    store(("pocket.csv", pocket(f"Lighthouse,{ADDRESS},1717401600,sea,unread")))
    change = curation.remove_links(SavedLink.objects.all(), user=None)

    store(("new.csv", pocket(f"Lighthouse,{ADDRESS},1717401600,sea|new,unread")))

    assert not SavedLink.objects.waiting().exists()
    assert change is not None
    curation.undo(change, user=None)
    assert SavedLink.objects.waiting().exists()


def test_an_article_takes_what_its_waiting_link_has() -> None:
    data = json.dumps(
        {
            "bookmarks": [
                {
                    "createdAt": 1717401600,
                    "title": "Lighthouse",
                    "tags": ["sea"],
                    "content": {"type": "link", "url": "http://www.nordvik.example/lighthouse/"},
                    "note": "ask the keeper",
                    "archived": False,
                }
            ]
        }
    ).encode()
    store(("karakeep.json", data))

    [result] = store(("page.txt", f"{ADDRESS}\nLighthouse to shine again\n\n{TEXT}".encode()))

    article = Article.objects.get()
    link = SavedLink.objects.get()
    assert article.url == ADDRESS
    assert (link.article, link.is_waiting) == (article, False)
    assert (tags_of(article), article.saved_on) == ({"sea"}, date(2024, 6, 3))
    assert [note.note for note in article.annotations.all()] == ["ask the keeper"]
    assert result.reason == "1 link matched to its article; new tag: sea"
    assert Change.objects.about(f"article:{article.pk}").get().summary == (
        f"Tags, notes and highlights of the saved link “Lighthouse” added to #{article.pk} Lighthouse to shine again"
    )


def test_an_article_in_the_archive_takes_tags_and_notes_at_once() -> None:
    article = make_article(url=ADDRESS + "?utm_medium=mail", headline="Lighthouse")

    store(("pocket.csv", pocket(f"Lighthouse,{ADDRESS},1717401600,sea,unread", "Other,https://b.example/1,,x,unread")))

    article.refresh_from_db()
    assert (tags_of(article), article.saved_on) == ({"sea"}, date(2024, 6, 3))
    assert [link.title for link in SavedLink.objects.waiting()] == ["Other"]


def test_a_tag_removed_from_an_article_stays_off_when_its_link_is_imported_again() -> None:
    article = make_article(url=ADDRESS)
    store(("pocket.csv", pocket(f"Lighthouse,{ADDRESS},1717401600,sea|light,unread")))
    curation.untag_articles([article], ["sea"], user=None)

    store(("new.csv", pocket(f"Lighthouse,{ADDRESS},1717401600,sea|light|new,unread")))

    assert tags_of(article) == {"light", "new"}


def test_reprocessing_neither_loses_nor_repeats_them() -> None:
    store(("wallabag.json", wallabag()))
    article = Article.objects.get()
    before = (tags_of(article), set(Annotation.objects.values_list("pk", flat=True)), article.saved_on)

    for _ in range(2):
        list(ingest.reparse([article.clipping_id]))

    article.refresh_from_db()
    assert (tags_of(article), set(Annotation.objects.values_list("pk", flat=True)), article.saved_on) == before
    assert SavedLink.objects.count() == 1


def test_undoing_an_import_takes_back_what_it_added() -> None:
    existing = make_article(url=ADDRESS + "/2")
    [result] = store(("wallabag.json", wallabag()))
    assert result.change is not None
    assert tags_of(existing) == {"sea", "light"}
    assert result.change.summary == (
        "Imported from wallabag.json: 1 link, tags of 2 articles, 2 highlights, 1 link to an article"
    )

    message = curation.undo(result.change, user=None)

    existing.refresh_from_db()
    assert message.endswith("The articles of the file stay.")
    assert Article.objects.count() == 2
    assert existing.saved_on is None
    left = [model for model in (Tagging, Tag, Annotation, SavedLink) if model.objects.exists()]
    assert left == []


def test_a_file_of_links_goes_with_them_and_can_be_imported_again() -> None:
    data = pocket(f"Lighthouse,{ADDRESS},1717401600,sea,unread")
    [result] = store(("pocket.csv", data))
    assert result.change is not None

    curation.undo(result.change, user=None)

    assert not Clipping.objects.exists()
    [again] = store(("pocket.csv", data))
    assert again.outcome == Outcome.STORED


def test_undoing_restores_what_a_known_link_had() -> None:
    store(("pocket.csv", pocket(f"Lighthouse,{ADDRESS},1717401600,sea,unread")))
    [result] = store(("new.csv", pocket(f"Lighthouse,{ADDRESS},1717401600,new,unread")))
    assert result.change is not None

    curation.undo(result.change, user=None)

    assert SavedLink.objects.get().tags == ["sea"]


def test_a_link_whose_article_is_deleted_waits_again() -> None:
    store(("pocket.csv", pocket(f"Lighthouse,{ADDRESS},1717401600,sea,unread")))
    make_article(url=ADDRESS)
    store(("new.csv", pocket(f"Lighthouse,{ADDRESS},1717401600,sea|b,unread")))
    link = SavedLink.objects.get()
    assert link.article is not None

    link.article.clipping.delete()

    assert SavedLink.objects.waiting().exists()


def test_a_removed_note_can_be_restored() -> None:
    store(("wallabag.json", wallabag()))
    annotation = Annotation.objects.get()
    kept = {name: getattr(annotation, name) for name in ("pk", "passage", "note", "made_on", "program", "added_at")}

    change = curation.remove_annotation(annotation, user=make_user())

    assert not Annotation.objects.exists()
    curation.undo(change, user=None)
    restored = Annotation.objects.get()
    assert {name: getattr(restored, name) for name in kept} == kept


def test_titles_without_an_address_are_told_apart_by_their_authors() -> None:
    rows = [
        "Highlight,Book Title,Book Author,Note,Color,Highlighted at,Document tags",
        "lit again,Lighthouse,Liv Aas,who pays?,yellow,2024-06-03 08:00:00+00:00,sea",
        "nine pieces,Lighthouse,Odd Berg,,#5fb236,,",
    ]

    store(("readwise.csv", "\n".join(rows).encode()))

    first, second = SavedLink.objects.order_by("pk")
    assert (first.title, first.url, first.tags) == ("Lighthouse", "", ["sea"])
    assert first.highlights == [
        {"passage": "lit again", "note": "who pays?", "color": "yellow", "made_on": "2024-06-03"}
    ]
    assert second.highlights[0]["color"] == "green"


def test_tags_that_are_too_long_are_counted_and_skipped() -> None:
    [result] = store(("wallabag.json", wallabag(tags=["sea", "s" * 61])))

    assert tags_of(Article.objects.get()) == {"sea"}
    assert "1 tag skipped: longer than 60 characters" in result.reason


def test_the_number_of_queries_does_not_grow_with_the_links() -> None:
    def queries(count: int, host: str) -> int:
        rows = [f"Title {number},https://{host}/{number},1717401600,tag{number}|sea,unread" for number in range(count)]
        with CaptureQueriesContext(
            connection,
        ) as captured:
            store((f"{host}.csv", pocket(*rows)))
        return len(captured)

    make_clipping()

    assert queries(200, "b.example") == queries(2, "a.example")


def test_the_number_of_queries_does_not_grow_with_the_articles_of_links() -> None:
    def queries(count: int, host: str) -> int:
        for number in range(count):
            make_article(url=f"https://{host}/{number}")
        rows = [
            f"Title {number},https://{host}/{number},1717401600,{host}{number}|sea,unread" for number in range(count)
        ]
        with CaptureQueriesContext(connection) as captured:
            store((f"{host}.csv", pocket(*rows)))
        return len(captured)

    few = queries(2, "a.example")

    assert queries(30, "b.example") == few

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import curation, ingest
from articles.ingest import Received, storing
from articles.models import (
    Alias,
    Appearance,
    Article,
    Change,
    Clipping,
    FieldCorrection,
    LineCorrection,
    Person,
    Quote,
    QuoteCorrection,
    Tag,
    Tagging,
)
from articles.text.data.kinds import Kind
from articles.text.documents import Block
from tests.dumps import parsed_article, parsed_clipping
from tests.factories import (
    make_appearance,
    make_article,
    make_curator,
    make_person,
    make_quote,
    make_tag,
    make_tagging,
    make_user,
)

if TYPE_CHECKING:
    from newsarchive.accounts.models import User

pytestmark = pytest.mark.django_db

BODY = "“Go,” said Ilse Marrandt. “Go,” she said again.\n\nRead more\n\n“Stay,” said Hesk Dovrin."
MADE_ROWS = (Article, Appearance, Alias, Person, Quote, Tag, Tagging, FieldCorrection, LineCorrection, QuoteCorrection)


@pytest.fixture(autouse=True)
def core(monkeypatch: pytest.MonkeyPatch) -> None:
    """Install a parser that finds the same article in every clipping and applies line corrections."""

    def parse(data: bytes, **options: Any) -> Any:
        decided = {(d.text, d.nth): d.kind for d in options["line_decisions"].get(0, [])}
        found = parsed_article(
            body=BODY,
            people={"Ilse Marrandt": ["Ilse Marrandt"], "Hesk Dovrin": ["Hesk Dovrin"]},
            quotes=[("Go", "Ilse Marrandt"), ("Go", "Ilse Marrandt"), ("Stay", "Hesk Dovrin")],
            headline="Go or stay",
            blocks=tuple(
                Block(text=text, kind=decided.get((text, 0), Kind.PARAGRAPH), rule="test")
                for text in BODY.split("\n\n")
            ),
        )
        return parsed_clipping(data, articles=[found])

    monkeypatch.setattr(storing, "parse", parse)


@pytest.fixture
def curator() -> User:
    return make_curator()


def stored(data: bytes = b"1") -> Article:
    [result] = ingest.store([Received(data=data, name="a.txt")], origin=Clipping.Origin.COMMAND)
    return Article.objects.get(pk=result.article_ids[0])


def rows() -> dict[str, list[Any]]:
    """Return all rows that curation changes, except revisions, which are never removed."""
    found = {model.__name__: list(model.objects.order_by("pk").values()) for model in MADE_ROWS}
    for row in found["Article"]:
        del row["revision"]
    for name in ("FieldCorrection", "LineCorrection", "QuoteCorrection"):
        for row in found[name]:
            del row["id"], row["made_at"]
        found[name].sort(key=str)
    return found


def undo_last(user: User) -> str:
    change = Change.objects.filter(undone_at=None).order_by("-pk").first()
    assert change is not None
    return curation.undo(change, user=user)


# Fields and lines


def test_a_corrected_field_stays_and_can_be_undone(curator: User) -> None:
    article = stored()
    before = rows()

    change = curation.correct_field(article, "headline", "By hand", user=curator)

    assert change is not None
    assert (article.headline, article.headline_origin, change.made_by) == ("By hand", "hand", curator)
    assert str(article.pk) in change.summary
    curation.undo(change, user=curator)
    assert rows() == before
    assert (change.undone_by, change.can_be_undone) == (curator, False)


def test_undoing_restores_the_earlier_corrections_of_fields(curator: User) -> None:
    article = stored()
    curation.correct_fields(article, {"headline": "First", "source": "The Harrow Ledger"}, user=make_user())
    before = rows()

    curation.correct_fields(article, {"headline": "Second", "published": "2024-06-01T10:00+02:00"}, user=curator)

    assert article.published == "2024-06-01T10:00:00+02:00"
    undo_last(curator)
    assert rows() == before


def test_setting_a_field_to_its_present_value_is_not_a_change(curator: User) -> None:
    article = stored()
    curation.correct_field(article, "headline", "By hand", user=curator)

    assert curation.correct_field(article, "headline", "By hand", user=curator) is None
    assert Change.objects.count() == 1


def test_a_field_can_be_reset_to_the_original(curator: User) -> None:
    article = stored()
    curation.correct_field(article, "headline", "By hand", user=curator)

    curation.uncorrect_field(article, "headline", user=curator)

    assert article.headline == "Go or stay"
    undo_last(curator)
    article.refresh_from_db()
    assert article.headline == "By hand"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("body", "x", id="an unknown field"),
        pytest.param("published", "yesterday", id="not a date"),
        pytest.param("published", "2024-02-30", id="a day that does not exist"),
    ],
)
def test_unknown_fields_and_invalid_dates_are_rejected(field: str, value: str, curator: User) -> None:
    article = stored()

    with pytest.raises(ValueError, match=r".+"):
        curation.correct_field(article, field, value, user=curator)

    assert not FieldCorrection.objects.exists()


def test_a_corrected_kind_of_line_stays_and_can_be_undone(curator: User) -> None:
    article = stored()
    before = rows()

    curation.correct_line(article, "Read more", 0, Kind.RELATED, user=curator)

    assert [block["kind"] for block in article.blocks] == ["paragraph", "related", "paragraph"]
    assert curation.correct_line(article, "Read more", 0, Kind.RELATED, user=curator) is None
    curation.correct_line(article, "Read more", 0, Kind.CAPTION, user=curator)
    curation.uncorrect_line(article, "Read more", 0, user=curator)
    assert [block["kind"] for block in article.blocks] == ["paragraph", "paragraph", "paragraph"]
    for _times in range(3):
        undo_last(curator)
    assert rows() == before


def test_a_line_that_is_not_in_the_article_is_rejected(curator: User) -> None:
    article = stored()

    with pytest.raises(ValueError, match="has no line"):
        curation.correct_line(article, "Read more", 1, Kind.RELATED, user=curator)


# Quotes


def test_corrected_speakers_stay_and_can_be_undone(curator: User) -> None:
    stored(b"1")
    stored(b"2")
    speaker = make_appearance(person=make_person(name="Tomasine Erval")).person
    before = rows()
    quotes = Quote.objects.filter(text="Stay")

    curation.set_speaker(quotes, speaker=speaker, user=curator)

    assert {(q.speaker, q.by_hand, q.certainty) for q in quotes.all()} == {(speaker, True, 1.0)}
    list(ingest.reparse(quotes.values_list("article__clipping", flat=True)))
    assert {q.speaker for q in quotes.all()} == {speaker}
    undo_last(curator)
    assert rows() == before


def test_a_speaker_may_be_described_or_unknown(curator: User) -> None:
    stored()
    quote = Quote.objects.get(text="Stay")

    curation.set_speaker([quote], speaker_text="the boatman", user=curator)
    quote.refresh_from_db()
    described = (quote.speaker, quote.speaker_text)
    curation.set_speaker([quote], user=curator)
    quote.refresh_from_db()

    assert described == (None, "the boatman")
    assert (quote.speaker, quote.speaker_text, quote.by_hand) == (None, "", True)
    assert QuoteCorrection.objects.count() == 1


def test_a_removed_quote_stays_removed_and_is_restored_with_its_id(curator: User) -> None:
    stored()
    before = rows()
    first, second, _third = Quote.objects.order_by("position")

    curation.remove_quotes([first], user=curator)
    curation.remove_quotes([second], user=curator)

    list(ingest.reparse(Clipping.objects.values_list("pk", flat=True)))
    assert list(Quote.objects.values_list("text", "position")) == [("Stay", 0)]
    assert set(QuoteCorrection.objects.values_list("text", "nth")) == {("Go", 0), ("Go", 1)}
    undo_last(curator)
    undo_last(curator)
    assert rows() == before


def test_a_correction_applies_to_the_right_one_of_two_quotes_with_the_same_text(curator: User) -> None:
    stored()
    first, second, _third = Quote.objects.order_by("position")
    speaker = make_person(name="Tomasine Erval")
    curation.remove_quotes([first], user=curator)

    curation.set_speaker([second], speaker=speaker, user=curator)

    assert set(QuoteCorrection.objects.values_list("text", "nth", "verdict")) == {
        ("Go", 0, "not_a_quote"),
        ("Go", 1, "speaker"),
    }
    second.refresh_from_db()
    assert second.speaker == speaker


# People


def test_merging_people_can_be_undone(curator: User) -> None:
    stored()
    kept, absorbed = Person.objects.get(name="Ilse Marrandt"), Person.objects.get(name="Hesk Dovrin")
    Person.objects.filter(pk=absorbed.pk).update(note="The boatman.")
    curation.set_speaker(Quote.objects.filter(text="Stay"), speaker=absorbed, user=curator)
    before = rows()

    curation.merge_people(kept=kept, absorbed=[absorbed], user=curator)

    assert list(Person.objects.all()) == [kept]
    assert set(kept.aliases.values_list("name", flat=True)) == {"Ilse Marrandt", "Hesk Dovrin"}
    assert {a.person for a in Appearance.objects.all()} == {q.speaker for q in Quote.objects.all()} == {kept}
    assert QuoteCorrection.objects.get().speaker == kept
    kept.refresh_from_db()
    assert kept.note == "The boatman."
    list(ingest.reparse(Clipping.objects.values_list("pk", flat=True)))
    undo_last(curator)
    assert rows() == before


def test_later_articles_follow_their_name_when_a_merge_is_undone(curator: User) -> None:
    stored(b"1")
    kept, absorbed = Person.objects.get(name="Ilse Marrandt"), Person.objects.get(name="Hesk Dovrin")
    curation.merge_people(kept=kept, absorbed=[absorbed], user=curator)
    later = stored(b"2")
    assert set(later.appearances.values_list("person", flat=True)) == {kept.pk}

    undo_last(curator)

    assert dict(later.appearances.values_list("name", "person")) == {
        "Ilse Marrandt": kept.pk,
        "Hesk Dovrin": absorbed.pk,
    }
    assert later.quotes.get(text="Stay").speaker_id == absorbed.pk


def test_merges_of_merges_are_undone_in_reverse_order_only(curator: User) -> None:
    first, second, third = make_person(), make_person(), make_person()
    before = rows()
    curation.merge_people(kept=second, absorbed=[first], user=curator)
    curation.merge_people(kept=third, absorbed=[second], user=curator)
    earlier = Change.objects.order_by("pk").first()
    assert earlier is not None

    with pytest.raises(curation.NotUndoable, match="undo later changes first"):
        curation.undo(earlier, user=curator)
    undo_last(curator)
    undo_last(curator)

    assert rows() == before


def test_merging_needs_somebody_to_absorb(curator: User) -> None:
    person = make_person()

    with pytest.raises(ValueError, match="nobody to merge"):
        curation.merge_people(kept=person, absorbed=[person], user=curator)


def test_query_count_of_merging_does_not_depend_on_rows(curator: User) -> None:
    def merge(count: int) -> int:
        kept, absorbed = make_person(), make_person()
        for _number in range(count):
            article = make_article()
            make_appearance(article=article, person=absorbed)
            make_quote(article=article, speaker=absorbed)
        with CaptureQueriesContext(connection) as queries:
            curation.merge_people(kept=kept, absorbed=[absorbed], user=curator)
        return len(queries)

    assert merge(1) == merge(5)


# Tags


def test_adding_tags_does_not_toggle_them(curator: User) -> None:
    articles = [make_article() for _number in range(2)]
    make_tagging(article=articles[0], tag=make_tag(name="Harbor"))

    change = curation.tag_articles(articles, ["harbor", " sea  wall "], user=curator)
    again = curation.tag_articles(articles, ["HARBOR", "Sea Wall"], user=curator)

    assert change is not None
    assert again is None
    for article in articles:
        assert set(article.tags.values_list("name", flat=True)) == {"Harbor", "sea wall"}
    assert set(Tagging.objects.values_list("tagged_by", flat=True)) == {None, curator.pk}


def test_undoing_tagging_keeps_earlier_tags(curator: User) -> None:
    articles = [make_article() for _number in range(2)]
    make_tagging(article=articles[0], tag=make_tag(name="Harbor"))
    before = rows()

    curation.tag_articles(articles, ["Harbor", "sea wall"], user=curator)
    undo_last(curator)

    assert rows() == before


def test_a_removed_tag_is_restored_with_its_user_and_time(curator: User) -> None:
    tagging = make_tagging(tag=make_tag(name="Harbor"), user=make_user())
    before = rows()

    curation.untag_articles([tagging.article], ["harbor", "no such tag"], user=curator)

    assert not Tagging.objects.exists()
    assert curation.untag_articles([tagging.article], ["harbor"], user=curator) is None
    undo_last(curator)
    assert rows() == before


def test_undoing_ignores_articles_and_tags_deleted_since(curator: User) -> None:
    first, second = make_article(), make_article()
    for article in (first, second):
        make_tagging(article=article, tag=Tag.objects.filter(name="Harbor").first() or make_tag(name="Harbor"))
    curation.untag_articles([first, second], ["Harbor"], user=curator)
    first.delete()

    undo_last(curator)

    assert list(Tagging.objects.values_list("article", flat=True)) == [second.pk]


@pytest.mark.parametrize("name", ["", "   ", "x" * 61], ids=["empty", "blank", "too long"])
def test_invalid_tag_names_are_rejected(name: str, curator: User) -> None:
    with pytest.raises(ValueError, match="not a tag"):
        curation.tag_articles([make_article()], [name], user=curator)


def test_tags_with_similar_names_get_different_slugs(curator: User) -> None:
    curation.tag_articles([make_article()], ["C", "C++", "C#", "!"], user=curator)

    assert (
        dict(Tag.objects.order_by("name").values_list("name", "slug"))
        == {
            "!": "tag",
            "C": "c-3",
            "C#": "c",
            "C++": "c-2",
        }
        or len(set(Tag.objects.values_list("slug", flat=True))) == 4
    )


def test_a_renamed_tag_gets_a_new_slug_and_undo_restores_both(curator: User) -> None:
    tag = make_tag(name="Habor", slug="habor")

    curation.rename_tag(tag, "Harbor", user=curator)
    renamed = Tag.objects.get(pk=tag.pk)

    assert (renamed.name, renamed.slug) == ("Harbor", "harbor")
    undo_last(curator)
    tag.refresh_from_db()
    assert (tag.name, tag.slug) == ("Habor", "habor")


def test_a_tag_can_change_case_but_not_take_another_tags_name(curator: User) -> None:
    tag = make_tag(name="harbor", slug="harbor")
    make_tag(name="Sea wall")

    curation.rename_tag(tag, "Harbor", user=curator)
    with pytest.raises(curation.NameTaken):
        curation.rename_tag(tag, "sea WALL", user=curator)

    tag.refresh_from_db()
    assert (tag.name, tag.slug) == ("Harbor", "harbor")


def test_merging_tags_can_be_undone(curator: User) -> None:
    kept, absorbed = make_tag(name="Harbor"), make_tag(name="Port")
    both, one = make_article(tags=[kept, absorbed]), make_article(tags=[absorbed])
    before = rows()

    curation.merge_tags(kept=kept, absorbed=absorbed, user=curator)

    assert list(Tag.objects.all()) == [kept]
    assert set(kept.articles.all()) == {both, one}
    undo_last(curator)
    assert rows() == before


# Undoing out of order


def test_a_correction_changed_since_is_not_undone(curator: User) -> None:
    article = stored()
    quote = article.quotes.get(text="Stay")
    marrandt, dovrin = (Person.objects.get(name=name) for name in ("Ilse Marrandt", "Hesk Dovrin"))
    first = [
        curation.correct_field(article, "headline", "First", user=curator),
        curation.correct_line(article, "Read more", 0, Kind.SHARE, user=curator),
        curation.set_speaker([quote], speaker=marrandt, user=curator),
        curation.name_person(article, "Hesk Dovrin", name="Jon Vey", user=curator),
    ]
    curation.correct_field(article, "headline", "Second", user=curator)
    curation.correct_line(article, "Read more", 0, Kind.LEGAL, user=curator)
    curation.set_speaker([Quote.objects.get(pk=quote.pk)], speaker_text="a clerk", user=curator)
    curation.name_person(article, "Hesk Dovrin", name="Jon Hale", user=curator)
    before = rows()

    for change in first:
        assert change is not None
        with pytest.raises(curation.NotUndoable, match="undo that edit first"):
            curation.undo(change, user=curator)

    assert rows() == before
    for _change in range(8):
        undo_last(curator)
    assert not FieldCorrection.objects.exists()
    assert not LineCorrection.objects.exists()
    assert Quote.objects.get(pk=quote.pk).speaker == dovrin


def test_undoing_a_bulk_change_skips_what_changed_since(curator: User) -> None:
    quotes = [stored(data).quotes.get(text="Stay") for data in (b"1", b"2")]
    marrandt = Person.objects.get(name="Ilse Marrandt")
    change = curation.set_speaker(quotes, speaker=marrandt, user=curator)
    assert change is not None
    curation.set_speaker([Quote.objects.get(pk=quotes[0].pk)], speaker_text="a clerk", user=curator)

    curation.undo(change, user=curator)

    now = [Quote.objects.get(pk=quote.pk) for quote in quotes]
    assert [(quote.speaker_text, str(quote.speaker)) for quote in now] == [("a clerk", "None"), ("", "Hesk Dovrin")]


def test_a_speaker_correction_is_undone_even_if_the_person_was_merged_since(curator: User) -> None:
    quote = stored().quotes.get(text="Stay")
    other = make_person(name="Jon Vey")
    change = curation.set_speaker([quote], speaker=other, user=curator)
    assert change is not None
    curation.merge_people(kept=Person.objects.get(name="Ilse Marrandt"), absorbed=[other], user=curator)

    curation.undo(change, user=curator)

    assert str(Quote.objects.get(pk=quote.pk).speaker) == "Hesk Dovrin"


# The history


def test_a_change_cannot_be_undone_twice(curator: User) -> None:
    change = curation.tag_articles([make_article()], ["Harbor"], user=curator)
    assert change is not None
    curation.undo(change, user=curator)

    with pytest.raises(curation.NotUndoable, match="already been undone"):
        curation.undo(change, user=curator)

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
    """Put a core in place that finds the same in every clipping and does as it is told with lines."""

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
    """Return all rows that curation touches, but for revisions: those of a text only grow."""
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


def test_a_field_set_by_hand_holds_and_can_be_undone(curator: User) -> None:
    article = stored()
    before = rows()

    change = curation.correct_field(article, "headline", "By hand", user=curator)

    assert change is not None
    assert (article.headline, article.headline_origin, change.made_by) == ("By hand", "hand", curator)
    assert str(article.pk) in change.summary
    curation.undo(change, user=curator)
    assert rows() == before
    assert (change.undone_by, change.can_be_undone) == (curator, False)


def test_fields_that_were_set_by_hand_before_go_back_to_what_they_were_set_to(curator: User) -> None:
    article = stored()
    curation.correct_fields(article, {"headline": "First", "source": "The Harrow Ledger"}, user=make_user())
    before = rows()

    curation.correct_fields(article, {"headline": "Second", "published": "2024-06-01T10:00+02:00"}, user=curator)

    assert article.published == "2024-06-01T10:00:00+02:00"
    undo_last(curator)
    assert rows() == before


def test_setting_a_field_to_what_it_was_set_to_is_no_change(curator: User) -> None:
    article = stored()
    curation.correct_field(article, "headline", "By hand", user=curator)

    assert curation.correct_field(article, "headline", "By hand", user=curator) is None
    assert Change.objects.count() == 1


def test_the_clipping_can_be_let_speak_again(curator: User) -> None:
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
        pytest.param("body", "x", id="a field there is not"),
        pytest.param("published", "yesterday", id="no date"),
        pytest.param("published", "2024-02-30", id="a day there is not"),
    ],
)
def test_what_cannot_be_a_field_is_refused(field: str, value: str, curator: User) -> None:
    article = stored()

    with pytest.raises(ValueError, match=r".+"):
        curation.correct_field(article, field, value, user=curator)

    assert not FieldCorrection.objects.exists()


def test_a_line_said_to_be_something_else_holds_and_can_be_undone(curator: User) -> None:
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


def test_a_line_that_an_article_has_not_is_refused(curator: User) -> None:
    article = stored()

    with pytest.raises(ValueError, match="has no line"):
        curation.correct_line(article, "Read more", 1, Kind.RELATED, user=curator)


# Quotes


def test_speakers_set_by_hand_hold_and_can_be_undone(curator: User) -> None:
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


def test_a_removed_quote_stays_away_and_comes_back_with_its_key(curator: User) -> None:
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


def test_of_two_quotes_with_the_same_words_the_right_one_is_meant(curator: User) -> None:
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


def test_merged_people_are_one_and_can_be_parted_again(curator: User) -> None:
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


def test_what_came_under_a_merged_name_goes_with_it_when_the_merge_is_undone(curator: User) -> None:
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


def test_merges_upon_merges_are_undone_in_turn_and_in_no_other_order(curator: User) -> None:
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


def test_a_person_cannot_be_merged_into_nobody_else(curator: User) -> None:
    person = make_person()

    with pytest.raises(ValueError, match="nobody to merge"):
        curation.merge_people(kept=person, absorbed=[person], user=curator)


def test_merging_takes_as_many_statements_for_many_rows_as_for_one(curator: User) -> None:
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


def test_tags_are_put_on_not_toggled(curator: User) -> None:
    articles = [make_article() for _number in range(2)]
    make_tagging(article=articles[0], tag=make_tag(name="Harbor"))

    change = curation.tag_articles(articles, ["harbor", " sea  wall "], user=curator)
    again = curation.tag_articles(articles, ["HARBOR", "Sea Wall"], user=curator)

    assert change is not None
    assert again is None
    for article in articles:
        assert set(article.tags.values_list("name", flat=True)) == {"Harbor", "sea wall"}
    assert set(Tagging.objects.values_list("tagged_by", flat=True)) == {None, curator.pk}


def test_tagging_is_undone_without_what_was_there_before(curator: User) -> None:
    articles = [make_article() for _number in range(2)]
    make_tagging(article=articles[0], tag=make_tag(name="Harbor"))
    before = rows()

    curation.tag_articles(articles, ["Harbor", "sea wall"], user=curator)
    undo_last(curator)

    assert rows() == before


def test_a_tag_taken_off_comes_back_with_its_keeper_and_time(curator: User) -> None:
    tagging = make_tagging(tag=make_tag(name="Harbor"), user=make_user())
    before = rows()

    curation.untag_articles([tagging.article], ["harbor", "no such tag"], user=curator)

    assert not Tagging.objects.exists()
    assert curation.untag_articles([tagging.article], ["harbor"], user=curator) is None
    undo_last(curator)
    assert rows() == before


def test_articles_and_tags_that_are_gone_are_no_hindrance_to_undoing(curator: User) -> None:
    first, second = make_article(), make_article()
    for article in (first, second):
        make_tagging(article=article, tag=Tag.objects.filter(name="Harbor").first() or make_tag(name="Harbor"))
    curation.untag_articles([first, second], ["Harbor"], user=curator)
    first.delete()

    undo_last(curator)

    assert list(Tagging.objects.values_list("article", flat=True)) == [second.pk]


@pytest.mark.parametrize("name", ["", "   ", "x" * 61], ids=["empty", "blank", "too long"])
def test_what_is_no_name_for_a_tag_is_refused(name: str, curator: User) -> None:
    with pytest.raises(ValueError, match="not a tag"):
        curation.tag_articles([make_article()], [name], user=curator)


def test_tags_whose_names_make_one_address_get_two(curator: User) -> None:
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


def test_a_renamed_tag_gets_the_address_of_its_name_and_both_back(curator: User) -> None:
    tag = make_tag(name="Habor", slug="habor")

    curation.rename_tag(tag, "Harbor", user=curator)
    renamed = Tag.objects.get(pk=tag.pk)

    assert (renamed.name, renamed.slug) == ("Harbor", "harbor")
    undo_last(curator)
    tag.refresh_from_db()
    assert (tag.name, tag.slug) == ("Habor", "habor")


def test_a_tag_may_change_its_case_but_not_take_anothers_name(curator: User) -> None:
    tag = make_tag(name="harbor", slug="harbor")
    make_tag(name="Sea wall")

    curation.rename_tag(tag, "Harbor", user=curator)
    with pytest.raises(curation.NameTaken):
        curation.rename_tag(tag, "sea WALL", user=curator)

    tag.refresh_from_db()
    assert (tag.name, tag.slug) == ("Harbor", "harbor")


def test_merged_tags_are_one_and_can_be_parted_again(curator: User) -> None:
    kept, absorbed = make_tag(name="Harbor"), make_tag(name="Port")
    both, one = make_article(tags=[kept, absorbed]), make_article(tags=[absorbed])
    before = rows()

    curation.merge_tags(kept=kept, absorbed=absorbed, user=curator)

    assert list(Tag.objects.all()) == [kept]
    assert set(kept.articles.all()) == {both, one}
    undo_last(curator)
    assert rows() == before


# Undoing out of order


def test_what_was_said_otherwise_since_is_not_undone_with_what_came_before(curator: User) -> None:
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


def test_of_a_bulk_change_the_rest_is_undone(curator: User) -> None:
    quotes = [stored(data).quotes.get(text="Stay") for data in (b"1", b"2")]
    marrandt = Person.objects.get(name="Ilse Marrandt")
    change = curation.set_speaker(quotes, speaker=marrandt, user=curator)
    assert change is not None
    curation.set_speaker([Quote.objects.get(pk=quotes[0].pk)], speaker_text="a clerk", user=curator)

    curation.undo(change, user=curator)

    now = [Quote.objects.get(pk=quote.pk) for quote in quotes]
    assert [(quote.speaker_text, str(quote.speaker)) for quote in now] == [("a clerk", "None"), ("", "Hesk Dovrin")]


def test_a_speaker_who_was_merged_since_is_taken_back_all_the_same(curator: User) -> None:
    quote = stored().quotes.get(text="Stay")
    other = make_person(name="Jon Vey")
    change = curation.set_speaker([quote], speaker=other, user=curator)
    assert change is not None
    curation.merge_people(kept=Person.objects.get(name="Ilse Marrandt"), absorbed=[other], user=curator)

    curation.undo(change, user=curator)

    assert str(Quote.objects.get(pk=quote.pk).speaker) == "Hesk Dovrin"


# The history


def test_nothing_is_undone_twice(curator: User) -> None:
    change = curation.tag_articles([make_article()], ["Harbor"], user=curator)
    assert change is not None
    curation.undo(change, user=curator)

    with pytest.raises(curation.NotUndoable, match="already been undone"):
        curation.undo(change, user=curator)

"""Marking names as not a person in the whole archive, restoring them, and renaming people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from articles import curation, ingest
from articles.ingest import Received
from articles.ingest.decisions import Decisions
from articles.ingest.non_persons import non_persons
from articles.ingest.parsed_cache import parsing_key
from articles.ingest.parser_inputs import current_parser_version, parser_inputs, version_parsed_with
from articles.models import (
    Alias,
    Appearance,
    Article,
    Change,
    Clipping,
    Distinction,
    Mention,
    NameCorrection,
    NonPerson,
    Person,
    PersonCorrection,
    Quote,
    QuoteCorrection,
)
from articles.text.parse import parse
from articles.workers.parsers import Parsers
from tests.factories import (
    make_alias,
    make_appearance,
    make_article,
    make_clipping,
    make_curator,
    make_person,
    make_quote,
    make_source,
)

if TYPE_CHECKING:
    from newsarchive.accounts.models import User

pytestmark = pytest.mark.django_db

FIRST = """Snow closes the pass road
By Nora Quenby
Published 12:40 p.m. Nov. 12, 2024

"The road over the pass is closed until Friday," said Tilda Berg on Tuesday. Berg had walked it at dawn.

Ilse Marrandt, the harbor master, said nobody was hurt. "We were lucky this time," Marrandt said.
"""
SECOND = """Ferry waits for the thaw
By Tom Aske
Published 3:10 p.m. Nov. 14, 2024

The ferry will wait for the thaw, and Tilda Berg will be open again next week, the council of Port Elder said.

"Nobody should cross it before the spring," said Tilda Berg in the evening, in front of the locked gates.
"""
TITLED = """Doctor opens a practice at the quay
By Tom Aske
Published 3:10 p.m. Nov. 20, 2024

Port Elder has a doctor again after two years in which the sick had to take the ferry to the other shore.

"I came for the quiet and for the sea," said Dr. Tilda Berg on Wednesday, in the rooms above the chandler.
"""
ROWS = (Article, Appearance, Alias, Mention, Person, Quote, QuoteCorrection, PersonCorrection, NameCorrection)


@pytest.fixture
def curator() -> User:
    return make_curator()


def store(*texts: str) -> list[Article]:
    files = [Received(data=text.encode(), name=f"{abs(hash(text))}.txt") for text in texts]
    ids = [pk for result in ingest.store(files, origin=Clipping.Origin.COMMAND) for pk in result.article_ids]
    return list(Article.objects.filter(pk__in=ids).order_by("pk"))


def read_again() -> None:
    list(ingest.reparse(Clipping.objects.values_list("pk", flat=True)))


def berg() -> Person:
    return Person.objects.get(name="Tilda Berg")


def names() -> set[str]:
    return set(Appearance.objects.values_list("name", flat=True))


def mark(person: Person, user: User) -> Change:
    change = curation.mark_as_non_person(person, user=user)
    curation.continue_run(change)
    return change


def rows() -> dict[str, list[Any]]:
    found = {model.__name__: list(model._default_manager.order_by("pk").values()) for model in ROWS}
    for row in found["Article"]:
        del row["revision"]
    for kind in ("QuoteCorrection", "PersonCorrection"):
        for row in found[kind]:
            del row["made_at"]
    return found


def test_a_marked_person_disappears_everywhere_and_undo_restores_every_row(curator: User) -> None:
    store(FIRST, SECOND)
    person = berg()
    make_alias(person=person, name="The Berg", origin=Alias.Origin.HAND)
    before = rows()
    effect = curation.effect_of_marking(person)
    assert (effect.articles, effect.quotes) == (2, 2)

    change = mark(person, curator)

    assert not Person.objects.filter(pk=person.pk).exists()
    assert names() == {"Ilse Marrandt"}
    assert not Quote.objects.filter(text__startswith="Nobody should").exclude(speaker=None).exists()
    assert set(NonPerson.objects.values_list("key", flat=True)) == {"tilda berg", "the berg"}
    read_again()
    assert names() == {"Ilse Marrandt"}

    curation.undo(change, user=curator)
    read_again()

    assert rows() == before
    assert not NonPerson.objects.exists()


def test_a_marked_name_stays_no_person_in_later_texts(curator: User) -> None:
    store(FIRST)
    mark(berg(), curator)

    store(SECOND)

    assert names() == {"Ilse Marrandt"}


def test_a_later_text_that_gives_the_name_a_title_is_about_another_person(curator: User) -> None:
    store(FIRST)
    mark(berg(), curator)

    [article] = store(TITLED)

    assert article.quotes.get(kind=Quote.Kind.DIRECT).speaker == berg()


def test_a_title_that_the_marked_person_had_is_no_evidence_for_another(curator: User) -> None:
    store(FIRST, TITLED)
    assert curation.effect_of_marking(berg()).titles == ("dr",)

    mark(berg(), curator)

    assert not Person.objects.filter(name="Tilda Berg").exists()
    assert NonPerson.objects.get(key="tilda berg").titles == ["dr"]


def test_undo_finds_the_person_in_texts_that_came_since(curator: User) -> None:
    store(FIRST)
    change = mark(berg(), curator)
    [later] = store(SECOND)

    curation.undo(change, user=curator)

    assert later.appearances.filter(person=berg()).exists()


def test_quotes_given_to_the_person_by_hand_keep_the_name_as_a_description(curator: User) -> None:
    first, _second = store(FIRST, SECOND)
    quote = first.quotes.get(text__startswith="We were lucky")
    curation.set_speaker([quote], speaker=berg(), user=curator)

    change = mark(berg(), curator)

    quote.refresh_from_db()
    assert (quote.speaker, quote.speaker_text, quote.by_hand) == (None, "Tilda Berg", True)
    curation.undo(change, user=curator)
    quote.refresh_from_db()
    assert quote.speaker == berg()


def test_a_name_that_another_person_has_is_marked_only_in_the_articles_of_this_one(curator: User) -> None:
    first, second = store(FIRST, SECOND)
    other = curation.split_person(berg(), first.appearances.filter(name="Tilda Berg"), name="Tilda Berg", user=curator)
    assert other.kind == Change.Kind.SPLIT_PERSON
    kept, gone = (article.appearances.get(name="Tilda Berg").person for article in (first, second))
    assert curation.effect_of_marking(gone).shared == ("Tilda Berg",)

    change = mark(gone, curator)

    assert set(Appearance.objects.filter(name="Tilda Berg").values_list("article", "person")) == {(first.pk, kept.pk)}
    assert not NonPerson.objects.exists()
    curation.undo(change, user=curator)
    assert second.appearances.get(name="Tilda Berg").person == gone
    assert not NameCorrection.objects.exists()
    assert Distinction.objects.count() == 1


def test_a_person_in_an_article_that_can_no_longer_be_parsed_goes_too(curator: User) -> None:
    article = make_article(body="“Snow,” said Night Mode.")
    person = make_person(name="Night Mode")
    make_appearance(article=article, person=person, mentions=[(13, 23)])
    make_quote(article=article, speaker=person, text="Snow,")
    before = rows()

    change = mark(person, curator)

    assert not Appearance.objects.exists()
    assert not Person.objects.exists()
    curation.undo(change, user=curator)
    assert {kind: found for kind, found in rows().items() if kind != "Article"} == {
        kind: found for kind, found in before.items() if kind != "Article"
    }


def test_a_long_run_continues_in_steps_and_can_be_undone_half_way(
    curator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.curation.runs.CLIPPINGS_A_STEP", 1)
    store(FIRST, SECOND)
    before = rows()

    change = curation.mark_as_non_person(berg(), user=curator)
    progress = curation.continue_run(change, seconds=-1)

    assert (progress.looked_at, progress.left, progress.changed) == (1, 1, 1)
    assert curation.unfinished_runs() == [change]
    curation.undo(change, user=curator)
    assert rows() == before
    assert curation.continue_run(change).is_done


# Names as inputs of the parser


def test_marked_names_and_the_names_of_outlets_are_inputs_of_the_parser(curator: User) -> None:
    make_article(source=make_source(name="Der Abend", aliases=["Abendblatt"]))
    make_article(source=make_source(name="Ada Berg Weekly"))
    make_source(name="Without Articles")
    NonPerson.objects.create(key="night mode", name="Night Mode", titles=["dr."])
    NonPerson.objects.create(key="gull rock", name="Gull Rock", is_active=False)

    expected = {"der abend": frozenset(), "abendblatt": frozenset(), "night mode": frozenset({"dr."})}
    assert non_persons() == expected
    assert parser_inputs().non_persons == expected


def test_a_restored_name_may_be_a_person_even_if_an_outlet_has_it(curator: User) -> None:
    make_article(source=make_source(name="Gull Rock"))
    NonPerson.objects.create(key="gull rock", name="Gull Rock", is_active=False)

    assert non_persons() == {}


def test_a_cached_preview_is_parsed_again_when_a_name_is_marked() -> None:
    clipping = make_clipping()
    options: dict[str, Any] = {"name": "a.txt", "decisions": Decisions(), "parser_version": "1.1"}
    before = parsing_key(clipping, inputs=parser_inputs(), **options)

    row = NonPerson.objects.create(key="night mode", name="Night Mode")
    marked = parsing_key(clipping, inputs=parser_inputs(), **options)
    row.titles = ["dr"]
    row.save()

    assert len({before, marked, parsing_key(clipping, inputs=parser_inputs(), **options)}) == 3


def test_a_clipping_parsed_before_a_name_was_marked_is_offered_for_reprocessing() -> None:
    then = parser_inputs()
    NonPerson.objects.create(key="night mode", name="Night Mode")
    now = parser_inputs()

    assert version_parsed_with(then, now=now, outlets=[], names=["night mode"]) == ""
    assert version_parsed_with(then, now=now, outlets=[], names=["ada berg"]) == current_parser_version()


def test_processes_of_their_own_know_the_marked_names() -> None:
    marked: dict[str, frozenset[str]] = {"tilda berg": frozenset()}
    with Parsers(parse=parse, profiles=(), non_persons=marked, jobs=2) as workers:
        parsed = workers.begin(FIRST.encode(), name="a.txt", url=None, line_decisions={})()

    assert [person.name for person in parsed.articles[0].people] == ["Ilse Marrandt"]


# Learning from single articles


def test_a_name_corrected_in_two_articles_is_marked_for_all(curator: User) -> None:
    first, second = store(FIRST, SECOND)

    curation.name_person(first, "Tilda Berg", name="", user=curator)
    assert not NonPerson.objects.exists()
    change = curation.name_person(second, "Tilda Berg", name="", user=curator)

    row = NonPerson.objects.get()
    assert (row.key, row.article_count, row.change) == ("tilda berg", 2, None)
    assert change is not None
    curation.undo(change, user=curator)
    assert not NonPerson.objects.exists()
    assert second.appearances.filter(name="Tilda Berg").exists()


def test_a_name_that_stands_in_more_articles_than_were_corrected_is_not_marked(curator: User) -> None:
    first, second = store(FIRST, SECOND)
    for _number in range(3):
        make_appearance(person=berg(), name="Tilda Berg")

    curation.name_person(first, "Tilda Berg", name="", user=curator)
    curation.name_person(second, "Tilda Berg", name="", user=curator)

    assert not NonPerson.objects.exists()


# Restoring


def test_a_restored_name_is_a_person_in_later_texts_and_stays_restored(curator: User) -> None:
    first, second = store(FIRST, SECOND)
    for article in (first, second):
        curation.name_person(article, "Tilda Berg", name="", user=curator)
    row = NonPerson.objects.get()

    change = curation.restore_name(row, user=curator)

    assert change is not None
    assert curation.restore_name(row, user=curator) is None
    assert set(curation.clippings_to_reprocess()) == {first.clipping, second.clipping}
    [later] = store(FIRST.replace("Friday", "Sunday"))
    assert later.appearances.filter(name="Tilda Berg").exists()
    curation.name_person(later, "Tilda Berg", name="", user=curator)
    assert not NonPerson.objects.active().exists()
    curation.undo(change, user=curator)
    assert NonPerson.objects.active().exists()


def test_marking_again_replaces_a_restored_name_and_undo_restores_that(curator: User) -> None:
    store(FIRST)
    NonPerson.objects.create(key="tilda berg", name="Tilda Berg", is_active=False, made_by=curator)

    change = mark(berg(), curator)
    assert NonPerson.objects.get().is_active

    curation.undo(change, user=curator)
    row = NonPerson.objects.get()
    assert (row.is_active, row.made_by) == (False, curator)


# Renaming


def test_a_renamed_person_keeps_the_old_name_as_an_alias_and_survives_reprocessing(curator: User) -> None:
    [article] = store(FIRST)
    person = berg()

    change = curation.rename_person(person, "  Mathilda   Berg ", user=curator)

    read_again()
    store(SECOND)
    person.refresh_from_db()
    assert (person.name, person.sort_name) == ("Mathilda Berg", "Berg, Mathilda")
    assert set(person.aliases.values_list("name", flat=True)) >= {"Tilda Berg", "Mathilda Berg"}
    assert person.appearances.count() == 2
    assert change is not None
    curation.undo(change, user=curator)
    person.refresh_from_db()
    assert (person.name, person.sort_name) == ("Tilda Berg", "Berg, Tilda")
    assert not person.aliases.filter(name="Mathilda Berg").exists()
    assert article.appearances.get(name="Tilda Berg").person == person


def test_only_the_sort_name_can_be_edited_too(curator: User) -> None:
    person = make_person(name="Hesk van Dovrin")

    curation.rename_person(person, person.name, sort_name="van Dovrin, Hesk", user=curator)

    person.refresh_from_db()
    assert (person.name, person.sort_name) == ("Hesk van Dovrin", "van Dovrin, Hesk")
    assert curation.rename_person(person, person.name, user=curator) is None
    with pytest.raises(ValueError, match="letter"):
        curation.rename_person(person, "…", user=curator)


def test_a_rename_cannot_be_undone_after_a_later_one(curator: User) -> None:
    person = make_person(name="Ada Berg")
    change = curation.rename_person(person, "Ada Quill", user=curator)
    curation.rename_person(person, "Ada Holt", user=curator)

    assert change is not None
    with pytest.raises(curation.NotUndoable, match="later edit"):
        curation.undo(change, user=curator)
    Person.objects.all().delete()
    with pytest.raises(curation.NotUndoable, match="deleted"):
        curation.undo(change, user=curator)

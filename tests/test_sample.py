from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles import curation, ingest
from articles.ingest import Outcome, Received, sample
from articles.models import (
    Alias,
    Article,
    Change,
    Clipping,
    FieldCorrection,
    Person,
    Quote,
    QuoteCorrection,
    Source,
    Tag,
)
from tests.dumps import HARBOR
from tests.factories import make_curator, make_line_rule, make_source, make_tag

pytestmark = pytest.mark.django_db


def run(option: str) -> str:
    out = StringIO()
    call_command("sample", option, stdout=out)
    return out.getvalue().strip()


def test_the_sample_is_loaded_once() -> None:
    assert run("--load") == "Sample of 31 clippings loaded."
    assert run("--load") == "The sample was loaded before. Nothing was changed."

    assert Clipping.objects.from_sample().count() == 31
    assert Tag.objects.filter(name="long reads").get().articles.count() == 2
    ledger = Source.objects.get(name="The Harrow Ledger")
    assert ledger.lines.exists()
    assert ledger.articles.count() > 3
    # Sources come with the sample's profiles; its texts name no others.
    assert Source.objects.count() == 8


def test_removing_the_sample_leaves_an_empty_archive_and_it_does_not_come_back() -> None:
    run("--load")

    assert run("--remove") == "31 sample articles removed. What you added is still there."

    for model in (Clipping, Article, Person, Alias, Source, Tag):
        assert not model.objects.exists(), model
    assert run("--load") == "The sample was loaded before. Nothing was changed."
    assert not Clipping.objects.exists()


def test_what_a_reader_added_stays() -> None:
    run("--load")
    reader = make_curator()
    text = HARBOR.replace("Ilse Marrandt", "Nadia Tessick").replace("By Nora", "The Harrow Ledger\n\nBy Nora")
    [result] = ingest.store(
        [Received(data=text.encode(), name="mine.txt")],
        origin=Clipping.Origin.UPLOAD,
        user=reader,
        source=Source.objects.get(name="The Harrow Ledger"),
    )
    assert result.outcome is Outcome.STORED
    mine = Article.objects.get(pk=result.article_ids[0])
    curation.tag_articles([mine], ["elections", "my own"], user=reader)
    make_tag(name="not used yet")
    make_source(name="My outlet")

    curation.remove_sample(user=reader)

    assert list(Article.objects.all()) == [mine]
    assert mine.appearances.filter(person__name="Nadia Tessick").exists()
    assert set(Source.objects.values_list("name", flat=True)) == {"The Harrow Ledger", "My outlet"}
    assert set(Tag.objects.values_list("name", flat=True)) == {"elections", "my own", "not used yet"}
    assert Person.objects.count() == mine.appearances.count()


def test_a_source_of_the_sample_stays_while_a_rule_is_for_it() -> None:
    run("--load")
    ruled = make_line_rule(source=Source.objects.outlets().alphabetical()[0]).source

    curation.remove_sample(user=None)

    assert list(Source.objects.all()) == [ruled]


def test_what_was_put_on_the_sample_goes_with_it_and_is_told() -> None:
    run("--load")
    curator = make_curator()
    first, second = Article.objects.order_by("pk")[:2]
    curation.correct_field(first, "headline", "By hand", user=curator)
    curation.tag_articles([second], ["mine"], user=curator)
    quote = Quote.objects.exclude(speaker=None).order_by("pk").first()
    assert quote is not None
    people = list(Person.objects.order_by("pk")[:2])
    curation.merge_people(kept=people[0], absorbed=people[1:], user=curator)
    curation.set_speaker([quote], speaker=people[0], user=curator)

    said = curation.remove_sample(user=curator)

    assert "31 sample articles removed, 2 of them with tags or corrections." in said
    assert not FieldCorrection.objects.exists()
    assert not QuoteCorrection.objects.exists()
    assert not Person.objects.exists()
    # The tag itself is the reader's.
    assert list(Tag.objects.values_list("name", flat=True)) == ["mine"]


def test_removing_the_sample_stands_in_the_history_with_who_did_it() -> None:
    run("--load")
    curator = make_curator()

    curation.remove_sample(user=curator)

    change = Change.objects.get(kind=Change.Kind.LOAD_SAMPLE)
    assert (change.undone_by, change.can_be_undone) == (curator, False)


def test_there_is_nothing_to_remove_twice_or_from_an_archive_without_the_sample() -> None:
    with pytest.raises(CommandError, match="the sample was never loaded"):
        run("--remove")
    run("--load")
    run("--remove")

    with pytest.raises(CommandError, match="the sample has already been removed"):
        run("--remove")


def test_a_readers_own_source_of_the_same_name_is_left_alone() -> None:
    mine = make_source(name="the harrow ledger", slug="the-harrow-ledger", aliases=["Harrow Ledger"], note="Mine.")

    run("--load")
    sample_articles = mine.articles.count()
    run("--remove")

    mine.refresh_from_db()
    assert sample_articles > 0
    assert (mine.note, mine.aliases, Source.objects.get()) == ("Mine.", ["Harrow Ledger"], mine)


def test_loading_all_or_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise OSError("disk on fire")

    monkeypatch.setattr(sample, "_load_tags", fail)

    with pytest.raises(OSError, match="disk on fire"):
        sample.load()

    assert not Clipping.objects.exists()
    assert sample.loading_change() is None

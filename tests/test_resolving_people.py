"""Resolving names to people across articles, and the effect of people's decisions on it."""

from __future__ import annotations

import json
import re
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import curation, ingest
from articles.ingest import Received, Result, sample, storing
from articles.models import (
    Alias,
    Appearance,
    Article,
    Change,
    Clipping,
    Distinction,
    Person,
    PersonCorrection,
    ProposedJoin,
    Quote,
    QuoteCorrection,
)
from articles.text.parse import Published
from tests.dumps import parsed_article, parsed_clipping
from tests.factories import make_alias, make_appearance, make_article, make_curator, make_person, make_quote

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newsarchive.accounts.models import User

pytestmark = pytest.mark.django_db

ANSWERS = Path(__file__).resolve().parents[1] / "fixtures" / "expected_archive.json"

# Precision and recall of resolving people in the sample. If recall drops, a person's quotes are split over two pages.
SAMPLE_PRECISION = 1.0
SAMPLE_RECALL = 0.98


FIRST_DAY = date(2024, 6, 1).toordinal()

# Queries for the people of a batch: known people, new people, corrections, evidence, and duplicate suggestions.
MOST_STATEMENTS = 18


class Newsroom:
    """A parser that finds prepared articles with people. The bytes of a clipping are the key of its article."""

    def __init__(self) -> None:
        self.articles: dict[bytes, dict[str, Any]] = {}

    def parse(self, data: bytes, **options: Any) -> Any:
        article = self.articles[data]
        body = ", ".join(article["body"] or article["people"]) + f" met on matter {data.decode()}. “Go,” said one."
        return parsed_clipping(
            data,
            articles=[
                parsed_article(
                    body=body,
                    people={name: [name] for name in article["people"]},
                    quotes=[("Go", article["speaker"])],
                    published=Published(day=article["day"]),
                )
            ],
        )

    def stores(self, *names: Sequence[str], speaker: str | None = None, body: Sequence[str] = ()) -> list[Result]:
        """Store articles in one batch, each with the people in one of ``names``."""
        files = []
        for named in names:
            number = len(self.articles)
            data = f"{number}".encode()
            day = date.fromordinal(FIRST_DAY + number)
            self.articles[data] = {"people": named, "speaker": speaker, "day": day, "body": body}
            files.append(Received(data=data, name=f"{number}.txt"))
        return list(ingest.store(files, origin=Clipping.Origin.COMMAND))

    def receives(self, *names: Sequence[str], **options: Any) -> list[Article]:
        return [Article.objects.get(pk=result.article_ids[0]) for result in self.stores(*names, **options)]


@pytest.fixture
def newsroom(monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    newsroom = Newsroom()
    monkeypatch.setattr(storing, "parse", newsroom.parse)
    return newsroom


@pytest.fixture
def curator() -> User:
    return make_curator()


def reparse() -> list[ingest.Reparsed]:
    return list(ingest.reparse(Clipping.objects.stored().order_by("pk").values_list("pk", flat=True)))


def who(article: Article) -> dict[str, int]:
    return dict(article.appearances.values_list("name", "person"))


def people() -> list[str]:
    return sorted(Person.objects.values_list("name", flat=True))


def proposed() -> set[tuple[str, str, str]]:
    return set(ProposedJoin.objects.values_list("one__name", "other__name", "relation"))


def rows() -> dict[str, Any]:
    """Return all rows about people, except duplicate suggestions, which are computed again."""
    models = (Person, Alias, Appearance, Quote, QuoteCorrection, PersonCorrection, Distinction)
    found = {model.__name__: list(model.objects.order_by("pk").values()) for model in models}
    for model in (QuoteCorrection, PersonCorrection, Distinction):
        for row in found[model.__name__]:
            del row["made_at"]
    return found


# The sample


def joins(parts: Mapping[tuple[str, str], object]) -> set[frozenset[tuple[str, str]]]:
    """Return the pairs of appearances, each as (file, name), that are assigned to one person."""
    return {frozenset(pair) for pair in combinations(parts, 2) if parts[pair[0]] == parts[pair[1]]}


def test_different_people_in_the_sample_are_kept_apart() -> None:
    answers = json.loads(ANSWERS.read_text("utf-8"))
    expected = {
        (file, form): person["name"]
        for person in answers["people"]
        for form, files in person["forms"].items()
        for file in files
    }

    sample.load()

    found: dict[tuple[str, str], int] = {}
    for file, name, person in Appearance.objects.values_list("article__clipping__name", "name", "person"):
        found[file, name] = person
        # The core may leave a title on.
        found.setdefault((file, " ".join(name.split()[-2:])), person)
    assert expected.keys() <= found.keys()
    ours, right = joins({key: found[key] for key in expected}), joins(expected)
    precision, recall = len(ours & right) / len(ours), len(ours & right) / len(right)
    assert (precision, recall) >= (SAMPLE_PRECISION, SAMPLE_RECALL), (precision, recall, ours ^ right)
    for one, other in answers["not_the_same_person"]:
        assert not Person.objects.filter(aliases__name=one).filter(aliases__name=other).exists()


def test_three_forms_of_a_name_in_four_outlets_of_the_sample_are_one_person() -> None:
    sample.load()

    ilse = Person.objects.get(name="Ilse Marrandt")
    forms = set(ilse.appearances.values_list("name", flat=True))
    outlets = set(ilse.appearances.values_list("article__source__name", flat=True))
    assert forms == {"Ilse Marrandt", "Ilse K. Marrandt", "Marrandt"}
    assert len(outlets) >= 4
    assert {"Peter Marrandt", "Jutta Marrandt"} <= set(people())


# Names


@pytest.mark.parametrize("together", [True, False], ids=["in one batch", "one after the other"])
@pytest.mark.parametrize("order", [1, -1], ids=["plain first", "plain last"])
def test_a_name_with_and_without_initial_is_one_person(newsroom: Newsroom, together: bool, order: int) -> None:
    names = [["Ilse Marrandt"], ["Ilse K. Marrandt"], ["Ilse Karin Marrandt", "Hesk Dovrin"]][::order]
    if together:
        newsroom.receives(*names[:2] if order == 1 else names[1:])
    else:
        for named in names[:2] if order == 1 else names[1:]:
            newsroom.receives(named)

    assert len(people()) == 1
    assert set(Alias.objects.values_list("key", flat=True)) == {"ilse marrandt", "ilse k marrandt"}


def test_two_names_in_one_article_are_two_people(newsroom: Newsroom) -> None:
    newsroom.receives(["Ilse Marrandt", "Ilse K. Marrandt"])

    assert people() == ["Ilse K. Marrandt", "Ilse Marrandt"]
    assert not ProposedJoin.objects.exists()


@pytest.mark.parametrize("names", [
    [["Ilse Marrandt"], ["Ilse K. Marrandt"], ["Ilse M. Marrandt"]],
    [["Ilse M. Marrandt"], ["Ilse K. Marrandt"], ["Ilse Marrandt"]],
], ids=["plain first", "plain last"])  # fmt: skip
def test_a_name_that_fits_two_people_becomes_a_third(newsroom: Newsroom, names: list[list[str]]) -> None:
    newsroom.receives(*names)

    assert people() == ["Ilse K. Marrandt", "Ilse M. Marrandt", "Ilse Marrandt"]


def test_father_and_son_are_two_people_and_the_plain_name_is_suggested(newsroom: Newsroom) -> None:
    newsroom.receives(["Hugh Tollemar Jr."], ["Hugh Tollemar Sr."], ["Hugh Tollemar"])

    assert len(people()) == 3
    assert {relation for _one, _other, relation in proposed()} == {"generation"}


def test_a_surname_alone_resolves_to_the_person_with_the_same_companions(newsroom: Newsroom) -> None:
    newsroom.receives(
        ["Bettina Cassavane", "Hugh Tollemar", "Ewan Strell"], ["Olan Cassavane", "Nadia Tessick", "Alma Greave"]
    )

    [article] = newsroom.receives(["Cassavane", "Hugh Tollemar", "Ewan Strell"])

    assert who(article)["Cassavane"] == Person.objects.get(name="Bettina Cassavane").pk
    assert "cassavane" not in set(Alias.objects.values_list("key", flat=True))


def test_a_surname_alone_without_evidence_is_suggested_not_merged(newsroom: Newsroom) -> None:
    newsroom.receives(["Bettina Cassavane", "Hugh Tollemar"])

    newsroom.receives(["Cassavane", "Alma Greave"])

    assert "Cassavane" in people()
    assert proposed() == {("Bettina Cassavane", "Cassavane", "surname")}


def test_a_surname_alone_is_not_a_person_whom_the_article_also_names_in_full(newsroom: Newsroom) -> None:
    newsroom.receives(["Bettina Cassavane", "Hugh Tollemar", "Ewan Strell"])

    newsroom.receives(["Cassavane", "Bettina Cassavane", "Hugh Tollemar", "Ewan Strell"])

    assert "Cassavane" in people()
    assert not ProposedJoin.objects.exists()


def test_mr_with_a_surname_does_not_resolve_to_a_woman(newsroom: Newsroom) -> None:
    newsroom.receives(["Julia Cassavane", "Hugh Tollemar", "Ewan Strell"])

    newsroom.receives(
        ["Cassavane", "Hugh Tollemar", "Ewan Strell"], body=["Hugh Tollemar", "Ewan Strell", "Mr. Cassavane"]
    )

    assert "Cassavane" in people()


def test_reprocessing_does_not_change_resolved_people(newsroom: Newsroom) -> None:
    newsroom.receives(["Cassavane", "Hugh Tollemar", "Ewan Strell"], ["Ilse Marrandt"])
    newsroom.receives(["Bettina Cassavane", "Hugh Tollemar", "Ewan Strell"], ["Ilse K. Marrandt"])
    before, waiting = rows(), proposed()

    assert {reparsed.status for reparsed in reparse()} == {ingest.ReprocessStatus.SAME}
    assert (rows(), proposed()) == (before, waiting)


# Duplicate suggestions


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        pytest.param("Ilse Marrandt", "I. Marrandt", "initial", id="an initial"),
        pytest.param("William Hollin", "Bill Hollin", "short", id="a short form"),
        pytest.param("Yusra Delmane", "Yousra Delmane", "spelling", id="an extra letter"),
        pytest.param("Hesk Dovrin", "Crooked Hesk Dovrin", "leading", id="a leading word"),
        pytest.param("Ilse Marrandt", "Ilse Karin Marrandt", "middle", id="a middle name"),
        pytest.param("Ilse Marrandt", "Ilse Marandt", "misspelt", id="a misspelt surname"),
        pytest.param("Ilse Marrandt", "Ilse Marrandt-Orlisk", "half", id="half a double surname"),
        pytest.param("Ilse Marrandt-Orlisk", "Ilse Marrandt", "half", id="half a double surname, the whole one first"),
    ],
)
def test_similar_names_are_suggested_not_merged(newsroom: Newsroom, one: str, other: str, relation: str) -> None:
    newsroom.receives([one], [other])

    assert len(people()) == 2
    assert {(frozenset(pair), how) for *pair, how in proposed()} == {(frozenset((one, other)), relation)}


def test_people_who_share_only_a_surname_are_not_suggested(newsroom: Newsroom) -> None:
    newsroom.receives(["Ilse Marrandt", "Hesk Dovrin"], ["Peter Marrandt", "Hesk Dovrin"])

    assert not ProposedJoin.objects.exists()


def test_suggestions_that_join_most_articles_come_first(newsroom: Newsroom) -> None:
    newsroom.receives(
        ["Ilse Marrandt"], ["I. Marrandt"], ["Hesk Dovrin"], ["Hesk Dovrin"], ["H. Dovrin"], ["H. Dovrin"]
    )

    first, second = ProposedJoin.objects.most_gained_first()

    assert {first.one.name, first.other.name} == {"Hesk Dovrin", "H. Dovrin"}
    assert first.gain > second.gain
    assert ProposedJoin.objects.articles_gained() == round(first.gain + second.gain)


def test_a_suggestion_is_updated_by_new_articles(newsroom: Newsroom) -> None:
    newsroom.receives(["Ilse Marrandt", "Hesk Dovrin"], ["I. Marrandt", "Alma Greave"])
    before = ProposedJoin.objects.get()

    newsroom.receives(["I. Marrandt", "Hesk Dovrin"])

    after = ProposedJoin.objects.get()
    assert after.pk == before.pk
    assert (after.odds > before.odds, after.gain > before.gain) == (True, True)


def test_accepting_suggestions_merges_three_people_suggested_in_pairs(newsroom: Newsroom, curator: User) -> None:
    newsroom.receives(["Ilse Marrandt"], ["Ilse Marrandt"], ["I. Marrandt"], ["Ilse Karin Marrandt"], ["Hesk Dovrin"])
    before = rows()

    [change] = curation.accept_suggestions(ProposedJoin.objects.all(), user=curator)

    assert people() == ["Hesk Dovrin", "Ilse Marrandt"]
    assert not ProposedJoin.objects.exists()
    curation.undo(change, user=curator)
    assert rows() == before
    assert len(proposed()) == 3


# Keeping apart


def test_people_kept_apart_are_not_suggested_again(newsroom: Newsroom, curator: User) -> None:
    newsroom.receives(["Ilse Marrandt"], ["I. Marrandt"])
    ilse, other = Person.objects.order_by("pk")

    change = curation.keep_apart([(other, ilse)], user=curator)

    assert change is not None
    assert str(change) in {"I. Marrandt and Ilse Marrandt kept separate", "Ilse Marrandt and I. Marrandt kept separate"}
    newsroom.receives(["Ilse Marrandt"], ["I. Marrandt"])
    reparse()
    assert not ProposedJoin.objects.exists()
    assert curation.keep_apart([(ilse, other)], user=curator) is None
    curation.undo(change, user=curator)
    assert not Distinction.objects.exists()
    assert len(proposed()) == 1


def test_later_articles_respect_that_a_surname_is_kept_apart(newsroom: Newsroom, curator: User) -> None:
    newsroom.receives(["Bettina Cassavane", "Hugh Tollemar"], ["Cassavane", "Alma Greave"])
    bettina, other = Person.objects.get(name="Bettina Cassavane"), Person.objects.get(name="Cassavane")
    curation.keep_apart([(bettina, other)], user=curator)

    [article] = newsroom.receives(["Cassavane", "Hugh Tollemar"])

    assert who(article)["Cassavane"] == other.pk


def test_people_kept_apart_are_not_deleted_when_no_article_names_them(newsroom: Newsroom, curator: User) -> None:
    [article, _other] = newsroom.receives(["Ilse Marrandt"], ["I. Marrandt"])
    curation.keep_apart([tuple(Person.objects.order_by("pk"))], user=curator)

    newsroom.articles[b"0"]["people"] = ["Hesk Dovrin"]
    newsroom.articles[b"0"]["speaker"] = None
    reparse()
    newsroom.articles[b"0"]["people"] = ["Ilse Marrandt"]
    reparse()

    assert set(who(article).values()) <= set(Distinction.objects.values_list("one", "other")[0])
    assert not ProposedJoin.objects.exists()


def test_a_merged_person_inherits_whom_the_others_were_kept_apart_from(curator: User) -> None:
    kept, absorbed, third, fourth = make_person(), make_person(), make_person(), make_person()
    curation.keep_apart([(absorbed, third), (absorbed, kept), (kept, fourth), (absorbed, fourth)], user=curator)
    before = rows()

    change = curation.merge_people(kept=kept, absorbed=[absorbed], user=curator)

    assert set(Distinction.objects.values_list("one", "other")) == {(kept.pk, third.pk), (kept.pk, fourth.pk)}
    curation.undo(change, user=curator)
    assert {k: v for k, v in rows().items() if k != "Distinction"} == {
        k: v for k, v in before.items() if k != "Distinction"
    }
    assert [(row["one_id"], row["other_id"]) for row in rows()["Distinction"]] == [
        (row["one_id"], row["other_id"]) for row in before["Distinction"]
    ]


# Splitting


def test_splitting_a_person_survives_reprocessing_and_can_be_undone(newsroom: Newsroom, curator: User) -> None:
    articles = newsroom.receives(
        ["Ilse Marrandt", "Hesk Dovrin"], ["Ilse Marrandt", "Alma Greave"], ["Ilse Marrandt", "Alma Greave"],
        speaker="Ilse Marrandt",
    )  # fmt: skip
    ilse = Person.objects.get(name="Ilse Marrandt")
    before = rows()

    change = curation.split_person(
        ilse, Appearance.objects.filter(person=ilse, article__in=articles[1:]), name="Ilse Marrandt", user=curator
    )

    new = Person.objects.filter(name="Ilse Marrandt").exclude(pk=ilse.pk).get()
    assert [who(article)["Ilse Marrandt"] for article in articles] == [ilse.pk, new.pk, new.pk]
    assert [article.quotes.get().speaker_id for article in articles] == [ilse.pk, new.pk, new.pk]
    assert not ProposedJoin.objects.exists()
    after = rows()
    assert {reparsed.status for reparsed in reparse()} == {ingest.ReprocessStatus.SAME}
    assert rows() == after
    curation.undo(change, user=curator)
    assert rows() == before


def test_a_name_shared_by_two_people_resolves_by_companions(newsroom: Newsroom, curator: User) -> None:
    articles = newsroom.receives(
        ["Ilse Marrandt", "Hesk Dovrin", "Joanna Pellowar"], ["Ilse Marrandt", "Alma Greave", "Rupert Hollin"]
    )
    ilse = Person.objects.get(name="Ilse Marrandt")
    curation.split_person(ilse, articles[1].appearances.filter(person=ilse), name="Ilse Marrandt", user=curator)
    other = who(articles[1])["Ilse Marrandt"]

    first, second = newsroom.receives(
        ["Ilse Marrandt", "Rupert Hollin", "Alma Greave"], ["Ilse Marrandt", "Joanna Pellowar"]
    )

    assert (who(first)["Ilse Marrandt"], who(second)["Ilse Marrandt"]) == (other, ilse.pk)


def test_a_split_moves_the_name_of_the_appearances(newsroom: Newsroom, curator: User) -> None:
    newsroom.receives(["Ilse Marrandt"], ["Peter Marrandt"])
    ilse, peter = Person.objects.order_by("name")
    curation.merge_people(kept=ilse, absorbed=[peter], user=curator)

    curation.split_person(ilse, ilse.appearances.filter(name="Peter Marrandt"), name="Peter Marrandt", user=curator)

    assert list(ilse.aliases.values_list("key", flat=True)) == ["ilse marrandt"]
    [article] = newsroom.receives(["Peter Marrandt"])
    assert Person.objects.get(pk=who(article)["Peter Marrandt"]).name == "Peter Marrandt"


def test_a_split_keeps_quotes_with_their_speaker_in_an_article_naming_both(newsroom: Newsroom, curator: User) -> None:
    [both, _one] = newsroom.receives(["Ilse Marrandt", "Peter Marrandt"], ["Ilse Marrandt"], speaker="Ilse Marrandt")
    ilse, peter = Person.objects.order_by("name")
    curation.merge_people(kept=ilse, absorbed=[peter], user=curator)

    curation.split_person(ilse, ilse.appearances.filter(name="Peter Marrandt"), name="Peter Marrandt", user=curator)

    assert both.quotes.get().speaker == ilse
    assert len(set(who(both).values())) == 2


def test_a_split_applies_when_a_deleted_clipping_is_received_again(newsroom: Newsroom, curator: User) -> None:
    articles = newsroom.receives(["Ilse Marrandt", "Hesk Dovrin"], ["Ilse Marrandt", "Alma Greave"])
    ilse = Person.objects.get(name="Ilse Marrandt")
    curation.split_person(ilse, articles[1].appearances.filter(person=ilse), name="Ilse Marrandt", user=curator)
    other = who(articles[1])["Ilse Marrandt"]
    Clipping.objects.filter(pk=articles[1].clipping_id).delete()

    [result] = ingest.store([Received(data=b"1", name="1.txt")], origin=Clipping.Origin.COMMAND)

    assert who(Article.objects.get(pk=result.article_ids[0]))["Ilse Marrandt"] == other


def test_a_split_cannot_be_undone_before_a_later_merge(newsroom: Newsroom, curator: User) -> None:
    articles = newsroom.receives(["Ilse Marrandt"], ["Ilse Marrandt"])
    ilse = Person.objects.get()
    change = curation.split_person(ilse, articles[1].appearances.all(), name="Ilse M.", user=curator)
    new = Person.objects.exclude(pk=ilse.pk).get()
    curation.merge_people(kept=new, absorbed=[make_person()], user=curator)

    with pytest.raises(curation.NotUndoable, match="undo that first"):
        curation.undo(change, user=curator)


@pytest.mark.parametrize("chosen", ["none", "all"])
def test_a_split_needs_some_but_not_all_appearances(newsroom: Newsroom, curator: User, chosen: str) -> None:
    newsroom.receives(["Ilse Marrandt"], ["Ilse Marrandt"])
    ilse = Person.objects.get()
    appearances = ilse.appearances.all() if chosen == "all" else ilse.appearances.none()

    with pytest.raises(ValueError, match="not all of them"):
        curation.split_person(ilse, appearances, name="Ilse M.", user=curator)


def test_merging_people_with_the_same_name_can_be_undone(curator: User) -> None:
    kept, absorbed = make_person(name="Ilse Marrandt"), make_person(name="Ilse Marrandt")
    make_alias(person=absorbed, name="I. Marrandt")
    before = rows()

    change = curation.merge_people(kept=kept, absorbed=[absorbed], user=curator)

    assert sorted(kept.aliases.values_list("key", flat=True)) == ["i marrandt", "ilse marrandt"]
    curation.undo(change, user=curator)
    assert rows() == before


# A name in one article


@pytest.mark.parametrize("known", [True, False], ids=["somebody known", "somebody new"])
def test_undoing_a_corrected_name_restores_the_earlier_person(newsroom: Newsroom, curator: User, known: bool) -> None:
    newsroom.receives(["Bettina Cassavane", "Hugh Tollemar"])
    [article] = newsroom.receives(["Cassavane", "Alma Greave"], speaker="Cassavane")
    bettina = Person.objects.get(name="Bettina Cassavane")

    change = curation.set_person(
        article.appearances.select_related("article__clipping").get(name="Cassavane"),
        bettina if known else None,
        user=curator,
    )

    assert change is not None
    assert (article.quotes.get().speaker_id == bettina.pk) is known
    curation.undo(change, user=curator)
    again = Person.objects.get(name="Cassavane")
    assert (who(article)["Cassavane"], article.quotes.get().speaker_id) == (again.pk, again.pk)
    assert not PersonCorrection.objects.exists()


# Cost


def test_query_count_does_not_depend_on_articles_and_names(newsroom: Newsroom) -> None:
    about_people = re.compile("articles_(alias|person|personcorrection|proposedjoin|distinction)\\b|person_id = ANY")

    def receives(count: int, letter: str) -> int:
        surnames = [f"Orl{letter}{'aeiou'[number % 5] * (1 + number // 5)}nd" for number in range(count)]
        newsroom.receives(*([f"Bettina {name}", f"Hugh {name}", "Alma Greave"] for name in surnames))
        with CaptureQueriesContext(connection) as queries:
            newsroom.stores(*([name, "Alma Greave", f"B. {name}", f"New {name}"] for name in surnames))
        return sum(bool(about_people.search(query["sql"])) for query in queries)

    few = receives(1, "b")
    assert few == receives(12, "k")
    assert few <= MOST_STATEMENTS


def test_query_count_of_merging_and_undoing_does_not_depend_on_rows(curator: User) -> None:
    def merge(count: int) -> tuple[int, int]:
        kept, absorbed = make_person(), make_person()
        for person in (kept, absorbed):
            for _number in range(count):
                article = make_article()
                make_appearance(article=article, person=person)
                make_quote(article=article, speaker=person)
        with CaptureQueriesContext(connection) as merging:
            change = curation.merge_people(kept=kept, absorbed=[absorbed], user=curator)
        with CaptureQueriesContext(connection) as undoing:
            curation.undo(change, user=curator)
        return len(merging), len(undoing)

    few = merge(1)
    assert few == merge(6)
    assert max(few) <= 40


def test_query_count_of_splitting_does_not_depend_on_articles(curator: User) -> None:
    def split(count: int) -> tuple[int, int]:
        person = make_person()
        rows = []
        for _number in range(count + 1):
            article = make_article()
            rows.append(make_appearance(article=article, person=person))
            make_quote(article=article, speaker=person)
        with CaptureQueriesContext(connection) as splitting:
            change = curation.split_person(person, rows[1:], name="Somebody Else", user=curator)
        with CaptureQueriesContext(connection) as undoing:
            curation.undo(change, user=curator)
        return len(splitting), len(undoing)

    assert split(1) == split(6)


def test_changes_of_people_are_in_the_history(newsroom: Newsroom, curator: User) -> None:
    newsroom.receives(["Ilse Marrandt"], ["I. Marrandt"])
    ilse, other = Person.objects.order_by("pk")
    curation.keep_apart([(ilse, other)], user=curator)

    change = Change.objects.get()

    assert (change.kind, change.made_by, change.can_be_undone) == (Change.Kind.KEEP_APART, curator, True)

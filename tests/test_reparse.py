from __future__ import annotations

import json
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import CommandError, call_command

from articles import ingest
from articles.ingest import Received, ReprocessStatus, reparsing, storing
from articles.models import Alias, Appearance, Article, Clipping, Mention, Person, Quote, ReadMark, Revision, Tagging
from articles.text.data.kinds import Kind
from articles.text.documents import Block, UnreadableClipping
from articles.workers.pool import TookTooLong
from tests.dumps import parsed_article, parsed_clipping
from tests.factories import (
    make_field_correction,
    make_person,
    make_quote_correction,
    make_read_mark,
    make_tagging,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from articles.ingest import Reparsed
    from articles.text.parse import ParsedArticle

pytestmark = pytest.mark.django_db

BODY = "“Go,” said Ilse Marrandt.\n\nMarrandt went. “Stay,” said Hesk Dovrin. “Go,” he said."
PEOPLE = {"Ilse Marrandt": ["Ilse Marrandt", "Marrandt"], "Hesk Dovrin": ["Hesk Dovrin"]}


class Core:
    """A parser that returns prepared articles."""

    def __init__(self) -> None:
        self.articles: list[ParsedArticle] = []
        self.finds()

    def finds(
        self, *, body: str = BODY, people: Any = None, quotes: Sequence[Any] | None = None, **fields: Any
    ) -> None:
        found = parsed_article(
            body=body,
            people=PEOPLE if people is None else people,
            quotes=[("Go", "Ilse Marrandt"), ("Stay", "Hesk Dovrin")] if quotes is None else quotes,
            **({"headline": "Go or stay"} | fields),
        )
        self.articles = [found]

    def parse(self, data: bytes, **options: Any) -> Any:
        if not self.articles:
            raise UnreadableClipping("it is a riddle")
        return parsed_clipping(data, articles=self.articles)


@pytest.fixture
def core(monkeypatch: pytest.MonkeyPatch) -> Core:
    core = Core()
    monkeypatch.setattr(storing, "parse", core.parse)
    return core


@pytest.fixture
def article(core: Core) -> Article:
    list(ingest.store([Received(data=b"1", name="a.txt")], origin=Clipping.Origin.COMMAND))
    return Article.objects.get()


def reparse(*, dry_run: bool = False) -> list[Reparsed]:
    ids = Clipping.objects.stored().order_by("pk").values_list("pk", flat=True)
    return list(ingest.reparse(ids, dry_run=dry_run))


def rows() -> list[Any]:
    """Return all rows that parsing creates."""
    return [
        list(model.objects.order_by("pk").values()) for model in (Article, Appearance, Mention, Quote, Person, Alias)
    ]


def differences_of(reparsed: Reparsed) -> set[tuple[str, str, str, str]]:
    return {(d.about, d.name, d.before, d.after) for d in reparsed.differences}


def test_parsing_the_same_again_changes_nothing(article: Article) -> None:
    before = rows()

    [reparsed] = reparse()

    assert (reparsed.status, reparsed.article_id, reparsed.differences) == (ReprocessStatus.SAME, article.pk, ())
    assert rows() == before
    assert not Revision.objects.exists()


def test_a_changed_text_makes_a_revision_and_the_article_keeps_its_id(article: Article, core: Core) -> None:
    core.finds(body=BODY.replace("went", "left"), headline="Stay or go")

    [reparsed] = reparse()

    article.refresh_from_db()
    assert (article.headline, article.revision, "left" in article.body) == ("Stay or go", 2, True)
    old = article.revisions.get()
    assert (old.number, old.headline, old.body) == (1, "Go or stay", BODY)
    assert ("field", "headline", "Go or stay", "Stay or go") in differences_of(reparsed)
    assert reparsed.status is ReprocessStatus.CHANGED


def test_a_change_of_other_fields_makes_no_revision(article: Article, core: Core) -> None:
    core.finds(source="The Harrow Ledger", authors=("Nora Quenby",))

    [reparsed] = reparse()

    article.refresh_from_db()
    assert article.source is not None
    assert (article.source.name, article.revision) == ("The Harrow Ledger", 1)
    assert differences_of(reparsed) == {
        ("field", "source", "", "The Harrow Ledger"),
        ("field", "authors", "", "Nora Quenby"),
    }


def test_a_changed_kind_of_line_is_reported(article: Article, core: Core) -> None:
    blocks = tuple(Block(text=text, kind=Kind.PARAGRAPH, rule="test") for text in BODY.split("\n\n"))
    core.finds(blocks=(blocks[0], Block(text=blocks[1].text, kind=Kind.CAPTION, rule="new")))

    [reparsed] = reparse()

    assert differences_of(reparsed) == {("line", blocks[1].text, "paragraph", "caption")}
    assert not Revision.objects.exists()


def test_the_certainty_of_names_and_quotes_is_stored_and_filled_in_by_reprocessing(article: Article) -> None:
    assert set(Appearance.objects.values_list("certainty", flat=True)) == {0.7}
    Appearance.objects.update(certainty=1.0)  # as before the column was there
    Quote.objects.update(certainty=1.0)

    [reparsed] = reparse()

    assert set(Appearance.objects.values_list("certainty", flat=True)) == {0.7}
    assert set(article.quotes.values_list("certainty", flat=True)) == {0.9}
    assert reparsed.status is ReprocessStatus.SAME


def test_quotes_with_unchanged_text_keep_their_ids(article: Article, core: Core) -> None:
    keys = dict(Quote.objects.values_list("text", "pk"))
    core.finds(
        body="First. " + BODY,
        quotes=[("Go", "Hesk Dovrin"), ("Marrandt went", None), ("Stay", "Hesk Dovrin")],
    )

    [reparsed] = reparse()

    article.refresh_from_db()
    after = {quote.text: quote for quote in Quote.objects.select_related("speaker")}
    assert (after["Go"].pk, after["Stay"].pk, after["Stay"].position) == (keys["Go"], keys["Stay"], 2)
    assert all(article.body[quote.start : quote.end] == quote.text for quote in after.values())
    assert after["Go"].speaker is not None
    assert after["Go"].speaker.name == "Hesk Dovrin"
    assert {
        ("quote", "Go", "Ilse Marrandt (direct)", "Hesk Dovrin (direct)"),
        ("quote", "Marrandt went", "", "unknown (direct)"),
    } <= differences_of(reparsed)


def test_quotes_with_the_same_text_keep_their_ids_in_order(core: Core) -> None:
    core.finds(body="“Go” and “Go”.", people={}, quotes=[("Go", None)])
    [article] = core.articles
    first = article.quotes[0]
    second = replace(first, span=first.span.shifted(9))
    core.articles = [replace(article, quotes=(first, second))]
    list(ingest.store([Received(data=b"1")], origin=Clipping.Origin.COMMAND))
    keys = list(Quote.objects.order_by("position").values_list("pk", flat=True))

    core.articles = [replace(article, quotes=(second,))]
    reparse()

    assert list(Quote.objects.values_list("pk", "start")) == [(keys[0], second.span.start)]


def test_appearances_and_mentions_keep_their_ids(article: Article, core: Core) -> None:
    ilse = Appearance.objects.get(name="Ilse Marrandt")
    mentions = list(ilse.mentions.order_by("start").values_list("pk", flat=True))
    core.finds(body="So it was. " + BODY)

    reparse()

    article.refresh_from_db()
    after = ilse.mentions.order_by("start")
    assert [m.pk for m in after] == mentions
    assert [article.body[m.start : m.end] for m in after] == ["Ilse Marrandt", "Marrandt"]


def test_a_person_named_in_another_form_keeps_the_appearance(article: Article, core: Core) -> None:
    ilse = Person.objects.get(name="Ilse Marrandt")
    Alias.objects.create(person=ilse, name="Marrandt", key="marrandt", origin=Alias.Origin.HAND)
    key = ilse.appearances.get().pk
    core.finds(people={"Marrandt": ["Marrandt"]}, quotes=[])

    [reparsed] = reparse()

    appearance = ilse.appearances.get()
    assert (appearance.pk, appearance.name, appearance.mention_count) == (key, "Marrandt", 1)
    assert ("person", "Marrandt", "Ilse Marrandt", "Marrandt") in differences_of(reparsed)


def test_people_no_longer_in_any_article_are_deleted(article: Article, core: Core) -> None:
    core.finds(people={"Ilse Marrandt": ["Ilse Marrandt"]}, quotes=[("Go", "Ilse Marrandt"), ("Stay", None)])

    [reparsed] = reparse()

    assert list(Person.objects.values_list("name", flat=True)) == ["Ilse Marrandt"]
    assert ("person", "Hesk Dovrin", "Hesk Dovrin", "") in differences_of(reparsed)


@pytest.mark.parametrize(
    "decide",
    [
        pytest.param(lambda person: Person.objects.filter(pk=person.pk).update(note="The boatman."), id="a note"),
        pytest.param(lambda person: person.aliases.create(name="H. Dovrin", key="h dovrin"), id="a merge"),
        pytest.param(lambda person: person.aliases.update(origin=Alias.Origin.HAND), id="an alias added by hand"),
    ],
)
def test_people_with_a_note_or_a_decision_are_not_deleted(
    article: Article, core: Core, decide: Callable[[Person], object]
) -> None:
    decide(Person.objects.get(name="Hesk Dovrin"))
    core.finds(people={"Ilse Marrandt": ["Ilse Marrandt"]}, quotes=[])

    reparse()

    assert Person.objects.filter(name="Hesk Dovrin").exists()


def test_corrections_survive_reprocessing(article: Article, core: Core) -> None:
    other = make_person(name="Tomasine Erval")
    root = article.clipping.articles.create(
        **{
            name: getattr(article, name)
            for name in ("headline", "headline_origin", "received_at", "body", "word_count", "blocks")
        },
        position=7,
    )
    Article.objects.filter(pk=article.pk).update(version_of=root)
    make_field_correction(article=article, field="headline", value="By hand")
    make_quote_correction(article=article, text="Go", verdict="speaker", speaker=other)
    make_quote_correction(article=article, text="Stay")
    make_tagging(article=article)
    make_read_mark(article=article)
    core.finds(body="Once. " + BODY, headline="By machine")

    reparse()

    article.refresh_from_db()
    assert (article.headline, article.headline_origin, article.version_of) == ("By hand", "hand", root)
    quote = article.quotes.get()
    assert (quote.text, quote.speaker, quote.by_hand, quote.certainty) == ("Go", other, True, 1.0)
    assert Tagging.objects.filter(article=article).exists()
    assert ReadMark.objects.filter(article=article).exists()


def test_a_merge_survives_reprocessing(article: Article) -> None:
    ilse, hesk = Person.objects.get(name="Ilse Marrandt"), Person.objects.get(name="Hesk Dovrin")
    for model, field in ((Alias, "person"), (Appearance, "person"), (Quote, "speaker")):
        model.objects.filter(**{field: hesk}).update(**{field: ilse})
    hesk.delete()

    [reparsed] = reparse()

    assert reparsed.status is ReprocessStatus.SAME
    assert set(Appearance.objects.values_list("person", flat=True)) == {ilse.pk}


def test_appearances_follow_an_alias_moved_to_another_person(article: Article) -> None:
    other = make_person(name="Somebody Else")
    Alias.objects.filter(key="hesk dovrin").update(person=other)

    reparse()

    assert Appearance.objects.get(name="Hesk Dovrin").person == other


def test_a_dry_run_reports_the_same_and_changes_nothing(article: Article, core: Core) -> None:
    before = rows()
    core.finds(body="Once. " + BODY, people={"Nora Quenby": []}, source="The Harrow Ledger", headline="Other")

    [dry] = reparse(dry_run=True)

    assert rows() == before
    assert not Revision.objects.exists()
    assert reparse() == [dry]


def test_clippings_are_parsed_before_other_writers_are_locked_out(
    article: Article, core: Core, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    lock, parse = reparsing.lock_writers, core.parse
    monkeypatch.setattr(storing, "parse", lambda data, **options: done.append("parse") or parse(data, **options))
    monkeypatch.setattr(reparsing, "lock_writers", lambda: done.append("lock") or lock())

    list(ingest.reparse([article.clipping_id]))

    assert done == ["parse", "lock"]


def test_a_clipping_corrected_between_parsing_and_writing_is_parsed_again(
    article: Article, core: Core, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = reparsing.lock_writers

    def correct_and_lock() -> None:
        make_field_correction(article=article, field="headline", value="Stay or go")
        lock()

    monkeypatch.setattr(reparsing, "lock_writers", correct_and_lock)

    list(ingest.reparse([article.clipping_id]))

    article.refresh_from_db()
    assert article.headline == "Stay or go"


def test_a_dry_run_remembers_what_the_parser_fails_on_and_reprocessing_tries_it_again(
    article: Article, core: Core, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[bytes] = []

    def take_too_long(data: bytes, **options: Any) -> Any:
        tried.append(data)
        raise TookTooLong(9)

    with monkeypatch.context() as patched:
        patched.setattr(storing, "parse", take_too_long)
        found = [list(ingest.reparse([article.clipping_id], dry_run=True)) for _number in range(4)]
    clipping = Clipping.objects.get()
    set_aside = clipping.is_set_aside
    list(ingest.reparse([article.clipping_id]))
    clipping.refresh_from_db()

    assert len(tried) == 2
    assert set_aside
    assert {each.reason for results in found for each in results} == {"it took longer than 9 seconds to read; split it"}
    assert (clipping.failures, clipping.failure) == (0, "")


def test_a_newly_found_article_is_added(article: Article, core: Core) -> None:
    core.articles.append(parsed_article(body="Something else altogether.", index=1, headline="Else"))

    first, second = reparse()

    assert (first.status, second.status) == (ReprocessStatus.SAME, ReprocessStatus.NEW)
    assert Article.objects.get(pk=second.article_id).position == 1


def test_an_article_that_is_no_longer_found_is_kept_and_reported(article: Article, core: Core) -> None:
    core.articles = [parsed_article(body="Something else altogether.", index=1, headline="Else")]

    statuses = {reparsed.article_id: reparsed.status for reparsed in reparse()}

    assert statuses[article.pk] is ReprocessStatus.MISSING
    article.refresh_from_db()
    assert article.body == BODY


def test_a_clipping_that_can_no_longer_be_parsed_is_kept_and_reported(article: Article, core: Core) -> None:
    core.articles = []

    [reparsed] = reparse()

    assert (reparsed.status, reparsed.reason, reparsed.clipping) == (
        ReprocessStatus.REJECTED,
        "it is a riddle",
        "a.txt",
    )
    assert Article.objects.get() == article


def test_the_command_prints_the_differences(article: Article, core: Core) -> None:
    core.finds(headline="Stay or go")
    out = StringIO()

    call_command("reparse", str(article.pk), dry_run=True, stdout=out)
    call_command("reparse", json=True, stdout=out)

    dry, _difference, summary, line = out.getvalue().splitlines()
    assert dry == f"changed  #{article.pk} Stay or go"
    assert summary == "1 changed (nothing was changed)"
    assert json.loads(line)["differences"] == [
        {"about": "field", "name": "headline", "before": "Go or stay", "after": "Stay or go"}
    ]


def test_the_command_exits_with_1_if_a_clipping_cannot_be_parsed(article: Article, core: Core) -> None:
    core.articles = []

    with pytest.raises(SystemExit) as ended:
        call_command("reparse", stdout=StringIO())

    assert ended.value.code == 1


def test_the_command_rejects_unknown_article_numbers(article: Article) -> None:
    with pytest.raises(CommandError, match="no such article: 999999") as refused:
        call_command("reparse", "999999")

    assert refused.value.returncode == 2

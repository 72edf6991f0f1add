from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.postgres.indexes import GinIndex
from django.db import DataError, OperationalError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from articles import ingest
from articles.ingest import Outcome, Received, Result, storing
from articles.models import Alias, Appearance, Article, Clipping, FieldCorrection, Mention, Person, Quote, Source
from articles.text.documents import UnreadableClipping
from articles.text.formats.opening import open_file
from tests.dumps import HARBOR, RECOUNT, numbered, parsed_article, parsed_clipping
from tests.factories import (
    make_agency,
    make_article,
    make_clipping,
    make_field_correction,
    make_person,
    make_quote_correction,
    make_source,
    make_source_line,
    make_user,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from articles.text.parse import ParsedClipping

pytestmark = pytest.mark.django_db


def store(*texts: str | bytes, **options: Any) -> list[Result]:
    """Store texts as files a.txt, b.txt and so on."""
    received = [
        Received(data=text.encode() if isinstance(text, str) else text, name=f"{chr(97 + place)}.txt")
        for place, text in enumerate(texts)
    ]
    return list(ingest.store(received, **({"origin": Clipping.Origin.COMMAND} | options)))


@pytest.fixture
def understand(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[..., ParsedClipping]], None]:
    """Return a function that replaces the core's ``parse``."""

    def put(parse: Callable[..., ParsedClipping]) -> None:
        monkeypatch.setattr(storing, "parse", parse)

    return put


def outcomes(results: Sequence[Result]) -> list[str]:
    return [result.outcome.value for result in results]


def test_a_file_becomes_a_clipping_with_an_article() -> None:
    [result] = store(HARBOR)

    clipping = Clipping.objects.get(pk=result.clipping_id)
    assert bytes(clipping.content) == HARBOR.encode()
    assert (clipping.name, clipping.size, clipping.media_type) == ("a.txt", len(HARBOR.encode()), "text/plain")
    article = clipping.articles.get()
    assert result == Result(name="a.txt", outcome=Outcome.STORED, article_ids=(article.pk,), clipping_id=clipping.pk)
    assert article.headline == "Harbor wall to be rebuilt before winter"
    assert article.received_at == clipping.received_at
    assert article.word_count == len(article.body.split())
    assert [block["text"] for block in article.blocks if block["kind"] == "paragraph"] == article.body.split("\n\n")


def test_offsets_of_mentions_and_quotes_match_the_body() -> None:
    store(HARBOR)

    body = Article.objects.get().body
    assert {body[m.start : m.end] for m in Mention.objects.all()} >= {"Ilse Marrandt", "Marrandt", "Hesk Dovrin"}
    assert all(body[q.start : q.end] == q.text for q in Quote.objects.all())
    quote = Quote.objects.get(text__startswith="We have waited")
    assert quote.speaker is not None
    assert quote.speaker.name == "Ilse Marrandt"


def test_storing_twice_changes_nothing() -> None:
    [first] = store(HARBOR)

    [second] = store(HARBOR)

    assert second.outcome is Outcome.DUPLICATE
    assert second.reason == f"already in the archive as #{first.article_ids[0]}"
    assert (second.clipping_id, second.article_ids) == (first.clipping_id, first.article_ids)
    assert Article.objects.count() == Clipping.objects.count() == 1


def test_the_same_bytes_twice_in_one_batch_are_stored_once() -> None:
    results = store(HARBOR, RECOUNT, HARBOR)

    assert outcomes(results) == ["stored", "stored", "duplicate"]
    assert results[2].name == "c.txt"
    assert results[2].clipping_id == results[0].clipping_id


def test_results_are_in_file_order_and_include_files_that_could_not_be_read() -> None:
    unread = Result(name="x.pdf", outcome=Outcome.SKIPPED, reason="no")
    files = [Received(data=HARBOR.encode(), name="a.txt"), unread, Received(data=b"", name="b.txt")]

    results = list(ingest.store(files, origin=Clipping.Origin.COMMAND))

    assert [result.name for result in results] == ["a.txt", "x.pdf", "b.txt"]
    assert results[1] is unread


def test_a_binary_file_is_rejected_and_the_others_are_stored() -> None:
    results = store(b"", bytes(range(256)) * 20, HARBOR)

    assert outcomes(results) == ["rejected", "rejected", "stored"]
    assert all(result.reason for result in results[:2])


def test_a_clipping_without_any_text_is_rejected(understand: Any) -> None:
    understand(lambda data, **options: parsed_clipping(data, articles=[]))

    [result] = store(HARBOR)

    assert (result.outcome, result.reason) == (Outcome.REJECTED, "no text found")
    assert not Clipping.objects.exists()


def test_a_bug_in_the_parser_rejects_only_the_file_that_reveals_it(
    understand: Any, caplog: pytest.LogCaptureFixture
) -> None:
    def parse(data: bytes, **options: Any) -> ParsedClipping:
        if data == b"one":
            raise IndexError("boom")
        if data == b"two":
            raise UnreadableClipping("it is a riddle")
        return parsed_clipping(data)

    understand(parse)

    results = store("one", "two", "three", "one")

    assert outcomes(results) == ["rejected", "rejected", "stored", "rejected"]
    assert results[0].reason == "the program failed on this file (IndexError); please report it"
    assert results[1].reason == "it is a riddle"
    assert results[3].name == "d.txt"
    assert "a.txt: IndexError" in caplog.text


def test_a_file_that_the_database_rejects_is_rejected_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    link = storing.link_versions

    def refuse(articles: list[Article]) -> dict[int, int]:
        if any("recount" in article.body for article in articles):
            raise DataError("this text is not liked\nDETAIL: at all")
        return link(articles)

    monkeypatch.setattr(storing, "link_versions", refuse)

    results = store(HARBOR, RECOUNT, numbered(1))

    assert outcomes(results) == ["stored", "rejected", "stored"]
    assert results[1].reason == "the database rejected it: this text is not liked"
    assert Article.objects.count() == 2


def test_a_deadlocked_batch_is_retried(monkeypatch: pytest.MonkeyPatch) -> None:
    class Deadlock(Exception):
        sqlstate = "40P01"

    tries: list[int] = []
    link = storing.link_versions

    def deadlock_once(articles: list[Article]) -> dict[int, int]:
        tries.append(len(articles))
        if len(tries) == 1:
            raise OperationalError("deadlock detected") from Deadlock()
        return link(articles)

    monkeypatch.setattr(storing, "link_versions", deadlock_once)

    assert outcomes(store(HARBOR, RECOUNT)) == ["stored", "stored"]
    assert tries == [2, 2]


def test_a_lost_connection_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    def lose(articles: list[Article]) -> dict[int, int]:
        raise OperationalError("server closed the connection")

    monkeypatch.setattr(storing, "link_versions", lose)

    with pytest.raises(OperationalError):
        store(HARBOR)


def test_an_interrupt_rolls_back_only_the_current_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storing, "BATCH_FILES", 2)
    link = storing.link_versions

    def interrupt(articles: list[Article]) -> dict[int, int]:
        if Article.objects.count() == 4:
            raise KeyboardInterrupt
        return link(articles)

    monkeypatch.setattr(storing, "link_versions", interrupt)
    results = ingest.store(
        [Received(data=numbered(n).encode(), name=f"{n}.txt") for n in range(6)], origin=Clipping.Origin.COMMAND
    )

    done = [next(results), next(results)]
    with pytest.raises(KeyboardInterrupt):
        next(results)

    assert outcomes(done) == ["stored", "stored"]
    assert Article.objects.count() == Clipping.objects.count() == 2


def test_characters_that_postgresql_cannot_store_are_replaced_and_offsets_stay_valid(understand: Any) -> None:
    body = "Nul \x00 and surrogate \ud83d here, said Ilse\x00 Marrandt."
    understand(
        lambda data, **options: parsed_clipping(
            data,
            articles=[
                parsed_article(
                    body=body,
                    headline="Head\x00line",
                    authors=("A\ud800",),
                    people={"Ilse\x00 Marrandt": ["Ilse\x00 Marrandt"]},
                    quotes=[("surrogate \ud83d here", "Ilse\x00 Marrandt")],
                )
            ],
        )
    )

    [result] = store(HARBOR)

    article = Article.objects.get()
    assert result.outcome is Outcome.STORED
    assert article.body == "Nul \ufffd and surrogate \ufffd here, said Ilse\ufffd Marrandt."
    assert article.headline == "Head\ufffdline"
    assert article.authors == ["A\ufffd"]
    quote = article.quotes.get()
    assert article.body[quote.start : quote.end] == quote.text
    assert quote.speaker == Person.objects.get()


def test_long_values_are_cut_and_unsafe_urls_are_dropped(understand: Any) -> None:
    understand(
        lambda data, **options: parsed_clipping(
            data,
            headline="h" * 5_000_000,
            standfirst="s " * 1_000_000,
            authors=("a" * 300, " "),
            language="x" * 50,
            url="javascript:alert(1)",
        )
    )

    [result] = store("word " * 200_000)

    assert result.outcome is Outcome.STORED
    article = Article.objects.get()
    assert (len(article.headline), len(article.standfirst), article.url) == (1_000, 10_000, "")
    assert article.authors == ["a" * 200]


@pytest.mark.parametrize(
    ("data", "outcome"),
    [
        pytest.param(b"x" * 20_000_000, "rejected", id="20 MB in a line"),
        pytest.param(b"The wall. " * 100_001, "rejected", id="a text slightly too long"),
        pytest.param(b"<html>" + b"<p>" * 5_000_000, "stored", id="a page of unclosed tags"),
        pytest.param(
            b"<html><script>" + b"x" * 20_000_000 + b"</script><p>Wall</p>", "stored", id="a page with a long script"
        ),
        pytest.param(
            b'<html><img src="' + b"A" * 20_000_000 + b'"><p>Wall</p>', "stored", id="a page with an embedded picture"
        ),
        pytest.param(b"<html><p>" + b"The wall. " * 100_001, "rejected", id="a page with too long a text"),
    ],
)
def test_the_size_limit_applies_to_the_text_not_the_file(data: bytes, outcome: str, understand: Any) -> None:
    def parse(data: bytes, **options: Any) -> ParsedClipping:
        open_file(data, name="a.html")
        return parsed_clipping(b"A wall.")

    understand(parse)

    [result] = ingest.store([Received(data=data, name="a.html")], origin=Clipping.Origin.COMMAND)

    assert result.outcome == outcome
    assert ("more than 1,000,000 characters" in result.reason) == (outcome == "rejected")


def test_files_of_an_archive_keep_the_last_part_of_their_path() -> None:
    [result] = list(
        ingest.store(
            [Received(data=HARBOR.encode(), name="dumps.zip/2024\\june/harbor.txt")], origin=Clipping.Origin.COMMAND
        )
    )

    assert result.name == "dumps.zip/2024\\june/harbor.txt"
    assert Clipping.objects.get().name == "harbor.txt"


# Sources


def test_sources_are_found_by_name_or_alias_ignoring_case_and_created_if_unknown(understand: Any) -> None:
    ledger = make_source(name="The Harrow Ledger", slug="ledger", aliases=["Harrow Ledger"])
    wire = make_agency(name="Halyard", slug="halyard")
    named = {b"1": ("HARROW LEDGER", "halyard"), b"2": ("Ledger, The", None), b"3": ("Halyard", "Halyard")}
    understand(lambda data, **options: parsed_clipping(data, source=named[data][0], agency=named[data][1]))

    store("1", "2", "3")

    first, second, third = Article.objects.order_by("pk").select_related("source", "agency")
    assert (first.source, first.agency) == (ledger, wire)
    assert second.source is not None
    assert (second.source.name, second.source.slug, second.source.kind) == ("Ledger, The", "ledger-the", "outlet")
    # An outlet may have the name of an agency.
    assert third.agency == wire
    assert third.source is not None
    assert (third.source.kind, third.source.slug) == ("outlet", "halyard-2")


def test_a_leading_the_does_not_make_another_source(understand: Any) -> None:
    ledger, post = make_source(name="The Harrow Ledger"), make_source(name="Veldmoor Post")
    kept = make_source(name="The Veldmoor Post")
    named = {b"1": "Harrow Ledger", b"2": "Veldmoor Post", b"3": "The Veldmoor Post"}
    understand(lambda data, **options: parsed_clipping(data, source=named[data]))

    store("1", "2", "3")

    assert [article.source for article in Article.objects.order_by("pk")] == [ledger, post, kept]


def test_a_built_in_source_is_created_with_its_domains_and_aliases(understand: Any) -> None:
    understand(lambda data, **options: parsed_clipping(data, agency="Reuters"))

    store("1")

    agency = Source.objects.get()
    assert agency.is_agency
    assert "reuters.com" in agency.domains


def test_the_parser_gets_the_profiles_of_the_archives_sources(understand: Any) -> None:
    source = make_source(name="The Harrow Ledger", aliases=["Ledger"], domains=["ledger.example"])
    make_source_line(source=source, text="Email this story", kind="share")
    make_source(name="Unknown to all")
    told: dict[str, Any] = {}

    def parse(data: bytes, **options: Any) -> ParsedClipping:
        told.update({profile.name: profile for profile in options["profiles"]})
        return parsed_clipping(data)

    understand(parse)
    store("1")

    profile = told["The Harrow Ledger"]
    assert (profile.aliases, profile.domains) == (("Ledger",), ("ledger.example",))
    assert [(line.text, line.kind) for line in profile.lines] == [("Email this story", "share")]
    assert "Reuters" in told
    assert "Unknown to all" not in told


def test_a_stated_outlet_is_stored_as_a_correction(understand: Any) -> None:
    understand(lambda data, **options: parsed_clipping(data, source="Somebody Else"))
    outlet = make_source(name="The Harrow Ledger")

    store("1", source=outlet)

    assert Article.objects.get().source == outlet
    correction = FieldCorrection.objects.get()
    assert (correction.field, correction.value) == ("source", "The Harrow Ledger")


# People


def test_names_differing_in_case_and_accents_are_one_person(understand: Any) -> None:
    names = {b"1": "Ilse Márrandt", b"2": "ILSE MARRANDT", b"3": "Ilse Marrandt"}
    understand(
        lambda data, **options: parsed_clipping(
            data, articles=[parsed_article(body=f"{names[data]} spoke {data!r}.", people={names[data]: [names[data]]})]
        )
    )

    store("1", "2")
    store("3")

    person = Person.objects.get()
    assert person.sort_name == "Márrandt, Ilse"
    assert [a.name for a in Appearance.objects.order_by("pk")] == list(names.values())
    assert Alias.objects.get().key == "ilse marrandt"


def test_a_surname_alone_is_a_person_of_its_own(understand: Any) -> None:
    make_person(name="Ilse Marrandt")
    understand(
        lambda data, **options: parsed_clipping(
            data, articles=[parsed_article(body=f"Marrandt spoke {data!r}.", people={"Marrandt": ["Marrandt"]})]
        )
    )

    store("1", "2")

    assert sorted(Person.objects.values_list("name", flat=True)) == ["Ilse Marrandt", "Marrandt"]
    assert set(Appearance.objects.values_list("person__name", flat=True)) == {"Marrandt"}


def test_a_merged_name_resolves_to_the_person_it_was_merged_into(understand: Any) -> None:
    person = make_person(name="Ilse Marrandt")
    person.aliases.create(name="Mrs. Dovrin", key="mrs dovrin")
    understand(
        lambda data, **options: parsed_clipping(
            data, articles=[parsed_article(body="Mrs. Dovrin spoke.", people={"Mrs. Dovrin": ["Mrs. Dovrin"]})]
        )
    )

    store("1")

    assert Appearance.objects.get().person == person


def test_names_without_letters_are_not_people_but_remain_as_speaker_text(understand: Any) -> None:
    understand(
        lambda data, **options: parsed_clipping(
            data,
            articles=[
                parsed_article(body="“Go,” said … in the rain.", people={"…": ["…"]}, quotes=[("Go", "…")]),
            ],
        )
    )

    store("1")

    assert not Person.objects.exists()
    assert (Quote.objects.get().speaker, Quote.objects.get().speaker_text) == (None, "…")


# Corrections of a clipping that was deleted and is received again


def test_earlier_decisions_apply_when_a_deleted_clipping_is_received_again(understand: Any) -> None:
    body = "“Go,” said Ilse Marrandt. “Stay,” said Ilse Marrandt."
    understand(
        lambda data, **options: parsed_clipping(
            data,
            articles=[
                parsed_article(
                    body=body,
                    people={"Ilse Marrandt": ["Ilse Marrandt", "Ilse Marrandt"]},
                    quotes=[("Go", "Ilse Marrandt"), ("Stay", "Ilse Marrandt")],
                )
            ],
        )
    )
    # The factory's article stands for the deleted one, of which only corrections are left.
    gone = make_article(clipping=make_clipping(content=b"1"))
    other = make_person(name="Hesk Dovrin")
    make_field_correction(article=gone, field="headline", value="Go and stay")
    make_field_correction(article=gone, field="published", value="2024-06-01T10:30:00+02:00")
    make_quote_correction(article=gone, text="Go")
    make_quote_correction(article=gone, text="Stay", verdict="speaker", speaker=other)
    gone.clipping.delete()

    store("1")

    article = Article.objects.get()
    assert (article.headline, article.headline_origin) == ("Go and stay", "hand")
    assert article.published == "2024-06-01T10:30:00+02:00"
    quote = article.quotes.get()
    assert (quote.text, quote.position, quote.speaker, quote.by_hand) == ("Stay", 0, other, True)


def test_line_corrections_are_passed_to_the_parser(understand: Any) -> None:
    told: list[Any] = []

    def parse(data: bytes, **options: Any) -> ParsedClipping:
        told.append({index: list(lines) for index, lines in options["line_decisions"].items()})
        return parsed_clipping(data)

    understand(parse)
    gone = make_article(clipping=make_clipping(content=b"1"))
    gone.clipping.delete()
    from tests.factories import make_line_correction

    make_line_correction(article=gone, text="Read more", kind="related", nth=1)

    store("1")

    [decisions] = told
    assert [(d.text, d.nth, d.kind) for d in decisions[0]] == [("Read more", 1, "related")]


# Concurrency and cost


@pytest.mark.parametrize("model", [Article, Quote])
def test_a_batch_leaves_no_pending_index_entries(model: type[Article | Quote]) -> None:
    first, second = HARBOR, HARBOR.replace("winter", "summer")
    assert outcomes(store(first) + store(second)) == ["stored", "version"]

    names = [index.name for index in model._meta.indexes if isinstance(index, GinIndex)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list(name::regclass) FROM unnest(%s::text[]) AS name", [names])
        pending = [pages for (pages,) in cursor]
    assert pending == [0] * len(names)
    assert names


def test_query_count_does_not_depend_on_batch_size() -> None:
    # Two articles that form a story, which the others join.
    store(numbered(0), numbered(100))
    with CaptureQueriesContext(
        connection,
    ) as one:
        store(numbered(1))
    with CaptureQueriesContext(connection) as many:
        store(*[numbered(n) for n in range(2, 12)])

    assert len(many) == len(one)


@pytest.mark.django_db(transaction=True)
def test_two_concurrent_imports_store_every_file_once() -> None:
    texts = [HARBOR, RECOUNT, *[numbered(n) for n in range(20)]]
    results: list[Result] = []
    troubles: list[BaseException] = []

    def bring(order: int) -> None:
        try:
            results.extend(store(*texts[::order]))
        except BaseException as error:
            troubles.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=bring, args=[order]) for order in (1, -1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert troubles == []
    assert Clipping.objects.count() == len(texts)
    assert sorted(outcomes(results)) == ["duplicate"] * len(texts) + ["stored"] * len(texts)
    assert Person.objects.count() == Alias.objects.count()


def test_pending_bytes_can_be_stored_by_an_import() -> None:
    user = make_user()
    ingest.receive(Received(data=HARBOR.encode(), name="mine.txt"), user=user, origin=Clipping.Origin.PASTE)

    [result] = store(HARBOR)

    assert result.outcome is Outcome.STORED


def test_an_import_works_inside_an_outer_transaction() -> None:
    with transaction.atomic():
        store(HARBOR)
        transaction.set_rollback(True)

    assert not Clipping.objects.exists()

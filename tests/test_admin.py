"""Curation in the admin: lists, corrections and bulk actions, undoing them, and permissions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib import admin
from django.urls import reverse

from articles import curation, ingest
from articles.ingest import Received
from articles.models import (
    Annotation,
    Article,
    Change,
    Clipping,
    Distinction,
    FieldCorrection,
    LineRule,
    Person,
    ProposedJoin,
    Quote,
    QuoteCorrection,
    Source,
    Tag,
)
from tests.dumps import HARBOR, RECOUNT
from tests.factories import (
    make_agency,
    make_alias,
    make_annotation,
    make_appearance,
    make_article,
    make_change,
    make_clipping,
    make_curator,
    make_line_rule,
    make_pending_clipping,
    make_person,
    make_quote,
    make_saved_link,
    make_source,
    make_source_line,
    make_tag,
    make_user,
)
from tests.test_line_rules import PLEA, dump, store

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from newsarchive.accounts.models import User

pytestmark = pytest.mark.django_db

OURS = [model for model in admin.site._registry if model._meta.app_label == "articles"]


@pytest.fixture
def user() -> User:
    return make_curator()


@pytest.fixture
def curator(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


def changelist(model: Any) -> str:
    return reverse(f"admin:articles_{model._meta.model_name}_changelist")


def change(row: Any) -> str:
    return reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])


def act(client: Client, rows: list[Any], action: str, **answer: Any) -> Any:
    """Run a bulk action on ``rows`` and return the page; with ``answer``, also submit the confirmation page."""
    data = {"action": action, "_selected_action": [row.pk for row in rows]}
    return client.post(changelist(rows[0]), {**data, **({"apply": "1"} | answer if answer else {})}, follow=True)


def undo_address(change: Change) -> str:
    """Return the address that the Undo button of ``change`` posts to."""
    return reverse("articles:undo", args=[change.pk])


def quote_of_a_clipping(user: User) -> Quote:
    """Store a clipping, which a correction will parse again, and return its only direct quote."""
    text = (
        "Harbour to open\n\n“The harbour will open in the spring,” said Oda Quill, the harbour master of Port Elder.\n"
    )
    received = ingest.Received(data=text.encode(), name="harbour.txt")
    assert [result.outcome for result in ingest.store([received], origin=Clipping.Origin.COMMAND, user=user)]
    return Quote.objects.marked().get()


def add_rows() -> None:
    """Add a row of every model in the admin, with values for all columns of its list."""
    article = make_article(
        body=f"Oda Quill said “Yes.” {Article.objects.count()}",
        source=make_source(domains=["ledger.example"]),
        agency=make_agency(),
        published_on=date(2024, 5, 1),
        clipping=make_clipping(received_by=make_user()),
        tags=[make_tag()],
    )
    person = make_person()
    make_line_rule(source=make_source())
    make_alias(person=person, name=f"{person.name} the Elder")
    make_appearance(article=article, person=person, mentions=[(0, 3)])
    make_quote(article=article, speaker=person, text="Yes.")
    make_source_line(source=article.source)
    make_change(made_by=make_user())
    make_saved_link(article=article)
    make_annotation(article=article)
    ProposedJoin.objects.create(one=person, other=make_person(), relation="initial", odds=1.0, gain=2.0)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.model_name)
def test_a_list_needs_no_more_queries_for_more_rows(
    curator: Client, model: Any, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    add_rows()
    with django_assert_max_num_queries(25) as one:
        assert curator.get(changelist(model)).context["cl"].result_list
    for _ in range(3):
        add_rows()

    with django_assert_max_num_queries(len(one)):
        curator.get(changelist(model))


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.model_name)
def test_every_row_can_be_opened_and_every_list_searched(curator: Client, model: Any) -> None:
    add_rows()
    row = model.objects.latest("pk")

    assert curator.get(change(row)).context["original"] == row
    assert curator.get(changelist(model), {"q": "quill"}).context["cl"].query == "quill"


def test_readers_cannot_open_the_admin(client: Client) -> None:
    client.force_login(make_user())

    assert client.get(changelist(Article)).headers["Location"].startswith("/admin/login/")


def test_clippings_cannot_be_edited_or_added(curator: Client) -> None:
    clipping = make_clipping(content=b"as received")

    response = curator.post(change(clipping), {"name": "other.txt"})

    assert response.status_code == 403
    assert not Clipping.objects.filter(name="other.txt").exists()
    assert curator.get(reverse("admin:articles_clipping_add")).status_code == 403
    assert reverse("articles:original", args=[clipping.pk]) in curator.get(change(clipping)).content.decode()


def test_pending_clippings_of_others_are_hidden(curator: Client, user: User) -> None:
    make_pending_clipping(user=user, name="mine.txt")
    theirs = make_pending_clipping(name="theirs.txt")

    page = curator.get(changelist(Clipping)).content.decode()

    assert "mine.txt" in page
    assert "theirs.txt" not in page
    assert curator.get(change(theirs)).headers["Location"] == reverse("admin:index")


def test_article_search_covers_the_full_text(curator: Client) -> None:
    make_article(body="The ferry sank slowly.", headline="A long night")
    make_article(body="The council met.", headline="A short day")

    page = curator.get(changelist(Article), {"q": "ferries -council"}).content.decode()

    assert "A long night" in page
    assert "A short day" not in page


@pytest.mark.parametrize(
    ("query", "expected"),
    [({"dated": "yes"}, ["Dated"]), ({"dated": "no"}, ["Undated"])],
    ids=["dated", "undated"],
)
def test_articles_can_be_filtered_by_having_a_date(curator: Client, query: dict[str, str], expected: list[str]) -> None:
    make_article(headline="Dated", published_on=date(2024, 5, 1))
    make_article(headline="Undated")

    listed = curator.get(changelist(Article), query).context["cl"].result_list

    assert [article.headline for article in listed] == expected


def test_an_edited_field_becomes_a_correction(curator: Client) -> None:
    article = make_article(
        clipping=make_clipping(content=b"Council meets\n\nThe council of Port Elder met on Monday to talk about it.\n"),
        headline="Council meets",
    )
    outlet = make_source(name="The Harrow Ledger")
    data = {
        "headline": "Council meets at last",
        "standfirst": "",
        "source": outlet.pk,
        "agency": "",
        "authors": "",
        "published_on": "2024-05-01",
        "published_time": "",
        "published_offset": "",
        "url": "",
    }

    page = curator.post(change(article), data, follow=True).content.decode()

    assert undo_address(Change.objects.get()) in page
    article.refresh_from_db()
    assert (article.headline, article.source, article.published) == ("Council meets at last", outlet, "2024-05-01")
    assert set(FieldCorrection.objects.values_list("field", flat=True)) == {"headline", "source", "published"}


def test_tagging_articles_asks_for_tags_first(curator: Client) -> None:
    articles = [make_article(), make_article()]

    asked = act(curator, articles, "tag_articles")
    assert "Add tags" in asked.content.decode()
    assert not Tag.objects.exists()

    act(curator, articles, "tag_articles", tags="harbour,  port elder ,harbour")

    assert [tag.name for tag in Tag.objects.alphabetical()] == ["harbour", "port elder"]
    assert all(article.tags.count() == 2 for article in articles)
    assert Change.objects.get().kind == Change.Kind.TAG_ARTICLES


def test_a_tag_is_removed_from_articles(curator: Client) -> None:
    tag = make_tag(name="harbour")
    article = make_article(tags=[tag])

    act(curator, [article], "untag_articles", tags="harbour")

    assert not article.tags.exists()


def test_merging_people_shows_a_preview_first(curator: Client) -> None:
    kept, absorbed = make_person(name="Oda Quill"), make_person(name="O. Quill")
    make_appearance(person=kept)
    make_appearance(person=kept)
    make_appearance(person=absorbed)
    quote = make_quote(speaker=absorbed)

    asked = act(curator, [kept, absorbed], "merge_people").content.decode()
    assert f'<option value="{kept.pk}" selected>' in asked
    assert Person.objects.count() == 2

    act(curator, [kept, absorbed], "merge_people", kept=kept.pk)

    quote.refresh_from_db()
    assert list(Person.objects.all()) == [kept]
    assert quote.speaker == kept
    assert set(kept.aliases.values_list("name", flat=True)) == {"Oda Quill", "O. Quill"}


def test_merging_needs_two_people(curator: Client) -> None:
    page = act(curator, [make_person()], "merge_people").content.decode()

    assert "Select at least two people to merge." in page


def save_aliases(client: Client, person: Person, *names: str) -> str:
    """Save a person with more names, and return the next page."""
    alias = person.aliases.get()
    data = {
        "name": person.name,
        "sort_name": person.sort_name,
        "note": "",
        "aliases-TOTAL_FORMS": str(1 + len(names)),
        "aliases-INITIAL_FORMS": "1",
        "aliases-0-id": alias.pk,
        "aliases-0-person": person.pk,
        "aliases-0-name": alias.name,
    }
    for number, name in enumerate(names, 1):
        data |= {f"aliases-{number}-person": person.pk, f"aliases-{number}-name": name}
    return client.post(change(person), data, follow=True).content.decode()


def test_two_people_may_have_one_name(curator: Client) -> None:
    make_alias(person=make_person(name="Ilse Marrandt"), name="the Doctor", key="the doctor")
    person = make_person(name="Oda Quill")

    save_aliases(curator, person, "The  Doctor", "Oda K. Quill")

    assert set(person.aliases.values_list("name", "key", "bare", "origin")) == {
        ("Oda Quill", "oda quill", "oda quill", "found"),
        ("The Doctor", "the doctor", "the doctor", "hand"),
        ("Oda K. Quill", "oda k quill", "oda quill", "hand"),
    }


@pytest.mark.parametrize(
    ("names", "message"),
    [
        pytest.param(["ODA QUILL"], "This person already has that name.", id="existing"),
        pytest.param(["the Doctor", "The Doctor"], "Enter each name only once.", id="twice"),
        pytest.param(["…"], "A name needs at least one letter.", id="no letters"),
    ],
)
def test_invalid_and_repeated_names_are_refused(curator: Client, names: list[str], message: str) -> None:
    person = make_person(name="Oda Quill")

    assert message in save_aliases(curator, person, *names)
    assert person.aliases.count() == 1


def test_splitting_a_person_shows_a_preview_first(curator: Client) -> None:
    person = make_person(name="Ilse Marrandt")
    rows = []
    for number in range(4):
        article = make_article(headline=f"Matter {number}")
        name = "I. Marrandt" if number == 3 else "Ilse Marrandt"
        rows.append(make_appearance(article=article, person=person, name=name))
        make_quote(article=article, speaker=person)
    answer = {"name": "Ilse Marrandt", "appearances": [rows[0].pk], "forms_of_name": ["I. Marrandt"]}

    asked = act(curator, [person], "split_person").content.decode()
    assert "Matter 0" in asked
    shown = act(curator, [person], "split_person", **answer)
    page = shown.content.decode()
    assert ("2 of 4 articles" in page, "2 quotes" in page, Person.objects.count()) == (True, True, 1)
    seen = shown.context["form"].data["seen"]
    changed = act(curator, [person], "split_person", **{**answer, "appearances": [], "seen": seen})
    assert "1 of 4 articles" in changed.content.decode()
    act(curator, [person], "split_person", **answer, seen=seen)

    new = Person.objects.exclude(pk=person.pk).get()
    assert set(new.appearances.values_list("pk", flat=True)) == {rows[0].pk, rows[3].pk}
    assert Quote.objects.filter(speaker=new).count() == 2


@pytest.mark.parametrize("chosen", [[], ["Ilse Marrandt"]], ids=["nothing", "everything"])
def test_a_split_must_move_some_articles_but_not_all(curator: Client, chosen: list[str]) -> None:
    person = make_person(name="Ilse Marrandt")
    make_appearance(person=person)

    page = act(curator, [person], "split_person", name="Ilse", forms_of_name=chosen).content.decode()

    assert "errorlist" in page
    assert Person.objects.count() == 1


def test_only_one_person_can_be_split_at_a_time(curator: Client) -> None:
    people = [make_person(), make_person()]

    assert "Select one person to split." in act(curator, people, "split_person").content.decode()


def test_keeping_people_separate(curator: Client) -> None:
    people = [make_person(), make_person(), make_person()]

    act(curator, people, "keep_apart")
    alone = act(curator, people[:1], "keep_apart").content.decode()

    assert Distinction.objects.count() == 3
    assert "Select two" in alone


def proposed_join(one: str, other: str) -> ProposedJoin:
    people = [make_person(name=name) for name in (one, other)]
    return ProposedJoin.objects.create(one=people[0], other=people[1], relation="initial", odds=1.0, gain=2.0)


def test_merging_several_suggested_pairs(curator: Client) -> None:
    joins = [proposed_join("Ilse Marrandt", "I. Marrandt"), proposed_join("Oda Quill", "O. Quill")]

    page = act(curator, joins, "accept").content.decode()

    assert Person.objects.count() == 2
    assert "merged into" in page
    assert Change.objects.filter(kind=Change.Kind.MERGE_PEOPLE).count() == 2


def test_keeping_several_suggested_pairs_separate(curator: Client) -> None:
    joins = [proposed_join("Ilse Marrandt", "I. Marrandt"), proposed_join("Oda Quill", "O. Quill")]

    act(curator, joins, "keep_apart")

    assert not ProposedJoin.objects.exists()
    assert Distinction.objects.count() == 2
    assert Person.objects.count() == 4


def test_setting_a_speaker_stores_a_correction(curator: Client, user: User) -> None:
    quote = quote_of_a_clipping(user)
    person = make_person(name="Ilse Marrandt")

    act(curator, [quote], "set_speaker", speaker=person.pk)

    quote.refresh_from_db()
    assert (quote.speaker, quote.by_hand) == (person, True)
    assert QuoteCorrection.objects.get().verdict == QuoteCorrection.Verdict.SPEAKER


def test_a_speaker_cannot_be_both_a_person_and_a_description(curator: Client) -> None:
    quote = make_quote()

    page = act(curator, [quote], "set_speaker", speaker=make_person().pk, speaker_text="a spokesman").content.decode()

    assert "Enter only one speaker: a person or a description." in page
    assert not QuoteCorrection.objects.exists()


def test_removing_a_quote_stores_a_correction(curator: Client, user: User) -> None:
    quote = quote_of_a_clipping(user)

    act(curator, [quote], "remove_quotes", sure="1")

    assert not Quote.objects.filter(pk=quote.pk).exists()
    assert QuoteCorrection.objects.get().verdict == QuoteCorrection.Verdict.NOT_A_QUOTE


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"speaker": "none"}, ["Nobody known"]),
        ({"speaker": "described"}, ["A crowd"]),
        ({"certainty": "low"}, ["Nobody known"]),
        ({"rule": "beside the name"}, ["A person"]),
    ],
    ids=["no speaker", "only described", "low certainty", "by rule"],
)
def test_quotes_are_filtered(curator: Client, query: dict[str, str], expected: list[str]) -> None:
    make_quote(text="Nobody known", certainty=0.2)
    make_quote(text="A crowd", speaker_text="residents")
    make_quote(text="A person", speaker=make_person(), rule="beside the name")

    listed = curator.get(changelist(Quote), query).context["cl"].result_list

    assert [quote.text for quote in listed] == expected


def test_tags_are_merged(curator: Client) -> None:
    kept, absorbed = make_tag(name="harbour"), make_tag(name="habour")
    article = make_article(tags=[absorbed])

    act(curator, [kept, absorbed], "merge_tags", kept=kept.pk)

    assert [tag.name for tag in article.tags.all()] == ["harbour"]


def test_the_message_of_an_action_has_an_undo_button(curator: Client) -> None:
    kept, absorbed = make_person(name="Oda Quill"), make_person(name="O. Quill")

    response = act(curator, [kept, absorbed], "merge_people", kept=kept.pk)

    page = response.content.decode()
    assert "Merged into Oda Quill." in page
    assert f'<form action="{undo_address(Change.objects.get())}" method="post">' in page
    people = changelist(Person)
    assert f'name="back"\n      value="{people}"' in page
    undone = curator.post(undo_address(Change.objects.get()), {"back": people})
    assert undone.headers["Location"] == people
    assert set(Person.objects.values_list("name", flat=True)) == {"Oda Quill", "O. Quill"}


def test_the_message_about_several_changes_links_to_the_history(curator: Client) -> None:
    tags = [make_tag(name=name) for name in ("harbour", "habour", "harbor")]

    page = act(curator, tags, "merge_tags", kept=tags[0].pk).content.decode()

    assert f'<a class="button button--small" href="{reverse("articles:history")}">View history</a>' in page


def test_an_action_that_changes_nothing_has_no_undo_button(curator: Client) -> None:
    article = make_article(tags=[make_tag(name="harbour")])

    page = act(curator, [article], "tag_articles", tags="harbour").content.decode()

    assert "1 article changed." in page
    assert "Undo</button>" not in page


def test_a_renamed_tag_can_be_undone_from_the_message(curator: Client) -> None:
    tag = make_tag(name="habour")

    page = curator.post(change(tag), {"name": "harbour"}, follow=True).content.decode()

    assert undo_address(Change.objects.get()) in page


def test_a_change_is_undone_from_the_history(curator: Client) -> None:
    article = make_article()
    act(curator, [article], "tag_articles", tags="harbour")

    act(curator, [Change.objects.get()], "undo", sure="1")

    assert not article.tags.exists()
    assert Change.objects.get().undone_at is not None


def test_histories_of_a_quote_and_of_both_speakers_list_a_speaker_change(curator: Client, user: User) -> None:
    list(ingest.store([Received(data=HARBOR.encode(), name="wall.txt")], origin=Clipping.Origin.COMMAND))
    quote = Quote.objects.get(kind=Quote.Kind.DIRECT)
    marrandt, dovrin = quote.speaker, Person.objects.get(name="Hesk Dovrin")
    assert marrandt
    curation.set_speaker([quote], speaker=dovrin, user=user)
    change = Change.objects.get()
    other = make_person()

    for subject in (quote, marrandt, dovrin):
        name = subject._meta.model_name
        page = curator.get(reverse(f"admin:articles_{name}_history", args=[subject.pk])).content.decode()
        assert change.summary in page
        assert f"about={name}%3A{subject.pk}" in page
    page = curator.get(reverse("admin:articles_person_history", args=[other.pk])).content.decode()
    assert "No changes yet." in page


def test_a_source_in_use_is_not_deleted(curator: Client) -> None:
    source = make_source()
    make_article(source=source)

    curator.post(reverse("admin:articles_source_delete", args=[source.pk]), {"post": "yes"})

    assert Source.objects.filter(pk=source.pk).exists()


def test_a_rule_is_previewed_then_saved_and_applied(curator: Client) -> None:
    [article] = store(dump(1, PLEA))
    url = reverse("admin:articles_linerule_add")
    data = {"text": PLEA, "match": "exact", "kind": "promotion", "name": "friends", "enabled": "on"}

    first = curator.post(url, data)
    assert "1 line would change in 1 article." in first.content.decode()
    assert not LineRule.objects.exists()
    curator.post(url, {**data, "seen": first.context["adminform"].form.data["seen"]})

    rule = LineRule.objects.get()
    article.refresh_from_db()
    assert PLEA not in article.body
    assert Change.objects.get().undo["after"]["text"] == PLEA
    curator.post(changelist(LineRule), {"action": "switch_off", "_selected_action": [rule.pk]})
    article.refresh_from_db()
    assert PLEA in article.body
    curator.post(changelist(LineRule), {"action": "switch_on", "_selected_action": [rule.pk]})
    article.refresh_from_db()
    assert PLEA not in article.body
    curator.post(reverse("admin:articles_linerule_delete", args=[rule.pk]), {"post": "yes"})
    article.refresh_from_db()
    assert PLEA in article.body
    assert Change.objects.count() == 4


@pytest.mark.parametrize(("text", "message"), [("(open", "Invalid pattern"), ("the", "of all text; the limit is")])
def test_the_admin_refuses_an_invalid_rule(curator: Client, text: str, message: str) -> None:
    store(HARBOR, RECOUNT)
    data = {"text": text, "match": "pattern", "kind": "promotion", "name": "greedy", "enabled": "on"}

    answer = curator.post(reverse("admin:articles_linerule_add"), data)

    assert message in answer.content.decode()
    assert not LineRule.objects.exists()


def test_saved_links_and_notes_removed_in_the_admin_can_be_restored(curator: Client) -> None:
    link, note = make_saved_link(), make_annotation()

    curator.post(reverse("admin:articles_savedlink_delete", args=[link.pk]), {"post": "yes"})
    curator.post(reverse("admin:articles_annotation_delete", args=[note.pk]), {"post": "yes"})

    link.refresh_from_db()
    assert not link.is_waiting
    assert not Annotation.objects.exists()
    for change_made in Change.objects.order_by("pk"):
        curation.undo(change_made, user=None)
    link.refresh_from_db()
    assert link.is_waiting
    assert Annotation.objects.get() == note

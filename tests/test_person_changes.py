"""The pages on which curators rename, merge and split a person, or mark a name as not a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse

from articles import curation
from articles.models import Change, NonPerson, Person, Quote
from tests.factories import (
    make_alias,
    make_appearance,
    make_article,
    make_curator,
    make_person,
    make_quote,
    make_source,
    make_user,
)
from tests.test_non_persons import FIRST, SECOND, berg, store

if TYPE_CHECKING:
    from django.http import HttpResponse
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db

LIST = "/people/not-people/"
PAGES = ("rename_person", "merge_person", "split_person", "not_a_person")


def page(name: str, person: Person) -> str:
    return reverse(f"articles:{name}", args=[person.pk])


def named(name: str, *, articles: int = 1, **fields: Any) -> Person:
    """Return a person with a quote in each of so many articles."""
    person = make_person(name=name, **fields)
    for _number in range(articles):
        article = make_article(source=make_source())
        make_appearance(article=article, person=person, name=name, roles=["the harbor master"])
        make_quote(article=article, speaker=person)
    return person


def undo_last(client: Client) -> HttpResponse:
    change = Change.objects.filter(undone_at=None).latest("pk")
    response: HttpResponse = client.post(reverse("articles:undo", args=[change.pk]), {"back": "/people/"}, follow=True)
    return response


def test_a_persons_page_offers_all_corrections_to_curators_only(curator: Client) -> None:
    person = named("Ada Berg", articles=2)

    shown = curator.get(person.get_absolute_url()).content.decode()
    reader = Client()
    reader.force_login(make_user())
    hidden = reader.get(person.get_absolute_url()).content.decode()

    for name in PAGES:
        assert page(name, person) in shown
        assert page(name, person) not in hidden


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_readers_cannot_correct_people(reader: Client, name: str, method: str) -> None:
    person = named("Ada Berg", articles=2)

    assert getattr(reader, method)(page(name, person)).status_code == 403
    assert not Change.objects.exists()


@pytest.mark.parametrize("name", PAGES)
def test_a_correction_needs_a_csrf_token(name: str) -> None:
    person = named("Ada Berg", articles=2)
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_curator())

    assert client.post(page(name, person), {"name": "Ada Quill"}).status_code == 403
    assert not Change.objects.exists()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("key", [999_999, 10**30])
def test_a_person_who_does_not_exist_is_not_found(curator: Client, name: str, key: int) -> None:
    assert curator.get(reverse(f"articles:{name}", args=[key])).status_code == 404


# Edit name


def test_a_name_is_edited_and_undone(curator: Client) -> None:
    person = named("Ada Berg")

    shown = curator.post(page("rename_person", person), {"name": "Ada Quill", "sort_name": "Berg, Ada"}, follow=True)

    person.refresh_from_db()
    assert (person.name, person.sort_name) == ("Ada Quill", "Quill, Ada")
    assert "Ada Berg" in shown.content.decode()
    undo_last(curator)
    person.refresh_from_db()
    assert person.name == "Ada Berg"


@pytest.mark.parametrize("name", ["", "…", "x" * 201, "   "])
def test_an_invalid_name_is_rejected_with_the_reason(curator: Client, name: str) -> None:
    person = named("Ada Berg")

    response = curator.post(page("rename_person", person), {"name": name})

    assert response.status_code == 422
    assert "errorlist" in response.content.decode()
    assert not Change.objects.exists()


def test_an_unchanged_name_is_no_change(curator: Client) -> None:
    person = named("Ada Berg")

    shown = curator.post(
        page("rename_person", person), {"name": "Ada Berg", "sort_name": person.sort_name}, follow=True
    )

    assert "No changes to save." in shown.content.decode()
    assert not Change.objects.exists()


def test_a_new_name_that_another_person_has_offers_a_merge(curator: Client) -> None:
    person, other = named("Ada Berg"), named("Ada Quill")

    shown = curator.post(page("rename_person", person), {"name": "Ada Quill"}, follow=True).content.decode()

    assert f"{page('merge_person', person)}?other={other.pk}" in shown


# Merge


def test_any_person_can_be_found_and_merged_and_it_is_undone(curator: Client) -> None:
    person, other = named("Ada Berg"), named("Hesk Dovrin", articles=2)

    found = curator.get(page("merge_person", person), {"q": "dovr"}).content.decode()
    both = curator.get(page("merge_person", person), {"other": other.pk}).content.decode()
    shown = curator.post(page("merge_person", person), {"other": other.pk, "kept": other.pk}, follow=True)

    assert f"?other={other.pk}" in found
    assert both.index("Hesk Dovrin</b>") < both.index("Ada Berg</b>")
    assert shown.redirect_chain[-1][0] == other.get_absolute_url()
    assert Person.objects.get() == other
    assert other.quotes.count() == 3
    undo_last(curator)
    assert person.quotes.count() == 1


def test_the_person_of_the_page_is_kept_unless_the_other_is_chosen(curator: Client) -> None:
    person, other = named("Ada Berg"), named("Hesk Dovrin")

    curator.post(page("merge_person", person), {"other": other.pk})

    assert Person.objects.get() == person


def test_people_with_the_same_surname_are_offered_first(curator: Client) -> None:
    person = named("Ada Berg")
    named("Tilda Berg")
    named("Hesk Dovrin")

    offered = curator.get(page("merge_person", person)).context["offered"]

    assert [one.name for one in offered] == ["Tilda Berg"]


@pytest.mark.parametrize("key", ["", "x", "0", "99999999", "9" * 40])
def test_nobody_to_merge_with_changes_nothing(curator: Client, key: str) -> None:
    person = named("Ada Berg")

    assert curator.get(page("merge_person", person), {"other": key, "q": "x" * 3_000}).status_code == 200
    assert curator.post(page("merge_person", person), {"other": key}).status_code == 422
    assert curator.post(page("merge_person", person), {"other": str(person.pk)}).status_code == 422
    assert not Change.objects.exists()


def test_only_one_of_the_two_names_can_be_kept(curator: Client) -> None:
    person, other, third = named("Ada Berg"), named("Hesk Dovrin"), named("Oda Quill")

    response = curator.post(page("merge_person", person), {"other": other.pk, "kept": third.pk})

    assert response.status_code == 422
    assert "Choose which of the two names to keep." in response.content.decode()


# Split


def test_a_person_is_split_and_it_is_undone(curator: Client) -> None:
    person = named("Ada Berg", articles=2)
    chosen = person.appearances.earliest("pk")

    data = {"name": "Ada Berg (skipper)", "appearances": [chosen.pk]}
    shown = curator.post(page("split_person", person), data, follow=True).content.decode()

    assert "Ada Berg (skipper) split from Ada Berg, with 1 article" in shown
    assert Person.objects.get(name="Ada Berg (skipper)").quotes.count() == 1
    undo_last(curator)
    assert Person.objects.get() == person


@pytest.mark.parametrize("answer", ["nothing", "all", "no name", "of another person"])
def test_an_impossible_split_is_rejected(curator: Client, answer: str) -> None:
    person = named("Ada Berg", articles=2)
    other = named("Hesk Dovrin")
    all_of_them = list(person.appearances.values_list("pk", flat=True))
    data: dict[str, Any] = {
        "nothing": {"name": "Ada"},
        "all": {"name": "Ada", "appearances": all_of_them},
        "no name": {"name": "", "appearances": all_of_them[:1]},
        "of another person": {"name": "Ada", "appearances": [other.appearances.get().pk]},
    }[answer]

    response = curator.post(page("split_person", person), data)

    assert response.status_code == 422
    assert "errorlist" in response.content.decode()
    assert not Change.objects.exists()


# Not a person


def test_marking_says_first_what_it_changes(curator: Client) -> None:
    person = named("Night Mode", articles=2)
    asked = " ".join(curator.get(page("not_a_person", person)).content.decode().split())

    assert "The name will no longer be a person in 2 articles." in asked
    assert "2 quotes will have no speaker, or the name as a description." in asked
    assert Person.objects.exists()


def test_a_person_is_marked_listed_and_restored_with_one_press(curator: Client) -> None:
    store(FIRST, SECOND)
    person = berg()

    shown = curator.post(page("not_a_person", person), follow=True).content.decode()

    assert "marked as not a person, in 2 articles" in shown
    assert "Not shown: 1 name that readers marked as not a person" in " ".join(shown.split())
    row = NonPerson.objects.get()
    listed = " ".join(curator.get(LIST).content.decode().split())
    assert "Tilda Berg" in listed
    assert "removed from 2 articles" in listed
    curator.post(reverse("articles:restore_name", args=[row.pk]), follow=True)
    assert berg() == person
    assert person.quotes.count() == 2
    assert not NonPerson.objects.exists()


def test_a_name_learnt_from_single_articles_is_restored_for_later_texts(curator: Client) -> None:
    NonPerson.objects.create(key="gull rock", name="Gull Rock", article_count=2)
    assert "corrected in 2 articles, then marked for all" in " ".join(curator.get(LIST).content.decode().split())

    row = NonPerson.objects.get()
    shown = curator.post(reverse("articles:restore_name", args=[row.pk]), follow=True).content.decode()

    assert "may be a person again" in shown
    assert not NonPerson.objects.active().exists()
    assert curator.post(reverse("articles:restore_name", args=[row.pk])).status_code == 404


def test_a_long_removal_continues_on_a_page_of_its_own(curator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.curation.runs.CLIPPINGS_A_STEP", 1)
    monkeypatch.setattr(curation, "STEP_SECONDS", -1)
    store(FIRST, SECOND)
    person = berg()

    response = curator.post(page("not_a_person", person))

    progress = reverse("articles:change_progress", args=[Change.objects.get().pk])
    assert response.headers["Location"] == progress
    assert progress in curator.get("/people/").content.decode()
    curator.post(progress)
    assert curator.post(progress).headers["Location"] == "/people/"
    assert not Person.objects.filter(pk=person.pk).exists()


def test_readers_see_the_names_but_cannot_restore_them(reader: Client) -> None:
    row = NonPerson.objects.create(key="gull rock", name="<b>Gull</b> Rock", titles=["captain"])

    listed = reader.get(LIST).content.decode()

    assert "&lt;b&gt;Gull" in listed
    assert "also with the title or role: captain" in listed
    assert "Restore" not in listed
    assert reader.post(reverse("articles:restore_name", args=[row.pk])).status_code == 403
    assert NonPerson.objects.active().exists()


@pytest.mark.parametrize(
    ("query", "expected"),
    [({"q": "gull"}, ["Gull Rock"]), ({"q": " "}, ["Gull Rock", "Night Mode"]), ({"q": "x"}, [])],
)
def test_the_names_can_be_searched(reader: Client, query: dict[str, str], expected: list[str]) -> None:
    for name in ("Night Mode", "Gull Rock"):
        NonPerson.objects.create(key=name.casefold(), name=name)

    response = reader.get(LIST, query)

    assert [row.name for row in response.context["page"]] == expected
    assert 'id="non-persons"' in reader.get(LIST, query, headers={"hx-request": "true"}).content.decode()


def test_the_list_needs_no_more_queries_for_more_names(
    curator: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    def add(count: int) -> None:
        for number in range(count):
            change = Change.objects.create(kind=Change.Kind.NOT_A_PERSON, undo={"x": 1})
            key = f"n{NonPerson.objects.count()}{number}"
            NonPerson.objects.create(key=key, name=key, made_by=make_user(), change=change)

    add(1)
    with django_assert_max_num_queries(12) as one:
        curator.get(LIST)
    add(5)
    with django_assert_max_num_queries(len(one)):
        curator.get(LIST)


def test_an_article_lists_the_names_that_are_not_shown_in_it(curator: Client) -> None:
    first, second = store(FIRST, SECOND)
    named_here = first.appearances.get(name="Tilda Berg")

    shown = curator.post(reverse("articles:remove_name", args=[first.pk, named_here.pk]), follow=True).content.decode()

    assert "Not shown, because readers marked them as not a person: Tilda Berg." in shown
    assert "1 other article has this name." in shown
    assert page("not_a_person", berg()) in shown
    named_there = second.appearances.get(name="Tilda Berg")
    shown = curator.post(
        reverse("articles:remove_name", args=[second.pk, named_there.pk]), follow=True
    ).content.decode()
    assert "the name is not a person in later ones either" in shown
    assert LIST in shown


# Quotes in lists


@pytest.mark.parametrize("address", ["/quotes/?indirect=on", "/people/{}/?kind=marked"])
def test_quotes_are_corrected_from_lists_and_the_list_is_shown_again(curator: Client, address: str) -> None:
    store(FIRST, SECOND)
    quote = Quote.objects.get(text__startswith="The road over the pass")
    back = address.format(berg().pk)
    listed = curator.get(back).content.decode()
    assert reverse("articles:remove_quote", args=[quote.pk]) in listed

    speaker = reverse("articles:correct_speaker", args=[quote.pk])
    assert f'name="back" value="{back}"' in curator.get(speaker, {"back": back}).content.decode()
    set_speaker = curator.post(speaker, {"back": back, "unknown": "yes", "name": "No Such Person"})
    quote.refresh_from_db()
    assert (quote.speaker, quote.speaker_text) == (None, "")
    assert set_speaker.headers["Location"] == back
    removed = curator.post(reverse("articles:remove_quote", args=[quote.pk]), {"back": back})
    assert removed.headers["Location"] == back
    assert not Quote.objects.filter(pk=quote.pk).exists()
    undo_last(curator)
    assert Quote.objects.filter(pk=quote.pk).exists()


def test_a_correction_never_leads_to_another_site(curator: Client) -> None:
    store(FIRST)
    quote = Quote.objects.get(text__startswith="The road over the pass")

    response = curator.post(
        reverse("articles:remove_quote", args=[quote.pk]), {"back": "https://elsewhere.example/quotes/"}
    )

    assert response.headers["Location"] == quote.article.get_absolute_url()


def test_readers_see_no_actions_on_quotes(reader: Client) -> None:
    store(FIRST)

    listed = reader.get("/quotes/").content.decode()

    assert "Not a quote" not in listed
    assert "Wrong speaker" not in listed


# Admin


def test_deleting_a_person_in_the_admin_says_why_not_and_leads_to_what_helps(curator: Client) -> None:
    person = named("Ada Berg")
    address = reverse("admin:articles_person_delete", args=[person.pk])

    for answer in (curator.get(address, follow=True), curator.post(address, {"post": "yes"}, follow=True)):
        shown = answer.content.decode()
        assert "Ada Berg was not deleted" in shown
        assert page("merge_person", person) in shown
        assert answer.redirect_chain == [(page("not_a_person", person), 302)]
    assert Person.objects.exists()


def test_a_person_named_nowhere_can_be_deleted_in_the_admin(curator: Client) -> None:
    person = make_person(name="Ada Berg")
    make_alias(person=person, name="A. Berg")

    curator.post(reverse("admin:articles_person_delete", args=[person.pk]), {"post": "yes"})

    assert not Person.objects.exists()


def test_several_people_are_marked_in_the_admin_and_each_can_be_undone(curator: Client) -> None:
    store(FIRST, SECOND)
    changelist = reverse("admin:articles_person_changelist")
    data = {"action": "mark_as_non_persons", "_selected_action": [berg().pk]}

    assert "delete_selected" not in curator.get(changelist).content.decode()
    asked = curator.post(changelist, data).content.decode()
    assert "no longer be people in any article" in asked
    shown = curator.post(changelist, {**data, "apply": "1"}, follow=True).content.decode()

    assert reverse("articles:undo", args=[Change.objects.get().pk]) in shown
    assert not Person.objects.filter(name="Tilda Berg").exists()


def test_a_name_edited_in_the_admin_is_a_change_with_undo(curator: Client) -> None:
    person = named("Ada Berg")
    alias = person.aliases.get()
    data = {
        "name": "Ada Quill",
        "sort_name": person.sort_name,
        "note": "A skipper",
        "aliases-TOTAL_FORMS": "2",
        "aliases-INITIAL_FORMS": "1",
        "aliases-0-id": alias.pk,
        "aliases-0-person": person.pk,
        "aliases-0-name": alias.name,
        "aliases-1-name": "Ada Quill",
        "aliases-1-person": person.pk,
    }
    address = reverse("admin:articles_person_change", args=[person.pk])

    assert curator.post(address, {**data, "name": "…"}).status_code == 200
    shown = curator.post(address, data, follow=True).content.decode()

    person.refresh_from_db()
    assert (person.name, person.sort_name, person.note) == ("Ada Quill", "Quill, Ada", "A skipper")
    assert reverse("articles:undo", args=[Change.objects.get().pk]) in shown

"""The list of stories, a story's page, and what curators do there."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from articles import curation
from articles.models import Article, Change, Quote, Story, StoryMembership
from articles.stories import additions_of, story_page_of
from articles.text.terms import sketch
from tests.factories import (
    make_agency,
    make_article,
    make_person,
    make_quote,
    make_source,
    make_story,
)

if TYPE_CHECKING:
    from typing import Any

    from django.test import Client

pytestmark = pytest.mark.django_db

DAY = date(2024, 6, 4)
COPY = " ".join(f"Word{number} of the chronicle was read out." for number in range(40))


def make(count: int, **fields: Any) -> tuple[Story, list[Article]]:
    articles = [make_article(source=make_source(), **fields) for _each in range(count)]
    return make_story(accounts=articles), articles


def accounts(story: Story) -> set[int]:
    return set(story.memberships.values_list("article", flat=True))


# The list


def test_stories_are_listed_latest_first(reader: Client) -> None:
    older, _articles = make(2, published_on=date(2024, 6, 1))
    newer, _articles = make(3, published_on=date(2024, 6, 9))
    make_story(accounts=[make_article()])

    page = reader.get(reverse("articles:stories")).context["page"]

    assert list(page) == [newer, older]


def test_the_list_shows_days_and_outlets_of_a_story(reader: Client) -> None:
    articles = [
        make_article(published_on=date(2024, 6, 2), source=make_source(name="Veldmoor Post")),
        make_article(published_on=date(2024, 6, 4), source=make_source(name="Harrow Ledger")),
        make_article(source=None),
    ]
    make_story(accounts=articles, title="Tunnel shut")

    response = reader.get(reverse("articles:stories"))

    [story] = response.context["page"]
    assert (story.first_on, story.last_on) == (date(2024, 6, 2), date(2024, 6, 4))
    assert story.outlets == ["Harrow Ledger", "Veldmoor Post"]
    assert "3 accounts" in response.content.decode()


def test_an_archive_without_stories_says_what_to_do(reader: Client) -> None:
    assert "No stories yet" in reader.get(reverse("articles:stories")).content.decode()


def test_search_finds_stories_by_title_and_text_of_accounts(reader: Client) -> None:
    titled = make_story(accounts=[make_article(), make_article()], title="Ferry line stops sailing")
    told = make_story(accounts=[make_article(body="The sailing boats were late."), make_article()], title="Regatta")
    make(2)

    page = reader.get(reverse("articles:stories"), {"q": "sailing", "order": "title"}).context["page"]

    assert list(page) == [titled, told]


def test_stories_are_filtered_by_outlet_and_year(reader: Client) -> None:
    post = make_source(name="Veldmoor Post")
    wanted = make_story(accounts=[make_article(source=post, published_on=date(2023, 6, 4)), make_article()])
    make_story(accounts=[make_article(source=post, published_on=DAY), make_article()])
    make(2, published_on=date(2023, 6, 4))

    page = reader.get(reverse("articles:stories"), {"outlet": post.slug, "year": "2023"}).context["page"]

    assert list(page) == [wanted]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        pytest.param("newest", ["b", "c", "a"], id="newest first"),
        pytest.param("oldest", ["a", "c", "b"], id="oldest first"),
        pytest.param("accounts", ["c", "b", "a"], id="most accounts first"),
        pytest.param("title", ["a", "b", "c"], id="by title"),
        pytest.param("nonsense", ["b", "c", "a"], id="an order that nobody offers"),
    ],
)
def test_stories_are_sorted(reader: Client, order: str, expected: list[str]) -> None:
    for title, day, count in (("a", 1, 2), ("b", 9, 2), ("c", 5, 3)):
        make_story(accounts=[make_article(published_on=date(2024, 6, day)) for _each in range(count)], title=title)

    page = reader.get(reverse("articles:stories"), {"order": order}).context["page"]

    assert [story.title for story in page] == expected


def test_an_empty_result_links_back_to_all_stories(reader: Client) -> None:
    make(2)

    assert "Clear filters" in reader.get(reverse("articles:stories"), {"q": "heron"}).content.decode()


def test_htmx_gets_the_list_alone(reader: Client) -> None:
    make(2)

    response = reader.get(reverse("articles:stories"), headers={"HX-Request": "true"})

    assert response.content.decode().strip().startswith('<div id="stories"')
    assert "HX-Request" in response["Vary"]


@pytest.mark.parametrize("size", [1, 4], ids=["one story", "four stories"])
def test_the_queries_of_the_list_do_not_grow_with_stories(reader: Client, size: int) -> None:
    make(2)
    reader.get(reverse("articles:stories"))
    with CaptureQueriesContext(connection) as one:
        reader.get(reverse("articles:stories"))
    for _each in range(size):
        make(3)
    with CaptureQueriesContext(connection) as many:
        reader.get(reverse("articles:stories"))

    assert len(many) == len(one)


# A story


def test_accounts_are_listed_by_time_undated_ones_last() -> None:
    undated, noon, morning = (
        make_article(),
        make_article(published_on=DAY, published_time=time(12)),
        make_article(published_on=DAY, published_time=time(7)),
    )

    page = story_page_of(make_story(accounts=[undated, noon, morning]))

    assert [entry.article for entry in page.accounts] == [morning, noon, undated]
    assert [entry.article for entry in page.firsts] == [morning]


def test_several_accounts_are_first_if_their_order_is_unknown() -> None:
    articles = [
        make_article(published_on=DAY, published_time=time(7)),
        make_article(published_on=DAY),
        make_article(published_on=date(2024, 6, 5)),
    ]

    page = story_page_of(make_story(accounts=articles))

    assert {entry.article for entry in page.firsts} == set(articles[:2])


def test_no_account_is_first_if_only_one_is_dated() -> None:
    page = story_page_of(make_story(accounts=[make_article(published_on=DAY), make_article()]))

    assert page.firsts == ()
    assert page.undated == 1


def test_a_time_with_zone_is_not_compared_with_one_without() -> None:
    articles = [
        make_article(published_on=DAY, published_time=time(7), published_offset=120),
        make_article(published_on=DAY, published_time=time(9)),
        make_article(published_on=date(2024, 6, 5), published_time=time(9)),
    ]

    assert {entry.article for entry in story_page_of(make_story(accounts=articles)).firsts} == set(articles[:2])


@pytest.mark.parametrize(
    ("one", "other", "known"),
    [
        pytest.param((DAY, None, None), (date(2024, 6, 5), None, None), True, id="a day before"),
        pytest.param((DAY, time(7), None), (DAY, time(9), None), True, id="hours, no zones"),
        pytest.param((DAY, time(9), 120), (DAY, time(8), 0), True, id="hours in two zones"),
        pytest.param((DAY, time(7), 0), (DAY, time(9), None), False, id="a zone and none"),
        pytest.param((DAY, time(7), None), (DAY, None, None), False, id="an hour and none"),
        pytest.param((DAY, None, None), (DAY, None, None), False, id="one day"),
        pytest.param((DAY, None, None), (None, None, None), False, id="a day and none"),
        pytest.param((None, None, None), (None, None, None), False, id="both undated"),
    ],
)
def test_an_article_came_before_another_only_if_that_is_certain(
    one: tuple[Any, ...], other: tuple[Any, ...], *, known: bool
) -> None:
    earlier, later = (
        Article.objects.get(pk=make_article(published_on=day, published_time=at, published_offset=offset).pk)
        for day, at, offset in (one, other)
    )

    assert earlier.came_before(later) is known
    assert not later.came_before(earlier)


def test_for_undated_accounts_the_direction_of_copying_is_unknown() -> None:
    articles = [make_article(body=COPY, sketch=list(sketch(COPY)), published_on=day) for day in (DAY, None)]

    copy = story_page_of(make_story(accounts=articles)).accounts[1].copy

    assert copy is not None
    assert not copy.is_earlier


def test_a_copy_names_the_account_it_matches() -> None:
    first = make_article(body=COPY, sketch=list(sketch(COPY)), published_on=DAY)
    body = f"{COPY} The mayor of Veldmoor had not been told."
    second = make_article(body=body, sketch=list(sketch(body)), published_on=date(2024, 6, 5))

    page = story_page_of(make_story(accounts=[first, second]))

    assert page.accounts[0].copy is None
    copy = page.accounts[1].copy
    assert copy is not None
    assert (copy.article, copy.is_copy, copy.is_earlier) == (first, True, True)
    assert 90 <= copy.share < 100
    assert page.accounts[1].original_share == 100 - copy.share


def test_the_diagram_points_from_the_earlier_account_to_the_copy() -> None:
    agency = make_agency(name="Halyard")
    articles = [
        make_article(
            body=COPY, sketch=list(sketch(COPY)), source=make_source(name=name), published_on=day, agency=credited
        )
        for name, day, credited in (
            ("Harrow Ledger", DAY, agency),
            ("Veldmoor Post", date(2024, 6, 5), agency),
            ("Tideway News", None, None),
        )
    ]

    diagram = story_page_of(make_story(accounts=articles)).diagram

    assert diagram is not None
    assert [node.name for node in diagram.nodes] == ["Halyard", "Harrow Ledger", "Veldmoor Post", "Tideway News"]
    assert [link.description for link in diagram.links] == [
        "Harrow Ledger credits Halyard.",
        "Veldmoor Post credits Halyard.",
        "100% of the words of Veldmoor Post match the earlier account of Harrow Ledger. Both credit Halyard.",
        "100% of the words of Tideway News match Harrow Ledger (order unknown).",
    ]
    assert [bool(link.head) for link in diagram.links] == [True, True, True, False]


def test_there_is_no_diagram_without_shared_text() -> None:
    assert story_page_of(make_story(accounts=[make_article(), make_article()])).diagram is None


def test_a_version_is_not_a_copy_and_its_text_counts_once() -> None:
    ilse = make_person(name="Ilse Marrandt")
    body = f"{COPY} “The tide is in,” she said."
    first = make_article(body=body, sketch=list(sketch(body)), published_on=DAY)
    version = make_article(body=body, sketch=list(sketch(body)), published_on=DAY, version_of=first)
    for article in (first, version):
        make_quote(article=article, text="The tide is in", speaker=ilse)

    page = story_page_of(make_story(accounts=[first, version]))

    assert [entry.copy for entry in page.accounts] == [None, None]
    assert [(speaker.person, speaker.words) for speaker in page.speakers] == [(ilse, 4)]
    assert page.compared == (first,)


def test_words_of_speakers_are_counted_by_account() -> None:
    ilse = make_person(name="Ilse Marrandt")
    one, other = make_article(), make_article()
    make_quote(article=one, text="We shall count every egg", speaker=ilse)
    make_quote(article=other, text="Every egg", speaker=ilse)
    make_quote(article=other, text="No", speaker_text="a diver")
    make_quote(article=other, text="that she would count", speaker=ilse, kind=Quote.Kind.INDIRECT)

    page = story_page_of(make_story(accounts=[one, other]))

    assert [(speaker.person, [(q.article, q.words) for q in speaker.quoted]) for speaker in page.speakers] == [
        (ilse, [(one, 5), (other, 2)]),
        (None, [(other, 1)]),
    ]


def test_a_shared_quote_is_listed_once() -> None:
    ilse = make_person(name="Ilse Marrandt")
    one, other = make_article(published_on=DAY), make_article(published_on=DAY)
    make_quote(article=one, text="The marsh keeps what it is given", speaker=ilse)
    make_quote(article=other, text="The marsh keeps what it is given, always", speaker=ilse)
    make_quote(article=other, text="Nobody asked the diver", speaker=ilse)

    page = story_page_of(make_story(accounts=[one, other]))

    assert [len(group.variants) for group in page.quote_groups] == [2, 1]
    assert len(page.shared_quotes) == len(page.single_quotes) == 1


def test_accounts_that_name_different_speakers_are_listed_with_them(reader: Client) -> None:
    articles = [make_article(published_on=DAY, source=make_source(name=name)) for name in ("Courier", "Gazette")]
    for article, name in zip(articles, ("Ilse Marrandt", "Oswin Lathbury"), strict=True):
        make_quote(article=article, text="The marsh keeps what it is given", speaker=make_person(name=name))

    page = reader.get(make_story(accounts=articles).get_absolute_url()).content.decode()

    quotes = " ".join(strip_tags(page[page.index("different speaker") :]).split())
    assert "Courier · Ilse Marrandt" in quotes
    assert "Gazette · Oswin Lathbury" in quotes


def test_no_variant_is_first_if_the_order_is_unknown() -> None:
    articles = [
        make_article(published_on=DAY, published_time=at, published_offset=zone)
        for at, zone in ((time(7), 0), (time(9), None))
    ]
    for article in articles:
        make_quote(article=article, text="The marsh keeps what it is given")

    [group] = story_page_of(make_story(accounts=articles)).quote_groups

    assert not any(variant.is_first for variant in group.variants)


def test_differing_figures_are_found() -> None:
    one = make_article(body="The rockfall at Caddis killed 24 people in the tunnel on Tuesday.")
    other = make_article(body="The rockfall at Caddis killed 31 people in the tunnel on Tuesday.")

    page = story_page_of(make_story(accounts=[one, other]))

    [figure] = page.figures
    assert {cell.text for cell in figure.cells if cell} == {"24", "31"}


def test_additions_of_another_account_are_found() -> None:
    here = make_article(body="A rockfall killed 24 people. “The marsh keeps what it is given,” he said.")
    there = make_article(
        body="A rockfall killed 31 people. “The marsh keeps what it is given,” he said. “Not for us,” she said."
    )
    for article in (here, there):
        make_quote(article=article, text="The marsh keeps what it is given")
    make_quote(article=there, text="Not for us")

    additions = additions_of([there], to=here)[there.pk]

    assert additions.quotes == 1
    assert additions.figures == (("31", "24"),)
    assert not additions_of([here], to=there)[here.pk].quotes


def test_the_page_of_a_story_shows_its_sections(reader: Client) -> None:
    story, articles = make(3, published_on=DAY)

    content = reader.get(story.get_absolute_url()).content.decode()

    assert all(article.headline in content for article in articles)
    assert "3 accounts" in content
    assert "Curator tools" not in content
    assert "Split into new story" not in content


def test_accounts_except_later_versions_are_preselected(reader: Client) -> None:
    first = make_article(published_on=DAY, published_time=time(7), published_offset=120)
    version, other = make_article(version_of=first), make_article(published_on=DAY, published_time=time(9))

    content = reader.get(make_story(accounts=[first, version, other]).get_absolute_url()).content.decode()

    content = " ".join(content.split())
    assert content.count(" checked>") == 2
    assert f'value="{version.pk}" checked' not in content
    assert "07:00 UTC+02:00" in content
    assert "09:00 (time zone unknown)" in content


def test_the_queries_of_a_story_do_not_grow_with_accounts(reader: Client) -> None:
    def ask(count: int) -> int:
        articles = [make_article(source=make_source(), body=COPY, sketch=list(sketch(COPY))) for _each in range(count)]
        for article in articles:
            make_quote(article=article, text="The marsh keeps what it is given", speaker=make_person())
        story = make_story(accounts=articles)
        with CaptureQueriesContext(connection) as queries:
            reader.get(story.get_absolute_url())
        return len(queries)

    ask(2)

    assert ask(2) == ask(5)


def test_the_address_of_a_merged_story_redirects(reader: Client) -> None:
    story, _articles = make(2)
    old = make_story(title="Before", continued_as=story)

    response = reader.get(old.get_absolute_url())

    assert response.status_code == 302
    assert response["Location"] == story.get_absolute_url()


def test_an_unknown_story_gives_404(reader: Client) -> None:
    assert reader.get(reverse("articles:story", args=[404])).status_code == 404


def test_selected_accounts_are_compared(reader: Client) -> None:
    story, articles = make(3)

    response = reader.post(
        reverse("articles:choose_accounts", args=[story.pk]),
        {"do": "compare", "article": [articles[0].pk, articles[2].pk]},
    )

    assert response["Location"] == (
        f"{reverse('articles:compare_start')}?article={articles[0].pk}&article={articles[2].pk}"
    )


def test_an_article_links_to_its_story(reader: Client) -> None:
    story, articles = make(2)

    content = reader.get(articles[0].get_absolute_url()).content.decode()

    assert story.get_absolute_url() in content
    assert articles[1].headline in content


# Curators


@pytest.mark.parametrize(
    ("view", "data"),
    [
        pytest.param("confirm_story", {}, id="confirm"),
        pytest.param("merge_story", {"absorbed": 1}, id="merge"),
        pytest.param("title_story", {"title": "Regatta"}, id="title"),
    ],
)
def test_only_curators_may_change_a_story(reader: Client, view: str, data: dict[str, Any]) -> None:
    story, _articles = make(2)

    assert reader.post(reverse(f"articles:{view}", args=[story.pk]), data).status_code == 403
    assert not Change.objects.exists()


def test_only_curators_may_split_and_combine(reader: Client) -> None:
    story, articles = make(3)
    split = {"do": "split", "article": [articles[0].pk]}

    assert reader.post(reverse("articles:choose_accounts", args=[story.pk]), split).status_code == 403
    gather = reverse("articles:gather_articles", args=[articles[0].pk])
    assert reader.post(gather, {"other": make_article().pk}).status_code == 403
    assert not Change.objects.exists()


def test_a_curator_confirms_a_story(curator: Client) -> None:
    story, articles = make(3)

    response = curator.post(reverse("articles:confirm_story", args=[story.pk]), follow=True)

    assert "Story confirmed" in response.content.decode()
    assert StoryMembership.objects.filter(by_hand=True).count() == len(articles)


def test_a_curator_merges_stories(curator: Client) -> None:
    (story, ours), (other, theirs) = make(2), make(2)

    curator.post(reverse("articles:merge_story", args=[story.pk]), {"absorbed": other.pk})

    assert accounts(story) == {article.pk for article in ours + theirs}


@pytest.mark.parametrize("view", ["choose_accounts", "merge_story"], ids=["split", "merged"])
def test_an_action_on_a_story_changed_meanwhile_gives_an_error(
    curator: Client, monkeypatch: pytest.MonkeyPatch, view: str
) -> None:
    (story, ours), (other, _theirs) = make(3), make(2)
    data = {"do": "split", "article": [ours[0].pk]} if view == "choose_accounts" else {"absorbed": other.pk}
    for act in ("split_story", "merge_stories"):
        monkeypatch.setattr(curation, act, lambda *_args, **_options: None)

    response = curator.post(reverse(f"articles:{view}", args=[story.pk]), data, follow=True)

    assert "Not saved: someone else just edited these stories." in response.content.decode()


def test_the_merge_page_shows_the_accounts_of_both_stories(curator: Client) -> None:
    (story, ours), (other, theirs) = make(2), make(2)

    content = curator.get(reverse("articles:merge_story", args=[story.pk]), {"absorbed": other.pk}).content.decode()

    assert all(article.headline in content for article in ours + theirs)
    assert "2 accounts move to" in content
    assert not Change.objects.exists()


def test_the_merge_page_offers_stories_near_in_time_or_matching_words(curator: Client) -> None:
    story, _articles = make(2, published_on=DAY)
    near, _articles = make(2, published_on=date(2024, 7, 4))
    far = make_story(accounts=[make_article(published_on=date(2019, 6, 4)) for _each in range(2)], title="Regatta")
    address = reverse("articles:merge_story", args=[story.pk])

    assert curator.get(address).context["form"].fields["absorbed"].offered == [near]
    assert curator.get(address, {"q": "regatta"}).context["form"].fields["absorbed"].offered == [far]


def test_invalid_words_are_ignored_on_the_merge_page(curator: Client) -> None:
    story, _articles = make(2, published_on=DAY)
    near, _articles = make(2, published_on=DAY)

    response = curator.get(reverse("articles:merge_story", args=[story.pk]), {"q": "x" * 3_000})

    assert response.context["form"].fields["absorbed"].offered == [near]


def test_a_story_is_not_merged_with_itself(curator: Client) -> None:
    story, _articles = make(2)

    response = curator.post(reverse("articles:merge_story", args=[story.pk]), {"absorbed": story.pk})

    assert response.status_code == 422
    assert not Change.objects.exists()


def test_a_curator_renames_a_story(curator: Client) -> None:
    story, _articles = make(2)

    response = curator.post(reverse("articles:title_story", args=[story.pk]), {"title": " Tunnel  shut "}, follow=True)

    story.refresh_from_db()
    assert (story.title, story.titled_by_hand) == ("Tunnel shut", True)
    assert "Title saved" in response.content.decode()


def test_a_curator_splits_accounts_from_a_story(curator: Client) -> None:
    story, articles = make(4)

    curator.post(
        reverse("articles:choose_accounts", args=[story.pk]),
        {"do": "split", "article": [articles[0].pk, articles[1].pk]},
    )

    assert accounts(story) == {articles[2].pk, articles[3].pk}


def test_a_curator_moves_accounts(curator: Client) -> None:
    (story, ours), (other, theirs) = make(3), make(2)

    response = curator.post(
        reverse("articles:choose_accounts", args=[story.pk]),
        {"do": "move", "article": [ours[0].pk], "to": other.pk},
    )

    assert response["Location"] == other.get_absolute_url()
    assert accounts(other) == {ours[0].pk, *(article.pk for article in theirs)}


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param({"do": "split"}, "Select at least one account.", id="none chosen"),
        pytest.param({"do": "split", "article": "all"}, "Leave at least one account", id="all split off"),
        pytest.param({"do": "move", "article": "all"}, "Choose a story to move the accounts to.", id="moved nowhere"),
    ],
)
def test_an_invalid_action_gives_an_error(curator: Client, data: dict[str, Any], error: str) -> None:
    story, articles = make(2)
    if data.get("article") == "all":
        data = {**data, "article": [article.pk for article in articles]}

    response = curator.post(reverse("articles:choose_accounts", args=[story.pk]), data, follow=True)

    assert error in response.content.decode()
    assert not Change.objects.exists()


def test_a_curator_combines_two_articles_into_a_story(curator: Client) -> None:
    one, other = make_article(), make_article()
    StoryMembership.objects.bulk_create([StoryMembership(article=one), StoryMembership(article=other)])

    curator.post(reverse("articles:gather_articles", args=[one.pk]), {"other": other.pk})

    assert accounts(Story.objects.get()) == {one.pk, other.pk}

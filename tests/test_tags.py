"""The pages of tags, their renaming and merging."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from articles.models import Change, Tag
from tests.factories import make_article, make_curator, make_tag

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db


def test_tags_are_listed_by_name_with_numbers_of_articles(reader: Client) -> None:
    make_article(tags=[make_tag(name="zeta"), make_tag(name="Alpha")])
    make_tag(name="beta")

    tags = reader.get(reverse("articles:tags")).context["tags"]

    assert [(tag.name, tag.article_count) for tag in tags] == [("Alpha", 1), ("beta", 0), ("zeta", 1)]


def test_a_tag_page_shows_its_articles(reader: Client) -> None:
    tag = make_tag(name="harbour")
    make_article(headline="Tagged", tags=[tag])
    make_article(headline="Not tagged")

    response = reader.get(tag.get_absolute_url())

    assert [article.headline for article in response.context["page"]] == ["Tagged"]
    assert "Rename" not in response.content.decode()


def test_a_curator_renames_a_tag(curator: Client) -> None:
    tag = make_tag(name="habour")

    response = curator.post(reverse("articles:rename_tag", args=[tag.slug]), {"name": " harbour "}, follow=True)

    tag.refresh_from_db()
    assert tag.name == "harbour"
    assert "“habour” renamed to “harbour”." in response.content.decode()
    assert Change.objects.get().kind == Change.Kind.RENAME_TAG


def test_renaming_to_an_existing_tag_suggests_merging(curator: Client) -> None:
    make_tag(name="Harbour")
    tag = make_tag(name="habour")

    response = curator.post(reverse("articles:rename_tag", args=[tag.slug]), {"name": "harbour"})

    assert response.status_code == 422
    assert "Merge this tag into it instead." in response.content.decode()
    assert Tag.objects.filter(name="habour").exists()


def test_a_curator_merges_a_tag_into_another(curator: Client) -> None:
    kept, absorbed = make_tag(name="harbour"), make_tag(name="habour")
    article = make_article(tags=[absorbed])

    curator.post(reverse("articles:merge_tag", args=[absorbed.slug]), {"into": kept.slug})

    assert [tag.name for tag in article.tags.all()] == ["harbour"]
    assert not Tag.objects.filter(name="habour").exists()


def test_a_tag_is_not_merged_into_itself(curator: Client) -> None:
    tag = make_tag(name="harbour")

    response = curator.post(reverse("articles:merge_tag", args=[tag.slug]), {"into": tag.slug})

    assert response.status_code == 422
    assert Tag.objects.filter(name="harbour").exists()


@pytest.mark.parametrize("page", ["rename_tag", "merge_tag"])
def test_readers_cannot_change_tags(reader: Client, page: str) -> None:
    tag, other = make_tag(name="harbour"), make_tag(name="port")

    response = reader.post(reverse(f"articles:{page}", args=[tag.slug]), {"name": "sea", "into": other.slug})

    assert response.status_code == 403
    assert Tag.objects.filter(name="harbour").exists()


def test_the_queries_of_a_tag_page_do_not_grow_with_articles(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    tag = make_tag()
    make_article(tags=[tag, make_tag()])
    with django_assert_num_queries(6):
        reader.get(tag.get_absolute_url())
    for _ in range(3):
        make_article(tags=[tag, make_tag()])

    with django_assert_num_queries(6):
        reader.get(tag.get_absolute_url())


def test_the_queries_of_the_list_do_not_grow_with_tags(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_tag()
    with django_assert_num_queries(3):
        reader.get(reverse("articles:tags"))
    for _ in range(3):
        make_tag()

    with django_assert_num_queries(3):
        reader.get(reverse("articles:tags"))


@pytest.mark.parametrize("address", ["/tags/%00/", "/sources/%00/", "/tags/a%00b/rename/"])
def test_an_address_with_nul_is_refused(client: Client, address: str) -> None:
    client.force_login(make_curator())

    assert client.get(address).status_code == 400

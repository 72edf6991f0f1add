"""Wordings that are no people in this archive: an input of the parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from articles.ingest.names import person_key
from articles.models import Article, NonPerson, Source
from articles.text.data.given_names import GIVEN_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def non_persons() -> dict[str, frozenset[str]]:
    """Return the keys of wordings that are no people, each with the titles it may have.

    These are the names that readers marked, and the names of the archive's outlets and agencies.
    """
    found: dict[str, frozenset[str]] = {key: frozenset() for key in _source_keys()}
    rows = NonPerson.objects.order_by("key").values_list("key", "titles", "is_active")
    for key, titles, is_active in rows:
        if is_active:
            found[key] = frozenset(titles)
        else:
            # Readers have the last word, also about a name that an outlet has too.
            found.pop(key, None)
    return found


def changed_names(then: Mapping[str, frozenset[str]], now: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the keys of wordings about which the two results of ``non_persons`` differ."""
    return frozenset(key for key in then.keys() | now.keys() if then.get(key) != now.get(key))


def _source_keys() -> Iterator[str]:
    """Yield the keys of the names of sources with articles, except names that begin as a person's does.

    Some newsletters and blogs have their author's name.
    """
    articles = Article.objects.filter(Q(source=OuterRef("pk")) | Q(agency=OuterRef("pk")))
    for name, aliases in Source.objects.filter(Exists(articles)).order_by("pk").values_list("name", "aliases"):
        for each in (name, *aliases):
            if (key := person_key(each)) and each.split()[0] not in GIVEN_NAMES:
                yield key

"""The lasting address of a comparison: which texts, in which order, read how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

if TYPE_CHECKING:
    from collections.abc import Iterable


class UnknownArticle(Exception):
    """The link names an article or a revision that the archive does not have."""


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """One column of a permanent link: an article and which revision of its text."""

    article: int
    revision: int

    def __str__(self) -> str:
        return f"{self.article}.{self.revision}"


def keys_from(columns: str) -> tuple[Key, ...]:
    """Return the columns that a link like "12.1-15.2" names. Raises ``UnknownArticle`` where it names none."""
    keys = []
    for column in columns.split("-"):
        article, _dot, revision = column.partition(".")
        if not (article.isascii() and article.isdecimal() and revision.isascii() and revision.isdecimal()):
            raise UnknownArticle(column)
        keys.append(Key(int(article), int(revision)))
    return tuple(keys)


def address_of(keys: Iterable[Key]) -> str:
    """Return the permanent link of a comparison of these columns."""
    return reverse("articles:compare", args=["-".join(str(key) for key in keys)])

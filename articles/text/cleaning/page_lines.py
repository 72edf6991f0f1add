"""A saved page as cleaning takes it: its visible lines, and the fields its markup declares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articles.text.cleaning.timestamps import Published


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """A block of text a reader sees.

    ``tag`` is the innermost element that breaks lines, ``places`` what the elements around are for (see
    ``articles.text.data.pages``, and tags such as "nav"), ``linked`` the share of its letters inside links, ``parent`` a
    number that its siblings share. ``chosen`` is 1 where the extraction library has it as a paragraph of the main
    text, less where it is part of one.
    """

    text: str
    tag: str
    places: frozenset[str]
    linked: float
    parent: int
    chosen: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFields:
    """What a page says of itself, in machine-readable form; each list has the most trustworthy first."""

    headlines: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: Published | None = None
    site: str | None = None
    url: str | None = None
    language: str | None = None
    description: str | None = None

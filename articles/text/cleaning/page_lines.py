"""Input to cleaning from a saved page: its visible lines, and the fields that its markup declares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articles.text.cleaning.timestamps import Published


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """A line of a page that is visible to readers.

    ``tag`` is the innermost block element. ``places`` are the purposes of the elements around it (see
    ``articles.text.data.pages``), and tags such as "nav". ``linked`` is the share of its letters inside links, 0 to 1;
    ``parent`` is a number that siblings share. ``chosen`` is 1 for a paragraph in the main text that the extraction
    library found, and less if only part of the paragraph is in it.
    """

    text: str
    tag: str
    places: frozenset[str]
    linked: float
    parent: int
    chosen: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFields:
    """Fields that a page declares for machines; each list begins with the most reliable value."""

    headlines: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: Published | None = None
    site: str | None = None
    url: str | None = None
    language: str | None = None
    description: str | None = None

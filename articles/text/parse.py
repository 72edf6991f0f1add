"""The one verb: the bytes of a clipping in, its articles out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from articles.rules.sources import BUILT_IN_PROFILES, SourceProfile
from articles.text.documents import Block, LineDecision
from articles.text.people import FoundPerson
from articles.text.quotes import FoundQuote


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When an article says it was published, to the precision it gives.

    ``offset`` is minutes east of UTC; ``None`` where the clipping names no zone: the time is then local to a place unknown.
    """

    day: date
    time: time | None = None
    offset: int | None = None

    def isoformat(self) -> str:
        """Return ISO 8601: a date alone, a local date and time, or one with its offset."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedArticle:
    """One news article of a clipping.

    ``body`` is the text of the body blocks joined by a blank line; the spans of people and quotes are places in it.
    ``headline_origin`` is "clipping", or "lead" where the clipping prints no headline and one was taken from the lead.
    """

    index: int
    url: str | None
    language: str | None
    headline: str
    headline_origin: str
    standfirst: str | None
    source: str | None
    agency: str | None
    authors: tuple[str, ...]
    credit: str | None
    dateline: tuple[str, ...]
    published: Published | None
    blocks: tuple[Block, ...]
    body: str
    people: tuple[FoundPerson, ...]
    quotes: tuple[FoundQuote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedClipping:
    """What was understood of a clipping's bytes. ``text`` is the decoded dump (of a page, its decoded HTML)."""

    sha256: str
    media_type: str
    encoding: str
    text: str
    articles: tuple[ParsedArticle, ...]


def parse(
    data: bytes,
    *,
    name: str = "",
    url: str | None = None,
    profiles: Sequence[SourceProfile] = BUILT_IN_PROFILES,
    line_decisions: Mapping[int, Sequence[LineDecision]] | None = None,
) -> ParsedClipping:
    """Return the articles found in ``data``.

    ``name`` is the file's name, a hint for the type. ``line_decisions`` are what people said of single lines, by the article's index in the clipping; they
    win over every rule. Raises ``UnreadableClipping`` with a reason where the bytes are no text.
    """
    raise NotImplementedError

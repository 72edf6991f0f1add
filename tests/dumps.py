"""Invented dumps for tests of what comes after parsing, and parsed values where the core is to stay out of the way."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from articles.text.data.kinds import Kind
from articles.text.documents import Block
from articles.text.parse import ParsedArticle, ParsedClipping
from articles.text.people.found import FoundPerson
from articles.text.quotes.found import FoundQuote, QuoteKind
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HARBOR = """Harbor wall to be rebuilt before winter

By Nora Quenby

The council of Port Elder voted on Tuesday to rebuild the eastern harbor wall before the winter storms arrive.

"We have waited long enough for this wall," said Ilse Marrandt, the harbor master, who asked for it in spring.

Marrandt said that the work would begin in August and take eleven weeks if the weather held.

The wall was breached twice last year, and the ferry to the outer islands was cancelled on nine days because of it.

Hesk Dovrin, who owns three boats, called the plan "late but welcome" and asked who would pay for the sand.
"""

RECOUNT = """Recount ordered in race for mayor of Quillon

A judge ordered a recount on Friday after nineteen votes parted the two candidates for mayor of Quillon.

"Every ballot will be held up to the light," said the clerk of the court, Tomasine Erval, in front of the town hall.

The count will start on Monday in the riding school and will be open to the public, the court said in its order.
"""


def numbered(number: int) -> str:
    """Return a dump that shares no run of words with another number's."""
    words = " ".join(f"word{number}x{place}" for place in range(60))
    return f"Notice number {number} of the harbor office\n\nThe office gave notice of {words} on that day.\n"


def parsed_clipping(data: bytes, *, articles: Sequence[ParsedArticle] | None = None, **fields: Any) -> ParsedClipping:
    """Return a clipping of one article whose body is the whole text, unless ``articles`` are given."""
    text = data.decode("utf-8", "replace")
    return ParsedClipping(
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/plain",
        encoding="utf-8",
        text=text,
        articles=tuple(articles) if articles is not None else (parsed_article(body=text.strip(), **fields),),
    )


def parsed_article(
    *,
    body: str,
    index: int = 0,
    people: Mapping[str, Sequence[str]] | None = None,
    quotes: Sequence[tuple[str, str | None]] = (),
    **fields: Any,
) -> ParsedArticle:
    """Return an article. ``people`` are the forms the body has of each name, ``quotes`` are (text, speaker)."""
    values: dict[str, Any] = {
        "url": None,
        "language": "en",
        "headline": body.partition("\n")[0][:80] or "No text",
        "headline_origin": "clipping",
        "standfirst": None,
        "source": None,
        "agency": None,
        "authors": (),
        "credit": None,
        "dateline": (),
        "published": None,
        "blocks": tuple(Block(text=text, kind=Kind.PARAGRAPH, rule="test") for text in body.split("\n\n")),
    }
    found = tuple(
        FoundPerson(name=name, roles=(), mentions=tuple(_spans(body, forms)), certainty=0.7)
        for name, forms in (people or {}).items()
    )
    return ParsedArticle(
        index=index,
        body=body,
        people=found,
        quotes=tuple(_quote(body, *quote) for quote in quotes),
        **(values | fields),
    )


def _spans(body: str, forms: Sequence[str]) -> list[Span]:
    spans = []
    at = 0
    for form in forms:
        at = body.index(form, at)
        spans.append(Span(at, at + len(form)))
        at += len(form)
    return spans


def _quote(body: str, text: str, speaker: str | None) -> FoundQuote:
    start = body.index(text)
    return FoundQuote(
        kind=QuoteKind.DIRECT,
        span=Span(start, start + len(text)),
        text=text,
        speaker=speaker,
        speaker_text=None,
        cue="said" if speaker else None,
        certainty=0.9,
        rule="test",
    )

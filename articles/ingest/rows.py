"""Turn parsed values into rows, cut to the length of their columns. Nothing here queries the database."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rapidfuzz.fuzz import ratio

from articles.ingest.names import MAX_NAME, person_key
from articles.ingest.people import ArticleNames, NameToResolve
from articles.models import Appearance, Article, Mention, Quote, QuoteCorrection, Source
from articles.text.comparing.recurring_quotes import fingerprints_of
from articles.text.data.kinds import Fate
from articles.text.people.identity import gender_in
from articles.text.places import find_place, line_at, lines_of_blocks
from articles.text.quotes.found import QuoteKind
from articles.text.spans import Span
from articles.text.terms import key_terms, sketch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.ingest.names import SourceNames
    from articles.models import AddedQuote, Clipping
    from articles.text.documents import Block
    from articles.text.parse import ParsedArticle
    from articles.text.people.found import FoundPerson
    from articles.text.places import BodyLine
    from articles.text.quotes.found import FoundQuote

# Both are part of the search vector, which PostgreSQL limits to 1 MB. The blocks keep the whole line.
MAX_HEADLINE = 1_000
MAX_STANDFIRST = 10_000
MAX_URL = 2_000
MAX_FILE_NAME = 255
MAX_SPEAKER_TEXT = 500
MAX_RULE = 100
MAX_LANGUAGE = 20
MAX_AUTHORS = 100
# In the first and last year of the calendar, a time in another zone is in a year that Python has no dates for.
FIRST_YEAR, LAST_YEAR = 2, 9998
# An index entry may take some 2,700 bytes. No real word is a tenth of that.
MAX_TERM = 100

# Minimum similarity (0 to 100) of a quote to its earlier text, before a correction or a new parser version. It allows
# for a word or two in a short sentence. Of 25,000 pairs of different quotes within an article in the development
# texts, seven are this similar.
SAME_QUOTE = 70

# Characters that PostgreSQL's text type does not accept: NUL, and surrogates, which are invalid in UTF-8.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """Return ``text`` with U+FFFD for each character that PostgreSQL cannot store. Offsets stay valid."""
    return _UNSTORABLE.sub("\ufffd", text)


def _share(certainty: float) -> float:
    return min(1.0, max(0.0, certainty))


def _cut(text: str | None, length: int) -> str:
    return storable(text)[:length] if text else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePerson:
    """A person in an article. The name is unique within the article."""

    name: str
    person_id: int
    roles: list[str]
    spans: tuple[Span, ...]
    certainty: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePeople:
    """The people in one article, in order of first mention. ``ids`` maps names as parsed to ids of people."""

    named: tuple[ArticlePerson, ...]
    ids: Mapping[str, int]


def fields_of(parsed: ParsedArticle, sources: SourceNames) -> dict[str, Any]:
    """Return the values of an article's columns by name. ``sources`` must include its outlet and agency."""
    published = parsed.published
    if published and not FIRST_YEAR <= published.day.year <= LAST_YEAR:
        published = None
    body = storable(parsed.body)
    headline = _cut(parsed.headline, MAX_HEADLINE).strip() or "…"
    return {
        "headline": headline,
        "headline_origin": parsed.headline_origin,
        "standfirst": _cut(parsed.standfirst, MAX_STANDFIRST),
        "source": sources.get(parsed.source, Source.Kind.OUTLET),
        "agency": sources.get(parsed.agency, Source.Kind.AGENCY),
        "authors": [_cut(author, MAX_NAME) for author in parsed.authors[:MAX_AUTHORS] if author.strip()],
        "credit": storable(parsed.credit or ""),
        "dateline": [_cut(place, MAX_NAME) for place in parsed.dateline],
        "language": _cut(parsed.language, MAX_LANGUAGE),
        "url": _web_address(parsed.url),
        "published_on": published.day if published else None,
        "published_time": published.time if published else None,
        "published_offset": published.offset if published and published.time else None,
        "body": body,
        "word_count": len(body.split()),
        "blocks": blocks_of(parsed),
        "sketch": list(sketch(body)),
        "terms": [term for term in key_terms(headline, body) if len(term) <= MAX_TERM],
    }


def blocks_of(parsed: ParsedArticle) -> list[dict[str, Any]]:
    return [
        {
            "text": storable(block.text),
            "kind": block.kind.value,
            "rule": block.rule,
            "start": block.span.start if block.span else None,
            "end": block.span.end if block.span else None,
            **({} if block.received is None else {"received": storable(block.received)}),
        }
        for block in parsed.blocks
    ]


def _web_address(url: str | None) -> str:
    """Return ``url`` if it starts with http(s), else an empty string. A script or file URL never becomes a link."""
    address = storable(url or "").strip()
    return address if address.startswith(("http://", "https://")) and len(address) <= MAX_URL else ""


def article_row(parsed: ParsedArticle, *, clipping: Clipping, sources: SourceNames, pk: int) -> Article:
    return Article(
        pk=pk,
        clipping=clipping,
        position=parsed.index,
        received_at=clipping.received_at,
        saved_on=parsed.library.saved.day if parsed.library.saved else None,
        **fields_of(parsed, sources),
    )


def names_of(
    parsed: ParsedArticle, *, sha256: str, article_id: int | None = None, before: Mapping[str, int] | None = None
) -> ArticleNames:
    """Return the names in an article. ``before`` maps the key of each name to the person it means so far."""
    return ArticleNames(
        sha256=sha256,
        position=parsed.index,
        people=tuple(_named(person, parsed.body) for person in parsed.people),
        day=parsed.published.day if parsed.published else None,
        article_id=article_id,
        before=before or {},
    )


def _named(person: FoundPerson, body: str) -> NameToResolve:
    name = storable(person.name)
    return NameToResolve(
        name=name,
        forms=tuple(dict.fromkeys(storable(span.of(body)) for span in person.mentions)),
        roles=tuple(map(storable, person.roles)),
        gender=None if " " in name else gender_in(body, person.mentions),
    )


def people_of(parsed: ParsedArticle, ids_by_key: Mapping[str, int]) -> ArticlePeople:
    """Return the article's people. ``ids_by_key`` maps the key of each name to the id of the person."""
    ids: dict[str, int] = {}
    named: dict[str, ArticlePerson] = {}
    for person in parsed.people:
        name = _cut(person.name, MAX_NAME)
        person_id = ids_by_key.get(person_key(name))
        if person_id is None:
            continue
        ids[person.name] = person_id
        spans = {span for span in person.mentions if len(span)}
        roles = [storable(role) for role in person.roles]
        certainty = _share(person.certainty)
        if name in named:
            spans |= set(named[name].spans)
            roles = list(dict.fromkeys([*named[name].roles, *roles]))
            certainty = max(certainty, named[name].certainty)
        named[name] = ArticlePerson(
            name=name, person_id=person_id, roles=roles, spans=tuple(sorted(spans)), certainty=certainty
        )
    return ArticlePeople(named=tuple(named.values()), ids=ids)


def appearance_row(article: Article, *, position: int, person: ArticlePerson) -> Appearance:
    return Appearance(
        article_id=article.pk,
        person_id=person.person_id,
        name=person.name,
        position=position,
        roles=person.roles,
        mention_count=len(person.spans),
        certainty=person.certainty,
    )


def mention_rows(appearance: Appearance, spans: tuple[Span, ...]) -> list[Mention]:
    return [Mention(appearance=appearance, start=span.start, end=span.end) for span in spans]


def quote_rows(
    article: Article,
    parsed: ParsedArticle,
    *,
    people: ArticlePeople,
    corrections: Mapping[tuple[str, int], QuoteCorrection],
    added: Sequence[AddedQuote] = (),
) -> list[Quote]:
    """Return the article's quotes in order, with corrections applied and quotes ``added`` by hand.

    Quotes marked as not a quote are left out. ``corrections`` are keyed by text and number among quotes with the same
    text. A correction still applies after the text of the quote is corrected.
    """
    quotes = parsed.quotes
    lines = lines_of_blocks(parsed.blocks) if corrections or added else ()
    rows: list[Quote] = []
    for found, correction in zip(quotes, _corrections_of(quotes, corrections, parsed.blocks), strict=True):
        if not len(found.span) or (correction and correction.verdict == QuoteCorrection.Verdict.NOT_A_QUOTE):
            continue
        row = _quote_row(article, found, people)
        if correction and row.kind == Quote.Kind.INDIRECT:
            row.certainty = 1.0  # Somebody who corrects a quote has seen that it is one.
        if correction and correction.words:
            _set_words(row, correction.words, lines)
        if correction and correction.verdict == QuoteCorrection.Verdict.SPEAKER:
            row.speaker_id = correction.speaker_id
            row.speaker_text = correction.speaker_text
            row.certainty = 1.0
            row.by_hand = True
        rows.append(row)
    rows = _with_added(article, rows, added, lines)
    for position, row in enumerate(rows):
        row.position = position
    return rows


def _set_words(row: Quote, words: str, lines: Sequence[BodyLine]) -> None:
    """Set ``row`` to the occurrence of ``words`` in its line nearest to it. Do nothing if the line lacks them."""
    line = line_at(lines, Span(row.start, row.end))
    span = line.find_typed(words, near=row.start) if line else None
    if line is None or span is None:
        return
    text = storable(span.shifted(-line.start).of(line.text))
    if text != row.text:
        row.found_text, row.text = row.text, text
        row.start, row.end = span.start, span.end
        row.prints = [] if row.kind == Quote.Kind.INDIRECT else list(fingerprints_of(text))


def _with_added(
    article: Article, rows: list[Quote], added: Sequence[AddedQuote], lines: Sequence[BodyLine]
) -> list[Quote]:
    """Return ``rows`` with the quotes added by hand, which replace overlapping parsed quotes.

    Reported speech stays around a passage in quotation marks, and the passage inside it.
    """
    for one in added:
        span = find_place(lines, one.place)
        if span is None:
            continue
        is_reported = one.kind == Quote.Kind.INDIRECT
        rows = [row for row in rows if row.by_hand or not _conflicts(row, span, is_reported=is_reported)]
        rows.append(
            Quote(
                article_id=article.pk,
                kind=one.kind,
                start=span.start,
                end=span.end,
                text=one.words,
                speaker_id=one.speaker_id,
                speaker_text=one.speaker_text,
                certainty=1.0,
                rule=Quote.ADDED,
                by_hand=True,
                prints=[] if one.kind == Quote.Kind.INDIRECT else list(fingerprints_of(one.words)),
            )
        )
    return sorted(rows, key=lambda row: (row.start, row.end)) if added else rows


def _conflicts(row: Quote, span: Span, *, is_reported: bool) -> bool:
    found = Span(row.start, row.end)
    outer, inner = (span, found) if is_reported else (found, span)
    may_nest = row.is_reported is not is_reported and outer.covers(inner) and outer != inner
    return found.overlaps(span) and not may_nest


def _corrections_of(
    quotes: Sequence[FoundQuote], corrections: Mapping[tuple[str, int], QuoteCorrection], blocks: Sequence[Block]
) -> list[QuoteCorrection | None]:
    """Return the correction of each quote, matched by its exact text or by its text before the body was corrected."""
    matched: list[QuoteCorrection | None] = []
    seen: dict[str, int] = {}
    left = dict(corrections)
    for found in quotes:
        text = storable(found.text)
        nth = seen.get(text, 0)
        seen[text] = nth + 1
        matched.append(left.pop((text, nth), None))
    corrected = _corrected_spans(blocks) if left else []
    # If several corrections fit one quote, the latest wins.
    for correction in sorted(left.values(), key=lambda row: (row.made_at, row.pk), reverse=True):
        candidates = [
            (similarity, -number)
            for number, found in enumerate(quotes)
            if matched[number] is None
            and any(span.covers(found.span) for span in corrected)
            and (similarity := ratio(correction.text, found.text)) >= SAME_QUOTE
        ]
        if candidates:
            matched[-max(candidates)[1]] = correction
    return matched


def _corrected_spans(blocks: Sequence[Block]) -> list[Span]:
    """Return the spans in the body of blocks whose text was corrected by hand."""
    spans = []
    start = 0
    for block in blocks:
        if block.fate is Fate.BODY:
            span = Span(start, start + len(block.text))
            if block.received is not None:
                spans.append(span)
            start = span.end + 2
    return spans


def _quote_row(article: Article, found: FoundQuote, people: ArticlePeople) -> Quote:
    speaker_id = people.ids.get(found.speaker) if found.speaker else None
    described = found.speaker_text or (found.speaker if speaker_id is None else None)
    return Quote(
        article_id=article.pk,
        kind=found.kind.value,
        start=found.span.start,
        end=found.span.end,
        text=storable(found.text),
        speaker_id=speaker_id,
        speaker_text="" if speaker_id else _cut(described, MAX_SPEAKER_TEXT),
        cue=_cut(found.cue, MAX_RULE),
        certainty=_share(found.certainty),
        rule=found.rule[:MAX_RULE],
        prints=[] if found.kind is QuoteKind.INDIRECT else list(fingerprints_of(found.text)),
    )

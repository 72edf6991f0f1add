"""Pending clippings as their owner sees them: the parsed articles, and the owner's corrections.

A clipping's draft holds only what its owner changed, by the article's index: field values, kinds and wordings of lines,
and whether the article is excluded. When the clipping is saved, the draft becomes corrections.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from zlib import crc32

from django.db import transaction

from articles.ingest.grouping import expect_story
from articles.ingest.rows import MAX_TERM, storable
from articles.ingest.versions import VERSION_RESEMBLANCE
from articles.lines.ledger import kind_for_rule, rule_number
from articles.models import Article, Clipping, Source
from articles.text.cleaning.line_rules import MAX_RULE_LENGTH
from articles.text.data.kinds import Fate, Kind
from articles.text.documents import Block, LineDecision
from articles.text.parse import SPLIT
from articles.text.terms import key_terms, resemblance, sketch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from articles.ingest.grouping import ExpectedStory
    from articles.text.parse import ParsedArticle

# Below this resemblance two texts are neither versions of an article nor the same agency copy.
MIN_RESEMBLANCE = 0.2
# Of the articles that share any text, only this many are compared. If there are more, what they share is a phrase that
# half the archive contains.
MAX_COMPARED = 100
MAX_SIMILAR = 3

# Up to this many removed lines in a row are shown in place. Longer runs, such as a site's menu, are folded.
LONGEST_RUN_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of an article in the preview. ``number`` is its position, from 0.

    ``text`` includes corrections; ``decision`` identifies the line in a draft by its text as received.
    """

    number: int
    decision: LineDecision
    text: str
    kind: Kind
    rule: str
    by_hand: bool

    @property
    def place(self) -> str:
        """The line's number with a checksum of its text, so that a form cannot change another line by mistake."""
        return f"{self.number}-{crc32(self.text.encode('utf-8', 'surrogatepass')):08x}"

    @property
    def can_become_rule(self) -> bool:
        """Whether the line is short enough to make a cleaning rule from it."""
        return len(self.decision.text) <= MAX_RULE_LENGTH

    @property
    def kind_for_rule(self) -> str:
        return kind_for_rule(self.kind, by_hand=self.by_hand)

    @property
    def cleaning_rule_number(self) -> int | None:
        return rule_number(self.rule)

    def decided(self, kind: Kind) -> LineDecision:
        return replace(self.decision, kind=kind)

    def worded(self, wording: str) -> LineDecision:
        return replace(self.decision, wording=wording)

    @property
    def is_body(self) -> bool:
        return self.kind.fate is Fate.BODY

    @property
    def is_header(self) -> bool:
        return self.kind.fate is Fate.HEADER

    @property
    def is_removed(self) -> bool:
        return self.kind.fate is Fate.REMOVED


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRun:
    """Consecutive lines that are all removed, or all kept."""

    lines: tuple[Line, ...]
    removed: bool

    @property
    def is_folded(self) -> bool:
        return self.removed and len(self.lines) > LONGEST_RUN_SHOWN

    @property
    def numbers(self) -> frozenset[int]:
        return frozenset(line.number for line in self.lines)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The distinct kinds of the lines, most frequent first."""
        counts: dict[Kind, int] = {}
        for line in self.lines:
            counts[line.kind] = counts.get(line.kind, 0) + 1
        return tuple(sorted(counts, key=lambda kind: -counts[kind]))


def lines_of(article: ParsedArticle, draft: Mapping[str, Any]) -> tuple[Line, ...]:
    """Return the lines of ``article`` in order. Lines with a correction in ``draft`` are marked ``by_hand``."""
    corrected = {(line["text"], line["nth"]) for line in _part(draft, article.index).get("lines", [])}
    seen: dict[str, int] = {}
    lines = []
    for number, block in enumerate(article.blocks):
        received = block.text if block.received is None else block.received
        nth = seen.get(received, 0)
        seen[received] = nth + 1
        lines.append(_line(number, block, received, nth, by_hand=(received, nth) in corrected))
    return tuple(lines)


def _line(number: int, block: Block, received: str, nth: int, *, by_hand: bool) -> Line:
    return Line(
        number=number,
        decision=LineDecision(text=received, nth=nth),
        text=block.text,
        kind=block.kind,
        rule=block.rule,
        by_hand=by_hand,
    )


def runs_of(lines: tuple[Line, ...]) -> tuple[LineRun, ...]:
    """Split ``lines`` into alternating runs of kept and of removed lines."""
    runs: list[LineRun] = []
    start = 0
    for end in range(1, len(lines) + 1):
        if end == len(lines) or lines[end].is_removed != lines[start].is_removed:
            runs.append(LineRun(lines=lines[start:end], removed=lines[start].is_removed))
            start = end
    return tuple(runs)


def unsaved_article(parsed: ParsedArticle) -> Article:
    """Return an unsaved ``Article`` with the fields of ``parsed``, for code that shows or corrects fields."""
    published = parsed.published
    return Article(
        headline=parsed.headline,
        standfirst=parsed.standfirst or "",
        source=Source(name=parsed.source) if parsed.source else None,
        agency=Source(name=parsed.agency) if parsed.agency else None,
        authors=list(parsed.authors),
        published_on=published.day if published else None,
        published_time=published.time if published else None,
        published_offset=published.offset if published else None,
        url=parsed.url or "",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarArticle:
    """A stored article that shares much text with a previewed one. If ``is_version``, saving links the two."""

    article: Article
    percent: int
    is_version: bool


def similar_articles(parsed: ParsedArticle) -> tuple[SimilarArticle, ...]:
    """Return the stored articles that share much of this text: versions first, then by similarity."""
    own = sketch(parsed.body)
    if not own:
        return ()
    candidates = (
        Article.objects.sharing_text(own)
        .select_related("source", "agency")
        .defer("body", "blocks", "search", "terms")
        .newest_first()[:MAX_COMPARED]
    )
    similar = []
    for article in candidates:
        similarity = resemblance(own, article.sketch)
        if similarity < MIN_RESEMBLANCE:
            continue
        outlet = article.source.name if article.source else None
        agency = article.agency.name if article.agency else None
        is_same_outlet = outlet == parsed.source and (outlet is not None or not (agency or parsed.agency))
        is_version = is_same_outlet and similarity >= VERSION_RESEMBLANCE
        similar.append(SimilarArticle(article=article, percent=round(100 * similarity), is_version=is_version))
    similar.sort(key=lambda found: (-found.is_version, -found.percent))
    return tuple(similar[:MAX_SIMILAR])


def expected_story(clipping: Clipping, parsed: ParsedArticle) -> ExpectedStory | None:
    """Return the story that an article of a pending clipping would join, or form with another article.

    Use ``similar_articles`` to find versions.
    """
    article = unsaved_article(parsed)
    article.clipping, article.position = clipping, parsed.index
    article.headline_origin = parsed.headline_origin
    article.headline, article.body = storable(parsed.headline), storable(parsed.body)
    article.sketch = list(sketch(article.body))
    article.terms = [term for term in key_terms(article.headline, article.body) if len(term) <= MAX_TERM]
    return expect_story(article)


def is_excluded(draft: Mapping[str, Any], index: int) -> bool:
    """Return whether the article at ``index`` is excluded from saving."""
    return bool(_part(draft, index).get("excluded"))


def corrected_fields(draft: Mapping[str, Any], index: int) -> frozenset[str]:
    """Return the names of the fields corrected in the draft."""
    return frozenset(_part(draft, index).get("fields", {}))


def has_edits(draft: Mapping[str, Any]) -> bool:
    """Return whether anything was corrected or excluded."""
    return any(
        part.get("lines") or part.get("excluded") or set(part.get("fields", {})) - {SPLIT}
        for part in draft.get("articles", {}).values()
    )


def set_split(clipping: Clipping, *, split: bool) -> None:
    """Split a text that may be a digest into its items, or keep it as one article.

    Everything else in the draft is reset, as it is about articles that are then others.
    """
    with _editing_all(clipping) as parts:
        parts.clear()
        parts["0"] = {"fields": {SPLIT: split}}


def set_fields(clipping: Clipping, index: int, values: Mapping[str, Any]) -> None:
    """Set fields of the article at ``index`` in the draft. ``values`` are JSON values by field name."""
    with _editing(clipping, index) as part:
        part.setdefault("fields", {}).update(values)


def unset_field(clipping: Clipping, index: int, field: str) -> None:
    """Reset ``field`` to the value in the clipping."""
    with _editing(clipping, index) as part:
        part.get("fields", {}).pop(field, None)


def set_line(clipping: Clipping, index: int, decision: LineDecision) -> None:
    """Set the kind and wording of a line in the draft, keeping the earlier value of whichever ``decision`` omits.

    A wording equal to the text as received removes the correction of the wording.
    """
    with _editing(clipping, index) as part:
        others = _other_lines(part, decision)
        line: dict[str, Any] = {"text": decision.text, "nth": decision.nth}
        for before in part.get("lines", []):
            if (before["text"], before["nth"]) == (decision.text, decision.nth):
                line |= before
        if decision.kind:
            line["kind"] = decision.kind.value
        if decision.wording:
            line["wording"] = decision.wording
        if line.get("wording") == decision.text:
            del line["wording"]
        part["lines"] = [*others, line] if {"kind", "wording"} & line.keys() else others


def unset_line(clipping: Clipping, index: int, decision: LineDecision) -> None:
    """Remove the draft's correction of a line, so that the cleaning rules decide it again."""
    with _editing(clipping, index) as part:
        part["lines"] = _other_lines(part, decision)


def set_excluded(clipping: Clipping, indexes: Iterable[int], *, excluded: bool) -> None:
    """Exclude the articles at ``indexes``, or include them again."""
    with _editing_all(clipping) as parts:
        for index in indexes:
            parts.setdefault(str(index), {})["excluded"] = excluded


@contextmanager
def _editing(clipping: Clipping, index: int) -> Iterator[dict[str, Any]]:
    """Yield the draft of one article, to be changed in place. Save it when the context ends."""
    with _editing_all(clipping) as parts:
        yield parts.setdefault(str(index), {})


@contextmanager
def _editing_all(clipping: Clipping) -> Iterator[dict[str, Any]]:
    """Yield the drafts of all articles by index, read from the database with a lock. Save them at the end."""
    with transaction.atomic():
        stored = Clipping.objects.select_for_update().only("draft").get(pk=clipping.pk)
        yield stored.draft.setdefault("articles", {})
        stored.save(update_fields=["draft"])
    clipping.draft = stored.draft


def _part(draft: Mapping[str, Any], index: int) -> Mapping[str, Any]:
    part: Mapping[str, Any] = draft.get("articles", {}).get(str(index), {})
    return part


def _other_lines(part: Mapping[str, Any], decision: LineDecision) -> list[dict[str, Any]]:
    return [line for line in part.get("lines", []) if (line["text"], line["nth"]) != (decision.text, decision.nth)]

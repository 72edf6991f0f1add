"""Template tags that render text as HTML. Only this module marks strings as safe, after escaping their text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from django import template
from django.contrib.staticfiles import finders
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.browse.snippets import HIT_END, HIT_START
from articles.models import Article, Quote
from articles.models.labels import KIND_NAMES, utc_offset
from articles.models.line_reasons import line_reason
from articles.text.comparing.wording import Change
from articles.text.data.boilerplate import CAPTION_ENDINGS, LABELS, PATTERNS, LabelRule, PatternRule
from articles.text.data.kinds import Fate, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from django_stubs_ext import StrOrPromise

    from articles.browse.search_query import NameFilter
    from articles.models import Appearance, Revision
    from articles.text.comparing.edit_marks import EditMark
    from articles.text.quotes.found import FoundQuote

register = template.Library()

# People shown for one name in a search.
MOST_NAMESAKES = 6

_RULES: tuple[LabelRule | PatternRule, ...] = (*LABELS, *PATTERNS, *CAPTION_ENDINGS)
REASONS = {rule.name: rule.reason for rule in _RULES}


@register.filter
def snippet(text: str) -> SafeString:
    """Escape ``text`` and mark the words between ``HIT_START`` and ``HIT_END``, even if one of the two is missing."""
    pieces = []
    first, *rest = text.replace(HIT_END, HIT_START + HIT_END).split(HIT_START)
    pieces.append(escape(first))
    for piece in rest:
        # Each piece is either a match or, after ``HIT_END``, the text that follows one.
        if piece.startswith(HIT_END):
            pieces.append(escape(piece[1:]))
        elif piece:
            pieces.append(f"<mark>{escape(piece)}</mark>")
    return mark_safe("".join(pieces))  # noqa: S308


@register.simple_tag
def style_sheet() -> SafeString:
    """Return the style sheet as an element, for exported pages that are opened without a server."""
    path = finders.find("css/site.css")
    if path is None:
        raise FileNotFoundError("css/site.css")
    return mark_safe(f"<style>{Path(path).read_text('utf-8')}</style>")  # noqa: S308


@register.filter
def marked(marks: Iterable[EditMark]) -> SafeString:
    """Return text with deletions and insertions as elements, and with labels for screen readers.

    In Python, because a template takes ten times as long and a comparison of six accounts has hundreds of texts.
    """
    tags = {Change.DELETED: ("del", _("deleted:")), Change.INSERTED: ("ins", _("inserted:"))}
    pieces = []
    for mark in marks:
        text = escape(mark.text)
        if mark.change in tags:
            tag, label = tags[mark.change]
            label = f'<span class="visually-hidden">[{escape(label)} </span>'
            text = f'<{tag}>{label}{text}<span class="visually-hidden">]</span></{tag}>'
        pieces.append(mark.before + text)
    return mark_safe("".join(pieces))  # noqa: S308


@register.filter
def kind_name(kind: str) -> StrOrPromise:
    """Return the name of a kind of block."""
    return KIND_NAMES[Kind(kind)]


@register.filter
def fate_of(kind: str) -> str:
    """Return the fate of blocks of a kind: "body", "header" or "removed"."""
    return Kind(kind).fate.value


@register.filter
def field_name(name: str) -> StrOrPromise:
    """Return the name of a field of an article."""
    return {field.name: field.verbose_name for field in Article._meta.concrete_fields}[name]


@register.filter
def reason(rule: str) -> str:
    """Return the explanation of a named rule; empty if it has none."""
    return _(REASONS[rule]) if rule in REASONS else ""


@register.filter
def web_address(url: str) -> str:
    """Return ``url`` if it is an http or https address, else "". Clippings may contain javascript: and the like."""
    return url if url.lower().startswith(("https://", "http://")) else ""


@register.filter
def named_people(named: NameFilter) -> SafeString:
    """Return links to the people whom a name in a search matches, or the name itself if it matches nobody."""
    if not named.people:
        return format_html("<b>“<bdi>{}</bdi>”</b>", named.name)
    shown, more = named.people[:MOST_NAMESAKES], len(named.people[MOST_NAMESAKES:])
    links = format_html_join(
        _(", "), '<b><a href="{}">{}</a></b>', ((person.get_absolute_url(), person.name) for person in shown)
    )
    if not more:
        return links
    return format_html(ngettext("{names} and {n} more", "{names} and {n} more", more), names=links, n=more)


register.filter(line_reason)
register.filter(utc_offset)


@register.filter
def percent(share: float) -> str:
    """Return a share from 0 to 1 as a whole percentage."""
    return f"{share:.0%}"


@register.filter
def small_percent(share: float) -> str:
    """Return a share from 0 to 1 as a percentage with one decimal, or with three if it is below 0.1%."""
    return f"{share:.1%}" if share >= 0.001 or not share else f"{share:.3%}"


@register.filter
def without_hidden(quotes: Iterable[FoundQuote]) -> list[FoundQuote]:
    """Return the quotes that are shown without being asked for."""
    return [quote for quote in quotes if not quote.is_hidden]


@register.filter
def hidden_count(quotes: Iterable[FoundQuote]) -> int:
    """Return the number of quotes that are shown only on request."""
    return sum(quote.is_hidden for quote in quotes)


# The body of an article


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginNote:
    """A note in the margin about consecutive ``quotes`` of one speaker, all of them certain or all uncertain."""

    quotes: tuple[Quote, ...]

    @property
    def first(self) -> Quote:
        return self.quotes[0]

    @property
    def keys(self) -> frozenset[int]:
        return frozenset(quote.pk for quote in self.quotes)

    @property
    def uncertain(self) -> bool:
        return self.first.is_uncertain


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyElement:
    """A paragraph, subheading or block quotation of a body, or consecutive items of a list.

    ``first_line`` counts from 1; comparisons link to ``#paragraph-4``. ``blocks`` are the numbers of the article's
    blocks that end here: the links to edit them belong here. A block with several paragraphs is several elements.
    """

    kind: Kind
    first_line: int
    lines: tuple[SafeString, ...]
    notes: tuple[MarginNote, ...]
    blocks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """HTML around part of the body. ``reopening`` opens it again after an interruption, without the id."""

    start: int
    end: int
    opening: str
    reopening: str
    closing: str


@register.simple_tag
def body_elements(
    article: Article | Revision, appearances: Iterable[Appearance] = (), quotes: Iterable[Quote] = ()
) -> list[BodyElement]:
    """Return the body of ``article`` as elements with people linked, quotes marked, and margin notes.

    ``appearances`` should have their mentions prefetched; ``quotes`` must be in reading order.
    """
    quotes = list(quotes)
    lines = list(_body_lines(article.blocks))
    starts = [line.start for line in lines]
    marks = _by_line([*map(_quote_mark, quotes), *_mention_marks(appearances)], lines, starts)
    quotes_by_line: dict[int, list[Quote]] = {}
    for quote in quotes:
        quotes_by_line.setdefault(bisect_right(starts, quote.start) - 1, []).append(quote)
    found: list[BodyElement] = []
    for number, line in enumerate(lines):
        text = render_span(article.body, line.start, line.end, marks.get(number, ()))
        notes = _notes(quotes_by_line.get(number, ()))
        blocks = (line.block,) if line.ends_block else ()
        if line.kind is Kind.LIST_ITEM and found and found[-1].kind is Kind.LIST_ITEM:
            before = found.pop()
            found.append(
                replace(before, lines=(*before.lines, text), notes=before.notes + notes, blocks=before.blocks + blocks)
            )
        else:
            found.append(BodyElement(kind=line.kind, first_line=number + 1, lines=(text,), notes=notes, blocks=blocks))
    return found


def quotes_in_context(elements: Sequence[BodyElement]) -> list[BodyElement]:
    """Return the elements that have quotes, with the element before and after each."""
    quoting = {number for number, element in enumerate(elements) if element.notes}
    return [element for number, element in enumerate(elements) if quoting & {number - 1, number, number + 1}]


@register.filter
def get(found: Mapping[object, object], key: object) -> object:
    """Return ``found[key]``, or ``None``. Templates themselves can only look up constant keys."""
    return found.get(key)


class _BodyLine(NamedTuple):
    """A line of the body, from ``start`` to ``end``: the text of block number ``block``, or one paragraph of it."""

    kind: Kind
    start: int
    end: int
    block: int
    ends_block: bool


def _body_lines(blocks: Sequence[Mapping[str, object]]) -> Iterable[_BodyLine]:
    """Return the lines of the body: the paragraphs of the body blocks, with a blank line between."""
    start = 0
    for number, block in enumerate(blocks):
        kind = Kind(str(block["kind"]))
        if kind.fate is Fate.BODY:
            paragraphs = str(block["text"]).split("\n\n")
            for place, paragraph in enumerate(paragraphs, 1):
                end = start + len(paragraph)
                yield _BodyLine(kind, start, end, number, place == len(paragraphs))
                start = end + 2


def _by_line(marks: Iterable[_Mark], lines: Sequence[_BodyLine], starts: Sequence[int]) -> dict[int, list[_Mark]]:
    """Return the marks in each line, by line number. A mark across several lines is in each of them."""
    found: dict[int, list[_Mark]] = {}
    for mark in marks:
        number = max(bisect_right(starts, mark.start) - 1, 0)
        while number < len(lines) and starts[number] < mark.end:
            found.setdefault(number, []).append(mark)
            number += 1
    return found


def _mention_marks(appearances: Iterable[Appearance]) -> Iterable[_Mark]:
    """Yield a link for each mention. Links cannot be nested: of overlapping mentions only the first gets one."""
    places = sorted(
        (mention.start, mention.end, appearance.person_id, appearance.is_uncertain)
        for appearance in appearances
        for mention in appearance.mentions.all()
    )
    # The description is an attribute, so that nobody copies it with the text.
    sure, doubtful = 'class="person"', f'class="person person--uncertain" title="{escape(_("uncertain name"))}"'
    free = 0
    for start, end, person, is_uncertain in places:
        if start >= free:
            address = escape(reverse("articles:person", args=[person]))
            opening = f'<a {doubtful if is_uncertain else sure} href="{address}">'
            yield _Mark(start=start, end=end, opening=opening, reopening=opening, closing="</a>")
            free = end


def _quote_mark(quote: Quote) -> _Mark:
    names = ["quote"]
    if quote.kind == Quote.Kind.INDIRECT:
        names.append("quote--indirect")
    if quote.is_uncertain:
        names.append("quote--uncertain")
    reopening = f'<span class="{" ".join(names)}">'
    opening = f'<span class="{" ".join(names)}" id="quote-{int(quote.pk)}">'
    return _Mark(start=quote.start, end=quote.end, opening=opening, reopening=reopening, closing="</span>")


def _notes(quotes: Sequence[Quote]) -> tuple[MarginNote, ...]:
    notes: list[list[Quote]] = []
    for quote in quotes:
        if notes and _speaker(notes[-1][0]) == _speaker(quote):
            notes[-1].append(quote)
        else:
            notes.append([quote])
    return tuple(MarginNote(quotes=tuple(note)) for note in notes)


def _speaker(quote: Quote) -> tuple[int | None, str, bool, bool]:
    who = "" if quote.speaker_id else quote.speaker_text
    return quote.speaker_id, who, quote.is_uncertain, quote.is_hidden


def render_span(text: str, start: int, end: int, marks: Iterable[_Mark]) -> SafeString:
    """Return ``text[start:end]`` escaped, with the parts of ``marks`` inside it.

    Marks may be nested or overlap. Of two that overlap, the one that starts later is interrupted at the end of the
    other.
    """
    # By start; of several with the same start, the longest is outermost. The number keeps the sort stable.
    waiting = [
        (max(mark.start, start), -min(mark.end, end), number, mark)
        for number, mark in enumerate(marks)
        if mark.start < end and mark.end > start
    ]
    heapify(waiting)
    pieces: list[str] = []
    opened: list[tuple[int, str]] = []  # End and closing tag of the open marks, innermost last.
    at = start
    while waiting or opened:
        if opened and (not waiting or opened[-1][0] <= waiting[0][0]):
            ends, closing = opened.pop()
            pieces += [escape(text[at:ends]), closing]
            at = ends
        else:
            begins, minus_end, number, mark = heappop(waiting)
            outer = opened[-1][0] if opened else end
            pieces += [escape(text[at:begins]), mark.opening if begins == mark.start else mark.reopening]
            opened.append((min(-minus_end, outer), mark.closing))
            if -minus_end > outer:
                heappush(waiting, (outer, minus_end, number, mark))
            at = begins
    pieces.append(escape(text[at:end]))
    return mark_safe("".join(pieces))  # noqa: S308

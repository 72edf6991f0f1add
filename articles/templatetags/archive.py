"""Texts of the archive as HTML. The one module that declares text safe: everything is escaped here, then marked."""

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

    from articles.browse.search_query import Named
    from articles.models import Appearance, Revision
    from articles.text.comparing.edit_marks import EditMark

register = template.Library()

# The certainty of a speaker is how often its rule was right (``quotes.reading.CERTAINTY``), that of reported speech how
# likely it is that somebody said it (``quotes.reported_speech``). Below this, one in three is wrong: the page says so.
UNCERTAIN = 2 / 3

# People shown for one name in a search.
MOST_NAMESAKES = 6

_RULES: tuple[LabelRule | PatternRule, ...] = (*LABELS, *PATTERNS, *CAPTION_ENDINGS)
REASONS = {rule.name: rule.reason for rule in _RULES}


@register.filter
def snippet(text: str) -> SafeString:
    """Return ``text`` escaped, the words between ``HIT_START`` and ``HIT_END`` marked; the marks always pair up."""
    pieces = []
    first, *rest = text.replace(HIT_END, HIT_START + HIT_END).split(HIT_START)
    pieces.append(escape(first))
    for piece in rest:
        # What begins a hit or follows one.
        if piece.startswith(HIT_END):
            pieces.append(escape(piece[1:]))
        elif piece:
            pieces.append(f"<mark>{escape(piece)}</mark>")
    return mark_safe("".join(pieces))  # noqa: S308


@register.simple_tag
def style_sheet() -> SafeString:
    """Return the archive's own style sheet, for a page that is read where no archive is."""
    path = finders.find("css/site.css")
    if path is None:
        raise FileNotFoundError("css/site.css")
    return mark_safe(f"<style>{Path(path).read_text('utf-8')}</style>")  # noqa: S308


@register.filter
def marked(marks: Iterable[EditMark]) -> SafeString:
    """Return words with what was left out and what was put in marked, and said for those who do not see it.

    In Python: a comparison of six accounts has hundreds of such passages, and a template takes ten times as long.
    """
    told = {Change.DELETED: ("del", _("deleted:")), Change.INSERTED: ("ins", _("inserted:"))}
    pieces = []
    for mark in marks:
        text = escape(mark.text)
        if mark.change in told:
            tag, said = told[mark.change]
            said = f'<span class="visually-hidden">[{escape(said)} </span>'
            text = f'<{tag}>{said}{text}<span class="visually-hidden">]</span></{tag}>'
        pieces.append(mark.before + text)
    return mark_safe("".join(pieces))  # noqa: S308


@register.filter
def kind_name(kind: str) -> StrOrPromise:
    """Return what a kind of block is called on a page."""
    return KIND_NAMES[Kind(kind)]


@register.filter
def fate_of(kind: str) -> str:
    """Return where blocks of a kind go: "body", "header" or "removed"."""
    return Kind(kind).fate.value


@register.filter
def field_name(name: str) -> StrOrPromise:
    """Return what a field of an article is called on a page."""
    return {field.name: field.verbose_name for field in Article._meta.concrete_fields}[name]


@register.filter
def reason(rule: str) -> str:
    """Return the explanation of a named rule; empty where its label says it all."""
    return _(REASONS[rule]) if rule in REASONS else ""


@register.filter
def web_address(url: str) -> str:
    """Return ``url`` if it leads to a page of the web, else nothing: what came in may hold javascript: and others."""
    return url if url.lower().startswith(("https://", "http://")) else ""


@register.filter
def named_people(named: Named) -> SafeString:
    """Return links to the people whom a name in a search matches, or the name itself where nobody has it."""
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
    """Return a share from 0 to 1 as a percentage, to a place where it is small and to three where it is tiny."""
    return f"{share:.1%}" if share >= 0.001 or not share else f"{share:.3%}"


# The body, set for reading


@register.filter
def is_uncertain(quote: Quote) -> bool:
    """Say whether the quote's speaker is one that may well be wrong. Nobody is not."""
    return bool(quote.speaker_id or quote.speaker_text) and not quote.by_hand and quote.certainty < UNCERTAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Who says what in a passage, for its margin: quotes of one speaker that follow each other."""

    quotes: tuple[Quote, ...]

    @property
    def first(self) -> Quote:
        return self.quotes[0]

    @property
    def keys(self) -> frozenset[int]:
        return frozenset(quote.pk for quote in self.quotes)

    @property
    def uncertain(self) -> bool:
        return any(map(is_uncertain, self.quotes))


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, subheading or block quotation of a body, or the items of a list that follow each other.

    ``first`` is the number of its first line, from 1: comparisons lead to ``#paragraph-4``. ``blocks`` are the numbers
    of the article's blocks that end with it, to be corrected there: a block whose text was parted is several passages.
    """

    kind: Kind
    first: int
    lines: tuple[SafeString, ...]
    notes: tuple[Note, ...]
    blocks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """HTML around a part of the body. ``again`` opens it where it had to be interrupted: an id may stand but once."""

    start: int
    end: int
    opening: str
    again: str
    closing: str


@register.simple_tag
def passages(
    article: Article | Revision, appearances: Iterable[Appearance] = (), quotes: Iterable[Quote] = ()
) -> list[Passage]:
    """Return the body of ``article`` in passages: people linked, quotes marked, each with the notes for its margin.

    ``appearances`` come with their mentions, ``quotes`` in the order of the text; their places are those in the body.
    """
    quotes = list(quotes)
    lines = list(_body_lines(article.blocks))
    starts = [line.start for line in lines]
    marks = _by_line([*map(_quote_mark, quotes), *_mention_marks(appearances)], lines, starts)
    said: dict[int, list[Quote]] = {}
    for quote in quotes:
        said.setdefault(bisect_right(starts, quote.start) - 1, []).append(quote)
    found: list[Passage] = []
    for number, line in enumerate(lines):
        text = annotated(article.body, line.start, line.end, marks.get(number, ()))
        notes = _notes(said.get(number, ()))
        ended = (line.block,) if line.ends_block else ()
        if line.kind is Kind.LIST_ITEM and found and found[-1].kind is Kind.LIST_ITEM:
            before = found.pop()
            found.append(
                replace(before, lines=(*before.lines, text), notes=before.notes + notes, blocks=before.blocks + ended)
            )
        else:
            found.append(Passage(kind=line.kind, first=number + 1, lines=(text,), notes=notes, blocks=ended))
    return found


def around(passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages that hold a quote, which are those with a note, and one before and behind them."""
    held = {number for number, passage in enumerate(passages) if passage.notes}
    return [passage for number, passage in enumerate(passages) if held & {number - 1, number, number + 1}]


@register.filter
def get(found: Mapping[object, object], key: object) -> object:
    """Return what ``found`` has for ``key``, or nothing: templates look up by name alone."""
    return found.get(key)


class _BodyLine(NamedTuple):
    """A line of the body, from ``start`` to ``end``; the text of block number ``block``, or a paragraph of it."""

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
    """Return the marks that fall into each line, by the line's number; one that crosses lines is in each of them."""
    found: dict[int, list[_Mark]] = {}
    for mark in marks:
        number = max(bisect_right(starts, mark.start) - 1, 0)
        while number < len(lines) and starts[number] < mark.end:
            found.setdefault(number, []).append(mark)
            number += 1
    return found


def _mention_marks(appearances: Iterable[Appearance]) -> Iterable[_Mark]:
    """Return a link for each mention. A link cannot stand in a link: of two that overlap the first is made."""
    places = sorted(
        (mention.start, mention.end, appearance.person_id)
        for appearance in appearances
        for mention in appearance.mentions.all()
    )
    free = 0
    for start, end, person in places:
        if start >= free:
            opening = f'<a class="person" href="{escape(reverse("articles:person", args=[person]))}">'
            yield _Mark(start=start, end=end, opening=opening, again=opening, closing="</a>")
            free = end


def _quote_mark(quote: Quote) -> _Mark:
    names = ["quote"]
    if quote.kind == Quote.Kind.INDIRECT:
        names.append("quote--indirect")
    if is_uncertain(quote):
        names.append("quote--uncertain")
    again = f'<span class="{" ".join(names)}">'
    opening = f'<span class="{" ".join(names)}" id="quote-{int(quote.pk)}">'
    return _Mark(start=quote.start, end=quote.end, opening=opening, again=again, closing="</span>")


def _notes(quotes: Sequence[Quote]) -> tuple[Note, ...]:
    notes: list[list[Quote]] = []
    for quote in quotes:
        if notes and _speaker(notes[-1][0]) == _speaker(quote):
            notes[-1].append(quote)
        else:
            notes.append([quote])
    return tuple(Note(quotes=tuple(note)) for note in notes)


def _speaker(quote: Quote) -> tuple[int | None, str]:
    return quote.speaker_id, "" if quote.speaker_id else quote.speaker_text


def annotated(text: str, start: int, end: int, marks: Iterable[_Mark]) -> SafeString:
    """Return ``text[start:end]`` escaped, with the parts of ``marks`` that fall into it.

    Marks may lie in each other or overlap: what begins later is inside, and is interrupted where the outer one ends.
    """
    # By where it begins, the longer first: that one is outside. The number keeps the order of equals.
    waiting = [
        (max(mark.start, start), -min(mark.end, end), number, mark)
        for number, mark in enumerate(marks)
        if mark.start < end and mark.end > start
    ]
    heapify(waiting)
    pieces: list[str] = []
    opened: list[tuple[int, str]] = []  # Where the marks end that are open, innermost last, and what closes them.
    at = start
    while waiting or opened:
        if opened and (not waiting or opened[-1][0] <= waiting[0][0]):
            ends, closing = opened.pop()
            pieces += [escape(text[at:ends]), closing]
            at = ends
        else:
            begins, minus_end, number, mark = heappop(waiting)
            outer = opened[-1][0] if opened else end
            pieces += [escape(text[at:begins]), mark.opening if begins == mark.start else mark.again]
            opened.append((min(-minus_end, outer), mark.closing))
            if -minus_end > outer:
                heappush(waiting, (outer, minus_end, number, mark))
            at = begins
    pieces.append(escape(text[at:end]))
    return mark_safe("".join(pieces))  # noqa: S308

"""The one verb: the bytes of a clipping in, its articles out."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from articles.text.cleaning.boilerplate import Verdict, fold, judge_lines, profile_lines
from articles.text.cleaning.datelines import find_dateline
from articles.text.cleaning.header_lines import Header
from articles.text.cleaning.headers import agency_names, read_header
from articles.text.cleaning.line_model import keep_lines
from articles.text.cleaning.line_rules import CleaningRule, Rulebook
from articles.text.cleaning.outlets import known_outlet, outlet_at, outlet_called, recognise_outlet
from articles.text.cleaning.page_lines import PageFields, PageLine
from articles.text.cleaning.prose import count_words, ends_sentence
from articles.text.cleaning.recurrence import cut_lines, learnt_lines, reason_of
from articles.text.cleaning.timestamps import Published
from articles.text.data.kinds import Fate, Kind
from articles.text.data.sources import BUILT_IN_PROFILES, SourceProfile
from articles.text.documents import Block, LineDecision
from articles.text.formats.databases import ExportFields, Piece, split_articles
from articles.text.formats.decoding import PAGE, Line, decode, split_lines
from articles.text.formats.pages import Page, judge_element, read_page
from articles.text.languages import detect_language
from articles.text.people.decisions import NameDecision, with_decided
from articles.text.people.resolver import FoundPerson, find_people
from articles.text.places import lines_of_blocks
from articles.text.quotes.reading import FoundQuote, find_quotes
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["HAND", "PARSER_VERSION", "ParsedArticle", "ParsedClipping", "Published", "parse"]

# Raise when parsing gives different results: stored clippings are then offered for reprocessing. The data files have a
# version of their own, ``articles.text.data.DATA_VERSION``.
PARSER_VERSION = 1

# The rule's name on a block that a person decided about.
HAND = "hand"

# A headline taken from the lead is its first sentence or as many of its words as a headline has.
_LEAD_WORDS = 14
# Code points of a line that recurs in an outlet's clippings.
_LONGEST_LINE = 400
# Blocks at the top of a clipping among which a newspaper's title stands.
_OUTLET_REACH = 3
_LIST_ITEM = re.compile(r"(?:[-–—•*·▪►‣●◦○■]|\d{1,2}[.)])\s+\S")
# A subheading is a short line without a full stop between paragraphs.
_SUBHEADING_WORDS = 14
_CLOSING_MARKS = ("”", '"', "’", "“", "»")
_QUOTE_MARKS = ("“", '"', "‘", "„", "«")
# Subheadings quote in single marks, without a full stop; a paragraph of speech has double marks or goes on.
_QUOTED_SUBHEADING = re.compile(r"[‘'][^‘’'.,!?]{3,50}['’]$")
# Above a headline stands the name of its section, in so many words at most.
_SECTION_WORDS = 5
# A pull quote is set in quotation marks, has a few words at least, and stands within so many lines of its paragraph,
# of which so much is read.
_PULLED_WORDS, _PULLED_LENGTH, _PULLED_REACH, _PULLED_FROM = 4, 300, 12, 3_000
_WORD = re.compile(r"[^\W_]+")
# What a database leaves in a text of the article's header.
_FIELDS_IN_TEXT = frozenset({Kind.BYLINE, Kind.CREDIT, Kind.AGENCY})
# Rounds of looking again at what is left, see ``_settle``: two are the rule, and lists of headlines that lose one a
# round need more. Of 1,115 pages and pieces of pages none needed forty.
_ROUNDS = 40
# Lines that may be read again in all: a body of a thousand lines may have all its rounds, one of fifty thousand has a
# single one. Fifty thousand times "1. a" lose a few a round: that took 35 seconds, and takes 4.
_LINES_READ_AGAIN = 1_000 * _ROUNDS


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
    cleaning_rules: Sequence[CleaningRule] = (),
    field_decisions: Mapping[int | None, Mapping[str, Any]] | None = None,
    name_decisions: Mapping[int, Sequence[NameDecision]] | None = None,
) -> ParsedClipping:
    """Return the articles found in ``data``.

    ``name`` is the file's name, a hint for its type. ``line_decisions`` and ``name_decisions`` are people's decisions
    on single lines and names, by the article's index in the clipping. They win over ``cleaning_rules``, which win over
    the built-in rules. ``field_decisions`` are keyed by index too, ``None`` standing for every other article; their
    "source" and "agency" select the cleaning rules that apply. Raises ``UnreadableClipping`` when the bytes are not
    text.
    """
    decoded = decode(data, name=name)
    decisions, named, stated = line_decisions or {}, name_decisions or {}, field_decisions or {}
    page = read_page(decoded.text) if decoded.media_type == PAGE else None
    lines = [Line(text=line.text, span=None) for line in page.lines] if page else split_lines(decoded.text)
    pieces = () if page else split_articles(decoded.text, lines)
    if not pieces:
        whole = Piece(lines=tuple(lines), verdicts=(None,) * len(lines), fields=ExportFields(), certain=False)
        pieces = (whole,)
    # The address of a clipping is an article's where it holds one.
    url = url if len(pieces) == 1 else None
    articles = tuple(
        _read_article(
            piece,
            index=index,
            page=page,
            url=url,
            profiles=profiles,
            decisions=decisions.get(index, ()),
            cleaning_rules=cleaning_rules,
            stated=stated.get(index, stated.get(None, {})),
            named=named.get(index, ()),
        )
        for index, piece in enumerate(pieces)
    )
    return ParsedClipping(
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=decoded.media_type,
        encoding=decoded.encoding,
        text=decoded.text,
        articles=articles,
    )


def _read_article(
    piece: Piece,
    *,
    index: int,
    page: Page | None,
    url: str | None,
    profiles: Sequence[SourceProfile],
    decisions: Sequence[LineDecision],
    cleaning_rules: Sequence[CleaningRule],
    stated: Mapping[str, Any],
    named: Sequence[NameDecision],
) -> ParsedArticle:
    said = piece.fields
    texts = [line.text for line, verdict in zip(piece.lines, piece.verdicts, strict=True) if verdict is None]
    by_line = _by_line(decisions)
    fields = page.fields if page else PageFields()
    url = said.url or url or fields.url
    reading = _read_piece(piece, page, profiles)
    blocks, dateline = _make_blocks(piece.lines, reading.kinds, by_line)
    source = _source_of(said.source, fields.site, blocks, url, profiles)
    agency = _agency_of(said, reading.header, dateline, profiles)
    outlet = stated.get("source", source)
    cut = _cut_of_outlet(piece, reading.kinds, learnt_lines(profiles, outlet))
    if cut:
        reading = _read_piece(piece, page, profiles, cut)
        blocks, dateline = _make_blocks(piece.lines, reading.kinds, by_line)
        agency = _agency_of(said, reading.header, dateline, profiles)
    book = Rulebook(cleaning_rules, outlet=outlet, agency=stated.get("agency", agency))
    if book:
        if cut_of_header := _cut_of_header(piece, reading.kinds, book):
            reading = _read_piece(piece, page, profiles, cut | cut_of_header)
        blocks, dateline = _make_blocks(piece.lines, reading.kinds, by_line, book)
        agency = _agency_of(said, reading.header, dateline, profiles)
    kept = [block.text for block in blocks if block.fate is Fate.BODY]
    body = "\n\n".join(kept)
    header = reading.header
    headline, origin = said.headline or header.headline, "clipping"
    by_hand = [block.text for block in blocks if block.rule == HAND and block.kind is Kind.HEADLINE]
    if by_hand:
        headline = " ".join(by_hand)
    if headline is None:
        headline, origin = _headline_from(kept), "lead"
    people = find_people(body, headline)
    if named:
        people = with_decided(people, named, body=body, lines=lines_of_blocks(blocks))
    return ParsedArticle(
        index=index,
        url=url,
        language=said.language or detect_language(body or " ".join(texts)) or fields.language,
        headline=headline,
        headline_origin=origin,
        standfirst=said.standfirst or header.standfirst,
        source=source,
        agency=agency,
        authors=said.authors or header.authors,
        credit=said.credit or header.credit,
        dateline=dateline.places or said.places,
        published=said.published or header.published,
        blocks=tuple(blocks),
        body=body,
        people=people,
        quotes=find_quotes(body, people),
    )


def _read_text(texts: Sequence[str], said: ExportFields, profiles: Sequence[SourceProfile]) -> _Reading:
    """Read the lines that a database gives as an article's text: debris is only what a rule is certain of."""
    above = [said.headline] if said.headline else []
    judged = judge_lines(texts, profile_lines(profiles))
    body = [verdict is None for verdict in judged]
    found = read_header([*above, *texts], [*(None for _ in above), *judged], [*(False for _ in above), *body], profiles)
    header = Header(agency=found.agency, credit=found.credit)
    for number, verdict in found.kinds.items():
        place = number - len(above)
        if place < 0 or verdict.kind not in _FIELDS_IN_TEXT:
            continue
        header.kinds[place] = verdict
        if verdict.kind is Kind.BYLINE:
            header.authors = found.authors
    kinds = [
        header.kinds.get(number) or verdict or _body_kind(texts, body, number) for number, verdict in enumerate(judged)
    ]
    return _Reading(kinds=kinds, header=header)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    kinds: list[Verdict]
    header: Header


@dataclass(frozen=True, slots=True, kw_only=True)
class _Places:
    places: tuple[str, ...] = ()
    agency: str | None = None


def _agency_of(said: ExportFields, header: Header, dateline: _Places, profiles: Sequence[SourceProfile]) -> str | None:
    agencies = agency_names(profiles)
    return (
        header.agency
        or (agencies.get(fold(dateline.agency)) if dateline.agency else None)
        or (agencies.get(fold(said.source)) if said.source else None)
    )


def _read_piece(
    piece: Piece, page: Page | None, profiles: Sequence[SourceProfile], cut: Mapping[int, Verdict] | None = None
) -> _Reading:
    """Return the kind of every line. Those that are ``cut`` are what that says, and the others what they are alone."""
    known = {number: verdict for number, verdict in enumerate(piece.verdicts) if verdict} | dict(cut or {})
    left = [number for number in range(len(piece.lines)) if number not in known]
    texts = [piece.lines[number].text for number in left]
    if page and cut:
        page = replace(page, lines=tuple(page.lines[number] for number in left))
    reading = _read_text(texts, piece.fields, profiles) if piece.certain else _settle(texts, page, profiles)
    known |= dict(zip(left, reading.kinds, strict=True))
    return _Reading(kinds=[known[number] for number in range(len(piece.lines))], header=reading.header)


def _cut_of_outlet(piece: Piece, kinds: Sequence[Verdict], learnt: Mapping[str, int]) -> dict[int, Verdict]:
    """Return the lines that the outlet prints under its articles: the others are read as if without them."""
    own = [number for number, verdict in enumerate(piece.verdicts) if verdict is None] if learnt else []
    found = cut_lines([piece.lines[number].text for number in own], [kinds[number].kind.fate for number in own], learnt)
    return {own[place]: Verdict(kind=Kind.REPEATED, rule=reason_of(articles)) for place, articles in found.items()}


def _cut_of_header(piece: Piece, kinds: Sequence[Verdict], book: Rulebook) -> dict[int, Verdict]:
    """Return the lines taken for the header that people's rules cut: what it says is to be found without them."""
    cut: dict[int, Verdict] = {}
    for number, (line, verdict) in enumerate(zip(piece.lines, kinds, strict=True)):
        if verdict.kind.fate is Fate.HEADER and piece.verdicts[number] is None:
            rule = book.find(line.text)
            if rule and rule.kind:
                cut[number] = Verdict(kind=rule.kind, rule=rule.label)
    return cut


def _settle(texts: Sequence[str], page: Page | None, profiles: Sequence[SourceProfile]) -> _Reading:
    """Return the kind of every line, such that the body of a dump read again by itself would be kept whole.

    What stands at the top of a body may look like a header once the debris above it is gone. So the body is read
    again, and what falls out of it is out, until nothing does.
    """
    recurring = profile_lines(profiles)
    verdicts = judge_lines(texts, recurring)
    if page:
        verdicts = [judge_element(line) or verdict for line, verdict in zip(page.lines, verdicts, strict=True)]
    reading = _read(texts, page, profiles, verdicts)
    if page:
        # The elements around them have vouched for these lines; without them some would be doubted.
        return reading
    kinds = list(reading.kinds)
    left = _LINES_READ_AGAIN
    for _ in range(_ROUNDS):
        places = [number for number, verdict in enumerate(kinds) if verdict.kind.fate is Fate.BODY]
        rest = [_without_dateline(texts[number]) for number in places]
        # No rule took these lines before; only a lead that has lost its dateline is new to them.
        judged = [
            None if text == texts[number] else judge_lines([text], recurring)[0]
            for number, text in zip(places, rest, strict=True)
        ]
        again = _read(rest, None, profiles, judged)
        changed = False
        for number, verdict in zip(places, again.kinds, strict=True):
            if verdict.kind.fate is not Fate.BODY:
                if verdict.kind is Kind.HEADLINE and reading.header.headline:
                    # The headline is known: what would be one without it is a caption, or another article's.
                    verdict = _debris_kind(texts[number], number, places[0], places[-1], reading.header, False, kinds)
                kinds[number] = verdict
                changed = True
        left -= len(places)
        if not changed or left <= 0:
            break
    return _Reading(kinds=kinds, header=reading.header)


def _without_dateline(text: str) -> str:
    start = 0
    while dateline := find_dateline(text, start):
        start = dateline.end
    return text[start:]


def _read(
    texts: Sequence[str], page: Page | None, profiles: Sequence[SourceProfile], verdicts: Sequence[Verdict | None]
) -> _Reading:
    # Without the library's choice a page is read as its text would be.
    body = keep_lines(texts, verdicts, page.lines if page and page.weighed else None)
    pulled = _find_pull_quotes(texts, body)
    for number in pulled:
        body[number] = False
    header = read_header(texts, verdicts, body, profiles, page.fields if page else None)
    headline = next((number for number, verdict in header.kinds.items() if verdict.kind is Kind.HEADLINE), 0)
    for number in range(headline):
        if body[number] and count_words(texts[number]) <= _SECTION_WORDS and not ends_sentence(texts[number]):
            body[number] = False
    kinds: list[Verdict] = []
    seen: set[str] = set()
    folded = list(map(fold, texts))
    kept = {key for key, keep in zip(folded, body, strict=True) if keep}
    first = next((number for number, keep in enumerate(body) if keep), len(texts))
    last = max((number for number, keep in enumerate(body) if keep), default=-1)
    for number, text in enumerate(texts):
        verdict = header.kinds.get(number) or verdicts[number]
        if verdict is None and number in pulled:
            verdict = Verdict(kind=Kind.REPEATED, rule="pull quote: its words stand in a paragraph near it")
        if verdict is None and body[number]:
            verdict = (_element_kind(page.lines[number]) if page else None) or _body_kind(texts, body, number)
        if verdict is None and number > last and kinds and kinds[-1].kind is Kind.COMMENTS:
            verdict = Verdict(kind=Kind.COMMENTS, rule="among readers' comments, below the article")
        if verdict is None:
            known = folded[number] in kept or folded[number] in seen
            verdict = _debris_kind(text, number, first, last, header, known, verdicts)
        seen.add(folded[number])
        kinds.append(verdict)
    return _Reading(kinds=kinds, header=header)


def _find_pull_quotes(texts: Sequence[str], body: Sequence[bool]) -> set[int]:
    """Return the lines of the body that only repeat, large and in quotation marks, what a paragraph near them says."""
    numbers = [number for number, keep in enumerate(body) if keep]
    pulled: set[int] = set()
    for place, number in enumerate(numbers):
        text = texts[number]
        if len(text) > _PULLED_LENGTH or not text.startswith(_QUOTE_MARKS) or _QUOTED_SUBHEADING.match(text):
            continue
        if not text.rstrip(".").endswith(_CLOSING_MARKS) or count_words(text) < _PULLED_WORDS:
            continue
        words = _plain_words(text)
        near = numbers[max(0, place - _PULLED_REACH) : place] + numbers[place + 1 : place + 1 + _PULLED_REACH]
        if any(len(texts[other]) > len(text) and words in _plain_words(texts[other]) for other in near):
            pulled.add(number)
    return pulled


@lru_cache(maxsize=1_024)
def _plain_words(text: str) -> str:
    return " " + " ".join(_WORD.findall(text[:_PULLED_FROM].casefold())) + " "


def _element_kind(line: PageLine) -> Verdict | None:
    """Return what the element of a line of the body makes it, ``None`` where that is a paragraph."""
    if line.tag == "blockquote" or "blockquote" in line.places:
        return Verdict(kind=Kind.BLOCKQUOTE, rule="quotation element of the page")
    return None


def _body_kind(texts: Sequence[str], body: Sequence[bool], number: int) -> Verdict:
    text = texts[number]
    if _LIST_ITEM.match(text):
        return Verdict(kind=Kind.LIST_ITEM, rule="begins with a bullet or a number")
    if (
        len(text) <= 120
        and count_words(text) <= _SUBHEADING_WORDS
        and not ends_sentence(text)
        and not text.endswith((",", ":", ";"))
    ):
        below = next((texts[place] for place in range(number + 1, min(number + 4, len(texts))) if body[place]), "")
        if len(below) > len(text) and (_QUOTED_SUBHEADING.match(text) or not text.startswith(_QUOTE_MARKS)):
            return Verdict(kind=Kind.SUBHEADING, rule="short line above a paragraph")
    return Verdict(kind=Kind.PARAGRAPH, rule="prose of the article")


def _debris_kind(
    text: str, number: int, first: int, last: int, header: Header, known: bool, verdicts: Sequence[Verdict | None]
) -> Verdict:
    """Return the likeliest kind of a line that is outside the body for its surroundings alone."""
    if header.headline and fold(text) == fold(header.headline):
        return Verdict(kind=Kind.REPEATED, rule="the headline again")
    if known:
        return Verdict(kind=Kind.REPEATED, rule="a line the clipping has elsewhere")
    above = next((verdicts[place] for place in range(number - 1, max(-1, number - 3), -1) if verdicts[place]), None)
    if above and above.kind in {Kind.VIDEO, Kind.COMMENTS, Kind.NEWSLETTER, Kind.RELATED, Kind.SPONSORED}:
        return Verdict(kind=above.kind, rule=f"under a line of that kind: {above.rule}")
    words = count_words(text)
    if words <= 4:
        return Verdict(kind=Kind.NAVIGATION, rule="a few words outside the article's text")
    if words >= 10 and (ends_sentence(text) or text.endswith(")")):
        if first <= number <= last or 0 <= first - number <= 4:
            return Verdict(kind=Kind.CAPTION, rule="a sentence apart from the article's text")
        return Verdict(kind=Kind.PROMOTION, rule="sentences apart from the article's text")
    return Verdict(kind=Kind.RELATED, rule="reads as another article's headline")


def _by_line(decisions: Iterable[LineDecision]) -> dict[str, dict[int, LineDecision]]:
    by_text: dict[str, dict[int, LineDecision]] = defaultdict(dict)
    for decision in decisions:
        by_text[decision.text][decision.nth] = decision
    return by_text


def _make_blocks(
    lines: Sequence[Line],
    kinds: Sequence[Verdict],
    decisions: Mapping[str, Mapping[int, LineDecision]],
    book: Rulebook | None = None,
) -> tuple[list[Block], _Places]:
    """Return the blocks of ``lines`` and the dateline; people's word applied, datelines split from leads."""
    blocks: list[Block] = []
    met: Counter[str] = Counter()
    found = _Places()
    in_body = False

    def add(text: str, verdict: Verdict, span: Span | None) -> Kind:
        decided = decisions.get(text, {}).get(met[text])
        met[text] += 1
        if book and not decided and verdict.kind is not Kind.DATELINE:
            verdict = _ruled(text, verdict, book)
        kind, rule = (decided.kind, HAND) if decided and decided.kind else (verdict.kind, verdict.rule)
        if decided and decided.wording and kind.fate is Fate.BODY:
            blocks.append(Block(text=decided.wording, kind=kind, rule=rule, span=span, received=text))
        else:
            blocks.append(Block(text=text, kind=kind, rule=rule, span=span))
        return kind

    for line, verdict in zip(lines, kinds, strict=True):
        text, span = line.text, line.span
        decided = decisions.get(text, {}).get(met[text])
        if (decided is None or decided.kind is None) and verdict.kind.fate is Fate.BODY:
            start = 0
            while dateline := find_dateline(text, start):
                printed = text[start : dateline.end].rstrip()
                place = Span(span.start + start, span.start + start + len(printed)) if span else None
                add(printed, Verdict(kind=Kind.DATELINE, rule="places before the lead"), place)
                if not in_body and found == _Places():
                    found = _Places(places=dateline.places, agency=dateline.agency)
                start = dateline.end
            span = Span(span.start + start, span.end) if span else None
            text = text[start:]
        in_body = add(text, verdict, span).fate is Fate.BODY or in_body
    return blocks, found


def _ruled(text: str, verdict: Verdict, book: Rulebook) -> Verdict:
    """Return what people's rules make of a line, ``verdict`` where they say nothing else."""
    rule = book.find(text)
    if rule is None:
        return verdict
    kind = rule.kind
    if kind is None:
        if verdict.kind.fate is not Fate.REMOVED:
            return verdict
        kind = Kind.LIST_ITEM if _LIST_ITEM.match(text) else Kind.PARAGRAPH
    return verdict if kind is verdict.kind else Verdict(kind=kind, rule=rule.label)


def _headline_from(paragraphs: Sequence[str]) -> str:
    """Return a headline made of the lead: its first sentence, or its first words."""
    lead = next((text for text in paragraphs if count_words(text) >= 4), paragraphs[0] if paragraphs else "")
    words = lead.split()
    if len(words) <= _LEAD_WORDS:
        cut = lead if len(lead) <= 160 else lead[:160]
    else:
        cut = " ".join(words[:_LEAD_WORDS])
        cut = cut[:160].rstrip(" ,;:–—-(") + " …"
    return cut.strip().rstrip(".") if cut.endswith(".") else cut.strip()


def _source_of(
    said: str | None, site: str | None, blocks: Sequence[Block], url: str | None, profiles: Sequence[SourceProfile]
) -> str | None:
    """Return the outlet that a database (``said``), the address, recurring lines or a saved page (``site``) name.

    Without these, it is the outlet of which the lines around the body tell.
    """
    if said:
        bare = re.sub(r"\s*\([^()]{1,60}\)$", "", said[:200])
        return known_outlet(said, profiles) or known_outlet(bare, profiles) or said
    around = [block.text for block in blocks if block.fate is not Fate.BODY]
    recurring = profile_lines(profiles)
    votes = Counter(
        recurring[key][0].name for text in around if len(text) <= _LONGEST_LINE and (key := fold(text)) in recurring
    )
    by_lines = votes.most_common(1)[0][0] if votes else None
    known = (outlet_at(url, profiles) if url else None) or by_lines or (outlet_called(site, profiles) if site else None)
    top = [block.text for block in blocks[:_OUTLET_REACH] if block.fate is not Fate.BODY]
    return known or recognise_outlet(around, profiles, top=top)

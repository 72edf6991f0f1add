"""Parsing of a clipping: from its bytes to its articles."""

from __future__ import annotations

import gc
import hashlib
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from articles.text.cleaning.blocks import HAND, DatelinePlaces, decisions_by_line, make_blocks
from articles.text.cleaning.boilerplate import Verdict, fold, judge_lines, profile_lines
from articles.text.cleaning.headers import agency_names
from articles.text.cleaning.line_kinds import (
    ReadLines,
    classify,
    classify_by_rules,
    classify_export,
    classify_until_stable,
    keep_doubtful,
)
from articles.text.cleaning.line_rules import CleaningRule, Rulebook
from articles.text.cleaning.outlets import known_outlet, outlet_at, recognise_outlet, usual_outlet_name
from articles.text.cleaning.page_lines import PageFields
from articles.text.cleaning.pointers import mark_pointers
from articles.text.cleaning.prose import count_words
from articles.text.cleaning.recurrence import find_lines_to_cut, learnt_lines, recurrence_rule
from articles.text.cleaning.timestamps import Published
from articles.text.data.kinds import Fate, Kind
from articles.text.data.sources import BUILT_IN_PROFILES, SourceProfile
from articles.text.formats.databases import ExportFields, Piece
from articles.text.formats.databases.fields import merged_fields
from articles.text.formats.databases.outlet_names import outlet_forms
from articles.text.formats.document import DOCUMENT_SEPARATOR, NO_LIBRARY_DATA, LibraryData, SavedLink
from articles.text.formats.opening import open_file
from articles.text.formats.page_leads import restore_lead
from articles.text.formats.pages import Page, judge_element
from articles.text.formats.reading import ReadableArticle, Splitting, read_documents
from articles.text.formats.web_copies import original_address
from articles.text.languages import detect_language
from articles.text.lines import MAX_SHORT_LINES, Line, holds_lines, join_lines
from articles.text.people.decisions import NameDecision, with_decided, without_non_persons
from articles.text.people.finding import search_people
from articles.text.places import lines_of_blocks
from articles.text.quotes.finding import search_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from articles.text.cleaning.header_lines import Header
    from articles.text.documents import Block, LineDecision
    from articles.text.people.found import FoundPerson
    from articles.text.quotes.found import FoundQuote

__all__ = ["HAND", "PARSER_VERSION", "SPLIT", "ParsedArticle", "ParsedClipping", "Published", "parse"]

# Raise when the results of parsing change: stored clippings are then offered for reprocessing. The data files have a
# version of their own, ``articles.text.data.DATA_VERSION``.
PARSER_VERSION = 4

SPLIT = "split"
"""Field of a clipping's first article: whether a text that may be a digest is split into its items."""

MAX_LINES_JUDGED = 2_000
"""Lines of an article that are judged by their surroundings. The longest of 700 articles and pages has 593 lines."""
# The same for all articles of a clipping together: a fixed number, and one more for so many characters of its text.
_MIN_LINES_JUDGED, _CHARACTERS_PER_LINE_JUDGED = 6_000, 50
MAX_SEARCHED = 500_000
"""Code points of an article that are searched for people and quotes: those of a novel."""
_JOINED = Verdict(kind=Kind.PARAGRAPH, rule="prose of the article")
# Most words of a headline that is taken from the lead.
_MAX_LEAD_WORDS = 14
# Longest recurring line of an outlet, in code points.
_MAX_LINE_LENGTH = 400
# Blocks at the top of a clipping among which a newspaper's title is looked for.
_OUTLET_REACH = 3
# Characters of a headline that a problem names.
_MAX_NAMED_HEADLINE = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedArticle:
    """One news article of a clipping.

    ``body`` is the text of the body blocks, joined by blank lines; the spans of people and quotes are offsets into it.
    ``headline_origin`` is "clipping", or "lead" if the clipping has no headline and one was taken from the lead.
    ``library`` is what the file says about the article besides its text, as a reader's library does.
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
    library: LibraryData = NO_LIBRARY_DATA


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedClipping:
    """The articles parsed from a clipping's bytes.

    ``text`` is the decoded dump, or the decoded HTML of a page; for other files, the texts of its documents, joined by
    ``DOCUMENT_SEPARATOR``. The spans of blocks are offsets into it. ``problems`` are sentences about parts of the file
    that could not be read. ``mended_lines`` is the number of lines whose letters had been decoded in the wrong encoding
    before the clipping was received; they are shown mended. ``splitting`` is set for a text that may be a digest of
    several articles, so that a person can decide. ``links`` are articles that the file lists without their text; a file
    may hold nothing else.
    """

    sha256: str
    media_type: str
    encoding: str
    text: str
    articles: tuple[ParsedArticle, ...]
    problems: tuple[str, ...] = ()
    mended_lines: int = 0
    splitting: Splitting | None = None
    links: tuple[SavedLink, ...] = ()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep Python's garbage collector, which looks for circles of objects, from running.

    Parsing makes a million objects from a megabyte and hardly a circle. Each run visits them and the word lists, which
    took a fifth of the time, and half of it for some texts. It is safe in threads: only one that found the collector
    running starts it again.
    """
    runs = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if runs:
            gc.enable()


@_uncollected()
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
    non_persons: Mapping[str, frozenset[str]] | None = None,
) -> ParsedClipping:
    """Parse the bytes of a clipping.

    ``name`` is the file's name, a hint for its type. ``line_decisions`` and ``name_decisions`` are people's decisions
    on single lines and names, by the article's index in the clipping. They take precedence over ``cleaning_rules``, and
    these over the built-in rules. ``field_decisions`` are fields that people set, also by index; the key ``None``
    applies to every other article. Their "source" and "agency" select the cleaning rules that apply; ``SPLIT`` of the
    article 0 says whether a digest is split. ``non_persons`` are wordings that are not people in any article, as for
    ``without_non_persons``; ``name_decisions`` override them. Raises ``UnreadableClipping`` if the bytes are not text.
    """
    opened = open_file(data, name=name)
    line_decisions, name_decisions = line_decisions or {}, name_decisions or {}
    field_decisions = field_decisions or {}
    read = read_documents(opened.documents, split=field_decisions.get(0, {}).get(SPLIT))
    # The clipping's address is the article's only if the clipping contains a single article.
    url = url if len(read.articles) == 1 else None
    limits = _share_out_lines(read.articles, sum(len(document.text) for document in opened.documents))
    searched = [
        _read_article(
            piece,
            index=index,
            page=page,
            url=url,
            hints=hints,
            profiles=profiles,
            line_decisions=line_decisions.get(index, ()),
            cleaning_rules=cleaning_rules,
            field_decisions=field_decisions.get(index, field_decisions.get(None, {})),
            name_decisions=name_decisions.get(index, ()),
            non_persons=non_persons or {},
            library=library,
            most_lines=most_lines,
        )
        for index, ((piece, page, hints, library), most_lines) in enumerate(zip(read.articles, limits, strict=True))
    ]
    articles = tuple(article for article, _ in searched)
    unread = tuple(problem for _, problems in searched for problem in problems)
    text = DOCUMENT_SEPARATOR.join(document.text for document in opened.documents)
    return ParsedClipping(
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=opened.media_type,
        encoding=opened.encoding,
        text=text,
        articles=articles,
        problems=opened.problems + read.problems + _line_problems(read.articles, limits, text) + unread,
        mended_lines=read.mended,
        splitting=read.splitting,
        links=opened.links,
    )


def _share_out_lines(articles: Sequence[ReadableArticle], length: int) -> list[int]:
    """Return for each article how many of its lines are judged by their surroundings; ``length`` is the clipping's."""
    left = _MIN_LINES_JUDGED + length // _CHARACTERS_PER_LINE_JUDGED
    limits: list[int] = []
    for article in articles:
        limits.append(min(MAX_LINES_JUDGED, left))
        left -= min(limits[-1], len(article.piece.lines))
    return limits


def _line_problems(articles: Sequence[ReadableArticle], limits: Sequence[int], text: str) -> tuple[str, ...]:
    """Return sentences about lines that are not judged by their surroundings, and lines that are not told apart.

    ``text`` is the clipping's.
    """
    problems: list[str] = []
    beyond = sum(
        max(0, sum(verdict is None for verdict in article.piece.verdicts) - limit)
        for article, limit in zip(articles, limits, strict=True)
        if len(article.piece.lines) > limit
    )
    if beyond:
        problems.append(
            f"too many lines: {beyond:,} of them were checked one by one, without the lines around them, so debris may "
            "be left there"
        )
    if any(holds_lines(line, text) for article in articles for line in article.piece.lines):
        problems.append(
            f"too many very short lines: after the first {MAX_SHORT_LINES:,}, they were kept unchecked, 1,000 as one"
        )
    return tuple(problems)


def _read_article(
    piece: Piece,
    *,
    index: int,
    page: Page | None,
    url: str | None,
    hints: ExportFields,
    profiles: Sequence[SourceProfile],
    line_decisions: Sequence[LineDecision],
    cleaning_rules: Sequence[CleaningRule],
    field_decisions: Mapping[str, Any],
    name_decisions: Sequence[NameDecision],
    non_persons: Mapping[str, frozenset[str]],
    library: LibraryData,
    most_lines: int,
) -> tuple[ParsedArticle, tuple[str, ...]]:
    """Return the article, and what was not looked for in it because there was too much."""
    export = piece.fields
    fields = page.fields if page else PageFields()
    url = export.url or original_address(url) or fields.url or url or hints.url
    title = export.headline or hints.headline
    given = {line.text for line, verdict in zip(piece.lines, piece.verdicts, strict=True) if verdict}
    by_line = decisions_by_line(line_decisions)
    reading = _read_piece(piece, page, profiles, title=title, language=export.language, most_lines=most_lines)
    language = reading.header.language
    blocks, dateline = make_blocks(*_paragraphs(piece, reading.kinds), by_line)
    shown = [block for block in blocks if block.text not in given]
    url = url or reading.header.url
    source = _find_source(export.source, fields.site or hints.source, shown, url, profiles, reading.header.source)
    outlet = field_decisions.get("source", source)
    cut = _find_outlet_lines(piece, reading.kinds, learnt_lines(profiles, outlet))
    if cut:
        reading = _read_piece(piece, page, profiles, cut, title=title, language=language, most_lines=most_lines)
        blocks, dateline = make_blocks(*_paragraphs(piece, reading.kinds), by_line)
    agency = _find_agency(export, reading.header, dateline, profiles)
    book = Rulebook(cleaning_rules, outlet=outlet, agency=field_decisions.get("agency", agency))
    if book:
        if cut_of_header := _find_ruled_header_lines(piece, reading.kinds, book):
            reading = _read_piece(
                piece, page, profiles, cut | cut_of_header, title=title, language=language, most_lines=most_lines
            )
        blocks, dateline = make_blocks(*_paragraphs(piece, reading.kinds), by_line, book)
        agency = _find_agency(export, reading.header, dateline, profiles)
    header = reading.header
    kept = [block.text for block in blocks if block.fate is Fate.BODY]
    body = "\n\n".join(kept)
    known = _combined_fields(export, header, hints)
    headline, origin = _choose_headline(known.headline, blocks, kept)
    introduction = f"{headline}\n{known.standfirst}" if known.standfirst else headline
    language = language or detect_language(_unlabelled_text(piece)) or fields.language or hints.language
    searched = _beginning(body)
    names = search_people(searched, introduction, language)
    people = without_non_persons(names.people, non_persons, body=body, language=language)
    if name_decisions:
        people = with_decided(people, name_decisions, body=body, lines=lines_of_blocks(blocks))
    quotes = search_quotes(searched, people, introduction, language)
    article = ParsedArticle(
        index=index,
        url=url,
        language=language,
        headline=headline,
        headline_origin=origin,
        standfirst=known.standfirst,
        source=source,
        agency=agency,
        authors=known.authors,
        credit=known.credit,
        dateline=dateline.places or known.places,
        published=known.published,
        blocks=tuple(blocks),
        body=body,
        people=people,
        quotes=quotes.quotes,
        library=library,
    )
    return article, _search_problems(headline, body, searched, names=names.end, quotes=quotes.end)


def _beginning(body: str) -> str:
    """Return the part of ``body`` that is searched for people and quotes: whole paragraphs, if these are short."""
    if len(body) <= MAX_SEARCHED:
        return body
    end = body.rfind("\n\n", MAX_SEARCHED // 2, MAX_SEARCHED)
    return body[: end if end > 0 else MAX_SEARCHED]


def _search_problems(
    headline: str, body: str, searched: str, *, names: int | None, quotes: int | None
) -> tuple[str, ...]:
    """Return sentences about what was not looked for. ``names`` and ``quotes`` are where the search for them ended."""
    shown = headline[:_MAX_NAMED_HEADLINE]
    problems = [
        f"too many {what} in “{shown}”: only those in its first {end:,} characters are listed"
        for what, end in (("names", names), ("quotes", quotes))
        if end is not None
    ]
    if len(searched) < len(body) and len(problems) < 2:
        problems.append(
            f"“{shown}” is very long: names and quotes are listed for its first {len(searched):,} characters"
        )
    return tuple(problems)


def _combined_fields(export: ExportFields, header: Header, hints: ExportFields) -> ExportFields:
    """Return the fields of an article: the export's, then those read from its header lines, then ``hints``."""
    read = ExportFields(
        headline=header.headline,
        standfirst=header.standfirst,
        authors=header.authors,
        credit=header.credit,
        published=header.published,
    )
    return merged_fields(merged_fields(export, read), hints)


def _unlabelled_text(piece: Piece) -> str:
    """Return the lines of a piece that are not an export's fields."""
    return " ".join(line.text for line, verdict in zip(piece.lines, piece.verdicts, strict=True) if verdict is None)


def _choose_headline(found: str | None, blocks: Sequence[Block], paragraphs: Sequence[str]) -> tuple[str, str]:
    """Return the headline and its origin. A person's decision takes precedence, then ``found``, then the lead."""
    by_hand = [block.text for block in blocks if block.rule == HAND and block.kind is Kind.HEADLINE]
    if by_hand:
        return " ".join(by_hand), "clipping"
    if found is not None:
        return found, "clipping"
    return _headline_from(paragraphs), "lead"


def _find_agency(
    export: ExportFields, header: Header, dateline: DatelinePlaces, profiles: Sequence[SourceProfile]
) -> str | None:
    agencies = agency_names(profiles)
    return (
        header.agency
        or (agencies.get(fold(dateline.agency)) if dateline.agency else None)
        or (agencies.get(fold(export.source)) if export.source else None)
    )


def _read_piece(
    piece: Piece,
    page: Page | None,
    profiles: Sequence[SourceProfile],
    cut: Mapping[int, Verdict] | None = None,
    *,
    title: str | None = None,
    language: str | None = None,
    most_lines: int,
) -> ReadLines:
    """Classify the lines of a piece. Lines in ``cut`` get that verdict; the others are classified without them.

    ``title`` is the likely headline according to the file. ``language`` is that of the article if it is known. Lines
    after the first ``most_lines`` are classified by the rules for single lines alone.
    """
    known = {number: verdict for number, verdict in enumerate(piece.verdicts) if verdict} | dict(cut or {})
    left = [number for number in range(len(piece.lines)) if number not in known]
    left, rest = left[:most_lines], left[most_lines:]
    texts = [piece.lines[number].text for number in left]
    if piece.certain:
        reading = classify_export(texts, piece.fields.headline, profiles, language)
    elif page:
        reading = _read_page_lines(page, left, profiles, language)
    else:
        reading = classify_until_stable(texts, profiles, _title_among(texts, title), language)
        if piece.lost_ends:
            reading = keep_doubtful(texts, reading)
    known |= dict(zip(left, reading.kinds, strict=True))
    known |= dict(zip(rest, classify_by_rules([piece.lines[number].text for number in rest], profiles), strict=True))
    return ReadLines(kinds=[known[number] for number in range(len(piece.lines))], header=reading.header)


def _paragraphs(piece: Piece, kinds: Sequence[Verdict]) -> tuple[Sequence[Line], Sequence[Verdict]]:
    """Return the lines of a piece and their kinds. If line ends were guessed, adjacent body lines are joined again."""
    if not piece.lost_ends:
        return piece.lines, kinds
    lines: list[Line] = []
    verdicts: list[Verdict] = []
    numbered = enumerate(kinds)
    for is_body, run in groupby(numbered, key=lambda entry: entry[1].kind.fate is Fate.BODY):
        numbers = [number for number, _ in run]
        if is_body:
            lines.append(join_lines([piece.lines[number] for number in numbers], [" "] * (len(numbers) - 1)))
            verdicts.append(_JOINED)
        else:
            lines += [piece.lines[number] for number in numbers]
            verdicts += [kinds[number] for number in numbers]
    return lines, verdicts


def _title_among(texts: Sequence[str], title: str | None) -> PageFields | None:
    """Return ``title`` as a declared headline if a line reads exactly that; it may be the title of something else."""
    if title and any(fold(text) == fold(title) for text in texts):
        return PageFields(headlines=(title,))
    return None


def _read_page_lines(
    page: Page, numbers: Sequence[int], profiles: Sequence[SourceProfile], language: str | None
) -> ReadLines:
    """Classify lines of a saved page. A single round: without their elements, more rounds would lose body lines."""
    lines = [page.lines[number] for number in numbers]
    texts = [line.text for line in lines]
    judged = judge_lines(texts, profile_lines(profiles))
    mark_pointers(texts, judged)
    verdicts = [judge_element(line) or verdict for line, verdict in zip(lines, judged, strict=True)]
    reading = classify(texts, verdicts, profiles, lines, page.fields, weighed=page.weighed, language=language)
    return restore_lead(reading, lines, verdicts, page.fields)


def _find_outlet_lines(piece: Piece, kinds: Sequence[Verdict], learnt: Mapping[str, int]) -> dict[int, Verdict]:
    """Return the lines to cut because the outlet prints them under its articles: number and verdict."""
    own = [number for number, verdict in enumerate(piece.verdicts) if verdict is None] if learnt else []
    texts, fates = [piece.lines[number].text for number in own], [kinds[number].kind.fate for number in own]
    return {
        own[place]: Verdict(kind=Kind.REPEATED, rule=recurrence_rule(articles))
        for place, articles in find_lines_to_cut(texts, fates, learnt).items()
    }


def _find_ruled_header_lines(piece: Piece, kinds: Sequence[Verdict], book: Rulebook) -> dict[int, Verdict]:
    """Return the header lines that cleaning rules cut: number and verdict."""
    cut: dict[int, Verdict] = {}
    for number, (line, verdict) in enumerate(zip(piece.lines, kinds, strict=True)):
        if verdict.kind.fate is Fate.HEADER and piece.verdicts[number] is None:
            rule = book.find(line.text)
            if rule and rule.kind:
                cut[number] = Verdict(kind=rule.kind, rule=rule.label)
    return cut


def _headline_from(paragraphs: Sequence[str]) -> str:
    """Return a headline made from the lead: the whole lead if it is short, else its first words."""
    lead = next((text for text in paragraphs if count_words(text) >= 4), paragraphs[0] if paragraphs else "")
    words = lead.split()
    if len(words) <= _MAX_LEAD_WORDS:
        cut = lead if len(lead) <= 160 else lead[:160]
    else:
        cut = " ".join(words[:_MAX_LEAD_WORDS])
        cut = cut[:160].rstrip(" ,;:–—-(") + " …"
    return cut.strip().rstrip(".") if cut.endswith(".") else cut.strip()


def _find_source(
    exported: str | None,
    site: str | None,
    blocks: Sequence[Block],
    url: str | None,
    profiles: Sequence[SourceProfile],
    printed: str | None = None,
) -> str | None:
    """Return the outlet of an article, ``None`` if it is unknown.

    In order of precedence: the export's (``exported``), the address, recurring lines, the saved page's (``site``), the
    one ``printed`` beside the headline, and hints in the lines around the body.
    """
    if exported:
        forms = outlet_forms(exported)
        return next((known for form in forms if (known := known_outlet(form, profiles))), forms[-1])
    around = [block.text for block in blocks if block.fate is not Fate.BODY]
    recurring = profile_lines(profiles)
    votes = Counter(
        recurring[key][0].name for text in around if len(text) <= _MAX_LINE_LENGTH and (key := fold(text)) in recurring
    )
    by_lines = votes.most_common(1)[0][0] if votes else None
    by_address = outlet_at(url, profiles) if url else None
    if known := by_address or by_lines or (usual_outlet_name(site, profiles) if site else None):
        return known
    if printed and (by_name := known_outlet(printed, profiles)):
        return by_name
    top = [block.text for block in blocks[:_OUTLET_REACH] if block.fate is not Fate.BODY]
    return recognise_outlet(around, profiles, top=top) or printed

"""Classification of an article's lines, and of the header fields among them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from articles.text.cleaning.author_notes import cut_author_notes
from articles.text.cleaning.boilerplate import Verdict, fold, judge_lines, profile_lines
from articles.text.cleaning.datelines import find_dateline
from articles.text.cleaning.header_lines import Header
from articles.text.cleaning.headers import read_header
from articles.text.cleaning.line_model import keep_lines
from articles.text.cleaning.pointers import mark_pointers
from articles.text.cleaning.prose import count_words, ends_sentence, measure_size
from articles.text.cleaning.rejoining import rejoin_lines
from articles.text.cleaning.text_kinds import NOTHING_KNOWN, KnownLines, find_known_lines, is_plain
from articles.text.data.kinds import Fate, Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from articles.text.cleaning.page_lines import PageFields, PageLine
    from articles.text.data.sources import SourceProfile

LIST_ITEM = re.compile(r"(?:[-–—•*·▪►‣●◦○■]|\d{1,2}[.)])\s+\S")
# A subheading is a short line without a full stop between paragraphs.
_MAX_SUBHEADING_WORDS, _MAX_SUBHEADING_LENGTH = 14, 120
_CLOSING_MARKS = ("”", '"', "’", "“", "»")
_QUOTE_MARKS = ("“", '"', "‘", "„", "«")
# Subheadings quote in single marks, without a full stop. Spoken paragraphs have double marks or continue after the
# quote.
_QUOTED_SUBHEADING = re.compile(r"[‘'][^‘’'.,!?]{3,50}['’]$")
# Most words in the name of a section, which appears above the headline.
_MAX_SECTION_WORDS = 5
# A pull quote is in quotation marks and repeats words of a paragraph within ``_PULL_QUOTE_REACH`` body lines. Only the
# beginning of each paragraph is examined.
_PULL_QUOTE_MIN_WORDS, _PULL_QUOTE_MAX_LENGTH, _PULL_QUOTE_REACH, _PULL_QUOTE_EXAMINED = 4, 300, 12, 3_000
_WORD = re.compile(r"[^\W_]+")
# Header fields that databases leave in an article's text.
_FIELDS_IN_TEXT = frozenset({Kind.BYLINE, Kind.CREDIT, Kind.AGENCY})
# Header fields that stand in lines of their own above the lead.
_HEADER_FIELDS = frozenset({Kind.HEADLINE, Kind.BYLINE, Kind.TIMESTAMP})
# Kinds whose labels also apply to the lines below them, and how many lines below.
_LABEL_KINDS = frozenset({Kind.VIDEO, Kind.COMMENTS, Kind.NEWSLETTER, Kind.RELATED, Kind.SPONSORED})
_LABEL_REACH = 2
# Most words of a menu entry, fewest words of a sentence, and lines above the body that may hold its picture's caption.
_MAX_MENU_WORDS, _MIN_SENTENCE_WORDS, _CAPTION_REACH = 4, 10, 4
# Rules that judge a line by its place and shape alone.
_DOUBTFUL_RULES = (
    "reads as another article's headline",
    "a few words outside the article's text",
    "a sentence apart from the article's text",
    "sentences apart from the article's text",
    "under a line of that kind",
    "a line the clipping has elsewhere",
)
_PARAGRAPH = Verdict(kind=Kind.PARAGRAPH, rule="prose of the article")
_LIST_ITEM = Verdict(kind=Kind.LIST_ITEM, rule="begins with a bullet or a number")
_SUBHEADING = Verdict(kind=Kind.SUBHEADING, rule="short line above a paragraph")
_KEPT = Verdict(kind=Kind.PARAGRAPH, rule="within the article's text")
# See ``classify_until_stable``. Two rounds are usual; a list of headlines may lose only one line per round. None of
# 1,115 pages and parts of pages needed forty.
_MAX_ROUNDS = 40
# Lines classified again in all rounds together. None of 300 copied pages has more than 352; thousands of short lines,
# which lose a few in each round, would take forty times as long as their first reading.
MAX_LINES_RECLASSIFIED = 3_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLines:
    """The kind of every line, and the header read from them."""

    kinds: list[Verdict]
    header: Header


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outline:
    """The body of a clipping: whether each line is in it, and the numbers of its ``first`` and ``last`` lines.

    ``kept`` are its lines, folded. ``pull_quotes`` are the numbers of pull quotes, which are not in the body.
    """

    body: Sequence[bool]
    pull_quotes: frozenset[int]
    first: int
    last: int
    kept: frozenset[str]


def classify_export(
    texts: Sequence[str], headline: str | None, profiles: Sequence[SourceProfile], language: str | None = None
) -> ReadLines:
    """Classify the lines that a database export gives as an article's text.

    Lines are debris only if a rule recognises them. ``headline`` and ``language`` are the export's. The header is
    searched for byline, credit and agency only.
    """
    above = [headline] if headline else []
    judged = judge_lines(texts, profile_lines(profiles))
    body = [verdict is None for verdict in judged]
    found = read_header(
        [*above, *texts],
        [*(None for _ in above), *judged],
        [*(False for _ in above), *body],
        profiles,
        language=language,
    )
    header = Header(language=found.language, agency=found.agency, credit=found.credit)
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
    return ReadLines(kinds=kinds, header=header)


def classify_by_rules(texts: Sequence[str], profiles: Sequence[SourceProfile]) -> list[Verdict]:
    """Classify lines by the rules for single lines alone: what no rule recognises is body."""
    verdicts = judge_lines(texts, profile_lines(profiles))
    return [
        verdict or (_LIST_ITEM if LIST_ITEM.match(text) else _PARAGRAPH)
        for text, verdict in zip(texts, verdicts, strict=True)
    ]


def classify_until_stable(
    texts: Sequence[str],
    profiles: Sequence[SourceProfile],
    fields: PageFields | None = None,
    language: str | None = None,
) -> ReadLines:
    """Classify a dump's lines so that its body, classified again by itself, stays whole.

    ``fields`` are those that the file gives outside its text, such as a title; ``language`` is the article's, found
    from its body if it is not given.

    The top of a body may look like a header once the debris above it is gone. So the body is classified again, without
    the lines that turn out not to be body, until no more are lost.
    """
    recurring = profile_lines(profiles)
    judged = judge_lines(texts, recurring)
    mark_pointers(texts, judged)
    found = find_known_lines(texts, judged)
    reading = classify(texts, judged, profiles, fields=fields, known=found, language=language)
    if found.plain:
        return reading
    kinds = list(reading.kinds)
    left = MAX_LINES_RECLASSIFIED
    for _ in range(_MAX_ROUNDS):
        places = [number for number, verdict in enumerate(kinds) if verdict.kind.fate is Fate.BODY]
        rest = [_without_dateline(texts[number]) for number in places]
        # No rule matched these lines before. Only a lead without its dateline is new to the rules.
        judged = [
            None if text == texts[number] else judge_lines([text], recurring)[0]
            for number, text in zip(places, rest, strict=True)
        ]
        known = {place: found.kinds[number] for place, number in enumerate(places) if number in found.kinds}
        again = classify(
            rest,
            judged,
            profiles,
            # Without a headline so far, the first line may be it, as in a text that has no page around it.
            known=KnownLines(kinds=known, plain=reading.header.headline is None and is_plain(rest, judged)),
            language=reading.header.language,
        )
        lost = {
            number: verdict
            for number, verdict in zip(places, again.kinds, strict=True)
            if verdict.kind.fate is not Fate.BODY
        }
        for number, verdict in lost.items():
            kinds[number] = verdict
            if verdict.kind is Kind.HEADLINE and reading.header.headline is None:
                reading.header.headline = again.header.headline
            elif verdict.kind is Kind.HEADLINE:
                # The headline is known, so this is a caption or another article's headline.
                kinds[number] = _debris_kind(
                    texts, number, reading.header, first=places[0], last=places[-1], known=False, verdicts=kinds
                )
        left -= len(places)
        if not lost or left <= 0:
            break
    return ReadLines(kinds=kinds, header=reading.header)


def keep_doubtful(texts: Sequence[str], reading: ReadLines) -> ReadLines:
    """Return ``reading`` with every line within the body kept, unless a rule proves it debris.

    For texts whose line ends were guessed: a line of such a text may be half a sentence of the article.
    """
    kinds = list(reading.kinds)
    body = [number for number, verdict in enumerate(kinds) if verdict.kind.fate is Fate.BODY]
    if not body:
        return reading
    for number in range(body[0] + 1, body[-1]):
        verdict = kinds[number]
        if verdict.kind.fate is Fate.REMOVED and (
            verdict.rule.startswith(_DOUBTFUL_RULES) or _breaks_sentence(texts, kinds, number)
        ):
            kinds[number] = _KEPT
    above = body[0] - 1
    while above >= 0 and kinds[above].rule.startswith(_DOUBTFUL_RULES) and texts[above + 1][0].islower():
        kinds[above] = _KEPT
        above -= 1
    return ReadLines(kinds=kinds, header=reading.header)


def _breaks_sentence(texts: Sequence[str], kinds: Sequence[Verdict], number: int) -> bool:
    """Whether a few words that read like a label stand within a sentence of the body ("the SAVE program")."""
    above = texts[number - 1]
    return (
        measure_size(texts[number]) <= _MAX_MENU_WORDS
        and kinds[number - 1].kind.fate is Fate.BODY
        and not ends_sentence(above)
        and not above.endswith((":", "”", '"'))
    )


def _without_dateline(text: str) -> str:
    start = 0
    while dateline := find_dateline(text, start):
        start = dateline.end
    return text[start:]


def classify(
    texts: Sequence[str],
    verdicts: Sequence[Verdict | None],
    profiles: Sequence[SourceProfile],
    page: Sequence[PageLine] | None = None,
    fields: PageFields | None = None,
    *,
    weighed: bool = False,
    known: KnownLines = NOTHING_KNOWN,
    language: str | None = None,
) -> ReadLines:
    """Classify the lines ``texts``; ``verdicts`` are those of rules, and ``known`` are lines that are certainly body.

    ``page`` and ``fields`` come from a saved page. The body is found with the page's elements only if the extraction
    library has judged it (``weighed``); otherwise by the text of the lines.
    """
    verdicts = [
        None if number in known.kinds else known.marks.get(number, verdict) for number, verdict in enumerate(verdicts)
    ]
    body = keep_lines(texts, verdicts, page if weighed else None)
    for number in known.kinds:
        body[number] = True
    if not page:
        rejoin_lines(texts, verdicts, body)
    pull_quotes = _find_pull_quotes(texts, body)
    for number in pull_quotes:
        body[number] = False
    header = read_header(texts, verdicts, body, profiles, fields, known, language)
    cut_author_notes(texts, body, header)
    if known.plain:
        _keep_plain_lines(texts, verdicts, body, header, pull_quotes)
    _remove_section(texts, body, header)
    folded = list(map(fold, texts))
    outline = _Outline(
        body=body,
        pull_quotes=frozenset(pull_quotes),
        first=next((number for number, keep in enumerate(body) if keep), len(texts)),
        last=max((number for number, keep in enumerate(body) if keep), default=-1),
        kept=frozenset(key for key, keep in zip(folded, body, strict=True) if keep),
    )
    kinds: list[Verdict] = []
    seen: set[str] = set()
    for number, key in enumerate(folded):
        kind = (
            header.kinds.get(number)
            or known.kinds.get(number)
            or verdicts[number]
            or _kind_in_body(texts, outline, number, page)
            or _kind_below_comments(outline, number, kinds)
        )
        if kind is None:
            is_known = key in outline.kept or key in seen
            kind = _debris_kind(
                texts, number, header, first=outline.first, last=outline.last, known=is_known, verdicts=verdicts
            )
        seen.add(key)
        kinds.append(kind)
    return ReadLines(kinds=kinds, header=header)


def _keep_plain_lines(
    texts: Sequence[str],
    verdicts: Sequence[Verdict | None],
    body: list[bool],
    header: Header,
    pull_quotes: Collection[int],
) -> None:
    """Keep the lines below the headline of a text without a page around it, in place."""
    headline = next((number for number, verdict in header.kinds.items() if verdict.kind is Kind.HEADLINE), -1)
    for number in range(headline + 1, len(texts)):
        if verdicts[number] is None and number not in header.kinds and number not in pull_quotes:
            body[number] = True


def _remove_section(texts: Sequence[str], body: list[bool], header: Header) -> None:
    """Remove the names of sections and outlets among the header's lines from the body, in place."""
    fields = sorted(number for number, verdict in header.kinds.items() if verdict.kind in _HEADER_FIELDS)
    # Lines of the header follow each other; the next one may be below the article.
    last = next((above for above, below in pairwise([*fields, len(texts)]) if below - above > 2), -1)
    headline = next((number for number in fields if header.kinds[number].kind is Kind.HEADLINE), 0)
    for number in range(max(headline, last)):
        if number in header.kinds:
            continue
        if body[number] and measure_size(texts[number]) <= _MAX_SECTION_WORDS and not ends_sentence(texts[number]):
            body[number] = False


def _kind_in_body(
    texts: Sequence[str], outline: _Outline, number: int, page: Sequence[PageLine] | None
) -> Verdict | None:
    if number in outline.pull_quotes:
        return Verdict(kind=Kind.REPEATED, rule="pull quote: its words stand in a paragraph near it")
    if not outline.body[number]:
        return None
    if page and (page[number].tag == "blockquote" or "blockquote" in page[number].places):
        return Verdict(kind=Kind.BLOCKQUOTE, rule="quotation element of the page")
    return _body_kind(texts, outline.body, number)


def _kind_below_comments(outline: _Outline, number: int, kinds: Sequence[Verdict]) -> Verdict | None:
    """Return the verdict "comments" if the line is below the body and right below a comment."""
    if number > outline.last and kinds and kinds[-1].kind is Kind.COMMENTS:
        return Verdict(kind=Kind.COMMENTS, rule="among readers' comments, below the article")
    return None


def _find_pull_quotes(texts: Sequence[str], body: Sequence[bool]) -> set[int]:
    """Return the numbers of body lines that repeat, in quotation marks, part of a paragraph near them."""
    numbers = [number for number, keep in enumerate(body) if keep]
    pull_quotes: set[int] = set()
    for place, number in enumerate(numbers):
        text = texts[number]
        if len(text) > _PULL_QUOTE_MAX_LENGTH or not text.startswith(_QUOTE_MARKS) or _QUOTED_SUBHEADING.match(text):
            continue
        if not text.rstrip(".").endswith(_CLOSING_MARKS) or count_words(text) < _PULL_QUOTE_MIN_WORDS:
            continue
        words = _plain_words(text)
        near = numbers[max(0, place - _PULL_QUOTE_REACH) : place] + numbers[place + 1 : place + 1 + _PULL_QUOTE_REACH]
        if any(len(texts[other]) > len(text) and words in _plain_words(texts[other]) for other in near):
            pull_quotes.add(number)
    return pull_quotes


@lru_cache(maxsize=1_024)
def _plain_words(text: str) -> str:
    return " " + " ".join(_WORD.findall(text[:_PULL_QUOTE_EXAMINED].casefold())) + " "


def _body_kind(texts: Sequence[str], body: Sequence[bool], number: int) -> Verdict:
    """Return the kind of a body line: list item, subheading or paragraph."""
    text = texts[number]
    if LIST_ITEM.match(text):
        return _LIST_ITEM
    if (
        len(text) <= _MAX_SUBHEADING_LENGTH
        and measure_size(text) <= _MAX_SUBHEADING_WORDS
        and not ends_sentence(text)
        and not text.endswith((",", ":", ";"))
    ):
        below = next((texts[place] for place in range(number + 1, min(number + 4, len(texts))) if body[place]), "")
        if len(below) > len(text) and (_QUOTED_SUBHEADING.match(text) or not text.startswith(_QUOTE_MARKS)):
            return _SUBHEADING
    return _PARAGRAPH


def _debris_kind(
    texts: Sequence[str],
    number: int,
    header: Header,
    *,
    first: int,
    last: int,
    known: bool,
    verdicts: Sequence[Verdict | None],
) -> Verdict:
    """Return the likeliest kind of a line outside the body that no rule recognises.

    ``first`` and ``last`` bound the body; ``known``: the same line is in the body or appears earlier in the clipping.
    """
    text = texts[number]
    if header.headline and fold(text) == fold(header.headline):
        return Verdict(kind=Kind.REPEATED, rule="the headline again")
    if known:
        return Verdict(kind=Kind.REPEATED, rule="a line the clipping has elsewhere")
    nearest = verdicts[max(0, number - _LABEL_REACH) : number][::-1]
    above = next((verdict for verdict in nearest if verdict), None)
    if above and above.kind in _LABEL_KINDS:
        return Verdict(kind=above.kind, rule=f"under a line of that kind: {above.rule}")
    words = measure_size(text)
    if words <= _MAX_MENU_WORDS:
        return Verdict(kind=Kind.NAVIGATION, rule="a few words outside the article's text")
    if words < _MIN_SENTENCE_WORDS or not (ends_sentence(text) or text.endswith(")")):
        return Verdict(kind=Kind.RELATED, rule="reads as another article's headline")
    if first <= number <= last or 0 <= first - number <= _CAPTION_REACH:
        return Verdict(kind=Kind.CAPTION, rule="a sentence apart from the article's text")
    return Verdict(kind=Kind.PROMOTION, rule="sentences apart from the article's text")

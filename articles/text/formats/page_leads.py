"""The lead of a page that stands apart from its text: above the byline, beside the photo, over a share bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.text.cleaning.boilerplate import Verdict, fold
from articles.text.cleaning.line_kinds import ReadLines
from articles.text.cleaning.prose import count_wide, count_words, ends_sentence, topics_of
from articles.text.data.kinds import Fate, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.cleaning.page_lines import PageFields, PageLine

# Fewest and most words of a lead, and letters that it shares with the page's description.
_WORDS, _MIN_SHARED_LETTERS = (6, 110), 40
# Lines above the headline, and between headline and text, among which leads stand; and lines of the text compared.
_LINES_ABOVE, _LINES_BELOW, _TEXT_LINES = 3, 40, 8
# Most words of the lines between the headline and a lead that no class or description shows.
_MAX_WORDS_BETWEEN = 8
# Fewest words of a lead that does not end as a sentence.
_MIN_WORDS_OF_PHRASE = 12
# Fewest longer words that such a lead shares with headline and text.
_MIN_SHARED_TOPICS = 2
_MAX_LINKED, _MIN_LINK = 0.3, 0.9
# Purposes of elements that hold no lead, and kinds of lines that are none whatever their element says.
_OTHER_PLACES = frozenset(
    "nav footer aside comments related newsletter advertisement share author_bio figcaption button form copy".split()
)
_OPEN_KINDS = frozenset({Kind.CAPTION, Kind.RELATED, Kind.PROMOTION, Kind.REPEATED, Kind.NAVIGATION})
_CREDIT_MARKS = ("|", "©", "/", "foto:", "photo:", "bild:", "(c)")


def restore_lead(
    reading: ReadLines, lines: Sequence[PageLine], judged: Sequence[Verdict | None], fields: PageFields
) -> ReadLines:
    """Return ``reading`` with the lead that was taken for debris as the standfirst.

    A line between headline and text is the lead if its element says so, if the page describes itself with its words, or
    if it is a sentence on the article's topic right below the headline. ``judged`` are the verdicts of rules.
    """
    reading = _without_linked_standfirst(reading, lines)
    headline = next((number for number, verdict in enumerate(reading.kinds) if verdict.kind is Kind.HEADLINE), None)
    body = [number for number, verdict in enumerate(reading.kinds) if verdict.kind.fate is Fate.BODY]
    below = [number for number in body if headline is None or number > headline]
    if not below:
        return reading
    start = max(0, below[0] - _LINES_BELOW)
    if headline is not None:
        start = max(0, min(headline - _LINES_ABOVE, _first_copy(lines, headline)))
    for number in range(start, below[0]):
        if judged[number] or not _may_be_lead(lines[number], reading.kinds[number]):
            continue
        if _repeats(lines, headline, number):
            continue
        described = _is_described(lines[number].text, fields.description)
        if reading.header.standfirst:
            # The standfirst is another line: this is the text's own beginning.
            found = Verdict(kind=Kind.PARAGRAPH, rule="lead between headline and text") if described else None
        elif (
            described
            or "standfirst" in lines[number].places
            or (headline is not None and _follows(lines, headline, number, below))
        ):
            found = Verdict(kind=Kind.STANDFIRST, rule="lead between headline and text")
            reading.header.standfirst = lines[number].text
        else:
            found = None
        if found:
            kinds = list(reading.kinds)
            kinds[number] = found
            return ReadLines(kinds=kinds, header=reading.header)
    return reading


def _repeats(lines: Sequence[PageLine], headline: int | None, number: int) -> bool:
    """Whether a line is the headline, or reads the same."""
    return headline is not None and fold(lines[number].text) == fold(lines[headline].text)


def _first_copy(lines: Sequence[PageLine], headline: int) -> int:
    """Return the number of the first line near the headline that reads the same: the lead may stand below that one."""
    wanted = fold(lines[headline].text)
    first = max(0, headline - _LINES_BELOW)
    return next(number for number in range(first, headline + 1) if fold(lines[number].text) == wanted)


def _without_linked_standfirst(reading: ReadLines, lines: Sequence[PageLine]) -> ReadLines:
    """Return ``reading`` without a standfirst that is a link: that is another article's headline."""
    kinds = list(reading.kinds)
    for number, verdict in enumerate(kinds):
        if verdict.kind is Kind.STANDFIRST and lines[number].linked > _MIN_LINK:
            kinds[number] = Verdict(kind=Kind.RELATED, rule="link to another article")
            reading.header.standfirst = None
    return ReadLines(kinds=kinds, header=reading.header)


def _may_be_lead(line: PageLine, verdict: Verdict) -> bool:
    if verdict.kind not in _OPEN_KINDS or line.linked > _MAX_LINKED or not _OTHER_PLACES.isdisjoint(line.places):
        return False
    fewest, most = _WORDS
    size = count_words(line.text) + count_wide(line.text[:500]) // 2
    return fewest <= size <= most and "caption" not in line.places


def _is_described(text: str, description: str | None) -> bool:
    """Whether the page's description begins with the line, or the line with the description."""
    if not description:
        return False
    letters, described = _letters(text), _letters(description)
    shared = min(len(letters), len(described))
    enough = _MIN_SHARED_LETTERS // (3 if count_wide(text[:100]) else 1)
    return shared >= enough and letters[:shared] == described[:shared]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text[:600])).casefold()


def _follows(lines: Sequence[PageLine], headline: int, number: int, body: Sequence[int]) -> bool:
    """Whether a sentence on the article's topic stands below the headline with nothing but short lines between."""
    text = lines[number].text
    if number < headline or any(mark in text.lower() for mark in _CREDIT_MARKS):
        return False
    if not ends_sentence(text) and count_words(text) < _MIN_WORDS_OF_PHRASE:
        return False
    if any(count_words(lines[each].text) > _MAX_WORDS_BETWEEN for each in range(headline + 1, number)):
        return False
    if fold(text) == fold(lines[headline].text):
        return False
    near = topics_of(lines[headline].text).union(*(topics_of(lines[each].text) for each in body[:_TEXT_LINES]))
    return len(topics_of(text) & near) >= _MIN_SHARED_TOPICS

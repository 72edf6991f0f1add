"""Lines of the article that stand beside a teaser and were taken for part of it.

Outlets print boxes with other articles' headlines between paragraphs. The line model then also drops a subheading, or
the paragraph after the last box. Both are recognised by their neighbours and by the words they share with the article.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.text.cleaning.line_context import share_words
from articles.text.cleaning.prose import count_words, ends_sentence, split_words, topics_of
from articles.text.cleaning.tables import is_row
from articles.text.cleaning.timestamps import is_timestamp
from articles.text.data.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from articles.text.cleaning.boilerplate import Verdict

# Shortest paragraph, in characters, and fewest and most words of a subheading between two paragraphs.
_MIN_PARAGRAPH, _SUBHEADING_WORDS = 90, (2, 9)
# A paragraph beside a label: fewest words, and of one with a single sentence; lines to the body above and below; and
# number and share of its longer words that the body has.
_MIN_WORDS, _MIN_LONG_WORDS, _NEAR = 12, 26, 4
_MIN_SHARED_BESIDE, _MIN_SHARE_BESIDE = 2, 0.18
_INNER_STOP = re.compile(r"[a-zß-öø-ÿ\d][.!?][\"”’»]?\s+[\"“‘«„]?[^\W\d_a-z]")
# Kinds of labels that stand between paragraphs.
_PASSING = frozenset({Kind.ADVERTISEMENT, Kind.VIDEO})
# Words of a subheading and of the paragraph below it are the same if so many of their first letters are.
_STEM = 5
# Rows of results below the text: fewest and most, and the letters of a name in them that the text has too.
_ROWS, _MIN_NAME = (2, 40), 4
# Lines of a teaser under its label.
_MAX_TEASER_LINES = 3
# Words that a paragraph after a teaser shares with the article above, and paragraphs that must be above.
_MIN_SHARED, _MIN_PARAGRAPHS = 2, 3


def rejoin_lines(texts: Sequence[str], verdicts: Sequence[Verdict | None], body: list[bool]) -> None:
    """Mark subheadings between paragraphs, and a paragraph after a teaser, as body lines; ``body`` is changed."""
    for number in range(1, len(texts) - 1):
        if not body[number] and verdicts[number] is None and _is_subheading(texts, body, number):
            body[number] = True
    _rejoin_beside_labels(texts, verdicts, body)
    last = max((number for number, keep in enumerate(body) if keep), default=None)
    if last is not None:
        _rejoin_after_teaser(texts, verdicts, body, last)
        _rejoin_rows(texts, verdicts, body, last)


def _rejoin_rows(texts: Sequence[str], verdicts: Sequence[Verdict | None], body: list[bool], last: int) -> None:
    """Mark rows of results right below the body, and their title: they end in a figure, and share names with it."""
    first = last + 1
    if first < len(texts) and not _ends_as_row(texts[first]):
        first += 1
    end = first
    while end < len(texts) and end - first < _ROWS[1] and verdicts[end] is None and _ends_as_row(texts[end]):
        end += 1
    if end - first < _ROWS[0] or any(verdict is not None for verdict in verdicts[last + 1 : end]):
        return
    known = {word for text, keep in zip(texts, body, strict=True) if keep for word in _names(text)}
    if all(known & _names(text) for text in texts[first:end]):
        body[last + 1 : end] = [True] * (end - last - 1)


def _ends_as_row(text: str) -> bool:
    return text.rstrip("%)")[-1:].isdigit() and is_row(text)


def _names(text: str) -> set[str]:
    return {word for word in split_words(text) if len(word) >= _MIN_NAME and word[0].isupper()}


def _is_paragraph(text: str) -> bool:
    return len(text) >= _MIN_PARAGRAPH and ends_sentence(text)


def _is_subheading(texts: Sequence[str], body: Sequence[bool], number: int) -> bool:
    text = texts[number]
    fewest, most = _SUBHEADING_WORDS
    if not (body[number - 1] and body[number + 1]) or not fewest <= count_words(text) <= most:
        return False
    if not (_is_paragraph(texts[number - 1]) and _is_paragraph(texts[number + 1])) or ends_sentence(text):
        return False
    if text[-1] in ":,;|" or not text[0].isupper() or "|" in text or is_timestamp(text):
        return False
    return bool(_stems(text) & _stems(texts[number + 1]))


def _stems(text: str) -> set[str]:
    return {word.casefold()[:_STEM] for word in split_words(text) if len(word) >= _STEM}


def _rejoin_beside_labels(texts: Sequence[str], verdicts: Sequence[Verdict | None], body: list[bool]) -> None:
    """Mark paragraphs beside the labels of ads and players: between paragraphs, or right below the last one's label.

    A caption there is a single sentence, and mostly shorter.
    """
    kept = [text for text, keep in zip(texts, body, strict=True) if keep]
    if sum(map(_is_paragraph, kept)) < _MIN_PARAGRAPHS:
        return
    topics: AbstractSet[str] | None = None
    for number, text in enumerate(texts):
        if body[number] or verdicts[number] is not None or not _may_be_paragraph(text):
            continue
        above = _near_body(body, range(number - 1, number - 1 - _NEAR, -1))
        if above is None:
            continue
        is_between = _near_body(body, range(number + 1, number + 1 + _NEAR)) is not None and _is_full(text)
        labels = [verdict for verdict in verdicts[above + 1 : number] if verdict is not None]
        is_below = bool(labels) and all(verdict.kind in _PASSING for verdict in labels)
        if not (is_between or is_below):
            continue
        if topics is None:
            topics = share_words(map(topics_of, kept)).once
        own = topics_of(text)
        shared = len(own & topics)
        if shared >= _MIN_SHARED_BESIDE and shared >= _MIN_SHARE_BESIDE * len(own):
            body[number] = True


def _may_be_paragraph(text: str) -> bool:
    return count_words(text) >= _MIN_WORDS and ends_sentence(text) and not text.endswith((")", "]"))


def _is_full(text: str) -> bool:
    """Whether a paragraph has several sentences, or one that is longer than captions are."""
    return _INNER_STOP.search(text) is not None or count_words(text) >= _MIN_LONG_WORDS


def _near_body(body: Sequence[bool], numbers: range) -> int | None:
    return next((number for number in numbers if 0 <= number < len(body) and body[number]), None)


def _rejoin_after_teaser(texts: Sequence[str], verdicts: Sequence[Verdict | None], body: list[bool], last: int) -> None:
    """Mark the paragraphs right after a teaser that stands right below the body's ``last`` line."""
    place = last + 1
    verdict = verdicts[place] if place < len(texts) else None
    paragraphs = [texts[number] for number in range(last + 1) if body[number] and _is_paragraph(texts[number])]
    if verdict is None or verdict.kind is not Kind.RELATED or len(paragraphs) < _MIN_PARAGRAPHS:
        return
    # The outlet prints such boxes within its articles: one with the same label stands farther up.
    first = body.index(True)
    if not any(texts[number] == texts[place] for number in range(first, last)):
        return
    place += 1
    end = min(place + _MAX_TEASER_LINES, len(texts))
    while place < end and not _is_paragraph(texts[place]):
        place += 1
    topics = frozenset().union(*map(topics_of, paragraphs))
    while place < len(texts) and verdicts[place] is None and _is_paragraph(texts[place]):
        if len(topics_of(texts[place]) & topics) < _MIN_SHARED:
            return
        body[place] = True
        place += 1

"""Split a body into sentences of tokens, with each quoted passage as one token."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.quotes.european.passages import Passage
    from articles.text.spans import Span


class Token(NamedTuple):
    """A word, a punctuation mark or a passage. ``passage`` is its number, -1 for other tokens.

    ``mention`` is the number of the person whom the token and those up to ``mention_end`` (exclusive) name, else -1.
    """

    start: int
    end: int
    text: str
    lower: str
    passage: int
    mention: int
    mention_end: int

    @property
    def is_word(self) -> bool:
        return self.passage < 0 and self.text[0].isalnum()


@dataclass(slots=True)
class Sentence:
    """``number`` counts the sentences of the body, ``block`` its paragraphs. ``passages`` are token numbers."""

    number: int
    block: int
    start: int
    end: int
    tokens: list[Token]
    passages: list[int] = field(default_factory=list)


class Mention(NamedTuple):
    start: int
    end: int
    person: int


_MASK: Final = "q"
_STOPS: Final = ".!?…"
_TOKEN: Final = re.compile(r"[^\W\d_]+['’](?=\w)|\w+(?:[.‐-]\w+)*|[^\w\s]")
_NO_PASSAGE: Final = (-1, -1)


def mask_passages(body: str, passages: Sequence[Passage]) -> str:
    """Return ``body`` with every passage replaced by letters, so that no full stop inside one ends a sentence.

    A passage that ends a sentence ends in a full stop.
    """
    parts: list[str] = []
    at = 0
    for passage in passages:
        start, end = passage.outer.start, passage.outer.end
        parts.append(body[at:start])
        length = end - start
        last = body[passage.inner.end - 1]
        if last in _STOPS and _begins_sentence(body, end):
            parts.append("Q" + _MASK * (length - 2) + ".")
        else:
            parts.append("Q" + _MASK * (length - 1))
        at = end
    parts.append(body[at:])
    return "".join(parts)


def _begins_sentence(body: str, at: int) -> bool:
    """Whether the text from ``at`` begins a sentence: with white space, then a capital, a mark or a digit."""
    while at < len(body) and body[at] in " \u00a0":
        at += 1
    if at >= len(body) or body[at] == "\n":
        return True
    return body[at].isupper() or body[at] in '"„“«»”–—-‚‘(¿¡' or body[at].isdigit()


def split_body(
    body: str, passages: Sequence[Passage], mentions: Sequence[Mention], surnames: dict[str, int]
) -> list[Sentence]:
    """Return the sentences of ``body``. ``mentions`` are in order and do not overlap.

    ``surnames`` maps a surname of one person only to that person; such a word outside a mention is one too.
    """
    masked = mask_passages(body, passages)
    starts = [passage.outer.start for passage in passages]
    mention_at = {mention.start: mention for mention in mentions}
    sentences: list[Sentence] = []
    block, at = 0, 0
    for number, span in enumerate(split_sentences(masked)):
        block += body.count("\n", at, span.start)
        at = span.start
        inside = range(bisect_left(starts, span.start), bisect_left(starts, span.end))
        sentence = Sentence(number, block, span.start, span.end, [])
        _tokenize(masked, span, [(n, passages[n].outer) for n in inside], mention_at, surnames, sentence)
        sentences.append(sentence)
    return sentences


def _tokenize(
    masked: str,
    span: Span,
    passages: Sequence[tuple[int, Span]],
    mention_at: dict[int, Mention],
    surnames: dict[str, int],
    sentence: Sentence,
) -> None:
    tokens = sentence.tokens
    at = span.start
    for number, outer in passages:
        _append_words(masked, at, outer.start, mention_at, surnames, tokens)
        sentence.passages.append(len(tokens))
        tokens.append(Token(outer.start, outer.end, "Q", "q", number, -1, -1))
        at = outer.end
    _append_words(masked, at, span.end, mention_at, surnames, tokens)


def _append_words(
    masked: str,
    start: int,
    end: int,
    mention_at: dict[int, Mention],
    surnames: dict[str, int],
    tokens: list[Token],
) -> None:
    first = len(tokens)
    for match in _TOKEN.finditer(masked, start, max(start, end)):
        text = match[0]
        tokens.append(Token(match.start(), match.end(), text, text.lower().replace("’", "'"), -1, -1, -1))
    last = first
    for i in range(first, len(tokens)):
        mention = mention_at.get(tokens[i].start)
        if mention is None:
            person = surnames.get(tokens[i].text)
            if person is not None and i >= last:
                tokens[i] = tokens[i]._replace(mention=person, mention_end=i + 1)
        else:
            last = i + 1
            while last < len(tokens) and tokens[last].start < mention.end:
                last += 1
            tokens[i] = tokens[i]._replace(mention=mention.person, mention_end=last)

"""Split a body into sentences of tokens, with each quoted passage as one token."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.quotes.limits import spans_to_read
from articles.text.sentences import iter_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

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
_TOKEN: Final = re.compile(r"\w+(?:['’](?=\w)|(?:[.‐-]\w+)*)|[^\w\s]")
_new: Final = tuple.__new__
"""Makes a ``Token`` in half the time of a call to the class."""


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


def split_body(body: str, passages: Sequence[Passage], end: int | None) -> tuple[Sequence[Span], str, int | None]:
    """Return the spans of the sentences of ``body``, the body with masked passages, and where reading ends.

    Reading ends at ``end``, and where there are too many sentences; usually there are not, and the end is ``None``.
    """
    masked = mask_passages(body, passages)[:end]
    spans, end = spans_to_read(iter_sentences(masked), (), end)
    return spans, masked, end


def tokenize_body(
    body: str,
    masked: str,
    spans: Sequence[Span],
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    surnames: dict[str, int],
    starters: Set[str],
) -> list[Sentence]:
    """Return the sentences at ``spans`` of ``body``. ``mentions`` are in order and do not overlap.

    ``surnames`` maps a surname of one person only to that person; such a word outside a mention is one too. A sentence
    has no tokens if it has no passage, names nobody, and holds none of ``starters``, the words that may attribute.
    """
    tokenizer = _Tokenizer(masked, mentions, surnames, starters)
    starts = [passage.outer.start for passage in passages]
    sentences: list[Sentence] = []
    block, at = 0, 0
    for number, span in enumerate(spans):
        block += body.count("\n", at, span.start)
        at = span.start
        inside = range(bisect_left(starts, span.start), bisect_left(starts, span.end))
        sentence = Sentence(number, block, span.start, span.end, [])
        tokenizer.read(sentence, [(n, passages[n].outer) for n in inside])
        sentences.append(sentence)
    return sentences


class _Tokenizer:
    """Splits the sentences of ``masked`` into tokens. Every word of a body passes here, so it saves calls."""

    def __init__(self, masked: str, mentions: Sequence[Mention], surnames: dict[str, int], starters: Set[str]) -> None:
        self.masked = masked
        lowered = masked.lower().replace("’", "'")
        self.lowered = lowered if len(lowered) == len(masked) else None
        self.mention_at = {mention.start: mention for mention in mentions}
        self.mention_starts = [mention.start for mention in mentions]
        self.surnames = surnames
        self.starters = starters

    def read(self, sentence: Sentence, passages: Sequence[tuple[int, Span]]) -> None:
        """Fill in the tokens of a sentence with these passages, given by number and span with marks."""
        tokens = sentence.tokens
        at = sentence.start
        if not passages:
            texts = _TOKEN.findall(self.masked, at, sentence.end)
            if self._names_somebody(sentence, texts) or self._may_attribute(sentence, texts):
                self._append(texts, at, sentence.end, tokens)
            return
        for number, outer in passages:
            self._append_words(at, outer.start, tokens)
            sentence.passages.append(len(tokens))
            tokens.append(_new(Token, (outer.start, outer.end, "Q", "q", number, -1, -1)))
            at = outer.end
        self._append_words(at, sentence.end, tokens)

    def _names_somebody(self, sentence: Sentence, texts: Sequence[str]) -> bool:
        starts = self.mention_starts
        if bisect_left(starts, sentence.end) > bisect_left(starts, sentence.start):
            return True
        return not self.surnames.keys().isdisjoint(texts)

    def _may_attribute(self, sentence: Sentence, texts: Sequence[str]) -> bool:
        """Whether a word of a sentence is among the starters, or may be joined to a pronoun by a hyphen: "dit-il"."""
        if self.masked.find("-", sentence.start, sentence.end) >= 0 and any("-" in text[1:] for text in texts):
            return True
        return not self.starters.isdisjoint([text.lower().replace("’", "'") for text in texts])

    def _append_words(self, start: int, end: int, tokens: list[Token]) -> None:
        if start < end:
            self._append(_TOKEN.findall(self.masked, start, end), start, end, tokens)

    def _append(self, texts: Sequence[str], start: int, end: int, tokens: list[Token]) -> None:
        """Append the tokens with these texts, which are all of ``start:end``."""
        lowered, mention_at, surnames = self.lowered, self.mention_at, self.surnames
        # Only white space separates tokens, so the next occurrence of a token's text is the token itself.
        find = self.masked.find
        append = tokens.append
        inside, last = 0, start
        for text in texts:
            first = find(text, last)
            last = first + len(text)
            lower = text.lower().replace("’", "'") if lowered is None else lowered[first:last]
            person, mention_end = -1, -1
            if first >= inside:
                mention = mention_at.get(first)
                if mention is not None:
                    inside = mention.end
                    person = mention.person
                    mention_end = len(tokens) + len(_TOKEN.findall(self.masked, first, min(end, mention.end)))
                elif text in surnames:
                    person, mention_end = surnames[text], len(tokens) + 1
            append(_new(Token, (first, last, text, lower, -1, person, mention_end)))

"""Split a body into sentences, with each quoted passage as a single token."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import count, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.data.reporting import CUES, SPEECH_VERBS, WORDS_BEFORE_TITLES
from articles.text.quotes.attributions import attributions
from articles.text.quotes.clause_tokens import MASK, Opening, Token, tokenize
from articles.text.quotes.cues import Attribution, Order, has_cue
from articles.text.quotes.cues_french_german import french_german_attributions
from articles.text.quotes.limits import ATTRIBUTIONS, spans_to_read
from articles.text.quotes.marks import QuotedPassage, quoted_passages
from articles.text.sentences import iter_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.text.quotes.speakers import Scene
    from articles.text.spans import Span

MAX_SENTENCE_TOKENS: Final = 250
"""Longer sentences are read in pieces, so that time stays linear."""

OPENING_LENGTH: Final = 80
"""Characters that are read of a sentence without a cue or passage, to find its subject."""

MAX_SUBHEADING_LENGTH: Final = 140
"""Characters. A paragraph up to this length without final punctuation is a subheading, and reports nothing."""

TOKENS_AHEAD: Final = 40
"""Tokens behind a passage that are searched for an attribution of the next sentence."""

TOKENS_TO_SPEECH: Final = 4
"""Tokens behind an attribution within which its own passage begins: "Berg then wrote back, “..."."""

MAX_TITLE_WORDS: Final = 6
"""Words. A longer passage in the middle of a phrase is not read as a title."""

MAX_GAP_IN_SENTENCE: Final = 200
"""Characters. Passages farther apart do not share a sentence."""

TERMINAL: Final = ".!?…"
TITLE: Final = "Title"
SMALL_WORDS: Final = frozenset("a an the of in on at for and or to from by with is as but not de la le".split())
"""Words that need no capital in a title."""

_CLOSING_MARKS: Final = "\"”’'»)"
WORD: Final = re.compile(r"\w+(?:['’-]\w+)*")
_CUE_INDEX: Final = attrgetter("cue_index")
_HE_OR_SHE: Final = re.compile(r"(?<![A-PR-Za-z])[Ss]?[Hh][Ee]\b")
"""Finds the pronouns, also directly behind a passage in marks, whose last letter is ``MASK``."""
_SENTENCE_END: Final = re.compile(r"[.!?](?:\s|$)")


class Sentence(NamedTuple):
    """A sentence, or a piece of one, with each quoted passage as one token.

    ``number`` counts sentences, ``block`` counts paragraphs of the body, both from 0.
    """

    number: int
    block: int
    start: int
    end: int
    tokens: Sequence[Token]
    attributions: Sequence[Attribution] = ()
    passage_tokens: Sequence[int] = ()
    """The numbers of the tokens that are quoted passages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedBody:
    """A body with its quoted passages and sentences.

    ``masked`` is ``text`` with ``MASK`` for every quotation mark and every character within the marks. ``passages``
    leaves out nicknames in quotation marks; ``passage_starts`` are the offsets of their opening marks.
    """

    text: str
    scene: Scene
    masked: str
    passages: Sequence[QuotedPassage]
    passage_starts: Sequence[int]
    sentences: Sequence[Sentence]
    sentences_by_block: dict[int, list[Sentence]]
    end: int | None
    """Where the body has too many sentences, passages or attributions to read on, ``None`` if all were read."""

    def quoted_text(self, passage: QuotedPassage) -> str:
        return passage.inner.of(self.text)

    def is_quoted(self, position: int) -> bool:
        """Whether the character at ``position`` is in a quoted passage."""
        number = bisect_left(self.passage_starts, position + 1) - 1
        return number >= 0 and position < self.passages[number].outer.end

    def may_have_pronoun(self, sentence: Sentence) -> bool:
        """Whether a sentence may hold "he" or "she". Fast; false positives are possible."""
        return bool(sentence.passage_tokens) or _HE_OR_SHE.search(self.masked, sentence.start, sentence.end) is not None

    def is_own_paragraph(self, passage: QuotedPassage) -> bool:
        before = self.text[max(0, passage.outer.start - 1) : passage.outer.start]
        after = self.text[passage.outer.end : passage.outer.end + 1]
        return before in ("", "\n") and after in ("", "\n")

    def is_subheading(self, sentence: Sentence) -> bool:
        """Whether a sentence is a short paragraph without final punctuation."""
        return (
            sentence.end - sentence.start <= MAX_SUBHEADING_LENGTH
            and self.text[sentence.end : sentence.end + 1] in ("", "\n")
            and self.text[sentence.start : sentence.end].rstrip(_CLOSING_MARKS)[-1:] not in TERMINAL
            and self.text[max(0, sentence.start - 1) : sentence.start] in ("", "\n")
        )

    def mentions(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Return start, end and person of the mentions in ``start:end`` outside quoted passages."""
        found = self.scene.between(start, end)
        if not found or not self.passages:
            return found
        return [mention for mention in found if not self.is_quoted(mention[0])]

    def has_unquoted_words(self, start: int, end: int) -> bool:
        return any(character.isalnum() and character != MASK for character in self.masked[start:end])

    def share_sentence(self, first: QuotedPassage, second: QuotedPassage) -> bool:
        """Whether no sentence ends between two passages."""
        between = self.masked[first.outer.end : second.outer.start]
        return len(between) < MAX_GAP_IN_SENTENCE and not _SENTENCE_END.search(between)

    def blocks_of_passages(self) -> list[int]:
        """Return the block of each passage."""
        blocks = [0] * len(self.passages)
        for sentence in self.sentences:
            for i in sentence.passage_tokens:
                blocks[sentence.tokens[i].passage] = sentence.block
        return blocks


def mark_body(text: str, scene: Scene) -> MarkedBody:
    """Find the quoted passages and sentences of a body, and the attributions of each sentence."""
    marked, end = quoted_passages(text)
    passages = [passage for passage in marked if not scene.is_nickname(passage.outer)]
    masked = _mask(text[:end], marked)
    spans, end = spans_to_read(iter_sentences(masked), [passage.outer.start for passage in passages], end)
    sentences: list[Sentence] = []
    by_block: dict[int, list[Sentence]] = {}
    attributed = 0
    for sentence in _read_sentences(text, masked, passages, spans):
        attributed += len(sentence.attributions)
        if ATTRIBUTIONS.is_exceeded(attributed, sentence.start):
            end = sentence.start
            break
        sentences.append(sentence)
        by_block.setdefault(sentence.block, []).append(sentence)
    if end is not None:
        passages = passages[: bisect_left(passages, end, key=lambda passage: passage.outer.start)]
    return MarkedBody(
        text=text,
        scene=scene,
        masked=masked,
        passages=passages,
        passage_starts=[passage.outer.start for passage in passages],
        sentences=sentences,
        sentences_by_block=by_block,
        end=end,
    )


def _mask(text: str, passages: Sequence[QuotedPassage]) -> str:
    parts: list[str] = []
    position = 0
    for passage in passages:
        parts += text[position : passage.outer.start], MASK * len(passage.outer)
        position = passage.outer.end
    parts.append(text[position:])
    return "".join(parts)


def _read_sentences(
    text: str, masked: str, passages: Sequence[QuotedPassage], spans: Sequence[Span]
) -> Iterator[Sentence]:
    """Yield the sentences of a body. Of those without a passage or cue, only the opening is tokenized."""
    numbers = count()
    by_start = {passage.outer.start: (number, passage.outer.end) for number, passage in enumerate(passages)}
    starts = list(by_start)
    block = position = 0
    for span in spans:
        start, end = span.start, span.end
        block += text.count("\n", position, start) > 0
        position = start
        has_passage = bisect_left(starts, end) > bisect_left(starts, start)
        if not has_passage and not has_cue(masked, start, end):
            yield Sentence(next(numbers), block, start, end, Opening(masked, start, min(end, start + OPENING_LENGTH)))
            continue
        tokens = tokenize(masked, start, end, by_start if has_passage else {})
        if not has_passage and len(tokens) <= MAX_SENTENCE_TOKENS:
            attributed = attributions(tokens, is_marked=False)
            yield Sentence(next(numbers), block, tokens[0].start, tokens[-1].end, tokens, attributed)
            continue
        for piece, marked in _split_after_passages(text, passages, tokens):
            attributed = (
                _attributions(text, passages, piece, marked) if marked else attributions(piece, is_marked=False)
            )
            yield Sentence(next(numbers), block, piece[0].start, piece[-1].end, piece, attributed, marked)


def _split_after_passages(
    text: str, passages: Sequence[QuotedPassage], tokens: list[Token]
) -> Iterator[tuple[list[Token], Sequence[int]]]:
    """Split a sentence after passages that end it, and into pieces of at most ``MAX_SENTENCE_TOKENS``.

    Yield each piece with the numbers of its tokens that are passages.
    """
    marked = [i for i, token in enumerate(tokens) if token.passage >= 0]
    last = len(tokens) - 1
    cuts = [i + 1 for i in marked if i < last and _ends_sentence(passages[tokens[i].passage].inner.of(text), tokens, i)]
    if not cuts and len(tokens) <= MAX_SENTENCE_TOKENS:
        yield tokens, marked
        return
    for first, end in pairwise([0, *cuts, len(tokens)]):
        for start in range(first, end, MAX_SENTENCE_TOKENS):
            piece = tokens[start : min(end, start + MAX_SENTENCE_TOKENS)]
            yield piece, [i for i, token in enumerate(piece) if token.passage >= 0]


def _attributions(
    text: str, passages: Sequence[QuotedPassage], tokens: Sequence[Token], marked: Sequence[int]
) -> list[Attribution]:
    """Return the attributions of a sentence, whose quoted passages are the tokens ``marked``."""
    if not marked:
        return attributions(tokens, is_marked=False)
    found = attributions(_with_titles_as_words(text, passages, tokens, marked))
    french_german = french_german_attributions(tokens)
    return sorted([*found, *french_german], key=_CUE_INDEX) if french_german else found


def _with_titles_as_words(
    text: str, passages: Sequence[QuotedPassage], tokens: Sequence[Token], marked: Sequence[int]
) -> Sequence[Token]:
    """Return the tokens of a sentence, with a name for each title in marks that is part of a phrase.

    In "the “Night Ferry” actor said", the passage belongs to the speaker. A title with a comma inside its marks becomes
    that comma: "a part in “Night Ferry,” who said".
    """
    quoted = {i: passages[tokens[i].passage].inner.of(text) for i in marked}
    titles = {i: words for i, words in quoted.items() if is_title_in_phrase(words, tokens, i)}
    if not titles:
        return tokens
    return [
        token._replace(text="," if titles[i].endswith(",") else TITLE, lower=TITLE.lower(), passage=-1)
        if i in titles
        else token
        for i, token in enumerate(tokens)
    ]


def is_title_in_phrase(quoted: str, tokens: Sequence[Token], i: int) -> bool:
    """Whether the passage at token ``i`` is capitalised like a title and follows a word that is no cue."""
    if not 0 < i < len(tokens) - 1 or quoted[-1:] in TERMINAL:
        return False
    words = WORD.findall(quoted)
    if not words or len(words) > MAX_TITLE_WORDS:
        return False
    if not all(word[0].isupper() or word.lower() in SMALL_WORDS for word in words):
        return False
    before = tokens[i - 1]
    if before.text == "," and i > 1:
        return tokens[i - 2].lower in WORDS_BEFORE_TITLES
    return before.text.islower() and before.lower not in CUES


def _ends_sentence(quoted: str, tokens: Sequence[Token], i: int) -> bool:
    """Whether the passage at token ``i`` ends its sentence with final punctuation inside the marks."""
    following = tokens[i + 1]
    last = quoted.rstrip("'’”\" ")[-1:]
    if last not in TERMINAL or following.text in (",", ";", ")", "—", "–", "-", ":"):
        return False
    if following.passage >= 0:
        return True
    if not following.text[:1].isupper():
        return False
    if i > 0 and tokens[i - (i > 1 and tokens[i - 1].text in (",", ":")) - 1].lower in SPEECH_VERBS:
        return True
    if last == "." and not quoted.endswith("..."):
        return True
    ahead = tokens[i + 1 : i + TOKENS_AHEAD]
    first = next(iter(attributions(ahead)), None)
    if first is None or first.first > 0 or first.order not in (Order.SUBJECT_FIRST, Order.VERB_FIRST):
        return True
    after = ahead[first.last + 1 : first.last + 1 + TOKENS_TO_SPEECH]
    return any(token.passage >= 0 or token.text == ":" for token in after)

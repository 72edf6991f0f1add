"""Find the quotes of a body in a European language other than English, or in Turkish, and their speakers."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from articles.text.data.reported.phrase_words import WORKS
from articles.text.quotes.european.attributions import find_attributions
from articles.text.quotes.european.cast import Cast
from articles.text.quotes.european.passages import find_passages
from articles.text.quotes.european.reported import reported_clause
from articles.text.quotes.european.sentences import split_body, tokenize_body
from articles.text.quotes.european.sources import SourceKind
from articles.text.quotes.european.speakers import NOBODY, REACH, Discourse, Speaker, subject_of
from articles.text.quotes.found import FoundQuote, QuoteKind, SearchedQuotes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.people.found import FoundPerson
    from articles.text.quotes.european.attributions import Attribution
    from articles.text.quotes.european.passages import Passage
    from articles.text.quotes.european.sentences import Sentence, Token
    from articles.text.quotes.european.words import LanguageWords

CERTAINTY: Final[dict[str, float]] = {
    "after": 0.97,
    "before": 0.87,
    "pronoun": 0.87,
    "colon": 0.84,
    "next passage": 0.8,
    "same paragraph": 0.8,
    "same sentence": 0.77,
    "description": 0.76,
    "continued": 0.7,
    "introduced": 0.7,
    "subject": 0.67,
    "none": 0.0,
}
"""Share of right speakers by the rule that chose them.

Measured over 43 articles in nine languages (305 passages) as (right + 1) / (all + 2), and lowered towards the share
over the ten articles to which no rule was fitted, where that is less. The rules mean the same as those of
``articles.text.quotes.reading.CERTAINTY``.
"""

REPORTED_CERTAINTY: Final = 0.87
"""Share of clauses behind a verb of speech and "that" that their speaker said: 28 of 31 in 68 articles."""

DIRECTLY_BEHIND: Final = 10.0
BEHIND_COLON: Final = 9.0
BEFORE: Final = 7.0
BEHIND: Final = 6.0
"""Strength of an attribution's claim to a passage, by its position. As in ``articles.text.quotes.passages``."""

NEAR_ATTRIBUTIONS: Final = 8
"""Attributions before a passage, and behind it, that may claim it."""

REPEATED_WITHIN: Final = 4
MAX_REPEATED_IN: Final = 2_000
"""Passages behind one, and characters of each, in which its words are looked for."""

PENALTY_FOR_REPORTER: Final = 4.0
"""For a body's claim, if the sentence has a person who says something: "fortalte Berg, skriver avisa"."""

PENALTY_PER_TOKEN: Final = 0.05
MAX_TOKENS_PENALISED: Final = 40
MIN_SPEECH_WORDS: Final = 4
MIN_TITLE_WORD: Final = 4
"""Letters of a word that must be capitalised in a foreign title."""

_INVERTED: Final = re.compile(r", ([^\W\d_]{2,20})-(?:t-)?(il|elle)\b")
_WORD: Final = re.compile(r"\w+(?:['’]\w+)*")
_FINAL: Final = ".!?…"


@dataclass(slots=True)
class _Attributed:
    """A passage and its speaker. ``rule`` is a key of ``CERTAINTY``. ``is_near``: words next to it name the speaker."""

    passage: Passage
    speaker: Speaker = NOBODY
    rule: str = "none"
    cue: str | None = None
    is_near: bool = False
    sentence: int = -1
    block: int = -1


def read_european_quotes(body: str, people: Sequence[FoundPerson], words: LanguageWords) -> SearchedQuotes:
    """Return the quotes of ``body`` in order. ``people`` is the result of ``find_people(body)``."""
    passages, end = find_passages(body, words)
    cast = Cast(body, people, words)
    spans, masked, end = split_body(body, passages, end)
    if end is not None:
        passages = passages[: bisect_left(passages, end, key=lambda passage: passage.outer.start)]
    sentences = tokenize_body(body, masked, spans, passages, cast.mentions, cast.surnames, words.starters)
    cast.learn(sentences)
    return SearchedQuotes(_Reader(body, passages, sentences, cast).read(), end)


class _Reader:
    def __init__(self, body: str, passages: Sequence[Passage], sentences: Sequence[Sentence], cast: Cast) -> None:
        self.body, self.sentences, self.cast, self.words = body, sentences, cast, cast.words
        self.found = [_Attributed(passage) for passage in passages]
        self.discourse = Discourse(body, cast)
        self.block_speakers: dict[int, Speaker] = {}
        self.reported: list[FoundQuote] = []

    def read(self) -> tuple[FoundQuote, ...]:
        for sentence in self.sentences:
            self._read_sentence(sentence)
        self._read_forward()
        quotes = [self._quote(found) for found in self.found if not self._is_no_quote(found)]
        return tuple(sorted([*quotes, *self.reported], key=lambda quote: quote.span))

    def _read_sentence(self, sentence: Sentence) -> None:
        attributions = find_attributions(sentence.tokens, self.cast)
        speakers = [self.discourse.resolve(attribution, sentence) for attribution in attributions]
        names_person = any(
            speaker.person is not None and attribution.is_strong and not attribution.is_according
            for attribution, speaker in zip(attributions, speakers, strict=True)
        )
        for i in sentence.passages:
            found = self.found[sentence.tokens[i].passage]
            found.sentence, found.block = sentence.number, sentence.block
            self._attribute(found, sentence, i, attributions, speakers, names_person=names_person)
            if found.speaker.is_known:
                self.block_speakers[sentence.block] = found.speaker
        subject = subject_of(sentence.tokens, self.cast, 0, min(len(sentence.tokens), REACH))
        self.discourse.read_subject(sentence, subject)
        for attribution, speaker in zip(attributions, speakers, strict=True):
            if attribution.is_strong and speaker.is_known:
                self.discourse.hear(speaker, sentence.number)
                self.block_speakers[sentence.block] = speaker
        for i in sentence.passages:
            found = self.found[sentence.tokens[i].passage]
            if found.speaker.is_known:
                self.discourse.hear(found.speaker, sentence.number)
        self._read_reported(sentence, attributions, speakers)

    def _read_reported(
        self, sentence: Sentence, attributions: Sequence[Attribution], speakers: Sequence[Speaker]
    ) -> None:
        """Collect the clause that a person reports behind "said that", if no words of the sentence are in marks."""
        if sentence.passages:
            return
        for attribution, speaker in zip(attributions, speakers, strict=True):
            if speaker.person is None or not attribution.is_strong or attribution.is_according:
                continue
            if attribution.source.kind not in (SourceKind.NAME, SourceKind.PRONOUN):
                continue
            clause = reported_clause(sentence.tokens, attribution, self.words)
            if clause is not None and not self._has_other_source(attribution, attributions):
                self.reported.append(
                    FoundQuote(
                        kind=QuoteKind.INDIRECT,
                        span=clause,
                        text=clause.of(self.body),
                        speaker=self.cast.people[speaker.person].name,
                        speaker_text=None,
                        cue=self._text(sentence.tokens, attribution.cue, attribution.cue_last),
                        certainty=REPORTED_CERTAINTY,
                        rule="reported clause",
                    )
                )
                return

    def _has_other_source(self, attribution: Attribution, attributions: Sequence[Attribution]) -> bool:
        """Whether somebody else is named behind an attribution: "..., sagte der Sprecher des Ministers"."""
        return any(
            other.cue > attribution.cue and other.is_strong and other.source.kind is not SourceKind.DROPPED
            for other in attributions
        )

    # Within the sentence

    def _attribute(
        self,
        found: _Attributed,
        sentence: Sentence,
        i: int,
        attributions: Sequence[Attribution],
        speakers: Sequence[Speaker],
        *,
        names_person: bool,
    ) -> None:
        choice = self._choose(sentence.tokens, i, attributions, speakers, names_person=names_person)
        if choice is not None:
            k, rule = choice
            attribution, speaker = attributions[k], speakers[k]
            found.speaker, found.is_near = speaker, True
            found.rule = speaker.rule or rule
            found.cue = self._text(sentence.tokens, attribution.cue, attribution.cue_last)
            return
        inside = self._attribution_inside(found.passage)
        if inside is not None:
            current = self.discourse.current(inside)
            if current.is_known:
                found.speaker, found.rule, found.is_near = current, "pronoun", True
                return
        tokens = sentence.tokens
        behind_colon = i > 0 and tokens[i - 1].text == ":"
        before = max(0, i - REACH)
        person = subject_of(tokens, self.cast, before, i)
        if person is None and behind_colon:
            person = next((token.mention for token in reversed(tokens[before:i]) if token.mention >= 0), None)
        elif person is None:
            person = subject_of(tokens, self.cast, i + 1, min(len(tokens), i + REACH))
        if person is not None:
            found.speaker, found.rule, found.is_near = (
                Speaker(person=person),
                "colon" if behind_colon else "subject",
                True,
            )
            return
        pronoun = self._pronoun(tokens[before:i])
        if pronoun is not None:
            current = self.discourse.current(pronoun)
            if current.is_known:
                found.speaker, found.rule = current, "pronoun" if behind_colon else "subject"
                return
        if behind_colon:
            described = self.discourse.leading_description(sentence, i)
            if described.is_known:
                found.speaker, found.rule, found.is_near = described, "description", True
                return
        self._continue(found, sentence)

    def _attribution_inside(self, passage: Passage) -> str | None:
        """Return the gender of the pronoun in an attribution within the marks: "Non, souligne-t-elle. Jamais."."""
        if self.words.code != "fr":
            return None
        for match in _INVERTED.finditer(self.body, passage.inner.start, passage.inner.end):
            if match[1].lower() in self.words.cues and match[2] in self.words.reporting.pronouns:
                return self.words.reporting.pronouns[match[2]]
        return None

    def _pronoun(self, tokens: Sequence[Token]) -> str | None:
        for token in tokens:
            gender = self.words.reporting.pronouns.get(token.lower)
            if gender in ("m", "f", "c") and token.lower not in self.words.phrases.definite:
                return gender
        return None

    def _continue(self, found: _Attributed, sentence: Sentence) -> None:
        """Give a passage without a source in its sentence the speaker of the text before."""
        discourse = self.discourse
        same_block = self.block_speakers.get(sentence.block)
        topic_is_newer = discourse.topic is not None and discourse.topic_at > discourse.speaker_at
        if same_block is not None and not topic_is_newer:
            found.speaker, found.rule = Speaker(same_block.person, same_block.text), "same paragraph"
            return
        current = discourse.current()
        if current.is_known:
            found.speaker = current
            found.rule = "introduced" if topic_is_newer else "continued"

    def _choose(
        self,
        tokens: Sequence[Token],
        i: int,
        attributions: Sequence[Attribution],
        speakers: Sequence[Speaker],
        *,
        names_person: bool,
    ) -> tuple[int, str] | None:
        best: tuple[float, int, str] | None = None
        at = bisect_left(attributions, i, key=lambda attribution: attribution.cue)
        for k in range(max(0, at - NEAR_ATTRIBUTIONS), min(len(attributions), at + NEAR_ATTRIBUTIONS)):
            attribution = attributions[k]
            if not speakers[k].is_known:
                continue
            strength, rule = self._claim(tokens, i, attribution)
            if speakers[k].person is None and names_person and not attribution.is_guessed:
                strength -= PENALTY_FOR_REPORTER
            if strength > 0 and (best is None or strength > best[0]):
                best = strength, k, rule
        return (best[1], best[2]) if best is not None else None

    def _claim(self, tokens: Sequence[Token], i: int, attribution: Attribution) -> tuple[float, str]:
        first, last = attribution.first, attribution.last
        if first > i:
            between = [token for token in tokens[i + 1 : first] if token.is_word or token.passage >= 0]
            if not between:
                return DIRECTLY_BEHIND, "after"
            if attribution.is_guessed:
                return 0.0, ""
            if all(token.lower in self.words.small for token in between if token.passage < 0) and len(between) <= 3:
                return DIRECTLY_BEHIND - 0.5, "after"
            return BEHIND - self._penalty(tokens, i, first), "same sentence"
        if last < i or attribution.cue < i:
            if attribution.is_guessed and last >= i:
                return 0.0, ""
            distance = i - max(attribution.cue_last, min(last, i - 1))
            if tokens[i - 1].text == ":":
                return BEHIND_COLON - self._penalty(tokens, last, i), "before"
            if distance <= 3:
                return BEFORE + 1 - self._penalty(tokens, last, i), "before"
            if attribution.is_guessed:
                return 0.0, ""
            return BEFORE - self._penalty(tokens, last, i), "same sentence"
        return DIRECTLY_BEHIND - 1, "after"

    def _penalty(self, tokens: Sequence[Token], start: int, end: int) -> float:
        passages = sum(token.passage >= 0 for token in tokens[start + 1 : end])
        stops = sum(token.text in ";:" for token in tokens[start + 1 : end - 1])
        return PENALTY_PER_TOKEN * min(MAX_TOKENS_PENALISED, abs(end - start)) + 0.5 * passages + stops

    def _text(self, tokens: Sequence[Token], first: int, last: int) -> str:
        return self.body[tokens[first].start : tokens[last].end]

    # Across sentences

    def _read_forward(self) -> None:
        """Give the passages before a named speaker of the same paragraph, and quoted subheadings, the next speaker."""
        for number in range(len(self.found) - 2, -1, -1):
            found, following = self.found[number], self.found[number + 1]
            if found.is_near or not following.speaker.is_known:
                continue
            if self._is_repeated(found, number):
                continue
            text = self.body[found.passage.outer.end : following.passage.outer.start]
            same_block = "\n" not in text
            if (same_block and following.is_near and not text.strip() and found.rule != "same paragraph") or (
                not same_block and self._is_subheading(found)
            ):
                found.speaker, found.rule = Speaker(following.speaker.person, following.speaker.text), "next passage"

    def _is_repeated(self, found: _Attributed, number: int) -> bool:
        """Give a passage that a later one repeats, as a quoted subheading does, the speaker of that one."""
        text = " ".join(_WORD.findall(found.passage.inner.of(self.body).casefold()))
        for later in self.found[number + 1 : number + 1 + REPEATED_WITHIN]:
            words = " ".join(_WORD.findall(later.passage.inner.of(self.body)[:MAX_REPEATED_IN].casefold()))
            if later.speaker.is_known and text and text in words:
                found.speaker, found.rule = Speaker(later.speaker.person, later.speaker.text), "next passage"
                return True
        return False

    def _is_subheading(self, found: _Attributed) -> bool:
        outer = found.passage.outer
        starts = outer.start == 0 or self.body[outer.start - 1] == "\n"
        ends = outer.end == len(self.body) or self.body[outer.end] == "\n"
        return starts and ends and self.body[found.passage.inner.end - 1] not in _FINAL

    # What is no quote

    def _is_no_quote(self, found: _Attributed) -> bool:
        text = found.passage.inner.of(self.body)
        words = _WORD.findall(text)
        if found.passage.is_dashed:
            return False
        if len(words) < MIN_SPEECH_WORDS:
            return not found.is_near or found.rule in ("subject", "same sentence")
        if self._is_title(words, text) and not (self.words.capitalises_nouns and found.cue is not None):
            return True
        if self._follows_naming(found) and text[-1] not in _FINAL + "," and not (found.cue and found.is_near):
            return True
        return self.words.code == "tr" and found.cue is None and not self._stands_alone(found)

    def _follows_naming(self, found: _Attributed) -> bool:
        """Whether a word for a work or a name stands before a passage: "der Film", "el libro"."""
        start = found.passage.outer.start
        before = _WORD.findall(self.body[max(0, start - 30) : start])
        return bool(before) and self.body[start - 1] in " \u00a0" and before[-1].lower().endswith(WORKS)

    def _is_title(self, words: Sequence[str], text: str) -> bool:
        if text[-1] in _FINAL + ",":
            return False
        if self.words.capitalises_nouns:
            # Only a foreign title has capitals throughout and none of the language's small words.
            long = [word for word in words if len(word) >= MIN_TITLE_WORD]
            is_capitalised = 2 * len(long) > len(words) and all(word[0].isupper() for word in long)
            return is_capitalised and not any(word in self.words.small for word in words)
        long = [word for word in words if word.lower() not in self.words.small]
        return bool(long) and all(word[0].isupper() or word[0].isdigit() for word in long)

    def _stands_alone(self, found: _Attributed) -> bool:
        """Whether a passage is a sentence or a line of its own."""
        outer = found.passage.outer
        before = self.body[max(0, outer.start - 2) : outer.start].strip(" \u00a0")[-1:]
        return before in ("", "\n", *_FINAL, ":")

    # Results

    def _quote(self, found: _Attributed) -> FoundQuote:
        speaker = found.speaker
        rule = found.rule if speaker.is_known else "none"
        return FoundQuote(
            kind=self._kind(found),
            span=found.passage.inner,
            text=found.passage.inner.of(self.body),
            speaker=self.cast.people[speaker.person].name if speaker.person is not None else None,
            speaker_text=speaker.text if speaker.person is None else None,
            cue=found.cue,
            certainty=CERTAINTY[rule],
            rule=rule,
        )

    def _kind(self, found: _Attributed) -> QuoteKind:
        """Direct speech begins with a capital, and punctuation separates it from its sentence."""
        text = found.passage.inner.of(self.body)
        first = next((character for character in text if character.isalnum()), "")
        start = found.passage.outer.start
        before = self.body[max(0, start - 2) : start].strip()[-1:]
        is_set_off = not before or before in ",:.!?—–-" or (text[-1:] in ".,!?…" and found.is_near)
        return QuoteKind.DIRECT if not first.islower() and is_set_off else QuoteKind.MIXED

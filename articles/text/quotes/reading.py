"""Find the quotes of a body and their speakers. This module runs the steps in order."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from articles.text.data.reporting import SPEECH_VERBS
from articles.text.quotes.certainty import SpeakerEvidence
from articles.text.quotes.continuing import Continuation
from articles.text.quotes.coreference import Coreference
from articles.text.quotes.cues import Order
from articles.text.quotes.dialogue import find_turns
from articles.text.quotes.found import FoundQuote, QuoteKind, SearchedQuotes
from articles.text.quotes.marked_body import mark_body
from articles.text.quotes.passages import (
    AttributedPassage,
    choose_attribution,
    find_bearer,
    find_name_before_colon,
    find_signature,
)
from articles.text.quotes.reported_clauses import candidates
from articles.text.quotes.reported_speech import certainty_features, certainty_of_reported, reported_speech
from articles.text.quotes.scare_quotes import find_pull_quotes, is_no_quote
from articles.text.quotes.speakers import Scene
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.text.people.found import FoundPerson
    from articles.text.quotes.coreference import Speaker
    from articles.text.quotes.cues import Attribution
    from articles.text.quotes.dialogue import Turn
    from articles.text.quotes.marked_body import MarkedBody, Sentence
    from articles.text.quotes.reported_clauses import Candidate


CERTAINTY: Final[dict[str, float]] = {
    "after": 0.98,
    "same paragraph": 0.97,
    "before": 0.95,
    "same sentence": 0.95,
    "signature": 0.95,
    "transcript": 0.9,
    "open paragraph": 0.88,
    "pronoun": 0.88,
    "colon": 0.8,
    "continued": 0.78,
    "subject": 0.75,
    "introduced": 0.73,
    "description": 0.73,
    "nearest name": 0.6,
    "next passage": 0.5,
    "noun": 0.5,
    "none": 0.0,
}
"""Share of right speakers by the rule that chose them: (right + 1) / (all + 2), for texts read without a model.

Measured over 84 articles with annotated speakers and 84 with annotated sources (``bench/speakers_by_rule.py``). Rules
seen fewer than ten times stay near one half for lack of cases. "pronoun" and "description" are for a source next to the
passage that is one. The speakers of an English text have a certainty of their own (``articles.text.quotes.certainty``),
and so has its indirect speech (``articles.text.quotes.reported_speech``).
"""

_IN_SENTENCE: Final = frozenset({"after", "before", "same sentence", "noun"})
"""Rules with a source in the same sentence as the passage."""
_NAMED_IN_TURN: Final = _IN_SENTENCE | {"reported clause", "signature"}
"""Rules of quotes within a speaker's turn that name the source themselves."""
_PUNCTUATED: Final = frozenset({"after", "continued", "same paragraph", "open paragraph"})
"""Rules under which a passage that ends in punctuation is direct speech."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The quotes of a body, with the intermediate results that ``bench`` measures and trains on.

    ``sources`` are the source phrases of the quotes. ``sentence_speakers`` holds, for each sentence, the speakers of
    its attributions.
    """

    quotes: tuple[FoundQuote, ...]
    sources: frozenset[Span]
    marked: MarkedBody
    passages: Sequence[AttributedPassage]
    sentence_speakers: Sequence[Sequence[Speaker]]

    def candidates(self) -> Iterator[tuple[Sentence, int, Speaker, Candidate]]:
        """Yield every clause that an attribution with a known speaker may report.

        The number is that of the attribution in its sentence.
        """
        for sentence, speakers in zip(self.marked.sentences, self.sentence_speakers, strict=True):
            if self.marked.is_subheading(sentence):
                continue
            for number, (attribution, speaker) in enumerate(zip(sentence.attributions, speakers, strict=True)):
                if attribution.source is not None and speaker.is_known:
                    for candidate in candidates(sentence.tokens, attribution, sentence.attributions):
                        yield sentence, number, speaker, candidate


def read_quotes(body: str, people: Sequence[FoundPerson], introduction: str = "") -> SearchedQuotes:
    """Return the quotes of an English ``body`` in order. ``people`` is the result of ``find_people(body)``.

    ``introduction`` is the text of headline and standfirst, which may name the person interviewed.
    """
    reading = read_body(body, people)
    turns = find_turns(body, people, introduction)
    quotes = with_turns(reading.quotes, turns, body, people) if turns else reading.quotes
    return SearchedQuotes(quotes, reading.marked.end)


def with_turns(
    quotes: Sequence[FoundQuote], turns: Sequence[Turn], body: str, people: Sequence[FoundPerson]
) -> tuple[FoundQuote, ...]:
    """Return ``quotes`` with the turns of a dialogue. Within a turn, only passages whose source is named stay."""
    starts = [turn.span.start for turn in turns]
    kept = []
    for quote in quotes:
        number = bisect_right(starts, quote.span.start) - 1
        if number < 0 or turns[number].span.end < quote.span.end or quote.rule in _NAMED_IN_TURN:
            kept.append(quote)
    spoken = [
        FoundQuote(
            kind=QuoteKind.DIRECT,
            span=turn.span,
            text=turn.span.of(body),
            speaker=None if turn.person is None else people[turn.person].name,
            speaker_text=turn.speaker_text,
            cue=None,
            certainty=CERTAINTY["none" if turn.person is None and turn.speaker_text is None else "transcript"],
            rule="none" if turn.person is None and turn.speaker_text is None else "transcript",
        )
        for turn in turns
    ]
    taken = {turn.span for turn in turns}
    return tuple(sorted([*(quote for quote in kept if quote.span not in taken), *spoken], key=lambda quote: quote.span))


def read_body(body: str, people: Sequence[FoundPerson]) -> Reading:
    """Return the quotes of ``body`` and how they were found. ``people`` is the result of ``find_people(body)``."""
    return _Reader(mark_body(body, Scene(body, people))).read()


class _Reader:
    """Reads a body sentence by sentence, then gives the remaining passages a speaker."""

    def __init__(self, marked: MarkedBody) -> None:
        self.marked = marked
        self.coreference = Coreference(marked)
        self.passages = [AttributedPassage(passage) for passage in marked.passages]
        self.sentence_speakers: list[list[Speaker]] = []
        self.block_speakers: dict[int, Speaker] = {}
        self.indirect: list[FoundQuote] = []
        self.sources: set[Span] = set()

    def read(self) -> Reading:
        for sentence in self.marked.sentences:
            self._read_sentence(sentence)
        Continuation(
            marked=self.marked,
            passages=self.passages,
            subjects=self.coreference.subjects,
            sentence_speakers=self.sentence_speakers,
            block_speakers=self.block_speakers,
        ).attribute()
        return Reading(
            quotes=tuple(sorted([*self._quotes(), *self.indirect], key=lambda quote: quote.span)),
            sources=frozenset(self.sources),
            marked=self.marked,
            passages=self.passages,
            sentence_speakers=self.sentence_speakers,
        )

    def _read_sentence(self, sentence: Sentence) -> None:
        """Attribute the passages and reported clauses of a sentence, and remember its people for later sentences."""
        self.coreference.read_subject(sentence)
        speakers = [self.coreference.read_source(attribution, sentence) for attribution in sentence.attributions]
        self.sentence_speakers.append(speakers)
        passage_tokens = sentence.passage_tokens
        if not speakers and not passage_tokens:
            self.coreference.read_mentions(sentence, [])
            return
        for i in passage_tokens:
            self._attribute(sentence, i, speakers)
        for attribution, speaker in zip(sentence.attributions, speakers, strict=True):
            if attribution.base in SPEECH_VERBS and attribution.order != Order.CONTINUED and speaker.is_known:
                self.block_speakers.setdefault(sentence.block, speaker)
        self._read_indirect(sentence, speakers)
        quoted = [self.passages[sentence.tokens[i].passage].speaker for i in passage_tokens]
        self.coreference.read_mentions(sentence, [speaker for speaker in quoted if speaker is not None])

    def _attribute(self, sentence: Sentence, i: int, speakers: Sequence[Speaker]) -> None:
        """Give the passage at token ``i`` the speaker named in its sentence, if any."""
        found = self.passages[sentence.tokens[i].passage]
        bearer = find_bearer(self.marked, sentence, i)
        choice = None if bearer is not None else choose_attribution(self.marked, sentence, i, speakers)
        if bearer is not None:
            found.attribute(bearer, "before")
        elif choice is not None:
            k, rule = choice
            attribution = sentence.attributions[k]
            found.attribute(speakers[k], rule)
            found.cue = attribution.cue.of(self.marked.text)
            if attribution.source is not None:
                self.sources.add(attribution.source)
        elif (named := find_signature(self.marked, sentence, i)) is not None:
            found.attribute(named, "signature")
        elif (named := find_name_before_colon(self.marked, self.coreference, sentence, i)) is not None:
            found.attribute(named, "colon")
        if found.speaker is not None and found.speaker.is_known:
            self.block_speakers[sentence.block] = found.speaker

    def _read_indirect(self, sentence: Sentence, speakers: Sequence[Speaker]) -> None:
        """Collect the reported clauses of a sentence."""
        if not sentence.attributions or self.marked.is_subheading(sentence):
            return
        tokens = sentence.tokens
        for number, likely, clause in reported_speech(tokens, sentence.attributions, speakers):
            attribution = sentence.attributions[number]
            if attribution.source is not None:
                self.sources.add(attribution.source)
            span = Span(tokens[clause.first].start, tokens[clause.last].end)
            self.indirect.append(self._indirect_quote(span, attribution, speakers[number], likely))

    def _indirect_quote(self, span: Span, attribution: Attribution, speaker: Speaker, likely: float) -> FoundQuote:
        certain = certainty_of_reported(likely, certainty_features(self.marked, attribution, speaker))
        if speaker.person is not None:
            certain = min(certain, self.marked.scene.people[speaker.person].certainty)
        return FoundQuote(
            kind=QuoteKind.INDIRECT,
            span=span,
            text=span.of(self.marked.text),
            speaker=self._name(speaker),
            speaker_text=speaker.text if speaker.person is None else None,
            cue=attribution.cue.of(self.marked.text),
            certainty=round(certain, 2),
            rule="reported clause",
        )

    def _quotes(self) -> Iterator[FoundQuote]:
        """Yield the quotes in quotation marks."""
        pull_quotes = find_pull_quotes(self.marked, self.passages)
        evidence = SpeakerEvidence(self.marked, self.passages)
        for number, found in enumerate(self.passages):
            if number not in pull_quotes and not is_no_quote(self.marked, found):
                rule = decisive_rule(found)
                yield self._marked_quote(found, rule, evidence.certainty(number, rule))

    def _marked_quote(self, found: AttributedPassage, rule: str, certainty: float) -> FoundQuote:
        speaker = found.speaker
        return FoundQuote(
            kind=self._kind(found),
            span=found.passage.inner,
            text=self.marked.quoted_text(found.passage),
            speaker=self._name(speaker),
            speaker_text=speaker.text if speaker is not None and speaker.person is None else None,
            cue=found.cue,
            certainty=certainty,
            rule=rule,
        )

    def _name(self, speaker: Speaker | None) -> str | None:
        if speaker is None or speaker.person is None:
            return None
        return self.marked.scene.people[speaker.person].name

    def _kind(self, found: AttributedPassage) -> QuoteKind:
        """Direct speech begins with a capital, and punctuation separates it from its sentence."""
        text = self.marked.quoted_text(found.passage)
        first = next((character for character in text if character.isalnum()), "")
        start = found.passage.outer.start
        before = self.marked.text[max(0, start - 2) : start].strip()
        is_set_off = not before or before in ",:.!?—–-" or (text[-1:] in ".,!?…" and found.rule in _PUNCTUATED)
        return QuoteKind.DIRECT if first.isupper() and is_set_off else QuoteKind.MIXED


def decisive_rule(found: AttributedPassage) -> str:
    """Return the rule that decided, a key of ``CERTAINTY``: the position of the attribution, or the kind of source."""
    speaker = found.speaker
    if speaker is None or not speaker.is_known:
        return "none"
    if found.rule not in _IN_SENTENCE:
        return found.rule
    if speaker.is_pronoun:
        return "pronoun"
    return found.rule if speaker.person is not None else "description"

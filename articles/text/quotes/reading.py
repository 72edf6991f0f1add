"""Who said what in a body."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from articles.text.data.capitalised import FUNCTION_WORDS, ORGANISATION_WORDS, PEOPLES, PLACES, TIMES
from articles.text.data.grammar import CLAUSE_OPENERS, PREPOSITIONS, PRONOUNS
from articles.text.data.reporting import CUES, NAMING, NOT_OF_FEW_WORDS, SAYING, THINKING, WEAK_BEFORE_MARKS, WORKS
from articles.text.data.reporting_abroad import PRONOUNS_ABROAD
from articles.text.data.titles import ROLE_NOUNS
from articles.text.quotes.cues import (
    MASK,
    Attribution,
    Token,
    attributions,
    has_cue,
    opening_subject,
    pronoun_of,
    tokenize,
)
from articles.text.quotes.cues_abroad import attributions_abroad
from articles.text.quotes.marks import Passage, quoted_passages
from articles.text.quotes.reported_speech import Candidate, best_candidate, candidates
from articles.text.quotes.speakers import Scene
from articles.text.sentences import split_sentences
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.text.data.given_names import Gender
    from articles.text.people.resolver import FoundPerson


class QuoteKind(StrEnum):
    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundQuote:
    """One marked passage of one block (or, when indirect, the reported clause).

    ``span`` is its place in the body without the outer marks. ``speaker`` is the ``name`` of one of the article's
    people, or ``None`` where the
    speaker is not one named person; then ``speaker_text`` is the fullest description the article gives, if any.
    ``certainty`` of the speaker is from 0 to 1;
    ``rule`` names what decided it.
    """

    kind: QuoteKind
    span: Span
    text: str
    speaker: str | None
    speaker_text: str | None
    cue: str | None
    certainty: float
    rule: str


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
"""How often the speaker is right, by the rule that gave it: right cases plus one in all cases plus two, over 84
articles with speakers given by hand and 84 with sources marked (``bench/speakers_by_rule.py``). Rules seen fewer than
ten times stand near one half for want of cases. "pronoun" and "description" say what the source beside the passage
was. Indirect speech is as certain as it is likely to be reported (``articles.text.quotes.reported_speech``)."""

SUBHEADING: Final = 140
"""Characters: a paragraph without a stop at its end is a subheading up to this length, and reports nothing."""

SHORT: Final = 4
"""Words: a shorter passage without a cue is marked for other reasons than being said."""


OPENING: Final = 80
"""Characters: what is read of a sentence in which nobody speaks, to see whom it is about."""

UNIT_TOKENS: Final = 250
"""Tokens: longer sentences are none, and are read in pieces so that time stays linear."""

GROUP_REACH: Final = 2
"""Paragraphs: "they" farther from the last group that spoke may mean another."""


SOURCE: Final = 4.0
NEW: Final = 3.9
NEW_BESIDE: Final = 3.6
SUBJECT: Final = 3.2
INTRODUCED: Final = 3.3
MENTIONED: Final = 2.4
OBLIQUE: Final = 1.6
FADING: Final = 0.9
PRONOUN_REACH: Final = 12
"""What draws a pronoun to a person: having been the source of reported words, named with a description for the first
time (also as an owner or behind a preposition), the subject of a sentence, introduced with a description again, named,
named as an owner or behind a preposition; fading with every sentence, gone after twelve. Ordered by hand, tried on the
development texts and the sample."""

ASKING: Final = frozenset({"ask", "question", "inquire", "enquire", "press", "urge", "tell"})
"""Verbs of which a pronoun in the next sentence seldom means the subject: it means who was asked."""

PRINCIPAL_ROLES: Final = frozenset(
    """
    senator governor president congressman congresswoman mayor nominee candidate billionaire mogul businessman developer
    politician hopeful frontrunner front-runner democrat republican minister chancellor premier pope king queen prince
    princess secretary chairman chairwoman author actor actress singer comedian host mother father
    """.split()
)
"""Roles that, with "the" and no bearer named, mean the person spoken of last."""


@dataclass(slots=True)
class _Speaker:
    person: int | None = None
    text: str | None = None
    pronoun: bool = False


@dataclass(slots=True)
class _Found:
    """A passage with what was decided about it."""

    passage: Passage
    speaker: _Speaker | None = None
    cue: str | None = None
    rule: str = "none"
    touched: bool = False


@dataclass(slots=True)
class _Unit:
    """A sentence of the body with its marked passages taken as one word each."""

    start: int
    end: int
    block: int
    tokens: list[Token] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)


def find_quotes(body: str, people: Sequence[FoundPerson]) -> tuple[FoundQuote, ...]:
    """Return the quotes of ``body`` in order. ``people`` as ``find_people(body)`` gives them."""
    return Reading(body, people).quotes()


_ANY_MARK: Final = re.compile(r"[\"“”„«»‹›「」『』]")
_SIGNATURE: Final = re.compile(r"[ \u00a0]?([A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){1,4})[ \u00a0.]*(?=\n|,|\(|$)")
_STRANGER: Final = re.compile(r"(?:Mr\.? |Mrs\.? |Ms\.? |Dr\.? )?[A-Z][\w’'-]*[a-z][\w’'-]*(?: [A-Z][\w’'-]+)?")
_AFTER_SPEECH_NOUNS: Final = frozenset("that of for to about as was is were are : , a an the".split())
_OWNERS: Final = {"his": "he", "her": "she", "their": "they"}
_WORD_BEFORE: Final = re.compile(r"([\w.]+) (?:[A-Z][\w.]*\.? ){0,2}$")
_APPOSITION: Final = re.compile(
    r", (?:an?|the|who|whose|\d|former|president|director|chief|head|professor|executive|senior|chair)"
)
_DASHES: Final = frozenset("-–—―−~")
_TRANSCRIPT: Final = re.compile(r"([A-Z][A-Z.'’ -]{1,30}[A-Z])(?: \([^)\n]{1,40}\))?:\s")
_TERMINAL: Final = ".!?…"
_WORD: Final = re.compile(r"\w+(?:['’-]\w+)*")
_SMALL_WORDS: Final = frozenset("a an the of in on at for and or to from by with is as but not de la le".split())


class Reading:
    """One body being read from top to bottom. ``sources`` holds, once it is read, the phrases that speak."""

    def __init__(self, body: str, people: Sequence[FoundPerson]) -> None:
        self.body = body
        self.scene = Scene(body, people)
        marked = quoted_passages(body)
        self.nicknames = [passage.outer for passage in marked if self.scene.is_nickname(passage.outer)]
        self.passages = tuple(passage for passage in marked if not self.scene.is_nickname(passage.outer))
        self.outer_starts = [passage.outer.start for passage in self.passages]
        self.found = [_Found(passage) for passage in self.passages]
        self.masked = self._masked()
        self.units = self._units()
        self.last_group: tuple[str, int] | None = None
        self.events: list[tuple[int, int, float]] = []
        self.subjects: dict[int, int] = {}
        self.oblique: dict[int, bool] = {}
        self.strangers: list[str] = []
        self.unit_speakers: dict[int, list[_Speaker]] = {}
        self.last_thing: tuple[str, int] | None = None
        self.block_speaker: dict[int, _Speaker] = {}
        self.now = 0
        self.now_unit = self.units[0] if self.units else _Unit(0, 0, 0)
        self.indirect: list[FoundQuote] = []
        self.sources: set[Span] = set()
        self.used: set[int] = set()
        self.block_units: dict[int, list[_Unit]] = {}
        for unit in self.units:
            self.block_units.setdefault(unit.block, []).append(unit)

    def _masked(self) -> str:
        parts: list[str] = []
        position = 0
        for place in sorted([*self.nicknames, *(passage.outer for passage in self.passages)]):
            parts.append(self.body[position : place.start])
            parts.append(MASK * len(place))
            position = place.end
        parts.append(self.body[position:])
        return "".join(parts)

    def _units(self) -> list[_Unit]:
        starts = {passage.outer.start: (number, passage.outer.end) for number, passage in enumerate(self.passages)}
        units: list[_Unit] = []
        block, position = 0, 0
        for sentence in split_sentences(self.masked):
            start, end = sentence.start, sentence.end
            block += self.body.count("\n", position, start) > 0
            position = start
            holds = self._passages_before(end) > self._passages_before(start)
            if not holds and not has_cue(self.masked, start, end):
                opening = tokenize(self.masked, start, min(end, start + OPENING), {})
                units.append(_Unit(start, end, block, opening))
                continue
            tokens = tokenize(self.masked, start, end, starts if holds else {})
            first = 0
            for i, token in enumerate(tokens[:-1]):
                if token.passage >= 0 and self._ends_sentence(tokens, i):
                    self._add_unit(units, tokens[first : i + 1], block)
                    first = i + 1
            self._add_unit(units, tokens[first:], block)
        return units

    def _passages_before(self, position: int) -> int:
        return bisect_left(self.outer_starts, position)

    def _add_unit(self, units: list[_Unit], tokens: list[Token], block: int) -> None:
        for first in range(0, len(tokens), UNIT_TOKENS):
            here = tokens[first : first + UNIT_TOKENS]
            found = attributions(here)
            if any(token.passage >= 0 for token in here):
                found = sorted([*found, *attributions_abroad(here)], key=lambda attribution: attribution.cue_index)
            units.append(_Unit(here[0].start, here[-1].end, block, here, found))

    def _ends_sentence(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether a marked passage ends its sentence with a stop of its own inside the marks."""
        inner = self.passages[tokens[i].passage].inner.of(self.body)
        following = tokens[i + 1]
        last = inner.rstrip("'’”\" ")[-1:]
        if last not in _TERMINAL or following.text in (",", ";", ")", "—", "–", "-", ":"):
            return False
        if following.passage >= 0:
            return True
        if not following.text[:1].isupper():
            return False
        if i > 0 and tokens[i - (i > 1 and tokens[i - 1].text in (",", ":")) - 1].lower in SAYING:
            return True
        if last == "." and not inner.endswith("..."):
            return True
        ahead = tokens[i + 1 : i + 40]
        first = next(iter(attributions(ahead)), None)
        if first is None or first.first > 0 or first.order not in ("SV", "VS"):
            return True
        after = ahead[first.last + 1 : first.last + 3]
        return any(token.passage >= 0 or token.text == ":" for token in after)

    # Reading

    def quotes(self) -> tuple[FoundQuote, ...]:
        previous_block = -1
        for number, unit in enumerate(self.units):
            if unit.block != previous_block:
                previous_block = unit.block
            self._read_unit(number, unit)
        self._fill_gaps()
        repeated = self._pulled_out()
        results = [
            quote
            for number, found in enumerate(self.found)
            if number not in repeated and (quote := self._result(found)) is not None
        ]
        results.extend(self.indirect)
        results.sort(key=lambda quote: (quote.span.start, quote.span.end))
        return tuple(results)

    def _pulled_out(self) -> set[int]:
        """Return the passages that are paragraphs of their own and only repeat what is said within another
        paragraph, as layouts pull them out."""
        alone = [n for n, found in enumerate(self.found) if self._stands_alone(found.passage)]
        if not alone:
            return set()
        apart = set(alone)
        said: set[tuple[str, ...]] = set()
        for n, found in enumerate(self.found):
            if n not in apart:
                said.update(_runs_of_words(found.passage.inner.of(self.body)))
        return {
            n
            for n in alone
            if (runs := _runs_of_words(self.found[n].passage.inner.of(self.body))) and said.issuperset(runs)
        }

    def _read_unit(self, number: int, unit: _Unit) -> None:
        self.now, self.now_unit = number, unit
        subject = self._subject(unit)
        if subject is not None:
            self.subjects[unit.start] = subject
        speakers: list[_Speaker] = []
        for attribution in unit.attributions:
            speaker = self._speaker_of(attribution, unit)
            speakers.append(speaker)
            if (
                speaker.person is None
                and speaker.text
                and not speaker.pronoun
                and attribution.order in ("SV", "VS")
                and attribution.base in SAYING
                and attribution.base not in ASKING
                and (_is_stranger(speaker.text) or _is_somebody(speaker.text))
            ):
                self.strangers.append(speaker.text)
                self.events.append((number, -len(self.strangers), SOURCE))
            if speaker.person is not None and attribution.order not in ("PART", "NOUN"):
                self.events.append((number, speaker.person, SOURCE))
            elif (
                speaker.text
                and not speaker.pronoun
                and attribution.base in SAYING
                and attribution.order in ("SV", "VS")
            ):
                self.last_thing = (speaker.text, unit.block)
        self.unit_speakers[unit.start] = speakers
        places = [i for i, token in enumerate(unit.tokens) if token.passage >= 0]
        for i in places:
            found = self.found[unit.tokens[i].passage]
            choice = self._choose(unit, i, speakers)
            if choice is not None:
                k, rule = choice
                found.speaker, found.rule, found.touched = speakers[k], rule, True
                self._note_source(unit.attributions[k])
                found.cue = unit.attributions[k].cue.of(self.body)
            elif (named := self._signed(unit, i)) is not None:
                found.speaker, found.rule, found.touched = named, "signature", True
            elif (named := self._named_before_dash(unit, i)) is not None:
                found.speaker, found.rule, found.touched = named, "colon", True
            if found.speaker is not None and (found.speaker.person is not None or found.speaker.text):
                self.block_speaker[unit.block] = found.speaker
        for attribution, speaker in zip(unit.attributions, speakers, strict=True):
            if (
                attribution.base in SAYING
                and (speaker.person is not None or speaker.text)
                and attribution.order != "PART"
            ):
                self.block_speaker.setdefault(unit.block, speaker)
        self._indirect(unit, speakers)
        for found in (self.found[unit.tokens[i].passage] for i in places):
            if found.speaker is not None and found.speaker.person is not None:
                self.events.append((number, found.speaker.person, SOURCE))
        for start, end, person in self._outer_mentions(unit):
            self.events.append((number, person, self._weight_of_mention(start, end, person)))
        if subject is not None:
            self.events.append((number, subject, SUBJECT))
        elif (thing := self._opening_thing(unit)) is not None:
            self.last_thing = (thing, unit.block)

    def _outer_mentions(self, unit: _Unit) -> list[tuple[int, int, int]]:
        return [m for m in self.scene.between(unit.start, unit.end) if not self._inside_passage(m[0])]

    def _is_oblique(self, start: int, end: int) -> bool:
        """Whether a mention owns something or stands behind a preposition."""
        oblique = self.oblique.get(start)
        if oblique is None:
            if self.body.startswith(("'s", "’s"), end):
                oblique = True
            else:
                before = _WORD_BEFORE.search(self.body, max(0, start - 30), start)
                oblique = before is not None and before[1].lower() in PREPOSITIONS
            self.oblique[start] = oblique
        return oblique

    def _weight_of_mention(self, start: int, end: int, person: int) -> float:
        introduced = _APPOSITION.match(self.body, end) is not None
        if introduced and self.scene.introduces(start, person):
            return NEW_BESIDE if self._is_oblique(start, end) else NEW
        if self._is_oblique(start, end):
            return MENTIONED if introduced else OBLIQUE
        return INTRODUCED if introduced else MENTIONED

    def _subject(self, unit: _Unit) -> int | None:
        """Return the person a sentence is about: its first name that owns nothing and follows no preposition, or a
        pronoun before that."""
        name = next((m for m in self._outer_mentions(unit) if not self._is_oblique(m[0], m[1])), None)
        for token in unit.tokens[:12]:
            if name is not None and token.start >= name[0]:
                break
            if token.passage < 0 and pronoun_of(token.lower) in ("he", "she"):
                if name is not None and token.start > unit.tokens[0].start and unit.tokens[0].lower in CLAUSE_OPENERS:
                    break
                return self._person_of_pronoun(PRONOUNS[pronoun_of(token.lower) or ""], token.start)
        return name[2] if name is not None else None

    def _opening_thing(self, unit: _Unit) -> str | None:
        """Return what a sentence that is about no person opens with: whom "it" in the next may mean."""
        subject = opening_subject(unit.tokens)
        if subject is None:
            return None
        span = Span(unit.tokens[subject[0]].start, unit.tokens[subject[1]].end)
        text = span.of(self.body)
        if not text[0].isupper() or text.lower() in _NO_THINGS or pronoun_of(text.split()[0].lower()) is not None:
            return None
        return None if self.scene.heads(span) else text

    def _inside_passage(self, position: int) -> bool:
        count = self._passages_before(position + 1)
        return count > 0 and position < self.passages[count - 1].outer.end

    def _choose(self, unit: _Unit, i: int, speakers: Sequence[_Speaker]) -> tuple[int, str] | None:
        """Return which attribution of the sentence a passage at token ``i`` belongs to, and the rule."""
        tokens = unit.tokens
        best: tuple[float, int, str] | None = None
        inner = self.passages[tokens[i].passage].inner.of(self.body)
        few = len(inner.split()) < SHORT
        for k, attribution in enumerate(unit.attributions):
            weight, rule = self._weight(tokens, i, attribution, inner)
            if weight <= 0:
                continue
            speaker = speakers[k]
            if attribution.base in THINKING:
                weight -= 1.5 if speaker.person is not None or speaker.pronoun else 2.5
            elif attribution.base not in SAYING and attribution.base != "according to":
                weight -= 1.0
            if speaker.person is None and (
                speaker.text is None
                or (pronoun_of(speaker.text.lower()) or "they") in ("it", "which", "that", "what", "i", "you")
                or (
                    attribution.source is not None
                    and attribution.source.of(self.body).lower() in ("it", "which", "that", "what")
                )
            ):
                weight -= 2
            if attribution.relative:
                weight -= 0.8
            if attribution.base in NOT_OF_FEW_WORDS:
                weight -= 3.0 if few else 1.0
            if attribution.order == "NOUN" and any(
                other.order in ("SV", "PART") and other.base not in THINKING and other.cue_index < attribution.first
                for other in unit.attributions[:k]
            ):
                # "denounced Berg's claim as “late”": the noun is what is spoken of.
                weight -= 3.0
            if speaker.person is None and not speaker.pronoun and tokens[attribution.cue_index - 1].lower in _MODALS:
                weight -= 2.5
            if best is None or weight > best[0] or (weight == best[0] and attribution.cue_index < i):
                best = (weight, k, rule)
        return None if best is None else (best[1], best[2])

    def _weight(self, tokens: Sequence[Token], i: int, attribution: Attribution, inner: str) -> tuple[float, str]:
        """How strongly an attribution of the sentence claims the passage at token ``i``, and by which rule."""
        if attribution.order == "NOUN" and attribution.first > i:
            return 0.0, ""
        if attribution.first > i and inner[:1].islower() and _is_subordinate(tokens, i):
            return 0.0, ""
        if attribution.first > i:
            between = tokens[i + 1 : attribution.first]
            if all(t.text in (",", ".") or t.lower == "as" for t in between):
                follows = tokens[attribution.last + 1 : attribution.last + 2]
                leads_on = bool(follows) and follows[0].text == ":" and inner[-1:] not in ",?!"
                return (0.0, "") if leads_on else (10.0, "after")
            if (
                any(t.passage >= 0 for t in between)
                or attribution.order == "PART"
                or tokens[attribution.first - 1].text != ","
            ):
                return 0.0, ""
            return 6.0, "same sentence"
        if attribution.order == "NOUN":
            distance = i - attribution.cue_index
            leads = all(t.lower in _AFTER_SPEECH_NOUNS for t in tokens[attribution.cue_index + 1 : i])
            return (8.0, "noun") if leads and distance <= 4 else (0.0, "")
        if attribution.cue_index < i:
            distance = i - max(
                attribution.cue_index, attribution.last if attribution.last < i else attribution.cue_index
            )
            if (
                attribution.base in WEAK_BEFORE_MARKS
                and distance > 2
                and tokens[attribution.cue_index + 1].lower != "that"
            ):
                return 0.0, ""
            if distance <= 2:
                return 9.0, "before"
            gap = tokens[attribution.cue_index + 1 : i]
            if any(t.text == ";" for t in gap):
                return 0.0, ""
            return 7.0 - min(distance, 40) * 0.05 - 0.5 * any(t.passage >= 0 for t in gap), "same sentence"
        return 0.0, ""

    def _signed(self, unit: _Unit, i: int) -> _Speaker | None:
        """The speaker of a passage that a dash and a name follow."""
        if i + 2 < len(unit.tokens) + 1 and i + 1 < len(unit.tokens) and unit.tokens[i + 1].text in _DASHES:
            start = unit.tokens[i + 1].end
            mentions = self.scene.between(start, min(start + 3, len(self.body)))
            if mentions:
                rest = self.body[mentions[0][1] : mentions[0][1] + 4].lstrip(" \u00a0")[:1]
                if rest in ("", "\n", ".", ",", "("):
                    return _Speaker(person=mentions[0][2])
            name = _SIGNATURE.match(self.body, start)
            if name is not None and not mentions:
                return _Speaker(text=name[1])
        return None

    def _named_before_dash(self, unit: _Unit, i: int) -> _Speaker | None:
        if i == 0:
            return None
        mark = unit.tokens[i - 1].text
        if mark == ":" or (mark in ("-", "—", "–") and i > 1):
            mentions = [
                m for m in self.scene.between(unit.start, unit.tokens[i].start) if not self._inside_passage(m[0])
            ]
            if mentions:
                beside = mentions[-1][1] >= unit.tokens[i - 1].start
                chosen = mentions[-1] if beside or mark != ":" else mentions[0]
                return _Speaker(person=chosen[2])
            pronoun = next((t for t in unit.tokens[:i] if t.lower in ("he", "she") and t.passage < 0), None)
            if pronoun is not None:
                person = self._person_of_pronoun(PRONOUNS[pronoun.lower], pronoun.start)
                if person is not None:
                    return _Speaker(person=person, pronoun=True)
        return None

    def _fill_gaps(self) -> None:
        """Give passages without a cue the speaker of those around them."""
        blocks = self._passage_blocks()
        following: list[_Speaker | None] = [None] * (len(self.found) + 1)
        for n in range(len(self.found) - 1, -1, -1):
            same = n + 1 < len(self.found) and blocks[n + 1] == blocks[n]
            following[n] = self.found[n].speaker or (following[n + 1] if same else None)
        last: dict[int, _Speaker] = {}
        for n, found in enumerate(self.found):
            here = blocks[n]
            named = self._named_in_transcript(found.passage)
            if named is not None:
                found.speaker, found.rule, found.touched = named, "transcript", True
            if found.speaker is None:
                found.speaker, found.rule = self._from_around(n, blocks, last, following[n])
            if found.speaker is not None:
                last[here] = found.speaker
        for n in range(len(self.found) - 2, -1, -1):
            found, after = self.found[n], self.found[n + 1]
            goes_on = not found.passage.closed and blocks[n + 1] == blocks[n] + 1
            if goes_on and found.rule in _GUESSES and after.rule not in _GUESSES and after.speaker is not None:
                found.speaker, found.rule = after.speaker, "open paragraph"

    def _from_around(
        self, n: int, blocks: list[int], last: dict[int, _Speaker], following: _Speaker | None
    ) -> tuple[_Speaker | None, str]:
        found, here = self.found[n], blocks[n]
        passage = found.passage
        if n and blocks[n - 1] == here and self.found[n - 1].speaker is not None and self._shares_sentence(n - 1, n):
            return self.found[n - 1].speaker, "same sentence"
        if here in last:
            return last[here], "same paragraph"
        long = sum(1 for _ in _WORD.finditer(self.body, passage.inner.start, passage.inner.end)) >= SHORT
        if following is not None and long:
            return following, "next passage"
        if here in self.block_speaker and long:
            return self.block_speaker[here], "same paragraph"
        if not long and not self._stands_alone(passage):
            return None, "none"
        subject = self._subject_before_passage(passage, here)
        if subject is not None:
            return _Speaker(person=subject), "subject"
        if n and not self.found[n - 1].passage.closed and blocks[n - 1] == here - 1 and here - 1 in last:
            return last[here - 1], "open paragraph"
        signed = self._signed_below(here, passage)
        if signed is not None:
            return signed, "signature"
        return self._introduced(here, last)

    def _named_in_transcript(self, passage: Passage) -> _Speaker | None:
        """The speaker that a passage or the line before it names in capitals: "BERG: Well, ..."."""
        match = _TRANSCRIPT.match(self.body, passage.inner.start)
        if match is None:
            return None
        name = match[1].split()[-1].casefold()
        for number, person in enumerate(self.scene.people):
            if person.name.split()[-1].casefold() == name:
                return _Speaker(person=number)
        return _Speaker(text=match[1].title())

    def _subject_before_passage(self, passage: Passage, here: int) -> int | None:
        """The person whom the words before a passage in its paragraph are about, in its sentence or the one before."""
        units = self.block_units.get(here, [])
        count = bisect_left(units, passage.outer.start, key=lambda unit: unit.start)
        for unit in reversed(units[max(0, count - 2) : count]):
            subject = self.subjects.get(unit.start)
            if subject is not None and self._outer_text(unit.start, min(unit.end, passage.outer.start)):
                return subject
        return None

    def _outer_text(self, start: int, end: int) -> bool:
        return any(character.isalnum() and character != MASK for character in self.masked[start:end])

    def _signed_below(self, here: int, passage: Passage) -> _Speaker | None:
        """The speaker of a passage whose next line is a dash and a name."""
        units = self.block_units.get(here + 1, [])
        if (
            not units
            or self.block_units[here][-1].end > passage.outer.end
            or units[0].tokens[:1] == []
            or units[0].tokens[0].text not in _DASHES
        ):
            return None
        mentions = self.scene.between(units[0].start, units[0].start + 30)
        return _Speaker(person=mentions[0][2]) if mentions else None

    def _named_as_author(self, unit: _Unit) -> int | None:
        """The person that a sentence leading to a colon names behind "by" or "from"."""
        for start, _, person in reversed(self._outer_mentions(unit)):
            if self.body[max(0, start - 5) : start].endswith((" by ", "from ")):
                return person
        return None

    def _introduced(self, here: int, last: dict[int, _Speaker]) -> tuple[_Speaker | None, str]:
        """Return who a passage without a cue goes on with: whom the paragraph before introduces, quotes or is about."""
        units = self.block_units.get(here - 1, [])
        if units and self.body[units[-1].start : units[-1].end].endswith(":"):
            for speaker in reversed(self.unit_speakers.get(units[-1].start, ())):
                if speaker.person is not None:
                    return speaker, "introduced"
            named = self._named_as_author(units[-1])
            subject = self.subjects.get(units[-1].start) if named is None else named
            if subject is not None:
                return _Speaker(person=subject), "introduced"
        before = last.get(here - 1) or self.block_speaker.get(here - 1)
        if before is not None:
            return before, "continued"
        for unit in reversed(units[-3:]):
            subject = self.subjects.get(unit.start)
            if subject is not None:
                return _Speaker(person=subject), "nearest name"
        before = last.get(here - 2) or self.block_speaker.get(here - 2)
        if before is not None and before.person is not None:
            return before, "continued"
        return None, "none"

    def _passage_blocks(self) -> list[int]:
        blocks = [0] * len(self.found)
        for unit in self.units:
            for token in unit.tokens:
                if token.passage >= 0:
                    blocks[token.passage] = unit.block
        return blocks

    def _shares_sentence(self, one: int, other: int) -> bool:
        between = self.masked[self.passages[one].outer.end : self.passages[other].outer.start]
        return len(between) < 200 and not re.search(r"[.!?](?:\s|$)", between)

    def _stands_alone(self, passage: Passage) -> bool:
        """Whether the passage is a paragraph of its own."""
        before = self.body[max(0, passage.outer.start - 1) : passage.outer.start]
        after = self.body[passage.outer.end : passage.outer.end + 1]
        return before in ("", "\n") and after in ("", "\n")

    # Speakers

    def _speaker_of(self, attribution: Attribution, unit: _Unit) -> _Speaker:
        source = attribution.source
        if attribution.order == "PART" and (
            source is None or (not self.scene.heads(source) and pronoun_of(source.of(self.body).lower()) is None)
        ):
            near = next(
                (t for t in reversed(unit.tokens[: attribution.cue_index]) if pronoun_of(t.lower) in ("he", "she")),
                None,
            )
            if near is not None:
                return _Speaker(
                    person=self._person_of_pronoun(PRONOUNS[pronoun_of(near.lower) or ""], near.start), pronoun=True
                )
        if source is None:
            return _Speaker()
        text = source.of(self.body).strip(" ,")
        lower = text.lower()
        pronoun = PRONOUNS.get(pronoun_of(lower) or _OWNERS.get(lower, "")) or PRONOUNS_ABROAD.get(lower)
        if pronoun in ("m", "f"):
            meant = self._meant_by(pronoun, source.start)
            if meant is not None and meant < 0:
                return _Speaker(text=self.strangers[-meant - 1], pronoun=True)
            return _Speaker(person=meant, text=None if meant is not None else text, pronoun=True)
        if pronoun == "p":
            if self.last_group is not None and unit.block - self.last_group[1] <= GROUP_REACH:
                return _Speaker(text=self.last_group[0], pronoun=True)
            return _Speaker(text=text, pronoun=True)
        if (
            pronoun == "n"
            and lower == "it"
            and self.last_thing is not None
            and unit.block - self.last_thing[1] <= GROUP_REACH
        ):
            return _Speaker(text=self.last_thing[0], pronoun=True)
        if pronoun is not None:
            return _Speaker(text=None if pronoun in ("i", "n") and lower != "it" else text, pronoun=True)
        heads = self.scene.heads(source)
        if len(heads) == 1 and not self.scene.is_joined(source, heads[0]):
            return _Speaker(person=heads[0])
        if heads:
            self.last_group = (text, unit.block)
            return _Speaker(text=text)
        described = self._person_described(text, source.start)
        if described is not None:
            return _Speaker(person=described)
        if _is_group(text):
            self.last_group = (text, unit.block)
        return _Speaker(text=text)

    def _person_of_pronoun(self, gender: str, position: int) -> int | None:
        """The person a "he" or "she" at ``position`` means, None for one who is not named."""
        meant = self._meant_by(gender, position)
        return meant if meant is not None and meant >= 0 else None

    def _meant_by(self, gender: str, position: int) -> int | None:
        """Whom a "he" or "she" at ``position`` means: of that gender, the one who last spoke, was a subject or was
        named. One who is only described is -1 for the first of ``strangers``, and so on."""
        genders = self.scene.genders
        scores: dict[int, float] = {}

        def consider(person: int, score: float) -> None:
            own = genders[person] if person >= 0 else _gender_of(self.strangers[-person - 1])
            if gender and own is not None and own != gender:
                return
            if own is None:
                score -= 0.4
            if score > scores.get(person, 0.0):
                scores[person] = score

        first = True
        for start, end, person in self.scene.between(self.now_unit.start, position):
            if not self._inside_passage(start):
                weight = self._weight_of_mention(start, end, person)
                if weight != OBLIQUE and first:
                    weight, first = max(weight, SUBJECT), False
                consider(person, weight)
        for unit, person, weight in reversed(self.events[-60:]):
            distance = self.now - unit
            if distance > PRONOUN_REACH:
                break
            apart = self.units[unit].block != self.now_unit.block
            consider(person, weight * FADING**distance * (0.95 if apart else 1.0))
        if not scores:
            return None
        return max(scores, key=lambda person: scores[person])

    def _person_described(self, text: str, position: int) -> int | None:
        """The person a description such as "the senator" means, when the body says so."""
        words = [word.lower() for word in _WORD.findall(text)]
        if not words or words[0] not in ("the", "this", "that"):
            return None
        if len(words) == 2 and words[1].endswith("-year-old"):
            return self._person_of_pronoun("", position)
        head_end = next(
            (i for i, word in enumerate(words) if word in ("of", "for", "from", "in", "at", "who", "with", "on")),
            len(words),
        )
        head = words[head_end - 1] if head_end else ""
        if head not in ROLE_NOUNS:
            return None
        bearers = [n for n, roles in enumerate(self.scene.role_words()) if head in roles]
        if len(bearers) == 1:
            return bearers[0]
        mentions = self.scene.between(max(0, position - 1200), position)
        for _, _, number in reversed(mentions):
            if number in bearers:
                return number
        if head in PRINCIPAL_ROLES and not bearers and not any(word.endswith(("'s", "’s")) for word in words):
            return self._person_of_pronoun(ROLE_NOUNS[head] or "", position)
        return None

    # Results

    def _result(self, found: _Found) -> FoundQuote | None:
        passage = found.passage
        text = passage.inner.of(self.body)
        words = _WORD.findall(text)
        if self._is_no_quote(found, text, words):
            return None
        speaker = found.speaker
        person = speaker.person if speaker is not None else None
        rule = self._rule(found)
        return FoundQuote(
            kind=self._kind(found, text),
            span=passage.inner,
            text=text,
            speaker=self.scene.people[person].name if person is not None else None,
            speaker_text=speaker.text if speaker is not None and person is None else None,
            cue=found.cue,
            certainty=CERTAINTY[rule],
            rule=rule,
        )

    def _rule(self, found: _Found) -> str:
        """Return what decided the speaker: how the passage and its cue stand, or what the source beside it was."""
        speaker = found.speaker
        if speaker is None or (speaker.person is None and not speaker.text):
            return "none"
        if found.rule not in _BESIDE:
            return found.rule
        if speaker.pronoun:
            return "pronoun"
        return found.rule if speaker.person is not None else "description"

    def _kind(self, found: _Found, text: str) -> QuoteKind:
        first = next((c for c in text if c.isalnum()), "")
        before = self.body[max(0, found.passage.outer.start - 2) : found.passage.outer.start].strip()
        if first.isupper() and (
            not before
            or before in ",:.!?—–-"
            or (text[-1:] in ".,!?…" and found.rule in ("after", "continued", "same paragraph", "open paragraph"))
        ):
            return QuoteKind.DIRECT
        return QuoteKind.MIXED

    def _is_no_quote(self, found: _Found, text: str, words: list[str]) -> bool:
        if not words:
            return True
        passage = found.passage
        before = self.body[max(0, passage.outer.start - 40) : passage.outer.start]
        if "\n" in before:
            before = before[before.rfind("\n") + 1 :]
        after = self.body[passage.outer.end : passage.outer.end + 2]
        previous = _WORD.findall(before)
        last = previous[-1] if previous else ""
        capitalised = sum(word[0].isupper() or word[0].isdigit() for word in words if word.lower() not in _SMALL_WORDS)
        counted = sum(word.lower() not in _SMALL_WORDS for word in words)
        titled = capitalised == counted and words[0][0].isupper()
        if (
            len(words) == 1
            and words[0][0].isupper()
            and last[:1].isupper()
            and after[:1] == " "
            and self.body[passage.outer.end + 1 : passage.outer.end + 2].isupper()
        ):
            return True
        if (
            titled
            and text[-1:] not in "!?"
            and not (text[-1:] in ".," and len(words) < 2)
            and not (text[-1:] == "," and found.rule == "after" and last.lower() not in NAMING | WORKS)
            and not (self._stands_alone(passage))
        ) and (len(words) >= 2 or last.lower() in WORKS):
            return True
        if len(words) < SHORT:
            if (
                not found.touched
                and found.rule not in ("same sentence", "open paragraph")
                and not (text[-1:] in ".,!?" and found.speaker is not None)
            ):
                return True
            if last.lower() in NAMING and last.lower() not in CUES:
                return True
            if found.cue is not None and CUES.get(found.cue.split()[-1].lower()) in NOT_OF_FEW_WORDS:
                return True
            if self._is_modifier(found, before):
                return True
            return last == "called" and before.rstrip().endswith("so-called")
        return False

    def _is_modifier(self, found: _Found, before: str) -> bool:
        """Whether a few marked words only qualify the object of their verb: declared a "no limits" partnership."""
        if found.cue is None or CUES.get(found.cue.split()[-1].lower()) in _SPEAKS_OF:
            return False
        words = before.split()
        if (
            len(words) < 2
            or words[-1] not in ("a", "an", "the", "its", "their", "his", "her")
            or words[-2] != found.cue.split()[-1]
        ):
            return False
        following = _WORD.match(self.body, found.passage.outer.end + 1)
        return (
            following is not None
            and following[0].islower()
            and following[0] not in PREPOSITIONS
            and following[0] not in ("and", "or", "but", "that", "who", "which")
        )

    def _is_subheading(self, unit: _Unit) -> bool:
        """Whether a sentence is a short paragraph of its own without a stop at its end."""
        end = self.body[unit.end : unit.end + 1]
        return (
            unit.end - unit.start <= SUBHEADING
            and end in ("", "\n")
            and self.body[unit.end - 1] not in _TERMINAL
            and self.body[max(0, unit.start - 1) : unit.start] in ("", "\n")
        )

    def _indirect(self, unit: _Unit, speakers: Sequence[_Speaker]) -> None:
        tokens = unit.tokens
        if not unit.attributions or self._is_subheading(unit):
            return
        taken = -1
        for attribution, speaker in zip(unit.attributions, speakers, strict=True):
            if (
                attribution.source is None
                or attribution.cue_index <= taken
                or not (speaker.person is not None or speaker.text)
            ):
                continue
            likely, parts = best_candidate(tokens, attribution, unit.attributions)
            rule = "reported clause" if attribution.base in _REPORTING else "reported view"
            for first, last in parts:
                span = Span(tokens[first].start, tokens[last].end)
                if _ANY_MARK.search(self.body, span.start, span.end):
                    continue
                self._note_source(attribution)
                self.indirect.append(
                    FoundQuote(
                        kind=QuoteKind.INDIRECT,
                        span=span,
                        text=span.of(self.body),
                        speaker=self.scene.people[speaker.person].name if speaker.person is not None else None,
                        speaker_text=speaker.text if speaker.person is None else None,
                        cue=attribution.cue.of(self.body),
                        certainty=round(likely, 2),
                        rule=rule,
                    )
                )
                taken = max(taken, last)

    def candidates(self) -> Iterator[tuple[_Unit, Attribution, Candidate]]:
        """Yield what the attributions of the body may report without marks. Read it first."""
        for unit in self.units:
            if self._is_subheading(unit):
                continue
            for attribution, speaker in zip(unit.attributions, self.unit_speakers[unit.start], strict=True):
                if attribution.source is not None and (speaker.person is not None or speaker.text):
                    for candidate in candidates(unit.tokens, attribution, unit.attributions):
                        yield unit, attribution, candidate

    def _note_source(self, attribution: Attribution) -> None:
        self.used.add(attribution.cue.start)
        if attribution.source is not None:
            self.sources.add(attribution.source)


_REPORTING: Final = frozenset({*SAYING, "according to"})
_MODALS: Final = frozenset("will can could may might must should".split())
_SUBORDINATE: Final = frozenset("when while as after before although though if since because".split())
_NO_THINGS: Final = frozenset({"there", "here", "the former", "the latter"})
_GUESSES: Final = frozenset({"none", "continued", "nearest name", "introduced"})
_BESIDE: Final = frozenset({"after", "before", "same sentence", "noun"})
_SPEAKS_OF: Final = frozenset(
    """
        call describe label brand dub characterize characterise denounce condemn criticize criticise term deem say
    """.split()
)
_GROUP_WORDS: Final = frozenset("both two three all many most some several they".split())


def _is_subordinate(tokens: Sequence[Token], i: int) -> bool:
    """Whether the marked words at ``i`` end a clause that leads in to the sentence, with a cue of its own: "When Berg
    called it “late,” Holt said"."""
    opener = tokens[1] if tokens[0].lower in ("and", "but") and i > 1 else tokens[0]
    return opener.lower in _SUBORDINATE and any(token.lower in CUES for token in tokens[1:i])


def _runs_of_words(text: str) -> list[tuple[str, ...]]:
    """Return every three words of a text that stand in a row."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return [tuple(words[i : i + 3]) for i in range(len(words) - 2)]


def _is_stranger(text: str) -> bool:
    """Whether a source looks like a person's name that is not among the people."""
    words = text.split()
    return _STRANGER.fullmatch(text) is not None and not any(
        word in PLACES or word in PEOPLES or word in ORGANISATION_WORDS or word in TIMES or word in FUNCTION_WORDS
        for word in words
    )


def _head_of(text: str) -> str:
    """Return the noun a description is built on: "spokeswoman" of "a spokeswoman for the harbour"."""
    words = [word.lower() for word in _WORD.findall(text.partition(",")[0])]
    end = next(
        (i for i, word in enumerate(words) if i and (word in PREPOSITIONS or word in ("who", "that"))), len(words)
    )
    return words[end - 1] if words else ""


def _is_somebody(text: str) -> bool:
    """Whether a description is of one human being, and not of one whom the body names elsewhere by right: "the head
    teacher", "a spokeswoman for the harbour"; not "the nominee"."""
    head = _head_of(text)
    return head in ROLE_NOUNS and head not in PRINCIPAL_ROLES and " and " not in text


def _gender_of(text: str) -> Gender | None:
    return ROLE_NOUNS.get(_head_of(text))


def _is_group(text: str) -> bool:
    words = _WORD.findall(text.lower())
    return bool(words) and (
        (words[-1].endswith("s") and words[-1] not in ("campaign's",))
        or " and " in text.lower()
        or words[0] in _GROUP_WORDS
    )

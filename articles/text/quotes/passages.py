"""The speaker of a quoted passage, where its own sentence names one: by an attribution, a signature or a colon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from articles.text.data.grammar import PRONOUNS
from articles.text.data.reporting import (
    CUES,
    CUES_ONLY_NEXT_TO_MARKS,
    NOT_CUES_FOR_SHORT_PASSAGES,
    SPEECH_VERBS,
    THOUGHT_VERBS,
)
from articles.text.quotes.clause_tokens import pronoun_of
from articles.text.quotes.coreference import Speaker
from articles.text.quotes.cues import Order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.text.quotes.clause_tokens import Token
    from articles.text.quotes.coreference import Coreference
    from articles.text.quotes.cues import Attribution
    from articles.text.quotes.marked_body import MarkedBody, Sentence
    from articles.text.quotes.marks import QuotedPassage

SHORT: Final = 4
"""Words: a shorter passage without a cue is seldom speech."""

DIRECTLY_BEHIND: Final = 10.0
DIRECTLY_BEFORE: Final = 9.0
NOUN_BEFORE: Final = 8.0
BEFORE: Final = 7.0
BEHIND: Final = 6.0
"""Strength of an attribution's claim to a passage: source and cue directly behind the passage or before it, a noun of
speech directly before it, farther before or behind it. Ordered by hand, tried on the development texts, as are the
amounts taken off below."""

PER_TOKEN: Final = 0.05
TOKENS_COUNTED: Final = 40
PASSAGE_BETWEEN: Final = 0.5
"""Taken off a claim before the passage: by token of distance, up to a number, and for another passage between."""

NEAR: Final = 2
"""Tokens: a cue so near before a passage stands directly before it."""

NEAR_NOUN: Final = 4
"""Tokens: the farthest that a noun of speech claims a passage behind it."""

DASHES: Final = frozenset("-–—―−~")
_SIGNATURE: Final = re.compile(r"[ \u00a0]?([A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){1,4})[ \u00a0.]*(?=\n|,|\(|$)")
_SIGNATURE_DISTANCE: Final = 3
_BEHIND_SPEECH_NOUNS: Final = frozenset("that of for to about as was is were are : , a an the".split())
_MODALS: Final = frozenset("will can could may might must should".split())
_SUBORDINATE: Final = frozenset("when while as after before although though if since because".split())
_THINGS: Final = frozenset({"it", "which", "that", "what"})


@dataclass(slots=True)
class AttributedPassage:
    """A quoted passage and its speaker, as far as found.

    ``rule`` is a key of ``reading.CERTAINTY``. ``is_attributed``: words next to the passage name its speaker.
    """

    passage: QuotedPassage
    speaker: Speaker | None = None
    cue: str | None = None
    rule: str = "none"
    is_attributed: bool = False

    def attribute(self, speaker: Speaker, rule: str) -> None:
        self.speaker, self.rule, self.is_attributed = speaker, rule, True

    @property
    def cue_base(self) -> str | None:
        """The base form of the cue, if it is one of ``CUES``."""
        return CUES.get(self.cue.split()[-1].lower()) if self.cue is not None else None


def choose_attribution(
    marked: MarkedBody, sentence: Sentence, i: int, speakers: Sequence[Speaker]
) -> tuple[int, str] | None:
    """Return the number of the attribution that claims the passage at token ``i`` most strongly, and the rule.

    ``speakers`` are those of the sentence's attributions.
    """
    best: tuple[float, int, str] | None = None
    quoted = marked.quoted_text(marked.passages[sentence.tokens[i].passage])
    is_short = len(quoted.split()) < SHORT
    for k, attribution in enumerate(sentence.attributions):
        strength, rule = _claim(sentence.tokens, i, attribution, quoted)
        if strength <= 0:
            continue
        for penalty in _penalties(marked, sentence, k, speakers[k], is_short=is_short):
            strength -= penalty
        if best is None or strength > best[0] or (strength == best[0] and attribution.cue_index < i):
            best = (strength, k, rule)
    return None if best is None else (best[1], best[2])


_NO_CLAIM: Final = (0.0, "")


def _claim(tokens: Sequence[Token], i: int, attribution: Attribution, quoted: str) -> tuple[float, str]:
    """Return how strongly an attribution claims the passage at token ``i`` by its position, and by which rule."""
    if attribution.first > i:
        return _claim_from_behind(tokens, i, attribution, quoted)
    if attribution.order == Order.NOUN:
        return _claim_of_noun(tokens, i, attribution)
    if attribution.cue_index < i:
        return _claim_from_before(tokens, i, attribution)
    return _NO_CLAIM


def _claim_from_behind(tokens: Sequence[Token], i: int, attribution: Attribution, quoted: str) -> tuple[float, str]:
    """Return the claim of source and cue that follow the passage: "“We are ready,” Berg said"."""
    if attribution.order == Order.NOUN or (quoted[:1].islower() and _closes_subordinate_clause(tokens, i)):
        return _NO_CLAIM
    between = tokens[i + 1 : attribution.first]
    if all(token.text in (",", ".") or token.lower == "as" for token in between):
        following = tokens[attribution.last + 1 : attribution.last + 2]
        introduces_next = bool(following) and following[0].text == ":" and quoted[-1:] not in ",?!"
        return _NO_CLAIM if introduces_next else (DIRECTLY_BEHIND, "after")
    if (
        any(token.passage >= 0 for token in between)
        or attribution.order == Order.CONTINUED
        or tokens[attribution.first - 1].text != ","
    ):
        return _NO_CLAIM
    return BEHIND, "same sentence"


def _claim_of_noun(tokens: Sequence[Token], i: int, attribution: Attribution) -> tuple[float, str]:
    """Return the claim of a noun of speech before the passage: "Berg's warning that “time is short”"."""
    between = tokens[attribution.cue_index + 1 : i]
    leads = all(token.lower in _BEHIND_SPEECH_NOUNS for token in between)
    return (NOUN_BEFORE, "noun") if leads and i - attribution.cue_index <= NEAR_NOUN else _NO_CLAIM


def _claim_from_before(tokens: Sequence[Token], i: int, attribution: Attribution) -> tuple[float, str]:
    """Return the claim of a cue before the passage: "Berg said the town was “ready”"."""
    distance = i - max(attribution.cue_index, attribution.last if attribution.last < i else attribution.cue_index)
    if (
        attribution.base in CUES_ONLY_NEXT_TO_MARKS
        and distance > NEAR
        and tokens[attribution.cue_index + 1].lower != "that"
    ):
        return _NO_CLAIM
    if distance <= NEAR:
        return DIRECTLY_BEFORE, "before"
    between = tokens[attribution.cue_index + 1 : i]
    if any(token.text == ";" for token in between):
        return _NO_CLAIM
    has_passage = any(token.passage >= 0 for token in between)
    return BEFORE - min(distance, TOKENS_COUNTED) * PER_TOKEN - PASSAGE_BETWEEN * has_passage, "same sentence"


def _closes_subordinate_clause(tokens: Sequence[Token], i: int) -> bool:
    """Whether the passage at ``i`` ends an opening clause with a cue of its own: "When Berg called it “late,” Holt"."""
    opener = tokens[1] if tokens[0].lower in ("and", "but") and i > 1 else tokens[0]
    return opener.lower in _SUBORDINATE and any(token.lower in CUES for token in tokens[1:i])


def _penalties(marked: MarkedBody, sentence: Sentence, k: int, speaker: Speaker, *, is_short: bool) -> Iterator[float]:
    """Yield what speaks against the sentence's attribution ``k`` wherever it stands."""
    attribution = sentence.attributions[k]
    if attribution.base in THOUGHT_VERBS:
        yield 1.5 if speaker.person is not None or speaker.is_pronoun else 2.5
    elif attribution.base not in SPEECH_VERBS and attribution.base != "according to":
        yield 1.0
    if _is_thing(marked, attribution, speaker):
        yield 2.0
    if attribution.relative:
        yield 0.8
    if attribution.base in NOT_CUES_FOR_SHORT_PASSAGES:
        yield 3.0 if is_short else 1.0
    if _is_object_of_earlier_cue(sentence, k):
        yield 3.0
    before_cue = sentence.tokens[attribution.cue_index - 1].lower
    if speaker.person is None and not speaker.is_pronoun and before_cue in _MODALS:
        yield 2.5


def _is_thing(marked: MarkedBody, attribution: Attribution, speaker: Speaker) -> bool:
    """Whether the source is unknown, or a pronoun for a thing."""
    if speaker.person is not None:
        return False
    if speaker.text is None:
        return True
    pronoun = pronoun_of(speaker.text.lower())
    if pronoun in _THINGS or pronoun in ("i", "you"):
        return True
    return attribution.source is not None and attribution.source.of(marked.text).lower() in _THINGS


def _is_object_of_earlier_cue(sentence: Sentence, k: int) -> bool:
    """Whether attribution ``k`` is a noun that a verb of speech is about: "denounced Berg's claim as “late”"."""
    attribution = sentence.attributions[k]
    return attribution.order == Order.NOUN and any(
        other.order in (Order.SUBJECT_FIRST, Order.CONTINUED)
        and other.base not in THOUGHT_VERBS
        and other.cue_index < attribution.first
        for other in sentence.attributions[:k]
    )


def find_signature(marked: MarkedBody, sentence: Sentence, i: int) -> Speaker | None:
    """Return the speaker whose name follows the passage at token ``i`` after a dash."""
    if i + 1 == len(sentence.tokens) or sentence.tokens[i + 1].text not in DASHES:
        return None
    text, start = marked.text, sentence.tokens[i + 1].end
    mentions = marked.scene.between(start, min(start + _SIGNATURE_DISTANCE, len(text)))
    if mentions:
        _, end, person = mentions[0]
        following = text[end : end + 4].lstrip(" \u00a0")[:1]
        return Speaker(person=person) if following in ("", "\n", ".", ",", "(") else None
    name = _SIGNATURE.match(text, start)
    return Speaker(text=name[1]) if name is not None else None


def find_name_before_colon(marked: MarkedBody, coreference: Coreference, sentence: Sentence, i: int) -> Speaker | None:
    """Return the speaker named before a colon or dash that introduces the passage at token ``i``."""
    if i == 0:
        return None
    mark = sentence.tokens[i - 1]
    if mark.text != ":" and (mark.text not in ("-", "—", "–") or i == 1):
        return None
    mentions = marked.mentions(sentence.start, sentence.tokens[i].start)
    if mentions:
        is_adjacent = mentions[-1][1] >= mark.start
        _, _, person = mentions[-1] if is_adjacent or mark.text != ":" else mentions[0]
        return Speaker(person=person)
    pronoun = next((t for t in sentence.tokens[:i] if t.lower in ("he", "she") and t.passage < 0), None)
    if pronoun is None:
        return None
    meant = coreference.person_of_pronoun(PRONOUNS[pronoun.lower], pronoun.start, sentence)
    return Speaker(person=meant, is_pronoun=True) if meant is not None else None

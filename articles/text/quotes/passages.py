"""Find the speaker of a quoted passage in its own sentence: by an attribution, a signature or a colon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from articles.text.data.grammar import DETERMINERS, PREPOSITIONS, PRONOUNS
from articles.text.data.reporting import (
    CUES,
    CUES_ONLY_NEXT_TO_MARKS,
    NOT_CUES_FOR_SHORT_PASSAGES,
    SPEECH_NOUNS,
    SPEECH_VERBS,
    THOUGHT_VERBS,
)
from articles.text.quotes.clause_tokens import is_auxiliary_or_finite, pronoun_of
from articles.text.quotes.coreference import Speaker
from articles.text.quotes.cues import Order
from articles.text.quotes.marked_body import is_title_in_phrase
from articles.text.quotes.sentence_subjects import sentence_subject
from articles.text.quotes.subjects import antecedent
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.text.quotes.clause_tokens import Token
    from articles.text.quotes.coreference import Coreference
    from articles.text.quotes.cues import Attribution
    from articles.text.quotes.marked_body import MarkedBody, Sentence
    from articles.text.quotes.marks import QuotedPassage

MIN_SPEECH_WORDS: Final = 4
"""Words. A shorter passage without a cue is seldom speech."""

INTRODUCING: Final = 11.0
DIRECTLY_BEHIND: Final = 10.0
DIRECTLY_BEFORE: Final = 9.0
NOUN_BEFORE: Final = 8.0
BEFORE: Final = 7.0
BEHIND: Final = 6.0
"""Strength of an attribution's claim to a passage, by its position relative to the passage.

The cue introduces the passage with a comma or colon, is directly behind it or directly before it, a noun of speech is
directly before it, or the cue is farther before or behind it. In "Berg said, “We are late,” the police said", the words
are Berg's. These numbers and the penalties below were set by hand and tried on the development texts.
"""

PENALTY_PER_TOKEN: Final = 0.05
MAX_TOKENS_PENALISED: Final = 40
PENALTY_FOR_PASSAGE_BETWEEN: Final = 0.5
"""Penalties for a claim before the passage: for each token between, up to a number, and for another passage between."""

DIRECTLY_BEFORE_TOKENS: Final = 2
"""A cue at most this many tokens before a passage is directly before it."""

NOUN_REACH: Final = 4
"""A noun of speech claims a passage at most this many tokens behind it."""

BEARER_REACH: Final = 7
"""Tokens between a thing and the words written on it, and tokens of the phrase for the thing."""

RELATIVE_REACH: Final = 9
"""Tokens before a passage that are searched for "which contains" or "a message from"."""

BEARERS: Final = frozenset(
    """
    banner banners sign signs placard placards poster posters t-shirt t-shirts shirt shirts hat hats cap caps
    sticker stickers button buttons badge badges flag flags billboard billboards plaque plaques inscription graffiti
    tattoo mural leaflet leaflets flyer flyers slogan slogans sweatshirt hoodie jersey mug tombstone headstone
    """.split()
)
"""Things on which words are written."""

DASHES: Final = frozenset("-–—―−~")
_SIGNATURE: Final = re.compile(r"[ \u00a0]?([A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){1,4})[ \u00a0.]*(?=\n|,|\(|$)")
_SIGNATURE_DISTANCE: Final = 3
_BEHIND_SPEECH_NOUNS: Final = frozenset("that of for to about as was is were are : , a an the".split())
_MODALS: Final = frozenset("will can could may might must should".split())
_SUBORDINATE: Final = frozenset("when while as after before although though if since because".split())
_LEADING: Final = _SUBORDINATE - {"as"}
_BETWEEN_BEARER_AND_WORDS: Final = frozenset(
    """
    reading read reads saying said says that which with the words word like such as bearing emblazoned inscribed
    declaring proclaiming proclaimed declared actually simply demanding urging slogan slogans
    """.split()
)
_CONTAINING: Final = frozenset(
    "contain contains contained include includes included carry carries carried read reads state states".split()
)
_FINDING: Final = frozenset("to at received got found cited citing saw quoted quoting".split())
_BEGINNING: Final = frozenset({"begin", "start", "continue", "open"})
"""Verbs of speech that more often say what somebody does."""
_THINGS: Final = frozenset({"it", "which", "that", "what"})


@dataclass(slots=True)
class AttributedPassage:
    """A quoted passage, and its speaker once found.

    ``rule`` is a key of ``reading.CERTAINTY``. ``is_attributed`` is true if words next to the passage name the speaker.
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
        """The base form of the cue, ``None`` if it is not one of ``CUES``."""
        return CUES.get(self.cue.split()[-1].lower()) if self.cue is not None else None


def choose_attribution(
    marked: MarkedBody, sentence: Sentence, i: int, speakers: Sequence[Speaker]
) -> tuple[int, str] | None:
    """Return the number of the attribution with the strongest claim to the passage at token ``i``, and the rule.

    ``speakers`` are the speakers of the sentence's attributions. Return ``None`` if no attribution claims the passage.
    """
    best: tuple[float, int, str] | None = None
    quoted = marked.quoted_text(marked.passages[sentence.tokens[i].passage])
    is_short = len(quoted.split()) < MIN_SPEECH_WORDS
    is_title = is_title_in_phrase(quoted, sentence.tokens, i)
    for k, attribution in enumerate(sentence.attributions):
        strength, rule = _claim(sentence.tokens, i, attribution, quoted)
        if rule == "before" and _introduces_speech(sentence.tokens, i, attribution):
            strength = INTRODUCING
        if strength <= 0 or (is_title and rule == "after"):
            continue
        for penalty in _penalties(marked, sentence, k, speakers[k], is_short=is_short):
            strength -= penalty
        if best is None or strength > best[0] or (strength == best[0] and attribution.cue_index < i):
            best = (strength, k, rule)
    return None if best is None else (best[1], best[2])


_NO_CLAIM: Final = (0.0, "")


def _claim(tokens: Sequence[Token], i: int, attribution: Attribution, quoted: str) -> tuple[float, str]:
    """Return the strength of an attribution's claim to the passage at token ``i`` by its position, and the rule."""
    if attribution.first > i:
        return _claim_from_behind(tokens, i, attribution, quoted)
    if attribution.order == Order.NOUN:
        return _claim_of_noun(tokens, i, attribution)
    if attribution.cue_index < i:
        return _claim_from_before(tokens, i, attribution)
    return _NO_CLAIM


def _claim_from_behind(tokens: Sequence[Token], i: int, attribution: Attribution, quoted: str) -> tuple[float, str]:
    """Return the claim of a source and cue behind the passage: "“We are ready,” Berg said"."""
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
    return (NOUN_BEFORE, "noun") if leads and i - attribution.cue_index <= NOUN_REACH else _NO_CLAIM


def _claim_from_before(tokens: Sequence[Token], i: int, attribution: Attribution) -> tuple[float, str]:
    """Return the claim of a cue before the passage: "Berg said the town was “ready”"."""
    distance = i - max(attribution.cue_index, attribution.last if attribution.last < i else attribution.cue_index)
    if (
        attribution.base in CUES_ONLY_NEXT_TO_MARKS
        and distance > DIRECTLY_BEFORE_TOKENS
        and tokens[attribution.cue_index + 1].lower != "that"
    ):
        return _NO_CLAIM
    if distance <= DIRECTLY_BEFORE_TOKENS:
        return DIRECTLY_BEFORE, "before"
    between = tokens[attribution.cue_index + 1 : i]
    if any(token.text == ";" for token in between) or _is_in_leading_clause(tokens, i, attribution.cue_index):
        return _NO_CLAIM
    has_passage = any(token.passage >= 0 for token in between)
    for_distance = min(distance, MAX_TOKENS_PENALISED) * PENALTY_PER_TOKEN
    return BEFORE - for_distance - PENALTY_FOR_PASSAGE_BETWEEN * has_passage, "same sentence"


def _introduces_speech(tokens: Sequence[Token], i: int, attribution: Attribution) -> bool:
    """Whether a verb of speech and a comma or colon are directly before the passage at ``i``: "Berg said, “..."."""
    return (
        attribution.base in SPEECH_VERBS
        and attribution.order in (Order.SUBJECT_FIRST, Order.CONTINUED)
        and attribution.cue_index == i - 2
        and tokens[i - 1].text in (",", ":")
    )


def _is_in_leading_clause(tokens: Sequence[Token], i: int, cue: int) -> bool:
    """Whether the cue is in a clause before the main clause that holds the passage at ``i``.

    "When Holt criticised the plan, Berg shot back that it was “late”." "As Holt said, ..." is no such clause.
    """
    if tokens[0].lower not in _LEADING:
        return False
    comma = next((k for k in range(cue + 1, i) if tokens[k].text == "," or tokens[k].passage >= 0), i)
    if comma >= i - 1 or tokens[comma].passage >= 0:
        return False
    head = tokens[comma + 1]
    return head.text[:1].isupper() or head.lower in DETERMINERS or pronoun_of(head.lower) in ("he", "she", "they", "it")


def _closes_subordinate_clause(tokens: Sequence[Token], i: int) -> bool:
    """Whether the passage at ``i`` ends an opening clause that has its own cue: "When Berg called it “late,” Holt"."""
    opener = tokens[1] if tokens[0].lower in ("and", "but") and i > 1 else tokens[0]
    return opener.lower in _SUBORDINATE and any(token.lower in CUES for token in tokens[1:i])


def _penalties(marked: MarkedBody, sentence: Sentence, k: int, speaker: Speaker, *, is_short: bool) -> Iterator[float]:
    """Yield the amounts to take off the claim of the sentence's attribution ``k``, whatever its position."""
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
    if _is_inside_reported_clause(sentence, k) and speaker.person is None and not speaker.is_pronoun:
        yield 2.5
    before_cue = sentence.tokens[attribution.cue_index - 1].lower
    if speaker.person is None and not speaker.is_pronoun and before_cue in _MODALS:
        yield 2.5


def _is_inside_reported_clause(sentence: Sentence, k: int) -> bool:
    """Whether attribution ``k`` is no speech, but reported: "Berg said that gangs had begun “secret talks”"."""
    attribution = sentence.attributions[k]
    return (attribution.base not in SPEECH_VERBS or attribution.base in _BEGINNING) and any(
        other.base in SPEECH_VERBS
        and other.order == Order.SUBJECT_FIRST
        and not other.relative
        and other.cue_index < attribution.first
        and sentence.tokens[other.cue_index + 1].passage < 0
        for other in sentence.attributions[:k]
    )


def _is_thing(marked: MarkedBody, attribution: Attribution, speaker: Speaker) -> bool:
    """Whether the source is unknown, or a pronoun that names no speaker: "it", "which", "I"."""
    if speaker.person is not None:
        return False
    if speaker.text is None:
        return True
    pronoun = pronoun_of(speaker.text.lower())
    if pronoun in _THINGS or pronoun in ("i", "you"):
        return True
    return attribution.source is not None and attribution.source.of(marked.text).lower() in _THINGS


def _is_object_of_earlier_cue(sentence: Sentence, k: int) -> bool:
    """Whether attribution ``k`` is a noun of speech that is the object of a cue: "denounced Berg's claim as “late”"."""
    attribution = sentence.attributions[k]
    return attribution.order == Order.NOUN and any(
        other.order in (Order.SUBJECT_FIRST, Order.CONTINUED)
        and other.base not in THOUGHT_VERBS
        and other.cue_index < attribution.first
        for other in sentence.attributions[:k]
    )


def find_signature(marked: MarkedBody, sentence: Sentence, i: int) -> Speaker | None:
    """Return the speaker named behind the passage at token ``i`` and a dash: “We are ready.” — Ada Berg."""
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
    """Return the speaker named before a colon or dash that introduces the passage at token ``i``.

    A comma introduces a long passage that begins with a capital: "Berg shot back, “We are ready for it.”"
    """
    if i == 0:
        return None
    tokens, mark = sentence.tokens, sentence.tokens[i - 1]
    if mark.text in ("-", "—", "–") and i > 1:
        mentions = marked.mentions(sentence.start, tokens[i].start)
        return Speaker(person=mentions[-1][2]) if mentions else None
    if mark.text == "," and _is_whole_sentence(marked.quoted_text(marked.passages[tokens[i].passage])):
        return _subject_of_introduction(marked, coreference, sentence, i)
    return _named_before_colon(marked, coreference, sentence, i) if mark.text == ":" else None


def find_bearer(marked: MarkedBody, sentence: Sentence, i: int) -> Speaker | None:
    """Return the thing on which the passage at token ``i`` is written: "a banner reading “...”".

    Nobody who is named near it has said the words.
    """
    tokens = sentence.tokens
    k = i - 1
    while k > 0 and i - k <= BEARER_REACH and (tokens[k].lower in _BETWEEN_BEARER_AND_WORDS or tokens[k].text in ":,"):
        k -= 1
    if k == i - 1 or k < 0 or tokens[k].passage >= 0:
        return None
    bearer = tokens[k].lower
    if bearer not in BEARERS and not (bearer in SPEECH_NOUNS and _is_found_document(tokens, k, i)):
        return None
    first = k
    while first > 0 and k - first < BEARER_REACH and _belongs_to_thing(tokens[first - 1]):
        first -= 1
        if tokens[first].lower in DETERMINERS:
            break
    return Speaker(text=Span(tokens[first].start, tokens[k].end).of(marked.text))


def _belongs_to_thing(token: Token) -> bool:
    return (
        token.passage < 0
        and token.text[:1].isalnum()
        and token.lower not in PREPOSITIONS
        and token.lower not in CUES
        and not is_auxiliary_or_finite(token)
        and not token.lower.endswith(("ing", "ed"))
    )


def _is_found_document(tokens: Sequence[Token], k: int, i: int) -> bool:
    """Whether somebody only found the document that ends at ``k``: "pointed to a letter saying “...”"."""
    return (
        tokens[k + 1].lower in ("saying", "reading", "stating")
        and i - k <= 3
        and k > 1
        and tokens[k - 1].lower in DETERMINERS
        and tokens[k - 2].lower in _FINDING
    )


def find_author_before_colon(marked: MarkedBody, sentence: Sentence, i: int) -> Speaker | None:
    """Return the document or unnamed sender of the words behind the colon before token ``i``, if the sentence has one.

    ``i`` may be the number of tokens, if the words follow in the next paragraph.
    """
    return _document_of_relative(marked, sentence, i) or _sender_before_colon(marked, sentence, i)


def _document_of_relative(marked: MarkedBody, sentence: Sentence, i: int) -> Speaker | None:
    """Return the thing that contains the passage at token ``i``: "the website, which contains this statement:"."""
    tokens = sentence.tokens
    for k in range(i - 2, max(0, i - RELATIVE_REACH), -1):
        if tokens[k].lower in ("which", "that") and tokens[k + 1].lower in _CONTAINING:
            thing = antecedent(tokens, k)
            return None if thing is None else Speaker(text=thing.span(tokens).of(marked.text))
    return None


def _sender_before_colon(marked: MarkedBody, sentence: Sentence, i: int) -> Speaker | None:
    """Return the sender who ends the words before a colon: "a message from a stranger:"."""
    tokens = sentence.tokens
    for k in range(i - 2, max(0, i - RELATIVE_REACH), -1):
        if tokens[k].lower in ("from", "by") and tokens[k - 1].lower in SPEECH_NOUNS:
            source = Span(tokens[k + 1].start, tokens[i - 2].end)
            return None if marked.scene.heads(source) else Speaker(text=source.of(marked.text))
    return None


def _is_whole_sentence(quoted: str) -> bool:
    return quoted[:1].isupper() and len(quoted.split()) >= MIN_SPEECH_WORDS


def _named_before_colon(marked: MarkedBody, coreference: Coreference, sentence: Sentence, i: int) -> Speaker | None:
    """Return the person directly before the colon, or else the subject or the first person of the sentence."""
    author = find_author_before_colon(marked, sentence, i)
    if author is not None:
        return author
    mentions = marked.mentions(sentence.start, sentence.tokens[i].start)
    if mentions and mentions[-1][1] >= sentence.tokens[i - 1].start:
        start, _, person = mentions[-1]
        before = marked.text[sentence.start : start].split()
        # In "a message to Berg:", the person is the hearer.
        if not before or before[-1].lower() not in PREPOSITIONS - {"by", "from"}:
            return Speaker(person=person)
    named = _subject_of_introduction(marked, coreference, sentence, i)
    if named is None and mentions:
        return Speaker(person=mentions[0][2])
    return named


def _subject_of_introduction(
    marked: MarkedBody, coreference: Coreference, sentence: Sentence, i: int
) -> Speaker | None:
    """Return the person or document that is the subject of the words before the passage at token ``i``."""
    tokens = sentence.tokens
    subject = sentence_subject(tokens, i - 1)
    if subject is None or subject.last >= i - 2:
        return None
    span = subject.span(tokens)
    heads = marked.scene.heads(span)
    if len(heads) == 1:
        return Speaker(person=heads[0])
    pronoun = pronoun_of(tokens[subject.first].lower)
    if pronoun in ("he", "she"):
        meant = coreference.person_of_pronoun(PRONOUNS[pronoun], tokens[subject.first].start, sentence)
        return Speaker(person=meant, is_pronoun=True) if meant is not None else None
    if tokens[subject.last].lower in SPEECH_NOUNS:
        return Speaker(text=span.of(marked.text))
    return None

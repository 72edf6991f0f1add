"""Find reported speech without quotation marks: choose the clause that an attribution reports, and say how surely.

What counts as reported speech here:

- Somebody communicates: a person, a body or a document says, writes, announces, denies, warns or asks something, or the
  words are so "according to" one of them. Thoughts, beliefs, plans, hopes, findings ("the data show") and decisions are
  not words, however sure the writer is of them.
- What is communicated is a content clause, with a finite verb and a subject of its own: "said the bridge would open",
  "explained how it came down". A noun phrase ("announced two days of mourning"), a gerund ("denied taking it") and an
  infinitive ("vowed to resign") name the act, and the words stay unknown.
- The act took place: "declined to say when", "did not say whether" and "could tell" report nothing.
- The quote is the whole clause, without "that", source, cue, and what the writer adds behind it; with source and cue
  only if they stand within it. Passages in quotation marks within it are quotes of their own besides.

The probability is a logistic regression over named features. ``bench/train_reported.py`` trains it and writes
``articles/text/data/reported_weights.json``.
"""

from __future__ import annotations

import json
import math
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.data.capitalised import TIMES
from articles.text.data.grammar import (
    AUXILIARIES,
    DETERMINERS,
    FINITE_VERBS,
    PLURAL_HEADS,
    PREPOSITIONS,
    PRONOUNS,
    REPORTING_THINGS,
)
from articles.text.data.titles import ROLE_NOUNS
from articles.text.quotes.clause_tokens import pronoun_of
from articles.text.quotes.coreference import is_like_name
from articles.text.quotes.cues import Order
from articles.text.quotes.limits import MAX_CUES_TIMES_TOKENS
from articles.text.quotes.reported_clauses import LEADING, WRITERS_JOINTS, Candidate, candidates, clause_opening
from articles.text.quotes.subjects import is_lead_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.text.quotes.clause_tokens import Token
    from articles.text.quotes.coreference import Speaker
    from articles.text.quotes.cues import Attribution
    from articles.text.quotes.marked_body import MarkedBody

MIN_PROBABILITY: Final = 0.45
"""Lowest probability at which a clause is a quote. In a cross-validation by outlet (``bench/train_reported.py``), it
gives precision 0.91 and F1 0.91; any value from 0.3 to 0.65 gives the same F1 within .01."""

MAX_CERTAINTY: Final = 0.99

MAX_DESCRIPTION_WORDS: Final = 9
"""A longer description of a speaker holds more than the source."""

RIVAL_REACH: Final = 500
"""Characters before a pronoun in which other people may be meant instead."""


def features(tokens: Sequence[Token], attribution: Attribution, candidate: Candidate) -> list[str]:
    """Return the names of a candidate's features, in the order in which their weights are summed."""
    place = candidate.place
    i = attribution.cue_index
    after = max(attribution.last, i)
    first, last = candidate.first, candidate.last
    base = attribution.base
    opening = clause_opening(tokens, *candidate.parts[-1 if place == "behind" else 0])
    source = _source_class(tokens, attribution)
    found = [
        f"{place} base {base}",
        f"{place} {attribution.order}",
        f"{place} source {source}",
        f"source {_source_word(tokens, attribution)}",
        f"{place} opens {_token_class(tokens[first])}",
        f"{place} as {opening}",
        f"{place} words {_size_class(last - first + 1)}",
        f"base {base} as {opening}",
        f"base {base} source {source}",
        f"form {_form_of(tokens[i].lower, base)}",
    ]
    if place == "behind":
        behind_cue = _token_class(tokens[i + 1])
        found.append(f"base {base} next {behind_cue}")
        found.append(f"next {behind_cue}")
        found.append(f"gap {_size_class(first - i - 1)}")
        found += _features_of_end(tokens, first, last)
    else:
        following = _token_class(tokens[after + 1]) if after + 1 < len(tokens) else "$"
        found.append(f"{place} next {following}")
        found += _features_of_leading_clause(tokens, attribution, candidate)
    found += _features_before_cue(tokens, attribution, place)
    if attribution.relative:
        found.append(f"{place} relative")
    found += _features_of_marks(tokens, attribution, candidate)
    if tokens[-1].text == "?":
        found.append(f"{place} question")
    return found


def _features_of_leading_clause(
    tokens: Sequence[Token], attribution: Attribution, candidate: Candidate
) -> Iterator[str]:
    """Yield features of a candidate that begins before the cue, or behind an opening phrase."""
    place, parts = candidate.place, candidate.parts
    first, last = parts[0]
    yield f"{place} rest {_size_class(len(tokens) - max(attribution.last, attribution.cue_index))}"
    if place == "before":
        after = max(attribution.last, attribution.cue_index) + 1
        rest = clause_opening(tokens, after, len(tokens) - 1) if after < len(tokens) - 1 else "$"
        lead = "lead" if is_lead_in(tokens, first, last + 1) else "clause"
        yield f"before {lead} {_size_class(last - first + 1)}"
        yield f"before {lead} rest as {rest}"
        yield f"before as {clause_opening(tokens, first, last)} rest as {rest}"
        if tokens[attribution.first - 1].lower == "as":
            yield "before as"
    elif place in ("around", "behind a lead"):
        comma = attribution.first - 1
        lead = "lead" if is_lead_in(tokens, 0, max(1, comma)) else "no lead"
        yield f"{place} {lead} {_size_class(comma)}"
        yield f"{place} goes on {_token_class(tokens[parts[-1][0]])}"
        yield f"{place} goes on as {clause_opening(tokens, *parts[-1])}"


def _features_of_end(tokens: Sequence[Token], first: int, last: int) -> Iterator[str]:
    """Yield features for what follows a clause, and for what in it may be the writer's: ", which", ", but"."""
    if last + 1 < len(tokens):
        yield f"ends before {_token_class(tokens[last + 1])}"
        if tokens[last + 1].text == "," and last + 2 < len(tokens):
            behind_comma = _token_class(tokens[last + 2])
            yield f"ends before , {behind_comma}"
            if last + 3 < len(tokens):
                yield f"ends before , {behind_comma} {_token_class(tokens[last + 3])}"
    for k, token in enumerate(tokens[first : last - 1], first):
        if token.text == "," and tokens[k + 1].lower in WRITERS_JOINTS:
            yield f"holds , {tokens[k + 1].lower}"
            yield f"holds , {tokens[k + 1].lower} {_token_class(tokens[k + 2])}"
            break
    if tokens[0].lower in LEADING:
        ends_at_comma = last + 1 < len(tokens) and tokens[last + 1].text == ","
        yield f"in a leading clause, {'to' if ends_at_comma else 'past'} a comma"


def _features_before_cue(tokens: Sequence[Token], attribution: Attribution, place: str) -> Iterator[str]:
    """Yield features for an auxiliary or negation before the cue."""
    i = attribution.cue_index
    before = tokens[i - 1].lower if i else "^"
    if before in AUXILIARIES:
        yield f"auxiliary {before}"
        if before == "to" and i > 1:
            yield f"{place} to behind {tokens[i - 2].lower}"
        if before in ("be", "have", "been") and i > 1:
            yield f"auxiliaries {tokens[i - 2].lower} {before}"


def _features_of_marks(tokens: Sequence[Token], attribution: Attribution, candidate: Candidate) -> Iterator[str]:
    """Yield features for quoted passages in the clause, and within two tokens of source and cue."""
    place, parts = candidate.place, candidate.parts
    if candidate.is_marked:
        words = [token for part, end in parts for token in tokens[part : end + 1] if token.text[0].isalnum()]
        plain = [token for token in words if token.passage < 0]
        marked_share = 1 - sum(token.end - token.start for token in plain) / sum(t.end - t.start for t in words)
        yield f"{place} marked {_size_class(len(plain))}"
        yield f"marked share {int(4 * marked_share)}"
        if tokens[candidate.first].passage >= 0:
            yield f"{place} opens marked"
        if tokens[candidate.last].passage >= 0:
            yield f"{place} closes marked"
        if not any(map(_may_be_finite, plain)):
            yield f"{place} marked verb"
    start = min(attribution.first, attribution.cue_index)
    after = max(attribution.last, attribution.cue_index)
    if start and (tokens[start - 1].passage >= 0 or (start > 1 and tokens[start - 2].passage >= 0)):
        yield f"{place} marks before"
    if after + 2 < len(tokens) and (tokens[after + 1].passage >= 0 or tokens[after + 2].passage >= 0):
        yield f"{place} marks behind"


def probability(found: Sequence[str]) -> float:
    """Return the probability, from 0 to 1, that a candidate with these features is reported."""
    model = _model().clause
    weight = model.weights.get
    score = model.bias
    for name in found:
        score += weight(name, 0.0)
    return 1 / (1 + math.exp(-score))


class _Regression(NamedTuple):
    """A logistic regression: bias and weight by feature, both in log-odds."""

    bias: float
    weights: dict[str, float]


class _Model(NamedTuple):
    """The regression of the clause, and that of clause and speaker together."""

    clause: _Regression
    certainty: _Regression


@cache
def _model() -> _Model:
    text = files("articles.text.data").joinpath("reported_weights.json").read_text(encoding="utf-8")
    table = json.loads(text)
    certain = table["certainty"]
    return _Model(_Regression(table["bias"], table["weights"]), _Regression(certain["bias"], certain["weights"]))


def _may_be_finite(token: Token) -> bool:
    lower = token.lower
    return lower in AUXILIARIES or lower in FINITE_VERBS or lower.endswith("ed")


def _form_of(cue: str, base: str) -> str:
    """Return the class of a cue's form: "base", "-s", "-ing" or "past"."""
    if cue == base:
        return "base"
    if cue.endswith("ing"):
        return "-ing"
    return "-s" if cue.endswith("s") else "past"


def _size_class(words: int) -> str:
    return _SIZES[min(max(words, 0), len(_SIZES) - 1)]


def _token_class(token: Token) -> str:
    """Return a function word itself, and the class of any other token."""
    lower = token.lower
    if token.passage >= 0:
        return "marks"
    if lower in _SMALL or not lower[0].isalnum():
        return lower
    if lower[0].isdigit():
        return "#"
    if token.text in TIMES:
        return "time"
    if token.text[0].isupper():
        return "Name"
    if lower.endswith("ing"):
        return "-ing"
    if lower.endswith("ly"):
        return "-ly"
    if lower in FINITE_VERBS or lower.endswith("ed"):
        return "verb"
    return "word"


def _source_class(tokens: Sequence[Token], attribution: Attribution) -> str:
    """Return the class of the source: its pronoun, "Name", "description", or "before" if an earlier cue names it."""
    if attribution.order == Order.CONTINUED or attribution.source is None:
        return "before"
    k = attribution.first
    if attribution.order == Order.VERB_FIRST:
        k = attribution.cue_index + 1
    elif attribution.order == Order.ACCORDING_TO:
        k = attribution.cue_index + 2
    token = tokens[min(k, len(tokens) - 1)]
    pronoun = pronoun_of(token.lower)
    if pronoun is not None:
        return pronoun
    return "Name" if token.text[:1].isupper() and token.lower not in DETERMINERS else "description"


def _source_word(tokens: Sequence[Token], attribution: Attribution) -> str:
    """Return the noun of a described source: "report" in "a new report by Berg"; "Name" for a name."""
    source = attribution.source
    if source is None:
        return "none"
    noun = "none"
    for token in tokens[min(attribution.first, attribution.cue_index) : attribution.last + 1]:
        if token.start < source.start or token.start >= source.end:
            continue
        lower = token.lower
        if lower in PREPOSITIONS or lower in _ENDS_OF_NOUN:
            break
        if lower[0].isalnum():
            noun = lower if token.text[0].islower() or lower in _NOUNS_OF_SOURCES else "Name"
    return noun


_ENDS_OF_NOUN: Final = frozenset(
    {",", "who", "which", "that", "(", "released", "published", "familiar", "cited", "briefed"}
)
_NOUNS_OF_SOURCES: Final = REPORTING_THINGS | PLURAL_HEADS | PRONOUNS.keys() | ROLE_NOUNS.keys()
_SIZES: Final = ("0", *("1-3",) * 3, *("4-6",) * 3, *("7-12",) * 6, *("13-20",) * 8, *("21-30",) * 10, "more")
"""Names of size classes, by the number of words."""
_SMALL: Final = (
    PREPOSITIONS
    | DETERMINERS
    | AUXILIARIES
    | frozenset(
        """
        he she it they we i you there that who which what how why when where whether if as than and or but him them me
        us himself herself themselves more most less only just all both such so out up down off back away
        """.split()
    )
)


class Reported(NamedTuple):
    """A reported clause: the number of its attribution in the sentence, and the probability that it is one."""

    number: int
    probability: float
    clause: Candidate


def reported_speech(
    tokens: Sequence[Token], attributions: Sequence[Attribution], speakers: Sequence[Speaker]
) -> list[Reported]:
    """Return the clauses that the attributions of a sentence report, in the order of their cues, without overlaps."""
    found: list[Reported] = []
    left = MAX_CUES_TIMES_TOKENS // len(tokens)
    for number, (attribution, speaker) in enumerate(zip(attributions, speakers, strict=True)):
        if attribution.source is None or not speaker.is_known:
            continue
        if left <= 0:
            break
        left -= 1
        most, best = MIN_PROBABILITY, None
        for candidate in candidates(tokens, attribution, attributions):
            likely = probability(features(tokens, attribution, candidate))
            if likely > most:
                most, best = likely, candidate
        if best is not None:
            found.append(Reported(number, most, best))
    return without_overlaps(found) if len(found) > 1 else found


def without_overlaps(found: Sequence[Reported]) -> list[Reported]:
    """Return the clauses without those that overlap another one.

    Of "Berg said it was late, according to the paper", the inner clause stays, as nearly all of the words are hers.
    Of "Berg said he left when the office said it was late", the outer one stays. Otherwise the likelier one stays.
    """
    kept: list[Reported] = []
    for one in found:
        rivals = [other for other in kept if _overlap(one.clause, other.clause)]
        if all(_is_preferred(one, other) for other in rivals):
            kept = [other for other in kept if other not in rivals]
            kept.append(one)
    return kept


def _overlap(one: Candidate, other: Candidate) -> bool:
    return one.first <= other.last and other.first <= one.last


def _is_preferred(one: Reported, other: Reported) -> bool:
    a, b = one.clause, other.clause
    length, other_length = a.last - a.first + 1, b.last - b.first + 1
    if a.first >= b.first and a.last <= b.last:
        return 2 * length > other_length
    if b.first >= a.first and b.last <= a.last:
        return 2 * other_length <= length
    return one.probability > other.probability


def certainty_of_reported(likely: float, found: Sequence[str]) -> float:
    """Return the probability, from 0 to 1, that a clause is reported and that its speaker is right.

    ``likely`` is the probability that it is reported; ``found`` are the ``certainty_features`` of its speaker.
    """
    model = _model().certainty
    likely = min(max(likely, 0.001), 0.999)
    score = model.bias + model.weights.get("log-odds", 0.0) * math.log(likely / (1 - likely))
    score += sum(model.weights.get(name, 0.0) for name in found)
    return min(MAX_CERTAINTY, 1 / (1 + math.exp(-score)))


def certainty_features(marked: MarkedBody, attribution: Attribution, speaker: Speaker) -> tuple[str, ...]:
    """Return the names of the features of a speaker: how the source names them, and who else may be meant."""
    found = ["continued"] if attribution.order == Order.CONTINUED else []
    text = "" if attribution.source is None else attribution.source.of(marked.text)
    if speaker.person is None:
        found.append(_description_class(speaker))
    elif speaker.is_pronoun:
        found.append(f"person by pronoun, rivals {_rivals(marked, attribution, speaker.person)}")
    elif marked.scene.people[speaker.person].name.split()[-1] in text:
        found.append("person by name")
    else:
        found.append("person by description")
    return tuple(found)


def _description_class(speaker: Speaker) -> str:
    text = speaker.text or ""
    if speaker.is_pronoun:
        return "pronoun" if text.islower() and " " not in text else "description by pronoun"
    if is_like_name(text):
        return "description like a name"
    return "long description" if len(text.split()) > MAX_DESCRIPTION_WORDS else "description"


def _rivals(marked: MarkedBody, attribution: Attribution, person: int) -> int:
    """Return 1 if a pronoun may mean another person who is named shortly before, else 0."""
    start = attribution.cue.start
    genders = marked.scene.genders
    return int(
        any(
            other != person and genders[other] in (None, genders[person])
            for _, _, other in marked.scene.between(max(0, start - RIVAL_REACH), start)
        )
    )

"""Find reported speech without quotation marks: the candidate clauses of an attribution, and their probabilities.

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
from articles.text.data.grammar import ADVERBS, AUXILIARIES, DETERMINERS, FINITE_VERBS, PREPOSITIONS
from articles.text.data.reporting import ADDRESSEES, SPEECH_VERBS
from articles.text.quotes.clause_tokens import pronoun_of
from articles.text.quotes.cues import Order
from articles.text.quotes.subjects import is_lead_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.text.quotes.clause_tokens import Token
    from articles.text.quotes.cues import Attribution

MIN_PROBABILITY: Final = 0.6
"""Lowest probability at which a clause counts as reported. In a cross-validation by outlet over the training articles
(``bench/train_reported.py``), it gives precision 0.73 and F1 0.691; the best F1 is 0.698, at 0.5 with precision 0.69.
Pages mark what is less certain than two in three."""

MIN_CLAUSE_WORDS: Final = 3
"""Anything shorter behind a reporting verb is its object, not a reported clause."""

ADDRESSEE_REACH: Final = 12
"""Words behind a cue that are searched for "that", past an addressee: "told reporters in Oslo that"."""

MAX_ASIDE_WORDS: Final = 16
"""Longest rest of a sentence behind a source and cue that close it: "..., he said on Monday at a rally."."""


class Candidate(NamedTuple):
    """A clause that an attribution may report: its position, and the first and last token number of each part.

    Positions are relative to the cue: "behind", "before", "around", "opening" and "behind a lead". They are in the
    names of the trained features.
    """

    place: str
    parts: tuple[tuple[int, int], ...]


def candidates(tokens: Sequence[Token], attribution: Attribution, found: Sequence[Attribution]) -> Iterator[Candidate]:
    """Yield the candidates for an attribution's reported clause.

    The clause may be behind the cue, before source and cue, or around them ("The bridge, Berg said, would open").
    ``found`` holds all attributions of the sentence.
    """
    end = len(tokens) - 1
    while end >= 0 and tokens[end].text in _CLOSING:
        end -= 1
    after = _last_token(tokens, attribution, end)
    if attribution.order == Order.ACCORDING_TO:
        yield from _candidates_for_according_to(tokens, attribution, after, end)
        return
    if attribution.order in (Order.SUBJECT_FIRST, Order.VERB_FIRST):
        yield from _candidates_before_cue(tokens, attribution, found, after, end)
    if attribution.order != Order.VERB_FIRST and after < end:
        start = _skip_addressee(tokens, attribution, end)
        if start <= end and tokens[start].text not in _CLOSING:
            yield from _candidate("behind", tokens, (start, _end_of_clause(tokens, found, start, end)))


def _last_token(tokens: Sequence[Token], attribution: Attribution, end: int) -> int:
    """Return the last token of source and cue, including an addressee directly behind "told"."""
    after = max(attribution.last, attribution.cue_index)
    if attribution.base in _TOLD and attribution.order in (Order.SUBJECT_FIRST, Order.VERB_FIRST):
        while after < end and (tokens[after + 1].text[:1].isupper() or tokens[after + 1].lower in _AUDIENCE):
            after += 1
    return after


def _follows_comma(tokens: Sequence[Token], attribution: Attribution) -> bool:
    return attribution.first > 1 and tokens[attribution.first - 1].text == ","


def _candidates_for_according_to(
    tokens: Sequence[Token], attribution: Attribution, after: int, end: int
) -> Iterator[Candidate]:
    """Yield the rest of the sentence if "according to" opens it, else the clause before or around it."""
    first = attribution.first
    if first <= 1:
        comma = attribution.last + 1
        if comma < end and tokens[comma].text == ",":
            yield from _candidate("opening", tokens, (comma + 1, end))
        return
    follows_comma = _follows_comma(tokens, attribution)
    before = first - 1 - follows_comma
    yield from _candidate("before", tokens, (0, before))
    if follows_comma and after + 1 < end and tokens[after + 1].text == ",":
        yield from _candidate("around", tokens, (0, before), (after + 2, end))


def _candidates_before_cue(
    tokens: Sequence[Token], attribution: Attribution, found: Sequence[Attribution], after: int, end: int
) -> Iterator[Candidate]:
    """Yield candidates for a source and cue behind a comma: "The bridge is safe, Berg said."."""
    first = attribution.first
    if not _follows_comma(tokens, attribution) or (
        _are_marks_at(tokens, after + 1) and is_lead_in(tokens, 0, first - 1)
    ):
        return
    if after < end and tokens[after + 1].text == ",":
        rest = (after + 2, _end_of_clause(tokens, found, after + 2, end))
        yield from _candidate("around", tokens, (0, first - 2), rest)
        yield from _candidate("behind a lead", tokens, rest)
    elif end - after <= MAX_ASIDE_WORDS or attribution.order == Order.VERB_FIRST:
        yield from _candidate("before", tokens, (0, first - 2))


def _are_marks_at(tokens: Sequence[Token], i: int) -> bool:
    """Whether a quoted passage is at ``i``, perhaps behind a comma or colon. Then the cue reports the passage."""
    if i < len(tokens) and tokens[i].text in (",", ":"):
        i += 1
    return i < len(tokens) and tokens[i].passage >= 0


def _candidate(place: str, tokens: Sequence[Token], *parts: tuple[int, int]) -> Iterator[Candidate]:
    """Yield a candidate with the parts that are long enough, each cut before quotation marks; none if all are short."""
    kept = tuple(
        (first, end)
        for first, last in parts
        if (end := _end_before_marks(tokens, first, last)) - first >= MIN_CLAUSE_WORDS - 1
    )
    if kept:
        yield Candidate(place, kept)


def _end_before_marks(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return ``last``, or the last token before a clause with a quoted passage: "rebuilt, which he called “a feat”"."""
    k = next((k for k in range(first, last + 1) if tokens[k].passage >= 0), None)
    if k is None:
        return last
    while k > first and tokens[k].text not in _BREAKS:
        k -= 1
    return k - 1


_BREAKS: Final = frozenset({",", ";", ":", "—", "–"})


def _end_of_clause(tokens: Sequence[Token], found: Sequence[Attribution], first: int, end: int) -> int:
    """Return the last token of the reported clause that begins at ``first``.

    The clause ends before a second verb of the speaker: "said it was early but added", "denied it, but has gone on".
    """
    cues = {other.cue_index for other in found if other.order in (Order.CONTINUED, Order.SUBJECT_FIRST)}
    for k in range(first + 1, end):
        joint, verb = tokens[k], tokens[k + 1]
        if verb.lower == "according" and k > first + 1:
            return k - (joint.text == ",")
        if joint.lower not in ("and", "but") or verb.passage >= 0:
            continue
        follows_comma = tokens[k - 1].text == ","
        if _is_second_cue(tokens, cues, k + 1, end) or (
            follows_comma and verb.lower in AUXILIARIES and verb.lower not in _CONTINUES_CLAUSE
        ):
            return k - 1 - follows_comma
    return end


def _is_second_cue(tokens: Sequence[Token], cues: set[int], i: int, end: int) -> bool:
    """Whether a past-tense cue is at ``i``, or after auxiliaries and adverbs there."""
    while i < end and (tokens[i].lower in AUXILIARIES or tokens[i].lower in ADVERBS):
        i += 1
    return i in cues and (tokens[i].lower.endswith("ed") or tokens[i].lower in ("said", "told", "wrote"))


def _skip_addressee(tokens: Sequence[Token], attribution: Attribution, end: int) -> int:
    """Return the first token of the clause behind a cue, past an addressee, a time, a place and "that".

    A result greater than ``end`` means that nothing is reported.
    """
    i = attribution.cue_index + 1
    has_addressee = attribution.base in _TOLD
    if not has_addressee and not _has_adjunct(tokens[i], attribution):
        return i
    for k in range(i, min(end, i + ADDRESSEE_REACH)):
        if tokens[k].lower == "that":
            return k
    if has_addressee:
        i = _end_of_addressee(tokens, i, end)
    i = _end_of_time(tokens, i, end)
    if i <= end and (tokens[i].lower in PREPOSITIONS or tokens[i].text == ","):
        return end + 1
    return i


def _has_adjunct(token: Token, attribution: Attribution) -> bool:
    """Whether the token behind a cue begins an addressee, a time or a place: "said on Monday"."""
    lower = token.lower
    return (
        (lower in PREPOSITIONS and lower != "to" and attribution.base in SPEECH_VERBS)
        or lower in ADDRESSEES
        or token.text in TIMES
    )


def _end_of_addressee(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return the token behind the addressee at ``start``: a name, one word, or one noun with its determiner."""
    i = _end_of_name(tokens, start, end)
    if i > start:
        return i
    if tokens[start].lower not in _ADDRESSEE_DETERMINERS:
        return start + 1
    i = _end_of_name(tokens, start + 1, end)
    return i if i > start + 1 else i + 1


def _end_of_time(tokens: Sequence[Token], i: int, end: int) -> int:
    """Return the token behind a time that begins at ``i``: "late Monday evening"."""
    while i <= end and (
        tokens[i].text in TIMES or tokens[i].lower in _TIME_WORDS or (i < end and tokens[i + 1].text in TIMES)
    ):
        i += 1
    return i


def _end_of_name(tokens: Sequence[Token], i: int, end: int) -> int:
    """Return the token behind a name at ``i``, with its "of", "in" or "at" phrase: "The Norby News of Holm"."""
    first = i
    while i <= end and (
        tokens[i].text[:1].isupper()
        or (i > first and i < end and tokens[i].lower in ("of", "in", "at") and tokens[i + 1].text[:1].isupper())
    ):
        i += 1
    return i


def features(tokens: Sequence[Token], attribution: Attribution, candidate: Candidate) -> list[str]:
    """Return the names of a candidate's features, in the order in which their weights are summed."""
    place, parts = candidate
    i = attribution.cue_index
    after = max(attribution.last, i)
    first, last = parts[-1] if place == "behind" else parts[0]
    cue = tokens[i].lower
    following = _token_class(tokens[after + 1]) if after + 1 < len(tokens) else "$"
    found = [
        f"{place} {cue}",
        f"{place} base {attribution.base}",
        f"{place} {attribution.order}",
        f"{place} source {_source_class(tokens, attribution)}",
        f"{place} next {following}",
        f"{place} opens {_token_class(tokens[first])}",
        f"{place} words {_size_class(last - first + 1)}",
    ]
    if place == "behind":
        found.append(f"{cue} next {following}")
        found.append(f"base {attribution.base} next {following}")
    else:
        found += _features_of_leading_clause(tokens, attribution, candidate)
    found += _features_before_cue(tokens, attribution, place)
    if not any(map(_may_be_finite, tokens[first : last + 1])):
        found.append(f"{place} no verb")
    if attribution.relative:
        found.append(f"{place} relative")
    found += _features_of_nearby_marks(tokens, attribution, place)
    if tokens[-1].text == "?":
        found.append(f"{place} question")
    return found


def _features_of_leading_clause(
    tokens: Sequence[Token], attribution: Attribution, candidate: Candidate
) -> Iterator[str]:
    """Yield features of a candidate that begins before the cue, or behind an opening phrase."""
    place, parts = candidate
    first, last = parts[0]
    yield f"{place} rest {_size_class(len(tokens) - max(attribution.last, attribution.cue_index))}"
    yield f"{place} opens {tokens[first].lower}"
    if place == "before" and is_lead_in(tokens, first, last + 1):
        yield f"before lead {_size_class(last - first + 1)}"
    elif place in ("around", "behind a lead"):
        comma = attribution.first - 1
        lead = "lead" if is_lead_in(tokens, 0, comma) else "no lead"
        yield f"{place} {lead} {_size_class(comma)}"
        yield f"{place} goes on {_token_class(tokens[parts[-1][0]])}"


def _features_before_cue(tokens: Sequence[Token], attribution: Attribution, place: str) -> Iterator[str]:
    """Yield features for an auxiliary or negation before the cue."""
    i = attribution.cue_index
    before = tokens[i - 1].lower if i else "^"
    if before in AUXILIARIES:
        yield f"{place} auxiliary {before}"
        yield f"base {attribution.base} auxiliary {before}"
        if before == "to" and i > 1:
            yield f"{place} to behind {tokens[i - 2].lower}"
    if i > 1 and any(token.lower in _NOT for token in tokens[max(0, i - 3) : i]):
        yield f"{place} not"


def _features_of_nearby_marks(tokens: Sequence[Token], attribution: Attribution, place: str) -> Iterator[str]:
    """Yield features for a quoted passage within two tokens before or behind source and cue."""
    start = min(attribution.first, attribution.cue_index)
    after = max(attribution.last, attribution.cue_index)
    if start and (tokens[start - 1].passage >= 0 or (start > 1 and tokens[start - 2].passage >= 0)):
        yield f"{place} marks before"
    if after + 2 < len(tokens) and (tokens[after + 1].passage >= 0 or tokens[after + 2].passage >= 0):
        yield f"{place} marks behind"


def probability(found: Sequence[str]) -> float:
    """Return the probability, from 0 to 1, that a candidate with these features is reported."""
    model = _model()
    weight = model.weights.get
    score = model.bias
    for name in found:
        score += weight(name, 0.0)
    return 1 / (1 + math.exp(-score))


class _Model(NamedTuple):
    """A logistic regression: bias and weight by feature, both in log-odds."""

    bias: float
    weights: dict[str, float]


@cache
def _model() -> _Model:
    text = files("articles.text.data").joinpath("reported_weights.json").read_text(encoding="utf-8")
    table = json.loads(text)
    return _Model(table["bias"], table["weights"])


def _may_be_finite(token: Token) -> bool:
    lower = token.lower
    return lower in AUXILIARIES or lower in FINITE_VERBS or lower.endswith("ed")


def _size_class(words: int) -> str:
    return _SIZES[min(words, len(_SIZES) - 1)]


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
    k = attribution.first if attribution.order != Order.VERB_FIRST else attribution.cue_index + 1
    token = tokens[min(k, len(tokens) - 1)]
    pronoun = pronoun_of(token.lower)
    if pronoun is not None:
        return pronoun
    return "Name" if token.text[:1].isupper() and token.lower not in DETERMINERS else "description"


_ADDRESSEE_DETERMINERS: Final = frozenset("the a an his her their".split())
_SIZES: Final = ("0", *("1-3",) * 3, *("4-6",) * 3, *("7-12",) * 6, *("13-20",) * 8, *("21-30",) * 10, "more")
"""Names of size classes, by the number of words."""
_CLOSING: Final = frozenset(".!?;:,")
_NOT: Final = frozenset(
    "not never don't doesn't didn't won't wouldn't can't cannot hasn't don’t doesn’t didn’t".split()
)
_TOLD: Final = frozenset("tell remind inform assure warn advise notify".split())
"""Verbs with an addressee before the reported clause: "told reporters that"."""
_AUDIENCE: Final = ADDRESSEES | {"the", "a", "an"}
_CONTINUES_CLAUSE: Final = frozenset({"not", "never", "ever", "to", "would", "could", "will", "should", "might", "may"})
"""Words behind "and" or "but" that continue the reported clause as often as the reporting one."""
_TIME_WORDS: Final = frozenset(
    "morning afternoon evening night late early last week month year today yesterday".split()
)
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


def best_candidate(
    tokens: Sequence[Token], attribution: Attribution, found: Sequence[Attribution]
) -> tuple[float, tuple[tuple[int, int], ...]]:
    """Return the probability and the parts (first and last token) of the clause that an attribution reports.

    There are no parts if no candidate has a probability above ``MIN_PROBABILITY``.
    """
    best: tuple[float, tuple[tuple[int, int], ...]] = (0.0, ())
    most = 0.0
    for candidate in candidates(tokens, attribution, found):
        likely = probability(features(tokens, attribution, candidate))
        score = gain(likely, sum(last - first + 1 for first, last in candidate.parts), MIN_PROBABILITY)
        if score > most:
            best, most = (likely, candidate.parts), score
    return best


def gain(likely: float, length: float, threshold: float) -> float:
    """Return the value of a candidate: a whole sentence is worth more than half of it with a higher probability."""
    return (likely - threshold) * length

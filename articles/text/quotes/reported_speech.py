"""Reported speech without marks: which words an attribution reports, and how likely it is that it does."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.data.capitalised import TIMES
from articles.text.data.grammar import ADVERBS, AUXILIARIES, DETERMINERS, FINITE, PREPOSITIONS
from articles.text.data.reported_weights import BIAS, WEIGHTS
from articles.text.data.reporting import ADDRESSEES, SAYING
from articles.text.quotes.cues import is_lead_in, pronoun_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.text.quotes.cues import Attribution, Token

REPORTED: Final = 0.55
"""How likely words must be reported to be taken for it: with the most certain of the thresholds that give the best
overlap of contents in a cross-validation over nine tenths of the training texts (``bench/train_reported.py``). What is
less sure than two in three is marked so to the reader."""

SHORTEST_CLAUSE: Final = 3
"""Words: fewer behind a reporting verb are its object, not a reported clause."""

ADDRESSEE_REACH: Final = 12
"""Words: how far "that" may stand behind "told" and whom."""

ASIDE: Final = 16
"""Words: how much may follow source and cue that end a sentence ("..., he said on Monday at a rally.")."""


class Candidate(NamedTuple):
    """Words that an attribution may report: first and last token of each part, and how they stand to the cue."""

    place: str
    parts: tuple[tuple[int, int], ...]


def candidates(tokens: Sequence[Token], attribution: Attribution, found: Sequence[Attribution]) -> Iterator[Candidate]:
    """Yield what an attribution of a sentence may report: the clause behind the cue, the one before source and cue, or
    both where they stand within it ("The bridge, Berg said, would open"). ``found`` are all attributions of the
    sentence."""
    end = len(tokens) - 1
    while end >= 0 and tokens[end].text in _CLOSING:
        end -= 1
    first = attribution.first
    after = max(attribution.last, attribution.cue_index)
    if attribution.base in _TOLD and attribution.order in ("SV", "VS"):
        while after < end and (tokens[after + 1].text[:1].isupper() or tokens[after + 1].lower in _AUDIENCE):
            after += 1
    is_behind_comma = first > 1 and tokens[first - 1].text == ","
    if attribution.order == "ACC":
        if first <= 1:
            comma = attribution.last + 1
            if comma < end and tokens[comma].text == ",":
                yield from _whole("opening", tokens, (comma + 1, end))
            return
        before = first - 1 - is_behind_comma
        yield from _whole("before", tokens, (0, before))
        if is_behind_comma and after + 1 < end and tokens[after + 1].text == ",":
            yield from _whole("around", tokens, (0, before), (after + 2, end))
        return
    leads_to_marks = is_behind_comma and _stand_marks(tokens, after + 1) and is_lead_in(tokens, 0, first - 1)
    if is_behind_comma and attribution.order in ("SV", "VS") and not leads_to_marks:
        if after < end and tokens[after + 1].text == ",":
            rest = (after + 2, _end_of_clause(tokens, found, after + 2, end))
            yield from _whole("around", tokens, (0, first - 2), rest)
            yield from _whole("behind a lead", tokens, rest)
        elif end - after <= ASIDE or attribution.order == "VS":
            yield from _whole("before", tokens, (0, first - 2))
    if attribution.order != "VS" and after < end:
        start = _past_addressee(tokens, attribution, end)
        if start <= end and tokens[start].text not in _CLOSING:
            yield from _whole("behind", tokens, (start, _end_of_clause(tokens, found, start, end)))


def _stand_marks(tokens: Sequence[Token], i: int) -> bool:
    """Whether marked words stand at ``i`` or behind a comma or colon there: they were said, not what leads in."""
    if i < len(tokens) and tokens[i].text in (",", ":"):
        i += 1
    return i < len(tokens) and tokens[i].passage >= 0


def _whole(place: str, tokens: Sequence[Token], *parts: tuple[int, int]) -> Iterator[Candidate]:
    """Yield a candidate of those parts that are long enough and hold no marked words."""
    kept = tuple(
        (first, end)
        for first, last in parts
        if (end := _before_marks(tokens, first, last)) - first >= SHORTEST_CLAUSE - 1
    )
    if kept:
        yield Candidate(place, kept)


def _before_marks(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return ``last``, or where the clause before marked words ends: "rebuilt, which he called “a feat”"."""
    k = next((k for k in range(first, last + 1) if tokens[k].passage >= 0), None)
    if k is None:
        return last
    while k > first and tokens[k].text not in _BREAKS:
        k -= 1
    return k - 1


_BREAKS: Final = frozenset({",", ";", ":", "—", "–"})


def _end_of_clause(tokens: Sequence[Token], found: Sequence[Attribution], first: int, end: int) -> int:
    """Return where a reported clause ends that begins at ``first``: before a second verb of the one who reports
    ("said it was early but added", "denied it, but has gone on")."""
    cues = {other.cue_index for other in found if other.order in ("PART", "SV")}
    for k in range(first + 1, end):
        joint, verb = tokens[k], tokens[k + 1]
        if verb.lower == "according" and k > first + 1:
            return k - (joint.text == ",")
        if joint.lower not in ("and", "but") or verb.passage >= 0:
            continue
        v = k + 1
        while v < end and (tokens[v].lower in AUXILIARIES or tokens[v].lower in ADVERBS):
            v += 1
        second = v in cues and tokens[v].lower.endswith("ed") | (tokens[v].lower in ("said", "told", "wrote"))
        if second or (tokens[k - 1].text == "," and verb.lower in AUXILIARIES and verb.lower not in _NO_SECOND_VERBS):
            return k - 1 - (tokens[k - 1].text == ",")
    return end


def _past_addressee(tokens: Sequence[Token], attribution: Attribution, end: int) -> int:
    """Return where the reported clause begins: behind "that", whom the speaker told, or when and where; past
    ``end`` where nothing is reported."""
    i = attribution.cue_index + 1
    told = attribution.base in _TOLD
    placed = tokens[i].lower in PREPOSITIONS and tokens[i].lower != "to" and attribution.base in SAYING
    if told or placed or tokens[i].lower in ADDRESSEES or tokens[i].text in TIMES:
        for k in range(i, min(end, i + ADDRESSEE_REACH)):
            if tokens[k].lower == "that":
                return k
        if told:
            i = _past_name(tokens, i, end)
            if i == attribution.cue_index + 1:
                determined = tokens[i].lower in _BEFORE_AUDIENCES
                i = _past_name(tokens, i + 1, end) if determined else i + 1
                if determined and i == attribution.cue_index + 2:
                    i += 1
        while i <= end and (
            tokens[i].text in TIMES or tokens[i].lower in _PARTS_OF_DAYS or (i < end and tokens[i + 1].text in TIMES)
        ):
            i += 1
        if i <= end and (tokens[i].lower in PREPOSITIONS or tokens[i].text == ","):
            return end + 1
    return i


def _past_name(tokens: Sequence[Token], i: int, end: int) -> int:
    """Return what follows a name at ``i``, with what it is of: "The Norby News of Holm"."""
    first = i
    while i <= end and (
        tokens[i].text[:1].isupper()
        or (i > first and i < end and tokens[i].lower in ("of", "in", "at") and tokens[i + 1].text[:1].isupper())
    ):
        i += 1
    return i


_BEFORE_AUDIENCES: Final = frozenset("the a an his her their".split())


def features(tokens: Sequence[Token], attribution: Attribution, candidate: Candidate) -> list[str]:
    """Return what speaks for and against a candidate being reported."""
    place, parts = candidate
    i = attribution.cue_index
    after = max(attribution.last, i)
    first, last = parts[-1] if place == "behind" else parts[0]
    cue = tokens[i].lower
    following = _kind_of(tokens[after + 1]) if after + 1 < len(tokens) else "$"
    found = [
        f"{place} {cue}",
        f"{place} base {attribution.base}",
        f"{place} {attribution.order}",
        f"{place} source {_source_of(tokens, attribution)}",
        f"{place} next {following}",
        f"{place} opens {_kind_of(tokens[first])}",
        f"{place} words {_SIZES[min(last - first + 1, len(_SIZES) - 1)]}",
    ]
    if place == "behind":
        found.append(f"{cue} next {following}")
        found.append(f"base {attribution.base} next {following}")
    else:
        found.append(f"{place} rest {_SIZES[min(len(tokens) - after, len(_SIZES) - 1)]}")
        found.append(f"{place} opens {tokens[first].lower}")
        if place == "before" and is_lead_in(tokens, first, last + 1):
            found.append(f"before lead {_SIZES[min(last - first + 1, len(_SIZES) - 1)]}")
        elif place in ("around", "behind a lead"):
            comma = attribution.first - 1
            lead = "lead" if is_lead_in(tokens, 0, comma) else "no lead"
            found.append(f"{place} {lead} {_SIZES[min(comma, len(_SIZES) - 1)]}")
            found.append(f"{place} goes on {_kind_of(tokens[parts[-1][0]])}")
    before = tokens[i - 1].lower if i else "^"
    if before in AUXILIARIES:
        found.append(f"{place} auxiliary {before}")
        found.append(f"base {attribution.base} auxiliary {before}")
        if before == "to" and i > 1:
            found.append(f"{place} to behind {tokens[i - 2].lower}")
    if i > 1 and any(token.lower in _NOT for token in tokens[max(0, i - 3) : i]):
        found.append(f"{place} not")
    if not any(
        token.lower in AUXILIARIES or token.lower in FINITE or token.lower.endswith("ed")
        for token in tokens[first : last + 1]
    ):
        found.append(f"{place} no verb")
    if attribution.relative:
        found.append(f"{place} relative")
    start = min(attribution.first, i)
    if start and (tokens[start - 1].passage >= 0 or (start > 1 and tokens[start - 2].passage >= 0)):
        found.append(f"{place} marks before")
    if after + 2 < len(tokens) and (tokens[after + 1].passage >= 0 or tokens[after + 2].passage >= 0):
        found.append(f"{place} marks behind")
    if tokens[-1].text == "?":
        found.append(f"{place} question")
    return found


def likelihood(found: Sequence[str]) -> float:
    """Return how likely it is that a candidate with these features is reported, from 0 to 1."""
    weight = WEIGHTS.get
    score = BIAS
    for name in found:
        score += weight(name, 0.0)
    return 1 / (1 + math.exp(-score))


def _kind_of(token: Token) -> str:
    """Return a small word as it is, of others how they look."""
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
    if lower in FINITE or lower.endswith("ed"):
        return "verb"
    return "word"


def _source_of(tokens: Sequence[Token], attribution: Attribution) -> str:
    """Return what the source of an attribution looks like: a pronoun, a name, a description or none of its own."""
    if attribution.order == "PART" or attribution.source is None:
        return "before"
    k = attribution.first if attribution.order != "VS" else attribution.cue_index + 1
    token = tokens[min(k, len(tokens) - 1)]
    pronoun = pronoun_of(token.lower)
    if pronoun is not None:
        return pronoun
    return "Name" if token.text[:1].isupper() and token.lower not in DETERMINERS else "description"


_SIZES: Final = ("0", *("1-3",) * 3, *("4-6",) * 3, *("7-12",) * 6, *("13-20",) * 8, *("21-30",) * 10, "more")
_CLOSING: Final = frozenset(".!?;:,")
_NOT: Final = frozenset(
    "not never don't doesn't didn't won't wouldn't can't cannot hasn't don’t doesn’t didn’t".split()
)
_TOLD: Final = frozenset("tell remind inform assure warn advise notify".split())
_AUDIENCE: Final = ADDRESSEES | {"the", "a", "an"}
_NO_SECOND_VERBS: Final = frozenset({"not", "never", "ever", "to", "would", "could", "will", "should", "might", "may"})
"""What goes on with the reported clause as often as with the one that reports."""
_PARTS_OF_DAYS: Final = frozenset(
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


def most_likely(
    tokens: Sequence[Token], attribution: Attribution, found: Sequence[Attribution]
) -> tuple[float, tuple[tuple[int, int], ...]]:
    """Return what an attribution most likely reports, as first and last tokens of its parts, and how likely that is;
    nothing when all of it is less likely than ``REPORTED``."""
    best: tuple[float, tuple[tuple[int, int], ...]] = (0.0, ())
    most = 0.0
    for candidate in candidates(tokens, attribution, found):
        likely = likelihood(features(tokens, attribution, candidate))
        worth = gain(likely, sum(last - first + 1 for first, last in candidate.parts))
        if worth > most:
            best, most = (likely, candidate.parts), worth
    return best


def gain(likely: float, length: int) -> float:
    """Return what showing a candidate of some length is worth: of two, a whole sentence that is likely enough is worth
    more than the surer half of it."""
    return (likely - REPORTED) * length

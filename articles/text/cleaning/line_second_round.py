"""Features for the classifier's second round, computed from the chances that the first round gave a clipping's lines.

Like those of ``line_features``, they are fields of named tuples.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from articles.text.cleaning.line_context import (
    LOGS,
    MIN_TOPICS,
    SharedWords,
    distances,
    main_stretch,
    running_total,
    share_words,
)
from articles.text.cleaning.line_features import feature_names
from articles.text.data.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from articles.text.cleaning.line_features import ClippingLines

# Numbers of lines to either side whose chances are summed up.
_REACHES = (5, 12, 30)
# Offsets of the lines whose chances are features of their own.
_CHANCE_OFFSETS = (-4, -3, -2, -1, 1, 2, 3, 4)
# A line is likely body above the first chance. Lines above the second chance form a stretch, with gaps of at most
# ``_STRETCH_GAP`` lines.
_LIKELY, _POSSIBLE, _STRETCH_GAP = 0.5, 0.15, 2
# Characters in which a teaser and its headline begin alike.
_BEGINNING_LENGTH = 25
# Characters of a line that are searched for joined words.
_JOINED_LENGTH = 400
# "... at SteakhouseA party of six": a headline and its teaser, copied as one line.
_JOINED = re.compile(r"[a-z0-9.!?’”\"][A-Z][a-z]")
# Largest log odds of the first round, and the smallest chance used for log odds.
_MAX_LOG_ODDS, _MIN_CHANCE = 6.0, 0.001


class _FirstRound(NamedTuple):
    """The first round's chance of a line, and its likely body lines above and below."""

    first_thought: float
    topic_of_body: float
    body_words_above: float
    body_words_below: float
    lines_since_body: float
    lines_to_body: float


class _KindsSince(NamedTuple):
    """Numbers of lines of these kinds since the start of the main stretch; negative above it."""

    comments_since_main_stretch: float
    related_since_main_stretch: float
    share_since_main_stretch: float


class _Resemblance(NamedTuple):
    """How much a line, and the stretch of possible lines around it, resemble the body."""

    lines_since_comments: float
    share_of_stretch: float
    ends_in_stretch: float
    shared_words: float
    joined: float
    same_beginning: bool


class _Nearby(NamedTuple):
    """Shares of lines nearby that end a sentence, or are time stamps."""

    ends_around_2: float
    ends_around_5: float
    times_around_12: float


SECOND_ROUND: tuple[str, ...] = (
    *feature_names(_FirstRound._fields),
    *(f"body {side} {reach}" for reach in _REACHES for side in ("above", "below")),
    *(f"first thought at {offset:+}" for offset in _CHANCE_OFFSETS),
    *feature_names((*_KindsSince._fields, *_Resemblance._fields, *_Nearby._fields)),
)
"""Names of the features that only the second round uses, in the order of its row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _FirstChances:
    """The first round's chances of the lines, summed up; ``..._above`` are running totals as in ``_Layout``."""

    chances: Sequence[float]
    likely: Sequence[bool]
    chance_above: Sequence[float]
    words_above: Sequence[float]
    since: Sequence[int]
    until: Sequence[int]
    topics: SharedWords
    frequency: Counter[str]
    most_frequent: float
    stretches: Mapping[int, tuple[int, int]]


def _sum_up(lines: ClippingLines, chances: Sequence[float]) -> _FirstChances:
    likely = [chance > _LIKELY for chance in chances]
    topics = [topic for topic, is_likely in zip(lines.topics, likely, strict=True) if is_likely]
    return _FirstChances(
        chances=chances,
        likely=likely,
        chance_above=running_total(chances),
        words_above=running_total([chance * size for chance, size in zip(chances, lines.sizes, strict=True)]),
        since=distances(likely),
        until=distances(likely[::-1])[::-1],
        topics=share_words(topics),
        frequency=Counter([word for topic in topics for word in topic]),
        most_frequent=math.log1p(sum(likely) or 1),
        stretches=_find_stretches(lines, chances),
    )


def second_round_rows(lines: ClippingLines, chances: Sequence[float], numbers: Sequence[int]) -> Iterator[list[float]]:
    """Yield the features ``SECOND_ROUND`` of the lines ``numbers``; ``chances`` are the first round's, of all lines."""
    first = _sum_up(lines, chances)
    kinds = [verdict.kind if verdict is not None else None for verdict in lines.verdicts]
    since_comments = distances([kind is Kind.COMMENTS for kind in kinds])
    start, _ = main_stretch(lines)
    comments, related, share = (
        running_total([kind is wanted for kind in kinds]) for wanted in (Kind.COMMENTS, Kind.RELATED, Kind.SHARE)
    )
    ends, times = running_total(lines.ends), running_total(lines.times)
    beginnings = Counter(
        [text[:_BEGINNING_LENGTH].casefold() for text in lines.texts if len(text) >= _BEGINNING_LENGTH]
    )
    for number in numbers:
        text = lines.texts[number]
        yield [
            *_describe_first_round(lines, first, number),
            *_chances_around(first, number),
            *_KindsSince(
                comments_since_main_stretch=_count_since(comments, start, number),
                related_since_main_stretch=_count_since(related, start, number),
                share_since_main_stretch=_count_since(share, start, number),
            ),
            *_compare_with_body(
                lines,
                first,
                number,
                ends=ends,
                since_comments=since_comments[number],
                same_beginning=len(text) >= _BEGINNING_LENGTH and beginnings[text[:_BEGINNING_LENGTH].casefold()] > 1,
            ),
            *_Nearby(
                ends_around_2=_share_around(ends, number, 2),
                ends_around_5=_share_around(ends, number, 5),
                times_around_12=_share_around(times, number, 12),
            ),
        ]


def log_odds(chance: float) -> float:
    """Return the log odds of ``chance``, which are finite even for 0 and 1."""
    return math.log((chance + _MIN_CHANCE) / (1 - chance + _MIN_CHANCE))


def _describe_first_round(lines: ClippingLines, first: _FirstChances, number: int) -> _FirstRound:
    words = first.words_above
    total = words[-1] or 1.0
    return _FirstRound(
        first_thought=max(-_MAX_LOG_ODDS, min(_MAX_LOG_ODDS, log_odds(first.chances[number]))),
        topic_of_body=first.topics.share(lines.topics[number], counted=first.likely[number]),
        body_words_above=words[number] / total,
        body_words_below=1 - words[number + 1] / total,
        lines_since_body=LOGS[first.since[number]],
        lines_to_body=LOGS[first.until[number]],
    )


def _chances_around(first: _FirstChances, number: int) -> Iterator[float]:
    above, chances = first.chance_above, first.chances
    for reach in _REACHES:
        yield (above[number] - above[max(0, number - reach)]) / reach
        yield (above[min(len(chances), number + 1 + reach)] - above[number + 1]) / reach
    for offset in _CHANCE_OFFSETS:
        yield chances[number + offset] if 0 <= number + offset < len(chances) else 0.0


def _count_since(above: Sequence[float], start: int, number: int) -> float:
    """Return the number of marks between lines ``start`` and ``number``, at most four; negative above ``start``."""
    if number > start:
        return min(4.0, above[number] - above[start])
    return -min(4.0, above[start] - above[number + 1])


def _compare_with_body(
    lines: ClippingLines,
    first: _FirstChances,
    number: int,
    *,
    ends: Sequence[float],
    since_comments: int,
    same_beginning: bool,
) -> _Resemblance:
    topics, words = lines.topics[number], first.words_above
    start, end = first.stretches.get(number, (number, number))
    # The frequencies include the words of a likely line itself.
    own = first.likely[number]
    frequency = sum([math.log1p(first.frequency[word] - own) for word in topics])
    return _Resemblance(
        lines_since_comments=LOGS[since_comments],
        share_of_stretch=(words[end] - words[start]) / (words[-1] or 1.0),
        ends_in_stretch=(ends[end] - ends[start]) / (end - start) if end > start else 0.0,
        shared_words=frequency / max(MIN_TOPICS, len(topics)) / first.most_frequent,
        joined=float(len(_JOINED.findall(lines.texts[number][:_JOINED_LENGTH]))),
        same_beginning=same_beginning,
    )


def _share_around(above: Sequence[float], number: int, reach: int) -> float:
    start, end = max(0, number - reach), min(len(above) - 1, number + reach + 1)
    return (above[end] - above[start]) / (end - start)


def _find_stretches(lines: ClippingLines, chances: Sequence[float]) -> dict[int, tuple[int, int]]:
    """Return the half-open bounds of the stretch of possible body lines around each such line, by line number."""
    found: list[list[int]] = []
    for number, chance in enumerate(chances):
        if chance <= _POSSIBLE or lines.verdicts[number] is not None:
            continue
        if found and number - found[-1][1] <= _STRETCH_GAP:
            found[-1][1] = number + 1
        else:
            found.append([number, number + 1])
    return {number: (start, end) for start, end in found for number in range(start, end)}

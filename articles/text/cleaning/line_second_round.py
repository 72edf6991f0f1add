"""Features for the classifier's second round, computed from the chances that the first round gave a clipping's lines.

Like those of ``line_features``, they are fields of named tuples.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

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
    from collections.abc import Sequence

    from numpy.typing import NDArray

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
# Cached lines.
_CACHED_LINES = 8_192
# Largest log odds of the first round, and the smallest chance used for log odds.
_MAX_LOG_ODDS, _MIN_CHANCE = 6.0, 0.001


class _FirstRound(NamedTuple):
    """The first round's chance of each line, and its likely body lines above and below."""

    first_thought: NDArray[np.float64]
    topic_of_body: NDArray[np.float64]
    body_words_above: NDArray[np.float64]
    body_words_below: NDArray[np.float64]
    lines_since_body: NDArray[np.float64]
    lines_to_body: NDArray[np.float64]


class _KindsSince(NamedTuple):
    """Numbers of lines of these kinds since the start of the main stretch; negative above it."""

    comments_since_main_stretch: NDArray[np.float64]
    related_since_main_stretch: NDArray[np.float64]
    share_since_main_stretch: NDArray[np.float64]


class _Resemblance(NamedTuple):
    """How much each line, and the stretch of possible lines around it, resemble the body."""

    lines_since_comments: NDArray[np.float64]
    share_of_stretch: NDArray[np.float64]
    ends_in_stretch: NDArray[np.float64]
    shared_words: NDArray[np.float64]
    joined: NDArray[np.float64]
    same_beginning: NDArray[np.float64]


class _Nearby(NamedTuple):
    """Shares of lines nearby that end a sentence, or are time stamps."""

    ends_around_2: NDArray[np.float64]
    ends_around_5: NDArray[np.float64]
    times_around_12: NDArray[np.float64]


SECOND_ROUND: tuple[str, ...] = (
    *feature_names(_FirstRound._fields),
    *(f"body {side} {reach}" for reach in _REACHES for side in ("above", "below")),
    *(f"first thought at {offset:+}" for offset in _CHANCE_OFFSETS),
    *feature_names((*_KindsSince._fields, *_Resemblance._fields, *_Nearby._fields)),
)
"""Names of the features that only the second round uses, in the order of its row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _FirstChances:
    """The first round's chances of the lines, summed up; ``..._above`` are running totals as in ``_Layout``.

    ``starts`` and ``ends`` are the half-open bounds of the stretch of possible body lines around each line.
    """

    chances: NDArray[np.float64]
    likely: Sequence[bool]
    chance_above: NDArray[np.float64]
    words_above: NDArray[np.float64]
    since: NDArray[np.intp]
    until: NDArray[np.intp]
    topics: SharedWords
    frequency: Counter[str]
    most_frequent: float
    starts: NDArray[np.intp]
    ends: NDArray[np.intp]


def _sum_up(lines: ClippingLines, chances: Sequence[float]) -> _FirstChances:
    likely = [chance > _LIKELY for chance in chances]
    topics = [topic for topic, is_likely in zip(lines.topics, likely, strict=True) if is_likely]
    starts, ends = _find_stretches(lines, chances)
    return _FirstChances(
        chances=np.array(chances, np.float64),
        likely=likely,
        chance_above=running_total(chances),
        words_above=running_total([chance * size for chance, size in zip(chances, lines.sizes, strict=True)]),
        since=distances(likely),
        until=distances(likely[::-1])[::-1],
        topics=share_words(topics),
        frequency=Counter([word for topic in topics for word in topic]),
        most_frequent=math.log1p(sum(likely) or 1),
        starts=starts,
        ends=ends,
    )


def second_round_rows(lines: ClippingLines, chances: Sequence[float], numbers: Sequence[int]) -> NDArray[np.float64]:
    """Return the features ``SECOND_ROUND`` of the lines ``numbers``, a row each.

    ``chances`` are the first round's, of all lines.
    """
    first = _sum_up(lines, chances)
    at = np.array(numbers, np.intp)
    ends = running_total(lines.ends)
    columns = [
        *_describe_first_round(lines, first, at),
        *_chances_around(first, at),
        *_count_kinds(lines, at),
        *_compare_with_body(lines, first, at, ends),
        *_look_nearby(ends, running_total(lines.times), at),
    ]
    return np.array(columns, np.float64).T


def log_odds(chance: float) -> float:
    """Return the log odds of ``chance``, which are finite even for 0 and 1."""
    return math.log((chance + _MIN_CHANCE) / (1 - chance + _MIN_CHANCE))


def _describe_first_round(lines: ClippingLines, first: _FirstChances, at: NDArray[np.intp]) -> _FirstRound:
    words, numbers = first.words_above, at.tolist()
    total = words[-1] or 1.0
    thoughts = [log_odds(chance) for chance in first.chances[at].tolist()]
    return _FirstRound(
        first_thought=np.maximum(-_MAX_LOG_ODDS, np.minimum(_MAX_LOG_ODDS, np.array(thoughts))),
        topic_of_body=np.array(
            [first.topics.share(lines.topics[number], counted=first.likely[number]) for number in numbers]
        ),
        body_words_above=words[at] / total,
        body_words_below=1 - words[at + 1] / total,
        lines_since_body=LOGS[first.since[at]],
        lines_to_body=LOGS[first.until[at]],
    )


def _chances_around(first: _FirstChances, at: NDArray[np.intp]) -> list[NDArray[np.float64]]:
    above, chances = first.chance_above, first.chances
    columns: list[NDArray[np.float64]] = []
    for reach in _REACHES:
        columns.append((above[at] - above[np.maximum(0, at - reach)]) / reach)
        columns.append((above[np.minimum(len(chances), at + (1 + reach))] - above[at + 1]) / reach)
    edge = [0.0] * max(_CHANCE_OFFSETS)
    padded = np.array([*edge, *chances, *edge])
    return columns + [padded[at + (len(edge) + offset)] for offset in _CHANCE_OFFSETS]


def _count_kinds(lines: ClippingLines, at: NDArray[np.intp]) -> _KindsSince:
    kinds = [verdict.kind if verdict is not None else None for verdict in lines.verdicts]
    start, _ = main_stretch(lines)
    comments, related, share = (
        _count_since(running_total([kind is wanted for kind in kinds]), start, at)
        for wanted in (Kind.COMMENTS, Kind.RELATED, Kind.SHARE)
    )
    return _KindsSince(
        comments_since_main_stretch=comments, related_since_main_stretch=related, share_since_main_stretch=share
    )


def _count_since(above: NDArray[np.float64], start: int, at: NDArray[np.intp]) -> NDArray[np.float64]:
    """Return the number of marks between ``start`` and each line, at most four; negative above ``start``."""
    below = np.minimum(4.0, above[at] - above[start])
    found: NDArray[np.float64] = np.where(at > start, below, -np.minimum(4.0, above[start] - above[at + 1]))
    return found


def _compare_with_body(
    lines: ClippingLines, first: _FirstChances, at: NDArray[np.intp], ends: NDArray[np.float64]
) -> _Resemblance:
    words, numbers = first.words_above, at.tolist()
    start, end = first.starts[at], first.ends[at]
    length = end - start
    since_comments = distances([verdict is not None and verdict.kind is Kind.COMMENTS for verdict in lines.verdicts])
    return _Resemblance(
        lines_since_comments=LOGS[since_comments[at]],
        share_of_stretch=(words[end] - words[start]) / (words[-1] or 1.0),
        ends_in_stretch=np.where(length > 0, (ends[end] - ends[start]) / np.maximum(1, length), 0.0),
        shared_words=_share_words(lines, first, numbers),
        joined=np.array([_count_joined(lines.texts[number][:_JOINED_LENGTH]) for number in numbers], np.float64),
        same_beginning=_find_same_beginnings(lines.texts, numbers),
    )


def _share_words(lines: ClippingLines, first: _FirstChances, numbers: Sequence[int]) -> NDArray[np.float64]:
    """Return how frequent the topics of each line are in the likely body lines, the line itself not counted."""
    logs = [math.log1p(count) for count in range(max(first.frequency.values(), default=0) + 1)]
    often = first.frequency.get
    shared = [
        sum([logs[often(word, 0) - own] for word in topics]) / max(MIN_TOPICS, len(topics)) / first.most_frequent
        for topics, own in ((lines.topics[number], first.likely[number]) for number in numbers)
    ]
    return np.array(shared, np.float64)


@lru_cache(maxsize=_CACHED_LINES)
def _count_joined(text: str) -> int:
    return len(_JOINED.findall(text))


def _find_same_beginnings(texts: Sequence[str], numbers: Sequence[int]) -> NDArray[np.float64]:
    """Return for each of the lines whether another line begins as it does."""
    beginnings = [text[:_BEGINNING_LENGTH].casefold() if len(text) >= _BEGINNING_LENGTH else None for text in texts]
    often = Counter(beginnings)
    found = [beginnings[number] is not None and often[beginnings[number]] > 1 for number in numbers]
    return np.array(found, np.float64)


def _look_nearby(ends: NDArray[np.float64], times: NDArray[np.float64], at: NDArray[np.intp]) -> _Nearby:
    return _Nearby(
        ends_around_2=_share_around(ends, at, 2),
        ends_around_5=_share_around(ends, at, 5),
        times_around_12=_share_around(times, at, 12),
    )


def _share_around(above: NDArray[np.float64], at: NDArray[np.intp], reach: int) -> NDArray[np.float64]:
    start, end = np.maximum(0, at - reach), np.minimum(len(above) - 1, at + (reach + 1))
    share: NDArray[np.float64] = (above[end] - above[start]) / (end - start)
    return share


def _find_stretches(lines: ClippingLines, chances: Sequence[float]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the half-open bounds of the stretch of possible body lines around each line; empty ones for others."""
    starts, ends = np.arange(len(chances)), np.arange(len(chances))
    found: list[list[int]] = []
    for number, chance in enumerate(chances):
        if chance <= _POSSIBLE or lines.verdicts[number] is not None:
            continue
        if found and number - found[-1][1] <= _STRETCH_GAP:
            found[-1][1] = number + 1
        else:
            found.append([number, number + 1])
    for start, end in found:
        starts[start:end], ends[start:end] = start, end
    return starts, ends

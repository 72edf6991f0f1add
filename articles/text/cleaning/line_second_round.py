"""Features for the classifier's second round: what the first round thought of a clipping's lines.

Like those of ``line_features``, they are fields of named tuples.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from articles.text.cleaning.line_context import (
    FEWEST_TOPICS,
    LOGS,
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

# Numbers of lines to either side over which chances are summed up.
_REACHES = (5, 12, 30)
# Lines to either side whose chances the second round knows.
_CHANCE_OFFSETS = (-4, -3, -2, -1, 1, 2, 3, 4)
# A line is likely body from this chance on. Lines that may be body form a stretch from the lower chance on, unless
# more than ``_STRETCH_GAP`` lines part them.
_LIKELY, _MAYBE, _STRETCH_GAP = 0.5, 0.15, 2
# A teaser begins with the same letters as its headline.
_BEGINNING = 25
# Characters of a line in which joined words are looked for.
_JOINED_LENGTH = 400
# "... at SteakhouseA party of six": a headline and its teaser, copied as one.
_JOINED = re.compile(r"[a-z0-9.!?’”\"][A-Z][a-z]")
# Bounds of the first round's log odds.
_MOST_ODDS, _SMALLEST_CHANCE = 6.0, 0.001


class _FirstRound(NamedTuple):
    """What the first round thought of a line and of the body above and below it."""

    first_thought: float
    topic_of_body: float
    body_words_above: float
    body_words_below: float
    lines_since_body: float
    lines_to_body: float


class _Labels(NamedTuple):
    """Lines that rules gave these kinds, counted from the start of the main stretch; negative above it."""

    comments_since_main_stretch: float
    related_since_main_stretch: float
    share_since_main_stretch: float


class _Likeness(NamedTuple):
    """How far a line, and the stretch of likely lines that it is in, read like the body."""

    lines_since_comments: float
    share_of_stretch: float
    ends_in_stretch: float
    shared_words: float
    joined: float
    same_beginning: bool


class _NearEnds(NamedTuple):
    """The share of lines nearby that end as sentences, or are time stamps."""

    ends_around_2: float
    ends_around_5: float
    times_around_12: float


SECOND_ROUND: tuple[str, ...] = (
    *feature_names(_FirstRound._fields),
    *(f"body {side} {reach}" for reach in _REACHES for side in ("above", "below")),
    *(f"first thought at {offset:+}" for offset in _CHANCE_OFFSETS),
    *feature_names((*_Labels._fields, *_Likeness._fields, *_NearEnds._fields)),
)
"""Names of the features that only the second round knows, in the order of its row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Thoughts:
    """What the first round thought of a clipping; ``..._above`` are running totals as in ``_Layout``."""

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


def _sum_up(lines: ClippingLines, chances: Sequence[float]) -> _Thoughts:
    likely = [chance > _LIKELY for chance in chances]
    topics = [topic for topic, is_likely in zip(lines.topics, likely, strict=True) if is_likely]
    return _Thoughts(
        chances=chances,
        likely=likely,
        chance_above=running_total(chances),
        words_above=running_total([chance * size for chance, size in zip(chances, lines.sizes, strict=True)]),
        since=distances(likely),
        until=distances(likely[::-1])[::-1],
        topics=share_words(topics),
        frequency=Counter([word for topic in topics for word in topic]),
        most_frequent=math.log1p(sum(likely) or 1),
        stretches=_stretches(lines, chances),
    )


def second_round_rows(lines: ClippingLines, chances: Sequence[float], numbers: Sequence[int]) -> Iterator[list[float]]:
    """Yield the features ``SECOND_ROUND`` of the lines ``numbers``; ``chances`` are the first round's, of all lines."""
    thoughts = _sum_up(lines, chances)
    kinds = [verdict.kind if verdict is not None else None for verdict in lines.verdicts]
    since_comments = distances([kind is Kind.COMMENTS for kind in kinds])
    start, _ = main_stretch(lines)
    comments, related, share = (
        running_total([kind is wanted for kind in kinds]) for wanted in (Kind.COMMENTS, Kind.RELATED, Kind.SHARE)
    )
    ends, times = running_total(lines.ends), running_total(lines.times)
    beginnings = Counter([text[:_BEGINNING].casefold() for text in lines.texts if len(text) >= _BEGINNING])
    for number in numbers:
        text = lines.texts[number]
        yield [
            *_recall(lines, thoughts, number),
            *_chances_around(thoughts, number),
            *_Labels(
                comments_since_main_stretch=_count_since(comments, start, number),
                related_since_main_stretch=_count_since(related, start, number),
                share_since_main_stretch=_count_since(share, start, number),
            ),
            *_compare_with_body(
                lines,
                thoughts,
                number,
                ends=ends,
                since_comments=since_comments[number],
                same_beginning=len(text) >= _BEGINNING and beginnings[text[:_BEGINNING].casefold()] > 1,
            ),
            *_NearEnds(
                ends_around_2=_share_around(ends, number, 2),
                ends_around_5=_share_around(ends, number, 5),
                times_around_12=_share_around(times, number, 12),
            ),
        ]


def log_odds(chance: float) -> float:
    """Return the log odds of ``chance``, finite for 0 and 1 too."""
    return math.log((chance + _SMALLEST_CHANCE) / (1 - chance + _SMALLEST_CHANCE))


def _recall(lines: ClippingLines, thoughts: _Thoughts, number: int) -> _FirstRound:
    words = thoughts.words_above
    total = words[-1] or 1.0
    return _FirstRound(
        first_thought=max(-_MOST_ODDS, min(_MOST_ODDS, log_odds(thoughts.chances[number]))),
        topic_of_body=thoughts.topics.share(lines.topics[number], counted=thoughts.likely[number]),
        body_words_above=words[number] / total,
        body_words_below=1 - words[number + 1] / total,
        lines_since_body=LOGS[thoughts.since[number]],
        lines_to_body=LOGS[thoughts.until[number]],
    )


def _chances_around(thoughts: _Thoughts, number: int) -> Iterator[float]:
    above, chances = thoughts.chance_above, thoughts.chances
    for reach in _REACHES:
        yield (above[number] - above[max(0, number - reach)]) / reach
        yield (above[min(len(chances), number + 1 + reach)] - above[number + 1]) / reach
    for offset in _CHANCE_OFFSETS:
        yield chances[number + offset] if 0 <= number + offset < len(chances) else 0.0


def _count_since(above: Sequence[float], start: int, number: int) -> float:
    """Return how many marks are between line ``start`` and line ``number``, four at most; negative above ``start``."""
    if number > start:
        return min(4.0, above[number] - above[start])
    return -min(4.0, above[start] - above[number + 1])


def _compare_with_body(
    lines: ClippingLines,
    thoughts: _Thoughts,
    number: int,
    *,
    ends: Sequence[float],
    since_comments: int,
    same_beginning: bool,
) -> _Likeness:
    topics, words = lines.topics[number], thoughts.words_above
    start, end = thoughts.stretches.get(number, (number, number))
    # A likely line's own words are counted once in the frequencies.
    own = thoughts.likely[number]
    frequency = sum([math.log1p(thoughts.frequency[word] - own) for word in topics])
    return _Likeness(
        lines_since_comments=LOGS[since_comments],
        share_of_stretch=(words[end] - words[start]) / (words[-1] or 1.0),
        ends_in_stretch=(ends[end] - ends[start]) / (end - start) if end > start else 0.0,
        shared_words=frequency / max(FEWEST_TOPICS, len(topics)) / thoughts.most_frequent,
        joined=float(len(_JOINED.findall(lines.texts[number][:_JOINED_LENGTH]))),
        same_beginning=same_beginning,
    )


def _share_around(above: Sequence[float], number: int, reach: int) -> float:
    start, end = max(0, number - reach), min(len(above) - 1, number + reach + 1)
    return (above[end] - above[start]) / (end - start)


def _stretches(lines: ClippingLines, chances: Sequence[float]) -> dict[int, tuple[int, int]]:
    """Return the bounds of the stretch of possible lines that each line is in."""
    found: list[list[int]] = []
    for number, chance in enumerate(chances):
        if chance <= _MAYBE or lines.verdicts[number] is not None:
            continue
        if found and number - found[-1][1] <= _STRETCH_GAP:
            found[-1][1] = number + 1
        else:
            found.append([number, number + 1])
    return {number: (start, end) for start, end in found for number in range(start, end)}

"""Features of a line that depend on the lines around it, for the classifier that separates body from debris.

They describe the line's position in the clipping, its elements in a saved page, and its neighbours. Most are computed
by column: a function returns the values of all lines by name of feature. Features of the second round only are in
``line_second_round``.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING

from articles.text.cleaning.line_features import LINE, measure_lines
from articles.text.data.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from articles.text.cleaning.line_features import ClippingLines
    from articles.text.cleaning.page_lines import PageLine

# Offsets of the neighbours whose own features are part of a line's row.
NEIGHBOUR_OFFSETS = (-2, -1, 1, 2)
REACH = max(NEIGHBOUR_OFFSETS)
# Lines whose features are computed at once: those of a huge clipping would not all fit in memory.
_BATCH = 1_000
# Numbers of lines to either side that are summed up.
_REACHES = (3, 8, 20)
# A headline has this many words, most of them with a capital.
_HEADLINE_WORDS, _MIN_HEADLINE_CAPITALS = (5, 18), 0.6
# Lines with fewer words are short.
_SHORT_WORDS = 6
# Words of a line that count in means over the clipping's prose, at most.
_MAX_WEIGHT = 60.0
# Smallest divisor of shares of topic words, for lines with fewer of them.
MIN_TOPICS = 2
# Lines with a smaller share of their letters in links may be prose; lines with a larger share are nothing but links.
_MAX_LINKED_PROSE, _MIN_LINKED_LINK = 0.5, 0.9
_MIN_PROSE_LENGTH = 80
# Kinds of lines that mark the end of an article.
_STOPS = frozenset({Kind.RELATED, Kind.COMMENTS, Kind.LEGAL, Kind.SPONSORED})
# Logarithms of distances; all distances beyond 53 lines (log(54) is just below 4) count as 4.
_FAR = 53
LOGS = (*(math.log1p(distance) for distance in range(_FAR + 1)), 4.0)


_SMALL_WORDS = LINE.index("small words")

PAGE_PLACES = (
    "comments", "caption", "newsletter", "share", "advertisement", "related", "author_bio", "byline", "timestamp",
    "video", "navigation", "standfirst", "article", "nav", "footer", "aside", "header", "figure", "form", "button",
    "table", "main", "ul", "ol", "blockquote", "dialog",
)  # fmt: skip
_DEBRIS_PLACES = frozenset({"comments", "related", "newsletter", "footer", "aside", "navigation"})
PAGE_TAGS = (
    "p", "li", "h1", "h2", "h3", "h4", "td", "div", "blockquote", "figcaption", "section", "dt", "dd", "th", "pre",
)  # fmt: skip

_OF_NEIGHBOUR: tuple[str, ...] = (
    "words", "ends", "prose", "small words", "capitals", "verdict", "time", "repeated", "byline", "opens quote",
    "bracket end", "name end", "repeated with neighbour", "offer", "picture", "handle",
    *(name for name in LINE if name.startswith("verdict ")),
)  # fmt: skip
NEIGHBOURS: tuple[str, ...] = tuple(
    f"{name} at {offset:+}" for offset in NEIGHBOUR_OFFSETS for name in (*_OF_NEIGHBOUR, "nothing")
)
"""Names of the features of a line's neighbours; "nothing" is 1 if the neighbour is beyond the clipping's ends."""
NEIGHBOUR_SIZE = len(_OF_NEIGHBOUR) + 1


def first_round_names(form: str) -> tuple[str, ...]:
    """Return the names of the first round's features of a "dump" or a "page"."""
    return LINE + POSITION + (PAGE if form == "page" else ()) + NEIGHBOURS


def first_round_rows(lines: ClippingLines, numbers: Sequence[int]) -> Iterator[list[float]]:
    """Yield the first round's features of the lines ``numbers``."""
    neighbours = neighbour_rows(lines)
    for number, row in zip(numbers, own_rows(lines, numbers), strict=True):
        yield row + neighbour_features(neighbours, number)


def own_rows(lines: ClippingLines, numbers: Sequence[int]) -> Iterator[list[float]]:
    """Yield the first round's features of the lines ``numbers``, without their neighbours'.

    Lazily: the rows of a huge clipping would not all fit in memory.
    """
    positions = _position_rows(lines, numbers)
    if lines.page is None:
        for number, position in zip(numbers, positions, strict=True):
            yield [*lines.rows[number], *position]
    else:
        elements = list(zip(*_page_columns(lines, lines.page).values(), strict=True))
        for number, position in zip(numbers, positions, strict=True):
            yield [*lines.rows[number], *position, *elements[number]]


def neighbour_rows(lines: ClippingLines) -> list[list[float]]:
    """Return each line's features as a neighbour, padded with ``REACH`` empty rows at either end."""
    edge = [_NO_NEIGHBOUR] * REACH
    return [*edge, *([*pick, 0.0] for pick in map(_pick_neighbour, lines.rows)), *edge]


def neighbour_features(neighbours: Sequence[list[float]], number: int) -> list[float]:
    """Return the features of the neighbours of line ``number``, from the result of ``neighbour_rows``."""
    row: list[float] = []
    for offset in NEIGHBOUR_OFFSETS:
        row += neighbours[number + REACH + offset]
    return row


_pick_neighbour = itemgetter(*(LINE.index(name) for name in _OF_NEIGHBOUR))
_NO_NEIGHBOUR = [*(0.0 for _ in _OF_NEIGHBOUR), 1.0]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """Where the prose of a clipping is.

    ``low`` and ``high`` are the half-open bounds of its main stretch of prose. ``..._above`` are sums over the lines
    above each line, with one more item for the whole clipping. ``since`` and ``until`` are distances in lines to the
    nearest prose above and below. ``usual_...`` are the shares of capitals and of small words in the clipping's prose:
    German has more capitals than French, Turkish fewer small words than English.
    """

    low: int
    high: int
    words_above: Sequence[float]
    lines_above: Sequence[float]
    short_above: Sequence[float]
    stops_above: Sequence[float]
    since: Sequence[int]
    until: Sequence[int]
    topics: SharedWords
    main_topics: SharedWords
    usual_capitals: float
    usual_small_words: float


def _find_layout(lines: ClippingLines) -> _Layout:
    prose, sizes = lines.prose, lines.sizes
    low, high = main_stretch(lines)
    return _Layout(
        low=low,
        high=high,
        words_above=running_total([size if is_prose else 0.0 for size, is_prose in zip(sizes, prose, strict=True)]),
        lines_above=running_total(prose),
        short_above=running_total([size < _SHORT_WORDS for size in sizes]),
        stops_above=running_total([verdict is not None and verdict.kind in _STOPS for verdict in lines.verdicts]),
        since=distances(prose),
        until=distances(prose[::-1])[::-1],
        topics=share_words([topic for topic, is_prose in zip(lines.topics, prose, strict=True) if is_prose]),
        main_topics=share_words([lines.topics[number] for number in range(low, high) if prose[number]]),
        usual_capitals=_mean_of_prose(lines, lines.capitals),
        usual_small_words=_mean_of_prose(lines, [row[_SMALL_WORDS] for row in lines.rows]),
    )


def _mean_of_prose(lines: ClippingLines, values: Sequence[float]) -> float:
    """Return the mean of ``values`` over the lines of prose, weighted by their sizes; 0 if there is no prose."""
    sizes = [min(size, _MAX_WEIGHT) if prose else 0.0 for size, prose in zip(lines.sizes, lines.prose, strict=True)]
    total = sum(sizes)
    return sum([size * value for size, value in zip(sizes, values, strict=True)]) / total if total else 0.0


def _position_rows(lines: ClippingLines, numbers: Sequence[int]) -> Iterator[tuple[float, ...]]:
    layout = _find_layout(lines)
    for start in range(0, len(numbers), _BATCH):
        yield from zip(*_position_columns(lines, layout, numbers[start : start + _BATCH]).values(), strict=True)


def _position_columns(lines: ClippingLines, layout: _Layout, numbers: Sequence[int]) -> dict[str, list[float]]:
    """Return the position features of the lines ``numbers``: by name, one value per line."""
    columns = _length_columns(lines, numbers)
    columns |= _place_columns(lines, layout, numbers) | _stretch_columns(layout, numbers)
    for reach in _REACHES:
        columns |= _surroundings_columns(layout, numbers, reach)
    return columns


def _length_columns(lines: ClippingLines, numbers: Sequence[int]) -> dict[str, list[float]]:
    sizes = [lines.sizes[number] for number in numbers]
    ends = [lines.ends[number] for number in numbers]
    least, most = _HEADLINE_WORDS
    return {
        "size": [min(size, 60.0) / 20 for size in sizes],
        "under 5 words": [float(size < 5) for size in sizes],
        "under 9 words": [float(size < 9) for size in sizes],
        "under 14 words": [float(size < 14) for size in sizes],
        "over 25 words": [float(size > 25) for size in sizes],
        "over 40 words": [float(size > 40) for size in sizes],
        "over 100 words": [float(size > 100) for size in sizes],
        "short sentence": [float(end and size < 9) for size, end in zip(sizes, ends, strict=True)],
        "like a headline": [
            float(least <= size <= most and not end and lines.capitals[number] > _MIN_HEADLINE_CAPITALS)
            for number, size, end in zip(numbers, sizes, ends, strict=True)
        ],
    }


def _place_columns(lines: ClippingLines, layout: _Layout, numbers: Sequence[int]) -> dict[str, list[float]]:
    """Return the lines' places in the clipping. Distances are logarithms; shares are of the clipping's prose."""
    count, prose, topics = len(lines.texts), lines.prose, lines.topics
    low, high, above = layout.low, layout.high, layout.words_above
    total = above[-1] or 1.0
    back = [LOGS[layout.since[number]] for number in numbers]
    ahead = [LOGS[layout.until[number]] for number in numbers]
    share, share_of_main = layout.topics.share, layout.main_topics.share
    return {
        "topic": [share(topics[number], counted=prose[number]) for number in numbers],
        "topic of main stretch": [
            share_of_main(topics[number], counted=prose[number] and low <= number < high) for number in numbers
        ],
        "position": [number / count for number in numbers],
        "length of clipping": [min(7.0, math.log1p(count))] * len(numbers),
        "share above": [above[number] / total for number in numbers],
        "share below": [1 - above[number + 1] / total for number in numbers],
        "before all prose": [float(above[number] == 0) for number in numbers],
        "after all prose": [float(above[number + 1] == above[-1]) for number in numbers],
        "lines since prose": back,
        "lines to prose": ahead,
        "nearer prose": list(map(min, back, ahead)),
        "farther prose": list(map(max, back, ahead)),
        "share of prose lines": [layout.lines_above[-1] / max(1, count)] * len(numbers),
        "capitals over prose": [lines.capitals[number] - layout.usual_capitals for number in numbers],
        "small words over prose": [lines.rows[number][_SMALL_WORDS] - layout.usual_small_words for number in numbers],
    }


def _stretch_columns(layout: _Layout, numbers: Sequence[int]) -> dict[str, list[float]]:
    """Return the lines' places relative to the main stretch of prose; "stops" are lines that mark an article's end."""
    low, high, stops = layout.low, layout.high, layout.stops_above
    middle = (low + high) // 2
    return {
        "in main stretch": [float(low <= number < high) for number in numbers],
        "from its start": [_signed_log(number - low) for number in numbers],
        "to its end": [_signed_log(high - 1 - number) for number in numbers],
        "after main stretch": [float(number >= high) for number in numbers],
        "before main stretch": [float(number < low) for number in numbers],
        "stops since middle": [max(0.0, min(3.0, stops[number] - stops[middle])) for number in numbers],
        "stops to middle": [max(0.0, min(3.0, stops[middle] - stops[number + 1])) for number in numbers],
    }


def _surroundings_columns(layout: _Layout, numbers: Sequence[int], reach: int) -> dict[str, list[float]]:
    words, prose, short, log = layout.words_above, layout.lines_above, layout.short_above, math.log1p
    starts = [max(0, number - reach) for number in numbers]
    ends = [min(len(words) - 1, number + 1 + reach) for number in numbers]
    bounds = list(zip(numbers, starts, ends, strict=True))
    return {
        f"prose words above {reach}": [log(words[number] - words[start]) for number, start, _ in bounds],
        f"prose words below {reach}": [log(words[end] - words[number + 1]) for number, _, end in bounds],
        f"prose lines above {reach}": [(prose[number] - prose[start]) / reach for number, start, _ in bounds],
        f"prose lines below {reach}": [(prose[end] - prose[number + 1]) / reach for number, _, end in bounds],
        f"short lines around {reach}": [(short[end] - short[start]) / (2 * reach + 1) for _, start, end in bounds],
    }


def main_stretch(lines: ClippingLines) -> tuple[int, int]:
    """Return the half-open bounds of the stretch of lines with most prose and fewest other lines."""
    best, low, high, total, start = 0.0, 0, 0, 0.0, 0
    for number, (verdict, size, ends) in enumerate(zip(lines.verdicts, lines.sizes, lines.ends, strict=True)):
        if total <= 0:
            total, start = 0.0, number
        if verdict is not None:
            total -= 0.5
        elif size >= 15 or (size >= 7 and ends):
            total += min(3.0, size / 10)
        else:
            total -= 0.7
        if total > best:
            best, low, high = total, start, number + 1
    return low, high


@dataclass(frozen=True, slots=True)
class SharedWords:
    """Longer words of several lines: those in any line (``once``), and those in more than one (``often``)."""

    once: set[str]
    often: set[str]

    def share(self, topics: frozenset[str], *, counted: bool) -> float:
        """Return the share of ``topics`` that other lines have; ``counted``: the line is itself among those lines."""
        return len(topics & (self.often if counted else self.once)) / max(MIN_TOPICS, len(topics))


def share_words(topics: Iterable[frozenset[str]]) -> SharedWords:
    once: set[str] = set()
    often: set[str] = set()
    for words in topics:
        often |= once & words
        once |= words
    return SharedWords(once, often)


def distances(marks: Sequence[bool]) -> list[int]:
    """Return the distance in lines from each place up to the last mark, ``_FAR`` at most."""
    distances: list[int] = []
    last = -_FAR
    for number, mark in enumerate(marks):
        distances.append(min(_FAR, number - last))
        if mark:
            last = number
    return distances


def _signed_log(distance: int) -> float:
    return math.copysign(LOGS[min(_FAR + 1, abs(distance))], distance)


def running_total(values: Iterable[float]) -> list[float]:
    """Return the sum of the ``values`` before each place, and the sum of all as one more item."""
    return list(accumulate(values, initial=0.0))


def _page_columns(lines: ClippingLines, page: Sequence[PageLine]) -> dict[str, list[float]]:
    """Return the features of the elements around the lines of a saved page: by name, one value per line."""
    prose: Counter[int] = Counter()
    for line, verdict in zip(page, lines.verdicts, strict=True):
        if verdict is None and line.linked < _MAX_LINKED_PROSE and len(line.text) > _MIN_PROSE_LENGTH:
            prose[line.parent] += len(line.text)
    total, most = sum(prose.values()) or 1, max(prose.values(), default=1)
    paragraph = [line.tag == "p" for line in page]
    of_neighbours = {
        "linked": [line.linked for line in page],
        "share of prose in parent": [prose[line.parent] / total for line in page],
        "paragraph": list(map(float, paragraph)),
        "chosen": [line.chosen for line in page],
    }
    columns = {f"in {place}": [float(place in line.places) for line in page] for place in PAGE_PLACES}
    columns |= {f"<{tag}>": [float(line.tag == tag) for line in page] for tag in PAGE_TAGS}
    columns |= {
        "linked": of_neighbours["linked"],
        "all linked": [float(line.linked > _MIN_LINKED_LINK) for line in page],
        "share of prose in parent": of_neighbours["share of prose in parent"],
        "parent against best": [prose[line.parent] / most for line in page],
        "paragraph in article": [
            float(is_paragraph and "article" in line.places) for line, is_paragraph in zip(page, paragraph, strict=True)
        ],
        "paragraph in debris": [
            float(is_paragraph and not _DEBRIS_PLACES.isdisjoint(line.places))
            for line, is_paragraph in zip(page, paragraph, strict=True)
        ],
        "chosen": of_neighbours["chosen"],
    }
    for offset in NEIGHBOUR_OFFSETS:
        columns |= {f"{name} at {offset:+}": _shift(values, offset) for name, values in of_neighbours.items()}
    return columns


def _shift(values: Sequence[float], offset: int) -> list[float]:
    """Return ``values`` moved by ``offset``: each place has the value ``offset`` places on, 0 beyond either end."""
    nothing = [0.0] * min(abs(offset), len(values))
    return [*values[offset:], *nothing] if offset > 0 else [*nothing, *values[:offset]]


_NO_LINES = measure_lines((), ())
POSITION: tuple[str, ...] = tuple(_position_columns(_NO_LINES, _find_layout(_NO_LINES), ()))
"""Names of the features of a line's position, in the order of its row."""
PAGE: tuple[str, ...] = tuple(_page_columns(_NO_LINES, ()))
"""Names of the features of a line's page elements, in the order of its row."""

"""Features of a line that depend on the lines around it, for the classifier that separates body from debris.

They describe the line's position in the clipping, its elements in a saved page, and its neighbours. They are computed
by column: a function returns the values of all lines by name of feature. Features of the second round only are in
``line_second_round``.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from articles.text.cleaning.line_features import LINE, measure_lines
from articles.text.data.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from articles.text.cleaning.line_features import ClippingLines
    from articles.text.cleaning.page_lines import PageLine

# Offsets of the neighbours whose own features are part of a line's row.
NEIGHBOUR_OFFSETS = (-2, -1, 1, 2)
REACH = max(NEIGHBOUR_OFFSETS)
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
LOGS = np.array([*(math.log1p(distance) for distance in range(_FAR + 1)), 4.0])


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


def first_round_rows(lines: ClippingLines, numbers: Sequence[int]) -> NDArray[np.float64]:
    """Return the first round's features of the lines ``numbers``, a row each."""
    return np.hstack([own_columns(lines, numbers).T, neighbour_features(neighbour_rows(lines), numbers)])


def own_columns(lines: ClippingLines, numbers: Sequence[int]) -> NDArray[np.float64]:
    """Return the first round's features of the lines ``numbers``, without their neighbours', a column per line."""
    at = np.array(numbers, np.intp)
    columns = [*lines.rows[at].T, *_position_columns(lines, _find_layout(lines), at).values()]
    if lines.page is not None:
        columns += [column[at] for column in _page_columns(lines, lines.page).values()]
    return np.array(columns, np.float64)


def neighbour_rows(lines: ClippingLines) -> NDArray[np.float64]:
    """Return each line's features as a neighbour, padded with ``REACH`` empty rows at either end."""
    rows = np.zeros((len(lines.texts) + 2 * REACH, NEIGHBOUR_SIZE), np.float64)
    rows[REACH : REACH + len(lines.texts), :-1] = lines.rows[:, _NEIGHBOUR_NUMBERS]
    rows[:REACH, -1] = rows[REACH + len(lines.texts) :, -1] = 1.0
    return rows


def neighbour_features(neighbours: NDArray[np.float64], numbers: Sequence[int]) -> NDArray[np.float64]:
    """Return the features of the neighbours of the lines ``numbers``, from the result of ``neighbour_rows``."""
    at = np.array(numbers, np.intp)
    return np.hstack([neighbours[at + (REACH + offset)] for offset in NEIGHBOUR_OFFSETS])


_NEIGHBOUR_NUMBERS = [LINE.index(name) for name in _OF_NEIGHBOUR]


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
    words_above: NDArray[np.float64]
    lines_above: NDArray[np.float64]
    short_above: NDArray[np.float64]
    stops_above: NDArray[np.float64]
    since: NDArray[np.intp]
    until: NDArray[np.intp]
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
        usual_small_words=_mean_of_prose(lines, lines.rows[:, _SMALL_WORDS].tolist()),
    )


def _mean_of_prose(lines: ClippingLines, values: Sequence[float]) -> float:
    """Return the mean of ``values`` over the lines of prose, weighted by their sizes; 0 if there is no prose."""
    sizes = [min(size, _MAX_WEIGHT) if prose else 0.0 for size, prose in zip(lines.sizes, lines.prose, strict=True)]
    total = sum(sizes)
    return sum([size * value for size, value in zip(sizes, values, strict=True)]) / total if total else 0.0


def _position_columns(lines: ClippingLines, layout: _Layout, at: NDArray[np.intp]) -> dict[str, NDArray[np.float64]]:
    """Return the position features of the lines ``at``: by name, one value per line."""
    columns = _length_columns(lines, at)
    columns |= _place_columns(lines, layout, at) | _stretch_columns(layout, at)
    for reach in _REACHES:
        columns |= _surroundings_columns(layout, at, reach)
    return columns


def _length_columns(lines: ClippingLines, at: NDArray[np.intp]) -> dict[str, NDArray[np.float64]]:
    sizes = np.array(lines.sizes, np.float64)[at]
    ends = np.array(lines.ends, np.bool_)[at]
    capitals = np.array(lines.capitals, np.float64)[at]
    least, most = _HEADLINE_WORDS
    return {
        "size": np.minimum(sizes, 60.0) / 20,
        "under 5 words": as_numbers(sizes < 5),
        "under 9 words": as_numbers(sizes < 9),
        "under 14 words": as_numbers(sizes < 14),
        "over 25 words": as_numbers(sizes > 25),
        "over 40 words": as_numbers(sizes > 40),
        "over 100 words": as_numbers(sizes > 100),
        "short sentence": as_numbers(ends & (sizes < 9)),
        "like a headline": as_numbers((least <= sizes) & (sizes <= most) & ~ends & (capitals > _MIN_HEADLINE_CAPITALS)),
    }


def _place_columns(lines: ClippingLines, layout: _Layout, at: NDArray[np.intp]) -> dict[str, NDArray[np.float64]]:
    """Return the lines' places in the clipping. Distances are logarithms; shares are of the clipping's prose."""
    count, prose, topics, numbers = len(lines.texts), lines.prose, lines.topics, at.tolist()
    low, high, above = layout.low, layout.high, layout.words_above
    total = above[-1] or 1.0
    back, ahead = LOGS[layout.since[at]], LOGS[layout.until[at]]
    share, share_of_main = layout.topics.share, layout.main_topics.share
    return {
        "topic": np.array([share(topics[number], counted=prose[number]) for number in numbers]),
        "topic of main stretch": np.array(
            [share_of_main(topics[number], counted=prose[number] and low <= number < high) for number in numbers]
        ),
        "position": at / max(1, count),
        "length of clipping": np.full(len(at), min(7.0, math.log1p(count))),
        "share above": above[at] / total,
        "share below": 1 - above[at + 1] / total,
        "before all prose": as_numbers(above[at] == 0),
        "after all prose": as_numbers(above[at + 1] == above[-1]),
        "lines since prose": back,
        "lines to prose": ahead,
        "nearer prose": np.minimum(back, ahead),
        "farther prose": np.maximum(back, ahead),
        "share of prose lines": np.full(len(at), layout.lines_above[-1] / max(1, count)),
        "capitals over prose": np.array(lines.capitals, np.float64)[at] - layout.usual_capitals,
        "small words over prose": lines.rows[at, _SMALL_WORDS] - layout.usual_small_words,
    }


def _stretch_columns(layout: _Layout, at: NDArray[np.intp]) -> dict[str, NDArray[np.float64]]:
    """Return the lines' places relative to the main stretch of prose; "stops" are lines that mark an article's end."""
    low, high, stops = layout.low, layout.high, layout.stops_above
    middle = (low + high) // 2
    return {
        "in main stretch": as_numbers((low <= at) & (at < high)),
        "from its start": _signed_logs(at - low),
        "to its end": _signed_logs(high - 1 - at),
        "after main stretch": as_numbers(at >= high),
        "before main stretch": as_numbers(at < low),
        "stops since middle": np.maximum(0.0, np.minimum(3.0, stops[at] - stops[middle])),
        "stops to middle": np.maximum(0.0, np.minimum(3.0, stops[middle] - stops[at + 1])),
    }


def _surroundings_columns(layout: _Layout, at: NDArray[np.intp], reach: int) -> dict[str, NDArray[np.float64]]:
    words, prose, short = layout.words_above, layout.lines_above, layout.short_above
    start, end = np.maximum(0, at - reach), np.minimum(len(words) - 1, at + (1 + reach))
    return {
        f"prose words above {reach}": _log1p(words[at] - words[start]),
        f"prose words below {reach}": _log1p(words[end] - words[at + 1]),
        f"prose lines above {reach}": (prose[at] - prose[start]) / reach,
        f"prose lines below {reach}": (prose[end] - prose[at + 1]) / reach,
        f"short lines around {reach}": (short[end] - short[start]) / (2 * reach + 1),
    }


def as_numbers(marks: NDArray[np.bool_]) -> NDArray[np.float64]:
    return marks.astype(np.float64)


def _log1p(values: NDArray[np.float64]) -> NDArray[np.float64]:
    # numpy's own logarithms differ in the last digit from one processor to another.
    return np.array([math.log1p(value) for value in values.tolist()])


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


def distances(marks: Sequence[bool]) -> NDArray[np.intp]:
    """Return the distance in lines from each place up to the last mark, ``_FAR`` at most."""
    distances: list[int] = []
    last = -_FAR
    for number, mark in enumerate(marks):
        distances.append(min(_FAR, number - last))
        if mark:
            last = number
    return np.array(distances, np.intp)


def _signed_logs(distances: NDArray[np.intp]) -> NDArray[np.float64]:
    found: NDArray[np.float64] = np.copysign(LOGS[np.minimum(_FAR + 1, np.abs(distances))], distances)
    return found


def running_total(values: Iterable[float]) -> NDArray[np.float64]:
    """Return the sum of the ``values`` before each place, and the sum of all as one more item."""
    return np.array(list(accumulate(values, initial=0.0)))


def _page_columns(lines: ClippingLines, page: Sequence[PageLine]) -> dict[str, NDArray[np.float64]]:
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
    return {name: np.array(values, np.float64) for name, values in columns.items()}


def _shift(values: Sequence[float], offset: int) -> list[float]:
    """Return ``values`` moved by ``offset``: each place has the value ``offset`` places on, 0 beyond either end."""
    nothing = [0.0] * min(abs(offset), len(values))
    return [*values[offset:], *nothing] if offset > 0 else [*nothing, *values[:offset]]


_NO_LINES = measure_lines((), ())
POSITION: tuple[str, ...] = tuple(_position_columns(_NO_LINES, _find_layout(_NO_LINES), np.zeros(0, np.intp)))
"""Names of the features of a line's position, in the order of its row."""
PAGE: tuple[str, ...] = tuple(_page_columns(_NO_LINES, ()))
"""Names of the features of a line's page elements, in the order of its row."""

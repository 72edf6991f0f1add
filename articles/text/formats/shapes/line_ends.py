"""Lines of a text that lost its line ends: some data sets and exports print an article and its ads on one line.

A trained classifier finds the places where a page had a line end, from the words on both sides. Its weights, by name of
feature, are in ``articles/text/data/line_end_weights.json``; ``bench/train_line_ends.py`` writes them.
"""

from __future__ import annotations

import json
import math
import re
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from articles.text.cleaning.byline_cues import begins_as_byline, is_byline
from articles.text.cleaning.bylines import is_name
from articles.text.cleaning.prose import ends_sentence
from articles.text.cleaning.timestamps import find_moments
from articles.text.lines import MAX_SHORT_LINES, Line
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

# A line of at least this many characters, with this share of the text's characters, lost its line ends. A paragraph may
# be as long, but then it is all that there is, and nothing is cut from it unless a rule knows it.
_MIN_LENGTH, _MIN_SHARE = 700, 0.6
# The chance above which a gap between words was a line end, and that after the end of a sentence: most line ends there
# are those of paragraphs, which matter less than those of labels and headlines. Found on outlets left out of training.
_MIN_CHANCE, _MIN_CHANCE_AFTER_STOP = 0.25, 0.5
# Most words from the end of a sentence to the end of a label or headline after it.
_MAX_LABEL_WORDS: Final = 40
# Line ends at the top, among which a headline, a byline and a day stand; most characters of two of these lines, and
# characters of the next that show whether it is a byline.
_TOP_ENDS: Final = 8
_MAX_TOP: Final = 220
_BYLINE_REACH: Final = 60
# Words that go on with an English headline.
_CONTINUES: Final = re.compile(
    r"(?:After|Against|Amid|And|As|At|But|Despite|For|From|In|Into|Of|On|Or|Over|To|Under|Until|With|Without)\s"
    r"(?!\d)[^\s.!?]"
)
_BYLINE_INSIDE: Final = re.compile(r"(?<=\S)\s(?=[Bb]y\s[A-ZÀ-Þ])")
_MIN_HEADLINE_BLANKS: Final = 2
_STOPS: Final = frozenset(("stop", "closed stop"))
_CAPITALISED: Final = frozenset(("capital", "capitals", "number", "year"))
_TOKEN: Final = re.compile(r"\S+")
_CLOSERS: Final = "\"'”’»)]›"
_OPENERS: Final = "\"'“‘„«([‹¿¡"
_AROUND_WORDS: Final = ".,:;!?\"'“”’‘()"
_MARK: Final = re.compile('[“„«”»"]')
_SENTENCE_END: Final = (".", "!", "?", "…")
_ABBREVIATION: Final = re.compile(
    r"(?:[A-Z]\.){1,4}$|(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Jr|Sr|No|vs|Inc|Co|Corp|Ltd|Prof|Rev)\.$"
)
_RUN_LIMIT: Final = 12
_REACH: Final = 30
_PARTS_AT_ONCE: Final = 64
# With more line ends than ``MAX_SHORT_LINES``, the lines have at least so many characters on average, as those of a
# text with line ends do (see there). Else the line is no text, but a column of numbers or a list of marks.
_MIN_MEAN_LENGTH: Final = 16
# Words on either side of one gap that are compared.
_WORDS_COMPARED: Final = 40


def lost_line_ends(lines: Sequence[Line]) -> bool:
    """Whether most of a text is on one line that is too long for a paragraph."""
    longest = max((len(line.text) for line in lines), default=0)
    return longest >= _MIN_LENGTH and longest >= _MIN_SHARE * sum(len(line.text) for line in lines)


def split_lost_lines(lines: Sequence[Line]) -> list[Line]:
    """Return ``lines``, the longest split where its line ends probably were, unless that leaves tiny pieces."""
    longest = max(range(len(lines)), key=lambda number: len(lines[number].text))
    line = lines[longest]
    ends = find_line_ends(line.text)
    if len(ends) > MAX_SHORT_LINES and len(line.text) < _MIN_MEAN_LENGTH * len(ends):
        return list(lines)
    starts = [0, *_settle_top(line.text, ends)]
    parts = _parts_of(line, [*starts, len(line.text)])
    return [*lines[:longest], *parts, *lines[longest + 1 :]]


def _parts_of(line: Line, offsets: Sequence[int]) -> list[Line]:
    """Return the parts of a line between ``offsets`` in its text.

    A line with tens of thousands of runs is cut into pieces of a few first, so that its parts are found in them.
    """
    if line.span is None or len(offsets) <= _PARTS_AT_ONCE:
        return [line.part(start, end) for start, end in pairwise(offsets)]
    if not line.runs:
        return _plain_parts(line.text, line.span, offsets)
    parts: list[Line] = []
    for first in range(0, len(offsets) - 1, _PARTS_AT_ONCE):
        own = offsets[first : first + _PARTS_AT_ONCE + 1]
        piece = line.part(own[0], own[-1])
        # The piece begins with its first visible character.
        start = own[0] + len(line.text[own[0] : own[-1]]) - len(line.text[own[0] : own[-1]].lstrip())
        parts += [piece.part(max(0, above - start), below - start) for above, below in pairwise(own)]
    return parts


def _plain_parts(text: str, span: Span, offsets: Sequence[int]) -> list[Line]:
    """Return the parts of a line that is as received: so are its parts."""
    parts: list[Line] = []
    for start, end in pairwise(offsets):
        raw = text[start:end]
        part = raw.strip()
        at = min(span.start + start + len(raw) - len(raw.lstrip()), span.end)
        parts.append(Line(text=part, span=Span(at, min(at + len(part), span.end))))
    return parts


def _settle_top(text: str, ends: Sequence[int]) -> list[int]:
    """Return ``ends`` with those above the lead put right: within a headline, and within a name before a day.

    "Ferry Line to Reopen | After Nine Winters | By Marit Ollen" has two lines; "Marit | Ollen 14 March 2013" has its
    end behind the name.
    """
    settled: list[int] = []
    for number, end in enumerate(ends):
        start = settled[-1] if settled else 0
        if number < _TOP_ENDS and end - start <= _MAX_TOP and (byline := _byline_in(text, start, end)):
            settled.append(start + byline)
        below = ends[number + 1] if number + 1 < len(ends) else len(text)
        above = settled[-1] if settled else 0
        if number < _TOP_ENDS and below - above <= _MAX_TOP:
            first, second = text[above:end].strip(), text[end:below].strip()
            after = text[below : below + _BYLINE_REACH].lstrip()
            if _CONTINUES.match(second) and not first.endswith(_SENTENCE_END) and begins_as_byline(after):
                continue
            if (end_of_name := _end_of_name(first, second)) is not None:
                settled.append(end + len(text[end:below]) - len(text[end:below].lstrip()) + end_of_name)
                continue
        settled.append(end)
    return settled


def _byline_in(text: str, start: int, end: int) -> int | None:
    """Return how far into a line a byline with its day begins: "Mill grinds again by Wenna Tole May 2, 2019"."""
    part = text[start:end]
    found = _BYLINE_INSIDE.search(part)
    if found is None or ends_sentence(part) or part[: found.start()].count(" ") < _MIN_HEADLINE_BLANKS:
        return None
    rest = text[start + found.end() : end + _BYLINE_REACH]
    moment = next(iter(find_moments(rest)), None)
    return found.start() if moment and is_byline(rest[: moment.start].strip(" |,–—-")) else None


def _end_of_name(first: str, second: str) -> int | None:
    """Return the end of the surname that begins ``second`` before a day, if ``first`` is its given name alone."""
    if " " in first or not first[:1].isupper():
        return None
    moment = next(iter(find_moments(second[:_BYLINE_REACH])), None)
    surname = second[: moment.start].strip() if moment else ""
    return len(surname) if surname and is_name(f"{first} {surname}") else None


def find_line_ends(text: str) -> list[int]:
    """Return the offsets in ``text`` where a line probably ended: each is that of the blank after the line.

    A line that ended within a sentence was no prose, so the sentence before it had ended with a line too.
    """
    words: list[str] = []
    word_ends: list[int] = []
    for token in _TOKEN.finditer(text):
        words.append(token.group())
        word_ends.append(token.end())
    ends: set[int] = set()
    stop: int | None = None
    for number, (chance, is_stop) in enumerate(_chances(words)):
        if is_stop:
            stop = number
            if chance > _MIN_CHANCE_AFTER_STOP:
                ends.add(number)
        elif chance > _MIN_CHANCE:
            ends.add(number)
            if stop is not None and number - stop <= _MAX_LABEL_WORDS:
                ends.add(stop)
    return [word_ends[number] for number in sorted(ends)]


def chance_of_line_end(above: str, below: str) -> float:
    """Return the chance that a line of a page ended between two texts that follow each other."""
    words_above = above.split()[-_WORDS_COMPARED:]
    words = [*words_above, *below.split()[:_WORDS_COMPARED]]
    return next(_chances(words, first=len(words_above) - 1), (0.0, False))[0]


@cache
def _weights() -> tuple[Mapping[str, float], float]:
    stored: dict[str, Any] = json.loads(
        files("articles.text.data").joinpath("line_end_weights.json").read_text(encoding="utf-8")
    )
    return stored["weights"], stored["bias"]


# Longest word that is kept for the next text.
_MAX_KNOWN: Final = 40


class _Word(NamedTuple):
    """What a word adds to the scores of the gaps beside it, found once for each word.

    ``last`` and ``first``: as the word before and after a gap; ``second`` and ``before``: as the next but one and the
    last but one.
    """

    shape: str
    ends: str
    last: float
    first: float
    begins: float
    second: float
    before: float
    has_marks: bool


class _Weights:
    """The weights of the features of a gap, by the part of their names that varies."""

    def __init__(self, weights: Mapping[str, float], bias: float) -> None:
        self.bias = bias
        self.of_end = _with_prefix(weights, "end=")
        self.of_shapes = _with_prefix(weights, "shapes=")
        self.of_last = _with_prefix(weights, "last=")
        self.of_first = _with_prefix(weights, "first=")
        self.of_beginning = _with_prefix(weights, "begins=")
        self.of_second = _with_prefix(weights, "second=")
        self.of_word_before = _with_prefix(weights, "before=")
        self.of_end_in_marks = _with_prefix(weights, "in marks, end=")
        self.in_marks = weights.get("in marks", 0.0)
        self.long_since_stop = weights.get("long since stop", 0.0)
        self.of_capitals_before = _scaled(weights, "capitals before", _RUN_LIMIT)
        self.of_capitals_after = _scaled(weights, "capitals after", _RUN_LIMIT)
        self.of_since = _scaled(weights, "since stop", _REACH)
        self.of_until = _scaled(weights, "until stop", _REACH)
        self._of_forms: dict[tuple[str, str, str], float] = {}

    def of_forms(self, ends: str, shape: str, below: str) -> float:
        """Return the weight of the end and shape of the word before a gap, and the shape of the word below."""
        key = (ends, shape, below)
        found = self._of_forms.get(key)
        if found is None:
            found = self.of_end.get(ends, 0.0) + self.of_shapes.get(f"{shape}>{below}", 0.0)
            found += self.of_end.get(f"{ends}>{below}", 0.0)
            self._of_forms[key] = found
        return found


def _with_prefix(weights: Mapping[str, float], prefix: str) -> dict[str, float]:
    return {name.removeprefix(prefix): weight for name, weight in weights.items() if name.startswith(prefix)}


def _scaled(weights: Mapping[str, float], name: str, limit: int) -> list[float]:
    """Return what a number from 0 to ``limit`` adds to the score of a gap."""
    return [weights.get(name, 0.0) * (number / limit) for number in range(limit + 1)]


@cache
def _sorted_weights() -> _Weights:
    return _Weights(*_weights())


def _chances(words: Sequence[str], first: int = 0) -> Iterator[tuple[float, bool]]:
    """Yield for each gap between two words the chance of a line end, and whether the word before ends a sentence.

    ``first`` is the number of the first gap asked about. Adds up the weights of ``boundary_features``, in their order,
    without naming each feature.
    """
    by = _sorted_weights()
    read = [_read_word(word) if len(word) > _MAX_KNOWN else _known_word(word) for word in words]
    shapes, ends = [word.shape for word in read], [word.ends for word in read]
    weights_before = [by.of_capitals_before[run] for run in _runs(shapes, forward=True)]
    weights_after = [by.of_capitals_after[run] for run in _runs(shapes, forward=False)]
    weights_until = [by.of_until[distance] for distance in _distances(ends)]
    of_forms, of_since, exp = by.of_forms, by.of_since, math.exp
    since = 0
    open_marks = False
    last_gap = len(read) - 2
    for number in range(last_gap + 1):
        shape, end, last, _, _, _, _, has_marks = read[number]
        if has_marks:
            open_marks = _mark_state(words[number], open_marks)
        since = 0 if number and ends[number - 1] == "stop" else since + 1
        if number < first:
            continue
        below_shape, _, _, below_first, begins, _, _, _ = read[number + 1]
        # Added up in the order of the features: a sum of floats depends on it.
        score = (
            of_forms(end, shape, below_shape)
            + last
            + below_first
            + begins
            + weights_before[number]
            + weights_after[number + 1]
            + of_since[since if since < _REACH else _REACH]
            + weights_until[number + 1]
        )
        if open_marks:
            score += by.in_marks
            score += by.of_end_in_marks.get(end, 0.0)
        if number < last_gap:
            score += read[number + 2].second
        if number:
            score += read[number - 1].before
        if since >= _REACH:
            score += by.long_since_stop
        yield 1 / (1 + exp(-by.bias - score)), end in _STOPS


def _read_word(word: str) -> _Word:
    by = _sorted_weights()
    lowered = word.lower()
    bare = lowered.strip(_AROUND_WORDS)
    return _Word(
        shape=_shape(word),
        ends=_ends(word),
        last=by.of_last.get(bare, 0.0),
        first=by.of_first.get(bare, 0.0),
        begins=by.of_beginning.get(_begins(word), 0.0),
        second=by.of_second.get(lowered, 0.0),
        before=by.of_word_before.get(lowered, 0.0),
        has_marks=_MARK.search(word) is not None,
    )


_known_word = lru_cache(maxsize=20_000)(_read_word)


def boundary_features(words: Sequence[str]) -> Iterator[list[tuple[str, float]]]:
    """Yield the features of each gap between two words, by name."""
    shapes = [_shape(word) for word in words]
    ends = [_ends(word) for word in words]
    capitals_before = _runs(shapes, forward=True)
    capitals_after = _runs(shapes, forward=False)
    since = 0
    open_marks = False
    until = _distances(ends)
    for number in range(len(words) - 1):
        word, below = words[number], words[number + 1]
        open_marks = _mark_state(word, open_marks)
        since = 0 if number and ends[number - 1] == "stop" else since + 1
        after = until[number + 1]
        lowered, below_lowered = word.lower().strip(_AROUND_WORDS), below.lower().strip(_AROUND_WORDS)
        found = [
            (f"end={ends[number]}", 1.0),
            (f"shapes={shapes[number]}>{shapes[number + 1]}", 1.0),
            (f"end={ends[number]}>{shapes[number + 1]}", 1.0),
            (f"last={lowered}", 1.0),
            (f"first={below_lowered}", 1.0),
            (f"begins={_begins(below)}", 1.0),
            ("capitals before", capitals_before[number] / _RUN_LIMIT),
            ("capitals after", capitals_after[number + 1] / _RUN_LIMIT),
            ("since stop", min(since, _REACH) / _REACH),
            ("until stop", after / _REACH),
        ]
        if open_marks:
            found.append(("in marks", 1.0))
            found.append((f"in marks, end={ends[number]}", 1.0))
        if number + 2 < len(words):
            found.append((f"second={words[number + 2].lower()}", 1.0))
        if number:
            found.append((f"before={words[number - 1].lower()}", 1.0))
        if since >= _REACH:
            found.append(("long since stop", 1.0))
        yield found


def _shape(word: str) -> str:
    bare = word.strip(_OPENERS + _CLOSERS + ".,:;!?…")
    if not bare:
        return "mark"
    first = bare[0]
    if first.isdigit():
        return "year" if len(bare) == 4 and bare.isdigit() else "number"
    if not first.isalpha():
        return "sign"
    if bare.isupper() and len(bare) > 1:
        return "capitals"
    if first.isupper():
        return "capital"
    return "small" if first.islower() else "other"


def _ends(word: str) -> str:
    bare = word.rstrip(_CLOSERS)
    if not bare:
        return "mark"
    if bare.endswith(_SENTENCE_END):
        if _ABBREVIATION.match(bare):
            return "abbreviation"
        return "stop" if bare == word else "closed stop"
    if bare[-1] in ":;,-–—|":
        return bare[-1]
    return "none" if bare == word else "closed"


def _begins(word: str) -> str:
    return word[0] if not word[0].isalnum() else "plain"


def _runs(shapes: Sequence[str], *, forward: bool) -> list[int]:
    """Return how many capitalised words end (or begin) at each word, ``_RUN_LIMIT`` at most."""
    runs: list[int] = []
    run = 0
    for shape in shapes if forward else reversed(shapes):
        if shape not in _CAPITALISED:
            run = 0
        elif run < _RUN_LIMIT:
            run += 1
        runs.append(run)
    return runs if forward else runs[::-1]


def _distances(ends: Sequence[str]) -> list[int]:
    """Return how many words each word is before the next end of a sentence, ``_REACH`` at most."""
    distances: list[int] = []
    distance = _REACH
    for end in reversed(ends):
        if end in _STOPS:
            distance = 0
        elif distance < _REACH:
            distance += 1
        distances.append(distance)
    return distances[::-1]


def _mark_state(word: str, is_open: bool) -> bool:
    """Return whether a double mark is open after ``word``."""
    for mark in word:
        if mark in "“„«":
            is_open = True
        elif mark in "”»":
            is_open = False
        elif mark == '"':
            is_open = not is_open
    return is_open


def labelled_words(lines: Iterable[str]) -> tuple[list[str], list[bool]]:
    """Return the words of ``lines``, and for each gap between two whether a line ends there: what is trained on."""
    words: list[str] = []
    ends: list[bool] = []
    for line in lines:
        own = line.split()
        words += own
        ends += [False] * (len(own) - 1) + [True] if own else []
    return words, ends[:-1]

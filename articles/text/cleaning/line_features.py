"""Features of single lines, for the classifier that separates an article's body from debris.

Related features form a named tuple. A feature's name in the trained weights is its field's, with spaces for
underscores. Features that depend on a line's position or its page elements are in ``line_context``.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from struct import Struct
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from articles.text.cleaning.boilerplate import fold
from articles.text.cleaning.prose import ends_sentence, wide_topics
from articles.text.cleaning.timestamps import is_timestamp
from articles.text.data.kinds import Fate, Kind
from articles.text.data.line_words import (
    ALL_SMALL_WORDS,
    CHINESE_SMALL_CHARACTERS,
    DAYS,
    FIRST_PERSON,
    KOREAN_PARTICLES,
    OFFER,
    PICTURE,
    POSED,
    SAID,
    TO_READER,
    WIDE_WORDS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from articles.text.cleaning.boilerplate import Verdict
    from articles.text.cleaning.page_lines import PageLine

# A line is prose if it is a sentence of at least twelve words, or has twenty-five words without a full stop.
MIN_SENTENCE_WORDS, _MIN_PROSE_WORDS = 12, 25
# Characters of a line that are examined: the beginning shows what it is. Of longer lines, the last characters are
# examined too, for full stops and credits.
_EXAMINED, _EXAMINED_END = 1_500, 129
# Longer words show the topic of a text. They are compared by their beginnings: endings change, most of all in Slavic
# languages, Turkish and German.
_TOPIC_LENGTH, _STEM_LENGTH = 4, 6
# Longer lines are not labels, time stamps or bylines.
_MAX_SHORT_LINE = 150
# Characters at the beginning whose share of digits is counted, and at the end that may hold a credit.
_FIGURES_LENGTH, _CREDIT_LENGTH = 300, 120
# Share of small words assumed for a script whose small words are not listed.
_USUAL_SMALL_WORDS = 0.35
# A repeated line with at least this many words is more than a label.
_MIN_REPEATED_WORDS = 5
# Of lines of at least this length, only the beginning is compared for repetition.
_COMPARED_LENGTH = 400
# Characters of Chinese and Korean, and of Japanese, that hold about as much as a word of other languages.
_WIDE_PER_WORD, _KANA_PER_WORD = 2.0, 2.4
# Cached lines: menus and labels recur within a clipping and across an outlet's clippings.
_CACHED_LINES = 8_192

_LISTED_SCRIPT = re.compile(r"[A-Za-zÀ-ɏͰ-ӿ֐-ۿऀ-ॿ]{2}")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# Letters of scripts without spaces, and of Korean, whose words are as long as two of other languages.
_WIDE = re.compile(r"[\u0e00-\u0e7f\u2e80-\u2fdf\u3005-\u3007\u3040-\u9fff\uac00-\ud7af\uff10-\uffdc]")
_KANA, _HIRAGANA = re.compile(r"[\u3040-\u30ff]"), re.compile(r"[\u3041-\u309f]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_SMALL_CHARACTERS = frozenset(CHINESE_SMALL_CHARACTERS)
_BYLINE_WORDS = ("by", "von", "par", "por", "di", "door", "av", "af", "автор", "текст", "autor", "text", "tekst")
_BYLINE_ROLES = (
    "reporter", "correspondent", "editor", "staff writer", "redakteur", "redaktion", "korrespondent", "journalist",
    "périodiste", "redactor", "corresponsal", "giornalista", "inviato", "redação", "verslaggever", "redacteur",
    "dziennikarz", "redaktor", "корреспондент", "журналист", "кореспондент", "muhabir", "記者", "记者", "기자",
)  # fmt: skip
_BYLINE = re.compile(
    rf"(?:{'|'.join(_BYLINE_WORDS)})[:\s]\s*[^\W\d_]"
    rf"|.{{0,40}}(?:\b(?:{'|'.join(_BYLINE_ROLES)})\b|記者|记者|기자)",
    re.I,
)
_VOCABULARY = POSED | DAYS | SAID | OFFER | PICTURE | FIRST_PERSON | TO_READER
_WIDE_VOCABULARY = re.compile("|".join(re.escape(word) for words in WIDE_WORDS.values() for word in words))
_WIDE_MEANINGS = {
    word: frozenset(name for name, words in WIDE_WORDS.items() if word in words)
    for words in WIDE_WORDS.values()
    for word in words
}
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BULLET = re.compile(r"[-–—•*·▪]\s|\d{1,2}[.)]\s")
_OPENING_QUOTES = "\"“‘'„«»「『"
_QUOTES = ("“", "”", "„", "«", "»", "「", "『")
# The next sentence begins with a capital, or with any letter of a script without capitals.
_INNER_END = re.compile(
    r"[.!?؟][\"”’»]?\s+[\"“‘„«»]?(?:[A-ZÀ-ÖØ-ÞĄĆČĎĐĘĚĞŁŃŇŐŘŚŞŠŤŮŹŻŽА-ЯЁІЇЄҐΑ-Ω]|[\u0590-\u06ff\u0900-\u097f\uac00-\ud7af])"
    r"|[。！？][」』]?(?=.)"
)
_BRACKET_END = re.compile(r"[(（\[［][^()（）\[\]［］]{2,80}[)）\]］]\W{0,2}$")
_BRACKETS = (")", "]", "）", "］")
# "... in the harbour. Jane Doe Archive": a credit is a name after the last full stop.
_NAME_END = re.compile(r"[.!?\"”)]\s+(?:[A-ZÀ-ÖØ-ÞĄĆČĎĐĘĚĞŁŃŇŐŘŚŞŠŤŮŹŻŽА-ЯІЇЄҐ][\w.’'/&-]{0,30}[\s,/|]{0,2}){1,7}$")


class Wording(NamedTuple):
    """How long a line is, and how its words are spelt.

    ``words`` is the logarithm of the line's size; ``ends``: whether it ends a sentence. The shares, 0 to 1, are
    ``small_words`` of its words (function words of its language), ``capitals`` of its longer words, and ``figures``
    (digits) of its characters.
    """

    words: float
    ends: bool
    prose: bool
    small_words: float
    capitals: float
    upper_case: bool
    lower_start: bool
    figures: float
    sentences: int


class Marks(NamedTuple):
    """Punctuation marks of a line."""

    commas: int
    opens_quote: bool
    has_quote: bool
    asks: bool
    colon: bool
    dots: bool
    exclaims: bool
    bullet: bool
    bar: bool
    slash: bool
    address: bool
    handle: bool


class Role(NamedTuple):
    """Whether a line has the form of a time stamp, a byline, or a caption with its credit."""

    time: bool
    byline: bool
    bracket_end: bool
    name_end: bool


class Vocabulary(NamedTuple):
    """Words that are typical of prose, of captions, or of offers."""

    to_reader: float
    posed: bool
    day: bool
    said: bool
    offer: bool
    picture: bool
    first_person: bool


class Repetition(NamedTuple):
    """Whether a line occurs several times in its clipping."""

    repeated: float
    met_before: float
    repeated_with_neighbour: float
    repeated_at_length: float


def feature_names(fields: Iterable[str]) -> tuple[str, ...]:
    """Return the names in the weights of the features that are ``fields`` of a named tuple."""
    return tuple(field.replace("_", " ") for field in fields)


_VERDICT_KINDS = tuple(kind for kind in Kind if kind.fate is Fate.REMOVED and kind is not Kind.REPEATED)
_VERDICT: tuple[str, ...] = ("verdict", *(f"verdict {kind.value}" for kind in _VERDICT_KINDS))
# Values of the features ``_VERDICT``, by the kind that a rule gave the line.
_VERDICT_VALUES = {kind: (1.0, *(float(kind is other) for other in _VERDICT_KINDS)) for kind in Kind}

LINE: tuple[str, ...] = (
    *feature_names((*Wording._fields, *Marks._fields, *Role._fields, *Vocabulary._fields, *Repetition._fields)),
    *_VERDICT,
)
"""Names of a line's own features, in the order of its row."""

_PROSE = LINE.index("prose")
# Where the features of repetition and verdict begin in a row.
_REPETITION, _VERDICTS = LINE.index("repeated"), LINE.index("verdict")
_as_bytes = Struct(f"{_REPETITION}d").pack


class LineDescription(NamedTuple):
    """A line by itself, whatever surrounds it.

    ``features`` are in the order of ``LINE``, without repetition and verdict, as the bytes of doubles: thousands of
    lines are remembered. ``capitals``, ``prose`` and ``ends`` are as in ``Wording``, ``is_time`` as in ``Role``.
    ``size`` is its number of words; some characters of a script without spaces count as one word.
    """

    features: bytes
    capitals: float
    prose: bool
    ends: bool
    is_time: bool
    size: float
    topics: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClippingLines:
    """A clipping's lines, measured. Every sequence has one item per line.

    ``rows`` are the lines' own features, a row each in the order of ``LINE``. ``prose``, ``ends``, ``times`` and
    ``capitals`` are single features, ``sizes`` are numbers of words, and ``topics`` are sets of longer words. ``page``
    is ``None`` for a dump.
    """

    texts: Sequence[str]
    verdicts: Sequence[Verdict | None]
    page: Sequence[PageLine] | None
    rows: NDArray[np.float64]
    prose: list[bool]
    ends: list[bool]
    times: list[bool]
    capitals: list[float]
    sizes: list[float]
    topics: list[frozenset[str]]


def measure_lines(
    texts: Sequence[str], verdicts: Sequence[Verdict | None], page: Sequence[PageLine] | None = None
) -> ClippingLines:
    """Measure the lines ``texts``; ``verdicts`` are those of rules, ``page`` a saved page's lines."""
    described = [_describe_beginning(text) for text in texts]
    rows = np.zeros((len(texts), len(LINE)), np.float64)
    rows[:, :_REPETITION] = np.frombuffer(b"".join([line.features for line in described])).reshape(-1, _REPETITION)
    for number, repetition in _find_repetition(texts, described):
        rows[number, _REPETITION:_VERDICTS] = repetition
    prose = [line.prose for line in described]
    for number, verdict in enumerate(verdicts):
        if verdict is not None:
            prose[number] = False
            rows[number, _PROSE] = 0.0
            rows[number, _VERDICTS:] = _VERDICT_VALUES[verdict.kind]
    return ClippingLines(
        texts=texts,
        verdicts=verdicts,
        page=page,
        rows=rows,
        prose=prose,
        ends=[line.ends for line in described],
        times=[line.is_time for line in described],
        capitals=[line.capitals for line in described],
        sizes=[line.size for line in described],
        topics=[line.topics for line in described],
    )


def _find_repetition(texts: Sequence[str], described: Sequence[LineDescription]) -> Iterator[tuple[int, Repetition]]:
    """Yield the number and the repetition of each line that the clipping has several times."""
    folded = [fold(text) if len(text) < _COMPARED_LENGTH else text[:_COMPARED_LENGTH] for text in texts]
    often = Counter(folded)
    if len(often) == len(folded):
        return
    pairs = Counter(pairwise(folded))
    seen: set[str] = set()
    for number, (key, line) in enumerate(zip(folded, described, strict=True)):
        if often[key] == 1:
            continue
        repetition = Repetition(
            repeated=1.0,
            met_before=float(key in seen),
            repeated_with_neighbour=float(
                (number + 1 < len(folded) and pairs[key, folded[number + 1]] > 1)
                or (number > 0 and pairs[folded[number - 1], key] > 1)
            ),
            repeated_at_length=float(line.size >= _MIN_REPEATED_WORDS),
        )
        seen.add(key)
        yield number, repetition


def _describe_beginning(text: str) -> LineDescription:
    """Describe a line by its beginning and its end: what is between them reads like the beginning."""
    if len(text) <= _EXAMINED:
        return _describe(text, 1.0)
    examined = text[: _EXAMINED - _EXAMINED_END - 1] + " " + text[-_EXAMINED_END:]
    return _describe(examined, len(text) / _EXAMINED)


@lru_cache(maxsize=_CACHED_LINES)
def _describe(text: str, scale: float) -> LineDescription:
    """Describe a line by its examined part ``text``; the whole line is ``scale`` times as long."""
    words = _WORD.findall(text)
    lowered = "\n".join(words).casefold().split("\n") if words else []
    distinct = frozenset(lowered)
    wide = 0 if text.isascii() else len(_WIDE.findall(text))
    spaced = sum(1 for word in words if not _WIDE.match(word)) if wide else len(words)
    size = (spaced + wide / (_KANA_PER_WORD if wide and _KANA.search(text) else _WIDE_PER_WORD)) * scale
    is_wide = wide > len(text) / 3
    wording = _measure_wording(text, words, lowered, size, is_wide=is_wide)
    role = _measure_role(text, ends=wording.ends)
    features = (*wording, *_measure_marks(text), *role, *_measure_vocabulary(text, distinct, size, is_wide=is_wide))
    return LineDescription(
        features=_as_bytes(*features),
        capitals=wording.capitals,
        prose=wording.prose,
        ends=wording.ends,
        is_time=role.time,
        size=size,
        topics=_find_topics(text, distinct, is_wide=is_wide),
    )


def _find_topics(text: str, words: frozenset[str], *, is_wide: bool) -> frozenset[str]:
    """Return the longer words of a line, cut to their stems, or what stands for them in scripts without spaces."""
    if is_wide:
        return wide_topics(text)
    return frozenset([word[:_STEM_LENGTH] for word in words if len(word) > _TOPIC_LENGTH])


def _share_of_small_words(text: str, lowered: Sequence[str], *, is_wide: bool) -> float:
    """Return the share of function words, scaled so that prose has about a third in every language."""
    if is_wide:
        if _HANGUL.search(text):
            korean = [word for word in lowered if _HANGUL.match(word)]
            return 0.5 * sum(word[-1] in KOREAN_PARTICLES for word in korean) / max(1, len(korean))
        letters = len(_WIDE.findall(text))
        if _KANA.search(text):
            return 0.75 * len(_HIRAGANA.findall(text)) / letters
        return min(0.6, 2.5 * sum(map(_SMALL_CHARACTERS.__contains__, text)) / letters)
    if _LISTED_SCRIPT.search(text):
        return len(list(filter(ALL_SMALL_WORDS.__contains__, lowered))) / max(1, len(lowered))
    return _USUAL_SMALL_WORDS


def _measure_wording(text: str, words: Sequence[str], lowered: Sequence[str], size: float, *, is_wide: bool) -> Wording:
    ends = ends_sentence(text)
    # Capitals are no evidence if a whole sentence is printed in them.
    shouted = len(words) >= MIN_SENTENCE_WORDS and text.isupper()
    long = [word for word in words if len(word) > 3]
    capitalised = 0 if shouted else len([word for word in long[1:] if word[0].isupper()])
    start = text[:_FIGURES_LENGTH]
    plain = text.isascii()
    figures = sum(map(start.count, "0123456789")) if plain else len(_DIGIT.findall(start))
    return Wording(
        words=min(5.0, math.log1p(size)),
        ends=ends,
        prose=(size >= MIN_SENTENCE_WORDS and ends) or size >= _MIN_PROSE_WORDS,
        small_words=_share_of_small_words(text, lowered, is_wide=is_wide),
        capitals=capitalised / max(1, len(long) - 1),
        upper_case=len(text) <= _MAX_SHORT_LINE and not shouted and text.isupper(),
        lower_start=text[0].islower(),
        figures=figures / len(start),
        sentences=min(6, len(_INNER_END.findall(text))) if not plain or _may_hold_end(text) else 0,
    )


def _may_hold_end(text: str) -> bool:
    return "." in text or "?" in text or "!" in text


def _measure_marks(text: str) -> Marks:
    plain = text.isascii()
    return Marks(
        commas=min(3, text.count(",")),
        opens_quote=text[0] in _OPENING_QUOTES,
        has_quote='"' in text or (not plain and any(mark in text for mark in _QUOTES)),
        asks=text.endswith("?"),
        colon=text.endswith(":"),
        dots=text.endswith(("...", "…")),
        exclaims=text.endswith("!"),
        bullet=_BULLET.match(text) is not None,
        bar=" | " in text or (not plain and (("»" in text and "«" not in text) or "›" in text or "•" in text)),
        slash="/" in text and "http" not in text,
        address="http" in text or "www." in text or "@" in text,
        handle="(@" in text or text.startswith("@"),
    )


def _measure_role(text: str, *, ends: bool) -> Role:
    short = len(text) <= _MAX_SHORT_LINE
    tail = text[-_CREDIT_LENGTH:]
    return Role(
        time=short and is_timestamp(text),
        byline=short and _may_be_byline(text.lower()) and _BYLINE.match(text) is not None,
        bracket_end=any(mark in tail[-3:] for mark in _BRACKETS) and _BRACKET_END.search(tail) is not None,
        name_end=not ends and _NAME_END.search(tail) is not None,
    )


def _may_be_byline(lowered: str) -> bool:
    return lowered.startswith(_BYLINE_WORDS) or any(map(lowered.__contains__, _BYLINE_ROLES))


def _measure_vocabulary(text: str, words: frozenset[str], size: float, *, is_wide: bool) -> Vocabulary:
    names_year = ("19" in text or "20" in text) and _YEAR.search(text) is not None
    if is_wide:
        found = set(_WIDE_VOCABULARY.findall(text))
        meanings = [meaning for word in found for meaning in _WIDE_MEANINGS[word]]
        return Vocabulary(
            to_reader=min(3, meanings.count("to reader")) / math.sqrt(max(1.0, size)),
            posed="posed" in meanings,
            day=names_year or "day" in meanings,
            said="said" in meanings,
            offer="offer" in meanings,
            picture="picture" in meanings,
            first_person="first person" in meanings,
        )
    known = words & _VOCABULARY
    return Vocabulary(
        to_reader=min(3, len(known & TO_READER)) / math.sqrt(max(1.0, size)),
        posed=not known.isdisjoint(POSED),
        day=names_year or not known.isdisjoint(DAYS),
        said=not known.isdisjoint(SAID),
        offer=not known.isdisjoint(OFFER),
        picture=not known.isdisjoint(PICTURE),
        first_person=not known.isdisjoint(FIRST_PERSON),
    )

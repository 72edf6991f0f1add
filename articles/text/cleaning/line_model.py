"""Which lines of a clipping are its body: a small trained classifier over what a line is and where it stands.

Two rounds. The first, a logistic regression, looks at a line, at its neighbours and at where the prose of the
clipping lies. The second, some hundred small decision trees, looks again at the lines that may be body, knowing what
the first thought of the lines around. The features below are all there is; weights and trees, by name of feature, are
in ``articles/text/data/line_weights.json`` and ``line_trees.json``, written by ``bench/train_lines.py``, which also says
how well they do on outlets not trained on.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate, pairwise
from operator import itemgetter, mul
from typing import TYPE_CHECKING, Any

from articles.text.cleaning.boilerplate import fold
from articles.text.cleaning.headers import ends_sentence
from articles.text.cleaning.timestamps import is_timestamp
from articles.text.data.kinds import Fate, Kind
from articles.text.data.languages import SMALL_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from articles.text.cleaning.boilerplate import Verdict
    from articles.text.cleaning.page_lines import PageLine

# How much of a line is read: what it is shows in its beginning.
_READ = 1_500
# A line is sure to be prose from here: a sentence of twelve words, or twenty-five words however they end.
_SENTENCE_WORDS, _PROSE_WORDS = 12, 25
# Where this share of all lines are sentences of six words or lines of ten, the clipping is a text that somebody has
# already chosen, not a page: nothing is cut for its surroundings. Of 215 copied pages eight reach that share, having
# little page around them; of 580 plain articles all but thirteen do.
_PLAIN_WORDS, _PLAIN_LINE, _PLAIN_SHARE = 6, 10, 0.6
# Where no line is known for debris, lines of so many words count as well: tables and lists without a page around.
_CLEAN_LINE = 5
# A line that the first round gives less than this chance is not looked at again. On unseen outlets 0.004 gives less
# (0.947 for 0.949, as there is more to tell apart) and takes half as long again.
SURE = 0.01
# How much of the first round's say is left beside the second's, how far the two are believed, as a share of the
# logarithm of their odds, and how far to lean towards keeping: on unseen outlets trees are too sure of themselves.
# With these and the threshold of best expected F1 dumps of unseen outlets come to 0.949 (news 0.970, worst tenth 0.72,
# kept 0.93, clean 0.90); a lean of 0 gives as much with 0.91 and 0.92.
_FIRST_SAY, _BELIEF, _LEAN = 0.15, 0.6, 0.25
_LEAST = 0.001
# A sentence of a dozen words right above a line of the body is taken from this share of the threshold: that a lead is
# lost is worse than that a caption stays. On unseen outlets it costs 0.0003.
_BESIDE, _BESIDE_WORDS = 0.6, 8
# The first item of a list under a line of the body that does not end with a colon is doubted less than other lines; on
# unseen outlets this changes nothing.
_LISTED_CHANCE = 0.3
# Words longer than this tell what a text is about.
_TOPIC_LENGTH = 4
# How far around a line its surroundings are looked at.
_REACHES = (3, 8, 20)
_NEAR, _REACH = (-2, -1, 1, 2), 2
_SECOND_NEAR = (-4, -3, -2, -1, 1, 2, 3, 4)
_SECOND_REACHES = (5, 12, 30)
# Stretches of likely lines are parted by more than so many unlikely ones.
_LIKELY, _PARTING = 0.15, 2
# Teasers begin as the headlines they belong to: by so many letters.
_BEGINNING = 25

# The logarithms of distances. Further than 53 lines (whose logarithm is a little less than 4) nothing is told apart.
_FAR = 53
_LOGS = (*(math.log1p(distance) for distance in range(_FAR + 1)), 4.0)

# How many lines are remembered: menus and labels recur within a clipping and over the clippings of an outlet.
_REMEMBERED = 8_192

_LATIN = re.compile(r"[A-Za-zÀ-ɏ]{2}")
_FIGURE = re.compile(r"\d")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_WIDE = re.compile(r"[\u0e00-\u0e7f\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef\u3040-\u30ff]")
_SMALL = frozenset().union(*SMALL_WORDS.values())
_BYLINE_WORDS, _BYLINE_ROLES = ("by", "von", "par", "por"), ("reporter", "correspondent", "editor", "staff writer")
_BYLINE = re.compile(rf"(?:{'|'.join(_BYLINE_WORDS)})\s+[A-Z]|.{{0,40}}\b(?:{'|'.join(_BYLINE_ROLES)})\b", re.I)
_TO_READER = frozenset("you your we our us click here sign subscribe read more".split())
_OFFERS = frozenset(
    """unlimited exclusive access account free offer epaper newsletter newsletters email inbox subscribe subscriber
    subscribers subscription subscriptions subscribing member members membership join puzzles discount shop deal deals
    sale     app website site online follow latest best top""".split()
)
_PICTURED = frozenset(
    """photo image picture getty file courtesy handout credit via afp reuters ap screenshot illustration
    graphic""".split()
)
_POSED = frozenset(
    """left right center centre pictured pose poses posing seen shown during speaks attends arrives walks stand stands
    look looks""".split()
)
_SAID = frozenset("said says told according added wrote tweeted asked reported announced explained noted".split())
_FIRST_PERSON = frozenset({"i", "i'm", "i’m", "my", "me"})
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_TELLING_WORDS = (_POSED, _DAYS, _SAID, _OFFERS, _PICTURED, _FIRST_PERSON, _TO_READER)
_IS_POSED, _IS_DAY, _IS_SAID, _IS_OFFER, _IS_PICTURED, _IS_FIRST_PERSON, _IS_TO_READER = (
    1 << number for number in range(len(_TELLING_WORDS))
)
# Every word that tells something, with the bits of what it tells: a line's words are gone through once.
_TELLING = {
    word: sum(1 << number for number, words in enumerate(_TELLING_WORDS) if word in words)
    for word in frozenset().union(*_TELLING_WORDS)
}
_TELLING_SET = frozenset(_TELLING)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BULLET = re.compile(r"[-–—•*·▪]\s|\d{1,2}[.)]\s")
_LISTED = re.compile(r"[–•*·▪►‣●◦○■-]\s+\S")
_INNER_END = re.compile(r"[.!?][\"”’]?\s+[\"“‘]?[A-Z]")
# "... at SteakhouseA party of six": a headline and its teaser, copied as one.
_JOINED = re.compile(r"[a-z0-9.!?’”\"][A-Z][a-z]")
_BRACKET_END = re.compile(r"\([^()]{2,80}\)\W{0,2}$")
# "... in the harbour. Jane Doe Archive": a name after the last full stop, as credits stand.
_NAME_END = re.compile(r"[.!?\"”)]\s+(?:[A-ZÀ-Þ][\w.’'/&-]{0,30}[\s,/|]{0,2}){1,7}$")

_VERDICT_KINDS = tuple(kind for kind in Kind if kind.fate is Fate.REMOVED and kind is not Kind.REPEATED)
_STOPS = frozenset({Kind.RELATED, Kind.COMMENTS, Kind.LEGAL, Kind.SPONSORED})

# What a line is by itself, then what it is among the others. The order is that of ``_look_at_line`` and ``_look``.
BASE: tuple[str, ...] = (
    "words", "ends", "prose", "small words", "capitals", "figures", "commas", "opens quote", "has quote", "asks",
    "colon", "dots", "exclaims", "lower start", "upper case", "bullet", "time", "byline", "to reader", "posed", "day",
    "said", "bar", "sentences", "address", "bracket end", "name end", "slash", "handle", "offer", "picture",
    "first person", "repeated", "met before", "repeated with neighbour", "repeated at length", "verdict",
    *(f"verdict {kind.value}" for kind in _VERDICT_KINDS),
)  # fmt: skip
# What is also looked at in the lines around.
NEIGHBOUR: tuple[str, ...] = (
    "words", "ends", "prose", "small words", "capitals", "verdict", "time", "repeated", "byline", "opens quote",
    "bracket end", "name end", "repeated with neighbour", "offer", "picture", "handle",
    *(f"verdict {kind.value}" for kind in _VERDICT_KINDS),
)  # fmt: skip
_AROUND = (
    "prose words above", "prose words below", "prose lines above", "prose lines below", "short lines around",
)  # fmt: skip
# Where a line stands in its clipping. The order is that of ``_place``.
PLACE: tuple[str, ...] = (
    "count", "under 5 words", "under 9 words", "under 14 words", "over 25 words", "over 40 words", "over 100 words",
    "short sentence", "like a headline", "topic", "topic of main stretch", "position", "length of clipping",
    "share above", "share below", "before all prose", "after all prose", "lines since prose", "lines to prose",
    "nearer prose", "farther prose", "in main stretch", "from its start", "to its end", "after main stretch",
    "before main stretch", "stops since middle", "stops to middle", "share of prose lines",
    *(f"{what} {reach}" for reach in _REACHES for what in _AROUND),
)  # fmt: skip
# What the second round knows besides. The order is that of ``_reconsider``.
SECOND: tuple[str, ...] = (
    "first thought", "topic of body", "body words above", "body words below", "lines since body", "lines to body",
    *(f"body {side} {reach}" for reach in _SECOND_REACHES for side in ("above", "below")),
    *(f"first thought at {offset:+}" for offset in _SECOND_NEAR),
    "comments since main stretch", "related since main stretch", "share since main stretch", "lines since comments",
    "stretch's share", "ends in stretch", "shared words", "joined", "same beginning",
    "ends around 2", "ends around 5", "times around 12",
)  # fmt: skip
# What the elements around a line of a page say. The order is that of ``_page_hints``.
PAGE_PLACES = (
    "comments", "caption", "newsletter", "share", "advertisement", "related", "author_bio", "byline", "timestamp",
    "video", "navigation", "standfirst", "article", "nav", "footer", "aside", "header", "figure", "form", "button",
    "table", "main", "ul", "ol", "blockquote", "dialog",
)  # fmt: skip
PAGE_TAGS = (
    "p", "li", "h1", "h2", "h3", "h4", "td", "div", "blockquote", "figcaption", "section", "dt", "dd", "th", "pre",
)  # fmt: skip
_PAGE_AROUND = ("linked", "share of prose in parent", "<p>", "chosen")
PAGE: tuple[str, ...] = (
    *(f"in {place}" for place in PAGE_PLACES),
    *(f"<{tag}>" for tag in PAGE_TAGS),
    "linked", "all linked", "share of prose in parent", "parent against best", "<p> in article", "<p> in debris",
    "chosen",
    *(f"{what} at {offset:+}" for offset in (-2, -1, 1, 2) for what in _PAGE_AROUND),
)  # fmt: skip
# What the neighbours of a line are, and whether there is none. The order is that of ``_beside``.
_NEIGHBOURS: tuple[str, ...] = tuple(f"{what} at {offset:+}" for offset in _NEAR for what in (*NEIGHBOUR, "nothing"))


def features(form: str) -> tuple[str, ...]:
    """Return the names of the first round's features of a "dump" or a "page"; the second's are these and ``SECOND``."""
    return BASE + PLACE + (PAGE if form == "page" else ()) + _NEIGHBOURS


@dataclass(frozen=True, slots=True)
class Seen:
    """The lines of a clipping as the classifier sees them.

    ``base`` are the features of each line by itself, ``words`` its size, ``topics`` its longer words.
    """

    texts: Sequence[str]
    verdicts: Sequence[Verdict | None]
    page: Sequence[PageLine] | None
    base: list[list[float]]
    words: list[float]
    topics: list[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Model:
    """Both rounds: the first's weights of a line's own features and, by distance, of its neighbours'; the sum of the
    second's trees over a line's features; ``threshold`` is the least chance of a body."""

    bias: float
    own: list[float]
    near: list[list[float]]
    ask_trees: Callable[[Sequence[float]], float]
    threshold: float


def look_at(texts: Sequence[str], verdicts: Sequence[Verdict | None], page: Sequence[PageLine] | None = None) -> Seen:
    """Return the lines ``texts`` as the classifier sees them; ``page`` tells of the elements around them, where they
    come from a page."""
    base, words, topics = _look(texts, verdicts)
    return Seen(texts=texts, verdicts=verdicts, page=page, base=base, words=words, topics=topics)


def first_rows(seen: Seen, numbers: Sequence[int]) -> Iterator[list[float]]:
    """Yield the first round's features of the lines ``numbers``."""
    near = _pick_neighbours(seen)
    for number, row in zip(numbers, _own_rows(seen, numbers), strict=True):
        yield row + _beside(near, number)


def _own_rows(seen: Seen, numbers: Sequence[int]) -> Iterator[list[float]]:
    """Yield what the lines ``numbers`` are by themselves and where they stand, one by one: a huge clipping's would
    not all fit."""
    base, page = seen.base, seen.page
    places = _place(seen, numbers)
    if page is None:
        for number, place in zip(numbers, places, strict=True):
            yield base[number] + place
    else:
        for number, place, hints in zip(numbers, places, _page_hints(page, seen.verdicts, numbers), strict=True):
            yield base[number] + place + hints


def _pick_neighbours(seen: Seen) -> list[list[float]]:
    """Return what each line is to its neighbours, with what is not there above the first and below the last."""
    edge = [_NOTHING] * _REACH
    return [*edge, *([*pick, 0.0] for pick in map(_pick_near, seen.base)), *edge]


def _beside(near: Sequence[list[float]], number: int) -> list[float]:
    row: list[float] = []
    for offset in _NEAR:
        row += near[number + _REACH + offset]
    return row


def keep_lines(
    texts: Sequence[str], verdicts: Sequence[Verdict | None], page: Sequence[PageLine] | None = None
) -> list[bool]:
    """Return for each line whether it is body. What ``verdicts`` name is not."""
    kept = [verdict is None for verdict in verdicts]
    seen = look_at(texts, verdicts, page)
    first, last = _plain_stretch(seen) if page is None else (0, 0)
    if page is None:
        _drop_pointed_at(kept, seen)
    if (first, last) == (0, len(texts)):
        return kept
    model = _model("page" if page is not None else "dump")
    chances = [0.0] * len(texts)
    doubtful: dict[int, list[float]] = {}
    unjudged = [number for number, verdict in enumerate(verdicts) if verdict is None]
    near = _pick_neighbours(seen)
    told = [[sum(map(mul, row, weights)) for row in near] for weights in model.near]
    for number, row in zip(unjudged, _own_rows(seen, unjudged), strict=True):
        score = model.bias + sum(map(mul, row, model.own))
        for offset, scores in zip(_NEAR, told, strict=True):
            score += scores[number + _REACH + offset]
        chances[number] = _to_chance(score)
        if kept[number] and chances[number] > SURE:
            doubtful[number] = row
    second = {}
    for number, extra in zip(doubtful, second_rows(seen, chances, list(doubtful)), strict=True):
        row = doubtful[number] + _beside(near, number) + extra
        second[number] = believe(chances[number], _to_chance(model.ask_trees(row)))
    threshold = model.threshold
    if page is None:
        threshold = max(threshold, best_threshold([(chance, seen.words[number]) for number, chance in second.items()]))
    final = [
        keep and (first <= number < last or second.get(number, 0.0) >= threshold) for number, keep in enumerate(kept)
    ]
    _keep_beside(final, kept, seen, second, threshold)
    _complete_lists(final, kept, texts, second)
    return final


def believe(first: float, second: float) -> float:
    """Return the chance of a line to be body, where the two rounds give it ``first`` and ``second``."""
    odds = _FIRST_SAY * _log_odds(first) + (1 - _FIRST_SAY) * _log_odds(second)
    return _to_chance(odds * _BELIEF + _LEAN)


def _log_odds(chance: float) -> float:
    return math.log((chance + _LEAST) / (1 - chance + _LEAST))


def _to_chance(score: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


def best_threshold(lines: Iterable[tuple[float, float]]) -> float:
    """Return the chance from which taking ``lines``, each a chance and a size, gives the best F1 to be expected."""
    ordered = sorted(lines, reverse=True)
    expected = sum([chance * size for chance, size in ordered])
    best, threshold, right, taken = -1.0, 1.0, 0.0, 0.0
    for chance, size in ordered:
        right += chance * size
        taken += size
        score = right / (taken + expected) if taken else 0.0
        if score > best:
            best, threshold = score, chance
    return threshold


def _keep_beside(
    final: list[bool], kept: Sequence[bool], seen: Seen, chances: Mapping[int, float], threshold: float
) -> None:
    """Keep a sentence right above a kept line, also where it is a little less sure than others: it may be the lead."""
    base, words = seen.base, seen.words
    for number in range(len(final) - 2, -1, -1):
        if final[number] or not kept[number] or not final[number + 1] or words[number + 1] < _BESIDE_WORDS:
            continue
        sentence = base[number][_ENDS] > 0 and words[number] >= _SENTENCE_WORDS
        final[number] = sentence and chances.get(number, 0.0) >= _BESIDE * threshold


def _complete_lists(
    final: list[bool], kept: Sequence[bool], texts: Sequence[str], chances: Mapping[int, float]
) -> None:
    """Keep of a list every item where the line it hangs on is kept, or the items below are."""
    listed = [_LISTED.match(text) is not None for text in texts]
    for number in range(1, len(texts)):
        hangs = listed[number - 1] or texts[number - 1].endswith(":") or chances.get(number, 0.0) > _LISTED_CHANCE
        if listed[number] and kept[number] and final[number - 1] and hangs:
            final[number] = True
    for number in range(len(texts) - 2, 0, -1):
        if listed[number] and kept[number] and listed[number + 1] and final[number + 1]:
            final[number] = True


def _drop_pointed_at(kept: list[bool], seen: Seen) -> None:
    """Drop the headlines of other articles: those under a label or pointer that says so.

    A label may stand above several. After the first, a short line above a sentence may be a subheading again.
    """
    texts, base, words, verdicts = seen.texts, seen.base, seen.words, seen.verdicts
    pointed = False
    for number, text in enumerate(texts):
        above = verdicts[number - 1] if number else None
        labelled = above is not None and above.kind is Kind.RELATED
        below = number + 1 < len(texts) and verdicts[number + 1] is None and base[number + 1][_PROSE] > 0
        pointed = (
            (labelled or (pointed and not below))
            and verdicts[number] is None
            and not base[number][_ENDS]
            and 3 <= words[number] <= 16
            and not text.endswith((":", ","))
        )
        kept[number] = kept[number] and not pointed


def _plain_stretch(seen: Seen) -> tuple[int, int]:
    """Return from where to where the clipping is a text without a page around it: it loses no line there."""
    line = _PLAIN_LINE if any(verdict is not None for verdict in seen.verdicts) else _CLEAN_LINE
    prose = [
        size >= line or (row[_ENDS] > 0 and size >= _PLAIN_WORDS)
        for row, size in zip(seen.base, seen.words, strict=True)
    ]
    if not any(prose) or sum(prose) < _PLAIN_SHARE * len(prose):
        return 0, 0
    return prose.index(True), len(prose) - prose[::-1].index(True)


@cache
def _model(form: str) -> Model:
    rules = files("articles.text.data")
    table = json.loads(rules.joinpath("line_weights.json").read_text(encoding="utf-8"))[form]
    trees = json.loads(rules.joinpath("line_trees.json").read_text(encoding="utf-8"))[form]
    return make_model(form, table["bias"], table["weights"], trees, table["threshold"])


def make_model(form: str, bias: float, weights: Mapping[str, float], trees: Iterable[Any], threshold: float) -> Model:
    """Return the model of a "dump" or a "page" whose weights and trees name their features."""
    first = features(form)
    numbers = {name: number for number, name in enumerate(first + SECOND)}
    values = [weights.get(name, 0.0) for name in first]
    own, size = len(first) - len(_NEIGHBOURS), len(NEIGHBOUR) + 1

    def write_out(tree: Any) -> str:
        if not isinstance(tree, list):
            return f"({float(tree)!r})"
        name, most, lower, higher = tree
        return f"({write_out(lower)} if row[{numbers[name]}] <= {float(most)!r} else {write_out(higher)})"

    # Written out as one expression the trees take half as long as walked through. It holds numbers and nothing else.
    expression = "lambda row: 0.0" + "".join(f" + {write_out(tree)}" for tree in trees)
    return Model(
        bias=bias,
        own=values[:own],
        near=[values[start : start + size] for start in range(own, len(values), size)],
        ask_trees=eval(expression),  # noqa: S307
        threshold=threshold,
    )


_pick_near = itemgetter(*(BASE.index(name) for name in NEIGHBOUR))
_AT = {name: number for number, name in enumerate(BASE)}
_PROSE, _ENDS, _VERDICT, _CAPITALS = _AT["prose"], _AT["ends"], _AT["verdict"], _AT["capitals"]
_NOTHING = [*(0.0 for _ in NEIGHBOUR), 1.0]
_TIME = _AT["time"]
_NO_VERDICT = [0.0] * len(_VERDICT_KINDS)
_ONE_VERDICT = {kind: [float(kind is other) for other in _VERDICT_KINDS] for kind in Kind}


_NO_TAG = [0.0] * len(PAGE_TAGS)
_ONE_TAG = {tag: [float(tag == other) for other in PAGE_TAGS] for tag in PAGE_TAGS}


@lru_cache(maxsize=_REMEMBERED)
def _look_at_line(text: str, goes_on: float) -> tuple[tuple[float, ...], float, frozenset[str]]:
    """Return the features of a line that neither its neighbours nor the rules decide, its size in words,
    and its topic words.

    ``goes_on`` is how many times longer the line is than the part of it that is ``text``.
    """
    words = _WORD.findall(text)
    lower = text.lower()
    lowered = "\n".join(words).casefold().split("\n") if words else []
    distinct = frozenset(lowered)
    plain = text.isascii()
    wide = 0 if plain else len(_WIDE.findall(text))
    size = (len(words) + wide / 2) * goes_on
    ends = ends_sentence(text)
    long = [word for word in words if len(word) > 3]
    told = 0
    to_reader = 0
    for word in distinct & _TELLING_SET:
        told |= _TELLING[word]
        to_reader += _TELLING[word] >= _IS_TO_READER
    start = text[:300]
    figures = sum(map(start.count, "0123456789")) if plain else len(_FIGURE.findall(start))
    short = len(text) <= 150
    # A whole sentence in capitals is printed that way; its capitals say nothing.
    shouted = len(words) >= _SENTENCE_WORDS and text.isupper()
    head, tail = text[0], text[-120:]
    may_be_byline = lower.startswith(_BYLINE_WORDS) or any(map(lower.__contains__, _BYLINE_ROLES))
    row = (
        min(5.0, math.log1p(size)),
        ends,
        (size >= _SENTENCE_WORDS and ends) or size >= _PROSE_WORDS,
        len(list(filter(_SMALL.__contains__, lowered))) / max(1, len(words)) if _LATIN.search(text) else 0.35,
        0.0 if shouted else len([word for word in long[1:] if word[0].isupper()]) / max(1, len(long) - 1),
        figures / len(start),
        min(3, text.count(",")),
        head in "\"“‘'„«",
        '"' in text or (not plain and ("“" in text or "”" in text or "„" in text or "«" in text)),
        text.endswith("?"),
        text.endswith(":"),
        text.endswith(("...", "…")),
        text.endswith("!"),
        head.islower(),
        short and not shouted and text.isupper(),
        _BULLET.match(text) is not None,
        short and is_timestamp(text),
        short and may_be_byline and _BYLINE.match(text) is not None,
        min(3, to_reader) / math.sqrt(max(1.0, size)),
        told & _IS_POSED > 0,
        told & _IS_DAY > 0 or (("19" in text or "20" in text) and _YEAR.search(text) is not None),
        told & _IS_SAID > 0,
        " | " in text or (not plain and ("»" in text or "›" in text or "•" in text)),
        min(6, len(_INNER_END.findall(text))) if "." in text or "?" in text or "!" in text else 0,
        "http" in text or "www." in text or "@" in text,
        ")" in tail[-3:] and _BRACKET_END.search(tail) is not None,
        not ends and _NAME_END.search(tail) is not None,
        "/" in text and "http" not in text,
        "(@" in text or text.startswith(("— ", "@")),
        told & _IS_OFFER > 0,
        told & _IS_PICTURED > 0,
        told & _IS_FIRST_PERSON > 0,
    )
    topics = frozenset([word for word in distinct if len(word) > _TOPIC_LENGTH])
    return tuple([float(value) for value in row]), size, topics


def _look(
    texts: Sequence[str], verdicts: Sequence[Verdict | None]
) -> tuple[list[list[float]], list[float], list[frozenset[str]]]:
    folded = [fold(text) if len(text) < 400 else text[:400] for text in texts]
    often = Counter(folded)
    pairs = Counter(pairwise(folded))
    met: set[str] = set()
    rows: list[list[float]] = []
    sizes: list[float] = []
    topics: list[frozenset[str]] = []
    for number, text in enumerate(texts):
        if len(text) <= _READ:
            alone, size, topic = _look_at_line(text, 1.0)
        else:
            # Of a long line the beginning and the very end are read; it goes on as it began.
            alone, size, topic = _look_at_line(text[: _READ - 130] + " " + text[-129:], len(text) / _READ)
        verdict = verdicts[number]
        key = folded[number]
        repeated = often[key] > 1
        paired = repeated and (
            (number + 1 < len(texts) and pairs[key, folded[number + 1]] > 1)
            or (number > 0 and pairs[folded[number - 1], key] > 1)
        )
        row = [
            *alone,
            1.0 if repeated else 0.0,
            1.0 if key in met else 0.0,
            1.0 if paired else 0.0,
            1.0 if repeated and size >= 5 else 0.0,
            0.0 if verdict is None else 1.0,
        ]
        if verdict is None:
            row += _NO_VERDICT
        else:
            row[_PROSE] = 0.0
            row += _ONE_VERDICT[verdict.kind]
        met.add(key)
        rows.append(row)
        sizes.append(size)
        topics.append(topic)
    return rows, sizes, topics


def _place(seen: Seen, numbers: Iterable[int]) -> Iterator[list[float]]:
    base, words, topics, verdicts = seen.base, seen.words, seen.topics, seen.verdicts
    count = len(base)
    is_prose = [row[_PROSE] > 0 for row in base]
    low, high = _main_stretch(base, words)
    above_words, above_lines, above_short, above_stops = [0.0], [0.0], [0.0], [0.0]
    for number in range(count):
        above_words.append(above_words[-1] + (words[number] if is_prose[number] else 0.0))
        above_lines.append(above_lines[-1] + is_prose[number])
        above_short.append(above_short[-1] + (words[number] < 6))
        verdict = verdicts[number]
        above_stops.append(above_stops[-1] + (verdict is not None and verdict.kind in _STOPS))
    total = above_words[-1] or 1.0
    spread, spread_often = _shared([topics[number] for number in range(count) if is_prose[number]])
    main, main_often = _shared([topics[number] for number in range(low, high) if is_prose[number]])
    since = _distances(is_prose)
    until = _distances(is_prose[::-1])[::-1]
    middle = (low + high) // 2
    log = math.log1p
    long = min(7.0, log(count))
    share = above_lines[-1] / count
    for number in numbers:
        size, ends = words[number], base[number][_ENDS]
        own = is_prose[number]
        inside = low <= number < high
        about = max(2, len(topics[number]))
        back, ahead = _LOGS[since[number]], _LOGS[until[number]]
        row = [
            min(size, 60.0) / 20,
            1.0 if size < 5 else 0.0,
            1.0 if size < 9 else 0.0,
            1.0 if size < 14 else 0.0,
            1.0 if size > 25 else 0.0,
            1.0 if size > 40 else 0.0,
            1.0 if size > 100 else 0.0,
            1.0 if ends and size < 9 else 0.0,
            1.0 if base[number][_CAPITALS] > 0.6 and not ends and 5 <= size <= 18 else 0.0,
            len(topics[number] & (spread_often if own else spread)) / about,
            len(topics[number] & (main_often if own and inside else main)) / about,
            number / count,
            long,
            above_words[number] / total,
            1 - above_words[number + 1] / total,
            1.0 if above_words[number] == 0 else 0.0,
            1.0 if above_words[number + 1] == above_words[-1] else 0.0,
            back,
            ahead,
            min(back, ahead),
            max(back, ahead),
            1.0 if inside else 0.0,
            _signed_log(number - low),
            _signed_log(high - 1 - number),
            1.0 if number >= high else 0.0,
            1.0 if number < low else 0.0,
            min(3.0, above_stops[number] - above_stops[middle]) if number > middle else 0.0,
            min(3.0, above_stops[middle] - above_stops[number + 1]) if number < middle else 0.0,
            share,
        ]
        words_above, words_up_to, lines_above, lines_up_to = (
            above_words[number], above_words[number + 1], above_lines[number], above_lines[number + 1],
        )  # fmt: skip
        for reach in _REACHES:
            start = number - reach if number > reach else 0
            end = number + 1 + reach
            if end > count:
                end = count
            row += (
                log(words_above - above_words[start]),
                log(above_words[end] - words_up_to),
                (lines_above - above_lines[start]) / reach,
                (above_lines[end] - lines_up_to) / reach,
                (above_short[end] - above_short[start]) / (2 * reach + 1),
            )
        yield row


def _main_stretch(base: Sequence[list[float]], words: Sequence[float]) -> tuple[int, int]:
    """Return the stretch of lines that holds most prose for the fewest other lines."""
    best, low, high, total, start = 0.0, 0, 0, 0.0, 0
    for number, row in enumerate(base):
        if total <= 0:
            total, start = 0.0, number
        if row[_VERDICT]:
            total -= 0.5
        elif words[number] >= 15 or (words[number] >= 7 and row[_ENDS]):
            total += min(3.0, words[number] / 10)
        else:
            total -= 0.7
        if total > best:
            best, low, high = total, start, number + 1
    return low, high


def _shared(topics: Iterable[frozenset[str]]) -> tuple[set[str], set[str]]:
    """Return the words of ``topics``, and those that more than one line has."""
    once: set[str] = set()
    often: set[str] = set()
    for words in topics:
        often |= once & words
        once |= words
    return once, often


def _distances(marks: Sequence[bool]) -> list[int]:
    """Return for each place how many lines above it the last mark stands, ``_FAR`` at most."""
    found: list[int] = []
    last = -_FAR
    for number, mark in enumerate(marks):
        distance = number - last
        found.append(distance if distance < _FAR else _FAR)
        if mark:
            last = number
    return found


def _signed_log(distance: int) -> float:
    return math.copysign(_LOGS[min(_FAR + 1, abs(distance))], distance)


def second_rows(seen: Seen, chances: Sequence[float], numbers: Sequence[int]) -> Iterator[list[float]]:
    """Yield what the second round knows besides of the lines ``numbers``: what the first thought of all lines, and
    how the lines around end, are dated, and are labelled."""
    words, topics, texts = seen.words, seen.topics, seen.texts
    count = len(chances)
    summed, weighed = [0.0], [0.0]
    for chance, size in zip(chances, words, strict=True):
        summed.append(summed[-1] + chance)
        weighed.append(weighed[-1] + chance * size)
    total = weighed[-1] or 1.0
    likely = [chance > 0.5 for chance in chances]
    body, body_often = _shared([topic for topic, one in zip(topics, likely, strict=True) if one])
    often = Counter([word for topic, one in zip(topics, likely, strict=True) if one for word in topic])
    most_often = math.log1p(sum(likely) or 1)
    since = _distances(likely)
    until = _distances(likely[::-1])[::-1]
    kinds = [verdict.kind if verdict is not None else None for verdict in seen.verdicts]
    since_comments = _distances([kind is Kind.COMMENTS for kind in kinds])
    low, _ = _main_stretch(seen.base, words)
    labels = [_count_up([kind is wanted for kind in kinds]) for wanted in (Kind.COMMENTS, Kind.RELATED, Kind.SHARE)]
    ends = _count_up([row[_ENDS] for row in seen.base])
    times = _count_up([row[_TIME] for row in seen.base])
    stretches = _stretches(seen, chances)
    beginnings = Counter([text[:_BEGINNING].casefold() for text in texts if len(text) >= _BEGINNING])
    for number in numbers:
        chance, topic, text = chances[number], topics[number], texts[number]
        own = likely[number]
        about = max(2, len(topic))
        row = [
            max(-6.0, min(6.0, _log_odds(chance))),
            len(topic & (body_often if own else body)) / about,
            weighed[number] / total,
            1 - weighed[number + 1] / total,
            _LOGS[since[number]],
            _LOGS[until[number]],
        ]
        for reach in _SECOND_REACHES:
            row.append((summed[number] - summed[max(0, number - reach)]) / reach)
            row.append((summed[min(count, number + 1 + reach)] - summed[number + 1]) / reach)
        row += [chances[number + offset] if 0 <= number + offset < count else 0.0 for offset in _SECOND_NEAR]
        row += [
            min(4.0, met[number] - met[low]) if number > low else -min(4.0, met[low] - met[number + 1])
            for met in labels
        ]
        start, end = stretches.get(number, (number, number))
        row += (
            _LOGS[since_comments[number]],
            (weighed[end] - weighed[start]) / total,
            (ends[end] - ends[start]) / (end - start) if end > start else 0.0,
            sum([math.log1p(often[word] - own) for word in topic]) / about / most_often,
            float(len(_JOINED.findall(text[:400]))),
            1.0 if len(text) >= _BEGINNING and beginnings[text[:_BEGINNING].casefold()] > 1 else 0.0,
        )
        for marks, reach in ((ends, 2), (ends, 5), (times, 12)):
            start, end = max(0, number - reach), min(count, number + reach + 1)
            row.append((marks[end] - marks[start]) / (end - start))
        yield row


def _stretches(seen: Seen, chances: Sequence[float]) -> dict[int, tuple[int, int]]:
    """Return for each line of a stretch of likely lines where the stretch begins and ends."""
    found: list[list[int]] = []
    for number, chance in enumerate(chances):
        if chance <= _LIKELY or seen.verdicts[number] is not None:
            continue
        if found and number - found[-1][1] <= _PARTING:
            found[-1][1] = number + 1
        else:
            found.append([number, number + 1])
    return {number: (start, end) for start, end in found for number in range(start, end)}


def _count_up(marks: Iterable[float]) -> list[float]:
    """Return how many of ``marks`` stand above each place, and above the end."""
    return list(accumulate(marks, initial=0.0))


def _page_hints(
    page: Sequence[PageLine], verdicts: Sequence[Verdict | None], numbers: Iterable[int]
) -> Iterator[list[float]]:
    prose: Counter[int] = Counter()
    for line, verdict in zip(page, verdicts, strict=True):
        if verdict is None and line.linked < 0.5 and len(line.text) > 80:
            prose[line.parent] += len(line.text)
    total, top = sum(prose.values()) or 1, max(prose.values(), default=1)
    debris = frozenset({"comments", "related", "newsletter", "footer", "aside", "navigation"})
    seen = [(line.linked, prose[line.parent] / total, float(line.tag == "p"), line.chosen) for line in page]
    nothing = (0.0, 0.0, 0.0, 0.0)
    for number in numbers:
        line = page[number]
        places, paragraph = line.places, line.tag == "p"
        row = [
            *[1.0 if place in places else 0.0 for place in PAGE_PLACES],
            *_ONE_TAG.get(line.tag, _NO_TAG),
            line.linked,
            1.0 if line.linked > 0.9 else 0.0,
            prose[line.parent] / total,
            prose[line.parent] / top,
            1.0 if paragraph and "article" in places else 0.0,
            1.0 if paragraph and not debris.isdisjoint(places) else 0.0,
            line.chosen,
        ]
        for offset in (-2, -1, 1, 2):
            other = number + offset
            row += seen[other] if 0 <= other < len(seen) else nothing
        yield row

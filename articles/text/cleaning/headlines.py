"""The headline: chosen by trained weights among the lines above the lead, or a title that a page declares."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.text.cleaning.boilerplate import fold
from articles.text.cleaning.byline_cues import BYLINE_LENGTH, begins_as_byline, has_cue, is_byline
from articles.text.cleaning.bylines import is_name
from articles.text.cleaning.prose import (
    count_wide,
    count_words,
    ends_sentence,
    is_title_cased,
    measure_size,
    split_words,
    topics_of,
)
from articles.text.cleaning.timestamps import find_moments, is_timestamp
from articles.text.data.headers import HEADLINE_WEIGHTS, MIN_HEADLINE_SCORE
from articles.text.data.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from articles.text.cleaning.boilerplate import Verdict
    from articles.text.cleaning.header_lines import HeaderLines
    from articles.text.cleaning.page_lines import PageFields

# Lines above the lead that are candidates. Ten of 215 pages have the headline within 40 lines of the lead, with video
# players and sign-up boxes between.
HEADLINE_REACH = 60
# Lines below the lead that may be time stamps, and lines whose words are taken as the article's topic.
_STAMPS_BELOW, _TOPIC_LINES = 4, 12
# Fewest and most words of a headline; three characters of a script without spaces count as one word.
_WORD_LIMITS = (2, 28)
_MAX_LENGTH, _MAX_TITLE_LENGTH = 300, 400
# A pointer to another article may be the headline itself if it has at least this many characters.
_MIN_POINTER_LENGTH = 25
# Lines with more words that end like a paragraph, or like a caption with its credit, are not headlines.
_MAX_SENTENCE_WORDS, _MAX_CAPTION_WORDS = 5, 8
# The title of a browser window begins with the headline; shorter beginnings are not compared.
_MIN_REPEATED_LENGTH = 15
# A line with the path of the page ends with the headline, so many lines above it at most; longest path in characters.
_PATH_REACH, _MAX_PATH_LENGTH = 3, 60
# What the page's path right above adds to a headline's score.
_PATH_BONUS = 3.0
# A line right above the lead may be the headline with a lower score: there is no better candidate.
_MIN_SCORE_ABOVE_LEAD = -5.0
# A theme has at most so many words and a score at most so much better than the headline's below it, which has no more
# than so many words.
_MAX_THEME_WORDS, _MAX_THEME_LEAD, _MAX_HEADLINE_BELOW = 4, 1.2, 14
# Longest line with a time of publication.
_MAX_STAMP_LENGTH = 90
# Fewest and most words of a headline under a kicker.
_KICKER_LIMITS = (4, 20)
# A headline above its standfirst: fewest words, least share and number of its longer words that the article has, and
# how much lower its score may be. A kicker is shorter, and another article's headline shares less.
_MIN_PHRASE_WORDS, _MIN_TOPICS_OF_ARTICLE, _MIN_SHARED_TOPICS, _MAX_SCORE_BEHIND = 5, 0.3, 3, 3.0
# A page's title may end with the outlet's name, after a bar or dash. It is removed if the first part has more
# characters than this and, unless the page names its outlet, the last part has no more words than this.
_MIN_FIRST_PART, _MAX_OUTLET_WORDS = 15, 4
_MIN_TITLE_LENGTH = 6
# Fewest words of a headline behind a colon in a page's title.
_MIN_END_WORDS = 4
# Lines at the top of a text without a page around it that may be the headline, and fewest words of such a headline.
_FIRST_LINES, _MIN_FIRST_WORDS = 4, 3
# Most words of the title of a table, and of a line that names an outlet and the day of its issue.
_MAX_TITLE_WORDS, _MAX_ISSUE_WORDS = 8, 8

_FULL_STOPS = (".", '."', ".”", ".'", ".’", "。")
_ABBREVIATION = re.compile(r"(?:(?<![^\W_])[A-Za-z]|\b(?:Inc|Jr|Sr|St|Co|Ltd|Dr|Gov|Rep|Sen))\.$")
# "... in the harbour. Jane Doe": a caption that ends with the photographer's name.
_NAME_END = re.compile(r"(?:[a-z]{4}|\d[a-z]{0,3}|\))[.!?]\s+(?:[A-ZÀ-Þ][\w.’'-]{0,30}\s?){1,4}$")
_TITLE_PARTS = re.compile(r"\s+[|–—·»-]\s+")


def titles_of(fields: PageFields) -> list[str]:
    """Return a page's declared headlines, each first without and then with the outlet's name at its end."""
    site = fold(fields.site or "")
    titles = []
    for title in fields.headlines:
        parts = _TITLE_PARTS.split(title)
        while len(parts) > 1 and len(parts[0]) > _MIN_FIRST_PART and _may_be_outlet(parts[-1], site):
            parts.pop()
        titles += [title[: title.rindex(parts[-1]) + len(parts[-1])], title]
    return [title for title in dict.fromkeys(titles) if count_words(title) >= 2 or len(title) > _MIN_TITLE_LENGTH]


def _may_be_outlet(part: str, site: str) -> bool:
    last = fold(part)
    if site:
        return site in last or last in site
    return len(last.split()) <= _MAX_OUTLET_WORDS


def find_title(titles: Sequence[str], lines: HeaderLines) -> int | None:
    """Return the number of the line that is one of ``titles``: the last above the lead, else the first below it."""
    wanted = {fold(title) for title in titles}
    places = [
        number for number, text in enumerate(lines.texts) if len(text) <= _MAX_TITLE_LENGTH and fold(text) in wanted
    ]
    if not places:
        # "Print: Pier shut", "Harlow Press: Pier shut": the headline itself is shorter than the title.
        ends = {fold(end[2]) for title in titles if count_words((end := title.partition(": "))[2]) >= _MIN_END_WORDS}
        places = [number for number, text in enumerate(lines.texts[: lines.lead]) if fold(text) in ends]
    above = [number for number in places if number <= lines.lead]
    return above[-1] if above else places[0] if places else None


def find_headline(lines: HeaderLines, taken: frozenset[int]) -> int | None:
    """Return the number of the line that is most likely the headline, ``None`` if none is likely enough.

    ``taken`` are the numbers of lines known to be other parts of the header.
    """
    candidates = dict(headline_candidates(lines, taken))
    scores = {
        number: _path_bonus(lines, number)
        + HEADLINE_WEIGHTS["bias"]
        + sum(HEADLINE_WEIGHTS[name] * value for name, value in features.items())
        for number, features in candidates.items()
    }
    best = max(scores, key=scores.__getitem__, default=None)
    if best is not None and scores[best] <= _least_score(lines, best):
        best = None
    if best is not None:
        below = scores.get(best + 1)
        if below is not None and scores[best] - below <= _MAX_THEME_LEAD and _is_theme(lines, best):
            best += 1
        best = _skip_standfirst(lines, best, candidates, scores)
        # The line found may be the browser window's title, "Pier shut | Harlow Press", above the headline itself.
        for number in range(best + 1, lines.lead + 1):
            text = lines.texts[number]
            if len(text) > _MIN_REPEATED_LENGTH and lines.texts[best].startswith(text) and not lines.verdicts[number]:
                return number
        best = _skip_kicker(lines, _without_path(lines, best))
    return best


def _skip_standfirst(
    lines: HeaderLines,
    best: int,
    candidates: Mapping[int, Mapping[str, float]],
    scores: Mapping[int, float],
) -> int:
    """Return the line above ``best`` if that is the headline, and ``best`` its standfirst, which shares more words.

    One line of debris may stand between the two.
    """
    above = best - 1
    if above >= 0 and (lines.verdicts[above] or _is_repeated(lines, above)) and above - 1 in candidates:
        above -= 1
    if above not in candidates or candidates[best]["repeated"] > candidates[above]["repeated"]:
        return best
    text = lines.texts[above]
    is_phrase = count_words(text) + count_wide(text) // 3 >= _MIN_PHRASE_WORDS
    share = candidates[above]["topics of article"]
    on_topic = share >= _MIN_TOPICS_OF_ARTICLE and share * (2 + len(topics_of(text))) >= _MIN_SHARED_TOPICS
    return above if is_phrase and on_topic and scores[above] >= scores[best] - _MAX_SCORE_BEHIND else best


def _is_repeated(lines: HeaderLines, number: int) -> bool:
    key = fold(lines.texts[number])
    return sum(fold(text) == key for text in lines.texts if len(text) < _MAX_LENGTH) > 1


def first_headline(lines: HeaderLines, taken: frozenset[int]) -> int | None:
    """Return the first line of a text without a page around it, if it may be the headline, else ``None``.

    Bylines, time stamps, sections and addresses may stand above it.
    """
    for number in range(min(_FIRST_LINES, lines.lead)):
        text = lines.texts[number]
        if number in taken or not text or is_timestamp(text) or is_byline(text) or is_name(text):
            continue
        words = split_words(text)
        size = len(words) + count_wide(text) // 3
        if size < _MIN_FIRST_WORDS and not (number == 0 and is_byline(_text_at(lines.texts, 1))):
            continue
        if number and find_moments(text) and size <= _MAX_ISSUE_WORDS and not ends_sentence(text):
            # "The Quoin Gazette, 14 March 2013" below a short headline.
            continue
        may_be_headline = lines.verdicts[number] is None and len(text) <= _MAX_LENGTH
        continues = _continues_below(text, size, _text_at(lines.texts, number + 1))
        return number if may_be_headline and not continues and _reads_like_headline(text, words, size) else None
    return 0 if _stands_above_rows(lines, taken) else None


def _stands_above_rows(lines: HeaderLines, taken: frozenset[int]) -> bool:
    """Whether the first line is the title of rows: "Fixtures"; header fields may stand between."""
    text = lines.texts[0] if lines.texts else ""
    if not text or 0 in taken or lines.verdicts[0] or is_timestamp(text) or is_byline(text) or ends_sentence(text):
        return False
    if count_words(text) > _MAX_TITLE_WORDS:
        return False
    for number in range(1, min(_FIRST_LINES, len(lines.texts))):
        verdict = lines.verdicts[number]
        if verdict and verdict.kind is Kind.LIST_ITEM:
            return True
        if number not in taken and not is_timestamp(lines.texts[number]) and not is_byline(lines.texts[number]):
            return False
    return False


def _without_path(lines: HeaderLines, best: int) -> int:
    """Return the line that the ``best`` ends with: "Home / Harbour / Pier shut" stands above the headline itself."""
    whole = lines.texts[best]
    for number in range(best + 1, min(best + 1 + _PATH_REACH, len(lines.texts))):
        text = lines.texts[number]
        is_end = len(text) > _MIN_REPEATED_LENGTH and len(text) < len(whole) <= len(text) + _MAX_PATH_LENGTH
        if is_end and whole.endswith(text) and not ends_sentence(whole[: -len(text)]):
            return number
    return best


def _least_score(lines: HeaderLines, number: int) -> float:
    """Return the least score of a headline in line ``number``; body lines above the lead are no headlines."""
    is_above_lead = number == lines.lead - 1 and number > 0 and not (lines.body[number] or lines.body[number - 1])
    return _MIN_SCORE_ABOVE_LEAD if is_above_lead else MIN_HEADLINE_SCORE


def _path_bonus(lines: HeaderLines, number: int) -> float:
    """Return what the page's path right above a line adds to its score: "Home / Harbour / Pier shut", "Pier shut"."""
    text, above = lines.texts[number], _text_at(lines.texts, number - 1)
    is_path = len(text) > _MIN_REPEATED_LENGTH and len(text) < len(above) <= len(text) + _MAX_PATH_LENGTH
    return _PATH_BONUS if is_path and above.endswith(text) and not ends_sentence(above[: -len(text)]) else 0.0


def _is_theme(lines: HeaderLines, number: int) -> bool:
    """Whether a few words name the theme of the headline below them: "War at sea", "Fleet: aims, chances, risks"."""
    text, below = lines.texts[number], _text_at(lines.texts, number + 1)
    words, more = split_words(text), split_words(below)
    size, size_below = len(words) + count_wide(text) // 3, len(more) + count_wide(below) // 3
    if size > _MAX_THEME_WORDS or not size < size_below <= _MAX_HEADLINE_BELOW or ends_sentence(text):
        return False
    return not (ends_sentence(below) and not below.endswith(("?", "!")))


def _skip_kicker(lines: HeaderLines, best: int) -> int:
    """Return the line below ``best`` if that is the headline under a kicker: the page prints it again elsewhere."""
    if best + 1 >= min(lines.lead, len(lines.texts)):
        return best
    text, key = lines.texts[best + 1], fold(lines.texts[best + 1])
    words = count_words(text) + count_wide(text) // 3
    if not _KICKER_LIMITS[0] <= words <= _KICKER_LIMITS[1] or text.endswith(_FULL_STOPS) or lines.verdicts[best + 1]:
        return best
    if is_timestamp(text) or begins_as_byline(text) or is_name(text) or key in fold(lines.texts[best]):
        return best
    folded = [fold(other) for other in lines.texts if len(other) < _MAX_LENGTH]
    return best + 1 if folded.count(key) > 1 and folded.count(fold(lines.texts[best])) == 1 else best


def headline_candidates(
    lines: HeaderLines, taken: frozenset[int] = frozenset()
) -> Iterator[tuple[int, dict[str, float]]]:
    """Yield the lines above the lead that may be the headline: number, and features by name.

    ``bench/train_headlines.py`` fits ``HEADLINE_WEIGHTS`` to these features.
    """
    surroundings = _look_around(lines)
    for number in range(surroundings.first, min(lines.lead + 1, len(lines.texts))):
        if number in taken or (number == lines.lead and lines.lead > 0):
            continue
        text, below = lines.texts[number], _text_at(lines.texts, number + 1)
        if not _may_have_verdict(text, lines.verdicts[number]):
            continue
        words = split_words(text)
        size = len(words) + count_wide(text) // 3
        if _reads_like_headline(text, words, size) and not _continues_below(text, size, below):
            yield (
                number,
                _describe_topics(lines, surroundings, number)
                | _describe_place(lines, surroundings, number)
                | _describe_form(text, words, size)
                | {"taken for body": float(lines.body[number]), "pointer": float(lines.verdicts[number] is not None)},
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Surroundings:
    """Values shared by all candidates of a clipping.

    ``first`` is the number of the first candidate. ``stamped``: whether each line from there on is a time stamp or
    byline. ``opening`` and ``article`` are words of the first two and of all compared body lines. ``repeats`` counts
    the clipping's lines, folded.
    """

    first: int
    opening: frozenset[str]
    article: frozenset[str]
    stamped: Sequence[bool]
    repeats: Counter[str]


def _look_around(lines: HeaderLines) -> _Surroundings:
    texts, lead = lines.texts, lines.lead
    paragraphs = [
        topics_of(texts[number]) for number in range(lead, min(lead + _TOPIC_LINES, len(texts))) if lines.body[number]
    ]
    first = max(0, lead - HEADLINE_REACH)
    return _Surroundings(
        first=first,
        opening=frozenset().union(*paragraphs[:2]),
        article=frozenset().union(*paragraphs),
        stamped=[
            len(text) <= BYLINE_LENGTH
            and (
                is_timestamp(text)
                or begins_as_byline(text)
                or (len(text) <= _MAX_STAMP_LENGTH and len(find_moments(text)) > 0)
            )
            for text in texts[first : lead + _STAMPS_BELOW]
        ],
        repeats=Counter(fold(text) for text in texts if len(text) < _MAX_LENGTH),
    )


def _text_at(texts: Sequence[str], number: int) -> str:
    return texts[number] if 0 <= number < len(texts) else ""


def _may_have_verdict(text: str, verdict: Verdict | None) -> bool:
    """Whether a line with this verdict may be the headline. Pointers to other articles may: they read the same."""
    if len(text) > _MAX_LENGTH:
        return False
    return not verdict or (verdict.kind is Kind.RELATED and len(text) >= _MIN_POINTER_LENGTH)


def _reads_like_headline(text: str, words: Sequence[str], size: int) -> bool:
    """Whether ``text`` has a headline's size and is not a time stamp, byline, paragraph or caption."""
    fewest, most = _WORD_LIMITS
    if not fewest <= size <= most or is_timestamp(text) or is_byline(text):
        return False
    is_paragraph = text.endswith(_FULL_STOPS) and not _ABBREVIATION.search(text) and not is_title_cased(words)
    if is_paragraph and size > _MAX_SENTENCE_WORDS:
        return False
    return size <= _MAX_CAPTION_WORDS or not _NAME_END.search(text)


def _continues_below(text: str, size: int, below: str) -> bool:
    """Whether the line is part of a wrapped paragraph that continues in the line ``below``."""
    return below[:1].islower() and size > _MAX_SENTENCE_WORDS and not ends_sentence(text) and not has_cue(below)


def _describe_topics(lines: HeaderLines, surroundings: _Surroundings, number: int) -> dict[str, float]:
    topics = topics_of(lines.texts[number])
    above = topics_of(_text_at(lines.texts, number - 1))
    below = topics_of(_text_at(lines.texts, number + 1))
    # The divisor is raised by two: a single shared word is weak evidence.
    return {
        "topics of opening": len(topics & surroundings.opening) / (2 + len(topics)),
        "topics of article": len(topics & surroundings.article) / (2 + len(topics)),
        "topics of line below": len(topics & below) / (2 + len(topics)),
        "line above has topics": len(above & surroundings.article) / (2 + len(above)),
    }


def _describe_place(lines: HeaderLines, surroundings: _Surroundings, number: int) -> dict[str, float]:
    text, above, below = (_text_at(lines.texts, place) for place in (number, number - 1, number + 1))
    repeats = surroundings.repeats[fold(text)]
    stamped, spot = surroundings.stamped, number - surroundings.first
    return {
        "repeated": float(repeats > 1),
        "repeated often": float(repeats > 3),
        "distance": math.log1p(lines.lead - number),
        "far": float(lines.lead - number > 25),
        "first line": float(number == 0),
        "stamp below": float(any(stamped[spot + 1 : spot + 2])),
        "stamp soon": float(any(stamped[spot + 1 : spot + 5])),
        "stamp above": float(any(stamped[max(0, spot - 3) : spot])),
        "sentence below": float(ends_sentence(below) and len(below) > len(text)),
        "longer below": float(10 < measure_size(below) < 50 and len(below) > len(text)),
        "label above": float(0 < measure_size(above) <= 3),
    }


def _describe_form(text: str, words: Sequence[str], size: int) -> dict[str, float]:
    return {
        "few words": float(size < 4),
        "many words": float(size > 18),
        "words": min(size, 14) / 14,
        "sentence": float(ends_sentence(text) and not text.endswith(("?", "!"))),
        "asks": float(text.endswith("?")),
        "title case": float(is_title_cased(words)),
        "day": float(bool(find_moments(text))),
        "bar": float(" | " in text or ("»" in text and "«" not in text)),
        "name": float(is_name(text)),
    }

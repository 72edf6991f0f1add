"""What tells a digest's items from the sections of one article: headlines told, nothing pointing back, other words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

from articles.text.cleaning.prose import count_wide, count_words
from articles.text.data.common_words import COMMON_WORDS
from articles.text.data.digest_words import (
    BRIEFING_HEADINGS,
    COLUMN_HEADINGS,
    DIGEST_NOUNS,
    GENERIC_HEADINGS,
    OWN_VIEWS,
    POINTING_BACK,
    QUALIFIERS,
    SAME_STORY_TITLES,
    SUMMARY_PHRASES,
)
from articles.text.data.headers import SMALL_PLACE_WORDS
from articles.text.data.languages import SMALL_WORDS
from articles.text.data.stopwords import NEWS_WORDS, STOPWORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

# Longest heading, and most words of an outlet's name or a day before a heading's words.
_MAX_HEADING: Final = 120
_MAX_BEFORE, _MAX_DAY_WORDS, _MAX_HEADING_WORDS = 4, 5, 7
_MAX_SENTENCE: Final = 200
# Words are compared by so many letters, so that "closes" is "closed"; shorter words are left out.
_STEM, _MIN_LETTERS, _TITLE_STEM = 6, 5, 4
# Items whose words are compared in pairs, and characters of each that are read.
_MAX_COMPARED, _REACH = 24, 4_000
# Item headlines that share a word with their text; share of words that two items have in common. Among articles of the
# development sets cut at their subheadings, sections share more.
_MIN_TOLD: Final = 0.6
_MAX_SHARED: Final = 0.11
_MAX_SHARED_UNSURE: Final = 0.16
_MAX_OWN_VIEWS: Final = 0.25
_MAX_TOPICAL: Final = 0.5
_MIN_TOPIC: Final = 3

_WORD = re.compile(r"[^\W\d_]+")
_WORD_WITH_MARKS = re.compile(r"[^\W\d_]+(?:’[^\W\d_]+)?")
_PARTS = re.compile(r"\s[|–—·•/-]\s|[:：|·•,（(]\s?")
_WIDE_RUN = re.compile(r"[\u3400-\u9fff\u30a0-\u30ff\uac00-\ud7af]{2,}")
_MARKED = re.compile(r"[“\"„«「][^“”\"„«»「」]{0,1000}[”\"“»」]")
_COMMON: Final = frozenset().union(*COMMON_WORDS.values()) | STOPWORDS | NEWS_WORDS


def _any_of(phrases: Sequence[str]) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
    return re.compile(rf"(?:{words})(?![^\W_])")


_HEADINGS = _any_of((*COLUMN_HEADINGS, *BRIEFING_HEADINGS))
_SUMMARY = _any_of(SUMMARY_PHRASES)
_SAME_STORY = _any_of(SAME_STORY_TITLES)


def fold_words(text: str) -> str:
    """Return ``text`` in lower case with curly apostrophes, without marks at either end."""
    return text[:_MAX_SENTENCE].casefold().replace("'", "’").strip(' \t:.!*_#=|–—-•·>“”"«»【】[]')


def announces_digest(text: str) -> bool:
    """Whether a line is the heading of a digest: "News in brief", "The Quoin Gazette: Morning briefing, 3 June".

    The heading's words are all that there is between two marks; an outlet's name may precede them, a day may follow.
    """
    if _SUMMARY.match(fold_words(text)):
        return True
    return len(text) <= _MAX_HEADING and any(map(_is_heading, _PARTS.split(text)))


def is_generic_heading(text: str) -> bool:
    """Whether a heading of a digest is also the label of a menu or box on a page: "Newsletter"."""
    return fold_words(text) in GENERIC_HEADINGS


def _is_heading(part: str) -> bool:
    key = fold_words(part)
    words = key.split()
    if 2 <= len(words) <= _MAX_HEADING_WORDS and not DIGEST_NOUNS.isdisjoint(words):
        rest = [word for word in words if word not in DIGEST_NOUNS and word not in QUALIFIERS]
        if not rest or (words[-1] in DIGEST_NOUNS and _is_name(part, " ".join(words[: len(rest)]), rest)):
            return True
    for found in _HEADINGS.finditer(key):
        before, after = key[: found.start()], key[found.end() :].strip()
        if before and (before[-1] != " " or not _is_name(part, before.strip(), before.split())):
            continue
        if not after or (any(map(str.isdecimal, after)) and count_words(after) <= _MAX_DAY_WORDS):
            return True
    return False


def _is_name(part: str, before: str, words: Sequence[str]) -> bool:
    """Whether the words before a heading's are in capitals, like an outlet's name."""
    start = part.casefold().replace("'", "’").find(before)
    printed = part[start : start + len(before)].split() if start >= 0 else []
    return (
        0 < len(printed) <= _MAX_BEFORE
        and len(words) <= _MAX_BEFORE
        and all(not word[0].islower() or word.casefold() in SMALL_PLACE_WORDS for word in printed)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemText:
    """The headline and paragraphs of what may be an item; ``is_marked``: it has its own dateline, byline or agency."""

    title: str
    paragraphs: tuple[str, ...]
    is_marked: bool

    @property
    def text(self) -> str:
        return " ".join(self.paragraphs)[:_REACH]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for items: the shares of headlines told in their text, and of items with marks of their own.

    ``shared`` is the mean share of words that two items have in common. ``pointing`` is the number of items that begin
    with a word that points back or have a headline that only fits into a story; ``own_views`` is the share of items in
    which the writer says "I". ``topical`` is the share of the other items that have a word of the first one's headline.
    """

    told: float
    marked: float
    shared: float
    pointing: int
    own_views: float
    topical: float

    @property
    def is_sure(self) -> bool:
        """Whether a text that calls itself a digest is one."""
        return (
            (self.told >= _MIN_TOLD or self.marked == 1)
            and self.shared <= _MAX_SHARED
            and not self.pointing
            and self.topical < _MAX_TOPICAL
            and self.own_views <= _MAX_OWN_VIEWS
        )

    @property
    def is_likely(self) -> bool:
        """Whether it is worth asking a person."""
        return self.told >= _MIN_TOLD and self.shared <= _MAX_SHARED_UNSURE and self.own_views <= 2 * _MAX_OWN_VIEWS


def weigh_items(items: Sequence[ItemText], language: str | None) -> Evidence:
    """Return what speaks for ``items``, of which there are at least two; ``language`` is that of the text."""
    own, back = OWN_VIEWS.get(language or "", frozenset()), POINTING_BACK.get(language or "", frozenset())
    compared = items[:_MAX_COMPARED]
    terms = [_terms(f"{item.title} {item.text}") for item in compared]
    told = sum(map(_is_told, items)) / len(items)
    shared = [len(one & other) / min(len(one), len(other)) for one, other in combinations(terms, 2) if one and other]
    return Evidence(
        told=told,
        marked=sum(item.is_marked for item in items) / len(items),
        shared=sum(shared) / len(shared) if shared else 1.0,
        pointing=sum(_points_back(item, back) for item in items),
        topical=_share_on_topic(items, SMALL_WORDS.get(language or "", frozenset())),
        own_views=sum(_has_own_views(item, own) for item in items) / len(items),
    )


def _terms(text: str) -> frozenset[str]:
    """Return the beginnings of the longer words of a text that are not common in news, and pairs of wide characters."""
    words = {
        word[:_STEM] for word in _WORD.findall(text.casefold()) if len(word) >= _MIN_LETTERS and word not in _COMMON
    }
    return frozenset(words | _wide_pairs(text))


def _wide_pairs(text: str) -> set[str]:
    if text.isascii() or not count_wide(text):
        return set()
    return {run[at : at + 2] for run in _WIDE_RUN.findall(text) for at in range(len(run) - 1)}


def _is_told(item: ItemText) -> bool:
    """Whether the text of an item has a word of its headline."""
    title = {
        word[:_TITLE_STEM]
        for word in _WORD.findall(item.title.casefold())
        if len(word) >= _TITLE_STEM and word not in STOPWORDS
    }
    text = item.text.casefold()
    # Within words, as German and its neighbours put words together: "Busse" in "Elektrobusse".
    return any(word in text for word in title) or not _wide_pairs(item.title).isdisjoint(_wide_pairs(item.text))


def _share_on_topic(items: Sequence[ItemText], small: frozenset[str]) -> float:
    """Return the share of the items below the first that have a word of its headline."""
    topic = {
        word
        for word in _WORD.findall(items[0].title.casefold())
        if len(word) >= _MIN_TOPIC and word not in small and word not in _COMMON
    }
    others = items[1:]
    return sum(not topic.isdisjoint(_WORD.findall(item.text.casefold())) for item in others) / len(others)


def _has_own_views(item: ItemText, own: frozenset[str]) -> bool:
    """Whether the writer says "I" outside quotation marks."""
    text = _MARKED.sub(" ", item.text).casefold().replace("'", "’")
    return not own.isdisjoint(word.strip("’") for word in _WORD_WITH_MARKS.findall(text.replace("j’", "j ")))


def _points_back(item: ItemText, back: frozenset[str]) -> bool:
    first = _WORD.search(item.paragraphs[0]) if item.paragraphs else None
    title = fold_words(item.title)
    return (
        (first is not None and first.group().casefold() in back)
        or _SAME_STORY.match(title) is not None
        or title.endswith(("?", "？", "؟"))
    )

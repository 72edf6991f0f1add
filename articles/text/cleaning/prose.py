"""Words of a line: their number, whether they end a sentence, and the longer ones that show its topic."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Characters of a paragraph whose words are taken as its topic.
_TOPIC_REACH = 1_000
# Words with other letters than English are compared by their beginnings: their endings change more.
_STEM_LENGTH = 5
# Lines with more long words, all in capitals, are text printed that way, not headlines.
_MAX_CAPITALS_IN_HEADLINE = 8
# Cached lines: most are examined several times, as headlines, leads and neighbours.
_CACHED_LINES = 4_096

_SENTENCE_END = (".", "!", "?", "…", "。", "！", "？", '."', ".”", ".'", ".’", "؟", "۔", "।")
_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af]")
# A text is of such a script if it has more than one such character in so many.
_WIDE_SHARE = 3
_HAN_RUN, _KATAKANA_RUN = re.compile(r"[\u3400-\u9fff]{2,40}"), re.compile(r"[\u30a1-\u30fe]{3,40}")
_HANGUL_WORD = re.compile(r"[\uac00-\ud7af]{2,20}")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def split_words(text: str) -> list[str]:
    """Return the words of ``text`` in order."""
    return _WORD.findall(text)


def count_words(text: str) -> int:
    return len(_WORD.findall(text))


def count_wide(text: str) -> int:
    """Return the number of characters of scripts that put no spaces between words."""
    return 0 if text.isascii() else len(_WIDE.findall(text))


def measure_size(text: str) -> int:
    """Return the size of ``text`` in words; two characters of a script without spaces count as one word."""
    wide = count_wide(text)
    if not wide:
        return count_words(text)
    return wide // 2 + sum(1 for word in _WORD.findall(text) if not _WIDE.match(word))


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends a sentence; closing quotation marks and brackets are ignored."""
    return text.rstrip("\"'“”’«»)]›」』）】》 \u00a0").endswith(_SENTENCE_END)


def topics_of(text: str) -> frozenset[str]:
    """Return the longer words at the beginning of ``text``, in lower case."""
    return _topics(text[:_TOPIC_REACH])


@lru_cache(maxsize=_CACHED_LINES)
def _topics(text: str) -> frozenset[str]:
    lowered = text.casefold()
    if not lowered.isascii():
        if len(_WIDE.findall(lowered)) > len(lowered) / _WIDE_SHARE:
            return wide_topics(lowered)
        lowered = lowered.replace("’s ", " ")
    words = [word for word in _WORD.findall(lowered.replace("'s ", " ")) if len(word) > 3]
    return frozenset([word if word.isascii() else word[:_STEM_LENGTH] for word in words])


def wide_topics(text: str) -> frozenset[str]:
    """Return what stands for the longer words in a text that puts no spaces between words, or in Korean.

    Pairs of Chinese characters, words in katakana, and the beginnings of Korean words, whose endings change.
    """
    topics = {run[start : start + 2] for run in _HAN_RUN.findall(text) for start in range(len(run) - 1)}
    topics.update(_KATAKANA_RUN.findall(text))
    topics.update([word[:2] for word in _HANGUL_WORD.findall(text)])
    return frozenset(topics)


def is_title_cased(words: Sequence[str]) -> bool:
    """Whether most of the longer words begin with a capital, as in English headlines."""
    long = [word for word in words if len(word) > 3]
    if len(long) > _MAX_CAPITALS_IN_HEADLINE and all(map(str.isupper, long)):
        return False
    return len(long) >= 2 and sum(word[0].isupper() for word in long) >= 0.7 * len(long)

"""Words of a line: their number, whether they end a sentence, and the longer ones that show its topic."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Characters of a paragraph whose words are taken as its topic.
_TOPIC_REACH = 1_000
# Lines with more long words, all in capitals, are text printed that way, not headlines.
_MAX_CAPITALS_IN_HEADLINE = 8
# Cached lines: most are examined several times, as headlines, leads and neighbours.
_CACHED_LINES = 4_096

_SENTENCE_END = (".", "!", "?", "…", "。", "！", "？", '."', ".”", ".'", ".’", "؟", "۔", "।")
_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def words_of(text: str) -> list[str]:
    """Return the words of ``text`` in order."""
    return _WORD.findall(text)


def count_words(text: str) -> int:
    return len(_WORD.findall(text))


def count_wide(text: str) -> int:
    """Return the number of characters of scripts that put no spaces between words."""
    return 0 if text.isascii() else len(_WIDE.findall(text))


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends a sentence; closing quotation marks and brackets are ignored."""
    return text.rstrip("\"'”’»)]› \u00a0").endswith(_SENTENCE_END)


def topics_of(text: str) -> frozenset[str]:
    """Return the longer words at the beginning of ``text``, in lower case."""
    return _topics(text[:_TOPIC_REACH])


@lru_cache(maxsize=_CACHED_LINES)
def _topics(text: str) -> frozenset[str]:
    lowered = text.casefold()
    if not lowered.isascii():
        lowered = _WIDE.sub(r" \g<0>xxxx ", lowered).replace("’s ", " ")
    return frozenset([word for word in _WORD.findall(lowered.replace("'s ", " ")) if len(word) > 3])


def is_title_cased(words: Sequence[str]) -> bool:
    """Whether most of the longer words begin with a capital, as in English headlines."""
    long = [word for word in words if len(word) > 3]
    if len(long) > _MAX_CAPITALS_IN_HEADLINE and all(map(str.isupper, long)):
        return False
    return len(long) >= 2 and sum(word[0].isupper() for word in long) >= 0.7 * len(long)

"""Words parted by a hyphen at the end of a line, joined against the words of the text."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

HYPHENS = "-‐\u00ad"

_WORD = re.compile(r"[^\W\d_]+(?:[-‐'’][^\W\d_]+)*")
_LAST_PART = re.compile(rf"([^\W\d_]+(?:-[^\W\d_]+)*)[{HYPHENS}]$")
_FIRST_PART = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# A line has this many letters at most in which a word is looked for.
_REACH = 60
_CJK = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")


class Vocabulary:
    """The words of a text that stand whole within its lines."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: Counter[str] = Counter()
        parted = False
        for line in lines:
            words = _WORD.findall(line.casefold())
            ends_parted = line[-1:] in HYPHENS
            # Parts of words at the ends of lines are no words.
            for word in words[parted : len(words) - ends_parted]:
                self._words[word] += 1
                if "-" in word:
                    self._words.update(word.split("-"))
            parted = ends_parted

    def join(self, parts: list[str], line: str) -> None:
        """Add a line to a paragraph, with the word that is parted between them whole."""
        last = parts[-1]
        found = _LAST_PART.search(last[-_REACH:])
        rest = _FIRST_PART.match(line[:_REACH])
        if found and rest:
            parts[-1] = last if self._keeps_hyphen(found.group(1), rest.group(), last[-1]) else last[:-1]
            parts.append(line)
        else:
            parts.append(line if _is_glued(last, line) else f" {line}")

    def _keeps_hyphen(self, first: str, rest: str, hyphen: str) -> bool:
        """Whether the hyphen is of the word, as in "well-known"."""
        if hyphen == "\u00ad":
            return False
        last = first.rpartition("-")[2]
        whole, parted = self._words[f"{last}{rest}".casefold()], self._words[f"{last}-{rest}".casefold()]
        if whole != parted:
            return parted > whole
        # A name goes on with a capital: "Jean-Luc".
        if rest[0].isupper() and not last.isupper():
            return True
        # Two words of the text make a compound: "well-known".
        return bool(self._words[last.casefold()] and self._words[rest.casefold()])


def _is_glued(before: str, line: str) -> bool:
    """Whether two lines are joined without a space: "COVID-19", a dash between words, Chinese and Japanese."""
    last, previous = before[-1:], before[-2:-1]
    if last in HYPHENS or last in "—–":
        return previous.isalnum()
    return bool(_CJK.match(last) and _CJK.match(line))

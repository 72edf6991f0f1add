"""Which lines of a clipping are certainly debris: named rules, the outlet's own recurring lines, repetition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from articles.rules.boilerplate import (
    CAPTION_ENDINGS,
    CAPTION_LAST_WORDS,
    CAPTION_PARTS,
    LABELS,
    PATTERN_LENGTH,
    PATTERNS,
)
from articles.text.documents import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.rules.sources import SourceProfile

# A credit stands at the end of a caption; what is before tells nothing about it.
_ENDING_LENGTH = 220
_QUOTES = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‚": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": "-",
        "\u00a0": " ",
        "…": "...",
    }
)
# "(Reporting by Jane Doe for Reuters)" credits words, not a picture.
_REPORTED = re.compile(r"\b(?:reporting|editing|writing|reported|edited|written) by\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a line is, by the rule named."""

    kind: Kind
    rule: str


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return ``text`` for comparison: case, white space, styles of quotes and dashes and its end levelled."""
    levelled = text if text.isascii() else text.translate(_QUOTES)
    return " ".join(levelled.casefold().split()).strip(" .:,;…·•|") or text.strip()


_LABELS: dict[str, Verdict] = {
    fold(label): Verdict(kind=rule.kind, rule=rule.name) for rule in reversed(LABELS) for label in rule.labels
}
_LONGEST_LABEL = max(map(len, _LABELS)) + 10
# One pattern with a named branch a rule: the first that matches is the verdict, and a line is read once. Lower case
# on both sides lets the engine skip a branch by its first letter, which it does not where case is ignored.
_PATTERN = re.compile("|".join(f"(?P<r{number}>{rule.pattern})" for number, rule in enumerate(PATTERNS)))
_INNER = tuple((held, re.compile(pattern), rule) for rule in PATTERNS for held, pattern in rule.inner)
_ENDINGS = tuple((re.compile(rule.pattern, re.I), rule) for rule in CAPTION_ENDINGS)
_LAST_WORD = re.compile(r"(\w+)\W{0,2}$")
# The longest of the words that captions end with, and what may stand behind it.
_LAST_WORD_REACH = max(map(len, CAPTION_LAST_WORDS)) + 3
_VERDICTS = {rule.name: Verdict(kind=rule.kind, rule=rule.name) for rule in (*PATTERNS, *CAPTION_ENDINGS)}


@lru_cache(maxsize=8192)
def judge_line(text: str) -> Verdict | None:
    """Return what the rules that look at nothing but the line itself say of it, ``None`` where none applies."""
    if len(text) <= _LONGEST_LABEL:
        known = _LABELS.get(fold(text))
        if known:
            return known
    if len(text) > 2 * PATTERN_LENGTH:
        return None
    lowered = text.lower()
    if len(text) <= PATTERN_LENGTH:
        words = text.count(" ") + 1
        match = _PATTERN.match(lowered)
        if match and match.lastgroup:
            rule = PATTERNS[int(match.lastgroup[1:])]
            if words <= rule.words:
                return _VERDICTS[rule.name]
        for held, pattern, rule in _INNER:
            for part in held:
                if part in lowered:
                    if words <= rule.words and pattern.match(lowered):
                        return _VERDICTS[rule.name]
                    break
    tail = text[-_ENDING_LENGTH:]
    if _may_end_as_caption(tail.lower()):
        for pattern, ending in _ENDINGS:
            if pattern.search(tail) and not _REPORTED.search(tail):
                return _VERDICTS[ending.name]
    return None


def _may_end_as_caption(tail: str) -> bool:
    end = tail[-4:]
    if ")" in end or "]" in end:
        return True
    for part in CAPTION_PARTS:
        if part in tail:
            return True
    last = _LAST_WORD.search(tail, max(0, len(tail) - _LAST_WORD_REACH))
    return last is not None and last[1] in CAPTION_LAST_WORDS


def profile_lines(profiles: Iterable[SourceProfile]) -> dict[str, tuple[SourceProfile, Kind]]:
    """Return the recurring lines of ``profiles``, folded, with the outlet each belongs to and its kind."""
    return {fold(line.text): (profile, line.kind) for profile in profiles for line in profile.lines}


def judge_lines(texts: Sequence[str], recurring: dict[str, tuple[SourceProfile, Kind]]) -> list[Verdict | None]:
    """Return for each line what is certain of it, ``None`` for the rest."""
    verdicts: list[Verdict | None] = []
    for text in texts:
        known = recurring.get(fold(text)) if recurring and len(text) <= PATTERN_LENGTH else None
        if known:
            verdicts.append(Verdict(kind=known[1], rule=f"recurring line of {known[0].name}"))
        else:
            # A line longer than every pattern reads is prose.
            verdict = judge_line(text) if len(text) <= 2 * PATTERN_LENGTH else None
            above = verdicts[-1] if verdicts else None
            if above and above.kind is Kind.VIDEO and len(text) > 15 and fold(text) in fold(texts[len(verdicts) - 1]):
                verdict = Verdict(kind=Kind.VIDEO, rule="title of the player above")
            verdicts.append(verdict)
    return verdicts

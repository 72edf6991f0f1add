"""Which lines of a clipping are certainly debris: named rules, the outlet's own recurring lines, repetition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from articles.rules.boilerplate import CAPTION_ENDINGS, LABELS, PATTERN_LENGTH, PATTERNS, PICTURE_HINTS
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
    return " ".join(text.translate(_QUOTES).casefold().split()).strip(" .:,;…·•|") or text.strip()


_LABELS: dict[str, Verdict] = {
    fold(label): Verdict(kind=rule.kind, rule=rule.name) for rule in reversed(LABELS) for label in rule.labels
}
_LONGEST_LABEL = max(map(len, _LABELS)) + 10
# One pattern with a named branch a rule: the first that matches is the verdict, and a line is read once.
_PATTERN = re.compile("|".join(f"(?P<r{number}>{rule.pattern})" for number, rule in enumerate(PATTERNS)), re.I)
_HINT = re.compile("|".join(PICTURE_HINTS))
_ENDINGS = tuple((re.compile(rule.pattern, re.I), rule) for rule in CAPTION_ENDINGS)


@lru_cache(maxsize=8192)
def judge_line(text: str) -> Verdict | None:
    """Return what the rules that look at nothing but the line itself say of it, ``None`` where none applies."""
    if len(text) <= _LONGEST_LABEL:
        known = _LABELS.get(fold(text))
        if known:
            return known
    head = text[:PATTERN_LENGTH]
    words = head.count(" ") + 1
    if len(text) <= PATTERN_LENGTH:
        match = _PATTERN.match(head)
        if match and match.lastgroup:
            rule = PATTERNS[int(match.lastgroup[1:])]
            if words <= rule.words:
                return Verdict(kind=rule.kind, rule=rule.name)
    if len(text) <= 2 * PATTERN_LENGTH:
        tail = text[-_ENDING_LENGTH:]
        lowered = tail.casefold()
        if not (lowered.endswith(")") or _HINT.search(lowered)):
            return None
        for pattern, ending in _ENDINGS:
            if pattern.search(tail) and not _REPORTED.search(tail):
                return Verdict(kind=ending.kind, rule=ending.name)
    return None


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

"""Which lines of a clipping are certainly debris: named rules, the outlet's own recurring lines, repetition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from articles.text.cleaning.timestamps import is_timestamp
from articles.text.data.boilerplate import (
    CAPTION_ENDINGS,
    CAPTION_LAST_WORDS,
    CAPTION_PARTS,
    LABELS,
    PATTERN_LENGTH,
    PATTERNS,
)
from articles.text.data.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.text.data.sources import SourceProfile

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
# A thread of readers' comments: under a label of the comment section, itself under so many words of prose, stand at
# least so many lines that say who wrote or when, none further from the next than so many lines. Of 215 copied pages
# six have one; no line of their articles stands in it. The posts of a live blog have no names of their own.
_THREAD_PROSE, _THREAD_STAMPS, _THREAD_GAP, _THREAD_START = 40, 3, 20, 8
# The last comment goes on for so many lines, if no rule knows one of them.
_LAST_COMMENT = 4
_STAMP_LENGTH, _NAME_WORDS = 80, 3
_AFTER_COMMENTS = frozenset({Kind.RELATED, Kind.LEGAL, Kind.NEWSLETTER})
_COMMENTER = re.compile(
    r"[^:]{1,60}\s(?:says|said|wrote|commented on|sagt|schreibt|dit|dice|dijo|disse|diz|schreef|пишет)\s?:?$",
    re.I,
)
_SENTENCE_END = (".", "!", "?", "”", '"', "’")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a line is, by the rule named."""

    kind: Kind
    rule: str


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return ``text`` for comparison: case, white space, styles of quotes and dashes and its end levelled."""
    return level(text).strip(" .:,;…·•|") or text.strip()


def level(text: str) -> str:
    """Return ``text`` with case, white space, styles of quotes and dashes levelled."""
    levelled = text if text.isascii() else text.translate(_QUOTES)
    return " ".join(levelled.casefold().split())


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
_IN_THREAD = Verdict(kind=Kind.COMMENTS, rule="between names and times of readers' comments")
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
    _mark_thread(texts, verdicts)
    return verdicts


def _mark_thread(texts: Sequence[str], verdicts: list[Verdict | None]) -> None:
    """Give readers' comments their kind: what stands under the label of their section, between names and times."""
    number = _first_label(texts, verdicts)
    if number is None:
        return
    stamps: list[int] = []
    signed = 0
    for place in range(number + 1, len(texts)):
        if place - (stamps[-1] if stamps else number) > (_THREAD_GAP if stamps else _THREAD_START):
            break
        text = texts[place]
        verdict = verdicts[place]
        if verdict is not None and verdict.kind in _AFTER_COMMENTS:
            break
        if len(text) > _STAMP_LENGTH:
            continue
        by_name = _COMMENTER.match(text) is not None or (
            verdict is not None and verdict.kind is Kind.COMMENTS and text.endswith(":")
        )
        if by_name or is_timestamp(text):
            signed += by_name or _is_name(texts[place - 1]) or (place + 1 < len(texts) and _is_name(texts[place + 1]))
            stamps.append(place)
    if len(stamps) < _THREAD_STAMPS or signed < _THREAD_STAMPS:
        return
    end = stamps[-1] + 1
    while end < len(texts) and end <= stamps[-1] + _LAST_COMMENT and verdicts[end] is None:
        end += 1
    for place in range(number + 1, end):
        if verdicts[place] is None:
            verdicts[place] = _IN_THREAD


def _first_label(texts: Sequence[str], verdicts: Sequence[Verdict | None]) -> int | None:
    """Return the first label of a comment section that stands below an article's text."""
    prose = 0
    for number, (text, verdict) in enumerate(zip(texts, verdicts, strict=True)):
        if verdict is None:
            if len(text) > _STAMP_LENGTH and text.endswith(_SENTENCE_END):
                prose += text.count(" ") + 1
        elif verdict.kind is Kind.COMMENTS and prose >= _THREAD_PROSE:
            return number
    return None


def _is_name(text: str) -> bool:
    return (
        len(text) <= _STAMP_LENGTH
        and text.count(" ") < _NAME_WORDS
        and not text.isdigit()
        and not text.endswith(_SENTENCE_END)
        and not is_timestamp(text)
    )

"""Lines that are certainly debris: named rules, recurring lines in outlets' profiles, and comment threads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from articles.text.cleaning.branches import branches_of, may_begin_with
from articles.text.cleaning.timestamps import is_timestamp
from articles.text.data.boilerplate import (
    CAPTION_ENDINGS,
    CAPTION_LAST_WORDS,
    CAPTION_PARTS,
    LABELS,
    PATTERN_LENGTH,
    PATTERNS,
    PREFIX_RULES,
    WIDE_RULES,
)
from articles.text.data.kinds import Kind
from articles.text.data.sources import for_latest_profiles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.data.sources import SourceProfile

# Credits are at the end of a caption; the text before them gives no evidence.
_CREDIT_REACH = 220
_PLAIN_MARKS = str.maketrans(
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
        # Turkish: the casefold of a dotted capital would be two characters, and capitals of both letters are mixed up.
        "İ": "i",
        "ı": "i",
    }
)
# "(Reporting by Jane Doe for Reuters)" credits words, not a picture.
_TEXT_CREDIT = re.compile(r"\b(?:reporting|editing|writing|reported|edited|written) by\b", re.I)
# A thread of readers' comments begins at the label of a comment section that has enough prose above it. It contains
# several lines with a commenter's name or a time, the first near the label and each of the others near the one before.
# Six of 215 copied pages have such a thread, and no line of their articles is in one. Posts of a live blog have times
# but no names.
_THREAD_MIN_PROSE, _THREAD_MIN_STAMPS, _THREAD_MAX_GAP, _THREAD_MAX_START = 40, 3, 20, 8
# The last comment may continue for this many lines that no rule recognises.
_LAST_COMMENT_LINES = 4
_MAX_STAMP_LENGTH, _MAX_NAME_WORDS = 80, 3
_KINDS_AFTER_COMMENTS = frozenset({Kind.RELATED, Kind.LEGAL, Kind.NEWSLETTER})
_COMMENTER = re.compile(
    r"[^:]{1,60}\s(?:says|said|wrote|commented on|sagt|schreibt|dit|dice|dijo|disse|diz|schreef|пишет)\s?:?$",
    re.I,
)
_SENTENCE_END = (".", "!", "?", "”", '"', "’")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The kind of a line, and the rule that gave it."""

    kind: Kind
    rule: str


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return ``text`` normalised, and without punctuation at either end, for comparison."""
    return normalise(text).strip(" .:,;…·•|") or text.strip()


def normalise(text: str) -> str:
    """Return ``text`` casefolded, with single spaces, plain quotation marks and plain dashes."""
    normalised = text if text.isascii() else text.translate(_PLAIN_MARKS)
    return " ".join(normalised.casefold().split())


_LABELS: dict[str, Verdict] = {
    fold(label): Verdict(kind=rule.kind, rule=rule.name) for rule in reversed(LABELS) for label in rule.labels
}
_MAX_LABEL_LENGTH = max(map(len, _LABELS)) + 10
# The branches of each rule's pattern, which are matched against lower-case text.
_BRANCHES = tuple(tuple(branches_of(rule.pattern)) for rule in PATTERNS)
_INNER = tuple((hints, re.compile(pattern), rule) for rule in PATTERNS for hints, pattern in rule.inner)
# Rules of other languages, by the first word of their phrases: most lines begin with none of these words.
_PREFIXES: dict[str, list[tuple[str, int, Verdict]]] = {}
for _rule in PREFIX_RULES:
    for _phrase in _rule.phrases:
        _PREFIXES.setdefault(_phrase.split(" ", 1)[0], []).append(
            (_phrase, _rule.length, Verdict(kind=_rule.kind, rule=_rule.name))
        )
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WIDE_PHRASES = tuple(
    (re.compile("|".join(map(re.escape, rule.phrases))), rule.length, Verdict(kind=rule.kind, rule=rule.name))
    for rule in WIDE_RULES
)
_ENDINGS = tuple((re.compile(rule.pattern, re.I), rule) for rule in CAPTION_ENDINGS)
_LAST_WORD = re.compile(r"(\w+)\W{0,2}$")
# Characters at the end of a line that may hold the longest of these words and what closes the line.
_LAST_WORD_REACH = max(map(len, CAPTION_LAST_WORDS)) + 3
_IN_THREAD = Verdict(kind=Kind.COMMENTS, rule="between names and times of readers' comments")
_VERDICTS = {rule.name: Verdict(kind=rule.kind, rule=rule.name) for rule in (*PATTERNS, *CAPTION_ENDINGS)}


@lru_cache(maxsize=8192)
def judge_line(text: str) -> Verdict | None:
    """Return the verdict of the rules that look at this line alone, ``None`` if none applies."""
    if len(text) <= _MAX_LABEL_LENGTH:
        known = _LABELS.get(fold(text))
        if known:
            return known
    if len(text) > 2 * PATTERN_LENGTH:
        return None
    lowered = text.lower() if text.isascii() else text.replace("İ", "i").lower()
    if len(text) <= PATTERN_LENGTH:
        words = text.count(" ") + 1
        first = lowered[:1]
        match = _pattern_for(first if first.isascii() else "").match(lowered)
        if match and match.lastgroup:
            rule = PATTERNS[int(match.lastgroup[1:])]
            if words <= rule.words:
                return _VERDICTS[rule.name]
        for hints, pattern, rule in _INNER:
            for hint in hints:
                if hint in lowered:
                    if words <= rule.words and pattern.match(lowered):
                        return _VERDICTS[rule.name]
                    break
    elsewhere = _judge_elsewhere(lowered)
    if elsewhere:
        return elsewhere
    tail = text[-_CREDIT_REACH:]
    if _may_end_as_caption(lowered[-_CREDIT_REACH:] if text.isascii() else tail.lower()):
        for pattern, ending in _ENDINGS:
            if pattern.search(tail) and not _TEXT_CREDIT.search(tail):
                return _VERDICTS[ending.name]
    return None


@cache
def _pattern_for(first: str) -> re.Pattern[str]:
    """Return one pattern for all rules, with a named branch for each: a line is read once, and the first match wins.

    It holds only what a line that begins with the ASCII character ``first`` may match, or all if ``first`` is "": of
    some 800 phrases, the engine would try every one on every line.
    """
    rules = []
    for number, branches in enumerate(_BRANCHES):
        chosen = [branch for branch in branches if not first or may_begin_with(branch, first)]
        if chosen:
            rules.append(f"(?P<r{number}>{'|'.join(chosen)})")
    return re.compile("|".join(rules) or r"(?!)")


def _judge_elsewhere(lowered: str) -> Verdict | None:
    """Return the verdict of the rules of other languages for a line in lower case."""
    for phrase, most_words, verdict in _PREFIXES.get(lowered.split(" ", 1)[0], ()):
        if lowered.startswith(phrase) and lowered.count(" ") < most_words:
            end = lowered[len(phrase) : len(phrase) + 1]
            if not (end.isalnum() and phrase[-1].isalnum()):
                return verdict
    if not lowered.isascii() and _WIDE.search(lowered):
        for pattern, most, verdict in _WIDE_PHRASES:
            if len(lowered) <= most and pattern.search(lowered):
                return verdict
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


@for_latest_profiles
def profile_lines(profiles: Sequence[SourceProfile]) -> dict[str, tuple[SourceProfile, Kind]]:
    """Return the recurring lines of ``profiles``, folded, each with its outlet's profile and its kind."""
    return {fold(line.text): (profile, line.kind) for profile in profiles for line in profile.lines}


def judge_lines(texts: Sequence[str], recurring: dict[str, tuple[SourceProfile, Kind]]) -> list[Verdict | None]:
    """Return a verdict for each line, ``None`` where no rule applies. ``recurring`` comes from ``profile_lines``."""
    verdicts: list[Verdict | None] = []
    for text in texts:
        known = recurring.get(fold(text)) if recurring and len(text) <= PATTERN_LENGTH else None
        if known:
            verdicts.append(Verdict(kind=known[1], rule=f"recurring line of {known[0].name}"))
        else:
            # Longer lines are prose: no pattern reads that far.
            verdict = judge_line(text) if len(text) <= 2 * PATTERN_LENGTH else None
            above = verdicts[-1] if verdicts else None
            if above and above.kind is Kind.VIDEO and len(text) > 15 and fold(text) in fold(texts[len(verdicts) - 1]):
                verdict = Verdict(kind=Kind.VIDEO, rule="title of the player above")
            verdicts.append(verdict)
    _mark_thread(texts, verdicts)
    return verdicts


def _mark_thread(texts: Sequence[str], verdicts: list[Verdict | None]) -> None:
    """Mark the thread of readers' comments under the label of a comment section, in place."""
    label = _find_comments_label(texts, verdicts)
    if label is None:
        return
    stamps: list[int] = []
    signed = 0
    for place in range(label + 1, len(texts)):
        if place - (stamps[-1] if stamps else label) > (_THREAD_MAX_GAP if stamps else _THREAD_MAX_START):
            break
        text = texts[place]
        verdict = verdicts[place]
        if verdict is not None and verdict.kind in _KINDS_AFTER_COMMENTS:
            break
        if len(text) > _MAX_STAMP_LENGTH:
            continue
        by_name = _COMMENTER.match(text) is not None or (
            verdict is not None and verdict.kind is Kind.COMMENTS and text.endswith(":")
        )
        if by_name or is_timestamp(text):
            signed += by_name or _is_name(texts[place - 1]) or (place + 1 < len(texts) and _is_name(texts[place + 1]))
            stamps.append(place)
    if len(stamps) < _THREAD_MIN_STAMPS or signed < _THREAD_MIN_STAMPS:
        return
    end = stamps[-1] + 1
    while end < len(texts) and end <= stamps[-1] + _LAST_COMMENT_LINES and verdicts[end] is None:
        end += 1
    for place in range(label + 1, end):
        if verdicts[place] is None:
            verdicts[place] = _IN_THREAD


def _find_comments_label(texts: Sequence[str], verdicts: Sequence[Verdict | None]) -> int | None:
    """Return the number of the first label of a comment section below enough prose."""
    prose = 0
    for number, (text, verdict) in enumerate(zip(texts, verdicts, strict=True)):
        if verdict is None:
            if len(text) > _MAX_STAMP_LENGTH and text.endswith(_SENTENCE_END):
                prose += text.count(" ") + 1
        elif verdict.kind is Kind.COMMENTS and prose >= _THREAD_MIN_PROSE:
            return number
    return None


def _is_name(text: str) -> bool:
    return (
        len(text) <= _MAX_STAMP_LENGTH
        and text.count(" ") < _MAX_NAME_WORDS
        and not text.isdigit()
        and not text.endswith(_SENTENCE_END)
        and not is_timestamp(text)
    )

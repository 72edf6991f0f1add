"""Cleaning rules, which people write to cut or keep lines, and their order of precedence.

A decision on a single line takes precedence over rules; rules take precedence over everything that the archive finds by
itself. Rules are matched against the line as the article has it, without its dateline. Patterns run on RE2, whose time
is linear in the length of the line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import re2  # type: ignore[import-untyped]

from articles.text.cleaning.boilerplate import fold, normalise
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.text.data.kinds import Kind

# Characters. Recurring lines are a sentence or two; RE2 compiles a pattern of this length to a few kilobytes.
MAX_RULE_LENGTH = 500
# Memory limit for a compiled pattern and its cache. Ordinary patterns need some kilobytes; a pattern written to exhaust
# memory is refused.
_MAX_PATTERN_BYTES = 1 << 20

# Characters that text outside ASCII may fold to: alone (long s, the Kelvin sign, a dotless i), in twos and threes
# (sharp s, ligatures), or together with a neighbour. Such foldings may overlap, so each character is judged by its
# neighbours. Rule texts are split at these characters.
_AMBIGUOUS = re.compile(
    r"(?:[ski]|f(?=[fil])|(?<=f)[fil]|(?<=s)t|[^\x00-\x7f]|[a-z0-9](?=[^\x00-\x7f])|(?<=[^\x00-\x7f])[a-z0-9]"
    r"|[\x00-/:-`{-\x7f])+"
)
# Flags that ignore case, and escapes whose letters and digits are not part of the matched text.
_NO_LITERALS = re.compile(r"\(\?[a-zA-Z]*i|\\[xpPQEC0-9]")
_TOKEN = re.compile(
    r"\\(?P<escaped>[^\w\s])|\\.|\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]|(?P<repeat>\{\d*,?\d*\})|(?P<sign>.)",
    re.DOTALL,
)
_SPECIAL = ".^$*+?()[]{}|"
# Characters that JSON does not escape.
_UNESCAPED = re.compile(r"[ !#-\[\]-~]")
# Shorter substrings are in nearly every text.
_MIN_SUBSTRING = 3


class Match(StrEnum):
    """How a rule's text is compared: with the whole line, with its beginning, or as a pattern anywhere in it."""

    EXACT = "exact"
    PREFIX = "prefix"
    PATTERN = "pattern"


class BadPattern(ValueError):
    """A pattern that cannot be used; the message is RE2's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CleaningRule:
    """A rule that gives matching lines ``kind``, or keeps them in the article if ``kind`` is ``None``.

    ``label`` is the rule text of blocks that it decides. ``names`` are the folded names of the one source whose
    articles it applies to; an empty set means all sources. Whole lines and beginnings are compared without regard to
    case, white space, and style of quotes and dashes; patterns see the line unchanged.
    """

    label: str
    match: Match
    text: str
    kind: Kind | None
    names: frozenset[str] = frozenset()
    of_agency: bool = False

    def is_for(self, outlet: str | None, agency: str | None) -> bool:
        """Whether the rule applies to articles of this outlet and agency."""
        name = agency if self.of_agency else outlet
        return not self.names or (name is not None and source_key(name) in self.names)

    def find(self, line: str) -> Span | None:
        """Return the part of ``line`` that the rule matches, ``None`` if it does not match."""
        match self.match:
            case Match.EXACT:
                return Span(0, len(line)) if fold(line) == fold(self.text) else None
            case Match.PREFIX:
                start = normalise(self.text)
                return Span(0, _length_normalised_to(start, line)) if normalise(line).startswith(start) else None
            case Match.PATTERN:
                found = _search(self.text, line)
                return Span(*found.span()) if found else None

    def matches(self, line: str) -> bool:
        match self.match:
            case Match.EXACT:
                return fold(line) == fold(self.text)
            case Match.PREFIX:
                return normalise(line).startswith(normalise(self.text))
            case Match.PATTERN:
                return _search(self.text, line) is not None


def source_key(name: str) -> str:
    return " ".join(name.split()).casefold()


class Rulebook:
    """The rules that apply to an article, in order of precedence.

    Rules for one source come before rules for all. Within each, whole lines come before beginnings, and beginnings
    before patterns; older rules come before newer ones.
    """

    def __init__(self, rules: Iterable[CleaningRule], *, outlet: str | None, agency: str | None) -> None:
        chosen = [rule for rule in rules if rule.is_for(outlet, agency)]
        self._groups = [group for scoped in (True, False) if (group := _RuleGroup.of(chosen, scoped=scoped))]

    def __bool__(self) -> bool:
        return bool(self._groups)

    def find(self, line: str) -> CleaningRule | None:
        """Return the rule that decides the kind of ``line``, ``None`` if no rule matches."""
        for group in self._groups:
            if rule := group.find(line):
                return rule
        return None


@dataclass(frozen=True, slots=True)
class _RuleGroup:
    exact: dict[str, CleaningRule]
    beginnings: tuple[str, ...]
    prefixes: Sequence[CleaningRule]
    patterns: Sequence[CleaningRule]

    @classmethod
    def of(cls, rules: Sequence[CleaningRule], *, scoped: bool) -> _RuleGroup | None:
        chosen = [rule for rule in rules if bool(rule.names) is scoped]
        if not chosen:
            return None
        prefixes = [rule for rule in chosen if rule.match is Match.PREFIX]
        return cls(
            exact={fold(rule.text): rule for rule in reversed(chosen) if rule.match is Match.EXACT},
            beginnings=tuple(normalise(rule.text) for rule in prefixes),
            prefixes=prefixes,
            patterns=[rule for rule in chosen if rule.match is Match.PATTERN],
        )

    def find(self, line: str) -> CleaningRule | None:
        if self.exact and (rule := self.exact.get(fold(line))):
            return rule
        if self.beginnings and normalise(line).startswith(self.beginnings):
            return next(rule for rule in self.prefixes if rule.matches(line))
        return next((rule for rule in self.patterns if rule.matches(line)), None)


@lru_cache(maxsize=1_024)
def compile_pattern(pattern: str) -> Any:
    """Return ``pattern`` compiled by RE2. Raises ``BadPattern`` if it is invalid or needs too much memory."""
    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MAX_PATTERN_BYTES
    try:
        return re2.compile(_encodable(pattern), options)
    except re2.error as error:
        message = error.args[0]
        raise BadPattern(message.decode("utf-8", "replace") if isinstance(message, bytes) else str(message)) from error


def _search(pattern: str, line: str) -> Any:
    compiled = compile_pattern(pattern)
    try:
        return compiled.search(line)
    except UnicodeEncodeError:
        return compiled.search(_encodable(line))


def _encodable(text: str) -> str:
    """Return ``text`` with lone surrogates replaced by question marks, so that offsets stay the same."""
    return text.encode("utf-8", "replace").decode()


def _length_normalised_to(start: str, line: str) -> int:
    """Return the length of the shortest beginning of ``line`` that is as long as ``start`` when normalised."""
    low, high = 0, len(line)
    while low < high:
        middle = (low + high) // 2
        if len(normalise(line[:middle])) >= len(start):
            high = middle
        else:
            low = middle + 1
    return low


def required_substrings(rule: CleaningRule) -> tuple[str, ...]:
    """Return substrings, in order and in lower case, that every line matched by ``rule`` contains in either case.

    A superset filter for stored text: a text without them cannot match. They are ASCII letters and digits, and in
    patterns other ASCII characters. Empty if no substring is certain.
    """
    if rule.match is Match.PATTERN:
        runs = _literals(rule.text)
    else:
        runs = _AMBIGUOUS.split((fold if rule.match is Match.EXACT else normalise)(rule.text))
    return tuple(run for run in runs if len(run) >= _MIN_SUBSTRING)


def _literals(pattern: str) -> list[str]:
    """Return runs of characters that every match of ``pattern`` contains; groups and character classes are skipped."""
    if _NO_LITERALS.search(pattern):
        return []
    runs = [""]
    depth = 0
    for token in _TOKEN.finditer(pattern):
        sign = token["escaped"] or token["sign"] or ""
        if token["sign"] == "|" and not depth:
            return []
        depth += (token["sign"] == "(") - (token["sign"] == ")")
        if token["sign"] in ("*", "?") or token["repeat"]:
            # The character before it may be absent.
            runs[-1] = runs[-1][:-1]
        if depth or not _UNESCAPED.fullmatch(sign) or (token["sign"] and sign in _SPECIAL):
            runs.append("")
        else:
            runs[-1] += sign.lower()
    return runs

"""Rules that people write about lines: what they cut, or keep, and which of several holds.

They come after what somebody decided of a single line, and before everything the archive finds out by itself. What is
matched is the line as the article has it, a dateline taken off. Patterns run on RE2, which reads a line once whatever
the pattern.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import re2  # type: ignore[import-untyped]

from articles.text.cleaning.boilerplate import fold, level
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.text.data.kinds import Kind

# A recurring line is a sentence or two. RE2 makes a program of a few kilobytes of a pattern of this length.
LONGEST_TEXT = 500
# What a compiled pattern and its cache may take: a curator's pattern takes some kilobytes, one that is written to
# overwhelm is refused.
_PATTERN_BYTES = 1 << 20

# Signs that may stand for one outside ASCII, which folds to them alone (long s, the Kelvin sign), to two or three of
# them (sharp s, ligatures) or with a sign of its own beside them; several such overlap, so each is judged by its
# neighbours. What is looked for in stored text is cut apart there.
_FOLDED_TO = re.compile(
    r"(?:[sk]|f(?=[fil])|(?<=f)[fil]|(?<=s)t|[^\x00-\x7f]|[a-z0-9](?=[^\x00-\x7f])|(?<=[^\x00-\x7f])[a-z0-9]"
    r"|[\x00-/:-`{-\x7f])+"
)
# Case ignored, and escapes whose letters and digits are none of the text.
_NO_LITERALS = re.compile(r"\(\?[a-zA-Z]*i|\\[xpPQEC0-9]")
_TOKEN = re.compile(
    r"\\(?P<escaped>[^\w\s])|\\.|\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]|(?P<repeat>\{\d*,?\d*\})|(?P<sign>.)",
    re.DOTALL,
)
_SPECIAL = ".^$*+?()[]{}|"
# JSON writes these as they are.
_PLAIN = re.compile(r"[ !#-\[\]-~]")
# Shorter pieces are in nearly every text.
_SHORTEST_PIECE = 3


class Match(StrEnum):
    """How a rule's text is compared with a line: all of it, its beginning, or any part of it."""

    EXACT = "exact"
    PREFIX = "prefix"
    PATTERN = "pattern"


class BadPattern(ValueError):
    """A pattern that cannot be used; the message is what RE2 says of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CleaningRule:
    """Lines that are of ``kind``, or of the article where that is ``None``.

    ``label`` is what blocks name the rule by. ``names`` are those of the one source whose articles it is for, folded;
    none: it is for all. Exact lines and beginnings are compared without regard to case, white space, and style of
    quotes and dashes; patterns see the line as it is.
    """

    label: str
    match: Match
    text: str
    kind: Kind | None
    names: frozenset[str] = frozenset()
    of_agency: bool = False

    def is_for(self, outlet: str | None, agency: str | None) -> bool:
        """Whether the rule is for articles of this outlet and agency."""
        name = agency if self.of_agency else outlet
        return not self.names or (name is not None and source_key(name) in self.names)

    def find(self, line: str) -> Span | None:
        """Return the part of ``line`` that the rule is about, ``None`` where it does not match."""
        match self.match:
            case Match.EXACT:
                return Span(0, len(line)) if fold(line) == fold(self.text) else None
            case Match.PREFIX:
                start = level(self.text)
                return Span(0, _length_of(start, line)) if level(line).startswith(start) else None
            case Match.PATTERN:
                found = _search(self.text, line)
                return Span(*found.span()) if found else None

    def matches(self, line: str) -> bool:
        match self.match:
            case Match.EXACT:
                return fold(line) == fold(self.text)
            case Match.PREFIX:
                return level(line).startswith(level(self.text))
            case Match.PATTERN:
                return _search(self.text, line) is not None


def source_key(name: str) -> str:
    return " ".join(name.split()).casefold()


class Rulebook:
    """The rules that hold for an article, the first to be asked first.

    A rule for one source comes before those for all; then an exact line before a beginning, and that before a pattern;
    then the older rule before the younger.
    """

    def __init__(self, rules: Iterable[CleaningRule], *, outlet: str | None, agency: str | None) -> None:
        held = [rule for rule in rules if rule.is_for(outlet, agency)]
        self._shelves = [shelf for scoped in (True, False) if (shelf := _Shelf.of(held, scoped=scoped))]

    def __bool__(self) -> bool:
        return bool(self._shelves)

    def find(self, line: str) -> CleaningRule | None:
        """Return the rule that decides what ``line`` is, ``None`` where none is about it."""
        for shelf in self._shelves:
            if rule := shelf.find(line):
                return rule
        return None


@dataclass(frozen=True, slots=True)
class _Shelf:
    exact: dict[str, CleaningRule]
    starts: tuple[str, ...]
    prefixes: Sequence[CleaningRule]
    patterns: Sequence[CleaningRule]

    @classmethod
    def of(cls, rules: Sequence[CleaningRule], *, scoped: bool) -> _Shelf | None:
        held = [rule for rule in rules if bool(rule.names) is scoped]
        if not held:
            return None
        prefixes = [rule for rule in held if rule.match is Match.PREFIX]
        return cls(
            exact={fold(rule.text): rule for rule in reversed(held) if rule.match is Match.EXACT},
            starts=tuple(level(rule.text) for rule in prefixes),
            prefixes=prefixes,
            patterns=[rule for rule in held if rule.match is Match.PATTERN],
        )

    def find(self, line: str) -> CleaningRule | None:
        if self.exact and (rule := self.exact.get(fold(line))):
            return rule
        if self.starts and level(line).startswith(self.starts):
            return next(rule for rule in self.prefixes if rule.matches(line))
        return next((rule for rule in self.patterns if rule.matches(line)), None)


@lru_cache(maxsize=1_024)
def compile_pattern(pattern: str) -> Any:
    """Return ``pattern`` for RE2. Raises ``BadPattern`` where it is none, or takes too much memory."""
    options = re2.Options()
    options.log_errors = False
    options.max_mem = _PATTERN_BYTES
    try:
        return re2.compile(_encodable(pattern), options)
    except re2.error as error:
        said = error.args[0]
        raise BadPattern(said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)) from error


def _search(pattern: str, line: str) -> Any:
    compiled = compile_pattern(pattern)
    try:
        return compiled.search(line)
    except UnicodeEncodeError:
        return compiled.search(_encodable(line))


def _encodable(text: str) -> str:
    """Return ``text`` with something else, of the same length, for halves of characters."""
    return text.encode("utf-8", "replace").decode()


def _length_of(start: str, line: str) -> int:
    """Return how many characters of ``line`` read as ``start`` once levelled."""
    low, high = 0, len(line)
    while low < high:
        middle = (low + high) // 2
        if len(level(line[:middle])) >= len(start):
            high = middle
        else:
            low = middle + 1
    return low


def pieces(rule: CleaningRule) -> tuple[str, ...]:
    """Return what every line that ``rule`` matches holds, in this order, in lower case: to look for in stored text.

    ASCII letters, digits and, in patterns, other signs as they are; a text may hold them in either case. Empty where
    nothing is certain.
    """
    if rule.match is Match.PATTERN:
        runs = _literals(rule.text)
    else:
        runs = _FOLDED_TO.split((fold if rule.match is Match.EXACT else level)(rule.text))
    return tuple(run for run in runs if len(run) >= _SHORTEST_PIECE)


def _literals(pattern: str) -> list[str]:
    """Return runs of characters that whatever ``pattern`` matches holds, looking at nothing inside of brackets."""
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
            # There may be none of what stands before it.
            runs[-1] = runs[-1][:-1]
        if depth or not _PLAIN.fullmatch(sign) or (token["sign"] and sign in _SPECIAL):
            runs.append("")
        else:
            runs[-1] += sign.lower()
    return runs

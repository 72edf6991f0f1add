"""Find the passages of a body that are somebody's words: in quotation marks, or behind a dash."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.quotes.limits import PASSAGES, blocks_to_read, marks_to_read
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.quotes.european.words import LanguageWords


@dataclass(frozen=True, slots=True)
class Passage:
    """``outer`` includes the marks or the dash, ``inner`` does not. ``opener`` is the opening mark or dash.

    ``closed`` is false if the paragraph ends before the closing mark.
    """

    inner: Span
    outer: Span
    opener: str
    closed: bool

    @property
    def is_dashed(self) -> bool:
        return self.opener in DASHES


class _Mark(NamedTuple):
    start: int
    sign: str
    opens: bool
    closes: bool


DASHES: Final = frozenset("-–—―")
MARKS_AHEAD: Final = 60
"""Marks that are searched for the closing one."""

MAX_UNCLOSED: Final = 10
"""A paragraph with more unclosed marks than this is not read further."""

MIN_UNCLOSED_WORDS: Final = 4
MAX_SINGLE_LENGTH: Final = 1200
"""Characters between two single marks."""

_MARK: Final = re.compile(r"[\"“”„‟«»‹›‘’‚'＂](?<![^\W_]['‘’‚](?=[^\W_]))")
"""Finds all marks but single ones between letters or digits, which are apostrophes."""

_CLOSERS: Final[dict[str, frozenset[str]]] = {
    "„": frozenset('“”"‟'),
    "“": frozenset('”"“'),
    "‟": frozenset("”“"),
    "”": frozenset('”“"'),
    '"': frozenset('"”“'),
    "＂": frozenset("＂"),
    "«": frozenset("»"),
    "»": frozenset("«»"),
    "‹": frozenset("›"),
    "›": frozenset("‹"),
    "‚": frozenset("‘’"),
    "‘": frozenset("’"),
    "'": frozenset("'"),
}
_LETTER_OR_DIGIT: Final = re.compile(r"[^\W_]")
_SINGLES: Final = frozenset("‘’‚'")
_SINGLE_LANGUAGES: Final = frozenset({"nl", "sv", "de"})
"""Languages that quote in single marks. Elsewhere these are apostrophes."""

_SPACES: Final = " \u00a0\u202f\u2009\t"
_BEHIND_WORDS: Final = frozenset(".!?…,")
_BEFORE_OPENING: Final = frozenset(_SPACES + "([{—–-:¿¡/«»„“‚‘")
_ELISION: Final = re.compile(r"['‘’](?:\d|[stnmk]\b|er\b|ne\b|nen\b)")
_SENTENCE_DASH: Final = re.compile(r"(?<=[.:!?…»”“\"]) ?[–—―-] ?(?=[^\W\d_])")
_DASH_START: Final = re.compile(r"[–—―-]{1,2}[ \u00a0\u202f]?(?=[\"“«¿¡…(]{0,2}\w)")
_BREAK: Final = re.compile(
    r"""
    (?:[,!?…»”“"]|\.{3}) [ \u00a0]? (?:[–—―-][ \u00a0]?)? (?=[^\W\d_])
    | [ \u00a0] [–—―-] [ \u00a0]? (?=[^\W\d_])
    | [–—―] (?=[^\W\d_])
    """,
    re.VERBOSE,
)
_SENTENCE_END: Final = re.compile(r"[.!?…](?=[ \u00a0]|$)")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*['’]?")
_FINAL: Final = ".!?…"
MIN_DASHED_WORDS: Final = 3
MAX_BREAKS: Final = 400
"""Places in a paragraph at which a dashed speech may break off. A longer one is read no further."""

MAX_TITLE_WORDS: Final = 12
"""Words. A line behind a dash without a final stop is a quote used as a subheading if it is no longer than this."""


class FoundPassages(NamedTuple):
    """Passages in order, and the offset from which there is too much to read on, else ``None``."""

    passages: Sequence[Passage]
    end: int | None = None


def find_passages(body: str, words: LanguageWords) -> FoundPassages:
    """Return the outermost passages. No passage crosses a line or is empty."""
    blocks, last = blocks_to_read(body)
    found: list[Passage] = []
    count = 0
    for i, block in enumerate(blocks):
        following = body[blocks[i + 1].start : blocks[i + 1].start + 3] if i + 1 < len(blocks) else ""
        dashed = _dashed(body, blocks, i, words) if words.phrases.dashes != "none" else []
        marks, end = marks_to_read(_MARK, body, block, count)
        count += len(marks)
        marked = _Marks(body, block, following, words, marks).passages() if marks else []
        for passage in _outermost(dashed, marked):
            if PASSAGES.is_exceeded(len(found), passage.outer.start):
                return FoundPassages(found, passage.outer.start)
            found.append(passage)
        if end is not None:
            return FoundPassages(found, end)
    return FoundPassages(found, last)


def _outermost(dashed: Sequence[Passage], marked: Sequence[Passage]) -> list[Passage]:
    """Return the passages of both kinds without those inside another."""
    if not dashed or not marked:
        return [*dashed, *marked]
    found: list[Passage] = []
    for passage in sorted([*dashed, *marked], key=lambda passage: (passage.outer.start, -passage.outer.end)):
        if not found or found[-1].outer.end <= passage.outer.start:
            found.append(passage)
    return found


class _Marks:
    """A paragraph and the quotation marks found in it. ``following`` is the beginning of the next paragraph."""

    def __init__(
        self, body: str, block: Span, following: str, words: LanguageWords, found: Sequence[re.Match[str]]
    ) -> None:
        self.body, self.start, self.end, self.following, self.words = body, block.start, block.end, following, words
        self.singles = words.code in _SINGLE_LANGUAGES
        self.marks = [mark for match in found if (mark := self._read(match.start(), match[0]))]

    def passages(self) -> list[Passage]:
        found: list[Passage] = []
        unclosed = 0
        i = 0
        while i < len(self.marks):
            mark = self.marks[i]
            if not mark.opens:
                i += 1
                continue
            j = self._closing(i)
            if j is None:
                unclosed += 1
                if unclosed > MAX_UNCLOSED:
                    break
                passage = self._unclosed(mark)
                if passage is not None:
                    found.append(passage)
                    break
                i += 1
                continue
            inner = _trimmed(self.body, mark.start + 1, self.marks[j].start)
            if inner is not None:
                found.append(Passage(inner, Span(mark.start, self.marks[j].start + 1), mark.sign, closed=True))
            i = j + 1
        return found

    def _character(self, position: int) -> str:
        return self.body[position] if self.start <= position < self.end else ""

    def _read(self, start: int, sign: str) -> _Mark | None:
        """Return a mark and what it can be, by the characters next to it; ``None`` for an apostrophe."""
        before, after = self._character(start - 1), self._character(start + 1)
        behind_word = before.isalnum() or before in _BEHIND_WORDS
        faces_word = bool(after) and after not in _SPACES and after not in ".,;:!?)]}"
        if sign in _SINGLES:
            return self._read_single(start, sign, opens=not behind_word and faces_word)
        if sign in "«‹":
            opens = bool(after) and after not in ".,;:!?)" and (not behind_word or after in _SPACES)
            return _Mark(start, sign, opens and not (before in _BEHIND_WORDS and after in _SPACES), bool(before))
        if sign in "»›":
            return _Mark(start, sign, not behind_word and faces_word and before != "»", bool(before))
        if sign == "„":
            return _Mark(start, sign, bool(after), closes=False)
        opens = faces_word and (not before or before in _BEFORE_OPENING or (sign == "“" and not behind_word))
        opens = opens or (sign == "“" and before in _SPACES and after in _SPACES)
        return _Mark(start, sign, opens, bool(before) and not (opens and before in _SPACES))

    def _read_single(self, start: int, sign: str, *, opens: bool) -> _Mark | None:
        before = self._character(start - 1)
        if not self.singles and sign != "‚":
            return None
        if _ELISION.match(self.body, start):
            return None
        return _Mark(start, sign, opens and sign != "’", bool(before) and before not in _SPACES)

    def _closing(self, i: int) -> int | None:
        """Return the number of the mark that closes mark ``i``, ``None`` if there is none."""
        opening = self.marks[i]
        closers = _CLOSERS.get(opening.sign, frozenset())
        depth = 0
        fallback: int | None = None
        for j in range(i + 1, min(len(self.marks), i + MARKS_AHEAD)):
            mark = self.marks[j]
            if opening.sign in _SINGLES and mark.start - opening.start > MAX_SINGLE_LENGTH:
                return None
            if mark.opens and not (mark.closes and mark.sign in closers and self._closes_better(mark)):
                depth += mark.sign == opening.sign or mark.sign in closers
                continue
            if not mark.closes or mark.sign not in closers:
                continue
            if depth == 0:
                return j
            depth -= 1
            if fallback is None and not depth:
                fallback = j
        if fallback is not None and not self.following.startswith(opening.sign):
            return fallback
        return None

    def _closes_better(self, mark: _Mark) -> bool:
        """Whether a mark that could open or close rather closes: it stands directly behind a word or stop."""
        before, after = self._character(mark.start - 1), self._character(mark.start + 1)
        return (before.isalnum() or before in ".,!?…)") and not after.isalnum()

    def _unclosed(self, mark: _Mark) -> Passage | None:
        """Return the passage from an unclosed mark to the end of the paragraph, if it reads as speech."""
        opens_block = mark.start == self.start
        if mark.sign in _SINGLES and not (opens_block and self.following[:1] == mark.sign):
            return None
        before = self.body[max(self.start, mark.start - 2) : mark.start].rstrip()[-1:]
        if not (opens_block or self.following.startswith(mark.sign) or before in ":,."):
            return None
        end = self.end
        if opens_block and not self.following.startswith(mark.sign):
            broken = _speech_end(self.body, mark.start + 1, end, self.words, needs_dash=False)
            end = broken[0] if broken is not None and _speech_is_last(self.body, broken[1], end) else end
        inner = _trimmed(self.body, mark.start + 1, end)
        if inner is None or len(inner.of(self.body).split()) < MIN_UNCLOSED_WORDS:
            return None
        return Passage(inner, Span(mark.start, end), mark.sign, closed=False)


def _speech_is_last(body: str, start: int, end: int) -> bool:
    """Whether an attribution that begins at ``start`` is the last sentence of its paragraph."""
    stop = _SENTENCE_END.search(body, start, end)
    return stop is None or stop.end() >= end - 1


def _trimmed(body: str, start: int, end: int) -> Span | None:
    """Return ``start:end`` without outer white space, ``None`` if it contains no letter or digit."""
    while start < end and body[start].isspace():
        start += 1
    while end > start and body[end - 1].isspace():
        end -= 1
    return Span(start, end) if _LETTER_OR_DIGIT.search(body, start, end) else None


# Speech behind a dash


def _dashed(body: str, blocks: Sequence[Span], i: int, words: LanguageWords) -> list[Passage]:
    """Return the speech behind the dashes of paragraph ``i``, without the attributions in it."""
    block = blocks[i]
    found: list[Passage] = []
    at = block.start
    if (dash := _DASH_START.match(body, block.start, block.end)) is not None:
        if not _may_be_speech(body, blocks, i, dash, words):
            return []
        at = _read_speech(body, dash.start(), dash.end(), block.end, words, found)
    for dash in _SENTENCE_DASH.finditer(body, at, block.end):
        if dash.start() < at or not _may_begin_speech(body, dash, block, words):
            continue
        at = _read_speech(body, dash.start(), dash.end(), block.end, words, found)
    return found


def _may_be_speech(body: str, blocks: Sequence[Span], i: int, dash: re.Match[str], words: LanguageWords) -> bool:
    """Whether a paragraph that begins with a dash is speech rather than an item of a list."""
    block = blocks[i]
    first = next((c for c in body[dash.end() : dash.end() + 4] if c.isalnum()), "")
    if not first.isupper() and not first.isdigit():
        return False
    has_cue = _speech_end(body, dash.end(), block.end, words, needs_dash=False) is not None
    if has_cue:
        return True
    if words.phrases.dashes != "any" and body[dash.start()] == "-":
        return False
    text = body[dash.end() : block.end].rstrip(' "”»')
    if text[-1:] in _FINAL:
        return len(text.split()) >= MIN_DASHED_WORDS
    neighbours = [blocks[k] for k in (i - 1, i + 1) if 0 <= k < len(blocks)]
    alone = not any(body[near.start] in DASHES and body[near.end - 1] not in _FINAL for near in neighbours)
    return words.phrases.dashes == "any" and alone and MIN_DASHED_WORDS <= len(text.split()) <= MAX_TITLE_WORDS


def _may_begin_speech(body: str, dash: re.Match[str], block: Span, words: LanguageWords) -> bool:
    """Whether a dash behind a colon or a full stop begins speech: "Hun sa: – Vi er klare."."""
    if not body[dash.end()].isupper() or (words.phrases.dashes != "any" and "-" in dash[0]):
        return False
    before = body[dash.start() - 1]
    if before == ":":
        return True
    return before in _FINAL and _speech_end(body, dash.end(), block.end, words, needs_dash=False) is not None


def _read_speech(body: str, outer: int, start: int, end: int, words: LanguageWords, found: list[Passage]) -> int:
    """Append the parts of a speech that begins at ``start``. Return the offset from which no part was read."""
    while start < end:
        broken = _speech_end(body, start, end, words, needs_dash=False)
        stop, attribution = broken if broken is not None else (end, end)
        inner = _trimmed(body, start, stop)
        if inner is not None:
            found.append(Passage(inner, Span(outer, inner.end), body[outer].strip() or "–", closed=True))
        if broken is None:
            return end
        resumed = _resume(body, attribution, end, words)
        if resumed is None:
            return min(end, attribution)
        outer, start = resumed
        if body[outer] not in DASHES:
            outer += 1
    return end


def _resume(body: str, attribution: int, end: int, words: LanguageWords) -> tuple[int, int] | None:
    """Return where speech goes on behind an attribution: "— сказал он. — Мы ждём.", "—dijo Ana—. Esperamos."."""
    stop = _RESUMING.search(body, attribution, end)
    if stop is None:
        return None
    following = body[stop.end()]
    if following.islower() and _begins_attribution(body, stop.end(), end, words, has_dash=True):
        return None
    if following.islower() and stop[0][0] in ".:":
        return None
    dash = stop.start() + next(k for k, character in enumerate(stop[0]) if character in DASHES)
    return dash, stop.end()


_RESUMING: Final = re.compile(r"[.,:;]? ?[–—―][.,:;]?[ \u00a0]?(?=[\w¿¡«„“\"])|[.:] - (?=\w)")


def _speech_end(body: str, start: int, end: int, words: LanguageWords, *, needs_dash: bool) -> tuple[int, int] | None:
    """Return where a speech breaks off for its attribution, and where that begins: ", sier Berg".

    Return ``None`` if no verb of speech follows a comma or dash.
    """
    for number, match in enumerate(_BREAK.finditer(body, start, end)):
        if number >= MAX_BREAKS:
            return None
        has_dash = any(character in DASHES for character in match[0])
        if needs_dash and not has_dash:
            continue
        if _begins_attribution(body, match.end(), end, words, has_dash=has_dash):
            kept = match.start() + (1 if match[0][0] in '!?…»”“".' else 0)
            if match[0].startswith("..."):
                kept = match.start() + 3
            return kept, match.end()
    return None


def _begins_attribution(body: str, at: int, end: int, words: LanguageWords, *, has_dash: bool) -> bool:
    following = [match[0] for match, _ in zip(_WORD.finditer(body, at, min(end, at + 80)), range(4), strict=False)]
    if not following or not following[0][0].islower():
        return False
    first = following[0].replace("’", "'")
    second = following[1] if len(following) > 1 else ""
    reporting = words.reporting
    head = first.split("-")[0]
    if words.is_first_or_second_person(second.lower()):
        return False
    if "-" in first and (head in words.cues or head in reporting.auxiliaries):
        return True
    if first in words.cues:
        return first in reporting.verbs or has_dash or second[:1].isupper() or second.lower() in words.small
    if first in reporting.auxiliaries or first in reporting.between:
        return any(word.lower() in reporting.participles or word.lower() in words.cues for word in following[1:3])
    return has_dash and first in reporting.participles

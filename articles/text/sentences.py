"""Splitting a body into sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from articles.text.data.abbreviations import (
    AFTER_CLOCK,
    ASKING_VERBS,
    BEFORE_NUMBERS,
    BEFORE_ORDINALS,
    MAYBE_FINAL,
    MAYBE_FINAL_NAMES,
    NEVER_FINAL,
    OPENING_WORDS,
    TITLES,
)
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")

# In scripts without spaces, a full stop always ends a sentence; elsewhere, only before white space.
_UNSPACED = "。｡！？．"
_END = re.compile(rf"[.!?…؟۔।॥{_UNSPACED}]+")
_CLOSERS = frozenset("\"'”’»›)]}」』）】〉》＂")
_OPENERS = frozenset("\"'“‘„‚«‹([{「『（【〈《¿¡`*•·-–—―")
_OPENING_MARKS = frozenset("\"'“‘„‚«‹「『")
_CLOSING_QUOTES = _OPENING_MARKS | {"”", "’", "»"}
_BRACKETS = frozenset("([{（")

# Code points before and after a full stop that are examined. No abbreviation is longer, and the limit keeps the time
# linear.
_REACH = 40

_WORD = re.compile(r"\w[\w.'’-]*")
_REPORTED = re.compile(rf"(?:[^\W\d_a-z][\w.'’-]{{0,30}} ){{1,4}}(?:{'|'.join(ASKING_VERBS)})\b")


def split_sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of ``text`` in order; none crosses a line break, and none is blank.

    Closing quotation marks and brackets belong to the sentence they close, list dashes to the one they open. There is
    only white space between two sentences.
    """
    return tuple(iter_sentences(text))


def iter_sentences(text: str) -> Iterator[Span]:
    """Yield the sentences of ``text`` as ``split_sentences`` returns them, each once it is found."""
    for line in _LINE.finditer(text):
        start, end = line.span()
        begun = start
        # Of short lines, few hold an end.
        if _END.search(text, start, end):
            for inner in _find_ends(line.group()):
                if (sentence := _stripped(text, begun, start + inner)) is not None:
                    yield sentence
                begun = start + inner
        if (sentence := _stripped(text, begun, end)) is not None:
            yield sentence


def _stripped(text: str, start: int, end: int) -> Span | None:
    """Return the span without white space at its ends, ``None`` if it is blank."""
    part = text[start:end]
    lead = len(part) - len(part.lstrip())
    return Span(start + lead, start + len(part.rstrip())) if lead < len(part) else None


def _find_ends(line: str) -> Iterator[int]:
    """Yield the offsets in ``line`` at which a sentence ends, except the end of the line."""
    begun = 0
    marks = 0
    counted = 0
    for stop in _END.finditer(line):
        after = stop.end()
        while after < len(line) and line[after] in _CLOSERS:
            after += 1
        unspaced = stop.group()[-1] in _UNSPACED
        if not unspaced and after < len(line) and not line[after].isspace():
            continue
        following = after
        while following < len(line) and line[following].isspace():
            following += 1
        # Some clippings have a space before the closing mark: `he said. "`. It counts as closing if a mark is open and
        # white space or the end of the line follows.
        if following < len(line) and line[following] in _CLOSERS and following > after and not unspaced:
            detached = following
            while detached < len(line) and line[detached] in _CLOSERS:
                detached += 1
            # Counted only here, starting from the last such place, as most lines have no detached mark.
            marks += _count_marks(line=line, start=counted, end=stop.start())
            counted = stop.start()
            inside = (marks + _count_marks(line=line, start=counted, end=after)) % 2 == 1
            closes = line[following] not in _OPENING_MARKS or inside or line.startswith("''", following)
            if closes and (detached == len(line) or line[detached].isspace()):
                after = detached
                following = detached
                while following < len(line) and line[following].isspace():
                    following += 1
        if following == len(line):
            break
        closed = line[stop.end() : after]
        if _is_end(line=line, begun=begun, at=stop.start(), mark=stop.group(), closed=closed, following=following):
            yield after
            begun = after


def _count_marks(*, line: str, start: int, end: int) -> int:
    """Count the quotation marks that look the same when they open and close."""
    return sum(line.count(mark, start, end) for mark in ('"', "''", "``"))


def _is_end(*, line: str, begun: int, at: int, mark: str, closed: str, following: int) -> bool:
    """Whether the ``mark`` at offset ``at`` ends the sentence that begins at ``begun``.

    ``closed`` are the closing marks after it; ``following`` is the offset of the next visible character.
    """
    if mark[-1] in _UNSPACED:
        # 「……。」と述べた: the quoted sentence is part of the one around it.
        return not (closed and "\u3040" <= line[following] <= "\u309f")
    opening = following
    limit = min(len(line), following + _REACH)
    while opening < limit and (line[opening] in _OPENERS or line[opening].isspace()):
        opening += 1
    if opening == limit:
        return opening < len(line)
    first = line[opening]
    if first.islower() or first in ".…,;:%&/":
        return False
    if ("?" in mark or "!" in mark) and closed:
        return _REPORTED.match(line, opening) is None
    if mark != "." or not _CLOSING_QUOTES.isdisjoint(closed):
        return True
    quoted = not _OPENING_MARKS.isdisjoint(line[following:opening])
    return _is_end_at_full_stop(line=line, begun=begun, at=at, following=following, opening=opening, quoted=quoted)


class _FullStop(NamedTuple):
    """A single full stop with the words on either side of it."""

    shown: str
    """The word before the stop as printed, without opening marks."""
    word: str
    """``shown``, casefolded; "a. m" is read as "a.m"."""
    previous: str
    """The word before ``word``; empty at the start of the sentence."""
    following: str
    """The word or mark after the stop, casefolded."""
    is_first_word: bool
    """Whether the word before the stop begins the sentence."""
    bracket_follows: bool
    is_after_clock: bool
    """Whether the word after the stop often follows a time of day: "4 p.m. Friday"."""
    opens: bool
    """Whether a quotation mark follows, or a word that begins sentences more often than it is inside one."""

    @property
    def is_capitalised(self) -> bool:
        return self.shown[:1].isupper()


def _is_end_at_full_stop(*, line: str, begun: int, at: int, following: int, opening: int, quoted: bool) -> bool:
    """Whether the single full stop at ``at`` ends a sentence, rather than an abbreviation within one."""
    back = max(begun, at - _REACH)
    before = line[back:at].split()
    if not before or (before[-1] == line[back:at] and back > begun):
        return True
    shown = before[-1].lstrip("\"'“‘„«([—–-")
    word = shown.casefold()
    previous = before[-2] if len(before) > 1 else ""
    if word == "m" and previous.casefold() in ("a.", "p."):
        word = f"{previous.casefold()}m"
    found = _WORD.match(line, opening, min(len(line), opening + _REACH))
    upcoming = (found.group() if found else line[opening]).casefold()
    bare = upcoming.rstrip(".").partition("'")[0].partition("’")[0]
    stop = _FullStop(
        shown=shown,
        word=word,
        previous=previous,
        following=upcoming,
        is_first_word=len(before) == 1 and back == begun,
        bracket_follows=line[following] in _BRACKETS,
        opens=quoted or bare in OPENING_WORDS,
        is_after_clock=bare in AFTER_CLOCK,
    )
    for rule in _STOP_RULES:
        verdict = rule(stop)
        if verdict is not None:
            return verdict
    return True


# Rules for a full stop, in order. Each returns whether it ends the sentence, ``None`` if the rule does not apply.


def _list_item(stop: _FullStop) -> bool | None:
    """ "1. First point": the number or letter of an item."""
    return False if stop.is_first_word and (stop.word.isdigit() or len(stop.word) == 1) else None


def _number(stop: _FullStop) -> bool | None:
    """ "am 5. Mai": a German ordinal. Any other number ends its sentence."""
    if not stop.word.isdigit():
        return None
    return not (len(stop.word) <= 2 and stop.previous.casefold() in BEFORE_ORDINALS and stop.following[0].isalpha())


def _abbreviation_before_number(stop: _FullStop) -> bool | None:
    """ "No. 4"."""
    return False if stop.word in BEFORE_NUMBERS and stop.following[0].isdigit() else None


def _initial(stop: _FullStop) -> bool | None:
    """ "A. J. Quill", unless a sentence ends on "Plan B" or "So do I"."""
    if len(stop.word) != 1 or not stop.word.isalpha():
        return None
    if not stop.shown.isupper():
        return stop.opens
    return stop.previous.islower() and (stop.word == "i" or stop.opens)


def _abbreviation_before_word(stop: _FullStop) -> bool | None:
    """ "Gen. Voss", "e.g. this"."""
    return False if stop.word in NEVER_FINAL or (stop.word in TITLES and stop.is_capitalised) else None


def _trailing_abbreviation(stop: _FullStop) -> bool | None:
    """ "Acme Inc.", "the U.S.", "4 p.m.": the next word decides."""
    if not (
        stop.word in MAYBE_FINAL or (stop.word in MAYBE_FINAL_NAMES and stop.is_capitalised) or _is_dotted(stop.word)
    ):
        return None
    if not stop.word.endswith(".m"):
        return stop.opens
    if stop.is_after_clock or stop.following[0].isdigit() or stop.bracket_follows:
        return False
    return stop.opens or stop.following[0].isalpha()


_STOP_RULES = (
    _list_item,
    _number,
    _abbreviation_before_number,
    _initial,
    _abbreviation_before_word,
    _trailing_abbreviation,
)
"""The first rule that applies decides; if none does, the stop ends the sentence."""


def _is_dotted(word: str) -> bool:
    """Whether ``word`` is letters separated by full stops, as in "u.s"."""
    parts = word.split(".")
    return len(parts) > 1 and all(len(part) <= 2 and part.isalpha() for part in parts)

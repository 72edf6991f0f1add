"""Sentences of a body."""

from __future__ import annotations

import re

from articles.text.data.abbreviations import (
    AFTER_CLOCK,
    ASKING_VERBS,
    LEANING,
    LEANING_ON_NUMBERS,
    OPENING_WORDS,
    ORDINAL_LEADS,
    TITLES,
    TRAILING,
    TRAILING_NAMES,
)
from articles.text.spans import Span

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")

# A full stop of a script written without spaces ends a sentence wherever it stands; any other only before white space.
_UNSPACED = "。｡！？．"
_END = re.compile(rf"[.!?…؟۔।॥{_UNSPACED}]+")
_CLOSERS = frozenset("\"'”’»›)]}」』）】〉》＂")
_OPENERS = frozenset("\"'“‘„‚«‹([{「『（【〈《¿¡`*•·-–—―")
_OPENING_MARKS = frozenset("\"'“‘„‚«‹「『")
_BRACKETS = frozenset("([{（")

# How far back or ahead one decision looks. Longer "words" are no abbreviations; the bound keeps the whole pass linear.
_REACH = 40

_WORD = re.compile(r"\w[\w.'’-]*")
_REPORTED = re.compile(rf"(?:[^\W\d_a-z][\w.'’-]{{0,30}} ){{1,4}}(?:{'|'.join(ASKING_VERBS)})\b")


def split_sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of ``text`` in order; none crosses a line break, none is blank.

    Closing quotation marks and brackets stay with the sentence they close, list dashes with the one they open.
    What lies between two sentences is white space only.
    """
    spans: list[Span] = []
    for line in _LINE.finditer(text):
        start = line.start()
        for end in _ends(line.group()):
            _keep(spans=spans, text=text, start=start, end=line.start() + end)
            start = line.start() + end
        _keep(spans=spans, text=text, start=start, end=line.end())
    return tuple(spans)


def _keep(*, spans: list[Span], text: str, start: int, end: int) -> None:
    part = text[start:end]
    lead = len(part) - len(part.lstrip())
    if lead < len(part):
        spans.append(Span(start + lead, start + len(part.rstrip())))


def _ends(line: str) -> list[int]:
    """Return the offsets in ``line`` at which a sentence is over, the line's own end left out."""
    ends: list[int] = []
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
        # Some clippings set closing marks apart (`he said. "`): an open mark before, white space or nothing behind it.
        if following < len(line) and line[following] in _CLOSERS and following > after and not unspaced:
            detached = following
            while detached < len(line) and line[detached] in _CLOSERS:
                detached += 1
            # Counted only where it matters, and on from the last place where it did: most lines have no such mark.
            marks += _marks(line=line, start=counted, end=stop.start())
            counted = stop.start()
            inside = (marks + _marks(line=line, start=counted, end=after)) % 2 == 1
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
            ends.append(after)
            begun = after
    return ends


def _marks(*, line: str, start: int, end: int) -> int:
    """Return the number of quotation marks that do not show by their form whether they open or close."""
    return sum(line.count(mark, start, end) for mark in ('"', "''", "``"))


def _is_end(*, line: str, begun: int, at: int, mark: str, closed: str, following: int) -> bool:
    """Say whether the ``mark`` at ``at`` ends the sentence begun at ``begun``.

    ``closed`` are the closing marks behind it; ``following`` is the place of the next visible character.
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
    if mark != "." or any(c in _OPENING_MARKS or c == "”" or c == "’" or c == "»" for c in closed):
        return True
    quoted = any(c in _OPENING_MARKS for c in line[following:opening])
    return _stop_is_end(line=line, begun=begun, at=at, following=following, opening=opening, quoted=quoted)


def _stop_is_end(*, line: str, begun: int, at: int, following: int, opening: int, quoted: bool) -> bool:
    """Say whether the single full stop at ``at`` ends a sentence, and not only a short form."""
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
    if len(before) == 1 and back == begun and (word.isdigit() or len(word) == 1):
        return False  # the number or letter of a list item
    if word.isdigit():
        return not (len(word) <= 2 and previous.casefold() in ORDINAL_LEADS and upcoming[0].isalpha())
    if word in LEANING_ON_NUMBERS and upcoming[0].isdigit():
        return False
    opens = quoted or bare in OPENING_WORDS
    if len(word) == 1 and word.isalpha():
        # An initial, unless a sentence ends on "Plan B" or "So do I".
        if not shown.isupper():
            return opens
        return previous.islower() and (word == "i" or opens)
    if word in LEANING or (word in TITLES and shown[:1].isupper()):
        return False
    if word in TRAILING or (word in TRAILING_NAMES and shown[:1].isupper()) or _dotted(word):
        if word.endswith(".m") and (bare in AFTER_CLOCK or upcoming[0].isdigit() or line[following] in _BRACKETS):
            return False
        return opens or (word.endswith(".m") and upcoming[0].isalpha())
    return True


def _dotted(word: str) -> bool:
    """Say whether ``word`` is letters with full stops between them, as in "u.s"."""
    parts = word.split(".")
    return len(parts) > 1 and all(len(part) <= 2 and part.isalpha() for part in parts)

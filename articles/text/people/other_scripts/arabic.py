"""Find the people of an Arabic body: by given names, and by the titles before names."""

from __future__ import annotations

import re
import sys
from array import array
from typing import TYPE_CHECKING, Final

from articles.text.data.arabic import (
    AMBIGUOUS_NAMES,
    BEFORE_PLACES,
    BODIES,
    FAMILY_NAMES,
    FOREIGN_GIVEN_NAMES,
    GIVEN_NAMES,
    PARTICLES,
    PLACE_NAMES,
    STOP_WORDS,
    TITLES,
)
from articles.text.people.other_scripts.sightings import NameForms, Sighting, gather_people

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from articles.text.people.found import SearchedPeople

_WORD: Final = re.compile("[\u0621-\u064a\u064b-\u0652\u0670-\u06d3-]+")
_NAMES: Final = GIVEN_NAMES | FOREIGN_GIVEN_NAMES
_BEGINNINGS: Final = _NAMES | {"عبد", "أبو", "ابو"}
_PREFIXES: Final = "وفبلك"
_SPACES: Final = " \u00a0"
_MAX_WORDS: Final = 6
_MAX_TITLE_WORDS: Final = 6
_SECOND_HALVES: Final = frozenset({"الدين", "الله"})
# "الأمريكي", "للأمم": words of a title, between it and the name.
_OF_TITLE: Final = ("ال", "لل", "بال", "وال", "باسم")


def find_arabic_people(body: str, introduction: str) -> SearchedPeople:
    """Return the people of an Arabic ``body``; ``introduction`` may give the full form of a name."""
    introduced = [introduction[each.start : each.end] for each in _Finder(introduction).sightings()]
    return gather_people(body, _Finder(body).sightings(), _FORMS, [name for name in introduced if " " in name])


def _short_forms(name: str) -> Iterable[str]:
    words = name.split()
    if len(words) < 2:
        return
    first = len(words) - 1
    while first > 1 and words[first - 1] in PARTICLES:
        first -= 1
    yield " ".join(words[first:])
    if len(words) > 2:
        yield " ".join(words[:2])
        yield f"{words[0]} {' '.join(words[first:])}"


def _is_whole(body: str, start: int, end: int) -> bool:
    if end < len(body) and _WORD.match(body, end):
        return False
    before = body[max(0, start - 2) : start]
    if not before or not _WORD.match(before[-1]):
        return True
    return before[-1] in _PREFIXES and (len(before) == 1 or not _WORD.match(before[0]))


_FORMS: Final = NameForms(
    short_forms=_short_forms,
    stands_alone=lambda body, start, end: body[start:end] not in STOP_WORDS and _is_whole(body, start, end),
    is_whole=_is_whole,
)  # fmt: skip


class _Finder:
    """Finds the names of one text.

    ``words`` are its words, ``starts`` where they begin. ``joined`` says of each whether only a space stands between it
    and the word before.
    """

    def __init__(self, body: str) -> None:
        self.body = body
        self.words: list[str] = []
        self.starts = array("l")
        self.joined = bytearray()
        at = 0
        for match in _WORD.finditer(body):
            start = match.start()
            # News repeats its words: each is kept once.
            self.words.append(sys.intern(match.group()))
            self.starts.append(start)
            self.joined.append(start == at + 1 and body[at] in _SPACES)
            at = match.end()

    def sightings(self) -> Iterator[Sighting]:
        for number, text in enumerate(self.words):
            begins = text in _BEGINNINGS or (len(text) > 3 and text[0] in _PREFIXES and text[1:] in _BEGINNINGS)
            if begins and (found := self._named(number)):
                yield found
            elif text in TITLES and (titled := self._titled(number)):
                yield titled

    def _end(self, number: int) -> int:
        return self.starts[number] + len(self.words[number])

    def _text(self, number: int, *, joined: bool = True) -> str:
        """Return a word, "" behind the last or behind a mark."""
        if number >= len(self.words) or (joined and not self.joined[number]):
            return ""
        return self.words[number]

    def _named(self, number: int) -> Sighting | None:
        """Return the name that begins with a known given name, perhaps behind one of ``_PREFIXES``."""
        text, cut = self.words[number], 0
        if text not in _BEGINNINGS:
            text, cut = text[1:], 1
        previous = self.words[number - 1] if number and self.joined[number] else ""
        if self._is_no_start(text, previous):
            return None
        end = self._first_end(number, text)
        if not end:
            return None
        # "عماد الدين" is one given name.
        sure = text not in AMBIGUOUS_NAMES or self._text(end - 1) in _SECOND_HALVES
        title = self._title_before(number)
        last, known = self._extend(number, end)
        words = last - number
        if words < 2 and not title:
            return None
        if not sure and not title and not known:
            return None
        certainty = 0.96 if title else 0.93 if known or text in FOREIGN_GIVEN_NAMES else 0.88
        if words < 2:
            certainty = 0.75
        return Sighting(self.starts[number] + cut, self._end(last - 1), certainty, title)

    @staticmethod
    def _is_no_start(text: str, previous: str) -> bool:
        """Whether no name begins with ``text`` behind the word ``previous``, which belongs to it."""
        if previous in BEFORE_PLACES or (text == "باسم" and previous in TITLES):
            return True
        if previous in PARTICLES and previous != "لا":
            return True
        return previous in _NAMES and previous not in AMBIGUOUS_NAMES

    def _first_end(self, number: int, text: str) -> int:
        """Return the number of the word behind the given name ``text`` of word ``number``, 0 if it is none."""
        following = self._text(number + 1)
        if text == "عبد":
            return number + 2 if following.startswith("ال") else 0
        if text in ("أبو", "ابو"):
            return number + 2 if following and following not in PLACE_NAMES and following not in STOP_WORDS else 0
        if text not in _NAMES:
            return 0
        return number + 2 if following in _SECOND_HALVES else number + 1

    def _extend(self, number: int, last: int) -> tuple[int, bool]:
        """Return the end of a name that begins at ``number``, and whether words behind the first are known as names."""
        known = False
        first_end = last
        while last < min(len(self.words), number + _MAX_WORDS):
            text = self._text(last)
            if not text or text in STOP_WORDS or text in TITLES:
                break
            if text in PARTICLES:
                if not self._text(last + 1) or self._text(last + 1) in STOP_WORDS:
                    break
                last += 2
                known = True
                continue
            if text in _NAMES or self._is_family_name(text, is_second=last == first_end):
                known = True
                last += 1
                continue
            if last > first_end or text.startswith(("ال", "لل", "بال", "وال", "لـ")) or not self._may_be_name(last):
                break
            last += 1
        return last, known

    @staticmethod
    def _is_family_name(text: str, *, is_second: bool) -> bool:
        """Whether a word with an article is a surname: behind two names, only one of origin or a well-known one."""
        if not text.startswith("ال") or len(text) < 5 or text in STOP_WORDS or text in TITLES:
            return False
        return is_second or text in FAMILY_NAMES or text.endswith("ي")

    def _may_be_name(self, number: int) -> bool:
        text = self.words[number]
        if text in STOP_WORDS or len(text) < 3 or text in BEFORE_PLACES or text in BODIES:
            return False
        return not (text[0] in "وفبل" and text[1:] in STOP_WORDS | TITLES | _NAMES)

    def _title_before(self, number: int) -> str:
        """Return the title that ends before word ``number``: "وزير الخارجية"."""
        first = number
        for back in range(1, _MAX_TITLE_WORDS + 1):
            at = number - back
            if at < 0 or not self.joined[at + 1]:
                return ""
            text = self.words[at]
            bare = text[1:] if text[:1] in "وف" and text[1:] in TITLES else text
            if bare in TITLES:
                first = at
                if at and self.joined[at] and self.words[at - 1] in BEFORE_PLACES:
                    return ""
                cut = len(text) - len(bare)
                return self.body[self.starts[first] + cut : self._end(number - 1)]
            if not text.startswith(_OF_TITLE) and text not in ("وزارة", "مجلس", "الوزراء", "حزب", "لجنة", "هيئة"):
                return ""
        return ""

    def _titled(self, number: int) -> Sighting | None:
        """Return a name of unknown words behind a title: "الرئيس الفنزويلي أوردونييس"."""
        at = number + 1
        while at < number + 1 + _MAX_TITLE_WORDS and self._text(at).startswith(_OF_TITLE):
            at += 1
        title = self.words[number]
        if at == number + 1 and not title.startswith("ال") and title not in ("د", "دكتور"):
            return None
        text = self._text(at)
        if not text or not self._may_be_name(at) or text in TITLES or text in _NAMES or text in PARTICLES:
            return None
        if text[0] in "بلوفسي" and (text[0] in "سي" or at == number + 1):
            # Verbs of the present and future, and words with a preposition.
            return None
        last, _ = self._extend(at, at + 1)
        role = self.body[self.starts[number] : self._end(at - 1)]
        return Sighting(self.starts[at], self._end(last - 1), 0.72 if last - at > 1 else 0.65, role)

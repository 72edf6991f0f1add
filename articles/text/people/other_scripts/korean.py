"""Find the people of a Korean body: by the titles behind names, by ages in brackets, and by surnames."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.data.korean import (
    DOUBLE_SURNAMES,
    FOREIGN_GIVEN_NAMES,
    FOREIGN_SYLLABLES,
    FOREIGN_TITLES,
    GIVEN_SYLLABLES,
    NO_FOREIGN_NAMES,
    NO_NAME_ENDINGS,
    NO_NAMES,
    PARTICLES,
    QUALIFIERS,
    SURE_FOREIGN_TITLES,
    SURNAMES,
    TITLES,
    TITLES_BEFORE,
    WHOLE_TITLES,
)
from articles.text.people.other_scripts.sightings import NameForms, Sighting, gather_people

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from articles.text.people.found import SearchedPeople

_WORD: Final = re.compile(r"[가-힣A-Za-z一-鿿0-9·]+")
_HANGUL: Final = re.compile("[가-힣]+")
_AGE: Final = re.compile(r"([가-힣]{2,4})(?:\s?(?:씨|군|양))?\s?\((?:만\s?)?\d{1,2}(?:세|\)|·|,|\s)")
_CHINESE: Final = re.compile(r"([가-힣]{2,4})\s?\([一-鿿]{2,4}[)·,]")
_ANONYMOUS: Final = re.compile(r"(?<![가-힣])([가-힣]모)(?=\s?(?:씨|군|양|\())")

_MAX_BETWEEN: Final = 4
"""Words between a name and its title: "김모 서울대 경제학과 교수"."""

_PARTICLES: Final = frozenset(PARTICLES)
_LONGEST_PARTICLE: Final = max(map(len, PARTICLES))
_LONGEST_TITLE: Final = 7
_ONE_SYLLABLE_PARTICLES: Final = frozenset("은는이가을를의에로도와과만")
_BODY_FINALS: Final = frozenset("팀당실과역점처청")


_AT_UNIVERSITIES: Final = frozenset({"교수", "명예교수", "부교수", "조교수", "박사", "총장", "연구원", "학생", "강사"})


class _Word(NamedTuple):
    """A word at ``start:end``; ``gap`` is what stands between it and the word before."""

    start: int
    end: int
    text: str
    gap: str


def find_korean_people(body: str, introduction: str) -> SearchedPeople:
    """Return the people of a Korean ``body``; ``introduction`` may give the full form of a name."""
    introduced = [
        introduction[sighting.start : sighting.end]
        for sighting in _Finder(introduction).sightings()
        if sighting.end - sighting.start > 2 and sighting.certainty > 0.8
    ]
    return gather_people(body, _Finder(body).sightings(), _FORMS, introduced)


def surname_length(name: str) -> int:
    """Return the length of the surname that ``name`` begins with, 0 if it begins with none."""
    if len(name) > 3 and name[:2] in DOUBLE_SURNAMES:
        return 2
    return 1 if name[:1] in SURNAMES else 0


def is_korean_name(text: str, *, strict: bool = False) -> bool:
    """Whether ``text`` may be a full Korean name. ``strict`` asks for syllables that given names are made of."""
    if text in NO_NAMES or text in TITLES or text in NO_FOREIGN_NAMES or _HANGUL.fullmatch(text) is None:
        return False
    if len(text) == 3 and ((text[2] in _ONE_SYLLABLE_PARTICLES and text[:2] in NO_NAMES) or text[2] in _BODY_FINALS):
        return False
    length = surname_length(text)
    given = text[length:]
    if not length or not given or len(given) > 2 or (length == 2 and len(text) < 4):
        return False
    if len(given) == 1:
        return not strict and given in GIVEN_SYLLABLES
    return not strict or all(syllable in GIVEN_SYLLABLES for syllable in given)


# The words of news recur; the limit bounds the memory of a long-running process.
@lru_cache(maxsize=20_000)
def title_length(word: str) -> int:
    """Return the length of ``word`` without the particles behind its title, 0 if it has no title."""
    for bare in _without_particles(word):
        if bare in TITLES:
            return len(bare)
        for length in range(min(_LONGEST_TITLE, len(bare) - 1), 1, -1):
            if bare[-length:] in TITLES and (bare[-length:] not in WHOLE_TITLES or len(bare) - length > 1):
                return len(bare)
    return 0


def _without_particles(word: str) -> Iterator[str]:
    yield word
    for length in range(min(_LONGEST_PARTICLE, len(word) - 1), 0, -1):
        if word[-length:] in _PARTICLES:
            yield word[:-length]


def _short_forms(name: str) -> Iterable[str]:
    if " " in name:
        parts = name.split()
        yield parts[-1]
        return
    length = surname_length(name)
    if length and len(name) > 1 and is_korean_name(name):
        yield name[:length]


def _lone_forms(name: str) -> Iterable[str]:
    """Yield the surname of a foreign name; a Korean surname needs a title beside it."""
    return name.split()[1:]


def _shown(text: str) -> str:
    """Return a surname without the title that stood beside it."""
    first = text.split()[0]
    return first if len(first) == 1 or first in DOUBLE_SURNAMES else text


def _is_whole(body: str, start: int, end: int) -> bool:
    if start and _HANGUL.match(body, start - 1):
        return False
    behind = _HANGUL.match(body, end)
    if behind is None:
        return True
    rest = behind.group()
    return rest.startswith(("씨", "군", "양")) or rest in _PARTICLES or title_length(rest) > 0


def _stands_alone(body: str, start: int, end: int) -> bool:
    return end - start > 1 and _is_whole(body, start, end)


_FORMS: Final = NameForms(
    short_forms=_short_forms,
    stands_alone=_stands_alone,
    is_whole=_is_whole,
    shown=_shown,
    lone_forms=_lone_forms,
    letters=2,
)


class _Finder:
    """Finds the names of one text."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.words: list[_Word] = []
        at = 0
        for match in _WORD.finditer(body):
            self.words.append(_Word(match.start(), match.end(), match.group(), body[at : match.start()]))
            at = match.end()

    def sightings(self) -> Iterator[Sighting]:
        for number, word in enumerate(self.words):
            if length := title_length(word.text):
                yield from self._before_title(number, word.text[:length])
                if word.text in TITLES_BEFORE and (found := self._behind_title(number)):
                    yield found
            if found := self._glued(word):
                yield found
        for pattern, certainty in ((_AGE, 0.93), (_CHINESE, 0.93)):
            for match in pattern.finditer(self.body):
                if is_korean_name(match[1]) and not self._continues(match.start(1)):
                    yield Sighting(match.start(1), match.end(1), certainty)
        for match in _ANONYMOUS.finditer(self.body):
            if match[1][0] in SURNAMES:
                yield Sighting(match.start(1), match.end(1), 0.85)
        yield from self._repeated()

    def _continues(self, start: int) -> bool:
        return start > 0 and _HANGUL.match(self.body, start - 1) is not None

    def _glued(self, word: _Word) -> Sighting | None:
        """Return the name in "김철수씨는"."""
        at = word.text.find("씨")
        if 2 <= at <= 4 and is_korean_name(word.text[:at]):
            return Sighting(word.start, word.start + at, 0.92)
        return None

    def _behind_title(self, number: int) -> Sighting | None:
        """Return the name behind a bare title: "소설가 김모는"."""
        if number + 1 >= len(self.words) or self.words[number + 1].gap != " ":
            return None
        word = self.words[number + 1]
        for bare in _without_particles(word.text):
            if title_length(bare) or bare in NO_FOREIGN_NAMES or bare in NO_NAMES:
                return None
            korean = len(bare) == 3 and is_korean_name(bare, strict=True)
            foreign = len(bare) > 2 and bare != word.text and _may_be_foreign(bare) and _looks_foreign(bare)
            if korean or foreign:
                return Sighting(word.start, word.start + len(bare), 0.85 if korean else 0.75, self.words[number].text)
        return None

    def _before_title(self, number: int, title: str) -> Iterator[Sighting]:
        """Yield the name before the title that is word ``number``, and those listed with it."""
        between: list[str] = []
        for back in range(1, _MAX_BETWEEN + 2):
            at = number - back
            if at < 0 or self.words[at + 1].gap not in (" ", "\u00a0", "·"):
                return
            word = self.words[at]
            found = self._name_at(at, title, between)
            if found is not None:
                yield found
                yield from self._listed_before(at, title)
                return
            if not self._may_stand_between(word.text):
                return
            between.insert(0, word.text)

    def _name_at(self, at: int, title: str, between: Sequence[str]) -> Sighting | None:
        word = self.words[at]
        text = word.text
        role = " ".join((*between, title))
        qualified = all(each in QUALIFIERS for each in between)
        if "·" in text:
            parts = text.split("·")
            if all(is_korean_name(part, strict=True) for part in parts):
                return Sighting(word.end - len(parts[-1]), word.end, 0.9, role)
            return None
        if len(text) == 1 or text in DOUBLE_SURNAMES:
            # "이 당선인": certain only where the article gives the whole name.
            if text in SURNAMES and qualified and title != "님" and text not in QUALIFIERS:
                return Sighting(word.start, self.words[at + len(between) + 1].start + len(title), 0.4)
            return None
        bare = text
        if text[-1] == "대" and (between or title in _AT_UNIVERSITIES):
            return None
        if is_korean_name(bare, strict=bool(between) and not qualified):
            strong = len(bare) == 3 and is_korean_name(bare, strict=True)
            certainty = 0.95 if strong else 0.86 if len(bare) > 2 else 0.8
            if between and not qualified:
                certainty -= 0.05
            if title in ("님", "양", "군", "학생", "이사", "후보", "의원", "대표") and not strong:
                certainty -= 0.15
            return Sighting(word.start, word.end, certainty, "" if role == "씨" else role)
        return self._foreign_at(at, title, role, between)

    def _foreign_at(self, at: int, title: str, role: str, between: Sequence[str]) -> Sighting | None:
        """Return a foreign name that ends with word ``at``: "블라디미르 오를로프 러시아 대통령"."""
        ending = next(
            (title[-size:] for size in range(min(len(title), 6), 1, -1) if title[-size:] in FOREIGN_TITLES), ""
        )
        if not ending or any(each not in NO_FOREIGN_NAMES and each not in QUALIFIERS for each in between[:1]):
            return None
        word = self.words[at]
        start = word.start
        given = at - 1
        has_given = False
        while given >= 0 and self.words[given + 1].gap == " " and self.words[given].text in FOREIGN_GIVEN_NAMES:
            start, has_given = self.words[given].start, True
            given -= 1
        if has_given and _HANGUL.fullmatch(word.text):
            return Sighting(start, word.end, 0.95, role)
        text = word.text
        if not _may_be_foreign(text):
            return None
        if ending not in SURE_FOREIGN_TITLES:
            alike = not between and len(text) > 2 and _looks_foreign(text)
            return Sighting(word.start, word.end, 0.7, role) if alike else None
        if (
            at
            and self.words[at].gap == " "
            and _looks_foreign(self.words[at - 1].text)
            and _may_be_foreign(self.words[at - 1].text)
        ):
            return Sighting(self.words[at - 1].start, word.end, 0.85, role)
        return Sighting(word.start, word.end, 0.86 if _looks_foreign(text) else 0.75, role)

    def _listed_before(self, at: int, title: str) -> Iterator[Sighting]:
        """Yield the names listed before word ``at``: "김모, 이모 의원", "김모·이모 의원"."""
        word = self.words[at]
        if "·" in word.text:
            start = word.start
            for part in word.text.split("·")[:-1]:
                yield Sighting(start, start + len(part), 0.9, title)
                start += len(part) + 1
            return
        for back in range(1, 6):
            if at - back < 0 or self.words[at - back + 1].gap not in (", ", ",", "·"):
                return
            other = self.words[at - back]
            if not is_korean_name(other.text, strict=True):
                return
            yield Sighting(other.start, other.end, 0.85, title)

    @staticmethod
    def _may_stand_between(text: str) -> bool:
        """Whether a word may stand between a name and its title: a body, a country, a qualifier."""
        if text in QUALIFIERS or text in NO_FOREIGN_NAMES:
            return True
        return len(text) > 1 and not text.endswith(
            ("은", "는", "을", "를", "에", "서", "고", "며", "다", "한", "된", "던", "로")
        )

    def _repeated(self) -> Iterator[Sighting]:
        """Yield names without a title that stand twice, each time with a particle or mark behind them."""
        counted: Counter[str] = Counter()
        topics: set[str] = set()
        places: list[tuple[str, int]] = []
        for word in self.words:
            name, particle = word.text[:3], word.text[3:]
            if len(word.text) < 3 or particle not in _NAME_PARTICLES or not is_korean_name(name, strict=True):
                continue
            counted[name] += bool(particle)
            places.append((name, word.start))
            if particle in ("은", "는"):
                topics.add(name)
        for name, start in places:
            if counted[name] > 1 and name in topics:
                yield Sighting(start, start + 3, 0.65)


_NAME_PARTICLES: Final = frozenset({"", "은", "는", "이", "가", "을", "를", "의", "에게", "와", "과", "도"})


def _looks_foreign(text: str) -> bool:
    """Whether a word has at least two syllables that foreign names are written with."""
    if text in NO_FOREIGN_NAMES or text in NO_NAMES or not _HANGUL.fullmatch(text) or len(text) < 2:
        return False
    return sum(syllable in FOREIGN_SYLLABLES for syllable in text) >= (2 if len(text) > 2 else 1)


def _may_be_foreign(text: str) -> bool:
    """Whether a word may be a foreign surname: no known word, and no ending of one."""
    if not 2 <= len(text) <= 7 or not _HANGUL.fullmatch(text) or text in NO_FOREIGN_NAMES or text in NO_NAMES:
        return False
    return not text.endswith(NO_NAME_ENDINGS) and not title_length(text)

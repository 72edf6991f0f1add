"""Find the people of a Chinese body: by titles, verbs of speech, surnames, and transliterated names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.data.chinese import (
    DOUBLE_SURNAMES,
    FOLLOWING_WORDS,
    FOREIGN_NO_NAMES,
    HARD_FOLLOWERS,
    HONORIFICS,
    NO_NAMES,
    SOFT_FOLLOWERS,
    SPEECH_VERBS,
    SURNAMES,
    TITLES,
    TRANSLITERATION,
    WEAK_TITLES,
)
from articles.text.people.other_scripts.sightings import NameForms, Sighting, gather_people
from articles.text.people.other_scripts.word_patterns import any_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from articles.text.people.found import SearchedPeople

_DOTS: Final = "·•・‧．"
_DOT: Final = re.compile(f"[{_DOTS}]")
_TITLE: Final = re.compile(any_of(TITLES))
_HONORIFIC: Final = re.compile(any_of(HONORIFICS))
_SPEECH: Final = re.compile(any_of(word for word in SPEECH_VERBS if word not in "问道写讲喊"))
_FOLLOWING: Final = re.compile(any_of((*FOLLOWING_WORDS, *TITLES)))
_FIRST_OF_FOLLOWING: Final = frozenset(word[0] for word in (*FOLLOWING_WORDS, *TITLES))
_LAST_OF_TITLES: Final = frozenset(word[-1] for word in (*TITLES, *HONORIFICS))
_NO_NAME: Final = re.compile(any_of(NO_NAMES))
_DOTTED: Final = re.compile(rf"[\u3400-\u9fffA-Z](?:[{_DOTS}][\u3400-\u9fffA-Z])")
_AGE: Final = re.compile(r"[（(，,](?:男|女)?[，,]?[现今]?年?\d{1,3}岁")
_AGED: Final = re.compile(r"\d{1,3}岁的?")
_BOUNDARY: Final = frozenset("。，、；：！？“”‘’（）《》【】 \u3000\n\t,.;:!?()\"'—…")
_CALLED: Final = re.compile("名叫|叫做|叫作|化名|笔名|本名|原名|艺名")
_LIST: Final = re.compile("[、和与與及]")

_MAX_NAME: Final = 8
_MAX_PART: Final = 9
_LEFT_REACH: Final = 7

# Names whose occurrences are counted, and characters in which they are, so that time stays linear.
_MAX_COUNTED: Final = 300
_COUNTED_LENGTH: Final = 50_000
_COUNTRIES: Final = {
    first: [country for country in sorted(FOREIGN_NO_NAMES, key=len, reverse=True) if country[0] == first]
    for first in {country[0] for country in FOREIGN_NO_NAMES}
}


class _End(NamedTuple):
    """Where a name ends, and how sure that is."""

    end: int
    certainty: float


def find_chinese_people(body: str, introduction: str) -> SearchedPeople:
    """Return the people of a Chinese ``body``; ``introduction`` may give the full form of a name."""
    introduced = [
        introduction[sighting.start : sighting.end]
        for sighting in _Finder(introduction).sightings()
        if sighting.end - sighting.start > 2 and sighting.certainty > 0.8
    ]
    return gather_people(body, _Finder(body).sightings(), _FORMS, introduced)


def surname_length(name: str) -> int:
    """Return the length of the surname that ``name`` begins with, 0 if it begins with none."""
    if name[:2] in DOUBLE_SURNAMES:
        return 2
    return 1 if name[:1] in SURNAMES else 0


def _short_forms(name: str) -> Iterable[str]:
    if _DOT.search(name):
        parts = _DOT.split(name)
        yield parts[-1]
        if len(parts) > 2:
            yield "·".join(parts[1:])
            yield "·".join(parts[-2:])
        return
    length = surname_length(name)
    if length and 2 <= len(name) <= 4 and not name.endswith("某"):
        for honorific in HONORIFICS:
            yield name[:length] + honorific


def _stands_alone(body: str, start: int, end: int) -> bool:
    return end - start > 1 and body[start - 1 : start] not in _DOTS_AROUND and body[end : end + 1] not in _DOTS_AROUND


_DOTS_AROUND: Final = frozenset(_DOTS)


def _is_whole(body: str, start: int, end: int) -> bool:
    if body[start - 1 : start] in _DOTS_AROUND or body[end : end + 1] in _DOTS_AROUND:
        return False
    # Two characters are part of a longer name or word more often than three.
    return end - start > 2 or _ends_here(body, end) > 0


_FORMS: Final = NameForms(
    short_forms=_short_forms,
    stands_alone=_stands_alone,
    is_whole=_is_whole,
    shown=lambda name: _DOT.sub("·", name),
    lone_forms=lambda name: _short_forms(name) if _DOT.search(name) else (),
    letters=3,
)


def _is_han(body: str, at: int) -> bool:
    return at < len(body) and ("\u3400" <= body[at] <= "\u9fff" or "\uf900" <= body[at] <= "\ufaff")


def _ends_here(body: str, at: int) -> int:
    """Return whether a name may end at ``at``: 2 surely, 1 perhaps, 0 no."""
    if not _is_han(body, at):
        return 2
    character = body[at]
    if character in HARD_FOLLOWERS or (character in _FIRST_OF_FOLLOWING and _FOLLOWING.match(body, at)):
        return 2
    return 1 if character in SOFT_FOLLOWERS else 0


class _Finder:
    """Finds the names of one text."""

    def __init__(self, body: str) -> None:
        self.body = body
        self._counted: dict[str, bool] = {}

    def sightings(self) -> Iterator[Sighting]:
        body = self.body
        for title in _TITLE.finditer(body):
            yield from self._around_title(title.start(), title.end())
        for honorific in _HONORIFIC.finditer(body):
            if found := self._before_honorific(honorific.start(), honorific.end()):
                yield found
        for verb in _SPEECH.finditer(body):
            if found := self._before_verb(verb.start()):
                yield found
        for pattern, before in ((_AGED, True), (_CALLED, True), (_AGE, False)):
            for place in pattern.finditer(body):
                found = self._name_at(place.end(), 0.85) if before else self._name_ending_at(place.start(), 0.92)
                if found:
                    yield found
        yield from self._dotted()

    # Chinese names.

    def _name_at(self, start: int, certainty: float, role: str = "") -> Sighting | None:
        """Return the Chinese name that begins at ``start``."""
        body = self.body
        length = surname_length(body[start : start + 2])
        if not length or _NO_NAME.match(body, start):
            return None
        found = self._end_of_name(start, length)
        if found is None:
            return None
        return Sighting(start, found.end, min(certainty, found.certainty), role)

    def _end_of_name(self, start: int, surname: int) -> _End | None:
        body = self.body
        short, long = start + surname + 1, start + surname + 2
        if not _is_han(body, short - 1) or body[short - 1] in HARD_FOLLOWERS or _FOLLOWING.match(body, short - 1):
            return None
        after_short, after_long = _ends_here(body, short), _ends_here(body, long) if long <= len(body) else 2
        if after_short == 2:
            return _End(short, 0.95)
        if after_short == 1:
            # "张志和说", but "张志向记者说".
            usual = body[short] in _IN_GIVEN_NAMES and after_long == 2 and not _TITLE.match(body, long)
            if usual or (after_long == 2 and self._is_frequent(start, short, long)):
                return _End(long, 0.85)
            return _End(short, 0.85)
        if after_long:
            return _End(long, 0.96 if after_long == 2 else 0.93)
        if self._is_frequent(start, short, long):
            return _End(long, 0.85)
        return _End(long, 0.6)

    def _is_frequent(self, start: int, short: int, long: int) -> bool:
        """Whether the text has the longer name again, and the shorter one never without it."""
        body = self.body
        name = body[start:long]
        if name not in self._counted:
            if len(self._counted) >= _MAX_COUNTED:
                return False
            count = body.count(name, 0, _COUNTED_LENGTH)
            self._counted[name] = count > 1 and body.count(body[start:short], 0, _COUNTED_LENGTH) == count
        return self._counted[name]

    def _name_ending_at(
        self, end: int, certainty: float, role: str = "", *, needs_boundary: bool = True
    ) -> Sighting | None:
        """Return the name before ``end``, which something that follows names has shown."""
        body = self.body
        for length in (3, 2, 4):
            start = end - length
            if start < 0:
                continue
            surname = surname_length(body[start:end])
            if not surname or (length == 4) != (surname == 2 and length == 4) or not self._is_name(start, end):
                continue
            bounded = self._begins_here(start)
            if bounded or not needs_boundary:
                return Sighting(start, end, certainty if bounded else certainty - 0.1, role)
        return self._foreign_ending_at(end, certainty - 0.05, role)

    def _is_name(self, start: int, end: int) -> bool:
        body = self.body
        if _NO_NAME.match(body, start) or not all(_is_han(body, at) for at in range(start, end)):
            return False
        return not any(character in HARD_FOLLOWERS for character in body[start + 1 : end]) and not any(
            _FOLLOWING.match(body, at, end) for at in range(start, end - 1)
        )

    def _begins_here(self, start: int) -> bool:
        """Whether a name may begin at ``start``, by what is before it."""
        body = self.body
        if start == 0 or body[start - 1] in _BOUNDARY or not _is_han(body, start - 1):
            return True
        before = body[max(0, start - 6) : start]
        if before[-1] in "者员員长長师師家民生工客和与與对對向据據由被把跟给的同让請请而但":
            return True
        return before[-1] in _LAST_OF_TITLES and any(
            before[-length:] in TITLES or before[-length:] in HONORIFICS for length in range(min(6, len(before)), 1, -1)
        )

    # Titles.

    def _around_title(self, start: int, end: int) -> Iterator[Sighting]:
        body = self.body
        title = body[start:end]
        weak = title in WEAK_TITLES
        if title in _REPORTERS and body[max(0, start - 8) : start].rpartition("（")[1]:
            return
        behind = self._behind_title(end, title, weak=weak)
        if behind:
            yield behind
            yield from self._list_after(behind.end, title)
            return
        following = body[end : end + 1]
        if following in ("们", "們", "级", "級", "制", "人", "办", "辦", "室", "会", "會", "团", "團"):
            return
        before = self._name_ending_at(start, 0.8 if weak else 0.9, title, needs_boundary=True)
        if before and (not weak or self._begins_here(before.start)):
            yield before

    def _behind_title(self, at: int, title: str, *, weak: bool) -> Sighting | None:
        body = self.body
        while at < len(body) and body[at] in " \u3000" and at < len(body):
            at += 1
        if not _is_han(body, at):
            return None
        foreign = self._foreign_at(at, title, weak=weak)
        own = self._name_at(at, 0.85 if weak else 0.96, title)
        if foreign and (own is None or foreign.end - foreign.start > own.end - own.start or own.certainty < 0.7):
            return foreign
        if own and weak and own.certainty < 0.85:
            return None
        return own

    def _list_after(self, at: int, role: str) -> Iterator[Sighting]:
        """Yield the names that continue a list: "专家王某某、李某某和张某某"."""
        body = self.body
        for _ in range(12):
            if at >= len(body) or not _LIST.match(body, at):
                return
            found = self._name_at(at + 1, 0.85, role)
            if found is None or found.certainty < 0.8:
                return
            yield found
            at = found.end

    def _before_honorific(self, start: int, end: int) -> Sighting | None:
        """Return the name before an honorific; a surname alone is shown with it."""
        body = self.body
        honorific = body[start:end]
        if honorific == "某":
            return self._anonymous(start, end)
        full = self._name_ending_at(start, 0.9, honorific if honorific in TITLES else "")
        if full and full.end - full.start > 1:
            return full
        for surname in (2, 1):
            first = start - surname
            if first < 0 or surname_length(body[first:start]) != surname:
                continue
            if honorific in _OF_ADULTS or self._begins_here(first):
                return Sighting(first, end, 0.82)
        return None

    def _anonymous(self, start: int, end: int) -> Sighting | None:
        """Return "李某" or "李某某" as a name."""
        body = self.body
        if (
            start == 0
            or body[start - 1] not in SURNAMES
            or body[start - 1 : start + 1] in ("方某", "时某", "和某", "于某")
        ):
            return None
        if _is_han(body, end) and body[end] in "些种個个项項天人家年月日次地":
            return None
        end += (
            1
            if end < len(body)
            and body[end] not in HARD_FOLLOWERS
            and body[end : end + 1] in "甲乙丙丁"
            and body[end : end + 1]
            else 0
        )
        return Sighting(start - 1, end, 0.9)

    def _before_verb(self, at: int) -> Sighting | None:
        """Return the name between a boundary and a verb of speech."""
        found = self._name_ending_at(at, 0.84)
        if found is None or found.start == 0 or self.body[found.start - 1] in _BOUNDARY:
            return found
        return found if self._begins_here(found.start) else None

    # Foreign names.

    def _foreign_at(self, start: int, title: str, *, weak: bool) -> Sighting | None:
        """Return the foreign name behind a title: it ends where a word begins that follows names."""
        body = self.body
        if weak:
            return None
        end = self._transliterated_end(start)
        if end == start:
            while end < min(len(body), start + _MAX_NAME) and _is_han(body, end):
                if end > start and (_ends_here(body, end) > (end == start + 1)):
                    break
                end += 1
        name = body[start:end]
        if body[end : end + 1] in _DOTS_AROUND or len(name) < 2 or name in FOREIGN_NO_NAMES:
            return None
        if all(character in TRANSLITERATION for character in name) and len(name) <= 6:
            return Sighting(start, end, 0.9, title)
        if (
            len(name) in (4, 5)
            and _ends_here(body, end) == 2
            and name[0] not in HARD_FOLLOWERS
            and title in _OF_STATE
            and not _NO_NAME.match(body, start)
        ):
            return Sighting(start, end, 0.7, title)
        return None

    def _transliterated_end(self, start: int) -> int:
        """Return the end of a run of transliteration from ``start``; ``start`` if no word ends there."""
        body = self.body
        end = start
        while end < min(len(body), start + _MAX_NAME) and body[end] in TRANSLITERATION:
            if end > start and (body[end] in HARD_FOLLOWERS or _FOLLOWING.match(body, end)):
                break
            end += 1
        return end if end > start + 1 and end - start <= 6 and _ends_here(body, end) == 2 else start

    def _foreign_ending_at(self, end: int, certainty: float, role: str) -> Sighting | None:
        """Return the transliterated name before ``end``: "普京表示", "特朗普总统"."""
        body = self.body
        start = end
        while start > max(0, end - _LEFT_REACH) and body[start - 1] in TRANSLITERATION:
            start -= 1
        while start < end and not self._begins_here(start):
            start += 1
        name = body[start:end]
        if not 2 <= len(name) <= 6 or name in FOREIGN_NO_NAMES or _NO_NAME.match(body, start):
            return None
        if body[start - 1 : start] in _DOTS_AROUND:
            return None
        if len(name) == 2 and not role:
            certainty -= 0.15
        return Sighting(start, end, certainty, role)

    def _dotted(self) -> Iterator[Sighting]:
        """Yield names with dots: "伊万·彼得罗夫"."""
        body = self.body
        at = 0
        for place in _DOTTED.finditer(body):
            dot = place.start() + 1
            if dot < at:
                continue
            start = dot
            while start > max(0, dot - _LEFT_REACH) and (
                body[start - 1] in TRANSLITERATION or body[start - 1].isupper()
            ):
                start -= 1
            start = self._after_words(start, dot)
            end = dot
            while end < len(body) and body[end] in _DOTS_AROUND:
                end = self._end_of_part(end + 1)
            at = end
            parts = _DOT.split(body[start:end])
            if start < dot and all(parts) and len(parts[-1]) > 1 and parts[0] not in FOREIGN_NO_NAMES:
                yield Sighting(start, end, 0.95)

    def _after_words(self, start: int, dot: int) -> int:
        """Return the start of a name without the title or country glued to its front."""
        body = self.body
        for at in range(start, dot):
            before = body[max(0, at - 6) : at]
            if before[-1:] in _LAST_OF_TITLES and any(
                before[-length:] in TITLES for length in range(min(6, len(before)), 1, -1)
            ):
                start = at
        for country in _COUNTRIES.get(body[start], ()):
            if body.startswith(country, start) and start + len(country) < dot:
                return start + len(country)
        return start

    def _end_of_part(self, at: int) -> int:
        body = self.body
        first = at
        while at < min(len(body), first + _MAX_PART):
            if body[at].isascii() and body[at].isupper():
                at += 1
                continue
            if body[at] not in TRANSLITERATION or (at > first + 1 and _ends_here(body, at)):
                break
            if at > first and (body[at] in HARD_FOLLOWERS or _FOLLOWING.match(body, at)):
                break
            at += 1
        return at


# Of the words that may follow a name, those that given names contain.
_IN_GIVEN_NAMES: Final = frozenset("和同为可中时应来前以于并刚才若由得其而连")
_OF_ADULTS: Final = frozenset({"先生", "女士", "小姐"})
_REPORTERS: Final = frozenset({"记者", "本报记者", "通讯员", "記者", "实习记者", "特约记者", "编辑"})
_OF_STATE: Final = frozenset("总统 首相 总理 外相 防卫大臣 外长 主席 总裁 社长 教授 總統 總理 選手 队长 国王".split())

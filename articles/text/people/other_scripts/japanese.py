"""Find the people of a Japanese body: by titles and honorifics, ages in brackets, and surnames with given names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.data.japanese import (
    AFTER_TITLES,
    BEFORE_NAMES,
    BODY_FINALS,
    FOREIGN_GIVEN_NAMES,
    GIVEN_CHARACTERS,
    GIVEN_FINALS,
    HONORIFICS,
    HONORIFICS_IN_TALK,
    KATAKANA_NO_NAMES,
    KATAKANA_OF_BODIES,
    LOCAL_TITLES,
    NO_GIVEN_NAMES,
    NO_NAMES,
    PERSONAL_TITLES,
    PLACE_SURNAMES,
    SURNAME_FINALS,
    SURNAMES,
    TITLE_PREFIXES,
    TITLES,
)
from articles.text.people.other_scripts.sightings import NameForms, Sighting, gather_people
from articles.text.people.other_scripts.word_patterns import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.text.people.found import SearchedPeople

_KANJI: Final = "\u3005\u3006\u30f5\u30f6\u3400-\u9fff\uf900-\ufaff"
_KATAKANA: Final = "\u30a1-\u30f4\u30fc"
_IS_KANJI: Final = re.compile(f"[{_KANJI}]")
_KANJI_AT_START: Final = re.compile(f"[{_KANJI}]*")
_IS_KATAKANA: Final = re.compile(f"[{_KATAKANA}]")
_KATAKANA_NAME_END: Final = re.compile(f"[{_KATAKANA}][{_KATAKANA}・＝]*$")
_HIRAGANA_GIVEN: Final = re.compile(f"[{_KANJI}]([\u3041-\u3096]{{2,4}})$")
_TITLE: Final = re.compile(any_of(HONORIFICS | HONORIFICS_IN_TALK | TITLES))
_AGE: Final = re.compile(r"[（(＝](?:当時|享年)?[0-9０-９]{1,2}歳?[）)＝、，,：:]")
_KANJI_RUN: Final = re.compile(f"[{_KANJI}]{{3,12}}")
_KATAKANA_RUN: Final = re.compile(f"[{_KATAKANA}]{{2,16}}(?:[・＝][{_KATAKANA}]{{1,16}}){{1,4}}")

# Characters before a title that are read.
_REACH: Final = 14
_MAX_KATAKANA: Final = 40
_MAX_PREFIXES: Final = 4
_PREFIXES: Final = frozenset(TITLE_PREFIXES)
_LAST_OF_PREFIXES: Final = frozenset(prefix[-1] for prefix in TITLE_PREFIXES)
_LONGEST_PREFIX: Final = max(map(len, TITLE_PREFIXES))
_LONGEST_DESCRIPTION: Final = 5
_LAST_OF_DESCRIPTIONS: Final = frozenset(word[-1] for word in (*BEFORE_NAMES, *TITLES))
_LONGEST_GIVEN: Final = 3
_OF_GIVEN_NAMES: Final = frozenset((*GIVEN_CHARACTERS, *GIVEN_FINALS))
_SPEAKS: Final = re.compile(r"(?:（[^）]{1,12}）)?[はがも][^。「]{0,40}「")

# Scores of a reading at which it is a name. A title needs more than an honorific.
_AFTER_TITLE: Final = 3.4
_AFTER_HONORIFIC: Final = 1.9
_ALONE: Final = 6.9

_CERTAINTIES: Final = ((6.5, 0.97), (4.5, 0.95), (3.4, 0.9), (2.4, 0.82), (0.0, 0.72))


class _Reading(NamedTuple):
    """The last ``length`` characters of a run read as a name."""

    score: float
    length: int


def find_japanese_people(body: str, introduction: str) -> SearchedPeople:
    """Return the people of a Japanese ``body``; ``introduction`` may give the full form of a name."""
    introduced = [
        introduction[sighting.start : sighting.end]
        for sighting in _sightings(introduction)
        if sighting.end - sighting.start > 2
    ]
    return gather_people(body, _sightings(body), _FORMS, introduced)


def surname_lengths(name: str) -> list[int]:
    """Return the likely lengths of the surname of a full name in Chinese characters, the likeliest first."""
    if len(name) < 3 or not _IS_KANJI.match(name[0]):
        return []
    known = [length for length in (2, 3, 1) if length < len(name) and name[:length] in SURNAMES]
    return known or [2]


def _short_forms(name: str) -> Iterator[str]:
    if "・" in name or "＝" in name:
        parts = re.split("[・＝]", name)
        yield parts[-1]
        if len(parts) > 2:
            yield "・".join(parts[-2:])
        return
    for length in surname_lengths(name):
        yield name[:length]


_PARTICLES: Final = frozenset("はがもをにのとやへ、ら（「")


def _stands_alone(body: str, start: int, end: int) -> bool:
    name = body[start:end]
    if len(name) < 2 or name in PLACE_SURNAMES or name in KATAKANA_NO_NAMES:
        return False
    before, after = body[start - 1 : start], body[end : end + 1]
    if _IS_KATAKANA.match(name):
        return not _IS_KATAKANA.match(before or "。") and before not in ("・", "＝") and not _continues_katakana(after)
    return not _IS_KANJI.match(before or "。") and after in _PARTICLES


def _is_whole(body: str, start: int, end: int) -> bool:
    before, after = body[start - 1 : start], body[end : end + 1]
    if _IS_KATAKANA.match(body[start]):
        return not _IS_KATAKANA.match(before or "。") and not _continues_katakana(after)
    if end - start > 2:
        return True
    return not _IS_KANJI.match(before or "。") and after in _PARTICLES


def _continues_katakana(after: str) -> bool:
    return after in ("・", "＝") or bool(after and _IS_KATAKANA.match(after))


_FORMS: Final = NameForms(short_forms=_short_forms, stands_alone=_stands_alone, is_whole=_is_whole, letters=3)


def _sightings(body: str) -> Iterator[Sighting]:
    for title in _TITLE.finditer(body):
        if found := _before_title(body, title.start(), title.end()):
            yield found
    for age in _AGE.finditer(body):
        if found := _before_age(body, age.start()):
            yield found
    for run in _KANJI_RUN.finditer(body):
        if found := _full_name(body, run.start(), run.end()):
            yield found
    for run in _KATAKANA_RUN.finditer(body):
        first = re.split("[・＝]", run.group(), maxsplit=1)[0]
        if first in FOREIGN_GIVEN_NAMES and not _IS_KATAKANA.match(body[run.end() : run.end() + 1] or "。"):
            last = re.split("[・＝]", run.group())[-1]
            if last not in KATAKANA_NO_NAMES:
                yield Sighting(run.start(), run.end(), 0.8)
        elif found := _speaking(body, run):
            yield found


def _speaking(body: str, run: re.Match[str]) -> Sighting | None:
    """Return a name in katakana of unknown given name whose owner speaks: "マルセロ・ピントは「…」と"."""
    parts = re.split("[・＝]", run.group())
    if any(part in KATAKANA_NO_NAMES or part in KATAKANA_OF_BODIES for part in parts) or len(parts[-1]) < 2:
        return None
    if _SPEAKS.match(body, run.end()):
        return Sighting(run.start(), run.end(), 0.75)
    return None


def _before_title(body: str, start: int, end: int) -> Sighting | None:
    """Return the name before the title at ``start:end``."""
    title = body[start:end]
    after = body[end : end + 1]
    if after and _IS_KANJI.match(after) and not body.startswith(AFTER_TITLES, end) and not _TITLE.match(body, end):
        return None
    if title[-1] != "ん" and after in ("ー", "ズ"):
        return None
    is_honorific = title in HONORIFICS or title in HONORIFICS_IN_TALK
    aged = _AGE.match(body, end) is not None
    if apposed := _before_apposition(body, start, title):
        return apposed
    best: tuple[float, int, int, bool] | None = None
    for at in _title_starts(body, start):
        reading = _read_before(body, at, is_honorific=is_honorific or aged, title=body[at:end])
        if reading and (best is None or reading.score > best[0]):
            best = (reading.score, at, reading.length, at == start)
    if best is None:
        return None
    score, at, length, _ = best
    if title in HONORIFICS_IN_TALK and score < _AFTER_TITLE:
        return None
    role = "" if is_honorific and at == start and title in {"氏", "さん", "様", "さま", "君", "くん"} else body[at:end]
    certainty = _certainty(score + (1.5 if aged else 0.0))
    return Sighting(at - length, at, certainty, role)


def _before_apposition(body: str, start: int, title: str) -> Sighting | None:
    """Return the name in "香月彰・北浜大教授": behind the dot stands a body or country with the title."""
    dot = body.rfind("・", max(0, start - _REACH), start)
    if dot < 1 or start - dot < 2:
        return None
    place = body[dot + 1 : start]
    if _IS_KATAKANA.match(body[dot - 1]):
        name = _KATAKANA_NAME_END.search(body, max(0, dot - _MAX_KATAKANA), dot)
        if name and place in KATAKANA_NO_NAMES and name.group() not in KATAKANA_NO_NAMES:
            return Sighting(name.start(), dot, 0.9, place + title)
        return None
    if place[-1] not in BODY_FINALS and place not in NO_NAMES:
        return None
    reading = _read_kanji(_kanji_tail(body[max(0, dot - _REACH) : dot]))
    if reading is None or reading.score < _AFTER_TITLE or reading.length < 2:
        return None
    return Sighting(dot - reading.length, dot, 0.9, place + title)


def _title_starts(body: str, start: int) -> Iterator[int]:
    """Yield where the title may begin: at ``start``, and before each word that qualifies it ("前", "次期", "米")."""
    waiting = [start]
    for _ in range(_MAX_PREFIXES):
        following: list[int] = []
        for at in waiting:
            yield at
            if at and body[at - 1] in _LAST_OF_PREFIXES:
                following += [
                    at - size for size in range(1, min(at, _LONGEST_PREFIX) + 1) if body[at - size : at] in _PREFIXES
                ]
        waiting = sorted(set(following))[:6]


def _read_before(body: str, at: int, *, is_honorific: bool, title: str) -> _Reading | None:
    """Return the best reading of the characters before ``at`` as a name, if it is good enough."""
    before = body[max(0, at - _REACH) : at]
    if not before:
        return None
    if _IS_KATAKANA.match(before[-1]) and before[-1] not in "ヶヵ":
        return _read_katakana(body, at, is_honorific=is_honorific)
    hiragana = _HIRAGANA_GIVEN.search(before)
    if hiragana and hiragana[1][0] not in "はがをにのとでもへやかし" and is_honorific:
        run = _kanji_tail(before[: hiragana.start(1)])
        reading = _read_surname(run)
        return _Reading(reading.score, reading.length + len(hiragana[1])) if reading else None
    run = _kanji_tail(before)
    if not run:
        return None
    if len(run) < len(before) and is_honorific and (mixed := _read_mixed(body, at, run)):
        return mixed
    best = _read_kanji(run, is_cut=len(run) == _REACH)
    if best is None or _is_no_name(run[-best.length :], title):
        return None
    return (
        best if best.score >= (_AFTER_HONORIFIC if is_honorific or title in PERSONAL_TITLES else _AFTER_TITLE) else None
    )


def _is_no_name(name: str, title: str) -> bool:
    if name in NO_NAMES or name[0] in "同両各某":
        return True
    return name in PLACE_SURNAMES and title in LOCAL_TITLES


def _kanji_tail(text: str) -> str:
    """Return the Chinese characters at the end of ``text``."""
    run = _KANJI_AT_START.match(text[::-1])
    return text[len(text) - run.end() :] if run else ""


def _read_katakana(body: str, at: int, *, is_honorific: bool) -> _Reading | None:
    """Return the name in katakana before ``at``."""
    first = max(0, at - _MAX_KATAKANA)
    start = at
    while start > first and (_IS_KATAKANA.match(body[start - 1]) or body[start - 1] in "・＝"):
        start -= 1
    name = body[start:at].lstrip("・＝ー")
    parts = re.split("[・＝]", name)
    # "ハラルド・ノルウェー首相": the country belongs to the title. This caller looks for names that end here only.
    if parts[-1] in KATAKANA_NO_NAMES or not parts[-1] or len(name) < 2:
        return None
    while len(parts) > 1 and parts[0] in KATAKANA_NO_NAMES:
        del parts[0]
    name = "・".join(parts)
    if len(parts) > 1:
        return _Reading(5.5, len(name))
    if len(name) <= _LONGEST_GIVEN and is_honorific and body[at - len(name) - 1 : at - len(name)] != "・":
        surname = _read_surname(_kanji_tail(body[max(0, at - len(name) - _REACH) : at - len(name)]))
        if surname and surname.score > 3.0:
            return _Reading(surname.score, surname.length + len(name))
    return _Reading(4.6 if is_honorific else 3.8, len(name))


def _read_mixed(body: str, at: int, given: str) -> _Reading | None:
    """Return a surname in katakana with a given name in Chinese characters: "ダルビッシュ有"."""
    before = body[max(0, at - _MAX_KATAKANA) : at - len(given)]
    katakana = _KATAKANA_NAME_END.search(before)
    if not katakana or len(given) > 3 or given[-1] not in GIVEN_FINALS or given in SURNAMES or given in TITLE_PREFIXES:
        return None
    if katakana.group() in KATAKANA_NO_NAMES or any(given.startswith(prefix) for prefix in BEFORE_NAMES):
        return None
    return _Reading(3.0, len(katakana.group()) + len(given)) if len(given) > 1 or given == "有" else None


def _read_surname(run: str) -> _Reading | None:
    """Return the surname at the end of ``run``, before a given name in hiragana."""
    for length in (2, 3) if len(run) == 2 else (2, 3, 1):
        if run[-length:] in SURNAMES and len(run) >= length:
            return _Reading(5.0, length)
    if len(run) != 2 or run in NO_NAMES or run in BEFORE_NAMES:
        return None
    return _Reading(3.5 if run[1] in SURNAME_FINALS else 2.6, 2)


# The same names and titles recur within an article.
@lru_cache(maxsize=20_000)
def _read_kanji(run: str, *, is_cut: bool = False) -> _Reading | None:
    """Return the best reading of the end of ``run`` as a name."""
    best: _Reading | None = None
    longest = min(len(run), 6)
    # A given name ends every reading that is long enough for it.
    given = [_score_of_given(run[-length:]) for length in range(1, longest)]
    for length in range(1, longest + 1):
        name, head = run[-length:], run[:-length]
        score = _score_of_head(head, is_cut=is_cut) + max(_score_of_surname(name), _score_of_full_name(name, given))
        if best is None or score > best.score:
            best = _Reading(score, length)
    return best


def _score_of_head(head: str, *, is_cut: bool) -> float:
    """Return how well a name may begin behind ``head``."""
    if not head:
        return 0.0 if is_cut else 2.0
    longest = min(len(head), _LONGEST_DESCRIPTION) if head[-1] in _LAST_OF_DESCRIPTIONS else 0
    for length in range(longest, 0, -1):
        if head[-length:] in BEFORE_NAMES or (length > 1 and head[-length:] in TITLES):
            return 1.9
    return 1.0 if head[-1] in BODY_FINALS else -1.5


def _score_of_surname(name: str) -> float:
    """Return how much ``name`` is like a surname alone."""
    if name in NO_NAMES:
        return -3.0
    if name in SURNAMES:
        return 2.6 if len(name) > 1 else 1.6
    if len(name) == 2:
        return (
            -1.0
            if name[1] in BODY_FINALS and name[1] not in SURNAME_FINALS
            else 1.0
            if name[1] in SURNAME_FINALS
            else 0.0
        )
    return {1: -1.0, 3: -0.8}.get(len(name), -3.0)


def _score_of_full_name(name: str, given: Sequence[float]) -> float:
    """Return how much ``name`` is like a surname with a given name.

    ``given`` are the scores of the last character of the name as a given name, of its last two, and so on.
    """
    best = -4.0
    for cut in range(1, min(len(name), 4)):
        surname = name[:cut]
        score = given[len(name) - cut - 1]
        if surname in SURNAMES:
            score += 3.0 if cut > 1 else 1.6
        elif cut == 2:
            score += 1.6 if surname[1] in SURNAME_FINALS else -0.2 if surname not in NO_NAMES else -3.0
        else:
            score += -1.2
        best = max(best, score)
    return best


def _score_of_given(given: str) -> float:
    if given in NO_GIVEN_NAMES or given in TITLES or given in NO_NAMES:
        return -3.0
    if len(given) > _LONGEST_GIVEN:
        return -4.0
    known = _OF_GIVEN_NAMES.issuperset(given)
    ends = given[-1] in GIVEN_FINALS
    if len(given) == 1:
        return 0.9 if known else -0.9
    if len(given) == 2:
        return 2.0 if known and ends else 1.0 if known or ends else -0.6
    return 1.4 if known and given[-1] in "郎朗子美衛丞介助" else -1.5


def _before_age(body: str, at: int) -> Sighting | None:
    """Return the name before an age in brackets, without a title between them."""
    reading = _read_before(body, at, is_honorific=True, title="")
    if reading is None or reading.length < 2 or (reading.score < 3.0 and reading.length < 3):
        return None
    if _TITLE.fullmatch(body, at - reading.length, at):
        return None
    return Sighting(at - reading.length, at, _certainty(reading.score + 0.5))


def _full_name(body: str, start: int, end: int) -> Sighting | None:
    """Return the name that a run of Chinese characters ends in, if surname and given name are both well known."""
    run = body[start:end]
    reading = _read_kanji(run)
    if reading is None or reading.length < 3:
        return None
    name = run[-reading.length :]
    cut = next((length for length in (2, 3) if name[:length] in SURNAMES), 0)
    if not cut or len(name) - cut < 2 or reading.score < _ALONE - 0.1:
        return None
    return Sighting(end - reading.length, end, 0.8)


def _certainty(score: float) -> float:
    return next(certainty for least, certainty in _CERTAINTIES if score >= least)

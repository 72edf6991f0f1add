"""Capitalised runs of a body: where names may stand.

A run is a row of capitalised words. It is cut at words that no name holds (titles, peoples, days, what begins
sentences); what is left
between the cuts is a ``NameForm``, which :mod:`articles.text.people.resolver` judges and joins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from articles.text.data.capitalised import FUNCTION_WORDS, ORGANISATION_WORDS, PEOPLES, PLACES, TIMES
from articles.text.data.given_names import FAMILY_NAME_FIRST, GIVEN_NAMES
from articles.text.data.titles import HONORIFICS, NAME_SUFFIXES, ROLE_NOUNS, TITLES, WORK_SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

_UPPER: Final = "".join(
    chr(c) for block in ((0x41, 0x530), (0x1E00, 0x1F00)) for c in range(*block) if chr(c).isupper()
)
_ABBREVIATIONS: Final = frozenset(
    w
    for w in (*HONORIFICS, *TITLES, *NAME_SUFFIXES, *PLACES, *TIMES, "St.", "Inc.", "Co.", "Corp.", "Ltd.")
    if w.endswith(".") and "." not in w[:-1]
)
_WORD: Final = re.compile(rf"[{_UPPER}](?<!\w.)\w*(?:['’\-‐‑]\w+)*", re.DOTALL)
"""One capitalised word: O'Brien, Jean-Marie. Its first character alone decides where one may begin, so it is linear and
quick."""
_INITIALS: Final = re.compile(rf"(?:[{_UPPER}]\.-?){{1,4}}(?!\w)")
"""J. J.K. U.S. J.-P."""
_ARTICLE: Final = re.compile(r"(?<!\w)(?:al|el|an|as|ash|at|ul|d|l)[-'’‘]$")
"""What stands before a capital and belongs to the name: al-Assad, d'Estaing."""

_PARTICLES: Final = """
    al bin bint ibn ben abu de del della di da do dos das du den der la le las los van von und vom zu zum ter ten y
    e af av st. ul ur
""".split()
_JOINS: Final = frozenset(
    {
        " ",
        "\u00a0",
        *(f" {a} " for a in _PARTICLES),
        *(
            f" {a} {b} "
            for a in ("de", "van", "von", "bin", "abu", "ben")
            for b in ("la", "las", "los", "der", "den", "de", "al")
        ),
    }
)
_LONGEST_JOIN: Final = max(map(len, _JOINS))
_NICKNAME_MARKS: Final = {' "': ('" ',), " “": ("” ",), " '": ("' ",), " ‘": ("’ ",), " (": (") ",), " ''": ("'' ",)}
_INITIALS_WITHOUT_DOTS: Final = frozenset(
    "AJ BJ CC CJ DJ EJ JB JC JD JJ JK JP JR JT KC KT LL MJ MK OJ PJ RJ TJ TR".split()
)
_PARTY_WORDS: Final = frozenset(
    """
        Republican Republicans Democrat Democratic Democrats GOP Labour Tory Tories Liberals Conservatives Greens
        American
    """.split()
)
"""Words of peoples and parties that are no surnames; the others are, when a given name stands before and nothing
behind."""

_SURNAMES_AMONG_TITLES: Final = frozenset(
    """
        King Prince Bishop Pope Judge Justice Marshall Marshal Major Chambers Duke Earl Baron Abbott Deacon Coach Cook
        Speaker Constable Private Cardinal Chase Don Captain Sheriff Sergeant Price Chancellor Chef Host
    """.split()
)
_SURNAMES_ALONE: Final = frozenset(
    """
    King Prince Bishop Pope Judge Marshall Major Chambers Duke Abbott Deacon Coach Cook Chase Black White Green French
    English Irish German Welsh Holland Christian Native West
    """.split()
)
"""Titles and peoples that, standing alone, may be the surname of somebody whom the body names in full."""

_GIVEN_NAMES_AMONG_FUNCTION_WORDS: Final = frozenset({"Will"})
_SURNAMES_AMONG_FUNCTION_WORDS: Final = frozenset(
    """
        Read Best Good Small More Early Still Given Fair Close Bad Hard High Live Long Short Strange Nice Story Poor
        Great
    """.split()
)
_HEADING_LENGTH: Final = 220
"""Characters: a longer line is no heading."""
_SMALL_IN_HEADINGS: Final = frozenset(
    "a an the of in on at for and or to from by with as vs but nor up off over into than via is be it that".split()
)
"""Words that stay small in title case."""

_HEADING_CAPITALS: Final = 0.85
"""Share of a heading's other words with a capital; prose seldom reaches 0.6, headlines in title case 0.9 (training
texts)."""


@dataclass(frozen=True, slots=True)
class NameForm:
    """A capitalised run between cuts. ``words`` are without possessive; ``spans`` their places; ``start``..``end``
    the whole."""

    start: int
    end: int
    words: tuple[str, ...]
    suffix: str
    nickname: str
    title: str
    title_start: int
    possessive: bool
    in_heading: bool
    begins_sentence: bool
    word_starts: tuple[int, ...]
    after_people: bool
    ends_run: bool


_Token = tuple[int, int, str, bool]


def _tokens(body: str) -> Iterator[_Token]:
    done = 0
    for match in _WORD.finditer(body):
        start, end = match.span()
        if start < done:
            continue
        word = match[0]
        if body.startswith(".", end):
            if end - start == 1:
                initials = _INITIALS.match(body, start)
                if initials is not None:
                    end, word = initials.end(), initials[0]
            elif word + "." in _ABBREVIATIONS and not body[end + 1 : end + 2].isalnum():
                end, word = end + 1, word + "."
        if start and body[start - 1] in "-'’‘":
            article = _ARTICLE.search(body, max(0, start - 5), start)
            if article is not None:
                start = article.start()
                word = article[0] + word
        if "’" in word:
            word = word.replace("’", "'")
        done = end
        possessive = False
        if len(word) > 2 and word[-1] == "s" and word[-2] == "'":
            word, end, possessive = word[:-2], end - 2, True
        yield start, end, word, possessive


def _runs(body: str) -> Iterator[list[_Token | str]]:
    """Yield rows of tokens; a nickname in marks between two of them stands as a plain string."""
    run: list[_Token | str] = []
    last_end = -1
    closing: tuple[str, ...] = ()
    pending: _Token | None = None
    ended = False
    for token in _tokens(body):
        start, end, word, possessive = token
        gap = body[last_end:start] if start - last_end <= _LONGEST_JOIN else ""
        if pending is not None:
            if gap in closing:
                run.append(pending[2])
                run.append(token)
            else:
                yield run
                run = [pending] if gap not in _JOINS or pending[3] else [pending, token]
                if len(run) == 1:
                    yield run
                    run = [token]
            pending = None
        elif (run and not ended and gap in _JOINS) or (run and not ended and gap == ", " and word in NAME_SUFFIXES):
            run.append(token)
        elif (
            run
            and not ended
            and gap in _NICKNAME_MARKS
            and body[end : end + 3].startswith(_NICKNAME_MARKS[gap])
            and not possessive
        ):
            pending, closing = token, _NICKNAME_MARKS[gap]
        else:
            if run:
                yield run
            run = [token]
        last_end, ended = end + (2 if possessive else 0), possessive
    if pending is not None:
        yield run
        run = [pending]
    if run:
        yield run


def _is_heading(line: str) -> bool:
    words = line.split()
    small = capital = 0
    most = 0 if line.endswith(".") else len(words) * (1 - _HEADING_CAPITALS)
    for word in words:
        if word[0].isupper():
            capital += 1
        elif word[0].isalpha() and word not in _SMALL_IN_HEADINGS:
            small += 1
            if small > most:
                return False
    return capital + small >= 4 and capital >= _HEADING_CAPITALS * (capital + small)


def _is_acronym(word: str) -> bool:
    return (
        len(word) > 1
        and word.isupper()
        and "." not in word
        and word not in _INITIALS_WITHOUT_DOTS
        and word not in NAME_SUFFIXES
    )


def _begins_sentence(body: str, start: int) -> bool:
    i = start - 1
    while i >= 0 and body[i] in " \u00a0\"'“”‘’«»„([-–—":
        i -= 1
    return i < 0 or body[i] in ".!?:\n"


def name_forms(body: str) -> tuple[NameForm, ...]:
    """Return the places of ``body`` where a name may stand, in order. Headings in title case are marked, not left
    out."""
    forms: list[NameForm] = []
    line_end, heading = -1, False
    for run in _runs(body):
        first = run[0]
        if not isinstance(first, tuple):
            continue
        if first[0] > line_end:
            line_start = body.rfind("\n", 0, first[0]) + 1
            line_end = body.find("\n", first[0])
            line_end = len(body) if line_end < 0 else line_end
            heading = line_end - line_start <= _HEADING_LENGTH and _is_heading(body[line_start:line_end])
        _cut(body, run, heading, forms)
    return tuple(forms)


def _cut(body: str, run: list[_Token | str], heading: bool, forms: list[NameForm]) -> None:
    only = run[0]
    if len(run) == 1 and isinstance(only, tuple) and only[2] in _SURNAMES_ALONE:
        start, end, word, possessive = only
        begins = _begins_sentence(body, start)
        forms.append(
            NameForm(start, end, (word,), "", "", "", start, possessive, heading, begins, (start,), False, True)
        )
        return
    words: list[_Token] = []
    nickname = suffix = ""
    title: list[str] = []
    title_start = -1
    after_people = False
    suffix_end = -1

    def flush(ends_run: bool) -> None:
        nonlocal nickname, suffix, suffix_end, title, title_start
        if words:
            start = words[0][0]
            forms.append(
                NameForm(
                    start,
                    max(words[-1][1], suffix_end),
                    tuple(word[2] for word in words),
                    suffix,
                    nickname,
                    " ".join(title),
                    title_start if title else start,
                    words[-1][3],
                    heading,
                    _begins_sentence(body, title_start if title else start),
                    tuple(word[0] for word in words),
                    after_people,
                    ends_run,
                )
            )
            title = []
        words.clear()
        nickname = suffix = ""
        suffix_end = -1

    count = len(run)
    for i, token in enumerate(run):
        if isinstance(token, str):
            if words:
                nickname = token
            continue
        start, end, word, _ = token
        has_next = i + 1 < count
        if words and word in NAME_SUFFIXES:
            suffix, suffix_end = word, end
            flush(not has_next)
            continue
        if not words and not title and has_next and _is_capitalised_role(body, run, i):
            title, title_start, after_people = [word], start, False
            continue
        if (
            (word in TITLES or word in HONORIFICS)
            and not (words and not has_next and word in _SURNAMES_AMONG_TITLES and words[0][2] in GIVEN_NAMES)
            and not (title and title[-1] in HONORIFICS and word in _SURNAMES_AMONG_TITLES and not has_next)
            and not (word in GIVEN_NAMES and not words and has_next and not title and word not in HONORIFICS)
        ):
            flush(False)
            if not title:
                title_start = start
            title.append(word)
            after_people = False
            continue
        if word in PEOPLES or word in TIMES or ("-" in word and word[word.rindex("-") + 1 :] in PEOPLES):
            keep = (words and word not in _PARTY_WORDS and words[0][2] in GIVEN_NAMES and not has_next) or (
                not words and word in GIVEN_NAMES and has_next
            )
            if not keep:
                flush(False)
                title, after_people = [], True
                continue
        elif word in FUNCTION_WORDS:
            given = word in _GIVEN_NAMES_AMONG_FUNCTION_WORDS and has_next and not words
            after_given = len(words) == 1 and words[0][2] in GIVEN_NAMES and not has_next
            family = after_given and word in _SURNAMES_AMONG_FUNCTION_WORDS
            if not given and not family:
                flush(False)
                title, after_people = [], False
                continue
        elif _is_acronym(word) and not (word.isalpha() and heading):
            flush(False)
            title, after_people = [], True
            continue
        if words:
            previous = words[-1]
            # "East Asia Daniel Kritenbrink": what stands before a given name and is a place or an office is no part
            # of the name.
            if (
                has_next
                and word in GIVEN_NAMES
                and previous[2] not in GIVEN_NAMES
                and (previous[2] in PLACES or previous[2] in ORGANISATION_WORDS)
            ):
                flush(False)
                after_people = True
        words.append(token)
    flush(True)


def _is_capitalised_role(body: str, run: list[_Token | str], i: int) -> bool:
    """Whether a noun of work stands before a name with a capital: "Archaeologist Ada Berg" where a sentence begins."""
    token, following = run[i], run[i + 1]
    if not isinstance(token, tuple) or not isinstance(following, tuple):
        return False
    start, _, word, possessive = token
    noun = word.lower()
    if noun not in ROLE_NOUNS or word in TITLES or word in GIVEN_NAMES or possessive or word.isupper():
        return False
    if len(run) - i > 2 and following[2] in GIVEN_NAMES:
        return True
    return noun not in WORK_SURNAMES and _begins_sentence(body, start)


def is_family_name_first(words: tuple[str, ...]) -> bool:
    """Return whether a name of two or three words stands in East Asian order ("Xi Jinping", "Kim Jong Un")."""
    return (2 <= len(words) <= 3 and words[0] in FAMILY_NAME_FIRST and words[0] not in GIVEN_NAMES) or (
        len(words) in (2, 3)
        and words[0] in FAMILY_NAME_FIRST
        and words[-1] not in GIVEN_NAMES
        and _sounds_east_asian(words[1:])
    )


_SYLLABLE: Final = re.compile(
    r"(?:b|p|m|f|d|t|n|l|g|k|h|j|q|x|zh|ch|sh|r|z|c|s|y|w|ky|hy|th|ph|ng|tr|gi|kh)?(?:a|o|e|i|u|ae|ai|ei|ao|ou|an|en|ang|eng|ong|eun|eon|eong|ung|un|in|ing|ia|iao|ie|iu|ian|iang|iong|ua|uo|uai|ui|uan|uang|ue|yu|yun|ye|yeong|yeon|oo|ook|ik|il|ok|uk|ul|am|im|um|om|eok|ak|on|yon|yong|wan|won|woo|hee|hae|ee|eui|oh)"
)


def _sounds_east_asian(words: tuple[str, ...]) -> bool:
    for word in words:
        for part in re.split(r"[-‐‑]", word.casefold()):
            if not part or not _is_syllables(part):
                return False
    return True


def _is_syllables(part: str) -> bool:
    """Whether one to three syllables of Mandarin, Korean or Vietnamese spell the word: by dynamic programming over
    at most nine letters."""
    if not 1 < len(part) <= 9:
        return False
    reached = [True] + [False] * len(part)
    for start in range(len(part)):
        if reached[start]:
            for end in range(start + 1, len(part) + 1):
                if _SYLLABLE.fullmatch(part, start, end):
                    reached[end] = True
    return reached[-1]

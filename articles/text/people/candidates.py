"""Find name candidates: the places in a body that may be a person's name.

A run is a sequence of capitalised words. It is cut at words that are not part of a name: titles, peoples, days, words
that begin a sentence. Each remaining piece is a :class:`NameCandidate`. The classifier decides which candidates are
names, and the resolver decides which names are one person's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from articles.text.data.capitalised import FUNCTION_WORDS, ORGANISATION_WORDS, PEOPLES, PLACES, TIMES
from articles.text.data.given_names import FAMILY_NAME_FIRST, GIVEN_NAMES
from articles.text.data.lower_case_words import articles_in_lower_case
from articles.text.data.name_lists import name_lists
from articles.text.data.titles import (
    HONORIFICS,
    NAME_SUFFIXES,
    PLURAL_TITLES,
    RELATIONS,
    ROLE_NOUNS,
    TITLES,
    WORK_SURNAMES,
)
from articles.text.people.limits import WORDS_AT_ONCE, NameCount
from articles.text.people.surroundings import word_before, words_after

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_UPPER: Final = "".join(
    chr(c) for block in ((0x41, 0x530), (0x1E00, 0x1F00)) for c in range(*block) if chr(c).isupper()
)
_ABBREVIATIONS: Final = frozenset(
    w
    for w in (*HONORIFICS, *TITLES, *NAME_SUFFIXES, *PLACES, *TIMES, "St.", "Inc.", "Co.", "Corp.", "Ltd.")
    if w.endswith(".") and "." not in w[:-1]
)
_WORD: Final = re.compile(rf"[{_UPPER}](?<![^\W_].)(?<![@#].)[^\W_]*(?:['’\-‐‑][^\W_]+)*", re.DOTALL)
"""One capitalised word: O'Brien, Jean-Marie, but no handle or hashtag. The first character alone decides whether a
match may begin, which keeps the search linear."""
_INITIALS: Final = re.compile(rf"(?:[{_UPPER}]\.-?){{1,4}}(?!\w)")
"""J. J.K. U.S. J.-P."""
_ARTICLE: Final = re.compile(r"(?<!\w)(?:al|el|an|as|ash|at|ul|d|l)[-'’‘]$")
"""An article in lower case that is part of the name after it: al-Assad, d'Estaing."""

_PARTICLES: Final = """
    al bin bint ibn ben abu de del della di da do dos das du den der la le las los van von und vom zu zum ter ten y
    e af av st. ul ur
""".split()
_GAPS_WITHIN_RUNS: Final = frozenset(
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
_GAPS_OF_PARTICLES: Final = frozenset({" bin ", " ibn ", " bint ", " ben "})
_MAX_GAP_LENGTH: Final = max(map(len, _GAPS_WITHIN_RUNS))
_NICKNAME_MARKS: Final = {' "': ('" ',), " “": ("” ",), " '": ("' ",), " ‘": ("’ ",), " (": (") ",), " ''": ("'' ",)}
"""The gap before a nickname, and the gaps that may follow it."""

_INITIALS_WITHOUT_DOTS: Final = frozenset(
    "AJ BJ CC CJ DJ EJ JB JC JD JJ JK JP JR JT KC KT LL MJ MK OJ PJ RJ TJ TR".split()
)
_PARTY_WORDS: Final = frozenset(
    """
        Republican Republicans Democrat Democratic Democrats GOP Labour Tory Tories Liberals Conservatives Greens
        American
    """.split()
)
"""Words for peoples and parties that are never surnames. Other such words are surnames if they follow a given name and
end the run: "Ada French"."""

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
"""Titles and peoples that may be a surname even if they are the only word of a run."""

_GIVEN_NAMES_AMONG_FUNCTION_WORDS: Final = frozenset({"Will"})
_SURNAMES_AMONG_FUNCTION_WORDS: Final = frozenset(
    """
        Read Best Good Small More Early Still Given Fair Close Bad Hard High Live Long Short Strange Nice Story Poor
        Great So He See Do Low Old Own Said Ever Most Gone Mine Try Six Twelve Lucky Sure
    """.split()
)
_PARTICLES_AMONG_FUNCTION_WORDS: Final = frozenset({"Ten", "Der", "Zum", "Zur"})
"""Particles within a name that are printed with a capital: "Ada Ten Brink"."""
_LIST_BEFORE: Final = re.compile(r"(?:^|[\n,;:(|/•*–—\d])[ \u00a0\t*•-]*$")
_LIST_AFTER: Final = re.compile(r"[ \u00a0\t]*(?:[\n,;:)(|/–—\d.]|$)")
_LIST_REACH: Final = 6
_MAX_ITEM_WORDS: Final = 5
_ROLES: Final = ROLE_NOUNS.keys() | RELATIONS
_CUTTING_WORDS: Final = PEOPLES | TIMES | FUNCTION_WORDS
_NEVER_ALONE: Final = _CUTTING_WORDS | TITLES.keys() | HONORIFICS.keys()
_MAX_QUESTION_LENGTH: Final = 300
_QUESTION_END: Final = re.compile(r"[.!?\n]")
_JOINTS: Final = (" and ", ", and ", ", ", " & ")
_MAX_HEADING_LENGTH: Final = 220
"""Code points. A longer line is not a heading."""
_LOWER_CASE_IN_TITLES: Final = frozenset(
    "a an the of in on at for and or to from by with as vs but nor up off over into than via is be it that".split()
)
"""Words that stay in lower case in a heading in title case."""

_MIN_HEADING_CAPITALS: Final = 0.85
"""Lowest share of a heading's other words that begin with a capital. In the training texts, prose seldom reaches 0.6,
and headlines in title case are seldom below 0.9."""


class NameCandidate(NamedTuple):
    """A piece of a capitalised run that may be a name.

    ``words`` leave out a possessive ending; ``word_starts`` are their offsets in the body. ``start`` and ``end`` bound
    the name with its suffix. ``title_start`` is the offset of the title, or of the name if it has no title.
    """

    start: int
    end: int
    words: tuple[str, ...]
    word_starts: tuple[int, ...]
    title_start: int
    possessive: bool
    in_heading: bool
    begins_sentence: bool
    before: str
    """The word or mark before the candidate and its title, see ``word_before``."""
    next_word: str
    """The word or mark after the candidate, see ``words_after``."""
    second_word: str
    """The word or number behind ``next_word``."""
    suffix: str = ""
    nickname: str = ""
    title: str = ""
    after_modifier: bool = False
    """Whether a word in the run directly before it qualifies it: a people, a date, a place or an acronym ("EU")."""
    ends_run: bool = True
    """Whether no other capitalised word follows in the run."""


class _Token(NamedTuple):
    """A capitalised word at ``start`` to ``end`` of the body, without its possessive ending."""

    start: int
    end: int
    word: str
    possessive: bool


def _tokens(body: str, counted: NameCount) -> Iterator[_Token]:
    """Yield the capitalised words of ``body`` until there are too many of them."""
    done = 0
    for number, match in enumerate(_WORD.finditer(body)):
        start, end = match.span()
        if start < done:
            continue
        if number >= WORDS_AT_ONCE and not counted.allows_word(number, start):
            return
        word = match[0]
        if end < len(body) and body[end] == ".":
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
        done = end
        if "’" in word:
            word = word.replace("’", "'")
        possessive = len(word) > 2 and word.endswith("'s")
        yield _Token(start, end - 2 if possessive else end, word[:-2] if possessive else word, possessive)


def _runs(body: str, counted: NameCount) -> Iterator[list[_Token | str]]:
    """Yield runs of tokens. A nickname in quotation marks between two tokens is a plain string."""
    run: list[_Token | str] = []
    last_end = -1
    closing: tuple[str, ...] = ()
    nickname: _Token | None = None  # A possible nickname. The gap behind it decides.
    ended = False
    for token in _tokens(body, counted):
        start, end, word, possessive = token
        gap = body[last_end:start] if start - last_end <= _MAX_GAP_LENGTH else ""
        if nickname is not None:
            if gap in closing:
                run.append(nickname.word)
                run.append(token)
            else:
                yield run
                run = [nickname] if gap not in _GAPS_WITHIN_RUNS or nickname.possessive else [nickname, token]
                if len(run) == 1:
                    yield run
                    run = [token]
            nickname = None
        elif run and not ended and (gap in _GAPS_WITHIN_RUNS or (gap == ", " and word in NAME_SUFFIXES)):
            run.append(token)
        elif (
            run
            and not ended
            and gap in _NICKNAME_MARKS
            and body[end : end + 3].startswith(_NICKNAME_MARKS[gap])
            and not possessive
        ):
            nickname, closing = token, _NICKNAME_MARKS[gap]
        else:
            if run:
                yield run
            run = [token]
        last_end, ended = end + (2 if possessive else 0), possessive
    if nickname is not None:
        yield run
        run = [nickname]
    if run:
        yield run


def _is_heading(line: str) -> bool:
    words = line.split()
    small = capital = 0
    most = 0 if line.endswith(".") else len(words) * (1 - _MIN_HEADING_CAPITALS)
    for word in words:
        if word[0].isupper():
            capital += 1
        elif word[0].isalpha() and word not in _LOWER_CASE_IN_TITLES:
            small += 1
            if small > most:
                return False
    return capital + small >= 4 and capital >= _MIN_HEADING_CAPITALS * (capital + small)


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


class Candidates(NamedTuple):
    """The name candidates of a body, and where it has too many names to read on: ``None`` if all were read."""

    found: tuple[NameCandidate, ...]
    end: int | None


def name_candidates(body: str) -> tuple[NameCandidate, ...]:
    """Return the name candidates of ``body`` in order. ``in_heading`` marks those in headings in title case."""
    return read_candidates(body).found


def read_candidates(body: str) -> Candidates:
    """Return the name candidates of ``body`` in order, up to the limits of ``people.limits``."""
    candidates: list[NameCandidate] = []
    counted = NameCount()
    read = 0
    line_start, line_end, line_is_heading = 0, -1, False
    for run in _runs(body, counted):
        first = run[0]
        if not isinstance(first, _Token):
            continue
        if first.start > line_end:
            line_start = body.rfind("\n", 0, first.start) + 1
            line_end = body.find("\n", first.start)
            line_end = len(body) if line_end < 0 else line_end
            line_is_heading = line_end - line_start <= _MAX_HEADING_LENGTH and _is_heading(body[line_start:line_end])
        in_heading = line_is_heading and not _is_listed(body, run, line_start, line_end)
        if len(run) == 1:
            if _may_stand_alone(first.word, in_heading=in_heading):
                candidates.append(_surname_alone(body, first, in_heading=in_heading))
        else:
            candidates.extend(_RunCutter(body, run, in_heading=in_heading).cut())
        for candidate in candidates[read:]:
            if not counted.allows(candidate.words, candidate.start):
                del candidates[read:]
                return Candidates(tuple(_share_plural_titles(body, candidates)), counted.end)
        read = len(candidates)
    return Candidates(tuple(_share_plural_titles(body, candidates)), counted.end)


def _is_listed(body: str, run: list[_Token | str], line_start: int, line_end: int) -> bool:
    """Whether a run is an item of a list, bounded by marks or figures: "Strings: Ada Berg, Tom Holt".

    In a list, capitals are evidence as in prose, even if every word of the line has one.
    """
    first, last = run[0], run[-1]
    if not isinstance(first, _Token) or not isinstance(last, _Token) or not 1 < len(run) <= _MAX_ITEM_WORDS:
        return False
    if first.start == line_start and last.end >= line_end - 1:
        return False
    before = _LIST_BEFORE.search(body, max(0, first.start - _LIST_REACH), first.start)
    return before is not None and _LIST_AFTER.match(body, last.end) is not None


def _share_plural_titles(body: str, candidates: list[NameCandidate]) -> Iterator[NameCandidate]:
    """Give the names that share a plural title their own: in "Senators Ada Berg and Tom Holt", both are senators."""
    title, end = "", -1
    for candidate in candidates:
        if candidate.title:
            title = PLURAL_TITLES.get(candidate.title, "")
            yield candidate._replace(title=title) if title else candidate
        elif title and body[end : candidate.start] in _JOINTS:
            yield candidate._replace(title=title)
        else:
            title = ""
            yield candidate
        end = candidate.end


def _may_stand_alone(word: str, *, in_heading: bool) -> bool:
    """Whether the only word of a run may be a name: it is no word that ``_CUTTING_RULES`` cut, and no title."""
    if word in _SURNAMES_ALONE:
        return True
    return not (
        word in _NEVER_ALONE
        or ("-" in word and word[word.rindex("-") + 1 :] in PEOPLES)
        or (_is_acronym(word) and not (word.isalpha() and in_heading))
    )


def _surname_alone(body: str, token: _Token, *, in_heading: bool) -> NameCandidate:
    next_word, second_word = words_after(body, token.end)
    return NameCandidate(
        start=token.start,
        end=token.end,
        words=(token.word,),
        word_starts=(token.start,),
        title_start=token.start,
        possessive=token.possessive,
        in_heading=in_heading,
        begins_sentence=_begins_sentence(body, token.start),
        before=word_before(body, token.start),
        next_word=next_word,
        second_word=second_word,
    )


class _RunCutter:
    """Cuts one run into name candidates, token by token, by ``_CUTTING_RULES``."""

    def __init__(self, body: str, run: list[_Token | str], *, in_heading: bool) -> None:
        self.body = body
        self.run = run
        self.in_heading = in_heading
        self.candidates: list[NameCandidate] = []
        self.words: list[_Token] = []
        self.title: list[str] = []
        self.title_start = -1
        self.after_modifier = False
        self.nickname = ""
        self.has_next = False
        self.token = run[0]
        self.index = 0

    def cut(self) -> list[NameCandidate]:
        for i, token in enumerate(self.run):
            if not isinstance(token, _Token):
                if self.words:
                    self.nickname = token
                continue
            self.has_next = i + 1 < len(self.run)
            self.token = token
            self.index = i
            if self.words and token.word in NAME_SUFFIXES:
                self._finish(suffix=token, ends_run=not self.has_next)
            elif not self.words and not self.title and self.has_next and _is_capitalised_role(self.body, self.run, i):
                self._start_title(token)
            elif self._is_title(token.word):
                self._finish()
                self._start_title(token)
            else:
                self._add_or_cut(token)
        self._finish(ends_run=True)
        return self.candidates

    @property
    def begins_with_given_name(self) -> bool:
        return bool(self.words) and self.words[0].word in GIVEN_NAMES

    def _start_title(self, token: _Token) -> None:
        if not self.title:
            self.title_start = token.start
        self.title.append(token.word)
        self.after_modifier = False

    def _is_title(self, word: str) -> bool:
        """Whether a word is a title here, and neither a surname ("Ada King") nor a given name ("Dean Berg")."""
        if word not in TITLES and word not in HONORIFICS:
            return False
        calls_for_surname = self.begins_with_given_name or (bool(self.title) and self.title[-1] in HONORIFICS)
        if calls_for_surname and word in _SURNAMES_AMONG_TITLES and not self.has_next:
            return False
        is_given_name = word in GIVEN_NAMES and word not in HONORIFICS
        return not (is_given_name and self.has_next and not self.words and not self.title)

    def _add_or_cut(self, token: _Token) -> None:
        word = token.word
        # Most words need none of the rules, which this shows without trying them.
        rules = _CUTTING_RULES if word in _CUTTING_WORDS or "-" in word or len(word) < 2 or word.isupper() else ()
        for rule in rules:
            if rule.matches(self, word):
                if not rule.belongs_to_name(self, word):
                    self._finish()
                    self.title, self.after_modifier = [], rule.is_modifier
                    return
                break
        # "East Asia Daniel Kritenbrink": a place, an office or a common word before a given name is not part of it.
        if (
            self.words
            and self.has_next
            and (_is_any_given_name(word) or (word in FAMILY_NAME_FIRST and self._ends_on_place()))
            and self._ends_on_other_word()
        ):
            self._finish()
            self.after_modifier = True
        self.words.append(token)

    def _ends_on_place(self) -> bool:
        return self.words[-1].word in PLACES

    def _ends_on_other_word(self) -> bool:
        """Whether the words so far end on one that is no name: a place, or a word that is common in lower case."""
        if any(_is_any_given_name(token.word) for token in self.words[-_MAX_ITEM_WORDS:]):
            return False
        last = self.words[-1].word
        return (
            last in PLACES
            or last in ORGANISATION_WORDS
            or _is_role(last)
            or last.endswith(_ENDINGS_OF_MODIFIERS)
            or articles_in_lower_case(last) > 0
            or articles_in_lower_case(last.removesuffix("s")) > 0
        )

    def _finish(self, *, suffix: _Token | None = None, ends_run: bool = False) -> None:
        """Add the candidate that was begun, if any."""
        if self.words:
            first, last = self.words[0], self.words[-1]
            title_start = self.title_start if self.title else first.start
            end = suffix.end if suffix else last.end
            next_word, second_word = words_after(self.body, end)
            self.candidates.append(
                NameCandidate(
                    start=first.start,
                    end=end,
                    words=tuple(token.word for token in self.words),
                    word_starts=tuple(token.start for token in self.words),
                    suffix=suffix.word if suffix else "",
                    nickname=self.nickname,
                    title=" ".join(self.title),
                    title_start=title_start,
                    possessive=last.possessive,
                    in_heading=self.in_heading,
                    begins_sentence=_begins_sentence(self.body, title_start),
                    before=word_before(self.body, title_start),
                    next_word=next_word,
                    second_word=second_word,
                    after_modifier=self.after_modifier,
                    ends_run=ends_run,
                )
            )
            self.title = []
        self.words = []
        self.nickname = ""


_ENDINGS_OF_MODIFIERS: Final = ("-born", "-based", "-led", "-raised")


def _is_role(word: str) -> bool:
    """Whether a capitalised word is the noun of an occupation or relation: "Ombudsman", "Singer-songwriter"."""
    noun = word.lower().rpartition("-")[2]
    return noun in _ROLES or noun.removesuffix("s") in _ROLES


def _is_any_given_name(word: str) -> bool:
    if word in GIVEN_NAMES:
        return True
    return word in name_lists().given and word not in PLACES and not articles_in_lower_case(word)


class _CuttingRule(NamedTuple):
    """A kind of word that cuts a run, except where it is part of a name."""

    matches: Callable[[_RunCutter, str], bool]
    belongs_to_name: Callable[[_RunCutter, str], bool]
    is_modifier: bool
    """Whether the word qualifies the name after it: "the French Ada Berg"."""


def _is_people_or_time(_cutter: _RunCutter, word: str) -> bool:
    return word in PEOPLES or word in TIMES or ("-" in word and word[word.rindex("-") + 1 :] in PEOPLES)


def _is_people_in_name(cutter: _RunCutter, word: str) -> bool:
    """Whether a word for a people or time is a surname ("Ada French") or a given name ("April Berg") here."""
    if cutter.words:
        return word not in _PARTY_WORDS and cutter.begins_with_given_name and not cutter.has_next
    return word in GIVEN_NAMES and cutter.has_next


def _is_function_word(_cutter: _RunCutter, word: str) -> bool:
    return word in FUNCTION_WORDS


def _is_function_word_in_name(cutter: _RunCutter, word: str) -> bool:
    """Whether a function word is a given name ("Will Berg") or a surname ("Ada Good") here."""
    if not cutter.words:
        return word in _GIVEN_NAMES_AMONG_FUNCTION_WORDS and cutter.has_next and not _opens_question(cutter)
    if word in _PARTICLES_AMONG_FUNCTION_WORDS and cutter.has_next:
        return True
    previous = cutter.words[-1]
    if isinstance(cutter.token, _Token) and cutter.body[previous.end : cutter.token.start] in _GAPS_OF_PARTICLES:
        return True  # "bin Said"
    if previous.word in FAMILY_NAME_FIRST and len(cutter.words) == 1 and not cutter.has_next:
        return word in _SURNAMES_AMONG_FUNCTION_WORDS
    is_last_of_two = len(cutter.words) == 1 and cutter.begins_with_given_name and not cutter.has_next
    return is_last_of_two and word in _SURNAMES_AMONG_FUNCTION_WORDS


def _opens_question(cutter: _RunCutter) -> bool:
    """Whether the token begins a question, as in "Will Holt resign?"."""
    token = cutter.token
    if not isinstance(token, _Token) or not _begins_sentence(cutter.body, token.start):
        return False
    end = _QUESTION_END.search(cutter.body, token.end, token.end + _MAX_QUESTION_LENGTH)
    return end is not None and end[0] == "?"


def _is_acronym_in_prose(cutter: _RunCutter, word: str) -> bool:
    return (_is_acronym(word) and not (word.isalpha() and cutter.in_heading)) or _is_position(cutter, word)


def _is_position(cutter: _RunCutter, word: str) -> bool:
    """Whether a single letter without full stop, a position in a team, precedes a full name: "F Ada Berg"."""
    if len(word) > 1 or cutter.words or not isinstance(cutter.token, _Token):
        return False
    following = cutter.run[cutter.index + 1 : cutter.index + 3]
    return len(following) == 2 and all(isinstance(token, _Token) and len(token.word) > 2 for token in following)


def _is_acronym_in_name(cutter: _RunCutter, word: str) -> bool:
    """Whether initials without full stops stand between a given name and a surname: "Ada WK Berg"."""
    return len(word) == 2 and len(cutter.words) == 1 and cutter.has_next and cutter.words[0].word in GIVEN_NAMES


_CUTTING_RULES: Final = (
    _CuttingRule(_is_people_or_time, _is_people_in_name, is_modifier=True),
    _CuttingRule(_is_function_word, _is_function_word_in_name, is_modifier=False),
    _CuttingRule(_is_acronym_in_prose, _is_acronym_in_name, is_modifier=True),
)
"""The first rule that matches decides."""


def _is_capitalised_role(body: str, run: list[_Token | str], i: int) -> bool:
    """Whether the token at ``i`` is a capitalised occupation before a name: "Archaeologist Ada Berg"."""
    token, following = run[i], run[i + 1]
    if not isinstance(token, _Token) or not isinstance(following, _Token):
        return False
    word = token.word
    noun = word.lower()
    if (
        (noun not in ROLE_NOUNS and noun not in RELATIONS)
        or word in TITLES
        or word in GIVEN_NAMES
        or token.possessive
        or word.isupper()
    ):
        return False
    if len(run) - i > 2 and following.word in GIVEN_NAMES:
        return True
    return noun in ROLE_NOUNS and noun not in WORK_SURNAMES and _begins_sentence(body, token.start)

"""The capitalised words of a body, each with what it may be: a given name, a role, a place."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from articles.text.data.name_endings import SURNAME_ENDINGS
from articles.text.data.people_words import PeopleWords, main_language, people_words
from articles.text.data.people_words.english import ENGLISH_ORGANISATIONS
from articles.text.data.reported import REPORTING
from articles.text.people.european.case_forms import base_forms, inflects, stems
from articles.text.people.european.names import name_lists, places_and_times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.text.data.reported.words import ReportingWords
    from articles.text.people.european.names import NameLists, PlacesAndTimes


def _upper_case_class() -> str:
    """Return the upper-case letters of Latin, Greek and Cyrillic as ranges of a character class."""
    ranges: list[list[int]] = []
    for code in range(0x2000):
        if chr(code).isupper():
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in ranges)


_UPPER: Final = _upper_case_class()
APOSTROPHES: Final = "'’‘ʼ´`"
# A word, or initials before a name: "C. Q.", "J.-P.".
_CAPITALISED: Final = re.compile(
    rf"(?<![\w\-‑@#])(?:(?:[{_UPPER}]\.[ -]?){{1,4}}(?=[ \u00a0]?[{_UPPER}]\w)|[{_UPPER}]\w*(?:[-‑{APOSTROPHES}]\w+)*)"
)
_LOWER_CASE: Final = re.compile(r"(?<![\w\-‑'’])[^\W\d_A-ZÀ-ÖØ-ÞΑ-ΫА-Я]+(?![\w])")
# Articles and prepositions that lose their vowel: "L'Espresso", "Dell'Utri" excepted by the given name before it.
_ELIDED: Final = re.compile(
    r"(?:l|dell|all|dall|nell|sull|un|quest|quell|qu|jusqu|lorsqu|puisqu|c|j|n|s|m|t|anch)['’](?=\w)", re.I
)
# Endings after an apostrophe: "Uraloğlu'nun", "Trump’s", "Scholz'em".
_ENDING: Final = re.compile(rf"[{APOSTROPHES}][^\W\d_A-ZÀ-ÖØ-ÞÇĞİÖŞÜ]{{1,10}}$")
_HYPHENED_ENDING: Final = re.compile(r"[-‑][^\W\d_A-ZÀ-ÖØ-Þ]{1,7}$")
_MIN_STEM: Final = 3
_MAX_ENDING: Final = 5
_MIN_COMPOUND: Final = 4
_MAX_WORD: Final = 60
_ROMAN: Final = re.compile(r"[IVX]{1,5}")
# Languages with a capital on every noun.
NOUN_CAPITALS: Final = frozenset({"de"})
_HYPHENED_ENDINGS: Final = frozenset({"hu", "fi"})
# Languages in which an apostrophe belongs to the name: "Лук'янов", "D'Alema".
_INNER_APOSTROPHE: Final = frozenset({"uk", "fr", "it", "pt", "ca"})
_ADJECTIVES_OF_PLACE: Final[dict[str, tuple[str, ...]]] = {
    "de": ("er",),
    "tr": ("li", "lı", "lu", "lü", "spor"),
}
# Finnish endings for in, from, on and off a place.
_LOCAL_CASES: Final = ("ssa", "ssä", "sta", "stä", "ssaan")
_FAMILY_ENDINGS: Final = ("oğlu",)


class Flags:
    """What a word may be. A word may be several things."""

    ADDRESS: Final = 1
    ROLE: Final = 2
    KIN: Final = 4
    ORGANISATION: Final = 8
    PLACE: Final = 16
    TIME: Final = 32
    OPENER: Final = 64
    OWN_NAME: Final = 128
    FOREIGN_NAME: Final = 256
    SURNAME: Final = 512
    INITIAL: Final = 1024
    NUMERAL: Final = 2048
    ACRONYM: Final = 4096
    COMPOUND: Final = 8192  # role or organisation as the last part of a longer word
    COMMON: Final = 16384  # also stands in lower case in the body
    ADJECTIVE: Final = 32768  # "Berliner", "Fenerbahçeli"
    VERB: Final = 65536
    NUMBER: Final = 131072
    SURNAME_ENDING: Final = 262144  # "Ivanishvili"

    GIVEN: Final = OWN_NAME | FOREIGN_NAME
    BEFORE_NAME: Final = ADDRESS | ROLE | KIN
    NO_NAME: Final = ADDRESS | ROLE | KIN | ORGANISATION | TIME | OPENER | ACRONYM | NUMBER


@dataclass(slots=True)
class Capital:
    """A capitalised word. ``end`` excludes an ending after an apostrophe, ``full_end`` includes it."""

    text: str
    start: int
    end: int
    full_end: int
    flags: int


class Vocabulary:
    """What the words of one language are."""

    def __init__(self, language: str) -> None:
        words = people_words(language)
        if words is None:
            raise ValueError(f"no words for names in {language}")
        self.language: Final = main_language(language)
        self.words: Final[PeopleWords] = words
        self.reporting: Final[ReportingWords | None] = REPORTING.get(language) or REPORTING.get(self.language)
        self.names: Final[NameLists] = name_lists(language)
        self.places: Final[PlacesAndTimes] = places_and_times(self.language)
        self.inflects: Final = inflects(self.language)
        self.noun_capitals: Final = self.language in NOUN_CAPITALS
        self.verbs: Final[frozenset[str]] = (
            self.reporting.verbs | self.reporting.verbs_beside_marks if self.reporting else frozenset()
        )
        # Phrases that mean "according to" by their last word.
        self.sources: Final[dict[str, list[tuple[str, ...]]]] = {}
        for phrase in self.reporting.before_source if self.reporting else ():
            self.sources.setdefault(phrase[-1], []).append(phrase)
        # "Haaland" and "Lindberg" are surnames, "Stadtbank" is none.
        self._min_organisation: Final = _MIN_COMPOUND if self.language in {"de", "nl"} else _MIN_COMPOUND + 1
        self._adjectives: Final = _ADJECTIVES_OF_PLACE.get(self.language, ())
        self._listed: Final[dict[str, int]] = {}
        for flag, listed in (
            (Flags.ROLE, words.roles),
            (Flags.KIN, words.kinship),
            (Flags.ORGANISATION, words.organisations),
            (Flags.ORGANISATION, ENGLISH_ORGANISATIONS),
        ):
            for word in listed:
                self._listed[word] = self._listed.get(word, 0) | flag
        # News repeats its words; the limit bounds memory.
        self.flags = lru_cache(maxsize=20_000)(self._flags)
        self.noun_flags = lru_cache(maxsize=20_000)(self._noun_flags)

    def _flags(self, word: str) -> int:
        """Return what a capitalised word may be."""
        if len(word) > _MAX_WORD:
            return Flags.ORGANISATION
        lower = word.lower()
        words = self.words
        flags = self._name_flags(word, lower) | self._shape_flags(word)
        if lower in self.places.places or self._is_form_of_place(lower):
            flags |= Flags.PLACE
        if lower in self.places.times:
            flags |= Flags.TIME
        if word == "The" or any(
            lower in small for small in (words.openers, words.determiners, words.place_prepositions)
        ):
            flags |= Flags.OPENER
        if lower in self.verbs:
            flags |= Flags.VERB
        if (
            self._adjectives
            and not flags & (Flags.GIVEN | Flags.SURNAME | Flags.OPENER)
            and lower.endswith(self._adjectives)
            and not lower.endswith(_FAMILY_ENDINGS)
        ):
            flags |= Flags.ADJECTIVE
        return flags

    def _name_flags(self, word: str, lower: str) -> int:
        """Return whether a word is a given name, a surname, or a noun beside names."""
        names = self.names
        surname = Flags.SURNAME if word in names.surnames else 0
        # "Amanda" is a name, although it ends like the Danish for "man".
        if word in names.own:
            return surname | Flags.OWN_NAME | self._exact_noun_flags(lower)
        if word in names.foreign or self._is_double_name(word):
            flags = surname | self._exact_noun_flags(lower)
            return flags if flags & (Flags.ORGANISATION | Flags.ROLE) else flags | Flags.FOREIGN_NAME
        flags = surname | self.noun_flags(lower)
        return flags | self._base_of_name(word) if self.inflects else flags

    def _shape_flags(self, word: str) -> int:
        """Return what the letters of a word tell."""
        if self.language == "fr" and word in {"M.", "MM."}:
            return Flags.ADDRESS
        if len(word) == 1 or word[1] == ".":
            return Flags.INITIAL
        flags = 0
        if word.isupper():
            flags |= Flags.NUMERAL if _ROMAN.fullmatch(word) else Flags.ACRONYM
        if not word.isalpha() and any(map(str.isdigit, word)):
            flags |= Flags.NUMBER
        if word.lower().endswith(SURNAME_ENDINGS):
            flags |= Flags.SURNAME_ENDING
        return flags

    def _is_form_of_place(self, lower: str) -> bool:
        """Whether a word is a place name in another case: "Krakowie", "Tampereella"."""
        if not self.inflects:
            return False
        if self.language == "fi" and lower.endswith(_LOCAL_CASES):
            return True
        places = self.places.places
        return any(
            stem in places or stem + "a" in places or stem + "e" in places for stem in stems(lower, self.language)
        )

    def _is_double_name(self, word: str) -> bool:
        """Whether both halves are given names: "Karl-Heinz"."""
        first, hyphen, second = word.partition("-")
        known = self.names
        return bool(hyphen) and all(part in known.own or part in known.foreign for part in (first, second))

    def _base_of_name(self, word: str) -> int:
        """Return the flag of a given name in one of its case forms."""
        bases = base_forms(word, self.language)
        if any(base in self.names.own for base in bases):
            return Flags.OWN_NAME
        if any(len(base) >= _MIN_STEM and base in self.names.foreign for base in bases):
            return Flags.FOREIGN_NAME
        return 0

    def _noun_flags(self, lower: str) -> int:
        """Return whether a word in lower case is a form of address, a role, a relative, or an organisation."""
        words = self.words
        if lower in words.addresses:
            return Flags.ADDRESS | (Flags.ROLE if lower in words.roles else 0)
        listed, endings, compounds = self._listed, words.endings, words.compounds
        if endings and len(lower) < _MIN_STEM:
            return 0
        found = listed.get(lower, 0) or (self._last_part(lower) if compounds else 0)
        if found or not endings:
            return found
        for length in range(len(lower) - 1, max(_MIN_STEM, len(lower) - _MAX_ENDING) - 1, -1):
            if lower[length:] in endings:
                base = lower[:length]
                found = listed.get(base, 0) or (self._last_part(base) if compounds else 0)
                if found:
                    break
        return found

    def _exact_noun_flags(self, lower: str) -> int:
        return Flags.ADDRESS if lower in self.words.addresses else self._listed.get(lower, 0)

    def _last_part(self, base: str) -> int:
        """Return what the longest listed last part of a compound is."""
        for start in range(1, len(base) - 2):
            part = base[start:]
            hyphened = base[start - 1] in "-‑"
            if len(part) < _MIN_COMPOUND and not hyphened:
                break
            found = self._listed.get(part, 0)
            if found & Flags.ORGANISATION and not hyphened and len(part) < self._min_organisation:
                continue
            if found:
                return found | Flags.COMPOUND
        return 0


@lru_cache(maxsize=8)
def vocabulary(language: str) -> Vocabulary:
    """Return the vocabulary of ``language``. It raises ValueError if there is none."""
    return Vocabulary(language)


def capitals(body: str, known: Vocabulary) -> Iterator[Capital]:
    """Yield the capitalised words of ``body`` in order."""
    flags = known.flags
    for match in _CAPITALISED.finditer(body):
        text = match.group()
        start = match.start()
        if text.isalpha():
            end = start + len(text)
            yield Capital(sys.intern(text), start, end, end, flags(text))
            continue
        text = text.rstrip()
        end = full_end = start + len(text)
        if len(text) > 2:
            if (elided := _ELIDED.match(text)) is not None:
                start += elided.end()
                text = text[elided.end() :]
                if not text[:1].isupper():
                    continue
            ending = _ending_of(text, known.language)
            end -= ending
            text = text[: len(text) - ending]
        yield Capital(sys.intern(text), start, end, full_end, flags(text))


def _ending_of(text: str, language: str) -> int:
    """Return the length of an ending after an apostrophe or hyphen: "Uraloğlu'nun", "Trump’s", "Brüsszel-be"."""
    ending = _ENDING.search(text)
    if ending is not None and (language not in _INNER_APOSTROPHE or ending.group()[1:] == "s"):
        return len(ending.group())
    if language in _HYPHENED_ENDINGS and (ending := _HYPHENED_ENDING.search(text)) is not None:
        return len(ending.group())
    return 0


def lower_case_words(body: str) -> frozenset[str]:
    """Return the words that stand in lower case in ``body``."""
    return frozenset(_LOWER_CASE.findall(body))

"""Evidence that words are a person's name: what the words are, and what stands around them."""

from __future__ import annotations

import re
from math import log1p
from typing import TYPE_CHECKING, Final

from articles.text.data.name_endings import ADJECTIVE_ENDINGS, NOUN_ENDINGS
from articles.text.data.people_words.famous import FAMOUS
from articles.text.people.european.capitals import Flags
from articles.text.people.european.runs import word_after, word_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.people.european.capitals import Capital, Vocabulary
    from articles.text.people.european.runs import Candidate

_OPENING: Final = frozenset("\"'“„«»‹›‘‚”")
_CLOSING: Final = frozenset("\"'”“»«›‹’")
_YEARS: Final = "ans|años|anni|anos|jaar|år|let|lat|éves|ani|rokov"
_AGE: Final = re.compile(
    r" ?\((?:\d{1,2}|[^()\d]{0,12}\d{1,2}(?: [^\W\d]{1,8})?)\)"
    rf"|, ?\d{{1,2}}(?:[,)]|\.(?!\d)| (?:{_YEARS})\b)"
)
_PARTY: Final = re.compile(r" ?\((?=[^)]{0,24}[^\W\d_]{2})[^()\d]{2,26}\)")
_NUMBER: Final = re.compile(r"[ -]\d")
# Characters after a comma in which a role makes an apposition: ", der neue Vorstand".
_APPOSITION: Final = 45
_LOWER_WORD: Final = re.compile(r"[^\W\d_][\w’'‑-]*")
_MAX_APPOSITION_WORDS: Final = 4
_LONG_NAME: Final = 3
_NOUN: Final = Flags.ORGANISATION | Flags.KIN | Flags.ROLE
_PART_OF_COMPOUND: Final = Flags.ORGANISATION | Flags.COMPOUND


# Languages with forms of address after the name: "Kemal Bey".
_ADDRESS_AFTER: Final = frozenset({"tr", "hu"})


class Surroundings:
    """Reads what stands around a candidate of one body."""

    def __init__(self, body: str, lower_case: frozenset[str], known: Vocabulary) -> None:
        self.body: Final = body
        self.lower_case: Final = lower_case
        self.known: Final = known
        self.adjective_endings: Final = ADJECTIVE_ENDINGS.get(known.language, ())
        self._noun_endings: Final = NOUN_ENDINGS.get(known.language, ())

    def of_mention(self, candidate: Candidate) -> frozenset[str]:
        """Return the kinds of evidence around one mention."""
        known = self.known
        before = word_before(self.body, candidate.start)
        after = word_after(self.body, candidate.full_end)
        found = self._titles(candidate, before, after)
        if self._speaks(candidate, before, after):
            found.add("speech")
        elif self._is_source(candidate, before, after):
            found.add("source")
        if before in known.words.determiners:
            found.add("determiner")
        if before in known.words.place_prepositions:
            found.add("place_preposition")
        if candidate.after & Flags.ORGANISATION:
            found.add("before_organisation")
        elif candidate.before & (Flags.ORGANISATION | Flags.ACRONYM):
            found.add("organisation")
        elif candidate.before and not candidate.before & (Flags.BEFORE_NAME | Flags.OPENER | Flags.ADJECTIVE):
            found.add("capital_before")
        if candidate.after and not candidate.after & Flags.OPENER:
            found.add("capital_after")
        found.update(self._after(candidate))
        return frozenset(found)

    def _titles(self, candidate: Candidate, before: str, after: str) -> set[str]:
        """Return the evidence of titles, roles and relatives beside a mention."""
        known = self.known
        found: set[str] = set()
        addresses = known.words.addresses
        addressed = candidate.before & Flags.ADDRESS or before.rstrip(".") in addresses
        if known.language in _ADDRESS_AFTER:
            addressed = addressed or candidate.after & Flags.ADDRESS or after in addresses
        if addressed:
            found.add("title")
        flags = candidate.before or (known.noun_flags(before) if before else 0)
        if flags & (Flags.ROLE | Flags.KIN):
            found.add("kin" if flags & Flags.KIN else "role")
        elif flags & Flags.ORGANISATION and not candidate.before:
            found.add("organisation_word")
        if after and known.noun_flags(after) & (Flags.ROLE | Flags.KIN) and not candidate.after:
            found.add("role_after")
        return found

    def _after(self, candidate: Candidate) -> set[str]:
        """Return the evidence of the marks after a mention."""
        body, end = self.body, candidate.full_end
        found: set[str] = set()
        following = body[end : end + 1]
        if following == "," or (following == " " and body[end + 1 : end + 2] == "("):
            tail = body[end : end + 32]
            if _AGE.match(tail):
                found.add("age")
            elif _PARTY.match(tail):
                found.add("party")
            elif following == "," and self._is_role(body[end + 1 : end + 1 + _APPOSITION]):
                found.add("apposition")
        elif following in _CLOSING and candidate.start and body[candidate.start - 1] in _OPENING:
            found.add("marks")
        elif _NUMBER.match(body, end):
            found.add("number")
        if (
            candidate.start > 1
            and body[candidate.start - 2 : candidate.start] == ", "
            and self._role_ends_before(candidate.start - 2)
        ):
            found.add("role_before_comma")
        return found

    def _is_role(self, tail: str) -> bool:
        """Whether a noun phrase with a role begins ``tail``: " der frühere Vorstand der Bank"."""
        for count, match in enumerate(_LOWER_WORD.finditer(tail)):
            if count >= _MAX_APPOSITION_WORDS or (match.start() and tail[match.start() - 1] in ",.;:"):
                break
            word = match.group()
            if self.known.noun_flags(word.lower()) & (Flags.ROLE | Flags.KIN):
                return True
        return False

    def _role_ends_before(self, end: int) -> bool:
        """Whether a role is among the last words before a comma: "el presidente de la Junta, "."""
        start = max(0, end - 80)
        phrase = self.body[start:end]
        for mark in '.;:,!?\n“”«»"':
            phrase = phrase.rpartition(mark)[2]
        return any(
            self.known.noun_flags(match.group().lower()) & (Flags.ROLE | Flags.KIN)
            for match in _LOWER_WORD.finditer(phrase)
        )

    def _speaks(self, candidate: Candidate, before: str, after: str) -> bool:
        """Whether a verb of speech stands beside a mention, or a phrase that means "according to"."""
        reporting = self.known.reporting
        if reporting is None:
            return False
        if before in reporting.verbs or after in reporting.verbs:
            return True
        if before in reporting.participles:
            return True
        if after in reporting.auxiliaries:
            end = candidate.full_end + 1 + len(after)
            for _ in range(3):
                word = word_after(self.body, end)
                if word in reporting.participles:
                    return True
                if not word:
                    break
                end += 1 + len(word)
        if before in reporting.verbs_beside_marks or after in reporting.verbs_beside_marks:
            return self._marks_near(candidate)
        return before == "so" and self.known.language == "de"

    def _is_source(self, candidate: Candidate, before: str, after: str) -> bool:
        """Whether a phrase beside a mention means "according to": organisations may follow it too."""
        reporting = self.known.reporting
        if reporting is None:
            return False
        if after in reporting.after_source:
            return True
        for phrase in self.known.sources.get(before, ()):
            start = candidate.start
            for word in reversed(phrase):
                if word_before(self.body, start) != word:
                    break
                start -= len(word) + 1
            else:
                return True
        return False

    def _marks_near(self, candidate: Candidate) -> bool:
        near = self.body[max(0, candidate.start - 30) : candidate.full_end + 30]
        return any(mark in near for mark in '"“”„«»‟')

    def is_common(self, word: str) -> bool:
        """Whether the body also has the word in lower case."""
        return word.lower() in self.lower_case

    def has_noun_ending(self, word: str) -> bool:
        return bool(self._noun_endings) and word.lower().endswith(self._noun_endings)


class _Signs:
    """What at least one of the words behind the given names is. ``every`` are the flags of any of them."""

    __slots__ = ("common", "every", "hyphen", "noun", "noun_ending", "organisation", "surname_ending")

    def __init__(self) -> None:
        self.every = 0
        self.common = self.hyphen = self.noun = self.noun_ending = self.organisation = self.surname_ending = False

    def add(self, word: Capital, reader: Surroundings) -> None:
        flags, text = word.flags, word.text
        self.every |= flags
        if flags & _NOUN and not flags & Flags.GIVEN:
            self.noun = True
        if "-" in text:
            self.hyphen = True
            if flags & _PART_OF_COMPOUND == _PART_OF_COMPOUND:
                self.organisation = True
        if not flags & Flags.SURNAME:
            if flags & Flags.SURNAME_ENDING:
                self.surname_ending = True
            if reader.has_noun_ending(text):
                self.noun_ending = True
        if reader.is_common(text):
            self.common = True


def features_of_full_name(
    mentions: Sequence[Candidate],
    surroundings: Sequence[frozenset[str]],
    bare: int,
    bare_speech: int,
    reader: Surroundings,
) -> dict[str, float]:
    """Return the features of a name of two or more words, by its ``mentions`` and what surrounds each.

    ``bare`` is how often its last word stands alone, ``bare_speech`` how often of these beside a verb of speech.
    """
    longest = max(mentions, key=lambda mention: (mention.given > 0, len(mention.words)))
    first, last = longest.words[0], longest.words[-1]
    inner = longest.words[longest.given :] if longest.given else longest.words
    features = _features_of_context(surroundings)
    capitals = "nouns" if reader.known.noun_capitals else "names"
    if longest.given:
        features[_kind_of_given_name(first.flags)] = 1
    else:
        features[f"no_given_{capitals}"] = 1
    signs = _Signs()
    for word in inner:
        signs.add(word, reader)
    every = signs.every
    found = {
        "two_given": longest.given > 1,
        "given_last": not longest.given and last.flags & Flags.GIVEN,
        "surname": every & Flags.SURNAME,
        "noun_inside": signs.noun,
        "organisation_inside": signs.organisation,
        "adjective_first": not longest.given and first.text.lower().endswith(reader.adjective_endings),
        "place_inside": every & Flags.PLACE,
        "acronym_inside": any(word.flags & (Flags.ACRONYM | Flags.NUMBER) for word in longest.words),
        "surname_ending": signs.surname_ending,
        "numeral": every & Flags.NUMERAL,
        "common_first": reader.is_common(first.text),
        "common_inside": signs.common,
        "noun_ending": signs.noun_ending,
        "long": len(longest.words) > _LONG_NAME,
        "hyphen": signs.hyphen,
    }
    for name, is_so in found.items():
        if is_so:
            features[name] = 1
    features["bare"] = min(log1p(bare), 2.0)
    features["bare_speech"] = min(log1p(bare_speech), 1.5)
    features["mentions"] = min(log1p(len(mentions)), 2.0)
    return features


def _kind_of_given_name(flags: int) -> str:
    if flags & Flags.OWN_NAME:
        return "own_given"
    return "initial" if flags & Flags.INITIAL else "foreign_given"


def features_of_single_name(
    mentions: Sequence[Candidate], surroundings: Sequence[frozenset[str]], in_longer: int, reader: Surroundings
) -> dict[str, float]:
    """Return the features of a name of one word. ``in_longer`` is how often it is part of longer runs."""
    word = mentions[0].words[0]
    flags = word.flags
    features = _features_of_context(surroundings)
    capitals = "nouns" if reader.known.noun_capitals else "names"
    if flags & Flags.OWN_NAME:
        features["own_given"] = 1
    elif flags & Flags.FOREIGN_NAME:
        features["foreign_given"] = 1
    else:
        features[f"no_given_{capitals}"] = 1
    found = {
        "surname": bool(flags & Flags.SURNAME),
        "surname_ending": bool(flags & Flags.SURNAME_ENDING) and not flags & Flags.SURNAME,
        "famous": any(mention.words[0].text in FAMOUS for mention in mentions),
        "noun_inside": bool(flags & (Flags.ORGANISATION | Flags.KIN | Flags.ROLE)),
        "place_inside": bool(flags & Flags.PLACE),
        "acronym_inside": bool(flags & (Flags.ACRONYM | Flags.NUMERAL | Flags.NUMBER | Flags.INITIAL)),
        "common_first": reader.is_common(word.text),
        "noun_ending": reader.has_noun_ending(word.text) and not flags & Flags.SURNAME,
        "hyphen": "-" in word.text,
    }
    for name, is_so in found.items():
        if is_so:
            features[name] = 1
    features["in_longer"] = min(log1p(in_longer), 2.0)
    features["mentions"] = min(log1p(len(mentions)), 2.0)
    return features


# Evidence that one mention proves, and evidence that counts by its share of the mentions.
_ONCE: Final = (
    "title",
    "role",
    "kin",
    "role_after",
    "apposition",
    "role_before_comma",
    "age",
    "party",
    "speech",
    "source",
)
_SHARE: Final = (
    "determiner",
    "place_preposition",
    "organisation",
    "organisation_word",
    "before_organisation",
    "capital_before",
    "capital_after",
    "marks",
    "number",
)


def _features_of_context(surroundings: Sequence[frozenset[str]]) -> dict[str, float]:
    features: dict[str, float] = {"bias": 1}
    count = len(surroundings)
    numbers: dict[str, int] = {}
    for found in surroundings:
        for kind in found:
            numbers[kind] = numbers.get(kind, 0) + 1
    if numbers:
        # In the order of the lists, because sums of floats depend on it.
        features.update((kind, 1) for kind in _ONCE if kind in numbers)
        features.update((kind, numbers[kind] / count) for kind in _SHARE if kind in numbers)
    return features

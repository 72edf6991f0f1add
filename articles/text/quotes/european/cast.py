"""The people of an article: who is meant by a name, a description or a pronoun."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from articles.text.data.given_names import FEMALE, MALE
from articles.text.data.reported.agreement import FEMALE_ROLE, FEMALE_TITLES, MALE_TITLES
from articles.text.quotes.european.sentences import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.text.people.found import FoundPerson
    from articles.text.quotes.european.sentences import Sentence, Token
    from articles.text.quotes.european.words import LanguageWords

ROLE_WORDS_BEFORE: Final = 12
ROLE_WORDS_BEHIND: Final = 10
"""Words next to a name that may belong to its role: "der Bürgermeister von Lund, Ola Berg"."""

GIVEN_NAME_VOTES: Final = 4
TITLE_VOTES: Final = 5
"""Weights of a given name and of a title or article for a person's gender. Names differ between languages."""

MIN_SURNAME: Final = 4
"""Letters of a surname that is looked for outside the known mentions."""

MAX_BRACKETED: Final = 6
"""Tokens in brackets behind a name: "(CDU)", "(36)"."""

_STEM: Final = 5
"""Letters at the beginning of a word, or of the last part of a compound, by which descriptions are compared."""

_FIRST_PART: Final = 3
"""Letters that the first part of a compound has at least."""

MAX_COMPOUND: Final = 30
"""Letters of a word that are compared."""

_WORD: Final = re.compile(r"\w+")
_POSSESSIVE_S: Final = frozenset("de lb nl sv da no nb nn".split())
"""Languages in which an owner's name ends in "s"."""

_GENDERED: Final = FEMALE | MALE


def fold(word: str) -> str:
    return word.lower().replace("’", "'")


class Cast:
    """The people of an article, by number. ``words`` are those of its language."""

    def __init__(self, body: str, people: Sequence[FoundPerson], words: LanguageWords) -> None:
        self.body, self.people, self.words = body, people, words
        self.mentions = list(_mentions(people))
        self.last_names = [fold((person.name.split() or [""])[-1]) for person in people]
        self.surnames = _unique_surnames(people)
        self.genders: list[str] = [_given_gender(person.name, words.code) for person in people]
        self.by_stem: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.by_part: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.by_end: dict[str, list[tuple[int, int]]] = defaultdict(list)

    def learn(self, sentences: Sequence[Sentence]) -> None:
        """Read the roles that sentences give the people, and their gender."""
        votes: dict[int, int] = defaultdict(int)
        for number, gender in enumerate(self.genders):
            weight = GIVEN_NAME_VOTES if self.people[number].name.partition(" ")[0] in _GENDERED else 1
            votes[number] = {"f": weight, "m": -weight}.get(gender, 0)
        for sentence in sentences:
            for i, token in enumerate(sentence.tokens):
                if token.mention >= 0:
                    for role in self._role_words(sentence.tokens, i):
                        self._add(role, token.mention, token.start, votes)
        for number, person in enumerate(self.people):
            start = person.mentions[0].start if person.mentions else 0
            for role in person.roles:
                for word in _WORD.findall(role)[:ROLE_WORDS_BEHIND]:
                    self._add(fold(word), number, start, votes)
        for number, vote in votes.items():
            if vote:
                self.genders[number] = "f" if vote > 0 else "m"
        for index in (self.by_stem, self.by_part, self.by_end):
            for places in index.values():
                places.sort()

    def _add(self, word: str, person: int, position: int, votes: dict[int, int]) -> None:
        if word in FEMALE_TITLES or word == "#f":
            votes[person] += TITLE_VOTES
        elif word in MALE_TITLES or word == "#m":
            votes[person] -= TITLE_VOTES
        if word.endswith(FEMALE_ROLE.get(self.words.code, ("\0",))) and len(word) > 5:
            votes[person] += 1
        word = word.rpartition("-")[2]
        if len(word) < 3 or word in self.words.small:
            return
        self.by_stem[word[:_STEM]].append((position, person))
        if self.words.joins_words:
            self.by_end[word[-_STEM:]].append((position, person))
            for k in range(_FIRST_PART, min(len(word), MAX_COMPOUND) - _STEM + 1):
                self.by_part[word[k : k + _STEM]].append((position, person))

    def _role_words(self, tokens: Sequence[Token], i: int) -> Iterator[str]:
        """Yield the words of a role before or behind the name at token ``i``, and "#f" or "#m" for its article."""
        yield from self._words_before(tokens, i)
        phrases = self.words.phrases
        k = tokens[i].mention_end
        if k < len(tokens) and tokens[k].text == "(":
            close = next((j for j in range(k, min(len(tokens), k + MAX_BRACKETED)) if tokens[j].text == ")"), k)
            yield from (token.lower for token in tokens[k:close] if token.is_word)
            k = close + 1
        if k < len(tokens) and (tokens[k].text in ",–—" or tokens[k].lower in phrases.copulas):
            yield from self._words_behind(tokens, k + 1)

    def _words_before(self, tokens: Sequence[Token], i: int) -> Iterator[str]:
        """Yield the words of the role before a name: of "el jefe de la policía de Madrid, Ada Berg" only "jefe"."""
        phrases = self.words.phrases
        articles = phrases.definite | phrases.indefinite | phrases.possessives
        k = i - 1
        if k >= 0 and tokens[k].text == ",":
            k -= 1
        role: list[str] = []
        article = ""
        prepositions = phrases.prepositions - phrases.times
        for j in range(k, max(-1, k - ROLE_WORDS_BEFORE), -1):
            token = tokens[j]
            if not token.is_word or token.mention >= 0:
                break
            if token.lower in prepositions:
                role = []
            elif token.lower in articles:
                if j == 0 or tokens[j - 1].lower not in prepositions:
                    # Behind a comma it may be a relative pronoun: "Spieler, die Trainer Berg kennt".
                    article = "" if j and tokens[j - 1].text == "," else token.lower
                    break
            elif token.lower in self.words.small:
                break
            else:
                role.append(token.lower)
        yield from role
        if role and article in phrases.feminine - phrases.masculine:
            yield "#f"
        elif role and article in phrases.masculine - phrases.feminine and self.words.code != "de":
            yield "#m"

    def _words_behind(self, tokens: Sequence[Token], k: int) -> list[str]:
        """Return the words of a role between a name and the next comma or full stop."""
        phrases = self.words.phrases
        words: list[str] = []
        for token in tokens[k : k + ROLE_WORDS_BEHIND]:
            if not token.is_word:
                return words
            if token.mention >= 0 or token.lower in self.words.cues:
                return []
            if token.lower in phrases.relatives and token.lower not in phrases.definite:
                return []
            if token.lower not in self.words.small:
                words.append(token.lower)
        return []

    # Who is meant

    def described(self, description: Sequence[str], position: int) -> int | None:
        """Return the person whose role shares a word with a description, the one named last before ``position``."""
        best: tuple[int, int, int, int] | None = None
        for order, word in enumerate(description):
            if len(word) < 3 or word in self.words.small:
                continue
            # The last words of a description often name its body or place: the first word that fits decides.
            for likeness, number, place in self._with_word(word, position):
                candidate = (-order, likeness, place, number)
                if best is None or candidate > best:
                    best = candidate
        return best[3] if best is not None else None

    def _with_word(self, word: str, position: int) -> Iterator[tuple[int, int, int]]:
        """Yield the people with a role like a word: how alike, the person's number, and where it was last named."""
        places: list[tuple[int, list[tuple[int, int]] | None]] = []
        part = word.rpartition("-")[2]
        if len(part) > 1:
            places.append((2, self.by_stem.get(part[:_STEM])))
            if self.words.joins_words and len(part) >= _STEM:
                places.append((1, self.by_part.get(part[:_STEM])))
                places.append((1, self.by_end.get(part[-_STEM:])))
                ends = range(_FIRST_PART, min(len(part), MAX_COMPOUND) - _STEM + 1)
                places.extend((1, self.by_stem.get(part[k : k + _STEM])) for k in ends)
        for likeness, index in places:
            if index:
                k = bisect_right(index, (position, len(self.people)))
                place, number = index[k - 1] if k else index[0]
                yield likeness, number, (place if k else -place)

    def fits(self, person: int, gender: str) -> bool:
        """Whether a person may have a gender: "m", "f", or "c" for either."""
        return gender not in "mf" or self.genders[person] in ("", gender)

    def is_possessive(self, tokens: Sequence[Token], k: int) -> bool:
        """Whether the mention at token ``k`` owns the noun behind it: "Usyks Promoter"."""
        last = tokens[tokens[k].mention_end - 1]
        following = tokens[tokens[k].mention_end] if tokens[k].mention_end < len(tokens) else None
        if self.words.code not in _POSSESSIVE_S or following is None:
            return False
        if following.text in ("'", "’"):
            return True
        ends_in_s = last.lower.endswith("s") and not self.last_names[tokens[k].mention].endswith("s")
        return ends_in_s and following.is_word and following.lower not in self.words.small

    def is_base_form(self, token: Token, tokens: Sequence[Token]) -> bool:
        """Whether a mention has the last word of the person's name without a case ending."""
        last = tokens[token.mention_end - 1]
        return last.lower == self.last_names[token.mention] or token.lower == fold(
            self.people[token.mention].name.split()[0]
        )


def _mentions(people: Sequence[FoundPerson]) -> list[Mention]:
    """Return all mentions in order, of overlapping ones the first and longest."""
    every = sorted(
        (Mention(span.start, span.end, number) for number, person in enumerate(people) for span in person.mentions),
        key=lambda mention: (mention.start, -mention.end),
    )
    kept: list[Mention] = []
    for mention in every:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _unique_surnames(people: Sequence[FoundPerson]) -> dict[str, int]:
    """Return the surnames that only one person has, with that person's number."""
    owners: dict[str, int] = {}
    for number, person in enumerate(people):
        parts = person.name.split()
        if len(parts) > 1 and len(parts[-1]) >= MIN_SURNAME and parts[-1][0].isupper():
            owners[parts[-1]] = number if parts[-1] not in owners else -1
    return {surname: number for surname, number in owners.items() if number >= 0}


def _given_gender(name: str, code: str) -> str:
    """Return the gender that a full name suggests, "" if it suggests none."""
    parts = name.split()
    if len(parts) < 2:
        return "f" if name.endswith(("ová", "ska", "ская", "ова", "ева")) else ""
    given = parts[0]
    if given in FEMALE:
        return "" if given in MALE else "f"
    if given in MALE:
        return "m"
    if parts[-1].endswith(("ová", "ská", "cká", "ska", "cka", "ская", "ова", "ева", "ина", "цька", "ська")):
        return "f"
    return "f" if given.endswith(("a", "ia", "ja", "а", "я")) and code not in ("fi", "tr", "hu", "et") else ""

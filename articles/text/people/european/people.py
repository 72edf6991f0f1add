"""Find the people of a body in a European language or Turkish.

Runs of capitalised words give candidates. Those of two or more words are grouped by name, case forms together, and
classified by their evidence. Then single words are read: as a mention of one of these people, or as a person of whom
the body gives no more than one name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from math import exp
from typing import TYPE_CHECKING, Final

from articles.text.data.people_words.famous import FAMOUS
from articles.text.people.european.base_names import base_name
from articles.text.people.european.capitals import Flags, capitals, lower_case_words, vocabulary
from articles.text.people.european.case_forms import stems
from articles.text.people.european.evidence import Surroundings, features_of_full_name, features_of_single_name
from articles.text.people.european.role_phrases import roles_of
from articles.text.people.european.runs import candidates, runs
from articles.text.people.european.weights import FULL_NAME_WEIGHTS, SINGLE_NAME_WEIGHTS
from articles.text.people.found import FoundPerson, SearchedPeople
from articles.text.people.limits import NameCount
from articles.text.people.name_matching import same_given_name
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from articles.text.people.european.capitals import Vocabulary
    from articles.text.people.european.runs import Candidate

# The least probability of a person who is shown.
_MIN_CERTAINTY: Final = 0.5
# Names with more words than this are compared by their first and last words only.
_MAX_COMPARED_WORDS: Final = 5
# Case forms that one name may be compared with.
_MAX_ROLES: Final = 6
_MIN_SHORT_NAME: Final = 3


@dataclass(slots=True)
class Group:
    """Mentions of one name, those in the introduction apart. ``starts`` are those of the mentions, in order."""

    mentions: list[Candidate] = field(default_factory=list)
    surroundings: list[frozenset[str]] = field(default_factory=list)
    introduced: list[Candidate] = field(default_factory=list)
    bare: list[Candidate] = field(default_factory=list)
    bare_surroundings: list[frozenset[str]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    certainty: float = 0.0
    features: dict[str, float] = field(default_factory=dict)

    @property
    def forms(self) -> list[Candidate]:
        return self.mentions + self.introduced

    @property
    def fullest(self) -> Candidate:
        return max(self.forms, key=lambda mention: (mention.given > 0, len(mention.words)))


def find_european_people(body: str, introduction: str, language: str) -> SearchedPeople:
    """Return the people named in ``body``, in the order of their first mention.

    ``introduction`` is the headline and standfirst, which may give a full name. ``language`` is an ISO 639-1 code with
    words in ``people_words``; ValueError is raised for others.
    """
    known = vocabulary(language)
    reader = Surroundings(body, lower_case_words(body), known)
    groups = group_names(body, introduction, known, reader)
    classify(groups, reader)
    people = [group for group in (*groups.full, *groups.single) if group.certainty >= _MIN_CERTAINTY]
    people = [group for group in people if group.mentions or group.bare]
    people.sort(key=lambda group: min(mention.start for mention in (*group.mentions, *group.bare)))
    seen = frozenset(
        word.text for group in (*groups.full, *groups.single) for mention in group.mentions for word in mention.words
    )
    return SearchedPeople(tuple(_person(group, body, seen, known) for group in people), groups.end)


@dataclass(slots=True)
class Groups:
    """Names of two or more words, and names of one word that are nobody's of these.

    ``end`` is where the body has too many names to read on, ``None`` if all were read.
    """

    full: list[Group]
    single: list[Group]
    in_longer: Counter[str]
    end: int | None


def group_names(body: str, introduction: str, known: Vocabulary, reader: Surroundings) -> Groups:
    """Group the candidates of ``body`` by name."""
    counted = NameCount()
    full, single = _read_candidates(body, known, counted)
    index = _NameIndex(known.language)
    # The introduction's own surroundings tell nothing: headlines have a grammar of their own.
    introduced = [candidate for candidate in _candidates(introduction, known, NameCount()) if candidate.is_full]
    order = [(candidate, True) for candidate in introduced] + [(candidate, False) for candidate in full]
    order.sort(key=lambda item: (item[0].given == 0, -len(item[0].words)))
    for candidate, is_introduced in order:
        if not candidate.given and not is_introduced and index.has_surname(candidate):
            single.append(candidate.last_word())
            continue
        group = index.group_of(candidate)
        if is_introduced:
            group.introduced.append(candidate)
        else:
            group.mentions.append(candidate)
            group.surroundings.append(reader.of_mention(candidate))
    for group in index.groups:
        group.starts = sorted(mention.start for mention in group.mentions)
    single.sort(key=lambda candidate: candidate.start)
    in_longer = Counter(word.text for candidate in full for word in candidate.words)
    return Groups(index.groups, _group_singles(single, index, known, reader), in_longer, counted.end)


def _read_candidates(body: str, known: Vocabulary, counted: NameCount) -> tuple[list[Candidate], list[Candidate]]:
    """Return the candidates of several words and those of one, up to the limits of ``counted``."""
    full: list[Candidate] = []
    single: list[Candidate] = []
    for candidate in _candidates(body, known, counted):
        is_full = candidate.is_full
        # Where all nouns have capitals, most single words are none that will be compared.
        if (is_full or _is_worth_reading(candidate, known)) and not counted.allows(
            tuple(word.text for word in candidate.words), candidate.start
        ):
            break
        (full if is_full else single).append(candidate)
    return full, single


def _group_singles(
    candidates: Sequence[Candidate], index: _NameIndex, known: Vocabulary, reader: Surroundings
) -> list[Group]:
    """Give each name of one word to the person of a full name whom it means; return the groups of the others."""
    singles: dict[str, Group] = {}
    by_stem: dict[str, Group] = {}
    for candidate in candidates:
        owner = index.owner(candidate, known)
        if owner is not None:
            owner.bare.append(candidate)
            continue
        if not _is_worth_reading(candidate, known):
            continue
        text = candidate.words[0].text
        single_group = singles.get(text)
        if single_group is None:
            word_stems = stems(text, known.language)
            single_group = next((by_stem[stem] for stem in word_stems if stem in by_stem), None) or Group()
            singles[text] = single_group
            for stem in word_stems:
                by_stem.setdefault(stem, single_group)
        single_group.mentions.append(candidate)
        single_group.surroundings.append(reader.of_mention(candidate))
    unique = {id(group): group for group in singles.values()}
    return list(unique.values())


def _candidates(text: str, known: Vocabulary, counted: NameCount) -> Iterator[Candidate]:
    for run in runs(text, list(counted.capitals(capitals(text, known))), known):
        yield from candidates(text, run, known)


def _is_worth_reading(candidate: Candidate, known: Vocabulary) -> bool:
    """Whether a single word may be a person at all. In German every noun would otherwise be read."""
    word = candidate.words[0]
    if word.flags & (Flags.PLACE | Flags.NUMBER | Flags.TIME) and not word.flags & Flags.OWN_NAME:
        return False
    if not known.noun_capitals or word.flags & Flags.GIVEN or word.text in FAMOUS:
        return True
    return bool(candidate.before & Flags.BEFORE_NAME) and not word.flags & Flags.NO_NAME


class _NameIndex:
    """Groups of names by the stems of two of their words, and by the stems of single words."""

    def __init__(self, language: str) -> None:
        self.language: Final = language
        self.groups: Final[list[Group]] = []
        self._pairs: Final[dict[tuple[str, str], Group]] = {}
        self._words: Final[dict[str, list[Group]]] = defaultdict(list)
        self._seen: Final[dict[tuple[str, ...], Group]] = {}

    def group_of(self, candidate: Candidate) -> Group:
        """Return the group of a full name, a new one if no name so far is like it."""
        texts = tuple(word.text for word in candidate.words)
        group = self._seen.get(texts)
        if group is None:
            group = self._like(texts) or self._new()
            self._seen[texts] = group
            self._add(texts, candidate, group)
        return group

    def has_surname(self, candidate: Candidate) -> bool:
        """Whether the last word of a candidate without a given name is the surname of somebody whose name differs."""
        texts = tuple(word.text for word in candidate.words)
        if texts in self._seen or self._like(texts) is not None:
            return False
        return any(
            group.fullest.given and stem in self._stems(group.fullest.words[-1].text)
            for stem in self._stems(texts[-1])
            for group in self._words.get(stem, ())[-8:]
            if group.forms
        )

    def _new(self) -> Group:
        group = Group()
        self.groups.append(group)
        return group

    def _like(self, texts: tuple[str, ...]) -> Group | None:
        for first in self._stems(texts[0]):
            for last in self._stems(texts[-1]):
                group = self._pairs.get((first, last))
                if group is not None:
                    return group
        for last in self._stems(texts[-1]):
            for group in self._words.get(last, ())[:3]:
                other = group.forms[0].words if group.forms else ()
                if (
                    other
                    and self._stems(other[-1].text) & self._stems(texts[-1])
                    and _is_short(texts[0], other[0].text)
                ):
                    return group
        return None

    def _add(self, texts: tuple[str, ...], candidate: Candidate, group: Group) -> None:
        compared = texts if len(texts) <= _MAX_COMPARED_WORDS else (texts[0], texts[-1])
        for i, first in enumerate(compared):
            for second in compared[i + 1 :]:
                if i == 0 and second == compared[1] and candidate.given > 1 and len(compared) > 2:
                    continue  # two given names are not a name: "Miguel Ángel"
                for a in self._stems(first):
                    for b in self._stems(second):
                        self._pairs.setdefault((a, b), group)
        for position, text in enumerate(texts):
            for stem in self._word_stems(text, position == len(texts) - 1):
                owners = self._words[stem]
                if group not in owners[-8:]:
                    owners.append(group)

    def _word_stems(self, text: str, is_last: bool) -> set[str]:
        found = set(self._stems(text))
        if is_last and "-" in text:
            found.update(self._stems(text.rpartition("-")[2]))
        return found

    def _stems(self, text: str) -> frozenset[str]:
        return stems(text, self.language)

    def owner(self, candidate: Candidate, known: Vocabulary) -> Group | None:
        """Return the person of a full name whom a single word may mean: the one named last before it."""
        word = candidate.words[0]
        found: list[Group] = []
        for stem in self._stems(word.text):
            for group in self._words.get(stem, ())[-8:]:
                if group not in found:
                    found.append(group)
        if not found:
            return None
        if (
            word.flags & (Flags.PLACE | Flags.ORGANISATION | Flags.TIME | Flags.ROLE | Flags.OPENER)
            and known.noun_capitals
        ):
            exact = any(word.text == part.text for group in found for form in group.forms for part in form.words)
            if not exact:
                return None

        def recency(group: Group) -> tuple[int, int]:
            at = bisect_left(group.starts, candidate.start)
            last = max(group.starts[at - 1] if at else -1, group.bare[-1].start if group.bare else -1)
            is_surname = any(form.words[-1].text[:3] == word.text[:3] for form in group.mentions[:3])
            return (is_surname, last)

        return max(found, key=recency) if len(found) > 1 else found[0]


def _is_short(one: str, other: str) -> bool:
    """Whether two given names may be one, shortened: "Alex" and "Alexander", "A." and "Alexander"."""
    a, b = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    if len(a) == 1:
        return a == b[0]
    return same_given_name(one, other) or (len(a) >= _MIN_SHORT_NAME and len(b) > len(a) + 1 and b.startswith(a))


def classify(groups: Groups, reader: Surroundings) -> None:
    """Set the features and the certainty of each group."""
    for group in groups.full:
        group.bare_surroundings = [reader.of_mention(candidate) for candidate in group.bare]
        if not group.mentions and not group.bare:
            continue
        speech = sum("speech" in found or "title" in found for found in group.bare_surroundings)
        group.features = features_of_full_name(
            group.forms, group.surroundings or [frozenset()], len(group.bare), speech, reader
        )
        group.certainty = probability(group.features, FULL_NAME_WEIGHTS)
    for group in groups.single:
        longer = sum(groups.in_longer[text] for text in {mention.words[0].text for mention in group.mentions})
        group.features = features_of_single_name(group.mentions, group.surroundings, longer, reader)
        group.certainty = probability(group.features, SINGLE_NAME_WEIGHTS)


def probability(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the probability that a name with these features is a person's."""
    score = 0.0
    for name, value in features.items():
        if name in weights:
            score += value * weights[name]
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, score))))


def _person(group: Group, body: str, seen: frozenset[str], known: Vocabulary) -> FoundPerson:
    mentions = sorted((mention.start, mention.end) for mention in (*group.mentions, *group.bare))
    return FoundPerson(
        name=base_name(group.fullest, _forms(group), seen, known),
        roles=roles_of([*group.mentions, *group.bare], body, known)[:_MAX_ROLES],
        mentions=tuple(Span(start, end) for start, end in mentions),
        certainty=round(group.certainty, 3),
    )


def _forms(group: Group) -> Counter[str]:
    """Return how often each form of a name's words stands in the body, three times where it speaks."""
    forms: Counter[str] = Counter()
    for mention, found in zip(group.mentions, group.surroundings, strict=True):
        for word in mention.words:
            forms[word.text] += 3 if "speech" in found else 1
    for mention, found in zip(group.bare, group.bare_surroundings, strict=False):
        forms[mention.words[0].text] += 3 if "speech" in found else 1
    return forms

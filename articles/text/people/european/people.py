"""Find the people of a body in a European language or Turkish.

Runs of capitalised words give candidates. Those of two or more words are grouped by name, case forms together, and
classified by their evidence. Then single words are read: as a mention of one of these people, or as a person of whom
the body gives no more than one name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from math import exp
from typing import TYPE_CHECKING, Final

from articles.text.people.european.capitals import Flags, capitals, lower_case_words, vocabulary
from articles.text.people.european.case_forms import base_forms, base_surnames, inflects, stems
from articles.text.people.european.evidence import Surroundings, features_of_full_name, features_of_single_name
from articles.text.people.european.role_phrases import roles_of
from articles.text.people.european.runs import candidates, runs
from articles.text.people.european.weights import FULL_NAME_WEIGHTS, SINGLE_NAME_WEIGHTS
from articles.text.people.found import FoundPerson
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from articles.text.data.given_names import Gender
    from articles.text.people.european.capitals import Vocabulary
    from articles.text.people.european.runs import Candidate

# The least probability of a person who is shown.
_MIN_CERTAINTY: Final = 0.5
# Names with more words than this are compared by their first and last words only.
_MAX_COMPARED_WORDS: Final = 5
# Case forms that one name may be compared with.
_MAX_ROLES: Final = 6


@dataclass(slots=True)
class Group:
    """Mentions of one name, those in the introduction apart."""

    mentions: list[Candidate] = field(default_factory=list)
    surroundings: list[frozenset[str]] = field(default_factory=list)
    introduced: list[Candidate] = field(default_factory=list)
    bare: list[Candidate] = field(default_factory=list)
    bare_surroundings: list[frozenset[str]] = field(default_factory=list)
    certainty: float = 0.0
    features: dict[str, float] = field(default_factory=dict)

    @property
    def forms(self) -> list[Candidate]:
        return self.mentions + self.introduced

    @property
    def fullest(self) -> Candidate:
        return max(self.forms, key=lambda mention: (mention.given > 0, len(mention.words)))


def find_european_people(body: str, introduction: str, language: str) -> tuple[FoundPerson, ...]:
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
    return tuple(_person(group, body, known) for group in people)


@dataclass(slots=True)
class Groups:
    """Names of two or more words, and names of one word that are nobody's of these."""

    full: list[Group]
    single: list[Group]
    in_longer: Counter[str]


def group_names(body: str, introduction: str, known: Vocabulary, reader: Surroundings) -> Groups:
    """Group the candidates of ``body`` by name."""
    full: list[Candidate] = []
    single: list[Candidate] = []
    for candidate in _candidates(body, known):
        (full if candidate.is_full else single).append(candidate)
    index = _NameIndex(known.language)
    # The introduction's own surroundings tell nothing: headlines have a grammar of their own.
    introduced = [candidate for candidate in _candidates(introduction, known) if candidate.is_full]
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
    single.sort(key=lambda candidate: candidate.start)
    in_longer = Counter(word.text for candidate in full for word in candidate.words)
    singles: dict[str, Group] = {}
    by_stem: dict[str, Group] = {}
    for candidate in single:
        owner = index.owner(candidate, known)
        if owner is not None:
            owner.bare.append(candidate)
            continue
        if not _is_worth_reading(candidate, body, known):
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
    return Groups(index.groups, list(unique.values()), in_longer)


def _candidates(text: str, known: Vocabulary) -> Iterator[Candidate]:
    for run in runs(text, list(capitals(text, known)), known):
        yield from candidates(text, run, known)


def _is_worth_reading(candidate: Candidate, body: str, known: Vocabulary) -> bool:
    """Whether a single word may be a person at all. It spares the work for the nouns of German."""
    word = candidate.words[0]
    if word.flags & (Flags.PLACE | Flags.NUMBER | Flags.TIME) and not word.flags & Flags.OWN_NAME:
        return False
    if not known.noun_capitals or word.flags & Flags.GIVEN or candidate.before & Flags.BEFORE_NAME:
        return True
    return not word.flags & (Flags.ORGANISATION | Flags.ROLE | Flags.KIN)


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
        if texts[0][1:2] in {"", "."}:  # an initial
            for last in self._stems(texts[-1]):
                for group in self._words.get(last, ())[:3]:
                    if group.forms and group.fullest.words[0].text[0] == texts[0][0]:
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
            starts = [mention.start for mention in group.mentions if mention.start < candidate.start]
            is_surname = any(form.words[-1].text[:3] == word.text[:3] for form in group.forms[:3])
            return (is_surname, max(starts[-1:] + [m.start for m in group.bare[-1:]], default=-1))

        return max(found, key=recency) if len(found) > 1 else found[0]


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
    score = sum(value * weights.get(name, 0.0) for name, value in features.items())
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, score))))


def _person(group: Group, body: str, known: Vocabulary) -> FoundPerson:
    mentions = sorted((mention.start, mention.end) for mention in (*group.mentions, *group.bare))
    return FoundPerson(
        name=_name(group, known),
        roles=roles_of([*group.mentions, *group.bare], body, known)[:_MAX_ROLES],
        mentions=tuple(Span(start, end) for start, end in mentions),
        certainty=round(group.certainty, 3),
    )


def _name(group: Group, known: Vocabulary) -> str:
    """Return the fullest form of a name, each of its words in its base form."""
    fullest = group.fullest
    if known.language not in _POSSESSIVE_S and not inflects(known.language):
        return _joined(fullest, [word.text for word in fullest.words])
    forms: Counter[str] = Counter()
    for mention, found in zip(group.mentions, group.surroundings, strict=True):
        for word in mention.words:
            forms[word.text] += 3 if "speech" in found else 1
    for mention, found in zip(group.bare, group.bare_surroundings, strict=False):
        forms[mention.words[0].text] += 3 if "speech" in found else 1
    gender = _gender(fullest, known)
    words = [_base_form(word.text, index, fullest, forms, gender, known) for index, word in enumerate(fullest.words)]
    return _joined(fullest, words)


_POSSESSIVE_S: Final = frozenset({"de", "nl", "sv", "da", "no"})


def _joined(candidate: Candidate, words: Sequence[str]) -> str:
    parts = [
        part[: len(part) - len(word.text)] + text
        for part, word, text in zip(candidate.parts, candidate.words, words, strict=True)
    ]
    return " ".join(parts)


def _gender(candidate: Candidate, known: Vocabulary) -> Gender | None:
    """Return the gender of a name in any of its case forms, as given name and surname agree."""
    given = candidate.words[0].text
    own = known.names.own
    genders = {own[form] for form in (given, *base_forms(given, known.language)) if form in own}
    if len(genders) == 1:
        return next(iter(genders))
    last = candidate.words[-1].text
    if given in own and (last.endswith(("ová", "ská", "cká", "ова", "ева", "ина", "ська", "ská", "ska", "cka", "ая"))):
        return own[given]
    if genders and last.endswith(("ové", "ovou", "ovej", "овой", "ової", "skiej", "ской")):
        return "f"
    return "m" if genders else None


def _base_form(
    text: str, index: int, candidate: Candidate, forms: Counter[str], gender: Gender | None, known: Vocabulary
) -> str:
    """Return the base form of one word of a name: one that the body has if possible."""
    language = known.language
    own = known.names.own
    same = [form for form in forms if form == text or stems(form, language) & stems(text, language)]
    is_given = index < candidate.given
    if is_given:
        options = [form for form in (*same, *base_forms(text, language)) if form in own]
        fitting = [form for form in options if own[form] in (gender, None)] or options
        if fitting:
            return min(fitting, key=lambda form: (form not in forms, form != text and own[form] != gender, len(form)))
        return _shortest_seen(text, same, forms, language)
    seen = [form for form in same if form != text]
    if language in _POSSESSIVE_S:
        return _shortest_seen(text, same, forms, language)
    bases = base_surnames(text, gender, language)
    for base in bases:
        if base in seen:
            return base
    if bases and _is_oblique(candidate, known):
        return bases[0]
    return _shortest_seen(text, same, forms, language)


def _is_oblique(candidate: Candidate, known: Vocabulary) -> bool:
    """Whether a name stands in another case than the nominative, by its given name."""
    given = candidate.words[0].text
    own = known.names.own
    if given not in own:
        return any(form in own for form in base_forms(given, known.language))
    # "Petra" is a woman's name and a case form of "Petr": the surname tells.
    male = [form for form in base_forms(given, known.language) if own.get(form) == "m"]
    last = candidate.words[-1].text
    return bool(male) and own[given] == "f" and not last.endswith(("á", "ова", "ева", "ина", "ая", "ska", "cka"))


def _shortest_seen(text: str, same: Iterable[str], forms: Counter[str], language: str) -> str:
    """Return the most frequent form, among equals the shortest."""
    if language in _POSSESSIVE_S:
        without = text[:-1] if text[-1:] in {"s", "’", "‘", "'"} else text
        return without if forms[without] else text
    return max(same, key=lambda form: (forms[form], -len(form)), default=text)

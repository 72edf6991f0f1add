"""Find the people of a body: decide which name candidates are names, and which names mean the same person.

Full names are resolved first. Then come parts of full names, couples ("Ada and Olive Meehan"), headings, and finally
single words. A single word means a person named in full elsewhere, or a person whom the body names only by one word.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from articles.text.data.capitalised import ORGANISATION_WORDS, PEOPLES, PLACES, SURNAMES_TOO
from articles.text.data.given_names import GIVEN_NAMES, Gender, gender_of_given_name
from articles.text.data.titles import TITLES
from articles.text.data.well_known import WELL_KNOWN
from articles.text.people.candidates import NameCandidate, name_candidates, read_candidates
from articles.text.people.certainty import MIN_CERTAINTY, certainty, evidence, neighbours
from articles.text.people.classifier import (
    FULL_NAME_THRESHOLD,
    LEADING_PARTICLES,
    SINGLE_WORD_THRESHOLD,
    features_by_wording,
    group_by_wording,
    is_followed_by_saying,
    log_odds,
)
from articles.text.people.found import FoundPerson, SearchedPeople
from articles.text.people.name_matching import (
    is_misspelling,
    may_be_same_person,
    same_given_name,
    short_forms,
    spelling_key,
)
from articles.text.people.name_order import is_family_name_first
from articles.text.people.non_persons import (
    is_non_person,
    is_ship,
    may_be_full_name,
    ship_names,
    stands_for_government,
    trim_leading_words,
)
from articles.text.people.person import (
    DOMINANT,
    Mention,
    Person,
    are_two_generations,
    bearers_of_full_name,
    gender_in_mentions,
    has_full_title,
    named_most_by_surname,
    well_known_bearer,
)
from articles.text.people.roles import gender_of_title, roles_at
from articles.text.people.transcripts import read_speaker_labels
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from articles.text.people.classifier import Words


MIN_LETTERS_OF_MISSPELT_SURNAME: Final = 7
"""Shorter surnames that differ by one letter are more often two surnames than a misspelling."""

MAX_NAMESAKES: Final = 50
"""People with one surname that are compared. No article has as many; without a limit, time would be quadratic."""

_AFTER_PREPOSITION: Final = re.compile(r"\b(?:of|for|to|with|from|by|on|in|at|about|against|like) $")
_ARTICLES_ATTACHED: Final = ("al-", "el-", "Al-", "El-", "as-", "ul-")
_NOT_SINGLE_NAMES: Final = ORGANISATION_WORDS | PEOPLES | TITLES.keys()
_NOT_SURNAMES: Final = (ORGANISATION_WORDS - SURNAMES_TOO) | PLACES | PEOPLES


def resolve_people(body: str, introduction: str = "") -> SearchedPeople:
    """Return the people named in an English ``body`` in the order of their first mention.

    ``introduction`` is the headline and standfirst. It may give the full name of a person whom the body calls by
    surname alone.
    """
    resolver = _Resolver(body, introduction)
    likely = ((person, certainty(signs)) for person, signs in resolver.resolve())
    people = tuple(
        FoundPerson(name=found.name, roles=found.roles, mentions=found.mentions, certainty=round(probability, 2))
        for found, probability in likely
        if probability >= MIN_CERTAINTY
    )
    return SearchedPeople(people, resolver.end)


def people_with_evidence(body: str, introduction: str = "") -> list[tuple[FoundPerson, dict[str, float]]]:
    """Return the names found in ``body`` that may be people's, each with the evidence that it is one."""
    return _Resolver(body, introduction).resolve()


class _Resolver:
    """Resolves the name candidates of one body to people."""

    def __init__(self, body: str, headline: str = "") -> None:
        self.body = body
        self.labels = read_speaker_labels(body, headline)
        read = read_candidates(body)
        self.end = read.end
        candidates = [found for found in read.found if found.start not in self.labels.nameless]
        self.word_pairs = {
            pair for candidate in (*candidates, *name_candidates(headline)) for pair in pairwise(candidate.words)
        }
        ships = ship_names(candidates)
        last_words = {ship[1] for ship in ships if len(ship) == 2}
        self.candidates = tuple(
            candidate
            for candidate in candidates
            if not is_non_person(body, candidate) and not (ships and is_ship(candidate, ships, last_words))
        )
        self.people: list[Person] = []
        self.by_word: dict[str, list[Person]] = {}
        self.by_first_or_last_word: dict[str, list[Person]] = {}
        self.by_last_word: dict[str, list[Person]] = {}
        self.by_beginning: dict[Words, list[Person]] = {}
        self.by_wording: dict[Words, Person] = {}
        self.by_any_wording: dict[Words, Person] = {}
        self.by_spelling: dict[str, Person] = {}
        self.by_initial_of_surname: dict[str, list[Person]] = {}
        self.single_word_people: dict[tuple[str, Gender | None], Person] = {}

    def resolve(self) -> list[tuple[FoundPerson, dict[str, float]]]:
        wordings = group_by_wording(self.candidates)
        scores = {words: log_odds(features) for words, features in features_by_wording(self.body, wordings).items()}
        names = trim_leading_words(self._full_names(wordings, scores), wordings, self.body)
        self._resolve_full_names(names.full)
        self._resolve_parts({words: found for words, found in wordings.items() if words not in names.full})
        for candidate in names.prefixed:
            person = self.by_wording.get(candidate.words[1:])
            if person is not None:
                person.mentions.append(Mention(candidate.word_starts[1], candidate.end, candidate))
        self._resolve_couples(wordings)
        self._index_full_names()
        for candidate in self.candidates:
            if candidate.in_heading:
                self._resolve_in_heading(candidate)
        singles = [found for found in self.candidates if len(found.words) == 1 and not found.in_heading]
        for candidate in sorted([*names.surnames, *singles], key=lambda found: found.start):
            self._resolve_single(candidate, score=scores.get(candidate.words, 0.0))
        self._complete_single_names()
        self._resolve_speaker_labels()
        return self._results(scores)

    # Indexes

    def _add(self, person: Person) -> None:
        self.people.append(person)
        for word in {person.words[0], person.words[-1]}:
            self.by_first_or_last_word.setdefault(word, []).append(person)
        self.by_last_word.setdefault(person.words[-1], []).append(person)
        self.by_beginning.setdefault(person.words[:2], []).append(person)
        self.by_spelling.setdefault(spelling_key(person.words), person)

    def _bearers(self, *words: str) -> list[Person]:
        """Return the people whose name begins or ends with one of the words, at most ``MAX_NAMESAKES`` of each."""
        found = (person for word in words for person in self.by_first_or_last_word.get(word, ())[-MAX_NAMESAKES:])
        return list(dict.fromkeys(found))

    def _index_full_names(self) -> None:
        for person in self.people:
            words = {*person.words, *(word for wording in person.wordings for word in wording)}
            words.update(word[3:] for word in tuple(words) if word.startswith(_ARTICLES_ATTACHED))
            for word in words:
                bearers = self.by_word.setdefault(word, [])
                if len(bearers) < MAX_NAMESAKES:
                    bearers.append(person)
            for wording in person.wordings:
                self.by_any_wording.setdefault(wording, person)
            self.by_initial_of_surname.setdefault(person.family[0], []).append(person)
            person.full_starts = sorted(
                mention.start
                for mention in person.mentions
                if mention.candidate is not None and not self._follows_preposition(mention.candidate.title_start, 14)
            )

    def _follows_preposition(self, start: int, reach: int) -> bool:
        return _AFTER_PREPOSITION.search(self.body, max(0, start - reach), start) is not None

    # Full names

    def _full_names(
        self, wordings: Mapping[Words, list[NameCandidate]], scores: Mapping[Words, float]
    ) -> dict[Words, list[NameCandidate]]:
        return {
            words: candidates
            for words, candidates in wordings.items()
            if len(words) > 1
            and scores[words] > FULL_NAME_THRESHOLD
            and may_be_full_name(words, candidates, scores[words])
            and not all(stands_for_government(self.body, candidate) for candidate in candidates)
        }

    def _resolve_full_names(self, names: Mapping[Words, list[NameCandidate]]) -> None:
        """Resolve the longest names first, so that shorter names find them. Names with a leading particle are last."""
        order = sorted(names, key=lambda words: (words[0] in LEADING_PARTICLES, -len(words), names[words][0].start))
        for words in order:
            by_suffix: dict[str, list[NameCandidate]] = {}
            for candidate in names[words]:
                by_suffix.setdefault(candidate.suffix.rstrip("."), []).append(candidate)
            for suffix, candidates in by_suffix.items():
                gender = gender_in_mentions(words, candidates)
                person = self._known_person(words, suffix, titled=any(candidate.title for candidate in candidates))
                if person is None:
                    is_family_first = is_family_name_first(words)
                    person = Person(words=words, suffix=suffix, gender=gender, is_family_name_first=is_family_first)
                    self._add(person)
                person.wordings.add(words)
                self.by_wording.setdefault(words, person)
                person.full_count += len(candidates)
                person.gender = person.gender or gender
                for candidate in candidates:
                    person.add(candidate)

    def _known_person(self, words: Words, suffix: str, *, titled: bool) -> Person | None:
        """Return the person found earlier whom a full name means, ``None`` for nobody or several people."""
        owner = self._owner_without_particle(words)
        if owner is not None:
            return owner
        same_spelling = self.by_spelling.get(spelling_key(words))
        if same_spelling is not None and not are_two_generations(words, suffix, same_spelling):
            return same_spelling
        last, length = words[-1], len(words)
        # Only people with this last word, or with these words before others, may be the same.
        beginning = (
            person for person in self.by_beginning.get(words[:2], ())[-MAX_NAMESAKES:] if person.words[:length] == words
        )
        likely: dict[Person, None] = dict.fromkeys(self.by_last_word.get(last, ())[-MAX_NAMESAKES:])
        likely.update(dict.fromkeys(beginning))
        matches = [
            person
            for person in likely
            if person is not same_spelling
            and not are_two_generations(words, suffix, person)
            and may_be_same_person(words, person.words, titled=titled)
        ]
        if len(matches) == 1:
            return matches[0]
        return next((person for person in matches if person.words[0] == words[0]), None)

    def _owner_without_particle(self, words: Words) -> Person | None:
        """Return the only person whose name ends with the words behind a leading particle: "De la Cruz"."""
        if words[0] not in LEADING_PARTICLES:
            return None
        owners = [
            person
            for person in self._bearers(words[-1])
            if person.words[1 - len(words) :] == words[1:] and person.words[0] != words[0]
        ]
        return owners[0] if len(owners) == 1 else None

    def _resolve_parts(self, wordings: Mapping[Words, list[NameCandidate]]) -> None:
        """Add each uncertain wording to the person whose full name ends with it, if there is only one."""
        for words, candidates in wordings.items():
            if len(words) == 1:
                continue
            owners = [
                person
                for person in self._bearers(words[-1])
                if len(person.words) > len(words) and person.words[-len(words) :] == words
            ]
            if len(owners) == 1:
                owners[0].wordings.add(words)
                for candidate in candidates:
                    owners[0].add(candidate)

    # Couples

    def _resolve_couples(self, wordings: Mapping[Words, list[NameCandidate]]) -> None:
        """Complete a given name before a full name: "Ada and Olive Meehan" names two Meehans."""
        partners = {
            mention.start: person for person in self.people if len(person.words) > 1 for mention in person.mentions
        }
        for words, candidates in wordings.items():
            if words[0] not in GIVEN_NAMES or any(len(word.rstrip(".")) > 1 for word in words[1:]):
                continue
            for candidate in candidates:
                partner = self._partner(candidate, partners)
                if partner is not None:
                    self._add_spouse(candidate, partner)

    def _partner(self, candidate: NameCandidate, people_by_start: Mapping[int, Person]) -> Person | None:
        """Return the person whose full name follows a given name and "and"."""
        given = candidate.words[0]
        if candidate.title or candidate.possessive or not candidate.ends_run:
            return None
        if given in PLACES and self._follows_preposition(candidate.start, 9):
            return None
        joint = next((joint for joint in (" and ", " & ") if self.body.startswith(joint, candidate.end)), None)
        partner = people_by_start.get(candidate.end + len(joint)) if joint else None
        return partner if partner and partner.words[0] in GIVEN_NAMES and partner.words[0] != given else None

    def _add_spouse(self, candidate: NameCandidate, partner: Person) -> None:
        words = (*candidate.words, partner.family)
        bearers = (person for person in self._bearers(words[-1]) if person.words[-1] == words[-1])
        person = next((person for person in bearers if same_given_name(person.words[0], words[0])), None)
        if person is None:
            person = Person(words=words, gender=gender_of_given_name(words[0]), name=" ".join(words))
            self._add(person)
        person.wordings.add(words)
        person.add(candidate)

    # Headings

    def _resolve_in_heading(self, candidate: NameCandidate) -> None:
        """Find in a heading the names of people who are named in the text."""
        words, i = candidate.words, 0
        while i < len(words):
            length, person = self._longest_name(words[i:])
            if person is None:
                i += 1
                continue
            last = i + length - 1
            end = candidate.word_starts[last] + len(words[last])
            person.mentions.append(Mention(candidate.word_starts[i], end, None))
            i += length

    def _longest_name(self, words: Words) -> tuple[int, Person | None]:
        """Return the longest name at the start of ``words``: its number of words, and the person.

        Without a full name there, the first word counts if it is the surname of only one person. Otherwise return 0 and
        ``None``.
        """
        for length in range(len(words), 0, -1):
            person = self.by_any_wording.get(words[:length])
            if person is not None:
                return length, person
        owners = [person for person in self.by_word.get(words[0], ()) if person.family == words[0]]
        return (1, owners[0]) if len(owners) == 1 else (0, None)

    # Single words

    def _resolve_single(self, candidate: NameCandidate, *, score: float) -> None:
        word = candidate.words[0]
        gender = gender_of_title(candidate.title)
        is_doubtful = score <= SINGLE_WORD_THRESHOLD and not has_full_title(candidate)
        bearers = self._bearers_of_single(word, gender)
        if not bearers:
            person = self._person_of_single(candidate, gender, is_doubtful=is_doubtful)
            if person is not None:
                person.add(candidate)
        elif is_doubtful and self._may_be_place_or_longer_name(candidate):
            return
        elif len(bearers) == 1:
            bearers[0].add_single(candidate)
        else:
            person = self._most_likely_bearer(bearers, candidate)
            if person is not None:
                person.add_single(candidate)
                person.last_single = candidate.start

    def _bearers_of_single(self, word: str, gender: Gender | None) -> list[Person]:
        """Return the people who have ``word`` as their surname, or else as given name, or else anywhere in the name."""
        people = [
            person
            for person in self.by_word.get(word, ())
            if not (gender and person.gender and person.gender != gender)
        ]
        return (
            [person for person in people if person.family == word]
            or [person for person in people if word in (person.given, person.words[0])]
            or [person for person in people if word in person.words]
        )

    def _may_be_place_or_longer_name(self, candidate: NameCandidate) -> bool:
        word = candidate.words[0]
        acts = is_followed_by_saying(candidate) or (candidate.possessive and word not in PLACES)
        return (word in PLACES or word in PEOPLES or not candidate.ends_run) and not acts

    def _person_of_single(self, candidate: NameCandidate, gender: Gender | None, *, is_doubtful: bool) -> Person | None:
        """Return the person meant by a word that is in nobody's name.

        The word may be a short form or a misspelling of a name, or name a new person.
        """
        word = candidate.words[0]
        if word in GIVEN_NAMES and not candidate.title:
            person = self._person_by_short_form(word)
            if person is not None:
                return person
        if word in PLACES or self._is_not_a_single_name(candidate):
            return None
        person = self._person_misspelt(word, gender)
        if person is None and not is_doubtful:
            person = self._single_word_person(word, gender)
        return person

    def _person_by_short_form(self, word: str) -> Person | None:
        found = [
            person
            for person in self._bearers(*short_forms(word))
            if len(person.words) > 1 and same_given_name(person.given, word)
        ]
        return found[0] if len(found) == 1 else None

    def _is_not_a_single_name(self, candidate: NameCandidate) -> bool:
        """Whether a single word is a common capitalised word, an organisation, or a newspaper: "The Hill"."""
        word, start = candidate.words[0], candidate.start
        if word in ORGANISATION_WORDS and word not in SURNAMES_TOO:
            return True
        has_article = self.body[max(0, start - 4) : start] in ("The ", "the ", "\nThe")
        return not candidate.title and (word in _NOT_SINGLE_NAMES or has_article)

    def _person_misspelt(self, word: str, gender: Gender | None) -> Person | None:
        """Return the only person whose surname differs from ``word`` by one letter."""
        if len(word) < MIN_LETTERS_OF_MISSPELT_SURNAME:
            return None
        near = [
            person
            for person in self.by_initial_of_surname.get(word[0], ())[-MAX_NAMESAKES:]
            if not (gender and person.gender and gender != person.gender) and is_misspelling(word, person.family)
        ]
        return near[0] if len(near) == 1 else None

    def _single_word_person(self, word: str, gender: Gender | None) -> Person:
        """Return the person whom the body names only by this word; at the first mention, add the person."""
        likely = gender or (WELL_KNOWN[word] if word in WELL_KNOWN else gender_of_given_name(word))
        for key in ((word, gender), (word, None), (word, likely)):
            if key in self.single_word_people:
                return self.single_word_people[key]
        person = self.single_word_people[word, gender] = Person(words=(word,), gender=likely)
        self._add(person)
        return person

    def _most_likely_bearer(self, bearers: Sequence[Person], candidate: NameCandidate) -> Person | None:
        """Return which of several people with one surname is most likely meant by it, ``None`` if in doubt.

        That is the person named last nearby, or else the most prominent in the article.
        """
        named_before = [person for person in bearers if person.full_starts and person.full_starts[0] < candidate.start]
        if len(named_before) == 1:
            return named_before[0]
        ranked = sorted(named_before or bearers, key=lambda person: (-person.full_count, person.full_starts[:1]))
        return (
            self._named_last_nearby(ranked, candidate.start)
            or (ranked[0] if ranked[0].full_count > ranked[1].full_count else None)
            or named_most_by_surname(named_before or bearers)
            or well_known_bearer(candidate.words[0], named_before or bearers)
        )

    def _named_last_nearby(self, ranked: Sequence[Person], position: int) -> Person | None:
        """Return the person named last in this paragraph or the one before, unless the first ranked one dominates."""
        nearby = self.body.rfind("\n\n", 0, self.body.rfind("\n\n", 0, position) + 1)
        latest = max(ranked, key=lambda person: person.last_named_before(position))
        if latest.last_named_before(position) <= nearby:
            return None
        is_undominated = latest is ranked[0] or ranked[0].full_count < DOMINANT * latest.full_count
        return latest if is_undominated else None

    def _complete_single_names(self) -> None:
        """Complete the names of people named by one word from longer runs ("the Ada Berg Prize") or the headline."""
        people = {person.words[0]: person for person in self.people if len(person.words) == 1 and not person.name}
        full_names: dict[str, set[str]] = {}
        for first, last in self.word_pairs:
            if first not in GIVEN_NAMES or last in _NOT_SURNAMES:
                continue
            given_gender = gender_of_given_name(first)
            for word in {first, last} & people.keys():
                if word == first and last in GIVEN_NAMES:
                    continue
                gender = people[word].gender
                if not (gender and given_gender and gender != given_gender):
                    full_names.setdefault(word, set()).add(f"{first} {last}")
        for word, names in full_names.items():
            if len(names) == 1:
                people[word].name = names.pop()

    # Transcripts

    def _resolve_speaker_labels(self) -> None:
        """Add the labels of a dialogue as mentions of the people whom they name, or of new people."""
        for speaker in self.labels.speakers:
            words = tuple(speaker.name.split())
            bearers = [p for p in self._bearers(words[-1]) if p.family == words[-1]]
            if speaker.is_full:
                bearers = bearers_of_full_name(words, bearers)
            if not bearers and speaker.is_certain:
                self._add(Person(words=words, name=speaker.name))
                bearers = self.people[-1:]
            if len(bearers) == 1 or (bearers and speaker.is_full):
                bearers[0].label_name = speaker.name if speaker.is_full else ""
                bearers[0].label_roles += [speaker.role] if speaker.role else []
                bearers[0].mentions.extend(Mention(span.start, span.end, None) for span in speaker.spans)

    # Results

    def _results(self, scores: Mapping[Words, float]) -> list[tuple[FoundPerson, dict[str, float]]]:
        results: list[tuple[FoundPerson, dict[str, float]]] = []
        beside = neighbours(self.body, self.candidates, scores)
        for person in self.people:
            person.mentions.sort(key=lambda mention: (mention.start, mention.end))
            candidates = [mention.candidate for mention in person.mentions if mention.candidate is not None]
            found = (role for candidate in candidates for role in roles_at(self.body, candidate))
            roles = dict.fromkeys((*found, *person.label_roles))
            spans = dict.fromkeys(Span(mention.start, mention.end) for mention in person.mentions)
            name = self._fullest_name(person)
            signs = evidence(person, name, has_role=bool(roles), scores=scores, beside=beside)
            results.append((FoundPerson(name=name, roles=tuple(roles), mentions=tuple(spans)), signs))
        results.sort(key=lambda result: result[0].mentions[0])
        return results

    def _fullest_name(self, person: Person) -> str:
        if person.label_name:
            return person.label_name
        forms = [
            self.body[mention.start : mention.end]
            for mention in person.mentions
            if mention.candidate is not None or len(person.mentions) == 1
        ]
        if person.name or not forms:
            forms.append(person.name)
        return max(forms, key=lambda form: (len(form.split()), len(form)))

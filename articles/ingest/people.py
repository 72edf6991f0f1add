"""Resolve the names in articles to people.

A name is resolved by the first of these that applies:

1. a correction of the name in this article;
2. the person the name meant in this article before, if that person is still a candidate;
3. the only person with this name, or with a name that is certainly another form of it;
4. the evidence in the articles, if several people have the name or it is a surname alone.

A name that matches nobody becomes a new person.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Q

from articles.ingest.names import MAX_NAME, alias_of, person_key
from articles.models import Alias, Distinction, Person, PersonCorrection
from articles.models.acquaintances import NO_ACQUAINTANCE, acquaintances_of
from articles.text.people.identity import (
    Relation,
    choose_certain,
    evidence_from_article,
    gender_matches,
    odds,
    read_name,
    relation,
)
from articles.text.people.name_keys import sort_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from articles.text.data.given_names import Gender
    from articles.text.people.identity import Name, PersonEvidence


MAX_NAMESAKES = 100
"""Forms of one name, or people with it, that are compared. No real name has as many; without a limit, a file of made-up
names would take time and memory for every pair."""

MAX_COMPANIONS = 500
"""An article that names more people says nothing about who knows whom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameToResolve:
    """A name in an article, before it is resolved to a person.

    ``forms`` are the spellings in the article. ``gender`` is known only from a title before a surname alone.
    """

    name: str
    forms: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    gender: Gender | None = None


@dataclass(frozen=True, kw_only=True)
class ArticleNames:
    """The names in one article.

    For a stored article, ``before`` maps the key of each name to the id of the person it has meant so far.
    """

    sha256: str
    position: int
    people: tuple[NameToResolve, ...]
    day: date | None = None
    article_id: int | None = None
    before: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def by_key(self) -> dict[str, NameToResolve]:
        """The people by key of the name. Names without a letter have no key and are left out."""
        return {key: person for person in reversed(self.people) if (key := person_key(person.name))}


class ResolvedPeople(NamedTuple):
    """For each article, the ids of its people by key of the name; and the ids of people created (``new``)."""

    by_article: list[dict[str, int]]
    new: set[int]

    @property
    def ids(self) -> set[int]:
        return {person_id for ids in self.by_article for person_id in ids.values()}


def resolve_people(articles: Sequence[ArticleNames]) -> ResolvedPeople:
    """Resolve the names in ``articles``, creating people who are not known yet. Call in a transaction."""
    return _Resolver(articles).people()


@dataclass(slots=True, eq=False)
class _KnownPerson:
    """A person with the names that matter to this batch. ``unsaved`` is a new person's row; its ``pk`` is still 0."""

    pk: int = 0
    unsaved: Person | None = None
    names: list[Name] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)


class _AmbiguousName(NamedTuple):
    """A name that only evidence can resolve, with the people it may mean. ``number`` is the article's in the batch."""

    number: int
    key: str
    candidates: list[_KnownPerson]


class _Resolver:
    def __init__(self, articles: Sequence[ArticleNames]) -> None:
        self.articles = articles
        self.occurrences: dict[str, list[NameToResolve]] = defaultdict(list)
        self.articles_of: dict[str, list[ArticleNames]] = defaultdict(list)
        for article in articles:
            for key, person in article.by_key.items():
                self.occurrences[key].append(person)
                self.articles_of[key].append(article)
        self.names: dict[str, Name] = {}
        self.forms: dict[str, list[Name]] = defaultdict(list)
        for key, people in self.occurrences.items():
            name = read_name(people[0].name, [form for person in people for form in person.forms])
            assert name is not None, key  # noqa: S101
            self.names[key] = name
            self.forms[name.bare].append(name)
        self.owners: dict[str, list[_KnownPerson]] = defaultdict(list)
        # Used as ordered sets.
        self.by_bare: dict[str, dict[_KnownPerson, None]] = defaultdict(dict)
        self.by_family: dict[str, dict[_KnownPerson, None]] = defaultdict(dict)
        self.new_names: list[tuple[_KnownPerson, str]] = []
        self.created: set[int] = set()

    def people(self) -> ResolvedPeople:
        self._read_known()
        # Names without middle names come first, so that the longer forms find them.
        for key in sorted(self.names, key=lambda key: (self.names[key].bare, len(self.names[key].middle), key)):
            if self.names[key].given and not self.owners[key]:
                self._add_name(key, self._certain_match(key))
        self._save_people()
        results, ambiguous = self._resolve_certain()
        meant = self._resolve_by_evidence(ambiguous, results)
        for name, known in zip(ambiguous, meant, strict=True):
            if known is None and not self.owners[name.key]:
                self._add_name(name.key)
        self._save_people()
        for name, known in zip(ambiguous, meant, strict=True):
            results[name.number][name.key] = (known or self.owners[name.key][0]).pk
        Alias.objects.bulk_create(
            [alias_of(known.pk, self._spelling(key), family=self.names[key].family) for known, key in self.new_names],
            ignore_conflicts=True,
        )
        return ResolvedPeople(results, self.created)

    def _read_known(self) -> None:
        surnames = {name.family for name in self.names.values() if not name.given}
        wanted = (
            Q(key__in=list(self.names))
            | Q(bare__in={name.bare for name in self.names.values() if name.given})
            | Q(family__in=surnames)
        )
        known: dict[int, _KnownPerson] = {}
        rows = Alias.objects.filter(wanted).order_by("pk")
        for pk, key, name, family in rows.values_list("person_id", "key", "name", "family"):
            if pk not in known:
                known[pk] = _KnownPerson(pk)
            self._enter(known[pk], key, read_name(name, family=family))

    def _enter(self, known: _KnownPerson, key: str, name: Name | None) -> None:
        known.keys.add(key)
        self.owners[key].append(known)
        if name is None or not name.given:
            return
        known.names.append(name)
        self.by_bare[name.bare].setdefault(known)
        self.by_family[name.family].setdefault(known)

    def _certain_match(self, key: str) -> _KnownPerson | None:
        """Return the only person for whom this is certainly another form of the name, else ``None``."""
        name = self.names[key]
        found = []
        if len(self.by_bare[name.bare]) > MAX_NAMESAKES:
            return None
        for known in self.by_bare[name.bare]:
            forms = [form for form in known.names if form.bare == name.bare]
            if all(relation(name, form) is Relation.SAME for form in forms) and not self._is_beside(key, known):
                found.append((known, forms))
        if self._is_ambiguous(name.bare):
            found = [(known, forms) for known, forms in found if name.middle and any(form.middle for form in forms)]
        return found[0][0] if len(found) == 1 else None

    def _is_beside(self, key: str, known: _KnownPerson) -> bool:
        """Whether an article with the name ``key`` has another name of this person too, and so means two people."""
        return any(
            other != key and other in article.by_key for article in self.articles_of[key] for other in known.keys
        )

    def _is_ambiguous(self, bare: str) -> bool:
        """Whether "Ilse Marrandt" may be two people: "Ilse K. Marrandt" and "Ilse M. Marrandt"."""
        forms = {
            *self.forms[bare],
            *(form for known in self.by_bare[bare] for form in known.names if form.bare == bare),
        }
        return len(forms) > MAX_NAMESAKES or any(
            relation(one, other) is not Relation.SAME for one in forms for other in forms
        )

    def _add_name(self, key: str, known: _KnownPerson | None = None) -> None:
        """Add a new name to ``known``, or to a new person."""
        if known is None:
            name = self._spelling(key)
            forms = [form for person in self.occurrences[key] for form in person.forms]
            row = Person(name=name[:MAX_NAME], sort_name=sort_name(name, forms)[:MAX_NAME])
            known = _KnownPerson(unsaved=row)
        self._enter(known, key, self.names[key])
        self.new_names.append((known, key))

    def _spelling(self, key: str) -> str:
        """Return the most frequent spelling of a key; in a tie, the first."""
        return Counter(person.name for person in self.occurrences[key]).most_common(1)[0][0]

    def _save_people(self) -> None:
        unsaved = {known: known.unsaved for known, _key in self.new_names if known.unsaved and not known.pk}
        Person.objects.bulk_create(unsaved.values())
        for known, row in unsaved.items():
            known.pk = row.pk
            self.created.add(row.pk)

    def _resolve_certain(self) -> tuple[list[dict[str, int]], list[_AmbiguousName]]:
        """Return the names that need no evidence, resolved for each article, and the ambiguous names."""
        corrected = self._corrected()
        results: list[dict[str, int]] = []
        ambiguous: list[_AmbiguousName] = []
        for number, article in enumerate(self.articles):
            results.append({})
            for key in article.by_key:
                candidates = self._candidates(key)
                before = article.before.get(key)
                if (person_id := corrected.get((article.sha256, article.position, key))) is not None:
                    results[number][key] = person_id
                elif before and any(known.pk == before for known in candidates):
                    results[number][key] = before
                elif len(candidates) == 1 and self.owners[key]:
                    results[number][key] = candidates[0].pk
                else:
                    ambiguous.append(_AmbiguousName(number, key, candidates))
        return results, ambiguous

    def _corrected(self) -> dict[tuple[str, int, str], int]:
        rows = PersonCorrection.objects.filter(sha256__in={article.sha256 for article in self.articles})
        return {
            (sha256, position, key): person_id
            for sha256, position, key, person_id in rows.values_list("sha256", "position", "key", "person_id")
        }

    def _candidates(self, key: str) -> list[_KnownPerson]:
        name = self.names[key]
        bearers = () if name.given else self.by_family[name.family]
        return list(dict.fromkeys((*self.owners[key], *bearers)))

    def _resolve_by_evidence(
        self, ambiguous: Sequence[_AmbiguousName], results: Sequence[Mapping[str, int]]
    ) -> list[_KnownPerson | None]:
        """Return the person for each ambiguous name, or ``None`` if the evidence supports nobody."""
        ids = {known.pk for name in ambiguous for known in name.candidates}
        apart = self._apart(ambiguous)
        stored = acquaintances_of(
            ids, excluding=[article.article_id for article in self.articles if article.article_id]
        )
        in_batch = self._evidence_in_batch(ids, results)
        meant: list[_KnownPerson | None] = []
        for name in ambiguous:
            number, key, _candidates = name
            possible = self._possible(name, in_article=set(results[number].values()), apart=apart)
            article = self.articles[number]
            unknown = evidence_from_article(
                _companions(results[number].values()), article.by_key[key].roles, article.day
            )
            alike = Relation.SAME if self.names[key].given else Relation.SURNAME
            acquaintances = []
            for known in possible:
                acquaintance = stored.get(known.pk, NO_ACQUAINTANCE)
                for other_number, more in in_batch[known.pk]:
                    if other_number != number:
                        acquaintance += more
                acquaintances.append(acquaintance)
            total = sum(acquaintance.articles for acquaintance in acquaintances)
            scores = [odds(alike, unknown, each, rivals=total - each.articles) for each in acquaintances]
            choice = choose_certain(scores)
            if choice is None and possible and self.names[key].given:
                # All candidates have exactly this name, so one of them is meant: take the likeliest.
                choice = scores.index(max(scores))
            meant.append(None if choice is None else possible[choice])
        return meant

    def _possible(
        self, ambiguous: _AmbiguousName, *, in_article: set[int], apart: set[frozenset[int]]
    ) -> list[_KnownPerson]:
        """Return the candidates that nothing rules out.

        For a surname alone, these are ruled out: people known by surname only, people of another gender, people whom
        the article names in full (``in_article``), and people kept apart from an owner of the surname.
        """
        number, key, candidates = ambiguous
        name, owners = self.names[key], self.owners[key]
        if name.given:
            return candidates
        gender = self.articles[number].by_key[key].gender
        return [
            known
            for known in candidates
            if known.names
            and all(gender_matches(gender, each) for each in known.names)
            and (known in owners or known.pk not in in_article)
            and not any(frozenset((known.pk, owner.pk)) in apart for owner in owners)
        ]

    def _apart(self, ambiguous: Sequence[_AmbiguousName]) -> set[frozenset[int]]:
        owners = {owner.pk for name in ambiguous if name.candidates for owner in self.owners[name.key]}
        if not owners:
            return set()
        rows = Distinction.objects.filter(Q(one__in=owners) | Q(other__in=owners))
        return {frozenset(pair) for pair in rows.values_list("one", "other")}

    def _evidence_in_batch(
        self, ids: set[int], results: Sequence[Mapping[str, int]]
    ) -> dict[int, list[tuple[int, PersonEvidence]]]:
        """Return for each person the evidence from the batch itself, as pairs of article number and evidence."""
        in_batch: dict[int, list[tuple[int, PersonEvidence]]] = defaultdict(list)
        for number, result in enumerate(results):
            article = self.articles[number]
            everybody = _companions(result.values())
            for key, person_id in result.items():
                if person_id in ids:
                    others = everybody - {person_id}
                    evidence = evidence_from_article(others, article.by_key[key].roles, article.day)
                    in_batch[person_id].append((number, evidence))
        return in_batch


def _companions(people: Iterable[int]) -> frozenset[int]:
    """Return the people of one article, none if it names too many."""
    found = frozenset(people)
    return found if len(found) <= MAX_COMPANIONS else frozenset()

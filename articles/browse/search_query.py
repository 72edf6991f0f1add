"""Parse a search: into database conditions, and into an explanation for the reader.

The syntax is PostgreSQL's web search plus ``said:"Name"`` and ``about:"Name"``, for articles that quote or name a
person. Names are looked up among all aliases.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import Exists, OuterRef, Q, Value

from articles.models import Appearance, Person, Quote
from articles.models.articles import SEARCH_CONFIG
from articles.text.people.name_keys import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class NameOperator(StrEnum):
    """Whether an article must quote a person or name them."""

    SAID = "said"
    ABOUT = "about"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFilter:
    """A ``said:`` or ``about:`` term. ``people`` are all people with that name; empty if nobody has it.

    ``said:`` finds what an article shows unless it is asked for more: no reported speech that may not be any. Whoever
    types a name after ``about:`` wants every article that has it, however certain it is a person's.
    """

    operator: NameOperator
    name: str
    people: tuple[Person, ...]
    excluded: bool = False

    @property
    def condition(self) -> Q:
        if not self.people:
            # Not an empty set of people: Django would skip the query, and the page needs its counts.
            return Q(Value(self.excluded))
        of_article = {"article": OuterRef("pk")}
        if self.operator is NameOperator.SAID:
            matches = Exists(Quote.objects.shown().filter(speaker__in=self.people, **of_article))
        else:
            matches = Exists(Appearance.objects.filter(person__in=self.people, **of_article))
        return Q(~matches) if self.excluded else Q(matches)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """One side of an "or". Articles match all of ``words``, ``phrases`` and ``names``, and none of ``without``.

    ``text`` is the full-text part of it, in web search syntax.
    """

    words: tuple[str, ...]
    phrases: tuple[str, ...]
    without: tuple[str, ...]
    names: tuple[NameFilter, ...] = ()
    text: str = field(default="", compare=False, repr=False)

    @property
    def condition(self) -> Q:
        condition = Q(search=_query(self.text)) if self.text else Q()
        for name in self.names:
            condition &= name.condition
        return condition

    @property
    def only_excludes(self) -> bool:
        return not self.words and not self.phrases and all(name.excluded for name in self.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedSearch:
    """A search: articles match any of ``alternatives``. ``ignored`` words are too common to search for."""

    alternatives: tuple[Alternative, ...]
    ignored: tuple[str, ...]
    query: str = field(default="", compare=False)

    @property
    def has_terms(self) -> bool:
        return bool(self.alternatives)

    @property
    def names(self) -> tuple[NameFilter, ...]:
        return tuple(name for alternative in self.alternatives for name in alternative.names)

    @property
    def unknown_names(self) -> tuple[str, ...]:
        """The names that nobody in the archive has, each once."""
        return tuple(dict.fromkeys(name.name for name in self.names if not name.people))

    @property
    def text(self) -> str:
        """The full-text part of the search, in web search syntax; empty if it has only names."""
        if not self.names:
            return self.query
        return " or ".join(alternative.text for alternative in self.alternatives if alternative.text)

    @property
    def condition(self) -> Q:
        """The condition for articles that match."""
        if not self.names:
            return Q(search=_query(self.query))
        return reduce(or_, (alternative.condition for alternative in self.alternatives))

    @property
    def needs_explanation(self) -> bool:
        """Whether the search has anything but plain words, so that the page should explain how it was read."""
        if self.ignored or len(self.alternatives) != 1:
            return True
        [only] = self.alternatives
        return bool(only.phrases or only.without or only.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Term:
    text: str
    kind: str  # "word", "phrase", "or", "said" or "about"
    excluded: bool
    raw: str

    @property
    def is_name(self) -> bool:
        return self.kind in ("said", "about")


# A name filter, a phrase or a word. Closing quotation marks are optional. Hyphens before a term negate it, even with
# spaces between.
_TERM = re.compile(
    r"(?P<minus>-[-\s]*)?"
    r"(?:(?P<operator>said|about):(?:\s*[\"“](?P<names>[^\"”]*)[\"”]?|(?P<name>[^\s\"“]+))"
    r'|"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))',
    re.IGNORECASE,
)


def parse_search(query: str) -> ParsedSearch:
    """Parse ``query`` with one database query for words that are too common, and one for names if it has any."""
    terms = list(_terms(query))
    common = _too_common({term.text for term in terms if term.kind in ("word", "phrase") and term.text})
    people = _people_named({term.text for term in terms if term.is_name})
    alternatives: list[Alternative] = []
    ignored: list[str] = []
    group: list[_Term] = []
    for term in [*terms, _Term(text="", kind="or", excluded=False, raw="")]:
        if term.kind == "or":
            if group:
                alternatives.append(_alternative(group, people))
            group = []
        elif term.text in common and not term.is_name:
            ignored.append(term.text)
        elif term.text:
            group.append(term)
    return ParsedSearch(alternatives=tuple(alternatives), ignored=tuple(dict.fromkeys(ignored)), query=query)


def _terms(query: str) -> Iterable[_Term]:
    for found in _TERM.finditer(query):
        phrase, word = found["phrase"], found["word"]
        name = " ".join((found["names"] or found["name"] or "").split())
        excluded = (found["minus"] or "").count("-") % 2 == 1
        if found["operator"] and name:
            yield _Term(text=name, kind=found["operator"].lower(), excluded=excluded, raw=found[0])
        elif found["operator"]:
            yield _Term(text=found["operator"], kind="word", excluded=excluded, raw=found["operator"])
        elif phrase is not None:
            text = " ".join(phrase.split())
            yield _Term(text=text, kind="phrase" if " " in text else "word", excluded=excluded, raw=found[0])
        elif word.casefold() == "or" and not found["minus"]:
            yield _Term(text=word, kind="or", excluded=False, raw=word)
        else:
            yield _Term(text=word, kind="word", excluded=excluded, raw=found[0])


def _alternative(group: Iterable[_Term], people: Mapping[str, tuple[Person, ...]]) -> Alternative:
    group = tuple(group)
    texts = tuple(term for term in group if not term.is_name)
    return Alternative(
        words=tuple(term.text for term in texts if term.kind == "word" and not term.excluded),
        phrases=tuple(term.text for term in texts if term.kind == "phrase" and not term.excluded),
        without=tuple(term.text for term in texts if term.excluded),
        names=tuple(
            NameFilter(
                operator=NameOperator(term.kind), name=term.text, people=people[term.text], excluded=term.excluded
            )
            for term in group
            if term.is_name
        ),
        text=" ".join(term.raw for term in texts),
    )


def _query(text: str) -> SearchQuery:
    return SearchQuery(text, config=SEARCH_CONFIG, search_type="websearch")


def _people_named(names: set[str]) -> dict[str, tuple[Person, ...]]:
    """Return, for each of ``names``, the people with an alias that has all its words, in alphabetical order."""
    words = {name: set(name_key(name).split()) for name in names}
    if not any(words.values()):
        return dict.fromkeys(names, ())
    found = Person.objects.called([tuple(sorted(each)) for each in words.values() if each])
    return {
        name: tuple(
            person
            for person in found
            if parts and any(parts <= set(alias.key.split()) for alias in person.aliases.all())
        )
        for name, parts in words.items()
    }


def _too_common(texts: set[str]) -> set[str]:
    """Return the ``texts`` that consist only of stop words and punctuation, which the index ignores."""
    if not texts:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT text FROM unnest(%s::text[]) AS text WHERE numnode(plainto_tsquery(%s::regconfig, text)) = 0",
            [sorted(texts), SEARCH_CONFIG],
        )
        return {text for (text,) in cursor.fetchall()}

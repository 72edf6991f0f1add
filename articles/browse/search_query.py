"""How a search is read, in the words of the reader, and what it asks of an article.

Words are PostgreSQL's web search; ``said:"Name"`` and ``about:"Name"`` are ours: articles that quote somebody, or name
them. Names are looked up among all that people are called.
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


class Part(StrEnum):
    """What somebody does in an article that is asked for by their name."""

    SAID = "said"
    ABOUT = "about"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody asked for by name: ``people`` are all who are called so, nobody where the name is not known."""

    part: Part
    name: str
    people: tuple[Person, ...]
    excluded: bool = False

    @property
    def condition(self) -> Q:
        if not self.people:
            # Not an empty set of people: the database is to be asked, for the counts of the page come with the answer.
            return Q(Value(self.excluded))
        of_article = {"article": OuterRef("pk")}
        if self.part is Part.SAID:
            there = Exists(Quote.objects.filter(speaker__in=self.people, **of_article))
        else:
            there = Exists(Appearance.objects.filter(person__in=self.people, **of_article))
        return Q(~there) if self.excluded else Q(there)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One way to match: all of ``words``, ``phrases`` and ``named``, none of ``without``.

    ``text`` is what of it is looked for in texts, in web search syntax.
    """

    words: tuple[str, ...]
    phrases: tuple[str, ...]
    without: tuple[str, ...]
    named: tuple[Named, ...] = ()
    text: str = field(default="", compare=False, repr=False)

    @property
    def condition(self) -> Q:
        condition = Q(search=_query(self.text)) if self.text else Q()
        for named in self.named:
            condition &= named.condition
        return condition

    @property
    def only_without(self) -> bool:
        return not self.words and not self.phrases and all(named.excluded for named in self.named)


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """How the words of a search are read: any one of ``ways``; ``ignored`` are too common to be looked for."""

    ways: tuple[Wanted, ...]
    ignored: tuple[str, ...]
    asked: str = field(default="", compare=False)

    @property
    def searched(self) -> bool:
        return bool(self.ways)

    @property
    def names(self) -> tuple[Named, ...]:
        return tuple(named for way in self.ways for named in way.named)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The names that nobody of the archive is called by, each once."""
        return tuple(dict.fromkeys(named.name for named in self.names if not named.people))

    @property
    def text(self) -> str:
        """What is looked for in texts, in web search syntax; empty where only names are asked for."""
        return " or ".join(way.text for way in self.ways if way.text) if self.names else self.asked

    @property
    def condition(self) -> Q:
        """What an article has to be."""
        if not self.names:
            return Q(search=_query(self.asked))
        return reduce(or_, (way.condition for way in self.ways))

    @property
    def worth_saying(self) -> bool:
        """Whether the reader may not expect it: anything beyond plain words that are all looked for."""
        return bool(
            self.ignored or len(self.ways) != 1 or self.ways[0].phrases or self.ways[0].without or self.ways[0].named
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Term:
    text: str
    what: str  # "word", "phrase", "or", "said" or "about"
    excluded: bool
    written: str

    @property
    def is_name(self) -> bool:
        return self.what in ("said", "about")


# Somebody by name, a phrase, also one that is not closed, or a word; hyphens before it say "not", also with a space
# between.
_TERM = re.compile(
    r"(?P<minus>-[-\s]*)?"
    r"(?:(?P<part>said|about):(?:\s*[\"“](?P<names>[^\"”]*)[\"”]?|(?P<name>[^\s\"“]+))"
    r'|"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))',
    re.IGNORECASE,
)


def understand(words: str) -> Understanding:
    """Return how a search for ``words`` is read.

    Asks the database once, which of them are too common, and once more if there are names, who is called so.
    """
    terms = list(_terms(words))
    common = _too_common({term.text for term in terms if term.what in ("word", "phrase") and term.text})
    people = _called({term.text for term in terms if term.is_name})
    ways: list[Wanted] = []
    ignored: list[str] = []
    group: list[_Term] = []
    for term in [*terms, _Term(text="", what="or", excluded=False, written="")]:
        if term.what == "or":
            if group:
                ways.append(_wanted(group, people))
            group = []
        elif term.text in common and not term.is_name:
            ignored.append(term.text)
        elif term.text:
            group.append(term)
    return Understanding(ways=tuple(ways), ignored=tuple(dict.fromkeys(ignored)), asked=words)


def _terms(words: str) -> Iterable[_Term]:
    for found in _TERM.finditer(words):
        phrase, word = found["phrase"], found["word"]
        name = " ".join((found["names"] or found["name"] or "").split())
        excluded = (found["minus"] or "").count("-") % 2 == 1
        if found["part"] and name:
            yield _Term(text=name, what=found["part"].lower(), excluded=excluded, written=found[0])
        elif found["part"]:
            yield _Term(text=found["part"], what="word", excluded=excluded, written=found["part"])
        elif phrase is not None:
            text = " ".join(phrase.split())
            yield _Term(text=text, what="phrase" if " " in text else "word", excluded=excluded, written=found[0])
        elif word.casefold() == "or" and not found["minus"]:
            yield _Term(text=word, what="or", excluded=False, written=word)
        else:
            yield _Term(text=word, what="word", excluded=excluded, written=found[0])


def _wanted(group: Iterable[_Term], people: Mapping[str, tuple[Person, ...]]) -> Wanted:
    group = tuple(group)
    texts = tuple(term for term in group if not term.is_name)
    return Wanted(
        words=tuple(term.text for term in texts if term.what == "word" and not term.excluded),
        phrases=tuple(term.text for term in texts if term.what == "phrase" and not term.excluded),
        without=tuple(term.text for term in texts if term.excluded),
        named=tuple(
            Named(part=Part(term.what), name=term.text, people=people[term.text], excluded=term.excluded)
            for term in group
            if term.is_name
        ),
        text=" ".join(term.written for term in texts),
    )


def _query(words: str) -> SearchQuery:
    return SearchQuery(words, config=SEARCH_CONFIG, search_type="websearch")


def _called(names: set[str]) -> dict[str, tuple[Person, ...]]:
    """Return for each of ``names`` the people one of whose names has all of its words, from A to Z."""
    words = {name: set(name_key(name).split()) for name in names}
    if not any(words.values()):
        return dict.fromkeys(names, ())
    found = Person.objects.called([tuple(sorted(each)) for each in words.values() if each])
    return {
        name: tuple(
            person
            for person in found
            if wanted and any(wanted <= set(alias.key.split()) for alias in person.aliases.all())
        )
        for name, wanted in words.items()
    }


def _too_common(texts: set[str]) -> set[str]:
    """Return those of ``texts`` of which nothing is left to look for: stop words and punctuation."""
    if not texts:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT text FROM unnest(%s::text[]) AS text WHERE numnode(plainto_tsquery(%s::regconfig, text)) = 0",
            [sorted(texts), SEARCH_CONFIG],
        )
        return {text for (text,) in cursor.fetchall()}

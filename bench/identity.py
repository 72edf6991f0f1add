"""Measure how often a surname is given to the right person, with the weights in use and with newly trained ones.

    python bench/identity.py TEXTS.jsonl

The data is not part of the project. Each line holds an article's ``text`` and ``published``. Every full name of an
article is reduced to the surname, or to an initial and the surname, and then searched for among the people of the other
articles. A logistic regression over ``articles.text.people.identity.features`` is trained on nine articles of ten.

Prints the trained weights and prior, for ``WEIGHTS`` and ``PRIOR`` in ``articles/text/people/identity.py``. Prints
precision and recall by threshold: of the trained weights on the articles kept aside, and of those in use on all
articles. Writes no file. Nothing is random: two runs print the same.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from articles.text.people.finding import find_people
from articles.text.people.identity import (
    MIN_LEAD_TO_JOIN,
    PRIOR,
    WEIGHTS,
    Name,
    PersonEvidence,
    Relation,
    features,
    read_name,
    role_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

STRENGTH = 1.0
"""Inverse of the L2 penalty, scikit-learn's ``C``."""
HELD = 10
THRESHOLDS = (-1.0, 0.0, 1.0, 1.5, 2.0, 3.0)


class Article(NamedTuple):
    """The people of an article, by number, with their names and roles; and its date."""

    people: dict[int, tuple[Name, tuple[str, ...]]]
    day: date | None


class Case(NamedTuple):
    """A person to be found: the features of each candidate, and the index of the right one."""

    article: int
    candidates: list[dict[str, float]]
    right: int | None


def read(path: Path) -> list[Article]:
    numbers: dict[tuple[str, str], int] = {}
    articles = []
    for line in path.read_text("utf-8").splitlines():
        article = json.loads(line)
        people: dict[int, tuple[Name, tuple[str, ...]]] = {}
        for person in find_people(article["text"]):
            name = read_name(person.name, [span.of(article["text"]) for span in person.mentions])
            if name and len(name.given) > 1:
                people[numbers.setdefault((name.bare, name.suffix), len(numbers))] = (name, person.roles)
        try:
            day = date.fromisoformat(article["published"][:10])
        except ValueError:
            day = None
        articles.append(Article(people, day))
    return articles


def acquaintance(articles: Sequence[Article], places: Sequence[int], person: int) -> PersonEvidence:
    return PersonEvidence(
        articles=len(places),
        companions=tuple(frozenset(articles[place].people.keys() - {person}) for place in places),
        role_words=role_words(role for place in places for role in articles[place].people[person][1]),
        days=tuple(day for place in places if (day := articles[place].day)),
    )


def cases(articles: Sequence[Article], *, may_be: Callable[[Name, Name], bool]) -> list[Case]:
    places: dict[int, list[int]] = defaultdict(list)
    bearers: dict[str, dict[int, Name]] = defaultdict(dict)
    for place, article in enumerate(articles):
        for person, (name, _roles) in article.people.items():
            places[person].append(place)
            bearers[name.family][person] = name
    found = []
    for place, article in enumerate(articles):
        for person, (name, _roles) in article.people.items():
            if any(other != person and name.family == its.family for other, (its, _r) in article.people.items()):
                continue
            others = {
                other: [where for where in places[other] if where != place]
                for other, its in bearers[name.family].items()
                if may_be(name, its)
            }
            known = [other for other, elsewhere in others.items() if elsewhere]
            if known:
                unknown = acquaintance(articles, [place], person)
                written = sum(len(others[other]) for other in known)
                seen = [
                    features(unknown, acquaintance(articles, others[other], other), rivals=written - len(others[other]))
                    for other in known
                ]
                found.append(Case(place, seen, known.index(person) if person in known else None))
    return found


def score(weights: dict[str, float], prior: float, seen: dict[str, float]) -> float:
    return prior + sum(weights[name] * value for name, value in seen.items())


def train(examples: list[Case]) -> tuple[dict[str, float], float]:
    rows = [
        ([seen.get(name, 0.0) for name in WEIGHTS], number == case.right)
        for case in examples
        if case.article % HELD
        for number, seen in enumerate(case.candidates)
    ]
    regression = LogisticRegression(C=STRENGTH, max_iter=1000)
    regression.fit([values for values, _answer in rows], [answer for _values, answer in rows])
    weights = dict(zip(WEIGHTS, regression.coef_[0].tolist(), strict=True))
    return weights, float(regression.intercept_[0])


def report(title: str, examples: list[Case], weights: dict[str, float], prior: float) -> None:
    answerable = sum(case.right is not None for case in examples)
    print(f"{title}: {len(examples)} to find, {answerable} of them there")
    for threshold in THRESHOLDS:
        right = false = 0
        for case in examples:
            scores = [score(weights, prior, seen) for seen in case.candidates]
            best = max(range(len(scores)), key=scores.__getitem__)
            others = [value for number, value in enumerate(scores) if number != best]
            if scores[best] >= threshold and all(scores[best] - value >= MIN_LEAD_TO_JOIN for value in others):
                right += best == case.right
                false += best != case.right
        precision = right / (right + false) if right + false else 1.0
        print(f"  from {threshold:4}: precision {precision:.3f}, recall {right / answerable:.3f}")


def main() -> None:
    articles = read(Path(sys.argv[1]))
    for title, alike, may_be in (
        ("surname alone", Relation.SURNAME, lambda name, other: True),
        ("initial and surname", Relation.INITIAL, lambda name, other: name.given[0] == other.given[0]),
    ):
        found = cases(articles, may_be=may_be)
        weights, prior = train(found)
        print(title, f"prior {prior:.2f}", {name: round(value, 2) for name, value in weights.items()})
        held = [case for case in found if case.article % HELD == 0]
        report("trained, on the articles kept aside", held, weights, prior)
        report("in use, on all articles", found, dict(WEIGHTS), PRIOR[alike])


if __name__ == "__main__":
    main()

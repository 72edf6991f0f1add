"""Align two to six accounts of one event, passage by passage.

Passages are first paired between every two accounts. The pairs are then chained into rows. Neither step depends on the
baseline, called ``base`` here. It decides only the order of the rows, and what each cell is compared with.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from articles.text.comparing.figures import Figure, SharedFigure, find_figures, may_hold_figures, share_figures
from articles.text.comparing.pairing import Alphabet, Link, pair_sentences
from articles.text.comparing.quote_matching import SharedQuote, differ_in_speaker, share_quotes
from articles.text.comparing.wording import (
    Change,
    Difference,
    Relation,
    TokenizedPassage,
    Wording,
    WordRun,
    compare_passages,
    sorted_differences,
)
from articles.text.sentences import split_sentences
from articles.text.tokens import join_tokens, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.text.quotes.found import FoundQuote
    from articles.text.spans import Span

__all__ = [
    "Cell",
    "Change",
    "ComparedArticle",
    "Comparison",
    "ComparisonInput",
    "Difference",
    "Relation",
    "Row",
    "Sentence",
    "WordRun",
    "compare",
]

FEWEST_ACCOUNTS = 2
MOST_ACCOUNTS = 6

# Pairs below this certainty are shown as uncertain. One in four of them is wrong; of the other pairs, one in thirty is.
MIN_CERTAIN = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonInput:
    """One article to compare: its body, and its quotes if known."""

    body: str
    quotes: Sequence[FoundQuote] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a compared article. ``number`` counts from 0, ``paragraph`` from 1."""

    number: int
    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedArticle:
    """An article of a comparison, with its sentences in order."""

    body: str
    sentences: tuple[Sentence, ...]

    @property
    def paragraphs(self) -> int:
        return self.sentences[-1].paragraph if self.sentences else 0

    def text_of(self, numbers: Sequence[int]) -> str:
        """Return the text of the sentences with these numbers, joined by spaces."""
        return " ".join(self.sentences[number].span.of(self.body) for number in numbers)

    def sentence_at(self, offset: int) -> int | None:
        """Return the number of the sentence at ``offset`` of the body, ``None`` between sentences."""
        at = bisect_right(self.sentences, offset, key=lambda sentence: sentence.span.start) - 1
        return at if at >= 0 and offset < self.sentences[at].span.end else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One article's version of a row's passage, compared with the version of the row's ``reference`` article.

    ``sentences`` are the numbers of its sentences in order, nearly always adjacent. ``certainty`` is the probability, 0
    to 1, that the two versions belong together. ``moved`` means that the passage is out of order: it is in paragraph
    ``from_paragraph`` of the reference, and in ``paragraph`` here.

    The reference's own cell has the relation ``SAME``, or ``ONLY`` if no other article has the passage, and no runs.
    """

    sentences: tuple[int, ...]
    relation: Relation
    paragraph: int
    from_paragraph: int
    moved: bool
    differences: tuple[Difference, ...]
    certainty: float
    runs: tuple[WordRun, ...]

    @property
    def is_uncertain(self) -> bool:
        return self.certainty < MIN_CERTAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A passage across the articles: one cell for each article, ``None`` if the article lacks the passage.

    ``reference`` is the base, or the first article with the passage if the base lacks it. ``relation`` is the relation
    of the cell that differs most from the reference, ``ONLY`` if a single article has the passage.
    """

    cells: tuple[Cell | None, ...]
    reference: int
    relation: Relation

    @property
    def present(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell is not None)

    @property
    def moved(self) -> bool:
        return any(cell.moved for cell in self.present)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Return the differences of all cells, in the order of ``Difference``."""
        return sorted_differences({difference for cell in self.present for difference in cell.differences})

    @property
    def certainty(self) -> float:
        return min(cell.certainty for cell in self.present)

    @property
    def is_uncertain(self) -> bool:
        return self.certainty < MIN_CERTAIN


class ArticleLink(NamedTuple):
    """A link between sentences of article ``ours`` and of the later article ``theirs``."""

    ours: int
    theirs: int
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two to six accounts have in common, and where they differ.

    Each sentence of each article is in exactly one row. ``links`` are the pairs of passages that form the rows, the
    closest first. They do not depend on the base.
    """

    articles: tuple[ComparedArticle, ...]
    base: int
    rows: tuple[Row, ...]
    links: tuple[ArticleLink, ...]
    quotes: tuple[SharedQuote, ...]
    figures: tuple[SharedFigure, ...]

    def based_on(self, base: int) -> Comparison:
        """Return the comparison with article ``base`` as its base. Raise ``ValueError`` if there is no such article."""
        prepared = [_PreparedArticle(article) for article in self.articles]
        groups = _chained(self.articles, self.links)
        return replace(
            self,
            base=base,
            rows=_rows(prepared=prepared, groups=groups, links=self.links, quotes=self.quotes, base=base),
        )


def compare(accounts: Sequence[ComparisonInput], *, base: int = 0) -> Comparison:
    """Compare ``accounts``, with number ``base`` of them, counted from 0, as the baseline.

    Raise ``ValueError`` for fewer than two accounts, more than six, or a base that does not exist.
    """
    if not FEWEST_ACCOUNTS <= len(accounts) <= MOST_ACCOUNTS:
        raise ValueError(f"{FEWEST_ACCOUNTS} to {MOST_ACCOUNTS} accounts can be compared, not {len(accounts)}")
    articles = tuple(_article(account.body) for account in accounts)
    prepared = [_PreparedArticle(article) for article in articles]
    links = _links(prepared)
    quotes = share_quotes([account.quotes for account in accounts])
    groups = _chained(articles, links)
    return Comparison(
        articles=articles,
        base=base,
        rows=_rows(prepared=prepared, groups=groups, links=links, quotes=quotes, base=base),
        links=links,
        quotes=quotes,
        figures=_figures(prepared, groups),
    )


# Paragraphs of a body are separated by a blank line.
_PARAGRAPH_END = re.compile(r"\n[ \t\r]*\n")


def _article(body: str) -> ComparedArticle:
    ends = [found.start() for found in _PARAGRAPH_END.finditer(body)]
    sentences: list[Sentence] = []
    paragraph = 0
    place = -1
    for number, span in enumerate(split_sentences(body)):
        # Several blank lines may follow one another, so only paragraphs with sentences are counted.
        at = bisect_right(ends, span.start)
        if at != place:
            place = at
            paragraph += 1
        sentences.append(Sentence(number=number, span=span, paragraph=paragraph))
    return ComparedArticle(body=body, sentences=tuple(sentences))


class _PreparedArticle:
    """An article with the tokens and figures of each sentence, computed once for all comparisons."""

    def __init__(self, article: ComparedArticle) -> None:
        self.article = article
        self.tokens = [tokenize(sentence.span.of(article.body)) for sentence in article.sentences]
        self.figures = [
            find_figures(tokens.text, offset=sentence.span.start) if may_hold_figures(tokens) else ()
            for sentence, tokens in zip(article.sentences, self.tokens, strict=True)
        ]

    def passage(self, numbers: _Numbers) -> TokenizedPassage:
        """Return the sentences with these numbers as one passage. Its text equals ``ComparedArticle.text_of``."""
        return TokenizedPassage(join_tokens([self.tokens[number] for number in numbers], " "), self.figures_of(numbers))

    def figures_of(self, numbers: _Numbers) -> list[Figure]:
        return [figure for number in numbers for figure in self.figures[number]]


def _links(prepared: Sequence[_PreparedArticle]) -> tuple[ArticleLink, ...]:
    alphabet = Alphabet()
    sentences = [alphabet.sentences_of(one.tokens, one.figures) for one in prepared]
    links = [
        ArticleLink(ours, theirs, link)
        for ours, theirs in combinations(range(len(prepared)), 2)
        for link in pair_sentences(sentences[ours], sentences[theirs])
    ]
    return tuple(sorted(links, key=lambda link: (-link.link.closeness, link)))


# Numbers of sentences, in order.
_Numbers = tuple[int, ...]

# One passage: the numbers of its sentences in each article, () for an article that lacks it.
_Group = tuple[_Numbers, ...]


def _chained(articles: Sequence[ComparedArticle], links: Sequence[ArticleLink]) -> list[_Group]:
    """Return the passages that the links chain together, each sentence in exactly one passage.

    Passages are in the order of the first article; those it lacks follow in the order of the second, and so on.

    The closest links are followed first. A chain may not join sentences of one article that no single link joins. If a
    passage of the first account matches two passages of the second by way of a third account, it stays with the closer.
    """
    whole = {(link.ours, link.link.ours) for link in links} | {(link.theirs, link.link.theirs) for link in links}
    group_of: dict[tuple[int, int], dict[int, tuple[int, ...]]] = {
        (article, sentence.number): {article: (sentence.number,)}
        for article, compared in enumerate(articles)
        for sentence in compared.sentences
    }
    for ours, theirs, link in links:
        joined: dict[int, tuple[int, ...]] = {}
        members = [(ours, number) for number in link.ours] + [(theirs, number) for number in link.theirs]
        for group in {id(group_of[member]): group_of[member] for member in members}.values():
            for article, numbers in group.items():
                joined[article] = tuple(sorted({*joined.get(article, ()), *numbers}))
        if all(len(numbers) == 1 or (article, numbers) in whole for article, numbers in joined.items()):
            for article, numbers in joined.items():
                for number in numbers:
                    group_of[article, number] = joined
    distinct = {id(group): group for group in group_of.values()}
    return [tuple(group.get(article, ()) for article in range(len(articles))) for group in distinct.values()]


_DISTANCES = {relation: distance for distance, relation in enumerate(Relation)}


def _rows(
    *,
    prepared: Sequence[_PreparedArticle],
    groups: Sequence[_Group],
    links: Sequence[ArticleLink],
    quotes: Sequence[SharedQuote],
    base: int,
) -> tuple[Row, ...]:
    if not 0 <= base < len(prepared):
        raise ValueError(f"no article {base} to compare with")
    articles = [one.article for one in prepared]
    evidence = _Evidence(articles=articles, links=links, quotes=quotes)
    moves = _Moves(articles, groups)
    rows = []
    for group in _in_order(groups=groups, base=base, articles=len(articles), moves=moves):
        reference = base if group[base] else next(article for article, numbers in enumerate(group) if numbers)
        cells = tuple(
            _cell(prepared=prepared, group=group, article=article, reference=reference, evidence=evidence, moves=moves)
            if numbers
            else None
            for article, numbers in enumerate(group)
        )
        relation = max((cell.relation for cell in cells if cell is not None), key=_DISTANCES.__getitem__)
        rows.append(Row(cells=cells, reference=reference, relation=relation))
    return tuple(rows)


def _cell(
    *,
    prepared: Sequence[_PreparedArticle],
    group: _Group,
    article: int,
    reference: int,
    evidence: _Evidence,
    moves: _Moves,
) -> Cell:
    numbers = group[article]
    if article == reference:
        alone = sum(map(bool, group)) == 1
        wording = Wording(relation=Relation.ONLY if alone else Relation.SAME, differences=(), runs=())
        certainty = 1.0
    else:
        wording = compare_passages(prepared[reference].passage(group[reference]), prepared[article].passage(numbers))
        certainty = max(evidence.certainty(group, article), MIN_CERTAINTY.get(wording.relation, 0.0))
        if evidence.speakers_differ(
            ours=reference, our_sentences=group[reference], theirs=article, their_sentences=numbers
        ):
            wording = wording.with_difference(Difference.SPEAKER)
    return Cell(
        sentences=numbers,
        relation=wording.relation,
        paragraph=prepared[article].article.sentences[numbers[0]].paragraph,
        from_paragraph=prepared[reference].article.sentences[group[reference][0]].paragraph,
        moved=article != reference and moves.is_moved(reference=reference, article=article, sentence=numbers[0]),
        differences=wording.differences,
        certainty=certainty,
        runs=wording.runs,
    )


# Lowest certainty by relation. Of 67 pairs judged by hand that keep runs of words, one was wrong.
MIN_CERTAINTY = {Relation.SAME: 1.0, Relation.EDITED: 0.95}

# Certainty by closeness: a straight line from the lowest closeness of a pair to the closeness at which all pairs are
# right. It is fitted to 190 pairs of 34 comparisons judged by hand. From a closeness of 0.2, three pairs in four were
# right; from 0.3, nine in ten; from 0.4, nearly all.
_LOWEST_CLOSENESS, _LOWEST_CERTAINTY = 0.2, 0.7
_SURE_CLOSENESS = 0.5

# Leads report the event itself. All eleven pairs of leads with a lower certainty by closeness were right.
_MIN_CERTAINTY_OF_LEADS = 0.95


class _Evidence:
    """Evidence from links that passages belong together, and from shared quotes that their speakers differ."""

    def __init__(
        self, *, articles: Sequence[ComparedArticle], links: Sequence[ArticleLink], quotes: Sequence[SharedQuote]
    ) -> None:
        self._closeness = {
            (link.ours, ours, link.theirs, theirs): link.link.closeness
            for link in links
            for ours in link.link.ours
            for theirs in link.link.theirs
        }
        # By article and sentence: the quotes that begin there, by number of the shared quote.
        self._quotes: dict[tuple[int, int], dict[int, list[FoundQuote]]] = {}
        for number, shared in enumerate(quotes):
            for variant in shared.variants:
                sentence = articles[variant.article].sentence_at(variant.quote.span.start)
                if sentence is not None:
                    quotes_of_sentence = self._quotes.setdefault((variant.article, sentence), {})
                    quotes_of_sentence.setdefault(number, []).append(variant.quote)

    def certainty(self, group: _Group, article: int) -> float:
        """Return the probability that the article's cell belongs to its row, from its closest link to another cell."""
        closest = max(
            self._closeness.get((*min(here, there), *max(here, there)), 0.0)
            for other, numbers in enumerate(group)
            if other != article
            for there in ((other, number) for number in numbers)
            for here in ((article, number) for number in group[article])
        )
        certainty = _LOWEST_CERTAINTY + (1 - _LOWEST_CERTAINTY) * (closest - _LOWEST_CLOSENESS) / (
            _SURE_CLOSENESS - _LOWEST_CLOSENESS
        )
        if closest and group[article][0] == 0 and sum(numbers[:1] == (0,) for numbers in group) > 1:
            certainty = max(certainty, _MIN_CERTAINTY_OF_LEADS)
        return round(min(1.0, max(0.0, certainty)), 3)

    def speakers_differ(self, *, ours: int, our_sentences: _Numbers, theirs: int, their_sentences: _Numbers) -> bool:
        """Whether the passages share a quote and attribute it to different people."""
        a, b = self._quotes_in(ours, our_sentences), self._quotes_in(theirs, their_sentences)
        return any(differ_in_speaker(a[number], b[number]) for number in a.keys() & b.keys())

    def _quotes_in(self, article: int, sentences: _Numbers) -> dict[int, list[FoundQuote]]:
        found: dict[int, list[FoundQuote]] = {}
        for sentence in sentences:
            for number, quotes in self._quotes.get((article, sentence), {}).items():
                found.setdefault(number, []).extend(quotes)
        return found


class _Moves:
    """The passages that are out of order between any two of the articles."""

    def __init__(self, articles: Sequence[ComparedArticle], groups: Sequence[_Group]) -> None:
        self._articles = articles
        self._groups = groups
        self._moved: dict[tuple[int, int], set[int]] = {}

    def is_moved(self, *, reference: int, article: int, sentence: int) -> bool:
        """Whether the passage beginning with ``sentence`` of ``article`` is in another place than in ``reference``."""
        pair = reference, article
        if pair not in self._moved:
            shared = sorted(
                (group[reference][0], group[article][0], len(self._articles[article].text_of(group[article])))
                for group in self._groups
                if group[reference] and group[article]
            )
            kept = longest_increasing([(theirs, length) for _, theirs, length in shared])
            self._moved[pair] = {theirs for _, theirs, _ in shared} - kept
        return sentence in self._moved[pair]


def longest_increasing(places: Sequence[tuple[int, int]]) -> set[int]:
    """Return the places of the longest increasing subsequence of ``places``, each given as (place, weight).

    Among equally long subsequences the heaviest is taken, so that the smaller passage counts as moved. Runs in
    n log n, with a Fenwick tree of the best prefixes, each (count, weight, position in the sequence).
    """
    rank = {place: at for at, place in enumerate(sorted(place for place, _ in places), start=1)}
    tree: list[tuple[int, int, int]] = [(0, 0, -1)] * (len(places) + 1)
    before: list[int] = []
    best = (0, 0, -1)
    for position, (place, weight) in enumerate(places):
        longest = (0, 0, -1)
        at = rank[place] - 1
        while at:
            longest = max(longest, tree[at])
            at &= at - 1
        before.append(longest[2])
        entry = (longest[0] + 1, longest[1] + weight, position)
        best = max(best, entry)
        at = rank[place]
        while at < len(tree):
            tree[at] = max(tree[at], entry)
            at += at & -at
    kept = set()
    position = best[2]
    while position >= 0:
        kept.add(places[position][0])
        position = before[position]
    return kept


def _in_order(*, groups: Sequence[_Group], base: int, articles: int, moves: _Moves) -> Iterator[_Group]:
    """Yield the passages in the order of the base.

    A passage that the base lacks follows the passage before it in its own article, or else the base's first passage.
    Moved passages are ignored here. Otherwise they would take their neighbours along.
    """
    following: dict[_Group | None, _Group | None] = {None: None}

    def put(group: _Group, after: _Group | None) -> None:
        following[group] = following[after]
        following[after] = group

    opening = min((group for group in groups if group[base]), key=lambda group: group[base], default=None)
    # The base first, then the others from last to first: what is added later ends up nearer to the passage it follows.
    for article in (base, *(other for other in reversed(range(articles)) if other != base)):
        previous = None if article == base else opening
        for group in sorted((group for group in groups if group[article]), key=lambda group: group[article]):
            if group not in following:
                put(group, previous)
            elif (
                article != base
                and group[base]
                and moves.is_moved(reference=base, article=article, sentence=group[article][0])
            ):
                continue
            previous = group
    at = following[None]
    while at is not None:
        yield at
        at = following[at]


def _figures(prepared: Sequence[_PreparedArticle], groups: Sequence[_Group]) -> tuple[SharedFigure, ...]:
    return share_figures(
        [[prepared[article].figures_of(numbers) for article, numbers in enumerate(group)] for group in groups]
    )

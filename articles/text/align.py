"""Two to six accounts of one event, aligned passage by passage.

Passages are paired two accounts at a time, without regard to which is the base; the pairs are then chained into rows.
Only the order of the rows and what each cell is compared with depend on the base.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.text.figures import SharedFigure
    from articles.text.quotes import FoundQuote
    from articles.text.spans import Span
    from articles.text.wording import WordRun

FEWEST_ACCOUNTS = 2
MOST_ACCOUNTS = 6


class Relation(StrEnum):
    """How a passage stands to its counterpart, from nearest to farthest."""

    SAME = "same"
    EDITED = "edited"
    REWORDED = "reworded"
    ONLY = "only"


class Difference(StrEnum):
    """What differs between two passages that belong together."""

    PUNCTUATION = "punctuation"
    QUOTE_MARKS = "quote marks"
    CASE = "case"
    SPELLING = "spelling"
    UNIT = "unit"
    NUMBER = "number"
    NEGATION = "negation"
    VERDICT = "verdict"
    NAME = "name"
    SPEAKER = "speaker"
    WORDING = "wording"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One article as it goes into a comparison: its body, and its quotes where they are known."""

    body: str
    quotes: Sequence[FoundQuote] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a compared article. ``number`` counts from 0, ``paragraph`` from 1, as a reader would."""

    number: int
    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedArticle:
    """An article of a comparison with its sentences in order. ``words`` is how many words they have in all."""

    body: str
    sentences: tuple[Sentence, ...]
    paragraphs: int
    words: int

    def text_of(self, numbers: Sequence[int]) -> str:
        """Return the sentences of these numbers, each as the body has it, with a blank between."""
        return " ".join(self.sentences[number].span.of(self.body) for number in numbers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one article has of a row's passage.

    ``sentences`` are numbers of adjacent sentences. ``relation``, ``differences``, ``certainty`` (0 to 1, that the two
    belong together), ``from_paragraph`` and ``runs`` stand to the row's ``reference`` article; in the reference's own
    cell the relation is ``SAME``, or ``ONLY`` where no other article has the passage, and the runs are empty.
    ``moved`` says that the passage is out of order against the reference: there in ``from_paragraph``, here in
    ``paragraph``.
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
        return self.certainty < CERTAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A passage across the articles: one cell an article, ``None`` where it lacks the passage.

    ``reference`` is the base where it has the passage, else the first article that has it. ``relation`` is that of the
    cell farthest from the reference, ``ONLY`` where a single article has the passage; ``certainty`` that of the least
    certain.
    """

    cells: tuple[Cell | None, ...]
    reference: int
    relation: Relation
    moved: bool
    differences: tuple[Difference, ...]
    certainty: float

    @property
    def is_uncertain(self) -> bool:
        return self.certainty < CERTAIN


class QuoteRelation(StrEnum):
    """How the variants of a quote differ, the gravest difference standing for all."""

    IDENTICAL = "identical"
    PUNCTUATION = "punctuation only"
    TRIMMED = "trimmed"
    WORDED = "words differ"
    ATTRIBUTED = "attributed differently"
    ONLY = "only"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteVariant:
    """A quote as one article has it: ``quote`` is the article's quote number ``index``, in that paragraph."""

    article: int
    index: int
    paragraph: int
    quote: FoundQuote


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedQuote:
    """The same words spoken, in every article that quotes them, in their order; ``ONLY`` where one does."""

    variants: tuple[QuoteVariant, ...]
    relation: QuoteRelation


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two to six accounts share and where they part. Each sentence of each article is in exactly one row."""

    articles: tuple[ComparedArticle, ...]
    base: int
    rows: tuple[Row, ...]
    quotes: tuple[SharedQuote, ...]
    figures: tuple[SharedFigure, ...]

    def based_on(self, base: int) -> Comparison:
        """Return the same pairs in the order of article ``base``; raises ``ValueError`` for no such one."""
        raise NotImplementedError


# Certainty below which a pair is shown as uncertain.
CERTAIN = 0.5


def compare(accounts: Sequence[Account], *, base: int = 0) -> Comparison:
    """Return the comparison of ``accounts``, in their order, read against article ``base``.

    Raises ``ValueError`` for fewer than two accounts, more than six, or a base that is none of them.
    """
    raise NotImplementedError

"""Lists of quotes: words in quotation marks before reported speech, and what is uncertain only on request."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.models import Quote
    from articles.models.quotes import QuoteCounts, QuoteQuerySet


class QuoteList:
    """Quotes for a paginator: those in quotation marks, then reported speech, both in the order of ``quotes``.

    Reported speech that may not be any is left out, unless it is asked for with ``uncertain``. The two parts are
    queries of their own: sorted as one, the database could not read a page in the order of its index. One more query
    counts all of them.
    """

    def __init__(self, quotes: QuoteQuerySet, *, uncertain: bool = False) -> None:
        self.quotes = quotes
        self.uncertain = uncertain

    @cached_property
    def counts(self) -> QuoteCounts:
        return self.quotes.counts()

    @property
    def reported(self) -> int:
        """The number of indirect quotes listed."""
        return self.counts.reported + (self.counts.hidden if self.uncertain else 0)

    def count(self) -> int:
        return self.counts.marked + self.reported

    def __iter__(self) -> Iterator[Quote]:
        return iter(self[:])

    def __len__(self) -> int:
        return self.count()

    @overload
    def __getitem__(self, part: int) -> Quote: ...

    @overload
    def __getitem__(self, part: slice) -> list[Quote]: ...

    def __getitem__(self, part: int | slice) -> Quote | list[Quote]:
        if isinstance(part, int):
            return self[part : part + 1][0]
        start, stop, _step = part.indices(self.count())
        marked = self.counts.marked
        found: list[Quote] = []
        if start < min(stop, marked):
            found += self.quotes.marked()[start : min(stop, marked)]
        if stop > marked:
            reported = self.quotes.reported().shown(uncertain=self.uncertain)
            found += reported[max(0, start - marked) : stop - marked]
        return found

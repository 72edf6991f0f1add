"""What other accounts add to an article: quotes and differing figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.models import Quote
from articles.text.comparing.figures import FigureRelation, find_figures, share_figures
from articles.text.comparing.recurring_quotes import QuoteOccurrence, group_recurring_quotes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from articles.models import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Additions:
    """What another account adds: the number of quotes, and differing figures as pairs (theirs, ours)."""

    quotes: int
    figures: tuple[tuple[str, str], ...]

    def __bool__(self) -> bool:
        return bool(self.quotes or self.figures)


def additions_of(others: Sequence[Article], *, to: Article) -> dict[int, Additions]:
    """Return what each of ``others`` adds to the article ``to``, by id. One query if their bodies are loaded."""
    bodies = {other.pk: other.body for other in others}
    quotes = _quotes_by_article([to.pk, *bodies])
    figures = find_figures(to.body)
    found = {}
    for pk, body in bodies.items():
        groups = group_recurring_quotes([*quotes.get(to.pk, []), *quotes.get(pk, [])])
        theirs = find_figures(body)
        # The texts are not aligned, so only distinctive figures are paired.
        shared = share_figures([[figures, ()], [(), theirs]])
        found[pk] = Additions(
            quotes=sum(all(quote.article == pk for quote in group) for group in groups),
            figures=tuple(
                (their.span.of(body), our.span.of(to.body))
                for our, their in (figure.cells for figure in shared if figure.relation is FigureRelation.DIFFERENT)
                if our and their
            ),
        )
    return found


def _quotes_by_article(articles: Iterable[int]) -> dict[int, list[QuoteOccurrence]]:
    found: dict[int, list[QuoteOccurrence]] = {}
    quotes = Quote.objects.marked().filter(article__in=list(articles)).order_by("article", "position", "pk")
    for key, article, text, speaker in quotes.values_list("pk", "article", "text", "speaker"):
        found.setdefault(article, []).append(QuoteOccurrence(key=key, article=article, text=text, speaker=speaker))
    return found

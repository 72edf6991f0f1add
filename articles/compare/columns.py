"""The accounts of a comparison, loaded from the archive."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.compare.addresses import Key, UnknownArticle
from articles.models import Appearance, Article, Quote, Revision
from articles.text.people.finding import find_people
from articles.text.quotes.finding import find_quotes
from articles.text.quotes.found import FoundQuote, QuoteKind
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SIGLA = "ABCDEF"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPerson:
    """A person named in an account; ``pk`` is ``None`` if the person was not looked up in the archive.

    ``is_uncertain``: the name may well not be a person's.
    """

    name: str
    pk: int | None
    mentions: int
    is_uncertain: bool = False


@dataclass(frozen=True, kw_only=True)
class Column:
    """An account in a comparison: one revision of an article.

    ``quote_pks`` are the keys of ``quotes``, in the same order; ``None`` for quotes that are not stored.
    """

    key: Key
    siglum: str
    article: Article
    headline: str
    body: str
    quotes: tuple[FoundQuote, ...]
    quote_pks: tuple[int | None, ...]
    people: tuple[NamedPerson, ...]

    @cached_property
    def words(self) -> int:
        return len(self.body.split())

    @cached_property
    def outlet(self) -> str:
        return self.article.source.name if self.article.source else _("Unknown outlet")

    @property
    def is_earlier(self) -> bool:
        """Whether this is an earlier revision of the article."""
        return self.key.revision != self.article.revision

    @cached_property
    def url(self) -> str:
        if self.is_earlier:
            return reverse("articles:revision", args=[self.key.article, self.key.revision])
        return self.article.get_absolute_url()

    def url_of_quote(self, pk: int, quote: FoundQuote) -> str:
        """Return the address of a stored quote in the account, which shows uncertain ones only on request."""
        return f"{self.url}{'?uncertain=1' if quote.is_hidden else ''}#quote-{pk}"

    def url_of(self, paragraph: int) -> str:
        """Return the address of a paragraph on the account's own page."""
        return f"{self.url}#paragraph-{paragraph}"


def columns_for(keys: Sequence[Key]) -> tuple[Column, ...]:
    """Load the accounts that ``keys`` name, in order. Raises ``UnknownArticle`` if one is not in the archive."""
    articles = (
        Article.objects.select_related("source", "agency", "clipping")
        .defer("blocks", "search", "terms", "source__note", "agency__note", "clipping__content")
        .prefetch_related(
            Prefetch("quotes", queryset=Quote.objects.select_related("speaker").defer("search").in_reading_order()),
            Prefetch("appearances", queryset=Appearance.objects.select_related("person").order_by("position", "pk")),
        )
        .in_bulk([key.article for key in keys])
    )
    revisions = _earlier_revisions([key for key in keys if key.article in articles], articles)
    columns = []
    for siglum, key in zip(SIGLA, keys, strict=False):
        article = articles.get(key.article)
        if article is None:
            raise UnknownArticle(str(key))
        if key.revision == article.revision:
            columns.append(_current_column(key, siglum, article))
        elif key in revisions:
            columns.append(_earlier_column(key, siglum, article, revisions[key]))
        else:
            raise UnknownArticle(str(key))
    return tuple(columns)


def _earlier_revisions(keys: Iterable[Key], articles: dict[int, Article]) -> dict[Key, Revision]:
    wanted = {key for key in keys if key.revision != articles[key.article].revision}
    if not wanted:
        return {}
    rows = Revision.objects.filter(
        article__in={key.article for key in wanted}, number__in={key.revision for key in wanted}
    ).defer("blocks")
    return {key: row for row in rows if (key := Key(row.article_id, row.number)) in wanted}


def _current_column(key: Key, siglum: str, article: Article) -> Column:
    rows = list(article.quotes.all())
    return Column(
        key=key,
        siglum=siglum,
        article=article,
        headline=article.headline,
        body=article.body,
        quotes=tuple(_found_quote(row) for row in rows),
        quote_pks=tuple(row.pk for row in rows),
        people=tuple(
            NamedPerson(
                name=appearance.person.name,
                pk=appearance.person_id,
                mentions=appearance.mention_count,
                is_uncertain=appearance.is_uncertain,
            )
            for appearance in article.appearances.all()
        ),
    )


def _earlier_column(key: Key, siglum: str, article: Article, revision: Revision) -> Column:
    """Return the column of an earlier revision. Its people and quotes are not stored, so they are parsed again."""
    people = find_people(revision.body, language=article.language or None)
    quotes = tuple(find_quotes(revision.body, people, language=article.language or None))
    return Column(
        key=key,
        siglum=siglum,
        article=article,
        headline=revision.headline,
        body=revision.body,
        quotes=quotes,
        quote_pks=(None,) * len(quotes),
        people=tuple(
            NamedPerson(name=person.name, pk=None, mentions=len(person.mentions), is_uncertain=person.is_uncertain)
            for person in people
        ),
    )


def _found_quote(row: Quote) -> FoundQuote:
    return FoundQuote(
        kind=QuoteKind(row.kind),
        span=Span(row.start, row.end),
        text=row.text,
        speaker=row.speaker.name if row.speaker else None,
        speaker_text=row.speaker_text or None,
        cue=row.cue or None,
        certainty=row.certainty,
        rule=row.rule,
    )

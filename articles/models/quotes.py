from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVector, SearchVectorField
from django.db import connection, models
from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import Left, TruncMonth
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.articles import SEARCH_CONFIG, SEARCHED_CHARACTERS
from articles.models.people import Alias, Person
from articles.text.comparing.recurring_quotes import search_fingerprints_of
from articles.text.quotes.found import SURE_REPORTED, SURE_SPEAKER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from articles.text.spans import Span


# The most quotes compared with one quote, of those that share a print. Only common phrases exceed this, and real
# variants share several prints. At three times this limit PostgreSQL compiles the query, which takes ten times as long
# as running it.
_MOST_CANDIDATES = 300

_SIMILAR = """
SELECT quote.id, similar_quote.id
FROM unnest(%s::bigint[], %s::bigint[], %s::text[]) AS quote (id, article_id, sought)
CROSS JOIN LATERAL (
    SELECT other.id
    FROM (
        SELECT id, prints
        FROM articles_quote
        WHERE prints && quote.sought::bigint[] AND article_id <> quote.article_id
        LIMIT %s
    ) AS other
    ORDER BY
        cardinality(ARRAY(SELECT unnest(other.prints) INTERSECT SELECT unnest(quote.sought::bigint[]))) DESC,
        other.id
    LIMIT %s
) AS similar_quote
ORDER BY quote.id, similar_quote.id
"""


def _shown_by_default() -> Q:
    """Return the condition for words in quotation marks, and for reported speech that was surely said."""
    return ~Q(kind=Quote.Kind.INDIRECT) | Q(certainty__gte=SURE_REPORTED)


def _has_doubtful_speaker() -> Q:
    # Where nobody is named, nobody is named wrongly.
    doubtful = Q(by_hand=False, certainty__lt=SURE_SPEAKER) & ~Q(speaker=None, speaker_text="")
    return doubtful & ~Q(kind=Quote.Kind.INDIRECT)


class QuoteCounts(NamedTuple):
    """Numbers of quotes in quotation marks, of reported speech, and of that which is hidden as uncertain."""

    marked: int
    reported: int
    hidden: int


class QuoteQuerySet(models.QuerySet["Quote"]):
    def marked(self) -> QuoteQuerySet:
        """Direct and mixed quotes: words in quotation marks."""
        return self.exclude(kind=Quote.Kind.INDIRECT)

    def reported(self) -> QuoteQuerySet:
        """Indirect quotes: reported speech."""
        return self.filter(kind=Quote.Kind.INDIRECT)

    def shown(self, *, uncertain: bool = False) -> QuoteQuerySet:
        """Quotes that a page shows: with ``uncertain`` all, else without reported speech that may not be any."""
        return self if uncertain else self.filter(_shown_by_default())

    def hidden(self) -> QuoteQuerySet:
        """Reported speech that is shown only on request, because it may not be any."""
        return self.filter(~_shown_by_default())

    def with_low_certainty(self, *, is_low: bool = True) -> QuoteQuerySet:
        """Quotes to review first: of a certainty below what pages show as a fact. Unknown speakers are among them."""
        low = Q(certainty__lt=SURE_SPEAKER) & ~Q(kind=Quote.Kind.INDIRECT)
        low |= Q(certainty__lt=SURE_REPORTED, kind=Quote.Kind.INDIRECT)
        return self.filter(low if is_low else ~low)

    def conflicting_with(self, span: Span, *, reported: bool) -> QuoteQuerySet:
        """Quotes that a quote at ``span`` may not overlap. ``reported``: it is reported speech.

        Reported speech may hold passages in quotation marks: "the bay was “dead for years” by now".
        """
        overlapping = self.filter(start__lt=span.end, end__gt=span.start)
        if reported:
            nested = Q(start__gte=span.start, end__lte=span.end) & ~Q(kind=Quote.Kind.INDIRECT)
        else:
            nested = Q(start__lte=span.start, end__gte=span.end, kind=Quote.Kind.INDIRECT)
        return overlapping.exclude(nested & ~Q(start=span.start, end=span.end))

    def counts(self) -> QuoteCounts:
        """Count the quotes by what a page shows of them, in one query."""
        rows = self.order_by().aggregate(
            marked=Count("kind", filter=~Q(kind=Quote.Kind.INDIRECT)),
            reported=Count("kind", filter=Q(kind=Quote.Kind.INDIRECT, certainty__gte=SURE_REPORTED)),
            hidden=Count("kind", filter=~_shown_by_default()),
        )
        return QuoteCounts(**rows)

    def with_sure_speaker(self) -> QuoteQuerySet:
        """Quotes in quotation marks with a speaker who is right with a certainty at which 19 in 20 are."""
        return self.marked().exclude(_has_doubtful_speaker()).exclude(speaker=None, speaker_text="")

    def with_doubtful_speaker(self) -> QuoteQuerySet:
        """Quotes in quotation marks with a speaker who may well be wrong."""
        return self.filter(_has_doubtful_speaker())

    def matching(self, words: str) -> QuoteQuerySet:
        """Quotes that match a search for ``words``, in web search syntax: "a phrase", or, -not."""
        return self.filter(search=SearchQuery(words, config=SEARCH_CONFIG, search_type="websearch"))

    def said_by(self, name: str) -> QuoteQuerySet:
        """Quotes whose speaker's name or description contains every word of ``name``."""
        quotes = self
        for word in name.split():
            known = Alias.objects.filter(person=OuterRef("speaker"), name__icontains=word)
            quotes = quotes.filter(Exists(known) | Q(speaker=None, speaker_text__icontains=word))
        return quotes

    def without_speaker(self) -> QuoteQuerySet:
        return self.filter(speaker=None)

    def by_outlet(self) -> QuerySet[Any, Any]:
        """Rows of the outlet's ``name`` and ``slug`` (null: unknown) and the number of ``quotes``, most first."""
        return (
            self.annotate(name=F("article__source__name"), slug=F("article__source__slug"))
            .values("name", "slug")
            .annotate(quotes=Count("pk"))
            .order_by("-quotes", "name", "slug")
        )

    def by_month(self) -> QuerySet[Any, Any]:
        """Rows of ``month`` (its first day) and the number of ``quotes``, oldest first, without undated articles."""
        return (
            self.filter(article__published_on__isnull=False)
            .annotate(month=TruncMonth("article__published_on"))
            .values("month")
            .annotate(quotes=Count("pk"))
            .order_by("month")
        )

    def years(self) -> list[int]:
        """Return the years in which the quotes were published, latest first."""
        dated = self.filter(article__published_on__isnull=False)
        return [day.year for day in dated.dates("article__published_on", "year", order="DESC")]

    def newest_first(self) -> QuoteQuerySet:
        return self.order_by("-article__sort_at", "-article_id", "position", "pk")

    def in_reading_order(self) -> QuoteQuerySet:
        return self.order_by("article_id", "position", "pk")

    def similar_pairs(self, quotes: Iterable[Quote], *, most: int) -> list[tuple[int, int]]:
        """Pair ``quotes`` with quotes of other articles that have a print in common: (key, other quote's key).

        Each quote gets up to ``most`` pairs, those with the most prints in common. Each is looked up separately, so
        that a quote found everywhere does not crowd out the others. Indirect quotes have no pairs.
        """
        marked = [quote for quote in quotes if quote.kind != Quote.Kind.INDIRECT]
        if not marked:
            return []
        sought = [f"{{{','.join(map(str, search_fingerprints_of(quote.text)))}}}" for quote in marked]
        keys, articles = [quote.pk for quote in marked], [quote.article_id for quote in marked]
        with connection.cursor() as cursor:
            cursor.execute(_SIMILAR, [keys, articles, sought, _MOST_CANDIDATES, most])
            return cursor.fetchall()

    def with_article(self) -> QuoteQuerySet:
        """Fetch what a list shows of a quote: speaker, headline, outlet and date."""
        return self.select_related("speaker", "article__source").defer(
            "search",
            "prints",
            "article__body",
            "article__blocks",
            "article__search",
            "article__sketch",
            "article__terms",
        )

    def with_its_text(self) -> QuoteQuerySet:
        """Fetch what a quote's own page shows: speaker, and article with its text."""
        return self.select_related("speaker", "article__source", "article__agency").defer(
            "search", "prints", "article__search", "article__sketch", "article__terms"
        )


class Quote(models.Model):
    """Words in an article attributed to a speaker."""

    # The ``rule`` of a quote added by hand.
    ADDED = "added by hand"

    class Kind(models.TextChoices):
        DIRECT = "direct", _("direct")
        MIXED = "mixed", _("mixed")
        INDIRECT = "indirect", _("indirect")

    article = models.ForeignKey(
        "articles.Article", verbose_name=_("article"), on_delete=models.CASCADE, related_name="quotes"
    )
    position = models.PositiveIntegerField(_("position"), help_text=_("From 0, in the order of the text."))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    text = models.TextField(_("text"))
    found_text = models.TextField(
        _("text as parsed"), blank=True, help_text=_("The text as parsed, if somebody edited it.")
    )
    speaker = models.ForeignKey(
        Person, verbose_name=_("speaker"), null=True, blank=True, on_delete=models.PROTECT, related_name="quotes"
    )
    speaker_text = models.CharField(
        _("speaker described as"),
        max_length=500,
        blank=True,
        help_text=_("The article's words for a speaker who is not one named person."),
    )
    cue = models.CharField(_("cue"), max_length=100, blank=True)
    certainty = models.FloatField(
        _("certainty"),
        help_text=_("From 0 to 1: how likely the speaker is right; for reported speech, how likely it is any."),
    )
    rule = models.CharField(_("rule"), max_length=100)
    by_hand = models.BooleanField(_("speaker set by hand"), default=False)
    prints = ArrayField(
        models.BigIntegerField(),
        verbose_name=_("prints"),
        default=list,
        editable=False,
        help_text=_("Hashes by which the same words are found in other articles; none for indirect speech."),
    )
    search = models.GeneratedField(
        expression=SearchVector(Left("text", SEARCHED_CHARACTERS), config=SEARCH_CONFIG),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = QuoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "position"],
                name="quote_position_once",
                # Parsing again renumbers the quotes of an article in several statements.
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="quote_is_a_span"),
            models.CheckConstraint(condition=Q(certainty__gte=0, certainty__lte=1), name="quote_certainty_is_a_share"),
            models.CheckConstraint(condition=Q(kind__in=["direct", "mixed", "indirect"]), name="quote_kind_known"),
        ]
        indexes = [
            # Search in quotes.
            GinIndex(fields=["search"], name="quote_search"),
            # The same words in other articles.
            GinIndex(fields=["prints"], name="quote_prints"),
            # The numbers of a speaker's quotes, with index-only scans.
            models.Index(fields=["speaker", "kind", "certainty"], name="quote_counts"),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        """Return the address of the quote in its article, which shows uncertain ones only on request."""
        query = "?uncertain=1" if self.is_hidden else ""
        return f"{reverse('articles:article', args=[self.article_id])}{query}#quote-{self.pk}"

    def get_page_url(self) -> str:
        """Return the address of the quote's own page."""
        return reverse("articles:quote", args=[self.pk])

    @property
    def is_reported(self) -> bool:
        return self.kind == Quote.Kind.INDIRECT

    @property
    def is_hidden(self) -> bool:
        """Whether this is reported speech that is shown only on request, because it may not be any."""
        return self.is_reported and self.certainty < SURE_REPORTED

    @property
    def is_uncertain(self) -> bool:
        """Whether the speaker may well be wrong or, for reported speech, whether it may not be any."""
        if self.is_reported:
            return self.is_hidden
        return bool(self.speaker_id or self.speaker_text) and not self.by_hand and self.certainty < SURE_SPEAKER

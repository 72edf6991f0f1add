from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import connection, models
from django.db.models import Case, Count, Exists, F, Func, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce, Length, Lower, TruncMonth
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.text.people.found import SURE_PERSON

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import QuerySet


# The words of an alias's key, as an array.
KEY_WORDS = Func(
    F("key"), Value(" "), function="string_to_array", output_field=ArrayField(models.TextField(), default=list)
)


class PersonQuerySet(models.QuerySet["Person"]):
    def alphabetical(self) -> PersonQuerySet:
        return self.order_by(Lower("sort_name"), "pk")

    def most_covered_first(self) -> PersonQuerySet:
        """Annotate ``article_count`` and sort by it, descending."""
        return self.annotate(article_count=_articles_naming()).order_by("-article_count", Lower("sort_name"), "pk")

    def best_known_first(self) -> PersonQuerySet:
        """Annotate ``article_count``; sort people so that the one to keep in a merge comes first.

        People with more than a surname come first, then those in most articles, then those with the longest name.
        """
        return self.annotate(article_count=_articles_naming()).order_by(
            Case(When(name__contains=" ", then=0), default=1), "-article_count", Length("name").desc(), "pk"
        )

    def most_quoted_first(self) -> PersonQuerySet:
        """Annotate ``quote_count``, without uncertain ones, and sort by it, descending."""
        return self.annotate(quote_count=_quotes_of()).order_by("-quote_count", Lower("sort_name"), "pk")

    def with_counts(self, *, uncertain: bool = False) -> PersonQuerySet:
        """Annotate ``article_count``, ``mention_count`` and ``quote_count``, for the people on one page.

        With ``uncertain``, reported speech that may not be any counts as quotes too.
        """
        appearances = Appearance.objects.filter(person=OuterRef("pk")).order_by().values("person")
        return self.annotate(
            article_count=_articles_naming(),
            mention_count=Coalesce(Subquery(appearances.annotate(n=Sum("mention_count")).values("n")), 0),
            quote_count=_quotes_of(uncertain=uncertain),
        )

    def with_role(self) -> PersonQuerySet:
        """Annotate ``role``: the first role in the latest article that gives any; null if none does."""
        latest = Appearance.objects.filter(person=OuterRef("pk")).exclude(roles=[]).order_by("-article")
        return self.annotate(role=Subquery(latest.values("roles__0")[:1]))

    def with_certainty(self) -> PersonQuerySet:
        """Annotate ``is_uncertain``: whether the name may well not be a person's."""
        return self.annotate(is_uncertain=~_has_sure_name())

    def with_sure_name(self) -> PersonQuerySet:
        return self.filter(_has_sure_name())

    def with_uncertain_name(self) -> PersonQuerySet:
        """People whose name may well not be a person's."""
        return self.filter(~_has_sure_name())

    def named_like(self, words: str) -> PersonQuerySet:
        """People with an alias that contains every word of ``words``."""
        people = self
        for word in words.split():
            people = people.filter(Exists(Alias.objects.filter(person=OuterRef("pk"), name__icontains=word)))
        return people

    def quoted_beside(self, person: Person, *, uncertain: bool = False) -> PersonQuerySet:
        """People quoted in the same articles as ``person``, with their number as ``together``, most first."""
        both = _quotes(uncertain=uncertain).filter(speaker=person).values("article")
        theirs = _quotes(uncertain=uncertain).filter(article__in=both)
        return (
            self.exclude(pk=person.pk)
            .filter(quotes__in=theirs)
            .annotate(together=Count("quotes__article", distinct=True))
            .order_by("-together", Lower("sort_name"), "pk")
        )

    def called(self, names: Iterable[Sequence[str]]) -> PersonQuerySet:
        """People with an alias that has all words of any of ``names``, in alphabetical order, with their aliases.

        Words are in the form of ``Alias.key``.
        """
        any_of = Q(pk__in=[])
        for words in names:
            any_of |= Q(words__contains=list(words))
        aliases = Alias.objects.alias(words=KEY_WORDS).filter(any_of)
        return self.filter(pk__in=aliases.values("person")).alphabetical().prefetch_related("aliases")


# Counted in subqueries, not joins: the other annotations are then computed once a person, not once an article.


def _has_sure_name() -> Q:
    """Return the condition for people whose name is surely a person's, by its certainty or because a reader said so."""
    by_hand = apps.get_model("articles", "PersonCorrection")._default_manager.filter(person=OuterRef("pk"))
    return (
        Q(Exists(Appearance.objects.sure().filter(person=OuterRef("pk"))))
        | Q(Exists(Alias.objects.filter(person=OuterRef("pk"), origin=Alias.Origin.HAND)))
        | Q(Exists(by_hand))
    )


def _articles_naming() -> Coalesce:
    rows = Appearance.objects.filter(person=OuterRef("pk")).order_by().values("person")
    return Coalesce(Subquery(rows.annotate(n=Count("article", distinct=True)).values("n")), 0)


def _quotes(*, uncertain: bool = False) -> QuerySet[Any]:
    # Looked up by name, because the module of quotes imports this one.
    quotes: QuerySet[Any] = apps.get_model("articles", "Quote")._default_manager.shown(uncertain=uncertain)
    return quotes


def _quotes_of(*, uncertain: bool = False) -> Coalesce:
    rows = _quotes(uncertain=uncertain).filter(speaker=OuterRef("pk")).order_by().values("speaker")
    return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n")), 0)


class Person(models.Model):
    """A human being, identified across articles."""

    name = models.CharField(_("name"), max_length=200)
    sort_name = models.CharField(_("sorted as"), max_length=200, help_text=_("Surname first: Marrandt, Ilse."))
    note = models.TextField(_("note"), blank=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="person_has_name")]
        indexes = [
            # The alphabetical list of people.
            models.Index(Lower("sort_name"), "id", name="person_alphabetical"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:person", args=[self.pk])


# Finds two kinds of similar names, for many names at once and with indexes. The first have the same given name and the
# same first letter of the surname: one may be misspelt. The others have the given name and one part of the surname,
# which may be half of a double surname.
_SIMILAR = """
SELECT mine.number, other.person_id
FROM unnest(%s::int[], %s::text[], %s::text[]) AS mine (number, first, after)
CROSS JOIN LATERAL (
    SELECT person_id FROM articles_alias WHERE bare ~>=~ mine.first AND bare ~<~ mine.after ORDER BY bare, id LIMIT %s
) AS other
UNION
SELECT mine.number, other.person_id
FROM unnest(%s::int[], %s::text[], %s::text[]) AS mine (number, given, surname)
CROSS JOIN LATERAL (
    SELECT person_id
    FROM articles_alias
    WHERE string_to_array(key, ' ') @> ARRAY[mine.given, mine.surname]
    ORDER BY id
    LIMIT %s
) AS other
ORDER BY 1, 2
"""
# The most people of each kind for one name; the rest is ignored.
_MOST_SIMILAR = 200


class AliasQuerySet(models.QuerySet["Alias"]):
    def similar_to(self, names: Sequence[tuple[str, tuple[str, ...]]]) -> list[tuple[int, int]]:
        """Return pairs of the index of a name and the id of a person whose name may be a variant of it.

        The variant may be misspelt, or have only half of a double surname. ``names`` are pairs of the given name and
        the parts of the surname that a person may use alone, starting with the last, in the form of ``Alias.key``.
        """
        if not names:
            return []
        starts = [(number, f"{given} {parts[0][0]}") for number, (given, parts) in enumerate(names)]
        halves = [(number, given, part) for number, (given, parts) in enumerate(names) for part in parts]
        with connection.cursor() as cursor:
            cursor.execute(
                _SIMILAR,
                [
                    *map(
                        list,
                        zip(*((n, start, start[:-1] + chr(ord(start[-1]) + 1)) for n, start in starts), strict=True),
                    ),
                    _MOST_SIMILAR,
                    *map(list, zip(*halves, strict=True)),
                    _MOST_SIMILAR,
                ],
            )
            return cursor.fetchall()


class Alias(models.Model):
    """A form of a person's name, by which people in articles are looked up: see ``articles.ingest.people``.

    Two people may have one name. Evidence in the articles then decides who is meant.
    """

    class Origin(models.TextChoices):
        FOUND = "found", _("found in a clipping")
        HAND = "hand", _("by hand")

    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(_("name"), max_length=200)
    key = models.CharField(
        _("key"), max_length=200, help_text=_("The name without case, accents, titles and punctuation.")
    )
    bare = models.CharField(
        _("first and last word"),
        max_length=200,
        blank=True,
        editable=False,
        help_text=_("What the forms of a name share that may certainly be one person's. Empty for a surname alone."),
    )
    family = models.CharField(_("surname"), max_length=200, blank=True, editable=False)
    origin = models.CharField(_("origin"), max_length=5, choices=Origin, default=Origin.FOUND)

    objects = AliasQuerySet.as_manager()

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        constraints = [models.UniqueConstraint(fields=["key", "person"], name="alias_once")]
        indexes = [
            # Forms of a full name, and names that may be misspelt, when articles come in.
            models.Index(fields=["bare"], opclasses=["varchar_pattern_ops"], name="alias_bare"),
            # People with one surname, for surnames alone and duplicate suggestions.
            models.Index(fields=["family"], name="alias_family"),
            # Search by any words of a name: said:"..." and about:"...".
            GinIndex(KEY_WORDS, name="alias_words", fastupdate=False),
        ]

    def __str__(self) -> str:
        return self.name


class AppearanceQuerySet(models.QuerySet["Appearance"]):
    def sure(self) -> AppearanceQuerySet:
        """Appearances whose name is a person's with a certainty at which 19 in 20 are."""
        return self.filter(certainty__gte=SURE_PERSON)

    def by_outlet(self) -> QuerySet[Any, Any]:
        """Rows of ``source_name``, ``source_slug`` (null: no outlet), ``articles`` and mentions as ``times``."""
        return (
            self.annotate(source_name=F("article__source__name"), source_slug=F("article__source__slug"))
            .values("source_name", "source_slug")
            .annotate(articles=Count("article", distinct=True), times=Sum("mention_count"))
            .order_by("-articles", "source_name")
        )

    def by_month(self) -> QuerySet[Any, Any]:
        """Rows of ``month`` (its first day), number of ``articles`` and mentions (``times``); none undated."""
        return (
            self.filter(article__published_on__isnull=False)
            .annotate(month=TruncMonth("article__published_on"))
            .values("month")
            .annotate(articles=Count("article", distinct=True), times=Sum("mention_count"))
            .order_by("month")
        )

    def with_roles(self) -> AppearanceQuerySet:
        """Appearances with roles, newest first, with what a list shows of their articles."""
        return (
            self.exclude(roles=[])
            .select_related("article__source")
            .only(
                "article__headline",
                "article__published_on",
                "article__published_time",
                "article__published_offset",
                "article__source__name",
                "article__source__slug",
                "name",
                "person",
                "roles",
            )
            .order_by("-article__sort_at", "-pk")
        )


class Appearance(models.Model):
    """A person in an article: the fullest name and the roles that the article gives."""

    article = models.ForeignKey(
        "articles.Article", verbose_name=_("article"), on_delete=models.CASCADE, related_name="appearances"
    )
    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="appearances")
    name = models.CharField(_("name in the article"), max_length=200)
    position = models.PositiveIntegerField(_("position"), help_text=_("From 0, by first mention."))
    roles = ArrayField(models.TextField(), verbose_name=_("roles"), default=list, blank=True)
    mention_count = models.PositiveIntegerField(_("mentions"))
    certainty = models.FloatField(
        _("certainty"), default=1.0, help_text=_("From 0 to 1: how likely the name is a person’s.")
    )

    objects = AppearanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("appearance")
        verbose_name_plural = _("appearances")
        constraints = [
            # Not article and person, because two names in one article may turn out to be one person.
            models.UniqueConstraint(fields=["article", "name"], name="appearance_name_once"),
            models.CheckConstraint(
                condition=Q(certainty__gte=0, certainty__lte=1), name="appearance_certainty_is_a_share"
            ),
        ]
        indexes = [
            # The facet of people, a person's articles, and whose name is uncertain, with index-only scans.
            models.Index(fields=["person", "article"], include=["certainty"], name="appearance_by_person"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_uncertain(self) -> bool:
        """Whether the name may well not be a person's."""
        return self.certainty < SURE_PERSON


class Mention(models.Model):
    """A span of a body that names a person: half-open, in code points, without title and possessive."""

    appearance = models.ForeignKey(
        Appearance, verbose_name=_("appearance"), on_delete=models.CASCADE, related_name="mentions"
    )
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        constraints = [
            models.UniqueConstraint(
                fields=["appearance", "start"],
                name="mention_place_once",
                # Reparsing updates the mentions of a person one by one.
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="mention_is_a_span"),
        ]

    def __str__(self) -> str:
        return f"{self.start}-{self.end}"

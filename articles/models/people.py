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

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import QuerySet


# The words of an alias's key.
KEY_WORDS = Func(
    F("key"), Value(" "), function="string_to_array", output_field=ArrayField(models.TextField(), default=list)
)


class PersonQuerySet(models.QuerySet["Person"]):
    def alphabetical(self) -> PersonQuerySet:
        return self.order_by(Lower("sort_name"), "pk")

    def most_covered_first(self) -> PersonQuerySet:
        """Annotate ``article_count`` and put the people whom most articles name first."""
        return self.annotate(article_count=_articles_naming()).order_by("-article_count", Lower("sort_name"), "pk")

    def best_known_first(self) -> PersonQuerySet:
        """Annotate ``article_count`` and put those first whose page is to be kept of people who are one.

        They have more than a surname; most is written of them; their name is the fullest.
        """
        return self.annotate(article_count=_articles_naming()).order_by(
            Case(When(name__contains=" ", then=0), default=1), "-article_count", Length("name").desc(), "pk"
        )

    def most_quoted_first(self) -> PersonQuerySet:
        """Annotate ``quote_count`` and put the people who are quoted most first."""
        return self.annotate(quote_count=_quotes_of()).order_by("-quote_count", Lower("sort_name"), "pk")

    def with_counts(self) -> PersonQuerySet:
        """Annotate ``article_count``, ``mention_count`` and ``quote_count``. For a page of people, not for an order."""
        appearances = Appearance.objects.filter(person=OuterRef("pk")).order_by().values("person")
        return self.annotate(
            article_count=_articles_naming(),
            mention_count=Coalesce(Subquery(appearances.annotate(n=Sum("mention_count")).values("n")), 0),
            quote_count=_quotes_of(),
        )

    def with_role(self) -> PersonQuerySet:
        """Annotate ``role``: what the latest article to say so calls them; null where none does."""
        told = Appearance.objects.filter(person=OuterRef("pk")).exclude(roles=[]).order_by("-article")
        return self.annotate(role=Subquery(told.values("roles__0")[:1]))

    def named_like(self, words: str) -> PersonQuerySet:
        """People one of whose names holds every word of ``words``."""
        people = self
        for word in words.split():
            people = people.filter(Exists(Alias.objects.filter(person=OuterRef("pk"), name__icontains=word)))
        return people

    def quoted_beside(self, person: Person) -> PersonQuerySet:
        """Annotate ``together``, the articles that quote them and ``person``; who has any, most first."""
        both = _quotes().filter(speaker=person).values("article")
        return (
            self.exclude(pk=person.pk)
            .filter(quotes__article__in=both)
            .annotate(together=Count("quotes__article", distinct=True))
            .order_by("-together", Lower("sort_name"), "pk")
        )

    def called(self, names: Iterable[Sequence[str]]) -> PersonQuerySet:
        """People one of whose names has all the words of one of ``names``, from A to Z, with their aliases.

        Words are as in ``Alias.key``.
        """
        any_of = Q(pk__in=[])
        for words in names:
            any_of |= Q(words__contains=list(words))
        aliases = Alias.objects.alias(words=KEY_WORDS).filter(any_of)
        return self.filter(pk__in=aliases.values("person")).alphabetical().prefetch_related("aliases")


# Each counted apart from the people, not joined to them: what else a list says of a person is then found out once a
# person, and not once for each of their thousand articles.


def _articles_naming() -> Coalesce:
    rows = Appearance.objects.filter(person=OuterRef("pk")).order_by().values("person")
    return Coalesce(Subquery(rows.annotate(n=Count("article", distinct=True)).values("n")), 0)


def _quotes() -> QuerySet[Any]:
    # Quotes refer to people: the model is looked up, as importing its module would be a circle.
    return apps.get_model("articles", "Quote")._default_manager.all()


def _quotes_of() -> Coalesce:
    rows = _quotes().filter(speaker=OuterRef("pk")).order_by().values("speaker")
    return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n")), 0)


class Person(models.Model):
    """A human being, the same one in every article."""

    name = models.CharField(_("name"), max_length=200)
    sort_name = models.CharField(_("sorted as"), max_length=200, help_text=_("Surname first: Marrandt, Ilse."))
    note = models.TextField(_("note"), blank=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="person_has_name")]
        indexes = [
            # The list of people from A to Z.
            models.Index(Lower("sort_name"), "id", name="person_alphabetical"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:person", args=[self.pk])


# Full names whose surname begins alike behind the same given name, and names that hold a given name and one part of a
# surname: what may be a misspelt name and half a double one. Both are found by an index for each of many names at once.
_NEARLY = """
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
# Namesakes of one given name and one first letter, and bearers of both words: of more the rest is left out.
_MOST_NEARLY = 200


class AliasQuerySet(models.QuerySet["Alias"]):
    def nearly(self, names: Sequence[tuple[str, tuple[str, ...]]]) -> list[tuple[int, int]]:
        """Return pairs of the number of a name and a person who may bear it misspelt, or half of it.

        A name is its given name and the parts of its surname that somebody may go by, the last of all first, as its
        key has them.
        """
        if not names:
            return []
        starts = [(number, f"{given} {parts[0][0]}") for number, (given, parts) in enumerate(names)]
        halves = [(number, given, part) for number, (given, parts) in enumerate(names) for part in parts]
        with connection.cursor() as cursor:
            cursor.execute(
                _NEARLY,
                [
                    *map(
                        list,
                        zip(*((n, start, start[:-1] + chr(ord(start[-1]) + 1)) for n, start in starts), strict=True),
                    ),
                    _MOST_NEARLY,
                    *map(list, zip(*halves, strict=True)),
                    _MOST_NEARLY,
                ],
            )
            return cursor.fetchall()


class Alias(models.Model):
    """A form of a person's name, by which articles' people are looked up: see ``articles.ingest.people``.

    Two people may have one name; then the articles' evidence decides who is meant.
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
            # Forms of a full name, when articles come in.
            # Its beginning too, for names that may be misspelt.
            models.Index(fields=["bare"], opclasses=["varchar_pattern_ops"], name="alias_bare"),
            # People of one surname: a surname alone, and proposed joins.
            models.Index(fields=["family"], name="alias_family"),
            # Search by name, said:"..." and about:"...": any words of it.
            GinIndex(KEY_WORDS, name="alias_words", fastupdate=False),
        ]

    def __str__(self) -> str:
        return self.name


class AppearanceQuerySet(models.QuerySet["Appearance"]):
    def by_outlet(self) -> QuerySet[Any, Any]:
        """Rows of ``source_name``, ``source_slug`` (null: no outlet), ``articles`` and ``times`` named."""
        return (
            self.annotate(source_name=F("article__source__name"), source_slug=F("article__source__slug"))
            .values("source_name", "source_slug")
            .annotate(articles=Count("article", distinct=True), times=Sum("mention_count"))
            .order_by("-articles", "source_name")
        )

    def by_month(self) -> QuerySet[Any, Any]:
        """Rows of ``month`` (its first day), ``articles`` and ``times`` named, in the order of time."""
        return (
            self.filter(article__published_on__isnull=False)
            .annotate(month=TruncMonth("article__published_on"))
            .values("month")
            .annotate(articles=Count("article", distinct=True), times=Sum("mention_count"))
            .order_by("month")
        )

    def with_roles(self) -> AppearanceQuerySet:
        """Appearances whose article says what the person is, newest first, with what a line about the article shows."""
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
    """A person in an article: the fullest name it gives and the roles it names."""

    article = models.ForeignKey(
        "articles.Article", verbose_name=_("article"), on_delete=models.CASCADE, related_name="appearances"
    )
    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="appearances")
    name = models.CharField(_("name in the article"), max_length=200)
    position = models.PositiveSmallIntegerField(_("position"), help_text=_("From 0, by first mention."))
    roles = ArrayField(models.TextField(), verbose_name=_("roles"), default=list, blank=True)
    mention_count = models.PositiveIntegerField(_("mentions"))

    objects = AppearanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("appearance")
        verbose_name_plural = _("appearances")
        constraints = [
            # Not article and person: two names of one article may turn out to be one person.
            models.UniqueConstraint(fields=["article", "name"], name="appearance_name_once"),
        ]
        indexes = [
            # The facet of people and a person's articles, without a visit to the table.
            models.Index(fields=["person", "article"], name="appearance_by_person"),
        ]

    def __str__(self) -> str:
        return self.name


class Mention(models.Model):
    """One place in a body where a person is named: half-open, in code points, without title and possessive."""

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
                # Parsing again moves the mentions of a person one after the other.
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="mention_is_a_span"),
        ]

    def __str__(self) -> str:
        return f"{self.start}-{self.end}"

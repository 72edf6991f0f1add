"""Where an account's words come from: an agency's copy, as the account says or as its words show, or its own desk."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import F, Func, JSONField

from articles.compare.presenter import percent
from articles.models import Article, Source
from articles.text.comparing.copied_text import copied_words
from articles.text.data.kinds import Kind
from articles.text.terms import containment, sketch
from articles.text.tokens import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from articles.compare.addresses import Key
    from articles.compare.columns import Column

# The share of an account's words, in runs of six and more, from which on it is called another's copy. Of 5,850 pairs of
# accounts of one event, 80 in 100 share less than a twentieth, quotes included; ever fewer share more, up to three
# tenths, and from there on as many share much as little: those were copied. Of texts on different events none shares a
# twentieth.
WIRE_SHARE = 0.3

# Of an account that credits an agency, every share is told that is not chance.
LEAST_SHARE = 0.05

# An agency's dispatch has some versions and some carriers; more than these add nothing.
MOST_CANDIDATES = 40


# A line of thanks at the end of a body, "With files from" and the like; longer lines tell the event.
CREDIT_WORDS = 12


class Likeness(StrEnum):
    """What another text with an agency's copy is."""

    OWN = "own"  # the agency's own
    CARRIER = "carrier"  # another outlet's that credits the agency


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A text that an account has words in common with. ``share``: percent of the account's words; ``siglum``: the
    text's own in this comparison, empty where it is not in it."""

    article: Article
    agency: Source
    share: int
    likeness: Likeness
    siglum: str

    @property
    def is_own(self) -> bool:
        return self.likeness is Likeness.OWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What is known of where an account comes from.

    ``credited`` is the agency whose copy it says it carries, or which its credit names; ``evidence`` are the lines in
    which it does, or says who reported. ``witness`` is the text that bears a credit out, or that shows a copy nobody is
    credited for.
    """

    column: Column
    credited: Source | None
    evidence: tuple[str, ...]
    witness: Witness | None

    @property
    def is_agency(self) -> bool:
        """Whether this is the agency's own text."""
        return self.column.article.agency is not None and self.column.article.source is None

    @property
    def is_copy(self) -> bool:
        """Whether the account says that it carries the agency's copy, not only that the agency had a part in it."""
        return self.column.article.agency is not None


def origins_of(columns: Sequence[Column]) -> tuple[Origin, ...]:
    """Return for each account where it comes from, as far as its lines and the archive's texts say."""
    credits_of = _credits(columns)
    candidates = _candidates(columns)
    bodies = {column.key.article: column.body for column in columns}
    sigla = {column.key.article: column.siglum for column in reversed(columns)}
    nearest = {column.key: _nearest(column, candidates, agency=credits_of[column.key].agency) for column in columns}
    wanted = {article.pk for article in nearest.values() if article and article.pk not in bodies}
    if wanted:
        bodies |= dict(Article.objects.filter(pk__in=wanted).values_list("pk", "body"))
    origins = []
    for column in columns:
        agency, lines = credits_of[column.key]
        least = LEAST_SHARE if agency else WIRE_SHARE
        witness = _witness(column=column, article=nearest[column.key], least=least, bodies=bodies, sigla=sigla)
        origins.append(Origin(column=column, credited=agency, evidence=lines, witness=witness))
    return tuple(origins)


class _Credits(NamedTuple):
    agency: Source | None
    lines: tuple[str, ...]


def _credits(columns: Sequence[Column]) -> dict[Key, _Credits]:
    """Return the agency that each account credits, and the lines that do so or say who reported.

    Those are its agency and credit lines and, where it names an agency, the last of its body: some outlets end on their
    thanks.
    """
    agencies = [(agency, tuple(_names(agency))) for agency in Source.objects.agencies().alphabetical()]
    headed = _header_lines(columns)
    found = {}
    for column in columns:
        lines = headed.get(column.key.article, [])
        last = column.body.rpartition("\n")[2].strip()
        if len(last.split()) <= CREDIT_WORDS and _named(last, agencies):
            lines = [*lines, last]
        agency = column.article.agency or _named(" ".join(lines), agencies)
        found[column.key] = _Credits(agency, tuple(dict.fromkeys(lines)))
    return found


def _header_lines(columns: Iterable[Column]) -> dict[int, list[str]]:
    """Return the agency and credit lines by article."""
    path = f'$[*] ? (@.kind == "{Kind.AGENCY}" || @.kind == "{Kind.CREDIT}").text'
    kept = Func(
        F("blocks"),
        function="jsonb_path_query_array",
        template=f"%(function)s(%(expressions)s, '{path}')",
        output_field=JSONField(),
    )
    return dict(Article.objects.filter(pk__in={column.key.article for column in columns}).values_list("pk", kept))


def _named(line: str, agencies: Iterable[tuple[Source, Sequence[str]]]) -> Source | None:
    words = f" {' '.join(words_of(line))} "
    return next((agency for agency, names in agencies if any(name in words for name in names)), None)


def _names(agency: Source) -> Iterator[str]:
    for name in (agency.name, *agency.aliases):
        if words := words_of(name):
            yield f" {' '.join(words)} "


def _candidates(columns: Sequence[Column]) -> list[Article]:
    """Return texts with an agency's copy that have words of any of the columns; also those columns that have."""
    hashes = sorted({number for column in columns for number in _sketch(column)})
    there = {column.key.article: column.article for column in columns}
    credited = [article for article in there.values() if article.agency]
    if not hashes:
        return credited
    rows = (
        Article.objects.sharing_text(hashes)
        .filter(agency__isnull=False)
        .exclude(pk__in=there)
        .select_related("source", "agency")
        .only("headline", "sketch", "version_of", "source__name", "agency__name")
        .order_by("pk")
    )
    return [*credited, *rows[:MOST_CANDIDATES]]


def _sketch(column: Column) -> Sequence[int]:
    return sketch(column.body) if column.is_earlier else column.article.sketch


def _nearest(column: Column, candidates: Iterable[Article], *, agency: Source | None) -> Article | None:
    """Return the candidate that has the most of the account's words; the agency's own text, where that is as near."""
    ours = _sketch(column)
    near = [
        (containment(ours, other.sketch), other.source is None, -other.pk, other)
        for other in candidates
        if agency in (None, other.agency) and _is_apart(column.article, other)
    ]
    shared, _own, _pk, found = max(near, default=(0.0, False, 0, None))
    return found if shared else None


def _is_apart(article: Article, other: Article) -> bool:
    """Say whether ``other`` is neither the same article in another version nor from the same outlet."""
    if (other.version_of_id or other.pk) == (article.version_of_id or article.pk):
        return False
    return article.source_id is None or article.source_id != other.source_id


def _witness(
    *, column: Column, article: Article | None, least: float, bodies: Mapping[int, str], sigla: Mapping[int, str]
) -> Witness | None:
    if article is None or article.agency is None or article.pk not in bodies:
        return None
    copied = copied_words(column.body, bodies[article.pk])
    if copied.share < least:
        return None
    return Witness(
        article=article,
        agency=article.agency,
        share=percent(copied.copied, copied.words),
        likeness=Likeness.CARRIER if article.source else Likeness.OWN,
        siglum=sigla.get(article.pk, ""),
    )

"""Whether an account is agency copy or original reporting, from its credit lines and from text it shares."""

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

# The share of an account's words, in runs of at least six, that makes it a copy without a credit. In 5,850 pairs of
# accounts of one event, 80 in 100 share less than 5%, quotes included. The number of pairs falls up to a share of 30%
# and is level above it: those were copied. No two texts on different events share 5%.
UNCREDITED_COPY_SHARE = 0.3

# The least share shown for an account that credits an agency. Smaller shares may be chance.
CREDITED_COPY_SHARE = 0.05

# Enough for the versions of an agency's text and the outlets that print it.
MOST_CANDIDATES = 40

# The longest closing line taken as a credit, such as "With files from ...". Longer lines are part of the report.
CREDIT_WORDS = 12


class MatchKind(StrEnum):
    """Who published the matching text."""

    AGENCY = "agency"
    CLIENT = "client"  # another outlet, which credits the agency


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchingText:
    """A text with agency copy that an account shares words with.

    ``share`` is a percentage of the account's words. ``siglum`` is empty if the text is not in the comparison.
    """

    article: Article
    agency: Source
    share: int
    kind: MatchKind
    siglum: str

    @property
    def is_from_agency(self) -> bool:
        return self.kind is MatchKind.AGENCY


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyCredit:
    """The evidence that an account is agency copy.

    ``agency`` is the agency that it credits, as author or contributor, and ``lines`` are its credit lines. ``match`` is
    a text with agency copy that it shares words with: it confirms a credit, or reveals a copy without one.
    """

    column: Column
    agency: Source | None
    lines: tuple[str, ...]
    match: MatchingText | None

    @property
    def is_agency(self) -> bool:
        """Whether the agency itself published the account."""
        return self.column.article.agency is not None and self.column.article.source is None

    @property
    def is_copy(self) -> bool:
        """Whether the account credits the agency for its text, not only as a contributor."""
        return self.column.article.agency is not None


def agency_credits_of(columns: Sequence[Column]) -> tuple[AgencyCredit, ...]:
    """Return the evidence for each account, in order, from its credit lines and from texts in the archive."""
    credits_of = _credits(columns)
    candidates = _candidates(columns)
    bodies = {column.key.article: column.body for column in columns}
    sigla = {column.key.article: column.siglum for column in reversed(columns)}
    nearest = {column.key: _nearest(column, candidates, agency=credits_of[column.key].agency) for column in columns}
    wanted = {article.pk for article in nearest.values() if article and article.pk not in bodies}
    if wanted:
        bodies |= dict(Article.objects.filter(pk__in=wanted).values_list("pk", "body"))
    found = []
    for column in columns:
        agency, lines = credits_of[column.key]
        least = CREDITED_COPY_SHARE if agency else UNCREDITED_COPY_SHARE
        match = _matching_text(column=column, article=nearest[column.key], least=least, bodies=bodies, sigla=sigla)
        found.append(AgencyCredit(column=column, agency=agency, lines=lines, match=match))
    return tuple(found)


class _Credits(NamedTuple):
    agency: Source | None
    lines: tuple[str, ...]


def _credits(columns: Sequence[Column]) -> dict[Key, _Credits]:
    """Return the agency that each account credits, and its credit lines.

    These are its agency and credit lines, and the last line of its body if that is short and names an agency.
    """
    agencies = [(agency, tuple(_names(agency))) for agency in Source.objects.agencies().alphabetical()]
    header_lines = _header_lines(columns)
    found = {}
    for column in columns:
        lines = header_lines.get(column.key.article, [])
        last = column.body.rpartition("\n")[2].strip()
        if len(last.split()) <= CREDIT_WORDS and _agency_named_in(last, agencies):
            lines = [*lines, last]
        agency = column.article.agency or _agency_named_in(" ".join(lines), agencies)
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


def _agency_named_in(line: str, agencies: Iterable[tuple[Source, Sequence[str]]]) -> Source | None:
    words = f" {' '.join(words_of(line))} "
    return next((agency for agency, names in agencies if any(name in words for name in names)), None)


def _names(agency: Source) -> Iterator[str]:
    for name in (agency.name, *agency.aliases):
        if words := words_of(name):
            yield f" {' '.join(words)} "


def _candidates(columns: Sequence[Column]) -> list[Article]:
    """Return texts that credit an agency and share text with any of the columns, including columns that do."""
    hashes = sorted({number for column in columns for number in _sketch(column)})
    compared = {column.key.article: column.article for column in columns}
    credited = [article for article in compared.values() if article.agency]
    if not hashes:
        return credited
    rows = (
        Article.objects.sharing_text(hashes)
        .filter(agency__isnull=False)
        .exclude(pk__in=compared)
        .select_related("source", "agency")
        .only("headline", "sketch", "version_of", "source__name", "agency__name")
        .order_by("pk")
    )
    return [*credited, *rows[:MOST_CANDIDATES]]


def _sketch(column: Column) -> Sequence[int]:
    return sketch(column.body) if column.is_earlier else column.article.sketch


def _nearest(column: Column, candidates: Iterable[Article], *, agency: Source | None) -> Article | None:
    """Return the candidate with the most text of the account; on a tie, the agency's own. ``None`` if none has any."""
    ours = _sketch(column)
    near = [
        (containment(ours, other.sketch), other.source is None, -other.pk, other)
        for other in candidates
        if agency in (None, other.agency) and _is_independent(column.article, other)
    ]
    shared, _own, _pk, found = max(near, default=(0.0, False, 0, None))
    return found if shared else None


def _is_independent(article: Article, other: Article) -> bool:
    """Whether ``other`` is neither a version of ``article`` nor from the same outlet."""
    if (other.version_of_id or other.pk) == (article.version_of_id or article.pk):
        return False
    return article.source_id is None or article.source_id != other.source_id


def _matching_text(
    *, column: Column, article: Article | None, least: float, bodies: Mapping[int, str], sigla: Mapping[int, str]
) -> MatchingText | None:
    if article is None or article.agency is None or article.pk not in bodies:
        return None
    copied = copied_words(column.body, bodies[article.pk])
    if copied.share < least:
        return None
    return MatchingText(
        article=article,
        agency=article.agency,
        share=percent(copied.copied, copied.words),
        kind=MatchKind.CLIENT if article.source else MatchKind.AGENCY,
        siglum=sigla.get(article.pk, ""),
    )

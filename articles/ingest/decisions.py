"""People's decisions about clippings: read from the database, and applied to parsed articles."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from articles.models import AddedQuote, Article, FieldCorrection, LineCorrection, NameCorrection, QuoteCorrection
from articles.text.data.kinds import Kind
from articles.text.documents import LineDecision
from articles.text.parse import ParsedArticle, ParsedClipping, Published
from articles.text.people.decisions import NameDecision

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.db.models import QuerySet

    from newsarchive.accounts.models import User

Field = FieldCorrection.Field


@dataclass(slots=True, kw_only=True)
class Decisions:
    """The decisions about one clipping, by position of the article in it.

    ``fields`` maps field names to values, ``quotes`` the text and number of a quote to its correction.
    """

    fields: dict[int, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    lines: dict[int, list[LineDecision]] = field(default_factory=lambda: defaultdict(list))
    quotes: dict[int, dict[tuple[str, int], QuoteCorrection]] = field(default_factory=lambda: defaultdict(dict))
    added: dict[int, list[AddedQuote]] = field(default_factory=lambda: defaultdict(list))
    names: dict[int, list[NameDecision]] = field(default_factory=lambda: defaultdict(list))

    def is_excluded(self, index: int) -> bool:
        return bool(self.fields.get(index, {}).get(Field.EXCLUDED))


def decisions_about(hashes: Iterable[str]) -> dict[str, Decisions]:
    """Return the decisions about the clippings with these SHA-256. Clippings without decisions are left out."""
    wanted = list(hashes)
    found: dict[str, Decisions] = defaultdict(Decisions)
    for row in FieldCorrection.objects.filter(sha256__in=wanted).order_by("pk"):
        found[row.sha256].fields[row.position][row.field] = row.value
    for line in LineCorrection.objects.filter(sha256__in=wanted).order_by("pk"):
        kind = Kind(line.kind) if line.kind else None
        decision = LineDecision(text=line.text, nth=line.nth, kind=kind, wording=line.wording or None)
        found[line.sha256].lines[line.position].append(decision)
    for quote in QuoteCorrection.objects.filter(sha256__in=wanted).order_by("pk"):
        found[quote.sha256].quotes[quote.position][quote.text, quote.nth] = quote
    for added in AddedQuote.objects.filter(sha256__in=wanted).order_by("pk"):
        found[added.sha256].added[added.position].append(added)
    for name in NameCorrection.objects.filter(sha256__in=wanted).order_by("pk"):
        found[name.sha256].names[name.position].append(
            NameDecision(words=name.words, name=name.name or None, place=name.place if name.line else None)
        )
    return dict(found)


def with_draft(decisions: Decisions, draft: Mapping[str, Any]) -> Decisions:
    """Return ``decisions`` overridden by the fields, lines and exclusions of a pending clipping's draft."""
    together = Decisions()
    for index, fields in decisions.fields.items():
        together.fields[index].update(fields)
    for index, lines in decisions.lines.items():
        together.lines[index] += lines
    for index, quotes in decisions.quotes.items():
        together.quotes[index].update(quotes)
    for index, added in decisions.added.items():
        together.added[index] += added
    for index, names in decisions.names.items():
        together.names[index] += names
    for key, part in draft.get("articles", {}).items():
        index = int(key)
        together.fields[index].update(part.get("fields", {}))
        if "excluded" in part:
            together.fields[index][Field.EXCLUDED] = bool(part["excluded"])
        lines_by_place = {(line.text, line.nth): line for line in together.lines[index]}
        for line in map(_line_decision, part.get("lines", [])):
            before = lines_by_place.get((line.text, line.nth))
            lines_by_place[line.text, line.nth] = _merged(line, before)
        together.lines[index] = list(lines_by_place.values())
    return together


def save_draft(*, sha256: str, draft: Mapping[str, Any], user: User | None) -> None:
    """Store a draft as corrections, replacing older ones about the same fields and lines."""
    fields: list[FieldCorrection] = []
    lines: list[LineCorrection] = []
    for key, part in draft.get("articles", {}).items():
        about: dict[str, Any] = {"sha256": sha256, "position": int(key), "made_by": user}
        values = dict(part.get("fields", {}))
        if "excluded" in part:
            values[Field.EXCLUDED] = bool(part["excluded"])
        fields += [FieldCorrection(field=name, value=value, **about) for name, value in values.items()]
        existing = {(row.text, row.nth): row for row in line_corrections_at(sha256=sha256, position=int(key))}
        for line in map(_line_decision, part.get("lines", [])):
            before = existing.get((line.text, line.nth))
            lines.append(
                LineCorrection(
                    text=line.text,
                    nth=line.nth,
                    kind=line.kind or (before.kind if before else ""),
                    wording=line.wording or (before.wording if before else ""),
                    **about,
                )
            )
    save_field_corrections(fields)
    save_line_corrections(lines)


def save_field_corrections(corrections: list[FieldCorrection]) -> None:
    FieldCorrection.objects.bulk_create(
        corrections,
        update_conflicts=True,
        unique_fields=["sha256", "position", "field"],
        update_fields=["value", "made_by", "made_at"],
    )


def line_corrections_at(*, sha256: str, position: int) -> QuerySet[LineCorrection]:
    """Return the line corrections of one article."""
    return LineCorrection.objects.filter(sha256=sha256, position=position)


def save_line_corrections(corrections: list[LineCorrection]) -> None:
    # The unique constraint is on a digest of the text, an expression that bulk_create cannot name.
    for new in corrections:
        line_corrections_at(sha256=new.sha256, position=new.position).update_or_create(
            sha256=new.sha256,
            position=new.position,
            text=new.text,
            nth=new.nth,
            defaults={"kind": new.kind, "wording": new.wording, "made_by_id": new.made_by_id},
        )


def quote_corrections_at(places: Iterable[tuple[str, int]]) -> list[QuoteCorrection]:
    """Return the quote corrections of articles, each given as the clipping's SHA-256 and the position in it."""
    wanted = set(places)
    rows = QuoteCorrection.objects.filter(sha256__in={sha256 for sha256, _position in wanted}).order_by("pk")
    return [row for row in rows if (row.sha256, row.position) in wanted]


def save_quote_corrections(corrections: list[QuoteCorrection]) -> None:
    """Write quote corrections, replacing older ones of the same quotes."""
    existing = {
        (row.sha256, row.position, row.text, row.nth): row.pk
        for row in quote_corrections_at((new.sha256, new.position) for new in corrections)
    }
    for new in corrections:
        new.pk = existing.get((new.sha256, new.position, new.text, new.nth))
        new.made_at = timezone.now()
    QuoteCorrection.objects.bulk_update(
        [new for new in corrections if new.pk], ["verdict", "words", "speaker", "speaker_text", "made_by", "made_at"]
    )
    QuoteCorrection.objects.bulk_create([new for new in corrections if not new.pk])


def _line_decision(line: Mapping[str, Any]) -> LineDecision:
    kind = Kind(line["kind"]) if line.get("kind") else None
    return LineDecision(text=line["text"], nth=line["nth"], kind=kind, wording=line.get("wording"))


def _merged(line: LineDecision, before: LineDecision | None) -> LineDecision:
    """Return ``line``, with the kind or wording that it leaves open taken from ``before``."""
    if before is None:
        return line
    return replace(line, kind=line.kind or before.kind, wording=line.wording or before.wording)


def with_corrected_fields(parsed: ParsedClipping, decisions: Decisions) -> ParsedClipping:
    """Return ``parsed`` with field corrections applied. Decisions about lines and quotes are applied elsewhere."""
    if not decisions.fields:
        return parsed
    articles = tuple(_with_fields(article, decisions.fields.get(article.index, {})) for article in parsed.articles)
    return replace(parsed, articles=articles)


def _with_fields(article: ParsedArticle, values: Mapping[str, Any]) -> ParsedArticle:
    changes: dict[str, Any] = {}
    for name, value in values.items():
        match name:
            case Field.HEADLINE:
                if value:
                    changes |= {"headline": value, "headline_origin": Article.HeadlineOrigin.HAND.value}
            case Field.AUTHORS:
                changes["authors"] = tuple(value or ())
            case Field.PUBLISHED:
                changes["published"] = published_at(value) if value else None
            case Field.STANDFIRST | Field.SOURCE | Field.AGENCY | Field.URL:
                changes[name] = value or None
    return replace(article, **changes) if changes else article


def published_at(iso: str) -> Published:
    """Parse an ISO 8601 date, or a date and time with or without offset. Raises ``ValueError`` for anything else."""
    if len(iso) == len("2024-06-01"):
        return Published(day=date.fromisoformat(iso))
    moment = datetime.fromisoformat(iso)
    offset = moment.utcoffset()
    minutes = None if offset is None else round(offset.total_seconds() / 60)
    return Published(day=moment.date(), time=moment.time(), offset=minutes)

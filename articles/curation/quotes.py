"""Correct quotes: set their speakers and words, remove false ones, and add missing ones."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from articles.curation.changes import (
    ArticleKey,
    NotUndoable,
    UndoRequest,
    article_key,
    article_values,
    existing,
    existing_users,
    record_change,
    reparse,
    reparse_by_hash,
    shortened,
    undoes,
)
from articles.ingest.decisions import quote_corrections_at, save_quote_corrections
from articles.ingest.reparsing import QUOTE_FIELDS
from articles.ingest.storing import lock_writers
from articles.lines.ledger import body_lines_of
from articles.models import AddedQuote, Article, Change, Person, Quote, QuoteCorrection, Summary, subjects
from articles.models.undo_records import UndoRecord
from articles.text.places import Place, line_at
from articles.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newsarchive.accounts.models import User

Verdict = QuoteCorrection.Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteDecision:
    """The columns of a ``QuoteCorrection`` that are a person's decision."""

    verdict: str
    words: str = ""
    speaker_id: int | None = None
    speaker_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedQuote(ArticleKey):
    """A parsed quote, with the decision about it ``before`` and ``now``.

    ``text`` is the quote as parsed, without corrections; ``nth`` is its number among quotes with the same text.
    """

    text: str
    nth: int
    before: QuoteDecision | None
    made_by_id: int | None
    now: QuoteDecision | None

    @property
    def key(self) -> tuple[str, int, str, int]:
        return self.sha256, self.position, self.text, self.nth


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedQuoteRow:
    """The columns of an ``AddedQuote``, except its article."""

    place: Place
    kind: str
    speaker_id: int | None
    speaker_text: str
    made_by_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedAddedQuote(ArticleKey):
    """A quote added by hand: its row ``before``, and its place ``now``. Either is ``None`` if there is none."""

    now: Place | None
    before: AddedQuoteRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedQuotes(UndoRecord):
    """``removed`` are the columns of quotes that were removed."""

    found: tuple[CorrectedQuote, ...] = ()
    added: tuple[CorrectedAddedQuote, ...] = ()
    removed: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """The speaker of a quote: a person's id, or a description in words. With neither, the speaker is unknown."""

    id: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A new decision about a quote. ``None`` keeps the earlier decision."""

    is_quote: bool = True
    words: str | None = None
    speaker: Speaker | None = None


@transaction.atomic
def set_speaker(
    quotes: Iterable[Quote], *, speaker: Person | None = None, speaker_text: str = "", user: User | None
) -> Change | None:
    """Set the speaker of ``quotes``: a person or a description. With neither, the speaker is unknown."""
    changed = list(quotes)
    if not changed:
        return None
    lock_writers()
    whose = Speaker(id=speaker.pk if speaker else None, text="" if speaker else speaker_text)
    record = _correct(changed, {quote.pk: Correction(speaker=whose) for quote in changed}, user=user)
    who = speaker.name if speaker else speaker_text
    if len(changed) == 1:
        summary = Summary.SPEAKER_SET if who else Summary.SPEAKER_UNKNOWN
    else:
        summary = Summary.SPEAKERS_SET if who else Summary.SPEAKERS_UNKNOWN
    return record_change(
        Change.Kind.SET_SPEAKER,
        summary,
        {"quote": shortened(changed[0].text), "count": len(changed), "speaker": who},
        about=_subjects(changed, people=[speaker.pk if speaker else None]),
        undo=record,
        user=user,
    )


@transaction.atomic
def set_words(words: Mapping[Quote, str], *, user: User | None) -> Change | None:
    """Set the words of quotes. They must be part of the quote's line, else ``ValueError`` is raised.

    Returns ``None`` if every quote already has these words.
    """
    changed = {quote: new for quote, new in words.items() if new != quote.text}
    if not changed:
        return None
    lock_writers()
    record = _correct(list(changed), {quote.pk: Correction(words=new) for quote, new in changed.items()}, user=user)
    quote, new = next(iter(changed.items()))
    return record_change(
        Change.Kind.SET_WORDS,
        Summary.WORDS_SET if len(changed) == 1 else Summary.WORDS_OF_QUOTES_SET,
        {"before": shortened(quote.text), "after": shortened(new), "more": len(changed) - 1},
        about=_subjects(changed),
        undo=record,
        user=user,
    )


@transaction.atomic
def remove_quotes(quotes: Iterable[Quote], *, user: User | None) -> Change | None:
    """Remove ``quotes`` for good, so that parsing the clipping again does not restore them."""
    removed = list(quotes)
    if not removed:
        return None
    lock_writers()
    rows = tuple({name: getattr(quote, name) for name in _RESTORED_FIELDS} for quote in removed)
    record = _correct(removed, {quote.pk: Correction(is_quote=False) for quote in removed}, user=user)
    return record_change(
        Change.Kind.DELETE_QUOTES,
        Summary.QUOTE_REMOVED if len(removed) == 1 else Summary.QUOTES_REMOVED,
        {"quote": shortened(removed[0].text), "count": len(removed)},
        about=_subjects(removed),
        undo=replace(record, removed=rows),
        user=user,
    )


@transaction.atomic
def add_quote(
    article: Article,
    span: Span,
    *,
    kind: Quote.Kind,
    speaker: Person | None = None,
    speaker_text: str = "",
    user: User | None,
) -> Change:
    """Add the words at ``span`` of an article's body as a quote. ``article`` is refreshed.

    Raises ``ValueError`` if the span is empty or not within one line.
    """
    lock_writers()
    place = _place(article, span)
    at = article_key(article)
    row = AddedQuote(
        **at,
        **asdict(place),
        kind=kind,
        speaker=speaker,
        speaker_text="" if speaker else speaker_text,
        made_by=user,
    )
    replaced = AddedQuote.objects.filter(**at, **asdict(place)).first()
    before = _row_of(replaced) if replaced else None
    if replaced:
        replaced.delete()
    row.save()
    reparse([article.clipping_id])
    article.refresh_from_db()
    return record_change(
        Change.Kind.ADD_QUOTE,
        Summary.QUOTE_ADDED,
        article_values(article, words=shortened(place.words)),
        about=subjects(articles=[article.pk], people=[row.speaker_id]),
        undo=CorrectedQuotes(added=(CorrectedAddedQuote(**at, now=place, before=before),)),
        user=user,
    )


def _subjects(quotes: Iterable[Quote], *, people: Iterable[int | None] = ()) -> list[str]:
    quotes = list(quotes)
    return subjects(
        articles=(quote.article_id for quote in quotes),
        people=[*(quote.speaker_id for quote in quotes), *people],
        quotes=(quote.pk for quote in quotes),
    )


_RESTORED_FIELDS = ("id", "article_id", *QUOTE_FIELDS)


def _correct(quotes: Sequence[Quote], corrections: Mapping[int, Correction], *, user: User | None) -> CorrectedQuotes:
    """Store the corrections, given by quote id, parse the clippings again, and return the undo record."""
    articles = {
        article.pk: article
        for article in Article.objects.filter(quotes__in=quotes).select_related("clipping").distinct().defer("search")
    }
    added = [quote for quote in quotes if quote.rule == Quote.ADDED]
    found = [quote for quote in quotes if quote.rule != Quote.ADDED]
    for quote in quotes:
        if (words := corrections[quote.pk].words) is not None:
            _words_at(articles[quote.article_id], quote, words)
    record = CorrectedQuotes(
        found=_correct_found(found, corrections, articles, user=user),
        added=tuple(
            _correct_added(quote, corrections[quote.pk], articles[quote.article_id], user=user) for quote in added
        ),
    )
    gone = [pk for pk, correction in corrections.items() if not correction.is_quote]
    Quote.objects.filter(pk__in=gone).delete()
    reparse({article.clipping_id for article in articles.values()})
    return record


def _words_at(article: Article, quote: Quote, words: str) -> Span:
    line = line_at(body_lines_of(article.blocks), Span(quote.start, quote.end))
    span = line.find_typed(words, near=quote.start) if line else None
    if span is None:
        raise ValueError(f"the line of quote {quote.pk} does not contain {words!r}")
    return span


# Parsed quotes


def _correct_found(
    quotes: Sequence[Quote],
    corrections: Mapping[int, Correction],
    articles: Mapping[int, Article],
    *,
    user: User | None,
) -> tuple[CorrectedQuote, ...]:
    stored = {
        (row.sha256, row.position, row.text, row.nth): row
        for row in quote_corrections_at([(a.clipping.sha256, a.position) for a in articles.values()])
    }
    nths = _nths(articles, stored)
    new: list[QuoteCorrection] = []
    gone: list[int] = []
    corrected: list[CorrectedQuote] = []
    for quote in quotes:
        article = articles[quote.article_id]
        text = quote.found_text or quote.text
        key = (article.clipping.sha256, article.position, text, nths[quote.pk])
        row = stored.get(key)
        place: dict[str, Any] = {"sha256": key[0], "position": key[1], "text": key[2], "nth": key[3]}
        correction = corrections[quote.pk]
        if row is None and quote.by_hand and correction.speaker is None:
            # The speaker was set by a correction of the quote's text before the body was corrected: keep it.
            correction = replace(correction, speaker=Speaker(id=quote.speaker_id, text=quote.speaker_text))
        before = _decision_of(row) if row else None
        now = _combined(before, correction, found=text)
        corrected.append(CorrectedQuote(**place, before=before, made_by_id=row.made_by_id if row else None, now=now))
        if now:
            new.append(QuoteCorrection(**place, **asdict(now), made_by=user))
        elif row:
            gone.append(row.pk)
    QuoteCorrection.objects.filter(pk__in=gone).delete()
    save_quote_corrections(new)
    return tuple(corrected)


def _decision_of(row: QuoteCorrection) -> QuoteDecision:
    return QuoteDecision(verdict=row.verdict, words=row.words, speaker_id=row.speaker_id, speaker_text=row.speaker_text)


def _combined(before: QuoteDecision | None, correction: Correction, *, found: str) -> QuoteDecision | None:
    """Return the decision after ``correction``, or ``None`` if nothing differs from the parsed quote.

    ``found`` is the text of the quote as parsed.
    """
    if not correction.is_quote:
        return QuoteDecision(verdict=Verdict.NOT_A_QUOTE.value)
    words = before.words if before else ""
    if correction.words is not None:
        words = "" if correction.words == found else correction.words
    speaker = correction.speaker
    if speaker is None and before and before.verdict == Verdict.SPEAKER:
        speaker = Speaker(id=before.speaker_id, text=before.speaker_text)
    if speaker:
        return QuoteDecision(
            verdict=Verdict.SPEAKER.value, words=words, speaker_id=speaker.id, speaker_text=speaker.text
        )
    return QuoteDecision(verdict=Verdict.WORDS.value, words=words) if words else None


def _nths(
    articles: Mapping[int, Article], corrections: Mapping[tuple[str, int, str, int], QuoteCorrection]
) -> dict[int, int]:
    """Return for each quote id its number among the article's quotes parsed with the same text.

    Removed quotes count, because parsing still finds them.
    """
    removed: dict[tuple[str, int, str], set[int]] = defaultdict(set)
    for (sha256, position, text, nth), row in corrections.items():
        if row.verdict == Verdict.NOT_A_QUOTE:
            removed[sha256, position, text].add(nth)
    nths: dict[int, int] = {}
    next_nth: dict[tuple[int, str], int] = defaultdict(int)
    rows = Quote.objects.filter(article__in=articles).exclude(rule=Quote.ADDED).in_reading_order()
    for pk, article_id, text, found_text in rows.values_list("pk", "article_id", "text", "found_text"):
        article, found = articles[article_id], found_text or text
        nth = next_nth[article_id, found]
        while nth in removed[article.clipping.sha256, article.position, found]:
            nth += 1
        next_nth[article_id, found] = nth + 1
        nths[pk] = nth
    return nths


# Quotes added by hand


def _correct_added(quote: Quote, correction: Correction, article: Article, *, user: User | None) -> CorrectedAddedQuote:
    at = article_key(article)
    place = _place(article, Span(quote.start, quote.end))
    rows = AddedQuote.objects.filter(**at, line=place.line, nth=place.nth, words=place.words)
    # If the line was edited and has fewer occurrences of the words, the row's number may be too high: take the nearest.
    row = min(rows, key=lambda row: (abs(row.at - place.at), row.pk))
    before = _row_of(row)
    if not correction.is_quote:
        row.delete()
        return CorrectedAddedQuote(**at, now=None, before=before)
    if correction.words is not None:
        place = _place(article, _words_at(article, quote, correction.words))
        row.words, row.at = place.words, place.at
    if correction.speaker:
        row.speaker_id, row.speaker_text = correction.speaker.id, correction.speaker.text
    row.made_by = user
    row.save()
    return CorrectedAddedQuote(**at, now=row.place, before=before)


def _place(article: Article, span: Span) -> Place:
    line = line_at(body_lines_of(article.blocks), span)
    if line is None or not len(span):
        raise ValueError(f"{span} of article {article.pk} is not within a line")
    return line.place_of(span)


def _row_of(row: AddedQuote) -> AddedQuoteRow:
    return AddedQuoteRow(
        place=row.place,
        kind=row.kind,
        speaker_id=row.speaker_id,
        speaker_text=row.speaker_text,
        made_by_id=row.made_by_id,
    )


# Undoing


@undoes(
    Change.Kind.SET_SPEAKER,
    Change.Kind.SET_WORDS,
    Change.Kind.ADD_QUOTE,
    Change.Kind.DELETE_QUOTES,
    record=CorrectedQuotes,
)
def undo_quotes(record: CorrectedQuotes, _undoing: UndoRequest) -> None:
    """Restore the earlier decisions, except about quotes that have been corrected again since."""
    found, added = _unchanged_since(record)
    keys = {one.key for one in found}
    rows = quote_corrections_at((one.sha256, one.position) for one in found)
    gone = [row.pk for row in rows if (row.sha256, row.position, row.text, row.nth) in keys]
    QuoteCorrection.objects.filter(pk__in=gone).delete()
    decisions = [one.before for one in found if one.before]
    rows_before = [one.before for one in added if one.before]
    speakers = [*(one.speaker_id for one in decisions), *(row.speaker_id for row in rows_before)]
    people = set(existing(Person, speakers))
    users = existing_users([*(one.made_by_id for one in found), *(row.made_by_id for row in rows_before)])
    QuoteCorrection.objects.bulk_create(
        QuoteCorrection(
            sha256=one.sha256,
            position=one.position,
            text=one.text,
            nth=one.nth,
            **{**asdict(before), "speaker_id": before.speaker_id if before.speaker_id in people else None},
            made_by_id=users.get(one.made_by_id),
        )
        for one in found
        if (before := one.before)
    )
    for each in added:
        if each.now:
            AddedQuote.objects.filter(**each.at, **asdict(each.now)).delete()
        if row := each.before:
            defaults = {
                "kind": row.kind,
                "speaker_id": row.speaker_id if row.speaker_id in people else None,
                "speaker_text": row.speaker_text,
                "made_by_id": users.get(row.made_by_id),
            }
            AddedQuote.objects.update_or_create(**each.at, **asdict(row.place), defaults=defaults)
    _restore_removed(record.removed)
    reparse_by_hash([one.sha256 for one in found] + [each.sha256 for each in added])


def _unchanged_since(record: CorrectedQuotes) -> tuple[list[CorrectedQuote], list[CorrectedAddedQuote]]:
    """Return the parts of the change that nobody has changed since. Raises ``NotUndoable`` if there are none."""
    stored = {
        (row.sha256, row.position, row.text, row.nth): _decision_of(row)
        for row in quote_corrections_at((one.sha256, one.position) for one in record.found)
    }
    speakers = set(existing(Person, (one.now.speaker_id for one in record.found if one.now)))

    def is_unchanged(one: CorrectedQuote) -> bool:
        decision, now = stored.get(one.key), one.now
        if now is None or decision is None:
            return now is decision
        if now.speaker_id and now.speaker_id not in speakers:
            # A speaker who has been merged since has another id, but the decision is the same.
            now = replace(now, speaker_id=decision.speaker_id)
        return decision == now

    found = [one for one in record.found if is_unchanged(one)]
    added = [
        each
        for each in record.added
        if not each.now or AddedQuote.objects.filter(**each.at, **asdict(each.now)).exists()
    ]
    if not found and not added:
        raise NotUndoable(_("a later edit changed this; undo that edit first"))
    return found, added


def _restore_removed(rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert removed quotes again with their ids. Parsing the clippings again then updates them."""
    articles = set(existing(Article, (row["article_id"] for row in rows)))
    people = set(existing(Person, (row["speaker_id"] for row in rows)))
    restored = set(existing(Quote, (row["id"] for row in rows)))
    for row in sorted(rows, key=lambda row: (row["article_id"], row["position"])):
        if row["article_id"] in articles and row["id"] not in restored:
            # Parsing matches quotes with the same text in order, so the quote must get its old position.
            later = Quote.objects.filter(article=row["article_id"], position__gte=row["position"])
            later.update(position=F("position") + 1)
            speaker_id = row["speaker_id"] if row["speaker_id"] in people else None
            Quote.objects.create(**{**row, "speaker_id": speaker_id})

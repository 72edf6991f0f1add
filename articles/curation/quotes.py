"""Correcting quotes: their speaker, their words, removing those that are none, adding those that were not found."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from articles.curation.changes import (
    NotUndoable,
    Undoing,
    article_values,
    existing,
    existing_users,
    parse_again,
    parse_again_by_hash,
    record_change,
    shortened,
    undoes,
)
from articles.ingest.decisions import put_quote_corrections, quote_corrections_at
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
    """What a ``QuoteCorrection`` says of a quote."""

    verdict: str
    words: str = ""
    speaker_id: int | None = None
    speaker_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedQuote:
    """A quote that parsing found, with the decision about it ``before`` and ``now``. ``text`` is as found."""

    sha256: str
    position: int
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
    """The columns of an ``AddedQuote`` besides its article."""

    place: Place
    kind: str
    speaker_id: int | None
    speaker_text: str
    made_by_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedAddedQuote:
    """A quote added by hand, as it was ``before``, and where it is ``now``; ``None`` where there was, or is, none."""

    sha256: str
    position: int
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
    """Whose words a quote is: a person's, somebody's described in words, or with neither not known."""

    id: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What is newly decided about a quote; ``None`` leaves the earlier decision alone."""

    is_quote: bool = True
    words: str | None = None
    speaker: Speaker | None = None


@transaction.atomic
def set_speaker(
    quotes: Iterable[Quote], *, speaker: Person | None = None, speaker_text: str = "", user: User | None
) -> Change | None:
    """Set the speaker of ``quotes``: a person, or a description; with neither the speaker is not known."""
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
    """Set the words of quotes, each a stretch of its quote's own line. Returns ``None`` where all are so already.

    Raises ``ValueError`` for words that are not in the line.
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
    """Remove ``quotes`` for good: parsing the clipping again does not bring them back."""
    removed = list(quotes)
    if not removed:
        return None
    lock_writers()
    rows = tuple({name: getattr(quote, name) for name in _KEPT_OF_QUOTES} for quote in removed)
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

    Raises ``ValueError`` where they are not within one line.
    """
    lock_writers()
    place = _place(article, span)
    at: dict[str, Any] = {"sha256": article.clipping.sha256, "position": article.position}
    row = AddedQuote(
        **at,
        **asdict(place),
        kind=kind,
        speaker=speaker,
        speaker_text="" if speaker else speaker_text,
        made_by=user,
    )
    there = AddedQuote.objects.filter(**at, **asdict(place)).first()
    before = _row_of(there) if there else None
    if there:
        there.delete()
    row.save()
    parse_again([article.clipping_id])
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


_KEPT_OF_QUOTES = ("id", "article_id", *QUOTE_FIELDS)


def _correct(quotes: Sequence[Quote], corrections: Mapping[int, Correction], *, user: User | None) -> CorrectedQuotes:
    """Store what is decided about each quote, by its id, parse the clippings again, and return what undoing needs."""
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
    parse_again({article.clipping_id for article in articles.values()})
    return record


def _words_at(article: Article, quote: Quote, words: str) -> Span:
    line = line_at(body_lines_of(article.blocks), Span(quote.start, quote.end))
    span = line.find_typed(words, near=quote.start) if line else None
    if span is None:
        raise ValueError(f"quote {quote.pk}'s line does not read {words!r}")
    return span


# Quotes that were found


def _correct_found(
    quotes: Sequence[Quote],
    corrections: Mapping[int, Correction],
    articles: Mapping[int, Article],
    *,
    user: User | None,
) -> tuple[CorrectedQuote, ...]:
    there = {
        (row.sha256, row.position, row.text, row.nth): row
        for row in quote_corrections_at([(a.clipping.sha256, a.position) for a in articles.values()])
    }
    nths = _nths(articles, there)
    new: list[QuoteCorrection] = []
    gone: list[int] = []
    corrected: list[CorrectedQuote] = []
    for quote in quotes:
        article = articles[quote.article_id]
        text = quote.found_text or quote.text
        key = (article.clipping.sha256, article.position, text, nths[quote.pk])
        row = there.get(key)
        place: dict[str, Any] = {"sha256": key[0], "position": key[1], "text": key[2], "nth": key[3]}
        correction = corrections[quote.pk]
        if row is None and quote.by_hand and correction.speaker is None:
            # A correction about the words that stood here before the text was corrected set the speaker.
            correction = replace(correction, speaker=Speaker(id=quote.speaker_id, text=quote.speaker_text))
        before = _decision_of(row) if row else None
        now = _combined(before, correction, found=text)
        corrected.append(CorrectedQuote(**place, before=before, made_by_id=row.made_by_id if row else None, now=now))
        if now:
            new.append(QuoteCorrection(**place, **asdict(now), made_by=user))
        elif row:
            gone.append(row.pk)
    QuoteCorrection.objects.filter(pk__in=gone).delete()
    put_quote_corrections(new)
    return tuple(corrected)


def _decision_of(row: QuoteCorrection) -> QuoteDecision:
    return QuoteDecision(verdict=row.verdict, words=row.words, speaker_id=row.speaker_id, speaker_text=row.speaker_text)


def _combined(before: QuoteDecision | None, correction: Correction, *, found: str) -> QuoteDecision | None:
    """Return the decision about a quote found as ``found`` after ``correction``; ``None`` where nothing is left."""
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
    """Return by id the number of each quote among those found with the same words. Removed quotes count."""
    away: dict[tuple[str, int, str], set[int]] = defaultdict(set)
    for (sha256, position, text, nth), row in corrections.items():
        if row.verdict == Verdict.NOT_A_QUOTE:
            away[sha256, position, text].add(nth)
    nths: dict[int, int] = {}
    following: dict[tuple[int, str], int] = defaultdict(int)
    rows = Quote.objects.filter(article__in=articles).exclude(rule=Quote.ADDED).in_reading_order()
    for pk, article_id, text, found_text in rows.values_list("pk", "article_id", "text", "found_text"):
        article, found = articles[article_id], found_text or text
        nth = following[article_id, found]
        while nth in away[article.clipping.sha256, article.position, found]:
            nth += 1
        following[article_id, found] = nth + 1
        nths[pk] = nth
    return nths


# Quotes that somebody added


def _correct_added(quote: Quote, correction: Correction, article: Article, *, user: User | None) -> CorrectedAddedQuote:
    at: dict[str, Any] = {"sha256": article.clipping.sha256, "position": article.position}
    place = _place(article, Span(quote.start, quote.end))
    rows = AddedQuote.objects.filter(**at, line=place.line, nth=place.nth, words=place.words)
    # Where the line has lost some of the stretches that read so, the row counts further than the line.
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
def undo_quotes(record: CorrectedQuotes, _undoing: Undoing) -> None:
    """Restore the decisions from before, except about quotes that were corrected again since."""
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
        at: dict[str, Any] = {"sha256": each.sha256, "position": each.position}
        if each.now:
            AddedQuote.objects.filter(**at, **asdict(each.now)).delete()
        if row := each.before:
            defaults = {
                "kind": row.kind,
                "speaker_id": row.speaker_id if row.speaker_id in people else None,
                "speaker_text": row.speaker_text,
                "made_by_id": users.get(row.made_by_id),
            }
            AddedQuote.objects.update_or_create(**at, **asdict(row.place), defaults=defaults)
    _put_quotes_back(record.removed)
    parse_again_by_hash([one.sha256 for one in found] + [each.sha256 for each in added])


def _unchanged_since(record: CorrectedQuotes) -> tuple[list[CorrectedQuote], list[CorrectedAddedQuote]]:
    """Return the parts of the change that nobody has overridden since. Raises ``NotUndoable`` where none is left."""
    there = {
        (row.sha256, row.position, row.text, row.nth): _decision_of(row)
        for row in quote_corrections_at((one.sha256, one.position) for one in record.found)
    }
    speakers = set(existing(Person, (one.now.speaker_id for one in record.found if one.now)))

    def is_unchanged(one: CorrectedQuote) -> bool:
        decision, now = there.get(one.key), one.now
        if now is None or decision is None:
            return now is decision
        if now.speaker_id and now.speaker_id not in speakers:
            # A speaker who was merged since has another id; the decision is the same.
            now = replace(now, speaker_id=decision.speaker_id)
        return decision == now

    found = [one for one in record.found if is_unchanged(one)]
    added = [
        each
        for each in record.added
        if not each.now
        or AddedQuote.objects.filter(sha256=each.sha256, position=each.position, **asdict(each.now)).exists()
    ]
    if not found and not added:
        raise NotUndoable(_("a later edit changed this; undo that edit first"))
    return found, added


def _put_quotes_back(rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert removed quotes again with their ids; parsing again updates what has changed about them since."""
    articles = set(existing(Article, (row["article_id"] for row in rows)))
    people = set(existing(Person, (row["speaker_id"] for row in rows)))
    there = set(existing(Quote, (row["id"] for row in rows)))
    for row in sorted(rows, key=lambda row: (row["article_id"], row["position"])):
        if row["article_id"] in articles and row["id"] not in there:
            # Quotes with the same words are matched in order, so it goes back to its old position.
            later = Quote.objects.filter(article=row["article_id"], position__gte=row["position"])
            later.update(position=F("position") + 1)
            speaker_id = row["speaker_id"] if row["speaker_id"] in people else None
            Quote.objects.create(**{**row, "speaker_id": speaker_id})
